### Answers about who helps, papers that nobody takes or decides, and people without papers or alone.

# Answer on free legal help; at most 660 letters in sight. $helpers-message: a line each.
answer-legal-aid =
    <b>If you face a fine, say to the officer:</b> “I ask for a defender paid by the state, and for an interpreter.” The officer must explain this right (article 818 of the Code).

    Who helps free of charge:
    { $helpers-message }
# Folded part of the answer on free legal help; at most 2048 letters.
answer-legal-aid-more =
    • In other cases free legal aid from the state is limited: it depends on the matter and on the person. Named are, among others, refugee or kandas status, children without parents, and victims of trafficking or torture. The whole list is on egov.kz (below).
    • Expulsion is threatened? Speak to a lawyer today. A complaint handed in before the day of leaving stays the expulsion (article 834).
    • Which office takes your papers: 1414 ({ $contact-centre-telephone }).
    • Sign nothing you do not understand.

# Answer on having no papers at all; at most 540 letters in sight.
answer-no-identity-papers =
    <b>First comes recognition</b> (UNHCR’s help page): the police find out who you are and that no country counts you as its citizen. You apply in person, through a public service centre (TsON). Only then is a certificate issued.

    • Before you go: call UNHCR, { $unhcr-telephone }. It helps people without papers free of charge.
    • Take everything that shows who you are: a Soviet passport, birth, school or work papers.
    • Afraid of a country? Do not go to its consulate.
# Folded part of the answer on having no papers at all; at most 2048 letters. $card-age-years: from which age.
answer-no-identity-papers-more =
    • We have not read the list of papers in the order on recognition. Ask UNHCR or its partner, the Bureau for Human Rights (bureau.kz), to go through it with you.
    • The certificate is valid for { $certificate-years } years, in Kazakhstan and abroad, from the age of { $card-age-years }. State fee: { $stateless-certificate-fee-message }.
    • Your child: born here to stateless parents who live here permanently, a child is a citizen (Citizenship Law, article 14).
    • Gave up a citizenship too early, or the papers burned? The way is the same.
    • A fine for living here without a paper is possible (article 492(4)): speak to a lawyer before you go to the police.

# Answer on refugees and asylum; at most 660 letters in sight. $helpers-message: a line each.
answer-refugee =
    <b>Afraid of being sent back? Speak to UNHCR and a lawyer before any office.</b> Say to every official: “I am afraid to return. I ask for asylum and an interpreter.”

    { $helpers-message }
# Folded part of the answer on refugees and asylum; at most 2048 letters.
answer-refugee-more =
    • Do not contact the consulate of the country you fear.
    • Free legal aid from the state names the matter of refugee status.
    • Sign nothing about going back “of your own will”.
    • You are a recognised refugee and want the permission for permanent residence: refugees do not need the certificate of no criminal record (eGov guide).
    • Work, clinics, school, travel: we have no checked source. Ask UNHCR.

# Answer on papers that nobody takes; at most 540 letters in sight.
answer-refused-intake =
    <b>An office may not refuse to take your application, and must give you a slip with a number</b> (Administrative Procedural and Process Code, article 64).

    • Say: “Please register my application and give me the slip.”
    • Something is missing? Ask for the list in writing.
    • They still refuse: write down the day, the time, the office and the name. Write the same day through eOtinish what happened, and keep the number.
# Folded part of the answer on papers that nobody takes; at most 2048 letters. $forward-days: working days.
answer-refused-intake-more =
    • You can complain about the refusal: at the same office, within { $refusal-months } months. The office must pass the complaint on within { $forward-days } working days (articles 91 and 92).
    • Your last day is near? Come again today or on the next working day, and keep every slip.
    • 1414 ({ $contact-centre-telephone }) tells you which office is the right one.
    • Your stay has ended, or expulsion is possible: speak to a lawyer before you go again.

# Answer on no answer in time; at most 540 letters in sight. $card-limit-days: by law.
answer-delay =
    <b>A card must be issued within { $card-limit-days } calendar days</b> (law on identity documents, article 20). Later than that, silence counts as a refusal, and you can complain.

    • First ask where you applied, with the slip: what is missing, and when will it be ready?
    • No answer: hand in a written complaint there, within { $refusal-months } months. Keep a copy with their mark.
    • The status of a permanent resident stays while a new card is made.
# Folded part of the answer on no answer in time; at most 2048 letters. $make-days: by guides.
answer-delay-more =
    • The guides name { $make-days } days; { $card-limit-days } is the limit in the law.
    • The office passes a complaint on within { $forward-days } working days; the decision takes up to { $complaint-days } working days and must not make things worse for you (Administrative Procedural and Process Code, articles 91, 98, 99).
    • For the permission behind the card we found no current time limit. The general time limit of that Code is { $procedure-days } working days, and a longer one has to be announced (article 76). Whether it applies here: ask a lawyer.
    • eOtinish leaves a number and a date; 1414 ({ $contact-centre-telephone }) advises by phone.

# Answer on divorce and widowhood; at most 540 letters in sight. $refusal-months: to complain.
answer-spouse-alone =
    <b>The reasons for annulling a permission that we read name neither divorce nor the death of a spouse.</b> They name a sham marriage, found so by a court.

    • No permission yet? You need a reason of your own: a visa for permanent residence, a visa-free country, or being an ethnic Kazakh or family of one.
    • Refused? You have { $refusal-months } months to complain, at the office that refused.
    • Threats or violence: Sana Sezim (sanasezim.org) or a lawyer first.
# Folded part of the answer on divorce and widowhood; at most 2048 letters.
answer-spouse-alone-more =
    • Former Soviet citizens with a close relative who is a citizen can ask for citizenship after any time here (gov.kz).
    • Families of ethnic Kazakhs need no proof of money. We do not know whether this holds after a divorce: ask the migration service in writing.
    • A permanent resident has the same right to social security as a citizen. We do not know which child benefits depend on citizenship: ask at a public service centre (TsON).
    • The child may be a citizen: see the answer on a child’s citizenship.
    • Bring the paper on the divorce or the death, translated.
