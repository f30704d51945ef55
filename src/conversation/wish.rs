//! "Tell me when you know": what somebody waits for, of what nobody has published yet.

use chrono::NaiveDate;

use super::World;
use super::answers::{self, Awaited};
use super::button::Action;
use super::chat::Wish;
use super::event::Button;
use crate::speech::{Message, say};
use crate::understand::TopicId;

/// The wish that an answer leaves open: what it says is not known. `[waits]` of `answers.toml` lists them.
pub fn of_topic(topic: TopicId, world: &World<'_>) -> Option<Wish> {
    let wish = match answers::waits_for(topic.as_str())? {
        Awaited::Index => Wish::Index(next_year(world.today)),
        Awaited::OutageLastDay => Wish::LastDay(world.law.outages().last()?.id.to_string()),
        Awaited::Answer => Wish::Topic(topic.as_str().to_string()),
    };
    known(&wish, world).is_none().then_some(wish)
}

/// The message and the button that answer a wish; `None` while nobody knows.
pub fn known(wish: &Wish, world: &World<'_>) -> Option<(Message, Option<Button>)> {
    match wish {
        Wish::Index(year) => {
            let tenge = world.law.mci_on(NaiveDate::from_ymd_opt(*year, 1, 1)?)?;
            let button = TopicId::find("what-is-mci").map(topic_button);
            Some((say::wish_known_index(tenge, year.to_string()), button))
        }
        Wish::LastDay(outage) => {
            let outage = world.law.outage(outage)?;
            let is_known = outage.certain_through == outage.possible_through;
            let button = TopicId::find("outage-edge-dates").map(topic_button);
            is_known.then(|| (say::wish_known_last_day(outage.certain_through), button))
        }
        Wish::Answer(kind) => TopicId::find(kind).map(answer_to),
        // A release whose answer no longer says that it is not known has taken it off the list.
        Wish::Topic(topic) => {
            TopicId::find(topic).filter(|_| answers::waits_for(topic).is_none()).map(answer_to)
        }
    }
}

fn answer_to(topic: TopicId) -> (Message, Option<Button>) {
    let title = Message::new(format!("topic-{topic}"));
    (say::wish_known_answer(title), Some(topic_button(topic)))
}

fn topic_button(topic: TopicId) -> Button {
    Button::lasting(Message::new(format!("topic-{topic}")), Action::Topic(topic))
}

fn next_year(today: NaiveDate) -> i32 {
    chrono::Datelike::year(&today) + 1
}
