### Papers: calendar file, time line, card for the desk, letter. The card and the letter are always printed in Kazakh and Russian; the English text is there for reading.

# What a date means: in the time line, the calendar, the letter.
point-outage-starts = the failure begins
# What a date means: in the time line, the calendar, the letter.
point-outage-certain = last day that surely lies within the failure (our reading)
# What a date means: in the time line, the calendar, the letter.
point-outage-possible = last day that may lie within the failure (our reading)
# What a date means: in the time line, the calendar, the letter.
point-go-by = last working day to apply
# What a date means: in the time line, the calendar, the letter.
point-apply-by = last day to apply
# What a date means: in the time line, the calendar, the letter.
point-apply-by-our-reading = last day to apply (our reading)
# What a date means: in the time line, the calendar, the letter.
point-expiry = expiry: the last day printed on it
# What a date means: in the time line, the calendar, the letter.
point-fine-from = from this day a fine is possible (our reading)
# What a date means: in the time line, the calendar, the letter.
point-loss-by = last day to report the loss and apply
# What a date means: in the time line, the calendar, the letter.
point-loss-by-our-reading = last day to report the loss and apply (our reading)
# What a date means: in the time line, the calendar, the letter.
point-object-by = last day to complain (as we count)
# What a date means: in the time line, the calendar, the letter.
point-object-go-by = last working day to complain
# What a date means: in the time line, the calendar, the letter.
point-half-by = last day to pay half (as we count): ask a lawyer first
# What a date means: in the time line, the calendar, the letter.
point-next-reminder = next reminder
# What a date means: in the time line, the calendar, the letter.
point-today = today
# One date with its meaning: a line of the caption of the picture.
point-line = { $point_date } — { $what_message }
# Caption of the calendar file; at most 1024 characters, better three sentences.
calendar-caption = Open this file on your phone and add it to the calendar. It reminds you without this bot and without Telegram. A newer file replaces the entries of an older one.
# Title of a calendar entry.
calendar-summary = { $title_message }: { $what_message }
# Text inside a calendar entry; one short paragraph without markup.
calendar-description = { $point_date }: { $what_message }. Worked out by Ruqsat. { not-the-ministry }
# A document’s name alone, as the title of a paper.
document-alone = { $document_message }
# Caption of the file with everything stored; at most 1024 characters, better one line.
export-caption = Everything that is stored about you.
# In place of a picture, letter or file that could not be made; two sentences.
paper-failed = This paper could not be made; the error has been recorded. The dates themselves are in the message above.
# First of five lines to show an official, in bold; said in Kazakh and Russian only.
card-headline = <b>To show at the desk</b>
# One of five lines to show an official; said in Kazakh and Russian only.
card-document = Document: { $document_message }
# One of five lines to show an official; said in Kazakh and Russian only.
card-expiry = Last day of its validity: { $expires_date }
# One of five lines to show an official; said in Kazakh and Russian only.
card-filed = Application accepted on: { $filed_date }
# One of five lines to show an official; two sentences. $outage_message: what failed.
card-outage = It expired during a failure ({ $outage_message }; from { $start_date }). Please take this into account: the ministry told the press that such papers are renewed without a fine.
# The statement does not say whether it covers this document.
card-outage-open = Please check whether the ministry’s statement to the press covers this document ({ $outage_message }; from { $start_date }).
# Last of five lines to show an official: what the person asks for; two sentences.
card-request = I would like to apply for its renewal. Please give me a receipt for the papers with today’s date.
# Above the papers that can be made after a verdict.
choose-paper = Which paper would you like? The letter and the note are in Kazakh and Russian.
