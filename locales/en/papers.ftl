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
point-object-by = last day to complain about the fine
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
# The full official name of the document, in a letter.
letter-document-residence-permit = residence permit of a foreigner in the Republic of Kazakhstan
# The full official name of the document, in a letter.
letter-document-stateless-certificate = stateless person’s certificate
# The full official name of the document, in a letter.
letter-document-temporary-permit = temporary residence permit
# The full official name of the document, in a letter.
letter-document-passport = passport
# The full official name of the document, in a letter.
letter-document-kandas-certificate = kandas certificate
letter-to = To the migration service (police) of: ______________________
letter-from =
    From (name): ______________________
    Number of the document: ______________________
    Address, telephone: ______________________
letter-title-request = APPLICATION to renew a document by the ministry’s statement
letter-title-enquiry = ENQUIRY: does the ministry’s statement cover this case?
letter-title-statement = STATEMENT OF DATES, to be attached to a complaint
letter-ask-request = Please accept the papers for the renewal of the document named below. Please do not hold the applicant administratively liable for its expiry.
letter-ask-enquiry = Please tell me in writing whether the ministry’s statement covers the document named below, and accept the papers for its renewal.
letter-ask-statement = These dates are attached to the complaint about the decision on a fine. Article and number of the decision: ______________________ Handed over on: ____________
letter-document = Document: { $document_message }.
letter-expiry = Last day of its validity: { $expires_date }.
letter-filed = Application for the new document accepted on: { $filed_date }.
letter-not-filed = Visits and attempts to apply (days, offices): ______________________
letter-outage-fingerprint-2025 = From { $start_date } until early October of that year the fingerprint registration system did not work because of a technical failure. Such documents could not be issued.
# For an outage that was added to the law without words of its own.
letter-outage = From { $start_date }: { $outage_message }. While it lasted, such documents could not be issued.
letter-statement = The Ministry of Internal Affairs told the press that documents which expired in that period are renewed without a fine.
letter-publication = Publication: { $source_message }, { $url }
letter-dates = Dates
letter-answer = Please give the answer in writing.
letter-attached = Attached: ______________________
letter-signature = Date: ____________ Signature: ____________
letter-caption-request = A letter to print, in Kazakh and Russian. Fill in the blanks by hand. It rests on a statement to the press; no written order was found.
letter-caption-enquiry = A letter to print, in Kazakh and Russian: it asks, because the published words do not say. Fill in the blanks by hand.
letter-caption-statement = A sheet with the dates, in Kazakh and Russian, to attach to a complaint. Fill in the blanks by hand.
# Above the papers that can be made after a verdict.
choose-paper = Which paper would you like? The letter and the note are in Kazakh and Russian.
letter-to-statement = To the court or the superior body: ____________________
