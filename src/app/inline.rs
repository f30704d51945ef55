//! Inline cards: the sourced answer of a topic, for any chat. What was typed is neither stored nor logged,
//! and a card holds nothing personal.

use std::sync::Arc;

use chrono_tz::Asia::Almaty;

use super::App;
use crate::conversation::answers;
use crate::lang::Lang;
use crate::ports::{Clock, InlineCard, Messenger, Ports};
use crate::speech::{Message, plain_text};
use crate::understand::reading::Context;
use crate::understand::{Outcome, TopicId, fold, topics};

/// So many cards are offered.
const MOST: usize = 5;
/// Telegram's limit for a message, in characters.
const LONGEST: usize = 4096;
/// Fewer letters than this name no topic.
const SHORTEST: usize = 3;
/// So much of the answer stands below its title in the list.
const LONGEST_DESCRIPTION: usize = 120;

/// Answers in its own task: nothing waits for it, and after a crash nobody would look at it any more.
pub fn answer<P: Ports>(app: &Arc<App<P>>, query: String, text: String, client: Option<String>) {
    let app = Arc::clone(app);
    app.tasks.clone().spawn(async move {
        let cards = cards(&app, &text, client.as_deref());
        app.messenger.answer_inline(&query, &cards).await;
    });
}

fn cards<P: Ports>(app: &App<P>, text: &str, client: Option<&str>) -> Vec<InlineCard> {
    let now = app.clock.now();
    let client = client.and_then(Lang::from_tag);
    let context = Context::on(now.with_timezone(&Almaty).date_naive(), client);
    let reading = app.reader.read(text, &context);
    if !reading.private.is_empty() || reading.danger.is_some() {
        return Vec::new();
    }
    let question = reading.question;
    let mut found: Vec<TopicId> = match question.outcome {
        Outcome::Answer => question.topic.into_iter().chain(question.choices).collect(),
        Outcome::Choice => question.choices,
        Outcome::Check | Outcome::OutOfScope | Outcome::Chat => Vec::new(),
    };
    if found.is_empty() {
        // A word alone, still being typed.
        found = by_title(app, text, question.lang);
    }
    app.with_world(now, |world| {
        let card = |topic: &TopicId| {
            let words = answers::answer(topic.as_str(), world);
            card(app, question.lang, topic, &words)
        };
        found.iter().take(MOST).filter_map(card).collect()
    })
}

/// The topics in whose title words begin with all of these.
fn by_title<P: Ports>(app: &App<P>, text: &str, lang: Lang) -> Vec<TopicId> {
    let keys = |text: &str| fold::words(text).into_iter().map(|word| word.key).collect::<Vec<String>>();
    let typed = keys(text);
    if typed.iter().map(String::len).max().unwrap_or_default() < SHORTEST {
        return Vec::new();
    }
    let fits = |topic: &TopicId| {
        let title = keys(&app.speech.plain(lang, &Message::new(format!("topic-{topic}"))));
        typed.iter().all(|key| title.iter().any(|word| word.starts_with(key.as_str())))
    };
    topics().iter().map(|topic| topic.id).filter(fits).collect()
}

/// A card in the language of the question; none where it would not fit.
fn card<P: Ports>(app: &App<P>, lang: Lang, topic: &TopicId, words: &[Message]) -> Option<InlineCard> {
    let title = app.speech.plain(lang, &Message::new(format!("topic-{topic}")));
    let paragraphs: Vec<String> = words.iter().map(|message| app.speech.html(lang, message)).collect();
    let html = paragraphs.join("\n\n");
    let text = plain_text(&html);
    if text.chars().count() > LONGEST {
        return None;
    }
    let description = text.chars().take(LONGEST_DESCRIPTION).collect();
    Some(InlineCard { id: format!("{lang}-{topic}"), title, description, html })
}
