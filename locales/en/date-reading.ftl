### What was read from a date somebody typed, said back; and what to ask where it is not clear.

# Said after a date was read. day: the date with its weekday.
date-reading-understood = I read this as { $day } ({ $distance-message }).

# In the brackets after a date that was read; one word.
date-reading-distance-today = today
# In the brackets after a date that was read; one word.
date-reading-distance-tomorrow = tomorrow
# In the brackets after a date that was read; one word.
date-reading-distance-yesterday = yesterday
# In the brackets after a date that was read; up to 99 days.
date-reading-distance-days-ahead =
    { $days ->
        [one] in { $days } day
       *[other] in { $days } days
    }
# In the brackets after a date that was read; up to 99 days.
date-reading-distance-days-ago =
    { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }
# In the brackets after a date that was read; from 3 to 23 months.
date-reading-distance-months-ahead =
    { $months ->
        [one] in about { $months } month
       *[other] in about { $months } months
    }
# In the brackets after a date that was read; from 3 to 23 months.
date-reading-distance-months-ago =
    { $months ->
        [one] about { $months } month ago
       *[other] about { $months } months ago
    }
# In the brackets after a date that was read; two years and more.
date-reading-distance-years-ahead =
    { $years ->
        [one] in about { $years } year
       *[other] in about { $years } years
    }
# In the brackets after a date that was read; two years and more.
date-reading-distance-years-ago =
    { $years ->
        [one] about { $years } year ago
       *[other] about { $years } years ago
    }

# Day and month are clear, the year is not.
date-reading-ask-year = Which year? Please write the whole date as it stands on the card, for example 20.09.2025.
# It is not clear which number is the day and which the month.
date-reading-ask-day-month = Which number is the day, and which is the month? Please write the month as a word, for example 9 October 2025.
# The day is not clear.
date-reading-ask-day = Which day exactly? Please write the day, the month and the year, for example 20.09.2025.
# There is no such date, or it is not between 2000 and 2099.
date-reading-invalid = This cannot be the date on a card: there is no such day, or its year is not between 2000 and 2099. Please check and write it again, for example 20.09.2025.
# No date was found in the text.
date-reading-none = I found no date in this. Please write the last day on which the document is valid, for example 20.09.2025.
