### Answers for the time while an application is being decided.

answer-pending-legal =
    <b>A permanent resident keeps that status while the new card is being made.</b> The ministry told the press so, and the eGov guide says it too. That there is no fine either, if you applied on or before the last day, is our reading; the texts do not mention it.

    • Carry the receipt for the papers, the old card and the passport together.
    • Stopped on the street? Show the receipt calmly. Sign nothing you do not understand: you have the right to a free interpreter.
    • An application that was returned counts here as not handed in: ask in writing why, and apply again.

    This is about permanent residents who renew a card. Are you waiting for a first permission, a temporary permit or kandas status? Then the receipt may not protect you: kandas with first papers pending have been fined. Ask a lawyer.

    Type the last day of the card and the day you applied, and I will check it.

answer-pending-leave =
    <b>We found no rule that forbids the trip, but it is a risk.</b> An applicant told the press that applications are dropped when people leave, and that they cannot leave without the card. The ministry’s words do not confirm it and do not deny it.

    • Ask the migration service before you buy a ticket: does my application stay open? Ask for the answer in writing.
    • If you must go, take the passport, the old card and the receipt for the papers.
    • Count your days abroad: see the answer on { $absence-days } days.
    • After you return, ask at once whether the application is still open. If it was dropped, apply again.

    If it was dropped, it counts here as not handed in, and days without a valid card may count. That is our reading.

    Not known: whether you can enter again with an expired card and a receipt. Ask 1414 and write down the answer.

answer-expired-abroad =
    <b>We found no rule for a card that ended while its holder was abroad.</b> Do not rely on being let in with it: ask first.

    • Ask 1414 ({ $contact-centre-telephone }), and write down the day and the answer.
    • Ask which paper allows you to enter: an expired card, your passport alone as a citizen of a visa-free state, or a visa.
    • After you return, apply for the new card on the next working day.
    • Count your days abroad: less than { $absence-days } days lived here in any { $absence-months } months in a row is a ground to annul the permission.

    Whether days spent abroad count towards the fine under article 492(4) is not stated. It speaks of those who live here permanently without a valid card.

    We found nothing that says an embassy can renew the card. The guide says: in person, at your place of residence.

    Type the last day of the card, and I will work out the rest.

answer-processing-time =
    <b>The card: { $make-days } days, or up to { $make-fast-days } working days by the fast service.</b> The day of acceptance is not counted.

    <b>The permission before it:</b> guides name { $decision-days } days, an older standard { $decision-old-days } calendar days. We found no current official figure. From { $pilot-start-date } the new steps before the application can take up to { $pilot-days } days, as reported.

    • More time has passed? Ask where you applied, with the receipt in hand.
    • No answer: ask 1414, then complain in writing through eOtinish.
    • Write down the day you applied, and every visit.

    A permanent resident keeps the status while a new card is made. For a first permission we found no such words.

answer-application-track =
    <b>I cannot see your application: I have no access to any official system.</b>

    • Ask where you applied, with the receipt for the papers and your passport.
    • Ask 1414 by phone or in the chat kenes.1414.kz.
    • Try your account on egov.kz: we could not check whether it shows this kind of application.
    • No answer for a long time: write through eOtinish and keep the number of your message.

    Do not send me your number (IIN), the passport number or a photo. Nobody needs them here.

    How long it usually takes: the card { $make-days } days by the guides, or up to { $make-fast-days } working days by the fast service.
