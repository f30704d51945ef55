//! Keeps what people entrusted to the bot. The only code that knows how and where.
//!
//! One contract suite (`tests/it/store/contract.rs`) holds for every store in here.

mod backup;
mod base;
mod cache;
mod compaction;
mod comparison;
mod disk;
mod folder;
mod index;
mod journal;
mod keeper;
mod keyring;
mod memory;
mod merged;
mod opening;
mod passing;
mod reading;
mod records;
mod request;
mod restore;
mod sealing;
mod seen;
mod state;
mod volume;
mod writer;

pub use disk::{DiskOptions, DiskStore};
pub use folder::OpenError;
pub(crate) use folder::replace_file;
pub use memory::MemoryStore;
pub use restore::{Restored, restore};
pub use sealing::MasterKey;
pub use volume::{Folder, Volume, VolumeFile};
