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
