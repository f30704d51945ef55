//! Typed messages: what one asks for, the most urgent first.

use super::answering::{completed, date, day_in, take, the_day};
use super::correcting::{correction, instead_of_the_one_told, of_a_part};
use super::following;
use super::going::{goes_on_a_day, goes_some_day};
use super::later::{
    another_day, another_mine, never_penalised, somebody_else_is_meant, told_later, until_a_year,
};
use super::papers::{
    LONGEST_BESIDE_A_DAY, afterwards, card_of, decided, fined, names_a_document, papers, refused,
    to_be_checked, visited,
};
use super::spoken;
use super::topics::{about_topic, asked_for, of_kind, question, the_day_asked_for};
use super::whose::{self, speaks_of_somebody, whose};
use crate::conversation::chat::{Asking, Checked, Flow, Goal};
use crate::conversation::draft::{Card, Draft, temporary_document};
use crate::conversation::event::Unreadable;
use crate::conversation::keyboards;
use crate::conversation::next::{Next, Screen};
use crate::conversation::questions::{Answer, Reply, Typed, question as question_of};
use crate::conversation::screens::{self, answer};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{flows, rumour};
use crate::reminders::Relation;
use crate::speech::{self, say};
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::dates::{DateReading, When};
use crate::understand::reading::{Context, FollowUp, Reading, Short};
use crate::understand::remark::Remark;
use crate::understand::told::Role;
use crate::understand::typed::Meaning;
use crate::understand::{Outcome, TopicId};

/// Telegram lets nobody send more than this in one message (UTF-16 units).
const LONGEST: usize = 4096;

/// Where a question is open, so many words are still thanks or a greeting.
const LONGEST_COURTESY: usize = 6;

/// What thanks may be taken for.
const COURTEOUS: [&str; 4] = ["thanks", "ok", "greeting", "about-bot"];

/// Thanks in a whole sentence, which asks nothing.
const LONGEST_THANKS: usize = 12;

/// Doubt with who said otherwise; a longer message tells a story.
const LONGEST_DOUBT: usize = 16;

/// A day in figures is corrected in so many words: "oh no, it is not January there, 15 December 2026".
const LONGEST_CORRECTION: usize = 12;

/// After danger a longer message is a question of its own.
const LONGEST_IN_DANGER: usize = 12;

