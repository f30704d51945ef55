//! Rows of buttons that several screens share: their labels and what they do.

use chrono::NaiveDate;

use super::button::Action;
use super::event::Button;
use super::turn::Rows;
use crate::lang::Lang;
use crate::paper::Kind;
use crate::reminders::{CaseId, Incident};
use crate::speech::{self, Argument, Message, say};
use crate::understand::TopicId;

/// The main menu's rows.
pub fn main_menu() -> Rows {
    vec![
        vec![Button::lasting(say::button_check(), Action::Check)],
        vec![Button::lasting(say::button_waiting(), Action::Waiting)],
        vec![
            Button::lasting(say::button_documents(), Action::Documents),
            Button::lasting(say::button_ask(), Action::Ask),
        ],
        vec![lost(), fined()],
        vec![refused(), Button::lasting(say::button_leaving(), Action::Leaving)],
        vec![Button::lasting(say::button_settings(), Action::Settings)],
    ]
}

/// One button back to the menu.
pub fn menu_row() -> Vec<Button> {
    vec![menu()]
}

/// The last of a row below an answer, a verdict or a reminder: what else there is, and the menu.
pub fn more(action: Action) -> Button {
    Button::lasting(say::button_more(), action)
}

/// Below something that happened to a saved document: its papers, the document's page; its reminders and
/// taking it back, unless it was told just now and the message is a line longer.
pub fn incident(id: CaseId, incident: Incident, just_told: bool) -> Rows {
    let papers = Button::lasting(say::button_papers(), Action::CasePapers(id));
    let page = more(Action::Case(id));
    if just_told {
        return vec![vec![papers, page]];
    }
    let ladder = Button::lasting(say::button_ladder(), Action::CaseLadder(id));
    let untell = Button::lasting(say::button_untell(), Action::CaseUntell(id, incident));
    vec![vec![papers, ladder], vec![untell, page]]
}

/// Buttons in rows of two.
pub fn in_pairs(buttons: Vec<Button>) -> Rows {
    buttons.chunks(2).map(<[Button]>::to_vec).collect()
}

/// "Not 20 September?": takes back the day that was read.
pub fn not_this_day(day: NaiveDate) -> Message {
    say::button_not_this_day(speech::day_and_month(day))
}

/// Below a short answer: what most people want next.
pub fn way_out() -> Rows {
    vec![
        vec![Button::lasting(say::button_check(), Action::Check)],
        vec![Button::lasting(say::button_ask(), Action::Ask), menu()],
    ]
}

/// Every language.
pub fn languages() -> Vec<Button> {
    Lang::all().map(|lang| language(lang, Action::Speak(lang))).collect()
}

/// One button for each language but the one being spoken.
pub fn other_languages(spoken: Lang, action: impl Fn(Lang) -> Action) -> Vec<Button> {
    Lang::all().filter(|lang| *lang != spoken).map(|lang| language(lang, action(lang))).collect()
}

fn language(lang: Lang, action: Action) -> Button {
    Button::lasting(Message::new(format!("language-{lang}")), action)
}

/// Buttons for topics, one a row.
pub fn topics(topics: &[TopicId]) -> Rows {
    topics.iter().map(|topic| vec![self::topic(*topic)]).collect()
}

/// A topic by its id, where it exists, as a row of its own.
pub fn topic_row(id: &str) -> Option<Vec<Button>> {
    TopicId::find(id).map(|id| vec![topic(id)])
}

fn topic(id: TopicId) -> Button {
    Button::lasting(Message::new(format!("topic-{id}")), Action::Topic(id))
}

/// Back to the menu.
pub fn menu() -> Button {
    Button::lasting(say::button_menu(), Action::Menu)
}

/// The saved documents.
pub fn documents() -> Button {
    Button::lasting(say::button_documents(), Action::Documents)
}

/// "I have lost my card".
pub fn lost() -> Button {
    Button::lasting(say::button_lost(), Action::Lost)
}

/// "I have been fined".
pub fn fined() -> Button {
    Button::lasting(say::button_fined(), Action::Fined)
}

/// "I was refused".
pub fn refused() -> Button {
    Button::lasting(say::button_i_was_refused(), Action::Refused)
}

/// The main step and the complaint, then the calendar file beside the way out: two rows.
pub fn complaint_and_calendar(main: Option<Button>, papers: Vec<(Kind, Button)>, way_out: Button) -> Rows {
    let of = |wanted: Kind| papers.iter().find(|(kind, _)| *kind == wanted).map(|(_, button)| button.clone());
    let first: Vec<Button> = main.into_iter().chain(of(Kind::Complaint)).collect();
    let last = of(Kind::Calendar).into_iter().chain([way_out]).collect();
    [first, last].into_iter().filter(|row| !row.is_empty()).collect()
}

/// A button's label of plain text.
pub fn plain(text: String) -> Message {
    Message::new("plain-label").with("label", Argument::Text(text))
}
