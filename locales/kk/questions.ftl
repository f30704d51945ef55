### Questions of the flows, and what is said when an answer does not fit.

ask-document = Қай құжат туралы?
ask-lost-document = Қай құжат жоғалды?
ask-expiry =
    <b>{ $document_message }</b>
    Қолданылу мерзімі қай күні аяқталады? Құжатта көрсетілген күнді жазыңыз, мысалы: 20.09.2025.
ask-expiry-plain = Құжаттың мерзімі қай күні аяқталады? Онда көрсетілген күнді жазыңыз, мысалы: 20.09.2025.
ask-filing = Жаңасына өтініш берілді ме?
ask-filing-day = Құжаттар қай күні қабылданды? Күні қолхатта (талонда) жазылған.
ask-filing-sure = Өтініш берілген күн: { $filed_date }. Бұл құжаттың мерзімі аяқталғанға дейін бір жылдан астам бұрын. Дұрыс па?
ask-loss-day = Құжат қай күні жоғалды немесе ұрланды?
ask-handed-over = Айыппұл туралы қаулының көшірмесі қай күні берілді? Шағым мерзімі осы күннен есептеледі.
ask-question = Сұрағыңызды өз сөзіңізбен жазыңыз: қазақша, орысша немесе ағылшынша.
ask-whose = Бұл кімнің құжаты? Еске салуда осы белгі ғана тұрады, аты-жөні болмайды.
# One screen before the first save.
ask-consent =
    <b>Сақтамас бұрын</b>
    Сақталады: { stored-data } Аты-жөні, құжат нөмірі, сурет сақталмайды.
    Не үшін: еске салу үшін.
    Қанша уақыт: құжаттың соңғы күнінен немесе ол туралы соңғы әрекетіңізден (қайсысы кеш болса) кейін { $months } ай, бот серверінде шифрланған түрде. Чаттың өзін Telegram өз серверлерінде сақтайды.
    Бәрін кез келген уақытта жоюға болады: /forget. Сұрақ қою мен тексеру сақтамай-ақ жұмыс істейді.
