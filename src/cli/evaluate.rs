//! `ruqsat evaluate`: how well questions are understood, measured on messages nothing was learnt from.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::NaiveDate;

use super::dialogues::{self, Misses};
use super::{Failure, Outcome, lines, today_in_almaty};
use crate::lang::Lang;
use crate::understand::fold::words;
use crate::understand::phrases::phrases;
use crate::understand::{self, Question, Understanding};

/// Measure how well questions are understood.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the test messages: kk.tsv, ru.tsv, en.tsv with the columns expected outcome
    /// (topic, out-of-scope, chat), id, style, text.
    #[arg(long, value_name = "DIR", default_value = "tests/questions")]
    set: PathBuf,
    /// The folder with the phrases that were learnt from, to tell how near a message is to them.
    #[arg(long, value_name = "DIR", default_value = "locales")]
    locales: PathBuf,
    /// Print every message that was not understood.
    #[arg(long)]
    misses: bool,
    /// Play the dialogues of this TOML file instead: each has `lang` and `turns` of `say` and `want`.
    #[arg(long, value_name = "FILE")]
    dialogues: Option<PathBuf>,
    /// The day on which dialogues are played; today in Kazakhstan if left out.
    #[arg(long, value_name = "DATE", requires = "dialogues")]
    on: Option<NaiveDate>,
}

pub fn run(arguments: Arguments) -> Outcome {
    let misses = if arguments.misses { Misses::Listed } else { Misses::Counted };
    if let Some(path) = &arguments.dialogues {
        return dialogues::run(path, arguments.on.unwrap_or_else(today_in_almaty), misses);
    }
    let understanding = Understanding::new();
    let nearness = Nearness::new(&arguments.locales)?;
    let mut text = String::new();
    let mut seen = false;
    for lang in Lang::all() {
        let path = arguments.set.join(format!("{lang}.tsv"));
        let Some(cases) = read(&path)? else { continue };
        seen = true;
        let judged: Vec<Judged> =
            cases.into_iter().map(|case| judge(case, &understanding, &nearness)).collect();
        report(lang, &judged, misses, &mut text);
    }
    danger(&arguments.set.join("danger.tsv"), &understanding, &mut text)?;
    if !seen {
        let folder = arguments.set.display();
        return Err(Failure::failed(format!(
            "{folder} holds no kk.tsv, ru.tsv or en.tsv; name another folder with --set"
        )));
    }
    lines::print(text.trim_end())
}

struct Case {
    expected: String,
    ids: Vec<String>,
    style: String,
    text: String,
}

struct Judged {
    case: Case,
    question: Question,
    /// How near the nearest learning phrase is, 0 to 1.
    near: f32,
}

/// The cases of a test file; `None` if there is no such file.
fn read(path: &Path) -> Result<Option<Vec<Case>>, Failure> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(Failure::failed(format!(
                "{} cannot be read ({error}); check the path",
                path.display()
            )));
        }
    };
    Ok(Some(text.lines().filter_map(case).collect()))
}

/// Columns: expected outcome, ids, style, text; the danger set has the language first and no style.
/// Headings, comments and empty lines are no cases.
fn case(line: &str) -> Option<Case> {
    let columns: Vec<&str> = line.splitn(4, '\t').collect();
    let [expected, ids, style, text] = match *columns.as_slice() {
        [expected, ids, style, text] if OUTCOMES.contains(&expected) => [expected, ids, style, text],
        [_lang, expected, ids, text] if OUTCOMES.contains(&expected) => [expected, ids, "", text],
        _ => return None,
    };
    let ids = ids.split('|').map(str::to_string).collect();
    Some(Case { expected: expected.to_string(), ids, style: style.to_string(), text: text.to_string() })
}

/// `safe` only in a danger set: a message that merely sounds like danger.
const OUTCOMES: [&str; 4] = ["topic", "out-of-scope", "chat", "safe"];

fn judge(case: Case, understanding: &Understanding, nearness: &Nearness) -> Judged {
    let question = understanding.question(&case.text, None);
    let near = nearness.of(&case.text);
    Judged { case, question, near }
}

