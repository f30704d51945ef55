//! What a person typed, turned into a typed value: dates, language, topic. Pure.

mod acts;
mod by_language;
pub mod context;
pub mod cues;
mod danger;
pub mod dates;
pub mod documents;
pub mod essence;
pub mod features;
pub mod fold;
mod follow_up;
mod foreign;
mod going_on;
mod guess;
mod language;
pub mod lexicon;
pub mod model;
pub mod nearest;
pub mod parse;
pub mod phrases;
pub mod private;
pub mod reading;
pub mod remark;
pub mod spelling;
pub mod told;
mod topics;
pub mod typed;
pub mod vectors;
pub mod what_next;

pub use foreign::Foreign;
pub use topics::{
    Denial, Group, Kind, KindId, Need, Offers, Standing, Topic, TopicId, Wants, kinds, offers, topics,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use acts::Acts;
use context::{Continuation, Sign};
use danger::{Around, Danger};
use essence::{Essence, Without};
use features::Groups;
use fold::QUESTION_MARKS;
use going_on::{GoingOn, Settled};
use guess::{Guess, LONGEST_DENIED, about_kind, offering};
use language::Languages;
use lexicon::Lexicon;
use model::Model;
use nearest::Nearest;
use parse::{Parsed, Parser};
use phrases::Label;
use reading::Last;
use remark::Remark;
use vectors::Vectors;
use what_next::{Moment, WhatNext};

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

/// How loudly the nearest learning phrase speaks beside the network, and what it may build on
/// where the network heard nothing.
const NEAREST_VOTE: f32 = 3.5;
const UNHEARD: f32 = 1e-4;
/// A denied part is about a topic that is so likely in it.
const DENIED: f32 = 0.2;
/// A topic of ours that is so likely is offered where the words name a paper of another country.
const SURE_ABROAD: f32 = 0.95;
/// A sentence of its own asks a second question if its topic is at least this certain.
const SENTENCE_ASSERTED: f32 = 0.75;
/// Shorter sentences (in words) and further ones are not asked by themselves.
const SHORTEST_SENTENCE: usize = 3;
const MOST_SENTENCES: usize = 8;

/// Understands messages. Made once (under 100 ms), then shared.
pub struct Understanding {
    model: Model,
    vectors: Vectors,
    nearest: Nearest,
    what_next: WhatNext,
    concepts: Lexicon,
    parser: Parser,
    danger: Danger,
    acts: Acts,
    continuation: Continuation,
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
        #[expect(clippy::expect_used, reason = "what was learnt is compiled in, and a test reads it")]
        let what_next = WhatNext::read(include_bytes!("what_next.bin")).expect("what_next.bin can be read");
        Understanding {
            model,
            vectors,
            nearest,
            what_next,
            concepts: Lexicon::concepts(),
            parser: Parser::new(),
            danger: Danger::new(),
            acts: Acts::new(),
            continuation: Continuation::new(),
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

    /// What the words of a message say where it goes on with something.
    ///
    /// A form that no learning phrase has ("подождёт") may look like a slip of another word, so the words count as
    /// they were typed too.
    pub fn signs(&self, parsed: &Parsed, lang: Lang) -> Vec<Sign> {
        let mut signs = self.continuation.find(&parsed.words, lang);
        let typed = parsed.typed.as_ref().map(|typed| self.continuation.find(typed, lang));
        for sign in typed.into_iter().flatten() {
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        signs
    }

    /// A message with the day or the year told before in the place of "the same day", "the same year".
    pub fn with_the_day_before(&self, text: &str, lang: Lang, before: NaiveDate) -> String {
        self.continuation.with_the_day_before(text, &fold::words(text), lang, before)
    }

    /// Whether a message holds a word or phrase that people in danger use.
    pub fn names_danger(&self, text: &str) -> bool {
        self.danger.find(&fold::words(text)).is_some()
    }

    /// What does this message ask? `hint` is the person's setting; the text may overrule it.
    pub fn question(&self, text: &str, hint: Option<Lang>) -> Question {
        let lang = self.language(text, hint);
        self.question_of(text, &self.parse(text), lang, &Last::default()).0
    }

    /// The same for a message that was parsed before, and that may go on with what was spoken of last; with what it
    /// does there.
    pub fn question_of(
        &self,
        text: &str,
        parsed: &Parsed,
        lang: Lang,
        last: &Last,
    ) -> (Question, Option<Remark>) {
        let guess = Guess::new(&self.labels, &self.probabilities(&parsed.essence));
        let goes_on = !last.is_nothing() && parsed.words.len() <= going_on::LONGEST;
        let remark = guess.remark().filter(|_| goes_on);
        let (question, remark) = self.question_heard(guess, remark, text, parsed, lang, last);
        let remark = remark.filter(|_| !question.kind.is_some_and(KindId::is_danger));
        (question, remark)
    }

    /// A message that goes on, as what people ask next is learnt from it.
    pub fn moment(&self, text: &str, lang: Lang, last: &Last) -> Option<Moment> {
        let parsed = self.parse(text);
        let guess = Guess::new(&self.labels, &self.probabilities(&parsed.essence));
        let remark = guess.remark();
        let going_on = GoingOn::of(text, &parsed, self.signs(&parsed, lang), last, remark)?;
        let mut guess = guess.gated(&parsed.essence);
        let acts = self.acts_in(&parsed, lang);
        guess.hear(&acts, parsed.words.len());
        let meaning = self.vectors.mean(&parsed.essence.words);
        Some(going_on.moment(&guess, &parsed, &acts, meaning))
    }

    /// The kinds of which a cue stands in a message.
    fn acts_in(&self, parsed: &Parsed, lang: Lang) -> Vec<KindId> {
        let mut acts = self.acts.find(&parsed.words, lang);
        acts.extend(names_abroad(&parsed.essence.without));
        acts
    }

    /// What a message asks that the network and the nearest phrases heard so.
    fn question_heard(
        &self,
        guess: Guess,
        remark: Option<Remark>,
        text: &str,
        parsed: &Parsed,
        lang: Lang,
        last: &Last,
    ) -> (Question, Option<Remark>) {
        if let Some(foreign) = self.foreign(text) {
            let kind = foreign.danger(text).or_else(|| KindId::find("unknown-language"));
            return (kind.map_or_else(|| guess.decide(lang), |kind| about_kind(kind, lang)), remark);
        }
        let cue = self.danger.find(&fold::words(text)).or_else(|| self.danger.find(&parsed.words));
        // "I do not remember" is an answer to something, not a question, and no cry for help.
        let is_answer = typed::is_nothing_else(text) && documents::named(text).is_none() && !tells(parsed);
        let signs = if last.is_nothing() { Vec::new() } else { self.signs(parsed, lang) };
        let is_next = |sign: &Sign| matches!(sign, Sign::Names(id) if last.leads_to(*id));
        let names_what_is_next = signs.iter().any(is_next);
        if cue.is_none() && is_answer && !names_what_is_next {
            return (guess.small_talk(lang), remark);
        }
        let going_on = GoingOn::of(text, parsed, signs, last, remark);
        let sentences = self.sentences(text);
        let beside = if going_on.is_some() { Around::SentencesGoingOn } else { Around::Sentences };
        let in_a_sentence = || sentences.iter().find_map(|it| self.danger_in(it, &guess, beside));
        let around = going_on.as_ref().map_or(Around::Nothing, GoingOn::around);
        let danger = guess.danger(cue, &parsed.essence, around).or_else(in_a_sentence);
        if let Some(kind) = danger.or_else(|| only_courtesy(&parsed.essence)) {
            return (about_kind(kind, lang), remark);
        }
        if parsed.essence.words.is_empty() && !parsed.words.is_empty() {
            return (offering(&offers().nothing, lang), remark);
        }
        let mut guess = guess.gated(&parsed.essence);
        let is_sure = guess.topics.first().is_some_and(|(_, share)| *share >= SURE_ABROAD);
        let acts = self.acts_in(parsed, lang);
        guess.hear(&acts, parsed.words.len());
        let going_on = going_on.map(|it| {
            let meaning = self.vectors.mean(&parsed.essence.words);
            let likely = self.what_next.likely(&it.moment(&guess, parsed, &acts, meaning));
            it.question(&mut guess, &likely, lang)
        });
        let question = match going_on {
            Some(Settled::Verdict(question)) => return (question, remark.or(Some(Remark::Again))),
            Some(Settled::Weighed(question)) => question,
            None => guess.decide(lang),
        };
        if let Some(kind) = hardly_more_than_courtesy(&parsed.essence, &question) {
            return (about_kind(kind, lang), remark);
        }
        if let Some(kind) = elsewhere(&parsed.essence.without, question.topic) {
            // "My husband left for Moscow, my permit is through him": the country is part of a story.
            let question = if is_sure { offering(&guess.offered(), lang) } else { about_kind(kind, lang) };
            return (question, remark);
        }
        let beside_denied = self.beside_denied(text, parsed, &question);
        (beside_denied.unwrap_or_else(|| with_a_second(question, &sentences)), remark)
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
        let of_the_denied = guess(&essence(&denied)?);
        let not = understood.topic.or(understood.choices.first().copied())?;
        let rest = essence(&rest)?;
        let of_the_rest = guess(&rest);
        let asked = if parsed.words.len() <= LONGEST_DENIED {
            // "I am not abroad, my card ended": what is heard in the denied part alone is not meant.
            let denied = of_the_denied.share_of(not);
            if denied < DENIED || denied <= of_the_rest.share_of(not) {
                return None;
            }
            of_the_rest.gated(&rest).but_for(not).decide(understood.lang)
        } else {
            // In a story much is said not to be so, and little of it is what is asked.
            if of_the_denied.topics.first()?.0 != not {
                return None;
            }
            of_the_rest.gated(&rest).decide(understood.lang)
        };
        let still = asked.topic == Some(not) || asked.choices.contains(&not);
        (asked.kind.is_none() && !still).then_some(asked)
    }

    /// The sentences of a message that has several, if they are long enough to mean something alone.
    fn sentences(&self, text: &str) -> Vec<Sentence> {
        let parts: Vec<&str> = text
            .split_inclusive(|letter| QUESTION_MARKS.contains(&letter) || "!.;\n".contains(letter))
            .filter(|part| part.chars().any(char::is_alphabetic))
            .collect();
        if parts.len() <= 1 {
            return Vec::new();
        }
        let long = parts.into_iter().filter(|part| part.split_whitespace().count() >= SHORTEST_SENTENCE);
        long.take(MOST_SENTENCES).map(|part| self.sentence(part)).collect()
    }

    fn sentence(&self, text: &str) -> Sentence {
        let parsed = self.parse(text);
        let guess = Guess::new(&self.labels, &self.probabilities(&parsed.essence));
        Sentence { asks: text.trim_end().ends_with(QUESTION_MARKS), parsed, guess }
    }

    /// Danger that is told in one sentence among others.
    fn danger_in(&self, sentence: &Sentence, whole: &Guess, around: Around) -> Option<KindId> {
        let cue = self.danger.find(&sentence.parsed.words);
        sentence.guess.danger_in_a_sentence(cue, &sentence.parsed.essence, whole, around)
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

/// Whether a message reports an event: "I have lost the card" answers no question by itself.
fn tells(parsed: &Parsed) -> bool {
    const EVENTS: [cues::Cue; 2] = [cues::Cue::Lost, cues::Cue::Penalised];
    parsed.cues.iter().any(|found| EVENTS.contains(&found.cue))
}

impl Question {
    /// Whether a day in the same message speaks louder than the kind that was found; most kinds yield
    /// to nothing, and some to the day of a paper that is named.
    fn may_be_a_check(&self, names_a_paper: bool) -> bool {
        let kind = self.kind.and_then(KindId::kind);
        kind.is_none_or(|kind| kind.chat || kind.yields_to_a_paper && names_a_paper)
    }
}

/// A permit or a visa of another country makes questions about that country likelier, also where the
/// topic that was understood speaks of other countries.
fn names_abroad(without: &Without) -> Option<KindId> {
    match (without.kazakhstan, without.foreign_permit, without.foreign_visa) {
        (false, true, _) => KindId::find("other-country"),
        (_, _, true) => KindId::find("foreign-visa-travel"),
        _ => None,
    }
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

/// Thanks or a greeting with a few words of which no topic is heard: "thanks a million".
fn hardly_more_than_courtesy(essence: &Essence, question: &Question) -> Option<KindId> {
    const MOST_WORDS_LEFT: usize = 3;
    // Nobody thanks and insults at once.
    let is_chat = question.outcome == Outcome::Chat && question.kind != KindId::find("insult");
    if question.topic.is_some() || is_chat || essence.words.len() > MOST_WORDS_LEFT {
        return None;
    }
    let without = essence.without;
    let kind = match (without.thanks, without.greeting) {
        (true, _) => "thanks",
        (false, true) if essence.words.len() == 1 => "greeting",
        _ => return None,
    };
    KindId::find(kind)
}

/// A sentence of a message that has several.
struct Sentence {
    /// It ends in a question mark.
    asks: bool,
    parsed: Parsed,
    guess: Guess,
}

/// A question with the second one that its message asks, if it asks two.
fn with_a_second(question: Question, sentences: &[Sentence]) -> Question {
    match second_question(sentences, &question) {
        Some((first, second)) => {
            Question { outcome: Outcome::Answer, topic: Some(first), choices: vec![second], ..question }
        }
        None => question,
    }
}

/// The two topics of a message that asks two questions, the more urgent first. Where some sentences end in a
/// question mark, only they ask: the others tell what it is about.
fn second_question(sentences: &[Sentence], whole: &Question) -> Option<(TopicId, TopicId)> {
    if whole.kind.is_some() {
        return None;
    }
    let some_ask = sentences.iter().any(|sentence| sentence.asks);
    let asking = sentences.iter().filter(|sentence| sentence.asks || !some_ask);
    let mut found: Vec<TopicId> = Vec::new();
    for (topic, share) in asking.filter_map(|sentence| sentence.guess.topics.first()) {
        if *share >= SENTENCE_ASSERTED && !found.contains(topic) {
            found.push(*topic);
        }
    }
    let [first, second] = *found.as_slice() else { return None };
    if whole.topic.is_some_and(|topic| !found.contains(&topic)) {
        return None;
    }
    if second.is_urgent() && !first.is_urgent() { Some((second, first)) } else { Some((first, second)) }
}
