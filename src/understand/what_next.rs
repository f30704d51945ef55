//! What people ask next: weighs what a message says alone together with what was spoken of before it.
//!
//! Learnt from whole conversations (`training/dialogues/`) by `training/what_next.rs`, which writes `what_next.bin`:
//! how likely each answer is after a topic or a verdict, and what the signs and cues of a message say for it. Small
//! and linear, because conversations are few: what each word means is known from the phrases already.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::context::Sign;
use super::cues::Found;
use super::reading::Last;
use super::remark::Remark;
use super::{KindId, Standing, TopicId, kinds, topics};

/// What a message that goes on may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The answer of this topic.
    Topic(TopicId),
    /// The reply to a message of this kind.
    Kind(KindId),
    /// The last verdict once more.
    Verdict,
}

impl Answer {
    /// Every answer, in the order of the weights in memory: the topics, the kinds, the verdict.
    pub fn all() -> impl Iterator<Item = Answer> {
        let topics = topics().iter().map(|topic| Answer::Topic(topic.id));
        let kinds = kinds().iter().map(|kind| Answer::Kind(kind.id));
        topics.chain(kinds).chain([Answer::Verdict])
    }

    /// Its group and its id in data.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Answer::Topic(id) => ("topic", id.as_str()),
            Answer::Kind(id) => ("kind", id.as_str()),
            Answer::Verdict => ("verdict", "again"),
        }
    }

    /// What is out of scope is told by its own words: no conversation makes it likelier.
    fn is_out_of_scope(self) -> bool {
        matches!(self, Answer::Kind(id) if id.kind().is_some_and(|kind| !kind.chat))
    }

    /// Whether conversations say how likely it is. What is out of scope, and wishes such as a reminder or another
    /// language, come up in any of them and are known by their words.
    pub fn is_weighed(self) -> bool {
        const LEARNT: [&str; 2] = ["source", "human"];
        match self {
            Answer::Topic(_) | Answer::Verdict => true,
            Answer::Kind(id) => {
                LEARNT.contains(&id.as_str()) || id.kind().is_some_and(|kind| kind.asks_nothing)
            }
        }
    }
}

/// How an answer stands to what was spoken of before, and to the words of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Relation {
    /// It was given last.
    Same,
    /// It was given last, and the message begins with "and".
    SameJoined,
    /// It was given last, and the message asks nothing.
    SameUnasked,
    /// It is a neighbour of the one given last.
    Near,
    /// It was given before the last one.
    Earlier,
    /// The words of the message point to it.
    Named,
    /// They point to it, and it is a neighbour of the one given last.
    NamedNear,
    /// They point to it, and it was given last.
    NamedSame,
    /// It is the verdict, and nothing was answered since.
    FreshVerdict,
}

/// How many relations there are.
pub const RELATIONS: usize = 9;

/// Messages by their length: the shorter, the more depends on what was spoken of before. The last one of each but
/// the longest, in words.
const LENGTHS: [usize; 4] = [3, 5, 8, 12];
/// How many lengths there are.
pub const LENGTH_COUNT: usize = LENGTHS.len() + 1;
/// How loudly what was spoken of before speaks in a message of each length.
const BEFORE: [f32; LENGTH_COUNT] = [1.0, 1.0, 0.85, 0.7, 0.5];

/// Nothing is less likely than this before it is weighed.
const LEAST: f32 = 1e-5;
/// So much less likely, as a logarithm, is what is out of scope in the middle of a conversation, where no cue of it
/// stands in the message.
const OUT_OF_SCOPE: f32 = -2.8;
/// So much likelier is a wish that no conversation teaches (a reminder, another language), as what was spoken of
/// makes everything else likelier.
const WISH: f32 = 2.0;
/// A verdict can only be given again where there is one.
const IMPOSSIBLE: f32 = -30.0;

/// Beside the answers a row weighs two relations: some words lean on what was said last more than others.
pub const LEANING: [Relation; 2] = [Relation::Same, Relation::Near];

/// Something that a message or its conversation has or has not: its group and its name in data.
pub type Given = (&'static str, &'static str);

