### Letters to print, in Kazakh and Russian on one sheet; the English text is there for reading.
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
# Title of a letter and of its PDF, the first word in capitals; two lines of half a sheet.
letter-title-request = APPLICATION to renew a document by the ministry’s statement
# Title of a letter and of its PDF, the first word in capitals; two lines of half a sheet.
letter-title-enquiry = ENQUIRY: does the ministry’s statement cover this case?
# What a letter about renewal asks for, below its title; one or two sentences.
letter-ask-request = Please accept the papers for the renewal of the document named below. Please do not hold the applicant administratively liable for its expiry.
# What a letter about renewal asks for, below its title; one or two sentences.
letter-ask-enquiry = Please tell me in writing whether the ministry’s statement covers the document named below, and accept the papers for its renewal.
# Line of a letter. $document_message: the full official name.
letter-document = Document: { $document_message }.
# Line of a letter; one line of half a sheet.
letter-expiry = Last day of its validity: { $expires_date }.
# Line of a letter; one line of half a sheet.
letter-filed = Application for the new document accepted on: { $filed_date }.
# Paragraph of a letter: what failed; two sentences. $start_date: its first day.
letter-outage-fingerprint-2025 = From { $start_date } until early October of that year the fingerprint registration system did not work because of a technical failure. Such documents could not be issued.
# For an outage that was added to the law without words of its own.
letter-outage = From { $start_date }: { $outage_message }. While it lasted, such documents could not be issued.
# Paragraph of a letter: the ministry’s promise as a report; one sentence.
letter-statement = The Ministry of Internal Affairs told the press that documents which expired in that period are renewed without a fine.
# Line of a letter. $source_message: the title of the source. $url: its address.
letter-publication = Publication: { $source_message }, { $url }
# Line of a letter about renewal, before the signature; one sentence.
letter-answer = Please give the answer in writing.
# Caption of the letter in the chat; at most 1024 characters, better a few short sentences.
letter-caption-request = A letter to print, in Kazakh and Russian. Fill in the blanks by hand. It rests on a statement to the press; no written order was found.
# Caption of the letter in the chat; at most 1024 characters, better a few short sentences.
letter-caption-enquiry = A letter to print, in Kazakh and Russian: it asks, because the published words do not say. Fill in the blanks by hand.

## Words of the common form

# Words above a line for a pen, in a letter about renewal: to whom; one line of half a sheet.
letter-to-office = To the migration service (police):
# Words above a line for a pen, in a letter about a fine: to whom; one line of half a sheet.
letter-to-court = To the court (named in the decision):
# Words above a line for a pen, in a letter: where it is handed in; one line of half a sheet.
letter-through-decided = Through the office that issued the decision:
# Words above a line for a pen, in a letter about a refusal or delay: to whom; one line of half a sheet.
letter-to-superior = To the office that examines the complaint:
# Words above a line for a pen, in a letter: where it is handed in; one line of half a sheet.
letter-through-refused = Through the office that refused:
# Words above a line for a pen, in a letter: where it is handed in; one line of half a sheet.
letter-through-silent = Through the office that took the application:
# Words above a line for a pen, in a letter; one line of half a sheet.
letter-blank-name = From (surname, name, patronymic):
# Words above a line for a pen, in a letter; one line of half a sheet.
letter-blank-postal = Residence or postal address:
# Words above a line for a pen, in a letter; one line of half a sheet.
letter-blank-home = Address where I really live:
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-blank-iin = IIN (none: a dash)
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-blank-phone = Telephone
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-blank-document-number = Number of the document
# Words in bold above boxes to tick, in a complaint; one line of half a sheet.
letter-why = Why my rights are violated (tick):
# Words in bold above boxes to tick, in a complaint; one line of half a sheet.
letter-asks = I ask (tick):
# Box to tick in a complaint, after “I ask”, with a line for a pen; a few words.
letter-ask-interpreter = for an interpreter, language:
# Box to tick in a complaint that comes late, with a line for a pen; one sentence.
letter-late-restore = The time limit has passed; please restore it, because:
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-date = Date
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-signature = Signature
# Heading of the part of a letter that stays with the person, in small print; one line.
letter-slip = For the applicant: mark of receipt
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-slip-taken = Taken on: day, time
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-slip-number = Number
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-slip-who = Position, name
# Small print at the end of a letter; one or two lines. Who must give a slip, by which article.
letter-slip-law = Taking an application may not be refused; a slip with number, day, time and who took it is due (Administrative Procedural and Process Code, article 64).
# The edition that the letter was written by. $year is digits.
letter-edition = Text of spring { $year }: { $url }
# Small print at the end of a letter, where the text of the law has no date. $url: its address.
letter-edition-undated = Text: { $url }
# Words above a line for a pen, in a letter about renewal; one word.
letter-attached = Attached:
# Words in bold above boxes to tick, in a complaint; one line of half a sheet.
letter-attached-tick = Attached (tick):
# Box to tick, up to four beside each other in small print: what is attached; a few words.
letter-attached-decision = copy of the decision
# Box to tick, up to four beside each other in small print: what is attached; a few words.
letter-attached-receipt = copy of the receipt (slip)
# Box to tick, up to four beside each other in small print: what is attached; a few words.
letter-attached-publication = publication
# Box to tick, up to four beside each other in small print: what is attached; a few words.
letter-attached-visits = sheet of visits
# Box to tick, up to four beside each other in small print: what is attached; a few words.
letter-attached-refusal = copy of the refusal
# Box to tick, up to four beside each other in small print: what is attached; a few words.
letter-attached-papers = copies of the papers

