//! The folder that holds the truth, seen as few operations: what a disk promises and what it does not.
//!
//! Nothing here is on the disk before `sync` has returned, and no name is before `sync_names` has.
//! Tests put volumes here that fail, fill up, or lose what was not synced.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// A flat folder of files.
pub trait Volume: fmt::Debug + Send + Sync + 'static {
    /// The names of all files.
    ///
    /// # Errors
    /// The folder cannot be listed.
    fn names(&self) -> io::Result<Vec<String>>;

    /// A file from its beginning.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where there is none of that name; else it cannot be opened. What fails later is
    /// an error of the reader.
    fn read(&self, name: &str) -> io::Result<Box<dyn Read + Send>>;

    /// A new, empty file; an old one of that name is emptied.
    ///
    /// # Errors
    /// It cannot be made or emptied; [`io::ErrorKind::StorageFull`], `QuotaExceeded` or `FileTooLarge` where there is no space
    /// for it.
    fn create(&self, name: &str) -> io::Result<Box<dyn VolumeFile>>;

    /// An existing file, to be changed in place.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where there is none of that name; else it cannot be opened for writing.
    fn open(&self, name: &str) -> io::Result<Box<dyn VolumeFile>>;

    /// Gives a file another name, taking the place of any file that has it.
    ///
    /// # Errors
    /// There is no such file, or the folder cannot be changed. Then both names are as they were.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where there is none of that name; else the folder cannot be changed.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// Brings created, renamed and removed names to the disk.
    ///
    /// # Errors
    /// The disk does not confirm it: any of the names changed since the last success may be gone after a crash.
    fn sync_names(&self) -> io::Result<()>;
}

/// One open file of a volume.
pub trait VolumeFile: fmt::Debug + Send {
    /// Fills the buffer from a place.
    ///
    /// # Errors
    /// [`io::ErrorKind::UnexpectedEof`] where the file ends before the buffer is full; else the disk refuses. What the
    /// buffer then holds means nothing.
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()>;

    /// Writes at a place.
    ///
    /// # Errors
    /// [`io::ErrorKind::StorageFull`], `QuotaExceeded` or `FileTooLarge` where there is no space; else the disk refuses. A
    /// part may have been written.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;

    /// Cuts off what is behind a length.
    ///
    /// # Errors
    /// The disk refuses; the file is as it was.
    fn truncate(&mut self, len: u64) -> io::Result<()>;

    /// Brings everything written to the disk.
    ///
    /// # Errors
    /// The disk does not confirm it: anything written since the last success may be gone after a crash, also
    /// where a later call succeeds.
    fn sync(&mut self) -> io::Result<()>;
}

/// Whether there is no space for what was to be written: on the disk, in the owner's quota, or in a file of the
/// greatest length that the file system or a limit of the process allows.
pub(super) fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// A real folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Opens a folder, making it (readable for its owner alone) if it is not there.
    ///
    /// # Errors
    /// It cannot be made, is not a folder, or others can read it and that cannot be changed.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Folder> {
        let path = path.into();
        make_private_folder(&path)?;
        Ok(Folder { path })
    }
}

impl Folder {
    /// A folder that is there, whoever may read it: for files that go to a place of somebody's choice.
    pub(super) fn existing(path: impl Into<PathBuf>) -> Folder {
        Folder { path: path.into() }
    }
}

/// Makes a folder that only its owner may read; one that is there already is made so.
pub(super) fn make_private_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    make_private(path, 0o700)
}

/// Makes a folder and everything in it readable for its owner alone.
pub(super) fn make_tree_private(path: &Path) -> io::Result<()> {
    make_private(path, 0o700)?;
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            make_tree_private(&entry.path())?;
        } else {
            make_private(&entry.path(), 0o600)?;
        }
    }
    Ok(())
}

fn make_private(path: &Path, mode: u32) -> io::Result<()> {
    let permissions = match std::fs::symlink_metadata(path) {
        Ok(about) => about.permissions(),
        // sled removes files of its own at any time.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if permissions.mode() & 0o077 == 0 {
        return Ok(());
    }
    match std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        changed => changed,
    }
}

/// Brings a folder's names to the disk.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

impl Volume for Folder {
    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.path)? {
            names.extend(entry?.file_name().into_string().ok());
        }
        Ok(names)
    }

    fn read(&self, name: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(self.path.join(name))?))
    }

    fn create(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(true).mode(0o600);
        Ok(Box::new(options.open(self.path.join(name))?))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn VolumeFile>> {
        Ok(Box::new(OpenOptions::new().read(true).write(true).open(self.path.join(name))?))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        std::fs::rename(self.path.join(from), self.path.join(to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        std::fs::remove_file(self.path.join(name))
    }

    fn sync_names(&self) -> io::Result<()> {
        sync_folder(&self.path)
    }
}

impl VolumeFile for File {
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.read_exact_at(buffer, offset)
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.write_all_at(bytes, offset)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.flush()?;
        self.sync_data()
    }
}

/// Writes a small file whole or not at all.
pub(super) fn replace_file(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let passing = folder.join(format!("{name}.new"));
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&passing)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&passing, folder.join(name))?;
    sync_folder(folder)
}
