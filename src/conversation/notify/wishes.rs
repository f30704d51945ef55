//! What somebody wanted to be told is known now: told once.

use crate::conversation::World;
use crate::conversation::chat::Chat;
use crate::conversation::event::Say;
use crate::conversation::{keyboards, wish};
use crate::speech::say;

/// Takes the wishes that are known now out of the chat, and says what is known.
pub fn tell(chat: &mut Chat, world: &World<'_>) -> Option<Say> {
    let (mut paragraphs, mut buttons) = (vec![say::wish_headline()], Vec::new());
    chat.wishes.retain(|one| match wish::known(one, world) {
        None => true,
        Some((words, button)) => {
            paragraphs.push(words);
            buttons.extend(button.map(|button| vec![button]));
            false
        }
    });
    if paragraphs.len() == 1 {
        return None;
    }
    buttons.push(keyboards::menu_row());
    Some(Say::new(chat.lang_to_notify(), paragraphs, buttons))
}
