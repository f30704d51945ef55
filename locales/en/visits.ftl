### The diary of visits to an office, and the sheet of it behind a letter.
# One visit in a list.
visit-line = • { $visit_day }: { $office_message } — { $said_message }, { $slip_message }. Noted on { $noted_date }.
# One visit in a list that was changed after it was noted.
visit-line-changed = • { $visit_day }: { $office_message } — { $said_message }, { $slip_message }. Noted on { $noted_date }, changed on { $changed_date }.
# The diary of visits of a saved document; one or two sentences.
visits-none = No visits have been noted yet.
# The diary of visits of a saved document; one or two sentences.
visits-count = Visits noted: { $count }
# The diary of visits of a saved document; one or two sentences.
visits-advice = Before you leave an office ask for the numbered slip and write down the time. The diary is kept with the document and goes with letters; it is your own record, no official paper.
# The diary of visits of a saved document; one or two sentences.
visits-full = The diary is full: remove an entry first.
# Question while a visit is noted or removed; one line.
visit-which-day = On which day were you at the office?
# Question while a visit is noted or removed; one line.
visit-which-office = Where were you?
# Question while a visit is noted or removed; one line.
visit-what-was-said = What came of it?
# Question while a visit is noted or removed; one line.
visit-slip = Did they give a slip or a receipt?
# Question above the entries of the diary, each on a button; one line.
visit-which-entry = Which entry is to be opened?
# Question below one entry of the diary; one or two sentences.
visit-change-what = What is to be put right? The day on which it was noted stays, and the day of the change is written beside it.
# On a button.
visit-day-label = { $visit_day }
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-office-police = migration service (police)
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-office-service-centre = service centre (TsON)
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-office-other = another office
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-said-taken = the papers were taken
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-said-system-down = the system was down
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-said-no-place = there was no place
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-said-paper-missing = a paper was missing
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-said-not-taken = they would not take it
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-said-sent-elsewhere = they sent me elsewhere
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-slip-given = with a slip
# Button, and part of an entry of the diary in chat and letter; at most 38 letters.
visit-slip-none = no slip
# Above the visits of one document, in what was told.
history-visits =
    { $title_message }

    Visits noted: { $count }
# Cell of the sheet of visits: its number.
letter-visit-number = { $count }
# Cell of the sheet of visits: the day. $visit_date: of the visit.
letter-visit-day = { $visit_date }
# Name of a column of the sheet of visits; one word.
letter-visit-number-name = №
# Name of a column of the sheet of visits; a few words.
letter-visit-said = What came of it
# Name of a column of the sheet of visits; one word.
letter-visit-noted-name = Noted
# Above the lines of /history about visits: the columns, in the order of the lines.
history-visit-columns = <i>№ | day | office | what came of it | slip | noted</i>
# Line of /history: a visit by its columns. $count: its number.
history-visit = { $count } | { $visit_day } | { $office_message } | { $said_message } | { $slip_message } | { $noted_date }
# The same of a visit that was changed later.
history-visit-changed = { $count } | { $visit_day } | { $office_message } | { $said_message } | { $slip_message } | { $noted_date }; changed { $changed_date }
# The sheet behind a letter.
letter-visits-title = Visits, kept by the applicant
# The diary printed behind a letter; one short line.
letter-visit-noted = { $noted_date }, { $noted_time }
# The diary printed behind a letter; one short line.
letter-visit-changed = Changed on { $changed_date }, { $changed_time }
# The diary printed behind a letter; one short line.
letter-visit-time = Day, time
# The diary printed behind a letter; one short line.
letter-visit-address = Office, address
# The diary printed behind a letter; one short line.
letter-visit-who = Desk, officer
# The diary printed behind a letter; one short line.
letter-visit-proof = Slip No., photo
# To somebody who was at an office and has no saved document.
visits-save-first = To note a visit down, save the document first: check it, then press “{ button-remind-me }”. Until then keep the slip and write the day down.
# Question above the saved documents, before a visit is noted.
visit-whose = Which document was the visit about?
