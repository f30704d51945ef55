//! How likely each topic and kind is that a message may be about, and what follows from that.

use super::essence::Essence;
use super::phrases::Label;
use super::remark::Remark;
use super::{Denial, Kind, KindId, Need, Outcome, Question, TopicId};
use crate::lang::Lang;

// The thresholds were chosen on phrases held out from learning: training/README.md.

/// A topic is asserted from this certainty on ([`Guess::certainty`]); below it, topics are offered.
const ASSERTED: f32 = 0.65;
/// So much of the topics' probability those offered must hold together, if four can.
const OFFERED: f32 = 0.95;
/// At most so many topics are offered.
const MOST_OFFERED: usize = 4;
/// A message is about a topic if the topics hold at least this much of the probability; one is asserted
/// where they hold so much more.
const IN_SCOPE: f32 = 0.75;
const ASSERTED_IN_SCOPE: f32 = 0.85;
/// Out of scope or chat is said from here on; below it, topics are offered.
const KIND_SAID: f32 = 0.40;
/// In a message of more words than this a car, a school or a bank is part of a story: a topic that they
/// deny is only less likely by so much. In a shorter one it is out.
pub(super) const LONGEST_DENIED: usize = 14;
const DENIED_IN_A_STORY: f32 = 0.12;
/// Another country beside Kazakhstan is seldom the place meant.
const BESIDE_KAZAKHSTAN: f32 = 0.1;
/// A kind whose cue stands in the message is so many times as likely as heard, and is heard a little at
/// least; in a story the cue may belong to anything.
const ACT: f32 = 12.0;
const ACT_IN_A_STORY: f32 = 3.0;
const ACT_HEARD: f32 = 0.01;

/// What a message does with what was said before is believed from this probability on, where it is likelier than
/// every topic and kind; that it asks nothing only from the second, as such a message is not answered.
const REMARKED: f32 = 0.25;
const ASKS_NOTHING: f32 = 0.5;

/// The labels with their probabilities, likeliest first.
pub(super) struct Guess {
    pub topics: Vec<(TopicId, f32)>,
    pub kinds: Vec<(&'static Kind, f32)>,
    /// What it does with what was said before, if anything was; not part of what [`Guess::make_whole`] makes one.
    pub remarks: Vec<(Remark, f32)>,
}

impl Guess {
    pub fn new(labels: &[Label], probabilities: &[f32]) -> Guess {
        let mut guess = Guess { topics: Vec::new(), kinds: Vec::new(), remarks: Vec::new() };
        for (label, probability) in labels.iter().zip(probabilities) {
            match label {
                Label::Topic(id) => guess.topics.push((*id, *probability)),
                Label::Kind(id) => guess.kinds.extend(id.kind().map(|kind| (kind, *probability))),
                Label::Remark(remark) => guess.remarks.push((*remark, *probability)),
            }
        }
        guess.topics.sort_by(|left, right| right.1.total_cmp(&left.1));
        guess.kinds.sort_by(|left, right| right.1.total_cmp(&left.1));
        guess.remarks.sort_by(|left, right| right.1.total_cmp(&left.1));
        guess
    }

    /// Without danger, which is decided before, without the kinds that need a cue which the message does
    /// not have (another country named as the place, a citizen's own card) and without the topics that a
    /// cue denies.
    pub fn gated(mut self, essence: &Essence) -> Guess {
        let without = &essence.without;
        self.kinds.retain(|(kind, _)| {
            !kind.danger
                && match kind.needs {
                    None => true,
                    Some(Need::OtherCountry) => without.other_country,
                    Some(Need::OwnCard) => without.own_card,
                }
        });
        for (_, share) in self.kinds.iter_mut().filter(|(kind, _)| kind.needs == Some(Need::OtherCountry)) {
            *share *= if without.kazakhstan { BESIDE_KAZAKHSTAN } else { 1.0 };
        }
        self.kinds.sort_by(|left, right| right.1.total_cmp(&left.1));
        let denies = |denial: &Denial| match denial {
            Denial::OtherAuthority => without.other_authority,
            Denial::Device => without.device,
            Denial::ForSale => without.for_sale,
            Denial::LossDenied => without.loss_denied,
            Denial::OtherCard => without.other_card,
        };
        let denied = |id: &TopicId| id.denied_by().iter().any(denies);
        if essence.words.len() <= LONGEST_DENIED {
            self.topics.retain(|(id, _)| !denied(id));
        } else {
            for (_, share) in self.topics.iter_mut().filter(|(id, _)| denied(id)) {
                *share *= DENIED_IN_A_STORY;
            }
            self.topics.sort_by(|left, right| right.1.total_cmp(&left.1));
        }
        self.make_whole();
        self
    }

    /// Without a topic of which the message says that it is not meant.
    pub fn but_for(mut self, not: TopicId) -> Guess {
        self.topics.retain(|(id, _)| *id != not);
        self.make_whole();
        self
    }

    /// Makes the kinds whose cues stand in a message of so many words likelier.
    pub fn hear(&mut self, acts: &[KindId], words: usize) {
        if acts.is_empty() {
            return;
        }
        let times = if words <= LONGEST_DENIED { ACT } else { ACT_IN_A_STORY };
        for (_, share) in self.kinds.iter_mut().filter(|(kind, _)| acts.contains(&kind.id)) {
            *share = (*share + ACT_HEARD) * times;
        }
        self.kinds.sort_by(|left, right| right.1.total_cmp(&left.1));
        self.make_whole();
    }

