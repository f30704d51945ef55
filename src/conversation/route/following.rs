//! Short messages that go on with what was said before: "and my son?", "where do I go?", "and if I was fined
//! last year?". What they mean depends on the last answer or the last verdict.

use chrono::Datelike;

use super::correcting::correction;
use super::spoken::{Before, LONGEST, is_of_the_verdict, last, own_topic};
use super::whose::{of_another, of_somebody, of_somebody_named, relation, told_before, whose};
use crate::assess::PenaltyVerdict;
use crate::conversation::chat::{Goal, Listed};
use crate::conversation::draft::{Card, FilingTold, Happened, default_document, temporary_document};
use crate::conversation::next::{Next, Screen};
use crate::conversation::screens::{self, answer, list};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::verdicts;
use crate::reminders::Relation;
use crate::speech::{Message, say};
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::dates::When;
use crate::understand::reading::{FollowUp, Reading};
use crate::understand::remark::Remark;
use crate::understand::told::{Day, Role};
use crate::understand::typed::Meaning;
use crate::understand::{Group, KindId, Outcome, Question, Standing, Topic, TopicId, documents, topics};

/// In a longer message "and …?" is a question of its own.
const LONGEST_ELLIPSIS: usize = 6;

/// "But a year has passed already, is it too late?"
const LONGEST_IF_LATE: usize = 12;

/// So few words say nothing without what was said before.
const FEWEST: usize = 2;

/// A day and hardly a word beside it tells nothing of what was answered.
const LONGEST_DAY: usize = 3;

/// "And mine?" has hardly another word.
const LONGEST_MINE: usize = 7;

fn show(id: &str) -> Option<Next> {
    TopicId::find(id).map(|id| Next::Show(Screen::Topic(id, None)))
}

/// A message that only goes on with the last answer or the last verdict.
pub fn goes_on(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let before = Before::of(turn);
    let words = reading.word_count();
    let applies = reading.applies && reading.follow_up != Some(FollowUp::Where);
    let complains =
        TopicId::find("refusal-appeal").is_some_and(|topic| reading.signs.contains(&Sign::Names(topic)));
    let applies = applies && !complains;
    if before.is_of(Group::Refusal) && applies && words <= LONGEST && reading.days.is_empty() {
        // "Or just apply again, when?"
        return show("refusal-reapply");
    }
    if let Some(verdict) = settled(turn, reading, &before) {
        return Some(verdict);
    }
    if reading.signs.contains(&Sign::Why) && (words <= LONGEST || reading.remark == Some(Remark::Why)) {
        return explained(turn, reading, &before).or_else(|| near(turn, reading, &before));
    }
    const BESIDE_A_DOCUMENT: [Cue; 6] =
        [Cue::Ours, Cue::Card, Cue::Paper, Cue::Filler, Cue::Mine, Cue::Person];
    let says_only_the_document = words <= FEWEST + 1
        && reading.cues.iter().all(|cue| BESIDE_A_DOCUMENT.contains(cue))
        && reading.days.is_empty()
        && !reading.asks()
        && documents::named(&reading.text).is_some_and(|named| Some(named) == before.document);
    if let (true, Some(card)) = (says_only_the_document, before.dated.clone()) {
        return Some(Next::Show(Screen::Verdict(card)));
    }
    let of_the_verdict = |topic: TopicId| before.dated.is_some() && is_of_the_verdict(topic);
    let names =
        reading.signs.iter().any(|sign| matches!(sign, Sign::Names(topic) if !of_the_verdict(*topic)));
    let only_asks = |sign: Sign| reading.signs.contains(&sign) && words <= LONGEST && !names;
    let asks_when = || only_asks(Sign::When).then_some(FollowUp::When);
    let is_of_a_text = reading.question.kind.is_some_and(|kind| kind.as_str() == "source");
    let is_short_enough = words <= LONGEST_ELLIPSIS || reading.remark == Some(Remark::Where);
    let is_where = !is_of_a_text && is_short_enough && reading.days.is_empty() && only_asks(Sign::Where);
    let asks_where = || is_where.then_some(FollowUp::Where);
    // "Late" also names when to renew, and a fine or a refusal may be what one is late for.
    let names_any = reading.signs.iter().any(|sign| {
        matches!(sign, Sign::Names(topic) if !topic.is_of(Group::Renewal) && before.topic != Some(*topic))
    });
    let is_late = reading.signs.contains(&Sign::Late) && words <= LONGEST_IF_LATE && !names_any;
    let asks_if_late = || is_late.then_some(FollowUp::TooLate);
    // "Will they not refuse the next one because of the fine?" names what it asks.
    let is_sum = |topic: TopicId| topic.is_of(Group::Penalty) && !topic.is_of(Group::Beside);
    let names_beside = reading.signs.iter().any(|sign| matches!(sign, Sign::Names(topic) if !is_sum(*topic)));
    let of_a_fine = matches!(reading.follow_up, Some(FollowUp::Fine | FollowUp::Sum | FollowUp::Pay));
    let follow_up = reading.follow_up.clone().filter(|_| !(of_a_fine && names_beside && words > FEWEST));
    if let Some(next) = of_somebody_named(turn, reading, &before) {
        return Some(next);
    }
    match follow_up.or_else(asks_when).or_else(asks_where).or_else(asks_if_late) {
        Some(follow_up) => {
            follows(turn, reading, follow_up, &before).or_else(|| near(turn, reading, &before))
        }
        None if reading.remark == Some(Remark::Again) && reading.days.is_empty() => {
            turn.lang = reading.lang;
            before.verdict().or_else(|| near(turn, reading, &before))
        }
        None => near(turn, reading, &before),
    }
}

