### First contact, the menu, help, commands. Shown in the private chat.

# Language button; each language is written in itself.
language-en = English
# Language button.
language-kk = Қазақша
# Language button.
language-ru = Русский
# First message a person sees.
welcome =
    <b>Hello. This is Ruqsat, a bot about residence permits in Kazakhstan.</b>
    From your dates I work out whether a fine is possible and when to apply; I remind you in time and answer questions.
# Last line of the first message, above the main menu; one sentence.
welcome-choose = Choose below, or simply write your question.
# One line under verdicts and long answers.
not-the-ministry = This bot does not belong to the ministry. This is not legal advice.
# Above the main menu.
menu = What would you like to do?
# Above the language buttons; one line.
choose-language = Choose a language.
# After the language was chosen; in that language.
language-set = I will write in English from now on.
# After /help; a headline and a line for each command, keep the commands as they are.
help =
    <b>What you can do here</b>
    • find out whether a fine is possible and when to apply: /check
    • check many dates at once: send a list, one on each line
    • save a document and be reminded: /documents
    • ask a question: just write it, in Kazakh, Russian or English
    • change language and reminder time: /settings
    • see what is stored and erase it: /privacy, /forget
# The promise, exactly as strong as it is.
help-promise = <b>About reminders.</b> Once I have said “saved”, each reminder will reach Telegram at least once. Three things must hold: this bot’s disk is not lost, the bot is started again after a failure, and you have not blocked it. If it is unclear whether a reminder arrived, I send it again and say so. I cannot promise the exact minute. Add the calendar file too, as a backup.
# Last paragraph of help, privacy and some replies. $contact: as set, such as an address.
reach-the-operator = To reach the people who run this bot: { $contact }
# In place of the line above where no contact is set; one line.
operator-unknown = The people who run this bot have not left a contact.
# After a command that does not exist, above the main menu; two short sentences.
unknown-command = I do not know this command. Choose below, or write your question.
# After Cancel, above the main menu; one line.
cancelled = Cancelled. Nothing was changed.
# After /cancel where no question is open; one line.
nothing-to-cancel = There is nothing to cancel.
# After a voice message, a sticker and the like.
only-text-and-buttons = I can read only text and button presses. Please write your question in words.
# After a picture or a file; three short sentences.
picture-not-read = I do not open or keep pictures and files. If a picture shows a document or a face, please delete it from the chat. Write only the date printed on the card.
# After an earlier message was changed; two short sentences.
edits-are-not-read = I do not see changes to earlier messages. Please send it again as a new message.
# After a message whose text could not be read; two short sentences.
text-not-received = Your message reached me without its text. Please type it again.
# After a message of more than 4096 letters; two short sentences.
text-too-long = This message is too long for me. Please ask in a few sentences.
# Instead of an answer, after a message with a personal number; a few short sentences.
private-number-seen = Your message seems to contain a personal number. I have not stored it. Please delete the message from the chat. I never need names, document numbers or photos — only dates.
# In a group.
group-offer = I answer in the private chat only, because the dates of your documents are private. Please write to me there.
# In a group.
group-offer-link = I answer in the private chat only, because the dates of your documents are private: https://t.me/{ $bot }
# After a fault of the program.
something-went-wrong = Something went wrong on my side; it has been noted. Please try once more, or press /start.
# When the disk is full or failing.
not-saved = <b>Not saved.</b> I cannot write to my disk at the moment, so nothing of this was kept. The people who run the bot have been told. Please try again later.
# Once to somebody who writes too fast; one or two sentences.
slow-down = Your messages come too often. Please wait a moment and send the last one again.
# The text of an empty chat; at most 512 characters.
bot-description = Is a fine possible? When to apply? Ruqsat answers questions about residence permits in Kazakhstan, works out from your dates whether a fine is possible and when to apply, and reminds you in time. Kazakh, Russian, English. This bot does not belong to the ministry.
# On the profile page; at most 120 characters.
bot-short-description = Residence permits in Kazakhstan: deadlines, fines, reminders. Not the ministry.
# Command menu; at most 256 characters.
command-start = Start, main menu
# Command menu; at most 256 characters.
command-check = { button-check }
# Command menu; at most 256 characters.
command-documents = My documents
# Command menu; at most 256 characters.
command-reminders = Reminders that will come
# Command menu; at most 256 characters.
command-ask = Ask a question
# Description of a command in Telegram’s menu; at most 256 letters.
command-report = Tell how it went at the office today
# Description of a command in Telegram’s menu; at most 256 letters.
command-status = What people say of the offices today
# Description of a command in Telegram’s menu; at most 256 letters.
command-plan = Plan the papers for a first permission
# Command menu; at most 256 characters.
command-settings = Language, reminder time, reminders
# Command menu; at most 256 characters.
command-language = Change the language
# Command menu; at most 256 characters.
command-help = What the bot can do
# Command menu; at most 256 characters.
command-privacy = { button-privacy }
# Command menu; at most 256 characters.
command-forget = Erase everything about me
# Command menu; at most 256 characters.
command-cancel = Cancel the current step
# After Cancel where only the date of a new document was missing; two sentences.
cancelled-in-hand = The new date was not noted. Until it is, no reminders will come for this document; you can give it in “{ button-documents }”.
