//! The build script refuses what would go missing in a language, and writes typed functions.

#[path = "../../../build/messages.rs"]
mod messages;

#[path = "../../../build/generate.rs"]
mod generate;

use generate::{Types, functions};
use messages::{Messages, differences, read};

fn english(text: &str) -> Messages {
    let mut found = Messages::new();
    read("en.ftl", text, &mut found).unwrap();
    found
}

#[test]
fn a_missing_message_and_a_different_variable_are_named() {
    let source = english("hello = Hello, { $name }.\nbye = Bye.\n");
    let mut other = Messages::new();
    read("ru.ftl", "hello = Hello, { $who }.\nmore = More.\n", &mut other).unwrap();
    let faults = differences("ru", &source, &other);
    assert_eq!(
        faults,
        [
            "locales/ru has no message `bye` (en.ftl)",
            "ru.ftl: `hello` uses {\"who\"}, English uses {\"name\"}",
            "ru.ftl: `more` is not in locales/en",
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_line() {
    let mut found = Messages::new();
    let fault = read("en.ftl", "fine = Fine.\n\nbroken = { $x\n", &mut found).unwrap_err();
    assert!(fault.starts_with("en.ftl:"), "{fault}");
    let fault = read("b.ftl", "twice = One.\n", &mut english("twice = Two.\n")).unwrap_err();
    assert_eq!(fault, "twice is used twice: en.ftl and b.ftl");
    let fault = read("en.ftl", "part = Part.\n    .of = whole\n", &mut Messages::new()).unwrap_err();
    assert_eq!(fault, "en.ftl: part has attributes; use plain messages");
}

#[test]
fn a_variable_without_a_type_and_a_type_without_a_variable_are_named() {
    let source = english("due = Due { $due_day }, { $count } left.\n");
    let types = Types::parse("day = [\"due_day\"]\ntext = [\"gone\"]\n").unwrap();
    assert_eq!(
        types.faults(&source),
        [
            "en.ftl: `due` uses `count`, add it to locales/variables.toml",
            "locales/variables.toml: no message uses `gone`",
        ]
    );
    assert_eq!(Types::parse("colour = [\"x\"]").unwrap_err(), "`colour` is not a type");
    assert_eq!(Types::parse("day = [\"x\"]\ntext = [\"x\"]").unwrap_err(), "`x` is given twice");
}

#[test]
fn the_type_of_a_variable_decides_the_argument() {
    let source = english("# On a button.\ndue-on = { $due_day } { $count } { $inner } { $name }\n");
    let types =
        Types::parse("day = [\"due_day\"]\nnumber = [\"count\"]\nmessage = [\"inner\"]\ntext = [\"name\"]")
            .unwrap();
    let written = functions(&source, &types);
    assert!(written.contains("/// `due-on`: On a button."), "{written}");
    assert!(
        written.contains(
            "pub fn due_on(count: i64, due_day: chrono::NaiveDate, inner: Message, name: impl Into<String>)"
        ),
        "{written}"
    );
    assert!(written.contains(".with(\"due_day\", Argument::Day(due_day))"), "{written}");
    assert!(written.contains(".with(\"inner\", Argument::Message(Box::new(inner)))"), "{written}");
}
