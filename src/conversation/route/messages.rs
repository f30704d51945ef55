//! Typed messages: what one asks for, the most urgent first.

use chrono::{Datelike, NaiveDate};

use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, BareDate, Checked, Flow, Goal, Listed};
use crate::conversation::draft::{Card, Draft, FilingTold, Fine, Known, Refusal, Stage, default_document};
use crate::conversation::event::Unreadable;
use crate::conversation::keyboards;
use crate::conversation::next::{Next, Screen};
use crate::conversation::questions::{Answer, Reply, Typed, question as question_of};
use crate::conversation::screens::{self, answer, list};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{cases, flows, rumour, verdicts};
use crate::reminders::Relation;
use crate::speech::{self, say};
use crate::understand::dates::{AskWhy, DateContext, DateReading, When};
use crate::understand::reading::{Context, FollowUp, Last, Reading, Short};
use crate::understand::told::{Role, Told, Whose};
use crate::understand::typed::Meaning;
use crate::understand::{Outcome, Question, TopicId};

/// Telegram lets nobody send more than this in one message (UTF-16 units).
const LONGEST: usize = 4096;

/// One kind of thing that a message can ask for; `None` where it does not.
type Rule = fn(&mut Turn<'_>, &Reading) -> Option<Next>;

/// The most urgent first; the first that fits is followed.
const BY_URGENCY: &[Rule] = &[
    calm_answer,
    danger,
    private_number,
    other_document,
    another_paper,
    corrected,
    answered,
    aside,
    refused,
    visited,
    decided,
    papers,
    afterwards,
    goes_on,
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
        turn.quote(reading.text.get(day.place.clone()).unwrap_or_default());
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
    let asks = reading.text.contains(['?', '\u{61f}']);
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
    let last = Last { topic: turn.chat.last_topic, verdict: turn.chat.last.is_some(), told: None };
    // What answers an open question goes on with that, and with nothing before it.
    let last = if is_open(turn) { Last::default() } else { last };
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
    let goes_on = reading.follow_up.is_some() && !turn.world.reader.understanding.names_danger(&reading.text);
    let kind = reading.danger.filter(|_| !reading.is_answer_only() && !goes_on)?;
    Some(answer::danger(turn, kind, reading.lang))
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
    let FollowUp::Document(document) = reading.follow_up.clone()? else { return None };
    let Flow { goal: Goal::Check(card), asking, .. } = turn.chat.flow.clone()? else { return None };
    let is_other = asking != Asking::Document && card.document.as_ref() != Some(&document);
    is_other.then_some(Next::Start(Goal::Check(Card { document: Some(document), ..card })))
}

/// In the middle of a flow about one paper, another paper or several of them are stated with their days.
fn another_paper(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let Flow { goal, .. } = turn.chat.flow.as_ref()?;
    let asked_about = match goal {
        Goal::Check(card) | Goal::Lost(card) => card,
        _ => return None,
    };
    let is_another = match reading.told.as_slice() {
        [] => false,
        [told] => {
            let document = asked_about.document.is_some() && told.document.is_some();
            let other = document && told.document != asked_about.document && names_a_document(reading);
            other || asked_about.document.is_some() && relation(told).is_some_and(|it| it != Relation::Mine)
        }
        _ => true,
    };
    if is_another { papers(turn, reading) } else { None }
}

fn names_a_document(reading: &Reading) -> bool {
    crate::understand::documents::named(&reading.text).is_some()
}

/// A day that follows "I read this as …" and can only correct that day: with "no" or "it expires",
/// or in the future where a day of the past is asked. Where it may be another day, it is asked about.
fn corrected(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let [day] = reading.days.as_slice() else { return None };
    let takes_back = matches!(reading.short, Some(Short::Correction(_)));
    let is_expiry = day.role == Role::Expiry && !names_a_document(reading) && says_what(reading);
    let Some(flow) = turn.chat.flow.clone() else {
        let told = matches!(day.role, Role::Expiry | Role::Unsaid | Role::Past | Role::Lost);
        // After the menu a paper is another one, and takes nothing over from the last check.
        // A fine and a refusal have a day of their own, and "how much, if …?" corrects nothing.
        let asks = reading.text.contains(['?', '\u{61f}']);
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

/// Puts another day in the place of the one told last, or of the one that the message names: in the
/// open flow, else in the last check.
fn correction(turn: &mut Turn<'_>, named: Option<Asking>, when: &When) -> Option<Next> {
    let (flow, fact) = match (turn.chat.flow.clone(), turn.chat.last.clone()) {
        (Some(flow), _) => {
            let fact = named.or(flow.last_day)?;
            (flow, fact)
        }
        (None, Some(checked)) => {
            let fact = named.or(checked.last_day).unwrap_or(match &checked.draft {
                Draft::Fine(Fine { stage: Some(Stage::HalfOffered), .. }) => Asking::HalfOffered,
                Draft::Fine(_) => Asking::HandedOver,
                Draft::Refusal(_) => Asking::Learnt,
                Draft::FirstCard { .. } => Asking::FilingDay,
                Draft::Card(card) if card.expires.told().is_none() => Asking::LossDay,
                Draft::Card(_) | Draft::Several(_) => Asking::Expiry,
            });
            let goal = match checked.draft {
                Draft::Card(card) if card.lost.is_some() => Goal::Lost(card),
                Draft::Card(card) => Goal::Check(card),
                Draft::Fine(fine) => Goal::Fined(fine),
                Draft::Refusal(refusal) => Goal::Refused(refusal),
                Draft::FirstCard { filed } => Goal::Waiting { filed: Some(filed) },
                Draft::Several(_) => return None,
            };
            (Flow::new(goal, fact), fact)
        }
        (None, None) => return None,
    };
    let before = flows::day_told(&flow.goal, fact);
    let day = match when {
        When::Date(day) => *day,
        When::DayMonth { day, month } => NaiveDate::from_ymd_opt(before?.year(), *month, *day)?,
        When::Either(_) | When::Unclear | When::Invalid => return None,
    };
    Some(flows::correct(turn, flow, fact, day))
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
    if asked.takes_a_day() && typed.dated {
        return Some(match asked.parse(&goal, typed) {
            Some(reply @ Reply::AnswerWithDay(..)) => take(turn, reply, reading),
            _ => date(turn, reading),
        });
    }
    // "Which papers for a residence permit?" names a document and asks something else.
    if reading.text.contains(['?', '\u{61f}']) && !reading.is_answer_only() {
        return None;
    }
    let reply = asked.parse(&goal, typed)?;
    Some(take(turn, reply, reading))
}

/// What was missing of the day that was typed before it: its year, its day, or which number is the month.
fn completed(turn: &Turn<'_>, reading: &Reading) -> Option<NaiveDate> {
    let flow = turn.chat.flow.as_ref()?;
    if let (Some(year), [day]) = (flow.year, reading.days.as_slice())
        && let Some((day, month)) = day_month(&day.when)
    {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    if let Some((year, month)) = flow.year_month {
        // "15", "the 15th".
        let digits: String = reading.text.chars().filter(char::is_ascii_digit).collect();
        let is_short = reading.text.split_whitespace().count() <= 2 && reading.days.is_empty();
        return NaiveDate::from_ymd_opt(year, month, digits.parse().ok().filter(|_| is_short)?);
    }
    let (day, month) = flow.day_month?;
    if let Some(FollowUp::Year(year)) = reading.follow_up {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    // "Of last year", "this year".
    let is_short = reading.days.is_empty() && reading.text.split_whitespace().count() <= 3;
    let whole = format!("{day:02}.{month:02} {}", reading.text);
    match is_short.then(|| turn.world.reader.dates.read(&whole, &context(turn)))? {
        DateReading::Date(date) => Some(date),
        _ => None,
    }
}

fn take(turn: &mut Turn<'_>, reply: Reply, reading: &Reading) -> Next {
    match reply {
        Reply::Answer(answer) => flows::accept(turn, answer),
        Reply::AnswerWithDay(answer, wanted) => match flows::take(turn, &answer) {
            Some(next) if next == wanted => date(turn, reading),
            Some(_) => Next::Again(Vec::new()),
            None => flows::accept(turn, answer),
        },
        Reply::Hint(message) => Next::Again(vec![message]),
        Reply::Go(next) => next,
    }
}

/// The day in a message, as the open question reads it: words that only say which day was asked do
/// not count, except where the expiry is asked, which they would tell from other days.
fn day_in(turn: &Turn<'_>, reading: &Reading) -> DateReading {
    match turn.chat.flow.as_ref().map(|flow| flow.asking) {
        Some(Asking::Expiry | Asking::Document) => reading.expiry_day,
        _ => reading.event_day,
    }
}

fn context(turn: &Turn<'_>) -> DateContext {
    DateContext { today: turn.written_on, lang: Some(turn.lang) }
}

/// Takes a text as the answer to the question for a day.
fn date(turn: &mut Turn<'_>, reading: &Reading) -> Next {
    let asking = turn.chat.flow.as_ref().map(|flow| flow.asking);
    match day_in(turn, reading) {
        DateReading::Date(day) if asking == Some(Asking::Document) => {
            flows::keep_expiry(turn, day);
            Next::Again(vec![speech::date_reading(DateReading::Date(day), turn.today())])
        }
        DateReading::Date(day) => {
            turn.note(speech::date_reading(DateReading::Date(day), turn.today()));
            flows::accept(turn, Answer::Day(day))
        }
        DateReading::Invalid => Next::Again(vec![speech::date_reading(DateReading::Invalid, turn.today())]),
        DateReading::Ask(why) => {
            keep_parts(turn, reading);
            // The buttons offer every day that the text may mean; only an unclear day needs them.
            let candidates = turn.world.reader.dates.candidates(&reading.text, &context(turn));
            ask_back(turn, why, candidates)
        }
        DateReading::None => aside(turn, reading).unwrap_or(Next::Again(Vec::new())),
    }
}

fn day_month(when: &When) -> Option<(u32, u32)> {
    match when {
        When::DayMonth { day, month } => Some((*day, *month)),
        _ => None,
    }
}

/// Keeps what was typed of a day while the rest of it is asked for.
fn keep_parts(turn: &mut Turn<'_>, reading: &Reading) {
    let month = reading.days.iter().find(|day| day.when == When::Unclear).and_then(|day| {
        let month = reading.text.get(day.place.clone())?;
        match turn.world.reader.dates.read(&format!("1 {month}"), &context(turn)) {
            DateReading::Date(first) => Some((first.year(), first.month())),
            _ => None,
        }
    });
    let year = reading.days.iter().find_map(|day| match &day.when {
        When::Either(days) => days.first().map(NaiveDate::year),
        _ => None,
    });
    if let Some(flow) = &mut turn.chat.flow {
        flow.day_month = reading.days.iter().find_map(|day| day_month(&day.when));
        (flow.year_month, flow.year) = (month, year);
    }
}

/// So many dates are offered where a text may mean several: two rows.
const MOST_DAYS: usize = 4;

/// Offers the dates that were perhaps meant; typing goes on being possible, a year alone too.
fn ask_back(turn: &mut Turn<'_>, why: AskWhy, candidates: Vec<NaiveDate>) -> Next {
    let offered = candidates
        .into_iter()
        .take(MOST_DAYS)
        .map(|day| turn.answer(speech::short_date(day), Action::Date(day)))
        .collect();
    let mut rows: Rows = keyboards::in_pairs(offered);
    rows.push(vec![
        turn.answer(say::button_pick_date(), Action::PickYears),
        turn.answer(say::button_cancel(), Action::Cancel),
    ]);
    turn.say(vec![speech::date_reading(DateReading::Ask(why), turn.today())], rows);
    Next::Done
}

/// Text that does not answer the open question: a question of its own is answered in its language,
/// then the open one is asked again; anything else brings the open one back with a hint.
fn aside(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if !is_open(turn) {
        turn.chat.flow = None;
        return None;
    }
    let asks = reading.text.contains(['?', '\u{61f}']);
    let is_clear = match reading.question.outcome {
        Outcome::Answer | Outcome::OutOfScope => asks || reading.text.split_whitespace().count() > 2,
        Outcome::Choice => asks && reading.text.split_whitespace().count() > 2,
        Outcome::Check | Outcome::Chat => false,
    };
    if is_clear {
        let lang = turn.lang;
        let answered = about_topic(turn, reading);
        turn.lang = lang;
        // Once, and without what was said before it: the question stands above and can still be answered.
        let repeats =
            turn.chat.flow.as_mut().is_some_and(|flow| !std::mem::replace(&mut flow.repeated, true));
        let again = if repeats { Next::Again(Vec::new()) } else { Next::Done };
        return Some(Next::Each(vec![answered, again]));
    }
    let hint = turn.chat.flow.as_ref().map(|flow| question_of(flow.asking).hint());
    Some(Next::Again(hint.into_iter().collect()))
}

/// "I was refused", with its day, or with nothing more.
fn refused(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_dated = matches!(reading.days.as_slice(), [day] if day.role != Role::Expiry)
        && matches!(reading.event_day, DateReading::Date(day) if day <= turn.today());
    if is_dated {
        reading.meaning(&[Meaning::Refused])?
    } else {
        reading.exactly(&[Meaning::Refused])?
    };
    turn.lang = reading.lang;
    let goal = Goal::Refused(Refusal::default());
    if reading.event_day == DateReading::None {
        return Some(Next::Start(goal));
    }
    flows::open_quietly(turn, goal, Asking::Learnt);
    Some(date(turn, reading))
}

/// "I was at the office", and nothing more: it is noted down in the diary.
fn visited(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    reading.exactly(&[Meaning::Visited])?;
    turn.lang = reading.lang;
    Some(screens::visits::told(turn, reading.event_day))
}

/// "I got the decision on 20.11.2026", and no paper: what follows from a decision on a fine.
fn decided(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let [day] = reading.days.as_slice() else { return None };
    let When::Date(handed_over) = day.when else { return None };
    if day.role != Role::Served || !reading.told.is_empty() || handed_over > turn.today() {
        return None;
    }
    turn.lang = reading.lang;
    turn.last_day = Some(Asking::HandedOver);
    let (stage, handed_over) = (Some(Stage::Decision), Known::At(handed_over));
    Some(Next::Start(Goal::Fined(Fine { stage, handed_over, ..Fine::default() })))
}

/// Papers that are stated with their days: a verdict, or the one question still needed; several of
/// them get a verdict each.
fn papers(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if let Some(next) = list::list(turn, &reading.text) {
        return Some(next);
    }
    match reading.told.as_slice() {
        [] => None,
        [told] => Some(one_paper(turn, reading, told)),
        several => {
            let several = with_what_is_shared(several);
            let cards: Vec<Card> = several.iter().map(card_of).collect();
            if cards.iter().all(|card| card.facts().is_some()) {
                turn.lang = reading.lang;
                turn.chat.flow = None;
                return Some(Next::Show(Screen::Verdicts(cards)));
            }
            if let Some(without_year) = only_the_year_is_missing(&several) {
                turn.lang = reading.lang;
                turn.chat.flow = None;
                return Some(list::ask_year(turn, cards, without_year));
            }
            // What is missing is asked for the first paper that lacks it.
            let told = several.iter().find(|told| !told.missing().is_empty())?;
            Some(one_paper(turn, reading, told))
        }
    }
}

/// "Children: 31.03.2027, 05.04.2027": whose the first is, the second is too, and of papers of which
/// none is named the most common kind is meant; the list names it, and each can be opened.
fn with_what_is_shared(told: &[Told]) -> Vec<Told> {
    let named = told.iter().find_map(|told| told.document.clone()).unwrap_or_else(default_document);
    let mut whose = None;
    let mut shared = told.to_vec();
    for told in &mut shared {
        whose = told.whose.or(whose);
        told.whose = whose;
        told.document.get_or_insert_with(|| named.clone());
    }
    shared
}

/// The day and month of each paper whose year was not said, where nothing else is missing.
fn only_the_year_is_missing(told: &[Told]) -> Option<Vec<Option<(u32, u32)>>> {
    told.iter()
        .map(|told| match told.expires.as_ref().or(told.unsaid.as_ref())? {
            When::Date(_) => Some(None),
            When::DayMonth { day, month } => Some(Some((*day, *month))),
            _ => None,
        })
        .collect()
}

fn one_paper(turn: &mut Turn<'_>, reading: &Reading, told: &Told) -> Next {
    turn.lang = reading.lang;
    turn.chat.flow = None;
    let mut card = card_of(told);
    if card.document.is_none() {
        // After the answer about a loss, "it was valid until …" speaks of the card that is lost.
        let of_a_loss = turn.chat.bare_date == BareDate::Loss;
        let lost = of_a_loss.then(default_document);
        card.document = turn.chat.asked_about.clone().or(lost);
    }
    turn.also_asked = reading.question.topic.filter(|topic| topic.document().is_none());
    let of = |when: &Option<When>| when.clone().filter(|when| !matches!(when, When::Date(_)));
    if let Some(When::Date(day)) = told.served {
        return Next::Start(Goal::Fined(Fine { card, handed_over: Known::At(day), ..Fine::default() }));
    }
    turn.last_day = Some(if told.lost.is_some() { Asking::LossDay } else { Asking::Expiry });
    let is_loss = told.lost.is_some();
    let goal = if is_loss { Goal::Lost(card) } else { Goal::Check(card) };
    let open = [(Asking::LossDay, of(&told.lost)), (Asking::Expiry, of(&told.expires))];
    let next = match open.into_iter().find_map(|(asking, when)| Some((asking, when?))) {
        Some((asking, when)) => return ask_for(turn, goal, asking, reading, &when),
        None => Next::Start(goal),
    };
    // "How much is the fine …?" is answered before the document is asked for.
    let asks = reading.text.contains(['?', '\u{61f}']);
    let is_sum = turn.also_asked.is_some_and(|topic| topic.as_str() == "fine-amount");
    match (told.document.is_none() && asks || is_sum).then(|| turn.also_asked.take()).flatten() {
        Some(topic) => Next::Each(vec![Next::Show(Screen::Topic(topic, None)), next]),
        None => next,
    }
}

/// Asks for what is missing of a day, and keeps what was understood of it.
fn ask_for(turn: &mut Turn<'_>, goal: Goal, asking: Asking, reading: &Reading, when: &When) -> Next {
    flows::open_quietly(turn, goal, asking);
    keep_parts(turn, reading);
    match when {
        When::DayMonth { day, month } => {
            let this = turn.today().year();
            let years = this - 1..=this + 1;
            let candidates: Vec<NaiveDate> =
                years.filter_map(|year| NaiveDate::from_ymd_opt(year, *month, *day)).collect();
            ask_back(turn, AskWhy::Year, candidates)
        }
        When::Either(days) => ask_back(turn, AskWhy::DayMonth, days.clone()),
        When::Unclear => ask_back(turn, AskWhy::Day, Vec::new()),
        When::Invalid => Next::Again(vec![speech::date_reading(DateReading::Invalid, turn.today())]),
        When::Date(day) => flows::accept(turn, Answer::Day(*day)),
    }
}

/// What a message tells about one paper, as far as its days are whole.
fn card_of(told: &Told) -> Card {
    let day = |when: &Option<When>| match when {
        Some(When::Date(day)) => Some(*day),
        _ => None,
    };
    Card {
        document: told.document.clone(),
        whose: relation(told).filter(|whose| *whose != Relation::Mine),
        expires: Known::from(day(&told.expires).or(day(&told.unsaid))),
        lost: day(&told.lost),
        filing: match day(&told.filed) {
            on if told.returned => FilingTold::ReturnedOn(on),
            Some(on) => FilingTold::PendingOn(Some(on)),
            None => FilingTold::Unasked,
        },
        reported: day(&told.reported).into(),
        penalised: day(&told.penalised).into(),
        opened: day(&told.opened).into(),
    }
}

fn relation(told: &Told) -> Option<Relation> {
    told.whose.map(|whose| match whose {
        Whose::Mine => Relation::Mine,
        Whose::Mother => Relation::Mother,
        Whose::Father => Relation::Father,
        Whose::Spouse => Relation::Spouse,
        Whose::Child => Relation::Child,
        Whose::Worker => Relation::Worker,
        Whose::Other => Relation::Other,
    })
}

/// Without an open question: an application told after a verdict, or a saved document by its label.
fn afterwards(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if let Some(card) = card_waiting_for_filing(turn)
        && let Some(next) = filed_afterwards(turn, card, reading)
    {
        return Some(next);
    }
    let meaning = reading.exactly(&cases::RELATIONS.map(|(meaning, _)| meaning))?;
    let relation = cases::relation(meaning)?;
    let mut theirs = turn.chat.cases.iter().filter(|case| case.label.relation == relation);
    match (theirs.next(), theirs.next()) {
        (None, _) => None,
        (Some(only), None) => Some(Next::Show(Screen::Case(only.id))),
        (Some(_), Some(_)) => Some(Next::Show(Screen::Documents(0))),
    }
}

/// The document of the last verdict, if an application counts for it.
fn card_waiting_for_filing(turn: &Turn<'_>) -> Option<Card> {
    let card = turn.chat.last.as_ref()?.draft.card()?;
    card.expires.told()?;
    let (assessment, _) = verdicts::of_card(&turn.chat, card, turn.world).ok()?;
    assessment.renewal.is_some().then(|| card.clone())
}

fn filed_afterwards(turn: &mut Turn<'_>, card: Card, reading: &Reading) -> Option<Next> {
    let told = [Meaning::NotFiled, Meaning::Filed, Meaning::Returned];
    let dated = reading.event_day != DateReading::None;
    let meaning = if dated { reading.meaning(&told) } else { reading.exactly(&told) };
    let filing = match meaning? {
        Meaning::Filed => FilingTold::PendingOn(None),
        Meaning::Returned => FilingTold::ReturnedOn(None),
        Meaning::NotFiled => FilingTold::None,
        _ => return None,
    };
    let goal = Goal::Check(Card { filing, ..card });
    if dated && matches!(filing, FilingTold::PendingOn(None) | FilingTold::ReturnedOn(None)) {
        // The day has been typed already: its question need not be asked.
        flows::open_quietly(turn, goal, Asking::FilingDay);
        return Some(date(turn, reading));
    }
    Some(Next::Start(goal))
}

/// A message that only goes on with the last answer or the last verdict.
fn goes_on(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let follow_up = reading.follow_up.clone()?;
    let card = turn.chat.last.as_ref().and_then(|checked| checked.draft.card()).cloned();
    let topic = turn.chat.last_topic;
    let dated = card.filter(|card| card.facts().is_some());
    if let (FollowUp::Fine, Some(Draft::Several(cards))) =
        (&follow_up, turn.chat.last.as_ref().map(|checked| &checked.draft))
    {
        return Some(Next::Show(Screen::Verdicts(cards.clone())));
    }
    let completes = matches!(follow_up, FollowUp::Year(_));
    if dated.is_none() && topic.is_none() && follow_up != FollowUp::WhatIsMci && !completes {
        return None;
    }
    let show = |id: &str| TopicId::find(id).map(|id| Next::Show(Screen::Topic(id, None)));
    match (follow_up, dated, topic) {
        (FollowUp::Year(year), ..) if turn.chat.listed.as_ref().is_some_and(Listed::lacks_a_year) => {
            Some(list::with_year(turn, None, year))
        }
        (FollowUp::WhatIsMci, ..) => show("what-is-mci"),
        (FollowUp::Currency, ..) => Some(answer::reply(turn, say::follow_up_currency(), &["what-is-mci"])),
        (FollowUp::Children, Some(_), _) => {
            Some(answer::reply(turn, say::follow_up_children(), &["child-permit", "citizenship-child"]))
        }
        (FollowUp::Children, None, _) => show("child-permit"),
        (FollowUp::Spouse, None, Some(topic)) => {
            turn.say_new(vec![say::follow_up_same()], Rows::new());
            Some(Next::Show(Screen::Topic(topic, None)))
        }
        (FollowUp::Spouse, ..) => {
            Some(answer::reply(turn, say::follow_up_spouse(), &["permit-first-steps", "spouse-alone"]))
        }
        (FollowUp::When | FollowUp::TooLate, Some(card), _) => Some(Next::Show(Screen::Verdict(card))),
        // "When?" after an answer is answered in it.
        (FollowUp::When | FollowUp::Return, None, Some(topic)) => {
            Some(Next::Show(Screen::Topic(topic, None)))
        }
        (FollowUp::When, None, None) => show("permit-renew-when"),
        (FollowUp::Fine, Some(card), _) => Some(Next::Show(Screen::Verdict(card))),
        (FollowUp::Sum, _, Some(topic)) if topic.as_str() == "fees" => show("fees"),
        (FollowUp::Sum, ..) => show("fine-amount"),
        (FollowUp::Returned, Some(card), _) if matches!(card.filing, FilingTold::PendingOn(_)) => {
            Some(Next::Show(Screen::Verdict(Card { filing: FilingTold::Returned, ..card })))
        }
        (FollowUp::Document(document), Some(card), _) => {
            Some(Next::Start(Goal::Check(Card { document: Some(document), ..card })))
        }
        (FollowUp::Return | FollowUp::Fine | FollowUp::Returned | FollowUp::Document(_), ..) => None,
        (FollowUp::TooLate, None, _) => show("permit-expired"),
        (FollowUp::Simpler, None, Some(topic)) => Some(answer::in_short(turn, topic)),
        (FollowUp::Simpler, Some(card), _) => screens::verdict_in_short(turn, &card),
        (FollowUp::Year(year), Some(card), _) => {
            let day = card.expires.told().and_then(|day| day.with_year(year))?;
            correction(turn, None, &When::Date(day))
        }
        (FollowUp::Simpler | FollowUp::Year(_), None, _) => None,
    }
}

/// Answers the text behind a command as a question.
pub fn asked(turn: &mut Turn<'_>, text: &str) -> Next {
    let reading = read(turn, text);
    danger(turn, &reading)
        .or_else(|| private_number(turn, &reading))
        .or_else(|| papers(turn, &reading))
        .unwrap_or_else(|| question(turn, &reading))
}

/// Answers a message that is nothing of the above.
fn question(turn: &mut Turn<'_>, reading: &Reading) -> Next {
    turn.lang = reading.question.lang;
    if reading.question.kind.is_some_and(|kind| kind.as_str() == "bare-date")
        && let Some(next) = bare_date(turn, reading)
    {
        return next;
    }
    about_topic(turn, reading)
}

/// The answer to a question; a loss that was denied is not answered as a loss.
fn about_topic(turn: &mut Turn<'_>, reading: &Reading) -> Next {
    let mut asked = reading.question.clone();
    if let [day] = reading.days.as_slice()
        && day.role == Role::Filed
        && asked.outcome == Outcome::Choice
        && let Some(delay) = asked.choices.iter().find(|topic| topic.as_str() == "delay")
    {
        // "It has been three months, my card is not ready."
        let (outcome, topic) = (Outcome::Answer, Some(*delay));
        asked = Question { outcome, topic, choices: Vec::new(), ..asked };
    }
    let first = asked.topic.or(asked.choices.first().copied());
    if first.is_some_and(|topic| topic.as_str() == "permit-lost")
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
    answer::question(turn, &asked)
}

/// A day and nothing else: what the last answer asked for, else an expiry.
fn bare_date(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let card = Card::of(turn.chat.asked_about.clone());
    match (reading.expiry_day, reading.days.as_slice()) {
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
