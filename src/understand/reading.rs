//! Everything one message says, read once before anything is decided.

use chrono::NaiveDate;

use super::context::Sign;
use super::cues::{Cue, Found};
use super::dates::{DateContext, DateReader, DateReading, When};
use super::documents;
use super::essence::Without;
use super::fold::{QUESTION_MARKS, Word};
pub use super::follow_up::FollowUp;
use super::follow_up::{follow_up, joins_on, offered, year_alone};
use super::parse::Parsed;
use super::private::{self, Private};
use super::remark::Remark;
use super::told::{self, Day, Missing, Scene, Told, Whose};
use super::typed::{self, Meaning};
use super::{Foreign, KindId, Outcome, Question, Standing, TopicId, Understanding};
use crate::lang::Lang;

/// What so few words ask is chance: they only go on with something.
const SHORTEST_QUESTION: usize = 4;
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
    /// The topic of the document of the last verdict, where it has one of its own.
    pub of_the_document: Option<TopicId>,
    /// Where the paper stands on which a verdict was given.
    pub verdict: Option<Standing>,
    /// The last day of the paper that was spoken of.
    pub day: Option<NaiveDate>,
    /// What was spoken of before that, the latest last.
    pub thread: Vec<TopicId>,
}

impl Last {
    /// Whether nothing was spoken of before.
    pub fn is_nothing(&self) -> bool {
        *self == Last::default()
    }

    /// Whether a topic is what was answered last, or what is asked next.
    pub fn leads_to(&self, next: TopicId) -> bool {
        let near = |topic: TopicId| topic == next || topic.is_followed_by(next);
        self.topic.is_some_and(near)
            || self.of_the_document.is_some_and(near)
            || self.verdict.is_some_and(|standing| next.is_asked_after(standing))
    }

    /// Whether a topic was spoken of earlier, or is asked next after what was.
    pub fn led_to(&self, next: TopicId) -> bool {
        self.thread.iter().any(|topic| *topic == next || topic.is_followed_by(next))
    }
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
    /// A fine is spoken of.
    pub speaks_of_a_fine: bool,
    /// An application is to be handed in.
    pub applies: bool,
    /// A journey is spoken of, and no coming back.
    pub leaves: bool,
    /// It speaks of a paper's end.
    pub expires: bool,
    /// The failure of 2025 is spoken of.
    pub of_the_failure: bool,
    /// Something was heard, and is to be confirmed.
    pub rumour: bool,
    /// What its words say where it goes on with something.
    pub signs: Vec<Sign>,
    /// Everything that its words say beside its question, each once.
    pub cues: Vec<Cue>,
    /// It is a short answer.
    pub short: Option<Short>,
    /// It joins on to something: it begins with "and", or ends as such a question does in Kazakh.
    pub joins_on: bool,
    /// It only goes on with what was spoken of last.
    pub follow_up: Option<FollowUp>,
    /// What it does with what was said before, as far as that was learnt.
    pub remark: Option<Remark>,
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

    /// Whether some of its words say this.
    pub fn says(&self, cue: Cue) -> bool {
        self.cues.contains(&cue)
    }

    /// Whether a question mark stands in it.
    pub fn has_question_mark(&self) -> bool {
        self.text.contains(QUESTION_MARKS)
    }

