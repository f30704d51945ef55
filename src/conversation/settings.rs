//! Settings: language, the hour of reminders, which reminders come.

use super::button::Action;
use super::chat::{Draft, Purpose};
use super::event::Button;
use super::turn::{Rows, Turn};
use super::{Reminders, flow, menu, saved, upcoming};
use crate::paper::Kind;
use crate::reminders::Rung;
use crate::speech::{Message, say};

/// Hours that are offered: nobody is woken.
const HOURS: std::ops::RangeInclusive<u8> = 7..=22;

pub fn show(turn: &mut Turn<'_>) {
    turn.chat.flow = None;
    let paragraphs = vec![
        say::settings_headline(),
        say::settings_now(
            turn.chat.settings.rungs_off.len() as i64,
            hour_text(turn.chat.settings.hour),
            Message::new(format!("language-{}", turn.lang)),
        ),
    ];
    let rows = vec![
        vec![turn.lasting(say::button_language(), Action::Languages)],
        vec![
            turn.lasting(say::button_hours(), Action::Hours),
            turn.lasting(say::button_rungs(), Action::Rungs),
        ],
        vec![turn.lasting(say::button_export(), Action::PaperOfAll(Kind::Export))],
        vec![
            turn.lasting(say::button_privacy(), Action::Privacy),
            turn.lasting(say::button_forget(), Action::Forget),
        ],
        menu::menu_row(turn),
    ];
    turn.say_new(paragraphs, rows);
}

/// An hour as it is shown.
pub fn hour_text(hour: u8) -> String {
    format!("{hour:02}:00")
}

/// Asks for the hour of reminders.
pub fn hours(turn: &mut Turn<'_>) {
    flow::start(turn, Purpose::Hour, Draft::default());
}

/// One button an hour.
pub fn hour_rows(turn: &Turn<'_>) -> Rows {
    let buttons: Vec<Button> =
        HOURS.map(|hour| turn.lasting(saved::plain(hour_text(hour)), Action::Hour(hour))).collect();
    buttons.chunks(4).map(<[Button]>::to_vec).collect()
}

/// Reminders come at this hour from now on.
pub fn hour(turn: &mut Turn<'_>, hour: u8) {
    if hour > 23 {
        return;
    }
    turn.chat.flow = None;
    turn.chat.settings.hour = hour;
    turn.reminders = Reminders::Plan;
    let rows = vec![vec![turn.lasting(say::button_settings(), Action::Settings)], menu::menu_row(turn)];
    turn.say(vec![say::hour_set(hour_text(hour))], rows);
}

/// Offers each rung with its state; the state is said in words, not by a sign alone.
pub fn rungs(turn: &mut Turn<'_>) {
    let mut rows: Rows = Rung::CHOICES
        .iter()
        .map(|rung| {
            let what = upcoming::label(*rung);
            let off = turn.chat.settings.rungs_off.contains(rung);
            let label = if off { say::rung_is_off(what) } else { say::rung_is_on(what) };
            vec![turn.lasting(label, Action::Rung(rung.code()))]
        })
        .collect();
    rows.push(vec![turn.lasting(say::button_settings(), Action::Settings)]);
    turn.say(vec![say::choose_rungs()], rows);
}

/// Turns one rung on or off.
pub fn rung(turn: &mut Turn<'_>, code: &str) {
    let Some(rung) = Rung::from_code(code).filter(|rung| Rung::CHOICES.contains(rung)) else { return };
    let off = &mut turn.chat.settings.rungs_off;
    if !off.remove(&rung) {
        off.insert(rung);
    }
    turn.reminders = Reminders::Plan;
    rungs(turn);
}
