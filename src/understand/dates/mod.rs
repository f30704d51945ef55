//! Reads what people answer to "when does it expire?", in Kazakh, Russian and English, or says
//! what to ask back; it never guesses.
//!
//! The way of a text: [`machine`] looks for a machine-readable zone; [`pieces`] and [`tokens`] cut
//! the text into numbers, words and marks ([`letters`] folds what is typed for each other,
//! [`vocabulary`] and [`typos`] find a word's [`meaning`]s, [`numerals`] reads numbers told in words);
//! [`spans`] with their [`amount`], [`worded`] dates and [`numeric`] ones in their [`chain`]s are the
//! [`mention`]s of dates; [`roles`] says what each is, [`choose`] and [`settle`] which is the expiry.
//!
//! Decided here: day first, save an English slash or dash where only month first is possible;
//! a lone weekday ("last Friday") is asked about; spans with halves, "about" or working days are
//! asked about; a wrong weekday beside a date is asked about; the expiry is the last good day.

mod amount;
mod chain;
mod choice;
mod choose;
mod coming;
mod corrections;
mod counted;
mod instant;
mod letters;
mod machine;
mod meaning;
mod mention;
mod numerals;
mod numeric;
mod pieces;
mod roles;
mod settle;
mod spans;
mod spoken;
mod token;
mod tokens;
mod typos;
mod vocabulary;
mod worded;

use chrono::NaiveDate;

use super::fold::Word;
use crate::lang::Lang;

use choice::Choice;
use meaning::{Category, Meaning};
use mention::{Mention, What};
pub use spoken::{Said, Spoken, When};
use token::Token;
use tokens::Tokens;
use vocabulary::Vocabulary;

/// Longer texts are no answer to a question about a date. Telegram's own limit for a message.
const LONGEST_TEXT: usize = 4096;

/// Reads dates in every language there is. Built once; its vocabulary is `locales/*/dates.toml`.
pub struct DateReader {
    vocabulary: Vocabulary,
}

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

/// A day to come on which somebody means to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Coming {
    /// The day.
    pub on: NaiveDate,
    /// How it was named.
    pub named: Named,
}

/// How a day to come was named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    /// By its date, or counted from today.
    Date,
    /// By its number alone: "the 3rd".
    Number,
    /// As a day of the week, which no card ends on.
    Weekday,
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

impl Default for DateReader {
    fn default() -> Self {
        DateReader::new()
    }
}

impl DateReader {
    /// Reads the vocabulary of every language.
    pub fn new() -> DateReader {
        DateReader { vocabulary: Vocabulary::load() }
    }

    /// Whether days that are spoken of are counted from what the word in front of them names: "two days before
    /// the failure" is no day.
    pub fn is_counted_from(&self, in_front: &Word, span: &[Word]) -> bool {
        self.vocabulary.is_counted_from(in_front, span)
    }

    /// The numbers of a text that are years of this century.
    pub fn years(&self, text: &str) -> Vec<i32> {
        let numbers = self.numbers(text).into_iter().filter_map(|number| i32::try_from(number).ok());
        numbers.filter(|year| (2000..2100).contains(year)).collect()
    }

    /// The day on which somebody means to go: "on Thursday", "the 3rd", "in ten days". A weekday, a number and a day
    /// without its year are the next one after today; `None` where no later day is named.
    pub fn coming_day(&self, text: &str, context: &DateContext) -> Option<Coming> {
        if text.chars().count() > LONGEST_TEXT {
            return None;
        }
        let tokens = tokens::tokens(text, &self.vocabulary);
        coming::coming(&tokens.list, &mentions(&tokens, context), context.today)
    }

    /// Reads an answer to "when does it expire?".
    pub fn read(&self, text: &str, context: &DateContext) -> DateReading {
        self.choose(text, context).reading
    }

    /// The dates that an answer which needs a question back could mean, for buttons; empty where
    /// there are too many to offer.
    pub fn candidates(&self, text: &str, context: &DateContext) -> Vec<NaiveDate> {
        self.choose(text, context).candidates
    }

    /// Finds the expiry date inside a free question. Unlike [`DateReader::read`] it takes only
    /// what is plainly written as a date: no bare numbers, ages, amounts or article numbers.
    pub fn find_expiry(&self, question: &str, context: &DateContext) -> DateReading {
        if let Some(reading) = self.unusual(question) {
            return reading;
        }
        let tokens = tokens::tokens(question, &self.vocabulary);
        let mut mentions = mentions(&tokens, context);
        let roles = roles::roles(&tokens.list, &mentions);
        let mut roles = roles.into_iter();
        mentions.retain(|mention| {
            let expiry = roles.next().flatten() == Some(roles::Role::Expiry);
            is_plain(&mention.what, expiry)
        });
        choose::choose(&tokens.list, mentions, context.today).reading
    }

