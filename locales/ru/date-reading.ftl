### What was read from a date somebody typed, said back; and what to ask where it is not clear.

date-reading-understood = Ваша дата: { $day } ({ $distance-message }).

date-reading-distance-today = сегодня
date-reading-distance-tomorrow = завтра
date-reading-distance-yesterday = вчера
date-reading-distance-days-ahead =
    { $days ->
        [one] через { $days } день
        [few] через { $days } дня
       *[many] через { $days } дней
    }
date-reading-distance-days-ago =
    { $days ->
        [one] { $days } день назад
        [few] { $days } дня назад
       *[many] { $days } дней назад
    }
date-reading-distance-months-ahead =
    { $months ->
        [one] примерно через { $months } месяц
        [few] примерно через { $months } месяца
       *[many] примерно через { $months } месяцев
    }
date-reading-distance-months-ago =
    { $months ->
        [one] примерно { $months } месяц назад
        [few] примерно { $months } месяца назад
       *[many] примерно { $months } месяцев назад
    }
date-reading-distance-years-ahead =
    { $years ->
        [one] примерно через { $years } год
        [few] примерно через { $years } года
       *[many] примерно через { $years } лет
    }
date-reading-distance-years-ago =
    { $years ->
        [one] примерно { $years } год назад
        [few] примерно { $years } года назад
       *[many] примерно { $years } лет назад
    }

date-reading-ask-year = Какой год? Напишите, пожалуйста, дату целиком, как на карточке, например 20.09.2025.
date-reading-ask-day-month = Какое число здесь день, а какое — месяц? Напишите, пожалуйста, месяц словом, например 9 октября 2025 года.
date-reading-ask-day = Какое именно число? Напишите, пожалуйста, день, месяц и год, например 20.09.2025.
date-reading-invalid = Это не может быть датой на карточке: такого дня нет, или год не между 2000 и 2099. Проверьте, пожалуйста, и напишите ещё раз, например 20.09.2025.
date-reading-none = Даты здесь не видно. Напишите, пожалуйста, последний день, когда документ действует, например 20.09.2025.
