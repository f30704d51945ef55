### For administrators alone.

admin-headline = <b>Соңғы іске қосылғаннан бергі көрсеткіштер</b>
admin-figures =
    Жазбасы бар чат: { $chat_count }
    Еске салуы бар чат: { $reminding_count }
    Өңделген жаңарту: { $handled_count }
    Өңдеу кезіндегі ақау: { $failed_count }
    Әлі жіберілмеген хабарлама: { $outbox_count }
    Ең кешіккен еске салу, минут: { $overdue_minutes }
    Дискіге сәтсіз жазу: { $failure_count }
admin-reported-wrong =
    <b>Қате немесе басқа туралы деп белгіленгені</b>
    { $lines }
admin-unanswered =
    <b>Тақырыптан тыс сұрақтар, түрі бойынша</b>
    { $lines }
admin-daily =
    Күнделікті тексеру: бот жұмыс істеп тұр.
    Жазбасы бар чат: { $chat_count }
    Ең кешіккен еске салу, минут: { $overdue_minutes }
    Әлі жіберілмеген хабарлама: { $outbox_count }
admin-outage-how = Ақау туралы хабарлау үшін <code>/admin outage</code> деп жазып, астына outages.toml файлындағы үлгімен жолды жіберіңіз. Қайтарып алу үшін <code>/admin outage withdraw</code> деп жазып, жанына оның id мәнін қосыңыз.
admin-outage-ask =
    <b>Жол дұрыс оқылды. Әзірге ештеңе өзгерген жоқ.</b>
    Ақау: { $id }
    Бірінші күні: { $start_date }
    Анық белгілі соңғы күні: { $certain_date }
    Ықтимал соңғы күні: { $possible_date }
    Жауабы немесе еске салуы өзгеретін сақталған құжат: { $document_count }
    Хабар алатын адам: { $chat_count }
admin-outage-yes = Күшіне енгізіп, хабарлау
admin-outage-no = Болдырмау
admin-outage-announced = Күшіне енді. Қатысы бар әр адамға «бұрын … енді …» деген хабар жіберіліп жатыр.
admin-outage-withdrawn = Қайтарып алынды. Қатысы бар әр адамға «бұрын … енді …» деген хабар жіберіліп жатыр.
admin-outage-dropped = Тоқтатылды. Ештеңе өзгерген жоқ.
admin-outage-gone = Бұл жол енді сақталмаған, ештеңе өзгерген жоқ. Оны қайта жіберіңізші.
admin-outage-faulty =
    <b>Жол қабылданбады. Ештеңе өзгерген жоқ.</b>
    { $lines }
admin-law-told = Өзгерген заң деректері күшінде. Хабар алған адам: { $chat_count }
# Once a week: values to compare with their sources within 30 days; a line each, "!" where overdue.
admin-law-due =
    <b>Дереккөзбен қайта салыстыратын заң деректері:</b>
    { $lines }
admin-law-due-more =
    <b>Дереккөзбен қайта салыстыратын заң деректері:</b>
    { $lines }
    Тағы: { $count }. Барлығы: <code>ruqsat law due</code>
admin-notice-how = Ешбір қорытындыны өзгертпей іркілісті белгілеу: <code>/admin notice</code> жіберіп, астына docs/outage-reports.md ішіндегідей жол жазыңыз. Қайтарып алу: <code>/admin notice withdraw</code> және оның id-і.
admin-notice-ask =
    <b>Хабарлама оқылды. Әзірге ештеңе өзгерген жоқ.</b>
    Хабарлама: { $id }
    Көрсетілетін күндері: { $from_date } – { $until_date }
    Хабар баратын адам саны: { $chat_count }
    Бұдан ешбір қорытынды да, күн де өзгермейді.
admin-notice-yes = Жариялап, хабарлау
admin-notice-published = Жарияланды. Қатысы бар адамдардың бәріне бір рет хабарланады.
admin-notice-withdrawn = Қайтарып алынды. Енді көрсетілмейді.
admin-reports-burst = <b>Жүйе істемейді деген жауаптар легі тоқтатылып тұр: бір сағатта { $count }</b> ({ $visit_day }, { $hour }), бәрі бот сұрамай келген, басқа сағаттардан әлденеше есе көп. Есептеуге рұқсат бергенше көрсетілмейді.
admin-reports-count = Есептелсін
admin-reports-more =
    <b>Жүйе істемейді дейтіндер әдеттегіден көп: { $region_message }</b>
    Бір күнде есептелетін адам саны: { $people_count }
    «Жүйе істемеді» үлесі (90 % аралық): { $low_percent } – { $high_percent } %
    Боттың сұрағына жауап бергендер: { $asked_count }
    90 күн және одан да ұзақ жүргендерден «істемеді»: { $seasoned_count }
    Жаңа адамдардан «істемеді», есептелмейді: { $new_count }
admin-reports-mute-day = 24 сағат бойы тек сандарды көрсету
admin-reports-mute-week = 7 күн бойы тек сандарды көрсету
admin-reports-draft =
    Тексерген болсаңыз, дереккөзін жазып, қайта жіберіңіз:
    <code>{ $row }</code>
admin-reports-counted = Енді олар есептеледі.
admin-reports-muted = Бұл уақытта тек сандар көрсетіледі.
admin-months =
    <b>Осы ай және өткен ай, ондыққа дейінгі дәлдікпен</b>
    { $lines }
admin-say-how = Барлығына немесе кейбір адамдарға хабар жіберу үшін <code>/admin say</code> деп жазып, астына мәтінді әр тілде жіберіңіз (docs/operating.md, 6-бөлім).
operators-word =
    <b>Осы ботты жүргізетін адамдардан хабар</b>
    { $lines }
admin-say-ask =
    <b>Әзірге ештеңе жіберілген жоқ.</b>
    Хабар алатын адам: { $chat_count }

    { $lines }
admin-say-yes = Жіберу
admin-say-under-way = Хабар жіберіліп жатыр. Барлығы алған соң сізге айтамыз.
admin-say-gone = Бұл хабар енді сақталмаған, бұл басу бойынша ештеңе жіберілген жоқ. Оны қайта жіберіңізші.
admin-say-faulty =
    <b>Хабар қабылданбады. Ештеңе жіберілген жоқ.</b>
    { $lines }
admin-say-done = Хабар оған арналған адамдардың бәріне жіберілді. Хабар алған адам: { $chat_count }
