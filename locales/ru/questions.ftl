### Questions of the flows, and what is said when an answer does not fit.

ask-document = О каком документе речь?
ask-lost-document = Какой документ потерян?
ask-expiry =
    <b>{ $document_message }</b>
    До какого числа действует? Напишите дату, указанную на документе, например 20.09.2025.
ask-expiry-plain = До какого числа действует документ? Напишите дату, указанную на нём, например 20.09.2025.
ask-filing = Заявление на новый документ уже подано?
ask-filing-day = В какой день приняли документы? Дата есть в расписке (талоне).
ask-filing-sure = Подано { $filed_date }: это больше чем за год до окончания срока. Всё верно?
ask-loss-day = В какой день документ потерян или украден?
ask-handed-over = В какой день вручено постановление о штрафе? От этого дня считается срок на жалобу.
ask-question = Напишите вопрос своими словами: по-казахски, по-русски или по-английски.
ask-whose = Чей это документ? В напоминаниях будет только эта подпись, без имён.
# One screen before the first save.
ask-consent =
    <b>Прежде чем сохранить</b>
    Хранится: какой документ, его даты, чей он — одним словом, язык и время напоминаний. Без имён, номеров и фото.
    Зачем: чтобы напоминать.
    Сколько: { $months } месяцев после последней даты документа, в зашифрованном виде на сервере бота. Сам чат Telegram хранит на своих серверах.
    Удалить всё можно в любой момент: /forget. Вопросы и проверка работают и без сохранения.
ask-forget = Удалить всё, что о вас хранится? Сохранённых документов: { $count }. Напоминания о них больше не придут.
forgotten = <b>Удалено.</b> Документов удалено: { $count }. Настройки, напоминания и ключ, которым они были зашифрованы, тоже удалены.
forgotten-telegram = Сам чат остаётся в Telegram; его можно удалить в приложении. Начать заново: /start.
day-lies-ahead = { $told_date } ещё не наступило. Укажите прошедший день или сегодняшний.
date-out-of-range = Можно считать только с датами от 2000 до 2099 года. Проверьте, пожалуйста, дату.
press-a-button = Нажмите, пожалуйста, одну из кнопок.
press-or-cancel = Чтобы удалить, нажмите кнопку; если передумали — «Отмена».
facts-missing = Не хватает даты. Начните заново: /check.
# Date picker.
pick-year = Какой год?
# Date picker.
pick-month = { $year } год: какой месяц?
# Date picker.
pick-day-of = { $month_message } { $year }: какое число?
check-is-gone = Данных последней проверки уже нет. Начните заново: /check.
# Above two to four topics.
choice-intro = Возможно, вопрос об этом?
not-understood = Понять вопрос не удалось. Напишите его, пожалуйста, другими словами или выберите ниже.
# A list of dates was pasted.
list-headline = <b>Прочитано дат: { $count }</b>
list-line = { $document_message }, { $expires_date } — { $verdict_message }
list-line-unread = «{ $line }»: дату прочитать не удалось
list-cut = Прочитаны только первые строки: { $count }.
list-not-stored = Этот расчёт — если заявление не подано. Из списка ничего не сохранено. Полный ответ по каждому документу: /check.
# Verdict in a few words, in a list.
short-none = штрафа нет
# Verdict in a few words, in a list.
short-grace = срок истёк, штрафа пока нет: подать сегодня
# Verdict in a few words, in a list.
short-warning = возможно предупреждение
# Verdict in a few words, in a list.
short-waived = штрафа быть не должно: так сообщило МВД
# Verdict in a few words, in a list.
short-not-stated = в сообщении МВД об этом не сказано
# Verdict in a few words, in a list.
short-fine = возможен штраф
# Verdict in a few words, in a list.
short-no-rule = правила на этот случай мы не нашли
# Verdict in a few words, in a list.
short-none-apply-by = штрафа нет; последний день подачи: { $apply_by_date }
