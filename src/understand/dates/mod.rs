//! Reads what people answer to "when does it expire?", in Kazakh, Russian and English, or says
//! what to ask back; it never guesses.

use chrono::NaiveDate;

use crate::lang::Lang;

/// Reads dates in every language there is. Built once; its vocabulary is `locales/*/dates.toml`.
#[derive(Default)]
pub struct DateReader {}

/// What a reading depends on besides the text.
#[derive(Clone, Copy, Debug)]
pub struct DateContext {
    /// The civil date in Asia/Almaty that "yesterday" and "in two weeks" are counted from.
    pub today: NaiveDate,
    /// The person's setting: a hint that the text may overrule.
    pub lang: Option<Lang>,
}

/// What was understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateReading {
    /// One date, from 2000-01-01 to 2099-12-31.
    Date(NaiveDate),
    /// A date is meant, but more than one fits: ask back, never guess.
    Ask(AskWhy),
    /// A date is written that does not exist or lies outside 2000 to 2099.
    Invalid,
    /// No date is meant.
    None,
}

/// What is missing to know the date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AskWhy {
    /// Day and month are clear, the year is not.
    Year,
    /// Which number is the day and which the month is not clear.
    DayMonth,
    /// The day is not clear: only a month, a season or a year is named, or several days.
    Day,
}

impl DateReader {
    /// Reads the vocabulary of every language.
    pub fn new() -> DateReader {
        DateReader::default()
    }

    /// Reads an answer to "when does it expire?".
    pub fn read(&self, _text: &str, _context: &DateContext) -> DateReading {
        DateReading::None
    }

    /// The dates that an answer which needs a question back could mean, likeliest first, for
    /// buttons; empty where there are too many to offer.
    pub fn candidates(&self, _text: &str, _context: &DateContext) -> Vec<NaiveDate> {
        Vec::new()
    }

    /// Finds the expiry date inside a free question. Unlike [`DateReader::read`] it takes only
    /// what is plainly written as a date: no bare numbers, ages, amounts or article numbers.
    pub fn find_expiry(&self, _question: &str, _context: &DateContext) -> DateReading {
        DateReading::None
    }
}
