//! Trains the model that understands questions, from the learning phrases in `locales/`.

#![expect(
    clippy::expect_used,
    clippy::needless_range_loop,
    reason = "a tool for maintainers: it stops where it cannot go on"
)]

mod augment;
mod cues;
mod export;
mod language;
mod measure;
mod net;
mod what_next;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use augment::{Chance, Coats};
use clap::Parser;
use net::{Net, Settings, Shape};
use ruqsat::understand::features::{Groups, features};
use ruqsat::understand::lexicon::Lexicon;
use ruqsat::understand::parse::Parser as Reader;
use ruqsat::understand::phrases::Label;
use ruqsat::understand::topics;
use ruqsat::understand::vectors::Vectors;

#[derive(Parser, Clone)]
struct Arguments {
    /// Folders that hold `kk`, `ru` and `en`, each with `questions/`.
    #[arg(long, default_value = "locales")]
    locales: Vec<PathBuf>,
    /// Where the model is written.
    #[arg(long, default_value = "src/understand/model.bin")]
    out: PathBuf,
    /// Cross-validate so many folds instead of writing a model.
    #[arg(long, default_value_t = 0)]
    folds: usize,
    #[arg(long, default_value_t = 40)]
    width: usize,
    #[arg(long, default_value_t = 40)]
    epochs: usize,
    #[arg(long, default_value_t = 0.08)]
    rate: f32,
    #[arg(long, default_value_t = 0.5)]
    feature_dropout: f32,
    #[arg(long, default_value_t = 0.2)]
    hidden_dropout: f32,
    #[arg(long, default_value_t = 0.05)]
    smoothing: f32,
    #[arg(long, default_value_t = 0.00003)]
    decay: f32,
    #[arg(long, default_value_t = 4)]
    least: usize,
    #[arg(long)]
    linear: bool,
    /// So many networks are trained and speak as one.
    #[arg(long, default_value_t = 2)]
    nets: usize,
    /// Phrases of kinds are learnt so many times as often as those of topics.
    #[arg(long, default_value_t = 1.5)]
    boost: f32,
    /// The words' vectors.
    #[arg(long, default_value = "src/understand/vectors.bin")]
    vectors: PathBuf,
    #[arg(long, default_value_t = 0.1)]
    meaning_dropout: f32,
    #[arg(long, default_value_t = 2.0)]
    meaning_rate: f32,
    #[arg(long)]
    no_vectors: bool,
    /// Measure on the messages of this folder (as `ruqsat evaluate` reads it) instead of writing a model.
    #[arg(long)]
    measure: Option<PathBuf>,
    /// With `--measure`: the nearest phrase by BM25 instead of a network.
    #[arg(long)]
    nearest: bool,
    #[arg(long)]
    no_words: bool,
    #[arg(long)]
    no_pieces: bool,
    #[arg(long)]
    no_concepts: bool,
    #[arg(long)]
    no_augment: bool,
    #[arg(long)]
    confusions: bool,
    /// Prints the danger cues that phrases about something else contain.
    #[arg(long)]
    cues: bool,
    /// Writes the probabilities here, to choose thresholds or compare with other ways.
    #[arg(long)]
    dump: Option<PathBuf>,
    /// Learns from `training/dialogues` what people ask next, after the network: it needs a program built with it.
    #[arg(long)]
    what_next: bool,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

struct Sample {
    lang: String,
    label: usize,
    text: String,
    fold: usize,
}

fn main() {
    let arguments = Arguments::parse();
    if arguments.what_next {
        let (dialogues, out) = (Path::new("training/dialogues"), Path::new("src/understand/what_next.bin"));
        what_next::learn(dialogues, out, arguments.folds > 0);
        return;
    }
    let labels: Vec<Label> = Label::all().collect();
    let samples = read(&arguments.locales, &labels, 5);
    eprintln!("{} phrases", samples.len());
    if arguments.cues {
        cues::cues(&samples, &labels);
        return;
    }
    if arguments.folds > 0 {
        measure::cross_validate(&arguments, &samples, &labels);
        return;
    }
    if let Some(folder) = &arguments.measure {
        measure::measure(&arguments, folder, &samples, &labels);
        return;
    }
    let (lexicon, vectors) = (Lexicon::concepts(), vectors(&arguments));
    let told = told(labels.len());
    let everything: Vec<&Sample> = samples.iter().chain(&told).collect();
    let trained = train(&arguments, &everything, labels.len(), &lexicon, &vectors);

    // What is learnt as an unknown language is in none of ours, whatever folder it stands in.
    let spoken = samples.iter().filter(|sample| labels[sample.label].as_str() != "unknown-language");
    let languages = language::weigh(spoken.map(|sample| (sample.lang.as_str(), sample.text.as_str())));
    let bytes = export::model(&trained.known, &trained.net, &languages);
    fs::write(&arguments.out, &bytes).expect("the model can be written");
    eprintln!("{}: {} features, {} bytes", arguments.out.display(), trained.known.len(), bytes.len());
}

fn read(roots: &[PathBuf], labels: &[Label], folds: usize) -> Vec<Sample> {
    let mut samples = Vec::new();
    for root in roots {
        for lang in ["en", "kk", "ru"] {
            for label in 0..labels.len() {
                let id = labels[label].as_str();
                for folder in ["topics", "out-of-scope", "chat", "remarks"] {
                    let path = root.join(lang).join("questions").join(folder).join(format!("{id}.txt"));
                    add(&path, lang, label, folds, &mut samples);
                }
            }
        }
    }
    samples
}

fn add(path: &Path, lang: &str, label: usize, folds: usize, samples: &mut Vec<Sample>) {
    let Ok(text) = fs::read_to_string(path) else { return };
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fold =
            Chance::new(line.bytes().fold(7, |hash: u64, byte| hash.wrapping_mul(31) ^ u64::from(byte)))
                .below(folds);
        samples.push(Sample { lang: lang.into(), label, text: line.into(), fold });
    }
}

