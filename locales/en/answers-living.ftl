### Answers about living with the permit. Where our sources say nothing, the answers say so and name who knows.

# Answer on work and business; at most 540 letters in sight.
answer-work-business =
    <b>A permanent resident can work on the same terms as a citizen: no work permit and no quota</b> (Law on Population Migration, article 36-1).

    • Show the employer the card and the passport.
    • The card is being replaced? Show the slip and the old card: the status stays meanwhile.
    • Your own business: we found nothing against it. Ask the tax office or a public service centre (TsON) how to register.
# Folded part of the answer on work and business; at most 2048 letters.
answer-work-business-more =
    • The employer doubts? Ask the migration service for a letter.
    • With a temporary permit or a visa it is different: working without a work permit falls under article 517, and expulsion is possible. Ask a lawyer first.
    • We do not know which posts are closed to foreigners. Ask a lawyer.

# Answer on health insurance; at most 540 letters in sight.
answer-osms-health =
    <b>We have no checked source on compulsory health insurance (OSMS) for permit holders,</b> so we name no sums and no rules.

    • Ask 1414: do I pay myself, and from which day?
    • Ask your clinic whether it registers you with the card, or with the slip while the card is made.
    • In an emergency call an ambulance; do not wait for papers.
# Folded part of the answer on health insurance; at most 2048 letters.
answer-osms-health-more =
    • What we read says only that permanent residents have the same right to social security as citizens.
    • Employed? Ask your employer whether contributions are paid for you. Keep the receipts of what you pay.
    • Searches on the internet often show the rules of Russia, and they are different.

# Answer on pension and allowances; at most 540 letters in sight.
answer-pension-benefits =
    <b>A permanent resident has the same right to a pension and social security as a citizen</b> (Law on the Legal Status of Foreigners).

    • For the pension a residence permit or a kandas certificate is accepted as proof of identity (gov.kz).
    • Ask at a public service centre (TsON), with the card, the passport and all papers about work.
    • Refused? Ask for the refusal in writing, so that you can complain.
# Folded part of the answer on pension and allowances; at most 2048 letters.
answer-pension-benefits-more =
    • We do not know which years of work abroad count, the amounts, and which allowances depend on citizenship.
    • Papers from abroad: notarised translation into Kazakh or Russian; ask about legalisation.
    • Keep the card valid: with an expired card a service can be denied. Type its last day, and I will remind you in time.

# Answer on driving licence and plates; at most 540 letters in sight.
answer-driving-licence =
    <b>We have no checked source on foreign licences or plates for permit holders,</b> so we do not answer this.

    • Licence: ask a specialised public service centre (TsON) or 1414 how long you may drive with a foreign one and how to exchange it.
    • Foreign plates: ask the customs authority and 1414 how long the car may stay.
    • Write down the day and the answer.
# Folded part of the answer on driving licence and plates; at most 2048 letters.
answer-driving-licence-more =
    • Ask also whether the slip for a card being made is enough for them.
    • Answers on the internet are often about Russia. Do not rely on them.

# Answer on flats, land, mortgages; at most 540 letters in sight.
answer-property-land =
    <b>A permanent resident has the same rights to housing as a citizen</b> (Law on the Legal Status of Foreigners). On land and mortgages we have no checked source.

    • Flat: ask a notary which papers are needed; the card must be valid.
    • Land: before you pay anything, ask a notary or the land office whether a foreigner may own such a plot.
    • Mortgage: each bank decides; ask whether it lends to permit holders.
# Folded part of the answer on flats, land, mortgages; at most 2048 letters.
answer-property-land-more =
    • Before a deal, have a lawyer look at the papers.
    • Owning a home gives no permission by itself, as we read it; it can serve as proof of housing.
