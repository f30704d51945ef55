### Replies to messages that are not about a topic: out of scope first, then small talk and talk about the bot.
### The danger kinds (asylum, detained, crime-victim, despair) have no variables and no telephone numbers.

out-of-scope-other-country = I answer only about residence permits in <b>Kazakhstan</b>. For another country ask its migration authority or its embassy. If you do mean Kazakhstan, write: “in Kazakhstan”, and ask again.
out-of-scope-citizen-papers =
    <b>Identity cards and passports of Kazakhstan’s citizens have other rules and other fines; I do not know them.</b>
    Ask a public service centre (TsON) or 1414. Do not use my answers on residence permits for a citizen’s card: the scales differ.
out-of-scope-foreign-visa-travel = Visas for other countries, tickets and queues at the border I do not know. Ask the embassy of that country, the carrier, or for the border 1414. I can help with your Kazakh residence permit before you travel: type its last day.
out-of-scope-my-file =
    <b>I see no official data: no fines, no entries, no file of yours.</b>
    Ask with your passport at the office that holds it, look in your account on egov.kz, or ask 1414. Do not send me your number (IIN) or a photo.
out-of-scope-forecast =
    <b>Whether you will be approved nobody can tell you honestly, and I cannot.</b>
    What the law names as grounds for refusal: false or missing papers, no proof of solvency, no fingerprint registration, a penalty within a year in migration, tax or labour law, too few days lived in Kazakhstan, expulsion earlier, a crime. Ask me about any of them.
out-of-scope-representation = I cannot act for you and do not draft lawsuits. A lawyer or an advocate can; there is free legal aid guaranteed by the state. I can tell you the term for an objection: type the day the decision was handed to you.
out-of-scope-asylum =
    <b>If you are afraid of being sent back, get help now, before anything else.</b>

    • Speak to a lawyer at once. Free legal aid exists.
    • Contact UNHCR, the UN Refugee Agency: <a href="https://help.unhcr.org/centralasia/">help.unhcr.org/centralasia</a>.
    • Say clearly to every official you meet: “I am afraid to return. I ask for asylum, a lawyer and an interpreter.”
    • Sign nothing that you do not understand, above all nothing about a return “of your own will”.
    • Do not contact the consulate of the state that you fear.

    Tell somebody you trust where you are.
out-of-scope-detained =
    <b>Stay calm. You have the right to a lawyer and to a free interpreter: ask for both now, aloud.</b>

    • Sign nothing that you do not understand. Papers must be given to you in a language you know.
    • Ask: am I detained, for what, under which article? Remember names and the time.
    • Tell a relative or a friend where you are.
    • Free legal aid guaranteed by the state exists; a lawyer can object against an expulsion.
    • The consulate is informed only if you want it. If you are afraid of your own state, say so, and ask for UNHCR.

    I cannot say how this will end. When you have a decision in your hands, type the day it was handed to you: I will tell you the last day to object.
out-of-scope-crime-victim =
    <b>What is being done to you is not your fault. Your safety comes first.</b>

    • If you are in danger this minute: go where there are other people.
    • Speak to a lawyer. If your papers are not in order, do that before you go to any office.
    • For violence at home there are crisis centres; for forced work and a passport that was taken away there are organisations that help victims of trafficking. A lawyer knows those in your town.
    • The passport is yours. Write down who took it, when and where, and keep messages.
    • If you have no citizenship or fear your own state: UNHCR, <a href="https://help.unhcr.org/centralasia/">help.unhcr.org/centralasia</a>.

    Do not argue alone with the person who does this. Tell somebody you trust where you are.
out-of-scope-despair =
    <b>I am sorry that it is so hard for you. Please do not stay alone with it now.</b>

    • Call or go to somebody near you: a relative, a friend, a neighbour. Say it as you said it to me.
    • If you could hurt yourself: call an ambulance or go to the nearest hospital, now.
    • Each region has a crisis line where people listen; a doctor or a hospital knows its number.

    Trouble with papers nearly always has a next step, even after a long time. You matter more than any paper. When you want to, we look at it together, one step at a time: type the last day on the card.
