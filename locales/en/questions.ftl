### Questions of the flows, and what is said when an answer does not fit.

ask-document = Which document is it about?
ask-lost-document = Which document was lost?
ask-expiry =
    <b>{ $document_message }</b>
    Until which date is it valid? Write the date printed on it, for example 20.09.2025.
ask-expiry-plain = Until which date is it valid? Write the date printed on it, for example 20.09.2025.
ask-filing = Has an application for the new one been filed?
ask-filing-day = On which day were the papers accepted? It is on the receipt.
ask-filing-sure = Filed on { $filed_date }: that is more than a year before the expiry. Is this right?
ask-loss-day = On which day was it lost or stolen?
ask-handed-over = On which day was the copy of the decision on the fine handed to you? The days for a complaint are counted from that day.
ask-question = Write your question in your own words: Kazakh, Russian or English.
ask-whose = Whose document is it? Only this label is shown in reminders; no names.
# One screen before the first save.
ask-consent =
    <b>Before anything is saved</b>
    Stored: { stored-data } No names, document numbers or photos.
    Why: to remind you.
    How long: { $months } months after the document’s last date or your last change to it, whichever is later, encrypted on this bot’s server. Telegram keeps this chat on its own servers.
    Erase everything at any time: /forget. Questions and checks work without saving.
ask-forget = Erase everything stored about you? Saved documents: { $count }. Their reminders will not come any more.
forgotten = <b>Erased.</b> Documents erased: { $count }. Your settings, the reminders and the key that encrypted them are gone too.
forgotten-telegram = Telegram still keeps this chat; you can delete it in your app. Press /start to begin again.
day-lies-ahead = { $told_date } has not come yet. Please give a past day, or today.
date-out-of-range = I can work only with dates from 2000 to 2099. Please check the date.
press-a-button = That does not look like an answer to the question below. Please press one of the buttons.
press-or-cancel = To erase, press the button or write “yes, delete”; to keep everything, write “cancel”.
facts-missing = A date is missing. Please start again: /check.
# Date picker.
pick-year = Which year?
# Date picker.
pick-month = { $year }: which month?
# Date picker.
pick-day-of = { $month_message } { $year }: which day?
check-is-gone = I no longer have the dates of the last check. Please start again: /check.
# Above two to four topics.
choice-intro = Did you mean one of these?
not-understood = I did not understand the question. Please write it in other words, or choose below.
# A list of dates was pasted.
list-headline = <b>Dates read: { $count }</b>
list-line = { $document_message }, { $expires_date } — { $verdict_message }
list-line-unread = “{ $line }”: no date could be read
list-cut = Only the first { $count } lines were read.
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
ask-another = A document like this is already saved under this label. Update it, or add another one?
ask-forget-no-documents = Erase everything stored about you? No documents are saved here: only your language, your settings and the number of this chat.
forgotten-no-documents = <b>Erased.</b> Your language, your settings and the number of this chat are no longer stored.
hint-document = I could not tell which document you mean. Press a button or write its name, for example “residence permit” or “passport”.
hint-expiry = I see no date here. Write the last day on which the document is valid, for example 20.09.2025, or “I don’t know”.
hint-filing = Press a button or answer in one word: “no”, “applied” or “returned”. You can add a date: “applied 03.10.2025”.
hint-filing-day = I see no date here. Write the day on which the papers were accepted, for example 03.10.2025. It is on the receipt; without this day I cannot count the time.
hint-loss-day = I see no date here. Write the day of the loss, for example 03.10.2025 or “yesterday”. If you do not know it, give the earliest day it could have been.
hint-handed-over = I see no date here. Write the day on which the copy of the decision was handed to you, for example 03.10.2025, or “not yet”.
hint-yes-no = Please answer “yes” or “no”.
hint-consent = Nothing is saved without your agreement. Press the button or write “yes”; if you do not want this, write “cancel”.
hint-whose = Press a button or write in one word whose it is, for example “mine”, “mother”, “child”. No names are needed.
hint-hour = Write the hour, for example 9 or 19:00, or press a button.
# A second date could be either of two.
ask-which-day = { $told_date }: is it the last day of the document, or the day an application was accepted?
# Before the next question: the date read before is replaced by this one.
date-corrected = Corrected: <b>{ $told_date }</b>
# Two questions in one message: the second is the first button below.
also-asked = You also asked: { $topic_message }. The answer is behind the first button below.
follow-up-currency = I count in tenge only and know no exchange rate. The National Bank publishes the rate of the day: nationalbank.kz
follow-up-children = A child’s document has its own dates. Write which document and until when it is valid, for example “my son, residence permit, 20.09.2026”, and I will check it.
follow-up-spouse = Everybody’s document has its own dates. Write which document and until when it is valid, for example “my wife, residence permit, 20.09.2026”, and I will check it.
# A list of dates, whose each is.
list-line-of = { $whose_message }: { $document_message }, { $expires_date } — { $verdict_message }
# Button of a list: whose or which, and its date.
list-button = { $name_message } · { $on_message }
saved-several = <b>Saved.</b> Documents saved: { $count }. Reminders will come for each.
# After "the application was returned".
ask-filing-day-returned = On which day had the papers been accepted before they were returned?
# Asked only where an answer changes the verdict; so are the next two.
ask-penalised = Was there a penalty for the same thing in the last twelve months? If so, write the day on which it was carried out: a fine is, once it is paid.
ask-opened = Has a case been opened about this (a record of the offence, “protocol”)? If so, write the day.
ask-reported = Was the loss reported? If so, write the day.
reported-before-the-loss = The loss was on { $lost_date }. A report cannot lie before it: please check the day.
hint-penalised = Write the day on which the earlier penalty was carried out, for example 03.10.2025, or “no”. If you know it only roughly, write the latest day it may have been.
hint-opened = Write the day on which the case was opened, for example 03.10.2025: it is in the record of the offence (protocol). Or write “no”.
hint-reported = Write the day on which the loss was reported, for example 03.10.2025, or “not yet”. If you know it only roughly, write the latest day it may have been.
# "I was fined": how far the case is; each answer leads to its own last day and steps.
ask-stage = How far is it? A record of the offence (protocol), an offer to pay half, a decision that was handed over, or a court?
ask-half-offered = On which day did the officer offer half and explain it? The days are counted from then.
# "I was refused".
ask-learnt = On which day did you learn of the refusal? The months to complain are counted from that day.
hint-stage = Press a button, or write “protocol”, “half”, “decision” or “court”. You can add the day.
hint-half-offered = I see no date here. Write the day of the offer, for example 03.10.2025, or “I don’t know”.
hint-learnt = I see no date here. Write the day on which you learnt of the refusal, for example 03.10.2025, or “no answer yet”.
# Of somebody who has been told of a case.
ask-protocol-day = On which day was the record of the offence (protocol) drawn up? The MCI of that day counts.
# Above what else can be done with a document, or asked about a topic.
more-on =
    <b>{ $what_message }</b>
    What else would you like?
# Note on a press: at most 200 characters.
list-is-gone = I no longer keep that list. Please send it again.
