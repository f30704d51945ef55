//! What is told after a verdict, or in the middle of its flow: "I told the police on 21 November", "she applied on
//! 25 October", "and the third one 15.07.2025", "I mean mine, not my wife's".

use chrono::{Datelike, NaiveDate};

use super::answering::{ask_back, is_a_fine_of_now, passed};
use super::following;
use super::papers::{ask_for, names_a_document};
use crate::conversation::chat::{Asking, BareDate, Flow, Goal};
use crate::conversation::draft::{Card, Draft, FilingTold, Happened, Known, default_document};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::conversation::{cases, flows};
use crate::reminders::Relation;
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::dates::{AskWhy, Coming, DateContext, DateReading, When};
use crate::understand::reading::{Place, Reading};
use crate::understand::told::{Day, Role, Told};
use crate::understand::typed::Meaning;
use crate::understand::{Group, KindId, Outcome, TopicId};

/// A longer message tells of something else than the paper that was spoken of.
const LONGEST: usize = 12;
/// In a longer message a day without a word of what it was is that of no paper.
const LONGEST_BESIDE_ANOTHER_DAY: usize = 8;
/// "And in January already?"
const LONGEST_WITHOUT_A_DAY: usize = 6;
/// Who speaks of a day to go speaks of one within so many days.
const LATEST: i64 = 120;

/// What happened to the card that was checked, with its day: it is taken over, and the verdict given again.
pub(super) fn told_later(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let names_another = |card: &Card| {
        let named = crate::understand::documents::named(&reading.text);
        named.is_some() && named != card.document
    };
    // A message that names its paper tells of that one.
    let is_whole = reading.told.iter().any(|told| told.document.is_some() || told.served.is_some());
    if is_whole || reading.word_count() > LONGEST {
        return None;
    }
    if let Some(card) = returned(turn, reading) {
        turn.lang = reading.lang;
        return Some(Next::Start(Goal::Check(card)));
    }
    if reading.days.is_empty() {
        return None;
    }
    // "And if I say that I filed on the 16th?" tells no day.
    let is_of_a_kind = reading.question.kind.is_some_and(|kind| !kind.is_vague());
    if reading.question.outcome == Outcome::OutOfScope && is_of_a_kind {
        return None;
    }
    let (mut card, asking) = subject(turn)?;
    let whose = whose(reading);
    let is_another = whose.is_some_and(|whose| card.whose.is_some_and(|before| before != whose));
    if is_another || names_another(&card) {
        return None;
    }
    let mut last_day = None;
    for day in &reading.days {
        if asking.is_some_and(|asking| asks_for(asking, day.role)) || is_a_fine_of_now(day, turn.today()) {
            return None;
        }
        if let (Role::Expiry, When::Date(expires), Some(_)) = (day.role, &day.when, asking)
            && card.expires.told().is_none()
            && asking != Some(Asking::Expiry)
        {
            card.expires = Known::At(*expires);
            last_day = Some(Asking::Expiry);
            continue;
        }
        let on = passed(day, turn.today())?;
        last_day = answers(day.role);
        match day.role {
            Role::Filed if reading.says(Cue::Returned) => card.filing = FilingTold::ReturnedOn(Some(on)),
            Role::Filed => card.filing = FilingTold::PendingOn(Some(on)),
            Role::Reported if card.lost.is_some() => card.reported = Happened::On(on),
            Role::Lost => card.lost = Some(on),
            Role::Penalised => card.penalised = Happened::On(on),
            Role::Opened => card.opened = Happened::On(on),
            _ => return None,
        }
    }
    turn.last_day = last_day.or(turn.last_day);
    turn.lang = reading.lang;
    Some(Next::Start(if card.lost.is_some() { Goal::Lost(card) } else { Goal::Check(card) }))
}

/// The question that a day of this role is the answer to.
fn answers(role: Role) -> Option<Asking> {
    Some(match role {
        Role::Filed => Asking::FilingDay,
        Role::Reported => Asking::Reported,
        Role::Lost => Asking::LossDay,
        Role::Penalised => Asking::Penalised,
        Role::Opened => Asking::Opened,
        _ => return None,
    })
}

/// "They returned the application, the photo is wrong", "they returned it in September": the card of the last
/// verdict without its application. Which day it came back changes nothing.
fn returned(turn: &Turn<'_>, reading: &Reading) -> Option<Card> {
    let is_vague = reading.days.iter().all(|day| day.when == When::Unclear);
    if !reading.says(Cue::Returned) || !is_vague || reading.asks() || reading.supposes() {
        return None;
    }
    let (card, None) = subject(turn)? else { return None };
    let is_pending = matches!(card.filing, FilingTold::PendingOn(Some(_)));
    is_pending.then_some(Card { filing: FilingTold::Returned, ..card })
}

