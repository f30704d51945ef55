//! Chats one can read: every scenario of `tests/transcripts/scenarios` is played in every language
//! against the real conversation, and compared with `tests/transcripts/<language>/<scenario>.txt`.
//!
//! After a wanted change run `UPDATE_TRANSCRIPTS=1 cargo test --test it chat::transcripts` and read the
//! difference before committing it: the transcripts are the specification.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Asia::Almaty;
use ruqsat::conversation::button::Action;
use ruqsat::conversation::event::{Button, Effect, Event, Say, Unreadable, What};
use ruqsat::conversation::notify::reminder;
use ruqsat::conversation::{Chat, Reminders, World, schedule, step};
use ruqsat::lang::Lang;
use ruqsat::law::{Law, Region};
use ruqsat::outage_reports::{Bucket, NOTHING, Outlook, Part, Shown};
use ruqsat::reminders::{Attempt, ChatId, Due, ReminderId, Rung};
use ruqsat::speech::{Argument, Message, Speech, plain_text};
use ruqsat::understand::reading::Reader;

/// Telegram's limits, which every message in every transcript keeps.
const LONGEST_MESSAGE: usize = 4096;
const LONGEST_NOTE: usize = 200;

struct Readers {
    reader: Reader,
    speech: Speech,
}

/// One person's chat while a scenario is played.
struct Play<'a> {
    readers: &'a Readers,
    lang: Lang,
    now: DateTime<Utc>,
    chat: Option<Chat>,
    /// Every message with buttons, newest last, as (label's id, button).
    buttons: Vec<Button>,
    text: String,
    /// What everybody may see of outage reports.
    reports: Shown,
    said: Vec<Say>,
}

