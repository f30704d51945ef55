//! Situations of legal weight: what a verdict has to say and must not, fixed beforehand.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ruqsat::assess::{Facts, Filing, assess};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::speech::{Speech, plain_text, verdict};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    situation: Vec<Situation>,
}

#[derive(Deserialize)]
struct Situation {
    what: String,
    facts: Told,
    #[serde(default)]
    shown: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    said: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    never: BTreeMap<String, Vec<String>>,
}

/// The flags of `ruqsat check`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    document: String,
    on: NaiveDate,
    expires: Option<NaiveDate>,
    filed: Option<NaiveDate>,
    filed_state: Option<String>,
    lost: Option<NaiveDate>,
    reported: Option<NaiveDate>,
    penalised: Option<NaiveDate>,
    opened: Option<NaiveDate>,
}

impl Told {
    fn facts(&self) -> Facts {
        let returned = self.filed_state.as_deref() == Some("returned");
        Facts {
            expires: self.expires,
            filing: self.filed.map(|on| match returned {
                true => Filing::Returned { on: Some(on) },
                false => Filing::Pending { on },
            }),
            lost: self.lost,
            reported: self.reported,
            penalised: self.penalised,
            opened: self.opened,
            ..Facts::new(self.document.as_str())
        }
    }
}

#[test]
fn situations_of_legal_weight_say_what_they_must_and_nothing_they_must_not() {
    let file: File = toml::from_str(include_str!("../../legal_situations.toml")).unwrap();
    let (law, speech) = (Law::built_in(), Speech::new());
    let mut faults = Vec::new();
    for situation in &file.situation {
        let facts = situation.facts.facts();
        let answer = assess(&facts, situation.facts.on, law).expect("facts that can be");
        for lang in Lang::all() {
            let html: Vec<String> = verdict::tell(&answer, &facts, law)
                .paragraphs()
                .iter()
                .map(|paragraph| speech.html(lang, paragraph))
                .collect();
            let html = html.join("\n\n");
            let plain = |html: &str| plain_text(html).replace('\u{a0}', " ").to_lowercase();
            let (shown, whole) = (plain(html.split("<blockquote").next().unwrap()), plain(&html));
            for (kind, table, text, wanted) in [
                ("shown", &situation.shown, &shown, true),
                ("said", &situation.said, &whole, true),
                ("never", &situation.never, &whole, false),
            ] {
                let parts = table.get(lang.code()).into_iter().flatten();
                for part in parts.filter(|part| text.contains(&part.to_lowercase()) != wanted) {
                    faults.push(format!("{lang} `{}`, {kind}: `{part}`\n{text}", situation.what));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