/// "So there is no fine?", "is all well then?" after a verdict: the verdict says it. "And hers?", "and mine?"
/// ask about the paper of another one of those spoken of before.
fn settled(turn: &mut Turn<'_>, reading: &Reading, before: &Before) -> Option<Next> {
    const ASKING: [Sign; 4] = [Sign::Settled, Sign::TheirsToo, Sign::MineToo, Sign::Both];
    let asks = |sign: &Sign| reading.signs.contains(sign);
    let is_alone = reading.days.is_empty() && reading.told.is_empty() && turn.chat.flow.is_none();
    let is_learnt = reading.remark.and_then(Sign::of).is_some_and(|sign| ASKING.contains(&sign));
    if !ASKING.iter().any(asks) || reading.word_count() > LONGEST && !is_learnt || !is_alone {
        return None;
    }
    let is_short = reading.word_count() <= LONGEST_MINE || is_learnt;
    let names = reading.signs.iter().any(|sign| matches!(sign, Sign::Names(_)));
    if asks(&Sign::Both) && is_short && !names {
        let all = turn.chat.spoken_of();
        turn.lang = reading.lang;
        return (all.len() > 1).then_some(Next::Show(Screen::Verdicts(all)));
    }
    turn.lang = reading.lang;
    // "And my mother's?" names whose.
    if asks(&Sign::TheirsToo) && is_short && whose(reading).is_none() {
        return of_another(turn, before, Relation::Other);
    }
    if asks(&Sign::MineToo) && (is_short || asks(&Sign::Settled)) {
        return of_another(turn, before, Relation::Mine);
    }
    asks(&Sign::Settled).then(|| before.verdict())?
}

/// "Why is it not stated?": what the last verdict rests on.
fn explained(turn: &mut Turn<'_>, reading: &Reading, before: &Before) -> Option<Next> {
    // "That is unfair, why?" is no wish to complain.
    let is_meant =
        |topic: TopicId| !topic.is_of(Group::Complaint) || reading.signs.contains(&Sign::Names(topic));
    let is_answered = reading.question.topic.is_some_and(|topic| goes_with(topic, before) && is_meant(topic));
    if is_answered {
        return None;
    }
    let is_open = turn.chat.flow.is_some();
    let next = match last(turn).verdict? {
        Standing::NotStated | Standing::Several => show("outage-edge-dates"),
        Standing::Waived => show("outage-waiver"),
        Standing::Filed => show("pending-legal"),
        Standing::Lost => show("permit-lost"),
        Standing::Valid | Standing::Expired if is_open => None,
        Standing::Valid | Standing::Expired => before.verdict(),
    };
    turn.lang = reading.lang;
    next
}

