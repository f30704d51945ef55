### Names of documents, outages, papers and sources; reasons and steps of a verdict.

## Documents: the name at the start of a line or in a list.

document-residence-permit = Residence permit
document-stateless-certificate = Stateless person’s certificate
document-temporary-permit = Temporary residence permit
document-passport = Passport
document-kandas-certificate = Kandas certificate
# For a document of a law folder that has no name here.
document-unnamed = Document “{ $id }”

## Outages: what failed, as part of a sentence in brackets.

outage-fingerprint-2025 = failure of the fingerprint registration system
# For an outage that was added to the law without words of its own.
outage-unnamed = failure of a system of the ministry

## Reasons: one or two whole sentences each. They may use any variable that src/speech/verdict/arguments.rs offers.

reason-valid = The document is valid up to and including the day printed on it.
reason-printed-day-our-reading = That the document is still valid on the printed day is our reading; no text says it.
reason-fine-from-our-reading = The first day with a possible fine is { $fine-from-date }. That is our reading of “more than { $grace-days } calendar days”.
reason-returned-not-filed = A returned or dropped application counts here as not handed in. That is our reading.
reason-status-kept-our-reading = Published: the status is kept while the new card is made. That there is no fine either is our reading.
reason-filed-within-grace = The article is about more than { $grace-days } days without a valid document. That applying stops the count is our reading; no text says it.
reason-within-grace = No extra time: living with an expired card is an offence after more than { $grace-days } calendar days.
reason-address-is-another-matter = Living without registration at your address for more than { $grace-days } days is a separate ground of the same article.
reason-more-than-grace = More than { $grace-days } calendar days without a valid document: Code of Administrative Offences, article { $article }, part { $part }.
reason-limitation = The application is more than { $limitation-months } months old, and we know of no case. The texts do not say clearly whether one can still be opened.
reason-limitation-for = For you: an ordinary case cannot be opened more than { $limitation-months } months after the offence. The offence ended with your application (our reading).
reason-limitation-against = Against: living without a valid document is probably a continuing offence (our reading), and then that time runs from its discovery. There may be a record of the offence (protocol) that you do not know of.
reason-exposure = At risk under the Code: { $mci } MCI, article { $article }, part { $part }.
reason-nothing-exempts = We found nothing published that exempts you.
reason-waived-exposure = If the office does not follow the ministry’s words, a fine is possible: { $mci } MCI, article { $article }, part { $part }.
reason-promise-weakens = By early October 2025 the system worked again, the same article says. We found nothing that protects somebody who then lived for months without applying: every week weakens your position.
reason-index-of-the-case = { $tenge } tenge by the MCI of { $count-date }. The MCI of the day the case is opened counts.
reason-index-not-published = We know no published MCI for { $count-date }, so we name no sum in tenge.
reason-late-notice = The loss was reported after more than { $loss-days } days. Late notice of a loss is also covered by article { $article }, part { $part }.
reason-late-notice-if-unreported = If you reported the loss within { $loss-days } days, keep the proof. If not: late notice is covered by article { $article }, part { $part }.
reason-late-notice-for = For you: the Code does not state the number of days; the { $loss-days } days are from a state guide.
reason-application-held-for = For you: the same office already holds your application, and so knows of you and your card.
reason-late-notice-against = Against: the { $loss-days } days are the only published number, and they have passed.
reason-waiver-not-for-notice = The ministry’s words are about documents that expired, not about reporting a loss. If the loss was not reported in time, article 492 names that too.
reason-loss-days-not-found = We found no number of days for reporting the loss of this document: report it at once and keep proof.
reason-late-notice-without-days = The Code punishes late notice of the loss of this document, in the article on living without a valid document; it gives no number of days.
reason-late-notice-not-named = The article does not name this document. Our reading is that it applies to the loss of this document.
reason-expiry-unknown = Without the expiry day nobody can rule out a fine.
reason-expiry-unknown-for = For you: if the document was still valid and the loss is reported in time, we found no rule that makes it an offence.
reason-expiry-unknown-against = Against: the document may have expired before it was lost.
reason-other-scale-possible = A temporary permit has its own penalties, by the number of days since it ended; they can be heavier. Without the day we cannot say.
reason-before-our-law = For that day we have no checked text of the law, so we cannot say.
reason-no-rule-known = We know no rule for this document once it has expired. Ask 1414.
reason-kandas-fined-for-waiting = A newspaper reported fines for kandas whose first papers were still pending.
reason-overstay-days =
    { $days ->
        [one] 1 day has
       *[other] { $days } days have
    } passed since the end: Code of Administrative Offences, article { $article }, part { $part }.
