### Answers about papers and money.

answer-solvency =
    <b>The last published sum is { $solvency-sum-message }, on an account in a Kazakh bank, for each family member from { $card-age-years }.</b> Not confirmed for this year: the sources are old, and the ministry’s final order was not seen.

    • Added to it: enough for { $solvency-area-number } m² of housing for each family member, unless a contract provides housing.
    • Exempt by law: ethnic Kazakhs; people born in Kazakhstan or the Kazakh SSR, or once its citizens; people with simplified citizenship by treaty; their families; listed professions.
    • The paper counts for { $paper-days } days.
    • It belongs to the first permission. The list for renewing a card does not name it.

    Not found: how long the money must stay, whether dollars are accepted, whether borrowed money counts. Ask the migration service first. Do not buy a bank letter: false papers are a ground to refuse.

answer-criminal-record =
    <b>A criminal-record certificate belongs to the first permission; it counts for { $paper-days } calendar days.</b> An older one is not accepted. The list for renewing a card does not name it.

    • From which state: ask the migration service. The guide speaks of a paper without criminal record; as we read it, from the state of citizenship.
    • Electronic or on paper: it was reported that only paper is accepted. Ask before you order one.
    • In another language: a notarised translation into Kazakh or Russian. It must be legalised unless a treaty exempts it.
    • An exception for ethnic Kazakhs from China was reported: ask for it.

    If you are afraid of your own state, speak to a lawyer before you ask it for papers.

    Look at the day it was issued, and count { $paper-days } days from it.

answer-medical-028 =
    <b>The medical certificate is form 028/у; it counts for { $paper-days } calendar days.</b> It belongs to the first permission; the list for renewing a card does not name it.

    • Where: ask the migration service or 1414 which clinics of your town issue it.
    • Take your passport with you.
    • Do it late: if the application is delayed, the certificate ages.

    Not found: the price, and the list of tests. The Law on Population Migration lets an application be refused for listed diseases; we have not read the list itself, so we do not say whether an HIV test is part of it.

    A question about the result is one for the doctor of the clinic, not for this bot.

answer-translation-apostille =
    <b>Papers in another language need a notarised translation into Kazakh or Russian: either will do.</b> Foreign papers are legalised, often by an apostille, unless a treaty exempts them.

    • Ask the migration service whether your state is exempt by a treaty. We have no checked list of states.
    • The apostille is put by the state that issued the paper, before the translation.
    • An apostille on a Kazakh paper costs { $apostille-fee-message }.
    • A state gives no apostille, or a birth paper cannot be had: ask in writing what is accepted instead, and keep the answer. People from China told the press of this problem.

    The passport too: if it has no Kazakh or Russian text, ask whether a translation is needed.

    If you are afraid of your own state, speak to a lawyer before you ask it for papers.

answer-fees =
    <b>State fees today</b> (Tax Code); the MCI of the day of payment counts:

    • residence permit, the card: { $residence-permit-card-fee-message }
    • permission for permanent residence: { $permanent-residence-fee-message }
    • stateless person’s certificate: { $stateless-certificate-fee-message }
    • correcting an identity document: { $correction-fee-message }
    • citizenship papers: { $citizenship-fee-message }; a kandas is exempt once

    Today one MCI is { $index-sum-message }.

    • Ask the office or 1414 where to pay and with which payment details, and keep the receipt.
    • A fee is not a fine. If a fine was named to you, ask for the decision in writing.
    • Anybody who asks for more “without a queue” is not asking for a fee.

    Not found: the price of the fast service for residence permits, and who is exempt from these fees.

answer-in-demand-jobs =
    <b>Listed professions are exempt from the proof of solvency.</b> The list is a Labour Ministry order ({ $profession-order-date }, No. 49); the number of professions on it, as reported: { $profession-count }. We have not read the list, so we do not say whether yours is on it.

    • Ask the migration service or 1414, and look the order up under its number.
    • Have your diploma ready, translated and, where needed, recognised.
    • Anyone who uses this way must work in the profession at least { $absence-days } days in { $absence-months } months; less is a ground to annul the permission.
    • The other papers remain the same.

    Other people are exempt too: ethnic Kazakhs, people born in Kazakhstan, and others. See the answer on solvency.
