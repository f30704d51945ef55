### Settings and privacy.

history-empty = Сақталған құжаттар туралы әлі ештеңе айтылған жоқ.
history-headline = <b>Құжаттарыңыз туралы не айтылды</b> (жазба саны: { $count })
history-line = { $told_date }: { $document_message }, соңғы күні: { $expires_date } — { $verdict_message }. Заң мәтіні оқылған күн: { $checked_date }.
history-line-no-date = { $told_date }: { $document_message } — { $verdict_message }. Заң мәтіні оқылған күн: { $checked_date }.
settings-headline = <b>Баптаулар</b>
settings-now =
    Тіл: { $language_message }
    Еске салу уақыты: сағат { $hour }, Қазақстан уақыты
    Өшірілген еске салу түрі: { $count }
choose-hour = Еске салу сағат нешеде келсін? Қазір: { $hour }, Қазақстан уақыты.
hour-set = Еске салулар Қазақстан уақытымен сағат { $hour } болғанда келеді.
choose-rungs = Қосу немесе өшіру үшін еске салуды басыңыз. Бұл барлық құжатқа қатысты.
privacy-what = <b>Не сақталады:</b> { stored-data }
privacy-where =
    <b>Қайда және қанша уақыт</b>
    Осы ботты жүргізетін адамдардың серверінде шифрланған түрде. Құжат — соңғы күнінен немесе ол туралы соңғы әрекетіңізден (қайсысы кеш болса) кейін { $months } ай; өшірерден бір ай бұрын бот әлі керек пе деп сұрайды. Сақталмаған тексерудің күндері мен соңғы әңгіменің тақырыбы { $hours } сағат пайдаланылады. Чаттың өзін Telegram Қазақстаннан тыс серверлерінде сақтайды.
privacy-never =
    <b>Ешқашан</b>
    Аты-жөні, телефон, ЖСН, сурет, мекенжай сақталмайды. Сұрақ мәтіні де сақталмайды.
privacy-rights = Мұның бәрін кез келген уақытта файл түрінде алуға және жоюға болады.
rung-label-go-by = өтінішке { $days } күн қалғанда
rung-label-go-by-day = өтініштің соңғы күні
rung-label-weekly = мерзімге дейін апта сайын
rung-label-overdue = мерзімнен кейін апта сайын
rung-label-expiry = мерзімге { $days } күн қалғанда
rung-label-expiry-day = мерзімі бітетін күн
rung-label-expired = мерзімнен кейінгі { $days }-күн
rung-label-pending = өтініштің жайы қалай
rung-label-silence = заңдағы жауап мерзімі
rung-label-object = шағымға { $days } күн қалғанда
rung-label-object-day = шағымның соңғы жұмыс күні
rung-label-loss = жоғалту: { $days } күн қалғанда
rung-label-loss-day = жоғалту: соңғы күн
rung-label-again = оқылғанша қайталау
choose-preset = Қандай еске салулар келсін? Мерзімнің соңғы күндері әр нұсқада бар.
preset-early = 60 күн бұрын
preset-usual = 30 күн бұрын
preset-last-days = Соңғы күндер
button-rung-list = Әрқайсысын бөлек