    /// Every day that a message speaks of, in order: for messages that tell more than one.
    pub fn spoken(&self, text: &str, context: &DateContext) -> Vec<Spoken> {
        if text.chars().count() > LONGEST_TEXT {
            return Vec::new();
        }
        let tokens = tokens::tokens(text, &self.vocabulary);
        let mentions = mentions(&tokens, context);
        spoken::spoken(&tokens, mentions, context.today)
    }

    /// Every number in a text, in digits or in words, in order: "not the fifteenth but 25".
    pub fn numbers(&self, text: &str) -> Vec<u32> {
        if text.chars().count() > LONGEST_TEXT {
            return Vec::new();
        }
        let tokens = tokens::tokens(text, &self.vocabulary);
        let numbers = tokens.list.iter().filter_map(Token::number).filter(|number| !number.roman);
        numbers.map(|number| number.value).collect()
    }

    fn choose(&self, text: &str, context: &DateContext) -> Choice {
        if let Some(reading) = self.unusual(text) {
            return Choice::of(reading);
        }
        let tokens = tokens::tokens(text, &self.vocabulary);
        let mentions = mentions(&tokens, context);
        choose::choose(&tokens.list, mentions, context.today)
    }

    /// Texts that need no grammar: a machine-readable zone, a text too long.
    fn unusual(&self, text: &str) -> Option<DateReading> {
        if text.chars().count() > LONGEST_TEXT {
            return Some(DateReading::None);
        }
        machine::read(text)
    }
}

/// In a free question, what leaves the day open counts only where it is said to be the expiry.
fn is_plain(what: &What, expiry: bool) -> bool {
    match what {
        What::Date(_) | What::DayMonth { .. } | What::Either(_) | What::Invalid => true,
        What::Relative(_) | What::Month { .. } | What::EitherDayMonth { .. } => expiry,
        What::Year(_)
        | What::Weekday { .. }
        | What::LoneDay
        | What::BareSpan
        | What::Term
        | What::Season
        | What::Vague => false,
    }
}

/// Every mention of a date in the text, in order.
fn mentions(tokens: &Tokens, context: &DateContext) -> Vec<Mention> {
    let english = is_english(tokens, context);
    let list = tokens.list.as_slice();
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < list.len() {
        if let Some(end) = no_date(list, at, english) {
            at = end;
            continue;
        }
        let after_date = found.last().is_some_and(|last| last.end == at && last.what.as_date().is_some());
        if after_date && let Some(end) = numeric::dotted_time(list, at) {
            at = end;
            continue;
        }
        let mut here = mention_at(list, at, context, english);
        if here.is_empty() {
            at = after_numbers(list, at);
            continue;
        }
        at = here.last().map_or(at + 1, |mention| mention.end.max(at + 1));
        found.append(&mut here);
    }
    found
}

fn mention_at(list: &[Token], at: usize, context: &DateContext, english: bool) -> Vec<Mention> {
    let one = relative_day(list, at, context)
        .or_else(|| spans::directed(list, at, context.today))
        .or_else(|| worded::read(list, at, context.today, english));
    if let Some(mention) = one {
        return vec![mention];
    }
    if let Some(chain) = chain::chain(list, at) {
        let read = numeric::read(&chain, english);
        if !read.is_empty() {
            return read.into_iter().map(|(first, end, what)| Mention { first, end, what }).collect();
        }
    }
    spans::bare(list, at)
        .or_else(|| spans::leaning(list, at))
        .or_else(|| weekday_or_season(list, at))
        .into_iter()
        .collect()
}

/// The numbers of a chain that is no date are not tried one by one.
fn after_numbers(list: &[Token], at: usize) -> usize {
    let Some(chain) = chain::chain(list, at) else { return at + 1 };
    if chain.numbers.len() > 3 || chain.is_tight_three() { chain.end } else { at + 1 }
}

fn relative_day(list: &[Token], at: usize, context: &DateContext) -> Option<Mention> {
    let days = list.get(at)?.meanings.iter().find_map(|meaning| match meaning {
        Meaning::RelativeDay(days) => Some(*days),
        _ => None,
    })?;
    let date = context.today.checked_add_signed(chrono::TimeDelta::days(days));
    Some(Mention { first: at, end: at + 1, what: What::relative(date) })
}

fn weekday_or_season(list: &[Token], at: usize) -> Option<Mention> {
    let token = list.get(at)?;
    let weekday = token.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Weekday(weekday) => Some(What::Weekday { weekday: *weekday, alone: true }),
        Meaning::ShortWeekday(weekday) => Some(What::Weekday { weekday: *weekday, alone: list.len() == 1 }),
        _ => None,
    });
    let next_week = || {
        let which = token.is_any(&[Category::Last, Category::This, Category::Next]);
        which && list.get(at + 1).is_some_and(|next| next.is(Category::UnitWeek))
    };
    let vague = || (next_week() || part_of_a_year(list, at)).then_some(What::Vague);
    let season = || token.is(Category::Season).then_some(What::Season);
    let end = at + if next_week() { 2 } else { 1 };
    Some(Mention { first: at, end, what: weekday.or_else(vague).or_else(season)? })
}

