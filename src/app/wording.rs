//! From what the conversation says to what the messenger sends.

use crate::conversation::COMMANDS;
use crate::conversation::event::{Button, Effect, Say};
use crate::lang::Lang;
use crate::ports::{Introduction, Rendered};
use crate::speech::{Message, Speech, say};

/// One message without buttons.
pub fn alone(lang: Lang, message: Message) -> Effect {
    Effect::Say(just(lang, message))
}

/// The same as what is to be said.
pub fn just(lang: Lang, message: Message) -> Say {
    Say::new(lang, vec![message], Vec::new())
}

/// A message as it is saved in the outbox.
pub fn to_be_said(say: Say) -> Vec<u8> {
    super::saved_form(&Effect::Say(say))
}

/// What is to be said, in its final words.
pub fn rendered(say: &Say, speech: &Speech) -> Rendered {
    let paragraphs: Vec<String> =
        say.paragraphs.iter().map(|message| speech.html(say.lang, message)).collect();
    let label = |button: &Button| (speech.plain(say.lang, &button.label), button.data.clone());
    Rendered {
        html: paragraphs.join("\n\n"),
        buttons: say.buttons.iter().map(|row| row.iter().map(label).collect()).collect(),
        instead_of: say.instead_of.filter(|message| *message > 0),
        reply_to: say.reply_to.filter(|message| *message > 0),
        quote: say.quote.clone(),
        silent: say.silent,
    }
}

/// The bot in every language, and once more for everybody else.
pub fn introductions(speech: &Speech) -> Vec<Introduction> {
    let languages = Lang::all().map(|lang| (lang, Some(lang))).chain([(Lang::RU, None)]);
    let introduction = |(lang, language): (Lang, Option<Lang>)| {
        let words = |message: &Message| speech.plain(lang, message);
        let command = |name: &&'static str| (*name, words(&Message::new(format!("command-{name}"))));
        Introduction {
            language,
            commands: COMMANDS.iter().map(command).collect(),
            description: words(&say::bot_description()),
            short_description: words(&say::bot_short_description()),
        }
    };
    languages.map(introduction).collect()
}
