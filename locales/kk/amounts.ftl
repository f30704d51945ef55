### Sums inside answers, and what is said where a value or a check is missing.

# A fine or fee: "10 MCI (43,250 tenge)".
sum-in-mci = { $mci } АЕК ({ $tenge } ₸)
# The index of that day is not published.
sum-in-mci-only = { $mci } АЕК (теңгемен: бұл күнге әлі жарияланбаған)
sum-in-mci-alone = { $mci } АЕК
# A fee below one index.
sum-in-percent = бір АЕК-тің { $percent } пайызы ({ $tenge } ₸)
sum-in-percent-only = бір АЕК-тің { $percent } пайызы (теңгемен: бұл күнге әлі жарияланбаған)
# The sum in tenge is not a whole number.
sum-in-percent-alone = бір АЕК-тің { $percent } пайызы
sum-in-tenge = { $tenge } ₸
# Stands in place of a number, a sum or a date.
not-published-yet = (әлі жарияланбаған)
# Last paragraph of an answer whose check is overdue.
checked-long-ago = Назар аударыңыз: бұл мәліметтің бір бөлігін қайта тексеретін кез келді. Соңғы тексерілген күні: { $checked-date }. Оған сүйенбес бұрын 1414 нөмірінен сұраңыз.