out-of-scope-criminal-military = Criminal law and military service I do not know. By the law on foreigners, permanent residents have no military duty in Kazakhstan; for your own state and for criminal matters speak to a lawyer, not to me.
out-of-scope-politics = I do not talk about politics and peoples. A question about a residence permit I answer gladly.
out-of-scope-bribe-forgery =
    <b>I do not help with this.</b> A bribe, a false paper, a sham marriage or address can cost you the permission, and a criminal case is possible. If somebody asks you for money, speak to a lawyer. Ask me which lawful ways there are.
out-of-scope-dodging = I do not help with a changed date or an untrue reason: a false paper weighs more than a late one. Type the true date, and I will tell you what really follows; often it is less than people fear.
out-of-scope-other-person-data = I do not look for people and do not give out anybody’s data. For the document of a relative or a worker you can ask me with dates only, without names and numbers.
out-of-scope-services-market = Work, housing, money change, schools, prices of notaries and translators I do not know. I answer about residence permits: terms, papers, fines.
out-of-scope-tax-customs-cars = Taxes, customs and cars I do not know. Ask the tax office or the customs authority, or 1414. About the residence permit I can help.
out-of-scope-medicine = I am not a doctor. Ask a doctor or your clinic; in an emergency call an ambulance at once. About the medical certificate for the permission I can tell you: write “medical certificate”.
out-of-scope-other = This I do not know: I answer only about residence permits in Kazakhstan. Ask for example: “when do I renew?”, “the card has expired”, “how much is the fine?”
# In all three languages in each file: the reader's language is not known.
out-of-scope-unknown-language = Қазақша, орысша немесе ағылшынша жазыңыз. · Напишите по-казахски, по-русски или по-английски. · Please write in Kazakh, Russian or English.
out-of-scope-steering = I am a simple program with fixed answers about residence permits, so there is nothing in me to switch over. Ask me about your document.
out-of-scope-advertising = I do not open links and do not pass on advertising. A question about a residence permit I answer gladly.
out-of-scope-bulk = I give everybody the same answers, one question at a time. For many clients, have each ask, with their own date; the sources stand under each answer.

chat-greeting = Hello! Ask about a residence permit in your own words, or type the last day on the card, and I will work out where it stands.
chat-thanks = You are welcome. I wish you good luck with your papers.
chat-ok = Good. If anything else comes up, write.
chat-insult = I understand that it is hard. If you have a question about a residence permit, I am here.
chat-about-bot =
    <b>I am Ruqsat, a program. I do not belong to the ministry, and this is not legal advice.</b>
    My answers come from published laws and notices; the source and the day of the check stand under each. I store only what you save: document type, dates, reminders. You can see it with /privacy and erase it with /forget.
chat-source = Under each answer stands its source, with a link and the day it was checked. Laws: adilet.zan.kz. Guides: egov.kz and the police. About the failure of the system there is only the ministry’s answer to the press. Where something is our reading, I say so.
chat-delete-data = You can see what is stored with /privacy and erase everything with /forget. Messages in this chat you delete in Telegram yourself.
chat-language = Choose a language with /language: Kazakh, Russian or English.
chat-reminder = I can remind you weeks before a document ends. Type its last day, or open /documents.
chat-assess = Let us look. Which document is it, and what is the last day on it? Type the date with the year.
chat-help = Type a question in your own words, or the last day on a document. /check works out where it stands, /documents keeps dates and reminds, /settings changes language and times.
chat-human = No person reads along in this chat; I am a program. For advice by a person: the contact centre 1414, the migration service, or a lawyer; free legal aid exists.
chat-report-mistake = Thank you for telling. Under each answer there is a button for a wrong answer: it is counted. If a rule changed, tell those who run this bot, with a link.
chat-start-over = Let us start again. Ask your question, or type the last day on the document.
chat-bare-date = Whose date is it, and which document: residence permit, temporary permit, stateless person’s certificate, kandas certificate, passport? Is it the last day on it?
chat-test = The bot works. Ask a question about a residence permit.