/// One kind of thing that a message can ask for; `None` where it does not.
type Rule = fn(&mut Turn<'_>, &Reading) -> Option<Next>;

/// The most urgent first; the first that fits is followed.
const BY_URGENCY: &[Rule] = &[
    calm_answer,
    danger,
    private_number,
    still_in_danger,
    another_mine,
    whose::mine_instead,
    other_document,
    another_paper,
    goes_on_a_day,
    instead_of_the_one_told,
    corrected,
    told_later,
    answered,
    aside,
    asked_for,
    refused,
    fined,
    to_be_checked,
    visited,
    decided,
    never_penalised,
    somebody_else_is_meant,
    papers,
    afterwards,
    goes_some_day,
    another_day,
    until_a_year,
    leaves,
    thanked,
    doubted,
    the_day_asked_for,
    told_aside,
    following::goes_on,
];

/// What a message asks for; `known` says whether the person has written before.
pub fn message(turn: &mut Turn<'_>, text: &str, known: bool) -> Next {
    if text.encode_utf16().count() > LONGEST {
        turn.say_new(vec![say::text_too_long()], keyboards::way_out());
        return Next::Done;
    }
    let reading = read(turn, text);
    if !known && turn.chat.lang.is_none() {
        // A first message that is a question is answered in its own language, and the language
        // stays open until the person chooses one.
        turn.lang = reading.lang;
    }
    if let [day] = reading.days.as_slice()
        && matches!(day.when, When::Date(_) | When::DayMonth { .. } | When::Either(_))
    {
        // "The same day" is read as that day; only words of the message can be quoted.
        let words = reading.text.get(day.place.clone()).filter(|words| text.contains(words));
        turn.quote(words.unwrap_or_default());
    }
    let next = BY_URGENCY.iter().find_map(|rule| rule(turn, &reading));
    next.unwrap_or_else(|| question(turn, &reading))
}

/// A forwarded message that claims something is compared with official statements; one that asks, or tells
/// of a paper, is a message like any other.
pub fn forwarded(turn: &mut Turn<'_>, text: &str, known: bool) -> Next {
    if text.encode_utf16().count() > LONGEST {
        return message(turn, text, known);
    }
    let reading = read(turn, text);
    let asks = reading.has_question_mark();
    let is_ours = matches!(reading.question.outcome, Outcome::Answer | Outcome::Choice);
    let is_urgent = reading.danger.is_some() || !reading.private.is_empty();
    if asks || is_urgent || !reading.told.is_empty() || turn.chat.flow.is_some() {
        return message(turn, text, known);
    }
    let compared = rumour::compare(text, turn.world);
    if compared.is_none() && !is_ours {
        return message(turn, text, known);
    }
    turn.lang = turn.chat.lang.unwrap_or(reading.lang);
    let topics = reading.question.topic.into_iter().chain(reading.question.choices.iter().copied());
    let mut rows: Rows = keyboards::topics(&topics.take(1).collect::<Vec<TopicId>>());
    rows.extend(keyboards::way_out());
    turn.say_new(compared.unwrap_or_else(|| vec![say::rumour_nothing_said()]), rows);
    Next::Done
}

/// An edited message is a correction, where there is a day to correct.
pub fn edited(turn: &mut Turn<'_>, text: &str) -> Next {
    if text.encode_utf16().count() <= LONGEST {
        let reading = read(turn, text);
        if let Some(next) = danger(turn, &reading).or_else(|| private_number(turn, &reading)) {
            return next;
        }
        if let [day] = reading.days.as_slice()
            && let Some(next) = correction(turn, None, &day.when)
        {
            return next;
        }
    }
    screens::another_form(turn, Unreadable::Edited)
}

fn read(turn: &Turn<'_>, text: &str) -> Reading {
    let last = spoken::last(turn);
    let context = Context { last, ..Context::on(turn.written_on, Some(turn.lang)) };
    turn.world.reader.read(text, &context)
}

fn is_open(turn: &Turn<'_>) -> bool {
    turn.chat.flow.as_ref().is_some_and(|flow| flow.asking != Asking::Question)
}

/// "Not yet" or "I don't know that date" is no cry for help; a word of danger in it is.
fn calm_answer(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_calm = reading.is_answer_only() || !turn.world.reader.understanding.names_danger(&reading.text);
    if !is_calm || turn.chat.flow.is_none() || !reading.private.is_empty() {
        return None;
    }
    another_paper(turn, reading).or_else(|| corrected(turn, reading)).or_else(|| answered(turn, reading))
}

/// Danger is answered at once, whatever flow is open.
fn danger(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    // "And the children?" only goes on with what was said: without a word of danger it is none.
    const OF_A_PAPER: [Sign; 3] = [Sign::MineToo, Sign::TheirsToo, Sign::Both];
    let is_of_a_paper = OF_A_PAPER.iter().any(|sign| reading.signs.contains(sign))
        && reading.word_count() <= LONGEST_COURTESY
        && turn.chat.last.is_some();
    let goes_on = (reading.follow_up.is_some() || is_of_a_paper)
        && !turn.world.reader.understanding.names_danger(&reading.text);
    let kind = reading.danger.filter(|_| !reading.is_answer_only() && !goes_on)?;
    Some(answer::danger(turn, kind, reading.lang))
}

/// "What do we do?", "I am afraid to go to the police": what was said of the danger is said again.
fn still_in_danger(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let kind = turn.chat.in_danger?;
    let asks = matches!(reading.follow_up, Some(FollowUp::Where | FollowUp::Next));
    let signs = [Sign::Help, Sign::Expelled];
    let is_meant = asks || signs.iter().any(|sign| reading.signs.contains(sign));
    (is_meant && reading.word_count() <= LONGEST_IN_DANGER && reading.told.is_empty())
        .then(|| answer::danger(turn, kind, reading.lang))
}

fn private_number(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if reading.private.is_empty() {
        return None;
    }
    turn.say_new(vec![say::private_number_seen()], keyboards::way_out());
    Some(Next::Done)
}

/// In the middle of a check: "and if it is a passport?", "no, a temporary permit".
fn other_document(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let document = match &reading.follow_up {
        Some(FollowUp::Document(document)) => document.clone(),
        // "Temporary": the other permit.
        _ => reading.exactly(&[Meaning::Temporary]).map(|_| temporary_document())?,
    };
    let Flow { goal: Goal::Check(card), asking, .. } = turn.chat.flow.clone()? else { return None };
    let is_other = asking != Asking::Document && card.document.as_ref() != Some(&document);
    if !is_other {
        return None;
    }
    let goal = Goal::Check(Card { document: Some(document), ..card });
    if let Some(flow) = turn.chat.flow.as_mut().filter(|flow| flow.keeps_parts()) {
        // Only the rest of its day is missing.
        flow.goal = goal;
        return Some(Next::Again(Vec::new()));
    }
    Some(Next::Start(goal))
}

/// In the middle of a flow about one paper, another paper or several of them are stated with their days.
fn another_paper(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let Flow { goal, .. } = turn.chat.flow.as_ref()?;
    let asked_about = match goal {
        Goal::Check(card) | Goal::Lost(card) | Goal::Save(Draft::Card(card)) => card,
        _ => return None,
    };
    let is_another = match reading.told.as_slice() {
        [] => false,
        [told] => {
            let document = asked_about.document.is_some() && told.document.is_some();
            let other = document && told.document != asked_about.document && names_a_document(reading);
            other
                || asked_about.document.is_some()
                    && told.whose.map(whose::relation).is_some_and(|it| it != Relation::Mine)
        }
        _ => true,
    };
    if !is_another {
        return None;
    }
    let saved = turn.chat.flow.clone().filter(|flow| matches!(flow.goal, Goal::Save(_)));
    match (saved, reading.told.as_slice()) {
        (None, _) => papers(turn, reading),
        // What is being saved is not lost: the verdict on the other paper comes first.
        (Some(_), [told]) => {
            let card = Some(card_of(told)).filter(|card| card.facts().is_some())?;
            turn.lang = reading.lang;
            Some(Next::Each(vec![Next::Show(Screen::Verdict(card)), Next::Again(Vec::new())]))
        }
        (Some(_), _) => None,
    }
}

/// A day that follows "I read this as …" and can only correct that day: with "no" or "it expires",
/// or in the future where a day of the past is asked. Where it may be another day, it is asked about.
fn corrected(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if is_somebody_elses(turn, reading) {
        return None;
    }
    let Some(day) = the_day(reading) else {
        // "What about dad, he has one as well" holds no number of a day.
        return if speaks_of_somebody(reading) { None } else { of_a_part(turn, reading) };
    };
    let is_of_a_card = turn.chat.last.as_ref().is_some_and(|last| matches!(last.draft, Draft::Card(_)));
    let supposes =
        reading.supposes() && !names_a_document(reading) && !reading.speaks_of_a_fine && is_of_a_card;
    let supposes = supposes && reading.told.iter().all(|told| told.document.is_none());
    // "Yesterday they did not even let me in": a "not" in a longer message corrects no day.
    let is_told = matches!(day.role, Role::Expiry | Role::Lost) || reading.says(Cue::Slip);
    let longest = if reading.is_in_figures(day) { LONGEST_CORRECTION } else { LONGEST_BESIDE_A_DAY };
    let corrects = is_told || reading.word_count() <= longest;
    let takes_back = corrects && matches!(reading.short, Some(Short::Correction(_))) || supposes;
    let is_expiry = day.role == Role::Expiry && !names_a_document(reading) && says_what(reading);
    let Some(flow) = turn.chat.flow.clone() else {
        let of_the_filing =
            turn.chat.last.as_ref().is_some_and(|last| last.last_day == Some(Asking::FilingDay));
        let told = matches!(day.role, Role::Expiry | Role::Unsaid | Role::Past | Role::Lost)
            || of_the_filing && day.role == Role::Filed;
        // After the menu a paper is another one, and takes nothing over from the last check.
        // A fine and a refusal have a day of their own, and "how much, if …?" corrects nothing.
        let asks = reading.has_question_mark();
        let is_of_a_card = |last: &Checked| last.last_day.is_some() && matches!(last.draft, Draft::Card(_));
        let is_expiry = is_expiry && !asks && turn.chat.last.as_ref().is_some_and(is_of_a_card);
        let fact = is_expiry.then_some(Asking::Expiry);
        return (takes_back && told || is_expiry).then(|| correction(turn, fact, &day.when)).flatten();
    };
    let fact = flow.last_day?;
    match flow.asking {
        Asking::Filing if matches!(day.role, Role::Filed | Role::Deadline) => None,
        Asking::Filing | Asking::FilingDay | Asking::WhichDay(_) if takes_back || is_expiry => {
            correction(turn, None, &day.when)
        }
        Asking::Filing => which_day(turn, reading),
        Asking::Expiry if fact == Asking::LossDay && (takes_back || day.role == Role::Lost) => {
            correction(turn, None, &day.when)
        }
        _ => None,
    }
}

/// Whether a message tells of the paper of somebody else than the one whose paper was spoken of.
fn is_somebody_elses(turn: &Turn<'_>, reading: &Reading) -> bool {
    let asked = turn.chat.flow.as_ref().and_then(|flow| match &flow.goal {
        Goal::Check(card) | Goal::Lost(card) => Some(card.whose),
        _ => None,
    });
    let checked = || turn.chat.last.as_ref().map(|checked| checked.draft.whose());
    let Some(before) = asked.or_else(checked) else { return false };
    whose(reading).is_some_and(|whose| whose != before.unwrap_or(Relation::Mine))
}

/// Whether a message says more than a day: "it expires 15.07.2025".
fn says_what(reading: &Reading) -> bool {
    reading.days.first().is_some_and(|day| {
        let before = reading.text.get(..day.place.start).unwrap_or_default();
        let after = reading.text.get(day.place.end..).unwrap_or_default();
        before.chars().chain(after.chars()).filter(|letter| letter.is_alphabetic()).count() > 2
    })
}

/// A bare day where "was an application filed?" is asked may be that day, or the expiry once more.
fn which_day(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let DateReading::Date(day) = reading.event_day else { return None };
    let answers =
        [Meaning::Filed, Meaning::Yes, Meaning::Waiting, Meaning::NotFiled, Meaning::Returned, Meaning::No];
    if reading.meaning(&answers).is_some() {
        return None;
    }
    if day > turn.today() {
        return correction(turn, None, &When::Date(day));
    }
    Some(flows::doubt(turn, Asking::WhichDay(day)))
}

/// Takes a text as the answer to the open question, or as the wish to leave it; `None` if it is
/// neither.
fn answered(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    match reading.exactly(&[Meaning::Cancel, Meaning::Back]) {
        Some(Meaning::Cancel) => return Some(Next::Show(Screen::Cancelled)),
        Some(_) if turn.chat.flow.is_some() => return Some(flows::back(turn)),
        _ => {}
    }
    let Flow { goal, asking, .. } = turn.chat.flow.clone()?;
    if let Some(day) = completed(turn, reading) {
        turn.note(speech::date_reading(DateReading::Date(day), turn.today()));
        return Some(flows::accept(turn, Answer::Day(day)));
    }
    let asked = question_of(asking);
    let typed = Typed { reading, dated: day_in(turn, reading) != DateReading::None };
    // "Will they take it earlier than two months before?" is a question of its own.
    let asks_aside = reading.asks()
        && reading.question.outcome == Outcome::Answer
        && !matches!(day_in(turn, reading), DateReading::Date(_) | DateReading::Invalid);
    if asked.takes_a_day() && typed.dated && !asks_aside {
        let taken = match asked.parse(&goal, typed) {
            Some(reply @ Reply::AnswerWithDay(..)) => take(turn, reply, reading),
            _ => date(turn, reading),
        };
        return Some(taken.unwrap_or_else(|| without_the_day(turn, reading)));
    }
    // "Which papers for a residence permit?" names a document and asks something else.
    if reading.has_question_mark() && !reading.is_answer_only() {
        return None;
    }
    let reply = asked.parse(&goal, typed)?;
    Some(take(turn, reply, reading).unwrap_or_else(|| without_the_day(turn, reading)))
}

/// A day was to be read and there is none: a question of its own, or the open one once more.
fn without_the_day(turn: &mut Turn<'_>, reading: &Reading) -> Next {
    aside(turn, reading).unwrap_or(Next::Again(Vec::new()))
}

/// Text that does not answer the open question: a question of its own is answered in its language,
/// then the open one is asked again; anything else brings the open one back with a hint.
fn aside(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if !is_open(turn) {
        turn.chat.flow = None;
        return None;
    }
    let asks = reading.has_question_mark();
    // Whoever wants to be forgotten, or another language, need not answer first.
    const HEARD_AT_ONCE: [&str; 4] = ["delete-data", "language", "human", "reminder"];
    let is_wish = reading.question.kind.is_some_and(|kind| HEARD_AT_ONCE.contains(&kind.as_str()));
    let is_clear = match reading.question.outcome {
        Outcome::Answer | Outcome::OutOfScope => asks || reading.word_count() > 2,
        Outcome::Choice => reading.asks() && reading.word_count() > 3,
        Outcome::Chat => is_wish && reading.word_count() > 2,
        Outcome::Check => false,
    };
    let asks_why = reading.signs.contains(&Sign::Why) && spoken::last(turn).verdict.is_some();
    let explains = reading.follow_up.as_ref().is_some_and(following::explains) || asks_why;
    if is_clear || explains {
        let lang = turn.lang;
        let answered = match explains.then(|| following::goes_on(turn, reading)).flatten() {
            Some(explained) => explained,
            None => about_topic(turn, reading),
        };
        if is_wish {
            // It opens a question of its own.
            return Some(answered);
        }
        turn.lang = lang;
        // Once, and without what was said before it: the question stands above and can still be answered.
        let repeats =
            turn.chat.flow.as_mut().is_some_and(|flow| !std::mem::replace(&mut flow.repeated, true));
        let again = if repeats { Next::Again(Vec::new()) } else { Next::Done };
        return Some(Next::Each(vec![answered, again]));
    }
    let is_short = reading.word_count() <= LONGEST_COURTESY;
    // "Thanks" is no wrong answer: it is returned, and the question stands above.
    if reading.thanks && is_short && !asks {
        return Some(answer::question(turn, &of_kind(reading, "thanks")));
    }
    if reading.exactly(&[Meaning::Understood]).is_some() {
        return Some(answer::question(turn, &of_kind(reading, "ok")));
    }
    if reading.greeting && is_short {
        return Some(Next::Again(Vec::new()));
    }
    let hint = turn.chat.flow.as_ref().map(|flow| question_of(flow.asking).hint());
    Some(Next::Again(hint.into_iter().collect()))
}

/// "Are you sure? The officer said otherwise", after a verdict: on what it rests, and the verdict once more.
fn doubted(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_short = reading.word_count() <= LONGEST_DOUBT || reading.remark == Some(Remark::Doubt);
    let says_so = reading.signs.contains(&Sign::Doubt) && is_short;
    let is_doubt = says_so || reading.question.kind.is_some_and(|kind| kind.as_str() == "source");
    let Draft::Card(card) = &turn.chat.last.as_ref()?.draft else { return None };
    let is_of_it = turn.chat.last_topic.is_none() && turn.chat.flow.is_none();
    // "They told me otherwise yesterday" holds a day of nothing.
    let is_told = reading.days.iter().any(|day| reading.is_in_figures(day)) || !reading.told.is_empty();
    if !is_doubt || !is_of_it || is_told || card.facts().is_none() {
        return None;
    }
    let later = turn.chat.last.as_ref().and_then(|last| last.later);
    let verdict = Next::Show(match later {
        Some(later) => Screen::VerdictOn(card.clone(), later),
        None => Screen::Verdict(card.clone()),
    });
    let sources = answer::question(turn, &of_kind(reading, "source"));
    turn.lang = reading.lang;
    Some(Next::Each(vec![sources, verdict]))
}

/// "Thanks, that is good to hear": nothing is asked, and nothing is open.
fn thanked(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_chat = reading.question.outcome == Outcome::Chat;
    let is_short = reading.word_count() <= if is_chat { LONGEST_THANKS } else { LONGEST_COURTESY };
    let says_more = reading.asks()
        || reading.follow_up.is_some()
        || reading.supposes()
        || !reading.days.is_empty()
        || !reading.told.is_empty()
        || reading.signs.iter().any(|sign| *sign != Sign::Somebody && *sign != Sign::Goes);
    // "Thanks, delete my data" asks for that.
    let is_small_talk = reading.question.kind.is_none_or(|kind| COURTEOUS.contains(&kind.as_str()));
    let says_more = says_more || !is_small_talk;
    if !reading.thanks || !is_short || says_more || turn.chat.flow.is_some() {
        return None;
    }
    turn.lang = reading.lang;
    Some(answer::question(turn, &of_kind(reading, "thanks")))
}

/// "It was a Tuesday when we moved here": nothing is asked, and nothing changes.
fn told_aside(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let names = reading.signs.iter().any(|sign| matches!(sign, Sign::Names(_)));
    let is_aside = reading.remark == Some(Remark::Aside) && !reading.has_question_mark() && !names;
    if !is_aside || !reading.told.is_empty() || turn.chat.flow.is_some() {
        return None;
    }
    turn.lang = reading.lang;
    Some(answer::question(turn, &of_kind(reading, "ok")))
}

/// "May I leave with an expired permit?", or "may I leave?" after the verdict on one.
fn leaves(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    const NEAR: [&str; 4] = ["border-ban", "permit-expired", "expired-abroad", "fine-amount"];
    let question = &reading.question;
    let others = question.choices.iter().copied().filter(|topic| Some(*topic) != question.topic);
    let topics = question.topic.into_iter().chain(others);
    let is_near = topics.take(2).any(|topic| NEAR.contains(&topic.as_str()));
    let is_short = reading.word_count() <= LONGEST_BESIDE_A_DAY;
    let is_asked = reading.expires && is_near || is_short && spoken::is_of_an_expired_card(turn);
    if !reading.leaves
        || reading.signs.contains(&Sign::Expelled)
        || !reading.days.is_empty()
        || question.kind.is_some()
        || !is_asked
    {
        return None;
    }
    turn.lang = question.lang;
    Some(Next::Show(Screen::LeavingExpired))
}

/// Answers the text behind a command as a question.
pub fn asked(turn: &mut Turn<'_>, text: &str) -> Next {
    let reading = read(turn, text);
    danger(turn, &reading)
        .or_else(|| private_number(turn, &reading))
        .or_else(|| papers(turn, &reading))
        .or_else(|| the_day_asked_for(turn, &reading))
        .unwrap_or_else(|| question(turn, &reading))
}
