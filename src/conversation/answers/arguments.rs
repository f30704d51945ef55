//! Everything an answer may quote from the law, by the name of its variable in the words.

use chrono::NaiveDate;

use crate::law::{Basis, DocumentId, FigureValue, LapsedCard, Law, PenaltyRule, Sanction, Start, Tier};
use crate::speech::{Argument, Message, say, verdict};

/// The day a value was checked, and the day to do it again.
type Check = (NaiveDate, NaiveDate);

/// The values of one day. A variable whose value is not known on that day says "not published yet".
pub struct Known {
    values: Vec<(String, Argument, Vec<Check>)>,
}

impl Known {
    /// Everything that can be quoted on a day.
    pub fn on(today: NaiveDate, law: &Law) -> Known {
        let mut gathering = Gathering { today, law, known: Known { values: Vec::new() } };
        gathering.card();
        gathering.overstay();
        gathering.fines();
        gathering.terms();
        gathering.fees();
        gathering.outage();
        gathering.figures();
        gathering.indices();
        gathering.helpers();
        for (name, message) in
            [("stored-message", say::stored_data()), ("button-message", say::button_wrong_answer())]
        {
            gathering.known.add(name, Argument::Message(Box::new(message)), &[]);
        }
        gathering.known
    }

    /// The message with the variables that it uses.
    pub fn message(&self, id: String) -> Message {
        let mut message = Message::new(id);
        for name in used(&message.id) {
            let value = self.values.iter().find(|(known, ..)| known == name);
            let value = value.map(|(_, value, _)| value.clone());
            message = message.with(name, value.unwrap_or_else(not_published));
        }
        message
    }

    /// When the values that a message uses were checked.
    pub fn checks(&self, id: &str) -> impl Iterator<Item = Check> + Clone {
        let used = used(id);
        self.values
            .iter()
            .filter(move |(name, ..)| used.contains(&name.as_str()))
            .flat_map(|(.., checks)| checks.iter().copied())
    }

    fn add(&mut self, name: &str, value: Argument, bases: &[&Basis]) {
        let checks = bases.iter().map(|basis| (basis.checked_on, basis.check_again_by)).collect();
        self.values.push((name.to_string(), value, checks));
    }
}

fn used(id: &str) -> &'static [&'static str] {
    say::IDS.binary_search_by_key(&id, |(name, _)| name).map_or(&[], |at| say::IDS[at].1)
}

fn not_published() -> Argument {
    Argument::Message(Box::new(say::not_published_yet()))
}

struct Gathering<'a> {
    today: NaiveDate,
    law: &'a Law,
    known: Known,
}

impl<'a> Gathering<'a> {
    fn number(&mut self, name: &str, found: Option<(&Basis, i64)>) {
        if let Some((basis, number)) = found {
            self.known.add(name, Argument::Number(number), &[basis]);
        }
    }

    /// A sum in indices, with its tenge where the index of the day is published.
    fn sum(&mut self, name: &str, basis: &Basis, mci: i64) {
        let message = match self.tenge(mci, 1) {
            Some(tenge) => say::sum_in_mci(mci, tenge),
            None => say::sum_in_mci_only(mci),
        };
        self.sum_message(name, basis, message);
    }

    fn sum_message(&mut self, name: &str, basis: &Basis, message: Message) {
        let index = self.law.mci().at(self.today).map(|(basis, _)| basis);
        let bases: Vec<&Basis> = index.into_iter().chain([basis]).collect();
        self.known.add(name, Argument::Message(Box::new(message)), &bases);
    }

    /// So many indices divided by `parts`, in whole tenge; `None` where it is not published or
    /// not whole.
    fn tenge(&self, mci: i64, parts: i64) -> Option<i64> {
        let tenge = self.law.mci_on(self.today)?.checked_mul(mci)?;
        (tenge % parts == 0).then_some(tenge / parts)
    }

