### For administrators: counts only, nothing about anybody.

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
