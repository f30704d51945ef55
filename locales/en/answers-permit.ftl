### Answers about the permit itself. Direct answer first, then what to do, then what is not known.
### Numbers, sums and dates come from the law as variables.

answer-permit-what =
    <b>They are different things, and one comes after the other.</b>

    • Permission for permanent residence (in Russian RPP): the right to live here permanently. The police (migration service) decides on it.
    • Residence permit (in Russian VNZh): the plastic card that proves this right. It is issued for up to { $card-years } years, but not for longer than the passport.
    • Temporary residence permit (in Russian RVP): another paper, for a limited time, with other rules and heavier penalties when it ends.

    A permanent resident has the same rights as a citizen to work, housing, a pension and social security. There is no right to vote and no military duty.

    Not sure which paper you hold? Look at its title. Then type its last day, and I will check it.

answer-permit-first-steps =
    <b>First comes the permission for permanent residence, then the card.</b> New steps before the application were reported from { $pilot-start-date }.

    • Check your ground: a visa for permanent residence, citizenship of a visa-free state, or being an ethnic Kazakh (with any visa).
    • Take the new steps: a test of Kazakh, a questionnaire on migration.enbek.kz, an interview.
    • Collect the papers and have your fingerprints taken.
    • Apply at the migration service (police) at your place of stay.
    • After a positive decision, apply for the card.

    Not known: when this pilot ends, and how long the decision takes now. Ask the migration service or 1414 before you pay for papers that age.

answer-permit-first-docs =
    <b>For the first permission you bring these papers</b> (guide of the police, eGov):

    • form, passport with a copy (an internal passport is not accepted), photo 35×45 mm, receipt for the state fee: { $permanent-residence-fee-message }
    • proof of solvency, criminal-record certificate, medical form 028/у: each counts for { $paper-days } calendar days
    • proof of housing for at least { $housing-days } days
    • proof of fingerprint registration
    • a child from { $consent-from-years } to { $consent-to-years }: the child’s own notarised consent

    The passport must be valid for more than { $passport-days } days when you apply. Papers in another language need a notarised translation into Kazakh or Russian. Foreign papers are legalised unless a treaty exempts them.

    Lists from before { $pilot-start-date } are incomplete: a test of Kazakh, a questionnaire, an interview and a written consent of the home state were added. Ask the migration service for today’s list.

answer-permit-renew-when =
    <b>Apply at least { $renewal-months ->
        [one] { $renewal-months } month
       *[other] { $renewal-months } months
    } before the last day printed on the card.</b> Go to the migration service (police) at your place of residence. If that day is a weekend or a holiday, go on the last working day before it.

    That day has passed, but the card is still valid? Apply on the next working day. We found no penalty for missing only this day. A fine becomes possible after more than { $grace-days } calendar days without a valid card.

    • Look at the passport too: a card is not issued for longer than the passport.
    • Keep the receipt for the papers: a permanent resident keeps the status while the new card is made.

    <b>Type the last day on the card</b>, with the year: I will work out your days and can remind you in time.

answer-permit-renew-how =
    <b>In person, at the migration service (police) at your place of residence.</b> The sources differ on where to go (see below), so ask 1414 or the office first.

    Bring:
    • your valid passport
    • the permission for permanent residence
    • two photos, 35×45 mm
    • the receipt for the state fee: { $residence-permit-card-fee-message }
    • the old card

    Fingerprints are taken when a card is replaced. The list for the card names no proof of solvency, no criminal-record certificate and no medical form: they belong to the first permission.

    Not known: whether the steps of the pilot of { $pilot-start-date } apply to renewals. We found nothing that says so.

answer-permit-expired =
    <b>Apply as soon as you can: the days count.</b> In the first { $grace-days } calendar days after the last day there is no offence under this part. After more than { $grace-days } days a fine of { $fine-sum-message } is possible: Code of Administrative Offences, article 492(4). That day { $fine-from-number } is the first such day is our reading.

    • Apply at the migration service (police) on the next working day, also when late.
    • Keep the receipt for the papers.
    • The scale that begins with a warning is for citizens only.

    Other rules apply in two cases. It expired during the failure that began on { $outage-start-date }: there may be no fine at all. Or it is a temporary permit, or your permission was never issued or was annulled: then expulsion is possible, so speak to a lawyer first.

    <b>Type the last day on the card</b>, with the year, and I will tell you which case is yours.

