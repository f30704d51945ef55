//! Everything one message says, read once before anything is decided.

use chrono::NaiveDate;

use super::cues::{Cue, Found};
use super::dates::{DateContext, DateReader, DateReading, When};
use super::documents;
use super::essence::Without;
use super::fold::Word;
use super::parse::Parsed;
use super::private::{self, Private};
use super::told::{self, Day, Missing, Scene, Told};
use super::typed::{self, Meaning};
use super::{Foreign, KindId, Outcome, Question, TopicId, Understanding, offers};
use crate::lang::Lang;
use crate::law::DocumentId;

/// A message of more words than this does not only go on with what was spoken of last.
const LONGEST_FOLLOW_UP: usize = 8;
/// In a longer message a month alone is part of a story.
const LONGEST_VAGUE: usize = 9;
/// A longer message says more than a paper and its day.
const MOST_WORDS_OF_A_PAPER: usize = 14;

/// What a reading depends on besides the text.
#[derive(Clone, Debug)]
pub struct Context {
    /// The civil date in Asia/Almaty on which the message was written (a forwarded one: on which it
    /// was first sent): "yesterday" and "in two weeks" are counted from it.
    pub today: NaiveDate,
    /// The person's setting: a hint that the text may overrule.
    pub lang: Option<Lang>,
    /// What was spoken of last, for a message that only goes on with it.
    pub last: Last,
}

impl Context {
    /// A first message, written on that day.
    pub fn on(today: NaiveDate, lang: Option<Lang>) -> Context {
        Context { today, lang, last: Last::default() }
    }
}

/// What was spoken of last in a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Last {
    /// The topic that was answered.
    pub topic: Option<TopicId>,
    /// What was told about a paper, perhaps with something missing.
    pub told: Option<Told>,
    /// A verdict was given on a paper and its day.
    pub verdict: bool,
}

/// In which script most of a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// No letters at all.
    None,
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Arabic.
    Arabic,
    /// Any other.
    Other,
}

/// The place a message speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// None is named; Kazakhstan is meant.
    Unsaid,
    /// Kazakhstan.
    Kazakhstan,
    /// Another country, and not as the person's nationality.
    Elsewhere,
}

/// A message that only goes on with what was spoken of last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// "And for the children?"
    Children,
    /// "And for my wife?"
    Spouse,
    /// "When?"
    When,
    /// "Simpler, please."
    Simpler,
    /// "How much is that in dollars?"
    Currency,
    /// "Is it too late?"
    TooLate,
    /// "What is an MCI?"
    WhatIsMci,
    /// A year alone.
    Year(i32),
    /// "And come back?"
    Return,
    /// "How much is that in tenge?"
    Sum,
    /// "So is there a fine or not?"
    Fine,
    /// "They returned my application."
    Returned,
    /// "Not a temporary permit, a residence permit", "and for a passport?"
    Document(DocumentId),
}

/// A short answer, or one that takes something back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Short {
    /// "Yes".
    Yes,
    /// "No".
    No,
    /// "I do not know".
    Unknown,
    /// "No, 15 July": the day last told is to be this one. Parts that are not said are missing.
    Correction(When),
}

/// Everything that one message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The message as it came.
    pub text: String,
    /// Its language.
    pub lang: Lang,
    /// Its script.
    pub script: Script,
    /// The language it is in, if that is none of the spoken ones; `lang` is then the one to answer in.
    pub foreign: Option<Foreign>,
    /// It greets.
    pub greeting: bool,
    /// It thanks.
    pub thanks: bool,
    /// The place it speaks of.
    pub place: Place,
    /// The person says of which country they are a citizen, or where they come from.
    pub nationality: bool,
    /// Somebody may be in danger: to be answered before anything else.
    pub danger: Option<KindId>,
    /// Numbers that should not have been sent.
    pub private: Vec<Private>,
    /// Every day it speaks of, in order, with its role.
    pub days: Vec<Day>,
    /// What it tells about papers, one entry a paper. Only entries that can lead to a verdict.
    pub told: Vec<Told>,
    /// A loss is denied: "I did not lose it".
    pub loss_denied: bool,
    /// Something was heard, and is to be confirmed.
    pub rumour: bool,
    /// It is a short answer.
    pub short: Option<Short>,
    /// It only goes on with what was spoken of last.
    pub follow_up: Option<FollowUp>,
    /// What it asks.
    pub question: Question,
    /// Its only day, read as an answer to "when does it expire?".
    pub expiry_day: DateReading,
    /// Its only day, read as an answer to "when did it happen?": words that only say what happened
    /// on that day do not count.
    pub event_day: DateReading,
}

