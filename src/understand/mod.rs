//! What a person typed, turned into a typed value: dates, language, topic. Pure.

pub mod cues;
mod danger;
pub mod dates;
pub mod documents;
pub mod essence;
pub mod features;
pub mod fold;
mod foreign;
mod language;
pub mod lexicon;
pub mod model;
pub mod nearest;
pub mod parse;
pub mod phrases;
pub mod private;
pub mod reading;
pub mod spelling;
pub mod told;
mod topics;
pub mod typed;
pub mod vectors;

pub use foreign::Foreign;
pub use topics::{Denial, Kind, KindId, Need, Offers, Topic, TopicId, Wants, kinds, offers, topics};

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use danger::Danger;
use essence::{Essence, Without};
use features::Groups;
use language::Languages;
use lexicon::Lexicon;
use model::Model;
use nearest::Nearest;
use parse::{Parsed, Parser};
use phrases::Label;
use reading::Last;
use vectors::Vectors;

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Papers with their days are stated: [`reading::Reading::told`]; `topic` is what was asked beside.
    Check,
    /// `topic` is what was asked.
    Answer,
    /// One of `choices`, two to four topics, likeliest first.
    Choice,
    /// Nothing that Ruqsat answers; `kind` says what it is.
    OutOfScope,
    /// Small talk, or talk about the bot; `kind` says what it is.
    Chat,
}

/// A message, understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What became of it.
    pub outcome: Outcome,
    /// With `Answer`: what was asked; of two questions in one message the more urgent.
    pub topic: Option<TopicId>,
    /// With `Choice`: what may have been meant, likeliest first. With `Answer`: a second question.
    pub choices: Vec<TopicId>,
    /// With `OutOfScope` and `Chat`: which kind.
    pub kind: Option<KindId>,
    /// The language of the message.
    pub lang: Lang,
}

/// The thresholds below were chosen on phrases held out from learning: training/README.md.
///
/// A topic is asserted from this certainty on ([`Guess::certainty`]); below it, topics are offered.
const ASSERTED: f32 = 0.65;
/// How loudly the nearest learning phrase speaks beside the network, and what it may build on
/// where the network heard nothing.
const NEAREST_VOTE: f32 = 3.5;
const UNHEARD: f32 = 1e-4;
/// So much of the topics' probability those offered must hold together, if four can.
const OFFERED: f32 = 0.95;
/// At most so many topics are offered.
const MOST_OFFERED: usize = 4;
/// A message is about a topic if the topics hold at least this much of the probability.
const IN_SCOPE: f32 = 0.70;
/// Out of scope or chat is said from here on; below it, topics are offered.
const KIND_SAID: f32 = 0.45;
/// With a cue of danger in the words, so little is enough to believe it.
const DANGER_WITH_CUE: f32 = 0.004;
/// Without a cue, danger is believed from here on.
const DANGER_WITHOUT_CUE: f32 = 0.2;
/// Where the words say that it is over, or ask in general, and not that it is present: from here on,
/// without a cue and with one.
const DANGER_CALM: f32 = 0.5;
const DANGER_CALM_WITH_CUE: f32 = 0.1;
/// Where the very words of danger mean something else ("detained by traffic"): hardly ever.
const DANGER_HARMLESS: f32 = 0.99;
/// A few words without a cue ("and my husband?") are danger only where it is the likeliest by far.
const DANGER_IN_FEW_WORDS: f32 = 0.5;
const FEW_WORDS: usize = 5;

/// In a message of more words than this a car, a school or a bank is part of a story: a topic that they
/// deny is only less likely by so much. In a shorter one it is out.
const LONGEST_DENIED: usize = 14;
const DENIED_IN_A_STORY: f32 = 0.12;
/// Another country beside Kazakhstan is seldom the place meant.
const BESIDE_KAZAKHSTAN: f32 = 0.1;

/// A message of at most so many words may go on with what was spoken of last: by so much the topic
/// answered last becomes likelier, and by so much those near it.
const LONGEST_GOING_ON: usize = 7;
const SAME_AGAIN: f32 = 12.0;
const NEAR_AGAIN: f32 = 6.0;

/// A sentence of its own asks a second question if its topic is at least this certain.
const SENTENCE_ASSERTED: f32 = 0.75;
/// Shorter sentences (in words) and further ones are not asked by themselves.
const SHORTEST_SENTENCE: usize = 3;
const MOST_SENTENCES: usize = 5;

/// Understands messages. Made once (under 100 ms), then shared.
pub struct Understanding {
    model: Model,
    vectors: Vectors,
    nearest: Nearest,
    concepts: Lexicon,
    parser: Parser,
    danger: Danger,
    languages: Languages,
    labels: Vec<Label>,
}