reason-which-article-our-reading = That this article applies to you, and not the one for permanent residents, is our reading: ask a lawyer.
reason-filing-does-not-stop-it = An application does not stop this count. That is our reading.
reason-timely-extension-for = For you: you applied to extend before the permit ended. Whether that counts, the texts do not say; show it to a lawyer.
reason-inside-outage = It expired during the { $outage-message }, which began on { $outage-start-date }. The ministry told the press that such documents are renewed without a fine.
reason-press-statement-only = It is a statement to the press; we found no written order.
reason-no-end-date = The ministry did not say until which day this holds.
reason-not-filed-yet = If you have not applied yet: apply today or on the next working day and keep proof.
reason-edge-of-outage = The ministry named no day for the end of the failure. Whether it still lasted on { $expires-date } is not stated.
reason-edge-for = For you: the ministry promised no fine for documents that expired during the failure, and that day may belong to it.
reason-edge-against = Against: no last day is published, and an officer may take an earlier one.
reason-filing-window = It expired after the failure, but the last day to apply, { $apply-by-date }, fell into it or into the days just after it.
reason-filing-window-for = For you: on the last day to apply the system was down, or may still have been down.
reason-filing-window-against = Against: the ministry’s statement speaks only of documents that expired during the failure.
reason-before-outage = It expired before the failure that began on { $outage-start-date }: the ministry’s statement does not cover this.
reason-grace-ended-in-outage-for = For you: the first { $grace-days } days, in which there is no offence yet, ended while the system was down (our reading).
reason-after-outage = It expired after the failure that began on { $outage-start-date }: the ministry’s statement does not cover this.
reason-document-not-named = The ministry’s statement on the failure does not name this document.
reason-renewal-our-reading = “At least one month before” is published for the residence permit; for this document it is our reading.
reason-month-end-earlier-day = The earlier month is shorter, so we take its last day: the earlier day is the safe one.
reason-go-by-unknown = Our calendar of working days does not reach that day.
reason-calendar-provisional = The days off of that year are not final: look again closer to the day.
reason-check-overdue = Part of this was due to be checked again. It was last checked on { $checked-date }.
reason-passport-expired = The passport has expired, the document has not. That is not an expiry of the document, and the ministry’s statement does not speak of it.
reason-passport-ends-first = The passport expires first, on { $passport-date }. A card is not issued for longer than the passport is valid.
reason-fined-although-waived = A fine was imposed although the ministry told the press there would be none. That can be your argument in a complaint.
reason-lost-in-outage = It was lost during the failure. Whether a late report is punished then is not stated.
reason-again-within-a-year = Again within { $repeat-months } months after a penalty: the stricter part of the article.
reason-if-penalised-before = If there was a penalty under this article in the last { $repeat-months } months: { $repeat-mci } MCI, article { $repeat-article }, part { $repeat-part }.
reason-if-overstayed-before = If there was such a penalty in the last { $repeat-months } months: { $repeat-mci } MCI or expulsion from the first day, arrest with expulsion after more than { $heaviest-days } days (article { $repeat-article }, parts { $repeat-part } and { $heaviest-part }).

## Steps: one act each, as an instruction.

