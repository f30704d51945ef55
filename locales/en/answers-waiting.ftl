### Answers for the time while an application is being decided. `answer-…` is seen at once, `answer-…-more` on a tap.

# Answer on staying while one waits; at most 540 letters in sight.
answer-pending-legal =
    <b>A permanent resident keeps that status while the new card is being made</b> (eGov; the ministry told the press the same). That there is no fine either, if you applied by the last day, is our reading.

    • Carry the slip for the papers, the old card and the passport together.
    • Waiting for a first permission, a temporary permit or kandas status? Then the slip may not protect you: ask a lawyer.
# Folded part of the answer on staying while one waits; at most 2048 letters. $card-limit-days: by law.
answer-pending-legal-more =
    • Stopped on the street? Show the slip calmly. Sign nothing you do not understand; ask for an interpreter.
    • An application that was returned counts here as not handed in: ask in writing why, and apply again.
    • Kandas whose first papers were still pending have been fined, a newspaper reports.
    • No card after { $card-limit-days } calendar days? See the answer on waiting too long.
    • Type the last day of the card and the day you applied, and I will check it.

# Answer on travel while one waits; at most 540 letters in sight. $grace-days: no offence yet.
answer-pending-leave =
    <b>It is a risk: ask before you buy a ticket.</b> An applicant told the press that applications are dropped when people leave; the ministry neither confirmed nor denied it.

    • Leaving needs a valid passport. It is not allowed while there are grounds to bring you to justice, until the case ends (law on foreigners, article 23). More than { $grace-days } days without a valid card is such a ground, as we read it.
    • Ask the migration service in writing whether your application stays open.
# Folded part of the answer on travel while one waits; at most 2048 letters. $absence-days: names an answer.
answer-pending-leave-more =
    • Must go? Take the passport, the old card and the slip.
    • Leaving may also be delayed until debts are settled.
    • After you return, ask at once whether the application is still open. If it was dropped, apply again: as we read it, it then counts as not handed in.
    • We do not know whether you can enter again with an expired card and a slip. Ask 1414 and write down the answer.
    • Count your days abroad: see the answer on { $absence-days } days.

# Answer on a card expired abroad; at most 540 letters in sight. $absence-days: to live here.
answer-expired-abroad =
    <b>We found no rule for a card that ended while its holder was abroad.</b> Do not rely on being let in with it: ask first.

    • Ask 1414 ({ $contact-centre-telephone }) which paper lets you enter: the expired card, your passport alone, or a visa. Write down the answer.
    • Apply on the day you return or on the next working day.
    • Days abroad: less than { $absence-days } days lived here in any { $absence-months } months in a row is a reason to annul the permission.
# Folded part of the answer on a card expired abroad; at most 2048 letters.
answer-expired-abroad-more =
    • Whether days abroad count towards the fine is not stated: article 492(4) speaks of those who live here permanently without a valid card.
    • We found nothing that says an embassy can renew the card. The guide says: in person, where you live.
    • Type the last day of the card, and I will work out the rest.

# Answer on how long it takes; at most 540 letters in sight. $decision-days: for the permission.
answer-processing-time =
    <b>The card: { $make-days } days, or up to { $make-fast-days } working days by the fast service</b> (guides). The law allows at most { $card-limit-days } calendar days.

    • The permission before it: guides name { $decision-days } days; we found no current official figure.
    • More time has passed? Ask where you applied, with the slip; then complain in writing. See the answer on waiting too long.
# Folded part of the answer on how long it takes; at most 2048 letters. $decision-old-days: old rule.
answer-processing-time-more =
    • New steps before the application: up to { $pilot-days } days, as reported.
    • An older standard for the permission: { $decision-old-days } calendar days. The pilot, as reported, holds since { $pilot-start-date }.
    • The day of acceptance is not counted. Write down the day you applied, and every visit.
    • A permanent resident keeps the status while a new card is made. For a first permission we found no such words.

# Answer on is my card ready; at most 540 letters in sight. $make-days: by guides.
answer-application-track =
    <b>I cannot see your application: I have no access to any official system.</b>

    • Ask where you applied, with the slip and your passport.
    • Ask 1414 by phone or in the chat kenes.1414.kz, or look in your account on egov.kz.
    • The card takes { $make-days } days by the guides, { $card-limit-days } calendar days at most by law. After that you can complain.

    Do not send me your IIN, your passport number or a photo.
# Folded part of the answer on is my card ready; at most 2048 letters.
answer-application-track-more =
    • By the fast service: up to { $make-fast-days } working days (guides).
    • We could not check whether the account on egov.kz shows this kind of application.
    • No answer for a long time: write through eOtinish and keep the number of your message.
