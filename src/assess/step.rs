//! What a person can be advised to do: every act there can be, each with its words `step-<id>`.

use serde::Serialize;

/// One act. Its id in JSON is its name in kebab-case; its words are the message `step-<id>`.
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
pub enum Step {
    /// Complain about a fine that was decided.
    ObjectToTheFine,
    /// Save and show the ministry's statement.
    ShowTheStatement,
    /// Report the loss and apply within the days.
    ReportTheLoss,
    /// The same after the days.
    ReportTheLossNow,
    /// The loss is reported: apply for a new card.
    ApplyAfterTheReport,
    /// Report the loss where an application is pending already.
    ReportWithTheNumber,
    /// Write down when and how the loss was noticed.
    WriteDownTheLoss,
    /// Find out when the document expires.
    FindTheExpiryDay,
    /// Ask why the application came back.
    AskWhyReturned,
    /// Carry the receipt.
    CarryTheReceipt,
    /// Ask why the card is late, and complain where there is no answer.
    AskAboutTheDelay,
    /// Ask before travelling: applications are dropped on departure.
    AskBeforeLeaving,
    /// Ask before travelling: somebody who can be held liable may not be let out.
    AskBeforeTravel,
    /// Keep every paper.
    KeepProof,
    /// Take the numbered slip; refusing an application is forbidden.
    TakeTheSlip,
    /// Apply by the day above.
    ApplyByTheDay,
    /// Apply today or on the next working day.
    ApplyNextWorkingDay,
    /// The same if nothing was filed yet.
    ApplyIfNotYet,
    /// Apply today.
    ApplyToday,
    /// What to take along.
    TakeThePapers,
    /// Ask what to take along.
    AskWhichPapers,
    /// Renew where it was issued.
    RenewWhereIssued,
    /// Look at the passport's last day.
    CheckThePassport,
    /// Complain if a fine is decided.
    ObjectIfFined,
    /// Say in writing when the person tried to apply.
    ExplainTheOutage,
    /// Ask whether a protocol was drawn up.
    AskForAProtocol,
    /// A case is open: interpreter, defender, a lower fine.
    UseYourRights,
    /// Think before paying half.
    BeforePayingHalf,
    /// Ask the contact centre.
    #[strum(serialize = "ask-1414")]
    Ask1414,
    /// Extend or leave by the last day.
    ExtendOrLeaveInTime,
    /// Ask today what to do after a temporary permit's end.
    AskTodayWhatToDo,
    /// Ask for legal aid.
    LegalAid,
    /// Speak to a lawyer before anything else.
    LegalAidFirst,
    /// Gather what shows why the person stayed.
    GatherProofOfStay,
    /// Sign nothing that is not understood.
    BeforeSigning,
    /// Report the loss where the document was issued.
    ReportTheLossWhereIssued,
    /// Renew in good time.
    RenewInGoodTime,
    /// Renew the passport before the card.
    RenewThePassportFirst,
    /// A passport of a country that the person may fear.
    RenewThePassport,
}

impl Step {
    /// The id, as JSON and message ids have it.
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Whether it names an office for the card: sources differ on which.
    pub fn sends_to_an_office(self) -> bool {
        matches!(
            self,
            Step::ApplyByTheDay
                | Step::ApplyNextWorkingDay
                | Step::ApplyIfNotYet
                | Step::ApplyToday
                | Step::ReportTheLoss
                | Step::ReportTheLossNow
                | Step::ApplyAfterTheReport
        )
    }

    pub(super) fn applies(self) -> bool {
        matches!(
            self,
            Step::ApplyByTheDay | Step::ApplyNextWorkingDay | Step::ApplyIfNotYet | Step::ApplyToday
        )
    }
}
