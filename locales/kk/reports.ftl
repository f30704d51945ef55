report-preview = Бүгінгі күн туралы сұрақ. Оқу үшін чатты ашыңыз.
report-ask =
    <b>Бүгін, { $day }, Сізден өтінішті немесе саусақ ізін қабылдады ма?</b>

    Жауап аты-жөніңізсіз, барғысы келетіндердің бәрі үшін есептеледі. Күніне бір жауап; 72 сағаттан кейін оны ешкім оқи алмайды.
button-report-taken = Иә, қабылдады
button-report-down = Жоқ: жүйе істемеді
button-report-other = Жоқ: басқа себеп
button-report-not-tried = Мен бармадым
report-another-day = Ол сұрақ басқа күн туралы еді.
report-counted = <b>Рақмет. Жауабыңыз бүгінгі күнге, аты-жөніңізсіз есептелді.</b> Бүгін қайта жауап берсеңіз, жаңасы осының орнына жазылады.
report-counted-in = <b>Рақмет. Жауабыңыз бүгінгі күнге, аты-жөніңізсіз есептелді: { $region_message }.</b> Бүгін қайта жауап берсеңіз, жаңасы осының орнына жазылады.
report-not-tried = Рақмет. Бүгін бармағандықтан жауабыңыз есепке кірмейді.
report-does-not-count-yet = <b>Рақмет.</b> Жауап ботты жүргізетін адам үшін сақталды, бірақ әзірге есептелмейді: жауап құжат осында кемінде екі апта сақталғаннан кейін есептеледі. Жалған тіркелгілер осылай сүзіледі.
button-report-where = Бұл қай жерде болды?
report-where = Бұл қай жерде болды? Жауап сол облысқа есептеледі; чатыңызда сақталмайды.
button-report-more-regions = Басқа облыстар
button-report-status = Басқалар не дейді
button-report-today = Бүгін қалай өткенін айту
button-report-ask = Қалай өтті?
reports-too-few = <b>Қорытынды айтуға жауап берген адам тым аз.</b> Бұл жүйе істейді деген де, істемейді деген де сөз емес. Жолға шықпас бұрын 1414 нөмірінен сұраңыз.
reports-few = <b>Соңғы 24 сағатта { $people_message } қалай өткенін айтты: аз бөлігінде жүйе істемеген.</b> Соңғы жауап: { $latest_date }, { $latest_hour }.
reports-some = <b>Соңғы 24 сағатта { $people_message } қалай өткенін айтты: бір бөлігінде жүйе істемеген.</b> Соңғы жауап: { $latest_date }, { $latest_hour }.
reports-half = <b>Соңғы 24 сағатта { $people_message } қалай өткенін айтты: жартысына жуығында жүйе істемеген.</b> Соңғы жауап: { $latest_date }, { $latest_hour }.
reports-most = <b>Соңғы 24 сағатта { $people_message } қалай өткенін айтты: көбінде жүйе істемеген.</b> Соңғы жауап: { $latest_date }, { $latest_hour }.
reports-all = <b>Соңғы 24 сағатта { $people_message } қалай өткенін айтты: бәрінде дерлік жүйе істемеген.</b> Соңғы жауап: { $latest_date }, { $latest_hour }.
reports-unusual = <b>Жүйе істемейді дейтіндер әдеттегіден көп</b> (соңғы 24 сағатта { $people_message }; алғаш айтылған уақыты: { $since_date }, { $since_hour }; соңғы жауап: { $latest_date }, { $latest_hour }). Себебін білмейміз, ресми түрде ешкім растаған жоқ.
reports-region = • { $region_message }: { $people_message }, { $outlook_message } ({ $latest_date }, { $latest_hour })
reports-region-few = аз бөлігінде жүйе істемеген
reports-region-some = бір бөлігінде жүйе істемеген
reports-region-half = жартысына жуығында жүйе істемеген
reports-region-most = көбінде жүйе істемеген
reports-region-all = бәрінде дерлік жүйе істемеген
reports-region-unusual = жүйе істемейді дейтіндер әдеттегіден көп
reports-people-5-9 = 5–9 адам
reports-people-10-19 = 10–19 адам
reports-people-20-49 = 20–49 адам
reports-people-50-99 = 50–99 адам
reports-people-100 = 100 немесе одан да көп адам
reports-go = <b>Соңғы күніңіз бұдан жылжымайды. Бәрібір барыңыз да, барғаныңыз туралы талон алыңыз.</b>
reports-whose = Мұны ботты пайдаланатын адамдар айтты; біз ештеңе тексерген жоқпыз, құжатыңыз туралы жауап бұдан өзгермейді.
notice-line = • { $region_message }, { $from_date } – { $until_date }: жүйе жұмысында іркіліс байқалды. { $source_message }. Әр барған күніңіздің дәлелін сақтаңыз.
notice-source-operator = Ботты жүргізетін адам тексерді: { $checked }
notice-headline = <b>Жүйе жұмысында іркіліс байқалды; күндеріңіз бен жауаптар бұдан өзгермейді.</b>
privacy-reports = Бүгін құжатыңызды қабылдағанын айтсаңыз, ол чатыңыздан бөлек, сол күннің кілтімен есептеледі; кілт 72 сағат ішінде жойылады. Тек бес адамнан басталатын сан көрсетіледі. Құжатыңыз туралы жауапқа бұл ешқашан кірмейді.
region-all = Қазақстан
region-71 = Астана
region-75 = Алматы қаласы
region-79 = Шымкент
region-10 = Абай облысы
region-11 = Ақмола облысы
region-15 = Ақтөбе облысы
region-19 = Алматы облысы
region-23 = Атырау облысы
region-27 = Батыс Қазақстан облысы
region-31 = Жамбыл облысы
region-33 = Жетісу облысы
region-35 = Қарағанды облысы
region-39 = Қостанай облысы
region-43 = Қызылорда облысы
region-47 = Маңғыстау облысы
region-55 = Павлодар облысы
region-59 = Солтүстік Қазақстан облысы
region-61 = Түркістан облысы
region-62 = Ұлытау облысы
region-63 = Шығыс Қазақстан облысы
# Button below the question of whether they took it today: the bot stops asking by itself.
button-report-never = Қайта сұрамаңыз
# Reply to it; two short sentences.
report-never = Енді бұл туралы өзім сұрамаймын. Кез келген күні /report арқылы хабарлай аласыз.
# Button that takes it back.
button-report-ask-again = Қайта сұраңыз
# Reply to that; one sentence.
report-asks-again = Өтініш берілгеннен кейін қайта сұраймын.