impl Understanding {
    /// Reads the built-in model.
    #[expect(clippy::new_without_default, reason = "making one is work, not a default value")]
    pub fn new() -> Understanding {
        #[expect(clippy::expect_used, reason = "the model is compiled in, and a test reads it")]
        let model = Model::read(include_bytes!("model.bin")).expect("model.bin is a model");
        #[expect(clippy::expect_used, reason = "the vectors are compiled in, and a test reads them")]
        let vectors = Vectors::read(include_bytes!("vectors.bin")).expect("vectors.bin holds vectors");
        #[expect(clippy::expect_used, reason = "the index is compiled in, and a test reads it")]
        let nearest = Nearest::read(include_bytes!(concat!(env!("OUT_DIR"), "/nearest.bin")))
            .expect("an index is built in");
        Understanding {
            model,
            vectors,
            nearest,
            concepts: Lexicon::concepts(),
            parser: Parser::new(),
            danger: Danger::new(),
            languages: Languages::new(),
            labels: Label::trained().collect(),
        }
    }

    /// A message in parts.
    pub fn parse(&self, text: &str) -> Parsed {
        self.parser.parse(text)
    }

    /// The language of a message that is in none of the spoken ones.
    pub fn foreign(&self, text: &str) -> Option<Foreign> {
        Foreign::of(text, &self.languages)
    }

    /// Whether a message holds a word or phrase that people in danger use.
    pub fn names_danger(&self, text: &str) -> bool {
        self.danger.find(&fold::words(text)).is_some()
    }

    /// What does this message ask? `hint` is the person's setting; the text may overrule it.
    pub fn question(&self, text: &str, hint: Option<Lang>) -> Question {
        let lang = self.language(text, hint);
        self.question_of(text, &self.parse(text), lang, &Last::default())
    }

    /// The same for a message that was parsed before, and that may go on with what was spoken of last.
    pub fn question_of(&self, text: &str, parsed: &Parsed, lang: Lang, last: &Last) -> Question {
        let guess = Guess::new(&self.labels, &self.probabilities(&parsed.essence));
        if let Some(foreign) = self.foreign(text) {
            let kind = foreign.danger(text).or_else(|| KindId::find("unknown-language"));
            return kind.map_or_else(|| guess.decide(lang), |kind| about_kind(kind, lang));
        }
        let cue = self.danger.find(&fold::words(text)).or_else(|| self.danger.find(&parsed.words));
        // "I do not remember" is an answer to something, not a question, and no cry for help.
        if cue.is_none() && typed::is_nothing_else(text) && documents::named(text).is_none() {
            return guess.small_talk(lang);
        }
        if let Some(kind) = guess.danger(cue, &parsed.essence) {
            return about_kind(kind, lang);
        }
        if let Some(kind) = only_courtesy(&parsed.essence) {
            return about_kind(kind, lang);
        }
        if parsed.essence.words.is_empty() && !parsed.words.is_empty() {
            return offering(&offers().nothing, lang);
        }
        let mut guess = guess.gated(&parsed.essence);
        if parsed.words.len() <= LONGEST_GOING_ON {
            guess.go_on_with(last);
        }
        let question = guess.decide(lang);
        if let Some(kind) = elsewhere(&parsed.essence.without, question.topic) {
            return about_kind(kind, lang);
        }
        if let Some(question) = self.beside_denied(text, parsed, &question) {
            return question;
        }
        match self.second_question(text, &question) {
            Some((first, second)) => {
                let (topic, choices) = (Some(first), vec![second]);
                Question { outcome: Outcome::Answer, topic, choices, ..question }
            }
            None => question,
        }
    }

    /// What a message asks that says first what it does not ask: "I am no kandas, which papers do I
    /// need?". `None` where nothing is denied, or where what is denied is not what was understood.
    fn beside_denied(&self, text: &str, parsed: &Parsed, understood: &Question) -> Option<Question> {
        let is_denied = |cues: &[cues::Found]| cues.iter().any(|found| found.cue == cues::Cue::Denied);
        // "I did not lose it, it broke": the loss is out already, and "it broke" alone says too little.
        let is_of_a_loss = parsed.essence.without.loss_denied;
        if understood.kind.is_some() || is_of_a_loss || !is_denied(&parsed.cues) {
            return None;
        }
        let parts = text.split([',', ';', ':', '.', '?', '!', '\n', '—', '–']);
        let (denied, rest): (Vec<&str>, Vec<&str>) = parts
            .filter(|part| part.chars().any(char::is_alphabetic))
            .partition(|part| is_denied(&self.parse(part).cues));
        let essence = |parts: &[&str]| {
            let essence = self.parse(&parts.join(", ")).essence;
            (essence.words.len() >= 2).then_some(essence)
        };
        let guess = |essence: &Essence| Guess::new(&self.labels, &self.probabilities(essence));
        let not = guess(&essence(&denied)?).topics.first()?.0;
        if understood.topic.or(understood.choices.first().copied()) != Some(not) {
            return None;
        }
        let rest = essence(&rest)?;
        let asked = guess(&rest).gated(&rest).decide(understood.lang);
        let still = asked.topic == Some(not) || asked.choices.contains(&not);
        (asked.kind.is_none() && !still).then_some(asked)
    }

