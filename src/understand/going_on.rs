//! A message that goes on with what was spoken of last: "which papers?" asks after a verdict how to renew.

use super::context::Sign;
use super::cues::Cue;
use super::danger::Around;
use super::fold::QUESTION_MARKS;
use super::guess::{Guess, offering};
use super::parse::Parsed;
use super::reading::Last;
use super::{Kind, KindId, Outcome, Question, TopicId, topics};
use crate::lang::Lang;

/// A message of at most so many words may go on with something; all that follows from that has less strength
/// where it has more words than a short one.
pub(super) const LONGEST: usize = 14;
const SHORT: usize = 7;
const STRENGTH_IN_A_LONGER_ONE: f32 = 0.6;
/// By so much the topic answered last becomes likelier, those asked next, and what is out of scope.
const SAME_AGAIN: f32 = 12.0;
const NEAR_AGAIN: f32 = 6.0;
const OUT_OF_SCOPE_AGAIN: f32 = 0.06;
/// What asks something in such a message; one of fewer words than the second is no statement.
const ASKING: [Sign; 4] = [Sign::Asks, Sign::Why, Sign::If, Sign::When];
const SHORTEST_STATEMENT: usize = 3;
/// What is asserted with so much certainty is asked, whatever was spoken of before.
const SURE_ALONE: f32 = 0.8;
/// A topic whose words stand in such a message is heard a little at least, and is so many times as likely.
const POINTS_TO_THE_NEXT: (f32, f32) = (0.03, 15.0);
const POINTS_BACK: (f32, f32) = (0.02, 8.0);
const POINTS_ELSEWHERE: (f32, f32) = (0.003, 3.0);
/// Where several topics may be asked, the one answered last is meant if it is nearly as likely as the first.
const SAME_AT_LEAST: f32 = 0.3;
/// The same for the only one asked next whose words stand in the message.
const NAMED_AT_LEAST: f32 = 0.15;
/// In such a message the topic that is asked next is asserted from this certainty on.
const ASSERTED: f32 = 0.4;
/// Of several topics in such a message the first is answered from this certainty on, and the others offered below it.
const LIKELY: f32 = 0.2;

/// Whether a message that goes on asks something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// Its words name a topic that is asked next: small talk is unlikely.
    WhatIsNext,
    /// It asks: small talk that asks nothing is unlikely.
    Something,
    /// It does neither.
    Nothing,
}

/// A message that goes on with what was spoken of last.
pub(super) struct GoingOn<'a> {
    last: &'a Last,
    signs: Vec<Sign>,
    words: usize,
    /// The topics that its words name of those that are asked next, or were spoken of.
    named: Vec<TopicId>,
    asks: bool,
}

