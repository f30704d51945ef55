### Answers about fines, objections, the border.

answer-fine-amount =
    <b>For living on an expired card: { $fine-sum-message }.</b> Code of Administrative Offences, article 492(4). The sum is fixed; the article names no warning for foreigners.

    • No offence up to and including { $grace-days } calendar days after the last day; possible from day { $fine-from-number } (our reading).
    • Again within a year after a penalty: { $repeat-sum-message }, article 492(5).
    • The MCI of the day the case is opened counts. Today one MCI is { $index-sum-message }.
    • { $half-percent }% can be paid within { $half-days } days: { $half-sum-message }. You then count as held liable, and the case is normally not reviewed.
    • Payment: within { $payment-days } days after the decision takes force.

    For a temporary permit, or a stay that has ended, another scale applies (article 517), and expulsion is possible: speak to a lawyer first.

    If the card expired during the failure that began on { $outage-start-date }, there may be no fine at all.

    <b>Type the last day on the card, with the year</b>, and I will tell you which it is.

answer-fine-appeal =
    <b>You can object within { $objection-days } days after the copy of the decision was handed to you.</b> Count calendar days: that is the safe reading. A late complaint is still accepted, but the delay is weighed.

    • Where: the specialised administrative court. You can go to the superior body first, but you need not.
    • There is no court fee. A complaint in time stops the decision from being carried out.
    • The court decides within { $review-days } days; that can be extended. It can cut the fine by up to { $cut-percent }%.
    • Arguments: no offence; too late for a case; hard circumstances; pregnancy or a child under { $mercy-child-years }; a minor offence (article 64-1).
    • Interpreter and papers in a language you know: free.

    Before you pay { $half-percent }% within { $half-days } days: you then count as held liable, and a review is not usual.

    If expulsion was decided, see a lawyer today; free legal aid exists.

    Type the day the decision was handed over, and I will work out your last day.

answer-border-ban =
    <b>For a permanent resident, an expired card alone does not lead to expulsion: article 492 does not name it.</b> That 492 applies to you is our reading: ask a lawyer. Expulsion is possible under article 517, for those whose permitted stay has ended; only a judge decides it.

    • After an expulsion, entry is closed for { $ban-years } years.
    • An unpaid fine from an earlier stay is a ground to refuse entry. So pay it or object before you travel.
    • You need more time? A deferral of up to { $defer-months ->
        [one] { $defer-months } month
       *[other] { $defer-months } months
    } or instalments over up to { $instalment-months } months can be asked for.
    • Whether somebody with an unpaid fine is let out of the country: we found no rule. Ask 1414.

    If expulsion is threatened, or you hold a temporary permit that has ended: speak to a lawyer before you go to any office. Free legal aid and a free interpreter exist. Sign nothing you do not understand.

answer-fine-blocks-application =
    <b>It can. The permission can be refused or annulled for a penalty within the last year in migration, tax or labour law.</b> So says the Law on Population Migration, article 49.

    Whether a fine under article 492 counts is not known: it stands in another chapter of the Code, and we found no practice. A regional police notice names an administrative offence within the last year among common reasons for refusal.

    • Paying { $half-percent }% early still means that you were held liable.
    • A penalty counts for one year from the end of its execution.
    • The ground does not apply to ethnic Kazakhs and their families, and to some stateless persons.
    • Before you pay, ask a lawyer whether to object.

    A renewed card is not a new permission. Whether an office asks about fines when it only replaces the card: we found nothing. Type the day of the decision, and I will tell you the last day to object.
