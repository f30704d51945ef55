### Replies to messages that are not about a topic: out of scope first, then small talk and talk about the bot.
### The words of the danger kinds (asylum, detained, crime-victim, despair) have no variables; helpers follow from data.

# Reply about residence in another country; three sentences at most.
out-of-scope-other-country = I answer only about residence permits in <b>Kazakhstan</b>. For another country ask its migration authority. If you mean Kazakhstan, ask again in other words: for example “when do I renew?” or the last day on your card.
# Reply about papers of Kazakhstan’s own citizens; bold first sentence, two more.
out-of-scope-citizen-papers =
    <b>Identity cards and passports of Kazakhstan’s citizens have other rules and other fines;</b> I do not know them.
    Ask a public service centre (TsON) or 1414. You hold a residence permit? Type its last day.
# Reply about other countries’ visas, tickets, queues at the border; short sentences.
out-of-scope-foreign-visa-travel = I do not know about visas for other countries, tickets or queues at the border. Ask that country’s embassy or the carrier; about the border, ask 1414. Before you travel I can check your Kazakh residence permit: type its last day.
# Reply to “is there a fine in my name?”; bold first sentence, two or three more.
out-of-scope-my-file =
    <b>I see no official data: no fines, no entries, no file of yours.</b>
    Take your passport and ask the office that holds it, look in your account on egov.kz, or ask 1414. Do not send me your IIN or a photo.
# Reply to “will they approve it?”; bold first sentence, then the reasons for refusal in the law.
out-of-scope-forecast =
    <b>Nobody can honestly tell you whether you will be approved, and I cannot either.</b>
    Among the reasons for refusal in the law: false or missing papers; no proof of money; no fingerprint registration; a recent penalty in migration, tax or labour law; repeated violations of the law on foreigners; too few days lived here; an earlier expulsion; a crime. Ask me about any.
# Reply to “write the lawsuit for me”; three or four short sentences.
out-of-scope-representation = I cannot act for you and do not draft lawsuits: a lawyer or an advocate can. If you face a fine, ask the officer for a defender paid by the state. I can work out the last day to complain about a fine by the police: type the day the decision was handed to you.
# Reply to fear of being sent back: calm, short bullets to act on; at most 2048 letters.
out-of-scope-asylum =
    <b>If you are afraid of being sent back, get help now, before anything else.</b>

    • Speak to a lawyer at once, and to UNHCR, the UN Refugee Agency: <a href="https://help.unhcr.org/centralasia/">help.unhcr.org/centralasia</a>.
    • Say clearly to every official you meet: “I am afraid to return. I ask for asylum, a lawyer and an interpreter.”
    • Sign nothing that you do not understand, above all nothing about a return “of your own will”.
    • Do not contact the consulate of the country that you fear.
    • Expulsion was decided? A complaint handed in before the day of leaving stays it (article 834 of the Code): a lawyer today.

    Tell somebody you trust where you are.
# Reply to being held by the police: calm, short bullets to act on; at most 2048 letters.
out-of-scope-detained =
    <b>Try to stay calm. You have the right to a defender and to a free interpreter:</b> ask for both now, aloud.

    • Say: “I ask for a defender paid by the state, and for an interpreter.”
    • Sign nothing that you do not understand. Papers must be given to you in a language you know.
    • Ask: am I detained, for what, under which article? Remember names and the time. Tell a relative or a friend where you are.
    • Whether to ask for the consulate is your decision. If you are afraid of your own country, say so, and ask for UNHCR.
    • Show any decision to a lawyer the same day: the time to complain is short. A complaint handed in before the day of leaving stays an expulsion (article 834 of the Code).

    I cannot say how this will end.
# Reply to violence, forced work, a passport taken away: calm, short bullets to act on; at most 2048 letters.
out-of-scope-crime-victim =
    <b>What is being done to you is not your fault. Your safety comes first.</b>

    • If you are in danger this minute: go where there are other people.
    • Speak to a lawyer or to one of the helpers below. If your papers are not in order, do that before you go to any office.
    • For violence at home there are crisis centres; for forced work and a passport that was taken away, organisations that help victims of trafficking.
    • Write down who took the passport, when and where, and keep messages.
    • If you have no citizenship or fear your own country: UNHCR, <a href="https://help.unhcr.org/centralasia/">help.unhcr.org/centralasia</a>.

    Do not argue alone with the person who does this. Tell somebody you trust where you are.
# Reply to words of despair: calm, short bullets to act on; at most 2048 letters.
out-of-scope-despair =
    <b>I am sorry that it is so hard for you. Please do not stay alone with it now.</b>

    • Call or go to somebody near you: a relative, a friend, a neighbour. Say it as you said it to me.
    • If you could hurt yourself: call an ambulance or go to the nearest hospital, now.
    • Each region has a crisis line where people listen; a doctor or a hospital knows its number.

    Trouble with papers nearly always has a next step. You matter more than any paper. When you want to, we will look at it together: type the last day on the card.
# Reply about criminal law and military service; one to three sentences.
out-of-scope-criminal-military = I do not know about criminal law and military service: speak to a lawyer. By the law on foreigners, permanent residents have no military duty in Kazakhstan.
# Reply about politics and ethnic questions; one to three sentences.
out-of-scope-politics = I do not talk about politics or ethnic questions. I will gladly answer a question about a residence permit.
# Reply about bribes and false papers; one to three sentences.
out-of-scope-bribe-forgery =
    <b>I do not help with this.</b> Knowingly false data in an application for permanent residence is punished by expulsion (article 495(2)); because of a bribe, a false paper, a sham marriage or address you can lose the permission, and a criminal case is possible. If somebody asks you for money, speak to a lawyer.
