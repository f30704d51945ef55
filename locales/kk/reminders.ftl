### Reminders, as they arrive by themselves. Facts of the day they are sent on.

# The first line, which also shows on a locked phone: nothing private in it.
reminder-preview = <b>Өзіңіз сұраған еске салу.</b> Оқу үшін чатты ашыңыз.
# Stands below the first line when an earlier send may have arrived.
reminder-repeat = Қайталау болуы мүмкін: алдыңғысының жеткені белгісіз.
# Above several documents in one message.
reminder-digest = <b>Назарыңызды қажет ететін құжаттар: { $count }.</b> Алдымен — ең жақын күн.
reminder-more = Мұнда көрсетілмегені: { $count }. Олар «{ button-documents }» бөлімінде.
reminder-apply-ahead = { $days ->
    [1] <b>Ертең — өтініш берудің соңғы жұмыс күні: { $go_day }.</b> Құжаттарды бүгін жинап қойыңыз, бөлімде қолхат (талон) алыңыз. Өтініш берудің соңғы күні: { $apply_date }.
    [7] <b>Бір апта қалды. Өтінішті осы күннен кешіктірмей беріңіз: { $go_day }.</b> Қай күні баратыныңызды белгілеңіз: одан кейін өтініш берудің соңғы күніне ({ $apply_date }) дейін жұмыс күні қалмайды.
   *[other] <b>Өтінішті осы күннен кешіктірмей беріңіз: { $go_day }.</b> Бұл — баруға болатын соңғы жұмыс күні; өтініш берудің соңғы күні: { $apply_date }. { $days } күн қалды.
    }
# The working days of that year are not known yet.
reminder-apply-ahead-provisional = { $days ->
    [1] <b>Ертең — өтініш берудің соңғы күні: { $apply_day }.</b> Бөлім бүгін ашық болса, бүгін барыңыз: ол жылдың мереке күндері әлі жарияланған жоқ.
   *[other] <b>Өтінішті осы күннен кешіктірмей беріңіз: { $apply_day }.</b> Ол жылдың мереке күндері әлі жарияланған жоқ, сондықтан бірнеше күн ертерек барыңыз. { $days } күн қалды.
    }
reminder-apply-today = <b>Бүгін — өтінішті уақытында берудің соңғы жұмыс күні.</b> Бүгін барып, қолхатты (талонды) сақтап қойыңыз.
# The day to apply is over, the document is still valid.
reminder-apply-late = <b>Өтінішті бүгін немесе ең жақын жұмыс күні беріңіз.</b> Өтініш берудің соңғы күні: { $apply_date }; құжатта жазылған күн: { $expires_day }. Мерзімнің бітуін күтпеңіз, қолхатты (талонды) сақтап қойыңыз.
# For documents without a legal day to apply.
reminder-expires-ahead = { $days ->
    [1] <b>Ертең — құжат мерзімінің соңғы күні: { $expires_day }.</b> Ауыстыруды әлі бастамасаңыз, бүгін бастаңыз. Қалай екені: «{ button-where-it-stands }».
   *[other] <b>Құжатты мерзімі бітпей тұрып ауыстырыңыз. Соңғы күні: { $expires_day }.</b> Қалай екені: «{ button-where-it-stands }». { $days } күн қалды.
    }
reminder-expires-today = <b>Бүгін — құжатта жазылған соңғы күн.</b> Ауыстыруды әлі бастамасаңыз, бүгін бастаңыз. Қалай екені: «{ button-where-it-stands }».
reminder-pending = <b>Өтініштің жайы қалай?</b> Берілген күні: { $filed_date }. Бірдеңе өзгерсе, түймені басыңыз. Көптен жауап жоқ па? Қолхатыңызды (талонды) алып, бөлімнен сұраңыз.
# Once, on the first working day after the law’s days for making a card.
reminder-silence =
    <b>Заң бойынша құжат дайындалатын мерзім өтті.</b> Өтініш берілген күн: { $filed-date }; күнтізбелік { $card-limit-days } күннің соңғысы: { $limit-date }. Қолхатпен барып сұраңыз; жауап болмаса, шағым: «{ button-complaint }».
    <blockquote expandable><b>Неге</b>
    Мерзім: жеке басты куәландыратын құжаттар туралы заң, 20-бап. Одан кейінгі үнсіздік бас тарту деп саналады (Әкімшілік рәсімдік-процестік кодекс, 91-бап).
    Құжаттың өзіне емес, рұқсатқа өтініш берсеңіз: оның қазіргі мерзімін таба алмадық. Оны бөлімнен жазбаша сұраңыз.</blockquote>
