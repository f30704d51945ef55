//! The flows: which questions each has, in which order, and how one goes from question to question.

use chrono::{Days, NaiveDate};

use super::World;
use super::button::Action;
use super::cases;
use super::chat::{Asking, Flow, Goal};
use super::draft::{Card, Draft, FilingTold, Known, Stage};
use super::event::Button;
use super::keyboards;
use super::next::{Change, Next, Screen, Settle};
use super::questions::{Answer, Taken, picker, question};
use super::turn::Turn;
use super::verdicts;
use crate::assess::{Filing, PenaltyVerdict, assess};
use crate::speech::{Message, say};

/// One question of a flow.
struct Row {
    /// What is asked, while it is not known.
    asking: Asking,
    /// On which further condition.
    when: When,
}

/// When a question is asked whose fact is missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// Always.
    Always,
    /// Where some answer would change a penalty that may have to be paid.
    ItMayChangeThePenalty,
    /// Where some answer would change what follows, how much it is, or what to do.
    ItChangesTheVerdict,
    /// Where the case has come so far.
    AtStage(Stage),
    /// Until the person has agreed to storing once.
    NotAgreedYet,
}

const fn row(asking: Asking) -> Row {
    Row { asking, when: When::Always }
}

const fn decisive(asking: Asking) -> Row {
    Row { asking, when: When::ItChangesTheVerdict }
}

const CHECK: &[Row] = &[
    row(Asking::Document),
    row(Asking::Expiry),
    Row { asking: Asking::Filing, when: When::ItMayChangeThePenalty },
    row(Asking::FilingDay),
    decisive(Asking::Penalised),
    decisive(Asking::Opened),
];
const LOST: &[Row] = &[
    row(Asking::Document),
    row(Asking::LossDay),
    row(Asking::Expiry),
    decisive(Asking::Reported),
    Row { asking: Asking::Filing, when: When::ItMayChangeThePenalty },
    row(Asking::FilingDay),
    decisive(Asking::Penalised),
    decisive(Asking::Opened),
];
const FINED: &[Row] = &[
    row(Asking::Stage),
    Row { asking: Asking::Opened, when: When::AtStage(Stage::Protocol) },
    Row { asking: Asking::HalfOffered, when: When::AtStage(Stage::HalfOffered) },
    Row { asking: Asking::HandedOver, when: When::AtStage(Stage::Decision) },
    Row { asking: Asking::HandedOver, when: When::AtStage(Stage::Court) },
];
const REFUSED: &[Row] = &[row(Asking::Learnt)];
const WAITING: &[Row] = &[row(Asking::FilingDay)];
const SAVE: &[Row] =
    &[row(Asking::Document), Row { asking: Asking::Consent, when: When::NotAgreedYet }, row(Asking::Whose)];
const SAVE_ALL: &[Row] = &[Row { asking: Asking::Consent, when: When::NotAgreedYet }];
const REDATE: &[Row] = &[row(Asking::Expiry)];
const FILED: &[Row] = &[row(Asking::FilingDay)];
const CASE_LOST: &[Row] = &[row(Asking::LossDay)];
const CASE_FINED: &[Row] = &[row(Asking::HandedOver)];
const CASE_REFUSED: &[Row] = &[row(Asking::Learnt)];
const RELABEL: &[Row] = &[row(Asking::Whose)];
const FORGET: &[Row] = &[row(Asking::Forget)];
const ASK: &[Row] = &[row(Asking::Question)];
const REMOVE: &[Row] = &[row(Asking::Remove)];
const HOUR: &[Row] = &[row(Asking::Hour)];

/// A flow, for the table of all of them.
struct Named {
    name: &'static str,
    rows: &'static [Row],
    /// What follows once nothing is missing.
    end: &'static str,
}

const fn named(name: &'static str, rows: &'static [Row], end: &'static str) -> Named {
    Named { name, rows, end }
}