/// "The end of the year", "жылдың аяғы".
fn part_of_a_year(list: &[Token], at: usize) -> bool {
    let long = [Category::LabelYear, Category::UnitYear, Category::UnitMonth];
    let is = |at: usize, categories: &[Category]| list.get(at).is_some_and(|token| token.is_any(categories));
    let after =
        list.iter().skip(at + 1).take(3).find(|token| !token.is(Category::Filler) || token.is_any(&long));
    is(at, &[Category::PartOf]) && after.is_some_and(|token| token.is_any(&long))
        || is(at, &[Category::LabelYear, Category::LabelMonth]) && is(at + 1, &[Category::PartOf])
}

/// Numbers that a word or a sign before them makes something else: an article, a telephone.
fn no_date(list: &[Token], at: usize, english: bool) -> Option<usize> {
    let token = list.get(at)?;
    if token.mark() == Some('+') {
        let number = |token: &&Token| {
            token.number().is_some() || token.mark().is_some() || token.kind == token::Kind::Code
        };
        return Some(at + 1 + list.iter().skip(at + 1).take_while(number).count());
    }
    let version = token.is(Category::Version) && list.get(at + 1).is_some_and(|next| !next.spaced);
    if version || matches!(token.mark(), Some('$' | '€' | '₸')) {
        return chain::chain(list, at + 1).map(|chain| chain.end);
    }
    if is_a_kind(list, at) {
        return Some(at + 3);
    }
    let street = token.is(Category::Street);
    if !token.is(Category::NumberFollows) && !street && !matches!(token.mark(), Some('№' | '#')) {
        return None;
    }
    let marks = list
        .iter()
        .skip(at + 1)
        .take_while(|token| matches!(token.mark(), Some('.' | ':' | '№' | '#' | '-')))
        .count();
    let unknown = list.iter().skip(at + 1 + marks).take(2).take_while(|token| token.is_unknown()).count();
    let first = at + 1 + marks + unknown;
    let chain = chain::chain(list, first)?;
    // "Карта 31.03": a card has a day before it has such a number.
    let of_a_paper = token.is(Category::Paper) && marks == 0 && unknown == 0;
    let is_date = chain.ends_in_long_year() && !numeric::read(&chain, english).is_empty()
        || of_a_paper && chain.is_a_dotted_day()
        || numeric::month_word_beside(list, first, chain.end)
        // "On the card 2027 год": a year that is called one.
        || list.get(chain.end).is_some_and(|next| next.is_any(&[Category::LabelYear, Category::UnitYear]))
            && list.get(first).and_then(Token::number).is_some_and(|it| (2000..2100).contains(&it.value));
    if street && unknown == 0 && !chain.ends_in_long_year() && is_street_named_after_a_day(list, chain.end) {
        return Some(chain.end + 1);
    }
    let far = unknown > 0 && chain.numbers.len() > 1 && !street;
    (!is_date && !far).then_some(chain.end)
}

/// "A ten-year permit": how long such a paper is good, and no day.
fn is_a_kind(list: &[Token], at: usize) -> bool {
    let number = list.get(at).and_then(Token::number).is_some_and(|number| number.value < 100);
    let hyphen = list.get(at + 1).is_some_and(|token| token.mark() == Some('-') && !token.spaced);
    let unit = list.get(at + 2).is_some_and(|token| amount::unit(token).is_some() && !token.spaced);
    let says_when = list.get(at + 3).is_none_or(|token| token.is_any(&[Category::Left, Category::Ago]));
    number && hyphen && unit && !says_when
}

/// "Ул. 9 мая 12": a month's name after the number, and no year.
fn is_street_named_after_a_day(list: &[Token], at: usize) -> bool {
    let month = list.get(at).is_some_and(|token| {
        token.meanings.iter().any(|meaning| matches!(meaning, Meaning::Month(_) | Meaning::ShortMonth(_)))
    });
    month && list.get(at + 1).and_then(Token::number).is_none_or(|number| number.digits != 4)
}

/// Whether slashes may be month first: the text shows its language, else the person's setting.
fn is_english(tokens: &Tokens, context: &DateContext) -> bool {
    if context.lang == Some(Lang::EN) && !tokens.other_script {
        // Short words of transliterated Russian are English words too ("do", "let").
        return tokens.english_words > 0 || tokens.other_words == 0;
    }
    match tokens.english_words.cmp(&tokens.other_words) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => context.lang.is_none_or(|lang| lang == Lang::EN),
    }
}
