//! The loops: updates in, replies out, reminders when they are due. Owns the clock, the shutdown
//! and the order of writes; there is almost nothing to decide here.
//!
//! An update goes: decoded → inbox → `conversation::step` → one transaction → both on disk → offset confirmed, and
//! said. What has been said is on disk; what is on disk will be said.

// In import order: a part imports only parts above it (a test keeps it so).
pub mod clock;
pub mod logging;
pub mod metrics;
mod pulse;
pub mod second_clock;
mod shares;
pub mod limiter;
mod turns;
mod notes;
mod months;
pub mod law_files;
mod notice_rows;
pub mod law_notes;
mod recent;
mod wording;
mod known;
mod speaking;
mod inline;
mod outage_reports;
mod admin;
mod early;
mod handling;
mod lanes;
mod everybody;
mod downtime;
mod broadcasting;
mod reassess;
mod canaries;
mod fast_path;
mod arrivals;
mod updates;
pub mod delivery;
mod reminding;
mod left_over;
mod allowance;
mod door;
pub mod reception;
pub mod health;

use std::sync::{Arc, LazyLock, Mutex, RwLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Asia::Almaty;
use tokio::sync::{Notify, watch};
use tokio_util::task::TaskTracker;

use crate::conversation::World;
use crate::law::Law;
use crate::ports::{Clock, Messenger, Ports, Store, Time, Wired};
use crate::speech::Speech;
use crate::understand::reading::Reader;
use clock::SharedClock;
use downtime::Downtime;
use early::Early;
use lanes::Lanes;
use law_files::LawPlaces;
use limiter::{Limiter, Limits};
use metrics::Metrics;
use months::Months;
use pulse::Pulse;
use second_clock::{ClockStanding, SecondClock};
use turns::Turns;

use reception::Reception;
pub use updates::PollFailure;

/// How long an orderly stop waits for messages under way.
const LONGEST_FAREWELL: Duration = Duration::from_secs(3);

/// What an operator decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How people can reach whoever runs the bot.
    pub operator: Option<String>,
    /// Where the law is read from, and read again when it changes; without it the law that the
    /// bot was started with stays.
    pub law: Option<LawPlaces>,
    /// Administrators' user ids.
    pub admins: Vec<i64>,
    /// How fast it may send.
    pub limits: Limits,
    /// What becomes of a webhook that somebody else has set.
    pub webhook: OtherWebhook,
}

/// What becomes of a webhook that somebody else has set for the same token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OtherWebhook {
    /// It stays, and the bot does not start.
    #[default]
    Respected,
    /// It is removed.
    Removed,
}

/// Room for what is usually saved, in bytes.
const USUAL_FORM: usize = 1024;

/// A value as it is saved: JSON. Dropping one that does not encode would lose what was promised.
#[expect(clippy::expect_used, reason = "our own types with string keys, written into memory")]
fn saved_form<T: serde::Serialize>(value: &T) -> Vec<u8> {
    let mut form = Vec::with_capacity(USUAL_FORM);
    serde_json::to_writer(&mut form, value).expect("our own types encode as JSON");
    form
}

/// Everything the loops share.
pub struct App<P: Ports> {
    store: Arc<P::Store>,
    messenger: P::Messenger,
    /// The store's, where instances share one: there is no other here that could be taken by mistake.
    clock: SharedClock<P::Store, P::Clock>,
    second_clock: SecondClock,
    downtime: Downtime,
    early: Early,
    law: RwLock<Arc<Law>>,
    /// Names the law in force, where it is read from files.
    law_mark: RwLock<Option<String>>,
    /// Made beside the first request for updates, so that nobody waits for it at the start.
    reader: Arc<LazyLock<Reader>>,
    speech: Speech,
    options: Options,
    username: RwLock<Option<String>>,
    lanes: Lanes,
    limiter: Arc<Limiter>,
    turns: Arc<Turns>,
    metrics: Metrics,
    months: Months,
    pulse: Pulse,
    /// What runs beside the loops: messages under way, lanes.
    tasks: TaskTracker,
    reports: outage_reports::Counter,
    proposed: Mutex<Option<admin::outage::Proposed>>,
    proposed_notice: Mutex<Option<admin::notice::Proposed>>,
    proposed_broadcast: Mutex<Option<admin::broadcast::Proposed>>,
    /// Wakes whoever watches the law and looks at everybody.
    look_again: Notify,
}

impl<S: Store, M: Messenger, C: Clock> App<Wired<S, M, C>> {
    /// Puts the parts together; nothing runs yet.
    pub fn new(store: Arc<S>, messenger: M, clock: C, law: Arc<Law>, options: Options) -> Arc<Self> {
        Arc::new(App {
            clock: SharedClock::new(Arc::clone(&store), clock),
            store,
            messenger,
            second_clock: SecondClock::default(),
            downtime: Downtime::default(),
            early: Early::default(),
            law: RwLock::new(law),
            law_mark: RwLock::default(),
            reader: Arc::new(LazyLock::new(Reader::new)),
            speech: Speech::new(),
            username: RwLock::new(None),
            lanes: Lanes::default(),
            limiter: Arc::new(Limiter::new(options.limits)),
            turns: Arc::default(),
            options,
            metrics: Metrics::default(),
            months: Months::default(),
            pulse: Pulse::default(),
            tasks: TaskTracker::new(),
            reports: outage_reports::Counter::default(),
            proposed: Mutex::default(),
            proposed_notice: Mutex::default(),
            proposed_broadcast: Mutex::default(),
            look_again: Notify::new(),
        })
    }
}

