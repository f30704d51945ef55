//! The words of an answer: which messages a topic or a kind has, with the law's numbers filled in.

mod arguments;
mod grounds;

use chrono::NaiveDate;

use super::{World, outlook};
use crate::speech::{Message, say, verdict};
use crate::understand::{KindId, Outcome, TopicId};
use arguments::Known;
/// For the review sheets: the ids of the sources of an answer, by its topic.
pub use grounds::sources as source_ids;
pub use grounds::{Awaited, open, waits_for};

/// The end of the id of the part of an answer that stays folded until a person opens it.
pub const MORE: &str = "-more";

/// Answers that tell what people say of the offices, and what the operator has noted.
const ABOUT_FAILURES: [&str; 3] = ["outage-now", "outage-what", "outage-proof"];

/// The answer to a topic, as paragraphs: what to know and do first; where a check is overdue, that
/// it is; then, folded, the rest with the sources and the day they were checked.
pub fn answer(topic: &str, world: &World<'_>) -> Vec<Message> {
    let known = Known::on(world.today, world.law);
    let id = format!("answer-{topic}");
    let more = format!("{id}{MORE}");
    let matter = grounds::disagreement(topic).unwrap_or_default();
    let claims = world.law.claims(matter).map(|claim| (claim.basis.checked_on, claim.basis.check_again_by));
    let checks = grounds::checks(topic).into_iter().chain(known.checks(&id)).chain(known.checks(&more));
    let checks: Vec<(NaiveDate, NaiveDate)> = checks.chain(claims).collect();
    let checked_on = checks.iter().map(|(checked_on, _)| *checked_on).min();
    let check_again_by = checks.iter().map(|(_, again)| *again).min();
    let mut paragraphs = vec![known.message(id)];
    paragraphs.extend(checked_on.filter(|_| check_again_by < Some(world.today)).map(say::checked_long_ago));
    if ABOUT_FAILURES.contains(&topic) {
        paragraphs.extend(outlook::in_short(world));
    }
    let mut folded: Vec<Message> = Vec::new();
    folded.extend(Message::exists(&more).then(|| known.message(more)));
    folded.extend(verdict::tell_disagreement(matter, world.law));
    folded.extend(checked_on.and_then(|day| sources(topic, day, world)));
    folded.push(say::not_the_ministry());
    paragraphs.extend(verdict::in_lines(folded).map(say::answer_folded));
    paragraphs
}

/// The reply to a message that is out of scope, or chat. Whoever is not answered is told which
/// person can: helpers in danger, the operator where a contact is set, else where to ask.
pub fn reply(kind: &str, outcome: Outcome, world: &World<'_>) -> Vec<Message> {
    let prefix = if outcome == Outcome::Chat { "chat" } else { "out-of-scope" };
    let known = Known::on(world.today, world.law);
    let mut paragraphs = vec![known.message(format!("{prefix}-{kind}"))];
    if matches!(kind, "asylum" | "detained" | "crime-victim") {
        paragraphs.extend(verdict::of_danger(world.law));
    }
    let refused = outcome != Outcome::Chat && kind != "unknown-language";
    if refused || matches!(kind, "about-bot" | "human" | "report-mistake") {
        let danger = KindId::find(kind).is_some_and(KindId::is_danger);
        match world.operator {
            Some(contact) => paragraphs.push(say::reach_the_operator(contact)),
            None if danger => {}
            None if refused || kind == "human" => paragraphs.push(known.message("who-helps".into())),
            None => paragraphs.push(say::operator_unknown()),
        }
    }
    paragraphs
}

/// A message of a screen, with the law's numbers filled in.
pub fn message(id: &str, world: &World<'_>) -> Message {
    Known::on(world.today, world.law).message(id.to_string())
}

/// Topics near this one, likeliest first.
pub fn neighbours(topic: &str, _world: &World<'_>) -> Vec<String> {
    let near = TopicId::find(topic).map(TopicId::neighbours).unwrap_or_default();
    near.iter().map(|topic| topic.as_str().to_string()).collect()
}

/// The sources of a topic's answer, with the day on which they were read.
pub fn sources_of(topic: &str, world: &World<'_>) -> Option<Message> {
    let checked_on = grounds::checks(topic).into_iter().map(|(checked_on, _)| checked_on).min()?;
    sources(topic, checked_on, world)
}

/// The sources of an answer, one below the other.
fn sources(topic: &str, checked_on: NaiveDate, world: &World<'_>) -> Option<Message> {
    let lines = grounds::sources(topic).iter().filter_map(|id| verdict::source(id, checked_on, world.law));
    verdict::in_lines(lines.collect())
}