/// Every flow, for the table of all of them.
const FLOWS: &[Named] = &[
    named("check", CHECK, "the verdict"),
    named("lost", LOST, "the verdict, the reporting first"),
    named("fined", FINED, "what to do at that stage, with its last day"),
    named("refused", REFUSED, "the last day to complain"),
    named("waiting", WAITING, "the flow `save`"),
    named("save", SAVE, "the document is saved"),
    named("save-all", SAVE_ALL, "all of them are saved"),
    named("redate", REDATE, "the date is changed"),
    named("filed", FILED, "the application is kept"),
    named("case-lost", CASE_LOST, "the loss is kept"),
    named("case-fined", CASE_FINED, "the fine is kept"),
    named("case-refused", CASE_REFUSED, "the refusal is kept"),
    named("relabel", RELABEL, "the label is changed"),
    named("forget", FORGET, "everything is erased"),
    named("ask", ASK, "the answer"),
    named("remove", REMOVE, "the document is removed"),
    named("hour", HOUR, "the hour is changed"),
];

/// All flows as a table in Markdown: what `ruqsat flows` prints and `docs/flows.md` shows.
pub fn table() -> String {
    let mut table = String::from("| flow | questions, in this order | then |\n| --- | --- | --- |\n");
    for flow in FLOWS {
        let questions: Vec<String> = flow.rows.iter().map(Row::in_words).collect();
        table.push_str(&format!("| {} | {} | {} |\n", flow.name, questions.join(" → "), flow.end));
    }
    table
}

impl Row {
    fn in_words(&self) -> String {
        let condition = match self.when {
            When::Always => "",
            When::ItMayChangeThePenalty => " (where it may change the penalty)",
            When::ItChangesTheVerdict => " (where it changes the verdict)",
            When::AtStage(Stage::Protocol) => " (at the record)",
            When::AtStage(Stage::HalfOffered) => " (at half)",
            When::AtStage(Stage::Decision) => " (at the decision)",
            When::AtStage(Stage::Court) => " (at the court)",
            When::NotAgreedYet => " (until agreed once)",
        };
        format!("{}{condition}", self.asking.name())
    }
}

/// The questions of a flow.
fn rows_of(goal: &Goal) -> &'static [Row] {
    match goal {
        Goal::Check(_) => CHECK,
        Goal::Lost(_) => LOST,
        Goal::Fined(_) => FINED,
        Goal::Refused(_) => REFUSED,
        Goal::CaseRefused { .. } => CASE_REFUSED,
        Goal::Waiting { .. } => WAITING,
        Goal::Save(_) => SAVE,
        Goal::SaveAll(_) => SAVE_ALL,
        Goal::Redate { .. } => REDATE,
        Goal::Filed { .. } => FILED,
        Goal::CaseLost { .. } => CASE_LOST,
        Goal::CaseFined { .. } => CASE_FINED,
        Goal::Relabel(_) => RELABEL,
        Goal::Forget => FORGET,
        Goal::Ask => ASK,
        Goal::Remove(_) => REMOVE,
        Goal::Hour => HOUR,
    }
}

/// Where a flow goes once nothing is missing.
fn finish(goal: Goal) -> Next {
    match goal {
        Goal::Check(card) | Goal::Lost(card) if card.expires == Known::Unknown && card.lost.is_none() => {
            Next::Show(Screen::DateUnknown(card))
        }
        Goal::Check(card) | Goal::Lost(card) => Next::Show(Screen::Verdict(card)),
        Goal::Fined(fine) => Next::Show(Screen::Fine(fine)),
        Goal::Refused(refusal) => Next::Show(Screen::Refusal(refusal)),
        Goal::CaseRefused { case, learnt } => Next::Change(case, Change::Refused(learnt.told())),
        Goal::Waiting { filed: Some(filed) } => Next::Start(Goal::Save(Draft::FirstCard { filed })),
        Goal::SaveAll(cards) => Next::Settle(Settle::AddAll(cards)),
        Goal::Redate { case, expires: Some(day), .. } => Next::Change(case, Change::Redated(day)),
        Goal::Filed { case, filed: Some(day), .. } => Next::Change(case, Change::Filed(day)),
        Goal::CaseLost { case, lost: Some(day) } => Next::Change(case, Change::Lost(day)),
        Goal::CaseFined { case, handed_over: Some(day) } => Next::Change(case, Change::Fined(day)),
        // The last question of all others says itself where they go.
        _ => Next::Done,
    }
}

