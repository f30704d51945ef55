//! Health and metrics over HTTP, for the machine's own supervisor and for Prometheus: counts only,
//! nothing about anybody.

use std::fmt::Write as _;
use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::NaiveDate;
use chrono_tz::Asia::Almaty;
use tokio::net::TcpListener;

use super::App;
use super::admin::canary;
use super::door::Door;
use super::logging;
use super::second_clock::ClockStanding;
use crate::law::Basis;
use crate::law::Law;
use crate::ports::{Clock, Ports, Store};

/// A poll that answered longer ago than this: nobody is being heard. Telegram holds a poll open for
/// half a minute.
const LONGEST_SILENCE: Duration = Duration::from_secs(60);
/// Less free space than this on the disk of the data folder: somebody has to act now.
const LEAST_FREE: u64 = 48 << 20;
/// A reminder that is later than this is not going out.
const LONGEST_DELAY: Duration = Duration::from_secs(600);
/// One is made every day.
const LONGEST_WITHOUT_BACKUP: Duration = Duration::from_secs(26 * 3600);

/// What the loops cannot know of themselves.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The data folder.
    pub folder: PathBuf,
    /// How long the store took to open.
    pub opened_in: Duration,
}

/// Answers `/healthz`, `/readyz` and `/metrics` until it is dropped.
pub async fn serve<P: Ports>(app: Arc<App<P>>, listener: TcpListener, around: Surroundings) {
    let around = Arc::new(around);
    let (ready_app, ready_around) = (Arc::clone(&app), Arc::clone(&around));
    let alive_app = Arc::clone(&app);
    let is_local = listener.local_addr().is_ok_and(|address| address.ip().is_loopback());
    let routes = Router::new()
        .route("/healthz", get(move || async move { liveness(alive_app.is_alive()) }))
        .route("/readyz", get(move || async move { readiness(&ready_app, &ready_around) }))
        .route("/metrics", get(move || async move { page(figures(&app, &around).await) }))
        .layer(middleware::from_fn(move |request: Request, next: Next| async move {
            match is_local && is_of_another_site(request.headers()) {
                true => (StatusCode::FORBIDDEN, "this page is for this machine alone\n").into_response(),
                false => next.run(request).await,
            }
        }));
    if let Err(error) = axum::serve(Door::new(listener), routes).await {
        tracing::error!(%error, "health and metrics are no longer served");
    }
}

/// Why the bot should not be relied on at this moment; empty if it can be.
pub fn troubles<P: Ports>(app: &App<P>, around: &Surroundings) -> Vec<&'static str> {
    let heard = app.metrics.has_polled() && app.metrics.since_last_poll() < LONGEST_SILENCE;
    let figures = app.store.figures();
    let full = free_bytes(&around.folder).is_some_and(|free| free < LEAST_FREE);
    let tests = [
        (!app.is_alive(), "a loop hangs: the bot has to be started again"),
        (
            app.metrics.has_webhook(),
            "somebody has set a webhook for this token, which gets the updates: remove it, or start with --take-over",
        ),
        (
            !heard && app.store.leads() && app.metrics.webhook().is_none(),
            "Telegram has answered no poll in the last minute",
        ),
        (
            !heard && app.metrics.webhook().is_some() || is_unreachable(app),
            "Telegram cannot bring updates: look at the proxy before the webhook, its certificate and the firewall",
        ),
        (overdue(app) > LONGEST_DELAY, "reminders are more than ten minutes late"),
        (figures.quarantined > 0, "records of the store cannot be read: `ruqsat store check` says how many"),
        (
            backup_age(app) > LONGEST_WITHOUT_BACKUP,
            "no backup has been made for 26 hours: look at the folder `backups` and its disk",
        ),
        (figures.failing, "the store cannot write: look at the disk of the data folder"),
        (full, "the disk of the data folder is almost full"),
        (
            matches!(app.clock_standing(), ClockStanding::Ahead(_)),
            "this machine's clock and Telegram's disagree by more than a minute: reminders wait; set the clock right",
        ),
    ];
    tests.into_iter().filter(|(is_so, _)| *is_so).map(|(_, sentence)| sentence).collect()
}

/// Whether an update that waits could not be brought within the last minute.
fn is_unreachable<P: Ports>(app: &App<P>) -> bool {
    let Some((1.., Some(failed_at))) = app.metrics.webhook() else { return false };
    (app.clock.now() - failed_at).to_std().is_ok_and(|age| age < LONGEST_SILENCE)
}