/// "I was never fined before": no penalty doubles the one of the last verdict.
pub(super) fn never_penalised(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let denies = reading.says(Cue::Penalised) && reading.says(Cue::FollowBefore) && reading.says(Cue::Not);
    let is_long = reading.word_count() > LONGEST;
    if !denies || is_long || !reading.days.is_empty() || reading.has_question_mark() {
        return None;
    }
    let (card, asking) = subject(turn)?;
    if asking.is_some() {
        return None;
    }
    turn.lang = reading.lang;
    Some(Next::Start(Goal::Check(Card { penalised: Happened::No, ..card })))
}

/// The card that is spoken of and the question open about it, if there is one.
fn subject(turn: &Turn<'_>) -> Option<(Card, Option<Asking>)> {
    match turn.chat.flow.as_ref() {
        Some(Flow { goal: Goal::Check(card) | Goal::Lost(card), asking, .. }) => {
            (card.facts().is_some()).then(|| (card.clone(), Some(*asking)))
        }
        Some(_) => None,
        None => match &turn.chat.last.as_ref()?.draft {
            Draft::Card(card) => card.facts().map(|_| (card.clone(), None)),
            _ => None,
        },
    }
}

/// Whether a question asks for a day of this role.
fn asks_for(asking: Asking, role: Role) -> bool {
    match asking {
        Asking::Filing | Asking::FilingDay | Asking::FilingSure(_) | Asking::WhichDay(_) => {
            role == Role::Filed
        }
        Asking::Reported => role == Role::Reported,
        Asking::LossDay => role == Role::Lost,
        Asking::Penalised => role == Role::Penalised,
        Asking::Opened => role == Role::Opened,
        _ => false,
    }
}

/// Whose paper a message speaks of, in words.
fn whose(reading: &Reading) -> Option<Relation> {
    if reading.says(Cue::Mine) && reading.signs.contains(&Sign::Means) {
        return Some(Relation::Mine);
    }
    let told = reading.told.iter().find_map(|told| told.whose.map(following::relation));
    told.or_else(|| {
        let meaning = reading.meaning(&cases::RELATIONS.map(|(meaning, _)| meaning))?;
        cases::relation(meaning)
    })
}

/// "I mean the card of my wife": the last verdict is hers.
pub(super) fn somebody_else_is_meant(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if !reading.signs.contains(&Sign::Means) || !reading.days.is_empty() || turn.chat.flow.is_some() {
        return None;
    }
    let whose = whose(reading)?;
    let Draft::Card(card) = &turn.chat.last.as_ref()?.draft else { return None };
    let card = Card { whose: Some(whose), ..card.clone() };
    card.facts()?;
    turn.lang = reading.lang;
    Some(Next::Show(Screen::Verdict(card)))
}

/// After a verdict, a day with hardly a word beside it: that of another paper of the same kind.
pub(super) fn another_day(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let [day] = reading.days.as_slice() else { return None };
    let is_of_a_paper = matches!(day.role, Role::Expiry | Role::Unsaid | Role::Past);
    let says_another = [Cue::Issued, Cue::Travels, Cue::Served, Cue::Filed, Cue::Reported, Cue::Penalised];
    let is_long = reading.word_count() > LONGEST_BESIDE_ANOTHER_DAY;
    let is_written =
        reading.text.get(day.place.clone()).is_some_and(|day| day.contains(|it: char| it.is_numeric()));
    let asks_something =
        reading.asks() && (reading.question.outcome == Outcome::Answer || whose(reading).is_none());
    let is_wanted_otherwise = turn.chat.bare_date != BareDate::Expiry;
    let is_bare = reading.question.kind.map(KindId::as_str) == Some("bare-date");
    if !is_of_a_paper
        || is_long
        || is_bare
        || !is_written
        || is_wanted_otherwise
        || asks_something
        || !reading.told.is_empty()
        || turn.chat.flow.is_some()
        || says_another.into_iter().any(|cue| reading.says(cue))
    {
        return None;
    }
    // A day without its year may be that of anything, unless it is said whose.
    if !matches!(day.when, When::Date(_)) && (whose(reading).is_none() || day.when == When::Unclear) {
        return None;
    }
    let document = match &turn.chat.last.as_ref()?.draft {
        Draft::Card(card) => card.document.clone(),
        Draft::Several(cards) => cards.first()?.document.clone(),
        _ => None,
    };
    let card = Card { whose: whose(reading), ..Card::of(Some(document?)) };
    turn.lang = reading.lang;
    turn.last_day = Some(Asking::Expiry);
    Some(match &day.when {
        When::Date(expires) => Next::Start(Goal::Check(Card { expires: Known::At(*expires), ..card })),
        when => ask_for(turn, Goal::Check(card), Asking::Expiry, reading, when),
    })
}

