### Answers about offices, refusals, protection.

answer-office-queue =
    <b>For the card: the migration service (police) at your place of residence, by the eGov guide. Fingerprints for a card: at a public service centre (TsON), by a press report.</b> We do not have addresses and hours.

    • Ask 1414 ({ $contact-centre-telephone }) or the chat kenes.1414.kz: which office for my address, which hours, booking or a queue on the spot?
    • Try the booking on egov.kz early in the day, and ask whether there is a queue on the spot.
    • No place for a month, and your last day is near? Go in person, ask for a slip or a written note with the date, and keep it.
    • Take all papers and copies.
    • Nobody may sell a place in the queue.

    Type the last day on the card, and I will name the last working day to go.

answer-complaint-route =
    <b>Write through eOtinish, the online system for messages to authorities; then there is a number and a date.</b> What you say by phone leaves no trace.

    • Say what happened, where, on which day, and what you ask for. Attach copies of slips.
    • 1414 ({ $contact-centre-telephone }) and kenes.1414.kz: for advice, and to report that an office does not work.
    • No answer, or an answer that says nothing: the superior body of that office, then the prosecutor’s office.
    • For a fine the way is different: object within { $objection-days } days at the administrative court.
    • A refusal of a permission too: see the answer on refusals.

    If an officer asks for money, do not pay; speak to a lawyer. If your own stay has ended or expulsion is possible, speak to a lawyer before you write to any authority.

answer-refusal-reapply =
    <b>Ask for the refusal in writing, with its ground: the ground decides when you can apply again.</b>

    Grounds named by the law (article 49): false papers, or papers not brought in time without good reason; no solvency proof; no fingerprint registration; a penalty within a year in migration, tax or labour law; too few days lived in Kazakhstan; others.

    • A regional police notice says that a new application is taken only { $reapply-months } months after a refusal. We did not find this in the law as we read it. Ask the migration service in writing.
    • Papers age: solvency, criminal record and medical form count for { $paper-days } days. Order them anew only when you know the day.
    • You can appeal instead: see the answer on contesting a refusal.
    • Watch your permitted stay: a refusal does not lengthen it. If it has ended, speak to a lawyer first.

answer-refusal-appeal =
    <b>A refusal can be appealed: the law says so. We did not find the deadline for it, so act in the first days.</b>

    • Ask for the refusal in writing, with the ground and the date. Note the day it was handed to you.
    • See a lawyer at once; free legal aid guaranteed by the state exists.
    • First step: the superior body of the office, or the administrative court. A lawyer knows which comes first.
    • Were you given days to leave? Do not let them pass without acting: let the lawyer ask that you may stay during the appeal.

    Whether you may stay while you appeal is not stated in what we read. Staying longer than permitted is another article (517) and can end in expulsion: so speak to a lawyer before those days are over, and before you go to any office.

    You have the right to a free interpreter. Sign nothing you do not understand.

answer-scam-helpers =
    <b>Nobody can sell a permit. Whoever promises one “guaranteed” or “without a queue” takes your money or gives you a false paper.</b>

    • The state asks only the fees: for the card { $residence-permit-card-fee-message }, for the permission { $permanent-residence-fee-message }.
    • False papers, a bought address, a fictitious marriage: grounds to refuse or annul the permission, and a criminal case is possible.
    • Fingerprints are taken and the card is asked for in person: no helper can do that for you.
    • Never hand over your passport, your number, your signature or SMS codes.
    • An adviser for money is not forbidden. Ask for a contract and a receipt, and check each paper yourself.

    Already paid, or already holding such a paper? Do not use it. Speak to a lawyer first: free legal aid exists.
