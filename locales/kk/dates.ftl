### How dates are written. Months stand in the form that follows a day number.

# A date in a sentence.
date-long = { $year } жылғы { $number } { $month }
# A date without its year.
date-day-month = { $number } { $month }
# Day, month and year on a button.
date-short = { $day } { $year }
# A date with its weekday.
date-with-weekday = { $long }, { $weekday }

date-month-1 = қаңтар
date-month-2 = ақпан
date-month-3 = наурыз
date-month-4 = сәуір
date-month-5 = мамыр
date-month-6 = маусым
date-month-7 = шілде
date-month-8 = тамыз
date-month-9 = қыркүйек
date-month-10 = қазан
date-month-11 = қараша
date-month-12 = желтоқсан

date-weekday-1 = дүйсенбі
date-weekday-2 = сейсенбі
date-weekday-3 = сәрсенбі
date-weekday-4 = бейсенбі
date-weekday-5 = жұма
date-weekday-6 = сенбі
date-weekday-7 = жексенбі