/// "And if I go on Monday?", "can it wait until 7 December?" after a verdict: what is possible on that day.
pub(super) fn goes_on_a_day(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    // After a plan or a loss a day is what was asked for.
    if turn.chat.bare_date != BareDate::Expiry {
        return None;
    }
    let is_asked_again = turn.chat.last.as_ref()?.later.is_some();
    let card = card_meant(turn, reading)?;
    let said = Said { reading, card: &card, is_asked_again };
    if turn.chat.flow.is_some() || said.something_else() || !said.goes(following::is_of_an_expired_card(turn))
    {
        return None;
    }
    let context = DateContext { today: turn.today(), lang: Some(reading.lang) };
    let later = turn.world.reader.dates.coming_day(&reading.text, &context);
    // "And if it were the 8th?" may be another day of the card as well.
    let is_plain = |later: &Coming| !later.by_number || said.says_goes() || is_asked_again;
    let later = later.filter(|it| (it.on - turn.today()).num_days() <= LATEST && is_plain(it))?;
    turn.lang = reading.lang;
    Some(Next::Show(Screen::VerdictOn(card, later.on)))
}

/// "And in January?" after a verdict: it says what counts.
pub(super) fn goes_some_day(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_asked_again = turn.chat.last.as_ref()?.later.is_some();
    let card = card_meant(turn, reading)?;
    let said = Said { reading, card: &card, is_asked_again };
    let is_some_day = reading.expiry_day == DateReading::Ask(AskWhy::Day);
    let is_short = reading.word_count() <= LONGEST_WITHOUT_A_DAY;
    let is_open = turn.chat.flow.is_some();
    if is_open
        || !is_some_day
        || !is_short
        || said.something_else()
        || !(said.says_goes() || reading.joins_on || reading.supposes())
    {
        return None;
    }
    turn.lang = reading.lang;
    Some(Next::Show(Screen::Verdict(card)))
}

/// The card of those on which verdicts were given that a message goes on with: "and if he goes on Wednesday?"
fn card_meant(turn: &Turn<'_>, reading: &Reading) -> Option<Card> {
    let all = following::all_spoken_of(turn);
    let is_mine = |card: &&Card| card.of_somebody_else().is_none();
    let named = whose(reading).filter(|whose| *whose != Relation::Mine);
    let meant = if let Some(whose) = named {
        all.iter().rev().find(|card| card.whose == Some(whose))
    } else if reading.signs.contains(&Sign::MineToo) {
        all.iter().rev().find(is_mine)
    } else if reading.signs.contains(&Sign::Somebody) {
        all.iter().rev().find(|card| !is_mine(card)).or(all.last())
    } else {
        all.last()
    };
    let is_one = matches!(turn.chat.last.as_ref()?.draft, Draft::Card(_)) || named.is_some();
    meant.filter(|_| is_one).cloned()
}

/// What a message says after the verdict on a card, as far as it may name the day on which somebody goes.
struct Said<'a> {
    reading: &'a Reading,
    card: &'a Card,
    /// The verdict was for such a day already.
    is_asked_again: bool,
}

