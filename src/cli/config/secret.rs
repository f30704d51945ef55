//! Files that hold a secret: one rule for the token and for the store's key.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Failure;

/// No secret of ours is longer.
const LONGEST: u64 = 4096;

/// How well a secret is kept from the other users of the machine.
#[derive(Debug, PartialEq, Eq)]
enum Kept {
    /// Only its owner has rights.
    Well,
    /// Others have rights, and nobody can take them away: a read-only mount.
    OnReadOnlyMount,
    /// Others have rights.
    Badly,
}

/// Refuses a secret that other users may read; returns a warning where that cannot be changed,
/// as with the secrets that Kubernetes and Docker Swarm mount.
pub fn guard(what: &str, file: &Path) -> Result<Option<String>, Failure> {
    match kept(file) {
        Kept::Well => Ok(None),
        Kept::OnReadOnlyMount => Ok(Some(format!(
            "the {what} file {} can be read by other users of this system, and its mount is read-only; \
             mount it with mode 0400 and the bot's user if you can",
            file.display()
        ))),
        Kept::Badly => Err(Failure::failed(format!(
            "the {what} file {0} can be read by other users; take their rights away with: chmod 600 {0}",
            file.display()
        ))),
    }
}

/// systemd hands out credentials through an access list that shows as rights of the group, in a
/// folder that nobody else can enter.
#[cfg(unix)]
fn kept(file: &Path) -> Kept {
    use std::os::unix::fs::PermissionsExt;
    let handed_out = std::env::var_os("CREDENTIALS_DIRECTORY")
        .is_some_and(|folder| !folder.is_empty() && file.starts_with(PathBuf::from(folder)));
    let Ok(about) = fs::metadata(file) else { return Kept::Well };
    let read_only = rustix::fs::statvfs(file)
        .is_ok_and(|mount| mount.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY));
    judge(about.permissions().mode(), handed_out, read_only)
}

#[cfg(unix)]
fn judge(mode: u32, handed_out: bool, read_only: bool) -> Kept {
    match (mode & 0o077, read_only) {
        (0, _) => Kept::Well,
        _ if handed_out => Kept::Well,
        (_, true) => Kept::OnReadOnlyMount,
        (_, false) => Kept::Badly,
    }
}

#[cfg(not(unix))]
fn kept(_file: &Path) -> Kept {
    Kept::Well
}

/// The text of a secret file. The sentence names what is wrong with it, never what stands in it.
pub fn text_of(what: &str, file: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = fs::File::open(file).and_then(|open| open.take(LONGEST).read_to_end(&mut bytes));
    read.map_err(|error| {
        Failure::failed(format!(
            "the {what} file {} cannot be read ({error}); check its path and rights",
            file.display()
        ))
    })?;
    if bytes.contains(&0) || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Failure::failed(format!(
            "the {what} file {} is saved as UTF-16; save it as UTF-8",
            file.display()
        )));
    }
    String::from_utf8(bytes).map_err(|_| {
        Failure::failed(format!("the {what} file {} is not text; save it as UTF-8", file.display()))
    })
}

#[cfg(all(test, unix))]
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
