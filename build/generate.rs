//! One typed function per message.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::messages::Messages;

/// What a variable is; decides the type of the argument and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A date in words.
    Date,
    /// A date in words, with its weekday.
    Day,
    /// A whole number, for plural forms too.
    Number,
    /// An amount with its digits grouped.
    Tenge,
    /// Another message.
    Message,
    /// Text as it is.
    Text,
}

impl Type {
    fn named(name: &str) -> Option<Type> {
        Some(match name {
            "date" => Type::Date,
            "day" => Type::Day,
            "number" => Type::Number,
            "tenge" => Type::Tenge,
            "message" => Type::Message,
            "text" => Type::Text,
            _ => return None,
        })
    }

    fn in_rust(self) -> &'static str {
        match self {
            Type::Date | Type::Day => "chrono::NaiveDate",
            Type::Number | Type::Tenge => "i64",
            Type::Message => "Message",
            Type::Text => "impl Into<String>",
        }
    }

    fn argument(self, name: &str) -> String {
        match self {
            Type::Message => format!("Argument::Message(Box::new({name}))"),
            Type::Text => format!("Argument::Text({name}.into())"),
            other => format!("Argument::{other:?}({name})"),
        }
    }
}

/// The types of all variables, as `locales/variables.toml` declares them.
#[derive(Debug)]
pub struct Types(BTreeMap<String, Type>);

impl Types {
    /// Reads the table: a list of names for each type.
    ///
    /// # Errors
    ///
    /// It is no TOML, names an unknown type, or a variable twice.
    pub fn parse(table: &str) -> Result<Types, String> {
        let lists: BTreeMap<String, Vec<String>> =
            toml::from_str(table).map_err(|error| error.message().to_string())?;
        let mut types = BTreeMap::new();
        for (name, variables) in lists {
            let found = Type::named(&name).ok_or_else(|| format!("`{name}` is not a type"))?;
            for variable in variables {
                if types.insert(variable.clone(), found).is_some() {
                    return Err(format!("`{variable}` is given twice"));
                }
            }
        }
        Ok(Types(types))
    }

    /// Variables of messages without a type, and types of variables that no message has.
    pub fn faults(&self, messages: &Messages) -> Vec<String> {
        let mut faults = Vec::new();
        for (id, shape) in messages {
            for variable in shape.variables.iter().filter(|name| !self.0.contains_key(*name)) {
                faults.push(format!(
                    "{}: `{id}` uses `{variable}`, add it to locales/variables.toml",
                    shape.place
                ));
            }
        }
        let is_used = |name: &String| messages.values().any(|shape| shape.variables.contains(name));
        for name in self.0.keys().filter(|name| !is_used(name)) {
            faults.push(format!("locales/variables.toml: no message uses `{name}`"));
        }
        faults
    }

    fn of(&self, variable: &str) -> Type {
        self.0.get(variable).copied().unwrap_or(Type::Text)
    }
}

/// The Rust source of the functions, and the table of all ids with their variables.
pub fn functions(messages: &Messages, types: &Types) -> String {
    let mut out = String::new();
    for (id, shape) in messages {
        let name = id.replace('-', "_");
        let doc = if shape.comment.is_empty() { "(no note to the translator yet)" } else { &shape.comment };
        let local = |variable: &String| variable.replace('-', "_");
        let parameters: Vec<String> = shape
            .variables
            .iter()
            .map(|variable| format!("{}: {}", local(variable), types.of(variable).in_rust()))
            .collect();
        writeln!(out, "/// `{id}`: {doc}\npub fn {name}({}) -> Message {{", parameters.join(", "))
            .expect("a String takes all");
        writeln!(out, "    Message::new(\"{id}\")").expect("a String takes all");
        for variable in &shape.variables {
            let argument = types.of(variable).argument(&local(variable));
            writeln!(out, "        .with(\"{variable}\", {argument})").expect("a String takes all");
        }
        out.push_str("}\n\n");
    }
    out.push_str(
        "/// Every message id, sorted, with its variables.\npub const IDS: &[(&str, &[&str])] = &[\n",
    );
    for (id, shape) in messages {
        let variables: Vec<String> = shape.variables.iter().map(|name| format!("{name:?}")).collect();
        writeln!(out, "    ({id:?}, &[{}]),", variables.join(", ")).expect("a String takes all");
    }
    out.push_str("];\n");
    out
}
