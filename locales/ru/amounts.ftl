### Sums inside answers, and what is said where a value or a check is missing.

# A fine or fee: "10 MCI (43,250 tenge)".
sum-in-mci = { $mci } МРП ({ $tenge } ₸)
# The index of that day is not published.
sum-in-mci-only = { $mci } МРП (в тенге: на эту дату ещё не опубликовано)
sum-in-mci-alone = { $mci } МРП
# A fee below one index.
sum-in-percent = { $percent } % от одного МРП ({ $tenge } ₸)
sum-in-percent-only = { $percent } % от одного МРП (в тенге: на эту дату ещё не опубликовано)
# The sum in tenge is not a whole number.
sum-in-percent-alone = { $percent } % от одного МРП
sum-in-tenge = { $tenge } ₸
# Stands in place of a number, a sum or a date.
not-published-yet = (ещё не опубликовано)
# Last paragraph of an answer whose check is overdue.
checked-long-ago = Обратите внимание: часть этих сведений пора проверить снова. Последняя проверка: { $checked-date }. Прежде чем полагаться на них, спросите по номеру 1414.
