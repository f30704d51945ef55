//! What a message tells of papers and their days: what is checked, noted, or asked for first.

use chrono::{Datelike, NaiveDate};

use super::answering::{ask_back, date, in_the_likely_year, is_a_fine_of_now, keep_parts, passed, the_day};
use super::spoken;
use super::whose;
use crate::conversation::chat::{Asking, BareDate, Goal};
use crate::conversation::draft::{Card, FilingTold, Fine, Known, Refusal, Stage, default_document};
use crate::conversation::next::{Next, Screen};
use crate::conversation::questions::{Answer, fact};
use crate::conversation::screens::{self, list};
use crate::conversation::turn::Turn;
use crate::conversation::{cases, flows, sums, verdicts};
use crate::reminders::Relation;
use crate::speech;
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::dates::{AskWhy, DateReading, When};
use crate::understand::reading::Reading;
use crate::understand::told::{Day, Role, Told};
use crate::understand::typed::Meaning;
use crate::understand::{Group, Outcome, Standing, TopicId};

/// A refusal is told in so many words, with its reason.
const LONGEST_REFUSAL: usize = 14;

/// A day with words beside it ("this morning", "I believe") answers what was asked for; a longer message
/// says something else.
pub(super) const LONGEST_BESIDE_A_DAY: usize = 6;

pub(super) fn names_a_document(reading: &Reading) -> bool {
    crate::understand::documents::named(&reading.text).is_some()
}

/// "I was refused", with its day, or with nothing more.
pub(super) fn refused(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let has_passed = |day: &Day| matches!(day.when, When::Date(on) if on <= turn.today());
    let dated = match reading.days.as_slice() {
        // The day beside the name of the paper that was refused is not its last.
        [day] if has_passed(day) && (day.role != Role::Expiry || !reading.expires) => Some(day.when.clone()),
        _ => None,
    };
    let is_of_a_refusal = |topic: TopicId| topic.is_of(Group::Refusal);
    let is_answer = reading.question.outcome == Outcome::Answer;
    let is_asked = is_answer && reading.question.topic.is_some_and(is_of_a_refusal);
    let is_offered =
        reading.says(Cue::Refused) && reading.question.choices.iter().copied().any(is_of_a_refusal);
    let of_the_intake = TopicId::find("refused-intake").is_some_and(|topic| {
        reading.question.topic == Some(topic) || reading.question.choices.contains(&topic)
    });
    let is_of_papers = |topic: TopicId| topic.is_of(Group::FirstPermission) || topic.is_of(Group::OwnPapers);
    let is_ours = reading.question.kind.is_none()
        && !of_the_intake
        && turn.chat.flow.is_none()
        && reading.question.topic.is_none_or(is_of_papers);
    let says_only_that = reading.says(Cue::Refused)
        && (is_asked || is_offered || is_ours)
        && !reading.asks()
        && !reading.supposes()
        && reading.follow_up.is_none()
        && reading.word_count() <= LONGEST_REFUSAL;
    if says_only_that && reading.days.is_empty() && reading.told.is_empty() {
        // "Got a refusal on my permit, it says the data are wrong."
    } else if dated.is_some() {
        (reading.meaning(&[Meaning::Refused]).is_some() || is_asked || is_offered).then_some(())?;
    } else if reading.told.is_empty() || reading.expires {
        reading.exactly(&[Meaning::Refused])?;
    } else {
        // The name of what was refused is no paper to be checked.
        reading.meaning(&[Meaning::Refused])?;
    }
    turn.lang = reading.lang;
    let goal = Goal::Refused(Refusal::default());
    if let Some(When::Date(learnt)) = dated {
        turn.last_day = Some(Asking::Learnt);
        turn.note(speech::date_reading(DateReading::Date(learnt), turn.today()));
        return Some(Next::Start(Goal::Refused(Refusal { learnt: Known::At(learnt), ..Refusal::default() })));
    }
    if !matches!(reading.event_day, DateReading::Date(_))
        && reading.days.iter().all(|day| day.when == When::Unclear)
    {
        return Some(Next::Start(goal));
    }
    flows::open_quietly(turn, goal, Asking::Learnt);
    date(turn, reading)
}

