//! Keeps what people entrusted to the bot. The only code that knows how and where.
//!
//! One contract suite (`tests/store_contract.rs`) holds for every store in here.

mod memory;
mod seen;

pub use memory::MemoryStore;
