### How dates are written. Months stand in the form that follows a day number.

# A date in a sentence.
date-long = { $number } { $month } { $year }
# A date without its year.
date-day-month = { $number } { $month }
# Day, month and year on a button.
date-short = { $day } { $year }
# A date with its weekday.
date-with-weekday = { $weekday } { $long }

# Month inside a written date, in the form that stands beside a day number.
date-month-1 = January
# Month inside a written date, in the form that stands beside a day number.
date-month-2 = February
# Month inside a written date, in the form that stands beside a day number.
date-month-3 = March
# Month inside a written date, in the form that stands beside a day number.
date-month-4 = April
# Month inside a written date, in the form that stands beside a day number.
date-month-5 = May
# Month inside a written date, in the form that stands beside a day number.
date-month-6 = June
# Month inside a written date, in the form that stands beside a day number.
date-month-7 = July
# Month inside a written date, in the form that stands beside a day number.
date-month-8 = August
# Month inside a written date, in the form that stands beside a day number.
date-month-9 = September
# Month inside a written date, in the form that stands beside a day number.
date-month-10 = October
# Month inside a written date, in the form that stands beside a day number.
date-month-11 = November
# Month inside a written date, in the form that stands beside a day number.
date-month-12 = December

# Weekday before a written date; one word.
date-weekday-1 = Monday
# Weekday before a written date; one word.
date-weekday-2 = Tuesday
# Weekday before a written date; one word.
date-weekday-3 = Wednesday
# Weekday before a written date; one word.
date-weekday-4 = Thursday
# Weekday before a written date; one word.
date-weekday-5 = Friday
# Weekday before a written date; one word.
date-weekday-6 = Saturday
# Weekday before a written date; one word.
date-weekday-7 = Sunday
