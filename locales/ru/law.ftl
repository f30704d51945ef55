### Names of documents, outages, papers and sources; reasons and steps of a verdict.

## Documents: the name at the start of a line or in a list.

document-residence-permit = Вид на жительство
document-stateless-certificate = Удостоверение лица без гражданства
document-temporary-permit = Разрешение на временное проживание
document-passport = Паспорт
document-kandas-certificate = Удостоверение кандаса

## Outages: what failed, as part of a sentence in brackets.

outage-fingerprint-2025 = технический сбой системы дактилоскопической регистрации
# For an outage that was added to the law without words of its own.
outage-unnamed = сбой системы МВД

## Papers for a first permission, as a label before a date.

paper-solvency = Подтверждение платёжеспособности
paper-criminal-record = Справка о судимости
paper-medical = Медицинская справка

## Reasons: one or two whole sentences each. They may use any variable that src/speech/verdict.rs offers.

reason-valid = Документ действует по дату, указанную на нём.
reason-printed-day-our-reading = То, что сам указанный день ещё считается действительным, — наше прочтение; в текстах этого нет.
reason-fine-from-our-reading = Первый день, когда возможен штраф: { $fine-from-date }. Так мы читаем слова «более { $grace-days } календарных дней».
reason-returned-not-filed = Возвращённое заявление, как и прекращённое из-за выезда, мы считаем неподанным. Это наше прочтение.
reason-status-kept-our-reading = Опубликовано: пока готовится новая карточка, статус постоянного жителя сохраняется. Что и штрафа нет, — наше прочтение; в текстах о нём не сказано.
reason-filed-within-grace = Заявление подано раньше, чем прошло более { $grace-days } календарных дней. В статье сказано: более { $grace-days }.
reason-within-grace = Это не отсрочка: жить с истёкшей карточкой становится нарушением, когда прошло более { $grace-days } календарных дней.
reason-more-than-grace = Более { $grace-days } календарных дней без действующего документа: КоАП, статья { $article }, часть { $part }.
reason-limitation = После подачи прошло больше { $limitation-months } месяцев, и о деле нам неизвестно. Можно ли ещё возбудить дело, не ясно.
reason-limitation-for = В вашу пользу: обычное дело нельзя начать, если после нарушения прошло больше { $limitation-months } месяцев, а оно закончилось с подачей заявления (наше прочтение).
reason-limitation-against = Против: при длящемся нарушении этот срок идёт со дня обнаружения, и протокол мог быть составлен без вашего ведома.
reason-exposure = Риск по КоАП: { $mci } МРП, статья { $article }, часть { $part }. Опубликованного освобождения нет.
reason-index-of-the-case = { $tenge } ₸ по МРП на дату: { $count-date }. Берётся МРП того дня, когда возбуждено дело.
reason-index-not-published = Опубликованный МРП на эту дату нам неизвестен, поэтому суммы в тенге нет. Дата: { $count-date }.
reason-late-notice = О потере не сообщено в течение { $loss-days } дней. Несвоевременное сообщение о потере тоже названо в КоАП: статья { $article }, часть { $part }.
reason-late-notice-for = В вашу пользу: сам КоАП числа дней не называет; это число ({ $loss-days }) взято из государственной памятки.
reason-late-notice-against = Против: другого опубликованного числа дней нет ({ $loss-days }), и они прошли.
reason-expiry-unknown = Без даты окончания срока исключить штраф нельзя.
reason-expiry-unknown-for = В вашу пользу: если карточка ещё действовала и о потере сообщено вовремя, нарушения мы не нашли.
reason-expiry-unknown-against = Против: срок карточки мог истечь ещё до потери.
reason-other-scale-possible = Для разрешения на временное проживание шкала другая, по дням после окончания; она бывает строже. Без даты сказать нельзя.
reason-turned-sixteen = Исполнилось 16 лет — это не истечение срока; в сообщении МВД об этом не сказано.
reason-turned-sixteen-for = В вашу пользу: пока система не работала, первую карточку оформить было нельзя.
reason-turned-sixteen-against = Против: сообщение говорит о документах с истекшим сроком; для других освобождение не опубликовано.
reason-before-our-law = Проверенного текста закона на тот день у нас нет, поэтому ответить нельзя.
reason-no-rule-known = Правила для этого документа после окончания срока мы не знаем. Спросите по номеру 1414.
reason-kandas-fined-for-waiting = Сообщалось, что кандасов штрафовали за ожидание.
reason-overstay-days =
    { $days ->
        [one] Прошёл { $days } день
        [few] Прошло { $days } дня
       *[many] Прошло { $days } дней
    } после окончания: КоАП, статья { $article }, часть { $part }.
