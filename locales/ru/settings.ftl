### Settings and privacy.

history-empty = О сохранённых документах пока ничего не сообщалось.
history-headline = <b>Что вам сообщалось о документах</b> (записей: { $count })
history-line = { $told_date }: { $document_message }, последний день: { $expires_date } — { $verdict_message }. Тексты закона прочитаны { $checked_date }.
history-line-no-date = { $told_date }: { $document_message } — { $verdict_message }. Тексты закона прочитаны { $checked_date }.
settings-headline = <b>Настройки</b>
settings-now =
    Язык: { $language_message }
    Время напоминаний: { $hour }, по времени Казахстана
    Отключено видов напоминаний: { $count }
choose-hour = В котором часу присылать напоминания? Сейчас: { $hour }, по времени Казахстана.
hour-set = Напоминания будут приходить в { $hour } по времени Казахстана.
choose-rungs = Нажмите на напоминание, чтобы включить или отключить его. Это относится ко всем документам.
privacy-what = <b>Что хранится:</b> { stored-data }
privacy-where =
    <b>Где и сколько</b>
    Зашифрованно, на сервере тех, кто ведёт бот. Документ — { $months } месяцев после последней даты или вашего действия с ним (что позже). Даты проверки без сохранения, начатый вопрос с вашими ответами и то, о чём шла речь в последний раз, используются { $hours } часа и стираются не позже чем ещё через сутки; так же и просьба сообщить о чём-то, пока вы не согласились на сохранение. Сам чат Telegram хранит на своих серверах вне Казахстана.
privacy-never =
    <b>Никогда</b>
    Имена, телефоны, ИИН, фото, адреса. Текст вопросов не хранится.
privacy-rights = Всё это можно получить файлом и удалить в любой момент.
rung-label-go-by = { $days ->
    [one] за { $days } день до подачи
    [few] за { $days } дня до подачи
   *[other] за { $days } дней до подачи
    }
rung-label-go-by-day = последний день подачи
rung-label-weekly = раз в неделю до срока
rung-label-overdue = раз в неделю после срока
rung-label-expiry = { $days ->
    [one] за { $days } день до срока
    [few] за { $days } дня до срока
   *[other] за { $days } дней до срока
    }
rung-label-expiry-day = в день окончания срока
rung-label-expired = { $days }-й день после срока
rung-label-pending = как дела с заявлением
rung-label-silence = срок ответа по закону
rung-label-object = { $days ->
    [one] жалоба: за { $days } день
    [few] жалоба: за { $days } дня
   *[other] жалоба: за { $days } дней
    }
rung-label-object-day = жалоба: последний рабочий день
rung-label-loss = { $days ->
    [one] потеря: за { $days } день
    [few] потеря: за { $days } дня
   *[other] потеря: за { $days } дней
    }
rung-label-loss-day = потеря: последний день
rung-label-again = повтор, пока не прочитано
choose-preset = Какие напоминания присылать? Последние дни перед сроком есть в каждом варианте.
preset-early = За 60 дней
preset-usual = За 30 дней
preset-last-days = Последние дни
button-rung-list = По отдельности