    /// How many words it has, as they stand between its spaces.
    pub fn word_count(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether it asks something, with or without a question mark.
    pub fn asks(&self) -> bool {
        self.has_question_mark() || self.signs.contains(&Sign::Asks)
    }

    /// Whether a day of it is written in figures: "15.07", "5 December", and not "yesterday".
    pub fn is_in_figures(&self, day: &Day) -> bool {
        self.text.get(day.place.clone()).is_some_and(|said| said.contains(char::is_numeric))
    }

    /// Whether it supposes another fact: "and if it were the 9th?"
    pub fn supposes(&self) -> bool {
        self.signs.contains(&Sign::If)
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
        let Some(before) = context.last.day else { return self.read_whole(text, context) };
        let lang = self.understanding.language(text, context.lang);
        self.read_whole(&self.understanding.with_the_day_before(text, lang, before), context)
    }

    fn read_whole(&self, text: &str, context: &Context) -> Reading {
        let parsed = self.understanding.parse(text);
        let Parsed { words, cues, essence, .. } = &parsed;
        let lang = self.understanding.language(text, context.lang);
        let mut signs = self.understanding.signs(&parsed, lang);
        let date_context = DateContext { today: context.today, lang: Some(lang) };
        let scene = Scene { text, words, cues, dates: &self.dates, context: date_context };
        let (days, mut told) = told::told(&scene);
        // A day alone asks nothing: neither the network nor the learning phrases need to be asked.
        let is_bare = told.is_empty()
            && !days.is_empty()
            && is_a_day_alone(words, cues, &days)
            && goes_on(&context.last, text, words, cues, &days).is_none();
        let (mut question, remark) = match KindId::find("bare-date").filter(|_| is_bare) {
            Some(kind) => (super::about_kind(kind, lang), None),
            None => self.understanding.question_of(text, &parsed, lang, &context.last),
        };
        // "No, I mixed it up, 20 September" corrects a day, whatever else it sounds like.
        let remark = remark.filter(|_| !cues.iter().any(|found| found.cue == Cue::Corrected));
        signs.extend(remark.and_then(Sign::of).filter(|sign| !signs.contains(sign)));
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
        // "Ended in September, I don't remember the day" is none.
        let longest_vague = match cues.iter().any(|found| found.cue == Cue::Expires) {
            true => MOST_WORDS_OF_A_PAPER,
            false => LONGEST_VAGUE,
        };
        if told.iter().all(|told| told.is_vague()) && words.len() > longest_vague && question.kind.is_none() {
            told.clear();
        }
        // "I have been waiting for the fourth month" tells no end of a paper.
        let waits = cues.iter().any(|found| found.cue == Cue::NotReady);
        if waits && told.iter().all(|told| told.is_vague()) && longest_vague == LONGEST_VAGUE {
            told.clear();
        }
        // "My son turns 16 tomorrow" tells an age, and no day of a paper.
        let is_of_a_child = |told: &Told| told.whose == Some(Whose::Child) && told.document.is_none();
        let asks_of_a_child =
            TopicId::find("child-permit").is_some_and(|it| signs.contains(&Sign::Names(it)));
        if asks_of_a_child && told.iter().all(|told| told.is_vague() && is_of_a_child(told)) {
            told.clear();
        }
        // "My gym card expired yesterday" tells the day of no paper of ours.
        let of_something_else = without.other_card || without.other_authority || without.device;
        let names_a_paper = told.iter().any(|told| told.document.is_some());
        if !question.may_be_a_check(names_a_paper) || of_something_else && !names_a_paper {
            told.clear();
        }
        let follow_up = follow_up(text, words, cues);
        if told.is_empty()
            && danger.is_none()
            && (question.outcome != Outcome::Answer || words.len() <= SHORTEST_QUESTION)
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
            // "Can they deport me, it ended a month ago?": the verdict alone does not say.
            let of_expulsion =
                || TopicId::find("border-ban").filter(|topic| question.choices.contains(topic));
            if question.topic.is_none() && signs.contains(&Sign::Expelled) {
                question.topic = of_expulsion();
            }
            if says_nothing_more(parsed.essence.words.len(), words, cues, &days) {
                question.topic = None;
                question.choices = Vec::new();
            }
            question.outcome = Outcome::Check;
            question.kind = None;
        }
        if let ([told], false) = (told.as_mut_slice(), signs.contains(&Sign::If))
            && lost_on_an_unsaid_day(told, &scene, words)
        {
            told.lost = Some(When::Unclear);
            question.topic = TopicId::find("permit-lost");
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
            speaks_of_a_fine: cues.iter().any(|found| found.cue == Cue::FollowFine),
            applies: cues.iter().any(|found| found.cue == Cue::ToFile),
            leaves: cues.iter().any(|found| found.cue == Cue::Travels)
                && !cues.iter().any(|found| found.cue == Cue::FollowReturn),
            expires: cues.iter().any(|found| found.cue == Cue::Expires),
            of_the_failure: cues.iter().any(|found| found.cue == Cue::Outage),
            rumour: cues.iter().any(|found| found.cue == Cue::Rumour),
            signs,
            cues: each_once(cues),
            short: short(text, cues, &days),
            joins_on: joins_on(words, cues),
            follow_up: follow_up.or_else(|| FollowUp::of(remark?)),
            remark,
            expiry_day: self.dates.read(text, &date_context),
            event_day: told::day_alone(text, &self.dates, &date_context),
            text: text.to_string(),
            days,
            told,
            question,
        }
    }
}

