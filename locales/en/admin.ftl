### For administrators: counts only, nothing about anybody.

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