## Words of the complaint about a decision on an offence

# Title of a letter and of its PDF, the first word in capitals; two lines of half a sheet.
letter-title-fine = COMPLAINT about a decision on an administrative offence
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-fine-number = Decision: No., day
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-fine-article = Article, fine
# Words above a line for a pen, in a letter about a fine: what the decision states; one line of half a sheet.
letter-fine-says = What the decision says:
# Line of a complaint about a fine. $handed-date: when the copy was handed over.
letter-fine-handed-over = Copy of the decision handed over: { $handed-date }.
# Line of a complaint about a fine that is in time. $last-date: the last day to complain.
letter-fine-last-day = By my count the last day to complain: { $last-date } (Code, article 829-4).
# Words above a line for a pen, in a letter about a fine, where the last day is over; one sentence.
letter-fine-late = The time limit has passed; please examine the complaint, because:
# Box to tick in a complaint: why, with a line for a pen below; two lines of half a sheet.
letter-fine-why-none = There was no offence, or no guilt of mine, because:
# Box to tick in a complaint: why, with a line for a pen below; two lines of half a sheet.
letter-fine-why-system = When I came, the system was down (days, offices):
# Box to tick in a complaint: why; one sentence, two lines of half a sheet.
letter-fine-why-filed = The application was filed in time; proof is attached.
# Box to tick in a complaint: why, with a line for a pen below; two lines of half a sheet.
letter-fine-why-mitigating = There are mitigating circumstances (article 56):
# Box to tick in a complaint: why; one sentence, two lines of half a sheet.
letter-fine-why-language = It was not translated into a language I understand.
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-fine-ask-cancel = to cancel the decision and close the case
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-fine-ask-remark = to end with an oral remark, as it is a minor matter (article 64-1)
# Box to tick in a complaint: ends the words “I ask”. $cut-percent: the most the law allows.
letter-fine-ask-lower = to lower the fine, by up to { $cut-percent } %
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-fine-ask-present = to hear me in person
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-fine-ask-defender = for free legal help
# Small print at the end of a complaint: where it is handed in and by which articles; two or three lines.
letter-fine-law = Handed in, in two copies, through the office that issued the decision: Code, articles 829-3 and 833.
# Caption of the letter in the chat; at most 1024 characters, better a few short sentences.
letter-caption-fine =
    <b>A complaint, in Kazakh and Russian.</b> Fill in the blanks by hand and tick only what is true.

    Hand in two copies with a copy of the decision at the office that issued it; keep a third with their mark.

    No lawyer wrote it. If more than a fine is at stake, show it to a lawyer.

## Words of the complaint about a refusal

