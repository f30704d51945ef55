### The diary of visits to an office, and the sheet of it behind a letter.
# One visit in a list.
visit-line = • { $visit_day }: { $office_message } — { $said_message }, { $slip_message }. Записано: { $noted_date }.
# One visit in a list that was changed after it was noted.
visit-line-changed = • { $visit_day }: { $office_message } — { $said_message }, { $slip_message }. Записано: { $noted_date }, изменено: { $changed_date }.
visits-none = Визиты пока не записаны.
visits-count = Записано визитов: { $count }
visits-advice = Уходя из отдела, попросите талон с номером и запишите время. Дневник хранится с документом и прилагается к письмам; это ваша запись, а не официальная бумага.
visits-full = Дневник полон: сначала удалите одну запись.
visit-which-day = В какой день вы были в отделе?
visit-which-office = Куда вы обращались?
visit-what-was-said = Что вам ответили?
visit-slip = Вам дали талон или расписку?
visit-which-entry = Какую запись открыть?
visit-change-what = Что исправить? День, когда запись сделана, сохранится, рядом будет указан день исправления.
# On a button.
visit-day-label = { $visit_day }
visit-office-police = миграционная служба (полиция)
visit-office-service-centre = ЦОН
visit-office-other = другой отдел
visit-said-taken = документы приняли
visit-said-system-down = система не работала
visit-said-no-place = не было мест
visit-said-paper-missing = не хватило документа
visit-said-not-taken = заявление не приняли
visit-said-sent-elsewhere = отправили в другое место
visit-slip-given = талон есть
visit-slip-none = без талона
# Above the visits of one document, in what was told.
history-visits =
    { $title_message }

    Записано визитов: { $count }
# The sheet behind a letter.
letter-visit-number = { $count }
letter-visit-day = { $visit_date }
letter-visit-number-name = №
letter-visit-said = Итог
letter-visit-noted-name = Записано
history-visit-columns = <i>№ | день | отдел | итог | талон | записано</i>
history-visit = { $count } | { $visit_day } | { $office_message } | { $said_message } | { $slip_message } | { $noted_date }
history-visit-changed = { $count } | { $visit_day } | { $office_message } | { $said_message } | { $slip_message } | { $noted_date }; изменено { $changed_date }
letter-visits-title = Визиты: записи заявителя
letter-visit-noted = { $noted_date }, { $noted_time }
letter-visit-changed = Изменено: { $changed_date }, { $changed_time }
letter-visit-time = Дата, время
letter-visit-address = Отдел, адрес
letter-visit-who = Окно, сотрудник
letter-visit-proof = Талон №, фото
visits-save-first = Чтобы записать визит, сначала сохраните документ: проверьте его и нажмите «{ button-remind-me }». До тех пор храните талон и запишите день.
visit-whose = По какому документу был визит?
