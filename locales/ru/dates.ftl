### How dates are written. Months stand in the form that follows a day number.

# A date in a sentence.
date-long = { $number } { $month } { $year } года
# A date without its year.
date-day-month = { $number } { $month }
# Day, month and year on a button.
date-short = { $day } { $year }
# A date with its weekday.
date-with-weekday = { $weekday }, { $long }

date-month-1 = января
date-month-2 = февраля
date-month-3 = марта
date-month-4 = апреля
date-month-5 = мая
date-month-6 = июня
date-month-7 = июля
date-month-8 = августа
date-month-9 = сентября
date-month-10 = октября
date-month-11 = ноября
date-month-12 = декабря

date-weekday-1 = понедельник
date-weekday-2 = вторник
date-weekday-3 = среда
date-weekday-4 = четверг
date-weekday-5 = пятница
date-weekday-6 = суббота
date-weekday-7 = воскресенье