impl Said<'_> {
    /// Whether it speaks of something else than a way to the office.
    fn something_else(&self) -> bool {
        const OF_ANOTHER_DAY: [Cue; 5] = [Cue::Issued, Cue::Served, Cue::Reported, Cue::Penalised, Cue::Lost];
        let reading = self.reading;
        let is_elsewhere = !self.says_goes()
            && reading.question.outcome == Outcome::OutOfScope
            && reading.question.kind.is_some_and(|kind| !kind.is_vague());
        // "Can it wait until Monday or not?" takes nothing back.
        let takes_back = reading.says(Cue::Corrected) && !self.says_goes();
        // "Is the office open on Saturday?" asks something else.
        let asked = || reading.question.topic.into_iter().chain(reading.question.choices.iter().copied());
        let is_of_the_way = |topic: TopicId| {
            let is_of_a_term = topic.is_of(Group::OfATerm) || topic.is_of(Group::Penalty);
            is_of_a_term || topic.is_of(Group::Journey) && self.says_goes()
        };
        let is_named = |topic: TopicId| reading.signs.contains(&Sign::Names(topic));
        let names = asked().any(|topic| is_named(topic) && !is_of_the_way(topic));
        let is_another = |told: &Told| {
            let document = told.document.is_some() && told.document != self.card.document;
            document || told.whose.is_some_and(|whose| whose_card(self.card) != following::relation(whose))
        };
        is_elsewhere
            || names
            || takes_back
            || reading.signs.contains(&Sign::Ends)
            || reading.leaves && !self.says_goes()
            || reading.place == Place::Elsewhere
            // "Thanks, I will run there on Monday" asks nothing.
            || (reading.thanks || reading.says(Cue::Thanks)) && !reading.asks() && !reading.supposes()
            || reading.told.iter().any(is_another)
            || OF_ANOTHER_DAY.into_iter().any(|cue| reading.says(cue))
            || reading.says(Cue::Filed) && !reading.supposes()
            || reading.days.iter().any(|day| day.role == Role::Expiry && names_a_document(reading))
            || reading.word_count() > LONGEST
    }

    /// Whether it is said that somebody goes on a day: in words, or by a day that an expired card cannot mean.
    fn goes(&self, has_expired: bool) -> bool {
        let reading = self.reading;
        let goes_on = reading.supposes() || reading.joins_on || reading.has_question_mark();
        let is_short = reading.word_count() <= LONGEST_BESIDE_ANOTHER_DAY;
        let is_alone = reading.question.kind.is_some_and(|kind| kind.as_str() == "bare-date");
        self.says_goes() || is_short && (self.is_asked_again || has_expired && (goes_on || is_alone))
    }

    fn says_goes(&self) -> bool {
        self.reading.signs.contains(&Sign::Goes)
    }
}

fn whose_card(card: &Card) -> Relation {
    card.whose.unwrap_or(Relation::Mine)
}

/// "No, that is my sister's, mine is 2026": what was told before is somebody else's, and the writer's own
/// differs in its year or day.
pub(super) fn another_mine(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if !reading.says(Cue::Corrected) || !reading.says(Cue::Mine) || reading.word_count() > LONGEST {
        return None;
    }
    let meaning = |among: &[Meaning]| crate::understand::typed::meaning_in(&reading.text, among);
    let others = cases::RELATIONS.map(|(meaning, _)| meaning);
    let others: Vec<Meaning> = others.into_iter().filter(|meaning| *meaning != Meaning::Mine).collect();
    let whose = cases::relation(meaning(&others)?)?;
    let Draft::Card(card) = &turn.chat.last.as_ref()?.draft else { return None };
    let before = card.expires.told().filter(|_| card.whose.is_none())?;
    let years = turn.world.reader.dates.years(&reading.text);
    let expires = match (reading.days.as_slice(), years.as_slice()) {
        ([Day { when: When::Date(day), .. }], _) => *day,
        ([Day { when: When::DayMonth { day, month }, .. }], _) => {
            NaiveDate::from_ymd_opt(before.year(), *month, *day)?
        }
        ([], [year]) => before.with_year(*year)?,
        _ => return None,
    };
    let mine = Card { expires: Known::At(expires), ..card.clone() };
    let theirs = Card { whose: Some(whose), ..card.clone() };
    if let Some(last) = turn.chat.last.as_mut() {
        last.draft = Draft::Card(theirs);
    }
    turn.lang = reading.lang;
    Some(Next::Start(Goal::Check(mine)))
}

/// "It is valid until 2031": the day is asked for, and the year kept.
pub(super) fn until_a_year(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_short = reading.word_count() <= LONGEST_BESIDE_ANOTHER_DAY;
    let is_said = reading.says(Cue::Expires) && reading.days.is_empty() && reading.told.is_empty();
    if !is_said || !is_short || reading.asks() || turn.chat.flow.is_some() {
        return None;
    }
    let [year] = *turn.world.reader.dates.years(&reading.text).as_slice() else { return None };
    let spoken_of = turn.chat.thread.iter().chain(&turn.chat.last_topic);
    let is_lost = spoken_of.rev().take(2).any(|topic| topic.as_str() == "permit-lost");
    let document = crate::understand::documents::named(&reading.text);
    let is_a_card = document.is_some() || reading.says(Cue::Card) || is_lost;
    if !is_a_card {
        return None;
    }
    let card = Card::of(document.or_else(|| Some(default_document())));
    let goal = if is_lost { Goal::Lost(card) } else { Goal::Check(card) };
    turn.lang = reading.lang;
    flows::open_quietly(turn, goal, Asking::Expiry);
    if let Some(flow) = &mut turn.chat.flow {
        flow.year = Some(year);
    }
    Some(ask_back(turn, AskWhy::Day, Vec::new()))
}
