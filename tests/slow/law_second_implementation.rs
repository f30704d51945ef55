//! The verdict written a second time, apart from the first and in another manner, and compared
//! with it on generated cases: two people would have to misread the law in the same way.
//!
//! 200,000 cases run with every `cargo test`; ten million by
//! `RUQSAT_CASES=10000000 cargo test --release --no-default-features --test slow law_second_implementation`.

use chrono::{Datelike, NaiveDate};
use ruqsat::assess::{Assessment, Facts, Filing, assess};
use ruqsat::law::Law;
use serde_json::{Value, json};

#[test]
fn two_implementations_agree_on_generated_cases() {
    let cases: u64 =
        std::env::var("RUQSAT_CASES").map_or(200_000, |text| text.parse().expect("RUQSAT_CASES is a number"));
    let law = Law::built_in();
    let mut random = Random(0x5eed_2026_1122);
    for number in 0..cases {
        let case = Asked::generate(&mut random);
        let first = assess(&case.facts(), case.on, law).unwrap_or_else(|error| panic!("{case:?}: {error}"));
        let second = verdict(&case);
        assert_eq!(essence(&first), second.essence, "case {number}: {case:?}");
        for reason in REASONS {
            let told = first.reasons.iter().any(|id| id.id() == *reason);
            assert_eq!(told, second.reasons.contains(reason), "case {number}, reason {reason}: {case:?}");
        }
        assert!((1..=5).contains(&first.steps.len()), "case {number}: {:?}", first.steps);
    }
}

/// The reasons that the contract promises by name.
const REASONS: &[&str] = &[
    "status-kept-our-reading",
    "limitation",
    "late-notice",
    "late-notice-if-unreported",
    "expiry-unknown",
    "press-statement-only",
    "no-end-date",
    "not-filed-yet",
];

#[derive(Clone, Debug)]
struct Asked {
    document: &'static str,
    expires: Option<NaiveDate>,
    on: NaiveDate,
    filed: Option<(NaiveDate, bool)>,
    lost: Option<NaiveDate>,
    reported: Option<NaiveDate>,
    penalised: Option<NaiveDate>,
    opened: Option<NaiveDate>,
}

struct Answer {
    essence: Value,
    reasons: Vec<&'static str>,
}

fn essence(assessment: &Assessment) -> Value {
    let mut whole = serde_json::to_value(assessment).expect("an assessment is JSON");
    let object = whole.as_object_mut().expect("an object");
    for apart in ["reasons", "steps", "sources", "law_checked_on"] {
        object.remove(apart);
    }
    whole
}

// ---------------------------------------------------------------------------------------------
// The second implementation: days as plain numbers, everything in one place, nothing shared.

