### Waiting for a card, not knowing the date, leaving the country.

waiting-headline = <b>While you wait for a card</b>
waiting-renewal = <b>A new card instead of an old one.</b> The state guide and the ministry say: while the new card is made, you stay a permanent resident. Keep the receipt with you.
waiting-first-card = <b>A first card.</b> If permission for permanent residence was granted, that permission is your status and the card only proves it. If the permission itself is still being decided, we found no rule that waiting protects you: check how long you may stay on your present papers.
waiting-leaving = <b>Leaving the country: ask before you buy a ticket.</b> You need a valid passport. Leaving is not allowed while there are grounds to bring you to justice, until the case ends (law on foreigners, article 23); more than ten days without a valid card is such a ground in our reading. One applicant told the press that applications are dropped when people leave; the ministry neither confirmed nor denied it.
waiting-at-the-office =
    <b>Ask at the office, in writing if you can:</b>
    • on which day my papers were accepted; please give me a receipt
    • until which day my stay is lawful while I wait
    • what happens to the application if I leave
    • when the card can be expected
# One screen before a journey, with no promise.
journey-headline = <b>Before a journey: three things can stand in the way</b>
journey-obstacles =
    1. <b>Passport:</b> it must be valid, also on the day you come back.
    2. <b>A case against you:</b> nobody may leave while there are grounds to bring them to justice, until the case ends. More than ten days without a valid card is such a ground, in our reading.
    3. <b>An application being decided:</b> one applicant told the press that it is dropped on leaving; the ministry neither confirmed nor denied it. Ask first.
journey-no-promise = I can promise nothing about the border.
journey-more =
    • Passport and cases: law on the legal status of foreigners, article 23. It also names a court’s obligation that is evaded, and lets leaving be put off until obligations about property are met.
    • { leaving-before }
leaving-before = <b>If you must go:</b> ask the migration service what happens to your application and get the answer in writing; take the receipt and copies; check that passport and card will still be valid on the day you come back.
date-unknown-help = The date is printed on the card itself, usually beside “valid until”. If the card is not with you, look at a photo or copy, or in the eGov Mobile app. You can also ask the migration service.
date-unknown-meanwhile = Without the date nobody can say whether a fine is possible, so I do not guess. Find it out soon: some deadlines are short.
