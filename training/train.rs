//! Trains the model that understands questions, from the learning phrases in `locales/`.

#![expect(
    clippy::expect_used,
    clippy::needless_range_loop,
    reason = "a tool for maintainers: it stops where it cannot go on"
)]

mod augment;
mod export;
mod language;
mod net;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use augment::{Chance, Coats};
use clap::Parser;
use net::{Net, Settings, Shape};
use ruqsat::understand::features::{Groups, features};
use ruqsat::understand::lexicon::Lexicon;
use ruqsat::understand::phrases::Label;

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
    #[arg(long, default_value_t = 128)]
    width: usize,
    #[arg(long, default_value_t = 25)]
    epochs: usize,
    #[arg(long, default_value_t = 0.08)]
    rate: f32,
    #[arg(long, default_value_t = 0.3)]
    feature_dropout: f32,
    #[arg(long, default_value_t = 0.2)]
    hidden_dropout: f32,
    #[arg(long, default_value_t = 0.05)]
    smoothing: f32,
    #[arg(long, default_value_t = 0.0)]
    decay: f32,
    #[arg(long, default_value_t = 2)]
    least: usize,
    #[arg(long)]
    linear: bool,
    /// So many networks are trained and speak as one.
    #[arg(long, default_value_t = 1)]
    nets: usize,
    /// Phrases of kinds are learnt so many times as often as those of topics.
    #[arg(long, default_value_t = 1.0)]
    boost: f32,
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
    /// Writes the held-out probabilities here, to be compared with other ways.
    #[arg(long)]
    dump: Option<PathBuf>,
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
    let labels: Vec<Label> = Label::all().collect();
    let samples = read(&arguments.locales, &labels, 5);
    eprintln!("{} phrases", samples.len());
    if arguments.cues {
        cues(&samples, &labels);
        return;
    }
    if arguments.folds > 0 {
        cross_validate(&arguments, &samples, &labels);
        return;
    }
    let everything: Vec<&Sample> = samples.iter().collect();
    let trained = train(&arguments, &everything, labels.len(), &Lexicon::concepts());
    let languages =
        language::weigh(samples.iter().map(|sample| (sample.lang.as_str(), sample.text.as_str())));
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
                for folder in ["topics", "out-of-scope", "chat"] {
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

struct Trained {
    known: HashMap<u32, u32>,
    net: Net,
}

fn groups(arguments: &Arguments) -> Groups {
    Groups { words: !arguments.no_words, pieces: !arguments.no_pieces, concepts: !arguments.no_concepts }
}

fn train(arguments: &Arguments, samples: &[&Sample], labels: usize, lexicon: &Lexicon) -> Trained {
    let coats = Coats::load();
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for sample in samples {
        for feature in features(&sample.text, lexicon, groups(arguments)) {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let mut kept: Vec<u32> =
        counts.into_iter().filter(|(_, count)| *count >= arguments.least).map(|(f, _)| f).collect();
    kept.sort_unstable();
    let known: HashMap<u32, u32> = kept.iter().enumerate().map(|(at, f)| (*f, at as u32)).collect();
    let shape =
        Shape { features: kept.len(), width: arguments.width, labels, teacher: 0, linear: arguments.linear };
    let _ = shape;
    let nets: Vec<Net> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..arguments.nets)
            .map(|number| {
                let (known, coats) = (&known, &coats);
                scope.spawn(move || {
                    train_one(arguments, samples, labels, lexicon, known, coats, number as u64)
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("a network was trained")).collect()
    });
    let net = Net::together(nets);
    Trained { known, net }
}

fn train_one(
    arguments: &Arguments,
    samples: &[&Sample],
    labels: usize,
    lexicon: &Lexicon,
    known: &HashMap<u32, u32>,
    coats: &Coats,
    number: u64,
) -> Net {
    let mut chance = Chance::new(arguments.seed + 1000 * number + 7);
    let shape =
        Shape { features: known.len(), width: arguments.width, labels, teacher: 0, linear: arguments.linear };
    let mut net = Net::new(shape, &mut chance);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    for (at, sample) in samples.iter().enumerate() {
        if sample.label >= 60 {
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
            teacher_weight: 0.0,
        };
        for at in &order {
            let sample = samples[*at];
            let text = if arguments.no_augment {
                sample.text.clone()
            } else {
                coats.rewrite(&sample.text, &sample.lang, &mut chance)
            };
            let found = look_up(known, &features(&text, lexicon, groups(arguments)));
            net.learn(&found, &[(sample.label, 1.0)], None, &set, &mut chance);
        }
    }
    net
}

fn look_up(known: &HashMap<u32, u32>, found: &[u32]) -> Vec<u32> {
    found.iter().filter_map(|feature| known.get(feature).copied()).collect()
}

#[derive(Default, Clone)]
struct Tally {
    all: usize,
    first: usize,
    third: usize,
}

fn cross_validate(arguments: &Arguments, samples: &[Sample], labels: &[Label]) {
    let lexicon = Lexicon::concepts();
    let results: Vec<Vec<(usize, Vec<f32>)>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|worker| {
                let lexicon = &lexicon;
                scope.spawn(move || {
                    let mut results = Vec::new();
                    for fold in (0..arguments.folds).filter(|fold| fold % 2 == worker) {
                        let learning: Vec<&Sample> =
                            samples.iter().filter(|sample| sample.fold != fold).collect();
                        let trained = train(arguments, &learning, labels.len(), lexicon);
                        eprintln!("fold {fold}: {} features", trained.known.len());
                        for (at, sample) in
                            samples.iter().enumerate().filter(|(_, sample)| sample.fold == fold)
                        {
                            let found =
                                look_up(&trained.known, &features(&sample.text, lexicon, groups(arguments)));
                            results.push((at, trained.net.probabilities(&found)));
                        }
                    }
                    results
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("a fold was trained")).collect()
    });
    let results: Vec<(usize, Vec<f32>)> = results.into_iter().flatten().collect();
    report(arguments, samples, labels, &results);
    if let Some(path) = &arguments.dump {
        dump(path, samples, labels, &results);
    }
}

fn report(arguments: &Arguments, samples: &[Sample], labels: &[Label], results: &[(usize, Vec<f32>)]) {
    let mut tallies: HashMap<String, Tally> = HashMap::new();
    let mut confusions: HashMap<(usize, usize), Vec<&str>> = HashMap::new();
    for (at, probabilities) in results {
        let sample = &samples[*at];
        let mut order: Vec<usize> = (0..labels.len()).collect();
        order.sort_by(|a, b| probabilities[*b].total_cmp(&probabilities[*a]));
        let rank = order.iter().position(|label| *label == sample.label).unwrap_or(99);
        let group = if sample.label < 60 {
            "topic"
        } else if sample.label < 83 {
            "out"
        } else {
            "chat"
        };
        for name in [format!("{} {group}", sample.lang), format!("all {group}"), "all".to_string()] {
            let tally = tallies.entry(name).or_default();
            tally.all += 1;
            tally.first += usize::from(rank == 0);
            tally.third += usize::from(rank < 3);
        }
        if rank > 0 {
            confusions.entry((sample.label, order[0])).or_default().push(&sample.text);
        }
    }
    let mut names: Vec<_> = tallies.iter().collect();
    names.sort_by_key(|(name, _)| (*name).clone());
    for (name, tally) in names {
        println!(
            "{name:10} {:5}  top1 {:.1}  top3 {:.1}",
            tally.all,
            100.0 * tally.first as f32 / tally.all as f32,
            100.0 * tally.third as f32 / tally.all as f32
        );
    }
    if arguments.confusions {
        let mut pairs: Vec<_> = confusions.into_iter().collect();
        pairs.sort_by_key(|(_, texts)| std::cmp::Reverse(texts.len()));
        for ((was, said), texts) in pairs.iter().take(40) {
            println!("{} -> {}: {}", labels[*was].as_str(), labels[*said].as_str(), texts.len());
            for text in texts.iter().take(4) {
                println!("      {text}");
            }
        }
    }
}

fn dump(path: &Path, samples: &[Sample], labels: &[Label], results: &[(usize, Vec<f32>)]) {
    let mut out = String::new();
    for (at, probabilities) in results {
        let sample = &samples[*at];
        let said: Vec<String> = probabilities.iter().map(|p| format!("{p:.5}")).collect();
        out.push_str(&format!(
            "{}\t{}\t{}\t{}\t{}\n",
            sample.lang,
            labels[sample.label].as_str(),
            sample.fold,
            sample.text,
            said.join(" ")
        ));
    }
    fs::write(path, out).expect("the file can be written");
}

fn cues(samples: &[Sample], labels: &[Label]) {
    let mut lists = Vec::new();
    for lang in ruqsat::lang::Lang::all() {
        let file: toml::Table = toml::from_str(lang.file("lexicon.toml").unwrap_or_default()).expect("valid");
        for (kind, patterns) in file["danger"].as_table().expect("a table") {
            for pattern in patterns.as_array().expect("a list").iter().filter_map(|pattern| pattern.as_str())
            {
                lists.push((format!("{lang} {kind}: {pattern}"), vec![pattern.to_string()]));
            }
        }
    }
    let lexicon = Lexicon::from_lists(lists.into_iter());
    let mut hits: HashMap<String, (usize, usize, Vec<String>)> = HashMap::new();
    let (mut missed, mut danger) = (Vec::new(), 0);
    for sample in samples {
        let label = labels[sample.label].as_str();
        let is_danger = ["asylum", "detained", "crime-victim", "despair"].contains(&label);
        let found = lexicon.find(&ruqsat::understand::fold::words(&sample.text));
        danger += usize::from(is_danger);
        if is_danger && found.is_empty() {
            missed.push(format!("{label}: {}", sample.text));
        }
        let mut names: Vec<&str> = found.iter().map(|(_, cue)| lexicon.name(*cue)).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let entry = hits.entry(name.to_string()).or_default();
            if is_danger {
                entry.0 += 1;
            } else {
                entry.1 += 1;
                entry.2.push(format!("{label}: {}", sample.text));
            }
        }
    }
    let mut rows: Vec<_> = hits.into_iter().filter(|(_, hit)| hit.1 > 0).collect();
    rows.sort_by_key(|(_, hit)| std::cmp::Reverse(hit.1));
    for (cue, (right, wrong, texts)) in rows {
        println!(
            "{cue}\t{right}\t{wrong}\t{}",
            texts
                .iter()
                .take(3)
                .map(|text| text.chars().take(70).collect::<String>())
                .collect::<Vec<_>>()
                .join(" | ")
        );
    }
    println!("missed {} of {danger}", missed.len());
    for text in missed {
        println!("MISSED {text}");
    }
}
