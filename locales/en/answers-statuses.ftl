### Answers about neighbouring statuses: temporary stay, visas, kandas, stateless persons, citizenship, the pilot of 2026.

answer-rvp-90-180 =
    <b>A visa-free stay is up to { $visa-free-days } days, and at most { $visa-free-sum-days } days in each { $visa-free-window-days }.</b> Citizens of EAEU states and some treaty states can stay { $visa-free-sum-days } days. Whether days under a temporary permit count towards the { $visa-free-sum-days } is not stated in what we read: ask 1414.

    Penalties when a permitted stay has ended (article 517), by days:
    • up to { $overstay-warning-days } days: a warning
    • up to { $overstay-low-days } days: { $overstay-low-sum-message }
    • up to { $overstay-middle-days } days: { $overstay-middle-sum-message }
    • more: { $overstay-high-sum-message } or expulsion

    From day { $legal-aid-number } speak to a lawyer first, before any office.

    For a temporary permit a report says: apply before the stay ends, or within { $temporary-late-days } calendar days after it. That is a weak source: apply before the end.

    This is not the rule for permanent residents. Type which paper you hold and its last day.

answer-visa-for-pr =
    <b>Inside Kazakhstan three groups can apply for the permission:</b> holders of a visa for permanent residence, citizens of visa-free states, and ethnic Kazakhs with any visa (eGov, police guide).

    • Citizen of a visa-free state: we read this as no special visa needed.
    • Others: first the visa for permanent residence, through a Kazakh mission abroad.
    • Tourist or business visa, not ethnic Kazakh: these words do not name you. Ask the migration service before you pay for papers.
    • A single-entry visa ends when you leave: ask before any trip.

    If your permitted stay has already ended, speak to a lawyer first.

    New steps before the application were reported from { $pilot-start-date }: see the answer on the pilot.

answer-kandas-status =
    <b>Kandas is a status for ethnic Kazakhs who come back from abroad (the older word is oralman).</b> By law a kandas may apply for the permission for permanent residence and for citizenship at the same time. Ethnic Kazakhs are exempt from the proof of solvency.

    • Where: not stated in the laws we read. Questionnaire and test are on migration.enbek.kz; ask there or 1414.
    • Bring papers that show you are an ethnic Kazakh: your own, or those of your parents and grandparents. Which ones an office accepts: ask first.
    • From { $pilot-start-date } the pilot covers kandas status too, as reported: a test of Kazakh, a questionnaire, an interview.
    • Keep your stay lawful while you wait. Kandas whose first papers were only pending have been fined: so a newspaper reports.

    Quota and allowances: this bot does not know them. Ask the same office.

    Is it about a kandas certificate that ends? Type its last day, and I will remind you in time.

answer-kandas-extend =
    <b>Ask for the extension before the last day; how many days before, we did not find.</b> The certificate has different rules from the residence permit.

    • Ask the office that issued it, or migration.enbek.kz and 1414, which papers are needed.
    • Citizenship pending? Ask whether the certificate must be extended until the decision. People have been fined for waiting.
    • Keep proof that you asked: a slip, a message number, the date.
    • Already ended: we know no rule for this. Speak to a lawyer or ask 1414 at once.

    The ministry’s promise about the failure does not name the kandas certificate.

    Type its last day, and I will remind you in good time.

answer-stateless-cert =
    <b>A stateless person’s certificate proves who you are and that no state counts you as its citizen.</b> If it has expired, the same article applies as for the card. Up to { $grace-days } calendar days there is no offence; after that a fine of { $fine-sum-message } is possible, article 492(4).

    • State fee: { $stateless-certificate-fee-message }, Tax Code. The eGov guide names half of that; it seems outdated.
    • Fingerprints are compulsory from { $fingerprint-age-years }.
    • To renew: apply at least { $renewal-months ->
        [one] { $renewal-months } month
       *[other] { $renewal-months } months
    } before the end. This is published for the residence permit; for the certificate it is our reading.
    • Expired during the failure (it began on { $outage-start-date }): this document is named in the ministry’s promise.

    A Soviet passport only, or a citizenship given up too early? Speak first to a lawyer or a partner of UNHCR, then ask the migration service together how statelessness is determined. We did not find how long a certificate is valid.

    Type the last day, with the year.

answer-pilot-2026 =
    <b>From { $pilot-start-date }, those who come for permanent residence have new steps before the application</b>, as reported:

    • a remote test of Kazakh, level A1: { $test-minutes } minutes, at least { $test-percent }% in each part, it can be taken again
    • a questionnaire on migration.enbek.kz: at least { $questionnaire-count } points
    • checks and an interview; in all up to { $pilot-days } days before the application
    • a written consent of your state to leave for permanent residence

    It covers the permission and kandas status. We found nothing that applies it to the renewal of a card.

    Not known: when the pilot ends, who is exempt from the test, and what happens to applications from before that day. Ask the migration service in writing, and keep the answer.

    The test for citizenship is a different one.

answer-departure-sheet =
    <b>The pilot of { $pilot-start-date } requires a written consent of your state to leave for permanent residence.</b> For some states there is no such paper: the Russian embassy said that Russia issues none.

    • Ask your state’s authority in writing for the consent, or for a letter that it issues none. Only do so if you are not afraid of that state.
    • Show that answer to the migration service and ask, in writing, what it accepts instead.
    • Keep every answer.

    If you are afraid of your own state, do not write to it: speak to a lawyer and to UNHCR first.

    Not known: what offices accept where no such paper exists. We found no published rule. We found nothing that asks for it when a card is renewed.

answer-citizenship-apply =
    <b>The texts we checked do not say how many years are needed for citizenship, so we name no number.</b> What we read:

    • A kandas may apply for the permission and for citizenship at the same time.
    • There is a simplified procedure, for example by treaties with some states.
    • State fee: { $citizenship-fee-message }; a kandas is exempt once.
    • Citizenship has its own test. It is not the A1 test for the permission.

    Ask the migration service at your place of residence, or 1414, for the years and papers in your case.

    Do not give up your present citizenship before you hold a written decision: people have become stateless that way. Keep the card valid while you wait. Type its last day, and I will remind you.

answer-citizenship-withdraw =
    <b>We found no published rule on taking back an application for citizenship.</b> Ask the migration service where you applied, and hand in the request in writing with a copy for yourself.

    • Ask in the same letter that your permission for permanent residence stays as it is, and keep the answer.
    • Did you already give up your other citizenship? Then speak to a lawyer before you withdraw: you could be without any citizenship. UNHCR helps stateless people.
    • The old passport: do not hand it in before you hold a decision.
    • Keep the card valid meanwhile.

    We did not find whether the state fee is given back.

    Type the last day of your card, and I will tell you when to apply for a new one.
