//! What a word can mean in a date.

use serde::Deserialize;

use crate::lang::Lang;

/// What a word can mean in a date; most words have one meaning, some several ("day", "month").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// A month, 1 to 12, that is understood alone too.
    Month(u32),
    /// An abbreviation, or a word with other uses ("may"): a month only beside a number.
    ShortMonth(u32),
    /// A weekday, 0 for Monday.
    Weekday(u32),
    /// An abbreviated weekday: only beside a date.
    ShortWeekday(u32),
    Number(u32),
    Ordinal(u32),
    /// Days from today.
    RelativeDay(i64),
    /// A whole span in one word, "fortnight".
    Span(Span),
    Is(Category),
}

/// A length of time as people say it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Span {
    pub months: u32,
    pub days: u64,
}

/// Whether a length of time is counted ahead of today or back from it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Direction {
    Ahead,
    Back,
}

/// The lists of `[words]` in `dates.toml`, by name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Category {
    UnitDay,
    UnitWeek,
    UnitMonth,
    UnitYear,
    UnitHour,
    /// "Working" days cannot be counted without a calendar of holidays.
    Working,
    LabelDay,
    LabelMonth,
    LabelYear,
    Last,
    BeforeLast,
    This,
    Next,
    YearBeforeLast,
    LastYear,
    ThisYear,
    NextYear,
    /// Before a span to come: "in".
    Ahead,
    /// After a span to come: "from now".
    AheadAfter,
    /// Beside a span to come: "left".
    Left,
    /// After a span that is over.
    Ago,
    /// Before or after a span that is over.
    Overdue,
    Season,
    PartOf,
    LastDay,
    About,
    /// Takes back the date after it where another stands: "not".
    Not,
    /// Takes back the date before it: "емес".
    NotAfter,
    Some,
    Or,
    And,
    One,
    After,
    Before,
    Filler,
    MonthOpens,
    MonthNamed,
    Name,
    /// A person: a month's name beside it may be theirs.
    Kin,
    /// Whose age, or how long they have been here, a number of years beside it tells.
    Age,
    /// After a day on which a paper was "still" valid.
    Still,
    /// Grown to the number of a version: "v2.10".
    Version,
    Place,
    /// Where house numbers follow.
    Street,
    /// Before the length of a paper's term: "for" ten years.
    TermOpens,
    /// What an expiry can be of: a permit, a passport, a visa.
    Paper,
    NumberFollows,
    AmountFollows,
    TimeOfDay,
    Expiry,
    ExpiryBefore,
    ExpiryAfter,
    From,
    FromAfter,
    Issue,
    IssueAfter,
    Birth,
    BirthAfter,
    Event,
    EventAfter,
    /// What people will do or did: a day counted from today beside it is not the paper's.
    Doing,
    /// A fine mentioned beside the date, not the day of paying it.
    Penalty,
    /// Only shows which language it is.
    Language,
}

/// One word or phrase: its meanings, and the languages that list it.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub meanings: Vec<Meaning>,
    pub languages: Vec<Lang>,
}

impl Entry {
    pub fn is_in(&self, lang: Lang) -> bool {
        self.languages.contains(&lang)
    }

    pub fn add(&mut self, meaning: Meaning, lang: Lang) {
        if !self.meanings.contains(&meaning) {
            self.meanings.push(meaning);
        }
        if !self.languages.contains(&lang) {
            self.languages.push(lang);
        }
    }
}