/// A message in its conversation, in numbers.
pub struct Moment {
    /// Which of the lengths it has.
    pub length: usize,
    /// How likely each answer is by the message alone, as a logarithm; in the order of [`Answer::all`].
    pub alone: Vec<f32>,
    /// The relations of each answer, one bit each.
    pub relations: Vec<u16>,
    /// What was spoken of before.
    pub before: Vec<Given>,
    /// What the message says beside its question.
    pub says: Vec<Given>,
    /// What its words mean, one number a direction.
    pub meaning: Vec<f32>,
}

/// What is known of a message that goes on, beside how likely each answer is.
pub struct Said<'a> {
    /// How many words it has.
    pub words: usize,
    /// What its words say where it goes on.
    pub signs: &'a [Sign],
    /// What else they say.
    pub cues: &'a [Found],
    /// What it does with what was said before.
    pub remark: Option<Remark>,
    /// It begins with "and", or ends as such a question does in Kazakh.
    pub joins_on: bool,
    /// It asks something.
    pub asks: bool,
    /// A question mark stands in it.
    pub has_question_mark: bool,
    /// Kinds of which a cue stands in it.
    pub acts: &'a [KindId],
    /// What its words mean.
    pub meaning: Vec<f32>,
}

impl Moment {
    /// `alone` says how likely an answer is by the message alone.
    pub fn new(said: &Said<'_>, last: &Last, alone: impl Fn(Answer) -> f32) -> Moment {
        let in_numbers = |answer: Answer| match answer {
            Answer::Verdict if !last.verdict.is_some_and(is_learnt) => IMPOSSIBLE,
            Answer::Kind(id) if answer.is_out_of_scope() && !said.acts.contains(&id) => {
                alone(answer).max(LEAST).ln() + OUT_OF_SCOPE
            }
            Answer::Kind(_) if !answer.is_out_of_scope() && !answer.is_weighed() => {
                alone(answer).max(LEAST).ln() + WISH
            }
            _ => alone(answer).max(LEAST).ln(),
        };
        Moment {
            length: LENGTHS.iter().take_while(|longest| said.words > **longest).count(),
            alone: Answer::all().map(in_numbers).collect(),
            relations: Answer::all().map(|answer| relations(answer, said, last)).collect(),
            before: before(last),
            says: says(said),
            meaning: said.meaning.clone(),
        }
    }
}

/// After a loss, or with an application under way, the conversations hold no verdict that was asked for again.
fn is_learnt(standing: Standing) -> bool {
    !matches!(standing, Standing::Lost | Standing::Filed)
}

fn relations(answer: Answer, said: &Said<'_>, last: &Last) -> u16 {
    let of = |holds: bool, relation: Relation| u16::from(holds) << (relation as u16);
    let Answer::Topic(id) = answer else {
        return of(answer == Answer::Verdict && last.topic.is_none(), Relation::FreshVerdict);
    };
    let same = last.topic == Some(id);
    let near = !same && last.topic.is_some_and(|before| before.neighbours().contains(&id));
    let named = said.signs.contains(&Sign::Names(id));
    of(same, Relation::Same)
        | of(same && said.joins_on, Relation::SameJoined)
        | of(same && !said.asks, Relation::SameUnasked)
        | of(near, Relation::Near)
        | of(last.thread.contains(&id), Relation::Earlier)
        | of(named, Relation::Named)
        | of(named && near, Relation::NamedNear)
        | of(named && same, Relation::NamedSame)
}

fn before(last: &Last) -> Vec<Given> {
    let topic = last.topic.map_or("none", TopicId::as_str);
    let mut before = vec![("after", topic)];
    before.push(("standing", last.verdict.map_or("none", Into::into)));
    before
}

fn says(said: &Said<'_>) -> Vec<Given> {
    let mut says: Vec<Given> = Vec::new();
    let signs = said.signs.iter().filter(|sign| !matches!(sign, Sign::Names(_)));
    says.extend(signs.map(|sign| ("sign", sign.into())));
    says.extend(said.cues.iter().map(|found| ("cue", found.cue.into())));
    says.extend(said.remark.map(|remark| ("remark", remark.as_str())));
    says.extend(said.asks.then_some(("asks", "something")));
    says.extend(said.has_question_mark.then_some(("asks", "question-mark")));
    says.sort_unstable();
    says.dedup();
    says
}

