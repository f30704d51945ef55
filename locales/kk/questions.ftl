### Questions of the flows, and what is said when an answer does not fit.

ask-document = Қай құжат туралы?
ask-lost-document = Қай құжат жоғалды?
ask-expiry =
    <b>{ $document_message }</b>
    Қолданылу мерзімі қай күні аяқталады? Құжатта көрсетілген күнді жазыңыз, мысалы: 20.09.2025.
ask-expiry-plain = Құжаттың мерзімі қай күні аяқталады? Онда көрсетілген күнді жазыңыз, мысалы: 20.09.2025.
ask-filing = Жаңасына өтініш берілді ме?
ask-filing-day = Құжаттар қай күні қабылданды? Күні қолхатта (талонда) жазылған.
ask-filing-sure = Өтініш берілген күн: { $filed_date }. Бұл — мерзімі аяқталғанға дейін бір жылдан астам бұрын. Дұрыс па?
ask-loss-day = Құжат қай күні жоғалды немесе ұрланды?
ask-handed-over = Айыппұл туралы қаулының көшірмесі қай күні қолға берілді? Шағым мерзімі осы күннен есептеледі.
ask-question = Сұрағыңызды өз сөзіңізбен жазыңыз: қазақша, орысша немесе ағылшынша.
ask-whose = Бұл кімнің құжаты? Еске салуда осы белгі ғана тұрады, аты-жөні болмайды.
# One screen before the first save.
ask-consent =
    <b>Сақтамас бұрын</b>
    Сақталады: қай құжат, оның күндері, кімдікі екені — бір сөзбен, тіл және еске салу уақыты. Аты-жөні, нөмір, сурет сақталмайды.
    Не үшін: еске салу үшін.
    Қанша уақыт: құжаттың соңғы күнінен кейін { $months } ай, бот серверінде шифрланған түрде. Чаттың өзін Telegram өз серверлерінде сақтайды.
    Бәрін кез келген уақытта жоюға болады: /forget. Сұрақ қою мен тексеру сақтамай-ақ жұмыс істейді.
ask-forget = Сіз туралы сақталғанның бәрін жою керек пе? Сақталған құжат саны: { $count }. Олар туралы еске салу енді келмейді.
forgotten = <b>Жойылды.</b> Жойылған құжат саны: { $count }. Баптаулар, еске салулар және оларды шифрлаған кілт те жойылды.
forgotten-telegram = Чаттың өзі Telegram-да қалады; оны қолданбадан өшіруге болады. Қайта бастау: /start.
day-lies-ahead = Бұл күн әлі келген жоқ: { $told_date }. Өткен күнді немесе бүгінді көрсетіңіз.
date-out-of-range = Тек 2000–2099 жылдар аралығындағы күндермен есептей аламын. Күнді тексеріңіз.
press-a-button = Түймелердің бірін басыңыз.
press-or-cancel = Жою үшін түймені басыңыз немесе «Болдырмау» түймесін таңдаңыз.
facts-missing = Күн жетіспейді. Қайта бастаңыз: /check.
# Date picker.
pick-year = Қай жыл?
# Date picker.
pick-month = { $year } жыл: қай ай?
# Date picker.
pick-day-of = { $year } жыл, { $month_message }: қай күн?
check-is-gone = Соңғы тексерудің деректері енді жоқ. Қайта бастаңыз: /check.
# Above two to four topics.
choice-intro = Мүмкін, сұрағыңыз мынау туралы?
not-understood = Сұрағыңызды түсінбедім. Басқаша жазыңыз немесе төменнен таңдаңыз.
# A list of dates was pasted.
list-headline = <b>Оқылған күндер: { $count }</b>
list-line = { $document_message }, { $expires_date } — { $verdict_message }
list-line-unread = «{ $line }»: күні оқылмады
list-cut = Тек алғашқы жолдар оқылды: { $count }.
list-not-stored = Бұл есеп — өтініш берілмеген жағдайға арналған. Тізімнен ештеңе сақталған жоқ. Әрқайсысының толық жауабы: /check.
# Verdict in a few words, in a list.
short-none = айыппұл жоқ
# Verdict in a few words, in a list.
short-grace = мерзімі өтті, әзірге айыппұл жоқ: бүгін өтініш беру керек
# Verdict in a few words, in a list.
short-warning = ескерту жасалуы мүмкін
# Verdict in a few words, in a list.
short-waived = айыппұл салынбауы тиіс: ІІМ солай мәлімдеді
# Verdict in a few words, in a list.
short-not-stated = ІІМ мәлімдемесінде бұл туралы айтылмаған
# Verdict in a few words, in a list.
short-fine = айыппұл салынуы мүмкін
# Verdict in a few words, in a list.
short-no-rule = бұл жағдайға қатысты ереже табылмады
# Verdict in a few words, in a list.
short-none-apply-by = айыппұл жоқ; өтініш берудің соңғы күні: { $apply_by_date }
