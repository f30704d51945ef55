//! How well a file with a secret is kept from the other users of the machine: one rule for the token
//! and for the store's key.

use std::fs;
use std::path::{Path, PathBuf};

/// How well a secret is kept from the other users of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Only its owner has rights.
    Well,
    /// Others have rights, and nobody can take them away: a read-only mount, as Kubernetes and Docker
    /// Swarm make for secrets.
    OnReadOnlyMount,
    /// Others have rights.
    Badly,
}

/// How well this file is kept. One that is not there is kept well.
pub fn kept(file: &Path) -> Kept {
    use std::os::unix::fs::PermissionsExt;
    // systemd hands out credentials through an access list that shows as rights of the group, in a
    // folder that nobody else can enter.
    let handed_out = std::env::var_os("CREDENTIALS_DIRECTORY")
        .is_some_and(|folder| !folder.is_empty() && file.starts_with(PathBuf::from(folder)));
    let Ok(about) = fs::metadata(file) else { return Kept::Well };
    let read_only = rustix::fs::statvfs(file)
        .is_ok_and(|mount| mount.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY));
    let place = match (handed_out, read_only) {
        (true, _) => Place::SystemdCredentials,
        (false, true) => Place::ReadOnlyMount,
        (false, false) => Place::WritableMount,
    };
    judge(about.permissions().mode(), place)
}

/// Where a file lies, as far as it decides who can read it or change its rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The folder in which systemd hands out credentials.
    SystemdCredentials,
    ReadOnlyMount,
    WritableMount,
}

fn judge(mode: u32, place: Place) -> Kept {
    match (mode & 0o077, place) {
        (0, _) | (_, Place::SystemdCredentials) => Kept::Well,
        (_, Place::ReadOnlyMount) => Kept::OnReadOnlyMount,
        (_, Place::WritableMount) => Kept::Badly,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_of_others_are_refused_and_on_a_read_only_mount_warned_of() {
        for mode in [0o600, 0o400, 0o100_600] {
            assert_eq!(judge(mode, Place::WritableMount), Kept::Well, "{mode:o}");
        }
        for mode in [0o644, 0o640, 0o444, 0o440, 0o604, 0o602] {
            assert_eq!(judge(mode, Place::WritableMount), Kept::Badly, "{mode:o}");
            assert_eq!(judge(mode, Place::ReadOnlyMount), Kept::OnReadOnlyMount, "{mode:o}");
            assert_eq!(judge(mode, Place::SystemdCredentials), Kept::Well, "systemd: {mode:o}");
        }
    }
}
