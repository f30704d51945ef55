### Answers about neighbouring statuses: temporary stay, visas, kandas, stateless persons, citizenship, the pilot of 2026.

# Answer on temporary stay; at most 540 letters in sight. $legal-aid-number: a day.
answer-rvp-90-180 =
    <b>A temporary permit that has ended brings a penalty by days (article 517):</b>

    • up to { $overstay-warning-days } days: a warning
    • up to { $overstay-low-days } days: { $overstay-low-sum-message }
    • up to { $overstay-middle-days } days: { $overstay-middle-sum-message }
    • more: { $overstay-high-sum-message } or expulsion

    After an earlier penalty in the last { $repeat-months } months expulsion is possible from the first day. From day { $legal-aid-number }, or after such a penalty, speak to a lawyer before any office. Type which paper you hold and its last day.
# Folded part of the answer on temporary stay; at most 2048 letters. $temporary-late-days: reported.
answer-rvp-90-180-more =
    • The rule of { $visa-free-sum-days } days in each { $visa-free-window-days } is for stays without a visa. It does not extend to holders of a temporary permit, as cxid.info reports.
    • Without a visa: up to { $visa-free-days } days at a time, and not more than { $visa-free-year-days } days in a calendar year: see the answer on visiting.
    • To extend: apply before the stay ends. One report allows { $temporary-late-days } calendar days after it; that is a weak source.
    • This is not the rule for permanent residents.

# Answer on visas that allow to apply; at most 540 letters in sight.
answer-visa-for-pr =
    <b>Inside Kazakhstan three groups can apply for the permission:</b> holders of a visa for permanent residence, citizens of visa-free countries, and ethnic Kazakhs with any visa (eGov).

    • Others: first the visa for permanent residence, through a Kazakh mission abroad.
    • A tourist or business visa, and you are not an ethnic Kazakh: these words do not name you. Ask the migration service before you pay for papers.
# Folded part of the answer on visas that allow to apply; at most 2048 letters.
answer-visa-for-pr-more =
    • Citizen of a visa-free country: as we read it, no special visa is needed.
    • A single-entry visa ends when you leave: ask before any trip.
    • If your permitted stay has already ended, speak to a lawyer first.
    • New steps before the application, as reported, since { $pilot-start-date }: see the answer on the pilot.

# Answer on kandas status; at most 540 letters in sight. $kandas-decision-days: working days.
answer-kandas-status =
    <b>Kandas is a status for ethnic Kazakhs who come back from abroad (the older word is oralman).</b> Apply at a public service centre (TsON), on the migration portal (migration.enbek.kz) or on eGov; it takes { $kandas-decision-days } working days, as Zakon.kz reports.

    • A kandas may apply for the permission and for citizenship at the same time. Ethnic Kazakhs and their families need no proof of money.
    • Keep your stay lawful while you wait.
# Folded part of the answer on kandas status; at most 2048 letters. $kandas-order-date: of the order.
answer-kandas-status-more =
    • Bring papers that show that you are an ethnic Kazakh: your own, your parents’, your grandparents’.
    • By the order of { $kandas-order-date }, Zakon.kz reports, also at Kazakh missions abroad and in the app.
    • Since { $pilot-start-date } the pilot covers kandas status too, as reported: a test of Kazakh, a questionnaire, an interview.
    • A newspaper reported fines for kandas whose first papers were still pending.
    • Which papers an office accepts, and quota and allowances: ask the same office.
    • A certificate that expires? Type its last day, and I will remind you in time.

# Answer on the kandas certificate; at most 540 letters in sight.
answer-kandas-extend =
    <b>Apply for the extension before the certificate expires;</b> we do not know how many days before. It has other rules than the residence permit.

    • Ask the office that issued it, or migration.enbek.kz and 1414, which papers are needed.
    • Already expired: speak to a lawyer or ask 1414 at once.

    Type its last day, and I will remind you in good time.
# Folded part of the answer on the kandas certificate; at most 2048 letters.
answer-kandas-extend-more =
    • Citizenship pending? Ask whether the certificate must be extended until the decision.
    • Keep proof that you asked: a slip, a message number, the date.
    • Kandas whose papers were only pending have been fined, a newspaper reports.
    • The ministry’s promise about the failure does not name the kandas certificate.

