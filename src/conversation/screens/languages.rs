//! The languages.

use crate::conversation::button::Action;
use crate::conversation::keyboards;
use crate::conversation::next::Next;
use crate::conversation::turn::Turn;
use crate::lang::Lang;
use crate::speech::say;

pub fn offer(turn: &mut Turn<'_>) -> Next {
    turn.say_new(vec![say::choose_language()], vec![keyboards::languages(), keyboards::menu_row()]);
    Next::Done
}

/// Speaks another language from now on; an open question is asked again in it.
pub fn chosen(turn: &mut Turn<'_>, lang: Lang) -> Next {
    turn.chat.lang = Some(lang);
    turn.lang = lang;
    if turn.chat.flow.is_some() {
        return Next::Again(vec![say::language_set()]);
    }
    let mut rows = keyboards::main_menu();
    rows.push(keyboards::other_languages(turn.lang, Action::Speak));
    turn.say(vec![say::language_set(), say::welcome(), say::not_the_ministry()], rows);
    Next::Done
}
