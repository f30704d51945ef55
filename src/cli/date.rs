//! `ruqsat date`: reads a date as a person writes it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Failure, Format, Outcome, lines, today_in_almaty};
use crate::lang::Lang;
use crate::speech::{Speech, date_reading};
use crate::understand::dates::{AskWhy, DateContext, DateReader, DateReading};

#[derive(clap::Args)]
pub struct Arguments {
    /// What the person wrote.
    #[arg(required_unless_present = "stdin")]
    text: Option<String>,
    /// The person's language (kk, ru, en); the text may overrule it.
    #[arg(long, value_parser = language)]
    lang: Option<Lang>,
    /// The day to count from, YYYY-MM-DD [default: today in Almaty].
    #[arg(long)]
    on: Option<NaiveDate>,
    /// Words for people, or one JSON object.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Read one JSON object a line ({"text", "lang", "on"}) and answer each with one.
    #[arg(long, conflicts_with = "text")]
    stdin: bool,
}

/// One line of `--stdin`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    text: String,
    #[serde(default)]
    lang: Option<Lang>,
    #[serde(default)]
    on: Option<NaiveDate>,
}

/// The promise to scripts: what `--format json` and `--stdin` print.
#[derive(Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
enum DateAnswer {
    Date { date: NaiveDate },
    Ask { why: &'static str },
    Invalid,
    None,
}

pub fn run(arguments: Arguments) -> Outcome {
    let today = arguments.on.unwrap_or_else(today_in_almaty);
    let reader = DateReader::new();
    if arguments.stdin {
        return lines::answer_each(|question: Question| {
            let context =
                DateContext { today: question.on.unwrap_or(today), lang: question.lang.or(arguments.lang) };
            Ok(answer(reader.read(&question.text, &context)))
        });
    }
    let context = DateContext { today, lang: arguments.lang };
    let reading = reader.read(arguments.text.as_deref().unwrap_or_default(), &context);
    lines::print(&printed(reading, &context, arguments.format)?)
}

fn printed(reading: DateReading, context: &DateContext, format: Format) -> Result<String, Failure> {
    match format {
        Format::Json => serde_json::to_string(&answer(reading))
            .map_err(|error| Failure::failed(format!("the answer cannot be written as JSON ({error})"))),
        Format::Text => {
            let lang = context.lang.unwrap_or(Lang::EN);
            Ok(Speech::new().plain(lang, &date_reading(reading, context.today)))
        }
    }
}

fn answer(reading: DateReading) -> DateAnswer {
    match reading {
        DateReading::Date(date) => DateAnswer::Date { date },
        DateReading::Ask(AskWhy::Year) => DateAnswer::Ask { why: "year" },
        DateReading::Ask(AskWhy::DayMonth) => DateAnswer::Ask { why: "day-month" },
        DateReading::Ask(AskWhy::Day) => DateAnswer::Ask { why: "day" },
        DateReading::Invalid => DateAnswer::Invalid,
        DateReading::None => DateAnswer::None,
    }
}

fn language(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "use kk, ru or en".to_string())
}
