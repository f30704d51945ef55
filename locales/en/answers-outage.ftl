### Answers about the failure of the fingerprint system in 2025. The only source is the ministry's answer to the press.

# Answer on the failure; at most 540 letters in sight.
answer-outage-what =
    <b>The fingerprint registration system failed on { $outage-start-date } and worked again in “early October”; no exact day was published.</b> This is what the Interior Ministry told the press.

    • Promised: documents that expired in that time are renewed without a fine. For earlier ones, the usual fines.

    Type the last day on the card, with the year, and I will tell you which side it falls on.
# Folded part of the answer on the failure; at most 2048 letters. $ordinary-date: usual police guide.
answer-outage-what-more =
    • It stopped residence permits, permissions for permanent residence, and papers of stateless persons.
    • It is a statement to the press. We found no written order, and no last day for using it.
    • On { $ordinary-date } the police published ordinary instructions without a word about the failure. So it was probably over by then, as we read it.
    • Save the statement (link below) if your case depends on it.

# Answer on expiry in the failure; at most 540 letters in sight. $outage-edge-date: first open day.
answer-outage-waiver =
    <b>If the card expired during the failure, the ministry promised renewal without a fine.</b> How long that holds is not stated: every week of waiting weakens it.

    • Last day from { $outage-start-date } to { $outage-certain-date }: inside. From { $outage-edge-date } to { $outage-possible-date }: not stated. Earlier: not covered.
    • Not applied yet? Apply today or on the next working day, with the printed statement. If the office does not follow it: { $fine-sum-message }.

    <b>Type the last day on the card, with the year.</b>
# Folded part of the answer on expiry in the failure; at most 2048 letters.
answer-outage-waiver-more =
    • It applies to residence permits and stateless persons’ certificates. It is a statement to the press, not a law; we found no order.
    • The ministry said that the system works fully again since early October. Nothing we read protects somebody who then lived for months without applying.
    • The ministry itself gave June as an example of a month that is not covered.
    • Take every proof of your visits.

# Answer on the failure’s edges; at most 540 letters in sight. $outage-edge-date: first open day.
answer-outage-edge-dates =
    <b>The first day is named, { $outage-start-date }; the last is not:</b> the ministry said “early October”.

    • To { $outage-certain-date }: inside. From { $outage-edge-date } to { $outage-possible-date }: not stated; the later, the weaker. After that: outside.
    • Before the first day: not covered. Only a little before? Then the first { $grace-days } days ended during the failure: say so in writing (our reading).
    • At risk: { $fine-sum-message }.

    <b>Type the exact last day on the card, with the year.</b>
# Folded part of the answer on the failure’s edges; at most 2048 letters. $ordinary-date: usual guide.
answer-outage-edge-dates-more =
    • For you, in the days that are not stated: the failure may have lasted until then. Against: no day is published, and an officer may take an earlier one.
    • Apply today or on the next working day. If you tried to apply while the system was down, say in writing when, and keep slips and dates.
    • On { $ordinary-date } the police published ordinary instructions.

# Answer on applying in the failure; at most 540 letters in sight. $grace-days: no offence yet.
answer-outage-filing-window =
    <b>Not stated: the ministry spoke only of documents that expired during the failure.</b> If yours expired later and its last day to apply fell into the failure:

    • For missing only that day we found no penalty. A fine is possible after more than { $grace-days } calendar days without a valid card: { $fine-sum-message } (article 492(4)).
    • Not applied yet? Apply today or on the next working day.

    Type the last day on the card and, if you applied, the day you applied.
# Folded part of the answer on applying in the failure; at most 2048 letters.
answer-outage-filing-window-more =
    • For you: fingerprints were not taken when you should have applied. Against: the statement does not name your case.
    • If you tried to apply while the system was down, say in writing when, and what the office said. Keep slips and dates of visits.

# Answer on proof of the failure; at most 540 letters in sight.
answer-outage-proof =
    <b>We found no official paper about the failure;</b> the strongest proof is the ministry’s own statement. Save it (link below) and print it with its address.

    • Ask the office, through eOtinish, to confirm in writing that fingerprints were not taken from { $outage-start-date } to early October. Keep the number.
    • Collect slips, bookings, messages, photos of notices, and the dates of your visits.
    • Write down who said what, and when.
