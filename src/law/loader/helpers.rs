//! Reads `legal_aid.toml` and the operator's own file of further helpers.

use std::sync::Arc;

use super::Known;
use super::rows::{basis_from, identifier};
use crate::lang::Lang;
use crate::law::helpers::{Helper, Words};
use crate::law::reader::Row;
use crate::law::values::{Basis, Start};

/// Whose file of helpers is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HelpersOf {
    Law,
    Operator,
}

/// The helpers of one file; the operator's may name the address of a source instead of its id.
pub(super) fn helpers(row: &Row<'_, '_>, known: &Known, from: HelpersOf) -> Option<Vec<Helper>> {
    let rows = row.some_rows("helper");
    Some(rows.iter().filter_map(|row| helper(row, known, from)).collect())
}

fn helper(row: &Row<'_, '_>, known: &Known, from: HelpersOf) -> Option<Helper> {
    let id = identifier(row);
    let (name, for_whom) = (words(row, "name"), words(row, "for_whom"));
    let optional = |key| if row.has(key) { words(row, key) } else { row.tick_off(key) };
    let (place, languages) = (optional("place"), optional("languages"));
    let (telephone, site) = (telephone(row), site(row));
    let basis = basis(row, known, from);
    if telephone.is_none() && site.is_none() {
        row.fault("nobody can reach this helper", "add `telephone` or `site`");
    }
    row.nothing_else();
    Some(Helper {
        id: id?.into(),
        name: name?,
        for_whom: for_whom?,
        place,
        telephone,
        site,
        languages,
        basis: basis?,
    })
}

fn words(row: &Row<'_, '_>, key: &str) -> Option<Words> {
    let table = row.table(key, "words in each language, as { kk = \"…\", ru = \"…\", en = \"…\" }")?;
    let words: Vec<(Lang, Arc<str>)> =
        Lang::all().filter_map(|lang| Some((lang, table.text(lang.code())?.into()))).collect();
    table.nothing_else();
    (words.len() == Lang::all().count()).then_some(Words(words))
}

fn telephone(row: &Row<'_, '_>) -> Option<Arc<str>> {
    if !row.has("telephone") {
        return row.tick_off("telephone");
    }
    let number = row.text("telephone")?;
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'+'));
    if !plain || digits < 3 || number.rfind('+').is_some_and(|at| at > 0) {
        row.fault_at(
            "telephone",
            format!("`{number}` is not a telephone number"),
            "write digits and spaces, as in \"+7 727 258 45 98\"",
        );
    }
    Some(number.into())
}

fn site(row: &Row<'_, '_>) -> Option<Arc<str>> {
    if !row.has("site") {
        return row.tick_off("site");
    }
    let site = row.text("site")?;
    if !site.starts_with("https://") {
        row.fault_at("site", format!("`{site}` is not an address"), "write one that begins with https://");
    }
    Some(site.into())
}

fn basis(row: &Row<'_, '_>, known: &Known, from: HelpersOf) -> Option<Basis> {
    let address = from == HelpersOf::Operator
        && row.text("source").is_some_and(|source| source.starts_with("https://"));
    if !address {
        return basis_from(row, known, Start::NotStated);
    }
    let mut with_address = Known { documents: known.documents.clone(), ..Known::default() };
    with_address.sources.extend(row.text("source").map(str::to_string));
    basis_from(row, &with_address, Start::NotStated)
}
