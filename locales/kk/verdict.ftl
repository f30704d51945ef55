### The verdict on one document, as chat and `ruqsat check` show it: short paragraphs, headline first.

## Headlines: one line each, in bold.

# The document is valid. $days = days left after today.
verdict-valid = <b>{ $days ->
    [0] Құжат жарамды, бүгін — соңғы күні
   *[other] Құжат жарамды: { $days } күн қалды
}</b>
# The last working day to apply for a renewal; $days = days until it.
verdict-go-by = <b>{ $days ->
    [0] Өтінішті бүгін беріңіз: бұл — соңғы жұмыс күні, { $go-by-day }
   *[other] Өтініш беретін соңғы жұмыс күні: { $go-by-day }. { $days } күн қалды
}</b>
# Expired, but the application was handed in on or before the last day.
verdict-none-filed = <b>Біздің түсінігімізше, айыппұл жоқ: өтініш құжат жарамды кезде берілген</b>
# Expired, the application came within the first days.
verdict-none-grace = <b>Біздің түсінігімізше, айыппұл жоқ: өтініш алғашқы күндері берілген</b>
# Expired a few days ago, nothing handed in yet. Never "you have ten days".
verdict-grace = <b>Мерзімі өткеніне { $days } күн болды: өтінішті бүгін беріңіз. Әзірге айыппұл жоқ</b>
verdict-warning = <b>Ескерту жасалуы мүмкін</b>
# A temporary permit; nobody was asked about an earlier penalty.
verdict-warning-if = <b>Соңғы { $months } айда жаза болмаса, ескерту жасалуы мүмкін</b>
verdict-waived = <b>ІІМ уәде еткен: ақау кезінде мерзімі өткен құжаттар үшін айыппұл болмайды</b>
# The same, while nothing was filed: the promise is the ministry’s, and it weakens.
verdict-waived-not-filed = <b>ІІМ айыппұл болмайды деген, бірақ қай күнге дейін екені айтылмаған. Өтінішті тез беріңіз</b>
verdict-not-stated = <b>Айтылмаған: айыппұл бола ма, жарияланған мәтіндерде жауап жоқ</b>
# Open because of an outage: its edge, or the day to apply fell into it.
verdict-not-stated-outage = <b>Айтылмаған: ІІМ мәлімдемесінде бұл туралы сөз жоқ</b>
verdict-fine = <b>Айыппұл салынуы мүмкін: { $mci } АЕК, { $tenge } ₸</b>
# The amount in tenge is not known for that day.
verdict-fine-no-tenge = <b>Айыппұл салынуы мүмкін: { $mci } АЕК</b>
# A judge may expel: it stands first, because it weighs more than any fine.
verdict-expulsion-or-fine = <b>Елден шығарып жіберу не айыппұл мүмкін: { $mci } АЕК, { $tenge } ₸. Алдымен заңгермен сөйлесіңіз</b>
verdict-expulsion-or-fine-no-tenge = <b>Елден шығарып жіберу не айыппұл мүмкін: { $mci } АЕК. Алдымен заңгермен сөйлесіңіз</b>
# A second overstay within a year, of more than ten days.
verdict-expulsion-headline = <b>Қамаққа алу мен елден шығарып жіберу мүмкін. Бүгін заңгермен сөйлесіңіз</b>
verdict-no-rule = <b>Бұл жағдайға қатысты ережені таба алмадық</b>
# A lost document: the report comes first, whatever the expiry.
verdict-lost = <b>Жоғалғанын хабарлап, өтініш беріңіз. Соңғы күні: { $loss-day }</b>
# The same for somebody whose application from before the loss is pending: a second one is not needed.
verdict-lost-pending = <b>Жоғалғанын, өтініш нөмірін хабарлаңыз. Соңғы күні: { $loss-day }</b>
# The days for it are over, and nobody said whether it was reported.
verdict-lost-overdue = <b>Жоғалғаны әлі хабарланбаса: бүгін немесе ең жақын жұмыс күні хабарлаңыз</b>
verdict-lost-reported = <b>Жоғалғаны хабарланған. Ең жақын жұмыс күні жаңа құжатқа өтініш беріңіз</b>
verdict-lost-filed = <b>Жоғалғаны хабарланған, өтініш берілген: қолхатты сақтаңыз</b>
verdict-lost-no-days = <b>Жоғалғанын бүгін хабарлаңыз: оған неше күн берілетіні туралы дерек таба алмадық</b>

