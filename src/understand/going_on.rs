//! A message that goes on with what was spoken of last: "which papers?" asks after a verdict how to renew.

use super::context::Sign;
use super::cues::Cue;
use super::danger::Around;
use super::documents;
use super::fold::QUESTION_MARKS;
use super::follow_up::joins_on;
use super::guess::{Guess, about_kind};
use super::parse::Parsed;
use super::reading::Last;
use super::remark::Remark;
use super::what_next::{Answer, Moment, Said};
use super::{KindId, Outcome, Question, TopicId, topics};
use crate::lang::Lang;

/// A message of at most so many words may go on with something.
pub(super) const LONGEST: usize = 14;
/// What asks something in such a message.
const ASKING: [Sign; 4] = [Sign::Asks, Sign::Why, Sign::If, Sign::When];
/// What a message that names the paper says with so much certainty is asked, whatever was spoken of before.
const SURE_ALONE: f32 = 0.8;
/// In such a message a topic is asserted from this certainty on.
const ASSERTED: f32 = 0.4;
/// The last verdict is given again from this certainty on.
const SURE_AGAIN: f32 = 0.5;
/// A wish, or what is out of scope, is taken by its words alone from these certainties on.
const WISHED: f32 = 0.5;
const OUT_OF_SCOPE: f32 = 0.97;
/// Of several topics in such a message the first is answered from this certainty on, and the others offered below it.
const LIKELY: f32 = 0.2;

/// A message that goes on with what was spoken of last.
pub(super) struct GoingOn<'a> {
    last: &'a Last,
    signs: Vec<Sign>,
    remark: Option<Remark>,
    words: usize,
    /// The topics that its words name of those that are asked next, or were spoken of.
    named: Vec<TopicId>,
    asks: bool,
    has_question_mark: bool,
    names_a_paper: bool,
}

impl<'a> GoingOn<'a> {
    /// How a message goes on, of which these are the signs. `None` where nothing was spoken of before, where it
    /// is long, and where it tells of a loss, a fine or long waiting: that is news.
    pub fn of(
        text: &str,
        parsed: &Parsed,
        signs: Vec<Sign>,
        last: &'a Last,
        remark: Option<Remark>,
    ) -> Option<GoingOn<'a>> {
        const NEWS: [Cue; 3] = [Cue::Lost, Cue::Penalised, Cue::NotReady];
        let words = parsed.words.len();
        if last.is_nothing() || words > LONGEST || tells(parsed, &NEWS) {
            return None;
        }
        let is_named =
            |id: &TopicId| signs.contains(&Sign::Names(*id)) && (last.leads_to(*id) || last.led_to(*id));
        let named = topics().iter().map(|topic| topic.id).filter(is_named).collect();
        let has_question_mark = text.contains(QUESTION_MARKS);
        let asks = has_question_mark || signs.iter().any(|sign| ASKING.contains(sign));
        let names_a_paper = documents::named(text).is_some();
        Some(GoingOn { names_a_paper, last, signs, remark, words, named, asks, has_question_mark })
    }

    /// What stands around it, as far as that speaks against danger.
    pub fn around(&self) -> Around {
        if self.named.is_empty() { Around::Conversation } else { Around::NextQuestion }
    }

    /// The message in its conversation, where `guess` is what it says alone.
    pub fn moment(&self, guess: &Guess, parsed: &Parsed, acts: &[KindId], meaning: Vec<f32>) -> Moment {
        let said = Said {
            words: self.words,
            signs: &self.signs,
            cues: &parsed.cues,
            remark: self.remark,
            joins_on: joins_on(&parsed.words, &parsed.cues),
            asks: self.asks,
            has_question_mark: self.has_question_mark,
            acts,
            meaning,
        };
        Moment::new(&said, self.last, |answer| match answer {
            Answer::Topic(id) => guess.share_of(id),
            Answer::Kind(id) => guess.share(|kind| kind.id == id),
            Answer::Verdict => 0.0,
        })
    }

    /// What is asked; `likely` says how likely each answer is after what was spoken of before, and becomes the guess.
    pub fn question(&self, guess: &mut Guess, likely: &[(Answer, f32)], lang: Lang) -> Settled {
        let alone = guess.decide(lang);
        let is_sure = guess.certainty() >= SURE_ALONE && self.names_a_paper;
        if is_sure && alone.outcome == Outcome::Answer {
            return Settled::Weighed(alone);
        }
        if let Some((kind, share)) = guess.kinds.first()
            && !Answer::Kind(kind.id).is_weighed()
            && *share >= if kind.chat { WISHED } else { OUT_OF_SCOPE }
        {
            return Settled::Weighed(about_kind(kind.id, lang));
        }
        for (answer, share) in likely {
            match answer {
                Answer::Topic(id) => guess.set_topic(*id, *share),
                Answer::Kind(id) => guess.set_kind(*id, *share),
                Answer::Verdict => {}
            }
        }
        guess.sort();
        // The verdict stands above: it is said again only where that is surer than not.
        let counts = |(answer, share): &&(Answer, f32)| *answer != Answer::Verdict || *share >= SURE_AGAIN;
        let first = likely.iter().filter(counts).max_by(|left, right| left.1.total_cmp(&right.1));
        match first.map(|(answer, _)| *answer) {
            Some(Answer::Verdict) => Settled::Verdict(guess.most_likely_topic(lang)),
            Some(Answer::Kind(id)) => Settled::Weighed(about_kind(id, lang)),
            Some(Answer::Topic(_)) | None => Settled::Weighed(guess.most_likely_topic(lang)),
        }
    }
}

/// What a message asks that goes on.
pub(super) enum Settled {
    /// The last verdict once more; the question is what is likeliest beside it.
    Verdict(Question),
    /// It was weighed with what was spoken of before.
    Weighed(Question),
}

fn tells(parsed: &Parsed, events: &[Cue]) -> bool {
    parsed.cues.iter().any(|found| events.contains(&found.cue))
}

impl Guess {
    /// The likeliest topic: alone where it is likely enough, else with the others offered.
    fn most_likely_topic(&self, lang: Lang) -> Question {
        let mut question =
            Question { outcome: Outcome::Choice, topic: None, choices: Vec::new(), kind: None, lang };
        let first = self.topics.first().map(|(first, _)| *first);
        if self.certainty() >= ASSERTED {
            (question.outcome, question.topic) = (Outcome::Answer, first);
        } else {
            question.choices = self.offered();
            question.topic = first.filter(|_| self.certainty() >= LIKELY);
        }
        question
    }
}
