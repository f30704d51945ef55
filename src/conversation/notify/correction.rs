//! What an earlier release told too favourably about a saved document: told once, as our mistake.

use crate::assess::{Assessment, Correction, assess, correction};
use crate::conversation::button::Action;
use crate::conversation::chat::Chat;
use crate::conversation::event::{Button, Say};
use crate::conversation::names::{short_title, title};
use crate::conversation::{World, keyboards};
use crate::lang::Lang;
use crate::reminders::{Case, CaseId, Rest};
use crate::speech::{Message, say, verdict};

/// So many documents have a button of their own; the others are behind the list of documents.
const MOST_BUTTONS: usize = 2;

/// The mistakes of earlier releases about one chat's documents.
pub struct Mistakes(Vec<Mistake>);

struct Mistake {
    case: Case,
    correction: Correction,
    now: Assessment,
}

/// What a chat was told by an earlier release and is wrong; nothing for whoever knows it already.
pub fn mistakes(chat: &Chat, world: &World<'_>) -> Mistakes {
    if !chat.corrections.are_missing() {
        return Mistakes(Vec::new());
    }
    // With the new document in hand nothing rests on the old one's verdict any more.
    let cases = chat.cases.iter().filter(|case| case.rest != Some(Rest::InHand));
    Mistakes(cases.filter_map(|case| mistake(case, world)).collect())
}

fn mistake(case: &Case, world: &World<'_>) -> Option<Mistake> {
    let now = assess(&case.facts, world.today, world.law).ok()?;
    let correction = correction(&case.facts, &now, world.law)?;
    Some(Mistake { case: case.clone(), correction, now })
}

impl Mistakes {
    /// Whether one of them is about this document.
    pub fn concern(&self, id: CaseId) -> bool {
        self.0.iter().any(|mistake| mistake.case.id == id)
    }

    /// The right verdicts, for the history.
    pub fn told(&self) -> impl Iterator<Item = Assessment> {
        self.0.iter().map(|mistake| mistake.now.clone())
    }

    /// One message for all of them: each kind of mistake once, below the documents it concerns.
    pub fn say(&self, lang: Lang) -> Option<Say> {
        let mut kinds: Vec<Correction> = Vec::new();
        for mistake in &self.0 {
            if !kinds.contains(&mistake.correction) {
                kinds.push(mistake.correction);
            }
        }
        let mut groups = kinds.into_iter().map(|kind| self.group(kind));
        let mut paragraphs = vec![say::correction_headline()];
        paragraphs.extend(groups.next()?);
        paragraphs.extend(verdict::in_lines(groups.flatten().collect()).map(say::answer_folded));
        let mut buttons: Vec<Vec<Button>> = self.0.iter().take(MOST_BUTTONS).map(open).collect();
        buttons.push(vec![keyboards::documents()]);
        Some(Say::new(lang, paragraphs, buttons))
    }

    fn group(&self, kind: Correction) -> Vec<Message> {
        let concerned = self.0.iter().filter(|mistake| mistake.correction == kind);
        let titles = concerned.map(|mistake| title(&mistake.case)).collect();
        verdict::in_lines(titles).into_iter().chain([verdict::tell_correction(kind)]).collect()
    }
}

fn open(mistake: &Mistake) -> Vec<Button> {
    vec![Button::lasting(short_title(&mistake.case), Action::CaseCheck(mistake.case.id))]
}