/// Whether a message that goes on is answered without what an open question asks for.
pub fn explains(follow_up: &FollowUp) -> bool {
    use FollowUp::{Currency, Pay, Sum, WhatIsMci, Where};
    matches!(follow_up, Where | WhatIsMci | Currency | Sum | Pay)
}

/// One whose every word says that it goes on.
fn follows(turn: &mut Turn<'_>, reading: &Reading, follow_up: FollowUp, before: &Before) -> Option<Next> {
    if let Some(card) = told_before(turn, &follow_up, before) {
        turn.lang = reading.lang;
        return Some(Next::Show(Screen::Verdict(card)));
    }
    if matches!(follow_up, FollowUp::Fine | FollowUp::When | FollowUp::TooLate) && before.several.is_some() {
        return before.verdict();
    }
    let completes = matches!(follow_up, FollowUp::Year(_));
    let is_new = before.dated.is_none() && before.topic.is_none() && before.several.is_none();
    let is_aside = turn.chat.flow.is_some() && explains(&follow_up);
    if is_new && follow_up != FollowUp::WhatIsMci && !completes && !is_aside {
        return None;
    }
    match (follow_up, before.dated.clone(), before.topic) {
        (FollowUp::Year(year), ..) if turn.chat.listed.as_ref().is_some_and(Listed::lacks_a_year) => {
            Some(list::with_year(turn, None, year))
        }
        (FollowUp::WhatIsMci, ..) => show("what-is-mci"),
        // "Are euros accepted?" asks about the money that was spoken of, and not about a sum of ours.
        (FollowUp::Currency, None, Some(topic))
            if !topic.is_of(Group::Penalty) && own_money(turn).is_some() =>
        {
            own_money(turn).map(|topic| Next::Show(Screen::Topic(topic, None)))
        }
        (FollowUp::Currency, ..) => Some(answer::reply(turn, say::follow_up_currency(), &["what-is-mci"])),
        (FollowUp::Children, Some(card), _) => Some(of_somebody(turn, &card, Relation::Child)),
        (FollowUp::Spouse, None, Some(topic)) => {
            turn.say_new(vec![say::follow_up_same()], Rows::new());
            Some(Next::Show(Screen::Topic(topic, None)))
        }
        (FollowUp::Spouse, Some(card), _) => Some(of_somebody(turn, &card, Relation::Spouse)),
        (FollowUp::Spouse, None, None) => None,
        (FollowUp::Children, None, _) if before.several.is_some() => {
            Some(of_somebody(turn, &before.first()?, Relation::Child))
        }
        (FollowUp::Person(whose), None, _) if before.several.is_some() => {
            Some(of_somebody(turn, &before.first()?, relation(whose)))
        }
        (FollowUp::Children, None, _) => show("child-permit"),
        (FollowUp::Person(whose), Some(card), _) => Some(of_somebody(turn, &card, relation(whose))),
        (FollowUp::When | FollowUp::TooLate | FollowUp::Next, Some(card), topic)
            if topic.is_none_or(is_of_the_verdict) =>
        {
            Some(Next::Show(Screen::Verdict(card)))
        }
        // "When?" after an answer is answered in it.
        (FollowUp::When, _, Some(topic)) if topic.as_str() == "permit-renew-how" => show("permit-renew-when"),
        (FollowUp::When | FollowUp::Next, _, Some(topic)) | (FollowUp::Return, None, Some(topic)) => {
            Some(Next::Show(Screen::Topic(topic, None)))
        }
        (FollowUp::When, _, None) => show("permit-renew-when"),
        (FollowUp::Next, _, None) => None,
        (FollowUp::Where, ..) => where_to(before),
        (FollowUp::Pay, None, Some(topic)) if !topic.is_of(Group::Penalty) => show("fees"),
        (FollowUp::Pay, ..) => show("fine-amount"),
        (FollowUp::Penalised, Some(card), _) => {
            Some(Next::Start(Goal::Check(Card { penalised: Happened::Unasked, ..card })))
        }
        // "The fine was in March" tells more of the fine that was spoken of.
        (FollowUp::Fine, _, Some(topic)) if topic.is_of(Group::Fine) && !reading.asks() => {
            Some(Next::Show(Screen::Topic(topic, None)))
        }
        (FollowUp::Fine, Some(card), _) => Some(Next::Show(Screen::Verdict(card))),
        (FollowUp::Sum, _, Some(topic)) if topic.as_str() == "fees" => show("fees"),
        (FollowUp::Sum, ..) => show("fine-amount"),
        (FollowUp::Returned, Some(card), _) if matches!(card.filing, FilingTold::PendingOn(_)) => {
            Some(Next::Show(Screen::Verdict(Card { filing: FilingTold::Returned, ..card })))
        }
        (FollowUp::Document(document), Some(card), _) => {
            Some(Next::Start(Goal::Check(Card { document: Some(document), ..card })))
        }
        // A loss, a fine and a refusal have a last day of their own.
        (FollowUp::TooLate, _, Some(topic)) if topic.wants().is_some() => {
            Some(Next::Show(Screen::Topic(topic, None)))
        }
        // What was answered has a term of its own.
        (FollowUp::TooLate, None, Some(topic)) if !is_of_the_verdict(topic) && topic.document().is_some() => {
            Some(Next::Show(Screen::Topic(topic, None)))
        }
        (FollowUp::TooLate, ..) => show("permit-expired"),
        (FollowUp::Simpler, None, Some(topic)) => Some(answer::in_short(turn, topic)),
        (FollowUp::Simpler, Some(card), _) => screens::verdict_in_short(turn, &card),
        (FollowUp::Year(year), Some(card), _) => {
            let day = card.expires.told().and_then(|day| day.with_year(year))?;
            correction(turn, None, &When::Date(day))
        }
        (FollowUp::Simpler | FollowUp::Year(_), None, _) => None,
        (
            FollowUp::Return
            | FollowUp::Fine
            | FollowUp::Returned
            | FollowUp::Document(_)
            | FollowUp::Person(_)
            | FollowUp::Penalised,
            ..,
        ) => {
            // Nothing of this kind was told: the words may still be near what was.
            near(turn, reading, before)
        }
    }
}

