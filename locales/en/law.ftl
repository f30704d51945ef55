### Names of documents, outages, papers and sources; reasons and steps of a verdict.

## Documents: the name at the start of a line or in a list.

# Kind of document: on a button (at most 38 letters), in titles, lists and under a verdict’s headline.
document-residence-permit = Residence permit
# Kind of document: on a button (at most 38 letters), in titles, lists and under a verdict’s headline.
document-stateless-certificate = Stateless person’s certificate
# Kind of document: on a button (at most 38 letters), in titles, lists and under a verdict’s headline.
document-temporary-permit = Temporary residence permit
# Kind of document: on a button (at most 38 letters), in titles, lists and under a verdict’s headline.
document-passport = Passport
# Kind of document: on a button (at most 38 letters), in titles, lists and under a verdict’s headline.
document-kandas-certificate = Kandas certificate
# For a document of a law folder that has no name here.
document-unnamed = Document “{ $id }”

## Outages: what failed, as part of a sentence in brackets.

# What failed, inside a sentence or in brackets; small letters, no full stop.
outage-fingerprint-2025 = failure of the fingerprint registration system
# For an outage that was added to the law without words of its own.
outage-unnamed = failure of a system of the ministry

## Reasons: one or two whole sentences each. They may use any variable that src/speech/verdict/arguments.rs offers.