# Folded part of the answer on proof of the failure; at most 2048 letters.
answer-outage-proof-more =
    • To be honest: the Code lists software failures as a reason to drop a case only for other systems, such as tax and customs (article 741). So the argument is the ministry’s statement and that you were not at fault.
    • Ask a lawyer to look at your papers.

# Answer on a fine despite the failure; at most 540 letters in sight. $forward-days: office to court.
answer-outage-fined-anyway =
    <b>Complain within { $objection-days } days after the copy of the decision was handed to you:</b> hand the complaint in at the office that decided. It must pass it on to the court within { $forward-days } days.

    • Argument: the ministry promised renewal without a fine. Attach its statement and a copy of the card.
    • With a decision in hand, paying half seems over (our reading).

    Type the last day on the card and the day the decision was handed over.
# Folded part of the answer on a fine despite the failure; at most 2048 letters. $cut-percent: at most.
answer-outage-fined-anyway-more =
    • The decision itself must say where and until when to complain (article 822). The court is the specialised district court for administrative offences (article 829-2). There is no fee.
    • Count calendar days: that is safe. A late complaint is still accepted, but the delay is weighed.
    • Ask also for release as a minor offence (article 64-1), or for up to { $cut-percent }% less.
    • Check the day first: the statement covers { $outage-start-date } to early October. Whether a fine already paid is given back is not stated.
    • Say: “I ask for a defender paid by the state, and for an interpreter” (article 818).

# Answer on failure and other papers; at most 540 letters in sight. $legal-aid-number: a day.
answer-outage-other-docs =
    <b>The ministry’s statement names residence permits, permissions for permanent residence and papers of stateless persons.</b> It names no others.

    • Temporary permit: not named. Its penalty rises after { $overstay-warning-days }, { $overstay-low-days } and { $overstay-middle-days } days, up to expulsion. From day { $legal-aid-number }, or after an earlier penalty, speak to a lawyer first.
    • Visa, kandas certificate, passport: not named.

    Type which document it is and its last day, with the year.
# Folded part of the answer on failure and other papers; at most 2048 letters.
answer-outage-other-docs-more =
    • A stateless person’s certificate is treated like the permit.
    • It is not enough that a document needs fingerprints: the promise covers only the documents it names. If yours could not be made because of the failure, collect proof and ask 1414 in writing.
    • Identity cards of citizens: other rules; this bot does not cover them.

# Answer on a failure today; at most 540 letters in sight.
answer-outage-now =
    <b>I do not know whether the system works today: I see no official system.</b> The only failure we found published began on { $outage-start-date } and was over in “early October” of that year.

    • Ask 1414, and the office, before you go.
    • You are there and it does not work? Ask for a paper or a slip with the date, and for a note that you came to apply that day.
    • Come again on the next working day, and keep every slip.
# Folded part of the answer on a failure today; at most 2048 letters.
answer-outage-now-more =
    • The ministry’s promise of no fine was made for the failure of that time only.
    • For rumours such as “it will not work until the new year” we found nothing published.

# Answer on fingerprints; at most 540 letters in sight.
answer-fingerprint-rules =
    <b>Fingerprints are compulsory from the age of { $fingerprint-age-years } for foreigners and stateless persons. Refusing them is punished by expulsion, the only penalty</b> (article 443-1(2)).

    • You refused, or think of refusing? Speak to a lawyer first.
    • Worn fingers: we know no rule. Ask the office for a written note that you came.
# Folded part of the answer on fingerprints; at most 2048 letters. $fingerprint-child-years: by choice.
answer-fingerprint-rules-more =
    • They are needed for the permission, the card, the stateless certificate, the temporary permit and visas.
    • The rule holds since { $fingerprint-start-date }. A permit from before: only at the next renewal or replacement, as a law firm reports from practice.
    • Given before? They are taken again when a card is made, restored or replaced.
    • Children from { $fingerprint-child-years }: by choice, news sites report.
    • Where: for a card at a public service centre (TsON); for the permission and the temporary permit at the police, by press reports. Ask first.
    • No fingerprint registration is a reason to refuse or annul the permission.
