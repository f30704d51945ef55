### Papers: calendar file, time line, card for the desk, letter. The card and the letter are always printed in Kazakh and Russian; the English text is there for reading.

# What a date means: in the time line, the calendar, the letter.
point-outage-starts = the failure begins
# What a date means: in the time line, the calendar, the letter.
point-outage-certain = last day that surely lies within the failure
# What a date means: in the time line, the calendar, the letter.
point-outage-possible = last day that may lie within the failure
# What a date means: in the time line, the calendar, the letter.
point-go-by = last working day to apply
# What a date means: in the time line, the calendar, the letter.
point-apply-by = last day to apply
# What a date means: in the time line, the calendar, the letter.
point-expiry = expiry: the last day it is valid
# What a date means: in the time line, the calendar, the letter.
point-fine-from = from this day a fine is possible (our reading)
# What a date means: in the time line, the calendar, the letter.
point-loss-by = last day to report the loss and apply
# What a date means: in the time line, the calendar, the letter.
point-object-by = last day to complain
# What a date means: in the time line, the calendar, the letter.
point-next-reminder = next reminder
# What a date means: in the time line, the calendar, the letter.
point-today = today
point-line = { $point_date } — { $what_message }
calendar-caption = Open this file on your phone and add it to the calendar. It reminds you without this bot and without Telegram. A newer file replaces the entries of an older one.
# Title of a calendar entry.
calendar-summary = { $title_message }: { $what_message }
calendar-description = { $point_date }: { $what_message }. Worked out by Ruqsat. { not-the-ministry }
# A document’s name alone, as the title of a paper.
document-alone = { $document_message }
export-caption = Everything that is stored about you.
paper-failed = This paper could not be made; the error has been recorded. The dates themselves are in the message above.
card-headline = <b>To show at the desk</b>
card-document = Document: { $document_message }
card-expiry = Last day of its validity: { $expires_date }
card-filed = Application accepted on: { $filed_date }
card-outage = It expired during a failure ({ $outage_message }; from { $start_date }). Please take this into account: the ministry told the press that such papers are renewed without a fine.
# The statement does not say whether it covers this document.
card-outage-open = Please check whether the ministry’s statement to the press covers this document ({ $outage_message }; from { $start_date }).
card-request = I would like to apply for its renewal. Please give me a receipt for the papers with today’s date.
# Above the papers that can be made after a verdict.
choose-paper = Which paper would you like? The letter and the note are in Kazakh and Russian.
