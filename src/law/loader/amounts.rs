//! Reads `money.toml`, `fines.toml` and `figures.toml`: indices, fees, what surrounds a fine, single figures.

use super::Known;
use super::rows::{again, article, documents, grouped, in_order, timeline, whole_number};
use crate::law::figures::{Figure, FigureValue};
use crate::law::reader::Row;
use crate::law::values::{Fee, FirstPermission, HalfPayment, LateNotice, Timeline};

pub(super) fn tenge_of_mci(row: &Row<'_, '_>) -> Option<Option<i64>> {
    if row.text_is("tenge", "not-published") { Some(None) } else { row.count("tenge").map(Some) }
}

pub(super) fn fees(row: &Row<'_, '_>, known: &Known) -> Vec<Fee> {
    grouped(row, "fee")
        .into_iter()
        .map(|(id, rows)| Fee {
            percent_of_mci: in_order(&rows, known, |row| row.count("percent_of_mci")),
            id: id.into(),
        })
        .collect()
}

pub(super) fn figures(row: &Row<'_, '_>, known: &Known) -> Vec<Figure> {
    grouped(row, "figure")
        .into_iter()
        .map(|(id, rows)| Figure {
            values: in_order(&rows, known, |row| {
                if id.ends_with("-date") {
                    row.date("value").map(FigureValue::Day)
                } else {
                    row.count("value").map(FigureValue::Number)
                }
            }),
            id: id.into(),
        })
        .collect()
}

pub(super) struct Fines {
    pub(super) late_notice: Timeline<LateNotice>,
    pub(super) limitation_months: Timeline<u32>,
    pub(super) half_payment: Timeline<HalfPayment>,
    pub(super) objection_days: Timeline<u64>,
    pub(super) payment_days: Timeline<u64>,
    pub(super) refusal_complaint_months: Timeline<u32>,
    pub(super) first_permission: Timeline<FirstPermission>,
}

pub(super) fn fines(row: &Row<'_, '_>, known: &Known) -> Option<Fines> {
    Some(Fines {
        late_notice: timeline(row, "late_notice", known, |row| {
            let (article, mci) = (article(row, "article"), row.count("mci"));
            let (again, documents) = (again(row), documents(row, known));
            Some(LateNotice { article: article?, mci: mci?, again: again?, documents })
        }),
        limitation_months: timeline(row, "limitation", known, |row| whole_number(row, "months")),
        half_payment: timeline(row, "half_payment", known, |row| {
            let (percent, days) = (row.count("percent"), row.count("days"));
            Some(HalfPayment { percent: percent?, days: days? })
        }),
        objection_days: timeline(row, "objection", known, |row| whole_number(row, "days")),
        payment_days: timeline(row, "payment", known, |row| whole_number(row, "days")),
        refusal_complaint_months: timeline(row, "refusal_complaint", known, |row| {
            whole_number(row, "months")
        }),
        first_permission: timeline(row, "first_permission", known, |row| {
            let (passport_days, paper_days) = (row.count("passport_days"), row.count("paper_days"));
            Some(FirstPermission { passport_days: passport_days?, paper_days: paper_days? })
        }),
    })
}
