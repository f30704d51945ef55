//! The verdict on what was told, and what can be done with it next.

use chrono::NaiveDate;

use crate::assess::{Assessment, PenaltyVerdict};
use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::draft::{Card, Draft, FilingTold, default_document};
use crate::conversation::event::Button;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{Count, cases, keyboards, names, verdicts};
use crate::lang::Lang;
use crate::speech::{Message, say, short_date};
use crate::understand::TopicId;

/// Gives the verdict as a new message and keeps the facts for the next question. Where somebody means to apply
/// on a later day, what is possible then stands first.
pub fn give(turn: &mut Turn<'_>, card: Card, later: Option<NaiveDate>) -> Next {
    match verdicts::of_card(&turn.chat, &card, turn.world) {
        Ok((assessment, mut paragraphs)) => {
            let then = later.and_then(|on| verdicts::of_card_on(&turn.chat, &card, turn.world, on));
            let later = later.filter(|_| then.is_some());
            paragraphs.splice(0..0, then);
            let asked = turn.also_asked.take();
            paragraphs.extend(asked.map(|topic| say::also_asked(Message::new(format!("topic-{topic}")))));
            let paragraphs = turn.with_kept(paragraphs);
            let rows = next_steps(turn, &card, &assessment, asked);
            turn.remember(Draft::Card(card));
            if let Some(last) = turn.chat.last.as_mut() {
                last.later = later;
            }
            turn.count = Some(Count::Verdict);
            turn.say_new(paragraphs, rows);
        }
        Err(fault) => turn.say_new(vec![fault], keyboards::main_menu()),
    }
    Next::Done
}

fn about(card: &Card, label: Message, deed: Deed) -> Button {
    Button::lasting(label, Action::About(deed, Subject::of_card(card.clone())))
}

/// At most three rows: the main step and its record; papers; the correction and what else there is.
/// A second question of the message takes the place of the papers, which are behind the last button.
fn next_steps(turn: &Turn<'_>, card: &Card, assessment: &Assessment, asked: Option<TopicId>) -> Rows {
    let mut first = Vec::new();
    if card.expires.told().is_some() || card.lost.is_some() {
        first.push(match cases::saved(&turn.chat, card) {
            Some(id) => Button::lasting(say::button_open_saved(), Action::Case(id)),
            None if cases::would_remind(&turn.chat, &Draft::Card(card.clone()), turn.world) => {
                about(card, say::button_remind_me(), Deed::Save)
            }
            None => about(card, say::button_save(), Deed::Save),
        });
    }
    if wants_filing(card, assessment) {
        first.push(about(card, say::button_tell_filing(), Deed::TellFiling));
    }
    let mut last = Vec::new();
    if let Some(day) = card.lost.or(card.expires.told()) {
        last.push(about(card, keyboards::not_this_day(day), Deed::OtherDate));
    }
    last.push(about(card, say::button_more(), Deed::More));
    let rows = match asked {
        Some(topic) => vec![keyboards::topics(&[topic]).remove(0), first, last],
        None => vec![first, papers(card, assessment), last],
    };
    rows.into_iter().filter(|row| !row.is_empty()).collect()
}

fn papers(card: &Card, assessment: &Assessment) -> Vec<Button> {
    let mut row = vec![about(card, say::button_papers(), Deed::Papers)];
    if may_have_been_fined(assessment) {
        row.push(about(card, say::button_fined(), Deed::Fined));
    }
    row
}

/// What else can be done with what was checked: all of it stays about this document.
pub fn more(turn: &mut Turn<'_>, draft: &Draft) -> Next {
    let mut rows: Rows = Vec::new();
    match draft {
        Draft::Card(card) => {
            if let Ok((assessment, _)) = verdicts::of_card(&turn.chat, card, turn.world) {
                rows.push(papers(card, &assessment));
            }
            rows.push(keyboards::other_languages(turn.lang, |lang| {
                Action::About(Deed::VerdictIn(lang), Subject::of_card(card.clone()))
            }));
        }
        _ => rows.extend(["fine-appeal", "outage-fined-anyway"].into_iter().filter_map(keyboards::topic_row)),
    }
    rows.push(vec![Button::lasting(say::button_check(), Action::Check)]);
    rows.push(vec![keyboards::documents(), keyboards::menu()]);
    let day = draft.handed_over().or(draft.lost()).or(draft.expires());
    let name = names::document(&draft.document().unwrap_or_else(default_document));
    let what = day.map_or(name.clone(), |day| say::list_button(name, short_date(day)));
    turn.say_new(vec![say::more_on(what)], rows);
    Next::Done
}

/// A fine may have been imposed although the ministry promised otherwise.
fn may_have_been_fined(assessment: &Assessment) -> bool {
    use PenaltyVerdict::{Fine, NotStated, Waived};
    matches!(assessment.penalty.verdict(), Fine | NotStated | Waived)
}

fn wants_filing(card: &Card, assessment: &Assessment) -> bool {
    let untold = matches!(card.filing, FilingTold::Unasked | FilingTold::None);
    untold && assessment.renewal.is_some()
}

/// The first words of a verdict: what it is and what to do first.
pub fn in_short(turn: &mut Turn<'_>, card: &Card) -> Option<Next> {
    let (assessment, paragraphs) = verdicts::of_card(&turn.chat, card, turn.world).ok()?;
    let rows = next_steps(turn, card, &assessment, None);
    turn.say_new(paragraphs.into_iter().take(2).collect(), rows);
    Some(Next::Done)
}

/// The last verdict once more, in another language.
pub fn in_language(turn: &mut Turn<'_>, lang: Lang) -> Next {
    let Some(checked) = turn.chat.last.clone() else { return Next::Show(Screen::CheckGone) };
    turn.lang = lang;
    if let Some(card) = checked.draft.card()
        && let Ok((assessment, paragraphs)) = verdicts::of_card(&turn.chat, card, turn.world)
    {
        let rows = next_steps(turn, card, &assessment, None);
        turn.say(paragraphs, rows);
    }
    Next::Done
}

/// What was checked is no longer kept.
pub fn gone(turn: &mut Turn<'_>) -> Next {
    turn.say_new(vec![say::check_is_gone()], keyboards::main_menu());
    Next::Done
}
