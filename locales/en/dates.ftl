### How dates are written. Months stand in the form that follows a day number.

# A date in a sentence.
date-long = { $number } { $month } { $year }
# A date without its year.
date-day-month = { $number } { $month }
# Day, month and year on a button.
date-short = { $day } { $year }
# A date with its weekday.
date-with-weekday = { $weekday } { $long }

date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December

date-weekday-1 = Monday
date-weekday-2 = Tuesday
date-weekday-3 = Wednesday
date-weekday-4 = Thursday
date-weekday-5 = Friday
date-weekday-6 = Saturday
date-weekday-7 = Sunday
