### The diary of visits to an office, and the sheet of it behind a letter.
# One visit in a list.
visit-line = • { $visit_day }: { $office_message } — { $said_message }, { $slip_message }. Noted on { $noted_date }.
visits-none = No visits have been noted yet.
visits-count = Visits noted: { $count }
visits-advice = Before you leave an office ask for the numbered slip and write down the time. The diary is kept with the document and goes with letters; it is your own record, no official paper.
visits-full = The diary is full: remove an entry first.
visit-which-day = On which day were you at the office?
visit-which-office = Where were you?
visit-what-was-said = What came of it?
visit-slip = Did they give a slip or a receipt?
visit-remove-which = Which entry is to be removed?
# On a button.
visit-day-label = { $visit_day }
visit-office-police = migration service (police)
visit-office-service-centre = service centre (TsON)
visit-office-other = another office
visit-said-taken = the papers were taken
visit-said-system-down = the system was down
visit-said-no-place = there was no place
visit-said-paper-missing = a paper was missing
visit-said-not-taken = they would not take it
visit-said-sent-elsewhere = they sent me elsewhere
visit-slip-given = with a slip
visit-slip-none = no slip
# Above the visits of one document, in what was told.
history-visits =
    { $title_message }

    Visits noted: { $count }
# The sheet behind a letter.
letter-visits-title = Visits, kept by the applicant
letter-visit = { $visit_date }: { $office_message }
letter-visit-result = Result: { $said_message }, { $slip_message }.
letter-visit-noted = Noted on { $noted_date }, { $noted_time }
letter-visit-time = Time
letter-visit-address = Office, address
letter-visit-who = Desk, officer
letter-visit-proof = Slip No., photo
