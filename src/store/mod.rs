//! Keeps what people entrusted to the bot. The only code that knows how and where.
//!
//! One contract suite (`tests/it/store/contract.rs`) holds for every store in here.

// In import order: a part imports only parts above it (a test keeps it so).
mod cache;
mod clock;
mod index;
mod queues;
mod seen;
mod volume;
mod memory;
mod secret_file;
mod sealing;
mod snapshot;
mod wal;
mod folder;
mod options;
mod records;
mod twin;
mod forgotten;
mod keyring;
mod merge;
mod backup;
mod compaction;
mod comparison;
mod in_flight;
mod set_aside;
mod state;
mod reading;
mod request;
mod destroying;
mod recovery;
mod building;
mod maintenance;
mod legacy;
mod writer;
mod disk;
mod rekey;
mod restore;
#[cfg(feature = "postgres")]
mod postgres;

pub use disk::DiskStore;
pub use folder::{OpenError, would_open};
pub use memory::MemoryStore;
pub use options::DiskOptions;
#[cfg(feature = "postgres")]
pub use postgres::{
    ForgottenList, Migration, MoveError, Moved, PgAddress, PgOpenError, PgOptions, PgStore, ReconcileError,
    Reconciled, Rekeyed, Release, move_from_disk, move_to_disk,
};
pub use rekey::rekey;
pub use restore::{Restored, UnknownErasures, restore};
pub use sealing::MasterKey;
pub use secret_file::{Kept, kept};
pub use volume::{Folder, Volume, VolumeFile};