impl Reading {
    /// Which of these meanings it has as a short answer to an open question.
    pub fn meaning(&self, among: &[Meaning]) -> Option<Meaning> {
        typed::meaning(&self.text, among)
    }

    /// The same, where the whole message must be one such phrase.
    pub fn exactly(&self, among: &[Meaning]) -> Option<Meaning> {
        typed::exactly(&self.text, among)
    }

    /// Whether it holds nothing but short answers and numbers.
    pub fn is_answer_only(&self) -> bool {
        typed::is_nothing_else(&self.text)
    }

    /// What is missing for a verdict on each paper it tells of.
    pub fn missing(&self) -> Vec<Vec<Missing>> {
        self.told.iter().map(Told::missing).collect()
    }
}

/// Reads messages. Made once (under 100 ms), then shared.
pub struct Reader {
    /// Finds the topic of a question.
    pub understanding: Understanding,
    /// Reads dates.
    pub dates: DateReader,
}

impl Reader {
    /// Reads the built-in model and the words of every language.
    #[expect(clippy::new_without_default, reason = "making one is work, not a default value")]
    pub fn new() -> Reader {
        Reader { understanding: Understanding::new(), dates: DateReader::new() }
    }

    /// Reads a message.
    pub fn read(&self, text: &str, context: &Context) -> Reading {
        let parsed = self.understanding.parse(text);
        let Parsed { words, cues, essence } = &parsed;
        let lang = self.understanding.language(text, context.lang);
        let date_context = DateContext { today: context.today, lang: Some(lang) };
        let scene = Scene { text, words, cues, dates: &self.dates, context: date_context };
        let (days, mut told) = told::told(&scene);
        let mut question = self.understanding.question_of(text, &parsed, lang, &context.last);
        let danger = question.kind.filter(|kind| kind.is_danger());
        let place = place(&essence.without);
        let without = &essence.without;
        let of_others = without.foreign_paper && !without.kazakhstan;
        let citizens = without.own_card && !told.iter().any(|told| told.is_of_a_foreigner());
        if of_others || citizens || danger.is_some() {
            told.clear();
        }
        if told.is_empty() {
            told.extend(goes_on(&context.last, text, words, cues, &days));
        }
        if told.iter().all(|told| told.is_vague()) && words.len() > LONGEST_VAGUE && question.kind.is_none() {
            told.clear();
        }
        if !question.may_be_a_check() {
            told.clear();
        }
        let follow_up = follow_up(words, cues);
        if told.is_empty()
            && danger.is_none()
            && let Some(offered) = follow_up.as_ref().and_then(offered)
        {
            question = super::offering(offered, lang);
        }
        if told.is_empty()
            && danger.is_none()
            && follow_up == Some(FollowUp::Simpler)
            && let Some(kind) = KindId::find("help")
        {
            question = super::about_kind(kind, lang);
        }
        if told.is_empty()
            && !days.is_empty()
            && danger.is_none()
            && is_a_day_alone(words, cues, &days)
            && let Some(kind) = KindId::find("bare-date")
        {
            question = super::about_kind(kind, lang);
        }
        if !told.is_empty() {
            if says_nothing_more(parsed.essence.words.len(), words, cues, &days) {
                question.topic = None;
                question.choices = Vec::new();
            }
            question.outcome = Outcome::Check;
            question.kind = None;
        }
        Reading {
            lang,
            script: script(text),
            foreign: self.understanding.foreign(text),
            greeting: essence.without.greeting,
            thanks: essence.without.thanks,
            place,
            nationality: essence.without.nationality,
            danger,
            private: private::find(text),
            loss_denied: cues.iter().any(|found| found.cue == Cue::Lost && scene.is_denied(found)),
            rumour: cues.iter().any(|found| found.cue == Cue::Rumour),
            short: short(text, cues, &days),
            follow_up,
            expiry_day: self.dates.read(text, &date_context),
            event_day: told::day_alone(text, &self.dates, &date_context),
            text: text.to_string(),
            days,
            told,
            question,
        }
    }
}

