//! Learns from whole conversations what people ask next, and writes what `src/understand/what_next.rs` reads.
//!
//! One weight an answer for everything that may be given (the topic before, where a paper stands, each sign and cue),
//! by Adam on all turns at once; the order is fixed, so the same conversations give the same bytes.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ruqsat::lang::Lang;
use ruqsat::understand::reading::{Context, Last, Reader};
use ruqsat::understand::what_next::{
    Answer, Given, LEANING, LENGTH_COUNT, Moment, RELATIONS, Relation, Row, Stored, loudness,
};
use ruqsat::understand::{Standing, TopicId, topics};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    dialogue: Vec<Dialogue>,
}

#[derive(Deserialize)]
struct Dialogue {
    lang: Lang,
    turns: Vec<Turn>,
}

#[derive(Deserialize)]
struct Turn {
    say: String,
    want: String,
}

/// A turn and the answers that are right for it.
struct Example {
    moment: Moment,
    right: Vec<usize>,
    /// Which conversation it is of.
    dialogue: usize,
}

/// Sets of tests whose misses were read, and for which rules were written since: they measure nobody unseen.
const READ_BEFORE: [(&str, &str); 5] = [
    ("first.toml", "tests/questions/dialogues.toml"),
    ("learnt6.toml", "tests/questions/learnt6/dialogues.toml"),
    ("learnt7.toml", "tests/questions/learnt7/dialogues.toml"),
    ("newcomer.toml", "tests/questions/newcomer.toml"),
    ("stranger7.toml", "tests/questions/stranger7/dialogues.toml"),
];

/// How strongly weights are held near nothing, by what they weigh.
const HELD_ALWAYS: f32 = 0.7;
const HELD_BEFORE: f32 = 0.3;
const HELD_SAYS: f32 = 1.5;
const HELD_MEANING: f32 = 0.3;
const HELD_RELATIONS: f32 = 0.05;
/// The same for how much a message says alone, which is held near one.
const HELD_ALONE: f32 = 0.5;
const STEPS: usize = 250;
const RATE: f32 = 0.08;
/// What is given so seldom is not learnt.
const SELDOM: usize = 6;
/// With `--folds` the conversations are held out in so many parts.
const FOLDS: usize = 4;

/// Learns from the conversations of this folder and writes the file; with `is_measured` it only prints how often the
/// likeliest answer is right in conversations held out.
pub fn learn(folder: &Path, out: &Path, is_measured: bool) {
    let examples = examples(folder);
    eprintln!("{} turns that go on", examples.len());
    if is_measured {
        let mut right = 0;
        for fold in 0..FOLDS {
            let (held_out, learnt): (Vec<&Example>, Vec<&Example>) =
                examples.iter().partition(|example| example.dialogue % FOLDS == fold);
            let weights = Weights::learnt(&learnt);
            right += held_out.iter().filter(|it| it.right.contains(&weights.likeliest(&it.moment))).count();
        }
        println!("right in conversations held out: {right} of {}", examples.len());
        return;
    }
    let weights = Weights::learnt(&examples.iter().collect::<Vec<_>>());
    let bytes = weights.stored();
    fs::write(out, &bytes).expect("the file can be written");
    eprintln!("{}: {} bytes", out.display(), bytes.len());
}

fn examples(folder: &Path) -> Vec<Example> {
    let reader = Reader::new();
    let places: HashMap<(String, String), usize> = Answer::all()
        .enumerate()
        .map(|(at, answer)| ((answer.name().0.to_owned(), answer.name().1.to_owned()), at))
        .collect();
    let mut files: Vec<(String, PathBuf)> = fs::read_dir(folder)
        .expect("the folder of dialogues can be read")
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.extension().is_some_and(|it| it == "toml"))
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path))
        .collect();
    files.extend(READ_BEFORE.iter().map(|(name, path)| ((*name).to_owned(), PathBuf::from(path))));
    files.sort();
    let right = |want: &str| -> Vec<usize> {
        let answer = |(group, id): (&str, &str)| {
            let name = if group == "verdict" { ("verdict", "again") } else { (group, id) };
            places.get(&(name.0.to_owned(), name.1.to_owned())).copied()
        };
        want.split('|').filter_map(|want| answer(want.trim().split_once(':')?)).collect()
    };
    let dialogues: Vec<Dialogue> = files
        .iter()
        .flat_map(|(_, path)| {
            let text = fs::read_to_string(path).expect("a file of dialogues can be read");
            toml::from_str::<File>(&text).expect("a file of dialogues").dialogue
        })
        .collect();
    let mut examples = Vec::new();
    for (number, dialogue) in dialogues.iter().enumerate() {
        let mut last = Last::default();
        let mut learn = |turn: &Turn, last: &Last| {
            let right = right(&turn.want);
            if let (Some(moment), false) = (moment(&reader, turn, dialogue.lang, last), right.is_empty()) {
                examples.push(Example { moment, right, dialogue: number });
            }
        };
        let of_lang = || dialogues.iter().filter(|other| other.lang == dialogue.lang);
        for (at, turn) in dialogue.turns.iter().enumerate() {
            learn(turn, &last);
            let first = turn.want.split('|').next().and_then(|want| want.trim().split_once(':'));
            go_on(&mut last, first);
            // Somebody else's first question may be asked in the middle of any conversation.
            if at % 2 == number % 2
                && let Some(other) = of_lang().nth((number * 31 + at * 7) % of_lang().count().max(1))
            {
                learn(&other.turns[0], &last);
            }
        }
    }
    examples
}