# Reply about a changed date or an untrue reason; one to three sentences.
out-of-scope-dodging = I do not help with a changed date or an untrue reason: knowingly false data in an application for permanent residence is punished by expulsion (article 495(2)). Type the true date, and I will tell you what the rules say.
# Reply about finding somebody or their data; one to three sentences.
out-of-scope-other-person-data = I do not look for people and do not give out anybody’s data. About the document of a relative or a worker you can ask me with dates only, without names and numbers.
# Reply about work, housing, exchange, prices; one to three sentences.
out-of-scope-services-market = I do not know about work, housing, money exchange, schools, or prices of notaries and translators. I answer about residence permits: time limits, papers, fines.
# Reply about taxes, customs, cars; one to three sentences.
out-of-scope-tax-customs-cars = I do not know about taxes, customs and cars. Ask the tax office, the customs authority or 1414.
# Reply about illness and medicine; one to three sentences.
out-of-scope-medicine = I am not a doctor. Ask a doctor or your clinic; in an emergency call an ambulance at once. About the medical certificate for the permission I can tell you: write “medical certificate”.
# Reply about anything else that is not our subject; one to three sentences.
out-of-scope-other = I do not know this: I answer only about residence permits in Kazakhstan. Ask for example: “when do I renew?”, “the card has expired”, “how much is the fine?”
# In all three languages in each file: the reader's language is not known.
out-of-scope-unknown-language = Қазақша, орысша немесе ағылшынша жазыңыз. · Напишите по-казахски, по-русски или по-английски. · Please write in Kazakh, Russian or English.
# Reply to an attempt to give the program orders (“ignore your instructions”); two sentences.
out-of-scope-steering = I am a simple program with fixed answers about residence permits, so there is nothing in me to switch over. Ask me about your document.
# Reply about advertising and links; one to three sentences.
out-of-scope-advertising = I do not open links and do not pass on advertising. I will gladly answer a question about a residence permit.
# Reply to somebody who asks on behalf of many; two or three sentences.
out-of-scope-bulk = I give everybody the same answers. If you have many documents, send a list of dates, one on each line: I will answer each of them and store nothing from the list.

# Reply to a greeting; one to three short sentences.
chat-greeting = Hello! Ask about a residence permit in your own words. Or type the last day on the card, and I will check it.
# Reply to thanks; one to three short sentences.
chat-thanks = You are welcome. I wish you good luck with your papers.
# Reply to “ok” and the like; one to three short sentences.
chat-ok = Good. If anything else comes up, write.
# Reply to an insult; one to three short sentences.
chat-insult = I understand that it is hard. If you have a question about a residence permit, I am here.
# Reply to “who are you?”; bold first line. $stored-message: the list of what is stored.
chat-about-bot =
    <b>I am Ruqsat, a program. I do not belong to the ministry, and this is not legal advice.</b>
    My answers come from published laws and notices; each names its sources and the day they were read. What is stored: { $stored-message } See it with /privacy, erase it with /forget.
# One wording of what is stored, for every place that says it.
stored-data = the number of this chat, your language and reminder time; of a document that you save: its kind, dates, whose it is in one word, visits you noted, what happened to it and what I told you about it.
# Reply to “where do you have this from?”; a few short sentences.
chat-source = Each answer ends with its sources, with a link and the day they were read. Laws: adilet.zan.kz. Guides: egov.kz and the police. About the failure of the system there is only the ministry’s answer to the press. Where something is our reading, I say so.
# Shown on the command line (`ruqsat ask`); the chat opens “erase everything?” instead. A few sentences.
chat-delete-data = You can see what is stored with /privacy and erase everything with /forget. You can delete the messages of this chat in Telegram.
# Shown on the command line (`ruqsat ask`); the chat opens the languages instead. A few sentences.
chat-language = Choose a language with /language: Kazakh, Russian or English.
# Shown on the command line (`ruqsat ask`); the chat opens the documents instead. A few sentences.
chat-reminder = I can remind you weeks before a document expires. Type its last day, or open /documents.
# Shown on the command line (`ruqsat ask`); the chat opens a check instead. A few sentences.
chat-assess = Let us look. Which document is it, and what is the last day on it? Type the date with the year.
# Shown on the command line (`ruqsat ask`); the chat opens the help instead. A few sentences.
chat-help = Type a question in your own words, or the last day on a document. /check checks a document, /documents keeps dates and reminds you, /settings changes language and time.
# Reply to “I want to talk to a person”; three short sentences, the quoted words can be typed.
chat-human = People do not read this chat; I am a program. Which office to go to: the contact centre 1414. For your rights: a lawyer or a free helper; write “free legal aid”.
# Reply to “your answer is wrong”. $button-message: the label of the button under an answer.
chat-report-mistake = Thank you for telling me. Each answer has a button “{ $button-message }”: these presses are counted. If a rule has changed, tell the people who run this bot, with a link.
# Shown on the command line (`ruqsat ask`); the chat opens the first message instead. A few sentences.
chat-start-over = Let us start again. Ask your question, or type the last day on the document.
# Shown on the command line (`ruqsat ask`); the chat opens a check instead. A few sentences.
chat-bare-date = Which document is this date on: residence permit, temporary permit, stateless person’s certificate, kandas certificate, passport? Is it its last day?
# Reply to a test of the bot; one to three short sentences.
chat-test = The bot works. Ask a question about a residence permit.