reason-which-article-our-reading = Что применяется эта статья, а не статья для постоянных жителей, — наше прочтение: спросите юриста.
reason-filing-does-not-stop-it = Подача заявления этот счёт не останавливает. Это наше прочтение.
reason-inside-outage = Срок истёк в период сбоя ({ $outage-message }; начало: { $outage-start-date }). МВД сообщило прессе, что такие документы меняют без штрафа.
reason-press-statement-only = Это сообщение прессе; письменного акта мы не нашли.
reason-no-end-date = До какого дня этим можно воспользоваться, не сказано.
reason-not-filed-yet = Если заявление ещё не подано: подайте его в ближайший рабочий день и сохраните подтверждение.
reason-edge-of-outage = Конец сбоя назван без числа. Длился ли он ещё в день окончания срока, не сказано: { $expires-date }.
reason-edge-for = В вашу пользу: МВД обещало обойтись без штрафа, если срок истёк в период сбоя, а этот день мог к нему относиться.
reason-edge-against = Против: последний день не опубликован, и сотрудник может считать им более ранний.
reason-filing-window = Срок истёк после сбоя, но последний день подачи заявления попал в него или близко к его концу: { $apply-by-date }.
reason-filing-window-for = В вашу пользу: когда нужно было подавать заявление, система не принимала отпечатки.
reason-filing-window-against = Против: сообщение говорит только о документах, срок которых истёк в период сбоя.
reason-before-outage = Срок истёк до сбоя: сообщение МВД на этот случай не распространяется. Начало сбоя: { $outage-start-date }.
reason-after-outage = Срок истёк после сбоя: сообщение МВД на этот случай не распространяется. Начало сбоя: { $outage-start-date }.
reason-document-not-named = В сообщении МВД о сбое этот документ не назван.
reason-renewal-our-reading = «Не позднее чем за месяц» опубликовано для вида на жительство; для этого документа это наше прочтение.
reason-month-end-earlier-day = Предыдущий месяц короче, поэтому мы берём его последний день: более ранний день надёжнее.
reason-go-by-unknown = Наш календарь рабочих дней до этой даты не доходит.
reason-calendar-provisional = Выходные того года ещё могут измениться: проверьте ближе к дате.
reason-check-overdue = Часть этих сведений пора проверить снова. Последняя проверка: { $checked-date }.
reason-passport-expired = Истёк срок паспорта, а не этого документа. Это не истечение его срока, и в сообщении МВД об этом не сказано.
reason-passport-ends-first = Паспорт заканчивается раньше: { $passport-date }. Карточку не выдают на срок дольше паспорта.
reason-first-passport-too-short = Для первого разрешения паспорт на день подачи должен действовать ещё более { $first-passport-days } дней.
reason-first-paper-lapses = Для первого разрешения справки о платёжеспособности, судимости и здоровье действуют { $first-paper-days } дней. Хотя бы одна ко дню подачи устареет.
reason-other-article-not-covered = На штраф по другой статье, например за адрес, слова МВД не распространяются.
reason-fined-although-waived = Штраф выписан, хотя МВД сообщило прессе, что его не будет. Это может быть доводом в жалобе.
reason-fine-already-paid = Вернут ли уже оплаченный штраф, не сказано.
reason-dropped-before = Прежнее заявление прекращено. Здесь учитывается только более позднее; в сообщении МВД об этом не сказано.
reason-abroad-on-expiry = Как быть, если в день окончания срока человек был за границей, не сказано.
reason-lost-in-outage = Документ потерян в период сбоя. Прощается ли тогда пропуск дней для сообщения, не сказано.
reason-again-within-a-year = Повторно в течение года после взыскания: более строгая часть статьи.

## Steps: one act each, as an instruction.

