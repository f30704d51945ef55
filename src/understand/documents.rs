//! Which documents a text names, by the stems of `locales/*/documents.toml`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::fold::{self, Word};
use super::lexicon::Lexicon;
use crate::lang::Lang;
use crate::law::DocumentId;

static NAMES: LazyLock<Lexicon> = LazyLock::new(|| {
    let lists = Lang::all()
        .filter_map(|lang| lang.file("documents.toml"))
        .filter_map(|text| toml::from_str::<BTreeMap<String, Vec<String>>>(text).ok())
        .flatten();
    Lexicon::with_gap(lists, 0)
});

/// A document named in a message, and the words that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub document: DocumentId,
    /// The words, by number.
    pub words: Range<usize>,
}

/// Every document that these words name, in order; where names overlap, the longer one.
pub fn all(words: &[Word]) -> Vec<Named> {
    let mut spans = NAMES.spans(words);
    let letters = |first: usize, end: usize| -> usize {
        words.get(first..end).unwrap_or_default().iter().map(|word| word.key.len()).sum()
    };
    spans.sort_by_key(|span| std::cmp::Reverse((span.end - span.first, letters(span.first, span.end))));
    let mut named: Vec<Named> = Vec::new();
    for span in spans {
        let words = span.first..span.end;
        if named.iter().all(|other| other.words.end <= words.start || words.end <= other.words.start) {
            named.push(Named { document: DocumentId::from(NAMES.name(span.concept)), words });
        }
    }
    named.sort_by_key(|named| named.words.start);
    named
}

/// The document that a text names with most words; `None` if it names none.
pub fn named(text: &str) -> Option<DocumentId> {
    let named = all(&fold::words(text));
    let longest = named.iter().map(|named| named.words.len()).max()?;
    named.into_iter().find(|named| named.words.len() == longest).map(|named| named.document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_by_the_names_people_use() {
        for (text, document) in [
            ("внж до 14 марта", "residence-permit"),
            ("ықтиярхатымның мерзімі", "residence-permit"),
            ("my temporary residence permit", "temporary-permit"),
            ("РВП кончается", "temporary-permit"),
            ("удостоверение лица без гражданства", "stateless-certificate"),
            ("азаматтығы жоқ адамның куәлігі", "stateless-certificate"),
            ("удостоверение кандаса", "kandas-certificate"),
            ("қандас куәлігі", "kandas-certificate"),
            ("загранпаспорт", "passport"),
            ("төлқұжат", "passport"),
        ] {
            assert_eq!(named(text), Some(DocumentId::from(document)), "{text}");
        }
        assert_eq!(named("20.09.2025"), None);
        assert_eq!(named("сколько стоит"), None);
    }

    #[test]
    fn several_documents_are_found_in_order() {
        let words = fold::words("паспорт до 01.01.2030, внж 20.09.2025 и удостоверение лица без гражданства");
        let found: Vec<String> = all(&words).into_iter().map(|named| named.document.to_string()).collect();
        assert_eq!(found, ["passport", "residence-permit", "stateless-certificate"]);
    }
}