/// What was learnt, as `what_next.bin` holds it (postcard). Names stand in it, so that a topic may move or go.
#[derive(Serialize, Deserialize)]
pub struct Stored<'a> {
    /// The answers that the rows weigh, in their order.
    #[serde(borrow)]
    pub answers: Vec<(&'a str, &'a str)>,
    /// How much a message says alone, for each length.
    pub alone: [f32; LENGTH_COUNT],
    /// The weight of each relation, for each length.
    #[serde(borrow)]
    pub relations: Vec<(&'a str, [f32; LENGTH_COUNT])>,
    /// How likely each answer is at all.
    pub always: Row,
    /// How likely each answer, and then each relation of [`LEANING`], is where this is given.
    #[serde(borrow)]
    pub rows: Vec<(&'a str, &'a str, Row)>,
    /// The same for each direction of meaning.
    pub meaning: Vec<Row>,
}

/// One weight an answer, in so many steps each.
#[derive(Serialize, Deserialize)]
pub struct Row {
    /// The size of a step.
    pub step: f32,
    /// How many steps.
    pub steps: Vec<i8>,
}

impl Row {
    /// The weights in steps, a hundredth and more of the largest each.
    pub fn of(weights: &[f32]) -> Row {
        let largest = weights.iter().fold(1e-9_f32, |largest, weight| largest.max(weight.abs()));
        let step = largest / 127.0;
        #[expect(clippy::cast_possible_truncation, reason = "a weight is at most 127 steps")]
        let steps = weights.iter().map(|weight| (weight / step).round() as i8).collect();
        Row { step, steps }
    }
}

/// Knows what people ask next.
pub struct WhatNext {
    alone: [f32; LENGTH_COUNT],
    relations: [[f32; LENGTH_COUNT]; RELATIONS],
    always: Vec<f32>,
    rows: HashMap<Given, Vec<f32>>,
    meaning: Vec<Vec<f32>>,
}

impl WhatNext {
    /// Reads what `training/` wrote; what no topic, kind or relation is named after is left out.
    ///
    /// # Errors
    /// [`postcard::Error`] where the bytes are no such file.
    pub fn read(bytes: &'static [u8]) -> Result<WhatNext, postcard::Error> {
        let stored: Stored<'static> = postcard::from_bytes(bytes)?;
        let place: HashMap<Given, usize> =
            stored.answers.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let in_order = |row: &Row| {
            let weight = |answer: Answer| {
                let steps = place.get(&answer.name()).and_then(|at| row.steps.get(*at));
                steps.map_or(0.0, |steps| f32::from(*steps) * row.step)
            };
            let leaning = |at: usize| {
                let steps = row.steps.get(stored.answers.len() + at);
                steps.map_or(0.0, |steps| f32::from(*steps) * row.step)
            };
            Answer::all().map(weight).chain((0..LEANING.len()).map(leaning)).collect::<Vec<f32>>()
        };
        let mut relations = [[0.0; LENGTH_COUNT]; RELATIONS];
        for relation in <Relation as strum::IntoEnumIterator>::iter() {
            let name: &str = relation.into();
            let known = stored.relations.iter().find(|(stored, _)| *stored == name);
            if let (Some(weights), Some((_, known))) = (relations.get_mut(relation as usize), known) {
                *weights = *known;
            }
        }
        Ok(WhatNext {
            alone: stored.alone,
            relations,
            always: in_order(&stored.always),
            rows: stored.rows.iter().map(|(group, name, row)| ((*group, *name), in_order(row))).collect(),
            meaning: stored.meaning.iter().map(in_order).collect(),
        })
    }

