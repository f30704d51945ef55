### Replies to messages that are not about a topic: out of scope first, then small talk and talk about the bot.
### The danger kinds (asylum, detained, crime-victim, despair) have no variables and no telephone numbers.

out-of-scope-other-country = I answer only about residence permits in <b>Kazakhstan</b>. For another country ask its migration authority or its embassy. If you do mean Kazakhstan, write: “in Kazakhstan”, and ask again.
out-of-scope-citizen-papers =
    <b>Identity cards and passports of Kazakhstan’s citizens have other rules and other fines; I do not know them.</b>
    Ask a public service centre (TsON) or 1414. Do not use my answers on residence permits for a citizen’s card: the scales differ.
out-of-scope-foreign-visa-travel = I do not know about visas for other countries, tickets or queues at the border. Ask the embassy of that country or the carrier. About the border, ask 1414. I can help with your Kazakh residence permit before you travel: type its last day.
out-of-scope-my-file =
    <b>I see no official data: no fines, no entries, no file of yours.</b>
    Ask with your passport at the office that holds it, look in your account on egov.kz, or ask 1414. Do not send me your number (IIN) or a photo.
out-of-scope-forecast =
    <b>Nobody can honestly tell you whether you will be approved, and I cannot either.</b>
    The law names these grounds for refusal: false or missing papers; no proof of solvency; no fingerprint registration; a penalty within a year in migration, tax or labour law; too few days lived in Kazakhstan; an earlier expulsion; a crime. Ask me about any of them.
out-of-scope-representation = I cannot act for you and do not draft lawsuits. A lawyer or an advocate can; there is free legal aid guaranteed by the state. I can work out the last day to object to a fine: type the day the decision was handed to you.
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
    • Whether to ask for the consulate is your decision. If you are afraid of your own state, say so, and ask for UNHCR.

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

    Trouble with papers nearly always has a next step, even after a long time. You matter more than any paper. When you want to, we will look at it together, one step at a time: type the last day on the card.
out-of-scope-criminal-military = I do not know about criminal law and military service. By the law on foreigners, permanent residents have no military duty in Kazakhstan; for your own state and for criminal matters speak to a lawyer, not to me.
out-of-scope-politics = I do not talk about politics and peoples. I will gladly answer a question about a residence permit.
out-of-scope-bribe-forgery =
    <b>I do not help with this.</b> Because of a bribe, a false paper, a sham marriage or address you can lose the permission. A criminal case is possible too. If somebody asks you for money, speak to a lawyer. Ask me about lawful ways.
out-of-scope-dodging = I do not help with a changed date or an untrue reason: a false paper is worse than a late one. Type the true date, and I will tell you what really follows; often it is less than people fear.
out-of-scope-other-person-data = I do not look for people and do not give out anybody’s data. For the document of a relative or a worker you can ask me with dates only, without names and numbers.
out-of-scope-services-market = I do not know about work, housing, money exchange, schools, or prices of notaries and translators. I answer about residence permits: deadlines, papers, fines.
out-of-scope-tax-customs-cars = I do not know about taxes, customs and cars. Ask the tax office, the customs authority or 1414. I can help with the residence permit.
out-of-scope-medicine = I am not a doctor. Ask a doctor or your clinic; in an emergency call an ambulance at once. I can tell you about the medical certificate for the permission: write “medical certificate”.
out-of-scope-other = I do not know this: I answer only about residence permits in Kazakhstan. Ask for example: “when do I renew?”, “the card has expired”, “how much is the fine?”
# In all three languages in each file: the reader's language is not known.
out-of-scope-unknown-language = Қазақша, орысша немесе ағылшынша жазыңыз. · Напишите по-казахски, по-русски или по-английски. · Please write in Kazakh, Russian or English.
out-of-scope-steering = I am a simple program with fixed answers about residence permits, so there is nothing in me to switch over. Ask me about your document.
out-of-scope-advertising = I do not open links and do not pass on advertising. I will gladly answer a question about a residence permit.
out-of-scope-bulk = I give everybody the same answers. If you have many documents, send a list of dates, one on each line: I will answer each of them and store nothing from the list.

chat-greeting = Hello! Ask about a residence permit in your own words. Or type the last day on the card, and I will check it.
chat-thanks = You are welcome. I wish you good luck with your papers.
chat-ok = Good. If anything else comes up, write.
chat-insult = I understand that it is hard. If you have a question about a residence permit, I am here.
chat-about-bot =
    <b>I am Ruqsat, a program. I do not belong to the ministry, and this is not legal advice.</b>
    My answers come from published laws and notices; the source and the day of the check stand under each. I store only what you save: document type, dates, reminders. You can see it with /privacy and erase it with /forget.
chat-source = Under each answer stands its source, with a link and the day it was checked. Laws: adilet.zan.kz. Guides: egov.kz and the police. About the failure of the system there is only the ministry’s answer to the press. Where something is our reading, I say so.
chat-delete-data = You can see what is stored with /privacy and erase everything with /forget. You can delete the messages of this chat in Telegram.
chat-language = Choose a language with /language: Kazakh, Russian or English.
chat-reminder = I can remind you weeks before a document ends. Type its last day, or open /documents.
chat-assess = Let us look. Which document is it, and what is the last day on it? Type the date with the year.
chat-help = Type a question in your own words, or the last day on a document. /check checks a document, /documents keeps dates and reminds you, /settings changes language and time.
chat-human = People do not read this chat; I am a program. To speak to a person: the contact centre 1414, the migration service, or a lawyer; free legal aid exists.
chat-report-mistake = Thank you for telling me. Under each answer there is a button “Not what I asked”: these presses are counted. If a rule has changed, tell the people who run this bot, with a link.
chat-start-over = Let us start again. Ask your question, or type the last day on the document.
chat-bare-date = Whose date is it, and which document: residence permit, temporary permit, stateless person’s certificate, kandas certificate, passport? Is it the last day on it?
chat-test = The bot works. Ask a question about a residence permit.
