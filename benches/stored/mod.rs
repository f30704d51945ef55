//! People as the benchmarks store them: one saved permit each, ten reminders ahead.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Days, Utc};
use chrono_tz::Asia::Almaty;
use ruqsat::assess::{Facts, assess};
use ruqsat::conversation::Chat;
use ruqsat::conversation::chat::{Consent, NOTICE};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::reminders::{Case, CaseId, Deadlines, Label, Relation, Reminder, Rung, Settings, plan};
use ruqsat::store::DiskOptions;

/// A person's record and plan.
pub fn person(number: u64, now: DateTime<Utc>) -> (Chat, Vec<Reminder>) {
    let today = now.with_timezone(&Almaty).date_naive();
    let facts = Facts {
        expires: today.checked_add_days(Days::new(100 + number % 300)),
        ..Facts::new("residence-permit")
    };
    let label = Label { relation: Relation::Mine, name: None };
    let case = Case::new(CaseId(1), label, facts);
    let off = |rung: &Rung| matches!(rung, Rung::Weekly | Rung::Again | Rung::Expired(_));
    let rungs_off: BTreeSet<Rung> = Rung::CHOICES.into_iter().filter(off).collect();
    let settings = Settings { rungs_off, ..Settings::default() };
    let assessment = assess(&case.facts, today, Law::built_in()).expect("facts that can be");
    let planned = plan(&case, &settings, &Deadlines::new(&assessment), now);
    let reminders = planned.iter().map(|planned| Reminder::new(&case, planned)).collect();
    let consent = Some(Consent { notice: NOTICE, at: now });
    let chat = Chat { lang: Some(Lang::EN), consent, settings, cases: vec![case], ..Chat::default() };
    (chat, reminders)
}

/// Where the store of a benchmark is; it makes no backups.
pub fn options(folder: &Path) -> DiskOptions {
    let mut options = DiskOptions::new(folder.join("data"), Some(folder.join("store.key")));
    options.backup_every = None;
    options
}
