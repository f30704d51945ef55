### Labels of buttons: two or three words where possible.

button-check = Что с моим документом?
button-ask = Задать вопрос
button-documents = Мои документы
button-waiting = Жду карточку
button-lost = Карточка потеряна
button-fined = Меня оштрафовали
button-leaving = Перед поездкой
button-settings = Настройки
button-menu = Меню
button-back = Назад
button-cancel = Отмена
button-yes = Да
button-no = Нет
button-today = Сегодня
button-yesterday = Вчера
button-language = Язык
button-privacy = Что хранится?
button-pick-date = Выбрать дату
button-unknown-date = Не знаю дату
button-date-found = Дата нашлась
button-other-year = Другой год
button-other-month = Другой месяц
button-not-filed = Ещё не подано
button-filed-pending = Подано, ждём
button-filed-returned = Заявление вернули
button-agree = Да, сохранить
button-remind-me = Напомнить вовремя
button-tell-filing = Заявление подано
button-other-date = Другая дата
button-calendar = Файл для календаря
button-calendar-all = Календарь на все
button-time-line = Картинка с датами
button-counter-card = Записка для сотрудника
button-letter = Письмо для печати
button-complaint = Жалоба для печати
button-visits = Мои визиты
button-visit-note = Записать визит
button-visit-change = Изменить запись
button-visit-earlier = Раньше
button-visit-later = Позже
button-visit-day = Другой день
button-visit-office = Другой отдел
button-visit-said = Другой ответ
button-visit-slip = Был ли талон
button-visit-remove = Убрать запись
button-check-my-date = Проверить мою дату
button-wrong-answer = Это не ответ
button-waiting-remind = Напоминать, пока жду
button-add-document = Добавить документ
button-where-it-stands = Что с ним сейчас
button-filed = Заявление подано
button-in-hand = Новый получен
button-returned = Заявление вернули
button-refused = Отказ
button-case-lost = Потеря
button-case-fined = Штраф
button-ladder = Его напоминания
button-correct-date = Изменить дату
button-correct-label = Изменить подпись
button-stop = Не напоминать
button-remove = Удалить
button-remove-sure = Да, удалить
button-export = Всё, что обо мне хранится
button-forget = Удалить всё
button-forget-sure = Да, удалить всё
button-hours = Время напоминаний
button-rungs = Какие напоминания
# Short note over the chat; at most 200 characters.
button-is-old = Эта кнопка от прошлого вопроса. Нажмите кнопку в последнем сообщении или /start.
# Short note over the chat; at most 200 characters.
thanks-for-report = Спасибо. Это учтено; ваш текст не сохранён.
# A label that is the same in every language.
plain-label = { $label }
# A date on a button.
label-date = { $told_date }
# Month on a button of the date picker.
month-name-1 = Январь
# Month on a button of the date picker.
month-name-2 = Февраль
# Month on a button of the date picker.
month-name-3 = Март
# Month on a button of the date picker.
month-name-4 = Апрель
# Month on a button of the date picker.
month-name-5 = Май
# Month on a button of the date picker.
month-name-6 = Июнь
# Month on a button of the date picker.
month-name-7 = Июль
# Month on a button of the date picker.
month-name-8 = Август
# Month on a button of the date picker.
month-name-9 = Сентябрь
# Month on a button of the date picker.
month-name-10 = Октябрь
# Month on a button of the date picker.
month-name-11 = Ноябрь
# Month on a button of the date picker.
month-name-12 = Декабрь
button-papers = Письмо, календарь
button-not-handed-over = Постановления ещё нет
button-add-another = Добавить ещё один
button-all-reminders = Напоминания
button-nearer = Предыдущие
button-further = Следующие
button-correct-filing = Изменить день подачи
button-resume = Снова напоминать
button-save = Сохранить документ
button-is-expiry = Последний день срока
button-is-filing = Заявление приняли
button-save-all = Сохранить все
button-keep = Оставить: { $title_message }
# To whether and when something has happened; two share a row, at most 18 letters.
button-unknown = Не знаю
button-no-penalty = Не было
button-no-case = Дела нет
button-not-reported = Не сообщали
# On the main menu beside the settings; at most 18 letters.
button-i-was-refused = Мне отказали
# How far a case is; two share a row, at most 18 letters.
button-stage-protocol = Протокол
button-stage-half = Половина штрафа
button-stage-decision = Постановление
button-stage-court = Суд, выдворение
# Beside the days of a refusal: the office is silent.
button-no-answer-yet = Ответа нет
# Last button below a verdict, an answer, a reminder.
button-more = Ещё, меню
# Takes back the day that was read, for example “Not 20 September?”; at most 18 letters.
button-not-this-day = Не { $day_message }?
button-untell = Это ошибка
button-told = ✓ { $label_message }
button-correct = Исправить, удалить
button-application = Заявление
button-another-day = Другой день
button-open-saved = Сохранён: открыть
