### What stands around the words of an answer or reply: the folded part, who helps, lists of values.

answer-folded =
    <blockquote expandable><b>Толығырақ және дереккөздер</b>
    { $folded-message }</blockquote>
helpers-of-danger =
    <b>Тегін көмектесетіндер:</b>
    { $helpers-message }
helper = • { $name }, { $reach }: { $whom }
# The same, where the languages spoken were read.
helper-with-languages = • { $name }, { $reach }: { $whom } ({ $languages })
who-helps = Адамнан сұрау үшін: қай бөлімге бару керегін 1414 нөмірінен ({ $contact-centre-telephone }) біліңіз. Тегін заң көмегі туралы білу үшін «тегін заңгер» деп жазыңыз.
index-from = • { $start-date } күнінен бастап: { $tenge } ₸
was-this-meant = Осыны сұрадыңыз ба?