    /// All shares together are one again.
    pub fn make_whole(&mut self) {
        let sum: f32 = self.in_scope() + self.share(|_| true);
        let shares = self.topics.iter_mut().map(|(_, share)| share);
        for share in shares.chain(self.kinds.iter_mut().map(|(_, share)| share)) {
            *share /= sum.max(f32::MIN_POSITIVE);
        }
    }

    /// What the message does with what was said before, where that is likelier than anything that it may ask.
    pub fn remark(&self) -> Option<Remark> {
        let (remark, share) = *self.remarks.first()?;
        let topic = self.topics.first().map(|(_, share)| *share);
        let kind = self.kinds.first().map(|(_, share)| *share);
        let least = if remark == Remark::Aside { ASKS_NOTHING } else { REMARKED };
        let is_likeliest = topic.into_iter().chain(kind).all(|other| other < share);
        (share >= least && is_likeliest).then_some(remark)
    }

    /// Sets how likely a topic is; one that was left out stays so.
    pub fn set_topic(&mut self, topic: TopicId, share: f32) {
        self.topics.iter_mut().filter(|(id, _)| *id == topic).for_each(|(_, known)| *known = share);
    }

    /// The same for a kind.
    pub fn set_kind(&mut self, kind: KindId, share: f32) {
        self.kinds.iter_mut().filter(|(known, _)| known.id == kind).for_each(|(_, known)| *known = share);
    }

    /// The likeliest first.
    pub fn sort(&mut self) {
        self.topics.sort_by(|left, right| right.1.total_cmp(&left.1));
        self.kinds.sort_by(|left, right| right.1.total_cmp(&left.1));
    }

    pub fn share_of(&self, topic: TopicId) -> f32 {
        self.topics.iter().find(|(id, _)| *id == topic).map_or(0.0, |(_, share)| *share)
    }

    pub fn in_scope(&self) -> f32 {
        self.topics.iter().map(|(_, probability)| probability).sum()
    }

    /// How much of the topics' probability the first one holds.
    pub fn certainty(&self) -> f32 {
        let first = self.topics.first().map_or(0.0, |(_, probability)| *probability);
        first / self.in_scope().max(f32::MIN_POSITIVE)
    }

    pub fn share(&self, among: impl Fn(&Kind) -> bool) -> f32 {
        self.kinds.iter().filter(|(kind, _)| among(kind)).map(|(_, probability)| probability).sum()
    }

    pub fn likeliest(&self, among: impl Fn(&Kind) -> bool) -> Option<KindId> {
        self.kinds.iter().find(|(kind, _)| among(kind)).map(|(kind, _)| kind.id)
    }

    /// The likeliest small talk, for what is surely no question.
    pub fn small_talk(&self, lang: Lang) -> Question {
        let kind = self.likeliest(|kind| kind.chat);
        kind.map_or_else(|| self.decide(lang), |kind| about_kind(kind, lang))
    }

    pub fn decide(&self, lang: Lang) -> Question {
        if self.in_scope() < IN_SCOPE {
            let (chat, out_of_scope) = (self.share(|kind| kind.chat), self.share(|kind| !kind.chat));
            let is_chat = chat > out_of_scope;
            // A kind is said only where it was learnt; words that nothing knows are no kind.
            if chat.max(out_of_scope) >= KIND_SAID
                && let Some(id) = self.likeliest(|kind| kind.chat == is_chat)
            {
                return about_kind(id, lang);
            }
        }
        let mut question =
            Question { outcome: Outcome::Choice, topic: None, choices: Vec::new(), kind: None, lang };
        match self.topics.first() {
            Some((id, _)) if self.certainty() >= ASSERTED && self.in_scope() >= ASSERTED_IN_SCOPE => {
                question.outcome = Outcome::Answer;
                question.topic = Some(*id);
            }
            _ => question.choices = self.offered(),
        }
        question
    }

    /// Two to four topics, likeliest first: as many as it takes to hold most of the probability.
    pub fn offered(&self) -> Vec<TopicId> {
        let enough = OFFERED * self.in_scope();
        let mut choices = Vec::new();
        let mut held = 0.0;
        for (id, probability) in self.topics.iter().take(MOST_OFFERED) {
            if choices.len() >= 2 && held >= enough {
                break;
            }
            choices.push(*id);
            held += probability;
        }
        choices
    }
}

pub(super) fn about_kind(id: KindId, lang: Lang) -> Question {
    let chat = id.kind().is_some_and(|kind| kind.chat);
    let outcome = if chat { Outcome::Chat } else { Outcome::OutOfScope };
    Question { outcome, topic: None, choices: Vec::new(), kind: Some(id), lang }
}

/// These topics to choose from; one alone is the answer.
pub(super) fn offering(topics: &[TopicId], lang: Lang) -> Question {
    match topics {
        [only] => {
            Question { outcome: Outcome::Answer, topic: Some(*only), choices: Vec::new(), kind: None, lang }
        }
        _ => Question { outcome: Outcome::Choice, topic: None, choices: topics.to_vec(), kind: None, lang },
    }
}
