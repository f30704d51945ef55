//! Which document a text names, by the stems of `locales/*/documents.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lang::Lang;
use crate::law::DocumentId;

/// Stems with the documents they name, longest first, so that "temporary residence permit" is not
/// taken for a residence permit.
static STEMS: LazyLock<Vec<(String, DocumentId)>> = LazyLock::new(|| {
    let mut stems: Vec<(String, DocumentId)> = Lang::all()
        .filter_map(|lang| lang.file("documents.toml"))
        .filter_map(|text| toml::from_str::<BTreeMap<String, Vec<String>>>(text).ok())
        .flatten()
        .flat_map(|(id, stems)| stems.into_iter().map(move |stem| (stem, DocumentId::from(id.as_str()))))
        .collect();
    stems.sort_by_key(|(stem, _)| std::cmp::Reverse(stem.len()));
    stems
});

/// The document that a text names; `None` if it names none. A stem counts at the start of a word.
pub fn named(text: &str) -> Option<DocumentId> {
    let text = format!(" {}", words(text));
    STEMS.iter().find(|(stem, _)| text.contains(&format!(" {stem}"))).map(|(_, document)| document.clone())
}

fn words(text: &str) -> String {
    let lower = text.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
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
}
