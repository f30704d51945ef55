//! `ruqsat ask`: the answer to a question.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::law::law_from;
use super::{Failure, Format, Outcome, lines, today_in_almaty};
use crate::assess::{Facts, assess};
use crate::conversation::{World, answers};
use crate::lang::Lang;
use crate::law::Law;
use crate::speech::{Message, Speech, plain_text, verdict};
use crate::understand::dates::{DateContext, DateReading};
use crate::understand::reading::Reader;
use crate::understand::{self, KindId, Question, TopicId, documents};

/// Answer a question.
#[derive(clap::Args)]
pub struct Arguments {
    /// The question, in Kazakh, Russian or English, in any script.
    #[arg(required_unless_present = "stdin")]
    question: Option<String>,
    /// The person's language (kk, ru, en); the question may overrule it.
    #[arg(long, value_parser = language)]
    lang: Option<Lang>,
    /// The day asked about; today in Kazakhstan if left out.
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// Words for people, or one JSON object for scripts.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Read one JSON object a line ({"text", "lang", "on"}), and write one a line.
    #[arg(long, conflicts_with = "question")]
    stdin: bool,
    /// A law folder to use instead of the built-in law.
    #[arg(long, value_name = "DIR", env = "RUQSAT_LAW")]
    law: Option<PathBuf>,
}

/// One line of `--stdin`.
#[derive(Deserialize)]
struct Asked {
    text: String,
    #[serde(default)]
    lang: Option<Lang>,
    #[serde(default)]
    on: Option<NaiveDate>,
}

/// The promise to scripts: what `--format json` and `--stdin` print.
#[derive(Serialize)]
struct Answer {
    outcome: understand::Outcome,
    topic: Option<TopicId>,
    choices: Vec<TopicId>,
    kind: Option<KindId>,
    lang: Lang,
    answer: String,
}

pub fn run(arguments: Arguments) -> Outcome {
    let desk = Desk {
        reader: Reader::new(),
        law: law_from(arguments.law)?,
        speech: Speech::new(),
        today: arguments.on.unwrap_or_else(today_in_almaty),
        lang: arguments.lang,
    };
    if arguments.stdin {
        return lines::answer_each(|asked: Asked| Ok(desk.answer(&asked)));
    }
    let asked = Asked { text: arguments.question.unwrap_or_default(), lang: None, on: None };
    let answer = desk.answer(&asked);
    match arguments.format {
        Format::Json => {
            let json = serde_json::to_string(&answer).map_err(|error| {
                Failure::failed(format!("the answer cannot be written as JSON ({error})"))
            })?;
            lines::print(&json)
        }
        Format::Text => lines::print(&answer.answer),
    }
}

fn language(code: &str) -> Result<Lang, String> {
    Lang::all()
        .find(|lang| lang.code() == code)
        .ok_or_else(|| format!("`{code}` is unknown; use kk, ru or en"))
}

/// What it takes to answer.
struct Desk {
    reader: Reader,
    law: Arc<Law>,
    speech: Speech,
    today: NaiveDate,
    lang: Option<Lang>,
}

impl Desk {
    fn answer(&self, asked: &Asked) -> Answer {
        let question = self.reader.understanding.question(&asked.text, asked.lang.or(self.lang));
        let world = World {
            law: &self.law,
            reader: &self.reader,
            now: Utc::now(),
            today: asked.on.unwrap_or(self.today),
            operator: None,
            bot: None,
        };
        let answer =
            self.verdict(&question, &asked.text, &world).unwrap_or_else(|| self.in_words(&question, &world));
        let Question { outcome, topic, choices, kind, lang } = question;
        Answer { outcome, topic, choices, kind, lang, answer }
    }

    /// A question that holds the date which its answer depends on is answered with the verdict.
    fn verdict(&self, question: &Question, text: &str, world: &World<'_>) -> Option<String> {
        let context = DateContext { today: world.today, lang: Some(question.lang) };
        let meant = question.topic?.document()?;
        let document = documents::named(text).unwrap_or(meant);
        let DateReading::Date(expires) = self.reader.dates.find_expiry(text, &context) else { return None };
        let mut facts = Facts::new(document);
        facts.expires = Some(expires);
        let assessment = assess(&facts, world.today, world.law).ok()?;
        let told = self.rendered(verdict::tell(&assessment, &facts, world.law), question.lang);
        Some(told.join("\n\n"))
    }

    fn in_words(&self, question: &Question, world: &World<'_>) -> String {
        let mut paragraphs = Vec::new();
        if let Some(topic) = question.topic {
            paragraphs.extend(self.rendered(answers::answer(topic.as_str(), world), question.lang));
        }
        if let Some(kind) = question.kind {
            paragraphs
                .extend(self.rendered(answers::reply(kind.as_str(), question.outcome, world), question.lang));
        }
        if question.outcome == understand::Outcome::Choice {
            paragraphs.extend(self.rendered(vec![Message::new("choice-intro")], question.lang));
            let titles =
                question.choices.iter().map(|topic| Message::new(format!("topic-{topic}"))).collect();
            let titles = self.rendered(titles, question.lang);
            paragraphs.extend(titles.into_iter().map(|title| format!("• {title}")));
        }
        paragraphs.join("\n\n")
    }

    fn rendered(&self, messages: Vec<Message>, lang: Lang) -> Vec<String> {
        messages
            .iter()
            .filter(|message| Message::exists(&message.id))
            .map(|message| plain_text(&self.speech.html(lang, message)))
            .collect()
    }
}
