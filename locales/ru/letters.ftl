### Letters to print, in Kazakh and Russian on one sheet; the English text is there for reading.
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
letter-title-request = ЗАЯВЛЕНИЕ о замене документа по сообщению МВД
letter-title-enquiry = ОБРАЩЕНИЕ: распространяется ли сообщение МВД на этот случай
letter-ask-request = Прошу принять документы на замену указанного ниже документа и не привлекать к административной ответственности за истечение его срока.
letter-ask-enquiry = Прошу письменно сообщить, распространяется ли сообщение МВД на указанный ниже документ, и принять документы на его замену.
letter-document = Документ: { $document_message }.
letter-expiry = Последний день срока действия: { $expires_date }.
letter-filed = Заявление на новый документ принято: { $filed_date }.
letter-outage-fingerprint-2025 = С { $start_date } до начала октября того же года система дактилоскопической регистрации не работала из-за технического сбоя, и такие документы не выдавались.
# For an outage that was added to the law without words of its own.
letter-outage = С { $start_date }: { $outage_message }. Пока сбой длился, такие документы не выдавались.
letter-statement = Министерство внутренних дел сообщило прессе, что документы, срок которых истёк в этот период, заменяются без штрафа.
letter-publication = Публикация: { $source_message }, { $url }
letter-answer = Ответ прошу дать письменно.
letter-caption-request = Письмо для печати на казахском и русском. Заполните пропуски от руки. Оно опирается на сообщение для прессы; письменного приказа мы не нашли.
letter-caption-enquiry = Письмо для печати на казахском и русском: это вопрос, потому что в опубликованном об этом не сказано. Заполните пропуски от руки.

## Words of the common form

letter-to-office = В подразделение миграционной службы (полиции):
letter-to-court = В суд (указанный в постановлении):
letter-through-decided = Через орган, вынесший постановление:
letter-to-superior = В орган, рассматривающий жалобу:
letter-through-refused = Через орган, который отказал:
letter-through-silent = Через орган, который принял заявление:
letter-blank-name = От кого (фамилия, имя, отчество):
letter-blank-postal = Место жительства или почтовый адрес:
letter-blank-home = Адрес, где живу на самом деле:
letter-blank-iin = ИИН (нет — прочерк)
letter-blank-phone = Телефон
letter-blank-document-number = Номер документа
letter-why = Почему нарушены мои права (отметьте нужное):
letter-asks = Прошу (отметьте нужное):
letter-ask-interpreter = обеспечить переводчика, язык:
letter-late-restore = Срок пропущен; прошу его восстановить, потому что:
letter-date = Дата
letter-signature = Подпись
letter-slip = Остаётся у заявителя: отметка о приёме
letter-slip-taken = Принято: дата, время
letter-slip-number = Номер
letter-slip-who = Должность, фамилия
letter-slip-law = Отказать в приёме обращения нельзя; выдаётся талон с номером, датой, временем и указанием, кто принял (Административный процедурно-процессуальный кодекс, статья 64).
# The edition that the letter was written by. $year is digits.
letter-edition = Текст весны { $year } года: { $url }
letter-edition-undated = Текст: { $url }
letter-attached = Приложения:
letter-attached-tick = Приложения (отметьте нужное):
letter-attached-decision = копия постановления
letter-attached-receipt = копия расписки (талона)
letter-attached-publication = публикация
letter-attached-visits = лист визитов
letter-attached-refusal = копия отказа
letter-attached-papers = копии документов

## Words of the complaint about a decision on an offence

letter-title-fine = ЖАЛОБА на постановление по делу об административном правонарушении
letter-fine-number = Постановление: №, дата
letter-fine-article = Статья, штраф
letter-fine-says = Что сказано в постановлении:
letter-fine-handed-over = Копия постановления вручена: { $handed-date }.
letter-fine-last-day = По моему подсчёту, последний день для жалобы: { $last-date } (КоАП, статья 829-4).
letter-fine-late = Срок пропущен; прошу рассмотреть жалобу, потому что:
letter-fine-why-none = Правонарушения не было или нет моей вины, потому что:
letter-fine-why-system = Когда я обращался (обращалась), система не работала (дни, отделы):
letter-fine-why-filed = Заявление подано в срок, подтверждение приложено.
letter-fine-why-mitigating = Есть смягчающие обстоятельства (статья 56):
letter-fine-why-language = Мне не перевели на понятный мне язык.
letter-fine-ask-cancel = отменить постановление и прекратить дело
letter-fine-ask-remark = ввиду малозначительности ограничиться устным замечанием (статья 64-1)
letter-fine-ask-lower = уменьшить штраф на { $cut-percent } %
letter-fine-ask-present = рассмотреть жалобу с моим участием
letter-fine-ask-defender = оказать бесплатную юридическую помощь
letter-fine-law = Подаётся в двух экземплярах через орган, вынесший постановление: КоАП, статьи 829-3 и 833.
letter-caption-fine =
    <b>Жалоба на казахском и русском.</b> Заполните пропуски от руки и отметьте только то, что правда.

    Два экземпляра с копией постановления отдайте в орган, который его вынес; третий, с их отметкой, оставьте себе.

    Её составил не юрист. Если грозит больше, чем штраф, покажите юристу.

