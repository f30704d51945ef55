### What was read from a date somebody typed, said back; and what to ask where it is not clear.

date-reading-understood = Мен түсінген күн: { $day } ({ $distance-message }).

date-reading-distance-today = бүгін
date-reading-distance-tomorrow = ертең
date-reading-distance-yesterday = кеше
date-reading-distance-days-ahead = { $days } күннен кейін
date-reading-distance-days-ago = { $days } күн бұрын
date-reading-distance-months-ahead = шамамен { $months } айдан кейін
date-reading-distance-months-ago = шамамен { $months } ай бұрын
date-reading-distance-years-ahead = шамамен { $years } жылдан кейін
date-reading-distance-years-ago = шамамен { $years } жыл бұрын

date-reading-ask-year = Қай жыл? Күнді құжатта жазылғандай толық жазыңыз, мысалы: 20.09.2025.
date-reading-ask-day-month = Қай сан — күн, қай сан — ай? Айды сөзбен жазыңыз, мысалы: 2025 жылғы 9 қазан.
date-reading-ask-day = Нақты қай күні? Күнін, айын және жылын жазыңыз, мысалы: 20.09.2025.
date-reading-invalid = Бұл құжаттағы күн бола алмайды: мұндай күн жоқ немесе жылы 2000 мен 2099 аралығында емес. Құжаттан тексеріп, қайта жазыңыз, мысалы: 20.09.2025.
date-reading-none = Бұл жерден күнді таба алмадым. Құжат жарамды болатын соңғы күнді жазыңыз, мысалы: 20.09.2025.
