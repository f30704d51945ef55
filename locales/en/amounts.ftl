### Sums inside answers, and what is said where a value or a check is missing.

# A fine or fee: "10 MCI (43,250 tenge)".
sum-in-mci = { $mci } MCI ({ $tenge } tenge)
# The index of that day is not published.
sum-in-mci-only = { $mci } MCI (in tenge: not published yet for this date)
# The same inside a sentence that says elsewhere why there are no tenge.
sum-in-mci-alone = { $mci } MCI
# A fee below one index.
sum-in-percent = { $percent }% of one MCI ({ $tenge } tenge)
# A fee below one index, where the index of that day is not published; part of a sentence.
sum-in-percent-only = { $percent }% of one MCI (in tenge: not published yet for this date)
# The sum in tenge is not a whole number.
sum-in-percent-alone = { $percent }% of one MCI
# A sum without indices, inside a sentence: “21,625 tenge”.
sum-in-tenge = { $tenge } tenge
# Stands in place of a number, a sum or a date.
not-published-yet = (not published yet)
# Last paragraph of an answer whose check is overdue.
checked-long-ago = Please note: part of this was due to be checked again. It was last checked on { $checked-date }. Ask 1414 before you rely on it.
