//! Who was forgotten within the last month, and when, in a small file of its own: it outlives the
//! log, so that a backup put back over a damaged store brings nobody back.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::io;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::sealing::{MasterKey, Who};
use super::twin::TwinFile;
use super::volume::Volume;

pub(super) const NAME: &str = "forgotten";
/// How long somebody who was forgotten is kept out of restored backups, in seconds.
pub(super) const KEPT_FOR: i64 = 31 * 24 * 3600;

/// What was found when the file was opened.
pub(super) struct Opened {
    pub(super) file: Forgotten,
    /// Nothing where the file cannot be read or is missing.
    pub(super) people: Option<HashMap<Who, i64>>,
    pub(super) mended: Vec<String>,
}

/// The file.
pub(super) struct Forgotten(TwinFile);

impl Forgotten {
    pub(super) fn open(
        volume: Arc<dyn Volume>,
        master: &MasterKey,
        format: &str,
        now: DateTime<Utc>,
    ) -> io::Result<Opened> {
        let sealer = master.own().clone();
        match TwinFile::open(volume.clone(), sealer.clone(), NAME, format, now) {
            Ok(opened) => {
                let people = opened.body.as_deref().and_then(read);
                Ok(Opened { file: Forgotten(opened.file), people, mended: opened.mended })
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                let mended = TwinFile::set_both_aside(&*volume, NAME, now)?;
                let file = Forgotten(TwinFile::new(volume, sealer, NAME, format));
                Ok(Opened { file, people: None, mended })
            }
            Err(error) => Err(error),
        }
    }

    /// Who was forgotten, where that can be read. Changes nothing.
    pub(super) fn look(volume: Arc<dyn Volume>, master: &MasterKey) -> io::Result<Option<HashMap<Who, i64>>> {
        let body = TwinFile::look(volume, master.own().clone(), NAME)?;
        Ok(body.as_deref().and_then(read))
    }

    /// Writes down who was forgotten; those of more than a month ago are left out.
    pub(super) fn write<S: BuildHasher>(
        &mut self,
        people: &HashMap<Who, i64, S>,
        now: DateTime<Utc>,
    ) -> io::Result<()> {
        let mut body = Vec::new();
        for (who, at) in people.iter().filter(|(_, at)| now.timestamp() - **at <= KEPT_FOR) {
            body.extend_from_slice(who);
            body.extend_from_slice(&at.to_be_bytes());
        }
        self.0.replace(&body)
    }
}

fn read(body: &[u8]) -> Option<HashMap<Who, i64>> {
    let one = |part: &[u8]| {
        let (who, at) = part.split_first_chunk::<16>()?;
        Some((*who, i64::from_be_bytes(at.try_into().ok()?)))
    };
    body.chunks(24).map(one).collect()
}
