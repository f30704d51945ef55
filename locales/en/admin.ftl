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
# /admin, below the outage line; keep the command and the name of the file as they are.
admin-notice-how = To note trouble without an effect on any verdict: send <code>/admin notice</code> and below it the row, as in docs/outage-reports.md. To take one back: <code>/admin notice withdraw</code> and its id.
# Asks an administrator before a notice is published; two buttons below. $id: of the row.
admin-notice-ask =
    <b>The notice was read. Nothing has changed yet.</b>
    Notice: { $id }
    Shown from { $from_date } to { $until_date }
    People who would be told: { $chat_count }
    No verdict and no date changes by it.
# Administrator’s button, beside the next one; two in a row, so as short as possible.
admin-notice-yes = Publish and tell them
# Replaces the question to the administrator after yes; one or two short sentences.
admin-notice-published = Published. Everyone it concerns is being told, once.
# Reply to an administrator who took a notice back.
admin-notice-withdrawn = Taken back. It is no longer shown.
# To administrators: volunteered reports that are held. $count: how many. $hour: "11:00".
admin-reports-burst = <b>A burst of outage reports is held: { $count } within one hour</b> ({ $visit_day }, { $hour }), volunteered, many times more than in other hours. They are not shown until you let them count.
# Administrator’s button; alone in its row.
admin-reports-count = Let them count
# To administrators: more than usual. Shares in percent. $asked_count: prompted ones.
admin-reports-more =
    <b>More than usual say that the system is down: { $region_message }</b>
    People of one day that count: { $people_count }
    Share of “system down” (90 % interval): { $low_percent } to { $high_percent } %
    Asked by the bot: { $asked_count }
    “Down” from people of 90 days and longer: { $seasoned_count }
    “Down” from new accounts, not counted: { $new_count }
# Administrator’s button; alone in its row.
admin-reports-mute-day = Show only counts for 24 hours
# Administrator’s button; alone in its row.
admin-reports-mute-week = Show only counts for 7 days
# Below the alert. $row: a command with a row to fill in.
admin-reports-draft =
    If you have checked it, fill in the source and send this back:
    <code>{ $row }</code>
# Replaces the alert after a press.
admin-reports-counted = They count from now on.
# Replaces the alert after a press.
admin-reports-muted = Only counts are shown for that time.
# After /admin. $lines: month, what was done, and the class of ten that its count lies in, a line each.
admin-months =
    <b>This month and the last, in classes of ten</b>
    { $lines }
# Below the line on failures after /admin; keep the command and the name of the page as they are.
admin-say-how = To say something to everybody or to some: <code>/admin say</code> and below it the words in every language (docs/operating.md, section 6).
# A message from the operators to people; $lines: their own words, in the person’s language.
operators-word =
    <b>From the people who run this bot</b>
    { $lines }
# Asks an administrator before a message goes to people; two buttons below. $lines: its words in every language.
admin-say-ask =
    <b>Nothing has been sent yet.</b>
    People who would get it: { $chat_count }

    { $lines }
# Administrator’s button under the question above; the other one is “Drop it”.
admin-say-yes = Send it
# Replaces the question to the administrator after yes; one or two short sentences.
admin-say-under-way = It is being sent. You will hear when everyone has it.
# To an administrator who pressed after a restart, or twice; one or two sentences.
admin-say-gone = This message is no longer kept, and nothing was sent because of this press. Please send it again.
# To an administrator. $lines: what is wrong with the message, in English.
admin-say-faulty =
    <b>The message was not accepted. Nothing was sent.</b>
    { $lines }
# To administrators, once the message was sent to all; one line.
admin-say-done = The message has gone to everyone it is for. People: { $chat_count }
