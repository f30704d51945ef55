### Letters to print, in Kazakh and Russian on one sheet; the English text is there for reading.
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
letter-title-request = ӨТІНІШ: ІІМ мәлімдемесі бойынша құжатты ауыстыру туралы
letter-title-enquiry = ЖОЛДАНЫМ: ІІМ мәлімдемесі бұл жағдайға қолданыла ма
letter-ask-request = Төменде көрсетілген құжатты ауыстыру үшін құжаттарды қабылдауды және оның мерзімінің өтуі үшін әкімшілік жауаптылыққа тартпауды сұраймын.
letter-ask-enquiry = ІІМ мәлімдемесі төменде көрсетілген құжатқа қолданыла ма, соны жазбаша хабарлауды және оны ауыстыру үшін құжаттарды қабылдауды сұраймын.
letter-document = Құжат: { $document_message }.
letter-expiry = Қолданылу мерзімінің соңғы күні: { $expires_date }.
letter-filed = Жаңа құжатқа өтініш қабылданған күн: { $filed_date }.
letter-outage-fingerprint-2025 = { $start_date } күнінен бастап сол жылғы қазан айының басына дейін дактилоскопиялық тіркеу жүйесі техникалық ақау салдарынан жұмыс істемеді, мұндай құжаттар берілмеді.
# For an outage that was added to the law without words of its own.
letter-outage = { $start_date } күнінен бастап: { $outage_message }. Ақау кезінде мұндай құжаттар берілмеді.
letter-statement = Ішкі істер министрлігі баспасөзге осы кезеңде мерзімі өткен құжаттар айыппұлсыз ауыстырылады деп мәлімдеді.
letter-publication = Жарияланым: { $source_message }, { $url }
letter-answer = Жауапты жазбаша беруіңізді сұраймын.
letter-caption-request = Қазақ және орыс тілдеріндегі басып шығаратын хат. Бос орындарды қолмен толтырыңыз. Ол баспасөзге берілген мәлімдемеге сүйенеді; жазбаша бұйрық таба алмадық.
letter-caption-enquiry = Қазақ және орыс тілдеріндегі басып шығаратын хат: бұл — сұрақ, өйткені жарияланған мәтінде бұл туралы айтылмаған. Бос орындарды қолмен толтырыңыз.

## Words of the common form

letter-to-office = Көші-қон қызметіне (полицияға):
letter-to-court = Сотқа (қаулыда көрсетілген):
letter-through-decided = Қаулыны шығарған орган арқылы:
letter-to-superior = Шағымды қарайтын органға:
letter-through-refused = Бас тартқан орган арқылы:
letter-through-silent = Өтінішті қабылдаған орган арқылы:
letter-blank-name = Өтініш беруші (тегі, аты, әкесінің аты):
letter-blank-postal = Тұрғылықты жері немесе пошта мекенжайы:
letter-blank-home = Нақты тұратын мекенжайы:
letter-blank-iin = ЖСН (болмаса — сызықша)
letter-blank-phone = Телефон
letter-blank-document-number = Құжат нөмірі
letter-why = Неліктен құқықтарым бұзылды (керегін белгілеңіз):
letter-asks = Сұраймын (керегін белгілеңіз):
letter-ask-interpreter = аудармашымен қамтамасыз етуді, тілі:
letter-late-restore = Мерзім өтіп кетті; оны қалпына келтіруді сұраймын, себебі:
letter-date = Күні
letter-signature = Қолы
letter-slip = Өтініш берушіде қалады: қабылданғаны туралы белгі
letter-slip-taken = Қабылданған күні, уақыты
letter-slip-number = Нөмірі
letter-slip-who = Лауазымы, аты-жөні
letter-slip-law = Өтінішті қабылдаудан бас тартуға болмайды; нөмірі, күні, уақыты және қабылдаған адамы көрсетілген талон беріледі (Әкімшілік рәсімдік-процестік кодекс, 64-бап).
# The edition that the letter was written by. $year is digits.
letter-edition = { $year } жылғы көктемдегі мәтін: { $url }
letter-edition-undated = Мәтін: { $url }
letter-attached = Қоса тіркеледі:
letter-attached-tick = Қоса тіркеледі (керегін белгілеңіз):
letter-attached-decision = қаулының көшірмесі (екі дана)
letter-attached-receipt = қолхат, талон
letter-attached-publication = жарияланым
letter-attached-visits = барған күндер парағы
letter-attached-refusal = бас тартудың көшірмесі
letter-attached-papers = құжаттардың көшірмелері

## Words of the complaint about a decision on an offence

letter-title-fine = Әкімшілік құқық бұзушылық туралы іс бойынша қаулыға ШАҒЫМ
letter-fine-number = Қаулы: №, күні
letter-fine-article = Бабы, айыппұл
letter-fine-says = Қаулыда не айтылған:
letter-fine-handed-over = Қаулының көшірмесі тапсырылған күн: { $handed-date }.
letter-fine-last-day = Менің есебімше, шағымның соңғы күні: { $last-date } (ӘҚБтК, 829-4-бап).
letter-fine-late = Мерзім өтіп кетті; шағымды қарауды сұраймын, себебі:
letter-fine-why-none = Құқық бұзушылық болмаған немесе менің кінәм жоқ, өйткені:
letter-fine-why-system = Барған күнім жүйе жұмыс істемеді (күні, бөлім):
letter-fine-why-filed = Өтініш мерзімінде берілген, растайтын қағаз қоса тіркеледі.
letter-fine-why-mitigating = Жеңілдететін мән-жайлар бар (56-бап):
letter-fine-why-language = Маған түсінікті тілге аударылған жоқ.
letter-fine-ask-cancel = қаулының күшін жойып, істі тоқтатуды
letter-fine-ask-remark = маңызы аз болғандықтан, ауызша ескертумен шектелуді (64-1-бап)
letter-fine-ask-lower = айыппұлды { $cut-percent } пайызға азайтуды
letter-fine-ask-present = шағымды менің қатысуыммен қарауды
letter-fine-ask-defender = тегін заң көмегін көрсетуді
letter-fine-law = Шағым екі данада, қаулыны шығарған орган арқылы беріледі: ӘҚБтК, 829-3 және 833-баптар.
letter-caption-fine =
    <b>Қазақ және орыс тілдеріндегі шағым.</b> Бос орындарды қолмен толтырып, тек шындыққа сай жолдарды белгілеңіз.

    Екі данасын қаулының көшірмесімен бірге қаулыны шығарған органға беріңіз; белгі қойылған үшіншісі өзіңізде қалсын.

    Мұны заңгер жазған жоқ. Айыппұлдан ауыр нәрсе болуы мүмкін болса, заңгерге көрсетіңіз.

