### The verdict on one document, as chat and `ruqsat check` show it: short paragraphs, headline first.

## Headlines: one line each, in bold.

# The document is valid. $days = days left after today.
verdict-valid = <b>{ $days ->
    [0] Документ действует, сегодня последний день
    [one] Документ действует: остался { $days } день
    [few] Документ действует: осталось { $days } дня
   *[many] Документ действует: осталось { $days } дней
}</b>
# The last working day to apply for a renewal; $days = days until it.
verdict-go-by = <b>{ $days ->
    [0] Подайте заявление сегодня: это последний рабочий день, { $go-by-day }
    [one] Последний рабочий день для подачи: { $go-by-day }. Остался { $days } день
    [few] Последний рабочий день для подачи: { $go-by-day }. Осталось { $days } дня
   *[many] Последний рабочий день для подачи: { $go-by-day }. Осталось { $days } дней
}</b>
# Expired, but the application was handed in on or before the last day.
verdict-none-filed = <b>Штрафа, как мы понимаем, нет: заявление подано, пока документ действовал</b>
# Expired, the application came within the first days.
verdict-none-grace = <b>Штрафа, как мы понимаем, нет: заявление подано в первые дни</b>
# Expired a few days ago, nothing handed in yet. Never "you have ten days".
verdict-grace = <b>Срок истёк { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
} назад: подайте заявление сегодня. Штрафа пока нет</b>
verdict-warning = <b>Возможно предупреждение</b>
# A temporary permit; nobody was asked about an earlier penalty.
verdict-warning-if = <b>Возможно предупреждение, если за последние { $months } месяцев взысканий не было</b>
verdict-waived = <b>МВД обещало: за документы, срок которых истёк в период сбоя, штрафа не будет</b>
# The same, while nothing was filed: the promise is the ministry’s, and it weakens.
verdict-waived-not-filed = <b>МВД обещало не штрафовать, но до какого дня — не сказано. Подайте заявление скорее</b>
verdict-not-stated = <b>Не сказано: в опубликованных текстах нет ответа, возможен ли штраф</b>
# Open because of an outage: its edge, or the day to apply fell into it.
verdict-not-stated-outage = <b>Не сказано: в сообщении МВД об этом ничего нет</b>
verdict-fine = <b>Возможен штраф: { $mci } МРП, { $tenge } ₸</b>
# The amount in tenge is not known for that day.
verdict-fine-no-tenge = <b>Возможен штраф: { $mci } МРП</b>
# A judge may expel: it stands first, because it weighs more than any fine.
verdict-expulsion-or-fine = <b>Возможно выдворение или штраф: { $mci } МРП, { $tenge } ₸. Сначала поговорите с юристом</b>
verdict-expulsion-or-fine-no-tenge = <b>Возможно выдворение или штраф: { $mci } МРП. Сначала поговорите с юристом</b>
# A second overstay within a year, of more than ten days.
verdict-expulsion-headline = <b>Возможны арест и выдворение. Сегодня же поговорите с юристом</b>
verdict-no-rule = <b>Правила на этот случай мы не нашли</b>
# A lost document: the report comes first, whatever the expiry.
verdict-lost = <b>Сообщите о потере и подайте заявление. Последний день: { $loss-day }</b>
# The same for somebody whose application from before the loss is pending: a second one is not needed.
verdict-lost-pending = <b>Сообщите о потере и номер заявления. Последний день: { $loss-day }</b>
# The days for it are over, and nobody said whether it was reported.
verdict-lost-overdue = <b>О потере не сообщено? Сделайте это сегодня или в ближайший рабочий день</b>
verdict-lost-reported = <b>О потере сообщено. Подайте заявление на новую карточку в ближайший рабочий день</b>
verdict-lost-filed = <b>О потере сообщено, заявление подано: храните расписку</b>
verdict-lost-no-days = <b>Сообщите о потере сегодня: сколько дней на это даётся, мы не нашли</b>

## If somebody goes on a later day: one bold line above the verdict of today, at most 90 characters.

