//! Settings: language, the hour of reminders, which reminders come.

use crate::conversation::button::Action;
use crate::conversation::event::Button;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{Reminders, keyboards, names, schedule};
use crate::paper::Kind;
use crate::reminders::{Preset, Rung};
use crate::speech::{Message, say};

pub fn show(turn: &mut Turn<'_>) -> Next {
    turn.chat.flow = None;
    let paragraphs = vec![
        say::settings_headline(),
        say::settings_now(
            turn.chat.settings.rungs_off.len() as i64,
            names::hour(turn.chat.settings.hour),
            Message::new(format!("language-{}", turn.lang)),
        ),
    ];
    let rows = vec![
        vec![Button::lasting(say::button_language(), Action::Languages)],
        vec![
            Button::lasting(say::button_hours(), Action::Hours),
            Button::lasting(say::button_rungs(), Action::Rungs),
        ],
        vec![Button::lasting(say::button_export(), Action::PaperOfAll(Kind::Export))],
        vec![
            Button::lasting(say::button_privacy(), Action::Privacy),
            Button::lasting(say::button_forget(), Action::Forget),
        ],
        keyboards::menu_row(),
    ];
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// Reminders come at this hour from now on.
pub fn hour(turn: &mut Turn<'_>, hour: u8) -> Next {
    if hour > 23 {
        return Next::Done;
    }
    turn.chat.flow = None;
    turn.chat.settings.hour = hour;
    turn.reminders = Reminders::Plan;
    let rows = vec![settings_row(), keyboards::menu_row()];
    turn.say(vec![say::hour_set(names::hour(hour))], rows);
    Next::Done
}

/// Offers three choices of reminders, and each reminder by itself.
pub fn presets(turn: &mut Turn<'_>) -> Next {
    let off = &turn.chat.settings.rungs_off;
    let chosen = Preset::ALL.into_iter().find(|preset| preset.rungs_off() == *off);
    let mut buttons: Vec<Button> = Preset::ALL
        .into_iter()
        .map(|preset| {
            let label = Message::new(format!("preset-{}", preset.name()));
            let label = if chosen == Some(preset) { say::button_told(label) } else { label };
            Button::lasting(label, Action::RungPreset(preset))
        })
        .collect();
    buttons.push(Button::lasting(say::button_rung_list(), Action::RungList));
    let mut rows = keyboards::in_pairs(buttons);
    rows.push(settings_row());
    turn.say(vec![say::choose_preset()], rows);
    Next::Done
}

/// These reminders come from now on.
pub fn choose_preset(turn: &mut Turn<'_>, preset: Preset) -> Next {
    turn.chat.settings.rungs_off = preset.rungs_off();
    turn.reminders = Reminders::Plan;
    Next::Show(Screen::Rungs)
}

/// Offers each rung with its state; the state is said in words, not by a sign alone.
pub fn rungs(turn: &mut Turn<'_>) -> Next {
    let mut rows: Rows = Rung::CHOICES
        .iter()
        .map(|rung| {
            let what = schedule::label(*rung);
            let off = turn.chat.settings.rungs_off.contains(rung);
            let label = if off { say::rung_is_off(what) } else { say::rung_is_on(what) };
            vec![Button::lasting(label, Action::Rung(*rung))]
        })
        .collect();
    rows.push(settings_row());
    turn.say(vec![say::choose_rungs()], rows);
    Next::Done
}

/// Turns one rung on or off.
pub fn turn_on_or_off(turn: &mut Turn<'_>, rung: Rung) -> Next {
    if !Rung::CHOICES.contains(&rung) {
        return Next::Done;
    }
    let off = &mut turn.chat.settings.rungs_off;
    if !off.remove(&rung) {
        off.insert(rung);
    }
    turn.reminders = Reminders::Plan;
    Next::Show(Screen::RungList)
}

fn settings_row() -> Vec<Button> {
    vec![Button::lasting(say::button_settings(), Action::Settings)]
}
