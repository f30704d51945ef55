//! Saved documents: agreeing, saving, the overview, one document with its reminders, and every
//! change a person can tell about it.

use chrono::{Days, NaiveDate};

use super::button::Action;
use super::chat::{Asking, Consent, Draft, FilingTold, Flow, MOST_CASES, NOTICE, Purpose};
use super::event::Button;
use super::turn::{Rows, Turn};
use super::{Reminders, flow, menu, upcoming, verdict};
use crate::assess::{Facts, Filing, FilingState, assess};
use crate::paper::Kind;
use crate::reminders::{Case, CaseId, CaseState, Label, Relation};
use crate::speech::{Argument, Message, say};

/// Whose document it can be, in the order of the buttons.
const RELATIONS: [Relation; 7] = [
    Relation::Mine,
    Relation::Mother,
    Relation::Father,
    Relation::Spouse,
    Relation::Child,
    Relation::Worker,
    Relation::Other,
];

/// "Remind me": saves what was checked last, after agreement and a label.
pub fn save(turn: &mut Turn<'_>) {
    let Some(checked) = turn.chat.last.clone() else { return verdict::too_old(turn) };
    if turn.chat.cases.len() >= MOST_CASES {
        let rows = menu::main(turn);
        return turn.say_new(vec![say::too_many_documents(MOST_CASES as i64)], rows);
    }
    turn.detach();
    flow::start(turn, Purpose::Save, checked.draft);
}

/// The person agrees to storing.
pub fn agree(turn: &mut Turn<'_>) {
    if !matches!(turn.chat.flow, Some(Flow { asking: Asking::Consent, .. })) {
        return;
    }
    turn.chat.consent = Some(Consent { notice: NOTICE, at: turn.world.now });
    flow::proceed(turn);
}

/// One button a relation, two in a row.
pub fn labels(turn: &Turn<'_>) -> Rows {
    let buttons: Vec<Button> = RELATIONS
        .iter()
        .map(|relation| turn.answer(relation_name(*relation), Action::Whose(relation_id(*relation).into())))
        .collect();
    buttons.chunks(2).map(<[Button]>::to_vec).collect()
}

fn relation_id(relation: Relation) -> &'static str {
    match relation {
        Relation::Mine => "mine",
        Relation::Mother => "mother",
        Relation::Father => "father",
        Relation::Spouse => "spouse",
        Relation::Child => "child",
        Relation::Worker => "worker",
        Relation::Other => "other",
    }
}

fn relation_name(relation: Relation) -> Message {
    Message::new(format!("label-{}", relation_id(relation)))
}

/// The label is chosen: the document is saved, or gets another label.
pub fn whose(turn: &mut Turn<'_>, id: &str) {
    let Some(relation) = RELATIONS.into_iter().find(|relation| relation_id(*relation) == id) else { return };
    let label = Label { relation, name: None };
    match turn.chat.flow.take() {
        Some(Flow { purpose: Purpose::Save, draft, asking: Asking::Whose, .. }) => keep(turn, label, draft),
        Some(Flow { purpose: Purpose::Relabel(id), .. }) => {
            if let Some(case) = turn.chat.case_mut(id) {
                case.label = label;
            }
            show(turn, id);
        }
        other => turn.chat.flow = other,
    }
}

fn keep(turn: &mut Turn<'_>, label: Label, draft: Draft) {
    let Some(facts) = facts_to_keep(&draft, turn.today()) else { return verdict::too_old(turn) };
    let same = |case: &&mut Case| case.label == label && case.facts.document == facts.document;
    let id = match turn.chat.cases.iter_mut().find(same) {
        Some(case) => {
            *case = Case::new(case.id, label, facts);
            case.id
        }
        None => {
            let id = turn.chat.free_case_id();
            turn.chat.cases.push(Case::new(id, label, facts));
            id
        }
    };
    turn.next_question();
    turn.reminders = Reminders::Plan;
    keep_told(turn, id);
    tell_ladder(turn, id, say::saved());
}

fn facts_to_keep(draft: &Draft, today: NaiveDate) -> Option<Facts> {
    if !draft.first_card {
        return draft.facts(today);
    }
    let FilingTold::PendingOn(Some(on)) = draft.filing else { return None };
    let mut facts = Facts::new(draft.document.clone()?);
    facts.filing = Some(Filing { on, state: FilingState::Pending });
    Some(facts)
}

