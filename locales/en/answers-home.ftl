### Answers about the address and the family.

answer-address-registration =
    <b>A permanent resident must be registered at the permanent address: living unregistered for more than { $grace-days } calendar days falls under article 492(4), { $fine-sum-message }.</b> We found no deadline for registering after a move, so treat { $grace-days } calendar days as the limit.

    • Which comes first, the address or the card: we did not find this. Ask the office.
    • Moved to another flat or region? Register at the new address at once.
    • The owner must agree: from { $owner-consent-start-date } only with the owner’s consent, on paper or signed electronically, as reported.
    • Keep the proof of registration.

    Do not mix it up: people who arrive without a visa for a longer stay register within { $arrival-days } calendar days. After a move they register again within { $move-days } working days. This began on { $arrival-start-date }. It is for guests, not for permanent residents.

    We did not find whether a permit becomes invalid without registration. Ask 1414.

answer-owner-consent =
    <b>From { $owner-consent-start-date } an address is registered only with the owner’s consent, as reported: on paper or signed electronically.</b> We found no way around it.

    • The owner is abroad or has no signature: ask at a public service centre (TsON) which paper consent is accepted.
    • The owner refuses: ask for the reason, offer a written contract, or look for another address. A relative’s home can do, with consent.
    • The owner removed you without a word: ask at once in writing when and on what ground, and register elsewhere. More than { $grace-days } calendar days unregistered fall under article 492(4).
    • Talk to a lawyer if you have a contract.

    Never buy an address: a sham registration can be punished, and false papers are a ground to refuse or annul a permission. A landlord who lets people live unregistered can be fined too.

answer-child-permit =
    <b>A card of one’s own is issued from { $card-age-years }.</b> From that age fingerprints are compulsory too.

    • Turning { $card-age-years }: apply soon after the birthday. { $sixteen-days } days were reported, for temporary permits; for this card we found no deadline. Keep to the { $sixteen-days } days.
    • Under { $card-age-years }: no card of one’s own. Ask the migration service which paper shows the child’s stay.
    • From { $consent-from-years } to { $consent-to-years }: the child’s own notarised consent is needed for the permission.
    • Newborn: get the birth certificate, then ask the state of your citizenship for a passport. If you are afraid of that state, speak to a lawyer first.

    Whether a child born here to two foreigners is a citizen: see the page on gov.kz below, and ask a lawyer. We have not checked that rule.

    Ask 1414 for the deadline in your case, and write down the answer.

answer-marriage-divorce =
    <b>In the texts we read, marriage to a citizen is not named as a separate ground for the permission.</b> Some guides name { $marriage-years } years of marriage; we could not confirm it. Ask the migration service.

    • Married: apply on your own ground (visa, visa-free citizenship, ethnic Kazakh). Bring the marriage certificate, translated.
    • Divorce or death of the spouse: the grounds for annulment that we read do not name it. What they name is a fictitious marriage by decision of a court.
    • New surname: see the answer on a new name.
    • Children: take their papers along.

    Does somebody threaten you: “I will have your permit taken away”? A spouse cannot annul it; the police (migration service) decides, and a decision can be appealed. If there is violence, speak to a lawyer or a crisis centre first.
