//! Saving what was just checked, and which reminders will come.

use crate::conversation::Reminders;
use crate::conversation::cases;
use crate::conversation::chat::{Flow, Goal, MOST_CASES};
use crate::conversation::draft::{Card, Draft};
use crate::conversation::keyboards;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::reminders::{Case, CaseId, Relation};
use crate::speech::say;

/// "Remind me": saves what was checked last, after agreement and a label.
pub fn begin(turn: &mut Turn<'_>) -> Next {
    let Some(checked) = turn.chat.last.clone() else { return Next::Show(Screen::CheckGone) };
    if turn.chat.cases.len() >= MOST_CASES {
        turn.say_new(vec![say::too_many_documents(MOST_CASES as i64)], keyboards::main_menu());
        return Next::Done;
    }
    turn.detach();
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
    saved(turn, id)
}

/// A saved document gets the facts just checked. A fine, and a loss without a known date, leave
/// what is known of it as it is.
pub fn update(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(told) = to_save(turn) else { return Next::Done };
    let Some(facts) = told.facts_to_keep() else { return Next::Show(Screen::CheckGone) };
    let Some(case) = turn.chat.case_mut(id) else { return Next::Show(Screen::CaseGone) };
    match (told.expires(), told.lost(), told.of_its_own()) {
        (None, Some(lost), _) => case.lost(lost),
        (None, None, Some(_)) => {}
        _ => *case = Case { paper: case.paper.take(), ..Case::new(id, case.label.clone(), facts) },
    }
    decided(case, &told);
    saved(turn, id)
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

fn saved(turn: &mut Turn<'_>, id: CaseId) -> Next {
    turn.chat.flow = None;
    turn.next_question();
    turn.reminders = Reminders::Plan;
    let today = turn.today();
    if let Some(case) = turn.chat.case_mut(id) {
        case.touch(today);
    }
    turn.keep_told(id);
    Next::Show(Screen::Changed(id, say::saved()))
}