## If somebody goes on a later day: one bold line above the verdict of today, at most 90 characters.

# The document is still valid on that day.
verdict-on-valid = <b>{ $on-date } күні өтініш берсеңіз: жарамды, соңғы күні { $expires-date }</b>
# It is valid on that day, but the last day to apply for a renewal has passed; at most 90 characters.
verdict-on-late = <b>{ $on-date } күні өтініш берсеңіз: соңғы күн өтті, { $apply-by-date }</b>
# Within the first days after the end.
verdict-on-grace = <b>{ $on-date } күні өтініш берсеңіз: біздің түсінігімізше, айыппұл жоқ</b>
verdict-on-warning = <b>{ $on-date } күні өтініш берсеңіз: ескерту жасалуы мүмкін</b>
verdict-on-fine = <b>{ $on-date } күні өтініш берсеңіз: айыппұл салынуы мүмкін, { $mci } АЕК, { $tenge } ₸</b>
# The amount in tenge is not known for that day.
verdict-on-fine-no-tenge = <b>{ $on-date } күні өтініш берсеңіз: айыппұл салынуы мүмкін, { $mci } АЕК</b>
verdict-on-expulsion-or-fine = <b>{ $on-date } күні өтініш берсеңіз: елден шығарып жіберу не айыппұл салу мүмкін</b>
verdict-on-expulsion = <b>{ $on-date } күні өтініш берсеңіз: қамаққа алу мен елден шығарып жіберу мүмкін</b>
# The ministry promised no fine and named no last day.
verdict-on-promised = <b>{ $on-date } күні өтініш берсеңіз: ІІМ: айыппұл болмайды; соңғы күні аталмаған</b>
verdict-on-not-stated = <b>{ $on-date } күні өтініш берсеңіз: бүгінгі сияқты, бұл туралы айтылмаған</b>
verdict-on-no-rule = <b>{ $on-date } күні өтініш берсеңіз: бүгінгі сияқты, ереже таба алмадық</b>

## Where the document stands.

verdict-state-valid = ✓ соңғы күні: { $expires-date } · { $document-message }
verdict-state-expired = ✓ мерзімі өтті: { $expires-date }, { $days } күн бұрын · { $document-message }
verdict-state-unknown = ✓ { $document-message }: мерзімі аяқталатын күн белгісіз
verdict-state-of = { $state_message } · { $whose_message }
# Stands after one of the lines above.
verdict-filed = ✓ өтініш берілді: { $filed-date }
verdict-filed-returned = ✓ { $filed-date } өтініші қайтарылды не тоқтады
verdict-filed-returned-undated = ✓ өтініш қайтарылды немесе тоқтатылды

## When to apply.

verdict-apply = Соңғы күннің өзі — { $apply-by-day } — демалыс күніне келеді.
# The calendar data does not reach that day.
verdict-apply-open = Өтініш берудің соңғы күні: { $apply-by-day }.
# "Apply by" lies on days off, and the last working day before them has passed.
verdict-apply-passed = Өтініш берудің соңғы күні: { $apply-by-day }; оған арналған жұмыс күні өтті. Келесісі мерзімінде санала ма, айтылмаған.
verdict-apply-late = Өтініш беру күні өтті: { $apply-by-day }. Тек соны өткізгені үшін жаза туралы дерек таба алмадық.
verdict-loss = Жоғалғанын хабарлайтын күндер бітті: { $loss-day }.

## The penalty.

verdict-expulsion = Осы бөлік бойынша судья әкімшілік жолмен елден шығарып жіберу туралы шешім қабылдауы да мүмкін.

## Frame.

# One reason in a list.
verdict-reason = • { $reason-message }
# One side where sources differ, with its source.
verdict-claim = • { $claim-message } <a href="{ $link }">{ $title-message }</a>
verdict-step = { $number }. { $step-message }
# The rest of a verdict, folded on a phone until it is opened; its first line is its label.
verdict-folded =
    <blockquote expandable><b>Толығырақ: әрі қарай не істеу керек, себебі, қайда бару, дереккөздер</b>
    { $folded-message }</blockquote>
# Two paragraphs or list lines, one below the other.
verdict-two-lines =
    { $first-message }
    { $second-message }
