//! Free questions: the answer, or a choice, or what is not known.

use crate::conversation::button::Action;
use crate::conversation::chat::{BareDate, Goal};
use crate::conversation::event::Button;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{Count, answers, cases, keyboards, wish};
use crate::lang::Lang;
use crate::speech::{Message, say};
use crate::understand::{Group, KindId, Outcome, Question, TopicId, Wants};

/// Topics to choose from, at most: a row each.
const MOST_OFFERED: usize = 3;

/// Topics near an answer, at most.
const MOST_NEAR: usize = 4;

/// Says what to do in danger.
pub fn danger(turn: &mut Turn<'_>, kind: KindId, lang: Lang) -> Next {
    turn.lang = lang;
    turn.count = Some(Count::Kind(kind.as_str().to_string()));
    turn.chat.bare_date = bare_date(kind.wants());
    // What follows is most likely about help; a word of danger in it is still looked for first.
    turn.chat.answered(TopicId::find("legal-aid"), turn.world.now);
    turn.chat.in_danger = Some(kind);
    let mut rows = vec![keyboards::menu_row()];
    rows.splice(0..0, keyboards::topic_row("legal-aid"));
    turn.say_new(answers::reply(kind.as_str(), Outcome::OutOfScope, turn.world), rows);
    Next::Done
}

/// What a date alone would mean after an answer.
fn bare_date(wants: Option<Wants>) -> BareDate {
    match wants {
        Some(Wants::Loss) => BareDate::Loss,
        Some(Wants::HandedOver) => BareDate::HandedOver,
        Some(Wants::Learnt) => BareDate::Learnt,
        None => BareDate::Expiry,
    }
}

/// Says what a question was understood to ask.
pub fn question(turn: &mut Turn<'_>, question: &Question) -> Next {
    turn.lang = question.lang;
    match (question.outcome, question.topic) {
        (Outcome::Answer, Some(topic)) => {
            // Once in a chat: whoever is answered learns that a wrong answer can be told of.
            let asks = question.choices.is_empty() && !std::mem::replace(&mut turn.chat.asked_if_meant, true);
            show(turn, topic, &question.choices, if asks { Manner::AskingIfMeant } else { Manner::Plain })
        }
        (Outcome::Choice, None) if question.choices.len() == 2 => {
            // Two questions in one, or one of two: the first is answered, the second one press away.
            let (likely, others) = (question.choices[0], &question.choices[1..]);
            show(turn, likely, others, Manner::OrMeant)
        }
        (Outcome::Choice, Some(likely)) => {
            let others: Vec<TopicId> = question.choices.iter().copied().filter(|it| *it != likely).collect();
            show(turn, likely, &others, Manner::OrMeant)
        }
        (Outcome::Answer | Outcome::Choice, _) => {
            let offered: Vec<TopicId> = question.choices.iter().copied().take(MOST_OFFERED).collect();
            let mut rows = keyboards::topics(&offered);
            if rows.len() < MOST_OFFERED {
                rows.push(keyboards::menu_row());
            }
            turn.count = Some(Count::Offered);
            if turn.chat.last_topic.is_none() {
                turn.chat.answered(offered.first().copied(), turn.world.now);
            }
            turn.say_new(vec![say::choice_intro()], rows);
            Next::Done
        }
        (Outcome::OutOfScope | Outcome::Chat, _) => kind(turn, question),
        (Outcome::Check, _) => Next::Start(Goal::Check(Default::default())),
    }
}

/// Replies that lead straight into a flow or a screen; all others are a message of their own.
fn kind(turn: &mut Turn<'_>, question: &Question) -> Next {
    let Some(kind) = question.kind else {
        turn.say_new(vec![say::not_understood()], keyboards::main_menu());
        return Next::Done;
    };
    turn.count = Some(Count::Kind(kind.as_str().to_string()));
    match kind.as_str() {
        "assess" | "bare-date" => Next::Start(Goal::Check(Default::default())),
        "delete-data" => Next::Start(Goal::Forget),
        "language" => Next::Show(Screen::Languages),
        "reminder" if cases::can_be_saved(&turn.chat) => Next::Show(Screen::Save),
        "reminder" => Next::Show(Screen::Documents(0)),
        "start-over" => Next::Show(Screen::Start),
        "help" => Next::Show(Screen::Help),
        _ => {
            let paragraphs = answers::reply(kind.as_str(), question.outcome, turn.world);
            let is_chat = question.outcome == Outcome::Chat;
            let mut rows = keyboards::way_out();
            if !is_chat && !kind.is_danger() && kind.as_str() != "unknown-language" {
                // In the place of "check": who asks this has no date to check.
                rows[0] =
                    vec![Button::lasting(say::button_tell_me(), Action::TellKind(kind.as_str().to_string()))];
            }
            if !is_chat {
                rows.splice(0..0, keyboards::topic_row("legal-aid"));
            }
            turn.say_new(paragraphs, rows);
            Next::Done
        }
    }
}

