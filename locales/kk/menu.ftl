### First contact, the menu, help, commands. Shown in the private chat.

# Language button; each language is written in itself.
language-en = English
# Language button.
language-kk = Қазақша
# Language button.
language-ru = Русский
# First message a person sees.
welcome =
    <b>Сәлеметсіз бе! Бұл — Ruqsat, Қазақстанда тұруға ықтиярхат туралы бот.</b>
    Құжаттың күндеріне қарап, айыппұл салынуы мүмкін бе және өтінішті қашан беру керек екенін айтамын, уақытында еске саламын, сұрақтарға жауап беремін.
welcome-choose = Төменнен таңдаңыз немесе сұрағыңызды жай ғана жазыңыз.
# One line under verdicts and long answers.
not-the-ministry = Бұл — ІІМ боты емес. Бұл — заң кеңесі емес.
# Above the main menu.
menu = Қалай көмектесейін?
choose-language = Тілді таңдаңыз.
# After the language was chosen; in that language.
language-set = Енді қазақша жазамын.
help =
    <b>Мұнда не істеуге болады</b>
    • айыппұл салынуы мүмкін бе және өтінішті қашан беру керек екенін білу: /check
    • көп күнді бірден тексеру: тізімді әр жолға бір-бірден жазып жіберіңіз
    • құжатты сақтап, уақытында еске салғызу: /documents
    • сұрақ қою: қазақша, орысша немесе ағылшынша жаза беріңіз
    • тілді және еске салу уақытын өзгерту: /settings
    • не сақталғанын көру және жою: /privacy, /forget
# The promise, exactly as strong as it is.
help-promise = <b>Еске салу туралы.</b> «Сақталды» деген соң әр еске салу Telegram-ға кемінде бір рет жеткізіледі — боттың дискісі бүтін болса, ақаудан кейін бот қайта іске қосылса және Сіз ботты бұғаттамасаңыз. Жеткені белгісіз болса, белгі қойылып, тағы бір рет жіберіледі. Дәл минутына уәде бере алмаймын. Сенімді болу үшін күндерді күнтізбеге де қосып қойыңыз.
reach-the-operator = Ботты жүргізетін адамдармен байланыс: { $contact }
operator-unknown = Ботты жүргізетін адамдар байланыс дерегін қалдырмаған.
unknown-command = Мұндай команда жоқ. Төменнен таңдаңыз немесе сұрағыңызды жазыңыз.
cancelled = Тоқтатылды. Ештеңе өзгерген жоқ.
nothing-to-cancel = Тоқтататын ештеңе жоқ.
# After a voice message, a sticker and the like.
only-text-and-buttons = Мен тек мәтін мен басылған түймені түсінемін. Сұрағыңызды сөзбен жазыңызшы.
picture-not-read = Мен сурет пен файлды ашпаймын әрі сақтамаймын. Онда құжат немесе бет көрінсе, чаттан өшіріп тастаңызшы. Құжатта көрсетілген күнді ғана жазыңыз.
edits-are-not-read = Бұрынғы хабарламадағы өзгерісті көрмеймін. Жаңа хабарлама жіберіңіз.
text-not-received = Хабарламаңыздың мәтіні келмеді. Қайта теріп жіберіңізші.
text-too-long = Хабарлама тым ұзын екен. Бірнеше сөйлеммен сұраңызшы.
private-number-seen = Хабарламада жеке нөмірге ұқсас сан бар. Ол сақталған жоқ. Хабарламаны чаттан өшіріңізші. Аты-жөні, құжат нөмірі мен сурет қажет емес — тек күндер керек.
# In a group.
group-offer = Мен жеке чатта ғана жауап беремін: құжат мерзімі — жеке мәселе. Маған сонда жазыңыз.
# In a group.
group-offer-link = Мен жеке чатта ғана жауап беремін, өйткені құжат мерзімі — жеке мәселе: https://t.me/{ $bot }
# After a fault of the program.
something-went-wrong = Ботта қате шықты, ол жазылып қойылды. Қайталап көріңіз немесе /start басыңыз.
# When the disk is full or failing.
not-saved = <b>Сақталған жоқ.</b> Қазір дискіге жазу мүмкін емес, сондықтан бұл сақталмады. Ботты жүргізетін адамдарға хабарланды. Кейінірек қайталап көріңіз.
slow-down = Хабарламалар тым жиі келіп жатыр. Сәл күтіп, соңғысын қайта жіберіңізші.
# The text of an empty chat; at most 512 characters.
bot-description = Айыппұл салынуы мүмкін бе? Өтінішті қашан беру керек? Ruqsat Қазақстанда тұруға ықтиярхат туралы сұрақтарға жауап береді, құжаттың күндеріне қарап, осы екеуін айтады, уақытында еске салады. Қазақша, орысша, ағылшынша. Бұл — ІІМ боты емес.
# On the profile page; at most 120 characters.
bot-short-description = Қазақстанда тұруға ықтиярхат: мерзім, айыппұл, еске салу. ІІМ боты емес.
# Command menu; at most 256 characters.
command-start = Бастау, бас мәзір
# Command menu; at most 256 characters.
command-check = { button-check }
# Command menu; at most 256 characters.
command-documents = Құжаттарым
# Command menu; at most 256 characters.
command-reminders = Қандай еске салу келеді
# Command menu; at most 256 characters.
command-ask = Сұрақ қою
command-report = Бүгін қабылдағанын айту
command-status = Бүгін бөлімдер туралы не дейді
command-plan = Алғашқы рұқсат құжаттарын жоспарлау
# Command menu; at most 256 characters.
command-settings = Тіл, уақыт, еске салу
# Command menu; at most 256 characters.
command-language = Тілді ауыстыру
# Command menu; at most 256 characters.
command-help = Бот не істей алады
# Command menu; at most 256 characters.
command-privacy = { button-privacy }
# Command menu; at most 256 characters.
command-forget = Мен туралы бәрін жою
# Command menu; at most 256 characters.
command-cancel = Ағымдағы әрекетті тоқтату
cancelled-in-hand = Жаңа күн жазылған жоқ. Ол болмайынша, бұл құжат бойынша еске салу келмейді; күнін «{ button-documents }» бөлімінде көрсетуге болады.
