//! `ruqsat check`: where does a document stand?

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use super::law_folder::law_from;
use super::{Failure, Format, Outcome, lines, today_in_almaty};
use crate::assess::{self, Assessment, Facts, Filing};
use crate::lang::Lang;
use crate::law::Law;
use crate::speech::{Speech, plain_text, verdict};

/// Where does a document stand?
#[derive(clap::Args)]
pub struct Arguments {
    /// The document: residence-permit, stateless-certificate, temporary-permit, passport,
    /// kandas-certificate.
    #[arg(long, required_unless_present = "stdin")]
    document: Option<String>,
    /// The last day printed on it, as 2025-09-20; may be left out only with --lost.
    #[arg(long, value_name = "DATE")]
    expires: Option<String>,
    /// The day asked about; today in Kazakhstan if left out.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The day an application for a new one was accepted.
    #[arg(long, value_name = "DATE")]
    filed: Option<String>,
    /// What became of the application: pending (if left out) or returned.
    #[arg(long, value_name = "STATE")]
    filed_state: Option<String>,
    /// The day of the loss or theft.
    #[arg(long, value_name = "DATE")]
    lost: Option<String>,
    /// The day on which the loss was reported; only with --lost.
    #[arg(long, value_name = "DATE")]
    reported: Option<String>,
    /// The day on which an earlier penalty under the same article was carried out.
    #[arg(long, value_name = "DATE")]
    penalised: Option<String>,
    /// The day on which a case was opened: its index counts.
    #[arg(long, value_name = "DATE")]
    opened: Option<String>,
    /// The language of the words: kk, ru or en.
    #[arg(long)]
    lang: Option<String>,
    /// Words for people, or one JSON object for scripts.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Read one JSON object a line, with the flags' names, and write one a line.
    #[arg(long)]
    stdin: bool,
    /// A law folder to use instead of the built-in law.
    #[arg(long, value_name = "DIR", env = "RUQSAT_LAW")]
    law: Option<PathBuf>,
}

/// The flags as one JSON line has them. Values stay as they came, so that an error can name the field.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Question {
    document: Value,
    expires: Value,
    on: Value,
    filed: Value,
    filed_state: Value,
    lost: Value,
    reported: Value,
    penalised: Value,
    opened: Value,
    lang: Value,
    format: Value,
}

pub fn run(arguments: Arguments) -> Outcome {
    let law = law_from(arguments.law)?;
    let today = today_in_almaty();
    if arguments.stdin {
        return lines::answer_each(|question: Question| answer(&question, today, &law).map(|found| found.1));
    }
    let question = Question {
        document: arguments.document.into(),
        expires: arguments.expires.into(),
        on: arguments.on.into(),
        filed: arguments.filed.into(),
        filed_state: arguments.filed_state.into(),
        lost: arguments.lost.into(),
        reported: arguments.reported.into(),
        penalised: arguments.penalised.into(),
        opened: arguments.opened.into(),
        lang: arguments.lang.into(),
        format: Value::Null,
    };
    let (facts, assessment) = answer(&question, today, &law).map_err(Failure::usage)?;
    let text = match arguments.format {
        Format::Json => serde_json::to_string(&assessment)
            .map_err(|error| Failure::failed(format!("the answer cannot be written as JSON ({error})")))?,
        Format::Text => {
            let lang = language(&question).map_err(Failure::usage)?;
            in_words(&assessment, &facts, &law, lang)
        }
    };
    lines::print(&text)
}

fn in_words(assessment: &Assessment, facts: &Facts, law: &Law, lang: Lang) -> String {
    let speech = Speech::new();
    let paragraphs: Vec<String> = verdict::tell(assessment, facts, law)
        .paragraphs()
        .iter()
        .map(|paragraph| plain_text(&speech.html(lang, paragraph)))
        .collect();
    paragraphs.join("\n\n")
}

/// The facts told and where they stand; or one sentence that names the field at fault.
///
/// # Errors
/// A sentence that names the field: one that is missing, unknown, no day, or after the day asked about.
pub fn answer(question: &Question, today: NaiveDate, law: &Law) -> Result<(Facts, Assessment), String> {
    language(question)?;
    if let Some(format) =
        text("format", &question.format)?.filter(|format| !["text", "json"].contains(format))
    {
        return Err(format!("`format` is `{format}`; use text or json"));
    }
    let on = date("on", &question.on)?.unwrap_or(today);
    let document = text("document", &question.document)?.ok_or("`document` is missing; name the document")?;
    let facts = Facts {
        expires: date("expires", &question.expires)?,
        filing: filing(question)?,
        lost: date("lost", &question.lost)?,
        reported: date("reported", &question.reported)?,
        penalised: date("penalised", &question.penalised)?,
        opened: date("opened", &question.opened)?,
        ..Facts::new(document)
    };
    let assessment = assess::assess(&facts, on, law).map_err(|error| error.to_string())?;
    Ok((facts, assessment))
}

fn filing(question: &Question) -> Result<Option<Filing>, String> {
    let filed = date("filed", &question.filed)?;
    match text("filed_state", &question.filed_state)? {
        None | Some("pending") => Ok(filed.map(|on| Filing::Pending { on })),
        Some("returned") if filed.is_none() => {
            Err("`filed` is missing; `filed_state` needs the day of the application".to_string())
        }
        Some("returned") => Ok(Some(Filing::Returned { on: filed })),
        Some(other) => Err(format!("`filed_state` is `{other}`; use pending or returned")),
    }
}

fn date(field: &str, value: &Value) -> Result<Option<NaiveDate>, String> {
    let Some(text) = text(field, value)? else { return Ok(None) };
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let day = if shape { text.parse::<NaiveDate>().ok() } else { None };
    day.map(Some).ok_or_else(|| format!("`{field}` is `{text}`, which is not a date; write it as 2025-09-20"))
}

fn language(question: &Question) -> Result<Lang, String> {
    let Some(code) = text("lang", &question.lang)? else { return Ok(Lang::EN) };
    Lang::all()
        .find(|lang| lang.code() == code)
        .ok_or_else(|| format!("`lang` is `{code}`; use kk, ru or en"))
}

fn text<'a>(field: &str, value: &'a Value) -> Result<Option<&'a str>, String> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        other => Err(format!("`{field}` is {other}; write it as text in quotes")),
    }
}