/// Says what was saved and every reminder that will come.
fn tell_ladder(turn: &mut Turn<'_>, id: CaseId, headline: Message) {
    let Some(case) = turn.chat.case(id).cloned() else { return };
    let mut paragraphs = vec![headline, title(&case)];
    paragraphs.extend(ladder_lines(turn, &case));
    if upcoming::has_a_last_rung(&case, &turn.chat.settings, turn.world) {
        paragraphs.push(say::reminders_promise());
    }
    let rows = vec![
        vec![turn.lasting(say::button_calendar(), Action::PaperOf(Kind::Calendar, id))],
        vec![
            turn.lasting(say::button_documents(), Action::Documents),
            turn.lasting(say::button_settings(), Action::Settings),
        ],
        menu::menu_row(turn),
    ];
    turn.say_new(paragraphs, rows);
}

/// The reminders of one document, one line each in one paragraph.
fn ladder_lines(turn: &Turn<'_>, case: &Case) -> Vec<Message> {
    let planned = upcoming::of(case, &turn.chat.settings, turn.world);
    if planned.is_empty() {
        return vec![say::no_reminders_left()];
    }
    let provisional = planned.iter().any(|planned| planned.provisional);
    let mut lines =
        vec![say::reminders_will_come(planned.len() as i64, format!("{:02}:00", turn.chat.settings.hour))];
    lines.push(upcoming::lines(&planned));
    if provisional {
        lines.push(say::reminders_provisional());
    }
    lines
}

/// "Residence permit · mother": a document's title.
pub fn title(case: &Case) -> Message {
    let label = relation_name(case.label.relation);
    match case.facts.expires {
        Some(expires) => say::case_title(flow::name(&case.facts.document), expires, label),
        None => say::case_title_no_date(flow::name(&case.facts.document), label),
    }
}

/// "My documents": the nearest deadline first.
pub fn list(turn: &mut Turn<'_>) {
    turn.chat.flow = None;
    if turn.chat.cases.is_empty() {
        let rows = vec![
            vec![turn.lasting(say::button_check(), Action::Check)],
            vec![turn.lasting(say::button_waiting(), Action::Waiting)],
            menu::menu_row(turn),
        ];
        return turn.say_new(vec![say::no_documents()], rows);
    }
    let mut cases: Vec<(Option<NaiveDate>, Case)> = turn
        .chat
        .cases
        .iter()
        .map(|case| (upcoming::next_deadline(case, turn.world), case.clone()))
        .collect();
    cases.sort_by_key(|(deadline, case)| (deadline.is_none(), *deadline, case.id));
    let mut paragraphs = vec![say::documents_headline(cases.len() as i64)];
    let mut rows: Rows = Vec::new();
    for (deadline, case) in &cases {
        paragraphs.push(overview_line(case, *deadline));
        rows.push(vec![turn.lasting(title_line(case), Action::Case(case.id))]);
    }
    rows.push(vec![turn.lasting(say::button_add_document(), Action::Check)]);
    rows.push(vec![turn.lasting(say::button_calendar_all(), Action::PaperOfAll(Kind::Calendar))]);
    rows.push(menu::menu_row(turn));
    turn.say_new(paragraphs, rows);
}

fn overview_line(case: &Case, deadline: Option<NaiveDate>) -> Message {
    let state = Message::new(format!("case-state-{}", state_id(&case.state)));
    match deadline {
        Some(deadline) => say::overview_line(deadline, state, title(case)),
        None => say::overview_line_no_date(state, title(case)),
    }
}

/// A document's title in one line.
pub fn title_line(case: &Case) -> Message {
    say::case_button(flow::name(&case.facts.document), relation_name(case.label.relation))
}

fn state_id(state: &CaseState) -> &'static str {
    match state {
        CaseState::NotFiled => "not-filed",
        CaseState::Filed { .. } => "filed",
        CaseState::Returned => "returned",
        CaseState::InHand => "in-hand",
        CaseState::Refused => "refused",
        CaseState::Fined { .. } => "fined",
        CaseState::Lost { .. } => "lost",
        CaseState::Stopped => "stopped",
    }
}

/// One document with everything that can be told about it.
pub fn show(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id).cloned() else { return gone(turn) };
    let state = Message::new(format!("case-state-{}", state_id(&case.state)));
    let mut paragraphs = vec![title(&case), say::case_state(state)];
    if let Some(next) = upcoming::of(&case, &turn.chat.settings, turn.world).first() {
        paragraphs.push(say::next_reminder(next.due_on));
    }
    let rows = case_rows(turn, &case);
    turn.say_new(paragraphs, rows);
}