impl Judged {
    fn asserted(&self) -> bool {
        self.question.topic.is_some_and(|topic| self.case.ids.iter().any(|id| id == topic.as_str()))
    }

    fn offered(&self) -> bool {
        let wanted = |topic: &understand::TopicId| self.case.ids.iter().any(|id| id == topic.as_str());
        self.asserted() || self.question.choices.iter().any(wanted)
    }

    fn wrongly_asserted(&self) -> bool {
        self.question.outcome == understand::Outcome::Answer && !self.asserted()
    }

    /// In scope: asserted or offered; otherwise: the outcome is the right one.
    fn understood(&self) -> bool {
        match self.case.expected.as_str() {
            "topic" => self.offered(),
            "chat" => self.question.outcome == understand::Outcome::Chat,
            _ => self.question.outcome == understand::Outcome::OutOfScope,
        }
    }

    fn kind_right(&self) -> bool {
        self.question.kind.is_some_and(|kind| self.case.ids.iter().any(|id| id == kind.as_str()))
    }

    /// What was said, in one word.
    fn said(&self) -> String {
        let question = &self.question;
        match (question.topic, question.kind) {
            (Some(topic), _) => topic.to_string(),
            (_, Some(kind)) => kind.to_string(),
            _ => format!("choice of {}", question.choices.first().map_or("nothing", |topic| topic.as_str())),
        }
    }
}

fn report(lang: Lang, judged: &[Judged], misses: Misses, out: &mut String) {
    let of = |expected: &str| judged.iter().filter(|one| one.case.expected == expected).collect::<Vec<_>>();
    let (topics, out_of_scope, chat) = (of("topic"), of("out-of-scope"), of("chat"));
    line(out, &format!("== {lang}: {} messages", judged.len()));
    in_scope("in scope", &topics, out);
    share("out of scope: said so", &out_of_scope, Judged::understood, out);
    share("out of scope: the right kind", &out_of_scope, Judged::kind_right, out);
    share(
        "out of scope: offered a choice",
        &out_of_scope,
        |one| one.question.outcome == understand::Outcome::Choice,
        out,
    );
    share("chat: recognised as chat", &chat, Judged::understood, out);
    share("chat: the right kind", &chat, Judged::kind_right, out);
    share("the message's language", &judged.iter().collect::<Vec<_>>(), |one| one.question.lang == lang, out);

    line(out, "-- nearest learning phrase");
    let mut by_nearness: Vec<&Judged> = topics.clone();
    by_nearness.sort_by(|left, right| left.near.total_cmp(&right.near));
    let (far, near) = by_nearness.split_at(by_nearness.len() / 2);
    let middle = near.first().map_or(0.0, |one| one.near);
    line(
        out,
        &format!("half of the messages in scope are nearer than {middle:.2} (1.00 is the same message)"),
    );
    in_scope("the farthest half", far, out);
    in_scope("the nearest half", near, out);

    line(out, "-- by style");
    groups(judged, |one| one.case.style.clone(), out);
    line(out, "-- by topic and kind, worst first");
    groups(judged, |one| one.case.ids.first().cloned().unwrap_or_default(), out);
    confusions(judged, out);
    if misses == Misses::Listed {
        line(out, "-- not understood");
        for one in judged.iter().filter(|one| !one.understood() || one.wrongly_asserted()) {
            line(out, &format!("{} -> {}: {}", one.case.ids.join("|"), one.said(), one.case.text));
        }
    }
    line(out, "");
}

fn in_scope(name: &str, topics: &[&Judged], out: &mut String) {
    share(&format!("{name}: right topic asserted or offered"), topics, Judged::offered, out);
    share(&format!("{name}: right topic asserted"), topics, Judged::asserted, out);
    share(&format!("{name}: wrong topic asserted"), topics, Judged::wrongly_asserted, out);
}

fn share(name: &str, among: &[&Judged], counts: impl Fn(&Judged) -> bool, out: &mut String) {
    let hits = among.iter().filter(|one| counts(one)).count();
    line(out, &format!("{name:<52} {:>5.1} %  ({hits} of {})", percent(hits, among.len()), among.len()));
}

