//! Embeds every file of `locales/`, and writes one typed function per Fluent message,
//! so that a message or a variable that is missing does not compile.
#![expect(
    clippy::expect_used,
    reason = "a build that cannot read its own files must stop, and say at which step"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast;

type Messages = BTreeMap<String, MessageShape>;

/// What the generated function of one message needs to know.
struct MessageShape {
    variables: BTreeSet<String>,
    comment: String,
    place: String,
}

// The program's own folding of words; what only the program calls is not used here.
#[allow(dead_code, reason = "only the folding of words is needed to build")]
#[path = "src/understand/fold.rs"]
mod fold;

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let locales = root.join("locales");
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=build.rs");

    embed_law(&root.join("src/law"), &out);
    fs::write(out.join("vocabulary.txt"), vocabulary(&locales)).expect("OUT_DIR is writable");

    let mut languages: Vec<String> = fs::read_dir(&locales)
        .expect("locales/ is there")
        .filter_map(|entry| entry.ok())
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    languages.sort();

    let mut embedded = String::from(
        "/// Every language's code with its files, sorted by path.\n\
         static LOCALES: &[(&str, &[(&str, &str)])] = &[\n",
    );
    for language in &languages {
        writeln!(embedded, "(\"{language}\", &[").expect("a String takes all");
        let folder = locales.join(language);
        let mut files = Vec::new();
        collect(&folder, &mut files);
        let mut named: Vec<(String, PathBuf)> = files
            .into_iter()
            .map(|path| {
                let name = path.strip_prefix(&folder).expect("inside the folder");
                (name.to_string_lossy().replace('\\', "/"), path)
            })
            .collect();
        named.sort();
        for (name, path) in named {
            println!("cargo:rerun-if-changed={}", path.display());
            writeln!(embedded, "(\"{name}\", include_str!({:?})),", path.display().to_string())
                .expect("a String takes all");
        }
        embedded.push_str("]),\n");
    }
    embedded.push_str("];\n");
    fs::write(out.join("locales.rs"), embedded).expect("OUT_DIR is writable");

    let shapes: BTreeMap<&String, Messages> =
        languages.iter().map(|language| (language, messages_of(&locales.join(language)))).collect();
    let english = shapes.get(&"en".to_string()).expect("locales/en is the source of the ids");
    let mut faults = Vec::new();
    for (language, messages) in &shapes {
        compare(language, english, messages, &mut faults);
    }
    if !faults.is_empty() {
        panic!("the languages differ:\n{}\n", faults.join("\n"));
    }
    fs::write(out.join("say.rs"), functions(english)).expect("OUT_DIR is writable");
}

/// The folded words of the learning phrases that stand in at least two of them, the commonest first:
/// what a word with a slip of the finger may have been meant to be.
fn vocabulary(locales: &Path) -> String {
    let mut files = Vec::new();
    collect(locales, &mut files);
    files.sort();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
        let text = fs::read_to_string(path).expect("a readable file of phrases");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            for word in fold::words(line) {
                *counts.entry(word.key).or_default() += 1;
            }
        }
    }
    let mut known: Vec<(String, usize)> =
        counts.into_iter().filter(|(word, count)| *count >= 2 && word.len() >= 4).collect();
    known.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    let words: Vec<&str> = known.iter().map(|(word, _)| word.as_str()).collect();
    words.join("\n")
}

/// A new document type is one new file: the list of law files is made here.
fn embed_law(folder: &Path, out: &Path) {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut embedded = String::from(
        "/// Every file of the built-in law by its path inside the law folder.\n\
         static LAW_FILES: &[(&str, &str)] = &[\n",
    );
    for path in files {
        let name = path.strip_prefix(folder).expect("inside the folder");
        let name = name.to_string_lossy().replace('\\', "/");
        println!("cargo:rerun-if-changed={}", path.display());
        writeln!(embedded, "({name:?}, include_str!({:?})),", path.display().to_string())
            .expect("a String takes all");
    }
    embedded.push_str("];\n");
    fs::write(out.join("law_files.rs"), embedded).expect("OUT_DIR is writable");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder").filter_map(|entry| entry.ok()) {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn messages_of(folder: &Path) -> Messages {
    let mut messages = Messages::new();
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.retain(|path| path.extension().is_some_and(|ending| ending == "ftl"));
    files.sort();
    for path in files {
        let text = fs::read_to_string(&path).expect("a readable .ftl file");
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((_, errors)) => {
                let place = text[..errors[0].pos.start.min(text.len())].lines().count();
                panic!("{}:{place}: {}", path.display(), errors[0])
            }
        };
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else { continue };
            let id = message.id.name.to_string();
            assert!(
                message.attributes.is_empty(),
                "{}: {id} has attributes; use plain messages",
                path.display()
            );
            let mut variables = BTreeSet::new();
            if let Some(pattern) = &message.value {
                walk_pattern(pattern, &mut variables);
            }
            let comment = message.comment.map(|comment| comment.content.join(" ")).unwrap_or_default();
            let place = path.display().to_string();
            let shape = MessageShape { variables, comment, place };
            if let Some(earlier) = messages.insert(id.clone(), shape) {
                panic!("{id} stands twice: {} and {}", earlier.place, path.display());
            }
        }
    }
    messages
}

