### Answers about the permit itself. `answer-…` is seen at once, `answer-…-more` on a tap.
### Numbers, sums and dates come from the law as variables.

# Answer on permission and card; at most 540 letters in sight.
answer-permit-what =
    <b>The permission is the right to live here; the residence permit is the card that proves it.</b>

    • Permission for permanent residence (in Russian RPP): the right to live here permanently. The police (migration service) decides on it.
    • Residence permit (in Russian VNZh): the card that proves this right.
    • Temporary residence permit (in Russian RVP): another paper, for a limited time, with heavier penalties when it ends.

    Not sure which one you hold? Look at its title, then type its last day.
# Folded part of the answer on permission and card; at most 2048 letters. $card-years: longest term.
answer-permit-what-more =
    • The card is issued for up to { $card-years } years, but not for longer than your passport is valid: so we read the eGov guide.
    • A permanent resident has the same rights as a citizen to work, housing, a pension and social security. There is no right to vote and no military duty.

# Answer on steps to a first permit; at most 540 letters in sight. $pilot-start-date: of the test.
answer-permit-first-steps =
    <b>First comes the permission for permanent residence, then the card.</b>

    • Check that you can apply: a visa for permanent residence, citizenship of a visa-free country, or being an ethnic Kazakh (with any visa).
    • Since { $pilot-start-date }, as reported, first a test of Kazakh, a questionnaire on migration.enbek.kz and an interview.
    • Collect the papers, give fingerprints, and apply at the migration service (police) where you stay.
# Folded part of the answer on steps to a first permit; at most 2048 letters.
answer-permit-first-steps-more =
    • After a positive decision, apply for the card.
    • We do not know when this pilot ends, and how long the decision takes now. Ask the migration service or 1414 before you pay for papers that expire.
    • A kandas may apply for the permission and for citizenship at the same time.

# Answer on papers for a first permit; at most 540 letters in sight. $paper-days: papers valid.
answer-permit-first-docs =
    <b>For the first permission you bring</b> (guide of the police, eGov):

    • form, passport with a copy, photo 35×45 mm, receipt for { $permanent-residence-fee-message }
    • proof of money, certificate of no criminal record, medical form 028/у: each valid for { $paper-days } calendar days
    • notarised contract or undertaking for housing, at least { $housing-days } days, with permanent registration
    • proof of fingerprint registration

    The passport must be valid for more than { $passport-days } days, as reported.
# Folded part of the answer on papers for a first permit; at most 2048 letters. $consent-…: ages.
answer-permit-first-docs-more =
    • A child from { $consent-from-years } to { $consent-to-years }: the child’s own notarised consent.
    • An internal passport is not accepted, as reported.
    • Papers in another language: a notarised translation into Kazakh or Russian. Foreign papers are legalised unless a treaty exempts them.
    • Lists from before { $pilot-start-date } are incomplete: a test of Kazakh, a questionnaire, an interview and a written consent of the country of your citizenship were added, as reported. Ask the migration service for today’s list.

# Answer on when to renew; at most 540 letters in sight. $renewal-months: before the expiry.
answer-permit-renew-when =
    <b>Apply at least { $renewal-months ->
        [one] { $renewal-months } month
       *[other] { $renewal-months } months
    } before the last day printed on the card</b>, at the migration service (police) where you live. If the last day to apply is a weekend or a holiday, go on the last working day before it.

    That day has passed, but the card is still valid? Apply today or on the next working day: we found no penalty for missing only this day.

    <b>Type the last day on the card</b>, with the year: I will work out your days and can remind you in time.
# Folded part of the answer on when to renew; at most 2048 letters. $grace-days: no offence yet.
answer-permit-renew-when-more =
    • A fine is possible after more than { $grace-days } calendar days without a valid card.
    • Look at the passport too: as we read the eGov guide, a card is not issued for longer than your passport is valid.
    • Keep the slip for the papers: a permanent resident keeps the status while the new card is made.

