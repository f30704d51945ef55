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
case-title =
    <b>{ $document_message }</b> · { $label_message }
    Valid until and including { $expires_date }
case-title-no-date = <b>{ $document_message }</b> · { $label_message }
# On a button.
case-button = { $document_message } · { $label_message }
saved = <b>Saved.</b>
documents-headline = <b>My documents: { $count }</b>
no-documents = No document is saved yet. Check one first; then press “{ button-remind-me }”.
overview-line =
    { $title_message }
    { $state_message }. Next date: { $deadline_day }
overview-line-no-date =
    { $title_message }
    { $state_message }
case-state = { $state_message }.
case-state-not-filed = Not applied yet
case-state-filed = Applied, being decided
case-state-returned = The application was returned: it counts as not filed
case-state-in-hand = The new one is in hand
case-state-refused = The application was refused
case-state-fined = A fine was imposed
case-state-lost = Lost
case-state-stopped = Reminders are stopped
next-reminder = Next reminder: { $due_day }.
reminders-will-come = <b>Reminders will come</b> at { $hour }, Kazakhstan time:
reminder-line = • { $due_date } — { $occasion_message }
# Two lines below each other.
lines =
    { $first_message }
    { $then_message }
no-reminders-left = No reminders are left for it.
reminders-provisional = The public holidays of that year are not published yet; these days will be worked out again when they are.
reminders-promise = The last one before a date is repeated daily until you press “{ button-read }”, seven times at most. Add the calendar file too, as a backup.
too-many-documents = You can save { $count } documents at most. Delete one you no longer need in /documents.
document-is-gone = This document is no longer saved.
case-filed = Noted: filed on { $filed_date }. Keep the receipt. I will ask every 30 days how it went.
case-returned = Noted: the application was returned, so it counts as not filed. The reminders start again.
case-refused = Noted: refused. Ask for the reason in writing; you can complain about a refusal.
case-lost = { $days ->
    [one] Noted. Apply by { $apply_by_date }: within { $days } day of the loss.
   *[other] Noted. Apply by { $apply_by_date }: within { $days } days of the loss.
    }
case-lost-no-rule = Noted. We know no day by which to report this loss; do it as soon as you can.
case-fined = Noted. I will remind you of the last day to complain.
case-redated = Noted: valid until and including { $expires_date }.
case-stopped = Reminders for this document are stopped. It stays in the list; you can turn them on again there.
ask-remove = Delete this document with its reminders? <b>{ $title_message }</b>
removed = Deleted, with its reminders.
reminder-read = Thank you. I will not repeat it.
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
rung-silence = once, when the law’s days for an answer are over
# What a reminder is about, in a few words; in a list and on a settings button.
rung-object = { $days ->
    [one] { $days } day before the last day to complain
   *[other] { $days } days before the last day to complain
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-object-day = the last day to complain
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
rung-canary = daily test for the administrator
# Settings button.
rung-is-on = On: { $occasion_message }
# Settings button.
rung-is-off = Off: { $occasion_message }
fined-last-day = { $days ->
    [0] <b>Today is the last day to complain</b> ({ $last_day }).
    [one] <b>Last day to complain: { $last_day }.</b> { $days } day is left.
   *[other] <b>Last day to complain: { $last_day }.</b> { $days } days are left.
    }
fined-last-day-passed = <b>The last day to complain was { $last_day }.</b> A late complaint is still accepted, but the delay is weighed. Speak to a lawyer today.
label-numbered = { $label_message } ({ $which })
overview-line-passed =
    { $title_message }
    { $state_message }. It has expired.
case-resumed = Reminders for this document are on again.
reminders-will-come-next = { $count ->
    [0] <b>The first reminder comes in more than a month</b>, at { $hour } Kazakhstan time. Next:
    [one] <b>In the next month { $count } reminder will come</b>, at { $hour } Kazakhstan time. Next:
   *[other] <b>In the next month { $count } reminders will come</b>, at { $hour } Kazakhstan time. Next:
    }
reminders-and-more = All of them: /reminders
reminder-line-run = • { $from_date } to { $until_date }, { $count } times — { $occasion_message }
no-reminders-expired = The last day has passed, so there is nothing left to remind you of. Apply, and mark it here: then I will ask every 30 days how it is going.
document-short-residence-permit = Residence permit
document-short-stateless-certificate = Stateless person
document-short-temporary-permit = Temporary permit
document-short-passport = Passport
document-short-kandas-certificate = Kandas certificate
# A refusal with its day was told about a saved document.
case-refused-on = Noted: refused. I will remind you of the last day to complain.