fn case_rows(turn: &Turn<'_>, case: &Case) -> Rows {
    let id = case.id;
    let one = |label: Message, action: Action| turn.lasting(label, action);
    let mut rows: Rows = Vec::new();
    if case.facts.expires.is_some() {
        rows.push(vec![one(say::button_where_it_stands(), Action::CaseCheck(id))]);
    }
    rows.push(match case.state {
        CaseState::Filed { .. } => vec![
            one(say::button_in_hand(), Action::CaseInHand(id)),
            one(say::button_returned(), Action::CaseReturned(id)),
        ],
        _ => vec![
            one(say::button_filed(), Action::CaseFiled(id)),
            one(say::button_in_hand(), Action::CaseInHand(id)),
        ],
    });
    rows.push(vec![
        one(say::button_refused(), Action::CaseRefused(id)),
        one(say::button_case_lost(), Action::CaseLost(id)),
        one(say::button_case_fined(), Action::CaseFined(id)),
    ]);
    rows.push(vec![
        one(say::button_ladder(), Action::CaseLadder(id)),
        one(say::button_calendar(), Action::PaperOf(Kind::Calendar, id)),
    ]);
    rows.push(vec![
        one(say::button_correct_date(), Action::CaseDate(id)),
        one(say::button_correct_label(), Action::CaseLabel(id)),
    ]);
    rows.push(vec![
        one(say::button_stop(), Action::CaseStop(id)),
        one(say::button_remove(), Action::CaseRemove(id)),
    ]);
    rows.push(vec![one(say::button_documents(), Action::Documents), one(say::button_menu(), Action::Menu)]);
    rows
}

fn gone(turn: &mut Turn<'_>) {
    turn.say_new(vec![say::document_is_gone()], menu::main(turn));
}

/// Every reminder of every document that will come.
pub fn reminders(turn: &mut Turn<'_>) {
    turn.chat.flow = None;
    if turn.chat.cases.is_empty() {
        return list(turn);
    }
    let mut paragraphs = Vec::new();
    for case in turn.chat.cases.clone() {
        paragraphs.push(title(&case));
        paragraphs.extend(ladder_lines(turn, &case));
    }
    let rows = vec![
        vec![turn.lasting(say::button_settings(), Action::Settings)],
        vec![
            turn.lasting(say::button_documents(), Action::Documents),
            turn.lasting(say::button_menu(), Action::Menu),
        ],
    ];
    turn.say_new(paragraphs, rows);
}

/// The reminders of one document.
pub fn ladder(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id).cloned() else { return gone(turn) };
    let mut paragraphs = vec![title(&case)];
    paragraphs.extend(ladder_lines(turn, &case));
    let rows = vec![vec![short_back(turn, &case)], menu::menu_row(turn)];
    turn.say_new(paragraphs, rows);
}

fn short_back(turn: &Turn<'_>, case: &Case) -> Button {
    turn.lasting(title_line(case), Action::Case(case.id))
}

/// The verdict on a saved document.
pub fn check(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let draft = draft_of(case);
    keep_told(turn, id);
    verdict::give(turn, draft);
}

/// What is said about a saved document is kept for its owner's history.
fn keep_told(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return };
    if let Ok(assessment) = assess(&case.facts, turn.today(), turn.world.law) {
        turn.told.push(assessment);
    }
}

fn draft_of(case: &Case) -> Draft {
    Draft {
        document: Some(case.facts.document.clone()),
        expires: case.facts.expires,
        lost: case.facts.lost,
        filing: match case.facts.filing {
            None => FilingTold::None,
            Some(Filing { on, state: FilingState::Pending }) => FilingTold::PendingOn(Some(on)),
            Some(_) => FilingTold::Returned,
        },
        ..Draft::default()
    }
}

/// Asks when the application was accepted.
pub fn ask_filing(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let draft = Draft { filing: FilingTold::PendingOn(None), ..draft_of(case) };
    turn.detach();
    flow::start(turn, Purpose::Filed(id), draft);
}

/// Asks for the corrected, or the new, expiry date.
pub fn ask_date(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let draft = Draft { document: Some(case.facts.document.clone()), ..Draft::default() };
    turn.detach();
    flow::start(turn, Purpose::Redate(id), draft);
}

/// Asks whose document it is.
pub fn ask_label(turn: &mut Turn<'_>, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return gone(turn);
    }
    turn.detach();
    flow::start(turn, Purpose::Relabel(id), Draft::default());
}

/// Asks when it was lost.
pub fn ask_loss(turn: &mut Turn<'_>, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return gone(turn);
    }
    turn.detach();
    flow::start(turn, Purpose::CaseLost(id), Draft::default());
}

/// Asks when the decision on the fine was handed over.
pub fn ask_fine(turn: &mut Turn<'_>, id: CaseId) {
    if turn.chat.case(id).is_none() {
        return gone(turn);
    }
    turn.detach();
    flow::start(turn, Purpose::CaseFined(id), Draft::default());
}