impl<P: Ports> App<P> {
    /// Runs until `stop` turns true: what was left over first, then what comes in.
    ///
    /// # Errors
    /// [`PollFailure`] where going on makes no sense: Telegram refuses the token, or another program gets the
    /// updates by a webhook. Everything that passes (no network, a full disk, a server that is away) is waited for.
    pub async fn run(self: &Arc<Self>, stop: watch::Receiver<bool>) -> Result<(), PollFailure> {
        self.run_with(None, stop).await
    }

    /// The same where updates are brought to a webhook; without one they are asked for.
    ///
    /// # Errors
    /// [`PollFailure`] as [`run`](App::run) has it.
    pub async fn run_with(
        self: &Arc<Self>,
        reception: Option<Reception>,
        stop: watch::Receiver<bool>,
    ) -> Result<(), PollFailure> {
        let reader = Arc::clone(&self.reader);
        // Ignored where the system gives no thread: whoever needs it first makes it.
        let _ = std::thread::Builder::new().name("reader".into()).spawn(move || _ = LazyLock::force(&reader));
        reassess::take_law(self).await;
        let folder = self.options.law.as_ref().map(|law| law.data.as_path());
        self.downtime.load(&*self.store, folder).await;
        outage_reports::look(self).await;
        self.months.load(&*self.store).await;
        left_over::take_up(self).await;
        let (stop_reminders, reminders_stop) = watch::channel(false);
        let reminders = tokio::spawn(reminding::deliver(Arc::clone(self), reminders_stop));
        let looking = tokio::spawn(reassess::keep_looking(Arc::clone(self), stop_reminders.subscribe()));
        let planning = canaries::keep_planning(Arc::clone(self), stop_reminders.subscribe());
        let planning = tokio::spawn(planning);
        let counting = admin::reports::keep_counting(Arc::clone(self), stop_reminders.subscribe());
        let counting = tokio::spawn(counting);
        let sharing = tokio::spawn(allowance::keep_to_it(Arc::clone(self), stop_reminders.subscribe()));
        let taking_up = tokio::spawn(left_over::keep_taking_up(Arc::clone(self), stop_reminders.subscribe()));
        let polled = match reception {
            None => updates::poll_until(self, stop).await,
            Some(reception) => reception::take_in_until(self, reception, stop).await,
        };
        stop_reminders.send_replace(true);
        // Each chat is its own transaction, so it may end anywhere.
        looking.abort();
        planning.abort();
        counting.abort();
        if self.store.leads() {
            self.downtime.write(&*self.store).await;
        }
        if reminders.await.is_err() {
            tracing::error!("the delivery of reminders ended in a panic; restart the bot and report it");
        }
        if taking_up.await.is_err() {
            tracing::error!("looking for what was left over ended in a panic; restart the bot and report it");
        }
        // What is still said keeps to the part that was granted last.
        sharing.abort();
        // Others go on at once.
        self.store.resign().await;
        self.lanes.drained().await;
        self.months.write(&*self.store).await;
        self.tasks.close();
        // Ignored: what is not said by then is said after the next start.
        let _ = tokio::time::timeout(LONGEST_FAREWELL, self.tasks.wait()).await;
        polled
    }

    /// Whether every loop still turns: a bot that hangs has to be started again.
    pub fn is_alive(&self) -> bool {
        self.pulse.is_regular()
    }

    /// Whether every loop has turned within this time.
    pub fn is_alive_within(&self, longest: Duration) -> bool {
        self.pulse.is_regular_within(longest)
    }

    /// The law in force.
    pub fn law(&self) -> Arc<Law> {
        match self.law.read() {
            Ok(law) => Arc::clone(&law),
            Err(poisoned) => Arc::clone(&poisoned.into_inner()),
        }
    }

    /// Puts a new law in force, with the mark of its files.
    fn replace_law(&self, law: Arc<Law>, mark: String) {
        match self.law.write() {
            Ok(mut before) => *before = law,
            Err(poisoned) => *poisoned.into_inner() = law,
        }
        match self.law_mark.write() {
            Ok(mut before) => *before = Some(mark),
            Err(poisoned) => *poisoned.into_inner() = Some(mark),
        }
    }

    /// Names the law in force; `None` where it does not come from files.
    fn law_mark(&self) -> Option<String> {
        self.law_mark.read().ok()?.clone()
    }

    /// How this machine's clock stands to Telegram's.
    pub fn clock_standing(&self) -> ClockStanding {
        self.second_clock.standing(self.clock.now(), self.clock.elapsed())
    }

    /// Whether nothing may be sent or erased by the date at this moment; says so to the operator.
    fn clock_is_in_doubt(&self) -> bool {
        let standing = self.clock_standing();
        self.second_clock.report(standing);
        standing != ClockStanding::Agrees || !self.downtime.is_known() || self.store.time() == Time::InDoubt
    }

    fn username(&self) -> Option<String> {
        self.username.read().ok().and_then(|name| name.clone())
    }

    /// Calls `with` with what a step of the conversation may look at.
    fn with_world<T>(&self, now: DateTime<Utc>, with: impl FnOnce(&World<'_>) -> T) -> T {
        self.with_world_under(&self.law(), now, with)
    }

    /// The same as another law would have it.
    fn with_world_under<T>(&self, law: &Law, now: DateTime<Utc>, with: impl FnOnce(&World<'_>) -> T) -> T {
        let username = self.username();
        let reports = self.reports.shown();
        with(&World {
            law,
            reader: &self.reader,
            now,
            today: now.with_timezone(&Almaty).date_naive(),
            random: random(now),
            reports: &reports,
            operator: self.options.operator.as_deref(),
            bot: username.as_deref(),
        })
    }
}

/// A number that nobody can guess.
fn random(now: DateTime<Utc>) -> u128 {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u128::from_be_bytes(bytes),
        // No two steps of a chat share a microsecond; two people's might.
        Err(_) => u128::from(now.timestamp_micros().unsigned_abs()) << 64,
    }
}
