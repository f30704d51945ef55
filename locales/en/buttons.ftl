### Labels of buttons: two or three words where possible.

button-check = Check my document
button-ask = Ask a question
button-documents = My documents
button-waiting = I am waiting for a card
button-lost = I lost my card
button-fined = I was fined
button-leaving = Before a journey
button-settings = Settings
button-menu = Menu
button-back = Back
button-cancel = Cancel
button-yes = Yes
button-no = No
button-today = Today
button-yesterday = Yesterday
button-language = Language
button-privacy = What is stored?
button-pick-date = Pick the date
button-unknown-date = I don’t know the date
button-date-found = I found the date
button-other-year = Other year
button-other-month = Other month
button-not-filed = Not applied yet
button-filed-pending = Applied, waiting
button-filed-returned = It was returned
button-agree = I agree, save it
button-remind-me = Remind me in time
button-tell-filing = Application filed
button-other-date = Another date
button-calendar = Calendar file
button-calendar-all = Calendar file for all
button-time-line = Picture of my dates
button-counter-card = Note for the desk
button-letter = Letter to print
button-complaint = Complaint to print
button-visits = My visits
button-visit-note = Note a visit
button-visit-change = Remove an entry
button-visit-earlier = Earlier
button-visit-later = Later
button-check-my-date = Check my date
button-wrong-answer = Not what I asked
button-waiting-remind = Remind me while I wait
button-add-document = Add a document
button-where-it-stands = Where it stands
button-filed = Application filed
button-in-hand = New one received
button-returned = It was returned
button-refused = Refused
button-case-lost = Lost
button-case-fined = Fined
button-ladder = Its reminders
button-correct-date = Change the date
button-correct-label = Change the label
button-stop = Stop reminders
button-remove = Delete
button-remove-sure = Yes, delete it
button-export = Everything stored about me
button-forget = Erase everything
button-forget-sure = Yes, erase everything
button-hours = Reminder time
button-rungs = Which reminders
# Short note over the chat; at most 200 characters.
button-is-old = This button belongs to an earlier question. Use the newest message, or press /start.
# Short note over the chat; at most 200 characters.
thanks-for-report = Thank you. We have counted it; your text was not kept.
# A label that is the same in every language.
plain-label = { $label }
# A date on a button.
label-date = { $told_date }
# Month on a button of the date picker.
month-name-1 = January
# Month on a button of the date picker.
month-name-2 = February
# Month on a button of the date picker.
month-name-3 = March
# Month on a button of the date picker.
month-name-4 = April
# Month on a button of the date picker.
month-name-5 = May
# Month on a button of the date picker.
month-name-6 = June
# Month on a button of the date picker.
month-name-7 = July
# Month on a button of the date picker.
month-name-8 = August
# Month on a button of the date picker.
month-name-9 = September
# Month on a button of the date picker.
month-name-10 = October
# Month on a button of the date picker.
month-name-11 = November
# Month on a button of the date picker.
month-name-12 = December
button-papers = Letter, calendar
button-not-handed-over = No decision yet
button-add-another = Add another one
button-all-reminders = Reminders
button-nearer = Previous
button-further = Next
button-correct-filing = Change the day you applied
button-resume = Remind me again
button-save = Save this document
button-is-expiry = Last day of the document
button-is-filing = Application accepted
button-save-all = Save all of them
button-keep = Keep: { $title_message }
# To whether and when something has happened; two share a row, at most 18 letters.
button-unknown = I don’t know
button-no-penalty = No penalty
button-no-case = No case
button-not-reported = Not reported
# On the main menu beside the settings; at most 18 letters.
button-i-was-refused = I was refused
# How far a case is; two share a row, at most 18 letters.
button-stage-protocol = Record (protocol)
button-stage-half = Half offered
button-stage-decision = Decision
button-stage-court = Court, expulsion
# Beside the days of a refusal: the office is silent.
button-no-answer-yet = No answer yet
# Last button below a verdict, an answer, a reminder.
button-more = More, menu
# Takes back the day that was read, for example “Not 20 September?”; at most 18 letters.
button-not-this-day = Not { $day_message }?
