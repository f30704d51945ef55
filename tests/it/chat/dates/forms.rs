//! Every written form of a day, for the test that reads all of them back.

use chrono::{Datelike, NaiveDate};
use ruqsat::lang::Lang;

/// Every form in which a language writes a whole date.
pub fn written_forms(lang: Lang, date: NaiveDate, words: &Words) -> Vec<String> {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let short = year % 100;
    let mut forms = vec![
        format!("{day:02}.{month:02}.{year}"),
        format!("{day}.{month}.{year}"),
        format!("{day:02}.{month:02}.{short:02}"),
        format!("{day:02} {month:02} {year}"),
        format!("{year}-{month:02}-{day:02}"),
        format!("{year}.{month:02}.{day:02}"),
        format!("{year}/{month:02}/{day:02}"),
        format!("{year}{month:02}{day:02}"),
        format!("{year}-{month:02}-{day:02}T14:30:00Z"),
    ];
    if lang != Lang::EN {
        forms.push(format!("{day:02}/{month:02}/{year}"));
        forms.push(format!("{day:02}-{month:02}-{short:02}"));
        forms.push(format!("{day:02}{month:02}{year}"));
    } else if day > 12 {
        forms.push(format!("{day:02}/{month:02}/{year}"));
        forms.push(format!("{month}/{day}/{year}"));
        forms.push(format!("{month:02}/{day:02}/{short:02}"));
        forms.push(format!("{day:02}{month:02}{year}"));
    }
    for name in words.months(month) {
        forms.extend(words.with_month(lang, day, name, year));
    }
    forms
}

/// Month names and number words, as the bot's own word lists have them.
pub struct Words {
    months: Vec<Vec<&'static str>>,
    days: Vec<&'static str>,
}

impl Words {
    pub fn of(lang: Lang) -> Words {
        match lang.code() {
            "ru" => Words {
                months: names(
                    "января янв|февраля февр|марта мар|апреля апр|мая|июня июн|июля июл|августа авг|\
                     сентября сент|октября окт|ноября нояб|декабря дек",
                ),
                days: words(
                    "первое|второе|третье|четвертое|пятое|шестое|седьмое|восьмое|девятое|десятое|одиннадцатое|\
                     двенадцатое|тринадцатое|четырнадцатое|пятнадцатое|шестнадцатое|семнадцатое|восемнадцатое|\
                     девятнадцатое|двадцатое|двадцать первое|двадцать второе|двадцать третье|двадцать четвертое|\
                     двадцать пятое|двадцать шестое|двадцать седьмое|двадцать восьмое|двадцать девятое|тридцатое|\
                     тридцать первое",
                ),
            },
            "kk" => Words {
                months: names(
                    "қаңтар кантар qańtar قاڭتار|ақпан акпан aqpan اقپان|наурыз nauryz ناۋرىز|сәуір сауир sáýir ءساۋىر|\
                     мамыр mamyr مامىر|маусым maýsym ماۋسىم|шілде шилде shilde شىلدە|тамыз tamyz تامىز|\
                     қыркүйек кыркуйек qyrkúıek قىركۇيەك|қазан казан qazan قازان|қараша караша qarasha قاراشا|\
                     желтоқсан желтоксан jeltoqsan جەلتوقسان",
                ),
                days: words(
                    "бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы|оныншы|он бірінші|\
                     он екінші|он үшінші|он төртінші|он бесінші|он алтыншы|он жетінші|он сегізінші|он тоғызыншы|\
                     жиырмасыншы|жиырма бірінші|жиырма екінші|жиырма үшінші|жиырма төртінші|жиырма бесінші|\
                     жиырма алтыншы|жиырма жетінші|жиырма сегізінші|жиырма тоғызыншы|отызыншы|отыз бірінші",
                ),
            },
            _ => Words {
                months: names(
                    "January Jan|February Feb|March Mar|April Apr|May|June Jun|July Jul|August Aug|\
                     September Sept Sep|October Oct|November Nov|December Dec",
                ),
                days: words(
                    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|\
                     fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|\
                     twenty-second|twenty-third|twenty-fourth|twenty-fifth|twenty-sixth|twenty-seventh|\
                     twenty-eighth|twenty-ninth|thirtieth|thirty-first",
                ),
            },
        }
    }

    fn months(&self, month: u32) -> &[&'static str] {
        &self.months[month as usize - 1]
    }

    fn with_month(&self, lang: Lang, day: u32, name: &str, year: i32) -> Vec<String> {
        let short = year % 100;
        let spelled = self.days[day as usize - 1];
        match lang.code() {
            "ru" => vec![
                format!("{day} {name} {year}"),
                format!("{day} {name} {year} года"),
                format!("{day}-го {name} {year}г."),
                format!("{day} {name} {short:02}"),
                format!("{year} год, {day} {name}"),
                format!("{spelled} {name} {year} года"),
                format!("действителен до {day} {name} {year} года"),
            ],
            "kk" => vec![
                format!("{year} жылғы {day} {name}"),
                format!("{year} жылдың {day} {name}"),
                format!("{day} {name} {year} жыл"),
                format!("{year} ж. {day} {name}"),
                format!("{day}-{name} {year}"),
                format!("{spelled} {name} {year} жыл"),
                format!("{year} жылғы {day} {name} күніне дейін жарамды"),
            ],
            _ => vec![
                format!("{day} {name} {year}"),
                format!("{name} {day}, {year}"),
                format!("{day} {name} '{short:02}"),
                format!("{day}-{name}-{short:02}"),
                format!("{year} {name} {day}"),
                format!("the {spelled} of {name}, {year}"),
                format!("valid until {name} {day}, {year}"),
            ],
        }
    }
}

fn names(list: &'static str) -> Vec<Vec<&'static str>> {
    list.split('|').map(|month| month.split_whitespace().collect()).collect()
}

fn words(list: &'static str) -> Vec<&'static str> {
    list.split('|').map(str::trim).collect()
}
