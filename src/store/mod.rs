//! Keeps what people entrusted to the bot. The only code that knows how and where.
//!
//! One contract suite (`tests/it/store/contract.rs`) holds for every store in here.

mod backup;
mod building;
mod cache;
mod compaction;
mod comparison;
mod destroying;
mod disk;
mod folder;
mod forgotten;
mod in_flight;
mod index;
mod keyring;
mod legacy;
mod maintenance;
mod memory;
mod merge;
mod options;
mod reading;
mod records;
mod recovery;
mod rekey;
mod request;
mod restore;
mod sealing;
mod secret_file;
mod seen;
mod set_aside;
mod snapshot;
mod state;
mod twin;
mod volume;
mod wal;
mod writer;

pub use disk::DiskStore;
pub(crate) use folder::replace_file;
pub use folder::{OpenError, would_open};
pub use memory::MemoryStore;
pub use options::DiskOptions;
pub use rekey::rekey;
pub use restore::{Restored, restore};
pub use sealing::MasterKey;
pub use secret_file::{Kept, kept};
pub use volume::{Folder, Volume, VolumeFile};
