### Settings and privacy.

history-empty = Сақталған құжаттар туралы әлі ештеңе айтылған жоқ.
history-headline = <b>Құжаттарыңыз туралы не айтылды</b> (жазба саны: { $count })
history-line = { $told_date }: { $document_message }, мерзімі: { $expires_date } — { $verdict_message }. Заң тексерілген күн: { $checked_date }.
history-line-no-date = { $told_date }: { $document_message } — { $verdict_message }. Заң тексерілген күн: { $checked_date }.
settings-headline = <b>Баптаулар</b>
settings-now =
    Тіл: { $language_message }
    Еске салу уақыты: сағат { $hour }, Қазақстан уақыты
    Өшірілген еске салу түрі: { $count }
choose-hour = Еске салу сағат нешеде келсін? Қазір: { $hour }, Қазақстан уақыты.
hour-set = Еске салулар Қазақстан уақытымен сағат { $hour } болғанда келеді.
choose-rungs = Қосу немесе өшіру үшін еске салуды басыңыз. Бұл барлық құжатқа қатысты.
privacy-what =
    <b>Не сақталады</b>
    Чат нөмірі мен тіл. Құжатты сақтасаңыз: қай құжат, оның күндері, кімдікі екені — бір сөзбен, жағдайы, еске салу уақыты, сондай-ақ ол туралы Сізге не және қашан айтылғаны.
privacy-where =
    <b>Қайда және қанша уақыт</b>
    Осы ботты жүргізетін адамдардың серверінде шифрланған түрде. Құжат — соңғы күнінен кейін { $months } ай. Сақталмаған тексерудің күндері { $hours } сағат пайдаланылады. Чаттың өзін Telegram Қазақстаннан тыс серверлерінде сақтайды.
privacy-never =
    <b>Ешқашан</b>
    Аты-жөні, телефон, ЖСН, сурет, мекенжай сақталмайды. Сұрақ мәтіні де сақталмайды.
privacy-rights = Мұның бәрін кез келген уақытта файл түрінде алуға және жоюға болады.
rung-label-go-by = өтінішке { $days } күн қалғанда
rung-label-go-by-day = өтініштің соңғы күні
rung-label-weekly = мерзімге дейін апта сайын
rung-label-expiry = мерзімге { $days } күн қалғанда
rung-label-expiry-day = мерзімі бітетін күн
rung-label-expired = мерзімнен кейінгі { $days }-күн
rung-label-pending = өтініштің жайы қалай
rung-label-object = шағымға { $days } күн қалғанда
rung-label-object-day = шағымның соңғы күні
rung-label-loss = жоғалту: { $days } күн қалғанда
rung-label-loss-day = жоғалту: соңғы күн
rung-label-again = оқылғанша қайталау