# Only where reasons are listed for review, not in the chat; one sentence.
reason-valid = The document is valid up to and including the day printed on it.
# Reason on the last day of a document: one bullet, one sentence; say that it is our reading.
reason-printed-day-our-reading = That the document is still valid on the printed day is our reading; no text says it.
# Reason of a verdict just after the expiry: one bullet, two sentences; say that it is our reading.
reason-fine-from-our-reading = No extra time: from { $fine-from-date } a fine is possible. That is our reading of “more than { $grace-days } calendar days”.
# Reason where an application came back: one bullet, two sentences; say that it is our reading.
reason-returned-not-filed = A returned or dropped application counts here as not handed in. That is our reading.
# Reason where the application was in time: one bullet, two sentences; say what is our reading.
reason-status-kept-our-reading = Published: the status is kept while the new card is made. That there is no fine either is our reading.
# Reason: it was filed in the first days after the expiry; one bullet. $grace-days: no offence yet.
reason-filed-within-grace = The article is about more than { $grace-days } days without a valid document. That applying stops the count is our reading; no text says it.
# Reason: expired a few days ago; one bullet, one sentence. $grace-days: no offence yet.
reason-within-grace = Living with an expired card is an offence after more than { $grace-days } calendar days.
# Reason: expired a few days ago; one bullet, one sentence. $grace-days: days without registration.
reason-address-is-another-matter = Living without registration at your address for more than { $grace-days } days is a separate ground of the same article.
# Reason of a fine: one bullet, one sentence. $article and $part: of the Code, in digits.
reason-more-than-grace = More than { $grace-days } calendar days without a valid document: Code of Administrative Offences, article { $article }, part { $part }.
# Reason: it was filed late and long ago; one bullet, two sentences. $limitation-months: to open a case.
reason-limitation = The application is more than { $limitation-months } months old, and we know of no case. The texts do not say clearly whether one can still be opened.
# What speaks for the person, under the reason above; one bullet, two sentences.
reason-limitation-for = For you: an ordinary case cannot be opened more than { $limitation-months } months after the offence. The offence ended with your application (our reading).
# What speaks against, under the two reasons above; one bullet, two sentences.
reason-limitation-against = Against: living without a valid document is probably a continuing offence (our reading), and then that time runs from its discovery. There may be a record of the offence (protocol) that you do not know of.
# What is at risk where the answer is open: one bullet, one line. $article and $part: of the Code.
reason-exposure = At risk under the Code: { $risk-sum-message }, article { $article }, part { $part }.
# Under what is at risk, where no statement covers it: one bullet, one sentence.
reason-nothing-exempts = We found nothing published that exempts you.
# What is at risk although the ministry promised none: one bullet, two short sentences. $risk-sum-message: 10 MCI (43,250 tenge).
reason-waived-exposure = If the office does not follow the ministry’s words, a fine is possible: { $risk-sum-message }, article { $article }, part { $part }. Every week weakens your position.
# Reason: the ministry promised no fine and nothing was filed; one bullet, two sentences.
reason-promise-weakens = We found nothing that protects somebody who goes on living without applying for months after the system worked again: every week weakens your position.
# The same of the outage of 2025 alone, whose end the press named; one bullet, two sentences.
outage-weakens-fingerprint-2025 = By early October 2025 the system worked again, the same article says. We found nothing that protects somebody who then lived for months without applying: every week weakens your position.
# The sum at risk in tenge: one bullet, two short sentences. $count-date: day whose index is taken.
reason-index-of-the-case = { $tenge } tenge by the MCI of { $count-date }. The MCI of the day the case is opened counts.
# Why there is no sum in tenge: one bullet, one sentence. $count-date: day whose index is taken.
reason-index-not-published = We know no published MCI for { $count-date }, so we name no sum in tenge.
# Reason: a loss was reported late; one bullet, two sentences. $loss-days: days to report it.
reason-late-notice = The loss was reported after more than { $loss-days } days. Late notice of a loss is also covered by article { $notice-article }, part { $notice-part }.
# Reason: nobody said whether a loss was reported, the days are over; one bullet, two sentences.
reason-late-notice-if-unreported = If you reported the loss within { $loss-days } days, keep the proof. If not: late notice is covered by article { $notice-article }, part { $notice-part }.
# What speaks for the person where a loss was reported late; one bullet, one sentence.
reason-late-notice-for = For you: the Code does not state the number of days; the { $loss-days } days are from a state guide.
# What speaks for a person who had applied before the loss; one bullet, one sentence.
reason-application-held-for = For you: the same office already holds your application, and so knows of you and your card.
# What speaks against, where a loss was reported late; one bullet, one sentence.
reason-late-notice-against = Against: the { $loss-days } days are the only published number, and they have passed.
# Reason: lost, and the ministry promised no fine for the expiry; one bullet, two sentences.
reason-waiver-not-for-notice = The ministry’s words are about documents that expired, not about reporting a loss.
# Reason for a lost document with no published number of days: one bullet, one or two sentences.
reason-loss-days-not-found = We found no number of days for reporting the loss of this document: report it at once and keep proof.
# Reason for a lost document with no published number of days: one bullet, one or two sentences.
reason-late-notice-without-days = The Code punishes late notice of the loss of this document, in the article on living without a valid document; it gives no number of days.
# Reason for a lost document with no published number of days: one bullet, one or two sentences.
reason-late-notice-not-named = The article does not name this document. Our reading is that it applies to the loss of this document.
# Reason for a lost document whose last day is not known: one bullet, one sentence.
reason-expiry-unknown = Without the expiry day nobody can rule out a fine.
# What speaks for the person, under the reason above; one bullet, one sentence.
reason-expiry-unknown-for = For you: if the document was still valid and the loss is reported in time, we found no rule that makes it an offence.
# What speaks against, under the two reasons above; one bullet, one sentence.
reason-expiry-unknown-against = Against: the document may have expired before it was lost.
# Reason for a lost temporary permit without a known last day: one bullet, two sentences.
reason-other-scale-possible = A temporary permit has its own penalties, by the number of days since it ended; they can be heavier. Without the day we cannot say.
# Reason where the day lies before the law that was checked: one bullet, one sentence.
reason-before-our-law = For that day we have no checked text of the law, so we cannot say.
# Reason for an expired document without a known rule: one bullet, two short sentences.
reason-no-rule-known = We know no rule for this document once it has expired. Ask 1414.
# Reason for a kandas certificate: one bullet, one sentence; a newspaper says it, not we.
reason-kandas-fined-for-waiting = A newspaper reported fines for kandas whose first papers were still pending.
# Reason after a temporary permit ended: one bullet, one sentence. $days: since then.
reason-overstay-days =
    { $days ->
        [one] { $days } day has
       *[other] { $days } days have
    } passed since the permit ended: Code of Administrative Offences, article { $article }, part { $part }.
