//! Embeds every file of `locales/` and the law, and writes one typed function per Fluent message, so
//! that a message or a variable that is missing does not compile.
#![expect(
    clippy::expect_used,
    reason = "a build that cannot read its own files must stop, and say at which step"
)]

mod embed;
mod generate;
mod index;
mod messages;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use generate::Types;
use messages::Messages;

/// The program's own reading of words, for what is made of the learning phrases.
macro_rules! of_the_program {
    ($($name:ident = $path:literal),* $(,)?) => { $(
        #[allow(dead_code, reason = "what only the program calls is not used here")]
        #[path = $path]
        mod $name;
    )* };
}

of_the_program! {
    cues = "../src/understand/cues.rs",
    essence = "../src/understand/essence.rs",
    features = "../src/understand/features.rs",
    fold = "../src/understand/fold.rs",
    lexicon = "../src/understand/lexicon.rs",
    model = "../src/understand/model.rs",
    nearest = "../src/understand/nearest.rs",
    spelling = "../src/understand/spelling.rs",
}

/// The languages as those modules ask for them: read from the disk, since nothing is built in yet.
mod lang {
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    #[derive(Clone, Copy)]
    pub struct Lang(&'static str);

    impl Lang {
        pub fn all() -> impl Iterator<Item = Lang> {
            super::embed::languages(&locales()).into_iter().map(|code| Lang(String::leak(code)))
        }

        pub fn code(self) -> &'static str {
            self.0
        }

        pub fn file(self, path: &str) -> Option<&'static str> {
            let text = fs::read_to_string(locales().join(self.0).join(path)).ok()?;
            Some(String::leak(text))
        }
    }

    fn locales() -> PathBuf {
        Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("locales")
    }
}

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let locales = root.join("locales");
    let topics = root.join("src/understand/topics.toml");
    for watched in [
        "locales",
        "build",
        "src/law",
        "src/understand/topics.toml",
        "src/understand/letters.txt",
        "src/understand/english.txt",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let write = |name: &str, text: String| fs::write(out.join(name), text).expect("OUT_DIR is writable");

    write("law_files.rs", embed::law(&root.join("src/law")));
    let phrases = embed::phrases(&locales);
    let vocabulary = embed::vocabulary(&phrases, &locales);
    write("vocabulary.txt", vocabulary.clone());
    write("ambiguous-danger.txt", index::ambiguous_danger(&phrases, &topics));
    fs::write(out.join("nearest.bin"), index::nearest(&phrases, &topics, vocabulary))
        .expect("OUT_DIR is writable");
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
