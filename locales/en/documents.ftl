### Saved documents, their labels, states and reminders.

# Whose document it is; on a button and behind a document’s name.
label-mine = mine
# Whose document it is; on a button and behind a document’s name.
label-mother = mother’s
# Whose document it is; on a button and behind a document’s name.
label-father = father’s
# Whose document it is; on a button and behind a document’s name.
label-spouse = spouse’s
# Whose document it is; on a button and behind a document’s name.
label-child = child’s
# Whose document it is; on a button and behind a document’s name.
label-worker = worker’s
# Whose document it is; on a button and behind a document’s name.
label-other = somebody else’s
# Title of a saved document above what is said of it; two lines. $label_message: whose it is.
case-title =
    <b>{ $document_message }</b> · { $label_message }
    Valid until and including { $expires_date }
# Title of a saved document whose last day is not known; one line. $label_message: whose it is.
case-title-no-date = <b>{ $document_message }</b> · { $label_message }
# On a button.
case-button = { $document_message } · { $label_message }
# Headline after a document was saved; one word, which the promise in the help quotes.
saved = <b>Saved.</b>
# Headline of the list of saved documents; one line.
documents-headline = <b>My documents: { $count }</b>
# In place of the list of documents; two short sentences.
no-documents = No document is saved yet. Check one first; then press “{ button-remind-me }”.
# A document in the list. $title_message: its title. $state_message: a state. Two or three lines.
overview-line =
    { $title_message }
    { $state_message }. Next date: { $deadline_day }
# A document in the list for which no date is ahead. $state_message: one of the states below.
overview-line-no-date =
    { $title_message }
    { $state_message }
# Under a document’s title: one of the states below, as a sentence.
case-state = { $state_message }.
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-not-filed = No application noted
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-filed = Applied, being decided
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-returned = The application was returned: it counts as not filed
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-in-hand = The new document has been received
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-refused = The application was refused
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-fined = A fine was imposed
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-half-offered = Half of a fine was offered
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-lost = Lost
# State of a saved document, in the list and under its title; a few words, no full stop.
case-state-stopped = Reminders are stopped
# Under a saved document; one line.
next-reminder = Next reminder: { $due_day }.
# Above the lines of a document’s reminders. $hour: as 09:00.
reminders-will-come = <b>Reminders will come</b> at { $hour }, Kazakhstan time:
# One reminder in a document’s list; one line. $occasion_message: what it is about.
reminder-line = • { $due_date } — { $occasion_message }
# Two lines below each other.
lines =
    { $first_message }
    { $then_message }
# In place of a document’s list of reminders; one line.
no-reminders-left = No reminders are left for it.
# Under a document’s reminders, where the days off of a year are not known; one sentence.
reminders-provisional = The public holidays of that year are not published yet; these days will be worked out again when they are.
# Last paragraph after a document was saved or changed; two sentences.
reminders-promise = The last one before a date is repeated daily until you press “{ button-read }”, seven times at most. Add the calendar file too, as a backup.
# Instead of saving. $count: as many as can be saved; two short sentences.
too-many-documents = You can save { $count } documents at most. Delete one you no longer need in /documents.
# After a press that speaks of a deleted document; one line.
document-is-gone = This document is no longer saved.
# First line after this was told of a saved document; two or three short sentences.
case-filed = Noted: filed on { $filed_date }. Keep the receipt. I will ask every 30 days how it went.
# First line after this was told of a saved document; two or three short sentences.
case-returned = Noted: the application was returned, so it counts as not filed. The reminders start again.
# First line after this was told of a saved document; two or three short sentences.
case-refused = Noted: refused. Ask for the reason in writing; you can complain about a refusal.
# First line after a loss was told of a saved document; two short sentences. $days: to report it.
case-lost = { $days ->
    [one] Noted. Report the loss and apply by { $apply_by_date }: within { $days } day of the loss.
   *[other] Noted. Report the loss and apply by { $apply_by_date }: within { $days } days of the loss.
    }
