### For administrators alone.

admin-headline = <b>Figures since the last start</b>
admin-figures =
    Chats with a record: { $chat_count }
    Chats with reminders: { $reminding_count }
    Updates handled: { $handled_count }
    Steps that failed: { $failed_count }
    Messages not yet sent: { $outbox_count }
    The most overdue reminder, in minutes: { $overdue_minutes }
    Writes that failed: { $failure_count }
admin-reported-wrong =
    <b>Reported as wrong or off topic</b>
    { $lines }
admin-unanswered =
    <b>Questions outside the topics, by kind</b>
    { $lines }
admin-daily =
    Daily check: the bot works.
    Chats with a record: { $chat_count }
    The most overdue reminder, in minutes: { $overdue_minutes }
    Messages not yet sent: { $outbox_count }
admin-outage-how = To announce a failure of the system: send <code>/admin outage</code> and below it the row, as in outages.toml. To take one back: <code>/admin outage withdraw</code> and its id.
admin-outage-ask =
    <b>The row was read. Nothing has changed yet.</b>
    Outage: { $id }
    First day: { $start_date }
    Last certain day: { $certain_date }
    Last possible day: { $possible_date }
    Saved documents whose answer or reminders it changes: { $document_count }
    People who would be told: { $chat_count }
admin-outage-yes = Put it into force and tell them
admin-outage-no = Drop it
admin-outage-announced = In force now. Everyone it concerns is being told: “was … is now …”.
admin-outage-withdrawn = Taken back. Everyone it concerns is being told: “was … is now …”.
admin-outage-dropped = Dropped. Nothing has changed.
admin-outage-gone = This row is no longer kept, and nothing has changed. Please send it again.
admin-outage-faulty =
    <b>The row was not accepted. Nothing has changed.</b>
    { $lines }
admin-law-told = The changed law is in force. People who were told: { $chat_count }
# Once a week: values to compare with their sources within 30 days; a line each, "!" where overdue.
admin-law-due =
    <b>Of the law’s data, compare with the sources again:</b>
    { $lines }
admin-law-due-more =
    <b>Of the law’s data, compare with the sources again:</b>
    { $lines }
    More: { $count }. All of them: <code>ruqsat law due</code>