impl<'a> GoingOn<'a> {
    /// How a message goes on, of which these are the signs. `None` where nothing was spoken of before, where it
    /// is long, and where it tells of a loss, a fine or long waiting: that is news.
    pub fn of(text: &str, parsed: &Parsed, signs: Vec<Sign>, last: &'a Last) -> Option<GoingOn<'a>> {
        const NEWS: [Cue; 3] = [Cue::Lost, Cue::Penalised, Cue::NotReady];
        let words = parsed.words.len();
        if last.is_nothing() || words > LONGEST || tells(parsed, &NEWS) {
            return None;
        }
        let is_named =
            |id: &TopicId| signs.contains(&Sign::Names(*id)) && (last.leads_to(*id) || last.led_to(*id));
        let named = topics().iter().map(|topic| topic.id).filter(is_named).collect();
        let asks = text.contains(QUESTION_MARKS) || signs.iter().any(|sign| ASKING.contains(sign));
        Some(GoingOn { last, signs, words, named, asks })
    }

    /// What stands around it, as far as that speaks against danger.
    pub fn around(&self) -> Around {
        if self.named.is_empty() { Around::Conversation } else { Around::NextQuestion }
    }

    /// What is asked, of which `guess` is what the message says alone.
    pub fn question(&self, guess: &mut Guess, parsed: &Parsed, acts: &[KindId], lang: Lang) -> Settled {
        let alone = guess.decide(lang);
        let is_sure = guess.certainty() >= SURE_ALONE && self.named.is_empty();
        if acts.is_empty()
            && let Some(topic) = self.statement(guess, &alone, parsed).or_else(|| self.only_next(&alone))
        {
            return Settled::AtOnce(offering(&[topic], lang));
        }
        if !(is_sure && alone.outcome == Outcome::Answer) {
            let asks = match (self.named.is_empty(), self.asks) {
                (false, _) => Asks::WhatIsNext,
                (true, true) => Asks::Something,
                (true, false) => Asks::Nothing,
            };
            guess.go_on_with(self.last, self.words, acts, asks);
            guess.point_to(self.last, &self.signs);
        }
        Settled::Weighed(guess.settle(self.last, &self.signs, lang))
    }

    /// "I was in hospital there": what asks nothing and names nothing adds to what was spoken of.
    fn statement(&self, guess: &Guess, alone: &Question, parsed: &Parsed) -> Option<TopicId> {
        const EVENTS: [Cue; 5] = [Cue::Refused, Cue::Returned, Cue::Filed, Cue::Served, Cue::Opened];
        let is_open = match alone.outcome {
            Outcome::OutOfScope | Outcome::Choice => true,
            Outcome::Answer => guess.certainty() < SURE_ALONE,
            Outcome::Chat | Outcome::Check => false,
        };
        let names = self.signs.iter().any(|sign| matches!(sign, Sign::Names(_)));
        let adds = is_open && !names && !self.asks && !tells(parsed, &EVENTS);
        self.last.topic.filter(|_| adds && (SHORTEST_STATEMENT..=SHORT).contains(&self.words))
    }

    /// "It is a factory near the border" names the one topic that is asked next.
    fn only_next(&self, alone: &Question) -> Option<TopicId> {
        let [only] = *self.named.as_slice() else { return None };
        let is_vague = alone.outcome == Outcome::OutOfScope && alone.kind.is_some_and(KindId::is_vague);
        (is_vague && !self.asks).then_some(only)
    }
}

/// What a message asks that goes on.
pub(super) enum Settled {
    /// It is clear from what was spoken of last.
    AtOnce(Question),
    /// It was weighed with what the message says.
    Weighed(Question),
}

fn tells(parsed: &Parsed, events: &[Cue]) -> bool {
    parsed.cues.iter().any(|found| events.contains(&found.cue))
}

impl Guess {
    /// Makes the topic that was answered last likelier, and those that are asked next after it or after
    /// a verdict; what is out of scope is less likely than in a first message, unless a cue for it was heard.
    /// Where something is asked, small talk that asks nothing is less likely too.
    fn go_on_with(&mut self, last: &Last, words: usize, acts: &[KindId], asks: Asks) {
        let strength = if words <= SHORT { 1.0 } else { STRENGTH_IN_A_LONGER_ONE };
        for (id, share) in &mut self.topics {
            let times = if last.topic == Some(*id) {
                SAME_AGAIN
            } else if last.leads_to(*id) {
                NEAR_AGAIN
            } else {
                continue;
            };
            *share *= times.powf(strength);
        }
        let is_unlikely = |kind: &Kind| match asks {
            Asks::WhatIsNext => true,
            Asks::Something => !kind.chat || kind.asks_nothing,
            Asks::Nothing => !kind.chat,
        };
        for (_, share) in
            self.kinds.iter_mut().filter(|(kind, _)| is_unlikely(kind) && !acts.contains(&kind.id))
        {
            *share *= OUT_OF_SCOPE_AGAIN.powf(strength);
        }
        self.topics.sort_by(|left, right| right.1.total_cmp(&left.1));
        self.kinds.sort_by(|left, right| right.1.total_cmp(&left.1));
        self.make_whole();
    }

    /// Makes the topics likelier whose words stand in a message that goes on with something, most where they
    /// are asked next.
    fn point_to(&mut self, last: &Last, signs: &[Sign]) {
        for (id, share) in self.topics.iter_mut().filter(|(id, _)| signs.contains(&Sign::Names(*id))) {
            let (least, times) = match (last.leads_to(*id), last.led_to(*id)) {
                (true, _) => POINTS_TO_THE_NEXT,
                (false, true) => POINTS_BACK,
                (false, false) => POINTS_ELSEWHERE,
            };
            *share = (*share + least) * times;
        }
        self.topics.sort_by(|left, right| right.1.total_cmp(&left.1));
        self.make_whole();
    }

    /// What a message asks that goes on with what was spoken of last: of several topics the one that is
    /// asked next, where it is likelier than the others.
    fn settle(&self, last: &Last, signs: &[Sign], lang: Lang) -> Question {
        let mut question = self.decide(lang);
        let first_share = self.topics.first().map_or(0.0, |(_, share)| *share);
        let is_near =
            |(id, share): &&(TopicId, f32)| last.topic == Some(*id) && *share >= SAME_AT_LEAST * first_share;
        if question.outcome == Outcome::Choice
            && let Some((same, _)) = self.topics.iter().find(is_near)
        {
            (question.outcome, question.topic) = (Outcome::Answer, Some(*same));
            question.choices.clear();
            return question;
        }
        let is_named = |(id, share): &&(TopicId, f32)| {
            let is_next = last.leads_to(*id) || last.led_to(*id);
            signs.contains(&Sign::Names(*id)) && is_next && *share >= NAMED_AT_LEAST * first_share
        };
        let mut named = self.topics.iter().filter(is_named);
        if question.outcome == Outcome::Choice
            && let (Some((named, _)), None) = (named.next(), named.next())
        {
            (question.outcome, question.topic) = (Outcome::Answer, Some(*named));
            question.choices.clear();
            return question;
        }
        if question.outcome == Outcome::Choice
            && let Some((first, _)) = self.topics.first()
            && last.leads_to(*first)
            && self.certainty() >= ASSERTED
        {
            (question.outcome, question.topic) = (Outcome::Answer, Some(*first));
            question.choices.clear();
        }
        if question.outcome == Outcome::Choice && self.certainty() >= LIKELY {
            question.topic = self.topics.first().map(|(first, _)| *first);
        }
        question
    }
}