step-object-to-the-fine = Complain within { $objection-days } days after the copy of the decision was handed over: at the office that issued it, or at the court named in it. It costs no fee.
step-show-the-statement = Save the ministry’s statement (the source below) and show it.
step-report-the-loss = Report the loss and apply for a new card: at the latest on { $loss-day }.
step-report-the-loss-now = Report the loss and apply for a new card today or on the next working day.
step-apply-after-the-report = Apply for a new card at the migration police today or on the next working day.
step-report-with-the-number = Report the loss today or on the next working day, and name the number of your pending application.
step-write-down-the-loss = Write down when and how you noticed the loss, and keep every paper about it.
step-find-the-expiry-day = Find the expiry day: on a copy or a photo, or ask the migration service.
step-ask-why-returned = Ask in writing why the application was returned, and hand it in again.
step-carry-the-receipt = Carry the receipt for the papers with you.
step-ask-before-leaving = Before you travel abroad, ask the migration police: an applicant reported that applications are dropped on departure.
step-ask-before-travel = Before you travel abroad, ask a lawyer: somebody who can be held liable may not be let out until the case is over.
step-keep-proof = Keep proof: the receipt, slips, the dates of your visits, every answer in writing.
step-take-the-slip = Leave with the numbered slip. An office may not refuse to take an application.
step-apply-by-the-day = Apply at the migration police of your district by the day above.
step-apply-next-working-day = Apply at the migration police of your district today or on the next working day.
step-apply-if-not-yet = Not applied yet? Apply at the migration police of your district today or on the next working day.
step-apply-today = Apply at the migration police today, or on the next working day if it is closed.
step-take-the-papers = Take: passport, permission for permanent residence, photos, fee receipt. Fingerprints are taken in person.
step-ask-which-papers = Ask beforehand which papers to take. Fingerprints are taken in person.
step-renew-where-issued = Renew it where it was issued; ask there how long it takes.
step-check-the-passport = Look at the passport’s last day too: a card is not issued for longer than the passport is valid.
step-object-if-fined = If a fine is decided, you can complain within { $objection-days } days after the copy is handed over.
step-explain-the-outage = If you tried to apply while the system was down, say in writing when.
step-ask-for-a-protocol = Ask the migration service, or let a lawyer ask, whether a record of an offence (protocol) was drawn up.
step-use-your-rights = A case is open: ask for a free interpreter, let the right to a free defender be explained, and ask for up to 30% less before the decision.
step-before-paying-half = Think before paying half ({ $half-percent }% within { $half-days } days): it then counts as a penalty against you, and the case is normally not reopened.
step-ask-1414 = Ask the government contact centre, 1414, and write down the answer.
step-extend-or-leave-in-time = Apply to extend it, or leave, by the last day: after it the days are counted.
step-ask-today-what-to-do = Call 1414 or ask a lawyer today what to do: the penalty rises after 3, 5 and 10 days.
step-legal-aid = Ask for free legal aid.
step-legal-aid-first = First speak to a lawyer; free legal aid exists.
step-gather-proof-of-stay = Gather what shows why you stayed: papers of the application, tickets, medical papers.
step-before-signing = Sign nothing you do not understand: you have the right to a free interpreter.
step-report-the-loss-where-issued = Report the loss now where the document was issued; ask there which paper you will get until the new document is ready.
step-renew-in-good-time = Renew it in good time, where it was issued; ask there how long it takes.
step-renew-the-passport-first = Renew the passport first: ask the embassy or consulate how long it takes.
step-renew-the-passport = Renew the passport in good time at the embassy or consulate. If you are afraid of your own country, speak to a lawyer first.

## Where sources differ: a heading, then each claim on its own line with its source.

disagreement-making-time = Sources differ on how long a card takes.
claim-making-time-calendar-days = { $days } calendar days, or up to { $fast-days } working days by the fast service.
claim-making-time-working-days = { $days } working days, or { $fast-days } by the fast service.
disagreement-where-to-apply = Sources differ on where to go for a card.
claim-where-to-apply-police = To the police (migration service) at the place of residence.
claim-where-to-apply-service-centre = Fingerprints for a card are taken at a public service centre (TsON).

## Sources: titles of links.

source-code-492 = Code of Administrative Offences, article 492
source-code-517 = Code of Administrative Offences, article 517
source-code-44 = Code of Administrative Offences, article 44
source-code-61 = Code of Administrative Offences, article 61
source-code-62 = Code of Administrative Offences, article 62
source-code-738 = Code of Administrative Offences, article 738
source-code-739 = Code of Administrative Offences, article 739
source-code-741 = Code of Administrative Offences, article 741
source-code-810 = Code of Administrative Offences, articles 810 and 811
source-code-829 = Code of Administrative Offences, articles 829-2 to 829-11
source-code-893 = Code of Administrative Offences, article 893
source-appk = Administrative Procedural and Process Code
source-tax-code = Tax Code, articles 666 to 669
source-migration-law = Law on Population Migration, article 49
source-kandas-pending-fines = oq.gov.kz on fines for kandas while papers were pending
source-egov-residence-permit = eGov, How to get a residence permit
source-tengrinews-outage = Tengrinews with the answer of the Interior Ministry
source-police-guide-2025 = Zakon.kz with the guide of the police
source-passport-term-2023 = CMIO on the rules for residence permits
source-fingerprint-centres-2023 = kstnews.kz on fingerprints at service centres
source-fingerprint-police-2024 = Intermark on fingerprints at police offices
source-id-timing = naqtygazeti.kz on making times of identity papers
source-mci-2023 = knews.kz, MCI in 2023
source-mci-2025 = Tengrinews, MCI in 2025
source-mci-2026 = Zakon.kz, MCI in 2026
source-holidays-law = Law on holidays
source-days-off-2026 = Kazinform, days off in 2026
source-constitution-day-2026 = Taspanews with the Labour Ministry on 30 August
source-kurban-ait-2025 = mgorod.kz on Kurban Ait in 2025
source-holidays-package = Calendar package “holidays” 0.109
