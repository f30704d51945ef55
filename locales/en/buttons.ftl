### Labels of buttons: two or three words where possible.

# Button of the main menu, on its own row; description of /check; at most 38 letters.
button-check = Check my document
# Button of the main menu and under short answers; at most 18 letters.
button-ask = Ask a question
# Button of the main menu and of reminders; quoted in texts; at most 18 letters.
button-documents = My documents
# Button of the main menu, on its own row; at most 38 letters.
button-waiting = I am waiting for a card
# Button of the main menu: the card is lost or stolen; at most 18 letters.
button-lost = I lost my card
# Button of the main menu and under verdicts; at most 18 letters.
button-fined = I was fined
# Button under the screen on waiting; at most 38 letters.
button-leaving = Before a journey
# Button of the main menu, beside another one elsewhere; at most 18 letters.
button-settings = Settings
# Button back to the main menu, beside another one; at most 18 letters.
button-menu = Menu
# Button under a question: one question back, beside Cancel; at most 18 letters.
button-back = Back
# Button under a question: out of it; at most 18 letters.
button-cancel = Cancel
# Button under a question, beside No; at most 18 letters.
button-yes = Yes
# Button under a question, beside Yes; at most 18 letters.
button-no = No
# Button under a question for a past day, beside Yesterday; at most 18 letters.
button-today = Today
# Button under a question for a past day, beside Today; at most 18 letters.
button-yesterday = Yesterday
# Button of the settings; at most 38 letters.
button-language = Language
# Button of the settings, beside Erase everything; description of /privacy; at most 18 letters.
button-privacy = What is stored?
# Button under a question for a date: opens the date picker; at most 38 letters.
button-pick-date = Pick the date
# Button under the question for the last day; at most 38 letters.
button-unknown-date = I don’t know the date
# Button where the date was not known; at most 38 letters.
button-date-found = I found the date
# Button of the date picker, under the months; at most 38 letters.
button-other-year = Other year
# Button of the date picker, under the days; at most 38 letters.
button-other-month = Other month
# Answer to “has an application been filed?”; at most 38 letters.
button-not-filed = Not applied yet
# Answer to “has an application been filed?”; at most 38 letters.
button-filed-pending = Applied, waiting
# Answer to “has an application been filed?”; at most 38 letters.
button-filed-returned = It was returned
# Button under what is stored, before the first save; at most 38 letters.
button-agree = I agree, save it
# Button under a verdict: saves the document; quoted in a text; at most 38 letters.
button-remind-me = Remind me in time
# Button under a verdict: it was filed already, asks the day; at most 38 letters.
button-tell-filing = Application filed
# Button under a verdict, beside the papers: check another date; at most 18 letters.
button-other-date = Another date
# Button for the calendar file, beside another one; at most 18 letters.
button-calendar = Calendar file
# Button under the list of documents; at most 38 letters.
button-calendar-all = Calendar for all
# Button among the papers: a picture with all dates; at most 38 letters.
button-time-line = Picture of my dates
# Button among the papers: a message to show at the desk; at most 38 letters.
button-counter-card = Note for the desk
# Button among the papers: a letter about renewal; at most 38 letters.
button-letter = Letter to print
# Button among the papers: a complaint; at most 38 letters.
button-complaint = Complaint to print
# Button of the diary of visits; at most 18 letters.
button-visits = My visits
# Button of the diary of visits; at most 18 letters.
button-visit-note = Note a visit
# Button of the diary of visits; at most 18 letters.
button-visit-change = Change an entry
# Button of the diary of visits; at most 18 letters.
button-visit-earlier = Earlier
# Button of the diary of visits; at most 18 letters.
button-visit-later = Later
# Button of one entry of the diary of visits; at most 18 letters.
button-visit-day = Change the day
# Button of one entry of the diary of visits; at most 18 letters.
button-visit-office = Change the office
# Button of one entry of the diary of visits; at most 18 letters.
button-visit-said = Change the result
# Button of one entry of the diary of visits; at most 18 letters.
button-visit-slip = Change the slip
# Button of one entry of the diary of visits; at most 18 letters.
button-visit-remove = Remove the entry
# Button under an answer: checks the reader’s own document; at most 38 letters.
button-check-my-date = Check my date
# Button under an answer, beside the menu; quoted in a reply; at most 18 letters.
button-wrong-answer = Not what I asked
# Button under the screen on waiting; at most 38 letters.
button-waiting-remind = Remind me while I wait
# Button under the list of documents, beside Reminders; at most 18 letters.
button-add-document = Add a document
# Button of a saved document: its verdict; quoted in reminders; at most 38 letters.
button-where-it-stands = Where it stands
# Button of a saved document and its reminders: it was filed now; at most 18 letters.
button-filed = Application filed
# Button of a saved document and its reminders: the new card is there; at most 18 letters.
button-in-hand = New one received
# Button of a saved document: the application came back; at most 18 letters.
button-returned = It was returned
# Button of a saved document, three in a row: the application was refused; at most 12 letters.
button-refused = Refused
# Button of a saved document, three in a row: it is lost; at most 12 letters.
button-case-lost = Lost
# Button of a saved document, three in a row; also a title in the calendar; at most 12 letters.
button-case-fined = Fined
# Button of a saved document: the days of its reminders; at most 18 letters.
button-ladder = Its reminders
# Button of a saved document: its last day was wrong; at most 18 letters.
button-correct-date = Change the date
# Button of a saved document: whose it is; at most 18 letters.
button-correct-label = Change the label
# Button of a saved document and its reminders: no more of them; at most 18 letters.
button-stop = Stop reminders
# Button of a saved document, asks before it deletes; at most 18 letters.
button-remove = Delete
# Button under “delete this document?”; at most 38 letters.
button-remove-sure = Yes, delete it
# Button of the settings and of /privacy: a file; at most 38 letters.
button-export = Everything stored about me
# Button of the settings, beside another one; at most 18 letters.
button-forget = Erase everything
# Button under “erase everything?”; at most 38 letters.
button-forget-sure = Yes, erase everything
# Button of the settings, beside the next: the hour of reminders; at most 18 letters.
button-hours = Reminder time
# Button of the settings: which kinds of reminders come; at most 18 letters.
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
# Button under a verdict and a saved document, beside another one; at most 18 letters.
button-papers = Letter, calendar
# Answer to “when was the decision handed to you?”; at most 38 letters.
button-not-handed-over = No decision yet
# Button where a like document is saved already; at most 38 letters.
button-add-another = Add another one
# Button under the list of documents: all their reminders; at most 18 letters.
button-all-reminders = Reminders
# Button of a long list of documents: the page before; at most 18 letters.
button-nearer = Previous
# Button of a long list of documents: the next page; at most 18 letters.
button-further = Next
# Button of a saved document that was filed; at most 38 letters.
button-correct-filing = Change the day you applied
# Button of a saved document in place of Stop reminders; at most 18 letters.
button-resume = Remind me again
# Button under a verdict, in place of Remind me, where no reminder would come; at most 38 letters.
button-save = Save this document
# Answer to “which of the two is this day?”; at most 38 letters.
button-is-expiry = Last day of the document
# Answer to “which of the two is this day?”; at most 38 letters.
button-is-filing = Application accepted
# Button under a list of dates; at most 38 letters.
button-save-all = Save all of them
# Button before a document is erased, on its own row. $title_message: kind and whose.
button-keep = Keep: { $title_message }
# To whether and when something has happened; two share a row, at most 18 letters.
button-unknown = I don’t know
# Answer to whether something has happened, beside “I don’t know”; at most 18 letters.
button-no-penalty = No penalty
# Answer to whether something has happened, beside “I don’t know”; at most 18 letters.
button-no-case = No case
# Answer to whether something has happened, beside “I don’t know”; at most 18 letters.
button-not-reported = Not reported
# On the main menu beside the settings; at most 18 letters.
button-i-was-refused = I was refused
# How far a case is; two share a row, at most 18 letters.
button-stage-protocol = Record (protocol)
# Button: how far a case about a fine has come; at most 18 letters.
button-stage-half = Half offered
# Button: how far a case about a fine has come; at most 18 letters.
button-stage-decision = Decision
# Button: how far a case about a fine has come; at most 18 letters.
button-stage-court = Court, expulsion
# Beside the days of a refusal: the office is silent.
button-no-answer-yet = No answer yet
# Last button below a verdict, an answer, a reminder.
button-more = More, menu
# Takes back the day that was read, for example “Not 20 September?”; at most 18 letters.
button-not-this-day = Not { $day_message }?
# Button: it was told by mistake and is taken back; at most 18 letters.
button-untell = It was a mistake
# Button of something that was told about a document: opens it. $label_message: its name.
button-told = ✓ { $label_message }
# Button: what can be corrected about a saved document; at most 18 letters.
button-correct = Correct, delete
# Button: the application told of a saved document; at most 38 letters.
button-application = The application
# Button: the day was another one; at most 18 letters.
button-another-day = Another day
# Button below a verdict on a document that is saved: its page; at most 18 letters.
button-open-saved = Saved: open
