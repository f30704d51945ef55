//! Saving what was just checked, and which reminders will come.

use chrono::{Months, NaiveDate};

use crate::assess::Filing;
use crate::conversation::Reminders;
use crate::conversation::cases;
use crate::conversation::chat::{Flow, Goal, MOST_CASES};
use crate::conversation::draft::{Card, Draft, FilingTold};
use crate::conversation::keyboards;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::reminders::{Case, CaseId, Relation};
use crate::speech::{Message, say};

/// "Remind me": saves what was checked last, after agreement and a label.
pub fn begin(turn: &mut Turn<'_>) -> Next {
    let Some(checked) = turn.chat.last.clone() else { return Next::Show(Screen::CheckGone) };
    if turn.chat.cases.len() >= MOST_CASES {
        turn.say_new(vec![say::too_many_documents(MOST_CASES as i64)], keyboards::main_menu());
        return Next::Done;
    }
    turn.detach();
    if let Some(id) = checked.draft.card().and_then(|card| cases::saved(&turn.chat, card)) {
        return merge(turn, id, &checked.draft);
    }
    match checked.draft {
        Draft::Several(cards) => Next::Start(Goal::SaveAll(cards)),
        draft => Next::Start(Goal::Save(draft)),
    }
}

/// Saves the list below which the button stood; of another one nothing is saved.
pub fn list(turn: &mut Turn<'_>, fingerprint: u16) -> Next {
    match turn.chat.listed.clone().filter(|listed| listed.fingerprint() == fingerprint) {
        Some(listed) => Next::Start(Goal::SaveAll(listed.cards)),
        None => {
            turn.note_on_press(say::list_is_gone());
            Next::Done
        }
    }
}

/// Saves several documents, each under its label; one that is saved already gets its new date.
pub fn add_all(turn: &mut Turn<'_>, cards: Vec<Card>) -> Next {
    let mut saved = 0;
    for card in cards {
        let relation = card.whose.unwrap_or(Relation::Mine);
        let known = cases::of(&turn.chat, relation, card.document.as_ref());
        let draft = Draft::Card(card);
        let Some(facts) = draft.facts_to_keep() else { continue };
        let same_day =
            |id: &&CaseId| turn.chat.case(**id).is_some_and(|it| it.facts.expires == facts.expires);
        if known.iter().any(|id| same_day(&id)) || turn.chat.cases.len() >= MOST_CASES {
            continue;
        }
        let id = turn.chat.free_case_id();
        let mut case = Case::new(id, cases::numbered(relation, known.len()), facts);
        case.touch(turn.today());
        turn.chat.cases.push(case);
        turn.keep_told(id);
        saved += 1;
    }
    turn.chat.flow = None;
    turn.next_question();
    turn.reminders = Reminders::Plan;
    turn.say_new(vec![say::saved_several(saved)], vec![vec![keyboards::documents()], keyboards::menu_row()]);
    Next::Done
}

/// What the open flow is about to save.
fn to_save(turn: &Turn<'_>) -> Option<Draft> {
    match &turn.chat.flow {
        Some(Flow { goal: Goal::Save(told), .. }) => Some(told.clone()),
        _ => None,
    }
}

/// Saves it as another document of this label.
pub fn add(turn: &mut Turn<'_>, relation: Relation) -> Next {
    let Some(told) = to_save(turn) else { return Next::Done };
    let Some(facts) = told.facts_to_keep() else { return Next::Show(Screen::CheckGone) };
    let others = cases::of(&turn.chat, relation, told.document().as_ref()).len();
    let id = turn.chat.free_case_id();
    let mut case = Case::new(id, cases::numbered(relation, others), facts);
    decided(&mut case, &told);
    turn.chat.cases.push(case);
    saved(turn, id, say::saved())
}

/// A saved document gets the facts just checked.
pub fn update(turn: &mut Turn<'_>, id: CaseId) -> Next {
    match to_save(turn) {
        Some(told) => merge(turn, id, &told),
        None => Next::Done,
    }
}

/// Adds what was told to a saved document: of what was told before nothing is lost.
fn merge(turn: &mut Turn<'_>, id: CaseId, told: &Draft) -> Next {
    let Some(facts) = told.facts_to_keep() else { return Next::Show(Screen::CheckGone) };
    let Some(case) = turn.chat.case_mut(id) else { return Next::Show(Screen::CaseGone) };
    let before = case.clone();
    case.resumed();
    if let Some(expires) = facts.expires.filter(|day| case.facts.expires != Some(*day)) {
        if case.facts.expires.is_some_and(|old| is_another_card(old, expires)) {
            case.renewed(expires);
        } else {
            case.facts.expires = Some(expires);
        }
    }
    match (facts.filing, told.card().map(|card| card.filing)) {
        (Some(Filing::Pending { on }), _) => case.filed(on),
        (Some(Filing::Returned { on }), _) => case.facts.filing = Some(Filing::Returned { on }),
        (None, Some(FilingTold::None)) => case.facts.filing = None,
        (None, _) => {}
    }
    if let Some(lost) = facts.lost {
        case.lost(lost);
    }
    case.facts.reported = facts.reported.or(case.facts.reported);
    case.facts.penalised = facts.penalised.or(case.facts.penalised);
    case.facts.opened = facts.opened.or(case.facts.opened);
    decided(case, told);
    let headline = if *case == before { say::already_saved() } else { say::saved() };
    saved(turn, id, headline)
}

/// Cards are issued for years: a last day so much later is that of another card, an earlier one or one
/// within a year corrects the day.
fn is_another_card(old: NaiveDate, new: NaiveDate) -> bool {
    old.checked_add_months(Months::new(12)).is_some_and(|limit| new >= limit)
}

/// A fine, the offer of half or a refusal that was told with the document.
fn decided(case: &mut Case, told: &Draft) {
    if told.handed_over().is_some() {
        case.fined(told.handed_over());
    }
    if let Some(on) = told.half_offered() {
        case.half_offered(on);
    }
    if told.learnt().is_some() {
        case.refused(told.learnt());
    }
}

fn saved(turn: &mut Turn<'_>, id: CaseId, headline: Message) -> Next {
    turn.chat.flow = None;
    turn.next_question();
    turn.reminders = Reminders::Plan;
    let today = turn.today();
    if let Some(case) = turn.chat.case_mut(id) {
        case.touch(today);
    }
    turn.keep_told(id);
    Next::Show(Screen::Changed(id, headline))
}
