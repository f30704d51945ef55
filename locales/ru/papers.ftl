### Papers: calendar file, time line, card for the desk, letter. The card and the letter are always printed in Kazakh and Russian; the English text is there for reading.

# What a date means: in the time line, the calendar, the letter.
point-outage-starts = начало сбоя системы
# What a date means: in the time line, the calendar, the letter.
point-outage-certain = последний день, который точно относится к сбою (как мы понимаем)
# What a date means: in the time line, the calendar, the letter.
point-outage-possible = последний день, который может относиться к сбою (как мы понимаем)
# What a date means: in the time line, the calendar, the letter.
point-go-by = последний рабочий день для визита
# What a date means: in the time line, the calendar, the letter.
point-apply-by = последний день подачи заявления
# What a date means: in the time line, the calendar, the letter.
point-apply-by-our-reading = последний день подачи заявления (как мы понимаем)
# What a date means: in the time line, the calendar, the letter.
point-expiry = окончание срока: последний день, указанный в документе
# What a date means: in the time line, the calendar, the letter.
point-fine-from = с этого дня возможен штраф (как мы понимаем)
# What a date means: in the time line, the calendar, the letter.
point-loss-by = последний день, чтобы сообщить о потере и подать заявление
# What a date means: in the time line, the calendar, the letter.
point-loss-by-our-reading = последний день, чтобы сообщить о потере и подать заявление (как мы понимаем)
# What a date means: in the time line, the calendar, the letter.
point-object-by = последний день для жалобы (по нашему подсчёту)
point-object-go-by = последний рабочий день для жалобы
point-half-by = последний день оплаты половины (по нашему подсчёту): сначала к юристу
# What a date means: in the time line, the calendar, the letter.
point-next-reminder = следующее напоминание
# What a date means: in the time line, the calendar, the letter.
point-today = сегодня
point-line = { $point_date } — { $what_message }
calendar-caption = Откройте этот файл на телефоне и добавьте в календарь. Он напомнит и без бота, и без Telegram. Более новый файл заменит прежние записи.
# Title of a calendar entry.
calendar-summary = { $title_message }: { $what_message }
calendar-description = { $point_date }: { $what_message }. Рассчитано ботом Ruqsat. { not-the-ministry }
# A document’s name alone, as the title of a paper.
document-alone = { $document_message }
export-caption = Всё, что о вас хранится.
paper-failed = Сделать эту бумагу не удалось, ошибка записана. Сами даты — в сообщении выше.
card-headline = <b>Показать сотруднику на приёме</b>
card-document = Документ: { $document_message }
card-expiry = Последний день срока действия: { $expires_date }
card-filed = Заявление принято: { $filed_date }
card-outage = Срок истёк во время сбоя (с { $start_date }: { $outage_message }). Прошу это учесть: МВД сообщило прессе, что такие документы заменяют без штрафа.
# The statement does not say whether it covers this document.
card-outage-open = Прошу проверить, касается ли этого документа сообщение МВД для прессы (с { $start_date }: { $outage_message }).
card-request = Хочу подать заявление на замену. Прошу выдать расписку (талон) с сегодняшней датой.
# Above the papers that can be made after a verdict.
choose-paper = Что подготовить? Письмо и записка — на казахском и русском.