fn place(without: &Without) -> Place {
    match (without.kazakhstan, without.other_country) {
        (true, _) => Place::Kazakhstan,
        (false, true) => Place::Elsewhere,
        (false, false) => Place::Unsaid,
    }
}

fn script(text: &str) -> Script {
    let mut counts = [0usize; 4];
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        let at = match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => 0,
            '\u{400}'..='\u{52f}' => 1,
            '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' => 2,
            _ => 3,
        };
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let scripts = [Script::Latin, Script::Cyrillic, Script::Arabic, Script::Other];
    let most = counts.into_iter().zip(scripts).max_by_key(|(count, _)| *count);
    most.filter(|(count, _)| *count > 0).map_or(Script::None, |(_, script)| script)
}

/// A short message whose words all say that it goes on with something, or say nothing.
fn follow_up(words: &[Word], cues: &[Found]) -> Option<FollowUp> {
    if let [year] = words
        && let Ok(year @ 2000..=2099) = year.key.parse::<i32>()
    {
        return Some(FollowUp::Year(year));
    }
    if words.len() > LONGEST_FOLLOW_UP {
        return None;
    }
    let kinds = [
        (Cue::FollowMci, FollowUp::WhatIsMci),
        (Cue::FollowCurrency, FollowUp::Currency),
        (Cue::FollowLate, FollowUp::TooLate),
        (Cue::FollowSimpler, FollowUp::Simpler),
        (Cue::FollowChild, FollowUp::Children),
        (Cue::FollowSpouse, FollowUp::Spouse),
        (Cue::FollowReturn, FollowUp::Return),
        (Cue::FollowSum, FollowUp::Sum),
        (Cue::FollowWhen, FollowUp::When),
        (Cue::FollowFine, FollowUp::Fine),
        (Cue::Returned, FollowUp::Returned),
    ];
    let papers = super::documents::all(words);
    let named = |cue: Cue| cues.iter().any(|found| found.cue == cue);
    let known = |at: usize| {
        const BESIDE: [Cue; 11] = [
            Cue::Filler,
            Cue::Greeting,
            Cue::Please,
            Cue::Thanks,
            Cue::And,
            Cue::Mine,
            Cue::Address,
            Cue::Person,
            Cue::Not,
            Cue::Corrected,
            Cue::FollowOther,
        ];
        let of_kind = |found: &Found| kinds.iter().any(|(cue, _)| *cue == found.cue);
        let returned = named(Cue::Returned);
        let beside = |found: &Found| {
            BESIDE.contains(&found.cue) || returned && [Cue::Filed, Cue::Paper].contains(&found.cue)
        };
        let here = |found: &Found| (found.first..found.end).contains(&at);
        cues.iter().any(|found| here(found) && (of_kind(found) || beside(found)))
    };
    let of_paper = |at: usize| papers.iter().any(|paper| paper.words.contains(&at));
    if let Some(paper) = papers.iter().rev().find(|paper| !is_not_meant(words, cues, paper)) {
        let other = named(Cue::FollowOther) || named(Cue::Corrected);
        let nothing_else = (0..words.len()).all(|at| known(at) || of_paper(at));
        return (other && nothing_else).then(|| FollowUp::Document(paper.document.clone()));
    }
    let (_, kind) = kinds.iter().find(|(cue, _)| named(*cue))?;
    (0..words.len()).all(known).then(|| kind.clone())
}

