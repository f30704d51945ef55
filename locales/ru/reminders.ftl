### Reminders, as they arrive by themselves. Facts of the day they are sent on.

# The first line, which also shows on a locked phone: nothing private in it.
reminder-preview = <b>Напоминание, о котором вы просили.</b> Откройте чат, чтобы прочитать.
# Stands below the first line when an earlier send may have arrived.
reminder-repeat = Возможно, это повтор: неизвестно, дошло ли сообщение в прошлый раз.
# Above several documents in one message.
reminder-digest = <b>Документы, которые ждут вас: { $count }.</b> Сначала — ближайшая дата.
reminder-more = Здесь не показано: { $count }. Они есть в «Моих документах».
reminder-apply-ahead = <b>Подайте заявление не позже этого дня: { $go_day }.</b> Это последний рабочий день; сам последний день подачи: { $apply_date }. Осталось дней: { $days }.
# The working days of that year are not known yet.
reminder-apply-ahead-provisional = <b>Подайте заявление не позже этого дня: { $apply_day }.</b> Праздничные дни того года ещё не опубликованы, поэтому идите на несколько дней раньше. Осталось дней: { $days }.
reminder-apply-today = <b>Сегодня последний рабочий день, чтобы подать заявление вовремя.</b> Подайте сегодня и сохраните расписку (талон).
# The day to apply is over, the document is still valid.
reminder-apply-late = <b>День подачи заявления прошёл: { $apply_date }.</b> Документ действует по этот день включительно: { $expires_day }. Подайте заявление в ближайший рабочий день, не ждите окончания срока.
# For documents without a legal day to apply.
reminder-expires-ahead = <b>Действует по этот день включительно: { $expires_day }.</b> Осталось дней: { $days }.
reminder-expires-today = <b>Сегодня последний день, когда документ действует.</b>
reminder-pending = <b>Как дела с заявлением?</b> Дата подачи: { $filed_date }. Нажмите кнопку, когда что-то изменится.
reminder-filing-day = <b>Сегодня день, в который вы собирались подать заявление.</b> Сохраните расписку (талон).
reminder-loss-ahead = <b>Подайте заявление из-за потери не позже этого дня: { $last_day }.</b> Осталось дней: { $days }.
reminder-loss-today = <b>Сегодня последний день, чтобы подать заявление из-за потери.</b>
reminder-loss-passed = <b>Последний день для заявления из-за потери прошёл: { $last_day }.</b> Идите в ближайший рабочий день.
# When the usual text could not be sent.
reminder-plain = Подошёл срок напоминания об одном из сохранённых документов. Откройте /documents, чтобы прочитать его.
# Button: do not repeat it.
button-read = Прочитано
# Button: once more tomorrow.
button-tomorrow = Напомнить завтра
# To those whose verdict or reminders changed with the law, and only to them.
law-changed = <b>Изменился закон, по которому считает бот, и это касается вашего сохранённого документа.</b>
law-changed-was = Было: { $was_message }
law-changed-now = Стало: { $now_message }
law-changed-ladder = Вывод тот же; изменились дни напоминаний.
law-changed-why = Почему: загружены новые данные закона, последняя проверка — { $checked_date }.
button-read-all = Всё прочитано
reminder-apply-last-day = <b>Сегодня последний день, когда документ действует.</b> Подайте заявление сегодня и сохраните расписку (талон); если отдел закрыт — в ближайший рабочий день.
# After more than a day without connection, to people who may have written meanwhile.
was-away = Меня не было на связи: { $from_date } – { $to_date }. Если вы писали мне в эти дни, сообщение не дошло: напишите, пожалуйста, ещё раз. Сохранённые документы и напоминания на месте.
# Note on a press: at most 200 characters.
reminder-of-an-earlier-paper = Это напоминание было о прежнем документе. О нынешнем напоминания идут дальше; он есть в «Моих документах».
# Sent a month before a document is erased.
still-needed =
    <b>Эти документы ещё нужны?</b>
    С ними давно ничего не делали. Через месяц они будут удалены вместе с напоминаниями. Чтобы оставить документ, нажмите кнопку.
# Note on a press: at most 200 characters.
kept = Оставлено. Снова спрошу примерно через год.
# Between the last working day to apply and the last day itself.
reminder-apply-next-working-day = Последний рабочий день для подачи прошёл: { $go_by_day }. Подайте заявление в ближайший рабочий день: карточка действует по { $expires_date } включительно.
