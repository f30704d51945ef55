//! What a message tells about papers: which, whose, and what each day in it is the day of.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::cues::{Cue, Found};
use super::dates::{AskWhy, DateContext, DateReader, DateReading, Said, Spoken, When};
use super::documents::{self, Named};
use super::fold::Word;
use super::typed;
use crate::law::DocumentId;

/// The document that "the card" means.
const THE_CARD: &str = "residence-permit";
/// A longer message is a story: a day of which it does not say what it was is not taken for an expiry.
const LONGEST_PLAIN: usize = 14;
/// "And my wife's on": with more words beside its day a part has a story of its own.
const MOST_WORDS_BESIDE: usize = 4;

/// Whose paper it is, as seen by the person who writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The writer's.
    Mine,
    /// Their mother's.
    Mother,
    /// Their father's.
    Father,
    /// Their wife's or husband's.
    Spouse,
    /// Their child's.
    Child,
    /// Somebody's who works for them.
    Worker,
    /// Somebody else's.
    Other,
}

/// What a day is the day of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The last day printed on the paper.
    Expiry,
    /// An application was handed in.
    Filed,
    /// The paper was lost or stolen.
    Lost,
    /// The loss was reported.
    Reported,
    /// A decision on a fine was handed over.
    Served,
    /// An earlier penalty was carried out.
    Penalised,
    /// A case was opened.
    Opened,
    /// The paper was issued, or somebody was born: nothing that a verdict needs.
    Past,
    /// A day on which something is to be done: "may I apply on …?"
    Deadline,
    /// The message does not say.
    Unsaid,
}

/// A day with what it is the day of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which day, as far as it was said.
    pub when: When,
    /// What happened or happens on it.
    pub role: Role,
    /// Where it stands in the message, in bytes.
    pub place: Range<usize>,
}

/// What a message tells about one paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Which document; `None` where it is not said.
    pub document: Option<DocumentId>,
    /// Whose; `None` where it is not said.
    pub whose: Option<Whose>,
    /// The last day printed on it.
    pub expires: Option<When>,
    /// The day of an application.
    pub filed: Option<When>,
    /// The application came back.
    pub returned: bool,
    /// The day of a loss.
    pub lost: Option<When>,
    /// The day on which the loss was reported.
    pub reported: Option<When>,
    /// The day an earlier penalty was carried out.
    pub penalised: Option<When>,
    /// The day a case was opened.
    pub opened: Option<When>,
    /// The day on which a decision on a fine was handed over.
    pub served: Option<When>,
    /// A day of which the message does not say what it was.
    pub unsaid: Option<When>,
}

/// What has to be asked before there can be a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The year of a day.
    Year,
    /// Which number is the day and which the month.
    DayMonth,
    /// The day.
    Day,
    /// Which document.
    Document,
    /// Whose document.
    Whose,
    /// What happened on the day.
    Role,
}

impl Told {
    /// Whether this is about a paper's verdict at all: an expiry or a loss is stated.
    pub fn is_check(&self) -> bool {
        self.expires.is_some() || self.lost.is_some() || self.unsaid.is_some()
    }

    /// Whether no day in it is more than a month or a season.
    pub(super) fn is_vague(&self) -> bool {
        let days = [
            &self.expires,
            &self.lost,
            &self.filed,
            &self.unsaid,
            &self.reported,
            &self.penalised,
            &self.served,
        ];
        days.into_iter().flatten().all(|when| *when == When::Unclear)
    }

    /// Whether the paper is one that only foreigners and stateless persons have.
    pub(super) fn is_of_a_foreigner(&self) -> bool {
        self.document.as_ref().is_some_and(|document| document.as_str() != "passport")
    }

    /// What is still missing; nothing where there can be a verdict.
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        let mut add = |what| {
            if !missing.contains(&what) {
                missing.push(what);
            }
        };
        for when in [&self.expires, &self.filed, &self.lost, &self.reported].into_iter().flatten() {
            match when {
                When::Date(_) => {}
                When::DayMonth { .. } => add(Missing::Year),
                When::Either(_) => add(Missing::DayMonth),
                When::Unclear | When::Invalid => add(Missing::Day),
            }
        }
        if self.document.is_none() {
            add(Missing::Document);
        }
        if self.unsaid.is_some() {
            add(Missing::Role);
        }
        missing
    }
}

/// What is known of a message when its papers are read.
pub(super) struct Scene<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub cues: &'a [Found],
    pub dates: &'a DateReader,
    pub context: DateContext,
}

