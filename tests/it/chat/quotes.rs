//! What is said of a typed day names the words it was read from; a reminder is as loud as its day is near.

use crate::kit::{day, world_on};
use ruqsat::assess::Facts;
use ruqsat::conversation::event::{Effect, Event, ReplyTo, Say, What};
use ruqsat::conversation::notify::reminder;
use ruqsat::conversation::{Chat, World, step};
use ruqsat::lang::Lang;
use ruqsat::reminders::{
    Attempt, Case, CaseId, ChatId, Due, Label, Preset, Relation, ReminderId, Rung, instant_of,
};

fn on<T>(today: &str, look: impl FnOnce(&World<'_>) -> T) -> T {
    look(&world_on(day(today)))
}

fn said(text: &str, lang: Lang, reply_to: Option<ReplyTo>) -> Vec<Say> {
    let event =
        Event { what: What::Text(text.into()), client: Some(lang.code().into()), written: None, reply_to };
    let chat = Chat { lang: Some(lang), ..Chat::default() };
    let effects = on("2026-11-28", |world| step(Some(chat), &event, world).effects);
    effects
        .into_iter()
        .filter_map(|effect| if let Effect::Say(say) = effect { Some(say) } else { None })
        .collect()
}

#[test]
fn what_is_said_of_a_typed_day_quotes_it_exactly() {
    for (lang, text, words) in [
        (Lang::EN, "my residence permit ends on 20.09.2025", "20.09.2025"),
        (Lang::RU, "вид на жительство до 31 марта 2027 года", "31 марта 2027"),
        (Lang::KK, "ықтиярхат 15.06.2025", "15.06.2025"),
    ] {
        let told = said(text, lang, Some(ReplyTo::ToQuote(7)));
        assert_eq!(told[0].reply_to, Some(7), "{text}");
        let quote = told[0].quote.as_deref().unwrap();
        assert!(text.contains(quote) && quote.contains(words), "{text}: {quote}");
        assert!(told[1..].iter().all(|say| say.quote.is_none()), "it is quoted once");
        let unnamed = said(text, lang, None);
        assert!(unnamed.iter().all(|say| say.quote.is_none() && say.reply_to.is_none()));
    }
    let without_a_day = said("what is the fine?", Lang::EN, Some(ReplyTo::ToQuote(7)));
    assert!(without_a_day.iter().all(|say| say.reply_to.is_none()), "nothing was read from its words");
    let in_a_group = said("what is the fine?", Lang::EN, Some(ReplyTo::Always(7)));
    assert_eq!(in_a_group[0].reply_to, Some(7));
}

#[test]
fn early_reminders_are_silent_and_the_last_ones_are_not() {
    let facts = Facts { expires: Some(day("2027-03-31")), ..Facts::new("residence-permit") };
    let case = Case::new(CaseId(1), Label { relation: Relation::Mine, name: None }, facts);
    let chat = Chat { lang: Some(Lang::EN), cases: vec![case], ..Chat::default() };
    let words = |rungs: &[Rung]| {
        let due = rungs.iter().map(|rung| {
            let id = ReminderId { case: CaseId(1), due_on: day("2026-12-28"), rung: *rung };
            Due { id, at: instant_of(id.due_on, 10), provisional: false, attempt: 1 }
        });
        let attempt = Attempt { chat: ChatId(1), due: due.collect(), repeat: false, plain: false };
        on("2026-12-28", |world| reminder::words(&chat, &attempt, world)).unwrap()
    };
    for rung in Rung::CHOICES {
        assert_eq!(words(&[rung]).silent, rung.is_early(), "{rung}");
    }
    assert!(!words(&[Rung::GoBy(60), Rung::Object(0)]).silent, "one of them is near");
    let last: Vec<Rung> = Preset::LastDays.rungs_off().into_iter().collect();
    assert!(last.iter().all(|rung| words(&[*rung]).silent));
}