verdict-source-dated = Дереккөз: <a href="{ $link }">{ $title-message }</a>. Мәтін күні: { $source-date }. Оқылған күні: { $checked-date }.
# $dated is a year or a month in digits.
verdict-source-partly = Дереккөз: <a href="{ $link }">{ $title-message }</a>. Мәтін күні: { $dated }. Оқылған күні: { $checked-date }.
# An edition that is known to be of that spring; later changes of the law are not in it. $year is in digits.
verdict-source-spring = Дереккөз: <a href="{ $link }">{ $title-message }</a>. { $year } жылғы көктемдегі мәтін. Оқылған күні: { $checked-date }.
verdict-source-undated = Дереккөз: <a href="{ $link }">{ $title-message }</a>, бетте күні көрсетілмеген. Оқылған күні: { $checked-date }.
verdict-not-legal-advice = Бұл — ІІМ боты емес. Бұл — заң кеңесі емес.

## "I have been fined": the whole of it. Shown paragraph by paragraph.

verdict-fined-headline = <b>Айыппұл туралы білу керек нәрселер</b>
verdict-fined-amount = Мерзімі өткен құжатпен күнтізбелік { $grace-days } күннен астам тұрғаны үшін: { $mci } АЕК, { $tenge } ₸. ӘҚБтК, { $article }-баптың { $part }-бөлігі. Іс қозғалған күнгі АЕК алынады.
verdict-fined-amount-no-tenge = Мерзімі өткен құжатпен күнтізбелік { $grace-days } күннен астам тұрғаны үшін: { $mci } АЕК. ӘҚБтК, { $article }-баптың { $part }-бөлігі. Іс қозғалған күнгі АЕК алынады; ол күнгі мөлшері бізге белгісіз.
verdict-fined-grace = Алғашқы { $grace-days } күнде бұл бөлік бойынша құқық бұзушылық жоқ. Айыппұл салынуы мүмкін бірінші күн — құжаттағы күннен кейінгі { $first-number }-күн: бұл — біздің түсінігіміз.
verdict-fined-before = Шешімге дейін: қызметкер мемлекет есебінен қорғаушы алу құқығын түсіндіруге міндетті.
verdict-fined-lower = Шешімге дейін қызметкер айыппұлды ең көбі { $cut-percent } пайызға азайта алады: сұраңыз.
verdict-fined-repeat = Жаза қолданылған соң { $repeat-months } ай ішінде қайталанса: { $repeat-mci } АЕК, сол баптың { $repeat-part }-бөлігі.
# A temporary permit.
verdict-fined-overstay = Уақытша рұқсаттың мерзімі біткен соң { $article }-бап бойынша жаза өткен күн санына байланысты; жағдайыңызды /check көрсетеді. Осы бап қолданылатыны — біздің түсінігіміз. Алдымен заңгермен сөйлесіңіз; кім тегін көмектеседі: «тегін заң көмегі» деп жазыңыз.
# A temporary permit, after the next one.
verdict-fined-half-not = Осы бөлікте елден шығарып жіберу немесе қамау да көзделсе, айыппұлдың жартысын төлеуге болмайды, шешімді сот шығарады. Сот шешіміне қалай шағым беру керегін заңгерден сұраңыз.
verdict-fined-half = Іс қозғалғанда қызметкер айыппұлдың { $half-percent } пайызын { $half-days } тәулік ішінде төлеуді ұсына алады. Төлесеңіз, іс аяқталады, бірақ бұл жаза болып есептеледі, іс әдетте қайта қаралмайды.
# Instead of the message above, once a decision was handed over.
verdict-fined-half-over = Қаулы қолыңызда болса, біздің түсінігімізше, жартысын төлеу мүмкіндігі өтті. Бір бөлігін ғана төлемес бұрын заңгерден сұраңыз.
verdict-fined-defer = Бірден төлей алмасаңыз: { $defer-months } айға дейін кейінге қалдыруды немесе { $instalment-months } айға дейін бөліп төлеуді сұрауға болады.
verdict-fined-object = Қаулының көшірмесі қолға берілген соң { $objection-days } тәулік ішінде шағым беруге болады: қаулыны шығарған органға немесе қаулыда аталған сотқа. Баж төленбейді. Кеш берілген шағым да қабылданады, бірақ кешіккені ескеріледі.
verdict-fined-forward = Ол орган шағымды { $forward-days } күн ішінде жіберуге міндетті.
verdict-fined-form = Екі данада, қаулының көшірмесімен бірге беріп, қабылданғаны туралы белгі сұраңыз. Сот бапты тек Сіздің пайдаңызға өзгерте алады.
verdict-fined-object-by = Көшірме қолға берілген күн: { $handed-date }. Шағым берудің соңғы күні: { $object-by-day }. Күнтізбелік күндерді санаймыз, соңғы күнді жылжытпаймыз: бұл — біздің түсінігіміз.
verdict-fined-weight = Соңғы { $annulment-months } айда көші-қон заңнамасын бұзғаны үшін қолданылған жаза және шетелдіктер туралы заңды қайталап бұзу — тұрақты тұруға рұқсат беруден бас тартуға немесе оның күшін жоюға негіз. Осы бап бойынша айыппұл соған жата ма, белгісіз: төлемей тұрып заңгерден сұраңыз. { $citizenship-bar-years } жыл ішінде қайталап бұзу азаматтық алуға да кедергі.
verdict-fined-leave = Іс біткенше және айыппұл төленгенше елден шығармауы мүмкін.
verdict-fined-outage = Мерзімі жүйе істемеген кезеңде өтсе: ІІМ мәлімдемесін және растайтын құжаттарыңызды көрсетіңіз. ӘҚБтК жүйе ақауын тек басқа жүйелер үшін негіз деп атайды (мысалы, салық пен кеден), сондықтан уәжіңіз — мәлімдеменің өзі.
verdict-fined-language = Тегін аудармашы алуға және құжаттарды өзіңіз білетін тілде алуға құқығыңыз бар.

