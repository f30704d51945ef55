//! The way to the server: its address, the pool, a deadline on every call, and what an error means.

use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime, Timeouts,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::PgOpenError;
use crate::ports::{Committed, StoreError};
use crate::this_machine;

/// How long each host is given to answer a new connection.
const CONNECT: Duration = Duration::from_secs(3);
/// What the server has not acknowledged for so long is lost, and the connection with it.
const UNACKNOWLEDGED: Duration = Duration::from_secs(10);
/// How long a call waits for a free connection.
const FREE: Duration = Duration::from_secs(2);
/// No call takes longer: its connection is dropped then, not used again.
const DEADLINE: Duration = Duration::from_secs(8);
/// Asked for with every lock: the server gives the locks of an instance back that fell silent while it held
/// them. Otherwise whoever it was serving would wait until the system notices the dead connection, for hours.
pub(super) const LET_GO: &str = "set_config('idle_in_transaction_session_timeout', '4s', true)";
/// Connections of one instance.
const POOL: usize = 16;

/// Where the server is. Shows nothing of its password.
#[derive(Clone)]
pub struct PgAddress(Config);

impl PgAddress {
    /// Whether this names a server rather than a folder.
    pub fn is_one(text: &str) -> bool {
        text.starts_with("postgres://") || text.starts_with("postgresql://")
    }

    /// The same for who only reads: a stand-by will do.
    #[must_use]
    pub fn to_read(mut self) -> PgAddress {
        self.0.target_session_attrs(TargetSessionAttrs::Any);
        self
    }

    fn hosts(&self) -> String {
        let hosts = self.0.get_hosts().iter().map(|host| match host {
            Host::Tcp(name) => name.clone(),
            Host::Unix(path) => path.display().to_string(),
        });
        hosts.collect::<Vec<_>>().join(", ")
    }
}

impl FromStr for PgAddress {
    type Err = String;

    /// `postgres://user:password@host,other-host/database?sslmode=require`.
    fn from_str(text: &str) -> Result<PgAddress, String> {
        let text = text.trim();
        if !PgAddress::is_one(text) {
            return Err("it does not begin with postgres://".into());
        }
        let mut config = Config::from_str(text).map_err(|error| error.to_string())?;
        config.connect_timeout(CONNECT).tcp_user_timeout(UNACKNOWLEDGED);
        config.keepalives_idle(Duration::from_secs(10));
        config.keepalives_interval(Duration::from_secs(5)).keepalives_retries(3);
        config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        if config.get_application_name().is_none() {
            config.application_name("ruqsat");
        }
        Ok(PgAddress(config))
    }
}

impl fmt::Debug for PgAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PgAddress({})", self.hosts())
    }
}

/// Why something was not done.
#[derive(Debug)]
pub(super) enum Fault {
    /// The store itself says so.
    Store(StoreError),
    /// The server says so, or went away.
    Server(tokio_postgres::Error),
    /// Nobody answered in time, or no connection was free.
    Late(&'static str),
    /// COMMIT was sent and not answered; what it would have come to.
    Unanswered(Box<Committed>, String),
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Fault {
        Fault::Server(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        Fault::Store(error)
    }
}

impl Fault {
    /// Whether another try may come to something else.
    pub(super) fn is_passing(&self) -> bool {
        match self {
            Fault::Store(_) | Fault::Unanswered(..) => false,
            Fault::Late(_) => true,
            Fault::Server(error) => {
                let again = [
                    SqlState::T_R_SERIALIZATION_FAILURE,
                    SqlState::T_R_DEADLOCK_DETECTED,
                    SqlState::LOCK_NOT_AVAILABLE,
                    SqlState::QUERY_CANCELED,
                    SqlState::TOO_MANY_CONNECTIONS,
                ];
                is_gone(error) || error.code().is_some_and(|code| again.contains(code))
            }
        }
    }

    /// The same for whoever asked.
    pub(super) fn into_error(self) -> StoreError {
        match self {
            Fault::Store(error) => error,
            Fault::Unanswered(_, why) => StoreError::Unknown(why),
            Fault::Late(why) => StoreError::Away(why.into()),
            // The bot's own disk is another one; it goes on by itself once there is space again.
            Fault::Server(error) if error.code() == Some(&SqlState::DISK_FULL) => {
                StoreError::Away("the disk of the server is full".into())
            }
            Fault::Server(error) if is_gone(&error) => StoreError::Away(sentence(&error)),
            Fault::Server(error) => StoreError::Failed(sentence(&error)),
        }
    }

    /// Whether the connection can be used again.
    fn keeps_connection(&self) -> bool {
        match self {
            Fault::Store(_) => true,
            Fault::Server(error) => error.as_db_error().is_some() && !is_gone(error),
            Fault::Late(_) | Fault::Unanswered(..) => false,
        }
    }
}

/// What the server said, without the values it may quote.
pub(super) fn sentence(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(said) => format!("{} {}", said.code().code(), said.message()),
        None => match std::error::Error::source(error) {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        },
    }
}

/// The connection is gone, or its server takes no writes any more.
fn is_gone(error: &tokio_postgres::Error) -> bool {
    let Some(code) = error.code() else { return true };
    let code = code.code();
    // The last one: it stood still inside a transaction for too long.
    code.starts_with("08") || code.starts_with("57P") || matches!(code, "25006" | "25P03")
}

/// The pool.
pub(super) struct Server {
    pool: Pool,
    /// One connection, for the heartbeat: an instance whose others are all stuck still leads and has its part.
    apart: Pool,
    hosts: String,
}

impl Server {
    pub(super) fn new(address: &PgAddress, authority: Option<&Path>) -> Result<Server, PgOpenError> {
        let tls = MakeRustlsConnect::new(tls(authority)?);
        let manager = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let timeouts = Timeouts { wait: Some(FREE), create: Some(DEADLINE), recycle: Some(FREE) };
        let of = |size: usize| {
            let manager = Manager::from_config(address.0.clone(), tls.clone(), manager.clone());
            let pool = Pool::builder(manager).max_size(size).timeouts(timeouts).runtime(Runtime::Tokio1);
            pool.build().map_err(|error| PgOpenError::Address(error.to_string()))
        };
        let (pool, apart) = (of(POOL)?, of(1)?);
        if address.0.get_ssl_mode() != SslMode::Require && !is_near(address) {
            tracing::warn!(
                "what goes to the store's server may go unencrypted: add sslmode=require to its address"
            );
        }
        Ok(Server { pool, apart, hosts: address.hosts() })
    }