## Words of the complaint about a refusal

letter-caption-go-by = Оны тапсыратын соңғы жұмыс күні: { $go-by-day }.
letter-title-refusal = Бас тартуға ШАҒЫМ
letter-refusal-number = Бас тарту: №, күні
letter-refusal-learnt = Маған белгілі болған күн
letter-refusal-learnt-on = Бас тарту маған белгілі болған күн: { $learnt-date }.
letter-refusal-last-day = Менің есебімше, басқа заңда өзгеше айтылмаса, шағымның соңғы күні: { $last-date } (92-бап).
letter-refusal-of = Мыналарды беруден бас тартылды (белгілеңіз):
letter-refusal-permission = тұрақты тұруға рұқсат
letter-refusal-card = ықтиярхат немесе азаматтығы жоқ адамның куәлігі
letter-refusal-ground = Бас тартуда жазылған негіз:
letter-refusal-why-untrue = Бұл негіз шындыққа сай емес, өйткені:
letter-refusal-why-complete = Құжаттар толық берілген (тізімі):
letter-refusal-why-exempt = Бұл талап маған қолданылмайды, өйткені:
letter-refusal-why-preliminary = Бас тартқанға дейін маған алдын ала шешім берілген жоқ (73-бап).
letter-refusal-why-objection = Алдын ала шешімге қарсылық білдіруге маған уақыт берілген жоқ (73-бап).
letter-refusal-why-no-way = Бас тартуда қалай шағымдануға болатыны көрсетілмеген (92-бап).
letter-refusal-ask-cancel = бас тартудың күшін жойып, жаңа шешім қабылдауды
letter-refusal-ask-issue = сұраған құжатымды беруді
letter-refusal-ask-file = істің материалдарымен таныстыруды (75-бап)
letter-refusal-ask-hear = мені тыңдауды (98-бап)
letter-refusal-law = Бас тартқан органға беріледі: Әкімшілік рәсімдік-процестік кодекс, 91–94-баптар.
letter-caption-refusal =
    <b>Қазақ және орыс тілдеріндегі шағым.</b> Бос орындарды қолмен толтырып, тек шындыққа сай жолдарды белгілеңіз.

    Бас тартқан органға беріңіз. Нөмірі бар талон алыңыз: шағымды қабылдаудан бас тартуға болмайды.

    Мұны заңгер жазған жоқ. Елден шығу күні берілсе, бүгін заңгерге көрсетіңіз.

## Words of the complaint about delay or silence

letter-title-delay = Әрекетсіздікке ШАҒЫМ
letter-delay-number = Өтініштің (талонның) нөмірі
letter-delay-filed = Өтініш қабылданған күн: { $filed-date }.
letter-delay-filed-blank = Өтініш қабылданған күн
letter-delay-of = Не туралы өтініш және мерзімі қашан аяқталды (белгілеңіз):
letter-delay-card = Ықтиярхат (куәлік): күнтізбелік { $card-limit-days } күннің соңғысы — { $limit-date } (жеке басты куәландыратын құжаттар туралы заң, 20-бап).
letter-delay-card-blank = Ықтиярхат (куәлік): күнтізбелік { $card-limit-days } күн (жеке басты куәландыратын құжаттар туралы заң, 20-бап); соңғысы:
letter-delay-permission = Рұқсат: мерзімі және ол аяқталған күн:
letter-delay-why-nothing = Шешім де, оның кешігу себебі де маған айтылған жоқ.
letter-delay-why-no-notice = Мерзімнің ұзартылғаны туралы хабарлама болған жоқ (76-бап).
letter-delay-visits = Бөлімге барған күндер және берілген жауаптар:
letter-delay-ask-decide = шешім қабылдап, құжатты беруді
letter-delay-ask-reasons = себебін көрсетіп, жазбаша жауап беруді
letter-delay-ask-who = өтінішті кім қарап жатқанын хабарлауды
letter-delay-law = Өтінішті қабылдаған органға беріледі; мерзім өткен соң үнсіздік бас тарту деп саналады: Әкімшілік рәсімдік-процестік кодекс, 91–94-баптар.
letter-caption-delay =
    <b>Қазақ және орыс тілдеріндегі шағым.</b> Бос орындарды қолмен толтырып, тек шындыққа сай жолдарды белгілеңіз.

    Өтінішті қабылдаған органға беріңіз. Нөмірі бар талон алыңыз: шағымды қабылдаудан бас тартуға болмайды.

    Ықтиярхаттың мерзімі заңда бар. Рұқсаттың қазіргі мерзімін таба алмадық: оны бөлімнен жазбаша сұраңыз.
letter-visits = Бөлімге барған және өтініш беруге талпынған күндер, бөлімдер:
letter-visits-sheet = Бөлімге барған күндер: қоса берілген парақты қараңыз.
