### Answers about visitors, the individual number, a child's and a second citizenship, other countries' fines, the index.

# Answer on visits without a visa; at most 540 letters in sight. $visa-free-sum-days: in all.
answer-visitor-stay =
    <b>Without a visa</b> (eGov): up to { $visa-free-days } days at a time, at most { $visa-free-sum-days } days in each { $visa-free-window-days }, and not more than { $visa-free-year-days } days in a calendar year. Citizens of EAEU countries and of some treaty countries: up to { $visa-free-sum-days } days at a time.

    • Splitting is possible: the days of all trips are added up.
    • You may stay { $visa-free-sum-days } days at a time? Register within { $arrival-days } calendar days; again within { $move-days } working days after a move.
    • Your host reports you within { $host-days } working days, a news site reports.
# Folded part of the answer on visits without a visa; at most 2048 letters. $visa-free-sum-days: in all.
answer-visitor-stay-more =
    • When can I come again? From the day you plan, count { $visa-free-window-days } days back: your days here in that time must not exceed { $visa-free-sum-days }. This is our reading.
    • Registration by yourself, confirmed by the host in an app, is the rule since { $arrival-start-date }.
    • A stay that has ended has its own penalties by days, up to expulsion (article 517): speak to a lawyer first.
    • Days under a temporary permit: see the answer on temporary stay.

# Answer on the individual number; at most 540 letters in sight.
answer-iin =
    <b>A foreigner gets an individual identification number (IIN) in person:</b> news sites and advisers report so; we have not seen the rule itself.

    • Where, and with which papers: ask at a public service centre (TsON) or 1414 ({ $contact-centre-telephone }).
    • New passport? Ask there how to correct the data under your number. We found no deadline.

    Do not write your number here or send it to strangers.
# Folded part of the answer on the individual number; at most 2048 letters.
answer-iin-more =
    • You need the number for an electronic signature and for eGov Mobile.
    • We do not know whether the number can be got through somebody you authorise: ask before you pay anybody.
    • The slip of a pending application: ask whether the number is already on it.

# Answer on a second citizenship; at most 540 letters in sight.
answer-second-citizenship =
    <b>We have no checked source on keeping another citizenship beside that of Kazakhstan,</b> so we say neither yes nor no.

    • Ask the migration service in writing: must I give up the other one, when, and how do I prove it?
    • Do not give up your present citizenship before you hold a written decision: people have become stateless that way.
    • You already have two? Speak to a lawyer before you go to any office or to the border.
# Folded part of the answer on a second citizenship; at most 2048 letters.
answer-second-citizenship-more =
    • Gave up a citizenship too early? UNHCR helps people without any: { $unhcr-telephone }.
    • Repeated violations of the rules on foreigners within { $citizenship-bar-years } years bar citizenship (Citizenship Law, article 17).
    • Years and ways: see the answer on applying for citizenship.

# Answer on a child’s citizenship; at most 540 letters in sight.
answer-citizenship-child =
    <b>One parent is a citizen and the child was born here: the child is a citizen.</b> Both parents are foreigners: the child is not. The parents are stateless and live here permanently: the child is (Citizenship Law, articles 12, 11-1, 14).

    • First get the birth certificate.
    • Two foreign parents: the child needs a passport of your country, then papers for living here. Afraid of that country? Speak to a lawyer first.
# Folded part of the answer on a child’s citizenship; at most 2048 letters. $refusal-months: to complain.
answer-citizenship-child-more =
    • Refused? You have { $refusal-months } months to complain.
    • One parent foreign and one stateless, or a birth abroad: we have not read that rule. Ask a lawyer.
    • Stateless parents: UNHCR and its partner, the Bureau for Human Rights (bureau.kz), help free of charge.
    • Papers for the child’s stay: see the answer on a child’s papers.

# Answer on fines of Russia; at most 540 letters in sight. $russia-warning-date: of Uzbekistan.
answer-russia-fines =
    <b>A fine or an entry ban of Russia is not a fine of Kazakhstan, and I cannot see it.</b> But Uzbekistan’s foreign ministry warned on { $russia-warning-date }: Kazakhstan checks for breaches and unpaid fines in Russia and may refuse entry or exit.

    • Ask the Russian authority that fined you, or your consulate, whether something is open. Afraid of that country? Ask a lawyer instead.
    • Ask 1414 ({ $contact-centre-telephone }) before the trip.
# Folded part of the answer on fines of Russia; at most 2048 letters.
answer-russia-fines-more =
    • Pay it or complain there, and carry the proof when you travel.
    • We found no Kazakh rule that says so; the warning names agreements between the two countries.
    • An unpaid fine of Kazakhstan is another matter: it is a reason to refuse entry. See the answer on fines and the border.
    • Ways to pay or complain in Russia: we do not know its rules.

# Answer on the index (MCI); at most 540 letters in sight. $indices-message: a year a line.
answer-what-is-mci =
    <b>MCI is the monthly calculation index (in Russian MRP, in Kazakh AEK):</b> a sum in which fines and fees are counted. Today it is { $index-sum-message }.

    { $indices-message }

    For example, the fine for an expired card: { $fine-sum-message }.
# Folded part of the answer on the index (MCI); at most 2048 letters.
answer-what-is-mci-more =
    • A fine takes the MCI of the day the case is opened, a state fee that of the day of payment.
    • The MCI of the next year stands in the budget law, usually signed in December.
