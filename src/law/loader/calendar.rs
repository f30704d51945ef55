//! Reads `calendar.toml`: holidays, those that move, swaps, and the years that are settled.

use super::Known;
use super::rows::{basis_from, grouped, identifier, in_order};
use crate::law::calendar::{Calendar, Holiday, MovingHoliday, Swap, Year};
use crate::law::reader::{Row, read_date};
use crate::law::values::Start;

pub(super) fn calendar(row: &Row<'_, '_>, known: &Known) -> Option<Calendar> {
    let holidays = grouped(row, "holiday")
        .into_iter()
        .map(|(id, rows)| Holiday {
            moves_from_weekend: rows.first().is_none_or(|row| row.flag_or("moves_from_weekend", true)),
            days: in_order(&rows, known, |row| {
                row.flag_or("moves_from_weekend", true);
                day_of_year(row)
            }),
            id: id.to_string(),
        })
        .collect();
    let moving = row.rows("moving_holiday").iter().filter_map(|row| moving_holiday(row, known)).collect();
    let swaps = row.rows("swap").iter().filter_map(|row| swap(row, known)).collect();
    Some(Calendar::new(holidays, moving, swaps, years(row, known)))
}

fn day_of_year(row: &Row<'_, '_>) -> Option<Option<(u32, u32)>> {
    let text = row.text("day")?;
    if text == "none" {
        return Some(None);
    }
    // A leap year, so that every day of a year can be written.
    let day = read_date(&format!("2000-{text}"));
    if day.is_none() {
        row.fault_at(
            "day",
            format!("`{text}` is not a day of a year"),
            "write month and day as in \"03-21\"",
        );
    }
    day.map(|day| Some((chrono::Datelike::month(&day), chrono::Datelike::day(&day))))
}

fn moving_holiday(row: &Row<'_, '_>, known: &Known) -> Option<MovingHoliday> {
    let (id, day, estimated) = (identifier(row), row.date("day"), row.flag("estimated"));
    let basis = basis_from(row, known, Start::On(day?));
    row.nothing_else();
    Some(MovingHoliday { id: id?.to_string(), day: day?, estimated, basis: basis? })
}

fn swap(row: &Row<'_, '_>, known: &Known) -> Option<Swap> {
    let (off, worked) = (row.date("off"), row.date("worked"));
    let basis = basis_from(row, known, Start::On(off?));
    row.nothing_else();
    Some(Swap { off: off?, worked: worked?, basis: basis? })
}

fn years(row: &Row<'_, '_>, known: &Known) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for row in row.some_rows("year") {
        let (year, settled) = (row.number("year"), row.flag("settled"));
        let first = year.and_then(|year| read_date(&format!("{year:04}-01-01")));
        if year.is_some() && first.is_none() {
            row.fault_at("year", "this is not a year from 2000 to 2099", "write a year as in 2026");
        }
        let basis = first.and_then(|first| basis_from(&row, known, Start::On(first)));
        row.nothing_else();
        let (Some(first), Some(basis)) = (first, basis) else { continue };
        let year = chrono::Datelike::year(&first);
        if let Some(earlier) = years.last()
            && year != earlier.year + 1
        {
            row.fault_at(
                "year",
                format!("{year} does not follow {}", earlier.year),
                "put the years in order and leave none out",
            );
            continue;
        }
        years.push(Year { year, settled, basis });
    }
    years
}