impl Play<'_> {
    fn happen(&mut self, what: What) {
        let event = Event { what, client: Some(self.lang.code().to_string()), written: None, reply_to: None };
        let chat = self.chat.take();
        let taken = self.with_world(|world| step(chat, &event, world));
        self.chat = taken.chat;
        for effect in &taken.effects {
            self.show(effect);
        }
        match taken.reminders {
            Reminders::Keep => {}
            change => writeln!(self.text, "  (reminders: {change:?})").unwrap(),
        }
    }

    fn with_world<T>(&self, look: impl FnOnce(&World<'_>) -> T) -> T {
        look(&World {
            law: Law::built_in(),
            reader: &self.readers.reader,
            now: self.now,
            today: self.now.with_timezone(&Almaty).date_naive(),
            random: 1,
            reports: &self.reports,
            operator: None,
            bot: Some("ruqsat_bot"),
        })
    }

    fn show(&mut self, effect: &Effect) {
        match effect {
            Effect::AnswerPress { note: None, .. } => {}
            Effect::AnswerPress { note: Some((lang, note)), .. } => {
                let note = self.readers.speech.plain(*lang, note);
                assert!(note.chars().count() <= LONGEST_NOTE, "{note}");
                writeln!(self.text, "  (note: {note})").unwrap();
            }
            Effect::Hand(paper) => {
                writeln!(self.text, "  (paper: {:?}, {})", paper.kind, paper.lang).unwrap();
            }
            Effect::Say(say) => self.show_message(say),
        }
    }

    fn show_message(&mut self, say: &Say) {
        let speech = &self.readers.speech;
        let paragraphs: Vec<String> = say.paragraphs.iter().map(|one| speech.html(say.lang, one)).collect();
        let message = plain_text(&paragraphs.join("\n\n"));
        assert!(message.encode_utf16().count() <= LONGEST_MESSAGE, "{message}");
        assert!(!message.contains("{ $") && !message.contains('\u{2068}'), "{message}");
        self.said.push(say.clone());
        let place = if say.instead_of.is_some() { "Ruqsat (in place)" } else { "Ruqsat" };
        writeln!(self.text, "{place}:").unwrap();
        for line in message.lines() {
            writeln!(self.text, "{}", format!("  {line}").trim_end()).unwrap();
        }
        self.rows_are_few(say);
        for row in &say.buttons {
            let labels: Vec<String> =
                row.iter().map(|button| format!("[{}]", speech.plain(say.lang, &button.label))).collect();
            for label in &labels {
                assert!(fits(label, row.len()), "too long for a phone 360 wide: {} of {}", label, row.len());
            }
            writeln!(self.text, "  {}", labels.join(" ")).unwrap();
            self.buttons.extend(row.iter().cloned());
        }
    }

    /// At most six rows below any message but a calendar and a list of settings; three below a verdict,
    /// an answer, a reminder, and a question behind a day just read. Buttons that change or hand out
    /// something carry what they are about.
    fn rows_are_few(&self, say: &Say) {
        let starts = |start: &str| say.paragraphs.iter().any(|part| first_id(part).starts_with(start));
        let one_screen =
            ["verdict-", "answer-", "reminder-preview", "date-read", "fined-last-day", "out-of-scope-"];
        let lists_choices = [
            "welcome",
            "menu",
            "help",
            "language-set",
            "pick-",
            "choose-",
            "documents-headline",
            "reminders-",
            "case-title",
        ];
        let most = match () {
            // Every kind of reminder has its switch.
            () if starts("choose-rungs") => 30,
            () if one_screen.iter().any(|start| starts(start)) => 3,
            () if lists_choices.iter().any(|start| starts(start)) => 12,
            () => 6,
        };
        let ids: Vec<&str> = say.paragraphs.iter().map(first_id).collect();
        assert!(say.buttons.len() <= most, "{} rows below {ids:?}:\n{}", say.buttons.len(), self.text);
        for button in say.buttons.iter().flatten() {
            let action = Action::decode(&button.data).map(|(_, action)| action);
            let unbound = matches!(
                action,
                None | Some(
                    Action::Save
                        | Action::OtherDate
                        | Action::TellFiling
                        | Action::Papers
                        | Action::VerdictIn(_)
                        | Action::PaperOfCheck(_)
                        | Action::FinePaper(_)
                )
            );
            assert!(!unbound, "{action:?} below {ids:?} does not say what it is about");
        }
    }

    /// What the loop of due reminders would send on this day up to now, or at this hour of its evening.
    fn remind(&mut self, in_the_evening: bool) {
        let Some(chat) = self.chat.clone() else { return };
        let said = self.with_world(|world| {
            let planned = chat.cases.iter().flat_map(|case| {
                let due = schedule::planned(case, &chat.settings, world);
                let is_now = |rung| (rung == Rung::Ask) == in_the_evening;
                due.into_iter().filter(move |one| one.due_on == world.today && is_now(one.rung)).map(|one| {
                    let id = ReminderId { case: case.id, due_on: one.due_on, rung: one.rung };
                    Due { id, at: one.at, provisional: one.provisional, attempt: 1 }
                })
            });
            let attempt = Attempt { chat: ChatId(1), due: planned.collect(), repeat: false, plain: false };
            reminder::words(&chat, &attempt, world)
        });
        if let Some(said) = said {
            if said.silent && in_the_evening {
                writeln!(self.text, "  (without a sound)").unwrap();
            }
            self.show_message(&said);
        }
    }

    /// Presses the newest button whose label is this message.
    fn press(&mut self, id: &str) {
        let button = self.buttons.iter().rev().find(|button| button.label.id == id);
        let button = button.unwrap_or_else(|| panic!("no button `{id}` in:\n{}", self.text)).clone();
        let label = self.readers.speech.plain(self.lang, &button.label);
        writeln!(self.text, "Person presses [{label}]").unwrap();
        self.happen(What::Press { query: "q".into(), data: button.data, message: 1 });
    }

    /// Presses the last but one button whose label is this message: below an older message.
    fn press_above(&mut self, id: &str) {
        let mut buttons = self.buttons.iter().rev().filter(|button| button.label.id == id);
        let button =
            buttons.nth(1).unwrap_or_else(|| panic!("no older button `{id}` in:\n{}", self.text)).clone();
        let label = self.readers.speech.plain(self.lang, &button.label);
        writeln!(self.text, "Person presses [{label}] below the message before").unwrap();
        self.happen(What::Press { query: "q".into(), data: button.data, message: 1 });
    }

    fn line(&mut self, line: &str) {
        if let Some(id) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return self.press(id);
        }
        if let Some(text) = line.strip_prefix("> ") {
            writeln!(self.text, "Person: {text}").unwrap();
            return self.happen(typed(text));
        }
        if let Some(text) = line.strip_prefix("forwards ") {
            writeln!(self.text, "Person forwards: {text}").unwrap();
            return self.happen(What::Forwarded(text.into()));
        }
        if let Some(text) = line.strip_prefix("edits ") {
            writeln!(self.text, "Person changes the last message: {text}").unwrap();
            return self.happen(What::Edited(text.into()));
        }
        if let Some(id) = line.strip_prefix("above ") {
            return self.press_above(id);
        }
        if let Some(data) = line.strip_prefix("forged ") {
            writeln!(self.text, "Person's client sends the button data {data}").unwrap();
            return self.happen(What::Press { query: "q".into(), data: data.into(), message: 1 });
        }
        if let Some(told) = line.strip_prefix("people say ") {
            self.reports = shown(told, self.now.with_timezone(&Almaty).date_naive());
            return writeln!(self.text, "(people say {told})").unwrap();
        }
        if let Some(date) = line.strip_prefix("today ") {
            self.now = ten_o_clock(date);
            return writeln!(self.text, "({date})").unwrap();
        }
        writeln!(self.text, "({line})").unwrap();
        match line {
            "reminders" => return self.remind(false),
            "evening" => {
                // The questions come at 17 o'clock of Kazakhstan.
                self.now = self.now.date_naive().and_hms_opt(12, 1, 0).unwrap().and_utc();
                return self.remind(true);
            }
            _ => {}
        }
        self.happen(match line {
            "photo" => What::Unreadable(Unreadable::Picture),
            "voice" => What::Unreadable(Unreadable::Other),
            "edited" => What::Unreadable(Unreadable::Edited),
            "group" => What::Group,
            "blocked" => What::Blocked,
            "unblocked" => What::Unblocked,
            other => panic!("a scenario does not know `{other}`"),
        });
    }
}

