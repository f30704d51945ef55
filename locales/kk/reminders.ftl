### Reminders, as they arrive by themselves. Facts of the day they are sent on.

# The first line, which also shows on a locked phone: nothing private in it.
reminder-preview = <b>Өзіңіз сұраған еске салу.</b> Оқу үшін чатты ашыңыз.
# Stands below the first line when an earlier send may have arrived.
reminder-repeat = Бұл қайталау болуы мүмкін: алдыңғы хабардың жеткені белгісіз.
# Above several documents in one message.
reminder-digest = <b>Сізді күтіп тұрған құжаттар: { $count }.</b> Алдымен — ең жақын күн.
reminder-more = Мұнда көрсетілмегені: { $count }. Олар «Құжаттарым» бөлімінде.
reminder-apply-ahead = <b>Өтінішті осы күннен кешіктірмей беріңіз: { $go_day }.</b> Бұл — баруға болатын соңғы жұмыс күні; өтініш берудің соңғы күні: { $apply_date }. { $days } күн қалды.
# The working days of that year are not known yet.
reminder-apply-ahead-provisional = <b>Өтінішті осы күннен кешіктірмей беріңіз: { $apply_day }.</b> Ол жылдың мереке күндері әлі жарияланған жоқ, сондықтан бірнеше күн ертерек барыңыз. { $days } күн қалды.
reminder-apply-today = <b>Бүгін — өтінішті уақытында берудің соңғы жұмыс күні.</b> Бүгін барып, қолхатты (талонды) сақтап қойыңыз.
# The day to apply is over, the document is still valid.
reminder-apply-late = <b>Өтініш беретін күн өтіп кетті: { $apply_date }.</b> Құжат жарамды соңғы күн (осы күнді қоса алғанда): { $expires_day }. Ең жақын жұмыс күні өтініш беріңіз, мерзімнің бітуін күтпеңіз.
# For documents without a legal day to apply.
reminder-expires-ahead = <b>Жарамды соңғы күн (осы күнді қоса алғанда): { $expires_day }.</b> { $days } күн қалды.
reminder-expires-today = <b>Бүгін — құжат жарамды болатын соңғы күн.</b>
reminder-pending = <b>Өтініштің жайы қалай?</b> Берілген күні: { $filed_date }. Бірдеңе өзгерсе, түймені басыңыз.
reminder-filing-day = <b>Бүгін — өтініш бермек болған күніңіз.</b> Қолхатты (талонды) сақтап қойыңыз.
reminder-loss-ahead = <b>Жоғалуына байланысты өтінішті осы күннен кешіктірмей беріңіз: { $last_day }.</b> { $days } күн қалды.
reminder-loss-today = <b>Бүгін — жоғалуына байланысты өтініш берудің соңғы күні.</b>
reminder-loss-passed = <b>Жоғалуына байланысты өтініш берудің соңғы күні өтіп кетті: { $last_day }.</b> Ең жақын жұмыс күні барыңыз.
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
law-changed-why = Себебі: заңның жаңа деректері жүктелді, соңғы тексерілген күні — { $checked_date }.
button-read-all = Бәрін оқыдым
reminder-apply-last-day = <b>Бүгін — құжат жарамды болатын соңғы күн.</b> Бүгін өтініш беріп, қолхатты (талонды) сақтап қойыңыз; бөлім жабық болса — ең жақын жұмыс күні барыңыз.
# After more than a day without connection, to people who may have written meanwhile.
was-away = Мен байланыста болмадым: { $from_date } – { $to_date }. Осы күндері маған жазған болсаңыз, хабарыңыз жетпеді: қайта жазыңызшы. Сақталған құжаттарыңыз бен еске салулар орнында.
# Note on a press: at most 200 characters.
reminder-of-an-earlier-paper = Бұл ескерту бұрынғы құжат туралы еді. Қазіргі құжат туралы ескертулер келе береді; ол «Құжаттарым» бөлімінде.
# Sent a month before a document is erased.
still-needed =
    <b>Бұл құжаттар әлі керек пе?</b>
    Олар бойынша көптен бері ештеңе жасалған жоқ. Бір айдан кейін олар ескертулерімен бірге өшіріледі. Құжатты қалдыру үшін батырманы басыңыз.
# Note on a press: at most 200 characters.
kept = Қалдырылды. Шамамен бір жылдан кейін қайта сұраймын.
# Between the last working day to apply and the last day itself.
reminder-apply-next-working-day = Өтініш берудің соңғы жұмыс күні өтті: { $go_by_day }. Өтінішті ең жақын жұмыс күні беріңіз: құжат мына күнге дейін жарамды: { $expires_date }.