fn groups(judged: &[Judged], name: impl Fn(&Judged) -> String, out: &mut String) {
    let mut groups: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for one in judged {
        let group = groups.entry(name(one)).or_default();
        group.0 += usize::from(one.understood());
        group.1 += 1;
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|left, right| percent(left.1.0, left.1.1).total_cmp(&percent(right.1.0, right.1.1)));
    for (name, (hits, all)) in groups {
        line(out, &format!("{name:<52} {:>5.1} %  ({hits} of {all})", percent(hits, all)));
    }
}

fn confusions(judged: &[Judged], out: &mut String) {
    let mut pairs: BTreeMap<(String, String), usize> = BTreeMap::new();
    for one in judged.iter().filter(|one| !one.understood() || one.wrongly_asserted()) {
        let expected = one.case.ids.first().cloned().unwrap_or_default();
        *pairs.entry((expected, one.said())).or_default() += 1;
    }
    let mut pairs: Vec<_> = pairs.into_iter().filter(|(_, count)| *count > 1).collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    line(out, "-- confusions (expected -> said), more than one");
    for ((expected, said), count) in pairs.iter().take(40) {
        line(out, &format!("{count:>4}  {expected} -> {said}"));
    }
}

fn danger(path: &Path, understanding: &Understanding, out: &mut String) -> Outcome {
    let Some(cases) = read(path)? else { return Ok(()) };
    let (safe, danger): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(|case| case.expected == "safe");
    let taken = |case: &Case| understanding.question(&case.text, None).kind.filter(|kind| kind.is_danger());
    line(out, &format!("== danger: {} messages, {} that only sound like it", danger.len(), safe.len()));
    let missed: Vec<&Case> = danger.iter().filter(|case| taken(case).is_none()).collect();
    for case in &missed {
        line(out, &format!("missed {}: {}", case.ids.join("|"), case.text));
    }
    line(out, &format!("missed: {}", missed.len()));
    let alarms: Vec<(&Case, understand::KindId)> =
        safe.iter().filter_map(|case| Some((case, taken(case)?))).collect();
    for (case, kind) in &alarms {
        line(out, &format!("false alarm, {kind}: {}", case.text));
    }
    line(out, &format!("false alarms: {}", alarms.len()));
    Ok(())
}

fn percent(hits: usize, all: usize) -> f64 {
    100.0 * hits as f64 / all.max(1) as f64
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

/// How near a message is to the nearest learning phrase: the share of three-letter pieces of their
/// folded words that both have (Dice), so that script and spelling do not count as distance.
struct Nearness {
    phrases: Vec<HashSet<u32>>,
    holders: HashMap<u32, Vec<u32>>,
}

impl Nearness {
    fn new(locales: &Path) -> Result<Nearness, Failure> {
        let phrases = phrases(locales).map_err(|error| {
            let folder = locales.display();
            Failure::failed(format!(
                "the phrases in {folder} cannot be read ({error}); name the project's folder with --locales"
            ))
        })?;
        let phrases: Vec<HashSet<u32>> = phrases.iter().map(|phrase| pieces(&phrase.text)).collect();
        let mut holders: HashMap<u32, Vec<u32>> = HashMap::new();
        for (number, pieces) in phrases.iter().enumerate() {
            for piece in pieces {
                holders.entry(*piece).or_default().push(number as u32);
            }
        }
        Ok(Nearness { phrases, holders })
    }

    fn of(&self, text: &str) -> f32 {
        let own = pieces(text);
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for piece in &own {
            for holder in self.holders.get(piece).into_iter().flatten() {
                *shared.entry(*holder).or_default() += 1;
            }
        }
        let near = |(number, shared): (u32, usize)| {
            let other = self.phrases.get(number as usize).map_or(0, HashSet::len);
            2.0 * shared as f32 / (own.len() + other).max(1) as f32
        };
        shared.into_iter().map(near).fold(0.0, f32::max)
    }
}

fn pieces(text: &str) -> HashSet<u32> {
    let mut pieces = HashSet::new();
    for word in words(text) {
        let bounded = format!("^{}$", word.key);
        for piece in bounded.as_bytes().windows(3) {
            pieces.insert(piece.iter().fold(0, |packed, byte| packed << 8 | u32::from(*byte)));
        }
    }
    pieces
}
