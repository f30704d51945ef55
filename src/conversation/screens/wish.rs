//! "Tell me when you know", pressed below an answer that says that something is not known.

use crate::conversation::chat::{MOST_WISHES, Wish};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::conversation::wish;
use crate::speech::say;
use crate::understand::{KindId, TopicId};

/// What an answer says is not published; where it is by now, the answer itself.
pub fn topic(turn: &mut Turn<'_>, topic: TopicId) -> Next {
    match wish::of_topic(topic, turn.world) {
        Some(wish) => keep(turn, wish),
        None => Next::Show(Screen::Topic(topic, None)),
    }
}

/// A kind of question that has no answer.
pub fn kind(turn: &mut Turn<'_>, kind: &str) -> Next {
    match KindId::find(kind) {
        Some(kind) => keep(turn, Wish::Answer(kind.as_str().to_string())),
        // A button that this bot has not made.
        None => Next::Done,
    }
}

fn keep(turn: &mut Turn<'_>, wish: Wish) -> Next {
    if !turn.chat.wishes.contains(&wish) {
        if turn.chat.wishes.len() >= MOST_WISHES {
            turn.chat.wishes.remove(0);
        }
        turn.chat.wishes.push(wish);
    }
    // Kept for good is only what somebody has agreed to.
    if turn.chat.consent.is_some() {
        turn.note_on_press(say::wish_kept());
    } else {
        // The first of them: none is kept for longer than was said.
        turn.chat.wished_at.get_or_insert(turn.world.now);
        turn.note_on_press(say::wish_kept_a_day());
    }
    Next::Done
}