/// The days of a message with their roles, and what they tell about papers.
pub(super) fn told(scene: &Scene<'_>) -> (Vec<Day>, Vec<Told>) {
    let spoken = merged(scene, scene.dates.spoken(scene.text, &scene.context));
    if spoken.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let named = papers(scene);
    let parts = parts(scene, &spoken, &named);
    let mut days = Vec::new();
    let mut all: Vec<Told> = Vec::new();
    let only_document = only(&named);
    let only_whose = only_whose(scene);
    let mut whose_before = None;
    let nothing_but_days = scene.is_a_row_of_days(&spoken);
    let roles = roles(scene, &spoken, &parts, &named);
    for ((part, spoken), role) in parts.iter().zip(&spoken).zip(roles) {
        let document = document_in(&named, part).or_else(|| only_document.clone());
        let here = whose_in(scene, part);
        let whose = here.or(if parts.len() == 1 { only_whose } else { None });
        let paper = document.is_some()
            || scene.holds(part, Cue::Paper)
            || scene.holds(&(0..scene.words.len()), Cue::Paper)
            || nothing_but_days
            // "The children's: 31.03.2027, 05.04.2027", "my wife's 31.03.2027 and mine 05.04.2027".
            || all.last().is_some_and(|told| told.expires.is_some())
                && (here.is_some() || scene.is_a_day_alone(part, spoken));
        let (role, when) = scene.day(
            part,
            spoken,
            role,
            parts.len() == 1,
            paper || whose.is_some_and(|whose| whose != Whose::Mine),
        );
        // "And mine 05.04": hardly a word beside it can make the day unclear.
        let is_unclear = matches!(&when, When::Unclear) || when == When::Either(Vec::new());
        let when = match role == Role::Expiry && is_unclear && scene.is_a_day_alone(part, spoken) {
            true => spoken.when.clone(),
            false => when,
        };
        days.push(Day { when: when.clone(), role, place: spoken.place.clone() });
        let new_whose = here.is_some_and(|whose| whose != Whose::Mine) && here != whose_before;
        let slot = place_of(&mut all, role, document.as_ref(), new_whose.then_some(here).flatten());
        let told = match slot {
            Some(at) => all.get_mut(at),
            None if matches!(role, Role::Past | Role::Deadline) => None,
            None => {
                all.push(Told::default());
                all.last_mut()
            }
        };
        let Some(told) = told else { continue };
        if told.document.is_none() {
            told.document = document;
        }
        if told.whose.is_none() {
            told.whose = whose;
        }
        whose_before = here.or(whose_before);
        told.take(role, when);
        told.returned |= role == Role::Filed && scene.holds(part, Cue::Returned);
    }
    all.retain(|told| told.is_check());
    all.iter_mut().for_each(Told::complete);
    (days, all)
}

impl Told {
    /// "Applied on 5 November, ended on 1 November 2026": what was done is nearest to the whole day.
    fn complete(&mut self) {
        let Some(whole) = [&self.expires, &self.lost, &self.filed].into_iter().find_map(whole) else {
            return;
        };
        for when in [&mut self.filed, &mut self.lost, &mut self.reported].into_iter().flatten() {
            if let When::DayMonth { day, month } = *when {
                let years = whole.year() - 1..=whole.year() + 1;
                let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                let nearest = days.min_by_key(|day| (*day - whole).num_days().abs());
                *when = nearest.map_or(When::Invalid, When::Date);
            }
        }
    }

    fn take(&mut self, role: Role, when: When) {
        let field = match role {
            Role::Expiry => &mut self.expires,
            Role::Filed => &mut self.filed,
            Role::Lost => &mut self.lost,
            Role::Reported => &mut self.reported,
            Role::Served => &mut self.served,
            Role::Penalised => &mut self.penalised,
            Role::Opened => &mut self.opened,
            Role::Unsaid => &mut self.unsaid,
            Role::Past | Role::Deadline => return,
        };
        *field = Some(when);
    }

    fn has(&self, role: Role) -> bool {
        match role {
            Role::Expiry => self.expires.is_some(),
            Role::Filed => self.filed.is_some(),
            Role::Lost => self.lost.is_some(),
            Role::Reported => self.reported.is_some(),
            Role::Served => self.served.is_some(),
            Role::Penalised => self.penalised.is_some(),
            Role::Opened => self.opened.is_some(),
            Role::Unsaid => self.unsaid.is_some(),
            Role::Past | Role::Deadline => true,
        }
    }
}

