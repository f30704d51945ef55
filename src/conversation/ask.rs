//! Free questions: the answer, or a choice, or what is not known; facts in the question are used.

use super::button::Action;
use super::chat::{BareDate, Draft, Purpose};
use super::event::Button;
use super::texts::topic_rows;
use super::turn::{Rows, Turn};
use super::{Count, answers, flow, menu, saved};
use crate::lang::Lang;
use crate::law::DocumentId;
use crate::speech::{self, Message, say};
use crate::understand::dates::{DateContext, DateReading};
use crate::understand::{Outcome, Question, documents};

/// Topics whose answer is a verdict on a date, and the document they speak of when none is named.
const ABOUT_A_DATE: &[&str] = &[
    "permit-renew-when",
    "permit-expired",
    "outage-waiver",
    "outage-edge-dates",
    "outage-filing-window",
    "outage-fined-anyway",
    "fine-amount",
    "stateless-cert",
    "kandas-extend",
    "passport-renewed",
    "permit-validity",
    "pending-legal",
];

/// Answers danger at once, whatever flow is open; false if there is none.
pub fn danger(turn: &mut Turn<'_>, text: &str) -> bool {
    let question = turn.world.understanding.question(text, Some(turn.lang));
    let Some(kind) = question.kind.filter(|kind| kind.is_danger()) else { return false };
    turn.lang = question.lang;
    turn.count = Some(Count::Kind(kind.as_str().to_string()));
    turn.chat.bare_date = date_wanted_by(kind.as_str());
    let mut rows = vec![menu::menu_row(turn)];
    if turn.chat.bare_date == BareDate::HandedOver {
        rows.insert(0, vec![turn.lasting(say::button_fined(), Action::Fined)]);
    }
    turn.say_new(vec![Message::new(format!("out-of-scope-{}", kind.as_str()))], rows);
    true
}

/// Answers a message that is no answer to an open question.
pub fn question(turn: &mut Turn<'_>, text: &str) {
    let question = turn.world.understanding.question(text, Some(turn.lang));
    turn.lang = question.lang;
    let context = DateContext { today: turn.today(), lang: Some(turn.lang) };
    match turn.world.dates.find_expiry(text, &context) {
        DateReading::Date(day) if verdict_fits(turn, &question, text, day) => {}
        reading @ (DateReading::Ask(_) | DateReading::Invalid) if is_kind(&question, "bare-date") => {
            turn.say_new(vec![speech::date_reading(reading, turn.today())], menu::way_out(turn));
        }
        _ => answer(turn, &question),
    }
}

fn is_kind(question: &Question, kind: &str) -> bool {
    question.kind.as_ref().is_some_and(|found| found.as_str() == kind)
}

/// A question that holds the date which its answer depends on is answered with the verdict.
fn verdict_fits(turn: &mut Turn<'_>, question: &Question, text: &str, day: chrono::NaiveDate) -> bool {
    let bare = is_kind(question, "bare-date");
    if bare && day <= turn.today() && answers_the_last_one(turn, day) {
        return true;
    }
    let document = match document_in(question, text) {
        None if bare => documents::named(text).or_else(|| turn.chat.asked_about.clone()),
        None => return false,
        document => document,
    };
    let draft = Draft { document, expires: Some(day), ..Draft::default() };
    flow::start(turn, Purpose::Check, draft);
    true
}

/// The document whose expiry decides the answer to a question; `None` where no expiry does.
pub fn document_in(question: &Question, text: &str) -> Option<DocumentId> {
    let topic =
        question.topic.as_ref().map(|topic| topic.as_str()).filter(|topic| ABOUT_A_DATE.contains(topic))?;
    documents::named(text).or_else(|| document_of(topic))
}

/// After an answer about a loss or a fine, a date alone is the day that answer asked for.
fn answers_the_last_one(turn: &mut Turn<'_>, day: chrono::NaiveDate) -> bool {
    let document = Some(DocumentId::from("residence-permit"));
    match std::mem::take(&mut turn.chat.bare_date) {
        BareDate::Expiry => return false,
        BareDate::Loss => {
            flow::start(turn, Purpose::Lost, Draft { document, lost: Some(day), ..Draft::default() });
        }
        BareDate::HandedOver => {
            flow::start(turn, Purpose::Fined, Draft { handed_over: Some(day), ..Draft::default() });
        }
    }
    true
}

/// The date that an answer asks for.
fn date_wanted_by(topic: &str) -> BareDate {
    match topic {
        "permit-lost" => BareDate::Loss,
        "fine-appeal" | "detained" | "border-ban" => BareDate::HandedOver,
        _ => BareDate::Expiry,
    }
}