/// The first words of an answer, without what is folded.
pub fn in_short(turn: &mut Turn<'_>, topic: TopicId) -> Next {
    let paragraphs = answers::answer(topic.as_str(), turn.world).into_iter().take(1).collect();
    let rows = vec![keyboards::topics(&[topic]).remove(0), keyboards::menu_row()];
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// One reply, with the way on to topics.
pub fn reply(turn: &mut Turn<'_>, words: Message, topics: &[&str]) -> Next {
    let mut rows: Rows = topics.iter().filter_map(|id| keyboards::topic_row(id)).collect();
    rows.push(vec![Button::lasting(say::button_ask(), Action::Ask), keyboards::menu()]);
    turn.say_new(vec![words], rows);
    Next::Done
}

/// Shows a topic's answer; in another language if asked to.
pub fn topic(turn: &mut Turn<'_>, topic: TopicId, lang: Option<Lang>) -> Next {
    if let Some(lang) = lang {
        turn.lang = lang;
    }
    show(turn, topic, &[], if lang.is_some() { Manner::InPlace } else { Manner::Plain })
}

/// At most so many others are offered below the likeliest answer: three rows fit a screen.
const MOST_MEANT: usize = 2;

/// How an answer is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// As a new message.
    Plain,
    /// The same, with "Was this what you meant?" in the place of a topic beside it.
    AskingIfMeant,
    /// The likeliest answer of several; the others can be pressed.
    OrMeant,
    /// In the place of the message above the button.
    InPlace,
}

fn show(turn: &mut Turn<'_>, topic: TopicId, others: &[TopicId], manner: Manner) -> Next {
    let mut paragraphs = answers::answer(topic.as_str(), turn.world);
    if let Some(other) = others.first().filter(|_| manner == Manner::OrMeant) {
        paragraphs.insert(1.min(paragraphs.len()), say::or_meant(Message::new(format!("topic-{other}"))));
    } else if let Some(other) = others.first() {
        paragraphs.insert(1.min(paragraphs.len()), say::also_asked(Message::new(format!("topic-{other}"))));
    }
    if manner == Manner::AskingIfMeant {
        paragraphs.insert(1.min(paragraphs.len()), say::was_this_meant());
    }
    turn.chat.answered(Some(topic), turn.world.now);
    let near = topic.neighbours().iter().filter(|near| !others.contains(near));
    let topics: Vec<TopicId> = others.iter().chain(near).copied().take(MOST_NEAR).collect();
    turn.chat.bare_date = bare_date(topic.wants());
    let is_likely = manner == Manner::OrMeant;
    let step = if is_likely { None } else { first_step(turn, topic) };
    let mut rows: Rows = step.into_iter().map(|button| vec![button]).collect();
    let is_a_step = !rows.is_empty();
    if is_likely {
        rows = keyboards::topics(&others.iter().copied().take(MOST_MEANT).collect::<Vec<TopicId>>());
    }
    let has_room = manner != Manner::AskingIfMeant;
    let is_beside = has_room && rows.is_empty() || !others.is_empty() && manner != Manner::OrMeant;
    if let Some(next) = topics.first().filter(|_| is_beside) {
        rows.splice(0..0, keyboards::topics(&[*next]));
    }
    if manner != Manner::OrMeant && wish::of_topic(topic, turn.world).is_some() {
        let tell = |label| Button::lasting(label, Action::TellTopic(topic));
        match rows.last_mut().filter(|_| is_a_step) {
            // One row for both: an answer fits one screen.
            Some(row) => row.push(tell(say::button_tell_me_short())),
            None => {
                rows.retain(|_| !others.is_empty());
                rows.push(vec![tell(say::button_tell_me())]);
            }
        }
    }
    rows.push(vec![
        Button::lasting(say::button_wrong_answer(), Action::Wrong(topic)),
        keyboards::more(Action::MoreOn(topic)),
    ]);
    turn.count = Some(Count::Answered(topic.as_str().to_string()));
    if manner == Manner::InPlace {
        turn.say(paragraphs, rows)
    } else {
        turn.say_new(paragraphs, rows)
    }
    Next::Done
}

/// What an answer is the first step to: its own flow.
fn first_step(turn: &mut Turn<'_>, topic: TopicId) -> Option<Button> {
    if topic.is_of(Group::Journey) {
        return Some(Button::lasting(say::button_leaving(), Action::Leaving));
    }
    if topic.is_of(Group::FirstPermission) {
        return Some(Button::lasting(say::button_plan(), Action::Plan));
    }
    match turn.chat.bare_date {
        BareDate::Loss => Some(keyboards::lost()),
        BareDate::HandedOver => Some(keyboards::fined()),
        BareDate::Learnt => Some(keyboards::refused()),
        BareDate::Expiry | BareDate::Plan => topic.document().map(|document| {
            turn.chat.asked_about = Some(document);
            Button::lasting(say::button_check_my_date(), Action::Check)
        }),
    }
}

/// What else there is below an answer: topics near it, the other languages, the menu.
pub fn more(turn: &mut Turn<'_>, topic: TopicId) -> Next {
    let near: Vec<TopicId> = topic.neighbours().iter().copied().take(MOST_NEAR).collect();
    let mut rows = keyboards::topics(&near);
    rows.push(keyboards::other_languages(turn.lang, |lang| Action::TopicIn(lang, topic)));
    rows.push(vec![Button::lasting(say::button_ask(), Action::Ask), keyboards::menu()]);
    turn.say_new(vec![say::more_on(Message::new(format!("topic-{topic}")))], rows);
    Next::Done
}
