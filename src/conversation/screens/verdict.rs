//! The verdict on what was told, and what can be done with it next.

use crate::assess::{Assessment, PenaltyVerdict};
use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::draft::{Card, Draft, FilingTold};
use crate::conversation::event::Button;
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{Count, cases, keyboards, verdicts};
use crate::lang::Lang;
use crate::speech::{Message, say};

/// Gives the verdict as a new message and keeps the facts for the next question.
pub fn give(turn: &mut Turn<'_>, card: Card) -> Next {
    match verdicts::of_card(&turn.chat, &card, turn.world) {
        Ok((assessment, mut paragraphs)) => {
            let mut rows = next_steps(turn, &card, &assessment);
            if let Some(topic) = turn.also_asked.take() {
                paragraphs.push(say::also_asked(Message::new(format!("topic-{topic}"))));
                rows.splice(0..0, keyboards::topics(&[topic]));
            }
            turn.remember(Draft::Card(card));
            turn.count = Some(Count::Verdict);
            turn.say_new(paragraphs, rows);
        }
        Err(fault) => turn.say_new(vec![fault], keyboards::main_menu()),
    }
    Next::Done
}

fn next_steps(turn: &Turn<'_>, card: &Card, assessment: &Assessment) -> Rows {
    let mut rows: Rows = Vec::new();
    let about = |label: Message, deed: Deed| {
        Button::lasting(label, Action::About(deed, Subject::of_card(card.clone())))
    };
    if card.expires.told().is_some() || card.lost.is_some() {
        let reminds = cases::would_remind(&turn.chat, &Draft::Card(card.clone()), turn.world);
        let label = if reminds { say::button_remind_me() } else { say::button_save() };
        rows.push(vec![about(label, Deed::Save)]);
    }
    if wants_filing(card, assessment) {
        rows.push(vec![about(say::button_tell_filing(), Deed::TellFiling)]);
    }
    rows.push(vec![
        about(say::button_other_date(), Deed::OtherDate),
        about(say::button_papers(), Deed::Papers),
    ]);
    if may_have_been_fined(assessment) {
        rows.push(vec![about(say::button_fined(), Deed::Fined)]);
    }
    rows.push(keyboards::other_languages(turn.lang, |lang| {
        Action::About(Deed::VerdictIn(lang), Subject::of_card(card.clone()))
    }));
    rows.push(keyboards::menu_row());
    rows
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
    let rows = next_steps(turn, card, &assessment);
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
        let rows = next_steps(turn, card, &assessment);
        turn.say(paragraphs, rows);
    }
    Next::Done
}

/// What was checked is no longer kept.
pub fn gone(turn: &mut Turn<'_>) -> Next {
    turn.say_new(vec![say::check_is_gone()], keyboards::main_menu());
    Next::Done
}
