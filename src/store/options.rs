//! Where a store is, and how it is looked after.

use std::path::PathBuf;

use super::sealing::MasterKey;

/// Where a store is, and how it is looked after.
#[derive(Clone, Debug)]
pub struct DiskOptions {
    /// The data folder.
    pub folder: PathBuf,
    /// The key file; made with a new store.
    pub key: PathBuf,
    /// Space kept in reserve for a full disk, in bytes.
    pub ballast: u64,
    /// Rotating backups are made this often; none where it is missing.
    pub backup_every: Option<std::time::Duration>,
    /// How many of the newest backups are kept, and of how many days the newest of each; none longer than 30
    /// days.
    pub backups_kept: usize,
}

impl DiskOptions {
    /// The usual way for a data folder. The key file is `key`, else `RUQSAT_KEY_FILE`, else
    /// [`MasterKey::default_path`].
    pub fn new(folder: impl Into<PathBuf>, key: Option<PathBuf>) -> DiskOptions {
        let folder = folder.into();
        let named = || std::env::var_os("RUQSAT_KEY_FILE").filter(|name| !name.is_empty()).map(PathBuf::from);
        let key = key.or_else(named).unwrap_or_else(|| MasterKey::default_path(&folder));
        DiskOptions {
            folder,
            key,
            ballast: 16 << 20,
            backup_every: Some(std::time::Duration::from_secs(24 * 3600)),
            backups_kept: 14,
        }
    }
}
