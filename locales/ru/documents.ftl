### Saved documents, their labels, states and reminders.

# Whose document it is; on a button and behind a document’s name.
label-mine = мой документ
# Whose document it is; on a button and behind a document’s name.
label-mother = мамы
# Whose document it is; on a button and behind a document’s name.
label-father = папы
# Whose document it is; on a button and behind a document’s name.
label-spouse = мужа или жены
# Whose document it is; on a button and behind a document’s name.
label-child = ребёнка
# Whose document it is; on a button and behind a document’s name.
label-worker = работника
# Whose document it is; on a button and behind a document’s name.
label-other = другого человека
case-title =
    <b>{ $document_message }</b> · { $label_message }
    Срок: по { $expires_date } включительно
case-title-no-date = <b>{ $document_message }</b> · { $label_message }
# On a button.
case-button = { $document_message } · { $label_message }
saved = <b>Сохранено.</b>
documents-headline = <b>Мои документы: { $count }</b>
no-documents = Сохранённых документов пока нет. Сначала проверьте документ, затем нажмите «{ button-remind-me }».
overview-line =
    { $title_message }
    { $state_message }. Ближайшая дата: { $deadline_day }
overview-line-no-date =
    { $title_message }
    { $state_message }
case-state = { $state_message }.
case-state-not-filed = Заявление не отмечено
case-state-filed = Заявление на рассмотрении
case-state-returned = Заявление вернули: считается неподанным
case-state-in-hand = Новый документ на руках
case-state-refused = По заявлению отказ
case-state-fined = Выписан штраф
case-state-half-offered = Предложено оплатить половину штрафа
case-state-lost = Документ потерян
case-state-stopped = Напоминания отключены
next-reminder = Следующее напоминание: { $due_day }.
reminders-will-come = <b>Придут напоминания</b>, в { $hour } по времени Казахстана:
reminder-line = • { $due_date } — { $occasion_message }
# Two lines below each other.
lines =
    { $first_message }
    { $then_message }
no-reminders-left = Напоминаний по нему больше не будет.
reminders-provisional = Праздничные дни того года ещё не опубликованы; когда их опубликуют, дни будут пересчитаны.
reminders-promise = Последнее напоминание перед датой повторяется каждый день, пока вы не нажмёте «{ button-read }», но не больше семи раз. На всякий случай добавьте даты и в календарь.
too-many-documents = Сохранить можно не больше { $count } документов. Удалите ненужный в /documents.
document-is-gone = Этот документ больше не сохранён.
case-filed = Записано: подано { $filed_date }. Сохраните расписку (талон). Раз в 30 дней буду спрашивать, как дела.
case-returned = Записано: заявление вернули, поэтому оно считается неподанным. Напоминания начинаются снова.
case-refused = Записано: отказ. Попросите причину письменно; отказ можно обжаловать.
case-lost = { $days ->
    [one] Записано. Последний день сообщить о потере и подать заявление: { $apply_by_date } (срок: { $days } день со дня потери).
    [few] Записано. Последний день сообщить о потере и подать заявление: { $apply_by_date } (срок: { $days } дня со дня потери).
   *[other] Записано. Последний день сообщить о потере и подать заявление: { $apply_by_date } (срок: { $days } дней со дня потери).
    }