    /// The two topics of a message that asks two questions, the more urgent first.
    fn second_question(&self, text: &str, whole: &Question) -> Option<(TopicId, TopicId)> {
        if whole.kind.is_some() {
            return None;
        }
        let mut found: Vec<TopicId> = Vec::new();
        for sentence in sentences(text) {
            let probabilities = self.probabilities(&self.parse(sentence).essence);
            let sure = Guess::new(&self.labels, &probabilities).topics.first().copied();
            if let Some((topic, probability)) = sure
                && probability >= SENTENCE_ASSERTED
                && !found.contains(&topic)
            {
                found.push(topic);
            }
        }
        let [first, second] = *found.as_slice() else { return None };
        if whole.topic.is_some_and(|topic| !found.contains(&topic)) {
            return None;
        }
        if second.is_urgent() && !first.is_urgent() { Some((second, first)) } else { Some((first, second)) }
    }

    /// In which language is this message? `hint` decides where the text does not.
    pub fn language(&self, text: &str, hint: Option<Lang>) -> Lang {
        self.languages.of(text, &self.model, hint)
    }

    /// How likely each label is, in the order of [`Label::trained`].
    pub fn probabilities(&self, essence: &Essence) -> Vec<f32> {
        let features = features::features(essence, &self.concepts, Groups::ALL);
        let mut probabilities = self.model.probabilities(&features, &self.vectors.mean(&essence.words));
        let near = self.nearest.labels(&essence.words, &self.concepts, probabilities.len());
        for (probability, near) in probabilities.iter_mut().zip(near) {
            *probability = (*probability + UNHEARD) * (NEAREST_VOTE * near).exp();
        }
        let sum: f32 = probabilities.iter().sum();
        probabilities.iter_mut().for_each(|probability| *probability /= sum);
        probabilities
    }
}

impl Question {
    /// Whether a paper with its day in the same message speaks louder than the kind that was found.
    fn may_be_a_check(&self) -> bool {
        self.kind.and_then(KindId::kind).is_none_or(|kind| kind.chat || kind.yields_to_a_paper)
    }
}

fn about_kind(id: KindId, lang: Lang) -> Question {
    let chat = id.kind().is_some_and(|kind| kind.chat);
    let outcome = if chat { Outcome::Chat } else { Outcome::OutOfScope };
    Question { outcome, topic: None, choices: Vec::new(), kind: Some(id), lang }
}

/// A permit, citizenship or visa of another country, and no topic that speaks of other countries.
fn elsewhere(without: &Without, topic: Option<TopicId>) -> Option<KindId> {
    if without.kazakhstan || topic.is_some_and(TopicId::speaks_of_abroad) {
        return None;
    }
    let kind = match (without.foreign_paper, without.foreign_visa) {
        (true, _) => "other-country",
        (false, true) => "foreign-visa-travel",
        (false, false) => return None,
    };
    KindId::find(kind)
}

/// These topics to choose from; one alone is the answer.
fn offering(topics: &[TopicId], lang: Lang) -> Question {
    match topics {
        [only] => {
            Question { outcome: Outcome::Answer, topic: Some(*only), choices: Vec::new(), kind: None, lang }
        }
        _ => Question { outcome: Outcome::Choice, topic: None, choices: topics.to_vec(), kind: None, lang },
    }
}

/// A message that greets or thanks and says nothing else.
fn only_courtesy(essence: &Essence) -> Option<KindId> {
    let without = essence.without;
    let kind = match essence.words.is_empty() {
        true if without.thanks => "thanks",
        true if without.greeting => "greeting",
        _ => return None,
    };
    KindId::find(kind)
}

/// The sentences of a message that has several, if they are long enough to mean something alone. Where
/// some end in a question mark, only they ask: the others tell what it is about.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let asks = |part: &str| part.trim_end().ends_with(['?', '\u{61f}']);
    let parts: Vec<&str> = text
        .split_inclusive(['?', '\u{61f}', '!', '.', ';', '\n'])
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect();
    let several = parts.len() > 1;
    let some_ask = parts.iter().any(|part| asks(part));
    parts
        .into_iter()
        .filter(move |part| several && (!some_ask || asks(part)))
        .filter(|part| part.split_whitespace().count() >= SHORTEST_SENTENCE)
        .take(MOST_SENTENCES)
}