/// The page of figures in Prometheus' text format.
pub async fn figures<P: Ports>(app: &App<P>, around: &Surroundings) -> String {
    let canary = canary::age(app).await;
    let mut page = Page::default();
    app_figures(&mut page, app);
    if let Some(age) = canary {
        page.gauge(
            "ruqsat_canary_age_seconds",
            "Since the last daily reminder was due that reached the administrator who waits longest; before \
             the first, since the start. Missing without administrators.",
            age.as_seconds_f64(),
        );
    }
    store_figures(&mut page, app, around);
    let today = app.clock.now().with_timezone(&Almaty).date_naive();
    let law = app.law();
    let bases = in_force(&law, today);
    let age = bases.iter().map(|basis| (today - basis.checked_on).num_days()).max().unwrap_or(0);
    page.gauge(
        "ruqsat_law_age_days",
        "Days since the oldest check of a value of the law in force.",
        age as f64,
    );
    let overdue = bases.iter().filter(|basis| basis.check_again_by < today).count();
    page.gauge("ruqsat_law_overdue_values", "Values of the law whose next check is overdue.", overdue as f64);
    page.0
}

fn app_figures<P: Ports>(page: &mut Page, app: &App<P>) {
    let metrics = &app.metrics;
    page.gauge("ruqsat_uptime_seconds", "Since the start.", metrics.uptime().as_secs_f64());
    page.gauge(
        "ruqsat_last_poll_age_seconds",
        "Since Telegram last answered a poll; before the first, since the start.",
        metrics.since_last_poll().as_secs_f64(),
    );
    let hooked = f64::from(u8::from(metrics.has_webhook()));
    page.gauge("ruqsat_webhook_set", "1 while a webhook of somebody else gets the updates.", hooked);
    if let Some((pending, failed_at)) = metrics.webhook() {
        page.gauge("ruqsat_webhook_pending", "Updates that wait at Telegram to be brought.", pending as f64);
        let age = failed_at.and_then(|then| (app.clock.now() - then).to_std().ok());
        page.gauge(
            "ruqsat_webhook_last_error_age_seconds",
            "Since Telegram could not bring an update; if it always could, since the start.",
            age.unwrap_or(metrics.uptime()).as_secs_f64(),
        );
    }
    page.head("ruqsat_panics_total", "counter", "Panics since the start, by the place in the source.");
    for (place, count) in logging::panics() {
        page.line("ruqsat_panics_total", &[("place", &place)], count as f64);
    }
    page.head("ruqsat_updates_total", "counter", "Updates since the start, by what became of them.");
    for (fate, count) in metrics.all_updates() {
        page.line("ruqsat_updates_total", &[("fate", fate)], count as f64);
    }
    page.head("ruqsat_sends_total", "counter", "Tries to send since the start, by what became of them.");
    for (kind, outcome, count) in metrics.all_sends() {
        page.line("ruqsat_sends_total", &[("kind", kind), ("outcome", outcome)], count as f64);
    }
    page.head("ruqsat_answers_total", "counter", "Answers since the start, by sort and topic or kind.");
    for (sort, id, count) in metrics.all_answers() {
        page.line("ruqsat_answers_total", &[("sort", sort), ("id", &id)], count as f64);
    }
    let ahead = match app.clock_standing() {
        ClockStanding::Ahead(ahead) => ahead.as_seconds_f64(),
        ClockStanding::Unheard | ClockStanding::Agrees => 0.0,
    };
    page.gauge(
        "ruqsat_clock_ahead_seconds",
        "How far this machine's clock is ahead of Telegram's (behind: negative); 0 within a minute.",
        ahead,
    );
    page.gauge(
        "ruqsat_lanes_waiting",
        "Updates being handled or waiting for their chat.",
        app.lanes.len() as f64,
    );
    page.gauge(
        "ruqsat_oldest_overdue_reminder_seconds",
        "How late the most overdue reminder is; 0 if none is.",
        overdue(app).as_secs_f64(),
    );
}

fn store_figures<P: Ports>(page: &mut Page, app: &App<P>, around: &Surroundings) {
    let store = app.store.figures();
    let gauges = [
        ("ruqsat_chats", "Chats with a record.", store.chats),
        ("ruqsat_chats_with_reminders", "Chats with something due at some time.", store.ladders),
        ("ruqsat_chats_cached", "Chats whose records are cached in memory.", store.cached),
        ("ruqsat_inbox", "Updates received and not finished.", store.inbox),
        ("ruqsat_outbox", "Messages saved and not known to be sent.", store.outbox),
        ("ruqsat_mended_files", "Files of the store mended from a copy at the start.", store.mended),
        ("ruqsat_quarantined_records", "Records set aside because they cannot be read.", store.quarantined),
        ("ruqsat_log_bytes", "The write-ahead log since its last compaction.", store.log_bytes),
        ("ruqsat_store_failing", "1 while the store cannot write.", u64::from(store.failing)),
        ("ruqsat_store_bytes", "The data folder, backups included.", folder_bytes(&around.folder)),
    ];
    for (name, help, value) in gauges {
        page.gauge(name, help, value as f64);
    }
    page.gauge(
        "ruqsat_backup_age_seconds",
        "Since the newest rotating backup was made; without one, since the start.",
        backup_age(app).as_secs_f64(),
    );
    if let Some(free) = free_bytes(&around.folder) {
        page.gauge("ruqsat_disk_free_bytes", "Free on the disk of the data folder.", free as f64);
    }
    page.gauge(
        "ruqsat_store_open_seconds",
        "How long the store took to open.",
        around.opened_in.as_secs_f64(),
    );
    page.head("ruqsat_store_barriers_total", "counter", "Barriers to the disk since the start.");
    page.line("ruqsat_store_barriers_total", &[], store.barriers as f64);
    page.head("ruqsat_store_failures_total", "counter", "Writes that failed since the start.");
    page.line("ruqsat_store_failures_total", &[], store.failures as f64);
}

