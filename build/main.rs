//! Embeds every file of `locales/` and the law, and writes one typed function per Fluent message, so
//! that a message or a variable that is missing does not compile.
#![expect(
    clippy::expect_used,
    reason = "a build that cannot read its own files must stop, and say at which step"
)]

mod embed;
mod generate;
mod messages;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use generate::Types;
use messages::Messages;

// The program's own folding of words; what only the program calls is not used here.
#[allow(dead_code, reason = "only the folding of words is needed to build")]
#[path = "../src/understand/fold.rs"]
mod fold;

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let locales = root.join("locales");
    for watched in ["locales", "build", "src/law"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let write = |name: &str, text: String| fs::write(out.join(name), text).expect("OUT_DIR is writable");

    write("law_files.rs", embed::law(&root.join("src/law")));
    write("vocabulary.txt", embed::vocabulary(&locales, fold_line));
    let languages = embed::languages(&locales);
    write("locales.rs", embed::locales(&locales, &languages));

    let table = fs::read_to_string(locales.join("variables.toml")).expect("locales/variables.toml is there");
    let types = Types::parse(&table).unwrap_or_else(|fault| panic!("locales/variables.toml: {fault}"));
    let said: BTreeMap<&String, Messages> =
        languages.iter().map(|language| (language, messages_of(&locales.join(language)))).collect();
    let english = said.get(&"en".to_string()).expect("locales/en is the source of the ids");
    let mut faults: Vec<String> = said
        .iter()
        .flat_map(|(language, messages)| messages::differences(language, english, messages))
        .collect();
    faults.extend(types.faults(english));
    if !faults.is_empty() {
        panic!("the languages differ:\n{}\n", faults.join("\n"));
    }
    write("say.rs", generate::functions(english, &types));
}

fn fold_line(line: &str) -> Vec<String> {
    fold::words(line).into_iter().map(|word| word.key).collect()
}

fn messages_of(folder: &Path) -> Messages {
    let mut messages = Messages::new();
    for path in embed::files(folder, "ftl") {
        let text = fs::read_to_string(&path).expect("a readable .ftl file");
        if let Err(fault) = messages::read(&path.display().to_string(), &text, &mut messages) {
            panic!("{fault}");
        }
    }
    messages
}
