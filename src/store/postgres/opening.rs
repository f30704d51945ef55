//! Opens a store that is there, or makes one.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, RwLock};

use tokio_postgres::Client;

use super::migrations::{self, Release, fits, migrate};
use super::secrets::{KeyRow, Secrets, random_failed};
use super::server::{Fault, PgAddress, Server, in_time, sentence};
use super::{Hands, Inner, PgOpenError, PgStore};
use crate::ports::StoreFigures;
use crate::store::sealing::{MasterKey, hex, random};

/// The oldest release of PostgreSQL that is tested.
const OLDEST: i32 = 150_000;

/// Where the store is, and what opens it.
#[derive(Clone, Debug)]
pub struct PgOptions {
    /// The server.
    pub address: PgAddress,
    /// The key file: the same for every instance.
    pub key: PathBuf,
    /// The certificate of whoever signed the server's; without it, the authorities that browsers know.
    pub authority: Option<PathBuf>,
}

/// What becomes of the tables of an earlier release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tables {
    /// They are brought to this one.
    Brought,
    /// They stay as they are, and the store is not opened.
    Left,
    /// They stay as they are: nothing will be read from them.
    Whichever,
}

impl PgStore {
    /// Opens the store, and brings its tables to this release.
    ///
    /// # Errors
    /// The sentence is for the operator.
    pub async fn open(options: &PgOptions) -> Result<PgStore, PgOpenError> {
        PgStore::open_as(options, Release::THIS).await
    }

    /// The same as another release would.
    ///
    /// # Errors
    /// The sentence is for the operator.
    pub async fn open_as(options: &PgOptions, release: Release) -> Result<PgStore, PgOpenError> {
        PgStore::open_with(options, release, Tables::Brought).await
    }

    /// Opens the store to look at it: its tables stay as they are.
    ///
    /// # Errors
    /// The sentence is for the operator: as [`open`](PgStore::open), and that the tables are an earlier release's.
    pub async fn open_to_look(options: &PgOptions) -> Result<PgStore, PgOpenError> {
        PgStore::open_to_look_as(options, Release::THIS).await
    }

    /// The same as another release would.
    ///
    /// # Errors
    /// As [`open_to_look`](PgStore::open_to_look).
    pub async fn open_to_look_as(options: &PgOptions, release: Release) -> Result<PgStore, PgOpenError> {
        PgStore::open_with(options, release, Tables::Left).await
    }

    /// Whether [`open`](PgStore::open) would open the store. Changes nothing.
    ///
    /// # Errors
    /// The sentence with which it would refuse.
    pub async fn would_open(options: &PgOptions) -> Result<(), PgOpenError> {
        PgStore::open_with(options, Release::THIS, Tables::Whichever).await.map(drop)
    }

    async fn open_with(
        options: &PgOptions,
        release: Release,
        tables: Tables,
    ) -> Result<PgStore, PgOpenError> {
        let server = Server::new(&options.address, options.authority.as_deref())?;
        let mut lent = server.lend().await.map_err(|fault| away(&server, fault))?;
        look_over(lent.client()).await?;
        match tables {
            Tables::Brought => migrate(lent.client(), release).await?,
            Tables::Left => fits(lent.client(), release).await?,
            Tables::Whichever => match fits(lent.client(), release).await {
                Err(PgOpenError::Earlier) => {}
                fits => fits?,
            },
        }
        let key = in_time(async { Ok(key_row(lent.client()).await?) }).await.map_err(Fault::into_error)?;
        lent.back(&Ok::<(), Fault>(()));
        let secrets = Secrets::read(&options.key, &key)?;
        let name: [u8; 8] = random().map_err(random_failed)?;
        let host = std::env::var("HOSTNAME").unwrap_or_default();
        let host: String = host.chars().filter(char::is_ascii_graphic).take(40).collect();
        Ok(PgStore {
            inner: Arc::new(Inner {
                server,
                options: options.clone(),
                release,
                secrets: RwLock::new(Arc::new(secrets)),
                holder: format!("{host}-{}", hex(&name)),
                hands: Mutex::new(Hands::default()),
                figures: Mutex::new(StoreFigures { backed_up_elsewhere: true, ..StoreFigures::default() }),
                standing: Mutex::default(),
            }),
        })
    }

