//! One act of a person that Telegram sends as several updates: the pictures of an album, a
//! reaction that comes as an edit, a button pressed again before its answer is there.
//!
//! In memory and bounded: after a restart one answer more may come, never one less.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use crate::conversation::event::{Unreadable, What};
use crate::ports::{Update, UpdateId};
use crate::reminders::ChatId;

/// The most acts that are remembered; then all are dropped and remembering starts over.
const MOST: usize = 10_000;

/// What came before an update in its chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing that is not answered.
    Answered,
    /// Something that is being handled or waits to be.
    InHand,
    /// Something in the same batch: nobody has seen any answer in between.
    CameTogether,
}

/// Whether an update is an act of its own, or belongs to one that was seen before.
#[derive(Debug, PartialEq, Eq)]
pub enum Novelty {
    /// It is an act of its own.
    New,
    /// It belongs to one that is answered already.
    Known,
    /// It is the same press again: only its spinner, of this query, is to be stopped.
    SamePress(String),
}

/// What somebody may do once more because no answer is there yet.
#[derive(PartialEq, Eq)]
enum Act {
    Press {
        message: i32,
        data: String,
    },
    /// Telegram's own button, pressed by somebody who sees nothing happen.
    Start {
        rest: String,
    },
}

impl Act {
    fn of(what: &What) -> Option<Act> {
        match what {
            What::Press { message, data, .. } => Some(Act::Press { message: *message, data: data.clone() }),
            What::Command { name, rest } if name == "start" => Some(Act::Start { rest: rest.clone() }),
            _ => None,
        }
    }
}

/// What people did lately.
#[derive(Default)]
pub struct Recent {
    /// The update that an album was first met in.
    albums: HashMap<(ChatId, String), UpdateId>,
    /// A keyed hash of each message's words: the words themselves are not kept.
    words: HashMap<(ChatId, i64), u64>,
    /// The last act of a chat if it was a press or a command, and the update it came in.
    acts: HashMap<ChatId, (UpdateId, Act)>,
    key: RandomState,
}

impl Recent {
    /// Whether an update is new. The same update may come again, where it could not be stored: the result
    /// is the same as before.
    pub fn novelty(&mut self, update: &Update, before: Before) -> Novelty {
        if self.albums.len() + self.words.len() + self.acts.len() > MOST {
            *self = Recent::default();
        }
        let last = self.acts.remove(&update.chat);
        let Some(event) = &update.event else { return Novelty::New };
        if let (Some(album), false) = (&update.album, matches!(event.what, What::Unreadable(_))) {
            // Its words are answered; its other pictures are the same act.
            self.albums.entry((update.chat, album.clone())).or_insert(update.id);
        }
        if let Some(act) = Act::of(&event.what) {
            // A press while its answer is on the way is the same one; a start may be a new one by then.
            let waits = match act {
                Act::Press { .. } => before != Before::Answered,
                Act::Start { .. } => before == Before::CameTogether,
            };
            let is_same = last.filter(|(id, last)| waits && *id != update.id && *last == act);
            let again = is_same.is_some();
            self.acts.insert(update.chat, is_same.unwrap_or((update.id, act)));
            return match &event.what {
                What::Press { query, .. } if again => Novelty::SamePress(query.clone()),
                _ if again => Novelty::Known,
                _ => Novelty::New,
            };
        }
        match &event.what {
            What::Unreadable(Unreadable::Picture | Unreadable::Other) => match &update.album {
                Some(album) => {
                    let first = *self.albums.entry((update.chat, album.clone())).or_insert(update.id);
                    if first == update.id { Novelty::New } else { Novelty::Known }
                }
                None => Novelty::New,
            },
            _ => self.novelty_of_words(update),
        }
    }