# Answer on the stateless certificate; at most 540 letters in sight. $grace-days: no offence yet.
answer-stateless-cert =
    <b>The certificate is valid for { $certificate-years } years, in Kazakhstan and abroad,</b> from the age of { $card-age-years } (law on identity documents, article 11).

    • Renew at least { $renewal-months ->
        [one] { $renewal-months } month
       *[other] { $renewal-months } months
    } before the last day: published for the residence permit, for the certificate our reading. State fee: { $stateless-certificate-fee-message }.
    • Expired? Up to { $grace-days } calendar days there is no offence under this part; after that { $fine-sum-message } is possible (article 492(4)).

    Type the last day, with the year.
# Folded part of the answer on the stateless certificate; at most 2048 letters.
answer-stateless-cert-more =
    • No paper yet? See the answer for people without papers.
    • The eGov guide names half of that fee; it seems outdated.
    • Fingerprints are compulsory from { $fingerprint-age-years }.
    • Expired during the failure (it began on { $outage-start-date })? This document is named in the ministry’s promise.
    • A Soviet passport only, or a citizenship given up too early? Speak first to UNHCR or its partner, the Bureau for Human Rights (bureau.kz).
    • Citizenship: after { $citizenship-years } years of permanent residence; see the answer on citizenship.

# Answer on the Kazakh test and points; at most 540 letters in sight. $questionnaire-count: points.
answer-pilot-2026 =
    <b>Since { $pilot-start-date }, as reported, people who come for permanent residence have new steps before the application:</b>

    • a remote test of Kazakh, level A1: { $test-minutes } minutes, at least { $test-percent }% in each part, it can be taken again
    • a questionnaire on migration.enbek.kz: at least { $questionnaire-count } points
    • checks and an interview; in all up to { $pilot-days } days
    • a written consent of the country of your citizenship to your leaving

    We found nothing that applies it to the renewal of a card.
# Folded part of the answer on the Kazakh test and points; at most 2048 letters.
answer-pilot-2026-more =
    • It covers the permission and kandas status.
    • We do not know when the pilot ends, who is exempt from the test, and what happens to applications from before that day. Ask the migration service in writing, and keep the answer.
    • The test for citizenship is a different one.

# Answer on the consent to leave; at most 540 letters in sight.
answer-departure-sheet =
    <b>As reported, the pilot (since { $pilot-start-date }) requires a written consent of the country of your citizenship to your leaving. Some countries have no such paper:</b> the Russian embassy said that Russia issues none.

    • Ask your country’s authority in writing for the consent, or for a letter that it issues none. Show the answer to the migration service and ask, in writing, what it accepts instead.
    • Afraid of your own country? Do not write to it: speak to a lawyer and to UNHCR first.
# Folded part of the answer on the consent to leave; at most 2048 letters.
answer-departure-sheet-more =
    • Keep every answer.
    • We do not know what offices accept where no such paper exists: we found no published rule.
    • We found nothing that asks for it when a card is renewed.

# Answer on applying for citizenship; at most 540 letters in sight. $citizenship-…: waits.
answer-citizenship-apply =
    <b>After { $citizenship-years } years of unbroken permanent residence,</b> or { $citizenship-marriage-years } years of marriage to a citizen (gov.kz).

    • Former Soviet citizens with a close relative who is a citizen: after any time here (gov.kz).
    • A simplified procedure exists, within { $citizenship-simple-months } months (gov.kz). A kandas may apply for the permission and for citizenship at once.
    • Do not give up your present citizenship before you hold a written decision: people have become stateless that way.
# Folded part of the answer on applying for citizenship; at most 2048 letters.
answer-citizenship-apply-more =
    • State fee: { $citizenship-fee-message }; a kandas is exempt once.
    • Citizenship has its own test. It is not the A1 test for the permission.
    • Repeated violations of the rules on foreigners within { $citizenship-bar-years } years bar citizenship (Citizenship Law, article 17(10-1)).
    • Stateless people apply in the same way, as we read it: ask UNHCR or its partner to help.
    • Papers in your case: the migration service where you live, or 1414. Keep the card valid while you wait.

# Answer on taking back an application; at most 540 letters in sight.
answer-citizenship-withdraw =
    <b>We found no published rule on taking back an application for citizenship.</b> Hand the request in in writing where you applied, and keep a copy.

    • Ask in the same letter that your permission for permanent residence stays as it is.
    • Already gave up your other citizenship? Speak to a lawyer before you withdraw: you could be without any. UNHCR helps stateless people.
    • Do not hand in the old passport before you hold a decision.
# Folded part of the answer on taking back an application; at most 2048 letters.
answer-citizenship-withdraw-more =
    • Keep the card valid meanwhile.
    • We do not know whether the state fee is given back.
