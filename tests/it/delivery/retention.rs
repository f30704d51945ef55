//! How long a saved document is kept: counted from the later of its last date and its owner's last
//! act, and never erased without a question a month before.

use crate::kit::{day, world_on};
use ruqsat::assess::Facts;
use ruqsat::conversation::Chat;
use ruqsat::conversation::notify::law_change::{Again, look_again};
use ruqsat::reminders::{Case, CaseId, Label, Relation};

/// A residence permit that expired in the outage, saved on that day.
fn chat(saved: Option<&str>) -> Chat {
    let facts = Facts { expires: Some(day("2025-09-20")), ..Facts::new("residence-permit") };
    let mut case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    if let Some(saved) = saved {
        case.touch(day(saved));
    }
    Chat { cases: vec![case], ..Chat::default() }
}

fn looked_at(chat: Chat, today: &str) -> Again {
    let world = world_on(day(today));
    look_again(chat, None, &world)
}

#[test]
fn a_paper_that_expired_long_ago_is_kept_for_a_year_after_it_was_saved() {
    let again = looked_at(chat(Some("2026-11-22")), "2026-11-23");
    assert!(again.say.is_none() && !again.changed);
    let again = looked_at(chat(Some("2026-11-22")), "2027-10-21");
    assert!(again.say.is_none());
    let asked = looked_at(chat(Some("2026-11-22")), "2027-10-22");
    assert_eq!(asked.say.unwrap().paragraphs[0].id, "still-needed");
    let kept = looked_at(asked.chat.clone().unwrap(), "2027-11-21");
    assert!(kept.say.is_none() && kept.chat.is_some(), "asked once");
    assert_eq!(looked_at(asked.chat.clone().unwrap(), "2027-11-23").chat, None);
    let mut answered = asked.chat.unwrap();
    answered.cases[0].touch(day("2027-11-01"));
    assert!(looked_at(answered, "2027-11-23").chat.is_some());
}

#[test]
fn a_paper_saved_by_an_earlier_release_is_counted_from_the_first_look() {
    let again = looked_at(chat(None), "2026-11-23");
    assert_eq!(again.chat.unwrap().cases[0].touched, Some(day("2026-11-23")));
    assert!(again.changed && again.say.is_none());
}

#[test]
fn nothing_is_erased_without_a_question_a_month_before() {
    let asked = looked_at(chat(Some("2024-01-01")), "2026-11-23");
    assert!(asked.say.is_some() && asked.chat.is_some());
    assert!(looked_at(asked.chat.clone().unwrap(), "2026-12-22").chat.is_some());
    assert_eq!(looked_at(asked.chat.unwrap(), "2026-12-23").chat, None);
}
