//! "Tell me when you know": one message when the law row or the answer exists, over a restart too.

use crate::kit::world_at;
use ruqsat::conversation::answers;
use ruqsat::conversation::button::Action;
use ruqsat::conversation::chat::{MOST_WISHES, Wish};
use ruqsat::conversation::event::Effect;
use ruqsat::conversation::notify::law_change::look_again;
use ruqsat::conversation::{Chat, Event, Step, What, World, record, step};
use ruqsat::lang::Lang;
use ruqsat::law::{Law, Whose};
use ruqsat::speech::Speech;
use ruqsat::understand::TopicId;

fn with_world<T>(law: &Law, act: impl FnOnce(&World<'_>) -> T) -> T {
    act(&World { law, ..world_at("2026-11-22T09:05:00Z".parse().unwrap()) })
}

fn press(chat: Chat, action: &Action) -> Step {
    let what = What::Press { query: "q".into(), data: action.encode(None), message: 1 };
    let event = Event { what, client: Some("en".into()), written: None, reply_to: None };
    with_world(Law::built_in(), |world| step(Some(chat), &event, world))
}

/// The law with the index of 2027.
fn with_index_of_2027() -> Law {
    let row = "\n[[mci]]\nfrom = \"2027-01-01\"\ntenge = 4500\nsource = \"zakon-mci-2026\"\nconfidence = \"high\"\nchecked_on = \"2026-11-22\"\ncheck_again_by = \"2027-02-22\"\n";
    let built_in = Law::built_in();
    let source = built_in.mci().at("2026-11-22".parse().unwrap()).unwrap().0.source.to_string();
    let row = row.replace("zakon-mci-2026", &source);
    let files: Vec<(&str, String)> = Law::built_in_files()
        .map(|(name, text)| {
            let text = match name {
                // The row that says "not published" begins on that day too.
                "money.toml" => match text.find("from = \"2027-01-01\"") {
                    Some(at) => {
                        let start = text[..at].rfind("[[mci]]").unwrap();
                        let end = text[at..].find("[[").map_or(text.len(), |next| at + next);
                        format!("{}{row}{}", &text[..start], &text[end..])
                    }
                    None => format!("{text}{row}"),
                },
                _ => text.to_string(),
            };
            (name, text)
        })
        .collect();
    Law::load(files.iter().map(|(name, text)| (*name, text.as_str()))).unwrap()
}

#[test]
fn a_wish_is_kept_once_survives_the_store_and_is_told_once() {
    let topic = TopicId::find("what-is-mci").unwrap();
    let chat = Chat { lang: Some(Lang::EN), ..Chat::default() };
    let chat = press(chat, &Action::TellTopic(topic)).chat.unwrap();
    let chat = press(chat, &Action::TellTopic(topic)).chat.unwrap();
    assert_eq!(chat.wishes, [Wish::Index(2027)]);
    // Over a restart: it lies in the chat's record, and with it /forget erases it.
    let chat = record::read(&record::write(&chat)).unwrap();
    assert_eq!(chat.wishes, [Wish::Index(2027)]);

    let same = with_world(Law::built_in(), |world| look_again(chat.clone(), None, world));
    assert_eq!(same.say, None, "nobody knows yet");
    let law = with_index_of_2027();
    let again = with_world(&law, |world| look_again(chat, Some(Law::built_in()), world));
    let said = again.say.unwrap();
    let words: Vec<String> = said.paragraphs.iter().map(|it| Speech::new().plain(Lang::EN, it)).collect();
    assert!(words.join("\n").contains("4,500") && words.join("\n").contains("2027"), "{words:?}");
    assert!(again.changed);
    let known = again.chat.unwrap();
    assert!(known.wishes.is_empty());
    assert_eq!(with_world(&law, |world| look_again(known, None, world)).say, None, "told once");
}

#[test]
fn an_answer_to_a_kind_of_question_is_told_when_it_is_in_the_catalogue() {
    let waits = Chat { wishes: vec![Wish::Answer("no-such-kind".into())], ..Chat::default() };
    let again = with_world(Law::built_in(), |world| look_again(waits, None, world));
    assert!(again.say.is_none() && again.chat.unwrap().wishes.len() == 1);
    // A later release answers what this one calls a kind: the same id is a topic there.
    let waits = Chat { wishes: vec![Wish::Answer("fees".into())], ..Chat::default() };
    let again = with_world(Law::built_in(), |world| look_again(waits, None, world));
    assert!(again.say.is_some() && again.chat.unwrap().wishes.is_empty());
}

/// Every answer whose row says that nothing was found has the button under the answer itself.
#[test]
fn whatever_is_said_not_to_be_known_can_be_waited_for() {
    // Answered each day by /status.
    let apart = ["outage-now"];
    let open: Vec<&str> = answers::open().collect();
    for topic in &open {
        assert!(TopicId::find(topic).is_some(), "{topic}");
    }
    for statement in Law::built_in().statements().filter(|it| it.whose == Whose::NotFound) {
        let Some(topic) = statement.message.strip_prefix("answer-").and_then(TopicId::find) else { continue };
        assert!(
            open.contains(&topic.as_str()) || apart.contains(&topic.as_str()),
            "{topic} is not in [waits]"
        );
    }
    for topic in open {
        let topic = TopicId::find(topic).unwrap();
        let said = press(Chat::default(), &Action::Topic(topic));
        let Some(Effect::Say(say)) = said.effects.iter().find(|it| matches!(it, Effect::Say(_))) else {
            panic!("{topic}")
        };
        let tell = Action::TellTopic(topic).encode(None);
        assert!(say.buttons.iter().flatten().any(|button| button.data.contains(&tell)), "{topic}: {say:?}");
    }
    let known = press(Chat::default(), &Action::Topic(TopicId::find("permit-what").unwrap()));
    assert!(!format!("{:?}", known.effects).contains("button-tell-me"));
}

/// A release whose answer knows has taken its topic off the list.
#[test]
fn an_answer_that_knows_by_now_is_told_once() {
    let chat =
        press(Chat::default(), &Action::TellTopic(TopicId::find("osms-health").unwrap())).chat.unwrap();
    assert_eq!(chat.wishes, [Wish::Topic("osms-health".into())]);
    let again = with_world(Law::built_in(), |world| look_again(chat, None, world));
    assert!(again.say.is_none() && again.chat.unwrap().wishes.len() == 1, "nobody knows yet");
    let waits = Chat { wishes: vec![Wish::Topic("permit-what".into())], ..Chat::default() };
    let waits = record::read(&record::write(&waits)).unwrap();
    let again = with_world(Law::built_in(), |world| look_again(waits, None, world));
    assert!(again.say.is_some() && again.chat.unwrap().wishes.is_empty());
}

#[test]
fn the_oldest_wish_gives_way() {
    let wishes = (0..MOST_WISHES as i32).map(|n| Wish::Index(2100 + n)).collect();
    let chat = Chat { wishes, ..Chat::default() };
    let chat = press(chat, &Action::TellTopic(TopicId::find("what-is-mci").unwrap())).chat.unwrap();
    assert_eq!(chat.wishes.len(), MOST_WISHES);
    assert_eq!(chat.wishes.last(), Some(&Wish::Index(2027)));
    assert!(!chat.wishes.contains(&Wish::Index(2100)));
}