# Reason after a temporary permit ended: one bullet, one or two sentences; say what is our reading.
reason-which-article-our-reading = That this article applies to you, and not the one for permanent residents, is our reading: ask a lawyer.
# Reason after a temporary permit ended: one bullet, one or two sentences; say what is our reading.
reason-filing-does-not-stop-it = An application does not stop this count. That is our reading.
# Reason after a temporary permit ended: one bullet, one or two sentences; say what is our reading.
reason-timely-extension-for = For you: you applied to extend before the permit ended. Whether that counts, the texts do not say; show it to a lawyer.
# Reason: expired during a failure; one bullet, two sentences. $outage-message: what failed.
reason-inside-outage = It expired during the { $outage-message }, which began on { $outage-start-date }. The ministry told the press that such documents are renewed without a fine.
# Reason under the ministry’s promise: one bullet, one sentence.
reason-press-statement-only = It is a statement to the press; we found no written order.
# Reason under the ministry’s promise: one bullet, one sentence.
reason-no-end-date = The ministry did not say until which day this holds.
# Only where reasons are listed for review, not in the chat; one sentence.
reason-not-filed-yet = If you have not applied yet: apply today or on the next working day and keep proof.
# Reason: expired about the end of the failure; one bullet, two sentences.
reason-edge-of-outage = The ministry named no day for the end of the failure. Whether it still lasted on { $expires-date } is not stated.
# What speaks for the person, under the reason above; one bullet, one sentence.
reason-edge-for = For you: the ministry promised no fine for documents that expired during the failure, and that day may belong to it.
# What speaks against, under the two reasons above; one bullet, one sentence.
reason-edge-against = Against: no last day is published, and an officer may take an earlier one.
# Reason: only the last day to apply fell into the failure; one bullet, one sentence.
reason-filing-window = It expired after the failure, but the last day to apply, { $apply-by-date }, fell into it or into the days just after it.
# What speaks for the person, under the reason above; one bullet, one sentence.
reason-filing-window-for = For you: on the last day to apply the system was down, or may still have been down.
# What speaks against, under the two reasons above; one bullet, one sentence.
reason-filing-window-against = Against: the ministry’s statement speaks only of documents that expired during the failure.
# Reason of a fine where the ministry’s promise does not reach: one bullet, one sentence.
reason-before-outage = It expired before the failure that began on { $outage-start-date }: the ministry’s statement does not cover this.
# What speaks for a person whose card expired just before the failure; one bullet, one sentence.
reason-grace-ended-in-outage-for = For you: the first { $grace-days } days, in which there is no offence yet, ended while the system was down (our reading).
# Reason of a fine where the ministry’s promise does not reach: one bullet, one sentence.
reason-after-outage = It expired after the failure that began on { $outage-start-date }: the ministry’s statement does not cover this.
# Reason for a document that the ministry’s promise does not name: one bullet, one sentence.
reason-document-not-named = The ministry’s statement on the failure does not name this document.
# Reason while a stateless certificate is valid: one bullet, one sentence; say what is our reading.
reason-renewal-our-reading = “At least one month before” is published for the residence permit; for this document it is our reading.
# Reason while a stateless certificate is valid: one bullet, one sentence; say what is our reading.
reason-loss-our-reading = “Within { $loss-days } days” is published for the residence permit; for this document it is our reading.
# Reason for the last day to apply, where a month is shorter: one bullet, one sentence.
reason-month-end-earlier-day = One month before would be a day that the calendar does not have, so we take the last day of that month: earlier is safer.
# Reason where the days off of a year are not known for sure: one bullet, one sentence.
reason-go-by-unknown = Our calendar of working days does not reach that day.
# Reason where the days off of a year are not known for sure: one bullet, one sentence.
reason-calendar-provisional = The days off of that year are not final: look again closer to the day.
# Reason in any verdict whose law was to be checked again: one bullet, two sentences.
reason-check-overdue = Part of this was due to be checked again. It was last checked on { $checked-date }.
# Reason where the saved passport ends before the document: one bullet, two sentences.
reason-passport-expired = The passport has expired, the document has not. That is not an expiry of the document, and the ministry’s statement does not speak of it.
# Reason where the saved passport ends before the document: one bullet, two sentences.
reason-passport-ends-first = The passport expires first, on { $passport-date }. As we read the eGov guide, a card is not issued for longer than the passport is valid.
# Reason where a card that was applied for is late; one or two sentences. $limit-date: last of the days.
reason-card-delayed = By law a card is made within { $card-limit-days } calendar days: they ended on { $limit-date }. Silence counts as a refusal: you can complain.
# Reason where a fine was decided in spite of the promise: one bullet, two sentences.
reason-fined-although-waived = A fine was imposed although the ministry told the press there would be none. That can be your argument in a complaint.
# Reason for a document lost during the failure: one bullet, two sentences.
reason-lost-in-outage = It was lost during the failure. Whether a late report is punished then is not stated.
# Reason of a higher fine: one bullet, one line. $repeat-months: within which it is a second offence.
reason-again-within-a-year = Again within { $repeat-months } months after a penalty: the stricter part of the article.
# Reason where an earlier penalty is not known: one bullet. $repeat-…: what a second one costs.
reason-if-penalised-before = If there was a penalty under this article in the last { $repeat-months } months: { $repeat-mci } MCI, article { $repeat-article }, part { $repeat-part }.
# The same after a temporary permit. $heaviest-…: where arrest and expulsion begin. One bullet.
reason-if-overstayed-before = If there was such a penalty in the last { $repeat-months } months: { $repeat-mci } MCI or expulsion from the first day, arrest with expulsion after more than { $heaviest-days } days (article { $repeat-article }, parts { $repeat-part } and { $heaviest-part }).

