//! The saved documents: all of them, and all their reminders.

use chrono::NaiveDate;

use crate::conversation::button::Action;
use crate::conversation::event::Button;
use crate::conversation::names::{self, short_title, title};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{concerns, keyboards, schedule};
use crate::paper::Kind;
use crate::reminders::Case;
use crate::speech::{Message, say};

/// So many documents fit on a phone's screen, and in one message.
const A_PAGE: usize = 8;
/// Of each of several documents so many reminders are shown.
const NEXT_ONES: usize = 3;

/// "My documents": the nearest deadline first, a page at a time.
pub fn list(turn: &mut Turn<'_>, page: u16) -> Next {
    turn.chat.flow = None;
    if turn.chat.cases.is_empty() {
        let rows = vec![
            vec![Button::lasting(say::button_check(), Action::Check)],
            vec![Button::lasting(say::button_waiting(), Action::Waiting)],
            keyboards::menu_row(),
        ];
        turn.say_new(vec![say::no_documents()], rows);
        return Next::Done;
    }
    let cases = schedule::nearest_first(&turn.chat, turn.world);
    let pages: Vec<&[(Option<NaiveDate>, Case)]> = cases.chunks(A_PAGE).collect();
    let at = usize::from(page).min(pages.len() - 1);
    let mut paragraphs = vec![say::documents_headline(cases.len() as i64)];
    let mut rows: Rows = Vec::new();
    for (deadline, case) in pages.get(at).copied().unwrap_or_default() {
        paragraphs.push(line(turn, case, *deadline));
        rows.push(vec![Button::lasting(short_title(case), Action::Case(case.id))]);
    }
    rows.extend(page_row(at, pages.len()));
    rows.push(vec![
        Button::lasting(say::button_add_document(), Action::Check),
        Button::lasting(say::button_all_reminders(), Action::Reminders),
    ]);
    rows.push(vec![
        Button::lasting(say::button_calendar_all(), Action::PaperOfAll(Kind::Calendar)),
        keyboards::menu(),
    ]);
    turn.say_new(paragraphs, rows);
    Next::Done
}

fn page_row(at: usize, pages: usize) -> Option<Vec<Button>> {
    let to = |page: usize, label: Message| {
        let page = u16::try_from(page).unwrap_or_default();
        Button::lasting(label, Action::Page(page))
    };
    let mut row = Vec::new();
    if at > 0 {
        row.push(to(at - 1, say::button_nearer()));
    }
    if at + 1 < pages {
        row.push(to(at + 1, say::button_further()));
    }
    (!row.is_empty()).then_some(row)
}

fn line(turn: &Turn<'_>, case: &Case, deadline: Option<NaiveDate>) -> Message {
    let mut states = names::states(case, turn.world);
    let state = states.swap_remove(0);
    let passed = concerns::is_expired(case, turn.world);
    match deadline {
        Some(deadline) => say::overview_line(deadline, state, title(case)),
        None if passed => say::overview_line_passed(state, title(case)),
        None => say::overview_line_no_date(state, title(case)),
    }
}

/// The reminders that will come: all of them for one document, the next ones for several.
pub fn reminders(turn: &mut Turn<'_>) -> Next {
    turn.chat.flow = None;
    let cases = schedule::nearest_first(&turn.chat, turn.world);
    let (mut paragraphs, mut rows): (Vec<Message>, Rows) = (Vec::new(), Vec::new());
    match cases.as_slice() {
        [] => return Next::Show(Screen::Documents(0)),
        [(_, only)] => {
            paragraphs.push(title(only));
            paragraphs.extend(schedule::paragraphs(&turn.chat, only, usize::MAX, turn.world));
        }
        several => {
            for (_, case) in several.iter().take(A_PAGE) {
                paragraphs.push(title(case));
                paragraphs.extend(next_few(turn, case));
                rows.push(vec![Button::lasting(short_title(case), Action::CaseLadder(case.id))]);
            }
            let more = several.len().saturating_sub(A_PAGE);
            paragraphs.extend((more > 0).then(|| say::reminder_more(more as i64)));
        }
    }
    rows.push(vec![Button::lasting(say::button_settings(), Action::Settings)]);
    rows.push(vec![keyboards::documents(), keyboards::menu()]);
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// The next reminders of one of several documents.
fn next_few(turn: &Turn<'_>, case: &Case) -> Vec<Message> {
    let mut lines = schedule::paragraphs(&turn.chat, case, NEXT_ONES, turn.world);
    // All of them are behind the button with the document's name, not behind this list.
    lines.retain(|line| line.id != "reminders-and-more");
    lines
}