step-object-to-the-fine = Подайте жалобу в течение { $objection-days } суток после вручения постановления, в административный суд. Пошлины нет.
step-show-the-statement = Сохраните сообщение МВД (источник ниже) и покажите его.
step-report-the-loss = Сообщите о потере и подайте заявление на новую карточку. Последний день: { $loss-day }.
step-report-the-loss-now = Сообщите о потере и подайте заявление на новую карточку в ближайший рабочий день.
step-write-down-the-loss = Запишите, когда и как обнаружилась потеря, и сохраните все бумаги о ней.
step-find-the-expiry-day = Найдите дату окончания срока: на копии, на фото или в миграционной службе.
step-ask-why-returned = Письменно спросите, почему заявление возвращено, и подайте его снова.
step-carry-the-receipt = Носите с собой расписку о приёме документов.
step-ask-before-leaving = Перед выездом за границу спросите миграционную службу: по словам одного заявителя, при выезде заявление прекращают.
step-keep-proof = Сохраните подтверждения: расписку, талоны, даты визитов, письменные ответы.
step-apply-by-the-day = Подайте заявление в миграционную службу (полиция) по месту жительства не позже дня, указанного выше.
step-apply-next-working-day = Подайте заявление в миграционную службу (полиция) по месту жительства в ближайший рабочий день.
step-apply-if-not-yet = Если заявление ещё не подано: подайте его в миграционную службу (полиция) по месту жительства в ближайший рабочий день.
step-apply-today = Подайте заявление в миграционную службу (полиция) сегодня, а если она закрыта — в ближайший рабочий день.
step-take-the-papers = Возьмите: паспорт, разрешение на постоянное проживание, фотографии, квитанцию об оплате госпошлины. Отпечатки снимают лично.
step-ask-which-papers = Заранее спросите, какие бумаги взять. Отпечатки снимают лично.
step-renew-where-issued = Обновите документ там, где его выдали; спросите там о сроках.
step-check-the-passport = Посмотрите и срок паспорта: карточку не выдают на срок дольше паспорта.
step-object-if-fined = Если вынесут постановление о штрафе, жалобу можно подать в течение { $objection-days } суток после вручения копии.
step-explain-the-outage = Письменно объясните, когда вы пытались подать заявление и что система не работала.
step-ask-for-a-protocol = Спросите, составлен ли протокол.
step-before-paying-half = Подумайте, прежде чем платить половину ({ $half-percent } % в течение { $half-days } суток): человек считается привлечённым к ответственности, и дело обычно не пересматривают.
step-ask-1414 = Спросите Единый контакт-центр 1414 и запишите ответ.
step-extend-or-leave-in-time = Подайте заявление на продление или выезжайте до последнего дня: после него дни считают.
step-ask-today-what-to-do = Сегодня же спросите по номеру 1414 или у юриста, что делать: с каждым днём наказание строже.
step-legal-aid = Обратитесь за бесплатной юридической помощью.
step-legal-aid-first = Сначала поговорите с юристом; есть бесплатная юридическая помощь.
step-gather-proof-of-stay = Соберите то, что объясняет задержку: бумаги о заявлении, билеты, медицинские документы.
step-before-signing = Не подписывайте то, что непонятно: вы вправе получить бесплатного переводчика.
step-renew-in-good-time = Обновите документ заранее там, где его выдали; спросите там о сроках.
step-renew-the-passport-first = Сначала обновите паспорт: спросите посольство или консульство о сроках.

## Where sources differ: a heading, then each claim on its own line with its source.

disagreement-making-time = Сколько делают карточку: источники расходятся.
claim-making-time-calendar-days = { $days } календарных дней, ускоренно до { $fast-days } рабочих дней.
claim-making-time-working-days = { $days } рабочих дней, ускоренно { $fast-days }.
disagreement-where-to-apply = Куда обращаться за карточкой: источники расходятся.
claim-where-to-apply-police = В полицию (миграционную службу) по месту жительства.
claim-where-to-apply-service-centre = Отпечатки для карточки снимают в центре обслуживания населения (ЦОН).

## Sources: titles of links.

source-code-492 = КоАП, статья 492
source-code-517 = КоАП, статья 517
source-code-44 = КоАП, статья 44
source-code-61 = КоАП, статья 61
source-code-62 = КоАП, статья 62
source-code-738 = КоАП, статья 738
source-code-739 = КоАП, статья 739
source-code-741 = КоАП, статья 741
source-code-810 = КоАП, статьи 810 и 811
source-code-829 = КоАП, статьи 829-2 – 829-11
source-code-893 = КоАП, статья 893
source-tax-code = Налоговый кодекс, статьи 666–669
source-migration-law = Закон «О миграции населения», статья 49
source-kandas-pending-fines = oq.gov.kz о штрафах кандасам на время рассмотрения
source-egov-residence-permit = eGov, памятка о виде на жительство
source-tengrinews-outage = Tengrinews, ответ МВД
source-police-guide-2025 = Zakon.kz, инструкция полиции
source-passport-term-2023 = CMIO о правилах выдачи разрешений
source-fingerprint-centres-2023 = kstnews.kz об отпечатках в ЦОН
source-fingerprint-police-2024 = Intermark об отпечатках в полиции
source-id-timing = naqtygazeti.kz о сроках оформления
source-mci-2023 = knews.kz, МРП в 2023 году
source-mci-2025 = Tengrinews, МРП в 2025 году
source-mci-2026 = Zakon.kz, МРП в 2026 году
source-holidays-law = Закон о праздниках
source-days-off-2026 = Казинформ, выходные 2026 года
source-constitution-day-2026 = Taspanews, Минтруда о 30 августа
source-kurban-ait-2025 = mgorod.kz о Курбан айте 2025 года
source-holidays-package = Календарный пакет «holidays» 0.109