    pub(super) fn hosts(&self) -> &str {
        &self.hosts
    }

    pub(super) async fn lend(&self) -> Result<Lent, Fault> {
        lend_from(&self.pool).await
    }

    /// The heartbeat's own.
    pub(super) async fn lend_apart(&self) -> Result<Lent, Fault> {
        lend_from(&self.apart).await
    }

    pub(super) fn close(&self) {
        self.pool.close();
        self.apart.close();
    }

    pub(super) fn is_closed(&self) -> bool {
        self.apart.is_closed()
    }
}

async fn lend_from(pool: &Pool) -> Result<Lent, Fault> {
    match pool.get().await {
        Ok(object) => Ok(Lent { object: Some(object), pool: pool.clone() }),
        Err(PoolError::Backend(error)) => Err(Fault::Server(error)),
        Err(PoolError::Timeout(_)) => Err(Fault::Late("no connection was free in time")),
        Err(_) => Err(Fault::Store(StoreError::Closed)),
    }
}

fn is_near(address: &PgAddress) -> bool {
    let is_here = |host: &Host| match host {
        Host::Tcp(name) => this_machine::is_host(name),
        Host::Unix(_) => true,
    };
    address.0.get_hosts().iter().all(is_here) && address.0.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

/// Who signs the server's certificate: the operator's own authority, or those that browsers know.
fn tls(authority: Option<&Path>) -> Result<ClientConfig, PgOpenError> {
    let mut roots = RootCertStore::empty();
    match authority {
        Some(path) => {
            let unusable = |error: String| PgOpenError::Authority(path.display().to_string(), error);
            let read = CertificateDer::pem_file_iter(path).map_err(|error| unusable(error.to_string()))?;
            for certificate in read {
                let certificate = certificate.map_err(|error| unusable(error.to_string()))?;
                roots.add(certificate).map_err(|error| unusable(error.to_string()))?;
            }
        }
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|error| PgOpenError::Address(error.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// A connection that goes back to the pool only where it can be used again.
pub(super) struct Lent {
    object: Option<Object>,
    pool: Pool,
}

impl Lent {
    #[expect(clippy::expect_used, reason = "it is taken out only when this value ends")]
    pub(super) fn client(&mut self) -> &mut Client {
        self.object.as_mut().expect("a connection that was lent")
    }

    /// Gives it back after something that came to this.
    pub(super) fn back<T>(mut self, outcome: &Result<T, Fault>) {
        let Err(fault) = outcome else { return drop(self.object.take()) };
        if fault.keeps_connection() {
            return drop(self.object.take());
        }
        // The others lead to the same server.
        if !matches!(fault, Fault::Late(_)) {
            self.pool.retain(|_, _| false);
        }
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(object) = self.object.take() {
            drop(Object::take(object));
        }
    }
}

/// Waits for a call, but not for ever.
pub(super) async fn in_time<T>(act: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    tokio::time::timeout(DEADLINE, act).await.unwrap_or(Err(Fault::Late("no answer within eight seconds")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_on_this_machine_is_near_and_others_are_not() {
        let near = |text: &str| text.parse().map(|address| is_near(&address));
        for text in
            ["postgres://localhost/x", "postgres://127.0.0.2/x", "postgres://[::1]/x", "postgres://%2Frun/x"]
        {
            assert_eq!(near(text), Ok(true), "{text}");
        }
        for text in [
            "postgres://db1/x",
            "postgres://localhost,db1/x",
            "postgres://10.0.0.1/x",
            "postgres://localhost/x?hostaddr=10.0.0.1",
        ] {
            assert_eq!(near(text), Ok(false), "{text}");
        }
    }
}
