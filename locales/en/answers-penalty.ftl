### Answers about fines, appeals, the border. `answer-…` is seen at once, `answer-…-more` on a tap.

# Answer on the size of a fine; at most 540 letters in sight. $fine-from-number: first day of it.
answer-fine-amount =
    <b>For living here with an expired card: { $fine-sum-message }, a fixed sum</b> (article 492(4) of the Code). It is possible from day { $fine-from-number } after the last day (our reading).

    • Half ({ $half-sum-message }) is offered only when the case is opened, for { $half-days } days. It then counts as a penalty against you.
    • No decision yet? Ask the officer for up to { $cut-percent }% less.

    <b>Type the last day on the card, with the year.</b>
# Folded part of the answer on the size of a fine; at most 2048 letters. $payment-days: to pay.
answer-fine-amount-more =
    • Again within { $repeat-months } months after a penalty: { $repeat-sum-message } (article 492(5)).
    • In the first { $grace-days } calendar days there is no offence under this part. Article 492 names no warning for foreigners.
    • The MCI of the day the case is opened counts. Today one MCI is { $index-sum-message }.
    • With a decision in hand, paying { $half-percent }% seems over (our reading).
    • Payment: within { $payment-days } days after the decision takes force. On request, deferral up to { $defer-months ->
        [one] { $defer-months } month
       *[other] { $defer-months } months
    } or instalments up to { $instalment-months } months (article 888).
    • A temporary permit, or a stay that has ended: the penalty depends on the days (article 517), and expulsion is possible. Speak to a lawyer first.
    • If the card expired during the failure that began on { $outage-start-date }, the ministry promised renewal without a fine; how long that holds is not stated.

# Answer on appealing a fine; at most 540 letters in sight. $forward-days: office to court.
answer-fine-appeal =
    <b>You can complain within { $objection-days } days after the copy of the decision was handed to you. Hand the complaint in at the office that decided.</b> It must pass it on within { $forward-days } days.

    • No decision yet? Ask the officer for a defender paid by the state, an interpreter, and up to { $cut-percent }% less.
    • Expulsion was decided? Show it to a lawyer today.

    For a fine by the police, type the day the decision was handed over: I will work out the last day.
# Folded part of the answer on appealing a fine; at most 2048 letters. $review-days: court decides.
answer-fine-appeal-more =
    • A complaint in time stops the decision from being carried out. There is no fee.
    • The decision itself must say where and until when to complain (article 822). The court is the specialised district court for administrative offences (article 829-2), for minors the juvenile court. You can go to the superior body first, but you need not.
    • Two copies, with a copy of the decision (article 833): what was decided, why you disagree, what you ask.
    • The court decides within { $review-days } days; that can be extended. It may change the article only for the better (article 829-10).
    • Arguments: no offence; too late for a case; hard circumstances; pregnancy or a child under { $mercy-child-years }; a minor offence (article 64-1).
    • Count calendar days: that is safe. A late complaint is still accepted, but the delay is weighed.
    • Half is offered when the case is opened; with a decision in hand it seems over (our reading).
    • On request, instalments up to { $instalment-months } months (article 888).
    • A complaint before the day of leaving stays an expulsion (article 834).
    • Refused the permission or the card as well? For that there are { $refusal-months } months, at the office that refused.

# Answer on fine, border, expulsion; at most 540 letters in sight. $grace-days: no offence yet.
answer-border-ban =
    <b>Article 492 does not provide for expulsion; other articles do.</b> That article 492 applies to you is our reading: ask a lawyer.

    • Leaving is not permitted while there are grounds to bring you to justice, until the case ends; debts can delay it (law on foreigners, article 23). More than { $grace-days } days without a valid card is such a ground, as we read it.
    • Expulsion was decided? A complaint before the day of leaving stays it. A lawyer today.
# Folded part of the answer on fine, border, expulsion; at most 2048 letters. $ban-years: no entry.
answer-border-ban-more =
    • An unpaid fine is a reason to refuse entry: pay or complain before you travel.
    • Expulsion is in article 517 of the Code (a stay that has ended), article 443-1(2) (refusing fingerprints), article 495(2) (knowingly false data), and in article 28 of the law on foreigners.
    • Leaving needs a valid passport.
    • After an expulsion, entry is closed for { $ban-years } years.
    • More time to pay, on request: deferral up to { $defer-months ->
        [one] { $defer-months } month
       *[other] { $defer-months } months
    } or instalments up to { $instalment-months } months (article 888).
    • Say: “I ask for a defender paid by the state, and for an interpreter.” Sign nothing you do not understand.

# Answer on a fine and the permission; at most 540 letters in sight.
answer-fine-blocks-application =
    <b>A fine may block an application.</b> A permission can be refused or annulled for a penalty in the last { $annulment-months } months in migration, tax or labour law, and for repeated violations of the law on foreigners (Law on Population Migration, article 49).

    • Whether a fine under article 492 counts for the first is not known: it is in another chapter of the Code, and we found no cases.
    • Before you pay, ask a lawyer whether to complain.
# Folded part of the answer on a fine and the permission; at most 2048 letters.
answer-fine-blocks-application-more =
    • Paying half early still counts as a penalty against you.
    • The first reason does not apply to ethnic Kazakhs and their families and to some stateless persons. For repeated violations no such exemption is named.
    • Repeated violations within { $citizenship-bar-years } years also bar citizenship (Citizenship Law, article 17(10-1)).
    • A penalty counts for { $repeat-months } months from the day it is fully paid or served (article 61).
    • A regional police notice names an administrative offence within the last year among common reasons for refusal.
    • A renewed card is not a new permission. We do not know whether an office asks about fines when it only replaces the card.
