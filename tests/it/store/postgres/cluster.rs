//! PostgreSQL servers of the tests' own, stand-bys of them, and a pooler before them.

use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

/// A server in a temporary folder. It ends with whoever started it, also where that is killed.
pub struct Cluster {
    pub folder: PathBuf,
    pub port: u16,
    /// Settings beside the usual ones, as `name=value`.
    settings: Vec<String>,
    _guard: Guard,
}

pub static SHARED: LazyLock<Cluster> = LazyLock::new(Cluster::start);

/// Does something when its standard input is closed, be it by the system.
struct Guard(Child);

impl Guard {
    fn set(script: &str) -> Guard {
        let mut command = as_server("sh");
        command.args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        Guard(command.spawn().unwrap())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

pub fn programs() -> PathBuf {
    let named = std::env::var_os("RUQSAT_TEST_PG").map(PathBuf::from);
    let programs = named.unwrap_or_else(|| "/usr/lib/postgresql/15/bin".into());
    assert!(programs.join("initdb").exists(), "RUQSAT_TEST_PG names no folder with initdb: {programs:?}");
    programs
}

/// A program as whoever may run PostgreSQL, which is not root.
fn as_server(path: impl AsRef<std::ffi::OsStr>) -> Command {
    let id = Command::new("id").arg("-u").output().unwrap();
    if id.stdout.starts_with(b"0\n") {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(path);
        command
    } else {
        Command::new(path)
    }
}

/// A program of PostgreSQL's.
pub fn program(name: &str) -> Command {
    as_server(programs().join(name))
}

pub fn done(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A folder that the server may write.
fn folder() -> PathBuf {
    let folder = tempfile::Builder::new().prefix("ruqsat-pg-").tempdir().unwrap().keep();
    // Ignored where this is no root: then the server runs as we do.
    let _ = Command::new("chown").arg("postgres").arg(&folder).output();
    folder
}

/// A file that the server alone may read.
pub fn give(path: &Path, bytes: &[u8]) {
    use std::os::unix::fs::OpenOptionsExt;
    let file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
    file.unwrap().write_all(bytes).unwrap();
    let _ = Command::new("chown").arg("postgres").arg(path).output();
}

impl Cluster {
    pub fn start() -> Cluster {
        Cluster::start_with(&[], |_| {})
    }

    /// The same with these settings, `name=value`, after something was done in its data folder.
    pub fn start_with(settings: &[&str], prepare: impl FnOnce(&Path)) -> Cluster {
        let folder = folder();
        let data = folder.join("data");
        done(
            program("initdb")
                .args(["-A", "trust", "-U", "ruqsat", "-E", "UTF8", "--no-locale", "-D"])
                .arg(&data),
        );
        prepare(&data);
        Cluster::guarded(folder, free_port(), settings)
    }

    /// A stand-by of a running server.
    pub fn stand_by_of(primary: &Cluster, port: u16) -> Cluster {
        let folder = folder();
        done(
            program("pg_basebackup")
                .args(["-d", &format!("host=127.0.0.1 port={} user=ruqsat", primary.port)])
                .args(["-c", "fast", "-X", "stream", "-R", "-D"])
                .arg(folder.join("data")),
        );
        Cluster::guarded(folder, port, &[])
    }

    fn guarded(folder: PathBuf, port: u16, settings: &[&str]) -> Cluster {
        let guard = Guard::set(&format!(
            "read _; '{}/pg_ctl' -D '{1}/data' -m immediate stop; rm -rf '{1}'",
            programs().display(),
            folder.display()
        ));
        let settings = settings.iter().map(|it| (*it).to_string()).collect();
        let cluster = Cluster { folder, port, settings, _guard: guard };
        cluster.run();
        cluster
    }

    /// Starts the server, again after a stop.
    pub fn run(&self) {
        let mut options = format!(
            "-k {} -p {} -c listen_addresses=127.0.0.1 -c max_connections=300",
            self.folder.display(),
            self.port
        );
        for setting in &self.settings {
            options.push_str(&format!(" -c {setting}"));
        }
        done(self.control().arg("-l").arg(self.folder.join("log")).args(["-w", "-o", &options, "start"]));
    }

    fn control(&self) -> Command {
        let mut command = program("pg_ctl");
        command.arg("-D").arg(self.folder.join("data"));
        command
    }

    /// Ends it as a power cut would.
    pub fn kill(&self) {
        done(self.control().args(["-m", "immediate", "-w", "stop"]));
    }

    /// A stand-by takes writes from now on.
    pub fn promote(&self) {
        done(self.control().args(["-w", "promote"]));
    }

    pub fn sql(&self, database: &str, text: &str) -> String {
        sql_at(self.port, database, text)
    }
}

fn sql_at(port: u16, database: &str, text: &str) -> String {
    let mut command = program("psql");
    command.args(["-h", "127.0.0.1", "-p", &port.to_string(), "-U", "ruqsat", "-d", database]);
    let output = command.args(["-v", "ON_ERROR_STOP=1", "-qtAc", text]).output().unwrap();
    assert!(output.status.success(), "{text}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_string()
}

/// PgBouncer before the shared server, in transaction mode with few connections: each transaction may get
/// another one.
pub struct Pooler {
    pub port: u16,
    _guard: Guard,
}

pub static POOLER: LazyLock<Pooler> = LazyLock::new(|| Pooler::before(SHARED.port));

impl Pooler {
    fn before(server: u16) -> Pooler {
        let (folder, port) = (folder(), free_port());
        let at = folder.display();
        let users = folder.join("users");
        give(&users, b"\"ruqsat\" \"\"\n");
        let settings = folder.join("pgbouncer.ini");
        let text = format!(
            "[databases]\n* = host=127.0.0.1 port={server}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nunix_socket_dir =\nauth_type = trust\nauth_file = {at}/users\n\
             pool_mode = transaction\ndefault_pool_size = 4\nmax_client_conn = 500\nserver_round_robin = 1\n\
             logfile = {at}/log\n"
        );
        give(&settings, text.as_bytes());
        let named = std::env::var("RUQSAT_TEST_PGBOUNCER").unwrap_or_else(|_| "/usr/sbin/pgbouncer".into());
        assert!(Path::new(&named).exists(), "RUQSAT_TEST_PGBOUNCER names no program: {named}");
        let guard = Guard::set(&format!("{named} {at}/pgbouncer.ini & read _; kill $!; rm -rf '{at}'"));
        let began = std::time::Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed().as_secs() < 10, "the pooler does not start");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        Pooler { port, _guard: guard }
    }

    /// How many connections to the server it has had for a database.
    pub fn sql(&self, database: &str, text: &str) -> String {
        sql_at(self.port, database, text)
    }
}
