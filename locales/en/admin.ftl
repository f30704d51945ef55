### For administrators alone.

# Headline of the administrator’s figures, after /admin; one line.
admin-headline = <b>Figures since the last start</b>
# After /admin, a figure on each line. $handled_count: messages and presses dealt with.
admin-figures =
    Chats with a record: { $chat_count }
    Chats with reminders: { $reminding_count }
    Updates handled: { $handled_count }
    Steps that failed: { $failed_count }
    Messages not yet sent: { $outbox_count }
    The most overdue reminder, in minutes: { $overdue_minutes }
    Writes that failed: { $failure_count }
# After /admin. $lines: a topic’s id and its count on each line, or a dash.
admin-reported-wrong =
    <b>Reported as wrong or off topic</b>
    { $lines }
# After /admin. $lines: the kind of question and its count on each line, or a dash.
admin-unanswered =
    <b>Questions outside the topics, by kind</b>
    { $lines }
# Sent to administrators once a day, so that silence means a fault; a few short lines.
admin-daily =
    Daily check: the bot works.
    Chats with a record: { $chat_count }
    The most overdue reminder, in minutes: { $overdue_minutes }
    Messages not yet sent: { $outbox_count }
# Last line after /admin; keep the command and the name of the file as they are.
admin-outage-how = To announce a failure of the system: send <code>/admin outage</code> and below it the row, as in outages.toml. To take one back: <code>/admin outage withdraw</code> and its id.
# Asks an administrator before an outage is put in force; two buttons below. $id: of the row.
admin-outage-ask =
    <b>The row was read. Nothing has changed yet.</b>
    Outage: { $id }
    First day: { $start_date }
    Last certain day: { $certain_date }
    Last possible day: { $possible_date }
    Saved documents whose answer or reminders it changes: { $document_count }
    People who would be told: { $chat_count }
# Administrator’s button, beside the next one; two in a row, so as short as possible.
admin-outage-yes = Put it into force and tell them
# Administrator’s button, beside the one above; at most 18 letters.
admin-outage-no = Drop it
# Replaces the question to the administrator after yes; one or two short sentences.
admin-outage-announced = In force now. Everyone it concerns is being told: “was … is now …”.
# Reply to an administrator who took an announced outage back; two sentences.
admin-outage-withdrawn = Taken back. Everyone it concerns is being told: “was … is now …”.
# Replaces the question to the administrator after no; one line.
admin-outage-dropped = Dropped. Nothing has changed.
# To an administrator who pressed after a restart, or twice; one or two sentences.
admin-outage-gone = This row is no longer kept, and nothing has changed. Please send it again.
# To an administrator. $lines: the faults of the row, at most five, in English.
admin-outage-faulty =
    <b>The row was not accepted. Nothing has changed.</b>
    { $lines }
# To administrators, once all whom a changed law concerns were told; one line.
admin-law-told = The changed law is in force. People who were told: { $chat_count }
# Once a week: values to compare with their sources within 30 days; a line each, "!" where overdue.
admin-law-due =
    <b>Of the law’s data, compare with the sources again:</b>
    { $lines }
# The same where there are more than five. $count: how many more. Keep the command as it is.
admin-law-due-more =
    <b>Of the law’s data, compare with the sources again:</b>
    { $lines }
    More: { $count }. All of them: <code>ruqsat law due</code>
