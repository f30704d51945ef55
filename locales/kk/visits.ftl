### The diary of visits to an office, and the sheet of it behind a letter.
# One visit in a list.
visit-line = • { $visit_day }: { $office_message } — { $said_message }, { $slip_message }. Жазылды: { $noted_date }.
# One visit in a list that was changed after it was noted.
visit-line-changed = • { $visit_day }: { $office_message } — { $said_message }, { $slip_message }. Жазылды: { $noted_date }, түзетілді: { $changed_date }.
visits-none = Барған күндер әлі жазылған жоқ.
visits-count = Барған күндер: { $count }
visits-advice = Бөлімнен шықпай тұрып нөмірі бар талон сұраңыз, уақытты жазып алыңыз. Бұл күнделік құжатпен бірге сақталады және хаттарға қоса тіркеледі; ол — сіздің жазбаңыз, ресми қағаз емес.
visits-full = Күнделік толды: артық жазбаны алып тастаңыз.
visit-which-day = Бөлімге қай күні бардыңыз?
visit-which-office = Қайда бардыңыз?
visit-what-was-said = Нәтижесі қандай болды?
visit-slip = Талон немесе қолхат берді ме?
visit-which-entry = Қай жазбаны ашамыз?
visit-change-what = Нені түзетеміз? Жазба жасалған күн сақталады, қасына түзетілген күні жазылады.
# On a button.
visit-day-label = { $visit_day }
visit-office-police = көші-қон қызметі (полиция)
visit-office-service-centre = ХҚКО
visit-office-other = басқа бөлім
visit-said-taken = құжаттарды қабылдады
visit-said-system-down = жүйе істемеді
visit-said-no-place = орын болмады
visit-said-paper-missing = құжат жетпеді
visit-said-not-taken = өтінішті қабылдамады
visit-said-sent-elsewhere = басқа жерге жіберді
visit-slip-given = талон бар
visit-slip-none = талон жоқ
# Above the visits of one document, in what was told.
history-visits =
    { $title_message }

    Барған күндер: { $count }
# The sheet behind a letter.
letter-visit-number = { $count }
letter-visit-day = { $visit_date }
letter-visit-number-name = №
letter-visit-said = Нәтижесі
letter-visit-noted-name = Жазылды
history-visit-columns = <i>№ | күні | бөлім | нәтижесі | талон | жазылған күні</i>
history-visit = { $count } | { $visit_day } | { $office_message } | { $said_message } | { $slip_message } | { $noted_date }
history-visit-changed = { $count } | { $visit_day } | { $office_message } | { $said_message } | { $slip_message } | { $noted_date }; түзетілді: { $changed_date }
letter-visits-title = Барған күндер: өтініш берушінің жазбалары
letter-visit-noted = { $noted_date }, { $noted_time }
letter-visit-changed = Түзетілген уақыты: { $changed_date }, { $changed_time }
letter-visit-time = Күні, уақыты
letter-visit-address = Бөлім, мекенжайы
letter-visit-who = Қабылдау орны, қызметкер
letter-visit-proof = Талон №, фото
visits-save-first = Барғаныңызды жазу үшін алдымен құжатты сақтаңыз: оны тексеріп, «{ button-remind-me }» түймесін басыңыз. Оған дейін талонды сақтап, күнін жазып қойыңыз.
visit-whose = Қай құжат бойынша бардыңыз?