## Words of the complaint about a refusal

letter-caption-go-by = Последний рабочий день, чтобы её подать: { $go-by-day }.
letter-title-refusal = ЖАЛОБА на отказ
letter-refusal-number = Отказ: №, дата
letter-refusal-learnt = Когда мне стало известно
letter-refusal-learnt-on = Об отказе мне стало известно: { $learnt-date }.
letter-refusal-last-day = По моему подсчёту, последний день для жалобы, если другой закон не говорит иного: { $last-date } (статья 92).
letter-refusal-of = Отказано в выдаче (отметьте):
letter-refusal-permission = разрешение на постоянное проживание
letter-refusal-card = вид на жительство или удостоверение лица без гражданства
letter-refusal-ground = Основание, как оно записано в отказе:
letter-refusal-why-untrue = Это основание не соответствует действительности, потому что:
letter-refusal-why-complete = Документы были сданы полностью (список):
letter-refusal-why-exempt = Это требование на меня не распространяется, потому что:
letter-refusal-why-preliminary = До отказа мне не сообщили предварительное решение (статья 73).
letter-refusal-why-objection = До отказа мне не дали времени возразить на предварительное решение (статья 73).
letter-refusal-why-no-way = В отказе не указано, как его обжаловать (статья 92).
letter-refusal-ask-cancel = отменить отказ и принять новое решение
letter-refusal-ask-issue = выдать документ, в выдаче которого отказано
letter-refusal-ask-file = ознакомить меня с материалами дела (статья 75)
letter-refusal-ask-hear = выслушать меня (статья 98)
letter-refusal-law = Подаётся в орган, который отказал: Административный процедурно-процессуальный кодекс, статьи 91–94.
letter-caption-refusal =
    <b>Жалоба на казахском и русском.</b> Заполните пропуски от руки и отметьте только то, что правда.

    Отдайте её в орган, который отказал. Возьмите талон с номером: отказать в приёме жалобы нельзя.

    Её составил не юрист. Если вам назвали день выезда, покажите её юристу сегодня.

## Words of the complaint about delay or silence

letter-title-delay = ЖАЛОБА на бездействие
letter-delay-number = Номер заявления (талона)
letter-delay-filed = Заявление принято: { $filed-date }.
letter-delay-filed-blank = Заявление принято (дата)
letter-delay-of = О чём заявление и когда истёк срок (отметьте):
letter-delay-card = Вид на жительство (удостоверение): последний из { $card-limit-days } календарных дней — { $limit-date } (закон о документах, удостоверяющих личность, статья 20).
letter-delay-card-blank = Вид на жительство (удостоверение): { $card-limit-days } календарных дней (закон о документах, удостоверяющих личность, статья 20); последний из них:
letter-delay-permission = Разрешение: срок и день, когда он истёк:
letter-delay-why-nothing = Ни решения, ни причин задержки мне не сообщили.
letter-delay-why-no-notice = Извещения о продлении срока не было (статья 76).
letter-delay-visits = Обращения в отдел (дни) и ответы:
letter-delay-ask-decide = принять решение и выдать документ
letter-delay-ask-reasons = ответить письменно, с причинами
letter-delay-ask-who = сообщить, кто рассматривает заявление
letter-delay-law = Подаётся в орган, который принял заявление; молчание по истечении срока считается отказом: Административный процедурно-процессуальный кодекс, статьи 91–94.
letter-caption-delay =
    <b>Жалоба на казахском и русском.</b> Заполните пропуски от руки и отметьте только то, что правда.

    Отдайте её в орган, который принял заявление. Возьмите талон с номером: отказать в приёме жалобы нельзя.

    Срок для карточки есть в законе. Нынешний срок для разрешения мы не нашли: спросите о нём в отделе письменно.
letter-visits = Обращения и попытки подать заявление (дни, отделы):
letter-visits-sheet = Визиты в отдел: см. лист визитов.
