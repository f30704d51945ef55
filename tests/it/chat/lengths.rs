//! Every verdict, answer and reminder fits one screen of a small phone: what is in sight before the
//! folded part is opened, with the rows of buttons that really stand below it.

#![cfg(feature = "bot")]

use crate::kit::world_on;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::NaiveDate;
use ruqsat::assess::Facts;
use ruqsat::conversation::button::Action;
use ruqsat::conversation::draft::Stage;
use ruqsat::conversation::event::{Effect, Event, Say, What};
use ruqsat::conversation::notify::reminder;
use ruqsat::conversation::{Chat, World, schedule, step};
use ruqsat::lang::Lang;
use ruqsat::reminders::{Attempt, Case, CaseId, ChatId, Due, Incident, Label, Planned, Relation, ReminderId};
use ruqsat::speech::{Speech, plain_text};
use ruqsat::understand::{kinds, topics};
use ttf_parser::Face;

use crate::law::cases;

/// The chat page at 360 by 740 pixels: the log is 541 pixels high, a bubble's text 280 wide.
const LOG_HEIGHT: f32 = 541.0;
const TEXT_WIDTH: f32 = 280.0;
const LETTER: f32 = 15.0;
const LINE: f32 = 21.0;
/// A folded quote shows three smaller lines.
const FOLDED: f32 = 57.0;
const ROW_OF_BUTTONS: f32 = 48.0;
const MOST_ROWS: usize = 3;
const MOST_IN_A_ROW: usize = 2;
/// Letters on a button that shares its row, and on one that has it alone.
const LONGEST_LABEL: [usize; 2] = [38, 18];
/// Characters in sight; about 390 are aimed at.
const LONGEST_IN_SIGHT: usize = 500;
const LONGEST_HEADLINE: usize = 90;
/// What an answer states first is bold as a whole where a part of it would say something else.
const LONGEST_STATEMENT: usize = 165;

static SPEECH: LazyLock<Speech> = LazyLock::new(Speech::new);
static FONT: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read("assets/fonts/NotoSans-Regular.ttf").unwrap());

/// The height of a text in pixels, broken at spaces as a browser breaks it.
fn height(text: &str, face: &Face<'_>) -> f32 {
    let scale = LETTER / f32::from(face.units_per_em());
    let width = |word: &str| -> f32 {
        word.chars()
            .map(|letter| {
                let glyph = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph));
                f32::from(glyph.unwrap_or(600)) * scale
            })
            .sum()
    };
    let space = width(" ");
    let mut lines = 0.0;
    for line in text.lines() {
        let mut used = 0.0;
        lines += 1.0;
        for word in line.split(' ') {
            let wide = width(word);
            if used > 0.0 && used + space + wide > TEXT_WIDTH {
                lines += 1.0;
                used = wide;
            } else {
                used += if used > 0.0 { space + wide } else { wide };
            }
        }
    }
    lines * LINE
}

/// The words of a list of helpers are as long as the law's data, and a telephone is never folded: such
/// a message may be taller than the screen, and the page shows it from its beginning.
const DANGER: [&str; 4] = ["asylum", "detained", "crime-victim", "despair"];

fn lists_helpers(said: &Say) -> bool {
    let of_danger = |id: &str| DANGER.iter().any(|kind| id == format!("out-of-scope-{kind}"));
    said.paragraphs
        .iter()
        .any(|part| of_danger(&part.id) || part.arguments.iter().any(|(name, _)| name == "helpers-message"))
}

/// What is wrong with the size of a message.
fn faults_of(name: &str, said: &Say) -> Option<String> {
    let face = Face::parse(&FONT, 0).unwrap();
    let html: Vec<String> = said.paragraphs.iter().map(|part| SPEECH.html(said.lang, part)).collect();
    let html = html.join("\n\n");
    let in_sight = plain_text(html.split("<blockquote").next().unwrap());
    let in_sight = in_sight.trim();
    let bold = html.strip_prefix("<b>").and_then(|rest| rest.split("</b>").next()).unwrap_or_default();
    let headline = plain_text(bold).chars().count();
    let characters = in_sight.chars().count();
    let folded = if html.contains("<blockquote") { FOLDED } else { 0.0 };
    let rows = said.buttons.len();
    let pixels = height(in_sight, &face) + folded + rows as f32 * ROW_OF_BUTTONS;
    let tall = characters > LONGEST_IN_SIGHT || pixels > LOG_HEIGHT;
    let is_answer = said.paragraphs.first().is_some_and(|first| first.id.starts_with("answer-"));
    let longest = if is_answer { LONGEST_STATEMENT } else { LONGEST_HEADLINE };
    let too_long = tall && !lists_helpers(said) || headline > longest;
    let wide = said.buttons.iter().any(|row| {
        let most = LONGEST_LABEL[row.len().clamp(1, 2) - 1];
        row.len() > MOST_IN_A_ROW
            || row.iter().any(|button| SPEECH.plain(said.lang, &button.label).chars().count() > most)
    });
    (too_long || wide || rows > MOST_ROWS).then(|| {
        format!("{} headline {headline}, characters {characters}, pixels {pixels}, rows {rows}{} {name}\n{in_sight}\n",
            said.lang, if wide { ", a row too wide" } else { "" })
    })
}