fn vectors(arguments: &Arguments) -> Vectors {
    let bytes = if arguments.no_vectors {
        [b"RQV1".as_slice(), &[0; 8]].concat()
    } else {
        fs::read(&arguments.vectors).expect("the vectors can be read")
    };
    Vectors::read(bytes.leak()).expect("a file of vectors")
}

struct Trained {
    known: HashMap<u32, u32>,
    net: Net,
}

fn groups(arguments: &Arguments) -> Groups {
    Groups { words: !arguments.no_words, pieces: !arguments.no_pieces, concepts: !arguments.no_concepts }
}

fn train(
    arguments: &Arguments,
    samples: &[&Sample],
    labels: usize,
    lexicon: &Lexicon,
    vectors: &Vectors,
) -> Trained {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    let reader = Reader::new();
    for sample in samples {
        for feature in features(&reader.parse(&sample.text).essence, lexicon, groups(arguments)) {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let mut kept: Vec<u32> =
        counts.into_iter().filter(|(_, count)| *count >= arguments.least).map(|(f, _)| f).collect();
    kept.sort_unstable();
    let known: HashMap<u32, u32> = kept.iter().enumerate().map(|(at, f)| (*f, at as u32)).collect();
    let nets: Vec<Net> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..arguments.nets)
            .map(|number| {
                let known = &known;
                scope.spawn(move || {
                    let seed = arguments.seed + 1000 * number as u64 + 7;
                    let written = written(arguments, samples, lexicon, vectors, known, seed);
                    train_one(arguments, samples, labels, vectors, known, &written, seed)
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("a network was trained")).collect()
    });
    let net = Net::together(nets);
    Trained { known, net }
}

/// One way in which a phrase may have been written, ready to be learnt.
struct Written {
    features: Vec<u32>,
    meaning: Vec<f32>,
}

/// So many ways are made of each phrase: taking a message apart costs more than learning from it.
const WAYS: usize = 8;

/// What people tell is learnt so many times as often as a phrase.
const TOLD: usize = 3;

/// What people tell that is no question: its label is none, which is learnt as any topic.
fn told(none: usize) -> Vec<Sample> {
    let coats = Coats::load();
    let mut lists: Vec<_> = coats.told.into_iter().collect();
    lists.sort();
    let samples = lists.into_iter().flat_map(|(lang, texts)| {
        texts.into_iter().map(move |text| Sample { lang: lang.clone(), label: none, text, fold: 0 })
    });
    samples.collect()
}

/// What this label teaches: itself, or any topic where it is none.
fn taught(label: usize, labels: usize) -> Vec<(usize, f32)> {
    let topics = topics().len();
    match label < labels {
        true => vec![(label, 1.0)],
        false => (0..topics).map(|topic| (topic, 1.0 / topics as f32)).collect(),
    }
}

/// [`WAYS`] for each phrase, one after the other.
fn written(
    arguments: &Arguments,
    samples: &[&Sample],
    lexicon: &Lexicon,
    vectors: &Vectors,
    known: &HashMap<u32, u32>,
    seed: u64,
) -> Vec<Written> {
    let (coats, reader) = (Coats::load(), Reader::new());
    let mut chance = Chance::new(seed + 500);
    let mut all = Vec::with_capacity(samples.len() * WAYS);
    for sample in samples {
        for _ in 0..WAYS {
            let text = if arguments.no_augment {
                sample.text.clone()
            } else {
                coats.rewrite(&sample.text, &sample.lang, &mut chance)
            };
            let essence = reader.parse(&text).essence;
            let features = look_up(known, &features(&essence, lexicon, groups(arguments)));
            all.push(Written { features, meaning: vectors.mean(&essence.words) });
        }
    }
    all
}

fn train_one(
    arguments: &Arguments,
    samples: &[&Sample],
    labels: usize,
    vectors: &Vectors,
    known: &HashMap<u32, u32>,
    written: &[Written],
    seed: u64,
) -> Net {
    let mut chance = Chance::new(seed);
    let shape = Shape {
        features: known.len(),
        width: arguments.width,
        labels,
        meaning: vectors.width(),
        linear: arguments.linear,
    };
    let mut net = Net::new(shape, &mut chance);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let targets: Vec<_> = samples.iter().map(|sample| taught(sample.label, labels)).collect();
    for (at, sample) in samples.iter().enumerate() {
        if sample.label >= labels {
            order.extend(std::iter::repeat_n(at, TOLD - 1));
        } else if sample.label >= topics().len() {
            let extra = arguments.boost - 1.0;
            let more = extra.floor() as usize + usize::from(chance.happens(extra.fract()));
            order.extend(std::iter::repeat_n(at, more));
        }
    }
    for epoch in 0..arguments.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, chance.below(at + 1));
        }
        let set = Settings {
            rate: arguments.rate * (1.0 - 0.9 * epoch as f32 / arguments.epochs as f32),
            feature_dropout: arguments.feature_dropout,
            hidden_dropout: arguments.hidden_dropout,
            smoothing: arguments.smoothing,
            decay: arguments.decay,
            meaning_dropout: arguments.meaning_dropout,
            meaning_rate: arguments.meaning_rate,
        };
        for at in &order {
            let way = &written[*at * WAYS + chance.below(WAYS)];
            net.learn(&way.features, &targets[*at], &way.meaning, &set, &mut chance);
        }
    }
    net
}

fn look_up(known: &HashMap<u32, u32>, found: &[u32]) -> Vec<u32> {
    found.iter().filter_map(|feature| known.get(feature).copied()).collect()
}
