//! The day on which somebody means to go, told after a verdict: "and if I go on Thursday?"

use super::later::{LONGEST, LONGEST_BESIDE_ANOTHER_DAY};
use super::papers::names_a_document;
use super::spoken;
use super::whose::{self, whose};
use crate::conversation::chat::BareDate;
use crate::conversation::draft::{Card, Draft};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::reminders::Relation;
use crate::understand::context::Sign;
use crate::understand::cues::Cue;
use crate::understand::dates::{AskWhy, DateContext, DateReading, Named};
use crate::understand::reading::{Place, Reading};
use crate::understand::told::{Role, Told};
use crate::understand::{Group, Outcome, TopicId};

/// "And in January already?"
const LONGEST_WITHOUT_A_DAY: usize = 6;
/// Who speaks of a day to go speaks of one within so many days.
const LATEST: i64 = 120;

/// "And if I go on Monday?", "can it wait until 7 December?" after a verdict: what is possible on that day.
pub(super) fn goes_on_a_day(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let card = card_meant(turn, reading)?;
    let said = DayToGo::of(turn, reading, &card)?;
    let context = DateContext { today: turn.today(), lang: Some(reading.lang) };
    let later = turn.world.reader.dates.coming_day(&reading.text, &context)?;
    let is_soon = (later.on - turn.today()).num_days() <= LATEST;
    // "And if it were the 8th?" may be another day of the card as well.
    let is_plain = later.named != Named::Number || said.says_goes() || said.is_asked_again;
    // A card that has expired ends on no day to come, and no card on "Monday".
    let is_of_no_card = spoken::is_of_an_expired_card(turn) || later.named == Named::Weekday;
    if !is_soon || !is_plain || !said.goes(is_of_no_card) {
        return None;
    }
    turn.lang = reading.lang;
    Some(Next::Show(Screen::VerdictOn(card, later.on)))
}

/// "And in January?" after a verdict: it says what counts.
pub(super) fn goes_some_day(turn: &mut Turn<'_>, reading: &Reading) -> Option<Next> {
    let is_some_day = reading.expiry_day == DateReading::Ask(AskWhy::Day);
    if !is_some_day || reading.word_count() > LONGEST_WITHOUT_A_DAY {
        return None;
    }
    let card = card_meant(turn, reading)?;
    let said = DayToGo::of(turn, reading, &card)?;
    if !(said.says_goes() || reading.joins_on || reading.supposes()) {
        return None;
    }
    turn.lang = reading.lang;
    Some(Next::Show(Screen::Verdict(card)))
}

/// The card of those on which verdicts were given that a message goes on with: "and if he goes on Wednesday?"
fn card_meant(turn: &Turn<'_>, reading: &Reading) -> Option<Card> {
    let all = turn.chat.spoken_of();
    let is_mine = |card: &&Card| card.of_somebody_else().is_none();
    let named = whose(reading).filter(|whose| *whose != Relation::Mine);
    let meant = if let Some(whose) = named {
        all.iter().rev().find(|card| card.whose == Some(whose))
    } else if reading.signs.contains(&Sign::MineToo) {
        all.iter().rev().find(is_mine)
    } else if reading.signs.contains(&Sign::Somebody) {
        all.iter().rev().find(|card| !is_mine(card)).or(all.last())
    } else {
        all.last()
    };
    let is_one = matches!(turn.chat.last.as_ref()?.draft, Draft::Card(_)) || named.is_some();
    meant.filter(|_| is_one).cloned()
}

/// What a message says after the verdict on a card, as far as it may name the day on which somebody goes.
struct DayToGo<'a> {
    reading: &'a Reading,
    card: &'a Card,
    /// The verdict was for such a day already.
    is_asked_again: bool,
}

impl<'a> DayToGo<'a> {
    /// `None` where a question is open, where another day was asked for, and where the message speaks of
    /// something else than a way to the office.
    fn of(turn: &Turn<'_>, reading: &'a Reading, card: &'a Card) -> Option<DayToGo<'a>> {
        let is_asked_again = turn.chat.last.as_ref()?.later.is_some();
        let said = DayToGo { reading, card, is_asked_again };
        // After a plan or a loss a day is what was asked for.
        let is_free = turn.chat.flow.is_none() && turn.chat.bare_date == BareDate::Expiry;
        (is_free && !said.something_else()).then_some(said)
    }

    /// Whether it speaks of something else than a way to the office.
    fn something_else(&self) -> bool {
        const OF_ANOTHER_DAY: [Cue; 5] = [Cue::Issued, Cue::Served, Cue::Reported, Cue::Penalised, Cue::Lost];
        let reading = self.reading;
        let is_elsewhere = !self.says_goes()
            && reading.question.outcome == Outcome::OutOfScope
            && reading.question.kind.is_some_and(|kind| !kind.is_vague());
        // "Can it wait until Monday or not?" takes nothing back.
        let takes_back = reading.says(Cue::Corrected) && !self.says_goes();
        // "Is the office open on Saturday?" asks something else.
        let asked = || reading.question.topic.into_iter().chain(reading.question.choices.iter().copied());
        let is_of_the_way = |topic: TopicId| {
            let is_of_a_term = topic.is_of(Group::OfATerm) || topic.is_of(Group::Penalty);
            is_of_a_term || topic.is_of(Group::Journey) && self.says_goes()
        };
        let is_named = |topic: TopicId| reading.signs.contains(&Sign::Names(topic));
        let names = asked().any(|topic| is_named(topic) && !is_of_the_way(topic));
        let is_another = |told: &Told| {
            let document = told.document.is_some() && told.document != self.card.document;
            document || told.whose.is_some_and(|whose| whose_card(self.card) != whose::relation(whose))
        };
        is_elsewhere
            || names
            || takes_back
            || reading.signs.contains(&Sign::Ends)
            || reading.leaves && !self.says_goes()
            || reading.place == Place::Elsewhere
            // "Thanks, I will run there on Monday" asks nothing.
            || (reading.thanks || reading.says(Cue::Thanks)) && !reading.asks() && !reading.supposes()
            || reading.told.iter().any(is_another)
            || OF_ANOTHER_DAY.into_iter().any(|cue| reading.says(cue))
            || reading.says(Cue::Filed) && !reading.supposes()
            || reading.days.iter().any(|day| day.role == Role::Expiry && names_a_document(reading))
            || reading.word_count() > LONGEST
    }

    /// Whether it is said that somebody goes on a day: in words, or by a day that the card cannot mean.
    fn goes(&self, is_of_no_card: bool) -> bool {
        let reading = self.reading;
        let goes_on = reading.supposes() || reading.joins_on || reading.has_question_mark();
        let is_short = reading.word_count() <= LONGEST_BESIDE_ANOTHER_DAY;
        let is_alone = reading.question.kind.is_some_and(|kind| kind.as_str() == "bare-date");
        self.says_goes() || is_short && (self.is_asked_again || is_of_no_card && (goes_on || is_alone))
    }

    fn says_goes(&self) -> bool {
        self.reading.signs.contains(&Sign::Goes)
    }
}

fn whose_card(card: &Card) -> Relation {
    card.whose.unwrap_or(Relation::Mine)
}
