//! What is said of the reports: nothing below five people, then buckets, then that more than usual say so.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Burst, Counted, Day, FEWEST, Moment, Normal, beta, count};
use crate::law::Region;

/// How far above the normal share, and how surely, for whom.
struct Bar {
    above: f64,
    surely: f64,
}

const TELL_OPERATOR: Bar = Bar { above: 0.10, surely: 0.90 };
const TELL_OPERATOR_OF_REGION: Bar = Bar { above: 0.15, surely: 0.90 };
const TELL_EVERYBODY: Bar = Bar { above: 0.15, surely: 0.95 };
const TELL_EVERYBODY_OF_REGION: Bar = Bar { above: 0.20, surely: 0.95 };
/// The fewest people among those who say so who have long used the bot.
const FEWEST_SEASONED: usize = 3;

/// How many people, as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bucket {
    /// 5–9.
    Five,
    /// 10–19.
    Ten,
    /// 20–49.
    Twenty,
    /// 50–99.
    Fifty,
    /// 100 and more.
    Hundred,
}

impl Bucket {
    /// The bucket for a number of people; none below five.
    pub fn of(people: usize) -> Option<Bucket> {
        Some(match people {
            0..FEWEST => return None,
            FEWEST..10 => Bucket::Five,
            10..20 => Bucket::Ten,
            20..50 => Bucket::Twenty,
            50..100 => Bucket::Fifty,
            _ => Bucket::Hundred,
        })
    }

    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Bucket::Five => "5-9",
            Bucket::Ten => "10-19",
            Bucket::Twenty => "20-49",
            Bucket::Fifty => "50-99",
            Bucket::Hundred => "100",
        }
    }
}

/// How many of them say that the system is down, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// At most a fifth.
    Few,
    /// At most 45 in a hundred.
    Some,
    /// At most six tenths.
    Half,
    /// At most nine tenths.
    Most,
    /// More.
    All,
}

impl Part {
    fn of(share: f64) -> Part {
        match share {
            share if share <= 0.20 => Part::Few,
            share if share <= 0.45 => Part::Some,
            share if share <= 0.60 => Part::Half,
            share if share <= 0.90 => Part::Most,
            _ => Part::All,
        }
    }

    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Part::Few => "few",
            Part::Some => "some",
            Part::Half => "half",
            Part::Most => "most",
            Part::All => "all",
        }
    }
}

/// What may be said of the country or a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Fewer than five people of one day.
    TooFew,
    /// What people say, without a judgement.
    Reports {
        /// How many people.
        people: Bucket,
        /// How many of them say that the system is down.
        down: Part,
        /// Day and hour of the latest report.
        latest: (NaiveDate, u8),
    },
    /// More than usual say that the system is down.
    MoreThanUsual {
        /// How many people.
        people: Bucket,
        /// Day and hour of the first who said so.
        since: (NaiveDate, u8),
        /// Day and hour of the latest report.
        latest: (NaiveDate, u8),
    },
}

/// The operator does not want it said that more than usual report an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mute {
    /// Where; everywhere without it.
    pub region: Option<Region>,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl Mute {
    /// Whether it holds for that region (or the country) at that instant.
    pub fn holds(&self, region: Option<Region>, now: DateTime<Utc>) -> bool {
        now < self.until && (self.region.is_none() || self.region == region)
    }
}

/// Whether it may be said that more people than usual report an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It is said where the reports bear it out.
    Shown,
    /// The operator has muted it.
    Muted,
}

impl Outlook {
    /// Of counted reports. Muting leaves out the judgement, not the counts.
    pub fn of(counted: &Counted, region: Option<Region>, normal: &Normal, judgement: Judgement) -> Outlook {
        let (Some(people), Some(latest)) = (Bucket::of(counted.people), counted.latest) else {
            return Outlook::TooFew;
        };
        let bar = if region.is_some() { TELL_EVERYBODY_OF_REGION } else { TELL_EVERYBODY };
        match counted.first_down {
            Some(since)
                if judgement == Judgement::Shown
                    && counted.seasoned_down >= FEWEST_SEASONED
                    && bar.is_passed(counted, normal) =>
            {
                Outlook::MoreThanUsual { people, since, latest }
            }
            _ => Outlook::Reports { people, down: Part::of(counted.share()), latest },
        }
    }
}

impl Counted {
    /// Whether the operator gets a message.
    pub fn is_for_the_operator(&self, region: Option<Region>, normal: &Normal) -> bool {
        let bar = if region.is_some() { TELL_OPERATOR_OF_REGION } else { TELL_OPERATOR };
        self.people >= FEWEST && bar.is_passed(self, normal)
    }
}

impl Bar {
    fn is_passed(&self, counted: &Counted, normal: &Normal) -> bool {
        let share = normal.share();
        beta::above(share + self.above, counted.down, counted.up, share) >= self.surely
    }
}

/// What everybody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Of the whole country.
    pub country: Outlook,
    /// Of each region of which something can be said, in the order of [`Region::all`].
    pub regions: Vec<(Region, Outlook)>,
}

/// What is shown before anybody has reported.
pub static NOTHING: Shown = Shown { country: Outlook::TooFew, regions: Vec::new() };

/// What everybody may see at that instant, of the hours that are over.
pub fn shown(
    days: &[Day],
    normal: &Normal,
    mutes: &[Mute],
    now: DateTime<Utc>,
    is_open: &impl Fn(NaiveDate) -> bool,
) -> Shown {
    let moment = Moment::shown_at(now);
    let held = Burst::find(days, moment);
    let of = |region: Option<Region>| {
        let counted = count(days, region, moment, &held, is_open);
        let is_muted = mutes.iter().any(|mute| mute.holds(region, now));
        Outlook::of(&counted, region, normal, if is_muted { Judgement::Muted } else { Judgement::Shown })
    };
    let regions = Region::all().map(|region| (region, of(Some(region))));
    Shown { country: of(None), regions: regions.filter(|(_, outlook)| *outlook != Outlook::TooFew).collect() }
}
