### Settings and privacy.

# In place of what the bot told about saved documents; one line.
history-empty = Nothing has been told about a saved document yet.
# Headline of what the bot told about saved documents; one line.
history-headline = <b>What I told you about your documents</b> (entries: { $count })
# One thing the bot told. $verdict_message: the verdict in a few words. $checked_date: law read then.
history-line = { $told_date }: { $document_message }, last day { $expires_date } — { $verdict_message }. Law as read on { $checked_date }.
# The same for a document whose last day is not known.
history-line-no-date = { $told_date }: { $document_message } — { $verdict_message }. Law as read on { $checked_date }.
# Headline of the settings; one line.
settings-headline = <b>Settings</b>
# The settings as they are, a line each. $hour: as 09:00. $count: kinds turned off.
settings-now =
    Language: { $language_message }
    Reminders at: { $hour }, Kazakhstan time
    Kinds of reminders turned off: { $count }
# Above the buttons with the hours; two short sentences. $hour: as 09:00.
choose-hour = At what time should reminders come? Now: { $hour }, Kazakhstan time.
# After an hour was chosen; one line. $hour: as 09:00.
hour-set = Reminders will come at { $hour }, Kazakhstan time.
# Above the buttons that turn kinds of reminders on and off; two short sentences.
choose-rungs = Press a reminder to turn it on or off. This applies to all your documents.
# First paragraph of /privacy; what is stored comes from one wording for all places.
privacy-what = <b>What is stored:</b> { stored-data }
# Paragraph of /privacy. $months: a document is kept. $hours: a check that was not saved is used.
privacy-where =
    <b>Where and how long</b>
    Encrypted on the server of the people who run this bot. A document: { $months } months after its last date or your last change to it, whichever is later; a month before, the bot asks whether it is still needed. Dates of a check that was not saved, an open question with what you answered, and what was spoken of last are used for { $hours } hours and erased a day later at most; so is what you want to be told, as long as you have not agreed to saving. Telegram keeps the chat itself on its own servers, outside Kazakhstan.
# Paragraph of /privacy; one to three short sentences.
privacy-never =
    <b>Never</b>
    Names, phone numbers, personal numbers, photos, addresses. The text of your questions is not kept.
# Paragraph of /privacy; one to three short sentences.
privacy-rights = You can get everything as a file, and erase it, at any time.
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-go-by = { $days ->
    [one] { $days } day before applying
   *[other] { $days } days before applying
    }
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-go-by-day = last day to apply
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-weekly = weekly, until the expiry
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-overdue = weekly, once expired
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-expiry = { $days ->
    [one] { $days } day before the expiry
   *[other] { $days } days before the expiry
    }
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-expiry-day = on the expiry day
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-expired = day { $days } after the expiry
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-pending = how the application is going
# Name of a reminder in the settings; at most 30 letters.
rung-label-silence = time for an answer is over
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-object = { $days ->
    [one] complaint: { $days } day before
   *[other] complaint: { $days } days before
    }
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-object-day = complaint: last working day
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-loss = { $days ->
    [one] loss: { $days } day before
   *[other] loss: { $days } days before
    }
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-loss-day = loss: last day
# Kind of reminder on a settings button, after On or Off; at most 30 letters.
rung-label-again = repeated until read
# Above three choices of reminders and a button for each reminder by itself; one or two sentences.
choose-preset = Which reminders should come? The last days before a date come with each choice.
# Choice of reminders, on a button: from sixty days before on; at most 15 letters.
preset-early = From 60 days
# Choice of reminders, on a button: from thirty days before on; at most 15 letters.
preset-usual = From 30 days
# Choice of reminders, on a button: the last days only; at most 15 letters.
preset-last-days = Last days
# Button: every reminder with a switch of its own; at most 18 letters.
button-rung-list = One by one