/// The filing day of a saved document is known.
pub fn filed(turn: &mut Turn<'_>, id: CaseId, draft: &Draft) {
    let FilingTold::PendingOn(Some(on)) = draft.filing else { return };
    change(turn, id, say::case_filed(on), |case| case.filed(on));
}

/// The loss of a saved document is known.
pub fn lost(turn: &mut Turn<'_>, id: CaseId, draft: &Draft) {
    let Some(on) = draft.lost else { return };
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let rule = turn.world.law.document(&case.facts.document).and_then(|document| document.loss_days.at(on));
    let headline = match rule {
        Some((_, days)) => say::case_lost(on + Days::new(*days), *days as i64),
        None => say::case_lost_no_rule(),
    };
    change(turn, id, headline, |case| case.lost(on));
}

/// The handing over of a fine for a saved document is known.
pub fn fined(turn: &mut Turn<'_>, id: CaseId, draft: &Draft) {
    let Some(on) = draft.handed_over else { return };
    let words = verdict::fine_explained(turn, on);
    change(turn, id, say::case_fined(), |case| case.fined(Some(on)));
    let rows = vec![menu::menu_row(turn)];
    turn.say_new(words, rows);
}

/// The expiry date of a saved document is corrected, or a new card is in hand.
pub fn redate(turn: &mut Turn<'_>, id: CaseId, draft: &Draft) {
    let Some(expires) = draft.expires else { return };
    change(turn, id, say::case_redated(expires), |case| match case.state {
        CaseState::NotFiled | CaseState::Filed { .. } | CaseState::Returned | CaseState::Lost { .. } => {
            case.facts.expires = Some(expires);
        }
        _ => case.renewed(expires),
    });
}

/// The application was returned.
pub fn returned(turn: &mut Turn<'_>, id: CaseId) {
    change(turn, id, say::case_returned(), Case::returned);
}

/// The application was refused.
pub fn refused(turn: &mut Turn<'_>, id: CaseId) {
    change(turn, id, say::case_refused(), Case::refused);
}

/// The new document is in hand: asks for its date.
pub fn in_hand(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case_mut(id) else { return gone(turn) };
    case.in_hand();
    turn.reminders = Reminders::Plan;
    ask_date(turn, id);
}

/// No more reminders about it.
pub fn stop(turn: &mut Turn<'_>, id: CaseId) {
    change(turn, id, say::case_stopped(), Case::stopped);
}

/// A reminder was read.
pub fn read(turn: &mut Turn<'_>, id: CaseId) {
    let today = turn.today();
    let Some(case) = turn.chat.case_mut(id) else { return gone(turn) };
    case.has_read(today);
    turn.reminders = Reminders::Plan;
    let rows = vec![vec![turn.lasting(say::button_documents(), Action::Documents)]];
    turn.say_new(vec![say::reminder_read()], rows);
}

/// Once more tomorrow.
pub fn tomorrow(turn: &mut Turn<'_>, id: CaseId) {
    let tomorrow = turn.today() + Days::new(1);
    let Some(case) = turn.chat.case_mut(id) else { return gone(turn) };
    case.snooze(tomorrow);
    turn.reminders = Reminders::Plan;
    turn.say_new(vec![say::reminder_tomorrow(tomorrow)], Vec::new());
}

/// Changes a document, plans its reminders anew and says what will come now.
fn change(turn: &mut Turn<'_>, id: CaseId, headline: Message, how: impl FnOnce(&mut Case)) {
    let Some(case) = turn.chat.case_mut(id) else { return gone(turn) };
    how(case);
    turn.reminders = Reminders::Plan;
    keep_told(turn, id);
    tell_ladder(turn, id, headline);
}

/// Asks before removing.
pub fn ask_remove(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id).cloned() else { return gone(turn) };
    let rows = vec![
        vec![turn.lasting(say::button_remove_sure(), Action::CaseRemoveSure(id))],
        vec![turn.lasting(say::button_back(), Action::Case(id))],
    ];
    turn.say_new(vec![say::ask_remove(), title(&case)], rows);
}

/// Removes a document with its reminders.
pub fn remove(turn: &mut Turn<'_>, id: CaseId) {
    let before = turn.chat.cases.len();
    turn.chat.cases.retain(|case| case.id != id);
    if turn.chat.cases.len() == before {
        return gone(turn);
    }
    turn.reminders = Reminders::Plan;
    let rows = vec![vec![turn.lasting(say::button_documents(), Action::Documents)], menu::menu_row(turn)];
    turn.say(vec![say::removed()], rows);
}

/// A line of plain label text.
pub fn plain(text: String) -> Message {
    Message::new("plain-label").with("label", Argument::Text(text))
}
