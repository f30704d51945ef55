### The plan for a first permission, counted back from the day of filing.

# Title of the picture and the calendar of the plan, in two lines: one would stick out of the picture.
plan-title =
    First permission
    File on { $apply_date }
# Asks for the day of filing; a date is typed.
plan-ask = <b>On which day do you want to apply for your first permission?</b> Type the date, such as 15.06.2027; I will work out from which day to order the papers, so that they are not too old.
# The day of filing that was typed is past.
plan-past = { $apply_date } is past. Type a day that is still to come.
# No rule is known for it.
plan-unknown = I know no rule for that day. Ask 1414.
# Headline of the plan.
plan-headline = <b>Plan for applying on { $go_day }</b>
# The day of filing is a day off.
plan-day-off = { $go_day } is a day off: choose a working day.
# One line of the plan.
plan-papers = • Proof of solvency, criminal-record certificate, medical certificate: issued from { $from_date } to { $until_date }.
# One line of the plan.
plan-passport = • Passport, as reported: valid to { $passport-date } or longer.
# One line of the plan.
plan-not-yet = • Do not order the papers before { $from_date }: they would be too old.
# Folded: how it was counted.
plan-reading = • The day of issue is counted as the first day of a paper: our reading, the safe one. Translations and an apostille take time too; the rule is for a first permission, not for renewing a card.
# Button below answers about a first permission; at most 18 letters where two share a row, else 38.
button-plan = Plan back from a day
# Button below the plan; at most 18 letters.
button-plan-other = Another day
# What a date means: in the time line and the calendar.
point-plan-papers-from = first day on which the papers for it may be issued (our reading)
# What a date means: in the time line and the calendar.
point-plan-filing = apply: last day for all papers
# What a date means: in the time line and the calendar.
point-plan-passport = the passport must be valid to this day or longer (as reported)