/// The topic about the asker's own money that was spoken of, last or a little earlier.
fn own_money(turn: &Turn<'_>) -> Option<TopicId> {
    let spoken_of = turn.chat.thread.iter().chain(&turn.chat.last_topic);
    spoken_of.rev().copied().find(|topic| topic.is_of(Group::OwnMoney))
}

/// "Where do I go?": the office of what was spoken of.
fn where_to(before: &Before) -> Option<Next> {
    if before.is_of(Group::Fine) {
        return show("fine-appeal");
    }
    if before.is_of(Group::Refusal) {
        return show("refusal-appeal");
    }
    if let Some(own) = before.document.as_ref().and_then(own_topic) {
        return Some(Next::Show(Screen::Topic(own, None)));
    }
    if before.dated.is_some() || before.is_of(Group::Renewal) {
        return show(if before.is("permit-renew-how") { "office-queue" } else { "permit-renew-how" });
    }
    before.topic.map(|topic| Next::Show(Screen::Topic(topic, None)))
}

/// A short message that may mean several things, or that means another one after what was said before.
fn near(turn: &mut Turn<'_>, reading: &Reading, before: &Before) -> Option<Next> {
    let words = reading.word_count();
    let is_new = before.topic.is_none() && before.dated.is_none() && before.several.is_none();
    if is_new || words > LONGEST || !reading.told.is_empty() || reading.foreign.is_some() {
        return None;
    }
    if reading.says(Cue::NotReady) && !reading.asks() {
        // Long waiting is news, whatever was spoken of before.
        return None;
    }
    if let Some(last) = tells_more(reading, before) {
        turn.lang = reading.lang;
        return Some(Next::Show(Screen::Topic(last, None)));
    }
    if reading.days.iter().any(|day| day.when != When::Unclear) {
        // The day of a flight is none of a paper, and goes on with the answer about leaving.
        return (reading.leaves && before.is_of(Group::Flight)).then_some(Next::Show(Screen::Leaving));
    }
    let is_temporary = reading.says(Cue::Corrected) && reading.meaning(&[Meaning::Temporary]).is_some();
    if let (true, Some(card)) = (is_temporary, before.dated.clone()) {
        return Some(Next::Start(Goal::Check(Card { document: Some(temporary_document()), ..card })));
    }
    let question = &reading.question;
    let is_another_paper =
        documents::named(&reading.text).is_some_and(|named| Some(named) != before.document);
    let topic = match question.outcome {
        Outcome::Answer => question.topic,
        Outcome::Choice => {
            let is_short = reading.joins_on || words <= FEWEST;
            let same = before.topic.filter(|last| is_short && question.choices.contains(last));
            question
                .topic
                .or(same)
                .or_else(|| question.choices.iter().copied().find(|topic| goes_with(*topic, before)))
        }
        _ => None,
    };
    match topic {
        Some(topic) if !is_another_paper => {
            let meant = meant(turn, reading, topic, before);
            let asks_when = meant.as_str() == "permit-renew-how" && reading.says(Cue::FollowWhen);
            if (meant.is_of(Group::AnsweredByTheVerdict) || asks_when)
                && let Some(verdict) = before.verdict()
            {
                return Some(verdict);
            }
            if is_no_fine(turn, meant, before) {
                return before.verdict();
            }
            let is_other = question.topic != Some(meant);
            is_other.then(|| answer_in_context(turn, reading, meant))
        }
        Some(topic) => (question.topic != Some(topic)).then(|| answer_in_context(turn, reading, topic)),
        None => ellipsis(turn, reading, before, words),
    }
}