## Steps: one act each, as an instruction.

# Step under a verdict, numbered; two sentences at most. $objection-days: to complain.
step-object-to-the-fine = Complain within { $objection-days } days after the copy of the decision was handed over: at the office that issued it, or at the court named in it. It costs no fee.
# Step under a verdict, numbered; one sentence. “Below”: in the folded part.
step-show-the-statement = Save the ministry’s statement (the source below) and show it.
# Step under a verdict, numbered: an instruction, one sentence. $loss-day: the last day for it.
step-report-the-loss = Report the loss and apply for a new card: at the latest on { $loss-day }.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-report-the-loss-now = Report the loss and apply for a new card today or on the next working day.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-apply-after-the-report = Apply for a new card at the migration police today or on the next working day.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-report-with-the-number = Report the loss today or on the next working day, and name the number of your pending application.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-write-down-the-loss = Write down when and how you noticed the loss, and keep every paper about it.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-find-the-expiry-day = Find the expiry day: on a copy or a photo, or ask the migration service.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-ask-why-returned = Ask in writing why the application was returned, and hand it in again.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-carry-the-receipt = Carry the receipt for the papers with you.
# Step: one act, imperative, no full list.
step-ask-about-the-delay = Ask the office, with the receipt, why the card is late; if there is no answer, hand in a written complaint.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-ask-before-leaving = Before you travel abroad, ask the migration police: an applicant reported that applications are dropped on departure.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-ask-before-travel = Before you travel abroad, ask a lawyer: somebody who can be held liable can be refused exit until the case is over.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-keep-proof = Keep proof: the receipt, slips, the dates of your visits, every answer in writing.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-take-the-slip = Leave with the numbered slip. An office may not refuse to take an application.
# Step under a verdict, numbered; one sentence. “The day above” stands in the headline.
step-apply-by-the-day = Apply at the migration police of your district by the day above.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-apply-next-working-day = Apply at the migration police of your district today or on the next working day.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-apply-if-not-yet = Not applied yet? Apply at the migration police of your district today or on the next working day.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-apply-today = Apply at the migration police today, or on the next working day if it is closed.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-take-the-papers = Take (eGov guide): passport, permission for permanent residence, photos, fee receipt. Fingerprints are taken in person.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-ask-which-papers = Ask beforehand which papers to take. Fingerprints are taken in person.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-renew-where-issued = Renew it where it was issued; ask there how long it takes.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-check-the-passport = Look at the passport’s last day too: as we read the eGov guide, a card is not issued for longer than that.
# Step under a verdict, numbered; two sentences at most. $objection-days: to complain.
step-object-if-fined = If a fine is decided, you can complain within { $objection-days } days after the copy is handed over.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-explain-the-outage = If you tried to apply while the system was down, say in writing when.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-ask-for-a-protocol = Ask the migration service, or let a lawyer ask, whether a record of an offence (protocol) was drawn up.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-use-your-rights = A case is open: ask for a free interpreter, have your right to a free defender explained to you, and ask for up to { $cut-percent }% less before the decision.
# Step under a verdict, numbered; one sentence. $half-days: in which half can be paid.
step-before-paying-half = Think before paying half ({ $half-percent }% within { $half-days } days): it then counts as a penalty against you, and the case is normally not reopened.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-ask-1414 = Ask the government contact centre, 1414, and write down the answer.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-extend-or-leave-in-time = Apply to extend it, or leave, by the last day: after it the days are counted.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-ask-today-what-to-do = Call 1414 or ask a lawyer today what to do: the penalty rises after { $overstay-warning-days }, { $overstay-low-days } and { $overstay-middle-days } days.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-legal-aid = Ask for free legal aid.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-legal-aid-first = First speak to a lawyer. Who helps free of charge: ask me for “free legal aid”.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-gather-proof-of-stay = Gather what shows why you stayed: papers of the application, tickets, medical papers.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-before-signing = Sign nothing you do not understand: you have the right to a free interpreter.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-report-the-loss-where-issued = Report the loss now where the document was issued; ask there which paper you will get until the new document is ready.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-renew-in-good-time = Renew it in good time, where it was issued; ask there how long it takes.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-renew-the-passport-first = Renew the passport first: ask the embassy or consulate how long it takes.
# Step under a verdict, numbered: an instruction, one or two sentences.
step-renew-the-passport = Renew the passport in good time at the embassy or consulate. If you are afraid of your own country, speak to a lawyer first.

