//! `ruqsat ask`: the answer to a question.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::law_folder::law_from;
use super::{Failure, Format, Outcome, lines, today_in_almaty};
use crate::assess::{Assessment, Facts, Filing, assess};
use crate::conversation::{World, answers};
use crate::lang::Lang;
use crate::law::{DocumentId, Law};
use crate::speech::{Message, Speech, plain_text, say, verdict};
use crate::understand::dates::When;
use crate::understand::reading::{Context, Reader, Reading};
use crate::understand::told::{Missing, Told, whole};
use crate::understand::{self, KindId, Question, TopicId};

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
struct AskAnswer {
    outcome: understand::Outcome,
    topic: Option<TopicId>,
    choices: Vec<TopicId>,
    kind: Option<KindId>,
    lang: Lang,
    #[serde(flatten)]
    check: Option<Check>,
    answer: String,
}

/// What outcome `check` has beside: one entry a paper in each list.
#[derive(Serialize)]
struct Check {
    facts: Vec<FactsTold>,
    checks: Vec<Option<Assessment>>,
    missing: Vec<Vec<Missing>>,
}

/// What was understood of one paper, under the names that `ruqsat check` has; a day without its year
/// is written `--09-17`.
#[derive(Serialize)]
struct FactsTold {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<DocumentId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filed_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lost: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reported: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    penalised: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opened: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_over: Option<String>,
}

impl From<&Told> for FactsTold {
    fn from(told: &Told) -> FactsTold {
        let filed = told.filed.as_ref().and_then(written);
        FactsTold {
            document: told.document.clone(),
            expires: told.expires.as_ref().and_then(written),
            filed_state: filed.as_ref().map(|_| if told.returned { "returned" } else { "pending" }),
            filed,
            lost: told.lost.as_ref().and_then(written),
            reported: told.reported.as_ref().and_then(written),
            penalised: told.penalised.as_ref().and_then(written),
            opened: told.opened.as_ref().and_then(written),
            handed_over: told.served.as_ref().and_then(written),
        }
    }
}

fn written(when: &When) -> Option<String> {
    match when {
        When::Date(date) => Some(date.to_string()),
        When::DayMonth { day, month } => Some(format!("--{month:02}-{day:02}")),
        When::Either(_) | When::Unclear | When::Invalid => None,
    }
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
    fn answer(&self, asked: &Asked) -> AskAnswer {
        let today = asked.on.unwrap_or(self.today);
        let reading = self.reader.read(&asked.text, &Context::on(today, asked.lang.or(self.lang)));
        let world = World {
            law: &self.law,
            reader: &self.reader,
            now: Utc::now(),
            today,
            random: 0,
            reports: &crate::outage_reports::NOTHING,
            operator: None,
            bot: None,
        };
        let (check, mut paragraphs) = match reading.question.outcome {
            understand::Outcome::Check => self.check(&reading, today),
            _ => (None, Vec::new()),
        };
        paragraphs.extend(self.in_words(&reading, &world));
        let Question { outcome, topic, choices, kind, lang } = reading.question;
        AskAnswer { outcome, topic, choices, kind, lang, check, answer: paragraphs.join("\n\n") }
    }

    /// A verdict on each paper told; where something is missing, the first thing to ask.
    fn check(&self, reading: &Reading, today: NaiveDate) -> (Option<Check>, Vec<String>) {
        let mut check = Check { facts: Vec::new(), checks: Vec::new(), missing: Vec::new() };
        let mut paragraphs = Vec::new();
        for told in &reading.told {
            let mut missing = told.missing();
            let facts = if missing.is_empty() { facts(told) } else { None };
            let assessed = facts.and_then(|facts| Some((assess(&facts, today, &self.law).ok()?, facts)));
            if assessed.is_none() && missing.is_empty() {
                // The day cannot be: a loss that is still to come.
                missing.push(Missing::Day);
            }
            let words = match &assessed {
                Some((assessment, facts)) => self.verdict(assessment, facts, today),
                None => question_about(told, &missing).into_iter().collect(),
            };
            paragraphs.extend(self.rendered(words, reading.lang));
            check.facts.push(FactsTold::from(told));
            check.checks.push(assessed.map(|(assessment, _)| assessment));
            check.missing.push(missing);
        }
        (Some(check), paragraphs)
    }

    /// A decision on a fine comes before what the document's own days say, as in the chat.
    fn verdict(&self, assessment: &Assessment, facts: &Facts, today: NaiveDate) -> Vec<Message> {
        let told = match facts.handed_over {
            Some(handed_over) => verdict::tell_decision(handed_over, facts, today, &self.law),
            None => verdict::tell(assessment, facts, &self.law),
        };
        told.paragraphs()
    }

    fn in_words(&self, reading: &Reading, world: &World<'_>) -> Vec<String> {
        let question = &reading.question;
        let mut paragraphs = Vec::new();
        if let Some(foreign) = reading.foreign {
            let danger = reading.danger.map(|_| foreign.calm());
            paragraphs.extend(danger.into_iter().chain([foreign.line()]).map(str::to_string));
        }
        // Where the answer to the topic is a verdict, it has been given.
        let verdict_given = |topic: TopicId| !reading.told.is_empty() && topic.document().is_some();
        if let Some(topic) = question.topic.filter(|topic| !verdict_given(*topic)) {
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
        paragraphs
    }

    fn rendered(&self, messages: Vec<Message>, lang: Lang) -> Vec<String> {
        messages
            .iter()
            .filter(|message| Message::exists(&message.id))
            .map(|message| plain_text(&self.speech.html(lang, message)))
            .collect()
    }
}

/// The facts of a paper of which everything needed is known.
fn facts(told: &Told) -> Option<Facts> {
    let mut facts = Facts::new(told.document.clone()?);
    facts.expires = whole(&told.expires);
    facts.lost = whole(&told.lost);
    facts.filing = whole(&told.filed).map(|on| match told.returned {
        true => Filing::Returned { on: Some(on) },
        false => Filing::Pending { on },
    });
    facts.reported = whole(&told.reported);
    facts.penalised = whole(&told.penalised);
    facts.opened = whole(&told.opened);
    facts.handed_over = whole(&told.served);
    Some(facts)
}

/// The one question that is asked next.
fn question_about(told: &Told, missing: &[Missing]) -> Option<Message> {
    let invalid =
        [&told.expires, &told.lost, &told.filed].into_iter().flatten().any(|when| *when == When::Invalid);
    Some(match missing.first()? {
        _ if invalid => say::date_reading_invalid(),
        Missing::Day if told.lost == Some(When::Unclear) => say::ask_loss_day(),
        Missing::Year => say::date_reading_ask_year(),
        Missing::DayMonth => say::date_reading_ask_day_month(),
        Missing::Day | Missing::Role => say::date_reading_ask_day(),
        Missing::Document => say::ask_document(),
        Missing::Whose => say::ask_whose(),
    })
}