/// "Been out since 10 June", "the fine was in March": a day of no paper, told to what was answered last.
fn tells_more(reading: &Reading, before: &Before) -> Option<TopicId> {
    const NEWS: [Cue; 8] = [
        Cue::Lost,
        Cue::Refused,
        Cue::Returned,
        Cue::Filed,
        Cue::Served,
        Cue::Reported,
        Cue::Opened,
        Cue::Expires,
    ];
    let last = before.topic?;
    let is_event = |day: &Day| matches!(day.role, Role::Past | Role::Unsaid);
    let is_news = NEWS.into_iter().any(|cue| reading.says(cue)) || reading.leaves;
    let names = reading.question.topic.is_some_and(|topic| {
        reading.signs.contains(&Sign::Names(topic))
            && !(last.is_of(Group::Fine) && topic.is_of(Group::Penalty))
    });
    // Where an answer depends on a day, the day alone is that one.
    let waits_for_a_day = last.document().is_some() || last.wants().is_some();
    let is_of_it =
        last.is_of(Group::Flight) && !reading.expires || last.is_of(Group::Fine) && reading.speaks_of_a_fine;
    let is_more = reading.word_count() > LONGEST_DAY && (is_of_it || !waits_for_a_day);
    let is_statement = is_more && !reading.asks() && !reading.supposes() && !names && !is_news;
    (is_statement && !reading.days.is_empty() && reading.days.iter().all(is_event)).then_some(last)
}

/// "Will they fine him?" after a verdict that holds no fine: the verdict says so, and no sum is meant.
fn is_no_fine(turn: &Turn<'_>, topic: TopicId, before: &Before) -> bool {
    let is_meant = topic.as_str() == "fine-amount" && !before.is_of(Group::Fine);
    let Some(card) = before.dated.as_ref().filter(|_| is_meant) else { return false };
    let assessed = verdicts::of_card(&turn.chat, card, turn.world);
    assessed.is_ok_and(|(assessment, _)| {
        matches!(assessment.penalty.verdict(), PenaltyVerdict::None | PenaltyVerdict::Waived)
    })
}

/// The same question, answered with this topic.
fn answer_in_context(turn: &mut Turn<'_>, reading: &Reading, topic: TopicId) -> Next {
    let question = Question {
        outcome: Outcome::Answer,
        topic: Some(topic),
        choices: Vec::new(),
        kind: None,
        ..reading.question.clone()
    };
    answer::question(turn, &question)
}

/// Whether a topic is asked about next after the last answer or the last verdict.
fn goes_with(topic: TopicId, before: &Before) -> bool {
    before.topic.is_some_and(|last| last == topic || last.is_followed_by(topic))
        || before.dated.as_ref().is_some_and(|card| goes_with_a_verdict(topic, card))
}

