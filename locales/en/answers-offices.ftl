### Answers about offices, refusals, protection. `answer-…` is seen at once, `answer-…-more` on a tap.

# Answer on offices and queues; at most 540 letters in sight.
answer-office-queue =
    <b>For the card: the migration service (police) where you live, says the eGov guide.</b> Fingerprints for it: at a public service centre (TsON), a newspaper reports. We have no addresses and hours.

    • Ask 1414 ({ $contact-centre-telephone }) or kenes.1414.kz: which office for my address, which hours, booking or a queue?
    • No place for a month, and your last day is near? Go in person.
    • The office must take your application and give a slip with a number: keep it.
# Folded part of the answer on offices and queues; at most 2048 letters.
answer-office-queue-more =
    • Try the booking on egov.kz early in the day, and ask whether there is a queue on the spot.
    • Take all papers and copies.
    • Nobody may sell a place in the queue.
    • Type the last day on the card, and I will name the last working day to go.

# Answer on where to complain; at most 540 letters in sight. $objection-days: for a fine.
answer-complaint-route =
    <b>Write through eOtinish, the online system for messages to authorities:</b> a number and a date remain. What you say by phone leaves no trace.

    • Say what happened, where, on which day, and what you ask for. Attach copies.
    • A fine: complain within { $objection-days } days, at the office that decided.
    • A refusal or silence: complain within { $refusal-months } months, at the office that refused.
# Folded part of the answer on where to complain; at most 2048 letters. $complaint-days: to decide.
answer-complaint-route-more =
    • 1414 ({ $contact-centre-telephone }) and kenes.1414.kz: for advice, and to report that an office does not work.
    • A complaint about a refusal is decided within { $complaint-days } working days and must not make things worse for you (Administrative Procedural and Process Code, articles 98 and 99).
    • No answer, or an answer that says nothing: the superior body of that office, then the prosecutor’s office.
    • An officer asks for money: do not pay; speak to a lawyer.
    • Your own stay has ended, or expulsion is possible: speak to a lawyer before you write to any authority.

# Answer on applying after a refusal; at most 540 letters in sight. $paper-days: papers valid.
answer-refusal-reapply =
    <b>Ask for the refusal in writing, with its reason:</b> the reason decides when you can apply again.

    • You can complain instead, within { $refusal-months } months.
    • The proof of money, the certificate of no criminal record and the medical form are valid for { $paper-days } days. Order new ones only when you know the day.
    • A refusal does not lengthen your stay. If it has ended, speak to a lawyer first.
# Folded part of the answer on applying after a refusal; at most 2048 letters. $reapply-months: wait.
answer-refusal-reapply-more =
    • Reasons named by the law (article 49): false papers, or papers not brought in time without good reason; no proof of money; no fingerprint registration; a penalty in the last { $annulment-months } months in migration, tax or labour law; repeated violations of the law on foreigners; too few days lived in Kazakhstan; others.
    • A regional police notice says that a new application is taken only { $reapply-months } months after a refusal. We did not find this in the law as we read it. Ask the migration service in writing.

# Answer on appealing a refusal; at most 540 letters in sight.
answer-refusal-appeal =
    <b>You can complain within { $refusal-months } months from the day you learnt of the refusal,</b> at the office that refused. The court comes only after that (Administrative Procedural and Process Code, articles 91 and 92).

    • Ask for the refusal in writing: it must say how and until when to complain.
    • A complaint suspends the decision, with exceptions (article 96).
    • You were given days to leave? See a lawyer before they are over, and before you go to any office.
# Folded part of the answer on appealing a refusal; at most 2048 letters. $forward-days: working days.
answer-refusal-appeal-more =
    • The office must pass the complaint on within { $forward-days } working days; it is decided within { $complaint-days } working days and must not make things worse for you (articles 91, 98, 99).
    • The refusal names no way to complain: then you have { $refusal-silent-months } months. A late complaint must still be accepted; the lateness is weighed.
    • No answer within the legal time limit counts as a refusal.
    • How this fits with article 49 of the Law on Population Migration is a question for a lawyer. Staying longer than permitted falls under article 517 and can end in expulsion.
    • You have the right to a free interpreter. Sign nothing you do not understand.
    • Fined as well? For the fine there are only { $objection-days } days, from the day the decision was handed over.

# Answer on paid helpers and fraud; at most 540 letters in sight.
answer-scam-helpers =
    <b>Nobody can sell a permit.</b> Whoever promises one “guaranteed” or “without a queue” takes your money or gives you a false paper.

    • The state charges only the fees: the card { $residence-permit-card-fee-message }, the permission { $permanent-residence-fee-message }.
    • Knowingly false data in an application for permanent residence: expulsion, the only penalty (article 495(2)).
    • You already paid or hold such a paper? Do not use it. Speak to a lawyer first.
# Folded part of the answer on paid helpers and fraud; at most 2048 letters.
answer-scam-helpers-more =
    • False papers, a bought address, a sham marriage: reasons to refuse or annul the permission, and a criminal case is possible.
    • Fingerprints are taken and the card is asked for in person: no helper can do that for you.
    • Never hand over your passport, your IIN, your signature or SMS codes.
    • You may pay an adviser. Ask for a contract and a receipt, and check each paper yourself.