/// Days are understood by rule, and need nothing learnt.
fn moment(reader: &Reader, turn: &Turn, lang: Lang, last: &Last) -> Option<Moment> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 28)?;
    let context = Context { last: last.clone(), ..Context::on(today, Some(lang)) };
    let reading = reader.read(&turn.say, &context);
    let tells_a_day = !reading.told.is_empty() || !reading.days.is_empty();
    if tells_a_day { None } else { reader.understanding.moment(&turn.say, lang, last) }
}

/// What was spoken of once a turn was answered as wanted.
fn go_on(last: &mut Last, want: Option<(&str, &str)>) {
    match want {
        Some(("topic", id)) => {
            last.thread.extend(last.topic.filter(|topic| Some(*topic) != TopicId::find(id)));
            last.topic = TopicId::find(id);
        }
        Some(("verdict", verdict)) => {
            last.thread.extend(last.topic.take());
            last.verdict = Some(match verdict {
                "none" => Standing::Valid,
                "waived" => Standing::Waived,
                "not-stated" => Standing::NotStated,
                _ => Standing::Expired,
            });
        }
        _ => {}
    }
    let first = last.thread.len().saturating_sub(3);
    last.thread.drain(..first);
}

/// All weights in one list: what a message says alone and the relations, each for each length; then the rows, of
/// which the first counts always and the last ones for the directions of meaning.
struct Weights {
    values: Vec<f32>,
    rows: BTreeMap<Given, usize>,
    meaning: Vec<usize>,
    answers: usize,
    /// The answers and what leans.
    columns: usize,
}

const FIXED: usize = LENGTH_COUNT * (1 + RELATIONS);

impl Weights {
    fn learnt(examples: &[&Example]) -> Weights {
        let answers = Answer::all().count();
        let mut counts: BTreeMap<Given, usize> = BTreeMap::new();
        for given in examples.iter().flat_map(|it| it.moment.before.iter().chain(&it.moment.says)) {
            *counts.entry(*given).or_default() += 1;
        }
        let known = topics().iter().map(|topic| ("after", topic.id.as_str()));
        let often = counts.into_iter().filter(|(_, count)| *count >= SELDOM).map(|(given, _)| given);
        let mut all: Vec<Given> = known.chain(often).collect();
        all.sort_unstable();
        all.dedup();
        let columns = answers + LEANING.len();
        let directions = examples.first().map_or(0, |it| it.moment.meaning.len());
        let meaning: Vec<usize> = (0..directions).map(|at| FIXED + (1 + all.len() + at) * columns).collect();
        let size = FIXED + (1 + all.len() + directions) * columns;
        let rows: BTreeMap<Given, usize> =
            all.into_iter().enumerate().map(|(at, given)| (given, FIXED + (1 + at) * columns)).collect();
        let mut weights = Weights { values: vec![0.0; size], rows, meaning, answers, columns };
        weights.values[..LENGTH_COUNT].fill(1.0);
        let (mut mean, mut spread) = (vec![0.0_f32; size], vec![0.0_f32; size]);
        for step in 1..=STEPS {
            let slopes = weights.slopes(examples);
            let rate = RATE * (1.0 - 0.95 * step as f32 / STEPS as f32);
            let (first, second) = (1.0 - 0.9_f32.powi(step as i32), 1.0 - 0.999_f32.powi(step as i32));
            for at in 0..size {
                mean[at] = 0.9 * mean[at] + 0.1 * slopes[at];
                spread[at] = 0.999 * spread[at] + 0.001 * slopes[at] * slopes[at];
                weights.values[at] -= rate * (mean[at] / first) / ((spread[at] / second).sqrt() + 1e-6);
            }
        }
        weights
    }

    /// The rows that count in this moment, and how much.
    fn given(&self, moment: &Moment) -> Vec<(usize, f32)> {
        let loudness = loudness(moment.length);
        let row = |given: &Given| self.rows.get(given).copied();
        let mut given = vec![(FIXED, 1.0)];
        given.extend(moment.before.iter().filter_map(row).map(|row| (row, loudness)));
        given.extend(moment.says.iter().filter_map(row).map(|row| (row, 1.0)));
        given.extend(self.meaning.iter().copied().zip(moment.meaning.iter().copied()));
        given
    }