# The document is still valid on that day.
verdict-on-valid = <b>Если подать { $on-date }: документ ещё действует, по { $expires-date }</b>
# It is valid on that day, but the last day to apply for a renewal has passed; at most 90 characters.
verdict-on-late = <b>Если подать { $on-date }: последний день подачи прошёл, { $apply-by-date }</b>
# Within the first days after the end.
verdict-on-grace = <b>Если подать { $on-date }: ещё первые дни после срока, штрафа, как мы понимаем, нет</b>
verdict-on-warning = <b>Если подать { $on-date }: возможно предупреждение</b>
verdict-on-fine = <b>Если подать { $on-date }: возможен штраф { $mci } МРП, { $tenge } ₸</b>
# The amount in tenge is not known for that day.
verdict-on-fine-no-tenge = <b>Если подать { $on-date }: возможен штраф { $mci } МРП</b>
verdict-on-expulsion-or-fine = <b>Если подать { $on-date }: возможно выдворение или штраф</b>
verdict-on-expulsion = <b>Если подать { $on-date }: возможны арест и выдворение</b>
# The ministry promised no fine and named no last day.
verdict-on-promised = <b>Если подать { $on-date }: МВД обещало не штрафовать, последний день не назвало</b>
verdict-on-not-stated = <b>Если подать { $on-date }: возможен ли штраф, не сказано, как и на сегодня</b>
verdict-on-no-rule = <b>Если подать { $on-date }: правила мы не нашли, как и на сегодня</b>

## Where the document stands.

verdict-state-valid = ✓ действует по { $expires-date } · { $document-message }
verdict-state-expired = ✓ срок истёк { $expires-date }, { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
} назад · { $document-message }
verdict-state-unknown = ✓ { $document-message }: дата окончания срока неизвестна
verdict-state-of = { $state_message } · { $whose_message }
# Stands after one of the lines above.
verdict-filed = ✓ заявление подано { $filed-date }
verdict-filed-returned = ✓ заявление от { $filed-date }: возвращено, прекращено
verdict-filed-returned-undated = ✓ заявление возвращено или прекращено

## When to apply.

verdict-apply = Сам последний день, { $apply-by-day }, — выходной.
# The calendar data does not reach that day.
verdict-apply-open = Последний день подачи заявления: { $apply-by-day }.
# "Apply by" lies on days off, and the last working day before them has passed.
verdict-apply-passed = Последний день подачи: { $apply-by-day }; рабочий день для неё прошёл. Успеваете ли в следующий, не сказано.
verdict-apply-late = День подачи прошёл: { $apply-by-day }. Наказания только за его пропуск мы не нашли.
verdict-loss = Дни, чтобы сообщить о потере, закончились: { $loss-day }.

## The penalty.

verdict-expulsion = По этой части суд может назначить и выдворение.

## Frame.

# One reason in a list.
verdict-reason = • { $reason-message }
# One side where sources differ, with its source.
verdict-claim = • { $claim-message } <a href="{ $link }">{ $title-message }</a>
verdict-step = { $number }. { $step-message }
# The rest of a verdict, folded on a phone until it is opened; its first line is its label.
verdict-folded =
    <blockquote expandable><b>Ещё: что потом, почему, куда идти, источники</b>
    { $folded-message }</blockquote>
# Two paragraphs or list lines, one below the other.
verdict-two-lines =
    { $first-message }
    { $second-message }
verdict-source-dated = Источник: <a href="{ $link }">{ $title-message }</a>. Дата текста: { $source-date }. Прочитано: { $checked-date }.
# $dated is a year or a month in digits.
verdict-source-partly = Источник: <a href="{ $link }">{ $title-message }</a>. Дата текста: { $dated }. Прочитано: { $checked-date }.
# An edition that is known to be of that spring; later changes of the law are not in it. $year is in digits.
verdict-source-spring = Источник: <a href="{ $link }">{ $title-message }</a>. Текст весны { $year } года. Прочитано: { $checked-date }.
verdict-source-undated = Источник: <a href="{ $link }">{ $title-message }</a>, на странице нет даты. Прочитано: { $checked-date }.
verdict-not-legal-advice = Бот не принадлежит МВД. Это не юридическая консультация.

## "I have been fined": the whole of it. Shown paragraph by paragraph.

