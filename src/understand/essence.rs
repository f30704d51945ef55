//! What is left of a message for the model: without greetings and thanks, without the person's
//! nationality and the name of Kazakhstan, and with classes in place of dates and numbers.
//!
//! None of that may change which topic a question has; learning phrases are reduced in the same way.

use super::cues::{Cue, Found};
use super::fold::Word;

/// Numbers that name a rule and stay: 183 days, 90 in 180, 30 and 120 days, form 028, articles 492 and 517.
const LEGAL_NUMBERS: [&str; 8] = ["183", "90", "180", "30", "120", "028", "492", "517"];
/// The keys of what stands for a date, a year and any other number.
const DATE: &str = "0date";
const YEAR: &str = "0year";
const NUMBER: &str = "0number";
/// So many words may stand between "not" and the country that is not meant.
const MOST_BEHIND_A_DENIAL: usize = 3;
/// What says that a word of danger means none, besides that it is asked in general.
const CALM: [Cue; 5] = [Cue::Over, Cue::Past, Cue::Hearsay, Cue::ForForm, Cue::Jest];
/// A signature has so many words at most.
const LONGEST_SIGNATURE: usize = 4;

/// A message without what does not decide its topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Essence {
    /// The words that are left, dates and numbers as one word each.
    pub words: Vec<Word>,
    /// Letters that not every language has, in lower case: the shape of a language that is not known.
    pub letters: Vec<char>,
    /// What was left out.
    pub without: Without,
}

/// What was left out of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// A greeting.
    pub greeting: bool,
    /// Thanks.
    pub thanks: bool,
    /// The person's nationality.
    pub nationality: bool,
    /// Kazakhstan, as the place meant.
    pub kazakhstan: bool,
    /// Another country that is no nationality stays in the words, but is noted.
    pub other_country: bool,
    /// A word of citizens of Kazakhstan and their own cards stays, but is noted.
    pub own_card: bool,
    /// A word of another authority's matters, and none of ours.
    pub other_authority: bool,
    /// A telephone, a lock or a crime scene, and no word of our matters.
    pub device: bool,
    /// Something is for sale, and no word of our matters is there.
    pub for_sale: bool,
    /// A permit or citizenship of another country: "a German residence permit".
    pub foreign_paper: bool,
    /// The same without citizenship, which people tell of in questions about ours.
    pub foreign_permit: bool,
    /// A visa of another country.
    pub foreign_visa: bool,
    /// A card or permit of another kind than ours: of a bank, for hunting; and no word of our matters.
    pub other_card: bool,
    /// So many signs say that what would be danger is none: it is over, long ago, told of others, for form's
    /// sake, in jest; and one more where it is asked in general, however often.
    pub calm: u8,
    /// Its words of danger mean something else.
    pub harmless: bool,
    /// Danger, if it is one, is present: "right now", "help".
    pub acute: bool,
    /// A loss is denied, and none is stated.
    pub loss_denied: bool,
}

impl Essence {
    /// What is left of these words, in which these cues were found.
    pub fn of(words: &[Word], found: &[Found]) -> Essence {
        let mut strip =
            Strip { words, found, dropped: vec![false; words.len()], without: Without::default() };
        strip.courtesy();
        strip.nationality();
        strip.kazakhstan();
        strip.note_others();
        let kept = strip.classes();
        let letters = kept
            .iter()
            .flat_map(|word| word.raw.chars())
            .filter(|letter| !letter.is_ascii() && letter.is_alphabetic())
            .collect();
        Essence { words: kept, letters, without: strip.without }
    }
}

struct Strip<'a> {
    words: &'a [Word],
    found: &'a [Found],
    dropped: Vec<bool>,
    without: Without,
}

