### What stands around the words of an answer or reply: the folded part, who helps, lists of values.

answer-folded =
    <blockquote expandable><b>Толығырақ және дереккөздер</b>
    { $folded-message }</blockquote>
helpers-of-danger =
    <b>Тегін көмектесетіндер:</b>
    { $helpers-message }
helper-unhcr = • БЖКБ (UNHCR) Қазақстанда, Алматы, Байзақов көшесі, 303, +7 727 258 45 98: босқындар, пана іздеушілер, азаматтығы жоқ адамдар
helper-bureau = • Адам құқықтары жөніндегі қазақстандық халықаралық бюро, bureau.kz: пана іздеу және азаматсыздық мәселелері де
helper-sana-sezim = • «Сана Сезім», sanasezim.org: мигранттар, әйелдер, адам саудасынан зардап шеккендер
who-helps = Адамнан сұрау үшін: қай бөлімге бару керегін 1414 нөмірінен (+7 7172 906 984) біліңіз. Тегін заң көмегі туралы білу үшін «тегін заңгер» деп жазыңыз.
index-from = • { $start-date } күнінен бастап: { $tenge } ₸
