//! A message that asks about a topic, or only names a day.

use super::answering::date;
use super::papers::{LONGEST_BESIDE_A_DAY, ask_for, names_a_document};
use crate::conversation::chat::{Asking, BareDate, Goal};
use crate::conversation::draft::{Card, Fine, Known, Refusal, default_document};
use crate::conversation::flows;
use crate::conversation::keyboards;
use crate::conversation::next::{Next, Screen};
use crate::conversation::screens::answer;
use crate::conversation::turn::Turn;
use crate::speech;
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::dates::{DateReading, When};
use crate::understand::reading::Reading;
use crate::understand::told::{Day, Role, Told, Whose};
use crate::understand::typed::Meaning;
use crate::understand::{KindId, Outcome, Question, TopicId};

/// In a longer message there is more than thanks.
const LONGEST_THANKS: usize = 4;
/// The same where nothing but small talk is heard.
const LONGEST_THANKS_IN_SMALL_TALK: usize = 7;

/// "I have been waiting for the card for four months"; a longer message tells more than that.
const LONGEST_WAITING: usize = 9;

/// The card that was spoken of last, where its day was not known: "found it: 06.10.2025".
fn without_its_day(turn: &Turn<'_>) -> Option<Card> {
    let card = turn.chat.last.as_ref()?.draft.card()?;
    let is_meant = turn.chat.asked_about.is_none() || turn.chat.asked_about == card.document;
    (is_meant && card.document.is_some() && card.facts().is_none()).then(|| card.clone())
}

/// A day with a few words beside it, after an answer that depends on a day or about a document whose day is
/// missing.
fn is_the_day_asked_for(turn: &Turn<'_>, reading: &Reading) -> bool {
    let chat = &turn.chat;
    let is_missing = chat.asked_about.is_some()
        && chat.last.as_ref().is_none_or(|last| last.draft.card().is_none_or(|card| card.facts().is_none()));
    let is_wanted = is_missing || without_its_day(turn).is_some() || chat.bare_date != BareDate::Expiry;
    let asks = reading.has_question_mark() || names_a_document(reading);
    let is_short = reading.word_count() <= LONGEST_BESIDE_A_DAY;
    let is_a_day =
        matches!(reading.days.as_slice(), [day] if matches!(day.when, When::Date(_) | When::DayMonth { .. }));
    is_wanted && is_short && is_a_day && !asks && reading.told.is_empty()
}

/// A day with a few words beside it, where the last thing said asks for one.
pub(super) fn the_day_asked_for(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if !is_the_day_asked_for(turn, reading) || turn.chat.flow.is_some() {
        return None;
    }
    turn.lang = reading.lang;
    bare_date(turn, reading)
}

/// A day after an answer that depends on one, told beside no paper: it is the day that was asked for.
pub(super) fn asked_for(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_of_no_paper =
        |told: &Told| told.document.is_none() && told.whose.is_none_or(|it| it == Whose::Mine);
    let is_told = match reading.told.as_slice() {
        [told] => {
            is_of_no_paper(told) && (told.unsaid.is_some() || told.expires.is_some() && !reading.expires)
        }
        // "The letter was handed to me on 5 November", after the answer about a refusal.
        [] => {
            let is_event = |day: &Day| matches!(day.role, Role::Served | Role::Past | Role::Unsaid);
            let wants = [BareDate::Learnt, BareDate::HandedOver].contains(&turn.chat.bare_date);
            wants && reading.days.iter().all(is_event)
        }
        _ => false,
    };
    let is_event = !matches!(turn.chat.bare_date, BareDate::Expiry | BareDate::Plan);
    let is_short = reading.word_count() <= LONGEST_BESIDE_A_DAY;
    if !is_event || !is_short || !is_told || reading.days.is_empty() || reading.has_question_mark() {
        return None;
    }
    turn.lang = reading.lang;
    bare_date(turn, reading)
}

/// "Not yet", where nothing was asked: no wish, and no question.
fn answers_nothing(reading: &Reading) -> bool {
    use Meaning::{Never, No, NoDecision, NotFiled, Unknown, Yes};
    let is_small_talk = reading.question.outcome == Outcome::Chat && reading.days.is_empty();
    let is_answer = reading.is_answer_only() && is_small_talk;
    is_answer && reading.meaning(&[Yes, No, Unknown, NotFiled, Never, NoDecision]).is_some()
}

/// Thanks and hardly a word beside.
fn only_thanks(reading: &Reading) -> bool {
    let words = reading.word_count();
    let asks = reading.has_question_mark() || reading.follow_up.is_some();
    let is_ok = matches!(reading.question.kind.map(KindId::as_str), Some("ok" | "greeting" | "help"));
    let is_unclear = matches!(reading.question.outcome, Outcome::Choice | Outcome::OutOfScope) || is_ok;
    let longest = if is_ok { LONGEST_THANKS_IN_SMALL_TALK } else { LONGEST_THANKS };
    reading.thanks && words <= longest && !asks && is_unclear
}

/// The same message, if it is of this kind.
pub(super) fn of_kind(reading: &Reading, kind: &str) -> Question {
    let lang = reading.question.lang;
    let kind = KindId::find(kind);
    Question { outcome: Outcome::Chat, topic: None, choices: Vec::new(), kind, lang }
}

/// Answers a message that is nothing of the above.
pub(super) fn question(turn: &mut Turn<'_>, reading: &Reading) -> Next {
    turn.lang = reading.question.lang;
    if only_thanks(reading) {
        return answer::question(turn, &of_kind(reading, "thanks"));
    }
    if answers_nothing(reading) {
        return answer::question(turn, &of_kind(reading, "ok"));
    }
    if reading.question.kind.is_some_and(|kind| kind.as_str() == "bare-date")
        && let Some(next) = bare_date(turn, reading)
    {
        return next;
    }
    about_topic(turn, reading)
}

