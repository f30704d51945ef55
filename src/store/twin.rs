//! A small file kept twice, `<name>.a` and `<name>.b`: replaced as a whole, sealed, and mended from
//! the other copy when one of them is missing or damaged.
//!
//! A copy is `"RUQSATF2" | length 2 | the text of the file "format" | sealed body`; the body begins
//! with a count of the replacements, so that of two copies the newer one is known. What was there
//! before is overwritten once its successor is on the disk.

use std::io::{self, Read};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::sealing::{Nonces, Sealer};
use super::volume::{Volume, VolumeFile};

const MAGIC: &[u8; 8] = b"RUQSATF2";
/// No such file is longer: everybody who was forgotten within a month is in one of them.
const LONGEST: u64 = 64 << 20;

/// A small file with its newest content.
pub(super) struct TwinFile {
    volume: Arc<dyn Volume>,
    sealer: Sealer,
    name: &'static str,
    /// The text of the file `format`, from which that file can be mended.
    format: String,
    count: u64,
    /// Names of files that failed are not used again.
    tries: u64,
    /// Damaged copies lie set aside.
    has_damaged: bool,
}

/// What was found when a file was opened.
pub(super) struct Opened {
    pub(super) file: TwinFile,
    /// The content; `None` where neither copy is there.
    pub(super) body: Option<Vec<u8>>,
    /// The copies that had to be mended.
    pub(super) mended: Vec<String>,
}

/// One copy as it was found.
enum Copy {
    Missing,
    Damaged,
    Whole { count: u64, body: Vec<u8>, format: String },
}

impl TwinFile {
    /// A file that is not there yet; it is made by the first [`replace`](Self::replace).
    pub(super) fn new(volume: Arc<dyn Volume>, sealer: Sealer, name: &'static str, format: &str) -> TwinFile {
        TwinFile { volume, sealer, name, format: format.to_string(), count: 0, tries: 0, has_damaged: false }
    }

    /// Reads both copies. A damaged one is set aside and written again; with none that can be
    /// read, the error says so. Without a text of the file `format` the file keeps the one that it has.
    pub(super) fn open(
        volume: Arc<dyn Volume>,
        sealer: Sealer,
        name: &'static str,
        format: &str,
        now: DateTime<Utc>,
    ) -> io::Result<Opened> {
        let mut file = TwinFile::new(volume, sealer, name, format);
        let copies = [file.read('a')?, file.read('b')?];
        let newest = copies.iter().filter_map(|copy| match copy {
            Copy::Whole { count, body, format } => Some((*count, body.clone(), format)),
            Copy::Missing | Copy::Damaged => None,
        });
        let Some((count, body, kept)) = newest.max_by_key(|(count, ..)| *count) else {
            return match copies {
                [Copy::Missing, Copy::Missing] => Ok(Opened { file, body: None, mended: Vec::new() }),
                _ => Err(io::Error::new(io::ErrorKind::InvalidData, format!("both copies of {name}"))),
            };
        };
        file.count = count;
        if format.is_empty() {
            file.format.clone_from(kept);
        }
        file.has_damaged = !damaged_copies(&*file.volume, name)?.is_empty();
        let mut mended = Vec::new();
        let mut is_behind = false;
        for (which, copy) in ['a', 'b'].into_iter().zip(&copies) {
            match copy {
                Copy::Whole { count: theirs, format: kept, .. } if *kept == file.format => {
                    is_behind |= *theirs != count;
                }
                Copy::Missing => mended.push(file.copy_name(which)),
                // Also where only the text of the file `format` is another one: the seal does not hold that.
                Copy::Damaged | Copy::Whole { .. } => {
                    let damaged = file.copy_name(which);
                    set_aside(&*file.volume, &damaged, now)?;
                    file.has_damaged = true;
                    mended.push(damaged);
                }
            }
        }
        if is_behind || !mended.is_empty() {
            file.replace(&body)?;
        }
        Ok(Opened { file, body: Some(body), mended })
    }

    /// The newest content, where a copy can be read. Changes nothing.
    pub(super) fn look(
        volume: Arc<dyn Volume>,
        sealer: Sealer,
        name: &'static str,
    ) -> io::Result<Option<Vec<u8>>> {
        let file = TwinFile::new(volume, sealer, name, "");
        let copies = [file.read('a')?, file.read('b')?].into_iter().filter_map(|copy| match copy {
            Copy::Whole { count, body, .. } => Some((count, body)),
            Copy::Missing | Copy::Damaged => None,
        });
        Ok(copies.max_by_key(|(count, _)| *count).map(|(_, body)| body))
    }

    /// Sets both copies aside, neither of which can be read.
    pub(super) fn set_both_aside(
        volume: &dyn Volume,
        name: &str,
        now: DateTime<Utc>,
    ) -> io::Result<Vec<String>> {
        let copies = [format!("{name}.a"), format!("{name}.b")];
        let there = volume.names()?.into_iter().filter(|found| copies.contains(found));
        let there: Vec<String> = there.collect();
        for copy in &there {
            set_aside(volume, copy, now)?;
        }
        Ok(there)
    }