/// Whether a topic, or one near it, is asked about next after a verdict.
fn goes_with_a_verdict(topic: TopicId, card: &Card) -> bool {
    let is_applied_for = card.filing.day().is_some();
    let is_near = |of: &Topic| of.id.is_of(Group::OfAVerdict) && of.id.neighbours().contains(&topic);
    topic.is_of(Group::OfAVerdict)
        || topics().iter().any(is_near)
        || is_applied_for && topic.is_of(Group::Application)
}

/// What a topic means where another document was spoken of, or where a renewal was.
fn meant(turn: &Turn<'_>, reading: &Reading, topic: TopicId, before: &Before) -> TopicId {
    let own = before.document.as_ref().and_then(own_topic);
    if let Some(own) = own.filter(|_| topic.is_of(Group::Renewal)) {
        return own;
    }
    if let Some(last) = before.topic {
        // These say themselves which papers they want, and how long they take.
        let papers = topic.is_of(Group::FirstPermission) || topic.is_of(Group::Renewal);
        let names = |topic: TopicId| reading.signs.contains(&Sign::Names(topic));
        let is_time = topic.as_str() == "processing-time";
        let is_own_time = is_time && (!names(topic) || reading.signs.contains(&Sign::When));
        if papers && last.is_of(Group::OwnPapers) || is_own_time && last.is_of(Group::OwnTime) {
            return last;
        }
        // "Given for how long?" is no question about waiting.
        let is_next = |next: &TopicId| {
            *next != topic
                && names(*next)
                && next.is_of(Group::OwnTime)
                && (*next == last || last.is_followed_by(*next))
        };
        if let Some(next) = topics().iter().map(|topic| topic.id).find(is_next).filter(|_| is_time) {
            return next;
        }
        // What proves that an application is being decided is no proof of the failure.
        let of_the_failure = turn.chat.thread.iter().chain([&last]).any(|topic| topic.is_of(Group::Failure));
        let is_proof = topic.as_str() == "outage-proof" && !of_the_failure && before.dated.is_none();
        if is_proof && last.is_of(Group::OwnPapers) {
            return last;
        }
        if is_proof && last.is_of(Group::ShowsTheSlip) {
            return TopicId::find("pending-legal").unwrap_or(topic);
        }
    }
    // One complains about what was spoken of.
    if topic.is_of(Group::Complaint) {
        let about = match before.topic.or(turn.chat.thread.last().copied()) {
            Some(last) if last.is_of(Group::Refusal) || last.is_of(Group::Annulment) => {
                TopicId::find("refusal-appeal")
            }
            Some(last) if last.is_of(Group::Fine) => TopicId::find("fine-appeal"),
            _ => None,
        };
        return about.unwrap_or(topic);
    }
    // After the verdict on another document a first permission is what it says.
    let is_ours = before.document.as_ref().is_none_or(|document| *document == default_document());
    let renews = before.dated.is_some() && is_ours || before.is_of(Group::Renewal);
    let is_of_the_first = topic.is_of(Group::FirstPermission) && renews;
    TopicId::find("permit-renew-how").filter(|_| is_of_the_first).unwrap_or(topic)
}

/// "And at 70?", "and by my grandmother?": a few words that nothing else explains belong to what was
/// answered last.
fn ellipsis(turn: &mut Turn<'_>, reading: &Reading, before: &Before, words: usize) -> Option<Next> {
    let question = &reading.question;
    let joins = reading.joins_on && words <= LONGEST_ELLIPSIS;
    if joins && question.kind.is_some_and(|kind| kind.as_str() == "forecast") {
        // "And me?" after the verdicts on two people's papers.
        return before.verdict();
    }
    let last = before.topic?;
    let is_unclear = match question.outcome {
        Outcome::Choice => true,
        Outcome::OutOfScope => question.kind.is_some_and(KindId::is_vague),
        _ => false,
    };
    if !is_unclear || !joins {
        return None;
    }
    turn.lang = reading.lang;
    turn.say_new(vec![say::follow_up_same_topic(Message::new(format!("topic-{last}")))], Rows::new());
    Some(Next::Show(Screen::Topic(last, None)))
}