# Answer on how and where to renew; at most 540 letters in sight.
answer-permit-renew-how =
    <b>In person, at the migration service (police) where you live.</b> The sources differ on the place (below), so ask 1414 or the office first.

    Bring (eGov guide):
    • your valid passport and the old card
    • the permission for permanent residence
    • two photos, 35×45 mm
    • the receipt for the state fee: { $residence-permit-card-fee-message }

    Fingerprints are taken.
# Folded part of the answer on how and where to renew; at most 2048 letters.
answer-permit-renew-how-more =
    • The list for the card names no proof of money, no certificate of no criminal record and no medical form: they belong to the first permission.
    • We do not know whether the steps of the pilot (since { $pilot-start-date }) apply to renewals: we found nothing that says so.
    • The office must take your application and give a slip with a number.

# Answer on an expired card; at most 540 letters in sight. $grace-days: no offence yet.
answer-permit-expired =
    <b>Apply today or on the next working day: the days count.</b> In the first { $grace-days } calendar days after the last day there is no offence under this part; after more than { $grace-days } days a fine of { $fine-sum-message } is possible (article 492(4) of the Code).

    • A temporary permit, or a permission never issued or annulled: expulsion is possible, so speak to a lawyer first.

    <b>Type the last day on the card</b>, with the year, and I will tell you which case is yours.
# Folded part of the answer on an expired card; at most 2048 letters. $fine-from-number: a day.
answer-permit-expired-more =
    • Apply also when late, and keep the slip.
    • Day { $fine-from-number } as the first day of a fine is our reading.
    • Within article 492 the scale that begins with a warning is for citizens only.
    • Expired during the failure that began on { $outage-start-date }? The ministry promised renewal without a fine; how long that holds is not stated.
    • Living unregistered at an address for more than { $grace-days } days is a separate offence of the same part.
    • Do not leave the country before you have asked a lawyer: see the answer on fines and the border.

# Answer on how long a card is valid; at most 540 letters in sight. $card-years: longest term.
answer-permit-validity =
    <b>Up to { $card-years } years, but not for longer than your passport is valid.</b> This is how we read the eGov guide. So a passport that expires in a few years gives a card valid for a shorter time.

    • Before you renew the card, look at the passport: with a new one the card can be valid longer.
    • Renew the card at least { $renewal-months ->
        [one] { $renewal-months } month
       *[other] { $renewal-months } months
    } before its last day.
# Folded part of the answer on how long a card is valid; at most 2048 letters.
answer-permit-validity-more =
    • We found no limit on how many times it can be renewed.
    • The permission behind the card is a separate thing: it can be annulled, but it does not end with the card.

# Answer on a lost card; at most 540 letters in sight. $loss-days: to report it.
answer-permit-lost =
    <b>Report the loss and apply for a new card within { $loss-days } days</b>, at the migration service (police) where you live. The guide does not say which days are meant: count calendar days.

    • Bring passport, permission, photos and the receipt for the fee: { $residence-permit-card-fee-message }.
    • An application is already pending? Report the loss all the same, and tell them its number.

    Type the day of the loss, and I will work out your last day.
# Folded part of the answer on a lost card; at most 2048 letters.
answer-permit-lost-more =
    • Lost abroad: we found no rule on entering without the card. Ask 1414 before you travel.
    • Late notice of the loss is an offence: { $late-notice-sum-message } (article 492(4)). The Code does not state the number of days; the time limit is from a state guide. If you reported it in time, keep the proof.
    • Write down when and how you noticed the loss. Fingerprints are taken again.
    • Is the passport gone too? Only your own country can issue a new one. If you are afraid of that country, speak to a lawyer first.

# Answer on a new name or damage; at most 540 letters in sight.
answer-permit-data-change =
    <b>Ask for a replacement, and do not wait: we found no published time limit.</b>

    • New surname: first the passport with the new name, then the card.
    • Misprint: show it at once where you received the card. Correcting an identity document costs { $correction-fee-message }.
    • Broken or unreadable card: apply for a new one, as when renewing.
    • Bring the old card, the passport and the paper that proves the change.
