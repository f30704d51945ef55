### For administrators alone.

admin-headline = <b>Счётчики с последнего запуска</b>
admin-figures =
    Чатов с записью: { $chat_count }
    Чатов с напоминаниями: { $reminding_count }
    Обработано обновлений: { $handled_count }
    Сбоев при обработке: { $failed_count }
    Ещё не отправлено сообщений: { $outbox_count }
    Самое просроченное напоминание, минут: { $overdue_minutes }
    Неудачных записей на диск: { $failure_count }
admin-reported-wrong =
    <b>Отмечено как неверное или не по теме</b>
    { $lines }
admin-unanswered =
    <b>Вопросы вне тем, по видам</b>
    { $lines }
admin-daily =
    Ежедневная проверка: бот работает.
    Чатов с записью: { $chat_count }
    Самое просроченное напоминание, минут: { $overdue_minutes }
    Ещё не отправлено сообщений: { $outbox_count }
admin-outage-how = Чтобы объявить о сбое, отправьте <code>/admin outage</code> и ниже строку, как в outages.toml. Чтобы отозвать объявленный, отправьте <code>/admin outage withdraw</code> и его id.
admin-outage-ask =
    <b>Строка прочитана. Пока ничего не изменилось.</b>
    Сбой: { $id }
    Первый день: { $start_date }
    Последний точно известный день: { $certain_date }
    Последний возможный день: { $possible_date }
    Сохранённых документов, по которым изменятся ответ или напоминания: { $document_count }
    Людей, которые получат сообщение: { $chat_count }
admin-outage-yes = Ввести в действие и сообщить
admin-outage-no = Отменить
admin-outage-announced = Введено в действие. Всем, кого это касается, отправляется сообщение «было … стало …».
admin-outage-withdrawn = Отозвано. Всем, кого это касается, отправляется сообщение «было … стало …».
admin-outage-dropped = Отменено. Ничего не изменилось.
admin-outage-gone = Эта строка больше не хранится, ничего не изменилось. Отправьте её, пожалуйста, ещё раз.
admin-outage-faulty =
    <b>Строка не принята. Ничего не изменилось.</b>
    { $lines }
admin-law-told = Изменённые данные закона действуют. Получили сообщение: { $chat_count }
# Once a week: values to compare with their sources within 30 days; a line each, "!" where overdue.
admin-law-due =
    <b>Данные закона, которые пора снова сверить с источниками:</b>
    { $lines }
admin-law-due-more =
    <b>Данные закона, которые пора снова сверить с источниками:</b>
    { $lines }
    Ещё: { $count }. Все сразу: <code>ruqsat law due</code>
admin-notice-how = Отметить перебои, не меняя ни одного вывода: пришлите <code>/admin notice</code> и под ней строку, как в docs/outage-reports.md. Отозвать: <code>/admin notice withdraw</code> и её id.
admin-notice-ask =
    <b>Сообщение прочитано. Пока ничего не изменилось.</b>
    Сообщение: { $id }
    Показывается с { $from_date } по { $until_date }
    Людей, которым оно придёт: { $chat_count }
    Ни один вывод и ни одна дата от него не меняются.
admin-notice-yes = Опубликовать и сообщить
admin-notice-published = Опубликовано. Всем, кого это касается, сообщается один раз.
admin-notice-withdrawn = Отозвано. Больше не показывается.
admin-reports-burst = <b>Задержан всплеск ответов о сбое: { $count } за один час</b> ({ $visit_day }, { $hour }), все без вопроса бота, во много раз больше, чем в другие часы. Они не показываются, пока вы не разрешите их считать.
admin-reports-count = Считать их
admin-reports-more =
    <b>О сбое системы говорят чаще обычного: { $region_message }</b>
    Людей одного дня, которые учитываются: { $people_count }
    Доля «сбой системы» (интервал 90 %): от { $low_percent } до { $high_percent } %
    Ответили на вопрос бота: { $asked_count }
    «Сбой» от тех, кто здесь 90 дней и дольше: { $seasoned_count }
    «Сбой» от новых, не учитывается: { $new_count }
admin-reports-mute-day = 24 часа показывать только числа
admin-reports-mute-week = 7 дней показывать только числа
admin-reports-draft =
    Если вы это проверили, впишите источник и пришлите обратно:
    <code>{ $row }</code>
admin-reports-counted = Теперь они считаются.
admin-reports-muted = На это время показываются только числа.
admin-months =
    <b>Этот месяц и прошлый, с точностью до десятка</b>
    { $lines }
admin-say-how = Чтобы сообщить что-то всем или некоторым, отправьте <code>/admin say</code> и ниже текст на каждом языке (docs/operating.md, раздел 6).
operators-word =
    <b>Сообщение от тех, кто ведёт этот бот</b>
    { $lines }
admin-say-ask =
    <b>Пока ничего не отправлено.</b>
    Получателей: { $chat_count }

    { $lines }
admin-say-yes = Отправить
admin-say-under-way = Сообщение рассылается. Когда его получат все, вы об этом узнаете.
admin-say-gone = Это сообщение больше не хранится, по этому нажатию ничего не отправлено. Отправьте его, пожалуйста, ещё раз.
admin-say-faulty =
    <b>Сообщение не принято. Ничего не отправлено.</b>
    { $lines }
admin-say-done = Сообщение отправлено всем, кому оно предназначено. Получателей: { $chat_count }