/// "They fined me for the card", with no day and no word of the failure: how far the case has come is asked.
pub(super) fn fined(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_of_a_fine =
        |topic: TopicId| ["fine-appeal", "outage-fined-anyway", "fine-amount"].contains(&topic.as_str());
    let is_ours = reading.question.topic.is_some_and(is_of_a_fine)
        || reading.question.outcome == Outcome::Choice
            && reading.question.choices.iter().copied().any(is_of_a_fine);
    let asks = reading.asks() || reading.follow_up.is_some() || reading.of_the_failure;
    // "They fined her yesterday all the same", after a verdict.
    if let ([day], true) = (reading.days.as_slice(), is_ours && !asks && reading.told.is_empty())
        && day.role == Role::Penalised
        && !reading.signs.contains(&Sign::Decision)
        && is_a_fine_of_now(day, turn.today())
    {
        turn.lang = reading.lang;
        let standing = spoken::last(turn).verdict;
        let anyway = TopicId::find("outage-fined-anyway").filter(|_| standing == Some(Standing::Waived));
        return Some(match anyway {
            Some(anyway) => Next::Show(Screen::Topic(anyway, None)),
            None => Next::Start(Goal::Fined(super::buttons::fine_for_the_last(turn))),
        });
    }
    // "They fined me 43,000, is the sum right?"
    let asked = reading.question.topic.into_iter().chain(reading.question.choices.iter().copied());
    let is_sum = asked.into_iter().any(|topic| topic.as_str() == "fine-amount");
    let asks_a_sum = reading.asks() && reading.says(Cue::FollowSum) && is_sum;
    if asks || asks_a_sum || !is_ours || !reading.days.is_empty() || !reading.told.is_empty() {
        return None;
    }
    reading.meaning(&[Meaning::WasFined])?;
    turn.lang = reading.lang;
    Some(Next::Start(Goal::Fined(super::buttons::fine_for_the_last(turn))))
}

/// "Please check my document": which one and its day are asked.
pub(super) fn to_be_checked(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let words = reading.word_count();
    let says_more = !reading.days.is_empty() || !reading.told.is_empty() || words > LONGEST_BESIDE_A_DAY;
    reading.meaning(&[Meaning::CheckIt]).filter(|_| !says_more)?;
    turn.lang = reading.lang;
    Some(Next::Start(Goal::Check(Card::of(crate::understand::documents::named(&reading.text)))))
}

/// "I was at the office", and nothing more: it is noted down in the diary.
pub(super) fn visited(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    reading.exactly(&[Meaning::Visited])?;
    turn.lang = reading.lang;
    Some(screens::visits::told(turn, reading.event_day))
}

/// "I got the decision on 20.11.2026", and no paper: what follows from a decision on a fine.
pub(super) fn decided(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let [day] = reading.days.as_slice() else { return None };
    let handed_over = passed(day, turn.today())?;
    let is_told = matches!((&day.when, day.role), (When::Date(_), Role::Served));
    // "I was fined on 20 November, I have the decision."
    let with_the_decision = reading.signs.contains(&Sign::Decision) && is_a_fine_of_now(day, turn.today());
    // "They handed it to me on 12 November", after talk of a fine.
    let mut spoken_of = turn.chat.thread.iter().chain(&turn.chat.last_topic);
    let of_a_fine = day.role == Role::Served
        && spoken_of.any(|topic| topic.is_of(Group::Fine))
        && is_a_fine_of_now(day, turn.today());
    if !(is_told || with_the_decision || of_a_fine) || !reading.told.is_empty() {
        return None;
    }
    turn.lang = reading.lang;
    turn.last_day = Some(Asking::HandedOver);
    let (stage, handed_over) = (Some(Stage::Decision), Known::At(handed_over));
    Some(Next::Start(Goal::Fined(Fine { stage, handed_over, ..Fine::default() })))
}

