//! Who helps free of charge, in words: only what the law's data hold.

use crate::law::{Helper, Law, Words};
use crate::speech::{Argument, Message, say};

use super::in_lines;

/// Who helps, one a line; `None` where the law names nobody.
pub fn helpers(law: &Law) -> Option<Message> {
    in_lines(law.helpers().map(line).collect())
}

/// The telephone number of one helper, for answers that name only that one.
pub fn telephone(helper: &str, law: &Law) -> Option<String> {
    let helper = law.helpers().find(|other| &*other.id == helper)?;
    helper.telephone.as_deref().map(str::to_string)
}

fn line(helper: &Helper) -> Message {
    let id = if helper.languages.is_some() { "helper-with-languages" } else { "helper" };
    let mut message = Message::new(id)
        .with("name", words(&helper.name))
        .with("reach", reach(helper))
        .with("whom", words(&helper.for_whom));
    if let Some(languages) = &helper.languages {
        message = message.with("languages", words(languages));
    }
    message
}

fn words(words: &Words) -> Argument {
    Argument::Words(words.all().map(|(lang, words)| (lang, words.to_string())).collect())
}

/// Place, number and page, as far as there are any.
fn reach(helper: &Helper) -> Argument {
    let site = helper
        .site
        .as_deref()
        .map(|site| site.trim_start_matches("https://").trim_start_matches("www.").trim_end_matches('/'));
    let by_lang = helper.name.all().map(|(lang, _)| {
        let place = helper.place.as_ref().and_then(|place| place.all().find(|(other, _)| *other == lang));
        let parts = [place.map(|(_, place)| place), helper.telephone.as_deref(), site];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        (lang, parts.join(", "))
    });
    Argument::Words(by_lang.collect())
}

/// The paragraph under a verdict or reply of danger.
pub fn of_danger(law: &Law) -> Option<Message> {
    helpers(law).map(say::helpers_of_danger)
}