/// The answer to a question; a loss that was denied is not answered as a loss.
pub(super) fn about_topic(turn: &mut Turn<'_>, reading: &Reading) -> Next {
    let mut asked = reading.question.clone();
    let is_since_filing = matches!(reading.days.as_slice(), [day] if day.role == Role::Filed);
    let is_short = reading.word_count() <= LONGEST_WAITING;
    let is_dated = reading.days.iter().any(|day| day.when != When::Unclear);
    let only_waits = is_short && !is_dated && reading.says(Cue::NotReady);
    if (is_since_filing || only_waits && !reading.asks())
        && asked.outcome == Outcome::Choice
        && let Some(delay) = asked.choices.iter().find(|topic| topic.as_str() == "delay")
    {
        // "It has been three months, my card is not ready."
        let (outcome, topic) = (Outcome::Answer, Some(*delay));
        asked = Question { outcome, topic, choices: Vec::new(), ..asked };
    }
    if let Some(delay) = TopicId::find("delay")
        && asked.outcome == Outcome::Choice
        && reading.says(Cue::Filed)
        && reading.signs.contains(&Sign::Names(delay))
    {
        // "Accepted in June, and no answer since."
        let (outcome, topic) = (Outcome::Answer, Some(delay));
        asked = Question { outcome, topic, choices: Vec::new(), ..asked };
    }
    if let Some(sum) = TopicId::find("fine-amount")
        && asked.outcome == Outcome::Choice
        && reading.says(Cue::FollowSum)
        && asked.choices.contains(&sum)
    {
        // "They fined me 43,000, is the sum right?"
        let (outcome, topic) = (Outcome::Answer, Some(sum));
        asked = Question { outcome, topic, choices: Vec::new(), ..asked };
    }
    let mut near = asked.topic.into_iter().chain(asked.choices.iter().copied());
    if near.any(|topic| topic.as_str() == "permit-lost")
        && !reading.loss_denied
        && let Some(document) = crate::understand::documents::named(&reading.text)
        && document != default_document()
    {
        // A passport that was lost is not a card that was lost.
        return Next::Start(Goal::Lost(Card::of(Some(document))));
    }
    if let Some(topic) = asked.topic.filter(|topic| topic.as_str() == "permit-lost" && reading.loss_denied) {
        let mut choices = asked.choices;
        choices.extend(topic.neighbours());
        choices.dedup();
        asked = Question { outcome: Outcome::Choice, topic: None, choices, kind: None, lang: asked.lang };
    }
    if asked.outcome == Outcome::Choice
        && let Some(document) = crate::understand::documents::named(&reading.text)
    {
        turn.chat.asked_about = Some(document);
    }
    answer::question(turn, &asked)
}

/// The question that a day without its year answers after the last answer, where that is no expiry.
fn event_asked_for(turn: &Turn<'_>) -> Option<(Goal, Asking)> {
    Some(match turn.chat.bare_date {
        BareDate::Loss => (Goal::Lost(Card::of(Some(default_document()))), Asking::LossDay),
        BareDate::HandedOver => (Goal::Fined(Fine::default()), Asking::HandedOver),
        BareDate::Learnt => (Goal::Refused(Refusal::default()), Asking::Learnt),
        BareDate::Expiry | BareDate::Plan => return None,
    })
}

/// A day and nothing else: what the last answer asked for, else an expiry.
fn bare_date(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let card = without_its_day(turn).unwrap_or_else(|| Card::of(turn.chat.asked_about.clone()));
    let said = match (reading.expiry_day, reading.days.as_slice()) {
        // "I found it: 06.10.2025", where the day of the card was not known.
        (DateReading::None, [Day { when: When::Date(day), .. }]) => DateReading::Date(*day),
        (said, _) => said,
    };
    match (said, reading.days.as_slice()) {
        (DateReading::Date(day), _) => {
            let means = std::mem::take(&mut turn.chat.bare_date);
            if means == BareDate::Plan {
                return Some(Next::Show(Screen::Plan(day)));
            }
            turn.last_day = Some(Asking::Expiry);
            Some(Next::Start(match means {
                BareDate::Loss if day <= turn.today() => {
                    turn.last_day = Some(Asking::LossDay);
                    Goal::Lost(Card { lost: Some(day), ..Card::of(Some(default_document())) })
                }
                BareDate::HandedOver if day <= turn.today() => {
                    turn.last_day = Some(Asking::HandedOver);
                    Goal::Fined(Fine { handed_over: Known::At(day), ..Fine::default() })
                }
                BareDate::Learnt if day <= turn.today() => {
                    turn.last_day = Some(Asking::Learnt);
                    Goal::Refused(Refusal { learnt: Known::At(day), ..Refusal::default() })
                }
                _ => Goal::Check(Card { expires: Known::At(day), ..card }),
            }))
        }
        (DateReading::Ask(_), [_]) if event_asked_for(turn).is_some() => {
            let (goal, asking) = event_asked_for(turn)?;
            flows::open_quietly(turn, goal, asking);
            date(turn, reading)
        }
        (DateReading::Ask(_), [day]) => {
            Some(ask_for(turn, Goal::Check(card), Asking::Expiry, reading, &day.when))
        }
        (day @ (DateReading::Ask(_) | DateReading::Invalid), _) => {
            turn.say_new(vec![speech::date_reading(day, turn.today())], keyboards::way_out());
            Some(Next::Done)
        }
        (DateReading::None, _) => None,
    }
}
