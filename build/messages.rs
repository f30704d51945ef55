//! The messages of a language as Fluent reads them, and how two languages differ.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;

/// The messages of one language by their ids.
pub type Messages = BTreeMap<String, Shape>;

/// What the generated function of one message needs to know.
pub struct Shape {
    /// The variables that it uses.
    pub variables: BTreeSet<String>,
    /// The note to the translator.
    pub comment: String,
    /// The file it stands in.
    pub place: String,
}

/// Adds the messages of one file.
///
/// # Errors
///
/// What is wrong and where: Fluent cannot read it, a message has attributes, or its id is used twice.
pub fn read(place: &str, text: &str, messages: &mut Messages) -> Result<(), String> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| match errors.first() {
        Some(error) => {
            let line = text[..error.pos.start.min(text.len())].lines().count();
            format!("{place}:{line}: {error}")
        }
        None => format!("{place}: cannot be read"),
    })?;
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let id = message.id.name.to_string();
        if !message.attributes.is_empty() {
            return Err(format!("{place}: {id} has attributes; use plain messages"));
        }
        let mut variables = BTreeSet::new();
        if let Some(pattern) = &message.value {
            walk_pattern(pattern, &mut variables);
        }
        let comment = message.comment.map(|comment| comment.content.join(" ")).unwrap_or_default();
        let shape = Shape { variables, comment, place: place.to_string() };
        if let Some(earlier) = messages.insert(id.clone(), shape) {
            return Err(format!("{id} is used twice: {} and {place}", earlier.place));
        }
    }
    Ok(())
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

/// What a language lacks or has too much, compared with English; a sentence each.
pub fn differences(language: &str, english: &Messages, other: &Messages) -> Vec<String> {
    let mut faults = Vec::new();
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
    faults
}
