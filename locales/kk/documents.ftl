### Saved documents, their labels, states and reminders.

# Whose document it is; on a button and behind a document’s name.
label-mine = менікі
# Whose document it is; on a button and behind a document’s name.
label-mother = анамдікі
# Whose document it is; on a button and behind a document’s name.
label-father = әкемдікі
# Whose document it is; on a button and behind a document’s name.
label-spouse = жұбайымдікі
# Whose document it is; on a button and behind a document’s name.
label-child = баламдікі
# Whose document it is; on a button and behind a document’s name.
label-worker = жұмыскердікі
# Whose document it is; on a button and behind a document’s name.
label-other = басқа адамдікі
case-title =
    <b>{ $document_message }</b> · { $label_message }
    Жарамды соңғы күні: { $expires_date }
case-title-no-date = <b>{ $document_message }</b> · { $label_message }
# On a button.
case-button = { $document_message } · { $label_message }
saved = <b>Сақталды.</b>
documents-headline = <b>Құжаттарым: { $count }</b>
no-documents = Сақталған құжат әлі жоқ. Алдымен құжатты тексеріп, сосын «{ button-remind-me }» түймесін басыңыз.
overview-line =
    { $title_message }
    { $state_message }. Ең жақын күн: { $deadline_day }
overview-line-no-date =
    { $title_message }
    { $state_message }
case-state = { $state_message }.
case-state-not-filed = Өтініш белгіленбеген
case-state-filed = Өтініш қаралуда
case-state-returned = Өтініш қайтарылды: берілмеген болып есептеледі
case-state-in-hand = Жаңа құжат қолда
case-state-refused = Өтініш бойынша бас тартылды
case-state-fined = Айыппұл салынды
case-state-half-offered = Айыппұлдың жартысын төлеу ұсынылды
case-state-lost = Құжат жоғалды
case-state-stopped = Еске салу өшірілді
next-reminder = Келесі еске салу: { $due_day }.
reminders-will-come = <b>Еске салулар келеді</b>, Қазақстан уақытымен сағат { $hour }:
reminder-line = • { $due_date } — { $occasion_message }
# Two lines below each other.
lines =
    { $first_message }
    { $then_message }