/// The first fact that a flow still needs.
fn missing(goal: &Goal, turn: &Turn<'_>) -> Option<Asking> {
    let is_wanted = |row: &Row| match row.when {
        When::Always => true,
        When::ItMayChangeThePenalty => filing_matters(goal, turn.world),
        When::ItChangesTheVerdict => is_decisive(row.asking, goal, turn.world),
        When::AtStage(stage) => matches!(goal, Goal::Fined(fine) if fine.stage == Some(stage)),
        When::NotAgreedYet => turn.chat.consent.is_none(),
    };
    rows_of(goal)
        .iter()
        .find(|row| question(row.asking).is_open(goal) && is_wanted(row))
        .map(|row| row.asking)
}

/// Whether an application would change a penalty that may have to be paid.
fn filing_matters(goal: &Goal, world: &World<'_>) -> bool {
    let (Goal::Check(card) | Goal::Lost(card)) = goal else { return false };
    let unfiled = Card { filing: FilingTold::None, ..card.clone() };
    let Some(mut facts) = unfiled.facts() else { return false };
    let Some(expires) = facts.expires else { return false };
    let Ok(unfiled) = assess(&facts, world.today, world.law) else { return false };
    if matches!(unfiled.penalty.verdict(), PenaltyVerdict::None | PenaltyVerdict::Waived) {
        return false;
    }
    let tried = [expires, expires + Days::new(5), world.today];
    tried.into_iter().chain(facts.lost).filter(|day| *day <= world.today).any(|on| {
        facts.filing = Some(Filing::Pending { on });
        assess(&facts, world.today, world.law).is_ok_and(|filed| filed.penalty != unfiled.penalty)
    })
}

/// Whether some answer would change the outcome, the amount or the steps. Where the ministry promised
/// that there is no fine the verdict comes at once: it says with "if" what a penalty or a case would change.
fn is_decisive(asking: Asking, goal: &Goal, world: &World<'_>) -> bool {
    let (Goal::Check(card) | Goal::Lost(card)) = goal else { return false };
    let Some(facts) = card.facts() else { return false };
    let Ok(unknown) = assess(&facts, world.today, world.law) else { return false };
    if asking != Asking::Reported && unknown.penalty.verdict() == PenaltyVerdict::Waived {
        return false;
    }
    question(asking).alternatives(&facts, world).iter().any(|told| {
        assess(told, world.today, world.law)
            .is_ok_and(|told| told.penalty.outcome != unknown.penalty.outcome || told.steps != unknown.steps)
    })
}

/// Starts a flow with what is known already.
pub fn start(turn: &mut Turn<'_>, goal: Goal) -> Next {
    match missing(&goal, turn) {
        Some(asking) => {
            // A day that came with the first words can be corrected like one that was asked for.
            let last_day = turn.last_day;
            open(turn, Flow { last_day, ..Flow::new(goal, asking) })
        }
        None => end(turn, goal),
    }
}

/// Asks the question that a flow is at.
fn open(turn: &mut Turn<'_>, flow: Flow) -> Next {
    turn.next_question();
    turn.chat.flow = Some(flow);
    Next::Again(Vec::new())
}

/// So many rows of buttons stand below a day that was just read.
const MOST_ROWS: usize = 3;

/// Asks the open question (again), behind `before`.
pub fn ask(turn: &mut Turn<'_>, before: Vec<Message>) {
    let Some(flow) = turn.chat.flow.clone() else { return };
    let asked = question(flow.asking);
    let mut paragraphs = turn.take_notes();
    paragraphs.extend(before);
    // The days to report a loss run, whenever the card expires.
    if let (Goal::Lost(card), Asking::Expiry) = (&flow.goal, flow.asking) {
        paragraphs.extend(verdicts::headline_of_loss(card, turn.world));
    }
    paragraphs.push(asked.prompt(&flow.goal, turn));
    let mut rows = asked.keyboard(&flow.goal, turn);
    let mut out = way_out(&flow, turn);
    match rows.last_mut() {
        // After a day was typed three rows are enough: it can still be taken back.
        Some(last)
            if matches!(flow.asking, Asking::Document | Asking::Filing)
                && flow.last_day.is_some()
                && last.len() == 1
                && out.len() == 2 =>
        {
            last.push(out.remove(0));
            if rows.len() < MOST_ROWS {
                rows.push(out);
            }
        }
        _ => rows.push(out),
    }
    turn.say(paragraphs, rows);
}