fn verdict(asked: &Asked) -> Answer {
    let resident = matches!(asked.document, "residence-permit" | "stateless-certificate");
    let on = number(asked.on);
    let returned = asked.filed.is_some_and(|(_, returned)| returned);
    let filed = asked.filed.filter(|_| !returned).map(|(day, _)| number(day));
    let mut reasons = Vec::new();

    // The index of the opening where that day is known; twice within a year costs more.
    let year = asked.opened.unwrap_or(asked.on).year();
    let again = asked.penalised.is_some_and(|day| on <= months_later(number(day), 12));
    let at_risk = if again { money("492(5)", 20, year) } else { money("492(4)", 10, year) };

    // Three days for the notice of a loss: a report or an application within them is one.
    let loss_end = asked.lost.filter(|_| resident).map(|day| number(day) + 3);
    let notice_fault = loss_end.and_then(|end| {
        let days = (end - 3)..=end;
        let noticed = filed.is_some_and(|day| days.contains(&day))
            || asked.reported.is_some_and(|day| days.contains(&number(day)));
        match asked.reported {
            _ if noticed => None,
            Some(_) => Some("late-notice"),
            None if on > end => Some("late-notice-if-unreported"),
            None => None,
        }
    });
    let loss = loss_end.map_or(Value::Null, |end| json!({ "apply_by": text(end) }));
    let Some(expires) = asked.expires else {
        reasons.push(notice_fault.unwrap_or("expiry-unknown"));
        let penalty = penalty("not-stated", Some(at_risk), None);
        let essence = json!({ "document": asked.document, "on": text(on), "expires": null, "standing": null,
            "days_left": null, "renewal": null, "loss": loss,
            "waiver": { "verdict": "none", "why": null, "outage": null }, "penalty": penalty });
        return Answer { essence, reasons };
    };
    let d = number(expires);
    let apply_by = month_before(expires);
    let renewal = if resident {
        let state = match () {
            () if filed.is_some() => "filed",
            () if on > d => "expired",
            () if on > number(apply_by) => "late",
            () => "in-time",
        };
        json!({ "state": state, "apply_by": text(number(apply_by)), "go_by": go_by(apply_by) })
    } else {
        Value::Null
    };

    let (sept9, sept30, oct15) =
        (number(ymd(2025, 9, 9)), number(ymd(2025, 9, 30)), number(ymd(2025, 10, 15)));
    let within = |day: i64| sept9 <= day && day <= oct15;
    let waiver = if on <= d || asked.document == "passport" || asked.document == "kandas-certificate" {
        ("none", None)
    } else if asked.document == "temporary-permit" {
        (if within(d) { "not-stated" } else { "not-covered" }, Some("document-not-named"))
    } else if d < sept9 {
        ("not-covered", Some("before"))
    } else if d <= sept30 {
        ("waived", Some("inside"))
    } else if d <= oct15 {
        ("not-stated", Some("edge"))
    } else if within(number(apply_by)) {
        ("not-stated", Some("filing-window"))
    } else {
        ("not-covered", Some("after"))
    };
    if waiver.0 == "waived" {
        reasons.extend(["press-statement-only", "no-end-date"]);
        if filed.is_none() {
            reasons.push("not-filed-yet");
        }
    }

    let fine_from = resident.then(|| text(d + 11));
    let penalty = match asked.document {
        "passport" | "kandas-certificate" if on > d => penalty("no-rule", None, None),
        "temporary-permit" if on > d => overstayed(on - d, again, year),
        _ if !resident => penalty("none", None, None),
        _ => {
            let in_time = filed.is_some_and(|filed| filed <= d);
            let days = filed.unwrap_or(on) - d;
            let limited = asked.opened.is_none()
                && filed.is_some_and(|filed| filed > d + 10 && on > months_later(filed, 2));
            if in_time && on > d {
                reasons.push("status-kept-our-reading");
            }
            let first = if on <= d || in_time {
                "none"
            } else if waiver.0 == "waived" {
                "waived"
            } else if days <= 10 {
                if filed.is_some() { "none" } else { "grace" }
            } else if waiver.0 == "not-stated" || limited {
                "not-stated"
            } else {
                "fine"
            };
            if limited && waiver.0 != "waived" {
                reasons.push("limitation");
            }
            reasons.extend(notice_fault);
            match (first, notice_fault) {
                ("none" | "grace", Some(_)) => penalty("not-stated", Some(at_risk), fine_from),
                ("fine" | "not-stated", _) => penalty(first, Some(at_risk), fine_from),
                ("waived", _) if filed.is_none() => penalty(first, Some(at_risk), fine_from),
                _ => penalty(first, None, fine_from),
            }
        }
    };
    let outage = waiver.1.map(|_| "fingerprint-2025");
    let essence = json!({ "document": asked.document, "on": text(on), "expires": text(d),
        "standing": if on <= d { "valid" } else { "expired" }, "days_left": d - on, "renewal": renewal,
        "loss": loss, "waiver": { "verdict": waiver.0, "why": waiver.1, "outage": outage },
        "penalty": penalty });
    Answer { essence, reasons }
}

/// Article 517, by the days since the end.
fn overstayed(days: i64, again: bool, year: i32) -> Value {
    let (verdict, article, mci, expulsion) = match (again, days) {
        (false, 1..=3) => ("warning", "517(3)", None, false),
        (false, 4..=5) => ("fine", "517(3)", Some(10), false),
        (false, 6..=10) => ("fine", "517(3)", Some(15), false),
        (false, _) => ("fine", "517(4)", Some(25), true),
        (true, 1..=10) => ("fine", "517(6)", Some(15), true),
        (true, _) => ("expulsion", "517(7)", None, true),
    };
    let mut told = penalty(verdict, mci.map(|mci| money(article, mci, year)), None);
    told["article"] = json!(article);
    told["expulsion_possible"] = json!(expulsion);
    told
}

/// An article with its indices, and the tenge of a year whose index was published.
fn money(article: &str, mci: i64, year: i32) -> Value {
    let index = match year {
        2023 => Some(3450),
        2024 => Some(3692),
        2025 => Some(3932),
        2026 => Some(4325),
        _ => None,
    };
    json!({ "article": article, "mci": mci, "tenge": index.map(|index| mci * index) })
}

/// An amount stands in the penalty itself for a fine and what is not stated, as exposure for what is
/// not stated or waived.
fn penalty(verdict: &str, amount: Option<Value>, fine_from: Option<String>) -> Value {
    let itself = amount.clone().filter(|_| verdict != "waived").unwrap_or_default();
    let exposure = amount.filter(|_| verdict != "fine");
    json!({ "verdict": verdict, "article": itself["article"], "mci": itself["mci"], "tenge": itself["tenge"],
        "fine_from": fine_from, "expulsion_possible": false, "exposure": exposure })
}

fn month_before(day: NaiveDate) -> NaiveDate {
    let (year, month) = if day.month() == 1 { (day.year() - 1, 12) } else { (day.year(), day.month() - 1) };
    (0..4)
        .find_map(|shorter| NaiveDate::from_ymd_opt(year, month, day.day() - shorter))
        .expect("a month has at least 28 days")
}

fn months_later(start: i64, count: i32) -> i64 {
    let start = day(start);
    let months = start.year() * 12 + start.month0() as i32 + count;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
    let end = (0..4).find_map(|shorter| NaiveDate::from_ymd_opt(year, month, start.day() - shorter));
    number(end.expect("a month has at least 28 days"))
}