reminder-filing-day = <b>Бүгін — өтініш бермек болған күніңіз.</b> Бүгін барып, қолхатты (талонды) сақтап қойыңыз.
reminder-loss-ahead = { $days ->
    [1] <b>Ертең — жоғалғанын хабарлап, өтініш берудің соңғы күні: { $last_day }.</b> Мүмкін болса, көші-қон қызметіне (полицияға) бүгін барыңыз; растайтын қағазды сақтаңыз.
   *[other] <b>Жоғалғанын осы күннен кешіктірмей хабарлап, өтініш беріңіз: { $last_day }.</b> Қайда: көші-қон қызметі (полиция). Растайтын қағазды сақтаңыз. { $days } күн қалды.
    }
reminder-loss-today = <b>Бүгін — жоғалғанын хабарлап, өтініш берудің соңғы күні.</b> Бүгін көші-қон қызметіне (полицияға) барып, растайтын қағазды сақтаңыз.
reminder-loss-passed = <b>Жоғалғанын хабарлаудың соңғы күні өтіп кетті: { $last_day }.</b> Хабарланса, растайтын қағазды сақтаңыз. Хабарланбаса, бүгін немесе ең жақын жұмыс күні хабарлап, өтініш беріңіз.
# When the usual text could not be sent.
reminder-plain = Сақталған құжаттарыңыздың бірі туралы еске салу уақыты келді. Оқу үшін /documents бөлімін ашыңыз.
# Button: do not repeat it.
button-read = Оқыдым
# Button: once more tomorrow.
button-tomorrow = Ертең еске салу
# To those whose verdict or reminders changed with the law, and only to them.
law-changed = <b>Бот сүйенетін заң өзгерді, бұл сақталған құжатыңызға қатысты.</b>
law-changed-was = Бұрын: { $was_message }
law-changed-now = Енді: { $now_message }
law-changed-ladder = Қорытынды сол қалпында; еске салу күндері өзгерді.
law-changed-why = Себебі: заңның жаңа редакциясы жүктелді; мәтіндері соңғы рет оқылған күн — { $checked_date }.
button-read-all = Бәрін оқыдым
reminder-apply-last-day = <b>Бүгін — құжатта жазылған соңғы күн.</b> Өтінішті бүгін, бөлім жабық болса, ең жақын жұмыс күні беріңіз. Қолхатты (талонды) сақтап қойыңыз.
# After more than a day without connection, to people who may have written meanwhile.
was-away = Мен байланыста болмадым: { $from_date } – { $to_date }. Осы күндері маған жазған болсаңыз, хабарыңыз жетпеді: қайта жазыңызшы. Сақталған құжаттарыңыз бен еске салулар орнында.
# Note on a press: at most 200 characters.
reminder-of-an-earlier-paper = Бұл еске салу бұрынғы құжат туралы еді. Қазіргі құжат туралы еске салулар келе береді; ол «{ button-documents }» бөлімінде.
# Sent a month before a document is erased.
still-needed =
    <b>Бұл құжаттар әлі керек пе?</b>
    Олар бойынша көптен бері ештеңе өзгерген жоқ. Бір айдан кейін олар еске салуларымен бірге жойылады. Құжатты қалдыру үшін түймені басыңыз.
# Note on a press: at most 200 characters.
kept = Қалдырылды. Шамамен бір жылдан кейін қайта сұраймын.
# Between the last working day to apply and the last day itself.
reminder-apply-next-working-day = <b>Өтінішті бүгін немесе ең жақын жұмыс күні беріңіз.</b> Өтініш берудің соңғы жұмыс күні: { $go_by_day }; құжатта жазылған күн: { $expires_date }.
reminder-and-apply = Жаңа құжатқа да бүгін немесе келесі жұмыс күні өтініш беріңіз, егер әлі бермесеңіз.
# Last line of a reminder of a document for which the day is published for another; one line.
reminder-our-reading = Соңғы күн — біздің түсінігіміз.