    fn novelty_of_words(&mut self, update: &Update) -> Novelty {
        let Some(words) = &update.words else { return Novelty::New };
        let hash = self.key.hash_one(&words.text);
        let before = self.words.insert((update.chat, words.message), hash);
        if words.edited && before == Some(hash) { Novelty::Known } else { Novelty::New }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::event::Event;
    use crate::ports::Words;

    fn update(id: u64, what: What) -> Update {
        let event = Some(Event { what, client: None, written: None, reply_to: None });
        Update { id: UpdateId(id), chat: ChatId(5), event, at: None, album: None, words: None }
    }

    fn written(what: What, text: &str, edited: bool) -> Update {
        let words = Some(Words { message: 1, text: text.into(), edited });
        Update { words, ..update(7, what) }
    }

    #[test]
    fn an_edit_that_changes_no_word_is_no_act() {
        let mut recent = Recent::default();
        let text = |text: &str| written(What::Text(text.into()), text, false);
        let edited = |text: &str| written(What::Edited(text.into()), text, true);
        assert_eq!(recent.novelty(&text("15.06.2027"), Before::Answered), Novelty::New);
        assert_eq!(recent.novelty(&edited("15.06.2027"), Before::Answered), Novelty::Known);
        assert_eq!(recent.novelty(&edited("16.06.2027"), Before::Answered), Novelty::New);
    }

    #[test]
    fn an_album_is_one_act_also_where_its_updates_come_again() {
        let picture =
            |id| Update { album: Some("a".into()), ..update(id, What::Unreadable(Unreadable::Picture)) };
        let mut recent = Recent::default();
        let found: Vec<Novelty> =
            [7, 8, 9, 7].into_iter().map(|id| recent.novelty(&picture(id), Before::InHand)).collect();
        assert_eq!(found, [Novelty::New, Novelty::Known, Novelty::Known, Novelty::New]);
        let captioned = Update {
            album: Some("a".into()),
            ..written(What::Text("15.06.2027".into()), "15.06.2027", false)
        };
        assert_eq!(recent.novelty(&captioned, Before::InHand), Novelty::New);
        let mut recent = Recent::default();
        let found = [&captioned, &picture(8), &picture(9), &captioned]
            .map(|update| recent.novelty(update, Before::InHand));
        assert_eq!(
            found,
            [Novelty::New, Novelty::Known, Novelty::Known, Novelty::New],
            "where it usually stands"
        );
    }

    #[test]
    fn start_pressed_several_times_at_once_is_one() {
        let command = |id, name: &str| update(id, What::Command { name: name.into(), rest: String::new() });
        let mut recent = Recent::default();
        assert_eq!(recent.novelty(&command(1, "start"), Before::Answered), Novelty::New);
        assert_eq!(recent.novelty(&command(2, "start"), Before::CameTogether), Novelty::Known);
        assert_eq!(recent.novelty(&command(3, "start"), Before::CameTogether), Novelty::Known);
        assert_eq!(recent.novelty(&command(4, "help"), Before::CameTogether), Novelty::New);
        assert_eq!(recent.novelty(&command(4, "help"), Before::CameTogether), Novelty::New);
        assert_eq!(recent.novelty(&command(5, "start"), Before::CameTogether), Novelty::New);
        assert_eq!(
            recent.novelty(&command(6, "start"), Before::InHand),
            Novelty::New,
            "its answer may be seen"
        );
        assert_eq!(
            recent.novelty(&command(7, "start"), Before::Answered),
            Novelty::New,
            "the first one is answered"
        );
    }

    #[test]
    fn the_same_press_before_its_answer_is_one() {
        let press = |id, query: &str, data: &str| {
            update(id, What::Press { query: query.into(), data: data.into(), message: 3 })
        };
        let mut recent = Recent::default();
        assert_eq!(recent.novelty(&press(1, "a", "x"), Before::Answered), Novelty::New);
        assert_eq!(recent.novelty(&press(2, "b", "x"), Before::InHand), Novelty::SamePress("b".into()));
        assert_eq!(recent.novelty(&press(3, "c", "x"), Before::InHand), Novelty::SamePress("c".into()));
        assert_eq!(
            recent.novelty(&press(1, "a", "x"), Before::InHand),
            Novelty::New,
            "it could not be stored"
        );
        assert_eq!(recent.novelty(&press(4, "d", "y"), Before::InHand), Novelty::New);
        assert_eq!(
            recent.novelty(&press(5, "e", "y"), Before::Answered),
            Novelty::New,
            "the first one is answered"
        );
    }
}
