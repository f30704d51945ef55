### Labels of buttons: two or three words where possible.

button-check = Құжатымды тексеру
button-ask = Сұрақ қою
button-documents = Құжаттарым
button-waiting = Ықтиярхат күтіп жүрмін
button-lost = Ықтиярхат жоғалды
button-fined = Айыппұл алдым
button-leaving = Сапар алдында
button-settings = Баптаулар
button-menu = Бас мәзір
button-back = Артқа
button-cancel = Болдырмау
button-yes = Иә
button-no = Жоқ
button-today = Бүгін
button-yesterday = Кеше
button-language = Тіл
button-privacy = Не сақталады?
button-pick-date = Күнді таңдау
button-unknown-date = Күнін білмеймін
button-date-found = Күні табылды
button-other-year = Басқа жыл
button-other-month = Басқа ай
button-not-filed = Әлі берілген жоқ
button-filed-pending = Өтініш берілді
button-filed-returned = Өтініш қайтарылды
button-agree = Келісемін, сақтаңыз
button-remind-me = Еске салып тұру
button-tell-filing = Өтініш берілді
button-other-date = Басқа күн
button-calendar = Күнтізбе файлы
button-calendar-all = Бәріне күнтізбе
button-time-line = Күндердің суреті
button-counter-card = Қабылдау бөліміне парақ
button-letter = Басып шығаратын хат
button-complaint = Шағым қағазы
button-visits = Барған күндерім
button-visit-note = Барғанымды жазу
button-visit-change = Жазбаны түзету
button-visit-earlier = Бұрынырақ
button-visit-later = Кейінірек
button-visit-day = Басқа күн
button-visit-office = Басқа бөлім
button-visit-said = Басқа нәтиже
button-visit-slip = Талон туралы
button-visit-remove = Жазбаны жою
button-check-my-date = Күнімді тексеру
button-wrong-answer = Сұрағым бұл емес
button-waiting-remind = Күткенде еске салу
button-add-document = Құжат қосу
button-where-it-stands = Жағдайын тексеру
button-filed = Өтініш берілді
button-in-hand = Жаңасы қолда
button-returned = Өтініш қайтарылды
button-refused = Бас тартылды
button-case-lost = Жоғалды
button-case-fined = Айыппұл
button-ladder = Еске салулары
button-correct-date = Күнін өзгерту
button-correct-label = Белгісін өзгерту
button-stop = Еске салуды өшіру
button-remove = Жою
button-remove-sure = Иә, жою
button-export = Мен туралы сақталғанның бәрі
button-forget = Бәрін жою
button-forget-sure = Иә, бәрін жою
button-hours = Еске салу уақыты
button-rungs = Еске салу түрлері
# Short note over the chat; at most 200 characters.
button-is-old = Бұл түйме бұрынғы сұрақтікі. Соңғы хабарламадағы түймені немесе /start басыңыз.
# Short note over the chat; at most 200 characters.
thanks-for-report = Рақмет. Есепке алынды; мәтініңіз сақталған жоқ.
# A label that is the same in every language.
plain-label = { $label }
# A date on a button.
label-date = { $told_date }
# Month on a button of the date picker.
month-name-1 = Қаңтар
# Month on a button of the date picker.
month-name-2 = Ақпан
# Month on a button of the date picker.
month-name-3 = Наурыз
# Month on a button of the date picker.
month-name-4 = Сәуір
# Month on a button of the date picker.
month-name-5 = Мамыр
# Month on a button of the date picker.
month-name-6 = Маусым
# Month on a button of the date picker.
month-name-7 = Шілде
# Month on a button of the date picker.
month-name-8 = Тамыз
# Month on a button of the date picker.
month-name-9 = Қыркүйек
# Month on a button of the date picker.
month-name-10 = Қазан
# Month on a button of the date picker.
month-name-11 = Қараша
# Month on a button of the date picker.
month-name-12 = Желтоқсан
button-papers = Хат, күнтізбе
button-not-handed-over = Қаулы әлі берілген жоқ
button-add-another = Тағы бірін қосу
button-all-reminders = Еске салулар
button-nearer = Алдыңғылары
button-further = Келесілері
button-correct-filing = Берілген күнін өзгерту
button-resume = Еске салуды қосу
button-save = Құжатты сақтау
button-is-expiry = Мерзімінің соңғы күні
button-is-filing = Өтініш қабылданған күн
button-save-all = Бәрін сақтау
button-keep = Қалсын: { $title_message }
# To whether and when something has happened; two share a row, at most 18 letters.
button-unknown = Білмеймін
button-no-penalty = Болған жоқ
button-no-case = Іс қозғалмаған
button-not-reported = Хабарланбаған
# On the main menu beside the settings; at most 18 letters.
button-i-was-refused = Бас тарту алдым
# How far a case is; two share a row, at most 18 letters.
button-stage-protocol = Хаттама
button-stage-half = Жартысын төлеу
button-stage-decision = Қаулы
button-stage-court = Сот, елден шығару
# Beside the days of a refusal: the office is silent.
button-no-answer-yet = Жауап жоқ
# Last button below a verdict, an answer, a reminder.
button-more = Тағы, мәзір
# Takes back the day that was read, for example “Not 20 September?”; at most 18 letters.
button-not-this-day = { $day_message } емес
button-untell = Қате еді
button-told = ✓ { $label_message }
button-correct = Түзету, жою
button-application = Өтініш
button-another-day = Басқа күн
button-open-saved = Сақталған: ашу
