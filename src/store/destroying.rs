//! Destroys wrapping keys: the small files are replaced by ones that hold the next keys.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::forgotten::Forgotten;
use super::keyring::with_reached;
use super::sealing::Who;
use super::set_aside;
use super::state::State;
use super::twin::TwinFile;
use crate::locks::lock;

/// The wrapping keys of people, and who was forgotten.
pub(super) struct PeopleKeys {
    pub(super) keys: TwinFile,
    pub(super) forgotten: Forgotten,
    /// The data folder, with copies that were set aside.
    pub(super) folder: PathBuf,
}

impl PeopleKeys {
    /// Destroys the old keys of every bucket that was wrapped again. Until this has returned nobody
    /// may be told that they are forgotten. `reached` is the last sequence number of the log.
    pub(super) fn destroy(&mut self, state: &Mutex<State>, reached: u64) -> io::Result<()> {
        let (buckets, promoted, forgotten, master, now) = {
            let state = lock(state);
            let buckets = state.keyring.renewed();
            if buckets.is_empty() {
                return Ok(());
            }
            let forgotten: HashMap<Who, i64> = state.forgotten.clone();
            (buckets, state.keyring.promoted()?, forgotten, state.master.clone(), state.time())
        };
        self.forgotten.write(&forgotten, now)?;
        set_aside::destroy(&self.folder, &master, &forgotten, &buckets, now)?;
        self.keys.remove_damaged()?;
        self.keys.replace(&with_reached(reached, &promoted))?;
        lock(state).keyring.destroyed(promoted);
        Ok(())
    }
}

/// The wrapping key of what is in flight.
pub(super) struct InFlightKey {
    file: Mutex<TwinFile>,
    state: Arc<Mutex<State>>,
}

impl InFlightKey {
    pub(super) fn new(file: TwinFile, state: Arc<Mutex<State>>) -> InFlightKey {
        InFlightKey { file: Mutex::new(file), state }
    }

    /// Destroys the old key, if what is still open was wrapped again. One at a time.
    pub(super) fn destroy(&self) -> io::Result<()> {
        let mut file = lock(&self.file);
        let (promoted, reached) = {
            let state = lock(&self.state);
            if !state.in_flight.is_to_be_destroyed() {
                return Ok(());
            }
            (state.in_flight.wrapping.promoted()?, state.frame.saturating_sub(1))
        };
        file.remove_damaged()?;
        file.replace(&with_reached(reached, std::slice::from_ref(&promoted)))?;
        lock(&self.state).in_flight.destroyed(promoted);
        Ok(())
    }
}