verdict-fined-headline = <b>Что нужно знать о штрафе</b>
verdict-fined-amount = За проживание более { $grace-days } календарных дней с документом, срок которого истёк: { $mci } МРП, { $tenge } ₸. КоАП, часть { $part } статьи { $article }. Берётся МРП того дня, когда возбуждено дело.
verdict-fined-amount-no-tenge = За проживание более { $grace-days } календарных дней с документом, срок которого истёк: { $mci } МРП. КоАП, часть { $part } статьи { $article }. Берётся МРП того дня, когда возбуждено дело; на этот день он нам неизвестен.
verdict-fined-grace = Первые { $grace-days } дней нарушения по этой части нет. Штраф возможен с { $first-number }-го дня после даты на документе: наше понимание.
verdict-fined-before = До решения: сотрудник обязан разъяснить право на защитника за счёт государства.
verdict-fined-lower = До решения сотрудник может снизить штраф максимум на { $cut-percent } %: попросите.
verdict-fined-repeat = Повторно в течение { $repeat-months } месяцев после взыскания: { $repeat-mci } МРП, часть { $repeat-part } той же статьи.
# A temporary permit.
verdict-fined-overstay = После окончания временного разрешения наказание по статье { $article } зависит от числа прошедших дней; ваш случай покажет /check. Что применяется эта статья, — наше понимание. Сначала поговорите с юристом; кто помогает бесплатно: напишите «бесплатный юрист».
# A temporary permit, after the next one.
verdict-fined-half-not = Если по этой части возможны также выдворение или арест, заплатить половину нельзя, и решает суд. Как обжаловать решение суда, спросите юриста.
verdict-fined-half = Когда дело возбуждено, сотрудник может предложить заплатить { $half-percent } % в течение { $half-days } суток. Оплата завершает дело, но это считается взысканием, и дело обычно больше не пересматривают.
# Instead of the message above, once a decision was handed over.
verdict-fined-half-over = Если постановление уже на руках, заплатить половину, как мы понимаем, больше нельзя. Прежде чем платить часть, спросите юриста.
verdict-fined-defer = Если заплатить сразу нельзя: можно попросить отсрочку до { $defer-months ->
        [one] { $defer-months } месяца
       *[other] { $defer-months } месяцев
    } или рассрочку до { $instalment-months } месяцев.
verdict-fined-object = Жалобу можно подать в течение { $objection-days } суток после вручения копии постановления: в орган, который его вынес, или в суд, названный в постановлении. Пошлины за это нет. Жалобу примут и позже, но опоздание учтут.
verdict-fined-forward = Этот орган обязан передать жалобу в течение { $forward-days } дней.
verdict-fined-form = Подайте два экземпляра с копией постановления и попросите отметку о приёме. Изменить статью суд может только в вашу пользу.
verdict-fined-object-by = Копия вручена: { $handed-date }. Последний день для жалобы: { $object-by-day }. Мы считаем календарные дни и не переносим последний день: это наше понимание.
verdict-fined-weight = Взыскание за последние { $annulment-months } месяцев за нарушение миграционного законодательства и повторные нарушения закона об иностранцах — основания отказать в разрешении на постоянное проживание или аннулировать его. Относится ли сюда штраф по этой статье, неизвестно: спросите юриста до оплаты. Повторные нарушения за { $citizenship-bar-years } лет мешают и получить гражданство.
verdict-fined-leave = Пока дело не закончено и штраф не уплачен, вас могут не выпустить из страны.
verdict-fined-outage = Если срок истёк в период сбоя: покажите сообщение МВД и свои подтверждения. КоАП называет сбой основанием только для других систем, например налоговой и таможенной, поэтому ваш довод — само сообщение.
verdict-fined-language = Вы вправе получить бесплатного переводчика и бумаги на языке, который знаете.

## A correction of ours: an earlier release told something more favourable. Never said as a change of the law.

verdict-corrected-promise = Мы ошиблись: мы написали, что штрафа быть не может. Это обещание МВД, последний день в нём не назван, и, пока заявление не подано, штраф возможен. Закон не менялся.
verdict-corrected-index = Мы ошиблись в сумме: берётся МРП того дня, когда возбуждено дело, а не дня подачи заявления. Закон не менялся.
verdict-corrected-overstay = Мы ошиблись: мы не спросили, было ли у вас такое взыскание за последние { $repeat-months } месяцев. Если было, возможно выдворение: сегодня же поговорите с юристом. Закон не менялся.
verdict-corrected-filing = Мы неточно сказали: что штрафа нет, потому что заявление подано в первые дни, — наше понимание; в текстах этого нет. Закон не менялся.
# Above the documents that one of the messages above is about; not asked for, sent once.
correction-headline = <b>Мы ошиблись в том, что написали вам о сохранённом документе</b>

## A case about an offence at its stage, and a refusal. The headline has at most 90 letters.