## A correction of ours: an earlier release told something more favourable. Never said as a change of the law.

verdict-corrected-promise = Біз қателестік: айыппұл болмайды деп жаздық. Бұл — ІІМ уәдесі, онда соңғы күн аталмаған, өтініш берілмейінше айыппұл салынуы мүмкін. Заң өзгерген жоқ.
verdict-corrected-index = Біз сомадан қателестік: өтініш берілген күнгі емес, іс қозғалған күнгі АЕК алынады. Заң өзгерген жоқ.
verdict-corrected-overstay = Біз қателестік: соңғы { $repeat-months } айда мұндай жаза болды ма деп сұрамадық. Болса, елден шығарып жіберу мүмкін: бүгін заңгермен сөйлесіңіз. Заң өзгерген жоқ.
verdict-corrected-filing = Біз дәл айтпадық: өтініш алғашқы күндері берілгендіктен айыппұл жоқ дегеніміз — біздің түсінігіміз; мәтіндерде бұл жоқ. Заң өзгерген жоқ.
# Above the documents that one of the messages above is about; not asked for, sent once.
correction-headline = <b>Сақталған құжатыңыз туралы жазғанымызда қателестік</b>

## A case about an offence at its stage, and a refusal. The headline has at most 90 letters.

verdict-stage-protocol-headline = <b>Іс қозғалды, бірақ әлі шешім жоқ: құқықтарыңызды пайдаланыңыз</b>
verdict-stage-opened = ✓ іс қозғалған күн: { $opened-date }
verdict-stage-no-day = Шағым мерзімі әлі басталған жоқ: { $objection-days } тәулік қаулының көшірмесі қолға берілгеннен бастап есептеледі.
verdict-stage-half-headline = <b>Жартысын төлеу мерзімі: { $half-day }. Алдымен заңгерден сұраңыз</b>
verdict-stage-half-passed-headline = <b>Жартысын төлеу мерзімі ({ $half-days } тәулік) өтті: { $half-day }</b>
verdict-stage-half-undated-headline = <b>Жартысын төлеуге ұсыныстан бастап { $half-days } тәулік бар. Алдымен заңгер</b>
verdict-stage-offered = ✓ жартысын төлеу ұсынылған күн: { $offered-date }
verdict-stage-half-weight = Жартысын төлесеңіз, іс аяқталады, бірақ бұл жаза болып есептеледі. Рұқсатыңызға әсер ете ме, мәтіндерде айтылмаған.
verdict-stage-half-hours = • Бұл { $half-days } тәулік ұсынылған сәттен бастап 24 сағаттан есептеледі, сондықтан бір күн бұрын үлгерген сенімдірек: біздің түсінігіміз.
verdict-stage-half-ask = Төлемес бұрын заңгерден сұраңыз. Қызметкер тегін қорғаушы алу құқығын түсіндіруге міндетті.
verdict-stage-half-else = Жартысы төленбесе, іс жалғасады. Қаулыға { $objection-days } тәулік ішінде шағым беруге болады.
verdict-stage-handed = ✓ қаулының көшірмесі қолға берілген күн: { $handed-date }
verdict-stage-suspends = Мерзімінде берілген шағым қаралғанша қаулыны тоқтата тұрады.
verdict-complain-by = <b>{ $days ->
    [0] Шағымды бүгін беріңіз: бұл — соңғы жұмыс күні, { $go-by-day }
   *[other] Шағым беретін соңғы жұмыс күні: { $go-by-day }. { $days } күн қалды
}</b>
verdict-complain-day-off = Соңғы күннің өзі — { $object-by-day } — демалыс күніне келеді.
verdict-complain-closed = <b>Шағымның соңғы күні демалысқа келді: оны келесі жұмыс күні беріңіз</b>
verdict-complain-next-day = Соңғы күні: { $object-by-day }. Келесі жұмыс күні де мерзімінде дегеніміз — біздің түсінігіміз; кеш шағым да қабылдануға тиіс.
verdict-stage-passed-headline = <b>Шағымның соңғы күні { $object-by-day } еді: бүгін заңгерге</b>
verdict-stage-late = Кеш берілген шағым да қабылдануға тиіс; кешіккені ескеріледі. Неге кешіккеніңізді жазыңыз.
verdict-stage-hand-in = Шағымды қаулы шығарған бөлімге беріңіз: екі дана және қаулының көшірмесі. Қабылданғаны туралы белгі сұраңыз.
verdict-stage-court-headline = <b>Шағым мерзімі: { $object-by-day }, елден шықпай тұрып. Бүгін заңгерге</b>
verdict-stage-court-undated-headline = <b>Сот немесе елден шығарып жіберу: бүгін заңгермен сөйлесіңіз</b>
verdict-stage-court-stays = Шағым елден шығуға белгіленген күннен бұрын түссе, елден шығарып жіберу туралы қаулы тоқтатыла тұрады (ӘҚБтК, 834-баптың 4-бөлігі).
verdict-stage-court-hand-in = Шағымды қаулы шығарған сотқа беріңіз: ол { $forward-days } күнде әрі қарай жіберуге тиіс.
verdict-refused-silence-headline = <b>Заңдағы мерзімнен кейінгі үнсіздік бас тарту деп саналады: шағымдануға болады</b>
verdict-refused-learnt = ✓ бас тартқанын білген күн: { $learnt-date }
verdict-refused-where = Шағымды бас тартқан бөлімге беріңіз: ол оны { $forward-days } жұмыс күнінде әрі қарай жіберуге міндетті. Сот — содан кейін ғана.
verdict-refused-where-silent = Шағымды жауап бермеген бөлімге беріңіз, жауап мерзімі біткеннен бастап { $refusal-months } ай ішінде: біздің түсінігіміз.
verdict-refused-written = Бас тартуды жазбаша сұраңыз: онда себебі, қалай және қай күнге дейін шағымдануға болатыны көрсетілуге тиіс.
verdict-refused-ask = Шешімді жазбаша сұраңыз, өтінішіңіздің нөмірі мен күнін жазыңыз.
verdict-refused-leave = Елден шығуға мерзім берілді ме? Ол бітпей тұрып, кез келген бөлімге бармас бұрын заңгерге жүгініңіз.
verdict-refused-contents = • Шағымда болуға тиіс: оны қарайтын орган; атыңыз, пошта мекенжайыңыз және қайда тұратыныңыз; кімнің шешіміне шағымданатыныңыз; не болғаны және дәлелі; күні, қолыңыз, қосымшалар тізімі (93-бап).
verdict-refused-stays = • Шағым шешімді тоқтата тұрады; ерекшеліктер бас тартудың өзінде аталуға тиіс (96-бап).
verdict-refused-not-worse = • Шағым бойынша шешім жағдайыңызды нашарлата алмайды (98-бап).
verdict-refused-six = • Бас тартуда қалай шағымдануға болатыны айтылмаса, { $refusal-silent-months } ай бар. Кеш берілген шағым да қабылдануға тиіс; кешіккені ескеріледі (92-бап).
verdict-refused-silence = • Заңдағы мерзімнен кейінгі үнсіздік те бас тарту деп саналады (91-бап).
verdict-refused-count = • Күнтізбелік айларды санаймыз, соңғы күнді жылжытпаймыз: біздің түсінігіміз.
verdict-refused-lawyer = • Бұл «Халықтың көші-қоны туралы» заңның 49-бабымен қалай үйлесетінін заңгер айтады.
verdict-stage-undecided-headline = <b>Қаулы әлі берілмеген: шағым мерзімі әзірге жүрмейді</b>