# First line after this was told of a saved document; two or three short sentences.
case-lost-no-rule = Noted. We know no day by which to report this loss; do it as soon as you can.
# First line after the last day of a saved document was changed; one line.
case-redated = Noted: valid until and including { $expires_date }.
# First line after the reminders of a document were stopped; two short sentences.
case-stopped = Reminders for this document are stopped. It stays in the list; you can turn them on again there.
# Question before a document is deleted, one button below; one line.
ask-remove = Delete this document with its reminders? <b>{ $title_message }</b>
# After a document was deleted; one line.
removed = Deleted, with its reminders.
# After “I have read it” under a reminder; one line.
reminder-read = Thank you. I will not repeat it.
# After “Remind me tomorrow” under a reminder; one line.
reminder-tomorrow = I will remind you again: { $due_day }.
# What a reminder is about, in a few words; in a list and on a settings button.
rung-go-by = { $days ->
    [one] { $days } day before the last working day to apply
   *[other] { $days } days before the last working day to apply
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-go-by-day = the last working day to apply
# What a reminder is about, in a few words; in a list and on a settings button.
rung-weekly = weekly, until the expiry
# What a reminder is about, in a few words; in a list of reminders.
rung-overdue = weekly, until you apply
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expiry = { $days ->
    [one] { $days } day before the expiry
   *[other] { $days } days before the expiry
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expiry-day = the expiry day
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expired = day { $days } after the expiry
# What a reminder is about, in a few words; in a list and on a settings button.
rung-pending = how is the application going?
# What a reminder is about, in a few words; in a list and on a settings button.
rung-silence = once, when the time the law allows for making a card is over
# What a reminder is about, in a few words; in a list and on a settings button.
rung-object = { $days ->
    [one] { $days } day before the last working day to complain
   *[other] { $days } days before the last working day to complain
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-object-day = the last working day to complain
# What a reminder is about, in a few words; in a list and on a settings button.
rung-half = { $days ->
    [one] { $days } day before the last day to pay half
   *[other] { $days } days before the last day to pay half
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-half-day = the last day to pay half
# What a reminder is about, in a few words; in a list and on a settings button.
rung-loss = { $days ->
    [one] { $days } day before the last day to report the loss
   *[other] { $days } days before the last day to report the loss
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-loss-day = the last day to report the loss
# What a reminder is about, in a few words; in a list and on a settings button.
rung-snoozed = again, as you asked
# What a reminder is about, in a few words; in a list and on a settings button.
rung-again = repeated until read
# What a reminder is about, in a few words; in a list and on a settings button.
rung-ask = asked in the evening, whether they took it
# What a reminder is about, in a few words; in a list and on a settings button.
rung-canary = daily test for the administrator
# Settings button.
rung-is-on = On: { $occasion_message }
# Settings button.
rung-is-off = Off: { $occasion_message }
# Headline of what to know about a fine, and of its reminder. $days: left, 0 today.
fined-last-day = { $days ->
    [0] <b>Today is the last day to complain</b> ({ $last_day }).
    [one] <b>Last day to complain: { $last_day }.</b> { $days } day is left.
   *[other] <b>Last day to complain: { $last_day }.</b> { $days } days are left.
    }
# Headline of what to know about a fine whose day is over; two or three short sentences.
fined-last-day-passed = <b>The last day to complain was { $last_day }.</b> A late complaint is still accepted, but the delay is weighed. Speak to a lawyer today.
# Whose document it is, where there are several: “mine (2)”. $which: a number.
label-numbered = { $label_message } ({ $which })
# A document in the list whose last date has passed. $state_message: one of the states above.
overview-line-passed =
    { $title_message }
    { $state_message }. It has expired.
# First line after the reminders of a document were turned on again; one line.
case-resumed = Reminders for this document are on again.
# Above the next reminders of a document, where there are many. $count: in the next 30 days.
reminders-will-come-next = { $count ->
    [0] <b>The first reminder comes in more than a month</b>, at { $hour } Kazakhstan time. Next:
    [one] <b>In the next month { $count } reminder will come</b>, at { $hour } Kazakhstan time. Next:
   *[other] <b>In the next month { $count } reminders will come</b>, at { $hour } Kazakhstan time. Next:
    }
# Last line where not all reminders are shown; one line, keep the command.
reminders-and-more = All of them: /reminders
# Three or more like reminders as one line. $occasion_message: what they are about.
reminder-line-run = • { $from_date } to { $until_date }, { $count } times — { $occasion_message }
# In place of the list of reminders of an expired document; two or three sentences.
no-reminders-expired = The last day has passed, so there is nothing left to remind you of. Apply, and mark it here: then I will ask every 30 days how it is going.
# Name on a button, before whose it is (“· mine”); the two together at most 38 letters.
document-short-residence-permit = Residence permit
# Name on a button, before whose it is (“· mine”); the two together at most 38 letters.
document-short-stateless-certificate = Stateless person
# Name on a button, before whose it is (“· mine”); the two together at most 38 letters.
document-short-temporary-permit = Temporary permit
# Name on a button, before whose it is (“· mine”); the two together at most 38 letters.
document-short-passport = Passport
# Name on a button, before whose it is (“· mine”); the two together at most 38 letters.
document-short-kandas-certificate = Kandas certificate
# A state with the day by which it asks for something; one line.
case-state-until = { $state_message }. Next date: { $until_date }.
# Under the most urgent state of a document: the others, folded. $state_message: a line each.
case-also =
    <blockquote expandable><b>Also kept about it</b>
    { $state_message }</blockquote>
# In a verdict or an answer: what was told is stored with the saved document; one line.
kept-with-document = Noted with your saved document.
# The same, with the day of the next reminder; one line.
kept-next-reminder = Noted with your document. Next reminder: { $due_day }.
# Headline where a document with these facts was saved before; one line.
already-saved = <b>It is saved already.</b>
# First line after something told by mistake was taken back; one line.
untold = Taken back: it no longer counts.
# Under a document that was lost; one line.
incident-lost-on = Lost on { $lost_date }.
# Under a document with an application; one line.
incident-filed-on = Applied on { $filed_date }.
