//! One act of a person that Telegram sends as several updates: the pictures of an album, a
//! reaction that comes as an edit, a button pressed again before its answer is there.
//!
//! In memory and bounded: after a restart one answer more may come, never one less.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use super::update::Decoded;
use crate::conversation::event::{Unreadable, What};
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
    albums: HashMap<(ChatId, String), i64>,
    /// A keyed hash of each message's words: the words themselves are not kept.
    words: HashMap<(ChatId, i64), u64>,
    /// The last act of a chat if it was a press: its update, message and data.
    presses: HashMap<ChatId, (i64, i32, String)>,
    key: RandomState,
}

impl Recent {
    /// Looks an update over. `waiting` says whether its chat still has one that is not answered.
    /// The same update may come again, where it could not be stored: it is judged as before.
    pub fn judge(&mut self, decoded: &Decoded, waiting: bool) -> Verdict {
        if self.albums.len() + self.words.len() + self.presses.len() > MOST {
            *self = Recent::default();
        }
        let last_press = self.presses.remove(&decoded.chat);
        let Some(event) = &decoded.event else { return Verdict::New };
        match &event.what {
            What::Press { query, data, message } => {
                let same = |(update, of, earlier): &(i64, i32, String)| {
                    waiting && *update != decoded.update_id && (of, earlier) == (message, data)
                };
                if last_press.as_ref().is_some_and(same) {
                    self.presses.extend(last_press.map(|press| (decoded.chat, press)));
                    return Verdict::SamePress(query.clone());
                }
                self.presses.insert(decoded.chat, (decoded.update_id, *message, data.clone()));
                Verdict::New
            }
            What::Unreadable(Unreadable::Picture | Unreadable::Other) => match &decoded.album {
                Some(album) => {
                    let first =
                        *self.albums.entry((decoded.chat, album.clone())).or_insert(decoded.update_id);
                    if first == decoded.update_id { Verdict::New } else { Verdict::Known }
                }
                None => Verdict::New,
            },
            _ => self.judge_words(decoded),
        }
    }

    fn judge_words(&mut self, decoded: &Decoded) -> Verdict {
        let Some(words) = &decoded.words else { return Verdict::New };
        let hash = self.key.hash_one(&words.text);
        let before = self.words.insert((decoded.chat, words.message), hash);
        if words.edited && before == Some(hash) { Verdict::Known } else { Verdict::New }
    }
}