/// The last row of every question: the day just read taken back, or one step back, and out.
pub fn way_out(flow: &Flow, turn: &Turn<'_>) -> Vec<Button> {
    if flow.goal == Goal::Hour {
        return vec![Button::lasting(say::button_back(), Action::Settings)];
    }
    let mut row = Vec::new();
    let was_last = |fact: &Asking| flow.asked.last().is_none_or(|asked| asked == fact);
    let read = flow.last_day.filter(|fact| *fact != flow.asking).filter(was_last);
    if let Some(day) = read.and_then(|fact| day_told(&flow.goal, fact)) {
        row.push(turn.answer(keyboards::not_this_day(day), Action::NotThisDay));
    } else if !flow.asked.is_empty() {
        row.push(turn.answer(say::button_back(), Action::Back));
    }
    row.push(turn.answer(say::button_cancel(), Action::Cancel));
    row
}

/// Takes an answer to the open question; what does not fit is asked again with the reason.
pub fn accept(turn: &mut Turn<'_>, answer: Answer) -> Next {
    let Some(mut flow) = turn.chat.flow.clone() else { return Next::Done };
    match question(flow.asking).apply(&mut flow.goal, &answer, turn) {
        Taken::Kept => {
            if matches!(answer, Answer::Day(_)) {
                flow.last_day = Some(flow.asking);
            }
            go_on(turn, flow)
        }
        Taken::Doubted(asking) => {
            flow.asked.push(flow.asking);
            flow.asking = asking;
            open(turn, flow)
        }
        Taken::ForTheOneBefore => {
            let Some(before) = flow.asked.pop() else { return Next::Again(Vec::new()) };
            flow.asking = before;
            turn.chat.flow = Some(flow);
            accept(turn, answer)
        }
        Taken::Refused(reason) => {
            if reason.is_some() {
                turn.take_notes();
            }
            Next::Again(reason.into_iter().collect())
        }
        Taken::Go(next) => next,
    }
}

/// Takes an answer without asking on, for a text that answers the next question too. The next
/// question; `None` if the answer does not fit, or if nothing more is missing.
pub fn take(turn: &mut Turn<'_>, answer: &Answer) -> Option<Asking> {
    let mut flow = turn.chat.flow.clone()?;
    if !matches!(question(flow.asking).apply(&mut flow.goal, answer, turn), Taken::Kept) {
        return None;
    }
    let next = missing(&flow.goal, turn)?;
    flow.asked.push(flow.asking);
    flow.asking = next;
    turn.next_question();
    turn.chat.flow = Some(flow);
    Some(next)
}

/// Another day for a question that a day has answered already.
pub fn correct(turn: &mut Turn<'_>, mut flow: Flow, fact: Asking, day: NaiveDate) -> Next {
    match question(fact).apply(&mut flow.goal, &Answer::Day(day), turn) {
        Taken::Kept => {}
        Taken::Refused(reason) => return Next::Again(reason.into_iter().collect()),
        _ => return Next::Again(Vec::new()),
    }
    flow.last_day = Some(fact);
    flow.forget_parts();
    turn.last_day = Some(fact);
    turn.note(say::date_corrected(day));
    match missing(&flow.goal, turn) {
        Some(asking) => {
            flow.asking = asking;
            open(turn, flow)
        }
        None => end(turn, flow.goal),
    }
}

/// Asks this question of the open flow next.
pub fn doubt(turn: &mut Turn<'_>, asking: Asking) -> Next {
    let Some(mut flow) = turn.chat.flow.clone() else { return Next::Done };
    flow.asked.push(flow.asking);
    flow.asking = asking;
    open(turn, flow)
}

/// Opens a question without asking it: its answer has been typed already.
pub fn open_quietly(turn: &mut Turn<'_>, goal: Goal, asking: Asking) {
    turn.next_question();
    turn.chat.flow = Some(Flow::new(goal, asking));
}

/// A date typed while the document is asked: it is kept, and the document asked again.
pub fn keep_expiry(turn: &mut Turn<'_>, day: NaiveDate) {
    let Some(mut flow) = turn.chat.flow.clone() else { return };
    question(Asking::Expiry).apply(&mut flow.goal, &Answer::Day(day), turn);
    flow.last_day = Some(Asking::Expiry);
    turn.chat.flow = Some(flow);
}