case-lost-no-rule = Записано. Срока, в который нужно заявить об этой потере, мы не знаем; сделайте это как можно скорее.
case-redated = Записано: срок по { $expires_date } включительно.
case-stopped = Напоминания по этому документу отключены. Он остаётся в списке; включить их снова можно там же.
ask-remove = Удалить этот документ вместе с напоминаниями? <b>{ $title_message }</b>
removed = Удалено вместе с напоминаниями.
reminder-read = Спасибо. Повторять не буду.
reminder-tomorrow = Напомню ещё раз: { $due_day }.
# What a reminder is about, in a few words; in a list and on a settings button.
rung-go-by = { $days ->
    [one] за { $days } день до последнего рабочего дня для подачи
    [few] за { $days } дня до последнего рабочего дня для подачи
   *[other] за { $days } дней до последнего рабочего дня для подачи
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-go-by-day = последний рабочий день для подачи
# What a reminder is about, in a few words; in a list and on a settings button.
rung-weekly = раз в неделю до окончания срока
rung-overdue = раз в неделю, пока не подано заявление
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expiry = { $days ->
    [one] за { $days } день до окончания срока
    [few] за { $days } дня до окончания срока
   *[other] за { $days } дней до окончания срока
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expiry-day = день окончания срока
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expired = { $days }-й день после окончания срока
# What a reminder is about, in a few words; in a list and on a settings button.
rung-pending = как дела с заявлением?
# What a reminder is about, in a few words; in a list and on a settings button.
rung-silence = один раз, когда истечёт срок, за который по закону делают карточку
# What a reminder is about, in a few words; in a list and on a settings button.
rung-object = { $days ->
    [one] за { $days } день до последнего рабочего дня для жалобы
    [few] за { $days } дня до последнего рабочего дня для жалобы
   *[other] за { $days } дней до последнего рабочего дня для жалобы
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-object-day = последний рабочий день для жалобы
# What a reminder is about, in a few words; in a list and on a settings button.
rung-half = { $days ->
    [one] за { $days } день до последнего дня оплаты половины
    [few] за { $days } дня до последнего дня оплаты половины
   *[other] за { $days } дней до последнего дня оплаты половины
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-half-day = последний день оплаты половины
# What a reminder is about, in a few words; in a list and on a settings button.
rung-loss = { $days ->
    [one] за { $days } день до последнего дня, чтобы сообщить о потере
    [few] за { $days } дня до последнего дня, чтобы сообщить о потере
   *[other] за { $days } дней до последнего дня, чтобы сообщить о потере
    }
# What a reminder is about, in a few words; in a list and on a settings button.
rung-loss-day = последний день, чтобы сообщить о потере
# What a reminder is about, in a few words; in a list and on a settings button.
rung-snoozed = ещё раз, по вашей просьбе
# What a reminder is about, in a few words; in a list and on a settings button.
rung-again = повтор, пока не прочитано
# What a reminder is about, in a few words; in a list and on a settings button.
rung-ask = вечерний вопрос, приняли ли документы
# What a reminder is about, in a few words; in a list and on a settings button.
rung-canary = ежедневная проверка для администратора
# Settings button.
rung-is-on = Вкл.: { $occasion_message }
# Settings button.
rung-is-off = Выкл.: { $occasion_message }
fined-last-day = { $days ->
    [0] <b>Сегодня последний день для жалобы</b> ({ $last_day }).
    [one] <b>Последний день для жалобы: { $last_day }.</b> Остался { $days } день.
    [few] <b>Последний день для жалобы: { $last_day }.</b> Осталось { $days } дня.
   *[other] <b>Последний день для жалобы: { $last_day }.</b> Осталось { $days } дней.
    }
fined-last-day-passed = <b>Последний день для жалобы прошёл: { $last_day }.</b> Жалобу примут и позже, но опоздание учтут. Обратитесь к юристу сегодня.
label-numbered = { $label_message } ({ $which })
overview-line-passed =
    { $title_message }
    { $state_message }. Срок уже истёк.
case-resumed = Напоминания по этому документу снова включены.
reminders-will-come-next = { $count ->
    [0] <b>Первое напоминание придёт больше чем через месяц</b>, в { $hour } по времени Казахстана. Ближайшие:
    [one] <b>В ближайший месяц придёт { $count } напоминание</b>, в { $hour } по времени Казахстана. Ближайшие:
    [few] <b>В ближайший месяц придут { $count } напоминания</b>, в { $hour } по времени Казахстана. Ближайшие:
   *[other] <b>В ближайший месяц придёт { $count } напоминаний</b>, в { $hour } по времени Казахстана. Ближайшие:
    }
reminders-and-more = Все напоминания: /reminders
reminder-line-run = { $count ->
    [one] • { $from_date } – { $until_date }, { $count } раз — { $occasion_message }
    [few] • { $from_date } – { $until_date }, { $count } раза — { $occasion_message }
   *[other] • { $from_date } – { $until_date }, { $count } раз — { $occasion_message }
    }
no-reminders-expired = Последний день уже прошёл, поэтому напоминать о нём нечего. Подайте заявление и отметьте это здесь: тогда буду спрашивать раз в 30 дней, как дела.
document-short-residence-permit = Вид на жительство
document-short-stateless-certificate = Удостоверение ЛБГ
document-short-temporary-permit = Временное (РВП)
document-short-passport = Паспорт
document-short-kandas-certificate = Кандас
case-state-until = { $state_message }. Ближайшая дата: { $until_date }.
case-also =
    <blockquote expandable><b>О нём также записано</b>
    { $state_message }</blockquote>
kept-with-document = Записано к сохранённому документу.
kept-next-reminder = Записано к документу. Следующее напоминание: { $due_day }.
already-saved = <b>Он уже сохранён.</b>
untold = Убрано: больше не учитывается.
incident-lost-on = Потерян { $lost_date }.
incident-filed-on = Заявление подано { $filed_date }.
