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
ask-handed-over = В какой день вручили копию постановления о штрафе? От этого дня считается срок на жалобу.
ask-question = Напишите вопрос своими словами: по-казахски, по-русски или по-английски.
ask-whose = Чей это документ? В напоминаниях будет только эта подпись, без имён.
# One screen before the first save.
ask-consent =
    <b>Прежде чем сохранить</b>
    Хранится: { stored-data } Без имён, номеров документов и фото.
    Зачем: чтобы напоминать.
    Как долго: { $months } месяцев после последней даты документа или вашего последнего действия с ним (что позже), в зашифрованном виде на сервере бота. Сам чат Telegram хранит на своих серверах.
    Удалить всё можно в любой момент: /forget. Вопросы и проверка работают и без сохранения.
ask-forget = Удалить всё, что о вас хранится? Сохранённых документов: { $count }. Напоминания о них больше не придут.
forgotten = <b>Удалено.</b> Документов удалено: { $count }. Настройки, напоминания и ключ, которым они были зашифрованы, тоже удалены.
forgotten-telegram = Сам чат остаётся в Telegram; удалить его можно в приложении. Начать заново: /start.
day-lies-ahead = { $told_date } ещё не наступило. Укажите, пожалуйста, прошедший день или сегодняшний.
date-out-of-range = Я работаю только с датами от 2000 до 2099 года. Проверьте, пожалуйста, дату.
press-a-button = Это не похоже на ответ на вопрос ниже. Нажмите, пожалуйста, одну из кнопок.
press-or-cancel = Чтобы удалить, нажмите кнопку или напишите «да, удалить»; если передумали — «отмена».
facts-missing = Не хватает даты. Начните, пожалуйста, заново: /check.
# Date picker.
pick-year = Какой год?
# Date picker.
pick-month = { $year } год: какой месяц?
# Date picker.
pick-day-of = { $month_message } { $year }: какое число?
check-is-gone = Данных последней проверки уже нет. Начните, пожалуйста, заново: /check.
# Above two to four topics.
choice-intro = Возможно, вопрос об этом?
not-understood = Понять вопрос не удалось. Напишите его, пожалуйста, другими словами или выберите ниже.
# A list of dates was pasted.
list-headline = <b>Прочитано дат: { $count }</b>
list-line = { $document_message }, { $expires_date } — { $verdict_message }
list-line-unread = «{ $line }»: дату прочитать не удалось
list-cut = Прочитаны только первые строки: { $count }.
list-not-stored = Ответ верен, если заявление ещё не подано. Из списка ничего не сохранено. Полный ответ по каждому документу: /check.
# Verdict in a few words, in a list.
short-none = штрафа, как мы понимаем, нет
# Verdict in a few words, in a list.
short-grace = срок истёк: подайте заявление сегодня; штрафа, как мы понимаем, пока нет
# Verdict in a few words, in a list.
short-warning = возможно предупреждение
# Verdict in a few words, in a list.
short-waived = МВД обещало не штрафовать, до какого дня — не сказано: подайте заявление
# Verdict in a few words, in a list.
short-not-stated = в опубликованных текстах не сказано, будет ли штраф
# Verdict in a few words, in a list.
short-fine = возможен штраф
# In a list: a second long overstay within a year.
short-expulsion = возможны арест и выдворение: сначала поговорите с юристом
# Verdict in a few words, in a list.
short-no-rule = правила на этот случай мы не нашли
# Verdict in a few words, in a list.
short-none-apply-by = штрафа, как мы понимаем, нет; последний день подачи: { $apply_by_date }
# Verdict in a few words, in a list: the paper is valid, and the last day to apply has passed.
short-none-late = штрафа, как мы понимаем, нет; последний день подачи был { $apply_by_date }: подайте сейчас
ask-another = Такой документ с этой подписью уже сохранён. Обновить его или добавить ещё один?
ask-forget-no-documents = Удалить всё, что о вас хранится? Документов здесь нет — только язык, настройки и номер чата.
forgotten-no-documents = <b>Удалено.</b> Язык, настройки и номер чата больше не хранятся.
hint-document = Не удалось понять, какой это документ. Нажмите кнопку или напишите название, например «ВНЖ» или «паспорт».
hint-expiry = Даты здесь не видно. Напишите последний день, когда документ действует, например 20.09.2025, или «не знаю».
hint-filing = Ответьте, пожалуйста, кнопкой или словом: «нет», «подано» или «вернули». Можно сразу с датой: «подано 03.10.2025».
hint-filing-day = Даты здесь не видно. Напишите день, когда приняли документы, например 03.10.2025. Он указан в расписке (талоне); без него сроки посчитать нельзя.
hint-loss-day = Даты здесь не видно. Напишите день потери, например 03.10.2025 или «вчера». Если точный день неизвестен, укажите самый ранний из возможных.
hint-handed-over = Даты здесь не видно. Напишите день, когда вручили копию постановления, например 03.10.2025, или «ещё не вручили».
hint-yes-no = Ответьте, пожалуйста, «да» или «нет».
hint-consent = Без вашего согласия ничего не сохраняется. Нажмите кнопку или напишите «да»; если не нужно — «отмена».
hint-whose = Нажмите кнопку или напишите одним словом, чей документ, например «мой», «мамы», «ребёнка». Имена не нужны.
hint-hour = Напишите час, например 9 или 19:00, или нажмите кнопку.
# A second date could be either of two.
ask-which-day = { $told_date }: это последний день срока документа или день, когда приняли заявление?
# Before the next question: the date read before is replaced by this one.
date-corrected = Исправлено: <b>{ $told_date }</b>
# Two questions in one message: the second is the first button below.
also-asked = Вы спросили ещё: { $topic_message }. Ответ — за первой кнопкой ниже.
or-meant = Или вы спрашивали о другом: «{ $topic_message }»? Тогда нажмите первую кнопку ниже.
follow-up-currency = Я считаю только в тенге и курса валют не знаю. Курс на день публикует Национальный Банк: nationalbank.kz
follow-up-same = Для жены или мужа — то же самое; даты у каждого документа свои.
# Said before “until when is it valid?”, where somebody asks about another person’s document after a verdict; one sentence.
follow-up-own-date = У каждого документа свои даты.
# Reply to a question of a few words that goes on with the last answer, which follows once more; one sentence.
follow-up-same-topic = Понимаю это как ещё один вопрос о том же: «{ $topic_message }».
# A list of dates, whose each is.
list-line-of = { $whose_message }: { $document_message }, { $expires_date } — { $verdict_message }
# Button of a list: whose or which, and its date.
list-button = { $name_message } · { $on_message }
saved-several = <b>Сохранено.</b> Сохранено документов: { $count }. О каждом придут напоминания.
# After "the application was returned".
ask-filing-day-returned = В какой день приняли документы, которые потом вернули?
# Asked only where an answer changes the verdict; so are the next two.
ask-penalised = Было ли за последние { $repeat-months } месяцев взыскание за то же самое? Если да, напишите день, когда оно исполнено: штраф — когда он уплачен.
ask-opened = Возбуждено ли об этом дело (составлен ли протокол)? Если да, напишите, в какой день.
ask-reported = О потере уже сообщили? Если да, напишите, в какой день.
reported-before-the-loss = Документ потерян { $lost_date }. Сообщить раньше было нельзя: проверьте, пожалуйста, день.
hint-penalised = Напишите день, когда прежнее взыскание исполнено, например 03.10.2025, или «нет». Если день известен примерно, укажите самый поздний из возможных.
hint-opened = Напишите день, когда возбуждено дело, например 03.10.2025: он указан в протоколе. Или напишите «нет».
hint-reported = Напишите день, когда сообщили о потере, например 03.10.2025, или «ещё нет». Если день известен примерно, укажите самый поздний из возможных.
# "I was fined": how far the case is; each answer leads to its own last day and steps.
ask-stage = На каком этапе дело? Составлен протокол, предложили заплатить половину, вручено постановление или дело в суде?
ask-half-offered = В какой день сотрудник предложил половину и разъяснил это? Сутки считаются с того момента.
# "I was refused".
ask-learnt = В какой день вы узнали об отказе? С этого дня считаются месяцы на жалобу.
hint-stage = Нажмите кнопку или напишите «протокол», «половина», «постановление» или «суд». Можно сразу с датой.
hint-half-offered = Даты здесь не видно. Напишите день, когда предложили половину, например 03.10.2025, или «не знаю».
hint-learnt = Даты здесь не видно. Напишите день, когда узнали об отказе, например 03.10.2025, или «ответа ещё нет».
# Of somebody who has been told of a case.
ask-protocol-day = В какой день составлен протокол? Берётся МРП этого дня.
# Above what else can be done with a document, or asked about a topic.
more-on =
    <b>{ $what_message }</b>
    Что ещё нужно?
# Note on a press: at most 200 characters.
list-is-gone = Этого списка у меня уже нет. Пришлите его, пожалуйста, ещё раз.
ask-handed-over-court = В какой день вам вручили копию постановления суда? От этого дня считается срок на жалобу.
ask-year-of-several = Какой год стоит на каждом из них?
# “How much is the fine if it ended on …?”: before the lines, one for each document.
sums-headline = <b>Срок до { $expires_date }, заявления не было:</b>
# One document: its short name, the sum, and the verdict in a few words.
sums-line = • { $name_message }: { $sum_message }; { $verdict_message }
# The same where a fine is not certain.
sums-line-at-risk = • { $name_message }: { $verdict_message }; риск — { $sum_message }
# The same without a sum.
sums-line-without = • { $name_message }: { $verdict_message }