    fn residence_permit(&self) -> Option<&'a crate::law::Document> {
        self.law.document(&DocumentId::from("residence-permit"))
    }

    fn card(&mut self) {
        let Some(document) = self.residence_permit() else { return };
        let months = document.renewal_months.at(self.today);
        self.number("renewal-months", months.map(|(basis, months)| (basis, i64::from(*months))));
        self.number("loss-days", counted(document.loss_days.at(self.today)));
        if let Some((basis, PenaltyRule::LapsedCard(card))) = document.penalty.at(self.today) {
            self.lapsed_card(basis, card);
        }
    }

    fn lapsed_card(&mut self, basis: &Basis, card: &LapsedCard) {
        self.number("grace-days", Some((basis, card.grace_days)));
        self.number("fine-from-number", Some((basis, card.grace_days + 1)));
        self.sum("fine-sum-message", basis, card.mci);
        self.sum("repeat-sum-message", basis, card.again.mci);
        self.number("repeat-months", Some((basis, i64::from(card.again.months))));
        let Some((half_basis, half)) = self.law.half_payment().at(self.today) else { return };
        let tenge = self.tenge(card.mci * half.percent, 100);
        let message = tenge.map_or_else(say::not_published_yet, say::sum_in_tenge);
        self.sum_message("half-sum-message", half_basis, message);
    }

    fn overstay(&mut self) {
        let Some(document) = self.law.document(&DocumentId::from("temporary-permit")) else { return };
        let Some((basis, PenaltyRule::Overstay(scale))) = document.penalty.at(self.today) else { return };
        let tiers = &scale.tiers;
        self.number("legal-aid-number", Some((basis, scale.legal_aid_from_day)));
        let names = ["overstay-low", "overstay-middle", "overstay-high"];
        let warned = tiers.iter().find_map(|tier| fine(tier).map(|_| tier.from_day - 1));
        self.number("overstay-warning-days", warned.map(|days| (basis, days)));
        let fines: Vec<(&Tier, i64)> =
            tiers.iter().filter_map(|tier| fine(tier).map(|mci| (tier, mci))).collect();
        for (at, ((_, mci), name)) in fines.iter().zip(names).enumerate() {
            self.sum(&format!("{name}-sum-message"), basis, *mci);
            let last_day = fines.get(at + 1).map(|(next, _)| next.from_day - 1);
            self.number(&format!("{name}-days"), last_day.map(|days| (basis, days)));
        }
    }

    fn fines(&mut self) {
        if let Some((basis, half)) = self.law.half_payment().at(self.today) {
            self.number("half-percent", Some((basis, half.percent)));
            self.number("half-days", Some((basis, half.days)));
        }
        self.number("objection-days", counted(self.law.objection_days().at(self.today)));
        self.number("payment-days", counted(self.law.payment_days().at(self.today)));
        let months = self.law.limitation_months().at(self.today);
        self.number("limitation-months", months.map(|(basis, months)| (basis, i64::from(*months))));
        if let Some((basis, late)) = self.law.late_notice().at(self.today) {
            self.sum("late-notice-sum-message", basis, late.mci);
        }
    }

    fn terms(&mut self) {
        self.known.add("today-date", Argument::Date(self.today), &[]);
        if let Some((basis, first)) = self.law.first_permission().at(self.today) {
            self.number("passport-days", Some((basis, first.passport_days)));
            self.number("paper-days", Some((basis, first.paper_days)));
        }
        if let Some((basis, _)) = self.law.mci().at(self.today) {
            let tenge = self.tenge(1, 1);
            let message = tenge.map_or_else(say::not_published_yet, say::sum_in_tenge);
            self.sum_message("index-sum-message", basis, message);
        }
    }

    fn fees(&mut self) {
        for fee in self.law.fees() {
            let Some((basis, percent)) = fee.percent_of_mci.at(self.today) else { continue };
            let name = format!("{}-fee-message", fee.id);
            if percent % 100 == 0 {
                self.sum(&name, basis, percent / 100);
                continue;
            }
            let message = match (self.tenge(*percent, 100), self.law.mci_on(self.today)) {
                (Some(tenge), _) => say::sum_in_percent(*percent, tenge),
                (None, Some(_)) => say::sum_in_percent_alone(*percent),
                (None, None) => say::sum_in_percent_only(*percent),
            };
            self.sum_message(&name, basis, message);
        }
    }

    fn outage(&mut self) {
        let Some(outage) = self.law.outage("fingerprint-2025") else { return };
        for (name, day) in [
            ("outage-start-date", outage.starts),
            ("outage-certain-date", outage.certain_through),
            ("outage-possible-date", outage.possible_through),
        ] {
            self.known.add(name, Argument::Date(day), &[&outage.basis]);
        }
        if let Some(edge) = outage.certain_through.succ_opt() {
            self.known.add("outage-edge-date", Argument::Date(edge), &[&outage.basis]);
        }
    }

    fn figures(&mut self) {
        for figure in self.law.figures() {
            let Some((basis, value)) = figure.at(self.today) else { continue };
            match value {
                FigureValue::Number(number) => self.known.add(&figure.id, Argument::Number(number), &[basis]),
                FigureValue::Day(day) => self.known.add(&figure.id, Argument::Date(day), &[basis]),
            }
            if let (Some(stem), FigureValue::Number(mci)) = (figure.id.strip_suffix("-mci"), value) {
                self.sum(&format!("{stem}-sum-message"), basis, mci);
            }
        }
    }

    /// Who helps, one a line, and the number of each.
    fn helpers(&mut self) {
        let bases: Vec<&Basis> = self.law.helpers().map(|helper| &helper.basis).collect();
        if let Some(helpers) = verdict::helpers(self.law) {
            self.known.add("helpers-message", Argument::Message(Box::new(helpers)), &bases);
        }
        for helper in self.law.helpers() {
            if let Some(number) = verdict::telephone(&helper.id, self.law) {
                self.known.add(&format!("{}-telephone", helper.id), Argument::Text(number), &[&helper.basis]);
            }
        }
    }

    /// The index of each year so far, one a line.
    fn indices(&mut self) {
        let so_far = self.law.mci().rows().filter_map(|(basis, tenge)| match basis.from {
            Start::On(first) if first <= self.today => Some((basis, say::index_from(first, (*tenge)?))),
            _ => None,
        });
        let (bases, lines): (Vec<&Basis>, Vec<Message>) = so_far.unzip();
        if let Some(message) = verdict::in_lines(lines) {
            self.known.add("indices-message", Argument::Message(Box::new(message)), &bases);
        }
    }
}

fn counted<'a>(row: Option<(&'a Basis, &u64)>) -> Option<(&'a Basis, i64)> {
    row.and_then(|(basis, days)| Some((basis, i64::try_from(*days).ok()?)))
}

fn fine(tier: &Tier) -> Option<i64> {
    match tier.sanction {
        Sanction::Fine { mci, .. } => Some(mci),
        Sanction::Warning | Sanction::Expulsion => None,
    }
}
