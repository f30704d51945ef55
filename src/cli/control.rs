//! Store commands while the bot runs: a socket in the data folder, for its owner alone. One line of
//! JSON asks, one line answers.

use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::store::DiskStore;

/// The socket within the data folder.
const NAME: &str = "control.sock";
/// Whoever connects asks at once.
const PATIENCE: Duration = Duration::from_secs(5);
/// No question is longer: it holds a path at most.
const LONGEST: u64 = 16 << 10;

/// What can be asked of a store that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// Read every record.
    Check,
    /// Make a backup: into this file, or among the rotating ones.
    Backup(Option<PathBuf>),
    /// Write everything readable into this file.
    Export(PathBuf),
}

/// What is to be said, or why it failed.
pub type CommandResult = Result<String, String>;

/// Answers until it is dropped.
pub struct Control {
    path: PathBuf,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Control {
    /// Listens in the data folder of an open store, whose lock is held: whatever lies there is stale.
    ///
    /// # Errors
    /// The operating system makes no socket there.
    pub fn listen(
        folder: &Path,
        store: DiskStore,
        perform: fn(&DiskStore, &Ask) -> CommandResult,
    ) -> io::Result<Control> {
        let path = folder.join(NAME);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(&path)?;
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        let stopping = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopping);
        let serve = move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                if let Err(error) = stream.and_then(|stream| answer(stream, &store, perform)) {
                    tracing::warn!(%error, "cannot answer a store command");
                }
            }
        };
        let thread = std::thread::Builder::new().name("store-control".into()).spawn(serve)?;
        Ok(Control { path, stopping, thread: Some(thread) })
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // Wakes the thread. It may be busy with a command: then it ends after that.
        let woken = UnixStream::connect(&self.path).is_ok();
        if let Some(thread) = self.thread.take().filter(|_| woken)
            && thread.join().is_err()
        {
            tracing::error!("the thread for store commands ended in a panic");
        }
        // Ignored: a stale socket is removed at the next start.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Asks the bot that has the store of a data folder open; `None` where nobody listens.
pub fn ask(folder: &Path, question: &Ask) -> Option<CommandResult> {
    let mut stream = UnixStream::connect(folder.join(NAME)).ok()?;
    let asked = serde_json::to_string(question).map_err(io::Error::other);
    let asked = asked.and_then(|question| writeln!(stream, "{question}"));
    let mut line = String::new();
    let answered = asked.and_then(|()| BufReader::new(stream).read_line(&mut line));
    Some(match answered {
        Ok(_) => serde_json::from_str(&line)
            .unwrap_or_else(|_| Err("the running bot gave no answer; look at its log".into())),
        Err(error) => Err(format!("the running bot does not answer ({error}); look at its log")),
    })
}

fn answer(
    mut stream: UnixStream,
    store: &DiskStore,
    perform: fn(&DiskStore, &Ask) -> CommandResult,
) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    BufReader::new(io::Read::take(&stream, LONGEST)).read_line(&mut line)?;
    let answer = match serde_json::from_str(&line) {
        Ok(question) => perform(store, &question),
        Err(_) => Err("the running bot does not know this command; use the same version".into()),
    };
    let answer = serde_json::to_string(&answer).map_err(io::Error::other)?;
    writeln!(stream, "{answer}")
}
