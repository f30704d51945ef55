//! Recognises somebody in danger before anything else is asked: asylum, detention, crime, despair.
//!
//! The cues are data (`[danger]` in `locales/<lang>/lexicon.toml`). To miss one is worse than to
//! sign-post somebody who did not need it, so most cues speak with hardly a word of the model. Those that
//! ordinary learning phrases hold as often as phrases of danger ("deport") need it: the build counts them.

use std::collections::HashSet;

use super::KindId;
use super::essence::Essence;
use super::fold::Word;
use super::guess::Guess;
use super::lexicon::Lexicon;

/// Somebody's life before their freedom, their freedom before their papers.
const MOST_URGENT_FIRST: [&str; 4] = ["despair", "crime-victim", "detained", "asylum"];

/// With a cue of danger in the words, so little is enough to believe it; so much with one that ordinary
/// messages hold as often.
const WITH_CUE: f32 = 0.007;
const WITH_AMBIGUOUS_CUE: f32 = 0.06;
/// Without a cue, danger is believed from here on.
const WITHOUT_CUE: f32 = 0.15;
/// Where the words say that it is over, or ask in general, and not that it is present: from here on,
/// without a cue and with one.
const CALM: f32 = 0.5;
const CALM_WITH_CUE: f32 = 0.3;
/// Where the very words of danger mean something else ("detained by traffic"): hardly ever.
const HARMLESS: f32 = 0.99;
/// Where so many signs say that there is none, and nothing says that it is present: never.
const SURELY_CALM: u8 = 2;
/// A few words without a cue ("and my husband?") are danger only where it is the likeliest by far.
const IN_FEW_WORDS: f32 = 0.5;
const FEW_WORDS: usize = 5;
/// So is what goes on with an answer or a verdict, and most of all what asks in its words what is asked next.
const GOING_ON: f32 = 0.93;
const POINTING_ON: f32 = 0.99;
/// The same with acute words ("just now"), which a chat holds for many reasons.
const GOING_ON_ACUTE: f32 = 0.7;
/// A sentence of a longer message has less around it that speaks for or against: without a cue and with one
/// from here on, and only where the whole message is at least so much about danger, or the sentence has a cue
/// and acute words.
const IN_A_SENTENCE: f32 = 0.5;
const IN_A_SENTENCE_WITH_CUE: f32 = 0.4;
const IN_THE_WHOLE: f32 = 0.001;
const IN_THE_WHOLE_GOING_ON: f32 = 0.005;

/// What stands around the words in which danger may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nothing: it is a whole first message.
    Nothing,
    /// What was said before, with which the message goes on.
    Conversation,
    /// The same, and it asks in its words what is asked next.
    NextQuestion,
    /// The other sentences of a first message.
    Sentences,
    /// The other sentences of a message that goes on.
    SentencesGoingOn,
}

impl Around {
    /// Without a cue and without acute words danger is believed from here on at least.
    fn at_least(self) -> f32 {
        match self {
            Around::Nothing => 0.0,
            Around::Conversation => GOING_ON,
            Around::NextQuestion => POINTING_ON,
            Around::Sentences => IN_A_SENTENCE,
            Around::SentencesGoingOn => GOING_ON,
        }
    }
}

/// What the words of danger in a message say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The kind of danger, the most urgent if there are several.
    pub kind: KindId,
    /// Ordinary messages hold these words as often.
    pub ambiguous: bool,
}

/// The cues of danger, ready to be searched.
pub struct Danger {
    /// Those that hardly anything else says.
    plain: Lexicon,
    /// Those that ordinary messages hold as often.
    ambiguous: Lexicon,
}

impl Danger {
    /// Reads the cues of all languages.
    pub fn new() -> Danger {
        let ambiguous: HashSet<&str> =
            include_str!(concat!(env!("OUT_DIR"), "/ambiguous-danger.txt")).lines().collect();
        let is_ambiguous = |pattern: &String| ambiguous.contains(pattern.as_str());
        let (ambiguous, plain): (Vec<_>, Vec<_>) = Lexicon::danger()
            .map(|(kind, patterns)| {
                let (ambiguous, plain): (Vec<_>, Vec<_>) = patterns.into_iter().partition(is_ambiguous);
                ((kind.clone(), ambiguous), (kind, plain))
            })
            .unzip();
        Danger {
            plain: Lexicon::from_lists(plain.into_iter()),
            ambiguous: Lexicon::from_lists(ambiguous.into_iter()),
        }
    }

    /// The kind of danger that these words name.
    pub fn find(&self, words: &[Word]) -> Option<Named> {
        let plain = most_urgent(&self.plain, words).map(|kind| Named { kind, ambiguous: false });
        plain.or_else(|| most_urgent(&self.ambiguous, words).map(|kind| Named { kind, ambiguous: true }))
    }
}

fn most_urgent(cues: &Lexicon, words: &[Word]) -> Option<KindId> {
    let found = cues.find(words);
    let is_named = |kind: &&&str| found.iter().any(|(_, cue)| cues.name(*cue) == **kind);
    KindId::find(MOST_URGENT_FIRST.iter().find(is_named)?)
}

impl Guess {
    /// Danger that is told in one sentence of a message, of which this is the guess for the sentence and `whole`
    /// the guess for all of it.
    pub fn danger_in_a_sentence(
        &self,
        cue: Option<Named>,
        essence: &Essence,
        whole: &Guess,
        around: Around,
    ) -> Option<KindId> {
        let is_plain = cue.is_some() && essence.without.acute;
        let least = match around {
            Around::SentencesGoingOn => IN_THE_WHOLE_GOING_ON,
            _ => IN_THE_WHOLE,
        };
        let is_likely = whole.share(|kind| kind.danger) >= least;
        (is_plain || is_likely).then(|| self.danger(cue, essence, around))?
    }

    /// Danger comes before everything: a cue needs little support, the model alone needs more, and
    /// calm words need most, unless others say that it is present.
    pub fn danger(&self, cue: Option<Named>, essence: &Essence, around: Around) -> Option<KindId> {
        let without = &essence.without;
        let share = self.share(|kind| kind.danger);
        let calm = without.calm > 0 && !without.acute;
        if calm && without.calm >= SURELY_CALM || without.harmless && cue.is_none() {
            return None;
        }
        let (with_cue, without_cue) = match (without.harmless, calm) {
            (true, _) => (HARMLESS, HARMLESS),
            (false, true) => (CALM_WITH_CUE, CALM),
            (false, false) if cue.is_some_and(|cue| cue.ambiguous) => (WITH_AMBIGUOUS_CUE, WITHOUT_CUE),
            (false, false) => (WITH_CUE, WITHOUT_CUE),
        };
        let few = essence.words.len() <= FEW_WORDS;
        let without_cue = if few { f32::max(without_cue, IN_FEW_WORDS) } else { without_cue };
        let is_a_sentence = matches!(around, Around::Sentences | Around::SentencesGoingOn);
        let without_cue = match (without.acute, around) {
            (true, Around::Nothing) => without_cue,
            (true, Around::Conversation | Around::NextQuestion) => f32::max(without_cue, GOING_ON_ACUTE),
            _ => f32::max(without_cue, around.at_least()),
        };
        let with_cue = if is_a_sentence { f32::max(with_cue, IN_A_SENTENCE_WITH_CUE) } else { with_cue };
        match cue {
            Some(cue) if share >= with_cue => Some(cue.kind),
            _ if share >= without_cue => self.likeliest(|kind| kind.danger),
            _ => None,
        }
    }
}
