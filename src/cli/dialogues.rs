//! `ruqsat evaluate --dialogues`: whole conversations, each turn through the conversation's own `step`.

use std::fmt::Write as _;
use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;

use super::{Failure, Outcome, lines};
use crate::assess::{Facts, assess};
use crate::conversation::chat::Goal;
use crate::conversation::draft::{Card, Draft};
use crate::conversation::event::{Effect, Event, Say, What};
use crate::conversation::{Chat, Step, World, step};
use crate::lang::Lang;
use crate::law::Law;
use crate::speech::{Argument, Message, Speech, plain_text};
use crate::understand::reading::Reader;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dialogue: Vec<Dialogue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dialogue {
    lang: Lang,
    turns: Vec<Turn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Turn {
    say: String,
    /// `topic:`, `kind:`, `verdict:`, `asks:` or `contains:` with a value; alternatives parted by `|`.
    want: String,
}

/// What is asked on the way to a verdict, and the answer that leaves the facts as they were told.
const ON_THE_WAY: [&str; 4] = ["ask-filing", "ask-penalised", "ask-opened", "ask-reported"];
const NOTHING_MORE: &str = "no";
/// So many of these questions follow one another at most.
const OFTEN: usize = 4;

/// Plays every dialogue of this file on this day and prints how many went as wanted.
pub fn run(path: &Path, on: NaiveDate, misses: bool) -> Outcome {
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::failed(format!("{name} cannot be read ({error}); check the path")))?;
    let file: File = toml::from_str(&text)
        .map_err(|error| Failure::failed(format!("{name} holds no dialogues ({error})")))?;
    let play = Play { reader: Reader::new(), speech: Speech::new(), on };
    let mut out = String::new();
    for lang in Lang::all() {
        let dialogues: Vec<&Dialogue> = file.dialogue.iter().filter(|one| one.lang == lang).collect();
        let turns: usize = dialogues.iter().map(|one| one.turns.len()).sum();
        let (mut good, mut good_turns) = (0, 0);
        for dialogue in &dialogues {
            let faults = play.faults(dialogue);
            good += usize::from(faults.is_empty());
            good_turns += dialogue.turns.len() - faults.len();
            for fault in faults.iter().filter(|_| misses) {
                let _ = writeln!(out, "    {lang} {fault}");
            }
        }
        let share = 100.0 * good as f64 / dialogues.len().max(1) as f64;
        let _ = writeln!(
            out,
            "{lang}: dialogues as wanted {share:.1} % ({good} of {}), turns {good_turns} of {turns}",
            dialogues.len()
        );
    }
    lines::print(out.trim_end())
}

struct Play {
    reader: Reader,
    speech: Speech,
    on: NaiveDate,
}

impl Play {
    /// The turns that did not go as wanted.
    fn faults(&self, dialogue: &Dialogue) -> Vec<String> {
        let mut chat: Option<Chat> = None;
        let mut faults = Vec::new();
        for turn in &dialogue.turns {
            let mut taken = self.step(chat.take(), dialogue.lang, &turn.say);
            let as_wanted = |taken: &Step| turn.want.split('|').any(|want| self.holds(want.trim(), taken));
            let mut good = as_wanted(&taken);
            for _ in 0..OFTEN {
                if good || !said(&taken).iter().any(|id| ON_THE_WAY.contains(&id.as_str())) {
                    break;
                }
                taken = self.step(taken.chat, dialogue.lang, NOTHING_MORE);
                good = as_wanted(&taken);
            }
            if !good {
                let said: Vec<String> = said(&taken).into_iter().take(3).collect();
                faults.push(format!("{} -> {} : {}", turn.want, said.join(" "), turn.say));
            }
            chat = taken.chat;
        }
        faults
    }

    fn step(&self, chat: Option<Chat>, lang: Lang, text: &str) -> Step {
        let world = World {
            law: Law::built_in(),
            reader: &self.reader,
            now: self.on.and_time(NaiveTime::MIN).and_utc(),
            today: self.on,
            random: 1,
            reports: &crate::outage_reports::NOTHING,
            operator: None,
            bot: None,
        };
        let event = Event {
            what: What::Text(text.to_string()),
            client: Some(lang.code().to_string()),
            written: None,
            reply_to: None,
        };
        step(chat, &event, &world)
    }

    /// The verdicts on what was checked last.
    fn verdicts(&self, taken: &Step) -> Vec<String> {
        let checked = taken.chat.as_ref().and_then(|chat| chat.last.as_ref());
        let cards: Vec<Card> = match checked.map(|checked| &checked.draft) {
            Some(Draft::Several(cards)) => cards.clone(),
            Some(draft) => draft.card().cloned().into_iter().collect(),
            None => Vec::new(),
        };
        cards.iter().filter_map(|card| self.verdict(&card.facts()?)).collect()
    }

    fn verdict(&self, facts: &Facts) -> Option<String> {
        let assessment = assess(facts, self.on, Law::built_in()).ok()?;
        let json = serde_json::to_value(assessment).ok()?;
        Some(json.pointer("/penalty/verdict")?.as_str()?.to_string())
    }

    fn holds(&self, want: &str, taken: &Step) -> bool {
        let Some((name, value)) = want.split_once(':') else { return false };
        let ids = said(taken);
        let has = |id: &str| ids.iter().any(|said| said == id);
        match name {
            "topic" => has(&format!("answer-{value}")) || value == "permit-lost" && is_of_a_loss(taken),
            "kind" => has(&format!("out-of-scope-{value}")) || has(&format!("chat-{value}")),
            "verdict" => {
                let is_given = ids.iter().any(|id| id.starts_with("verdict-state-") || id == "list-line");
                is_given && self.verdicts(taken).iter().any(|verdict| verdict == value)
            }
            "asks" => match value {
                "year" | "day" | "day-month" => has(&format!("date-reading-ask-{value}")),
                "role" => has("ask-filing") || has("ask-which-day"),
                other => has(&format!("ask-{other}")),
            },
            "contains" => says(taken).any(|say| {
                let words: Vec<String> =
                    say.paragraphs.iter().map(|one| plain_text(&self.speech.html(say.lang, one))).collect();
                words.join("\n").contains(value)
            }),
            _ => false,
        }
    }
}

/// A loss is being gone through.
fn is_of_a_loss(taken: &Step) -> bool {
    let flow = taken.chat.as_ref().and_then(|chat| chat.flow.as_ref());
    flow.is_some_and(|flow| matches!(flow.goal, Goal::Lost(_)))
}

fn says(taken: &Step) -> impl Iterator<Item = &Say> {
    taken.effects.iter().filter_map(|effect| match effect {
        Effect::Say(say) => Some(say),
        Effect::AnswerPress { .. } | Effect::Hand(_) => None,
    })
}

/// The ids of everything that was said.
fn said(taken: &Step) -> Vec<String> {
    let mut ids = Vec::new();
    says(taken).flat_map(|say| &say.paragraphs).for_each(|message| collect(message, &mut ids));
    ids
}

fn collect(message: &Message, ids: &mut Vec<String>) {
    ids.push(message.id.clone());
    for (_, argument) in &message.arguments {
        if let Argument::Message(inner) = argument {
            collect(inner, ids);
        }
    }
}