fn passes(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} too long:\n{}", faults.len(), faults.join("\n"));
}

/// Calls with the world at ten in the morning of a day.
fn on<T>(today: NaiveDate, look: impl FnOnce(&World<'_>) -> T) -> T {
    look(&world_on(today))
}

fn said(chat: &Chat, what: What, lang: Lang, world: &World<'_>) -> Vec<Say> {
    let event = Event { what, client: Some(lang.code().into()), reply_to: None, written: None };
    let effects = step(Some(chat.clone()), &event, world).effects;
    effects
        .into_iter()
        .filter_map(|effect| if let Effect::Say(say) = effect { Some(say) } else { None })
        .collect()
}

fn press(chat: &Chat, action: &Action, lang: Lang, world: &World<'_>) -> Vec<Say> {
    let data = action.encode(None);
    said(chat, What::Press { query: "q".into(), data, message: 1 }, lang, world)
}

fn chat_with(facts: &Facts, lang: Lang) -> Chat {
    let label = Label { relation: Relation::Mother, name: None };
    Chat { lang: Some(lang), cases: vec![Case::new(CaseId(1), label, facts.clone())], ..Chat::default() }
}

#[test]
fn a_verdict_fits_one_screen_in_every_language() {
    let mut faults = Vec::new();
    for (name, facts, day) in cases::situations() {
        for lang in Lang::all() {
            let chat = chat_with(&facts, lang);
            let told = on(day, |world| press(&chat, &Action::CaseCheck(CaseId(1)), lang, world));
            assert_eq!(told.len(), 1, "{name}");
            faults.extend(told.iter().filter_map(|say| faults_of(&name, say)));
        }
    }
    passes(faults);
}

#[test]
fn an_answer_fits_one_screen_in_every_language() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    let mut faults = Vec::new();
    for lang in Lang::all() {
        let chat = Chat { lang: Some(lang), ..Chat::default() };
        for topic in topics() {
            let told = on(day, |world| press(&chat, &Action::Topic(topic.id), lang, world));
            faults.extend(told.iter().filter_map(|say| faults_of(topic.id.as_str(), say)));
        }
        for action in [Action::Waiting, Action::Leaving] {
            let told = on(day, |world| press(&chat, &action, lang, world));
            faults.extend(told.iter().filter_map(|say| faults_of(&format!("{action:?}"), say)));
        }
    }
    passes(faults);
}

/// Every answer to a topic, and the screens that need nothing told.
pub fn answers(lang: Lang) -> Vec<Say> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    let chat = Chat { lang: Some(lang), ..Chat::default() };
    let topics = topics().iter().map(|topic| Action::Topic(topic.id));
    let actions = topics.chain([Action::Waiting, Action::Leaving, Action::Settings, Action::Privacy]);
    actions.flat_map(|action| on(day, |world| press(&chat, &action, lang, world))).collect()
}