/// The document a topic speaks of.
fn document_of(topic: &str) -> Option<DocumentId> {
    let id = match topic {
        "stateless-cert" => "stateless-certificate",
        "kandas-extend" => "kandas-certificate",
        "passport-renewed" => "passport",
        topic if ABOUT_A_DATE.contains(&topic) => "residence-permit",
        _ => return None,
    };
    Some(DocumentId::from(id))
}

/// Says what a question was understood to ask.
pub fn answer(turn: &mut Turn<'_>, question: &Question) {
    turn.lang = question.lang;
    match question.outcome {
        Outcome::Check => flow::start(turn, Purpose::Check, Draft::default()),
        Outcome::Answer => {
            let topic = question.topic.as_ref().map(|topic| topic.as_str().to_string()).unwrap_or_default();
            let others: Vec<String> =
                question.choices.iter().map(|topic| topic.as_str().to_string()).collect();
            show(turn, &topic, &others, false);
        }
        Outcome::Choice => {
            let topics: Vec<String> =
                question.choices.iter().map(|topic| topic.as_str().to_string()).collect();
            let mut rows = topic_rows(turn, &topics);
            rows.push(menu::menu_row(turn));
            turn.count = Some(Count::Offered);
            turn.say_new(vec![say::choice_intro()], rows);
        }
        Outcome::OutOfScope | Outcome::Chat => kind(turn, question),
    }
}

/// Replies that lead straight into a flow or a screen; all others are a message of their own.
fn kind(turn: &mut Turn<'_>, question: &Question) {
    let Some(kind) = question.kind.as_ref().map(|kind| kind.as_str().to_string()) else {
        return turn.say_new(vec![say::not_understood()], menu::main(turn));
    };
    turn.count = Some(Count::Kind(kind.clone()));
    match kind.as_str() {
        "assess" => flow::start(turn, Purpose::Check, Draft::default()),
        "delete-data" => super::forget::ask(turn),
        "language" => menu::languages(turn),
        "reminder" if saved::can_be_saved(turn) => saved::save(turn),
        "reminder" => saved::list(turn, 0),
        "start-over" => menu::start(turn, ""),
        "help" => menu::help(turn),
        "bare-date" => flow::start(turn, Purpose::Check, Draft::default()),
        _ => {
            let paragraphs = answers::reply(&kind, question.outcome, turn.world);
            let rows = if question.outcome == Outcome::Chat { menu::main(turn) } else { menu::way_out(turn) };
            turn.say_new(paragraphs, rows);
        }
    }
}

/// Shows a topic's answer; in another language if asked to.
pub fn topic(turn: &mut Turn<'_>, topic: &str, lang: Option<Lang>) {
    if !Message::exists(&format!("answer-{topic}")) {
        return;
    }
    if let Some(lang) = lang {
        turn.lang = lang;
    }
    show(turn, topic, &[], lang.is_some());
}

fn show(turn: &mut Turn<'_>, topic: &str, others: &[String], in_place: bool) {
    let paragraphs = answers::answer(topic, turn.world);
    let mut neighbours: Vec<String> = others.to_vec();
    neighbours
        .extend(answers::neighbours(topic, turn.world).into_iter().filter(|near| !others.contains(near)));
    neighbours.truncate(4);
    let mut rows: Rows = Vec::new();
    turn.chat.bare_date = date_wanted_by(topic);
    match turn.chat.bare_date {
        BareDate::Loss => rows.push(vec![turn.lasting(say::button_lost(), Action::Lost)]),
        BareDate::HandedOver => rows.push(vec![turn.lasting(say::button_fined(), Action::Fined)]),
        BareDate::Expiry if ABOUT_A_DATE.contains(&topic) => {
            turn.chat.asked_about = document_of(topic);
            rows.push(vec![turn.lasting(say::button_check_my_date(), Action::Check)]);
        }
        BareDate::Expiry => {}
    }
    rows.extend(topic_rows(turn, &neighbours));
    rows.push(other_languages(turn, |lang| Action::TopicIn(lang, topic.to_string())));
    rows.push(vec![
        turn.lasting(say::button_wrong_answer(), Action::Wrong(topic.to_string())),
        turn.lasting(say::button_menu(), Action::Menu),
    ]);
    turn.count = Some(Count::Answered(topic.to_string()));
    if in_place { turn.say(paragraphs, rows) } else { turn.say_new(paragraphs, rows) }
}

/// One button for each language but the one being spoken.
pub fn other_languages(turn: &Turn<'_>, action: impl Fn(Lang) -> Action) -> Vec<Button> {
    Lang::all()
        .filter(|lang| *lang != turn.lang)
        .map(|lang| turn.lasting(Message::new(format!("language-{lang}")), action(lang)))
        .collect()
}