## Where sources differ: a heading, then each claim on its own line with its source.

# Heading above the claims below, in a folded part; one sentence.
disagreement-making-time = Sources differ on how long a card takes.
# What one source says, its link follows; one line. $fast-days: by the fast service.
claim-making-time-calendar-days = { $days } calendar days, or up to { $fast-days } working days by the fast service.
# What one source says, its link follows; one line. $fast-days: by the fast service.
claim-making-time-working-days = { $days } working days, or { $fast-days } by the fast service.
# Heading above the claims below, in a folded part; one sentence.
disagreement-where-to-apply = Sources differ on where to go for a card.
# What one source says, its link follows; one sentence.
claim-where-to-apply-police = To the police (migration service) at the place of residence.
# What one source says, its link follows; one sentence.
claim-where-to-apply-service-centre = Fingerprints for a card are taken at a public service centre (TsON).

## Sources: titles of links.

# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-492 = Code of Administrative Offences, article 492
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-517 = Code of Administrative Offences, article 517
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-44 = Code of Administrative Offences, article 44
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-61 = Code of Administrative Offences, article 61
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-62 = Code of Administrative Offences, article 62
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-738 = Code of Administrative Offences, article 738
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-739 = Code of Administrative Offences, article 739
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-741 = Code of Administrative Offences, article 741
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-810 = Code of Administrative Offences, articles 810 and 811
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-829 = Code of Administrative Offences, articles 829-2 to 829-11
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-893 = Code of Administrative Offences, article 893
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-appk = Administrative Procedural and Process Code
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-tax-code = Tax Code, articles 666 to 669
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-migration-law = Law on Population Migration, article 49
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-kandas-pending-fines = oq.gov.kz on fines for kandas while papers were pending
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-egov-residence-permit = eGov, How to get a residence permit
# Title of a source, as a link under answers and verdicts, and in letters; one short line.
source-tengrinews-outage = Tengrinews with the answer of the Interior Ministry
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-police-guide-2025 = Zakon.kz with the guide of the police
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-passport-term-2023 = CMIO on the rules for residence permits
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-fingerprint-centres-2023 = kstnews.kz on fingerprints at service centres
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-fingerprint-police-2024 = Intermark on fingerprints at police offices
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-id-timing = naqtygazeti.kz on making times of identity papers
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-mci-2023 = knews.kz, MCI in 2023
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-mci-2025 = Tengrinews, MCI in 2025
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-mci-2026 = Zakon.kz, MCI in 2026
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-holidays-law = Law on holidays
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-days-off-2026 = Kazinform, days off in 2026
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-constitution-day-2026 = Taspanews with the Labour Ministry on 30 August
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-kurban-ait-2025 = mgorod.kz on Kurban Ait in 2025
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-holidays-package = Calendar package “holidays” 0.109
