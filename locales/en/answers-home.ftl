### Answers about the address and the family. `answer-…` is seen at once, `answer-…-more` on a tap.

# Answer on registering an address; at most 540 letters in sight. $grace-days: no offence yet.
answer-address-registration =
    <b>A permanent resident must be registered at the permanent address.</b> After more than { $grace-days } calendar days unregistered a fine is possible: { $fine-sum-message } (article 492(4)).

    • Where: at the interior ministry’s desk in a public service centre (TsON), as Zakon.kz reports.
    • Moved? Register at the new address at once: we found no separate time limit.
    • The owner has to agree, Zakon.kz reports. Keep the proof of registration.
# Folded part of the answer on registering an address; at most 2048 letters. $arrival-days: to register.
answer-address-registration-more =
    • Since { $owner-consent-start-date } the owner’s consent is needed, on paper or signed electronically, as Zakon.kz reports.
    • We do not know which comes first, the address or the card, and whether a card becomes invalid without registration. Ask the office or 1414.
    • Do not mix it up: since { $arrival-start-date } people who arrive without a visa and may stay up to { $visa-free-sum-days } days at a time register within { $arrival-days } calendar days, and after a move within { $move-days } working days. That rule is for new arrivals.
    • A landlord who lets people live unregistered can be fined { $landlord-sum-message } (article 493(5)).

# Answer on the owner’s consent; at most 540 letters in sight. $grace-days: no offence yet.
answer-owner-consent =
    <b>Since { $owner-consent-start-date } an address is registered only with the owner’s consent,</b> on paper or signed electronically, as Zakon.kz reports. We know of no other way.

    • The owner refuses: ask why, offer a written contract, or register at a relative’s home, with consent.
    • Removed without a word? Ask in writing when and why, and register elsewhere within { $grace-days } calendar days.
# Folded part of the answer on the owner’s consent; at most 2048 letters.
answer-owner-consent-more =
    • The owner is abroad or has no signature: ask at a public service centre (TsON) which paper consent is accepted.
    • More than { $grace-days } calendar days unregistered can bring a fine (article 492(4)).
    • A landlord who lets people live unregistered can be fined { $landlord-sum-message } (article 493(5)).
    • Never buy an address: a sham registration is fined { $sham-address-sum-message } (article 493(1)), and false papers are a reason to refuse or annul a permission.
    • You have a contract? Talk to a lawyer.

# Answer on a child’s papers; at most 540 letters in sight. $sixteen-days: after turning 16.
answer-child-permit =
    <b>A person gets their own card from the age of { $card-age-years }.</b> From that age fingerprints are compulsory too.

    • Turning { $card-age-years }: apply soon after the birthday. We found no time limit for this card; for temporary permits { $sixteen-days } days are reported, so keep to { $sixteen-days }.
    • Younger: no card yet. Ask the migration service which paper shows the child’s stay.
    • Newborn: the birth certificate first. Whose citizen the child is: see the answer on a child’s citizenship.
# Folded part of the answer on a child’s papers; at most 2048 letters. $consent-…: ages.
answer-child-permit-more =
    • From { $consent-from-years } to { $consent-to-years }: the child’s own notarised consent is needed for the permission.
    • The child of two foreigners needs a passport of its parents’ country. If you are afraid of that country, speak to a lawyer first.
    • Ask 1414 for the time limit in your case, and write down the answer.

# Answer on marriage and divorce; at most 540 letters in sight.
answer-marriage-divorce =
    <b>In the texts we read, marriage to a citizen is not a separate reason to get the permission.</b> The { $citizenship-marriage-years } years of marriage that guides name are about citizenship (gov.kz).

    • Married: apply for a reason of your own (visa, visa-free country, ethnic Kazakh). Bring the marriage certificate, translated.
    • Divorce or death: the reasons for annulment do not name them. They name a sham marriage, found so by a court.
# Folded part of the answer on marriage and divorce; at most 2048 letters. $refusal-months: to complain.
answer-marriage-divorce-more =
    • “I will have your permit taken away”: a spouse cannot annul it.
    • The police (migration service) decides, and you can complain within { $refusal-months } months.
    • Violence? Speak to a lawyer or a crisis centre first. Sana Sezim (sanasezim.org) helps women and migrants.
    • New surname: see the answer on a new name.
    • Children: take their papers along.