/// The labels with their probabilities, likeliest first.
struct Guess {
    topics: Vec<(TopicId, f32)>,
    kinds: Vec<(&'static Kind, f32)>,
}

impl Guess {
    fn new(labels: &[Label], probabilities: &[f32]) -> Guess {
        let mut guess = Guess { topics: Vec::new(), kinds: Vec::new() };
        for (label, probability) in labels.iter().zip(probabilities) {
            match label {
                Label::Topic(id) => guess.topics.push((*id, *probability)),
                Label::Kind(id) => guess.kinds.extend(id.kind().map(|kind| (kind, *probability))),
            }
        }
        guess.topics.sort_by(|left, right| right.1.total_cmp(&left.1));
        guess.kinds.sort_by(|left, right| right.1.total_cmp(&left.1));
        guess
    }

    /// Without danger, which is decided before, without the kinds that need a cue which the message does
    /// not have (another country named as the place, a citizen's own card) and without the topics that a
    /// cue denies.
    fn gated(mut self, essence: &Essence) -> Guess {
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

    /// Makes the topic that was answered last likelier, and those that are asked next after it or after
    /// a verdict.
    fn go_on_with(&mut self, last: &Last) {
        let near = |id: &TopicId| {
            last.topic.is_some_and(|topic| topic.neighbours().contains(id))
                || last.verdict && offers().after_verdict.contains(id)
        };
        for (id, share) in &mut self.topics {
            if last.topic == Some(*id) {
                *share *= SAME_AGAIN;
            } else if near(id) {
                *share *= NEAR_AGAIN;
            }
        }
        self.topics.sort_by(|left, right| right.1.total_cmp(&left.1));
        self.make_whole();
    }

    /// All shares together are one again.
    fn make_whole(&mut self) {
        let sum: f32 = self.in_scope() + self.share(|_| true);
        let shares = self.topics.iter_mut().map(|(_, share)| share);
        for share in shares.chain(self.kinds.iter_mut().map(|(_, share)| share)) {
            *share /= sum.max(f32::MIN_POSITIVE);
        }
    }

    fn in_scope(&self) -> f32 {
        self.topics.iter().map(|(_, probability)| probability).sum()
    }

    /// How much of the topics' probability the first one holds.
    fn certainty(&self) -> f32 {
        let first = self.topics.first().map_or(0.0, |(_, probability)| *probability);
        first / self.in_scope().max(f32::MIN_POSITIVE)
    }

    fn share(&self, among: impl Fn(&Kind) -> bool) -> f32 {
        self.kinds.iter().filter(|(kind, _)| among(kind)).map(|(_, probability)| probability).sum()
    }

    fn likeliest(&self, among: impl Fn(&Kind) -> bool) -> Option<KindId> {
        self.kinds.iter().find(|(kind, _)| among(kind)).map(|(kind, _)| kind.id)
    }

    /// Danger comes before everything: a cue needs little support, the model alone needs more, and
    /// calm words need most, unless others say that it is present.
    fn danger(&self, cue: Option<KindId>, essence: &Essence) -> Option<KindId> {
        let without = &essence.without;
        let share = self.share(|kind| kind.danger);
        let calm = without.calm && !without.acute;
        let (with_cue, without_cue) = match (without.harmless, calm) {
            (true, _) => (DANGER_HARMLESS, DANGER_HARMLESS),
            (false, true) => (DANGER_CALM_WITH_CUE, DANGER_CALM),
            (false, false) => (DANGER_WITH_CUE, DANGER_WITHOUT_CUE),
        };
        let few = essence.words.len() <= FEW_WORDS;
        let without_cue = if few { f32::max(without_cue, DANGER_IN_FEW_WORDS) } else { without_cue };
        match cue {
            Some(kind) if share >= with_cue => Some(kind),
            _ if share >= without_cue => self.likeliest(|kind| kind.danger),
            _ => None,
        }
    }

    /// The likeliest small talk, for what is surely no question.
    fn small_talk(&self, lang: Lang) -> Question {
        let kind = self.likeliest(|kind| kind.chat);
        kind.map_or_else(|| self.decide(lang), |kind| about_kind(kind, lang))
    }

    fn decide(&self, lang: Lang) -> Question {
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
            Some((id, _)) if self.certainty() >= ASSERTED => {
                question.outcome = Outcome::Answer;
                question.topic = Some(*id);
            }
            _ => question.choices = self.offered(),
        }
        question
    }

    /// Two to four topics, likeliest first: as many as it takes to hold most of the probability.
    fn offered(&self) -> Vec<TopicId> {
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
