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
    judge(about.permissions().mode(), handed_out, read_only)
}

fn judge(mode: u32, handed_out: bool, read_only: bool) -> Kept {
    match (mode & 0o077, read_only) {
        (0, _) => Kept::Well,
        _ if handed_out => Kept::Well,
        (_, true) => Kept::OnReadOnlyMount,
        (_, false) => Kept::Badly,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_of_others_are_refused_and_on_a_read_only_mount_warned_of() {
        for mode in [0o600, 0o400, 0o100_600] {
            assert_eq!(judge(mode, false, false), Kept::Well, "{mode:o}");
        }
        for mode in [0o644, 0o640, 0o444, 0o440, 0o604, 0o602] {
            assert_eq!(judge(mode, false, false), Kept::Badly, "{mode:o}");
            assert_eq!(judge(mode, false, true), Kept::OnReadOnlyMount, "{mode:o}");
            assert_eq!(judge(mode, true, true), Kept::Well, "systemd: {mode:o}");
        }
    }
}