    /// How likely each answer is; together they are one.
    pub fn likely(&self, moment: &Moment) -> Vec<(Answer, f32)> {
        let length = moment.length.min(LENGTH_COUNT - 1);
        let loudness = BEFORE[length];
        let answers = moment.alone.len();
        let mut given = self.always.clone();
        let mut add = |row: &[f32], times: f32| {
            given.iter_mut().zip(row).for_each(|(sum, weight)| *sum += times * weight);
        };
        moment.before.iter().filter_map(|it| self.rows.get(it)).for_each(|row| add(row, loudness));
        moment.says.iter().filter_map(|it| self.rows.get(it)).for_each(|row| add(row, 1.0));
        self.meaning.iter().zip(&moment.meaning).for_each(|(row, times)| add(row, *times));
        let mut scores: Vec<f32> = Vec::with_capacity(answers);
        for (at, answer) in Answer::all().enumerate() {
            if moment.alone[at] <= IMPOSSIBLE {
                scores.push(f32::NEG_INFINITY);
                continue;
            }
            let mut score = self.alone[length] * moment.alone[at];
            for (relation, weights) in self.relations.iter().enumerate() {
                if moment.relations[at] & (1 << relation) != 0 {
                    score += weights[length];
                }
            }
            for (leaning, relation) in LEANING.into_iter().enumerate() {
                if moment.relations[at] & (1 << (relation as u16)) != 0 {
                    score += given.get(answers + leaning).copied().unwrap_or_default();
                }
            }
            if answer.is_weighed() {
                score += given[at];
            }
            scores.push(score);
        }
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        scores.iter_mut().for_each(|score| *score = (*score - most).exp());
        let sum: f32 = scores.iter().sum();
        Answer::all().zip(scores).map(|(answer, score)| (answer, score / sum)).collect()
    }
}

/// How loudly what was spoken of before speaks in a message of this length, for training.
pub fn loudness(length: usize) -> f32 {
    BEFORE[length.min(LENGTH_COUNT - 1)]
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    const FILE: &[u8] = include_bytes!("what_next.bin");

    fn moment(last: &Last, words: usize, alone: impl Fn(Answer) -> f32) -> Moment {
        let said = Said {
            words,
            signs: &[],
            cues: &[],
            remark: None,
            joins_on: false,
            asks: true,
            has_question_mark: true,
            acts: &[],
            meaning: Vec::new(),
        };
        Moment::new(&said, last, alone)
    }

    fn share(likely: &[(Answer, f32)], answer: Answer) -> f32 {
        likely.iter().find(|(other, _)| *other == answer).unwrap().1
    }

    #[test]
    fn every_name_that_was_learnt_is_one_that_exists() {
        let stored: Stored<'static> = postcard::from_bytes(FILE).unwrap();
        let answers: Vec<Given> = Answer::all().map(Answer::name).collect();
        assert!(stored.answers.iter().all(|name| answers.contains(name)), "{:?}", stored.answers);
        let relations: Vec<&str> = Relation::iter().map(Into::into).collect();
        assert_eq!(relations.len(), RELATIONS);
        assert_eq!(stored.relations.iter().map(|(name, _)| *name).collect::<Vec<_>>(), relations);
        let topics = stored.rows.iter().filter(|(group, name, _)| *group == "after" && *name != "none");
        for (_, name, _) in topics {
            assert!(TopicId::find(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_file_that_was_cut_off_is_refused() {
        assert!(WhatNext::read(FILE).is_ok());
        assert!(WhatNext::read(&FILE[..FILE.len() - 1]).is_err());
    }

    #[test]
    fn the_answers_together_are_certain_and_no_verdict_is_repeated_where_none_was_given() {
        let what_next = WhatNext::read(FILE).unwrap();
        let fees = TopicId::find("fees").unwrap();
        let last = Last { topic: Some(fees), ..Last::default() };
        let likely = what_next.likely(&moment(&last, 3, |_| 0.01));
        let sum: f32 = likely.iter().map(|(_, share)| share).sum();
        assert!((sum - 1.0).abs() < 1e-3, "{sum}");
        assert_eq!(share(&likely, Answer::Verdict), 0.0);
        let lost = Last { verdict: Some(Standing::Lost), ..Last::default() };
        assert_eq!(share(&what_next.likely(&moment(&lost, 3, |_| 0.01)), Answer::Verdict), 0.0);
    }

    #[test]
    fn a_few_words_lean_on_the_answer_before_and_many_stand_alone() {
        let what_next = WhatNext::read(FILE).unwrap();
        let [fees, court] = ["fees", "fine-appeal"].map(|id| TopicId::find(id).unwrap());
        let last = Last { topic: Some(fees), ..Last::default() };
        let alone = |answer| if answer == Answer::Topic(court) { 0.9 } else { 0.001 };
        let of_fees = |words| share(&what_next.likely(&moment(&last, words, alone)), Answer::Topic(fees));
        assert!(of_fees(2) > of_fees(13), "{} {}", of_fees(2), of_fees(13));
    }
}
