//! Why a verdict is what it is: every reason there can be, each with its words `reason-<id>`.

use serde::Serialize;

/// One reason of a verdict. Its id in JSON is its name in kebab-case; its words are the message
/// `reason-<id>`, what it rests on is the row of that message in `src/law/statements.toml`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// The last day has not passed.
    Valid,
    /// No text says whether the printed day itself still counts.
    PrintedDayOurReading,
    /// Which day is the first after "more than ten days".
    FineFromOurReading,
    /// A returned application counts as not filed.
    ReturnedNotFiled,
    /// Filed in time: the status is published, the fine is not mentioned.
    StatusKeptOurReading,
    /// Filed within the first days; that filing stops the count is our reading.
    FiledWithinGrace,
    /// Not filed, the first days are not over.
    WithinGrace,
    /// Living unregistered at an address is another limb of the same article.
    AddressIsAnotherMatter,
    /// The first days are over.
    MoreThanGrace,
    /// Filed late, long ago, and no case is known. Code of Administrative Offences, article 62.
    Limitation,
    /// What speaks for the person.
    LimitationFor,
    /// What speaks against.
    LimitationAgainst,
    /// What the Code threatens where the answer is open.
    Exposure,
    /// Nothing published exempts; only where the ministry's statement does not apply.
    NothingExempts,
    /// What is at risk although the ministry promised.
    WaivedExposure,
    /// The failure ended long ago; the promise weakens while nobody applies.
    PromiseWeakens,
    /// The sum in tenge, by the index of the opening of the case.
    IndexOfTheCase,
    /// No sum in tenge: the index is not published.
    IndexNotPublished,
    /// The higher part of the article for a second offence within a year.
    AgainWithinAYear,
    /// Nobody asked about an earlier penalty; with one the amount is higher.
    IfPenalisedBefore,
    /// The same for an overstay, where it can mean expulsion.
    IfOverstayedBefore,
    /// The loss was reported after the days for it.
    LateNotice,
    /// The days are over, and nobody said whether the loss was reported.
    LateNoticeIfUnreported,
    /// What speaks for the person.
    LateNoticeFor,
    /// The office already holds the person's application.
    ApplicationHeldFor,
    /// What speaks against.
    LateNoticeAgainst,
    /// The ministry's promise is about expired documents, not about the notice of a loss.
    WaiverNotForNotice,
    /// Nobody states a number of days for reporting the loss of this document.
    LossDaysNotFound,
    /// The Code names the loss of this document, without a number of days.
    LateNoticeWithoutDays,
    /// The Code does not name the loss of this document.
    LateNoticeNotNamed,
    /// Lost, and the expiry is not known.
    ExpiryUnknown,
    /// What speaks for the person.
    ExpiryUnknownFor,
    /// What speaks against.
    ExpiryUnknownAgainst,
    /// A temporary permit has other penalties.
    OtherScalePossible,
    /// Lost while the system was down.
    LostInOutage,
    /// The law of that day was not checked.
    BeforeOurLaw,
    /// No rule was found.
    NoRuleKnown,
    /// A newspaper wrote of fines for kandas who waited.
    KandasFinedForWaiting,
    /// Days since a temporary permit ended.
    OverstayDays,
    /// Which of two articles applies.
    WhichArticleOurReading,
    /// An application does not stop the days of an overstay.
    FilingDoesNotStopIt,
    /// The extension was applied for before the end.
    TimelyExtensionFor,
    /// Expired during the failure.
    InsideOutage,
    /// The promise is a statement to the press.
    PressStatementOnly,
    /// The promise has no last day.
    NoEndDate,
    /// If nothing was filed yet.
    NotFiledYet,
    /// The end of the failure has no day.
    EdgeOfOutage,
    /// What speaks for the person.
    EdgeFor,
    /// What speaks against.
    EdgeAgainst,
    /// The day to apply fell into the failure.
    FilingWindow,
    /// What speaks for the person.
    FilingWindowFor,
    /// What speaks against.
    FilingWindowAgainst,
    /// Expired before the failure.
    BeforeOutage,
    /// Expired before the failure, but the first days ended during it.
    GraceEndedInOutageFor,
    /// Expired after the failure.
    AfterOutage,
    /// The statement does not name the document.
    DocumentNotNamed,
    /// Applying a month ahead is published for the residence permit only.
    RenewalOurReading,
    /// The days after a loss are published for the residence permit only.
    LossOurReading,
    /// The month before is shorter.
    MonthEndEarlierDay,
    /// The calendar ends before that day.
    GoByUnknown,
    /// The days off of that year may change.
    CalendarProvisional,
    /// A value used was due to be checked again.
    CheckOverdue,
    /// The passport has expired, the document has not.
    PassportExpired,
    /// The passport expires before the document.
    PassportEndsFirst,
    /// The days that the law leaves for making a card are over.
    CardDelayed,
    /// A fine although the ministry promised none.
    FinedAlthoughWaived,
}

impl Reason {
    /// The id, as JSON and message ids have it.
    pub fn id(self) -> &'static str {
        self.into()
    }
}
