//! On which days the bot asks by itself whether they took it: in the evening of a day on which somebody planned to
//! go, once a day and twice a week at most. Whoever is asked only when they press says "it worked" too often.

use chrono::{Days, NaiveDate};

use super::chat::Chat;
use super::{World, schedule};
use crate::reminders::Rung;

/// No more questions in so many days.
const MOST: usize = 2;
const WEEK: Days = Days::new(7);

/// The days of the last week on which it was asked, today among them where its hour has come. Which it was is
/// worked out from the plan, because what is sent changes no record.
fn asked(chat: &Chat, world: &World<'_>) -> Vec<NaiveDate> {
    let of_this_week = |day: &NaiveDate| *day + WEEK > world.today && *day <= world.today;
    let mut asked: Vec<NaiveDate> = chat.asked_on.iter().copied().filter(of_this_week).collect();
    if chat.never_asked_to_report {
        return asked;
    }
    let planned = chat.cases.iter().flat_map(|case| schedule::planned(case, &chat.settings, world));
    let mut due: Vec<NaiveDate> = planned
        .filter(|one| one.rung == Rung::Ask && one.at <= world.now && of_this_week(&one.due_on))
        .map(|one| one.due_on)
        .collect();
    due.sort();
    for day in due {
        let before = asked.iter().filter(|other| **other <= day && **other + WEEK > day).count();
        if before < MOST && !asked.contains(&day) {
            asked.push(day);
        }
    }
    asked
}

/// Writes down on which days it was asked, before a change of the plan can hide it.
pub fn note(chat: &mut Chat, world: &World<'_>) {
    if !chat.cases.is_empty() {
        chat.asked_on = asked(chat, world);
    }
}

/// Whether the question of this evening is sent.
pub fn is_due(chat: &Chat, world: &World<'_>) -> bool {
    let is_free = !chat.never_asked_to_report && chat.asked_to_report != Some(world.today);
    is_free && asked(chat, world).contains(&world.today)
}

/// Whether one more may be asked today, at once.
pub fn has_room(chat: &Chat, world: &World<'_>) -> bool {
    let is_free = !chat.never_asked_to_report && chat.asked_to_report != Some(world.today);
    is_free && asked(chat, world).iter().filter(|day| **day != world.today).count() < MOST
}