    /// Makes a store in a database that holds none, with a key file that is not there yet, or with the
    /// newest key of one that is.
    ///
    /// # Errors
    /// The sentence is for the operator.
    pub async fn init(options: &PgOptions) -> Result<(), PgOpenError> {
        let server = Server::new(&options.address, options.authority.as_deref())?;
        let mut lent = server.lend().await.map_err(|fault| away(&server, fault))?;
        is_safe(lent.client()).await?;
        let unusable =
            |error: std::io::Error| PgOpenError::Key(options.key.display().to_string(), error.to_string());
        let key = match options.key.exists() {
            true => MasterKey::read(&options.key),
            false => MasterKey::make(&options.key),
        };
        let row = Secrets::first_row(&key.map_err(unusable)?).map_err(random_failed)?;
        let id: [u8; 16] = random().map_err(random_failed)?;
        // Made once, and by hand: it may take its time.
        let made = migrations::init(lent.client(), &id, &row).await;
        lent.back(&made);
        match made.map_err(Fault::into_error)? {
            true => Ok(()),
            false => Err(PgOpenError::Present),
        }
    }

    /// Lets go of the server at once; whoever still has a handle gets an error.
    pub fn close(&self) {
        self.inner.server.close();
    }
}

fn away(server: &Server, fault: Fault) -> PgOpenError {
    let why = match &fault {
        Fault::Server(error) => sentence(error),
        _ => fault.into_error().to_string(),
    };
    PgOpenError::Away(server.hosts().to_string(), why)
}

/// Whether there is a store, on a server that keeps what it promises.
async fn look_over(client: &Client) -> Result<(), PgOpenError> {
    let there = in_time(async {
        let row = client.query_typed_one("SELECT to_regclass('ruqsat.store') IS NOT NULL", &[]).await?;
        Ok(row.try_get::<_, bool>(0)?)
    });
    if !there.await.map_err(Fault::into_error)? {
        return Err(PgOpenError::Missing);
    }
    is_safe(client).await
}

async fn is_safe(client: &Client) -> Result<(), PgOpenError> {
    let read = "SELECT current_setting('server_version_num')::int, current_setting('fsync'), \
                current_setting('synchronous_commit'), current_setting('full_page_writes'), \
                current_setting('synchronous_standby_names')";
    let row =
        in_time(async { Ok(client.query_typed_one(read, &[]).await?) }).await.map_err(Fault::into_error)?;
    let text = |at: usize| row.try_get::<_, String>(at).unwrap_or_default();
    let version: i32 = row.try_get(0).unwrap_or_default();
    let refuse = |why: &str| Err(PgOpenError::Unsafe(why.into()));
    if version < OLDEST {
        return refuse("it is older than PostgreSQL 15");
    }
    if text(1) != "on" || text(3) != "on" {
        return refuse("fsync or full_page_writes is off, so a crash may lose or damage what was saved");
    }
    if text(2) == "off" {
        return refuse("synchronous_commit is off, so a crash loses what was said to be saved");
    }
    if text(4).is_empty() {
        tracing::warn!("the server names no synchronous stand-by: a failover may lose the last moments");
    }
    Ok(())
}

/// What the store says of its key.
pub(super) async fn key_row(client: &Client) -> Result<KeyRow, tokio_postgres::Error> {
    let read = "SELECT key_mark, epoch, naming FROM ruqsat.store";
    let row = client.query_typed_one(read, &[]).await?;
    Ok(KeyRow { mark: row.try_get(0)?, epoch: row.try_get(1)?, naming: row.try_get(2)? })
}