fn walk_pattern(pattern: &ast::Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            walk_expression(expression, found);
        }
    }
}

fn walk_expression(expression: &ast::Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => walk_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            walk_inline(selector, found);
            for variant in variants {
                walk_pattern(&variant.value, found);
            }
        }
    }
}

fn walk_inline(inline: &ast::InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_string());
        }
        ast::InlineExpression::Placeable { expression } => walk_expression(expression, found),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                walk_inline(argument, found);
            }
        }
        _ => {}
    }
}

fn compare(language: &str, english: &Messages, other: &Messages, faults: &mut Vec<String>) {
    for (id, shape) in english {
        match other.get(id) {
            None => faults.push(format!("locales/{language} has no message `{id}` ({})", shape.place)),
            Some(there) if there.variables != shape.variables => faults.push(format!(
                "{}: `{id}` uses {:?}, English uses {:?}",
                there.place, there.variables, shape.variables
            )),
            Some(_) => {}
        }
    }
    for (id, shape) in other {
        if !english.contains_key(id) {
            faults.push(format!("{}: `{id}` is not in locales/en", shape.place));
        }
    }
}

/// The type of a variable follows from its name; docs in `src/speech/mod.rs`.
fn rust_type(variable: &str) -> (&'static str, &'static str) {
    let last = variable.rsplit(['-', '_']).next().unwrap_or(variable);
    match last {
        "date" => ("chrono::NaiveDate", "Date"),
        "day" => ("chrono::NaiveDate", "Day"),
        "days" | "count" | "number" | "mci" | "percent" | "months" | "years" | "hours" | "minutes" => {
            ("i64", "Number")
        }
        "tenge" => ("i64", "Tenge"),
        "message" => ("Message", "Message"),
        _ => ("impl Into<String>", "Text"),
    }
}

fn functions(messages: &Messages) -> String {
    let mut out = String::new();
    for (id, shape) in messages {
        let name = id.replace('-', "_");
        let doc = if shape.comment.is_empty() { "(no note to the translator yet)" } else { &shape.comment };
        writeln!(out, "/// `{id}`: {doc}").expect("a String takes all");
        let parameters: Vec<String> = shape
            .variables
            .iter()
            .map(|variable| format!("{}: {}", variable.replace('-', "_"), rust_type(variable).0))
            .collect();
        writeln!(out, "pub fn {name}({}) -> Message {{", parameters.join(", ")).expect("a String takes all");
        writeln!(out, "    Message::new(\"{id}\")").expect("a String takes all");
        for variable in &shape.variables {
            let local = variable.replace('-', "_");
            let (_, kind) = rust_type(variable);
            let value = match kind {
                "Text" => format!("{local}.into()"),
                "Message" => format!("Box::new({local})"),
                _ => local,
            };
            writeln!(out, "        .with(\"{variable}\", Argument::{kind}({value}))")
                .expect("a String takes all");
        }
        out.push_str("}\n\n");
    }
    writeln!(
        out,
        "/// Every message id, sorted, with its variables.\npub const IDS: &[(&str, &[&str])] = &["
    )
    .expect("a String takes all");
    for (id, shape) in messages {
        let variables: Vec<String> = shape.variables.iter().map(|name| format!("\"{name}\"")).collect();
        writeln!(out, "    (\"{id}\", &[{}]),", variables.join(", ")).expect("a String takes all");
    }
    out.push_str("];\n");
    out
}
