### Papers: calendar file, time line, card for the desk, letter. The card and the letter are always printed in Kazakh and Russian; the English text is there for reading.

# What a date means: in the time line, the calendar, the letter.
point-outage-starts = ақаудың басталуы
# What a date means: in the time line, the calendar, the letter.
point-outage-certain = ақау кезеңіне анық жататын соңғы күн
# What a date means: in the time line, the calendar, the letter.
point-outage-possible = ақау кезеңіне жатуы мүмкін соңғы күн
# What a date means: in the time line, the calendar, the letter.
point-go-by = баруға болатын соңғы жұмыс күні
# What a date means: in the time line, the calendar, the letter.
point-apply-by = өтініш берудің соңғы күні
# What a date means: in the time line, the calendar, the letter.
point-expiry = мерзімі аяқталатын күн: жарамды болатын соңғы күн
# What a date means: in the time line, the calendar, the letter.
point-fine-from = осы күннен бастап айыппұл салынуы мүмкін (біздің түсінігіміз)
# What a date means: in the time line, the calendar, the letter.
point-loss-by = жоғалғанын хабарлап, өтініш берудің соңғы күні
# What a date means: in the time line, the calendar, the letter.
point-object-by = айыппұлға шағым берудің соңғы күні
# What a date means: in the time line, the calendar, the letter.
point-next-reminder = келесі еске салу
# What a date means: in the time line, the calendar, the letter.
point-today = бүгін
point-line = { $point_date } — { $what_message }
calendar-caption = Бұл файлды телефонда ашып, күнтізбеге қосыңыз. Ол ботсыз да, Telegram-сыз да еске салады. Жаңа файл бұрынғы жазбаларды алмастырады.
# Title of a calendar entry.
calendar-summary = { $title_message }: { $what_message }
calendar-description = { $point_date }: { $what_message }. Ruqsat боты есептеген. { not-the-ministry }
# A document’s name alone, as the title of a paper.
document-alone = { $document_message }
export-caption = Сіз туралы сақталғанның бәрі.
paper-failed = Бұл қағазды жасау мүмкін болмады, қате жазылды. Күндердің өзі жоғарыдағы хабарламада.
card-headline = <b>Қабылдау бөлімінде көрсету үшін</b>
card-document = Құжат: { $document_message }
card-expiry = Қолданылу мерзімінің соңғы күні: { $expires_date }
card-filed = Өтініш қабылданған күн: { $filed_date }
card-outage = Мерзімі ақау кезінде өтті ({ $start_date } күнінен бастап: { $outage_message }). Осыны ескеруіңізді сұраймын: ІІМ баспасөзге мұндай құжаттар айыппұлсыз ауыстырылады деп мәлімдеді.
# The statement does not say whether it covers this document.
card-outage-open = ІІМ-нің баспасөзге берген мәлімдемесі осы құжатқа қатысты ма, тексеруіңізді сұраймын ({ $start_date } күнінен бастап: { $outage_message }).
card-request = Ауыстыруға өтініш бергім келеді. Бүгінгі күні көрсетілген қолхат (талон) беруіңізді сұраймын.
# The full official name of the document, in a letter.
letter-document-residence-permit = шетелдіктің Қазақстан Республикасында тұруына ықтиярхат
# The full official name of the document, in a letter.
letter-document-stateless-certificate = азаматтығы жоқ адамның куәлігі
# The full official name of the document, in a letter.
letter-document-temporary-permit = уақытша тұруға рұқсат
# The full official name of the document, in a letter.
letter-document-passport = паспорт
# The full official name of the document, in a letter.
letter-document-kandas-certificate = қандас куәлігі
letter-to = Көші-қон қызметі басқармасына (полицияға): ______________________
letter-from =
    Өтініш беруші (тегі, аты): ______________________
    Құжат нөмірі: ______________________
    Мекенжайы, телефоны: ______________________
letter-title-request = ӨТІНІШ: ІІМ мәлімдемесі бойынша құжатты ауыстыру туралы
letter-title-enquiry = ЖОЛДАНЫМ: ІІМ мәлімдемесі бұл жағдайға қолданыла ма
letter-title-statement = КҮНДЕР ТУРАЛЫ МӘЛІМЕТ — шағымға қосымша
letter-ask-request = Төменде көрсетілген құжатты ауыстыру үшін құжаттарды қабылдауды және оның мерзімінің өтуі үшін әкімшілік жауаптылыққа тартпауды сұраймын.
letter-ask-enquiry = ІІМ мәлімдемесі төменде көрсетілген құжатқа қолданыла ма, соны жазбаша хабарлауды және оны ауыстыру үшін құжаттарды қабылдауды сұраймын.
letter-ask-statement = Бұл күндер айыппұл туралы қаулыға берілген шағымға қоса тіркеледі. Бабы және қаулы нөмірі: ______________________ Тапсырылған күні: ____________
letter-document = Құжат: { $document_message }.
letter-expiry = Қолданылу мерзімінің соңғы күні: { $expires_date }.
letter-filed = Жаңа құжатқа өтініш қабылданған күн: { $filed_date }.
letter-not-filed = Барған және өтініш беруге талпынған күндер, бөлімдер: ______________________
letter-outage-fingerprint-2025 = { $start_date } күнінен бастап сол жылғы қазан айының басына дейін дактилоскопиялық тіркеу жүйесі техникалық ақау салдарынан жұмыс істемеді, мұндай құжаттар берілмеді.
# For an outage that was added to the law without words of its own.
letter-outage = { $start_date } күнінен бастап: { $outage_message }. Ақау кезінде мұндай құжаттар берілмеді.
letter-statement = Ішкі істер министрлігі баспасөзге осы кезеңде мерзімі өткен құжаттар айыппұлсыз ауыстырылады деп мәлімдеді.
letter-publication = Жарияланым: { $source_message }, { $url }
letter-dates = Күндер
letter-answer = Жауапты жазбаша беруіңізді сұраймын.
letter-attached = Қосымша: ______________________
letter-signature = Күні: ____________ Қолы: ____________
letter-caption-request = Қазақ және орыс тілдеріндегі басып шығаратын хат. Бос орындарды қолмен толтырыңыз. Ол баспасөзге берілген мәлімдемеге сүйенеді; жазбаша бұйрық таба алмадық.
letter-caption-enquiry = Қазақ және орыс тілдеріндегі басып шығаратын хат: бұл — сұрақ, өйткені жарияланған мәтінде бұл туралы айтылмаған. Бос орындарды қолмен толтырыңыз.
letter-caption-statement = Шағымға қоса тіркелетін, күндер көрсетілген қазақша және орысша парақ. Бос орындарды қолмен толтырыңыз.
# Above the papers that can be made after a verdict.
choose-paper = Қайсысын дайындайын? Хат пен парақ — қазақша және орысша.
letter-to-statement = Сотқа немесе жоғары тұрған органға: ____________________
