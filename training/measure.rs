//! Measures what was trained: on phrases held out from learning, or on messages of strangers.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use ruqsat::understand::features::features;
use ruqsat::understand::lexicon::Lexicon;
use ruqsat::understand::parse::Parser;
use ruqsat::understand::phrases::Label;
use ruqsat::understand::vectors::Vectors;
use ruqsat::understand::{kinds, topics};

use crate::{Arguments, Sample, Trained, groups, look_up, train, vectors};
use ruqsat::understand::nearest::{self, Nearest};

#[derive(Default, Clone)]
struct Tally {
    all: usize,
    first: usize,
    third: usize,
}

pub fn cross_validate(arguments: &Arguments, samples: &[Sample], labels: &[Label]) {
    let (lexicon, vectors) = (Lexicon::concepts(), vectors(arguments));
    let results: Vec<Vec<(usize, Vec<f32>)>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|worker| {
                let (lexicon, vectors) = (&lexicon, &vectors);
                scope.spawn(move || {
                    let mut results = Vec::new();
                    for fold in (0..arguments.folds).filter(|fold| fold % 2 == worker) {
                        let learning: Vec<&Sample> =
                            samples.iter().filter(|sample| sample.fold != fold).collect();
                        let trained = train(arguments, &learning, labels.len(), lexicon, vectors);
                        eprintln!("fold {fold}: {} features", trained.known.len());
                        for (at, sample) in
                            samples.iter().enumerate().filter(|(_, sample)| sample.fold == fold)
                        {
                            results.push((at, judge(arguments, &trained, lexicon, vectors, &sample.text)));
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

/// The probabilities of the labels for one message.
fn judge(
    arguments: &Arguments,
    trained: &Trained,
    lexicon: &Lexicon,
    vectors: &Vectors,
    text: &str,
) -> Vec<f32> {
    thread_local! {
        static READER: Parser = Parser::new();
    }
    let essence = READER.with(|reader| reader.parse(text).essence);
    let found = look_up(&trained.known, &features(&essence, lexicon, groups(arguments)));
    trained.net.probabilities(&found, &vectors.mean(&essence.words))
}

/// Right topic first and among three, on the in-scope messages of this folder (kk.tsv, ru.tsv, en.tsv).
pub fn measure(arguments: &Arguments, folder: &Path, samples: &[Sample], labels: &[Label]) {
    let everything: Vec<&Sample> = samples.iter().collect();
    let (lexicon, vectors) = (Lexicon::concepts(), vectors(arguments));
    let (trained, nearest, reader);
    let scores: &dyn Fn(&str) -> Vec<f32> = if arguments.nearest {
        nearest = indexed(samples, &lexicon);
        reader = Parser::new();
        &|text| nearest.labels(&reader.parse(text).essence.words, &lexicon, labels.len())
    } else {
        trained = train(arguments, &everything, labels.len(), &lexicon, &vectors);
        &|text| judge(arguments, &trained, &lexicon, &vectors, text)
    };
    for lang in ["kk", "ru", "en"] {
        let text = fs::read_to_string(folder.join(format!("{lang}.tsv"))).expect("the messages can be read");
        let mut tally = Tally::default();
        let mut out = String::new();
        for line in text.lines().skip(1) {
            let [expected, ids, _, text] = *line.splitn(4, '\t').collect::<Vec<_>>() else { continue };
            let scores = scores(text);
            let said: Vec<String> = scores.iter().map(|score| format!("{score:.5}")).collect();
            out.push_str(&format!(
                "{lang}:{}\t{text}\t{}\n",
                if expected == "topic" { ids } else { expected },
                said.join(" ")
            ));
            if expected != "topic" {
                continue;
            }
            let right = |label: usize| ids.split('|').any(|id| id == labels[label].as_str());
            let mut order: Vec<usize> = (0..topics().len()).collect();
            order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
            tally.all += 1;
            tally.first += usize::from(right(order[0]));
            tally.third += usize::from(order.iter().take(3).any(|label| right(*label)));
        }
        println!("{lang} {:5}  {}", tally.all, tally.shares());
        if let Some(path) = &arguments.dump {
            fs::write(path.with_extension(lang), out).expect("the file can be written");
        }
    }
}

/// The learning phrases as an index of nearest phrases.
pub fn indexed(samples: &[Sample], lexicon: &Lexicon) -> Nearest {
    Nearest::read(index(samples, lexicon).leak()).expect("an index of phrases")
}

/// The same as bytes.
pub fn index(samples: &[Sample], lexicon: &Lexicon) -> Vec<u8> {
    let reader = Parser::new();
    let phrases: Vec<(u8, Vec<_>)> =
        samples.iter().map(|sample| (sample.label as u8, reader.parse(&sample.text).essence.words)).collect();
    nearest::index(phrases.iter().map(|(label, words)| (*label, words.as_slice())), lexicon)
}

impl Tally {
    fn shares(&self) -> String {
        let share = |hits: usize| 100.0 * hits as f32 / self.all.max(1) as f32;
        format!("top1 {:.1}  top3 {:.1}", share(self.first), share(self.third))
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
        let group = if sample.label < topics().len() {
            "topic"
        } else if sample.label < topics().len() + kinds().iter().filter(|kind| !kind.chat).count() {
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
        println!("{name:10} {:5}  {}", tally.all, tally.shares());
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