# Last line of a caption of a complaint that is in time. $go-by-day: the last working day for it.
letter-caption-go-by = The last working day to hand it in: { $go-by-day }.
# Title of a letter and of its PDF, the first word in capitals; two lines of half a sheet.
letter-title-refusal = COMPLAINT about a refusal
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-refusal-number = Refusal: No., day
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-refusal-learnt = When I learnt of it
# Line of a complaint about a refusal. $learnt-date: the day that was told.
letter-refusal-learnt-on = I learnt of the refusal on { $learnt-date }.
# Line of a complaint about a refusal that is in time. $last-date: the last day to complain.
letter-refusal-last-day = By my count the last day to complain, if no other law says otherwise: { $last-date } (article 92).
# Words in bold above boxes to tick, in a complaint; one line of half a sheet.
letter-refusal-of = What was refused (tick):
# Box to tick in a complaint: what was refused; a few words.
letter-refusal-permission = permission for permanent residence
# Box to tick in a complaint: what was refused; a few words.
letter-refusal-card = residence permit or stateless person’s certificate
# Words above a line for a pen, in a letter about a refusal: its reason as written; one line of half a sheet.
letter-refusal-ground = Ground as written in the refusal:
# Box to tick in a complaint: why, with a line for a pen below; two lines of half a sheet.
letter-refusal-why-untrue = The ground is not true, because:
# Box to tick in a complaint: why, with a line for a pen below; two lines of half a sheet.
letter-refusal-why-complete = The papers were complete (list):
# Box to tick in a complaint: why, with a line for a pen below; two lines of half a sheet.
letter-refusal-why-exempt = The demand does not apply to me, because:
# Box to tick in a complaint: why; one sentence, two lines of half a sheet.
letter-refusal-why-preliminary = I was told no preliminary decision before the refusal (article 73).
# Box to tick in a complaint: why; one sentence, two lines of half a sheet.
letter-refusal-why-objection = I had no time to answer the preliminary decision (article 73).
# Box to tick in a complaint: why; one sentence, two lines of half a sheet.
letter-refusal-why-no-way = The refusal does not say how to complain (article 92).
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-refusal-ask-cancel = to cancel the refusal and decide again
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-refusal-ask-issue = to issue what was refused
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-refusal-ask-file = to show me the file (article 75)
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-refusal-ask-hear = to hear me (article 98)
# Small print at the end of a complaint: where it is handed in and by which articles; two or three lines.
letter-refusal-law = Handed in at the office that refused: Administrative Procedural and Process Code, articles 91–94.
# Caption of the letter in the chat; at most 1024 characters, better a few short sentences.
letter-caption-refusal =
    <b>A complaint, in Kazakh and Russian.</b> Fill in the blanks by hand and tick only what is true.

    Hand it in at the office that refused. Take the numbered slip: a complaint may not be turned away.

    No lawyer wrote it. If you were given a day to leave, show it to a lawyer today.

## Words of the complaint about delay or silence

# Title of a letter and of its PDF, the first word in capitals; two lines of half a sheet.
letter-title-delay = COMPLAINT about inaction
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-delay-number = Number of the application (slip)
# Line of a complaint about delay. $filed-date: when the papers were accepted.
letter-delay-filed = Application taken on: { $filed-date }.
# Name under a short line for a pen, up to four beside each other; two or three words.
letter-delay-filed-blank = Application taken on
# Words in bold above boxes to tick, in a complaint about delay; two lines of half a sheet.
letter-delay-of = What the application is for, and when its time limit ended (tick):
# Box to tick in a complaint about delay. $limit-date: the last of $card-limit-days days by law.
letter-delay-card = Residence permit (certificate): the last of { $card-limit-days } calendar days was { $limit-date } (law on identity documents, article 20).
# Box to tick in a complaint about delay, with a line for a pen. $card-limit-days: days by law.
letter-delay-card-blank = Residence permit (certificate): { $card-limit-days } calendar days (law on identity documents, article 20); the last was:
# Box to tick in a complaint about delay, with a line for a pen; one line of half a sheet.
letter-delay-permission = Permission: the time limit and the day it ended:
# Box to tick in a complaint: why; one sentence, two lines of half a sheet.
letter-delay-why-nothing = I was told neither a decision nor why it is late.
# Box to tick in a complaint: why; one sentence, two lines of half a sheet.
letter-delay-why-no-notice = There was no notice of a longer time limit (article 76).
# Words above a line for a pen, in a letter about delay; one line of half a sheet.
letter-delay-visits = Visits to the office (days) and answers:
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-delay-ask-decide = to decide and hand over the document
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-delay-ask-reasons = to answer in writing, with reasons
# Box to tick in a complaint: ends the words “I ask”, in small letters; two lines of half a sheet.
letter-delay-ask-who = to say who handles it
# Small print at the end of a complaint: where it is handed in and by which articles; two or three lines.
letter-delay-law = Handed in at the office that took the application; silence past the time limit counts as a refusal: Administrative Procedural and Process Code, articles 91–94.
# Caption of the letter in the chat; at most 1024 characters, better a few short sentences.
letter-caption-delay =
    <b>A complaint, in Kazakh and Russian.</b> Fill in the blanks by hand and tick only what is true.

    Hand it in at the office that took the application. Take the numbered slip: a complaint may not be turned away.

    The time limit for a card is in the law. We found no present one for a permission: ask the office for it in writing.
# Words above a line for a pen, in a letter about renewal; one line of half a sheet.
letter-visits = Visits and attempts to apply (days, offices):
# Line of a letter, where a sheet of visits lies behind it; one line of half a sheet.
letter-visits-sheet = Visits to the office: see the sheet of visits.
