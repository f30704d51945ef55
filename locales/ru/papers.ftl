### Papers: calendar file, time line, card for the desk, letter. The card and the letter are always printed in Kazakh and Russian; the English text is there for reading.

# What a date means: in the time line, the calendar, the letter.
point-outage-starts = начало сбоя системы
# What a date means: in the time line, the calendar, the letter.
point-outage-certain = последний день, который точно относится к сбою
# What a date means: in the time line, the calendar, the letter.
point-outage-possible = последний день, который может относиться к сбою
# What a date means: in the time line, the calendar, the letter.
point-go-by = последний рабочий день для визита
# What a date means: in the time line, the calendar, the letter.
point-apply-by = последний день подачи заявления
# What a date means: in the time line, the calendar, the letter.
point-expiry = окончание срока: последний день действия
# What a date means: in the time line, the calendar, the letter.
point-fine-from = с этого дня возможен штраф (как мы понимаем)
# What a date means: in the time line, the calendar, the letter.
point-loss-by = последний день, чтобы сообщить о потере и подать заявление
# What a date means: in the time line, the calendar, the letter.
point-object-by = последний день для жалобы на штраф
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
# The full official name of the document, in a letter.
letter-document-residence-permit = вид на жительство иностранца в Республике Казахстан
# The full official name of the document, in a letter.
letter-document-stateless-certificate = удостоверение лица без гражданства
# The full official name of the document, in a letter.
letter-document-temporary-permit = разрешение на временное проживание
# The full official name of the document, in a letter.
letter-document-passport = паспорт
# The full official name of the document, in a letter.
letter-document-kandas-certificate = удостоверение кандаса
letter-to = В управление миграционной службы (полиции): ______________________
letter-from =
    От (фамилия, имя): ______________________
    Номер документа: ______________________
    Адрес, телефон: ______________________
letter-title-request = ЗАЯВЛЕНИЕ о замене документа по сообщению МВД
letter-title-enquiry = ОБРАЩЕНИЕ: распространяется ли сообщение МВД на этот случай
letter-title-statement = СВЕДЕНИЯ О ДАТАХ — приложение к жалобе
letter-ask-request = Прошу принять документы на замену указанного ниже документа и не привлекать к административной ответственности за истечение его срока.
letter-ask-enquiry = Прошу письменно сообщить, распространяется ли сообщение МВД на указанный ниже документ, и принять документы на его замену.
letter-ask-statement = Эти даты приложены к жалобе на постановление о штрафе. Статья и номер постановления: ______________________ Вручено: ____________
letter-document = Документ: { $document_message }.
letter-expiry = Последний день срока действия: { $expires_date }.
letter-filed = Заявление на новый документ принято: { $filed_date }.
letter-not-filed = Обращения и попытки подать заявление (даты, отделы): ______________________
letter-outage-fingerprint-2025 = С { $start_date } до начала октября того же года система дактилоскопической регистрации не работала из-за технического сбоя, и такие документы не выдавались.
# For an outage that was added to the law without words of its own.
letter-outage = С { $start_date }: { $outage_message }. Пока сбой длился, такие документы не выдавались.
letter-statement = Министерство внутренних дел сообщило прессе, что документы, срок которых истёк в этот период, заменяются без штрафа.
letter-publication = Публикация: { $source_message }, { $url }
letter-dates = Даты
letter-answer = Ответ прошу дать письменно.
letter-attached = Приложение: ______________________
letter-signature = Дата: ____________ Подпись: ____________
letter-caption-request = Письмо для печати на казахском и русском. Заполните пропуски от руки. Оно опирается на сообщение для прессы; письменного приказа мы не нашли.
letter-caption-enquiry = Письмо для печати на казахском и русском: это вопрос, потому что в опубликованном об этом не сказано. Заполните пропуски от руки.
letter-caption-statement = Лист с датами на казахском и русском — приложение к жалобе. Заполните пропуски от руки.
# Above the papers that can be made after a verdict.
choose-paper = Что подготовить? Письмо и записка — на казахском и русском.
letter-to-statement = В суд или вышестоящий орган: ____________________