# Folded part of the answer on a new name or damage; at most 2048 letters.
answer-permit-data-change-more =
    • The rules on cards (order No. 532) name the cases, but we have not seen their text.
    • Fingerprints are taken when a card is replaced.
    • We do not know whether there is a fine for waiting with a card that is still valid. Ask the migration service or 1414, and write down the answer.

# Answer on a new passport; at most 540 letters in sight.
answer-passport-renewed =
    <b>If the passport changes, ask about the card soon: the card is tied to the passport</b> (eGov guide). We found no published time limit for telling the office about a new one.

    • New passport, old number on the card: ask the migration service about replacing the card, and carry both passports until then.
    • The passport expires soon: renew it first, then the card. Afraid of your own country? Speak to a lawyer before you go to its consulate.

    Type the last day of the passport or of the card.
# Folded part of the answer on a new passport; at most 2048 letters. $passport-days: valid, at least.
answer-passport-renewed-more =
    • A card is issued for up to { $card-years } years, but not for longer than your passport is valid: so we read the eGov guide.
    • Before a flight, ask the airline and 1414 whether the old number is accepted. We found no rule.
    • For a first permission, as reported, the passport must be valid for more than { $passport-days } days.

# Answer on eGov Mobile and e-signature; at most 540 letters in sight.
answer-digital-permit-eds =
    <b>Carry the plastic card: we found no rule that the app replaces it.</b> News sites report that residence permits are shown in eGov Mobile, but not where this is accepted.

    • The card is not shown: check that your phone number is in the database of mobile citizens (eGov), then ask 1414.
    • The face check fails: ask at a public service centre (TsON) for a signature in person.
# Folded part of the answer on eGov Mobile and e-signature; at most 2048 letters.
answer-digital-permit-eds-more =
    • The electronic signature needs your IIN.
    • Foreigners receive the IIN in person only, as reported: see the answer on the IIN.
    • Never send your IIN, passwords or SMS codes to anybody, and not to this chat.

# Answer on annulling a permission; at most 540 letters in sight. $absence-days: lived here.
answer-permit-annul =
    <b>The permission can be annulled for reasons that the Law on Population Migration lists</b> (article 49). Among them:

    • less than { $absence-days } days lived in Kazakhstan in any { $absence-months } months in a row
    • a penalty in the last { $annulment-months } months in migration, tax or labour law
    • repeated violations of the law on the legal status of foreigners
    • false papers; no fingerprint registration

    You can complain about a decision against you within { $refusal-months } months.
# Folded part of the answer on annulling a permission; at most 2048 letters.
answer-permit-annul-more =
    • Also: a crime, a threat to security, a sham marriage found by a court, no proof of money.
    • Knowingly false data in an application for permanent residence is punished by expulsion, the only penalty (article 495(2) of the Code): speak to a lawyer first.
    • Of the reasons above, the first two (days lived here, a penalty) do not apply to ethnic Kazakhs and their families, some stateless persons, and some women under the Convention on the Nationality of Married Women. For repeated violations no such exemption is named.
    • We do not know whether a fine under article 492 counts as such a penalty. Ask a lawyer before you pay one.
    • Giving it up yourself: apply at the migration service. We do not know which papers are needed.

# Answer on days abroad; at most 540 letters in sight. $absence-days: to live here, at least.
answer-absence-183 =
    <b>By law you must live in Kazakhstan at least { $absence-days } calendar days in any { $absence-months } months in a row, from the day of the permission on.</b> Less is a reason to annul it (Law on Population Migration, article 49).

    • All trips are added up. Nothing starts again on the first of January.
    • A regional police notice counts differently: more than { $absence-days } days abroad in one calendar year. Keep within both.
    • Near the limit? Speak to a lawyer before the next trip.
# Folded part of the answer on days abroad; at most 2048 letters.
answer-absence-183-more =
    • Keep tickets and stamps.
    • This reason does not apply to ethnic Kazakhs and their families, some stateless persons, and some women under the Convention on the Nationality of Married Women.
    • The law also points to exceptions in article 38 of the Law on Citizenship.
    • Annulled already? You can complain within { $refusal-months } months from the day you learnt of it, at the office that decided.