/// Papers that are stated with their days: a verdict, or the one question still needed; several of
/// them get a verdict each.
pub(super) fn papers(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    if let Some(next) = list::list(turn, &reading.text) {
        return Some(next);
    }
    match reading.told.as_slice() {
        [] => None,
        [told] if is_no_paper(turn, reading, told) => None,
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

/// "And if I only come in January?": after a verdict a month of which nothing is said is that of no paper.
fn is_no_paper(turn: &Turn<'_>, reading: &Reading, told: &Told) -> bool {
    let is_vague = |when: &Option<When>| when.as_ref().is_none_or(|when| *when == When::Unclear);
    let goes_on = turn.chat.last.is_some() && (reading.asks() || reading.supposes());
    // "A year has passed", "I came in yesterday": a day counted from today, and no word of a paper or its end.
    let is_counted = |day: &Day| matches!(day.when, When::Date(_)) && !reading.is_in_figures(day);
    let is_known = turn.chat.last.is_some() || turn.chat.last_topic.is_some();
    let is_of_no_paper = is_known
        && !reading.expires
        && told.document.is_none()
        && told.whose.is_none()
        && told.lost.is_none()
        && told.filed.is_none()
        && told.unsaid.is_some()
        && reading.days.iter().all(is_counted);
    if is_of_no_paper {
        return true;
    }
    goes_on
        && told.document.is_none()
        && told.whose.is_none()
        && [&told.expires, &told.unsaid, &told.lost].into_iter().all(is_vague)
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
    let asked = turn.chat.flow.take().and_then(|flow| fact::document(&flow.goal).cloned());
    let mut card = card_of(told);
    if card.document.is_none() {
        // After the answer about a loss, "it was valid until …" speaks of the card that is lost.
        let of_a_loss = turn.chat.bare_date == BareDate::Loss;
        let lost = of_a_loss.then(default_document);
        let known = asked.or_else(|| turn.chat.asked_about.clone()).or(lost);
        card.document = known.or_else(|| spoken::document_spoken_of(turn));
    }
    turn.also_asked = reading.question.topic.filter(|topic| topic.document().is_none());
    // While the rest is asked for, this is what the next words go on with.
    let asked_beside = reading.question.topic.or(reading.question.choices.first().copied());
    turn.chat.last_topic = asked_beside.or(turn.chat.last_topic);
    let of = |when: &Option<When>| when.clone().filter(|when| !matches!(when, When::Date(_)));
    if let Some(When::Date(day)) = told.served {
        return Next::Start(Goal::Fined(Fine { card, handed_over: Known::At(day), ..Fine::default() }));
    }
    let is_loss = told.lost.is_some();
    turn.last_day =
        Some(if is_loss && told.lost != Some(When::Unclear) { Asking::LossDay } else { Asking::Expiry });
    let goal = if is_loss { Goal::Lost(card) } else { Goal::Check(card) };
    // A loss without any day of its own: the question for it is the plain one.
    let is_day_said = reading.days.iter().any(|day| day.role == Role::Lost);
    let lost = of(&told.lost).filter(|_| is_day_said);
    let open = [(Asking::LossDay, lost), (Asking::Expiry, of(&told.expires))];
    let next = match open.into_iter().find_map(|(asking, when)| Some((asking, when?))) {
        Some((asking, when)) => return ask_for(turn, goal, asking, reading, &when),
        None => Next::Start(goal),
    };
    // "How much is the fine if it ended on …?" is answered before anything is asked.
    let asked = reading.question.topic.into_iter().chain(reading.question.choices.iter().copied());
    let is_sum = asked.into_iter().any(|topic| topic.as_str() == "fine-amount") && reading.speaks_of_a_fine;
    if let (true, Next::Start(Goal::Check(card))) = (is_sum, &next)
        && let Some(expires) = card.expires.told().filter(|day| *day < turn.today())
        && let Some(sums) = sums::possible(card.document.as_ref(), expires, turn.world)
    {
        turn.also_asked = None;
        turn.note(sums);
        return next;
    }
    let asks = reading.has_question_mark();
    match (told.document.is_none() && asks || is_sum).then(|| turn.also_asked.take()).flatten() {
        Some(topic) => Next::Each(vec![Next::Show(Screen::Topic(topic, None)), next]),
        None => next,
    }
}

/// Asks for what is missing of a day, and keeps what was understood of it.
pub(super) fn ask_for(
    turn: &mut Turn<'_>,
    goal: Goal,
    asking: Asking,
    reading: &Reading,
    when: &When,
) -> Next {
    flows::open_quietly(turn, goal, asking);
    keep_parts(turn, reading);
    if let Some(day) = in_the_likely_year(turn, reading) {
        return flows::accept(turn, Answer::Day(day));
    }
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
pub(super) fn card_of(told: &Told) -> Card {
    let day = |when: &Option<When>| match when {
        Some(When::Date(day)) => Some(*day),
        _ => None,
    };
    Card {
        document: told.document.clone(),
        whose: told.whose.map(whose::relation).filter(|whose| *whose != Relation::Mine),
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

/// Without an open question: an application told after a verdict, or a saved document by its label.
pub(super) fn afterwards(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
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
    let day = the_day(reading).map(|day| day.when.clone());
    let dated = day.is_some();
    let meaning = if dated { reading.meaning(&told) } else { reading.exactly(&told) };
    let filing = match meaning? {
        Meaning::Filed => FilingTold::PendingOn(None),
        Meaning::Returned => FilingTold::ReturnedOn(None),
        Meaning::NotFiled => FilingTold::None,
        _ => return None,
    };
    let goal = Goal::Check(Card { filing, ..card });
    let happened = matches!(filing, FilingTold::PendingOn(None) | FilingTold::ReturnedOn(None));
    match day.filter(|_| happened) {
        // The day has been typed already: its question need not be asked.
        Some(day) => Some(ask_for(turn, goal, Asking::FilingDay, reading, &day)),
        None => Some(Next::Start(goal)),
    }
}
