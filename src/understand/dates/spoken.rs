//! Every day that a message speaks of, with the place where it stands: for messages that tell more
//! than one.

use std::ops::Range;

use chrono::NaiveDate;

use super::choose::{drop_taken_back, join_years_told_apart, take_years_back};
use super::counted;
use super::mention::{Mention, What};
use super::roles::{Role, roles};
use super::token::Token;
use super::tokens::Tokens;

/// A day as far as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole date.
    Date(NaiveDate),
    /// Day and month; the year is missing.
    DayMonth {
        /// 1 to 31.
        day: u32,
        /// 1 to 12.
        month: u32,
    },
    /// Day and month could be either way round.
    Either(Vec<NaiveDate>),
    /// The day is not clear: a month, a season, two days to choose from.
    Unclear,
    /// No such day, or outside 2000 to 2099.
    Invalid,
}

/// What the words of dates alone say about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A paper ends.
    Expiry,
    /// A paper begins, or something does not hold from then on.
    Start,
    /// Somebody was born.
    Birth,
    /// Something else happened.
    Event,
}

/// A day that a message speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The bytes of the message on which it stands.
    pub place: Range<usize>,
    /// Which day.
    pub when: When,
    /// What the words around it say it is.
    pub said: Option<Said>,
}

/// The days among the mentions of a text: numbers and spans that name no day are left out, years
/// told apart are joined, and what is taken back is dropped.
pub(super) fn spoken(tokens: &Tokens, mentions: Vec<Mention>, today: NaiveDate) -> Vec<Spoken> {
    let list: &[Token] = &tokens.list;
    let roles = roles(list, &mentions);
    let mut named: Vec<(Mention, Option<Role>)> = mentions.into_iter().zip(roles).collect();
    join_years_told_apart(list, &mut named);
    take_years_back(list, &mut named);
    drop_taken_back(list, &mut named);
    counted::leave_out_what_is_left(list, &mut named);
    counted::leave_out_today(list, &mut named, today);
    counted::complete_by_counted_day(&mut named, today);
    let mut days: Vec<Spoken> = Vec::new();
    for (mention, role) in named {
        let Some(when) = when(&mention.what) else { continue };
        let place = tokens.bytes(mention.first, mention.end);
        let said = role.map(|role| match role {
            Role::Expiry => Said::Expiry,
            Role::From | Role::Issue => Said::Start,
            Role::Birth => Said::Birth,
            Role::Event => Said::Event,
        });
        days.push(Spoken { place, when, said });
    }
    days
}

fn when(what: &What) -> Option<When> {
    Some(match what {
        What::Date(date) | What::Relative(date) => When::Date(*date),
        What::DayMonth { day, month } => When::DayMonth { day: *day, month: *month },
        What::Either(dates) => When::Either(dates.clone()),
        What::EitherDayMonth { .. } => When::Either(Vec::new()),
        What::Month { .. } => When::Unclear,
        What::Invalid => When::Invalid,
        What::Year(_)
        | What::Weekday { .. }
        | What::LoneDay
        | What::BareSpan
        | What::Term
        | What::Season
        | What::Vague => return None,
    })
}