/// The weekdays off of four years, copied by hand from the published calendars of 2025 and 2026 and
/// from the rules for 2027 and 2028.
const WEEKDAYS_OFF: &[(i32, &str)] = &[
    (2025, "0101 0102 0103 0107 0310 0321 0324 0325 0501 0507 0509 0606 0707 0901 1027 1216"),
    (2026, "0101 0102 0107 0309 0323 0324 0325 0501 0507 0511 0527 0706 1026 1216"),
    (2027, "0101 0104 0107 0308 0315 0322 0323 0324 0503 0507 0510 0706 1025 1216"),
    (2028, "0103 0104 0107 0308 0315 0321 0322 0323 0501 0505 0508 0509 0706 1025 1218"),
];

fn go_by(apply_by: NaiveDate) -> Value {
    let mut at = number(apply_by);
    loop {
        let candidate = day(at);
        let Some((_, off)) = WEEKDAYS_OFF.iter().find(|(year, _)| *year == candidate.year()) else {
            return Value::Null;
        };
        let written = format!("{:02}{:02}", candidate.month(), candidate.day());
        let weekend = candidate.weekday().number_from_monday() > 5;
        if !weekend && !off.split(' ').any(|day| day == written) {
            return json!(text(at));
        }
        at -= 1;
    }
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

fn day(number: i64) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).expect("a day")).expect("a day")
}

fn text(number: i64) -> String {
    day(number).to_string()
}

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

// ---------------------------------------------------------------------------------------------
// Cases: mostly near the edges, sometimes anywhere.

/// SplitMix64: the same cases on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % u64::try_from(limit).expect("positive")) as i64
    }

    fn one_in(&mut self, many: i64) -> bool {
        self.below(many) == 0
    }

    fn near(&mut self, centre: i64, days: i64) -> i64 {
        centre + self.below(2 * days + 1) - days
    }
}

impl Asked {
    fn generate(random: &mut Random) -> Asked {
        const DOCUMENTS: [&str; 8] = [
            "residence-permit",
            "residence-permit",
            "residence-permit",
            "stateless-certificate",
            "stateless-certificate",
            "temporary-permit",
            "passport",
            "kandas-certificate",
        ];
        // The rules begin to hold in 2018; before that the answer is another one.
        let (first, last) = (number(ymd(2018, 3, 1)), number(ymd(2099, 12, 31)));
        let expires = match random.below(10) {
            0..=3 => random.near(number(ymd(2025, 9, 28)), 60),
            4..=6 => random.near(number(ymd(2026, 11, 22)), 800),
            7 => random.near(number(ymd(2027, 1, 1)), 120),
            _ => number(ymd(2000, 1, 1)) + random.below(36_525),
        };
        let on = match random.below(10) {
            0..=4 => random.near(expires + 6, 14),
            5 => random.near(expires - 31, 6),
            6..=7 => random.near(number(ymd(2026, 11, 22)), 420),
            8 => random.near(expires + 80, 40),
            _ => first + random.below(last - first + 1),
        }
        .clamp(first, last);
        let filed = random.one_in(2).then(|| {
            let day = match random.below(6) {
                0 => expires,
                1..=2 => random.near(expires + 5, 9),
                3 => random.near(on - 61, 4),
                4 => random.near(expires - 30, 40),
                _ => on - random.below(4),
            };
            (day.clamp(number(ymd(2000, 1, 1)), on), random.one_in(4))
        });
        let lost = random.one_in(4).then(|| {
            let day = if random.one_in(3) { on - random.below(400) } else { on - random.below(8) };
            day.max(number(ymd(2000, 1, 1)))
        });
        let reported = lost.filter(|_| random.one_in(3)).map(|lost| (lost + random.below(6)).min(on));
        let penalised = random.one_in(4).then(|| {
            let year_ago = months_later(on, -12);
            (if random.one_in(2) { random.near(year_ago, 3) } else { on - random.below(500) })
                .clamp(number(ymd(2000, 1, 1)), on)
        });
        let opened = random.one_in(5).then(|| (on - random.below(420)).max(number(ymd(2000, 1, 1))));
        let expires = if lost.is_some() && random.one_in(4) { None } else { Some(day(expires)) };
        Asked {
            document: DOCUMENTS[random.below(8) as usize],
            expires,
            on: day(on),
            filed: filed.map(|(at, returned)| (day(at), returned)),
            lost: lost.map(day),
            reported: reported.map(day),
            penalised: penalised.map(day),
            opened: opened.map(day),
        }
    }

    fn facts(&self) -> Facts {
        let filing = |(on, returned)| {
            if returned { Filing::Returned { on: Some(on) } } else { Filing::Pending { on } }
        };
        Facts {
            expires: self.expires,
            filing: self.filed.map(filing),
            lost: self.lost,
            reported: self.reported,
            penalised: self.penalised,
            opened: self.opened,
            ..Facts::new(self.document)
        }
    }
}
