### Answers about papers and money. `answer-…` is seen at once, `answer-…-more` on a tap.

# Answer on proof of money; at most 540 letters in sight.
answer-solvency =
    <b>The last published sum is { $solvency-sum-message }, in a Kazakh bank,</b> for each family member from { $card-age-years }. It is not confirmed for this year: ask the migration service before you borrow or move money.

    • Exempt by law: ethnic Kazakhs; people born in Kazakhstan or the Kazakh SSR, or once its citizens; people who can become citizens by a simpler procedure under a treaty; their families; listed professions.
# Folded part of the answer on proof of money; at most 2048 letters. $solvency-area-number: in m².
answer-solvency-more =
    • The list for renewing a card does not name it.
    • Added to it, by the same reports: enough for { $solvency-area-number } m² of housing for each family member, unless a contract provides housing.
    • The paper is valid for { $paper-days } days.
    • We do not know how long the money must stay, and whether dollars or borrowed money are accepted. The sources are old, and the ministry’s final order was not seen.
    • Do not buy a bank letter: false papers are a reason to refuse, and knowingly false data is punished by expulsion (article 495(2)).

# Answer on the criminal-record paper; at most 540 letters in sight. $paper-days: it is valid.
answer-criminal-record =
    <b>You need a certificate that you have no criminal record from the country of citizenship and/or of permanent residence, for the first permission</b> (eGov). It is valid for { $paper-days } calendar days.

    • Exempt: refugees, and ethnic Kazakhs from China.
    • In another language: a notarised translation into Kazakh or Russian; legalised unless a treaty exempts it.
    • Afraid of your own country? Speak to a lawyer before you ask it for papers.
# Folded part of the answer on the criminal-record paper; at most 2048 letters. $paper-days: valid.
answer-criminal-record-more =
    • “And/or”: ask the migration service whether one certificate is enough in your case.
    • On paper or electronic: news sites report that only paper is accepted. Ask before you order one.
    • The list for renewing a card does not name it.
    • Look at the day it was issued, and count { $paper-days } days from it.

# Answer on medical form 028/у; at most 540 letters in sight. $paper-days: it is valid.
answer-medical-028 =
    <b>The medical certificate is form 028/у; it is valid for { $paper-days } calendar days.</b> It belongs to the first permission; the list for renewing a card does not name it.

    • Ask the migration service or 1414 which clinics of your town issue it. Take your passport.
    • Do not get it too early: if the application is delayed, it expires.
    • We do not know the price and the list of tests.
# Folded part of the answer on medical form 028/у; at most 2048 letters.
answer-medical-028-more =
    • The Law on Population Migration lets an application be refused for listed diseases. We have not read the list, so we do not say whether an HIV test is part of it.
    • A question about the result is one for the doctor of the clinic, not for this bot.

# Answer on translation and apostille; at most 540 letters in sight.
answer-translation-apostille =
    <b>Papers in another language need a notarised translation into Kazakh or Russian:</b> either will do. Foreign papers are legalised, often by an apostille, unless a treaty exempts them.

    • Ask the migration service whether your country is exempt. We have no checked list.
    • The country that issued the paper puts the apostille, before the translation.
    • It cannot be had? Ask in writing what is accepted instead, and keep the answer.
# Folded part of the answer on translation and apostille; at most 2048 letters.
answer-translation-apostille-more =
    • An apostille on a Kazakh paper costs { $apostille-fee-message }.
    • If the passport has no Kazakh or Russian text, ask whether a translation is needed.
    • People from China told the press that they could not get an apostille or birth papers.
    • If you are afraid of your own country, speak to a lawyer before you ask it for papers.

# Answer on state fees; at most 540 letters in sight. $…-fee-message: indices and tenge.
answer-fees =
    <b>State fees today</b> (Tax Code):

    • residence permit, the card: { $residence-permit-card-fee-message }
    • permission for permanent residence: { $permanent-residence-fee-message }
    • stateless person’s certificate: { $stateless-certificate-fee-message }
    • correcting an identity document: { $correction-fee-message }
    • citizenship papers: { $citizenship-fee-message }; a kandas is exempt once

    Ask the office or 1414 where to pay, and keep the receipt.
# Folded part of the answer on state fees; at most 2048 letters.
answer-fees-more =
    • The MCI of the day of payment counts. Today one MCI is { $index-sum-message }.
    • A fee is not a fine. If a fine was named to you, ask for the decision in writing.
    • Anybody who asks for extra money to skip the queue is asking for a bribe.
    • We do not know the price of the fast service for residence permits, and who is exempt from these fees.

# Answer on professions in demand; at most 540 letters in sight. $absence-days: to work, at least.
answer-in-demand-jobs =
    <b>People in listed professions need no proof of money.</b> The list is an order of the Labour Ministry, No. 49 of { $profession-order-date }. We have not read it, so we do not say whether yours is on it.

    • Ask the migration service or 1414, and look the order up under its number.
    • eGov also names a petition from the state body of the industry.
    • You must then work in the profession at least { $absence-days } days in { $absence-months } months, or the permission can be annulled.
# Folded part of the answer on professions in demand; at most 2048 letters. $profession-count: listed.
answer-in-demand-jobs-more =
    • Number of professions on the list, as reported: { $profession-count }.
    • Have your diploma ready, translated and, where needed, recognised. The other papers remain the same.
    • Other people are exempt too: see the answer on proof of money.
