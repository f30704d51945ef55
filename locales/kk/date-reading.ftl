### What was read from a date somebody typed, said back; and what to ask where it is not clear.

date-understood = Мен түсінген күн: { $day } ({ $distance-message }).

date-distance-today = бүгін
date-distance-tomorrow = ертең
date-distance-yesterday = кеше
date-distance-days-ahead = { $days } күннен кейін
date-distance-days-ago = { $days } күн бұрын
date-distance-months-ahead = шамамен { $months } айдан кейін
date-distance-months-ago = шамамен { $months } ай бұрын
date-distance-years-ahead = шамамен { $years } жылдан кейін
date-distance-years-ago = шамамен { $years } жыл бұрын

date-ask-year = Қай жыл? Күнді картада жазылғандай толық жазыңыз, мысалы: 20.09.2025.
date-ask-day-month = Бұл жерде қай сан — күн, қай сан — ай? Айды сөзбен жазыңыз, мысалы: 2025 жылғы 9 қазан.
date-ask-day = Нақты қай күні? Күнін, айын және жылын жазыңыз, мысалы: 20.09.2025.
date-invalid = Мұндай күн жоқ. Картадан тексеріп, қайта жазыңыз, мысалы: 20.09.2025.
date-none = Бұл жерден күнді таба алмадым. Құжат қай күнге дейін жарамды екенін жазыңыз, мысалы: 20.09.2025.