impl Strip<'_> {
    fn with(&self, cue: Cue) -> impl Iterator<Item = Found> + use<'_> {
        self.found.iter().copied().filter(move |found| found.cue == cue)
    }

    fn is(&self, at: usize, cue: Cue) -> bool {
        self.found.iter().any(|found| found.cue == cue && found.first <= at && at < found.end)
    }

    fn drop_span(&mut self, first: usize, end: usize) {
        for dropped in self.dropped.iter_mut().take(end).skip(first) {
            *dropped = true;
        }
    }

    /// Greetings with those greeted, "please", thanks and a signature.
    fn courtesy(&mut self) {
        for greeting in self.with(Cue::Greeting).collect::<Vec<_>>() {
            self.without.greeting = true;
            self.drop_span(greeting.first, greeting.end);
            let mut at = greeting.end;
            while self.is(at, Cue::Address) {
                self.drop_span(at, at + 1);
                at += 1;
            }
        }
        let opening = self.dropped.iter().take_while(|dropped| **dropped).count();
        let addressed = (opening..self.words.len()).take_while(|at| self.is(*at, Cue::Address)).count();
        self.drop_span(opening, opening + addressed);
        for please in self.with(Cue::Please).collect::<Vec<_>>() {
            self.drop_span(please.first, please.end);
        }
        // "The 4th" is no slip of "ty".
        let is_number =
            |at: usize| self.words.get(at).is_some_and(|word| word.raw.contains(char::is_numeric));
        let is_a_day = |at: usize| is_number(at) || at.checked_sub(1).is_some_and(is_number);
        for thanks in self.with(Cue::Thanks).filter(|found| !is_a_day(found.first)).collect::<Vec<_>>() {
            self.without.thanks = true;
            self.drop_span(thanks.first, thanks.end);
        }
        let signature = self
            .with(Cue::Signature)
            .find(|found| found.first > 0 && self.words.len() - found.end <= LONGEST_SIGNATURE);
        if let Some(signature) = signature {
            self.drop_span(signature.first, self.words.len());
        }
    }

    /// "Я гражданин РФ", "Russian citizen", "из Узбекистана", "Ресей азаматымын".
    fn nationality(&mut self) {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for citizen in self.with(Cue::Citizen) {
            let names = |at: usize| self.is(at, Cue::Country) || self.is(at, Cue::ForeignAdjective);
            let before = (1..=2).find_map(|back| citizen.first.checked_sub(back)).filter(|at| names(*at));
            let after = (citizen.end..citizen.end + 2).find(|at| names(*at));
            match (before, after) {
                (_, Some(after)) => spans.push((citizen.first, self.end_of(after, Cue::Country))),
                (Some(before), None) => spans.push((before, citizen.end)),
                (None, None) => {}
            }
        }
        for people in self.with(Cue::People) {
            spans.push((people.first, people.end));
        }
        for from in self.with(Cue::FromCountry) {
            let is_somebody = |at: usize| self.is(at, Cue::Person) || self.is(at, Cue::Trade);
            let person = from.first == 0
                || from.first.checked_sub(1).is_some_and(is_somebody)
                || from.end - from.first > 1;
            if person && self.is(from.end, Cue::Country) {
                spans.push((from.first, self.end_of(from.end, Cue::Country)));
            }
            // "Өзбекстаннан келдім".
            if let Some(before) = from.first.checked_sub(1).filter(|at| self.is(*at, Cue::Country)) {
                spans.push((before, from.end));
            }
        }
        // "Қандаспын, Моңғолиядан", "келгем Өзбекстаннан".
        for country in self.with(Cue::Country).filter(|country| self.is_where_from(*country)) {
            let is_of_ours = |at: usize| self.is(at, Cue::Ours) || self.is(at, Cue::FromCountry);
            if country.first.checked_sub(1).is_some_and(is_of_ours) {
                spans.push((country.first, country.end));
            }
        }
        for country in self.with(Cue::Country) {
            let ending = self.words.get(country.first).is_some_and(|word| word.key.ends_with("min"));
            if ending {
                spans.push((country.first, country.end));
            }
        }
        // "My Russian passport".
        for adjective in self.with(Cue::ForeignAdjective).filter(|found| self.is(found.end, Cue::Passport)) {
            spans.push((adjective.first, adjective.end));
        }
        for (first, end) in spans {
            let mut start = first;
            while let Some(before) = start.checked_sub(1).filter(|at| self.is(*at, Cue::Person)) {
                start = before;
            }
            self.without.nationality = true;
            self.drop_span(start, end);
        }
    }

    /// Whether a country stands in the Kazakh case that says where somebody comes from.
    fn is_where_from(&self, country: Found) -> bool {
        const ENDINGS: [&str; 6] = ["dan", "den", "tan", "ten", "nan", "nen"];
        let last = country.end.checked_sub(1).and_then(|at| self.words.get(at));
        last.is_some_and(|word| {
            let is_long = word.key.len() > 5;
            is_long && !word.raw.is_ascii() && ENDINGS.iter().any(|ending| word.key.ends_with(ending))
        })
    }

    fn end_of(&self, at: usize, cue: Cue) -> usize {
        self.with(cue)
            .filter(|found| found.first <= at && at < found.end)
            .map(|found| found.end)
            .max()
            .unwrap_or(at + 1)
    }

    /// "В Казахстане", "рк": everything here is about Kazakhstan. Beside "citizen" or a card it stays:
    /// the cards of citizens are another matter.
    fn kazakhstan(&mut self) {
        for place in self.with(Cue::Kazakhstan).collect::<Vec<_>>() {
            let beside =
                |at: usize| self.is(at, Cue::Citizen) || self.is(at, Cue::OwnCard) || self.is(at, Cue::Paper);
            let own =
                place.first.checked_sub(1).is_some_and(beside) || beside(place.end) || beside(place.first);
            if own {
                continue;
            }
            let before = place.first.checked_sub(1).filter(|at| self.is(*at, Cue::PlaceBefore));
            let start = before.unwrap_or(place.first);
            let is_before = |cue: Cue| start.checked_sub(1).is_some_and(|at| self.is(at, cue));
            // "I live in Almaty" says where somebody is; "to live in Almaty" is what is asked about.
            let of_somebody = start.checked_sub(2).is_some_and(|at| self.is(at, Cue::Person));
            let lives = is_before(Cue::Live) && !of_somebody;
            // "I live in Almaty, but my permit is Turkish": where somebody lives is not yet the place meant.
            let resides = is_before(Cue::Resides) || self.is(place.end, Cue::Resides);
            self.without.kazakhstan |= !resides;
            if lives {
                continue;
            }
            self.drop_span(start, place.end);
            if resides {
                self.drop_residence(start, place.end);
            }
        }
    }

    /// "I live" before "in Almaty", "тұрамын" behind it: where somebody is asks nothing.
    fn drop_residence(&mut self, start: usize, end: usize) {
        let verb = self
            .with(Cue::Resides)
            .find(|found| found.end == start || found.first == end)
            .map(|found| (found.first, found.end));
        let Some((first, after)) = verb else { return };
        self.drop_span(first, after);
        if let Some(person) = first.min(start).checked_sub(1).filter(|at| self.is(*at, Cue::Person)) {
            self.drop_span(person, person + 1);
        }
    }

    fn note_others(&mut self) {
        let stays =
            |cue: Cue| self.with(cue).any(|found| !self.dropped.get(found.first).copied().unwrap_or(true));
        // "A Russian pensioner" says whose paper it is, and not of which country.
        let somebody = [Cue::Trade, Cue::Spouse, Cue::Mother, Cue::Father, Cue::Worker, Cue::Relative];
        let of_somebody = |found: Found| somebody.iter().any(|cue| self.is(found.end, *cue));
        let adjective = self
            .with(Cue::ForeignAdjective)
            .any(|found| !self.dropped.get(found.first).copied().unwrap_or(true) && !of_somebody(found));
        let elsewhere_denied = self.without.kazakhstan && self.is_elsewhere_denied();
        let other_country =
            !elsewhere_denied && (adjective || [Cue::Country, Cue::ForeignPaper].into_iter().any(stays));
        let own_card = stays(Cue::OwnCard)
            || self.with(Cue::Citizen).any(|found| {
                let not = (1..=2).filter_map(|back| found.first.checked_sub(back));
                let dropped = self.dropped.get(found.first).copied().unwrap_or(true);
                let kazakhstan = found.first.checked_sub(1).is_some_and(|at| self.is(at, Cue::Kazakhstan))
                    || self.is(found.end, Cue::Kazakhstan);
                !not.into_iter().any(|at| self.is(at, Cue::Not)) && (!dropped || kazakhstan)
            });
        let calm = self.calm();
        let acute = self.with(Cue::Acute).next().is_some();
        let harmless = self.with(Cue::Harmless).next().is_some();
        let beside = |cues: &[Cue]| {
            [Cue::Country, Cue::ForeignAdjective].into_iter().any(|name| {
                self.with(name).any(|found| {
                    let is = |at: usize| cues.iter().any(|cue| self.is(at, *cue));
                    let dropped = self.dropped.get(found.first).copied().unwrap_or(true);
                    // "A residence permit (Belarus passport)": the country is that of the passport.
                    let of_a_passport = self.is(found.end, Cue::Passport);
                    !dropped
                        && !of_a_passport
                        && (is(found.end) || found.first.checked_sub(1).is_some_and(is))
                })
            })
        };
        // "A Russian tourist visa", "Turkey visa"; but "need a visa, Pakistani" says whose it is.
        let of_a_visa = |found: Found| {
            let dropped = self.dropped.get(found.first).copied().unwrap_or(true);
            let before = found.first.checked_sub(1).is_some_and(|at| self.is(at, Cue::Visa));
            let after = (found.end..found.end + 2).any(|at| self.is(at, Cue::Visa));
            !dropped && (after || before && found.cue == Cue::Country)
        };
        let visa_of_a_country =
            [Cue::Country, Cue::ForeignAdjective].into_iter().any(|name| self.with(name).any(of_a_visa));
        let lost = self.with(Cue::Lost).next().is_some();
        let foreign_paper = !elsewhere_denied
            && (beside(&[Cue::Ours, Cue::Citizenship, Cue::Card])
                || !lost && self.is_in_a_country(&[Cue::Ours, Cue::Citizenship])
                || stays(Cue::ForeignPaper));
        let foreign_permit = !elsewhere_denied
            && (beside(&[Cue::Ours, Cue::Card])
                || self.is_in_a_country(&[Cue::Ours])
                || stays(Cue::ForeignPaper));
        let foreign_visa = visa_of_a_country || self.is_in_a_country(&[Cue::Visa]);
        self.without =
            Without { calm, acute, harmless, foreign_paper, foreign_permit, foreign_visa, ..self.without };
        let ours = self.with(Cue::Ours).next().is_some();
        let denied = |found: &Found| is_denied(self.words, self.found, found);
        let losses = |is: bool| self.with(Cue::Lost).filter(|found| denied(found) == is).count();
        self.without.loss_denied = losses(true) > 0 && losses(false) == 0;
        self.without.other_authority = !ours && self.with(Cue::OtherAuthority).next().is_some();
        self.without.device = !ours && self.with(Cue::Device).next().is_some();
        self.without.for_sale = !ours && self.with(Cue::ForSale).next().is_some();
        let other_card = |found: Found| !self.is(found.first, Cue::Visa);
        self.without.other_card = !ours && self.with(Cue::OtherCard).any(other_card);
        self.without.other_country = other_country;
        self.without.own_card = own_card;
    }

    /// "I need no permit in Russia": each country named stands right behind a denial.
    fn is_elsewhere_denied(&self) -> bool {
        let mut countries = self.with(Cue::Country).peekable();
        let denied = |country: Found| {
            self.with(Cue::Denied).any(|denied| {
                denied.end <= country.first && country.first - denied.end <= MOST_BEHIND_A_DENIAL
            })
        };
        countries.peek().is_some() && countries.all(denied)
    }

    /// How many signs say that a word of danger means none, those on the same words counted once.
    fn calm(&self) -> u8 {
        let mut signs = u8::from(self.with(Cue::Calm).next().is_some());
        let mut end = 0;
        for found in self.found.iter().filter(|found| CALM.contains(&found.cue)) {
            // "They did not give it back", "I am not joking".
            if found.first < end || is_denied(self.words, self.found, found) {
                end = end.max(found.end);
                continue;
            }
            signs = signs.saturating_add(1);
            end = found.end;
        }
        signs
    }

    /// "A residence permit in Poland", "a visa to Japan".
    fn is_in_a_country(&self, cues: &[Cue]) -> bool {
        self.with(Cue::Country).any(|country| {
            let dropped = self.dropped.get(country.first).copied().unwrap_or(true);
            let place = country.first.checked_sub(1).filter(|at| self.is(*at, Cue::PlaceBefore));
            let named = |at: usize| cues.iter().any(|cue| self.is(at, *cue));
            let before = |at: usize, back: usize| at.checked_sub(back);
            let of = |at: usize| {
                before(at, 1).is_some_and(named)
                    || before(at, 1).is_some_and(|card| self.is(card, Cue::Card))
                        && before(at, 2).is_some_and(named)
            };
            !dropped && place.is_some_and(of)
        })
    }

    /// The words that stay, with classes in place of dates and numbers.
    fn classes(&self) -> Vec<Word> {
        let mut kept = Vec::with_capacity(self.words.len());
        let mut at = 0;
        while let Some(word) = self.words.get(at) {
            if self.dropped.get(at) == Some(&true) {
                at += 1;
                continue;
            }
            let run = self.run(at);
            if run == 0 {
                kept.push(word.clone());
                at += 1;
                continue;
            }
            let inside = self.words.get(at..at + run).unwrap_or_default();
            kept.extend(class(
                inside,
                inside.iter().enumerate().any(|(number, _)| self.is(at + number, Cue::Month)),
            ));
            at += run;
        }
        kept
    }

    /// How many words from here on belong to one date or number.
    fn run(&self, at: usize) -> usize {
        let digits = |at: usize| self.words.get(at).is_some_and(is_number);
        let month = |at: usize| self.is(at, Cue::Month);
        if !(digits(at) || month(at) && digits(at + 1)) || self.is_level(at) {
            return 0;
        }
        let mut end = at + 1;
        while end < self.words.len()
            && (digits(end) || month(end) || self.is(end, Cue::YearWord) && self.joins(end))
        {
            end += 1;
        }
        end - at
    }

    /// The 1 of "A1", the level of Kazakh that is asked for.
    fn is_level(&self, at: usize) -> bool {
        let glued = |before: &Word, word: &Word| {
            before.place.end == word.place.start && before.key == "a" && word.key == "1"
        };
        at.checked_sub(1)
            .and_then(|before| self.words.get(before))
            .zip(self.words.get(at))
            .is_some_and(|(before, word)| glued(before, word))
    }

    /// The word for a year, or the ending of a number, right after it.
    fn joins(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.words.get(before).is_some_and(is_number)
                || self.is(before, Cue::Month)
                || self.is(before, Cue::YearWord)
        })
    }
}