    fn scores(&self, moment: &Moment) -> Vec<f32> {
        let length = moment.length;
        let mut sums = vec![0.0; self.columns];
        for (row, times) in self.given(moment) {
            for (at, sum) in sums.iter_mut().enumerate() {
                *sum += times * self.values[row + at];
            }
        }
        let mut scores = vec![0.0; self.answers];
        for (at, answer) in Answer::all().enumerate() {
            let mut score = self.values[length] * moment.alone[at];
            for relation in 0..RELATIONS {
                if moment.relations[at] & (1 << relation) != 0 {
                    score += self.values[LENGTH_COUNT * (1 + relation) + length];
                }
            }
            for (leaning, relation) in LEANING.into_iter().enumerate() {
                if moment.relations[at] & (1 << (relation as u16)) != 0 {
                    score += sums[self.answers + leaning];
                }
            }
            if answer.is_weighed() {
                score += sums[at];
            }
            scores[at] = score;
        }
        scores
    }

    fn likeliest(&self, moment: &Moment) -> usize {
        let scores = self.scores(moment);
        (0..scores.len()).max_by(|left, right| scores[*left].total_cmp(&scores[*right])).unwrap_or_default()
    }

    /// How the loss grows with each weight.
    fn slopes(&self, examples: &[&Example]) -> Vec<f32> {
        let mut slopes: Vec<f32> = self.held();
        let weighed: Vec<bool> = Answer::all().map(Answer::is_weighed).collect();
        for example in examples {
            let moment = &example.moment;
            let length = moment.length;
            let mut shares = self.scores(moment);
            let most = shares.iter().copied().fold(f32::MIN, f32::max);
            shares.iter_mut().for_each(|score| *score = (*score - most).exp());
            let sum: f32 = shares.iter().sum();
            let right: f32 = example.right.iter().map(|at| shares[*at]).sum::<f32>().max(1e-12);
            let mut slope_of = vec![0.0; self.columns];
            for at in 0..self.answers {
                let is_right = example.right.contains(&at);
                let slope = shares[at] / sum - if is_right { shares[at] / right } else { 0.0 };
                slopes[length] += slope * moment.alone[at];
                for relation in 0..RELATIONS {
                    if moment.relations[at] & (1 << relation) != 0 {
                        slopes[LENGTH_COUNT * (1 + relation) + length] += slope;
                    }
                }
                for (leaning, relation) in LEANING.into_iter().enumerate() {
                    if moment.relations[at] & (1 << (relation as u16)) != 0 {
                        slope_of[self.answers + leaning] += slope;
                    }
                }
                if weighed[at] {
                    slope_of[at] += slope;
                }
            }
            for (row, times) in self.given(moment) {
                for (at, slope) in slope_of.iter().enumerate() {
                    slopes[row + at] += times * slope;
                }
            }
        }
        slopes
    }

    /// What holds the weights near nothing.
    fn held(&self) -> Vec<f32> {
        let mut held = vec![0.0; self.values.len()];
        for at in 0..LENGTH_COUNT {
            held[at] = 2.0 * HELD_ALONE * (self.values[at] - 1.0);
        }
        for at in LENGTH_COUNT..FIXED {
            held[at] = 2.0 * HELD_RELATIONS * self.values[at];
        }
        for at in FIXED..FIXED + self.columns {
            held[at] = 2.0 * HELD_ALWAYS * self.values[at];
        }
        for ((group, _), row) in &self.rows {
            let strength = if ["after", "standing"].contains(group) { HELD_BEFORE } else { HELD_SAYS };
            for at in *row..row + self.columns {
                held[at] = 2.0 * strength * self.values[at];
            }
        }
        for row in &self.meaning {
            for at in *row..row + self.columns {
                held[at] = 2.0 * HELD_MEANING * self.values[at];
            }
        }
        held
    }

    fn stored(&self) -> Vec<u8> {
        let five = |from: usize| {
            let mut five = [0.0; LENGTH_COUNT];
            five.copy_from_slice(&self.values[from..from + LENGTH_COUNT]);
            five
        };
        let row = |from: usize| Row::of(&self.values[from..from + self.columns]);
        let relations = <Relation as strum::IntoEnumIterator>::iter()
            .map(|relation| (relation.into(), five(LENGTH_COUNT * (1 + relation as usize))));
        let stored = Stored {
            answers: Answer::all().map(Answer::name).collect(),
            alone: five(0),
            relations: relations.collect(),
            always: row(FIXED),
            rows: self.rows.iter().map(|((group, name), from)| (*group, *name, row(*from))).collect(),
            meaning: self.meaning.iter().map(|from| row(*from)).collect(),
        };
        postcard::to_stdvec(&stored).expect("weights can be written")
    }
}