/// "Not a temporary permit", "РВП емес": the paper beside "not", with no comma between, is the one that
/// is not meant.
fn is_not_meant(words: &[Word], cues: &[Found], paper: &documents::Named) -> bool {
    let not = |at: usize| cues.iter().any(|not| not.cue == Cue::Not && not.first <= at && at < not.end);
    let joined = |left: usize| {
        let (left, right) = (words.get(left), words.get(left + 1));
        left.zip(right).is_some_and(|(left, right)| right.place.start == left.place.end + 1)
    };
    let (first, last) = (paper.words.start, paper.words.end.saturating_sub(1));
    first.checked_sub(1).is_some_and(|before| not(before) && joined(before)) || not(last + 1) && joined(last)
}

/// What is offered to a message that only goes on, where nothing was spoken of before.
fn offered(follow_up: &FollowUp) -> Option<&'static [TopicId]> {
    let offers = offers();
    Some(match follow_up {
        FollowUp::Children => &offers.children,
        FollowUp::Spouse => &offers.spouse,
        FollowUp::When => &offers.when,
        FollowUp::Currency => &offers.currency,
        FollowUp::TooLate => &offers.too_late,
        FollowUp::WhatIsMci => &offers.what_is_mci,
        FollowUp::Simpler
        | FollowUp::Year(_)
        | FollowUp::Return
        | FollowUp::Sum
        | FollowUp::Fine
        | FollowUp::Returned
        | FollowUp::Document(_) => return None,
    })
}

/// A paper and its day, and no word that could be a question beside.
fn says_nothing_more(left: usize, words: &[Word], cues: &[Found], days: &[Day]) -> bool {
    const BESIDE: [Cue; 19] = [
        Cue::Card,
        Cue::Paper,
        Cue::Passport,
        Cue::Mine,
        Cue::Mother,
        Cue::Father,
        Cue::Spouse,
        Cue::Child,
        Cue::Worker,
        Cue::Relative,
        Cue::Expires,
        Cue::Filed,
        Cue::Lost,
        Cue::Reported,
        Cue::And,
        Cue::Month,
        Cue::YearWord,
        Cue::Corrected,
        Cue::Ours,
    ];
    let papers = super::documents::all(words);
    left <= MOST_WORDS_OF_A_PAPER
        && words.iter().enumerate().all(|(at, word)| {
            let said = cues
                .iter()
                .any(|found| (found.first..found.end).contains(&at) && BESIDE.contains(&found.cue));
            let paper = papers.iter().any(|paper| paper.words.contains(&at));
            let day =
                days.iter().any(|day| word.place.start < day.place.end && day.place.start < word.place.end);
            said || paper || day || word.key.len() < 3
        })
}

/// A day and nothing else but a greeting.
fn is_a_day_alone(words: &[Word], cues: &[Found], days: &[Day]) -> bool {
    let beside = [Cue::Greeting, Cue::Please, Cue::Thanks, Cue::Month, Cue::YearWord];
    words.iter().enumerate().all(|(at, word)| {
        days.iter().any(|day| word.place.start < day.place.end && day.place.start < word.place.end)
            || cues.iter().any(|found| (found.first..found.end).contains(&at) && beside.contains(&found.cue))
    })
}

fn short(text: &str, cues: &[Found], days: &[Day]) -> Option<Short> {
    let corrects = cues.iter().any(|found| found.cue == Cue::Corrected);
    if let ([day], true) = (days, corrects) {
        return Some(Short::Correction(day.when.clone()));
    }
    match typed::exactly(text, &[Meaning::Yes, Meaning::No, Meaning::Unknown])? {
        Meaning::Yes => Some(Short::Yes),
        Meaning::No => Some(Short::No),
        _ => Some(Short::Unknown),
    }
}

