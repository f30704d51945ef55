### Reminders, as they arrive by themselves. Facts of the day they are sent on.

# The first line, which also shows on a locked phone: nothing private in it.
reminder-preview = <b>A reminder you asked for.</b> Open the chat to read it.
# Stands below the first line when an earlier send may have arrived.
reminder-repeat = This may be a repeat: it is not certain that it reached you before.
# Above several documents in one message.
reminder-digest = <b>Documents that need you: { $count }.</b> The nearest date comes first.
reminder-more = Not shown here: { $count }. You find them in “My documents”.
reminder-apply-ahead = <b>Apply by { $go_day }.</b> It is the last working day; the last day to apply itself is { $apply_date }. Days left: { $days }.
# The working days of that year are not known yet.
reminder-apply-ahead-provisional = <b>Apply by { $apply_day }.</b> The public holidays of that year are not published yet, so go a few days earlier. Days left: { $days }.
reminder-apply-today = <b>Today is the last working day to apply in time.</b> Go today and keep the receipt.
# The day to apply is over, the document is still valid.
reminder-apply-late = <b>The day to apply has passed: { $apply_date }.</b> The document is valid up to and including { $expires_day }. Apply on the next working day; do not wait for the expiry.
# For documents without a legal day to apply.
reminder-expires-ahead = <b>Valid up to and including { $expires_day }.</b> Days left: { $days }.
reminder-expires-today = <b>Today is the last day on which it is valid.</b>
reminder-pending = <b>How is the application going?</b> Filed on { $filed_date }. Press a button when something has changed.
reminder-filing-day = <b>Today is the day on which you wanted to apply.</b> Keep the receipt.
reminder-loss-ahead = <b>Apply because of the loss by { $last_day }.</b> Days left: { $days }.
reminder-loss-today = <b>Today is the last day to apply because of the loss.</b>
reminder-loss-passed = <b>The last day to apply because of the loss has passed: { $last_day }.</b> Go on the next working day.
# When the usual text could not be sent.
reminder-plain = A reminder about one of your saved documents is due. Open /documents to read it.
# Button: do not repeat it.
button-read = I have read it
# Button: once more tomorrow.
button-tomorrow = Remind me tomorrow
# To those whose verdict or reminders changed with the law, and only to them.
law-changed = <b>The law that this bot uses has changed, and it concerns a saved document of yours.</b>
law-changed-was = Was: { $was_message }
law-changed-now = Is now: { $now_message }
law-changed-ladder = The verdict is the same; the days of its reminders have changed.
law-changed-why = Why: newer data of the law was loaded, last checked on { $checked_date }.
button-read-all = I have read them all
reminder-apply-last-day = <b>Today is the last day on which it is valid.</b> Apply today and keep the receipt; if the office is closed, apply on the next working day.
# After more than a day without connection, to people who may have written meanwhile.
was-away = I was away: { $from_date } – { $to_date }. If you wrote to me in that time, your message did not reach me; please write again. Your saved documents and reminders are all here.
# Note on a press: at most 200 characters.
reminder-of-an-earlier-paper = This reminder was about an earlier document. The reminders of the present one go on; you find it under “My documents”.
# Sent a month before a document is erased.
still-needed =
    <b>Are these still needed?</b>
    Nothing was done about them for a long time. In a month they will be erased with their reminders. Press the button to keep a document.
# Note on a press: at most 200 characters.
kept = Kept. I will ask again in about a year.
# Between the last working day to apply and the last day itself.
reminder-apply-next-working-day = The last working day to apply was { $go_by_day }. Apply on the next working day: the card is valid until { $expires_date }.
