### Reminders, as they arrive by themselves. Facts of the day they are sent on.

# The first line, which also shows on a locked phone: nothing private in it.
reminder-preview = <b>Напоминание, о котором вы просили.</b> Откройте чат, чтобы прочитать.
# Stands below the first line when an earlier send may have arrived.
reminder-repeat = Возможно, это повтор: неясно, дошло ли прежнее.
# Above several documents in one message.
reminder-digest = <b>Документы, которым нужно ваше внимание: { $count }.</b> Сначала — ближайшая дата.
reminder-more = Здесь не показано: { $count }. Они есть в разделе «{ button-documents }».
reminder-apply-ahead = { $days ->
    [1] <b>Завтра последний рабочий день, чтобы подать заявление: { $go_day }.</b> Соберите документы сегодня, а в отделе возьмите расписку (талон). Сам последний день подачи: { $apply_date }.
    [7] <b>Осталась неделя. Подайте заявление не позже этого дня: { $go_day }.</b> Выберите, когда пойдёте: потом рабочих дней до последнего дня подачи ({ $apply_date }) уже не будет.
   *[other] <b>Подайте заявление не позже этого дня: { $go_day }.</b> Это последний рабочий день; сам последний день подачи: { $apply_date }. Осталось дней: { $days }.
    }
# The working days of that year are not known yet.
reminder-apply-ahead-provisional = { $days ->
    [1] <b>Завтра последний день подачи заявления: { $apply_day }.</b> Если отдел сегодня открыт, идите сегодня: праздничные дни того года ещё не опубликованы.
   *[other] <b>Подайте заявление не позже этого дня: { $apply_day }.</b> Праздничные дни того года ещё не опубликованы, поэтому идите на несколько дней раньше. Осталось дней: { $days }.
    }
reminder-apply-today = <b>Сегодня последний рабочий день, чтобы подать заявление вовремя.</b> Подайте его сегодня и сохраните расписку (талон).
# The day to apply is over, the document is still valid.
reminder-apply-late = <b>Подайте заявление сегодня или в ближайший рабочий день.</b> Последний день подачи: { $apply_date }; срок в документе: { $expires_day }. Не ждите окончания срока; сохраните расписку (талон).
# For documents without a legal day to apply.
reminder-expires-ahead = { $days ->
    [1] <b>Завтра последний день срока: { $expires_day }.</b> Если замена ещё не начата, начните сегодня. Как: «{ button-where-it-stands }».
   *[other] <b>Замените документ, пока он действует. Последний день: { $expires_day }.</b> Как: «{ button-where-it-stands }». Осталось дней: { $days }.
    }
reminder-expires-today = <b>Сегодня последний день, указанный в документе.</b> Если замена ещё не начата, начните сегодня. Как: «{ button-where-it-stands }».
reminder-pending = <b>Как дела с заявлением?</b> Дата подачи: { $filed_date }. Нажмите кнопку, когда что-то изменится. Долго нет ответа? Спросите в отделе, с распиской (талоном).
# Once, on the first working day after the law’s days for making a card.
reminder-silence =
    <b>Срок, за который по закону делают карточку, истёк.</b> Дата подачи: { $filed-date }; последний из { $card-limit-days } календарных дней: { $limit-date }. Сначала спросите в отделе, с распиской (талоном); если ответа нет, подайте жалобу: «{ button-complaint }».
    <blockquote expandable><b>Почему</b>
    Срок: закон о документах, удостоверяющих личность, статья 20. Молчание после него считается отказом (Административный процедурно-процессуальный кодекс, статья 91).
    Если вы подавали на разрешение, а не на карточку: нынешнего срока для него мы не нашли. Спросите о нём в отделе письменно.</blockquote>
reminder-filing-day = <b>Сегодня день, когда вы собирались подать заявление.</b> Подайте его сегодня и сохраните расписку (талон).
reminder-loss-ahead = { $days ->
    [1] <b>Завтра последний день, чтобы сообщить о потере и подать заявление: { $last_day }.</b> Если можете, идите в миграционную службу (полицию) сегодня; сохраните подтверждение.
   *[other] <b>Сообщите о потере и подайте заявление не позже этого дня: { $last_day }.</b> Куда: миграционная служба (полиция). Сохраните подтверждение. Осталось дней: { $days }.
    }
reminder-loss-today = <b>Сегодня последний день, чтобы сообщить о потере и подать заявление.</b> Идите в миграционную службу (полицию) сегодня и сохраните подтверждение.
reminder-loss-passed = <b>Срок сообщить о потере прошёл: { $last_day }.</b> Сообщили? Сохраните подтверждение. Нет? Сообщите сегодня или в ближайший рабочий день и подайте заявление.
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
law-changed-why = Почему: загружена новая редакция закона; её тексты прочитаны { $checked_date }.
button-read-all = Всё прочитано
reminder-apply-last-day = <b>Сегодня последний день, указанный в документе.</b> Подайте заявление сегодня, а если отдел закрыт — в ближайший рабочий день. Сохраните расписку (талон).
# After more than a day without connection, to people who may have written meanwhile.
was-away = Меня не было на связи: { $from_date } – { $to_date }. Если вы писали мне в эти дни, сообщение не дошло: напишите, пожалуйста, ещё раз. Сохранённые документы и напоминания на месте.
# Note on a press: at most 200 characters.
reminder-of-an-earlier-paper = Это напоминание было о прежнем документе. О нынешнем напоминания идут дальше; он есть в разделе «{ button-documents }».
# Sent a month before a document is erased.
still-needed =
    <b>Эти документы ещё нужны?</b>
    По ним давно ничего не менялось. Через месяц они будут удалены вместе с напоминаниями. Чтобы оставить документ, нажмите кнопку.
# Note on a press: at most 200 characters.
kept = Оставлено. Снова спрошу примерно через год.
# Between the last working day to apply and the last day itself.
reminder-apply-next-working-day = <b>Подайте заявление сегодня или в ближайший рабочий день.</b> Последний рабочий день для подачи был: { $go_by_day }; срок в документе: { $expires_date }.
reminder-and-apply = Подайте заявление и на новый документ, сегодня или в ближайший рабочий день, если ещё не подали.
# Last line of a reminder of a document for which the day is published for another; one line.
reminder-our-reading = Последний день — наше понимание.
