//! The overview of the saved documents, one document with everything that can be told about it,
//! and the reminders that will come.

use chrono::NaiveDate;

use super::names::{state_id, title, title_line};
use super::{draft_of, gone, keep_told};
use crate::conversation::button::Action;
use crate::conversation::event::Button;
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{menu, upcoming, verdict};
use crate::paper::Kind;
use crate::reminders::{Case, CaseId, CaseState};
use crate::speech::{Message, say};

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

/// The verdict on a saved document.
pub fn check(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let draft = draft_of(case);
    keep_told(turn, id);
    verdict::give(turn, draft);
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

/// Says what was saved and every reminder that will come.
pub fn tell_ladder(turn: &mut Turn<'_>, id: CaseId, headline: Message) {
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