/// A year, or a document, that completes what was told before.
fn goes_on(last: &Last, text: &str, words: &[Word], cues: &[Found], days: &[Day]) -> Option<Told> {
    let mut told = last.told.clone()?;
    let missing = told.missing();
    let open = |when: &Option<When>| matches!(when, Some(When::DayMonth { .. }));
    if let Some(FollowUp::Year(year)) = follow_up(words, cues)
        && missing.contains(&Missing::Year)
    {
        for when in [&mut told.expires, &mut told.lost, &mut told.filed] {
            if open(when) {
                *when = when.take().map(|when| in_year(when, year));
            }
        }
        return Some(told);
    }
    let named = super::documents::named(text);
    if missing.contains(&Missing::Document) && named.is_some() && days.is_empty() {
        told.document = named;
        return Some(told);
    }
    None
}

fn in_year(when: When, year: i32) -> When {
    match when {
        When::DayMonth { day, month } => {
            NaiveDate::from_ymd_opt(year, month, day).map_or(When::Invalid, When::Date)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

    fn read(text: &str) -> Reading {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        READER.read(text, &Context::on(today, None))
    }

    /// "document whose role=day …" for each paper.
    fn told(text: &str) -> Vec<String> {
        let day = |name: &str, when: &Option<When>| {
            when.as_ref().map(|when| match when {
                When::Date(date) => format!(" {name}={date}"),
                When::DayMonth { day, month } => format!(" {name}=--{month:02}-{day:02}"),
                other => format!(" {name}={other:?}"),
            })
        };
        read(text)
            .told
            .iter()
            .map(|told| {
                let mut line = told.document.as_ref().map_or("?".to_string(), ToString::to_string);
                if let Some(whose) = told.whose.filter(|whose| *whose != super::super::told::Whose::Mine) {
                    line += &format!(" {whose:?}");
                }
                for (name, when) in [
                    ("expires", &told.expires),
                    ("filed", &told.filed),
                    ("lost", &told.lost),
                    ("reported", &told.reported),
                    ("served", &told.served),
                    ("unsaid", &told.unsaid),
                ] {
                    line += &day(name, when).unwrap_or_default();
                }
                line
            })
            .collect()
    }

    #[test]
    fn a_paper_and_its_day_are_told_in_any_order() {
        for text in [
            "внж 15.06.2025",
            "вид на жительство 15.06.2025",
            "15.06.2025 внж",
            "residence permit 15.06.2025",
            "permit until 15.06.2025",
            "card 15.06.2025",
            "ықтиярхат 15.06.2025",
            "тұруға ықтиярхат 15.06.2025",
            "Здравствуйте! у меня внж до 15.06.2025",
            "residence permit １５．０６．２０２５",
        ] {
            assert_eq!(told(text), ["residence-permit expires=2025-06-15"], "{text}");
        }
        assert_eq!(told("карта закончилась 17 сентября, будет штраф?"), ["residence-permit expires=--09-17"]);
    }

    #[test]
    fn two_people_and_two_facts_are_kept_apart() {
        assert_eq!(
            told("my card until 31.03.2027, wife 05.01.2027"),
            ["residence-permit expires=2027-03-31", "residence-permit Spouse expires=2027-01-05"]
        );
        assert_eq!(
            told("i applied 01.09.2025 and my card expired 20.09.2025"),
            ["residence-permit expires=2025-09-20 filed=2025-09-01"]
        );
        assert_eq!(
            told("My wife expires 31.03.2027 and my son on 5 January 2027"),
            ["? Spouse expires=2027-03-31", "? Child expires=2027-01-05"]
        );
        assert_eq!(
            told("внж 20.09.2025, паспорт 01.02.2027"),
            ["residence-permit expires=2025-09-20", "passport expires=2027-02-01"]
        );
        assert_eq!(told("потерял внж 25.11.2026"), ["residence-permit lost=2026-11-25"]);
    }

    #[test]
    fn a_day_alone_or_of_something_else_is_no_check() {
        for text in
            ["15.06.2025", "привет", "с 1 июля 2026 новые правила регистрации", "внж выдан 15.06.2020"]
        {
            assert_eq!(told(text), [""; 0], "{text}");
            assert_ne!(read(text).question.outcome, Outcome::Check, "{text}");
        }
    }
}