verdict-stage-protocol-headline = <b>Дело возбуждено, но ничего не решено: пользуйтесь своими правами</b>
verdict-stage-opened = ✓ дело возбуждено { $opened-date }
verdict-stage-no-day = Срок жалобы ещё не идёт: { $objection-days } суток считаются с вручения копии постановления.
verdict-stage-half-headline = <b>Срок оплаты половины — { $half-day }. Сначала спросите юриста</b>
verdict-stage-half-passed-headline = <b>Срок оплаты половины ({ $half-days } суток) истёк: { $half-day }</b>
verdict-stage-half-undated-headline = <b>На оплату половины — { $half-days } суток после предложения. Сначала юрист</b>
verdict-stage-offered = ✓ половину предложили { $offered-date }
verdict-stage-half-weight = Оплата половины завершает дело, но считается взысканием. Повлияет ли это на ваше разрешение, в текстах не сказано.
verdict-stage-half-hours = • Эти { $half-days } суток идут по 24 часа с момента предложения, поэтому надёжнее успеть на день раньше: наше понимание.
verdict-stage-half-ask = До оплаты спросите юриста. Сотрудник обязан разъяснить право на бесплатного защитника.
verdict-stage-half-else = Половина не уплачена? Дело идёт дальше. На постановление можно подать жалобу в течение { $objection-days } суток.
verdict-stage-handed = ✓ копия постановления вручена { $handed-date }
verdict-stage-suspends = Жалоба, поданная в срок, приостанавливает постановление до её рассмотрения.
verdict-complain-by = <b>{ $days ->
    [0] Подайте жалобу сегодня: это последний рабочий день, { $go-by-day }
    [one] Последний рабочий день для жалобы: { $go-by-day }. Остался { $days } день
    [few] Последний рабочий день для жалобы: { $go-by-day }. Осталось { $days } дня
   *[many] Последний рабочий день для жалобы: { $go-by-day }. Осталось { $days } дней
}</b>
verdict-complain-day-off = Сам последний день, { $object-by-day }, — выходной.
verdict-complain-closed = <b>Последний день для жалобы — выходной: подайте её в следующий рабочий день</b>
verdict-complain-next-day = Последний день: { $object-by-day }. Что следующий рабочий день ещё в срок — наше понимание; позднюю жалобу тоже обязаны принять.
verdict-stage-passed-headline = <b>Срок жалобы прошёл: { $object-by-day }. Сегодня же к юристу</b>
verdict-stage-late = Позднюю жалобу тоже обязаны принять; опоздание учтут. Напишите, почему опоздали.
verdict-stage-hand-in = Подайте жалобу в отдел, который вынес постановление: два экземпляра и копия постановления. Попросите отметку о приёме.
verdict-stage-court-headline = <b>Последний день жалобы: { $object-by-day }, но до выезда. Сегодня к юристу</b>
verdict-stage-court-undated-headline = <b>Суд или выдворение: сегодня же поговорите с юристом</b>
verdict-stage-court-stays = Если жалоба поступит раньше дня, назначенного для выезда, постановление о выдворении приостанавливается (часть 4 статьи 834 КоАП).
verdict-stage-court-hand-in = Подайте жалобу в суд, который вынес постановление: он обязан передать её дальше в течение { $forward-days } дней.
verdict-refused-silence-headline = <b>Молчание дольше срока по закону — это отказ: можно пожаловаться</b>
verdict-refused-learnt = ✓ об отказе узнали { $learnt-date }
verdict-refused-where = Подайте жалобу в отдел, который отказал: он обязан передать её дальше в течение { $forward-days } рабочих дней. Суд — только после этого.
verdict-refused-where-silent = Подайте жалобу в отдел, который молчит, в течение { $refusal-months } месяцев со дня, когда истёк срок ответа: наше понимание.
verdict-refused-written = Попросите отказ письменно: в нём должно быть сказано, почему, а также как и до какого дня жаловаться.
verdict-refused-ask = Попросите решение письменно, укажите номер и день своего заявления.
verdict-refused-leave = Вам дали дни на выезд? Пока они не прошли, обратитесь к юристу — до похода в любой отдел.
verdict-refused-contents = • Что должно быть в жалобе: орган, который её рассмотрит; ваше имя, почтовый адрес и где вы живёте; чьё решение вы обжалуете; что случилось и чем это подтверждается; дата, подпись, список приложений (статья 93).
verdict-refused-stays = • Жалоба приостанавливает решение; исключения должны быть названы в самом отказе (статья 96).
verdict-refused-not-worse = • Решение по жалобе не может ухудшить ваше положение (статья 98).
verdict-refused-six = • В отказе не сказано, как жаловаться? Тогда у вас { $refusal-silent-months } месяцев. Позднюю жалобу тоже должны принять; опоздание учтут (статья 92).
verdict-refused-silence = • Молчание дольше срока по закону тоже считается отказом (статья 91).
verdict-refused-count = • Мы считаем календарные месяцы и не переносим последний день: это наше понимание.
verdict-refused-lawyer = • Как это сочетается со статьёй 49 Закона «О миграции населения», скажет юрист.
verdict-stage-undecided-headline = <b>Постановление ещё не вручено: срок на жалобу пока не идёт</b>