/// "I lost it, it expired on 10 October": the loss is told without its day, beside the end of the only paper.
fn lost_on_an_unsaid_day(told: &Told, scene: &Scene<'_>, words: &[Word]) -> bool {
    let is_lost = |found: &Found| found.cue == Cue::Lost && !scene.is_denied(found);
    let papers = documents::all(words);
    let of_one = papers.iter().all(|paper| Some(&paper.document) == told.document.as_ref());
    told.expires.is_some()
        && told.lost.is_none()
        && told.reported.is_none()
        && told.document.is_some()
        && of_one
        && scene.cues.iter().any(is_lost)
}

fn each_once(found: &[Found]) -> Vec<Cue> {
    let mut cues: Vec<Cue> = found.iter().map(|found| found.cue).collect();
    cues.sort_unstable();
    cues.dedup();
    cues
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
    // "Not July, 10 September": the month alone is the one that is taken back.
    let mut whole = days.iter().filter(|day| days.len() == 1 || day.when != When::Unclear);
    if let (Some(day), None, true) = (whole.next(), whole.next(), corrects) {
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
    if let Some(year) = year_alone(words, cues)
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
        assert_eq!(
            told("my wife's card ends 31.03 and mine 05.04"),
            ["residence-permit Spouse expires=--03-31", "residence-permit expires=--04-05"]
        );
        assert_eq!(told("потерял внж 25.11.2026"), ["residence-permit lost=2026-11-25"]);
        // What is said of the first paper holds for the second.
        assert_eq!(
            told("My card expired on 14.09.2025 and my wife's on 03.06.2025"),
            ["residence-permit expires=2025-09-14", "residence-permit Spouse expires=2025-06-03"]
        );
        // A story of its own does not.
        assert_eq!(told("permit ended 21.11.2026 and I came home late that week on 24.11.2026").len(), 1);
        assert_eq!(
            told("екі баламның карталары 31.03 және 05.04"),
            ["residence-permit Child expires=--03-31", "residence-permit expires=--04-05"]
        );
    }

    #[test]
    fn a_day_that_is_taken_back_is_none() {
        for text in
            ["карта до 20.09.2025. нет, до 21.09.2025", "card until 20.09.2025, oops, until 21.09.2025"]
        {
            assert_eq!(told(text), ["residence-permit expires=2025-09-21"], "{text}");
        }
        assert_eq!(told("карта до 20.09.2025, у мамы до 21.09.2025").len(), 2);
    }

    #[test]
    fn what_happened_to_a_paper_is_no_end_of_it() {
        assert_eq!(
            told("внж 23.09.2025, подал 15.09.2025, отказали 01.10.2025"),
            ["residence-permit expires=2025-09-23 filed=2025-09-15"]
        );
        assert_eq!(
            told("permit lost 10.11.2026, told the migration police 12.11.2026, good till 01.02.2028"),
            ["residence-permit expires=2028-02-01 lost=2026-11-10 reported=2026-11-12"]
        );
        // "Two days before it fell" is not counted from today.
        assert_eq!(told("ықтиярхатым база құлағаннан екі күн бұрын бітті"), [""; 0]);
    }

    #[test]
    fn a_month_of_october_is_no_city() {
        assert_eq!(told("ықтиярхатым қазанның он бесінде бітті"), ["residence-permit expires=--10-15"]);
    }

    #[test]
    fn a_loss_beside_an_expiry_is_kept_without_its_day() {
        for text in [
            "I lost my residence permit, it expired on 10 October 2026",
            "потерял внж, срок закончился 10.10.2026",
            "ықтиярхатымды жоғалттым, мерзімі 10.10.2026 бітті",
        ] {
            let reading = read(text);
            assert_eq!(told(text), ["residence-permit expires=2026-10-10 lost=Unclear"], "{text}");
            assert_eq!(reading.question.topic, TopicId::find("permit-lost"), "{text}");
        }
        for text in [
            "я не терял внж, срок закончился 10.10.2026",
            "потерял паспорт, внж до 10.10.2026",
            "if I lose the residence permit that expires on 10 October 2026",
        ] {
            assert!(told(text).iter().all(|told| !told.contains("lost=")), "{text}: {:?}", told(text));
        }
    }

    #[test]
    fn a_loss_in_two_words_is_no_small_talk() {
        for text in
            ["потеряла карточку", "я потерял карту", "карточку украли", "картаны жоғалттым", "lost the card"]
        {
            let topic = TopicId::find("permit-lost");
            let asked = read(text).question;
            assert!(asked.topic == topic || asked.choices.first().copied() == topic, "{text}: {asked:?}");
        }
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
