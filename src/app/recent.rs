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

/// So many acts are remembered; then all are forgotten and counted from the start.
const MOST: usize = 10_000;

/// What is to be done with an update.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is an act of its own.
    New,
    /// It belongs to one that is answered already.
    Known,
    /// It is the same press again: only its spinner, of this query, is to be stopped.
    SamePress(String),
}

/// What people did lately.
#[derive(Default)]
pub struct Recent {
    /// The update that an album was first met in.
    albums: HashMap<(ChatId, String), UpdateId>,
    /// A keyed hash of each message's words: the words themselves are not kept.
    words: HashMap<(ChatId, i64), u64>,
    /// The last act of a chat if it was a press: its update, message and data.
    presses: HashMap<ChatId, (UpdateId, i32, String)>,
    key: RandomState,
}

impl Recent {
    /// Looks an update over. `waiting` says whether its chat still has one that is not answered.
    /// The same update may come again, where it could not be stored: it is judged as before.
    pub fn judge(&mut self, update: &Update, waiting: bool) -> Verdict {
        if self.albums.len() + self.words.len() + self.presses.len() > MOST {
            *self = Recent::default();
        }
        let last_press = self.presses.remove(&update.chat);
        let Some(event) = &update.event else { return Verdict::New };
        match &event.what {
            What::Press { query, data, message } => {
                let same = |(before, of, earlier): &(UpdateId, i32, String)| {
                    waiting && *before != update.id && (of, earlier) == (message, data)
                };
                if last_press.as_ref().is_some_and(same) {
                    self.presses.extend(last_press.map(|press| (update.chat, press)));
                    return Verdict::SamePress(query.clone());
                }
                self.presses.insert(update.chat, (update.id, *message, data.clone()));
                Verdict::New
            }
            What::Unreadable(Unreadable::Picture | Unreadable::Other) => match &update.album {
                Some(album) => {
                    let first = *self.albums.entry((update.chat, album.clone())).or_insert(update.id);
                    if first == update.id { Verdict::New } else { Verdict::Known }
                }
                None => Verdict::New,
            },
            _ => self.judge_words(update),
        }
    }

    fn judge_words(&mut self, update: &Update) -> Verdict {
        let Some(words) = &update.words else { return Verdict::New };
        let hash = self.key.hash_one(&words.text);
        let before = self.words.insert((update.chat, words.message), hash);
        if words.edited && before == Some(hash) { Verdict::Known } else { Verdict::New }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::event::Event;
    use crate::ports::Words;

    fn update(id: u64, what: What) -> Update {
        let event = Some(Event { what, client: None, written: None });
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
        assert_eq!(recent.judge(&text("15.06.2027"), false), Verdict::New);
        assert_eq!(recent.judge(&edited("15.06.2027"), false), Verdict::Known);
        assert_eq!(recent.judge(&edited("16.06.2027"), false), Verdict::New);
    }

    #[test]
    fn an_album_is_one_act_also_where_its_updates_come_again() {
        let picture =
            |id| Update { album: Some("a".into()), ..update(id, What::Unreadable(Unreadable::Picture)) };
        let mut recent = Recent::default();
        let verdicts: Vec<Verdict> =
            [7, 8, 9, 7].into_iter().map(|id| recent.judge(&picture(id), true)).collect();
        assert_eq!(verdicts, [Verdict::New, Verdict::Known, Verdict::Known, Verdict::New]);
        let captioned = Update {
            album: Some("a".into()),
            ..written(What::Text("15.06.2027".into()), "15.06.2027", false)
        };
        assert_eq!(recent.judge(&captioned, true), Verdict::New);
    }

    #[test]
    fn the_same_press_before_its_answer_is_one() {
        let press = |id, query: &str, data: &str| {
            update(id, What::Press { query: query.into(), data: data.into(), message: 3 })
        };
        let mut recent = Recent::default();
        assert_eq!(recent.judge(&press(1, "a", "x"), false), Verdict::New);
        assert_eq!(recent.judge(&press(2, "b", "x"), true), Verdict::SamePress("b".into()));
        assert_eq!(recent.judge(&press(3, "c", "x"), true), Verdict::SamePress("c".into()));
        assert_eq!(recent.judge(&press(1, "a", "x"), true), Verdict::New, "it could not be stored");
        assert_eq!(recent.judge(&press(4, "d", "y"), true), Verdict::New);
        assert_eq!(recent.judge(&press(5, "e", "y"), false), Verdict::New, "the first one is answered");
    }
}