/// The paper that a day belongs to: the last one, unless it has such a day or is another's.
fn place_of(
    all: &mut [Told],
    role: Role,
    document: Option<&DocumentId>,
    whose: Option<Whose>,
) -> Option<usize> {
    let at = all.len().checked_sub(1)?;
    let last = all.get(at)?;
    let other_document = matches!((document, &last.document), (Some(new), Some(old)) if new != old);
    let other_person = whose.is_some() && last.whose != whose && (last.whose.is_some() || last.has(role));
    (!last.has(role) && !other_document && !other_person).then_some(at)
}

/// The same day said twice, or a month beside a whole date, counts once.
fn merged(scene: &Scene<'_>, spoken: Vec<Spoken>) -> Vec<Spoken> {
    let spoken: Vec<Spoken> =
        spoken.into_iter().filter(|day| !scene.is_counted_from_something(&day.place)).collect();
    let dated = spoken.iter().any(|day| !matches!(day.when, When::Unclear));
    let mut kept: Vec<Spoken> = Vec::new();
    for day in spoken {
        if dated && day.when == When::Unclear {
            continue;
        }
        if let Some(before) = kept.last_mut() {
            if scene.offers_two(before.place.end, day.place.start) {
                before.when = When::Unclear;
                before.place.end = day.place.end;
                continue;
            }
            if scene.is_taken_back(before.place.end, day.place.start) {
                *before = day;
                continue;
            }
            let between = scene.text.get(before.place.end..day.place.start).unwrap_or_default();
            let near = between.split_whitespace().count() <= 1;
            if before.when == day.when && near {
                before.place.end = day.place.end;
                before.said = before.said.or(day.said);
                continue;
            }
        }
        kept.push(day);
    }
    kept
}

/// The documents named, and "the card" where nothing else is.
fn papers(scene: &Scene<'_>) -> Vec<Named> {
    let mut named = documents::all(scene.words);
    let other = |at: usize| {
        scene.cues.iter().any(|found| {
            found.cue == Cue::OtherCard
                && (found.end == at || found.first == at + 1 || (found.first..found.end).contains(&at))
        })
    };
    named.retain(|paper| !other(paper.words.start) && !paper.words.clone().any(other));
    for card in scene.cues.iter().filter(|found| found.cue == Cue::Card && !other(found.first)) {
        let inside = named.iter().any(|paper| {
            paper.words.contains(&card.first)
                || paper.words.end == card.first
                || card.end == paper.words.start
        });
        if !inside {
            named.push(Named { document: DocumentId::from(THE_CARD), words: card.first..card.end });
        }
    }
    named.sort_by_key(|paper| paper.words.start);
    named
}

fn only(named: &[Named]) -> Option<DocumentId> {
    let first = named.first()?;
    named.iter().all(|other| other.document == first.document).then(|| first.document.clone())
}

fn document_in(named: &[Named], part: &Range<usize>) -> Option<DocumentId> {
    named.iter().find(|paper| part.contains(&paper.words.start)).map(|paper| paper.document.clone())
}

const PEOPLE: [(Cue, Whose); 7] = [
    (Cue::Mother, Whose::Mother),
    (Cue::Father, Whose::Father),
    (Cue::Spouse, Whose::Spouse),
    (Cue::Child, Whose::Child),
    (Cue::Worker, Whose::Worker),
    (Cue::Relative, Whose::Other),
    (Cue::Mine, Whose::Mine),
];

/// Whose paper a part speaks of; "my" counts only where nobody else is named.
fn whose_in(scene: &Scene<'_>, part: &Range<usize>) -> Option<Whose> {
    // Folded, the Russian "and" is the English "I".
    let is_and = |at: usize| scene.holds(&(at..at + 1), Cue::And);
    let says = |cue: Cue| {
        let found = |found: &&Found| found.cue == cue && part.contains(&found.first);
        scene.cues.iter().filter(found).any(|found| cue != Cue::Mine || !is_and(found.first))
    };
    PEOPLE.iter().find(|(cue, _)| says(*cue)).map(|(_, whose)| *whose)
}

fn only_whose(scene: &Scene<'_>) -> Option<Whose> {
    whose_in(scene, &(0..scene.words.len()))
}

