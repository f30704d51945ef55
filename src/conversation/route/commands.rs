//! Commands.

use crate::conversation::chat::Goal;
use crate::conversation::next::{Next, Screen};
use crate::conversation::screens::{self, papers, plan, reports};
use crate::conversation::turn::Turn;
use crate::paper::Kind;

use super::messages;

/// What a command asks for.
pub fn command(turn: &mut Turn<'_>, name: &str, rest: &str) -> Next {
    match name {
        "start" => screens::start(turn, rest),
        "check" => Next::Start(Goal::Check(Default::default())),
        "documents" => Next::Show(Screen::Documents(0)),
        "reminders" => Next::Show(Screen::Reminders),
        "ask" if rest.is_empty() => Next::Start(Goal::Ask),
        "ask" => messages::asked(turn, rest),
        "report" => reports::ask(turn),
        "plan" => plan::command(turn, rest),
        "status" => reports::status(turn),
        "settings" => Next::Show(Screen::Settings),
        "language" => Next::Show(Screen::Languages),
        "menu" => Next::Show(Screen::Menu),
        "help" => Next::Show(Screen::Help),
        "privacy" => Next::Show(Screen::Privacy),
        "history" => papers::of_all(turn, Kind::History),
        "export" => papers::of_all(turn, Kind::Export),
        "forget" => Next::Start(Goal::Forget),
        "cancel" => Next::Show(Screen::Cancelled),
        _ => screens::unknown_command(turn),
    }
}
