//! What is told after a verdict, or in the middle of its flow: "I told the police on 21 November", "she applied on
//! 25 October", "and the third one 15.07.2025", "I mean mine, not my wife's".

use chrono::{Datelike, NaiveDate};

use super::answering::{ask_back, is_a_fine_of_now, passed};
use super::papers::ask_for;
use super::whose::{speaks_of_somebody, whose};
use crate::conversation::chat::{Asking, BareDate, Flow, Goal};
use crate::conversation::draft::{Card, Draft, FilingTold, Happened, Known, default_document};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::conversation::{cases, flows};
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::dates::{AskWhy, When};
use crate::understand::reading::Reading;
use crate::understand::told::{Day, Role};
use crate::understand::typed::Meaning;
use crate::understand::{KindId, Outcome};

/// A longer message tells of something else than the paper that was spoken of.
pub(super) const LONGEST: usize = 12;
/// In a longer message a day without a word of what it was is that of no paper.
pub(super) const LONGEST_BESIDE_ANOTHER_DAY: usize = 8;

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
    let of_the_filing = matches!(asking, Asking::Filing | Asking::FilingSure(_) | Asking::WhichDay(_));
    answers(role) == Some(asking) || of_the_filing && role == Role::Filed
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
    let asks_something =
        reading.asks() && (reading.question.outcome == Outcome::Answer || whose(reading).is_none());
    let is_wanted_otherwise = turn.chat.bare_date != BareDate::Expiry;
    let is_bare = reading.question.kind.map(KindId::as_str) == Some("bare-date");
    if !is_of_a_paper
        || is_long
        || is_bare
        || !reading.is_in_figures(day)
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

/// "No, that is my sister's, mine is 2026": what was told before is somebody else's, and the writer's own
/// differs in its year or day.
pub(super) fn another_mine(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    // "I have not been there since 2023" speaks of nobody else.
    let is_of_two = reading.says(Cue::Mine) && speaks_of_somebody(reading);
    if !reading.says(Cue::Corrected) || !is_of_two || reading.word_count() > LONGEST {
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