/// "Я не терял", "жоғалтқан жоқпын": the word beside "not" says what did not happen.
pub(super) fn is_denied(words: &[Word], cues: &[Found], found: &Found) -> bool {
    let not = |at: usize| cues.iter().any(|not| not.cue == Cue::Not && not.first <= at && at < not.end);
    let clause = |at: usize| words.get(at).map(|word| word.clause);
    let same = |at: usize| clause(at) == clause(found.first);
    let before = (1..=2).filter_map(|back| found.first.checked_sub(back)).any(|at| not(at) && same(at));
    before || not(found.end) && same(found.end)
}

fn is_number(word: &Word) -> bool {
    word.key.starts_with(|c: char| c.is_ascii_digit())
}

/// One word for a run of numbers; legal numbers stay as they are.
fn class(run: &[Word], month: bool) -> Vec<Word> {
    let numbers: Vec<&Word> = run.iter().filter(|word| is_number(word)).collect();
    if !month && numbers.iter().all(|word| LEGAL_NUMBERS.contains(&word.key.as_str())) {
        return run.to_vec();
    }
    let key = match numbers.as_slice() {
        _ if month => DATE,
        [year] if year.key.parse::<u32>().is_ok_and(|year| (1950..2100).contains(&year)) => YEAR,
        [_] => NUMBER,
        _ => DATE,
    };
    let Some(first) = run.first() else { return Vec::new() };
    vec![Word { key: key.to_string(), raw: key.to_string(), ..first.clone() }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::cues::Cues;
    use crate::understand::fold::words;

    fn essence(text: &str) -> Essence {
        let words = words(text);
        Essence::of(&words, &Cues::new().find(&words))
    }

    fn left(text: &str) -> Vec<String> {
        essence(text).words.into_iter().map(|word| word.key).collect()
    }

    fn same(text: &str, plain: &str) {
        assert_eq!(left(text), left(plain), "{text}");
    }

    #[test]
    fn greetings_nationality_and_kazakhstan_are_left_out() {
        for text in [
            "Здравствуйте! замена внж",
            "Добрый день, замена внж",
            "я гражданин рф, замена внж",
            "я из узбекистана. замена внж",
            "замена внж в Казахстане",
            "замена внж рк, спасибо",
            "подскажите пожалуйста замена внж",
            "замена внж. С уважением, Айгуль",
        ] {
            same(text, "замена внж");
        }
        for text in [
            "I am a Russian citizen. renew permit",
            "Hello dear, renew permit",
            "I am from Uzbekistan. renew permit",
            "renew permit in Kazakhstan",
            "renew Kazakhstan permit please",
        ] {
            same(text, "renew permit");
        }
        for text in [
            "мен Ресей азаматымын, ықтиярхат ауыстыру",
            "Өзбекстаннанмын. ықтиярхат ауыстыру",
            "Сәлеметсіз бе! ықтиярхат ауыстыру",
            "Қазақстанда ықтиярхат ауыстыру",
        ] {
            same(text, "ықтиярхат ауыстыру");
        }
    }

    #[test]
    fn dates_and_numbers_are_classes_and_legal_numbers_stay() {
        same("внж 31.03.2027", "внж 15.06.2025");
        same("внж до 17 сентября 2025 года", "внж до 3 мая 2027 г");
        same("опоздал на 8 дней", "опоздал на 12 дней");
        assert_eq!(left("183 дня"), ["183", "dnia"]);
        assert_eq!(left("90/180"), ["90", "180"]);
        assert_eq!(left("20.09.2025"), ["0date"]);
    }

    #[test]
    fn signs_that_nothing_is_wrong_are_counted() {
        let calm = |text: &str| essence(text).without.calm;
        assert_eq!(calm("меня держат в отделе"), 0);
        assert_eq!(calm("за что депортируют, бывает ли такое"), 1);
        assert_eq!(calm("год назад задержали и отпустили"), 2);
        assert_eq!(calm("three years ago they held me and let me go"), 2);
        // What is denied is no sign.
        assert_eq!(calm("паспорт не вернули"), 0);
        assert_eq!(calm("I am not joking"), 0);
    }

    #[test]
    fn the_cards_of_citizens_keep_their_country() {
        assert!(essence("я гражданин рк, удостоверение").without.own_card);
        assert!(!essence("внж рк").without.own_card);
        assert!(essence("внж в россии").without.other_country);
        assert!(!essence("я гражданин россии").without.other_country);
    }
}