/// What follows from a fine, a refusal and a loss of a saved document, its page and what is behind its
/// buttons, before and after their last days.
#[test]
fn the_screens_of_a_saved_document_fit_in_every_language() {
    let told = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let mut faults = Vec::new();
    for document in ["residence-permit", "stateless-certificate", "temporary-permit", "passport"] {
        for expires in ["2025-06-15", "2025-09-20", "2027-03-31"] {
            let facts = Facts { expires: expires.parse().ok(), ..Facts::new(document) };
            for (after, lang) in
                [0, 10, 11, 100].into_iter().flat_map(|after| Lang::all().map(move |lang| (after, lang)))
            {
                let mut chat = chat_with(&facts, lang);
                for change in CHANGES.iter().rev().take(3) {
                    change(&mut chat.cases[0], told);
                }
                let (id, today) = (CaseId(1), told + chrono::Days::new(after));
                let mut actions = vec![
                    Action::Case(id),
                    Action::CaseCheck(id),
                    Action::CaseMore(id),
                    Action::CaseCorrect(id),
                    Action::Rungs,
                ];
                actions.extend(Incident::ALL.map(|incident| Action::CaseIncident(id, incident)));
                for action in actions {
                    let told = on(today, |world| press(&chat, &action, lang, world));
                    assert_eq!(told.len(), 1, "{action:?}");
                    let name = format!("{action:?} of {document} {expires} on {today}");
                    faults.extend(told.iter().filter_map(|say| faults_of(&name, say)));
                }
            }
        }
    }
    passes(faults);
}

/// A case about an offence at each stage, with its day and without, of no saved document.
#[test]
fn each_stage_of_a_fine_fits_one_screen_in_every_language() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    let mut faults = Vec::new();
    for stage in [Stage::Protocol, Stage::HalfOffered, Stage::Decision, Stage::Court] {
        for typed in ["27.11.2026", "10.11.2026", ""] {
            for lang in Lang::all() {
                let mut chat = Chat { lang: Some(lang), ..Chat::default() };
                let mut last = Vec::new();
                let typed = match typed {
                    "" => What::Press { query: "q".into(), data: String::new(), message: 1 },
                    day => What::Text(day.into()),
                };
                let events = [Action::Fined, Action::Stage(stage)];
                for action in events {
                    let turn = matches!(action, Action::Stage(_)).then_some(chat.turn);
                    let what = What::Press { query: "q".into(), data: action.encode(turn), message: 1 };
                    (chat, last) = on(today, |world| goes_on(chat, what, lang, world));
                }
                let typed = match typed {
                    What::Press { query, message, .. } => {
                        What::Press { query, message, data: Action::UnknownDate.encode(Some(chat.turn)) }
                    }
                    text => text,
                };
                if chat.flow.is_some() {
                    (_, last) = on(today, |world| goes_on(chat, typed, lang, world));
                }
                faults.extend(last.iter().filter_map(|say| faults_of(&format!("{stage:?}"), say)));
            }
        }
    }
    passes(faults);
}

/// What typed words lead to that is neither a verdict nor an answer: leaving with an expired card, the sums that
/// stand before a question, the verdicts of a list.
#[test]
fn what_is_typed_fits_one_screen_in_every_language() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    let typed = [
        [
            "my residence permit expired on 1 October 2026, may I leave the country?",
            "мой внж закончился 1 октября 2026, можно выехать из страны?",
            "ықтиярхатым 01.10.2026 бітті, елден шығуға бола ма?",
        ],
        [
            "may I leave the country with an expired permit?",
            "можно выехать с просроченным внж?",
            "мерзімі өткен ықтиярхатпен шетелге шығуға бола ма?",
        ],
        [
            "How much is the fine if my card expired 2 months ago?",
            "Какой штраф, если карточка просрочена 2 месяца назад?",
            "мерзімі 2026 жылғы 10 қазанда бітсе, айыппұл қанша?",
        ],
        [
            "how much is the fine for a temporary permit that expired on 10 October 2026?",
            "какой штраф, если рвп закончилось 10 октября 2026?",
            "рвп 2026 жылғы 10 қазанда бітсе, айыппұл қанша?",
        ],
        [
            "my card until 31.03.2027, wife 05.01.2027",
            "моя карточка до 31.03.2027, жены до 05.01.2027",
            "менің картам 31.03.2027 дейін, әйелімдікі 05.01.2027 дейін",
        ],
    ];
    let (mut faults, mut met) = (Vec::new(), String::new());
    for (words, lang) in typed.iter().flat_map(|words| words.iter().zip([Lang::EN, Lang::RU, Lang::KK])) {
        let chat = Chat { lang: Some(lang), ..Chat::default() };
        for say in on(today, |world| said(&chat, What::Text((*words).into()), lang, world)) {
            met += &format!("{:?}", say.paragraphs);
            faults.extend(faults_of(words, &say));
        }
    }
    for id in ["journey-expired-headline", "sums-headline", "list-headline"] {
        assert!(met.contains(id), "{id} was not said");
    }
    passes(faults);
}