answer-permit-validity =
    <b>Up to { $card-years } years, but not past the end of your passport.</b> So a passport that ends in a few years gives a short card. This is how we read the eGov guide.

    • Before you renew the card, look at the passport. With a new passport the card can be valid longer.
    • Renew the card at least { $renewal-months ->
        [one] { $renewal-months } month
       *[other] { $renewal-months } months
    } before its last day.

    We found no limit on how many times it can be renewed. The permission behind the card is a separate thing: it can be annulled, but it does not end with the card.

    Type the last day on the card, and I will work out when to apply.

answer-permit-lost =
    <b>Report the loss and apply for a new card within { $loss-days } days.</b> Go to the migration service (police) at your place of residence. The guide does not say whether these are calendar or working days: count calendar days.

    • Bring passport, permission, photos and the receipt for the fee. Fingerprints are taken again.
    • Write down when and how you noticed the loss, and keep every paper about it.
    • The passport is gone too? It comes from your own state. If you are afraid of that state, speak to a lawyer first.

    For late notice the Code has a fine of { $late-notice-sum-message }, article 492(4). It does not state the number of days; the { $loss-days } days are from a state guide.

    Lost abroad: we found no rule on entering without the card. Ask 1414 before you travel, and write down the answer.

    Type the day of the loss, and I will work out your last day.

answer-permit-data-change =
    <b>Ask for a replacement, and do not wait: we found no published deadline.</b> The rules on cards (order No. 532) name the cases, but we have not seen their text.

    • New surname: first the passport with the new name, then the card.
    • Misprint: show it where you received the card, at once. Correcting an identity document costs { $correction-fee-message }.
    • Broken or unreadable card: apply for a new one, as when renewing.
    • Bring the old card, the passport and the paper that proves the change. Fingerprints are taken when a card is replaced.

    Whether there is a fine for waiting with a card that is still valid: we found nothing. Ask the migration service or 1414, and write down the answer.

answer-passport-renewed =
    <b>If the passport changes, ask about the card soon: the card is tied to the passport.</b> A card is issued for up to { $card-years } years, but not past the passport’s end. We found no published deadline for telling the office about a new passport.

    • New passport, old number on the card: ask the migration service about replacing the card, and carry both passports until then.
    • The passport ends soon: renew it first, then the card.
    • Before a flight, ask the airline and 1414 whether the old number is accepted. We found no rule.
    • For a first permission the passport must be valid for more than { $passport-days } days.

    If you are afraid of your own state, speak to a lawyer before you go to its consulate.

    Type the last day of the passport or of the card, and I will work out what comes first.

answer-digital-permit-eds =
    <b>Carry the plastic card: we found no rule that the app replaces it.</b> It was reported that residence permits are shown in eGov Mobile, but not where it is accepted.

    • The card is not shown: check that your phone number is in the database of mobile citizens (eGov), then ask 1414.
    • For the electronic signature you need your individual identification number (IIN). It was reported that foreigners receive this number in person only.
    • The face check fails: ask at a public service centre (TsON) for a signature in person.

    Never send your number, passwords or SMS codes to anybody, and not to this chat.

answer-permit-annul =
    <b>The permission can be annulled on grounds that the Law on Population Migration lists</b> (article 49). The main ones:

    • less than { $absence-days } days lived in Kazakhstan in any { $absence-months } months in a row
    • a penalty within a year for an offence in migration, tax or labour law
    • false papers, or no fingerprint registration
    • a crime, a threat to security, a fictitious marriage by decision of a court
    • no proof of solvency

    The first two do not apply to ethnic Kazakhs and their families, or to some stateless persons. They also do not apply to some women under the convention on married women.

    Whether a fine under article 492 counts as such a penalty is not known. Ask a lawyer before you pay one.

    Giving it up yourself: apply at the migration service. We did not find which papers are needed. A decision against you can be appealed.

answer-absence-183 =
    <b>By law you must live in Kazakhstan at least { $absence-days } calendar days in any { $absence-months } months in a row.</b> Less is a ground to annul the permission: Law on Population Migration, article 49.

    There is also another count. A regional police notice speaks of more than { $absence-days } days abroad in one calendar year, all trips added up. Keep within both.

    • All trips are added; it need not be one long trip.
    • By the law nothing starts again on the first of January: every { $absence-months } months in a row count.
    • Keep tickets and stamps. Do not come close to the limit.

    This ground does not apply to ethnic Kazakhs and their families, or to some stateless persons. It also does not apply to some women under the convention on married women. The law also points to exceptions in article 38 of the Law on Citizenship.

    Near the limit? Speak to a lawyer before the next trip.
