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
letter-title-request = APPLICATION to renew a document by the ministry’s statement
letter-title-enquiry = ENQUIRY: does the ministry’s statement cover this case?
letter-ask-request = Please accept the papers for the renewal of the document named below. Please do not hold the applicant administratively liable for its expiry.
letter-ask-enquiry = Please tell me in writing whether the ministry’s statement covers the document named below, and accept the papers for its renewal.
letter-document = Document: { $document_message }.
letter-expiry = Last day of its validity: { $expires_date }.
letter-filed = Application for the new document accepted on: { $filed_date }.
letter-outage-fingerprint-2025 = From { $start_date } until early October of that year the fingerprint registration system did not work because of a technical failure. Such documents could not be issued.
# For an outage that was added to the law without words of its own.
letter-outage = From { $start_date }: { $outage_message }. While it lasted, such documents could not be issued.
letter-statement = The Ministry of Internal Affairs told the press that documents which expired in that period are renewed without a fine.
letter-publication = Publication: { $source_message }, { $url }
letter-answer = Please give the answer in writing.
letter-caption-request = A letter to print, in Kazakh and Russian. Fill in the blanks by hand. It rests on a statement to the press; no written order was found.
letter-caption-enquiry = A letter to print, in Kazakh and Russian: it asks, because the published words do not say. Fill in the blanks by hand.

## Words of the common form

letter-to-office = To the migration service (police):
letter-to-court = To the court (named in the decision):
letter-through-decided = Through the office that issued the decision:
letter-to-superior = To the office that examines the complaint:
letter-through-refused = Through the office that refused:
letter-through-silent = Through the office that took the application:
letter-blank-name = From (surname, name, patronymic):
letter-blank-postal = Residence or postal address:
letter-blank-home = Address where I really live:
letter-blank-iin = IIN (none: a dash)
letter-blank-phone = Telephone
letter-blank-document-number = Number of the document
letter-why = Why my rights are violated (tick):
letter-asks = I ask (tick):
letter-ask-interpreter = for an interpreter, language:
letter-late-restore = The term is over; please restore it, because:
letter-date = Date
letter-signature = Signature
letter-slip = For the applicant: mark of receipt
letter-slip-taken = Taken on: day, time
letter-slip-number = Number
letter-slip-who = Post, name
letter-slip-law = Taking an application may not be refused; a slip with number, day, time and who took it is due (Administrative Procedural and Process Code, article 64).
# The edition that the letter was written by. $year is digits.
letter-edition = Text of spring { $year }: { $url }
letter-edition-undated = Text: { $url }
letter-attached = Attached:

## Words of the complaint about a decision on an offence

letter-title-fine = COMPLAINT about a decision on an administrative offence
letter-fine-number = Decision No.
letter-fine-date = Of (day)
letter-fine-article = Article, fine
letter-fine-says = What the decision says:
letter-fine-handed-over = Copy of the decision handed over: { $handed-date }.
letter-fine-last-day = By my count the last day to complain: { $last-date } (Code, article 829-4).
letter-fine-late = The term is over; please examine the complaint, because:
letter-fine-why-none = There was no offence, or no guilt of mine, because:
letter-fine-why-system = When I came, the system was down (days, offices):
letter-fine-why-filed = The application was filed in time; proof is attached.
letter-fine-why-mitigating = There are mitigating circumstances (article 56):
letter-fine-why-language = It was not translated into a language I understand.
letter-fine-ask-cancel = to cancel the decision and close the case
letter-fine-ask-remark = to end with an oral remark, as it is a minor matter (article 64-1)
letter-fine-ask-lower = to lower the fine, by up to { $cut-percent } %
letter-fine-ask-present = to hear me in person
letter-fine-ask-defender = for free legal help
letter-fine-attached = Attached: a copy of the decision, and:
letter-fine-law = Handed in, in two copies, through the office that issued the decision: Code, articles 829-3 and 833.
letter-caption-fine =
    <b>A complaint, in Kazakh and Russian.</b> Fill in the blanks by hand and tick only what is true.

    Hand in two copies with a copy of the decision at the office that issued it; keep a third with their mark.

    No lawyer wrote it. If more than a fine is at stake, show it to a lawyer.

## Words of the complaint about a refusal

letter-title-refusal = COMPLAINT about a refusal
letter-refusal-number = Refusal: No., day
letter-refusal-learnt = When I learnt of it
letter-refusal-of = Refused was (tick):
letter-refusal-permission = permission for permanent residence
letter-refusal-card = residence permit or stateless person’s certificate
letter-refusal-ground = Ground as written in the refusal:
letter-refusal-why-untrue = The ground is not true, because:
letter-refusal-why-complete = The papers were complete (list):
letter-refusal-why-exempt = The demand does not apply to me, because:
letter-refusal-why-hearing = I was not heard before the decision (article 73).
letter-refusal-why-no-way = The refusal does not say how to complain (article 92).
letter-refusal-ask-cancel = to cancel the refusal and decide again
letter-refusal-ask-file = to show me the file (article 75)
letter-refusal-ask-hear = to hear me (article 98)
letter-refusal-attached = Attached: a copy of the refusal, and:
letter-refusal-law = Handed in at the office that refused: Administrative Procedural and Process Code, articles 91–94.
letter-caption-refusal =
    <b>A complaint, in Kazakh and Russian.</b> Fill in the blanks by hand and tick only what is true.

    Hand it in at the office that refused. Take the numbered slip: a complaint may not be turned away.

    No lawyer wrote it. If you were given a day to leave, show it to a lawyer today.

## Words of the complaint about delay or silence

letter-title-delay = COMPLAINT about inaction
letter-delay-number = Number of the application (slip)
letter-delay-filed = Application taken on: { $filed-date }.
letter-delay-of = What the application is for, and when its term ended (tick):
letter-delay-card = Residence permit (certificate): the last of { $card-limit-days } calendar days was { $limit-date } (law on identity documents, article 20).
letter-delay-permission = Permission: the term and the day it ended:
letter-delay-why-nothing = I was told neither a decision nor why it is late.
letter-delay-why-no-notice = There was no notice of a longer term (article 76).
letter-delay-visits = Visits to the office (days) and answers:
letter-delay-ask-decide = to decide and hand over the document
letter-delay-ask-reasons = to answer in writing, with reasons
letter-delay-ask-who = to say who handles it
letter-delay-attached = Attached: a copy of the receipt (slip), and:
letter-delay-law = Handed in at the office that took the application; silence past the term counts as a refusal: Administrative Procedural and Process Code, articles 91–94.
letter-caption-delay =
    <b>A complaint, in Kazakh and Russian.</b> Fill in the blanks by hand and tick only what is true.

    Hand it in at the office that took the application. Take the numbered slip: a complaint may not be turned away.

    The term for a card is in the law. We did not find the present term for a permission: ask the office for it in writing.
letter-visits = Visits and attempts to apply (days, offices):