    /// Puts new content in the place of the old one, durable when this returns. After an error
    /// either content may be found, and nothing may be confirmed that leans on the new one.
    pub(super) fn replace(&mut self, body: &[u8]) -> io::Result<()> {
        let count = self.count + 1;
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&(self.format.len() as u16).to_be_bytes());
        bytes.extend_from_slice(self.format.as_bytes());
        let plain = [&count.to_be_bytes()[..], body].concat();
        bytes.extend_from_slice(&self.sealer.seal(self.name.as_bytes(), &plain, &mut Nonces::new()?));
        let mut before = Vec::new();
        for which in ['a', 'b'] {
            let name = self.copy_name(which);
            before.extend(self.volume.open(&name).ok());
            self.write(&name, &bytes)?;
        }
        self.volume.sync_names()?;
        self.count = count;
        for mut file in before {
            if let Err(error) = overwrite(&mut *file, bytes.len()) {
                tracing::warn!(%error, file = self.name, "cannot overwrite the copy that was replaced");
            }
        }
        Ok(())
    }

    /// Removes the damaged copies that lie set aside: what can still be made out in them may be a key that is
    /// to be destroyed.
    pub(super) fn remove_damaged(&mut self) -> io::Result<()> {
        if self.has_damaged {
            remove(&*self.volume, &damaged_copies(&*self.volume, self.name)?)?;
            self.has_damaged = false;
        }
        Ok(())
    }

    /// Writes one copy under a passing name that was never used before, then names it.
    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.tries += 1;
        let passing = format!("{name}.{}.new", self.tries);
        let written = self.volume.create(&passing).and_then(|mut file| {
            file.write_at(0, bytes)?;
            file.sync()
        });
        match written.and_then(|()| self.volume.rename(&passing, name)) {
            Ok(()) => Ok(()),
            Err(error) => {
                // Ignored: whatever is left under such a name is removed at the next start.
                let _ = self.volume.remove(&passing);
                Err(error)
            }
        }
    }

    fn read(&self, which: char) -> io::Result<Copy> {
        let mut bytes = Vec::new();
        match self.volume.read(&self.copy_name(which)) {
            Ok(input) => input.take(LONGEST).read_to_end(&mut bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Copy::Missing),
            Err(error) => return Err(error),
        };
        let Some((format, sealed)) = parse(&bytes) else { return Ok(Copy::Damaged) };
        let opened = self.sealer.open(self.name.as_bytes(), sealed);
        let parts = opened.as_deref().and_then(|plain| plain.split_first_chunk());
        Ok(match parts {
            Some((count, body)) => Copy::Whole {
                count: u64::from_be_bytes(*count),
                body: body.to_vec(),
                format: format.to_string(),
            },
            None => Copy::Damaged,
        })
    }

    fn copy_name(&self, which: char) -> String {
        format!("{}.{which}", self.name)
    }
}

/// The text of the file `format` as a copy of a small file keeps it.
pub(super) fn format_in(bytes: &[u8]) -> Option<&str> {
    Some(parse(bytes)?.0)
}

/// Gives a damaged file another name, under which it is kept for a while.
pub(super) fn set_aside(volume: &dyn Volume, name: &str, now: DateTime<Utc>) -> io::Result<()> {
    volume.rename(name, &format!("{DAMAGED}{}-{name}", now.format("%Y%m%dT%H%M%SZ")))
}

/// The damaged copies of a small file that lie set aside.
fn damaged_copies(volume: &dyn Volume, name: &str) -> io::Result<Vec<String>> {
    let ends = [format!("-{name}.a"), format!("-{name}.b")];
    let is_one = |found: &String| found.starts_with(DAMAGED) && ends.iter().any(|end| found.ends_with(end));
    Ok(volume.names()?.into_iter().filter(is_one).collect())
}

/// Overwrites and removes all that is left of a small file that cannot be read.
pub(super) fn destroy(volume: &dyn Volume, name: &str) -> io::Result<()> {
    let copies = [format!("{name}.a"), format!("{name}.b")];
    let copies = volume.names()?.into_iter().filter(|found| copies.contains(found));
    remove(volume, &copies.chain(damaged_copies(volume, name)?).collect::<Vec<_>>())
}

fn remove(volume: &dyn Volume, names: &[String]) -> io::Result<()> {
    for name in names {
        let len = io::copy(&mut volume.read(name)?, &mut io::sink())?;
        overwrite(&mut *volume.open(name)?, len as usize)?;
        volume.remove(name)?;
    }
    if names.is_empty() { Ok(()) } else { volume.sync_names() }
}

/// How the names of damaged files begin that were set aside.
pub(super) const DAMAGED: &str = "damaged-";

fn parse(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (len, rest) = rest.split_first_chunk()?;
    let (format, sealed) = rest.split_at_checked(u16::from_be_bytes(*len).into())?;
    Some((std::str::from_utf8(format).ok()?, sealed))
}

fn overwrite(file: &mut dyn VolumeFile, len: usize) -> io::Result<()> {
    file.write_at(0, &vec![0; len])?;
    file.sync()
}
