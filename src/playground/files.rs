//! Files that went through the playground: in memory, and in the data folder if there is one.

use std::collections::BTreeMap;
use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::params::Upload;

/// What is known of one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptFile {
    pub id: String,
    pub name: String,
    pub mime: Option<String>,
    pub size: usize,
}

/// All files by id.
#[derive(Default)]
pub(crate) struct Files {
    folder: Option<PathBuf>,
    kept: BTreeMap<String, KeptFile>,
    content: BTreeMap<String, Vec<u8>>,
}

impl Files {
    pub fn new(folder: Option<PathBuf>) -> Files {
        Files { folder, ..Files::default() }
    }

    pub fn restore(&mut self, file: KeptFile) {
        self.kept.insert(file.id.clone(), file);
    }

    pub fn kept(&self) -> impl Iterator<Item = &KeptFile> {
        self.kept.values()
    }

    /// Keeps a file under the next id.
    pub fn keep(&mut self, upload: &Upload) -> KeptFile {
        let id = format!("playground-file-{:06}", self.kept.len() + 1);
        let file = KeptFile {
            id: id.clone(),
            name: upload.name.clone(),
            mime: upload.mime.clone(),
            size: upload.bytes.len(),
        };
        if let Some(folder) = &self.folder
            && let Err(error) =
                make_private_folder(folder).and_then(|()| write_private(&folder.join(&id), &upload.bytes))
        {
            tracing::error!(%error, "a file of the playground could not be kept on disk");
        }
        self.content.insert(id.clone(), upload.bytes.clone());
        self.kept.insert(id, file.clone());
        file
    }

    pub fn find(&self, id: &str) -> Option<&KeptFile> {
        self.kept.get(id)
    }

    /// The content of a file that is known.
    pub fn content(&self, id: &str) -> Option<Vec<u8>> {
        let file = self.kept.get(id)?;
        match (self.content.get(id), &self.folder) {
            (Some(bytes), _) => Some(bytes.clone()),
            (None, Some(folder)) => std::fs::read(folder.join(&file.id)).ok(),
            (None, None) => None,
        }
    }
}

/// Makes a folder that only its owner can enter, and keeps others out of one that is there: the
/// chats in it are for nobody else.
pub(crate) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut making = DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder)?;
    keep_others_out(folder, 0o700)
}

/// How files are opened that only their owner can read.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    private().truncate(true).open(path)?.write_all(bytes)
}

#[cfg(unix)]
pub(crate) fn keep_others_out(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(crate) fn keep_others_out(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

impl KeptFile {
    /// Where `getFile` says it is.
    pub fn path(&self) -> String {
        format!("documents/{}", self.id)
    }

    /// The fields that every file object shares.
    pub fn object(&self) -> Value {
        json!({ "file_id": self.id, "file_unique_id": format!("u{}", self.id), "file_size": self.size })
    }
}
