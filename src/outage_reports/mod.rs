//! Outage reports: whether people were let through today, counted without knowing whose they are.
//!
//! A report is one person's answer for one day to "did they take your application or your fingerprints?".
//! Reports are counted against the share of "the system is down" that is normal, shown from five people
//! of one day on, in buckets, and never enter a verdict. The figures of the thresholds are simulated:
//! `docs/outage-reports.md`.

mod beta;
mod burst;
mod counting;
mod day;
mod moment;
mod normal;
mod outlook;
mod report;

pub use burst::Burst;
pub use counting::{Counted, count};
pub use day::{Day, MOST_A_DAY, Taken, is_a_day, place};
pub use moment::Moment;
pub use normal::{FIRST_SHARE, Normal};
pub use outlook::{Bucket, Judgement, Mute, NOTHING, Outlook, Part, Shown, shown};
pub use report::{Answer, Report, Reporter, Seniority};

/// Nothing is said of fewer people than this, all of one day.
pub const FEWEST: usize = 5;

/// Civil days whose reports are kept, today among them: each report for 72 hours at most. Then the key of
/// their day is destroyed, and nobody can read them.
pub const KEPT_DAYS: u64 = 3;