no-reminders-left = Бұл құжат бойынша еске салу қалмады.
reminders-provisional = Ол жылдың мереке күндері әлі жарияланған жоқ; жарияланғанда күндер қайта есептеледі.
reminders-promise = Белгіленген күн алдындағы соңғы еске салу «{ button-read }» түймесі басылғанша күн сайын, ең көбі жеті рет қайталанады. Сенімді болу үшін күндерді күнтізбеге де қосып қойыңыз.
too-many-documents = Ең көбі { $count } құжат сақтауға болады. Қажет емесін /documents бөлімінде жойыңыз.
document-is-gone = Бұл құжат енді сақталып тұрған жоқ.
case-filed = Жазылды: өтініш берілген күн — { $filed_date }. Қолхатты (талонды) сақтаңыз. 30 күн сайын жайын сұрап тұрамын.
case-returned = Жазылды: өтініш қайтарылды, сондықтан берілмеген болып есептеледі. Еске салулар қайта басталады.
case-refused = Жазылды: бас тартылды. Себебін жазбаша сұраңыз; бас тартуға шағымдануға болады.
case-lost = Жазылды. Жоғалғанын хабарлап, өтініш берудің соңғы күні — { $apply_by_date } (жоғалған күннен бастап { $days } күн).
case-lost-no-rule = Жазылды. Бұл құжаттың жоғалғанын қанша күнде хабарлау керегі бізге белгісіз; мүмкіндігінше тезірек хабарлаңыз.
case-redated = Жазылды: жарамды соңғы күні — { $expires_date }.
case-stopped = Бұл құжат бойынша еске салу өшірілді. Құжат тізімде қалады; еске салуды сол жерден қайта қосуға болады.
ask-remove = Бұл құжатты еске салуларымен бірге жою керек пе? <b>{ $title_message }</b>
removed = Еске салуларымен бірге жойылды.
reminder-read = Рақмет. Қайталамаймын.
reminder-tomorrow = Тағы еске саламын: { $due_day }.
# What a reminder is about, in a few words; in a list and on a settings button.
rung-go-by = өтініш берудің соңғы жұмыс күніне { $days } күн қалғанда
# What a reminder is about, in a few words; in a list and on a settings button.
rung-go-by-day = өтініш берудің соңғы жұмыс күні
# What a reminder is about, in a few words; in a list and on a settings button.
rung-weekly = мерзімі аяқталғанша апта сайын
rung-overdue = өтініш берілгенше апта сайын
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expiry = мерзімі аяқталуға { $days } күн қалғанда
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expiry-day = мерзімі аяқталатын күн
# What a reminder is about, in a few words; in a list and on a settings button.
rung-expired = мерзімі өткеннен кейінгі { $days }-күн
# What a reminder is about, in a few words; in a list and on a settings button.
rung-pending = өтініштің жайы қалай?
# What a reminder is about, in a few words; in a list and on a settings button.
rung-silence = заңдағы жауап мерзімі өткенде бір рет
# What a reminder is about, in a few words; in a list and on a settings button.
rung-object = шағым берудің соңғы жұмыс күніне { $days } күн қалғанда
# What a reminder is about, in a few words; in a list and on a settings button.
rung-object-day = шағым берудің соңғы жұмыс күні
# What a reminder is about, in a few words; in a list and on a settings button.
rung-half = жартысын төлеудің соңғы күніне { $days } күн қалғанда
# What a reminder is about, in a few words; in a list and on a settings button.
rung-half-day = жартысын төлеудің соңғы күні
# What a reminder is about, in a few words; in a list and on a settings button.
rung-loss = жоғалғаны туралы хабарлаудың соңғы күніне { $days } күн қалғанда
# What a reminder is about, in a few words; in a list and on a settings button.
rung-loss-day = жоғалғаны туралы хабарлаудың соңғы күні
# What a reminder is about, in a few words; in a list and on a settings button.
rung-snoozed = өтінішіңіз бойынша тағы бір рет
# What a reminder is about, in a few words; in a list and on a settings button.
rung-again = оқылғанша қайталау
# What a reminder is about, in a few words; in a list and on a settings button.
rung-ask = кешкі сұрақ: құжат қабылданды ма
# What a reminder is about, in a few words; in a list and on a settings button.
rung-canary = әкімшіге арналған күнделікті сынақ
# Settings button.
rung-is-on = Қосулы: { $occasion_message }
# Settings button.
rung-is-off = Өшірулі: { $occasion_message }
fined-last-day = { $days ->
    [0] <b>Бүгін — шағым берудің соңғы күні</b> ({ $last_day }).
   *[other] <b>Шағым берудің соңғы күні: { $last_day }.</b> { $days } күн қалды.
    }
fined-last-day-passed = <b>Шағым берудің соңғы күні өтіп кетті: { $last_day }.</b> Кешіккен шағым да қабылданады, бірақ кешігу ескеріледі. Бүгін-ақ заңгерге хабарласыңыз.
label-numbered = { $label_message } ({ $which })
overview-line-passed =
    { $title_message }
    { $state_message }. Мерзімі өтіп кетті.
case-resumed = Бұл құжат бойынша еске салу қайта қосылды.
reminders-will-come-next = { $count ->
    [0] <b>Еске салу бір айдан кейінірек басталады</b>, Қазақстан уақытымен сағат { $hour }. Ең жақындары:
   *[other] <b>Алдағы айда { $count } еске салу келеді</b>, Қазақстан уақытымен сағат { $hour }. Ең жақындары:
    }
reminders-and-more = Барлық еске салу: /reminders
reminder-line-run = • { $from_date } – { $until_date } аралығында { $count } рет — { $occasion_message }
no-reminders-expired = Соңғы күн өтіп кетті, сондықтан енді ол туралы еске салатын ештеңе жоқ. Өтініш беріп, осында белгілеңіз: содан кейін 30 күн сайын жайын сұрап тұрамын.
document-short-residence-permit = Ықтиярхат
document-short-stateless-certificate = Азаматтығы жоқ
document-short-temporary-permit = Уақытша рұқсат
document-short-passport = Паспорт
document-short-kandas-certificate = Қандас куәлігі
case-state-until = { $state_message }. Ең жақын күн: { $until_date }.
case-also =
    <blockquote expandable><b>Ол туралы тағы жазылған</b>
    { $state_message }</blockquote>
kept-with-document = Сақталған құжатқа жазылды.
kept-next-reminder = Құжатқа жазылды. Келесі еске салу: { $due_day }.
already-saved = <b>Ол бұрыннан сақталған.</b>
untold = Алынып тасталды: енді есепке алынбайды.
incident-lost-on = Жоғалған күні: { $lost_date }.
incident-filed-on = Өтініш берілген күн: { $filed_date }.