/// The open question was answered by something else than a fact: on to the next one.
pub fn proceed(turn: &mut Turn<'_>) -> Next {
    match turn.chat.flow.clone() {
        Some(flow) => go_on(turn, flow),
        None => Next::Done,
    }
}

fn go_on(turn: &mut Turn<'_>, mut flow: Flow) -> Next {
    flow.forget_parts();
    turn.last_day = flow.last_day;
    match missing(&flow.goal, turn) {
        Some(next) => {
            flow.asked.push(flow.asking);
            flow.asking = next;
            open(turn, flow)
        }
        None => end(turn, flow.goal),
    }
}

fn end(turn: &mut Turn<'_>, goal: Goal) -> Next {
    turn.chat.flow = None;
    turn.next_question();
    if let Goal::Save(draft) = &goal
        && let Some(whose) = draft.whose()
        && turn.chat.consent.is_some()
    {
        // Whose it is was told with its dates.
        open_quietly(turn, goal, Asking::Whose);
        return accept(turn, Answer::Whose(whose));
    }
    if let Goal::Check(card) = &goal {
        cases::keep_application(turn, card);
    }
    if let Goal::Waiting { filed: Some(filed) } = goal {
        turn.remember(Draft::FirstCard { filed });
    }
    finish(goal)
}

/// One question back: the fact it asked for is open again.
pub fn back(turn: &mut Turn<'_>) -> Next {
    let Some(mut flow) = turn.chat.flow.clone() else { return Next::Done };
    let Some(earlier) = flow.asked.pop() else { return Next::Again(Vec::new()) };
    question(earlier).undo(&mut flow.goal);
    flow.asking = earlier;
    open(turn, flow)
}

/// The day read last was another one: its question is asked again.
pub fn take_back(turn: &mut Turn<'_>) -> Next {
    let Some(mut flow) = turn.chat.flow.clone() else { return Next::Done };
    let Some(fact) = flow.last_day.take() else { return Next::Again(Vec::new()) };
    question(fact).undo(&mut flow.goal);
    flow.asked.retain(|asked| *asked != fact);
    flow.day_month = None;
    flow.asking = missing(&flow.goal, turn).unwrap_or(fact);
    open(turn, flow)
}

/// The day that a goal holds for a question.
pub fn day_told(goal: &Goal, fact: Asking) -> Option<NaiveDate> {
    match (goal, fact) {
        (Goal::Check(card) | Goal::Lost(card), Asking::LossDay) => card.lost,
        (Goal::Check(card) | Goal::Lost(card), Asking::FilingDay) => card.filing.day(),
        (Goal::Check(card) | Goal::Lost(card), Asking::Reported) => card.reported.day(),
        (Goal::Check(card) | Goal::Lost(card), Asking::Penalised) => card.penalised.day(),
        (Goal::Check(card) | Goal::Lost(card), Asking::Opened) => card.opened.day(),
        (Goal::Check(card) | Goal::Lost(card), _) => card.expires.told(),
        (Goal::Fined(fine), Asking::HalfOffered) => fine.half_offered.told(),
        (Goal::Fined(fine), Asking::Opened) => fine.card.opened.day(),
        (Goal::Fined(fine), _) => fine.handed_over.told(),
        (Goal::Refused(refusal), _) => refusal.learnt.told(),
        (Goal::CaseRefused { learnt, .. }, _) => learnt.told(),
        (Goal::Waiting { filed } | Goal::Filed { filed, .. }, _) => *filed,
        (Goal::CaseLost { lost, .. }, _) => *lost,
        (Goal::CaseFined { handed_over, .. }, _) => *handed_over,
        (Goal::Redate { expires, .. }, _) => *expires,
        _ => None,
    }
}

/// Shows the picker in place of the open question.
pub fn pick(turn: &mut Turn<'_>, step: picker::Step) -> Next {
    if let Some(flow) = turn.chat.flow.clone() {
        let rows = picker::rows(turn, &flow, step);
        turn.say(vec![picker::question(step)], rows);
    }
    Next::Done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_in_the_docs_is_the_one_that_is_followed() {
        let docs = include_str!("../../docs/flows.md");
        assert!(docs.contains(table().trim_end()), "put the output of `ruqsat flows` into docs/flows.md");
    }
}
