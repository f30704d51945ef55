### Questions of the flows, and what is said when an answer does not fit.

# First question of a check; a button for each document below; one line.
ask-document = Which document is it about?
# First question about a loss; a button for each document below; one line.
ask-lost-document = Which document was lost?
# Question of a check: the document’s name in bold, then one or two sentences.
ask-expiry =
    <b>{ $document_message }</b>
    Until which date is it valid? Write the date printed on it, for example 20.09.2025.
# The same question where the document is not known; one or two sentences.
ask-expiry-plain = Until which date is it valid? Write the date printed on it, for example 20.09.2025.
# Question of a check, three answers as buttons below; one line.
ask-filing = Has an application for the new one been filed?
# Question for a past day, after “applied”; two short sentences.
ask-filing-day = On which day were the papers accepted? It is on the receipt.
# Asks whether an unlikely day was meant; buttons Yes and No below; two short sentences.
ask-filing-sure = Filed on { $filed_date }: that is more than a year before the expiry. Is this right?
# Question for a past day, after “I lost my card”; one line.
ask-loss-day = On which day was it lost or stolen?
# Question for a past day, after “I was fined”; two sentences.
ask-handed-over = On which day was the copy of the decision on the fine handed to you? The days for a complaint are counted from that day.
# After the button “Ask a question”; one sentence.
ask-question = Write your question in your own words: Kazakh, Russian or English.
# Question before saving, a button for each relation below; two short sentences.
ask-whose = Whose document is it? Only this label is shown in reminders; no names.
# One screen before the first save.
ask-consent =
    <b>Before anything is saved</b>
    Stored: { stored-data } No names, document numbers or photos.
    Why: to remind you.
    How long: { $months } months after the document’s last date or your last change to it, whichever is later, encrypted on this bot’s server. Telegram keeps this chat on its own servers.
    Erase everything at any time: /forget. Questions and checks work without saving.
