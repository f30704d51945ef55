### Settings and privacy.

history-empty = Nothing has been told about a saved document yet.
history-headline = <b>What I told you about your documents</b> (entries: { $count })
history-line = { $told_date }: { $document_message }, last day { $expires_date } — { $verdict_message }. Law as read on { $checked_date }.
history-line-no-date = { $told_date }: { $document_message } — { $verdict_message }. Law as read on { $checked_date }.
settings-headline = <b>Settings</b>
settings-now =
    Language: { $language_message }
    Reminders at: { $hour }, Kazakhstan time
    Kinds of reminders turned off: { $count }
choose-hour = At what time should reminders come? Now: { $hour }, Kazakhstan time.
hour-set = Reminders will come at { $hour }, Kazakhstan time.
choose-rungs = Press a reminder to turn it on or off. This applies to all your documents.
privacy-what = <b>What is stored:</b> { stored-data }
privacy-where =
    <b>Where and how long</b>
    Encrypted on the server of the people who run this bot. A document: { $months } months after its last date or your last change to it, whichever is later; a month before, the bot asks whether it is still needed. Dates of a check that was not saved are used for { $hours } hours. Telegram keeps the chat itself on its own servers, outside Kazakhstan.
privacy-never =
    <b>Never</b>
    Names, phone numbers, personal numbers, photos, addresses. The text of your questions is not kept.
privacy-rights = You can get everything as a file, and erase it, at any time.
rung-label-go-by = { $days ->
    [one] { $days } day before applying
   *[other] { $days } days before applying
    }
rung-label-go-by-day = last day to apply
rung-label-weekly = weekly, until the expiry
rung-label-overdue = weekly, once expired
rung-label-expiry = { $days ->
    [one] { $days } day before the expiry
   *[other] { $days } days before the expiry
    }
rung-label-expiry-day = on the expiry day
rung-label-expired = day { $days } after the expiry
rung-label-pending = how the application is going
rung-label-silence = the law’s days for an answer
rung-label-object = { $days ->
    [one] complaint: { $days } day before
   *[other] complaint: { $days } days before
    }
rung-label-object-day = complaint: last day
rung-label-loss = { $days ->
    [one] loss: { $days } day before
   *[other] loss: { $days } days before
    }
rung-label-loss-day = loss: last day
rung-label-again = repeated until read
