### Reminders, as they arrive by themselves. Facts of the day they are sent on.

# The first line, which also shows on a locked phone: nothing private in it.
reminder-preview = <b>A reminder you asked for.</b> Open the chat to read it.
# Stands below the first line when an earlier send may have arrived.
reminder-repeat = Perhaps a repeat: it is not certain that it reached you before.
# Above several documents in one message.
reminder-digest = <b>Documents that need you: { $count }.</b> The nearest date comes first.
# Last line of reminders and lists of more than eight documents. $count: those not shown.
reminder-more = Not shown here: { $count }. You find them in “{ button-documents }”.
# Reminder, in bold what to do and until when. $days: until $go_day, the last working day.
reminder-apply-ahead = { $days ->
    [1] <b>Tomorrow is the last working day to apply: { $go_day }.</b> Put the papers together today; at the office, keep the receipt. The last day to apply itself is { $apply_date }.
    [7] <b>One week left: apply by { $go_day }.</b> Choose the day you will go. After that no working day is left before { $apply_date }, the last day to apply.
   *[other] <b>Apply by { $go_day }.</b> That is the last working day; the last day to apply itself is { $apply_date }. Days left: { $days }.
    }
# The working days of that year are not known yet.
reminder-apply-ahead-provisional = { $days ->
    [1] <b>Tomorrow is the last day to apply: { $apply_day }.</b> Go today if the office is open: the days off of that year are not published yet.
   *[other] <b>Apply by { $apply_day }.</b> The public holidays of that year are not published yet, so go a few days earlier. Days left: { $days }.
    }
# Reminder on the last working day to apply; two short sentences, the first in bold.
reminder-apply-today = <b>Today is the last working day to apply in time.</b> Go today and keep the receipt.
# The day to apply is over, the document is still valid.
reminder-apply-late = <b>Apply today or on the next working day.</b> The last day to apply: { $apply_date }; the last day printed on it: { $expires_day }. Do not wait for the expiry; keep the receipt.
# For documents without a legal day to apply.
reminder-expires-ahead = { $days ->
    [1] <b>Tomorrow is its last day: { $expires_day }.</b> If you have not begun to renew it, begin today. How: “{ button-where-it-stands }”.
   *[other] <b>Renew it while it is valid. Last day: { $expires_day }.</b> How: “{ button-where-it-stands }”. Days left: { $days }.
    }
# Reminder on the last day of a document without a day to apply; the first sentence in bold.
reminder-expires-today = <b>Today is the last day printed on it.</b> If you have not begun to renew it, begin today. How: “{ button-where-it-stands }”.
# Reminder every 30 days after filing; short sentences, the first in bold.
reminder-pending = <b>How is the application going?</b> Filed on { $filed_date }. Press a button when something has changed. Heard nothing for long? Ask the office, with the receipt.
# Once, on the first working day after the law’s days for making a card.
reminder-silence =
    <b>The time the law allows for making a card is over.</b> You applied on { $filed-date }; the last of { $card-limit-days } calendar days was { $limit-date }. Ask the office first, with the receipt (slip); if there is no answer, hand in the complaint: “{ button-complaint }”.
    <blockquote expandable><b>Why</b>
    The days: law on identity documents, article 20. Silence after that counts as a refusal (Administrative Procedural and Process Code, article 91).
    If you applied for the permission, not for a card: we found no present time limit for it. Ask the office for it in writing.</blockquote>
# Reminder on a filing day told ahead; two short sentences, the first in bold.
reminder-filing-day = <b>Today is the day on which you wanted to apply.</b> Go today and keep the receipt.
# Reminder after a loss. $days: until $last_day, the last day to report it.
reminder-loss-ahead = { $days ->
    [1] <b>Tomorrow is the last day to report the loss and apply: { $last_day }.</b> Go to the migration service (police) today if you can; keep proof that you reported it.
   *[other] <b>Report the loss and apply by { $last_day }.</b> Where: the migration service (police). Keep proof that you reported it. Days left: { $days }.
    }
# Reminder after a loss; two or three short sentences, the first in bold.
reminder-loss-today = <b>Today is the last day to report the loss and apply.</b> Go to the migration service (police) today and keep proof that you reported it.
# Reminder after a loss; two or three short sentences, the first in bold.
reminder-loss-passed = <b>The last day to report the loss was { $last_day }.</b> If you have reported it, keep the proof. If not, report it today or on the next working day, and apply.
# When the usual text could not be sent.
reminder-plain = A reminder about one of your saved documents is due. Open /documents to read it.
# Button: do not repeat it.
button-read = I have read it
# Button: once more tomorrow.
button-tomorrow = Remind me tomorrow
# To those whose verdict or reminders changed with the law, and only to them.
law-changed = <b>The law that this bot uses has changed, and it concerns a saved document of yours.</b>
# Under a document after the law changed. Its variable is a verdict’s headline, in bold.
law-changed-was = Was: { $was_message }
# Under a document after the law changed. Its variable is a verdict’s headline, in bold.
law-changed-now = Now: { $now_message }
# Under a document after the law changed, in place of the two lines above; one sentence.
law-changed-ladder = The verdict is the same; the days of the reminders have changed.
# Last paragraph after the law changed. $checked_date: when the law’s texts were read.
law-changed-why = Why: a newer version of the law was loaded; its texts were last read on { $checked_date }.
# Button under reminders of several documents; at most 38 letters.
button-read-all = I have read all
# Reminder on the last day itself; two or three short sentences, the first in bold.
reminder-apply-last-day = <b>Today is the last day printed on it.</b> Apply today or, if the office is closed, on the next working day. Keep the receipt.
# After more than a day without connection, to people who may have written meanwhile.
was-away = I was away: { $from_date } – { $to_date }. If you wrote to me in that time, your message did not reach me; please write again. Your saved documents and reminders are all here.
# Note on a press: at most 200 characters.
reminder-of-an-earlier-paper = This reminder was about an earlier document. The reminders of the present one go on; you find it under “{ button-documents }”.
# Sent a month before a document is erased.
still-needed =
    <b>Are these documents still needed?</b>
    Nothing about them has changed for a long time. In a month they will be erased with their reminders. To keep a document, press its button.
# Note on a press: at most 200 characters.
kept = Kept. I will ask again in about a year.
# Between the last working day to apply and the last day itself.
reminder-apply-next-working-day = <b>Apply today or on the next working day.</b> The last working day to apply was { $go_by_day }; the last day printed on the document: { $expires_date }.
# In a reminder about something else of a document whose last day to apply is over; one sentence.
reminder-and-apply = Apply for a new document too, today or on the next working day, if you have not.
# Last line of a reminder of a document for which the day is published for another; one line.
reminder-our-reading = The last day is our reading.
