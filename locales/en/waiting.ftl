### Waiting for a card, not knowing the date, leaving the country.

# Headline of the screen on waiting for a card; one line.
waiting-headline = <b>While you wait for a card</b>
# Paragraph of the screen on waiting for a card: bold lead, two or three sentences.
waiting-renewal = <b>A new card instead of an old one.</b> The state guide and the ministry say: while the new card is made, you stay a permanent resident. Keep the receipt with you.
# Paragraph of the screen on waiting for a card: bold lead, two or three sentences.
waiting-first-card = <b>A first card.</b> If permission for permanent residence was granted, that permission is your status and the card only proves it. If the permission itself is still being decided, we found no rule that waiting protects you: check how long you may stay on your present papers.
# Paragraph of the screens on waiting and on leaving: bold lead, a few sentences.
waiting-leaving = <b>Leaving the country: ask before you buy a ticket.</b> You need a valid passport. Leaving is not allowed while there are grounds to bring you to justice, until the case ends (law on foreigners, article 23); more than { $grace-days } days without a valid card is such a ground in our reading. One applicant told the press that applications are dropped when people leave; the ministry neither confirmed nor denied it.
# Last paragraph of the screen on waiting: what to ask, a bullet each.
waiting-at-the-office =
    <b>Ask at the office, in writing if you can:</b>
    • on which day my papers were accepted; please give me a receipt
    • until which day my stay is lawful while I wait
    • what happens to the application if I leave
    • when the card can be expected
# One screen before a journey, with no promise.
journey-headline = <b>Before a journey: three things can stand in the way</b>
# Before a journey, in sight: what may stand in the way; short bullets.
journey-obstacles =
    1. <b>Passport:</b> it must be valid, also on the day you come back.
    2. <b>A case against you:</b> nobody may leave while there are grounds to bring them to justice, until the case ends. More than { $grace-days } days without a valid card is such a ground, in our reading.
    3. <b>An application being decided:</b> one applicant told the press that it is dropped on leaving; the ministry neither confirmed nor denied it. Ask first.
# Before a journey, in sight; one sentence.
journey-no-promise = I can promise nothing about the border.
# Before a journey, the folded part; bullets.
journey-more =
    • Passport and cases: law on the legal status of foreigners, article 23. It also names a court’s obligation that is evaded, and lets leaving be put off until obligations about property are met.
    • { leaving-before }
# Last paragraph of the screen on leaving the country: bold lead, one sentence.
leaving-before = <b>If you must go:</b> ask the migration service what happens to your application and get the answer in writing; take the receipt and copies; check that passport and card will still be valid on the day you come back.
# Where the last day of a document is not known: where to find it; a few short sentences.
date-unknown-help = The date is printed on the card itself, usually beside “valid until”. If the card is not with you, look at a photo or copy, or in the eGov Mobile app. You can also ask the migration service.
# Second paragraph where the last day is not known; two sentences.
date-unknown-meanwhile = Without the date nobody can say whether a fine is possible, so I do not guess. Find it out soon: some deadlines are short.
# Before a journey with a card that has expired; at most 90 letters.
journey-expired-headline = <b>With an expired card you may be stopped when you leave</b>
# Before a journey with an expired card, in sight; three short sentences. $grace-days: days.
journey-expired =
    • Leaving is refused while there are grounds for a case. More than { $grace-days } calendar days without a valid card is one, in our reading.
    • Safest: apply first, and ask the migration police in writing. The passport must be valid too.
    • Coming back: we found no rule. Ask 1414 before you go.