/// One step: the chat after it, and what was said.
fn goes_on(chat: Chat, what: What, lang: Lang, world: &World<'_>) -> (Chat, Vec<Say>) {
    let event = Event { what, client: Some(lang.code().into()), reply_to: None, written: None };
    let taken = step(Some(chat), &event, world);
    let said = taken.effects.into_iter();
    let said = said.filter_map(|effect| if let Effect::Say(say) = effect { Some(say) } else { None });
    (taken.chat.unwrap(), said.collect())
}

/// Each kind of what is not answered, by a phrase from which it was learnt.
#[test]
fn a_reply_fits_one_screen_in_every_language() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    let (mut faults, mut met) = (Vec::new(), BTreeSet::new());
    for lang in Lang::all() {
        let chat = Chat { lang: Some(lang), ..Chat::default() };
        for kind in kinds() {
            let (folder, prefix) =
                if kind.chat { ("chat", "chat") } else { ("out-of-scope", "out-of-scope") };
            let path = format!("locales/{lang}/questions/{folder}/{}.txt", kind.id);
            let phrases = std::fs::read_to_string(&path).unwrap_or_default();
            let id = format!("{prefix}-{}", kind.id);
            let reply = phrases.lines().filter(|line| !line.starts_with('#')).take(20).find_map(|phrase| {
                let told = on(day, |world| said(&chat, What::Text(phrase.into()), lang, world));
                told.into_iter().find(|say| say.paragraphs.first().is_some_and(|first| first.id == id))
            });
            met.extend(reply.is_some().then_some(kind.id.as_str()));
            faults.extend(reply.and_then(|say| faults_of(&id, &say)));
        }
    }
    assert!(
        met.len() * 10 >= kinds().len() * 8,
        "only {} of {} kinds were met: {met:?}",
        met.len(),
        kinds().len()
    );
    passes(faults);
}

fn due(case: &Case, planned: &[Planned], today: NaiveDate) -> Vec<Due> {
    let of_today = planned.iter().filter(|one| one.due_on == today);
    of_today
        .map(|one| {
            let id = ReminderId { case: case.id, due_on: one.due_on, rung: one.rung };
            Due { id, at: one.at, provisional: one.provisional, attempt: 1 }
        })
        .collect()
}

/// The first and the last day of each rung, from a day on: what is between them differs in its dates.
fn first_and_last_of_each_rung(planned: &[Planned], from: NaiveDate) -> BTreeSet<NaiveDate> {
    let ahead: Vec<&Planned> = planned.iter().filter(|one| one.due_on >= from).collect();
    let last = |rung| ahead.iter().rev().find(move |one| one.rung == rung).map(|one| one.due_on);
    let first = |rung| ahead.iter().find(move |one| one.rung == rung).map(|one| one.due_on);
    ahead.iter().flat_map(|one| [first(one.rung), last(one.rung)]).flatten().collect()
}

/// The days on which a saved document is reminded of, in every state it can be in.
#[test]
fn a_reminder_fits_one_screen_in_every_language() {
    let mut faults = BTreeSet::new();
    let mut reminded = 0;
    for (name, facts, day) in cases::situations() {
        for change in CHANGES {
            let mut chat = chat_with(&facts, Lang::EN);
            change(&mut chat.cases[0], day);
            let planned = on(day, |world| schedule::planned(&chat.cases[0], &chat.settings, world));
            for today in first_and_last_of_each_rung(&planned, day) {
                let due = due(&chat.cases[0], &planned, today);
                for lang in Lang::all() {
                    chat.lang = Some(lang);
                    let attempt = Attempt { chat: ChatId(1), due: due.clone(), repeat: true, plain: false };
                    let Some(say) = on(today, |world| reminder::words(&chat, &attempt, world)) else {
                        continue;
                    };
                    reminded += 1;
                    faults.extend(faults_of(&format!("{name} on {today}"), &say));
                }
            }
        }
    }
    assert!(reminded > 500, "{reminded}");
    passes(faults.into_iter().collect());
}

/// What can become of a saved document.
const CHANGES: [fn(&mut Case, NaiveDate); 7] = [
    |_, _| {},
    |case, on| case.filed(on),
    |case, _| case.returned(),
    |case, on| case.half_offered(on),
    |case, on| case.fined(Some(on)),
    |case, on| case.lost(on),
    |case, on| {
        case.fined(Some(on));
        case.refused(Some(on));
        case.lost(on);
    },
];
