### What was read from a date somebody typed, said back; and what to ask where it is not clear.

date-understood = Дата понята так: { $day } ({ $distance-message }).

date-distance-today = сегодня
date-distance-tomorrow = завтра
date-distance-yesterday = вчера
date-distance-days-ahead =
    { $days ->
        [one] через { $days } день
        [few] через { $days } дня
       *[many] через { $days } дней
    }
date-distance-days-ago =
    { $days ->
        [one] { $days } день назад
        [few] { $days } дня назад
       *[many] { $days } дней назад
    }
date-distance-months-ahead =
    { $months ->
        [one] примерно через { $months } месяц
        [few] примерно через { $months } месяца
       *[many] примерно через { $months } месяцев
    }
date-distance-months-ago =
    { $months ->
        [one] примерно { $months } месяц назад
        [few] примерно { $months } месяца назад
       *[many] примерно { $months } месяцев назад
    }
date-distance-years-ahead =
    { $years ->
        [one] примерно через { $years } год
        [few] примерно через { $years } года
       *[many] примерно через { $years } лет
    }
date-distance-years-ago =
    { $years ->
        [one] примерно { $years } год назад
        [few] примерно { $years } года назад
       *[many] примерно { $years } лет назад
    }

date-ask-year = Какой год? Напишите, пожалуйста, дату целиком, как на карточке, например 20.09.2025.
date-ask-day-month = Какое число здесь день, а какое — месяц? Напишите, пожалуйста, месяц словом, например 9 октября 2025 года.
date-ask-day = Какое именно число? Напишите, пожалуйста, день, месяц и год, например 20.09.2025.
date-invalid = Такой даты нет. Проверьте, пожалуйста, по карточке и напишите ещё раз, например 20.09.2025.
date-none = Даты здесь не видно. Напишите, пожалуйста, день, до которого действует документ, например 20.09.2025.