/// `country few of 20, 75 unusual of 5`: what everybody may see, the latest of it from nine o'clock.
fn shown(told: &str, today: NaiveDate) -> Shown {
    let mut shown = NOTHING.clone();
    for one in told.split(", ") {
        let (place, rest) = one.split_once(' ').unwrap();
        let (said, people) = rest.split_once(" of ").unwrap();
        let people = Bucket::of(people.parse().unwrap()).unwrap();
        let (latest, since) = ((today, 9), (today.pred_opt().unwrap(), 15));
        let down = match said {
            "few" => Part::Few,
            "half" => Part::Half,
            _ => Part::Most,
        };
        let outlook = match said {
            "unusual" => Outlook::MoreThanUsual { people, since, latest },
            _ => Outlook::Reports { people, down, latest },
        };
        match place.parse().ok().and_then(Region::from_number) {
            Some(region) => shown.regions.push((region, outlook)),
            None => shown.country = outlook,
        }
    }
    shown
}

/// The id of the first line of a paragraph.
fn first_id(message: &Message) -> &str {
    let inner = message.arguments.iter().find_map(|(name, value)| match value {
        Argument::Message(inner) if name == "first-message" => Some(inner),
        _ => None,
    });
    inner.map_or(&message.id, |inner| first_id(inner))
}

/// Whether a label, in its brackets, can be read whole on a narrow phone in a row of so many.
fn fits(label: &str, row: usize) -> bool {
    let most = match row {
        1 => 38,
        2 => 18,
        3 => 12,
        4 => 8,
        _ => 3,
    };
    label.chars().count() - 2 <= most
}

fn typed(text: &str) -> What {
    match text.strip_prefix('/') {
        Some(command) => {
            let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
            What::Command { name: name.into(), rest: rest.into() }
        }
        None => What::Text(text.replace("\\n", "\n")),
    }
}

fn ten_o_clock(date: &str) -> DateTime<Utc> {
    let date: NaiveDate = date.parse().unwrap();
    date.and_hms_opt(5, 0, 0).unwrap().and_utc() + TimeDelta::minutes(0)
}

/// A scenario's line may be meant for one language only: `kk: > text`.
fn for_language(line: &str, lang: Lang) -> Option<&str> {
    match line.split_once(": ") {
        Some((code, rest)) if Lang::all().any(|known| known.code() == code) => {
            (code == lang.code()).then_some(rest)
        }
        _ => Some(line),
    }
}

fn play(readers: &Readers, scenario: &str, lang: Lang) -> (String, Vec<Say>) {
    let now = ten_o_clock("2026-11-22");
    let mut play = Play {
        readers,
        lang,
        now,
        chat: None,
        buttons: Vec::new(),
        text: String::new(),
        reports: NOTHING.clone(),
        said: Vec::new(),
    };
    for line in scenario.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix('#') {
            writeln!(play.text, "#{title}").unwrap();
        } else if !line.is_empty()
            && let Some(line) = for_language(line, lang)
        {
            play.line(line);
        }
    }
    (play.text, play.said)
}

fn scenarios() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts/scenarios");
    let mut scenarios: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    scenarios.sort();
    scenarios
}

/// Everything that is said in the scenarios, in a language.
pub fn said(lang: Lang) -> Vec<Say> {
    let readers = Readers { reader: Reader::new(), speech: Speech::new() };
    let played = |path: &PathBuf| play(&readers, &fs::read_to_string(path).unwrap(), lang).1;
    scenarios().iter().flat_map(played).collect()
}

#[test]
fn every_scenario_reads_in_every_language_as_it_is_written_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let readers = Readers { reader: Reader::new(), speech: Speech::new() };
    let update = env::var_os("UPDATE_TRANSCRIPTS").is_some();
    let mut different = Vec::new();
    for path in &scenarios() {
        let scenario = fs::read_to_string(path).unwrap();
        for lang in Lang::all() {
            let (played, _) = play(&readers, &scenario, lang);
            let written = root.join(lang.code()).join(path.file_name().unwrap());
            if update {
                fs::create_dir_all(written.parent().unwrap()).unwrap();
                fs::write(&written, &played).unwrap();
            } else if fs::read_to_string(&written).unwrap_or_default() != played {
                different.push(format!("{}\n{played}", written.display()));
            }
        }
    }
    assert!(
        different.is_empty(),
        "these chats read differently now; if that is wanted, see the first lines of tests/it/chat/transcripts.rs:\n{}",
        different.join("\n")
    );
}
