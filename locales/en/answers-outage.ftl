### Answers about the failure of the fingerprint system in 2025. The only source is the ministry's answer to the press.

answer-outage-what =
    <b>The fingerprint registration system failed on { $outage-start-date } and worked again in “early October”; no exact day was published.</b> So the Interior Ministry told the press.

    What stopped: residence permits, permissions for permanent residence, and papers for stateless persons.
    What was promised: documents that expired in that time are renewed without a fine. For documents that expired earlier, the usual fines.

    • It is a statement to the press. We found no written order, and no last day for using it.
    • On { $ordinary-date } the police published ordinary instructions without a word about the failure. So it was probably over by then: our reading.
    • Save the statement (the source below) if your case depends on it.

    Type the last day on the card, with the year, and I will tell you which side it falls on.

answer-outage-waiver =
    <b>If the card expired during the failure, there should be no fine: the ministry told the press so.</b> The failure began on { $outage-start-date } and ended in “early October”.

    • Last day on the card from { $outage-start-date } to { $outage-certain-date }: inside.
    • From { $outage-edge-date } to { $outage-possible-date }: not stated, because the end has no day.
    • Earlier: not covered. The ministry itself names June.

    It holds for residence permits and stateless persons’ certificates. It is a statement to the press, not a law; we found no order and no last day for using it.

    Not applied yet? Apply on the next working day. Take a printed copy of the statement and every proof of your visits. If the office does not follow the statement, the risk is { $fine-sum-message }.

    <b>Type the last day on the card, with the year</b>: without it this is only half an answer.

answer-outage-edge-dates =
    <b>The first day is named, { $outage-start-date }; the last is not.</b> The ministry said “early October” without a day.

    • One day before { $outage-start-date }, or earlier: the words do not cover it. If it was only a little earlier, the first { $grace-days } days ended during the failure: explain that in writing (our reading).
    • From { $outage-start-date } to { $outage-certain-date }: inside.
    • From { $outage-edge-date } to { $outage-possible-date }: not stated. For you: the failure may have lasted until then. Against: no day is published, and an officer may take an earlier one. The later the day, the weaker your case.
    • After { $outage-possible-date }: outside. On { $ordinary-date } the police published ordinary instructions.

    If the day is close to the start or the end: apply on the next working day, explain in writing when you tried to apply, and keep slips and dates. At risk is { $fine-sum-message }.

    <b>Type the exact last day on the card, with the year.</b>

answer-outage-filing-window =
    <b>Not stated: the ministry spoke only of documents that expired during the failure.</b> Your card ended later, but you should have applied while the system was down.

    First the good part: we found no separate penalty for missing the day to apply. A fine becomes possible only after more than { $grace-days } calendar days without a valid card.

    • For you: fingerprints were not taken when you should have applied.
    • Against: the words do not name your case.
    • Apply on the next working day if you have not.
    • Explain in writing when you tried and what the office said. Keep slips and dates of visits.

    At risk, if the card has been expired longer: { $fine-sum-message }, article 492(4).

    Type the last day on the card and, if you applied, the day you applied.

answer-outage-proof =
    <b>No official paper about the failure was found; the strongest proof is the ministry’s own statement.</b> Save it (the source below) with its address and print it.

    • Ask the office for a written answer that fingerprints were not taken between { $outage-start-date } and early October. Write through eOtinish and keep the number of the message.
    • Collect slips, bookings, messages, photos of notices, and the dates of your visits.
    • Write down who said what, and when, while you remember it.

    To be honest: the Code lists software failures as a ground against a case only for other systems, such as tax and customs. So the argument is the ministry’s statement and the absence of your fault. Ask a lawyer to look at your papers.

answer-outage-fined-anyway =
    <b>Object: you have { $objection-days } days from the day the copy of the decision was handed to you.</b> We count calendar days, because that is safe. A late complaint is still accepted, but the delay is weighed.

    • Where: the specialised administrative court, or first the superior body if you want to. There is no court fee.
    • Argument: the ministry told the press that documents which expired during the failure are renewed without a fine. Attach the statement and the card.
    • Ask also for release as a minor offence (article 64-1).
    • Before you pay { $half-percent }% within { $half-days } days: you then count as held liable, and the case is normally not reviewed.
    • Free interpreter: your right.

    First check the day: the words cover { $outage-start-date } to early October. Whether a fine already paid is given back is not stated. Speak to a lawyer; free legal aid exists.

    Type the last day on the card and the day the decision was handed over.

answer-outage-other-docs =
    <b>Named are residence permits, permissions for permanent residence, and papers for stateless persons.</b> Others are not named.

    • Stateless person’s certificate: treated like the permit.
    • Temporary residence permit: not named, so “not stated” if it expired in that time. Its penalties grow by the day and can end in expulsion: from day { $legal-aid-number } speak to a lawyer first.
    • Visa, kandas certificate, passport: not named.
    • Identity cards of citizens: other rules; this bot does not cover them.

    Needing fingerprints is not enough: the promise names documents. If yours could not be made because of the failure, collect proof and ask 1414 in writing.

    Type which document it is and its last day, with the year.

answer-outage-now =
    <b>I do not know whether the system works today: I see no official system.</b> The only failure we found published began on { $outage-start-date } and was over in “early October” of that year. No later one was found up to our last check.

    • Ask 1414, and ask the office before you go.
    • You are at the office and it does not work? Ask for a paper or a slip with the date, and note the time and the name of the office.
    • Ask to be written down as having applied that day.
    • Come again on the next working day, and keep every slip.

    The promise of no fine was made for the failure of that time only. Rumours such as “it will not work until the new year” have no published ground that we found.

answer-fingerprint-rules =
    <b>Fingerprints are compulsory from the age of { $fingerprint-age-years } for foreigners and stateless persons, from { $fingerprint-start-date } on.</b> They are needed for the permission, the card, the stateless certificate, the temporary permit and visas.

    • Children from { $fingerprint-child-years }: by choice, as reported.
    • Given before? Offices take them again when a card is made, restored or replaced.
    • Permit from before { $fingerprint-start-date }: only at the next renewal or replacement, as a law firm reports from practice.
    • Where: for a card at a public service centre (TsON); for the permission and the temporary permit at the police, by press reports. Ask first.

    No fingerprints is a ground to refuse or annul the permission. There is also an article for refusing (443-1); we did not find the sum for foreigners.

    Worn fingerprints: we found no rule. Ask the office for a written note that you came.