impl Scene<'_> {
    /// Whether a part holds a day, and at most two words beside it.
    fn is_a_day_alone(&self, part: &Range<usize>, spoken: &Spoken) -> bool {
        part.len() <= self.words_at(&spoken.place).len() + 2
    }

    /// Whether a message is several days set apart by commas, lines or "and": each is that of a paper. Two
    /// with a dash between them are the beginning and the end of one.
    fn is_a_row_of_days(&self, spoken: &[Spoken]) -> bool {
        let in_a_day = |at: usize| spoken.iter().any(|day| self.words_at(&day.place).contains(&at));
        let is_and = |at: usize| self.holds(&(at..at + 1), Cue::And);
        let between = |pair: &[Spoken]| match pair {
            [before, after] => self.text.get(before.place.end..after.place.start).unwrap_or_default(),
            _ => "",
        };
        spoken.len() > 1
            && (0..self.words.len()).all(|at| in_a_day(at) || is_and(at))
            && spoken.windows(2).all(|pair| !between(pair).contains(['-', '–', '—', '/']))
    }

    /// Whether something applied for is not there yet, and this day lies behind.
    fn waits_since(&self, spoken: &Spoken) -> bool {
        let is_past = matches!(spoken.when, When::Date(day) if day < self.context.today);
        is_past && self.holds(&(0..self.words.len()), Cue::NotReady)
    }

    fn holds(&self, part: &Range<usize>, cue: Cue) -> bool {
        self.cues.iter().any(|found| found.cue == cue && part.contains(&found.first))
    }

    /// The words on which these bytes stand.
    fn words_at(&self, place: &Range<usize>) -> Range<usize> {
        let first =
            self.words.iter().position(|word| word.place.end > place.start).unwrap_or(self.words.len());
        let end =
            self.words.iter().rposition(|word| word.place.start < place.end).map_or(first, |last| last + 1);
        first..end.max(first)
    }

    /// The text of some words.
    fn text_of(&self, part: &Range<usize>, whole: bool) -> &str {
        if whole {
            return self.text;
        }
        let from = self.words.get(part.start).map_or(0, |word| word.place.start);
        let to = part
            .end
            .checked_sub(1)
            .and_then(|last| self.words.get(last))
            .map_or(self.text.len(), |word| word.place.end);
        self.text.get(from..to).unwrap_or_default()
    }

    /// Whether hardly more than "or" stands between two days.
    fn offers_two(&self, from: usize, to: usize) -> bool {
        let between = self.words_between(from, to);
        between.len() <= 2 && between.iter().any(|at| self.holds(&(*at..*at + 1), Cue::Or))
    }

    /// "Until 20 September, oops, until 21 September": the second day stands for the first.
    fn is_taken_back(&self, from: usize, to: usize) -> bool {
        let between = self.words_between(from, to);
        let slips = |at: usize| self.holds(&(at..at + 1), Cue::Slip) && self.parted_before(at);
        between.len() <= 2 && between.first().is_some_and(|at| slips(*at))
    }

    /// "Two days before the failure", "база құлағаннан екі күн бұрын": not counted from today.
    fn is_counted_from_something(&self, place: &Range<usize>) -> bool {
        let words = self.words_at(place);
        let in_front = words.start.checked_sub(1).and_then(|at| self.words.get(at));
        let span = self.words.get(words).unwrap_or_default();
        in_front.is_some_and(|word| self.dates.is_counted_from(word, span))
    }

    fn words_between(&self, from: usize, to: usize) -> Vec<usize> {
        let inside = |word: &Word| from <= word.place.start && word.place.end <= to;
        (0..self.words.len()).filter(|at| self.words.get(*at).is_some_and(inside)).collect()
    }

    /// The first word of the clause in which a day stands.
    fn clause_start(&self, first: usize, place: &Range<usize>) -> usize {
        let day = self.words_at(place).start;
        (first..=day).rev().find(|at| *at == first || self.parted_before(*at)).unwrap_or(first)
    }

    /// Whether a clause ends, or a comma stands, between a word and the one before it.
    fn parted_before(&self, at: usize) -> bool {
        let (Some(before), Some(word)) =
            (at.checked_sub(1).and_then(|at| self.words.get(at)), self.words.get(at))
        else {
            return false;
        };
        let between = self.text.get(before.place.end..word.place.start).unwrap_or_default();
        between.contains([',', ';', '.', '\n', '!', '?', '—', '–', '(', ')', '\u{60c}', '/', '|'])
            || between.contains(" - ")
    }

    /// The day of a part: with its role, read as carefully as an answer to "when does it expire?".
    fn day(
        &self,
        part: &Range<usize>,
        spoken: &Spoken,
        role: Role,
        whole: bool,
        paper: bool,
    ) -> (Role, When) {
        let text = self.text_of(part, whole);
        match role {
            Role::Expiry | Role::Unsaid => {}
            Role::Filed | Role::Lost | Role::Reported | Role::Served | Role::Penalised | Role::Opened => {
                return (role, spoken.when.clone());
            }
            Role::Past | Role::Deadline => return (role, spoken.when.clone()),
        }
        if role == Role::Unsaid && !paper {
            return (Role::Past, spoken.when.clone());
        }
        let found = self.dates.find_expiry(text, &self.context);
        let reading = if found == DateReading::None { self.dates.read(text, &self.context) } else { found };
        let reading = match reading {
            // "Overdue since": the day after "since" is the last, and no beginning.
            DateReading::Ask(AskWhy::Day) if role == Role::Expiry && spoken.said == Some(Said::Start) => {
                match spoken.when {
                    When::Date(day) => DateReading::Date(day),
                    _ => reading,
                }
            }
            // What follows the day may only be doubt of another thing: "… still not applied".
            DateReading::Ask(AskWhy::Day) if matches!(spoken.when, When::Date(_)) => {
                let start = self.clause_start(part.start, &spoken.place);
                let from = self.words.get(start).map_or(0, |word| word.place.start);
                let narrow = self.text.get(from..spoken.place.end).unwrap_or_default();
                match self.dates.read(narrow, &self.context) {
                    date @ DateReading::Date(_) => date,
                    _ => reading,
                }
            }
            _ => reading,
        };
        let when = match reading {
            DateReading::Date(date) => When::Date(date),
            DateReading::Ask(AskWhy::Year) => match &spoken.when {
                day_month @ When::DayMonth { .. } => day_month.clone(),
                _ => When::Unclear,
            },
            DateReading::Ask(AskWhy::DayMonth) => match &spoken.when {
                either @ When::Either(_) => either.clone(),
                _ => When::Either(Vec::new()),
            },
            DateReading::Ask(AskWhy::Day) => When::Unclear,
            DateReading::Invalid => When::Invalid,
            DateReading::None if role == Role::Expiry || spoken.said == Some(Said::Event) => {
                spoken.when.clone()
            }
            DateReading::None => return (Role::Past, spoken.when.clone()),
        };
        if role == Role::Unsaid && self.words.len() > LONGEST_PLAIN {
            return (Role::Unsaid, when);
        }
        (Role::Expiry, when)
    }
}

