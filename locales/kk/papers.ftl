### Papers: calendar file, time line, card for the desk, letter. The card and the letter are always printed in Kazakh and Russian; the English text is there for reading.

# What a date means: in the time line, the calendar, the letter.
point-outage-starts = ақаудың басталуы
# What a date means: in the time line, the calendar, the letter.
point-outage-certain = ақау кезеңіне анық жататын соңғы күн (біздің түсінігіміз)
# What a date means: in the time line, the calendar, the letter.
point-outage-possible = ақау кезеңіне жатуы мүмкін соңғы күн (біздің түсінігіміз)
# What a date means: in the time line, the calendar, the letter.
point-go-by = баруға болатын соңғы жұмыс күні
# What a date means: in the time line, the calendar, the letter.
point-apply-by = өтініш берудің соңғы күні
# What a date means: in the time line, the calendar, the letter.
point-apply-by-our-reading = өтініш берудің соңғы күні (біздің түсінігіміз)
# What a date means: in the time line, the calendar, the letter.
point-expiry = мерзімі аяқталатын күн: құжатта жазылған соңғы күн
# What a date means: in the time line, the calendar, the letter.
point-fine-from = осы күннен бастап айыппұл салынуы мүмкін (біздің түсінігіміз)
# What a date means: in the time line, the calendar, the letter.
point-loss-by = жоғалғанын хабарлап, өтініш берудің соңғы күні
# What a date means: in the time line, the calendar, the letter.
point-loss-by-our-reading = жоғалғанын хабарлап, өтініш берудің соңғы күні (біздің түсінігіміз)
# What a date means: in the time line, the calendar, the letter.
point-object-by = шағым берудің соңғы күні (біздің есебімізше)
point-object-go-by = шағым берудің соңғы жұмыс күні
point-half-by = жартысын төлеудің соңғы күні (біздің есебімізше): алдымен заңгерге
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
# Above the papers that can be made after a verdict.
choose-paper = Қайсысын дайындайын? Хат пен парақ — қазақша және орысша.
