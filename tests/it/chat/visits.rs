//! The diary of visits: noted with presses alone, kept with its document, gone with it.

use crate::kit::world_at;
use chrono::NaiveDate;
use ruqsat::assess::Facts;
use ruqsat::conversation::button::{Action, Editing, Noting, day_number};
use ruqsat::conversation::event::About;
use ruqsat::conversation::{Chat, Event, Step, What, World, history, record, step, subject};
use ruqsat::lang::Lang;
use ruqsat::reminders::{Case, CaseId, Label, Office, Relation, Said, Slip, Visit};
use ruqsat::speech::{Speech, date_with_weekday};

const ID: CaseId = CaseId(1);

fn with_world<T>(act: impl FnOnce(&World<'_>) -> T) -> T {
    act(&world_at("2026-11-22T09:05:00Z".parse().unwrap()))
}

fn press(chat: Chat, action: &Action) -> Step {
    let what = What::Press { query: "q".into(), data: action.encode(None), message: 1 };
    with_world(|world| {
        step(Some(chat), &Event { what, client: Some("en".into()), written: None, reply_to: None }, world)
    })
}

fn owner() -> Chat {
    let facts = Facts { expires: NaiveDate::from_ymd_opt(2025, 9, 20), ..Facts::new("residence-permit") };
    let case = Case::new(ID, Label { relation: Relation::Mine, name: None }, facts);
    Chat { cases: vec![case], ..Chat::default() }
}

fn noting(day: &str) -> Action {
    let on = day_number(day.parse().unwrap()).unwrap();
    Action::Visit(ID, Noting::Done(on, Office::ServiceCentre, Said::SystemDown, Slip::None))
}

fn visits(chat: &Chat) -> &[Visit] {
    &chat.case(ID).unwrap().visits
}

#[test]
fn a_visit_is_kept_with_the_moment_at_which_it_was_noted() {
    let chat = press(owner(), &noting("2026-11-20")).chat.unwrap();
    let [visit] = visits(&chat) else { panic!("{:?}", visits(&chat)) };
    assert_eq!((visit.on.to_string(), visit.office), ("2026-11-20".into(), Office::ServiceCentre));
    assert_eq!((visit.noted_on().to_string(), visit.noted_at()), ("2026-11-22".into(), "14:05".into()));
    // What is stored is what the export hands out.
    assert_eq!(visits(&record::read(&record::write(&chat)).unwrap()), visits(&chat));
}

#[test]
fn a_day_to_come_is_not_noted_whatever_a_client_sends() {
    let chat = press(owner(), &noting("2026-11-23")).chat.unwrap();
    assert_eq!(visits(&chat), []);
}

#[test]
fn an_entry_is_changed_one_thing_at_a_time_and_says_so() {
    let chat = press(owner(), &noting("2026-11-20")).chat.unwrap();
    let [before] = visits(&chat) else { panic!("{:?}", visits(&chat)) };
    let noted = u32::try_from(before.noted.timestamp()).unwrap();
    let edit = |editing| {
        let chat = press(chat.clone(), &Action::Visit(ID, Noting::Entry(noted, editing))).chat.unwrap();
        visits(&record::read(&record::write(&chat)).unwrap())[0]
    };
    let changed = Some("2026-11-22T09:05:00Z".parse().unwrap());
    let day = |text: &str| Editing::Day(day_number(text.parse().unwrap()).unwrap());
    let on = "2026-11-19".parse().unwrap();
    assert_eq!(edit(day("2026-11-19")), Visit { on, changed, ..*before });
    assert_eq!(edit(Editing::Office(Office::Police)), Visit { office: Office::Police, changed, ..*before });
    assert_eq!(edit(Editing::Said(Said::Taken)), Visit { said: Said::Taken, changed, ..*before });
    assert_eq!(edit(Editing::Slip(Slip::Given)), Visit { slip: Slip::Given, changed, ..*before });
    assert_eq!(edit(Editing::Slip(before.slip)), *before, "the same answer is no change");
    assert_eq!(edit(day("2026-11-23")), *before, "a day to come is not noted");
}

#[test]
fn an_entry_can_be_taken_out_and_goes_with_its_document() {
    let chat = press(owner(), &noting("2026-11-20")).chat.unwrap();
    let noted = u32::try_from(visits(&chat)[0].noted.timestamp()).unwrap();
    let without = press(chat.clone(), &Action::Visit(ID, Noting::Remove(noted))).chat.unwrap();
    assert_eq!(visits(&without), []);

    let removed = press(chat, &Action::CaseRemoveSure(ID)).chat.unwrap();
    let stored = String::from_utf8_lossy(&record::write(&removed)).into_owned();
    assert!(!stored.contains("visits") && !stored.contains("system-down"), "{stored}");
    let late = press(removed, &noting("2026-11-20")).chat.unwrap();
    assert!(late.cases.is_empty(), "a button below an older message brings nothing back");
}

#[test]
fn visits_are_told_in_the_history_and_go_with_a_letter() {
    let chat = press(owner(), &noting("2026-11-20")).chat.unwrap();
    let speech = Speech::new();
    for lang in [Lang::EN, Lang::RU, Lang::KK] {
        let day = speech.plain(lang, &date_with_weekday(visits(&chat)[0].on));
        let told = history::tell(lang, &[], &chat.cases);
        let said: Vec<String> = told.paragraphs.iter().map(|one| speech.plain(lang, one)).collect();
        assert!(said.iter().any(|line| line.contains(&day)), "{said:?}");
    }
    let subjects = with_world(|world| subject::subjects(&About::Case(ID), Some(&chat), world));
    assert_eq!(subjects[0].visits, visits(&chat));
}