/// The words that belong to each day: a message is cut between two days where a clause ends, else
/// before "and", else before whose or which paper comes next.
fn parts(scene: &Scene<'_>, spoken: &[Spoken], named: &[Named]) -> Vec<Range<usize>> {
    let places: Vec<Range<usize>> = spoken.iter().map(|day| scene.words_at(&day.place)).collect();
    let verbs_last = verbs_last(scene, &places);
    let mut starts = vec![0];
    for pair in places.windows(2) {
        let [before, after] = pair else { continue };
        let gap = before.end..after.start;
        let parted = (before.end..=after.start).find(|at| scene.parted_before(*at));
        let and = gap.clone().find(|at| scene.holds(&(*at..*at + 1), Cue::And));
        let next = gap.clone().find(|at| {
            named.iter().any(|paper| paper.words.start == *at)
                || PEOPLE.iter().any(|(cue, _)| scene.holds(&(*at..*at + 1), *cue))
        });
        let start = parted.or(and).or(next).unwrap_or(if verbs_last { after.start } else { before.end });
        starts.push(start.clamp(before.end, after.start));
    }
    let ends = starts.iter().skip(1).copied().chain([scene.words.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Kazakh says what happened behind its day: nothing is said before the first, something after the last.
fn verbs_last(scene: &Scene<'_>, places: &[Range<usize>]) -> bool {
    let says =
        |part: Range<usize>| ROLES.iter().any(|(cue, _)| *cue != Cue::Issued && scene.holds(&part, *cue));
    let before = places.first().map_or(0, |first| first.start);
    let after = places.last().map_or(scene.words.len(), |last| last.end);
    !says(0..before) && says(after..scene.words.len())
}

const ROLES: [(Cue, Role); 11] = [
    (Cue::Penalised, Role::Penalised),
    (Cue::Reported, Role::Reported),
    (Cue::Served, Role::Served),
    (Cue::Opened, Role::Opened),
    (Cue::Lost, Role::Lost),
    (Cue::ToFile, Role::Deadline),
    (Cue::Filed, Role::Filed),
    (Cue::Expires, Role::Expiry),
    (Cue::Issued, Role::Past),
    (Cue::Travels, Role::Past),
    (Cue::Refused, Role::Past),
];

/// The role of each day. "My card expired on 14 September and my wife's on 3 June": where all that is said
/// is that papers expire, the day of another paper or person is such a day too.
fn roles(scene: &Scene<'_>, spoken: &[Spoken], parts: &[Range<usize>], named: &[Named]) -> Vec<Role> {
    let mut roles: Vec<Role> =
        parts.iter().zip(spoken).map(|(part, spoken)| role(scene, part, spoken, parts)).collect();
    let all_expire = roles.iter().all(|role| matches!(role, Role::Expiry | Role::Unsaid));
    if all_expire && roles.contains(&Role::Expiry) {
        for ((role, part), spoken) in roles.iter_mut().zip(parts).zip(spoken) {
            let of_a_paper = document_in(named, part).is_some() || whose_in(scene, part).is_some();
            let beside = part.len().saturating_sub(scene.words_at(&spoken.place).len());
            if *role == Role::Unsaid && of_a_paper && beside <= MOST_WORDS_BESIDE {
                *role = Role::Expiry;
            }
        }
    }
    roles
}

/// What a day is the day of: of the words in its part that say so, the nearest.
fn role(scene: &Scene<'_>, part: &Range<usize>, spoken: &Spoken, parts: &[Range<usize>]) -> Role {
    let place = scene.words_at(&spoken.place);
    let mut best: Option<(usize, Role)> = None;
    for found in scene.cues {
        let Some((_, role)) = ROLES.iter().find(|(cue, _)| *cue == found.cue) else { continue };
        if !part.contains(&found.first) || place.contains(&found.first) || scene.is_denied(found) {
            continue;
        }
        // "When must I apply?" asks for a day; only "apply on 5 January" names one.
        let asks = found.cue == Cue::ToFile && scene.holds(part, Cue::FollowWhen);
        if asks {
            continue;
        }
        // "Overdue since".
        let after_end = found.first.checked_sub(1).is_some_and(|at| scene.holds(&(at..at + 1), Cue::Expires));
        if found.cue == Cue::Issued && after_end {
            continue;
        }
        // "С" and "from" say that a paper begins only right before the day.
        if found.cue == Cue::Issued
            && found.end != place.start
            && scene.words.get(found.first).is_some_and(|word| word.key.len() < 3)
        {
            continue;
        }
        let far = if found.end <= place.start {
            place.start - found.end
        } else {
            (found.first + 1).saturating_sub(place.end)
        };
        if found.cue == Cue::ToFile && far > 1 {
            continue;
        }
        let crossing = (found.end.min(place.end)..=found.first.max(place.start))
            .filter(|at| scene.parted_before(*at))
            .count();
        // Longer phrases are surer: "got a fine" before "got".
        let cost = far * 2 + crossing * 6 + usize::from(found.cue == Cue::Expires && far > 0);
        let cost = cost.saturating_sub(2 * (found.end - found.first - 1));
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, *role));
        }
    }
    match (best, spoken.said) {
        (Some((_, role)), _) => role,
        (None, Some(Said::Birth | Said::Start)) => Role::Past,
        // "It has been three months, the card is not ready": since the application.
        (None, _) if scene.waits_since(spoken) => Role::Filed,
        (None, Some(Said::Expiry)) => Role::Expiry,
        (None, Some(Said::Event)) if parts.len() > 1 => Role::Past,
        (None, _) => Role::Unsaid,
    }
}

impl Scene<'_> {
    /// "Я не терял": the word beside "not" does not say what happened.
    pub(super) fn is_denied(&self, found: &Found) -> bool {
        let happened =
            matches!(found.cue, Cue::Lost | Cue::Filed | Cue::Penalised | Cue::Reported | Cue::Served);
        happened && super::essence::is_denied(self.words, self.cues, found)
    }
}

/// A day for reading alone, where the words around it only say what happened on it.
pub(super) fn day_alone(text: &str, dates: &DateReader, context: &DateContext) -> DateReading {
    dates.read(&typed::day_alone(text), context)
}

/// The day of `when`, if it is whole.
pub fn whole(when: &Option<When>) -> Option<NaiveDate> {
    match when {
        Some(When::Date(date)) => Some(*date),
        _ => None,
    }
}