ask-forget = Сіз туралы сақталғанның бәрін жою керек пе? Сақталған құжат саны: { $count }. Олар туралы еске салу енді келмейді.
forgotten = <b>Жойылды.</b> Жойылған құжат саны: { $count }. Баптаулар, еске салулар және оларды шифрлаған кілт те жойылды.
forgotten-telegram = Чаттың өзі Telegram-да қалады; оны қолданбадан өшіруге болады. Қайта бастау: /start.
day-lies-ahead = Бұл күн әлі келген жоқ: { $told_date }. Өткен күнді немесе бүгінді көрсетіңіз.
date-out-of-range = Тек 2000–2099 жылдар аралығындағы күндермен жұмыс істей аламын. Күнді тексеріңізші.
press-a-button = Бұл төмендегі сұрақтың жауабына ұқсамайды. Түймелердің бірін басыңызшы.
press-or-cancel = Жою үшін түймені басыңыз немесе «иә, жою» деп жазыңыз; керек болмаса — «болдырмау».
facts-missing = Күн жетіспейді. Қайта бастаңызшы: /check.
# Date picker.
pick-year = Қай жыл?
# Date picker.
pick-month = { $year } жыл: қай ай?
# Date picker.
pick-day-of = { $month_message }, { $year } жыл: қай күні?
check-is-gone = Соңғы тексерудің деректері енді жоқ. Қайта бастаңызшы: /check.
# Above two to four topics.
choice-intro = Мүмкін, сұрағыңыз мынау туралы?
not-understood = Сұрағыңызды түсінбедім. Басқаша жазып көріңіз немесе төменнен таңдаңыз.
# A list of dates was pasted.
list-headline = <b>Оқылған күндер: { $count }</b>
list-line = { $document_message }, { $expires_date } — { $verdict_message }
list-line-unread = «{ $line }»: күні оқылмады
list-cut = Тек алғашқы жолдар оқылды: { $count }.
list-not-stored = Бұл — өтініш әлі берілмеген жағдайға арналған жауап. Тізімнен ештеңе сақталған жоқ. Әрқайсысының толық жауабы: /check.
# Verdict in a few words, in a list.
short-none = біздің түсінігімізше, айыппұл жоқ
# Verdict in a few words, in a list.
short-grace = мерзімі өтті: бүгін өтініш беріңіз; біздің түсінігімізше, әзірге айыппұл жоқ
# Verdict in a few words, in a list.
short-warning = ескерту жасалуы мүмкін
# Verdict in a few words, in a list.
short-waived = ІІМ айыппұл болмайды деген, қай күнге дейін екені айтылмаған: өтініш беріңіз
# Verdict in a few words, in a list.
short-not-stated = айыппұл салына ма, жарияланған мәтіндерде айтылмаған
# Verdict in a few words, in a list.
short-fine = айыппұл салынуы мүмкін
# In a list: a second long overstay within a year.
short-expulsion = қамауға алып, елден шығарып жіберуі мүмкін: алдымен заңгермен сөйлесіңіз
# Verdict in a few words, in a list.
short-no-rule = бұл жағдайға арналған ереже таба алмадық
# Verdict in a few words, in a list.
short-none-apply-by = біздің түсінігімізше, айыппұл жоқ; өтініш берудің соңғы күні: { $apply_by_date }
# Verdict in a few words, in a list: the paper is valid, and the last day to apply has passed.
short-none-late = біздің түсінігімізше, айыппұл жоқ; өтініш берудің соңғы күні { $apply_by_date } болған: қазір беріңіз
ask-another = Осындай құжат дәл осы белгімен сақталған. Соны жаңартасыз ба, әлде тағы бірін қосасыз ба?
ask-forget-no-documents = Сіз туралы сақталғанның бәрін жою керек пе? Мұнда құжат жоқ — тек тіл, баптаулар және чат нөмірі.
forgotten-no-documents = <b>Жойылды.</b> Тіл, баптаулар және чат нөмірі енді сақталмайды.
hint-document = Қай құжат екенін түсінбедім. Түймені басыңыз немесе атауын жазыңыз, мысалы: «ықтиярхат» не «паспорт».
hint-expiry = Бұл жерден күнді таба алмадым. Құжат жарамды болатын соңғы күнді жазыңыз, мысалы: 20.09.2025, немесе «білмеймін» деңіз.
hint-filing = Түймені басыңыз немесе бір сөзбен жазыңыз: «жоқ», «берілді» не «қайтарылды». Күнімен бірге жазуға да болады: «03.10.2025 берілді».
hint-filing-day = Бұл жерден күнді таба алмадым. Құжаттар қабылданған күнді жазыңыз, мысалы: 03.10.2025. Ол қолхатта (талонда) жазылған; онсыз мерзімді есептеу мүмкін емес.
hint-loss-day = Бұл жерден күнді таба алмадым. Жоғалған күнді жазыңыз, мысалы: 03.10.2025 не «кеше». Дәл күні белгісіз болса, ең ерте болуы мүмкін күнді көрсетіңіз.
hint-handed-over = Бұл жерден күнді таба алмадым. Қаулының көшірмесі берілген күнді жазыңыз, мысалы: 03.10.2025, немесе «әлі берілген жоқ» деңіз.
hint-yes-no = «Иә» немесе «жоқ» деп жауап беріңізші.
hint-consent = Келісіміңізсіз ештеңе сақталмайды. Түймені басыңыз немесе «иә» деп жазыңыз; керек болмаса — «болдырмау».
hint-whose = Түймені басыңыз немесе кімнің құжаты екенін бір сөзбен жазыңыз, мысалы: «менікі», «анамдікі», «баламдікі». Аты-жөні қажет емес.
hint-hour = Сағатты жазыңыз, мысалы: 9 не 19:00, немесе түймені басыңыз.
# A second date could be either of two.
ask-which-day = { $told_date } — бұл құжат мерзімінің соңғы күні ме, әлде өтініш қабылданған күн бе?
# Before the next question: the date read before is replaced by this one.
date-corrected = Түзетілді: <b>{ $told_date }</b>
# Two questions in one message: the second is the first button below.
also-asked = Сіз мұны да сұрадыңыз: { $topic_message }. Жауабы төмендегі бірінші түймеде.
or-meant = Әлде мынаны сұрадыңыз ба: «{ $topic_message }»? Онда төмендегі бірінші түймені басыңыз.
follow-up-currency = Мен тек теңгемен есептеймін, валюта бағамын білмеймін. Күннің бағамын Ұлттық Банк жариялайды: nationalbank.kz
follow-up-same = Жұбайыңызға да сол ереже; әр құжаттың өз мерзімі бар.
# Said before “until when is it valid?”, where somebody asks about another person’s document after a verdict; one sentence.
follow-up-own-date = Әр құжаттың өз мерзімі бар.
# Reply to a question of a few words that goes on with the last answer, which follows once more; one sentence.
follow-up-same-topic = Мұны сол тақырып туралы тағы бір сұрақ деп түсіндім: «{ $topic_message }».
# A list of dates, whose each is.
list-line-of = { $whose_message }: { $document_message }, { $expires_date } — { $verdict_message }
# Button of a list: whose or which, and its date.
list-button = { $name_message } · { $on_message }
saved-several = <b>Сақталды.</b> Сақталған құжат саны: { $count }. Әрқайсысы туралы еске саламын.
# After "the application was returned".
ask-filing-day-returned = Кейін қайтарылған құжаттар қай күні қабылданған еді?
# Asked only where an answer changes the verdict; so are the next two.
ask-penalised = Соңғы { $repeat-months } айда дәл осы үшін жаза болды ма? Болса, ол орындалған күнді жазыңыз: айыппұл төленген күні орындалады.
ask-opened = Осы туралы іс қозғалды ма (хаттама жасалды ма)? Қозғалса, қай күні екенін жазыңыз.
ask-reported = Құжаттың жоғалғаны туралы хабарланды ма? Хабарланса, қай күні екенін жазыңыз.
reported-before-the-loss = Құжат { $lost_date } күні жоғалған. Одан бұрын хабарлау мүмкін емес: күнін тексеріңізші.
hint-penalised = Бұрынғы жаза орындалған күнді жазыңыз, мысалы: 03.10.2025, не «жоқ». Күні шамамен ғана белгілі болса, ең кеш болуы мүмкін күнді көрсетіңіз.
hint-opened = Іс қозғалған күнді жазыңыз, мысалы: 03.10.2025; ол хаттамада көрсетілген. Немесе «жоқ» деп жазыңыз.
hint-reported = Жоғалғаны туралы хабарланған күнді жазыңыз, мысалы: 03.10.2025, не «әлі жоқ». Күні шамамен ғана белгілі болса, ең кеш болуы мүмкін күнді көрсетіңіз.
# "I was fined": how far the case is; each answer leads to its own last day and steps.
ask-stage = Іс қай кезеңде? Хаттама жасалды ма, жартысын төлеуді ұсынды ма, қаулы қолға берілді ме, әлде іс сотта ма?
ask-half-offered = Қызметкер жартысын төлеуді қай күні ұсынып, түсіндірді? Тәуліктер сол сәттен есептеледі.
# "I was refused".
ask-learnt = Бас тартқанын қай күні білдіңіз? Шағым мерзімі сол күннен есептеледі.
hint-stage = Түймені басыңыз немесе «хаттама», «жартысы», «қаулы» не «сот» деп жазыңыз. Күнін бірден қосуға болады.
hint-half-offered = Бұл жерден күнді таба алмадым. Жартысын төлеу ұсынылған күнді жазыңыз, мысалы: 03.10.2025, не «білмеймін».
hint-learnt = Бұл жерден күнді таба алмадым. Бас тартуды білген күнді жазыңыз, мысалы: 03.10.2025, не «әлі жауап жоқ».
# Of somebody who has been told of a case.
ask-protocol-day = Хаттама қай күні жасалды? Сол күнгі АЕК алынады.
# Above what else can be done with a document, or asked about a topic.
more-on =
    <b>{ $what_message }</b>
    Тағы не керек?
# Note on a press: at most 200 characters.
list-is-gone = Бұл тізім менде енді жоқ. Оны қайта жіберіңізші.
ask-handed-over-court = Сот қаулысының көшірмесі қай күні берілді? Шағым мерзімі осы күннен есептеледі.
ask-year-of-several = Олардың әрқайсысында қай жыл көрсетілген?
# “How much is the fine if it ended on …?”: before the lines, one for each document.
sums-headline = <b>Мерзімі: { $expires_date }, өтініш берілмеген болса:</b>
# One document: its short name, the sum, and the verdict in a few words.
sums-line = • { $name_message }: { $sum_message }; { $verdict_message }
# The same where a fine is not certain.
sums-line-at-risk = • { $name_message }: { $verdict_message }; тәуекел — { $sum_message }
# The same without a sum.
sums-line-without = • { $name_message }: { $verdict_message }