# Question before everything is erased, one button below. $count: saved documents.
ask-forget = Erase everything stored about you? Saved documents: { $count }. Their reminders will not come any more.
# After everything was erased. $count: documents; two or three short sentences.
forgotten = <b>Erased.</b> Documents erased: { $count }. Your settings, the reminders and the key that encrypted them are gone too.
# Second paragraph after everything was erased; two short sentences.
forgotten-telegram = Telegram still keeps this chat; you can delete it in your app. Press /start to begin again.
# Where a past day is asked and a day to come was given; two short sentences.
day-lies-ahead = { $told_date } has not come yet. Please give a past day, or today.
# Instead of a verdict on a date that cannot be; two short sentences.
date-out-of-range = I can work only with dates from 2000 to 2099. Please check the date.
# Hint above a question that is asked again; two short sentences.
press-a-button = That does not look like an answer to the question below. Please press one of the buttons.
# Hint above “erase everything?”; the quoted words can be typed. One sentence.
press-or-cancel = To erase, press the button or write “yes, delete”; to keep everything, write “cancel”.
# Instead of a verdict, where a date was lost; keep the command. One line.
facts-missing = A date is missing. Please start again: /check.
# Date picker.
pick-year = Which year?
# Date picker.
pick-month = { $year }: which month?
# Date picker.
pick-day-of = { $month_message } { $year }: which day?
# After a press under a verdict that is no longer kept; keep the command.
check-is-gone = I no longer have the dates of the last check. Please start again: /check.
# Above two to four topics.
choice-intro = Did you mean one of these?
# After a message without a recognised question, above the main menu; two sentences.
not-understood = I did not understand the question. Please write it in other words, or choose below.
# A list of dates was pasted.
list-headline = <b>Dates read: { $count }</b>
# One line in the answer to a list of dates. $verdict_message: the verdict in a few words.
list-line = { $document_message }, { $expires_date } — { $verdict_message }
# One line in the answer to a list of dates. $line: what was typed, at most 60 letters.
list-line-unread = “{ $line }”: no date could be read
# Under the answer to a list of dates with more than $count lines; one line.
list-cut = Only the first { $count } lines were read.
# Last paragraph under the answer to a list of dates; three short sentences.
list-not-stored = This holds if no application was filed yet. Nothing of this list was stored. For the full answer on each one, press /check.
# Verdict in a few words, in a list.
short-none = no fine, in our reading
# Verdict in a few words, in a list.
short-grace = expired: apply today; no fine yet, in our reading
# Verdict in a few words, in a list.
short-warning = a warning is possible
# Verdict in a few words, in a list.
short-waived = the ministry promised no fine, without a last day: apply
# Verdict in a few words, in a list.
short-not-stated = the published texts do not say whether there is a fine
# Verdict in a few words, in a list.
short-fine = a fine is possible
# In a list: a second long overstay within a year.
short-expulsion = arrest and expulsion are possible: speak to a lawyer first
# Verdict in a few words, in a list.
short-no-rule = we found no rule for this
# Verdict in a few words, in a list.
short-none-apply-by = no fine, in our reading; apply by { $apply_by_date }
# Verdict in a few words, in a list: the paper is valid, and the last day to apply has passed.
short-none-late = no fine, in our reading; the last day to apply was { $apply_by_date }: apply now
# Question before saving where a like document is there; two short sentences.
ask-another = A document like this is already saved under this label. Update it, or add another one?
# The same question to somebody without saved documents; two sentences.
ask-forget-no-documents = Erase everything stored about you? No documents are saved here: only your language, your settings and the number of this chat.
# After everything was erased of somebody without saved documents; two short sentences.
forgotten-no-documents = <b>Erased.</b> Your language, your settings and the number of this chat are no longer stored.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-document = I could not tell which document you mean. Press a button or write its name, for example “residence permit” or “passport”.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-expiry = I see no date here. Write the last day on which the document is valid, for example 20.09.2025, or “I don’t know”.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-filing = Press a button or answer in one word: “no”, “applied” or “returned”. You can add a date: “applied 03.10.2025”.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-filing-day = I see no date here. Write the day on which the papers were accepted, for example 03.10.2025. It is on the receipt; without this day I cannot count the time.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-loss-day = I see no date here. Write the day of the loss, for example 03.10.2025 or “yesterday”. If you do not know it, give the earliest day it could have been.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-handed-over = I see no date here. Write the day on which the copy of the decision was handed to you, for example 03.10.2025, or “not yet”.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-yes-no = Please answer “yes” or “no”.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-consent = Nothing is saved without your agreement. Press the button or write “yes”; if you do not want this, write “cancel”.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-whose = Press a button or write in one word whose it is, for example “mine”, “mother”, “child”. No names are needed.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-hour = Write the hour, for example 9 or 19:00, or press a button.
# A second date could be either of two.
ask-which-day = { $told_date }: is it the last day of the document, or the day an application was accepted?
# Before the next question: the date read before is replaced by this one.
date-corrected = Corrected: <b>{ $told_date }</b>
# Two questions in one message: the second is the first button below.
also-asked = You also asked: { $topic_message }. The answer is behind the first button below.
# Below the first line of the likeliest answer, where another topic may be meant; one sentence.
or-meant = Or did you mean “{ $topic_message }”? Then press the first button below.
# Reply to “and in dollars?” after an answer; two sentences, the link stays.
follow-up-currency = I count in tenge only and know no exchange rate. The National Bank publishes the rate of the day: nationalbank.kz
# Reply to “and for my wife?” after an answer, which follows once more; one sentence.
follow-up-same = For your wife or husband the same holds; each document has its own dates.
# Said before “until when is it valid?”, where somebody asks about another person’s document after a verdict; one sentence.
follow-up-own-date = Everybody’s document has its own dates.
# Reply to a question of a few words that goes on with the last answer, which follows once more; one sentence.
follow-up-same-topic = I take this as a further question about “{ $topic_message }”.
# A list of dates, whose each is.
list-line-of = { $whose_message }: { $document_message }, { $expires_date } — { $verdict_message }
# Button of a list: whose or which, and its date.
list-button = { $name_message } · { $on_message }
# After all documents of a list were saved; two short sentences.
saved-several = <b>Saved.</b> Documents saved: { $count }. Reminders will come for each.
# After "the application was returned".
ask-filing-day-returned = On which day had the papers been accepted before they were returned?
# Asked only where an answer changes the verdict; so are the next two.
ask-penalised = Was there a penalty for the same thing in the last { $repeat-months } months? If so, write the day on which it was carried out: a fine is, once it is paid.
# Question of a check, asked only where it changes the verdict; two sentences.
ask-opened = Has a case been opened about this (a record of the offence, “protocol”)? If so, write the day.
# Question of a check, asked only where it changes the verdict; two sentences.
ask-reported = Was the loss reported? If so, write the day.
# Where the day of a report lies before that of the loss; two short sentences.
reported-before-the-loss = The loss was on { $lost_date }. A report cannot lie before it: please check the day.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-penalised = Write the day on which the earlier penalty was carried out, for example 03.10.2025, or “no”. If you know it only roughly, write the latest day it may have been.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-opened = Write the day on which the case was opened, for example 03.10.2025: it is in the record of the offence (protocol). Or write “no”.
# Hint where the answer did not fit, above the question again; the quoted words can be typed.
hint-reported = Write the day on which the loss was reported, for example 03.10.2025, or “not yet”. If you know it only roughly, write the latest day it may have been.
# "I was fined": how far the case is; each answer leads to its own last day and steps.
ask-stage = How far is it? A record of the offence (protocol), an offer to pay half, a decision that was handed over, or a court?
# Question of the flow of a fine; two sentences.
ask-half-offered = On which day did the officer offer half and explain it? The days are counted from then.
# "I was refused".
ask-learnt = On which day did you learn of the refusal? The months to complain are counted from that day.
# Where a typed answer was not understood: how to write it; two sentences.
hint-stage = Press a button, or write “protocol”, “half”, “decision” or “court”. You can add the day.
# Where a typed answer was not understood: how to write it; two sentences.
hint-half-offered = I see no date here. Write the day of the offer, for example 03.10.2025, or “I don’t know”.
# Where a typed answer was not understood: how to write it; two sentences.
hint-learnt = I see no date here. Write the day on which you learnt of the refusal, for example 03.10.2025, or “no answer yet”.
# Of somebody who has been told of a case.
ask-protocol-day = On which day was the record of the offence (protocol) drawn up? The MCI of that day counts.
# Above what else can be done with a document, or asked about a topic.
more-on =
    <b>{ $what_message }</b>
    What else would you like?
# Note on a press: at most 200 characters.
list-is-gone = I no longer keep that list. Please send it again.
# Question of the flow of a fine, where a court has ruled; two sentences.
ask-handed-over-court = On which day was the copy of the court’s ruling handed to you? The days for a complaint are counted from that day.
# Several papers were told with day and month alone; one sentence, years as buttons below.
ask-year-of-several = Which year is it, on each of them?
# “How much is the fine if it ended on …?”: before the lines, one for each document.
sums-headline = <b>Ended { $expires_date }, if no application was filed:</b>
# One document: its short name, the sum, and the verdict in a few words.
sums-line = • { $name_message }: { $sum_message }; { $verdict_message }
# The same where a fine is not certain.
sums-line-at-risk = • { $name_message }: { $verdict_message }; at risk { $sum_message }
# The same without a sum.
sums-line-without = • { $name_message }: { $verdict_message }