/// What the values stand on that concern everybody, on a day.
fn in_force(law: &Law, day: NaiveDate) -> Vec<&Basis> {
    let common = [
        law.mci().at(day).map(|it| it.0),
        law.late_notice().at(day).map(|it| it.0),
        law.limitation_months().at(day).map(|it| it.0),
        law.half_payment().at(day).map(|it| it.0),
        law.objection_days().at(day).map(|it| it.0),
        law.payment_days().at(day).map(|it| it.0),
        law.refusal_complaint_months().at(day).map(|it| it.0),
        law.first_permission().at(day).map(|it| it.0),
    ];
    let figures = law.figures().filter_map(|figure| law.figure(&figure.id, day)).map(|it| it.0);
    common.into_iter().flatten().chain(figures).collect()
}

/// How late the most overdue reminder is.
fn overdue<P: Ports>(app: &App<P>) -> Duration {
    let next = app.store.figures().next_due;
    next.and_then(|next| (app.clock.now() - next).to_std().ok()).unwrap_or_default()
}

/// How long ago the newest rotating backup was made; without one, since the start.
fn backup_age<P: Ports>(app: &App<P>) -> Duration {
    match app.store.figures().backed_up_at {
        Some(made) => (app.clock.now() - made).to_std().unwrap_or_default(),
        None if app.store.figures().backed_up_elsewhere => Duration::ZERO,
        None => app.metrics.uptime(),
    }
}

/// Whether a request names a host with a domain, as a page of another site does whose name was pointed
/// at this machine. Addresses and names without a dot are this machine's or this network's own.
fn is_of_another_site(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(_) => return false,
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name.trim_end_matches('.').contains('.') && name.parse::<Ipv4Addr>().is_err()
}

fn liveness(is_alive: bool) -> Response {
    match is_alive {
        true => "alive\n".into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, "a loop hangs\n").into_response(),
    }
}

fn readiness<P: Ports>(app: &App<P>, around: &Surroundings) -> Response {
    match troubles(app, around).as_slice() {
        [] => match app.store.figures().mended {
            0 => "ready\n".into_response(),
            files => format!("ready; files that were damaged and were mended at the start: {files}\n")
                .into_response(),
        },
        troubles => (StatusCode::SERVICE_UNAVAILABLE, troubles.join("\n") + "\n").into_response(),
    }
}

fn page(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

/// A page in Prometheus' text format, as it is written.
#[derive(Default)]
struct Page(String);

impl Page {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn gauge(&mut self, name: &str, help: &str, value: f64) {
        self.head(name, "gauge", help);
        self.line(name, &[], value);
    }

    fn line(&mut self, name: &str, labels: &[(&str, &str)], value: f64) {
        let labels: Vec<String> =
            labels.iter().map(|(label, text)| format!("{label}=\"{}\"", escaped(text))).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        _ = writeln!(self.0, "{name}{labels} {value}");
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

/// Bytes of all files of a folder; what cannot be read counts nothing.
fn folder_bytes(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let sizes = entries.flatten().map(|entry| match entry.metadata() {
        Ok(about) if about.is_dir() => folder_bytes(&entry.path()),
        Ok(about) => about.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

/// Space that is left for us on the folder's disk; `None` where the system does not tell.
fn free_bytes(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_that_hangs_is_told_to_the_supervisor() {
        assert_eq!(liveness(false).status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(liveness(true).status(), StatusCode::OK);
    }

    #[test]
    fn a_page_of_another_site_is_known_by_its_host() {
        let of = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.extend(host.parse().ok().map(|host| (header::HOST, host)));
            is_of_another_site(&headers)
        };
        for host in
            ["evil.example", "evil.example:8086", "127.0.0.1.evil.example", "localhost.evil.example.:1"]
        {
            assert!(of(host), "{host}");
        }
        for host in ["127.0.0.1:8086", "localhost:8086", "[::1]:8086", "ruqsat:8086", "x", ""] {
            assert!(!of(host), "{host}");
        }
    }

    #[test]
    fn a_label_cannot_break_out_of_its_line() {
        let mut page = Page::default();
        page.line("name", &[("id", "a\"} 1\nother 2")], 1.0);
        assert_eq!(page.0, "name{id=\"a\\\"} 1\\nother 2\"} 1\n");
    }

    #[test]
    fn the_size_of_a_folder_is_that_of_all_its_files() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("inside"))?;
        fs::write(folder.path().join("one"), [0; 7])?;
        fs::write(folder.path().join("inside/two"), [0; 5])?;
        assert_eq!(folder_bytes(folder.path()), 12);
        Ok(())
    }
}
