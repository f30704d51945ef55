### Answers about living with the permit. Where our sources have no ground, they say so and name who knows.

answer-work-business =
    <b>A permanent resident works like a citizen: no work permit and no quota are needed.</b> So say the Law on the Legal Status of Foreigners and the Law on Population Migration (article 36-1).

    • Show the employer the card and the passport.
    • The card is being replaced? Show the receipt for the papers and the old card. The status stays while a new card is made; a letter from the migration service can help if the employer doubts.
    • Own business: we found no rule that forbids it; ask the tax office or a public service centre (TsON) how to register.

    This is not so for a temporary permit or a visa: working without a permit there is in article 517 and can end in expulsion. Ask a lawyer first.

    We did not find which posts are closed to foreigners. Ask a lawyer.

answer-osms-health =
    <b>We have no checked source on health insurance (OSMS) for permit holders, so we name no sums and no rules.</b> What we read says only that permanent residents have the same rights to social security as citizens.

    • Ask 1414: do I pay myself, and from which day?
    • Ask the clinic of your district whether it registers you with the card. Ask also about the receipt, while the card is being made.
    • Employed? Ask your employer whether contributions are paid for you.
    • Keep the receipts of what you pay.

    Internet searches often show the rules of Russia, and they are different.

    In an emergency call an ambulance; do not wait for papers.

answer-pension-benefits =
    <b>A permanent resident has the same right to a pension and social security as a citizen.</b> So says the Law on the Legal Status of Foreigners. The state service for the pension accepts a residence permit or a kandas certificate as identity.

    • Not found: which years of work abroad count, the amounts, and which allowances depend on citizenship.
    • Ask at a public service centre (TsON), with the card, the passport and all papers about work.
    • Papers from abroad: notarised translation into Kazakh or Russian; ask about legalisation.
    • A refusal: ask for it in writing, so that you can complain.

    Keep the card valid: an expired card can stop a service. Type its last day, and I will remind you in time.

answer-driving-licence =
    <b>We have no checked source on foreign licences or plates for permit holders, so we do not answer this.</b>

    • Licence: ask a specialised public service centre (TsON) or 1414 how long a permanent resident can drive with a foreign licence. Ask also how to exchange it.
    • Foreign plates: ask the customs authority and 1414 how long the car may stay.
    • Ask also whether the receipt for a card being made is enough for them.
    • Write down the day and the answer.

    Answers on the internet are often about Russia. Do not rely on them.

    I can help with the card itself: type its last day.

answer-property-land =
    <b>A permanent resident has the same rights to housing as a citizen.</b> So says the Law on the Legal Status of Foreigners. Land and mortgages are another matter: we have no checked source on them.

    • Flat: ask a notary which papers are needed; the card must be valid.
    • Land: before you pay anything, ask a notary or the land office whether a foreigner may own such a plot.
    • Mortgage: each bank decides; ask whether it lends to permit holders.
    • Before a deal, have a lawyer look at the papers.

    Owning a home gives no permission by itself, by what we read; it can serve as proof of housing.
