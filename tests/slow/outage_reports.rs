//! What the thresholds of the outage reports do: how soon a real outage shows, how often they cry wolf, how
//! many false accounts turn them. Prints the tables of `docs/outage-reports.md`; the seeds are fixed.
//!
//! `RUQSAT_OUTAGE_RUNS` sets how many runs a row has (60 unless told), `RUQSAT_OUTAGE_YEARS` how many ordinary
//! years are looked at for false alarms (2 unless told).
//!
//! ```text
//! cargo test --test slow -- outage_reports --nocapture --test-threads=1
//! ```

use crate::kit::from_environment;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeZone, Utc, Weekday};
use chrono_tz::Asia::Almaty;
use ruqsat::law::Region;
use ruqsat::outage_reports::{
    Answer, Burst, Counted, Day, Judgement, KEPT_DAYS, Moment, Normal, Outlook, Report, Reporter, Seniority,
    count,
};

/// Foreigners with a residence permit, in thousands, by region: egemen.kz 2025; the other sixteen share
/// what is left evenly.
fn share_of(region: Region) -> f64 {
    match region.number() {
        75 => 42.0 / 212.0,
        19 => 32.0 / 212.0,
        71 | 35 => 17.0 / 212.0,
        _ => 104.0 / 212.0 / 16.0,
    }
}

const ALMATY: u8 = 75;
const SMALL: u8 = 62;
const OPENS: u8 = 9;
const CLOSES: u8 = 18;

/// SplitMix64 (Steele et al., 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn poisson(&mut self, mean: f64) -> usize {
        let (floor, mut product, mut events) = ((-mean).exp(), self.unit(), 0);
        while product > floor {
            events += 1;
            product *= self.unit();
        }
        events
    }
}

/// What happens in a country.
#[derive(Clone, Copy)]
struct Scene {
    reports_a_day: f64,
    normal: f64,
    /// So many of those who would have got through do not, in that region or everywhere.
    outage: f64,
    outage_in: Option<u8>,
    /// False reports a day, volunteered by long-standing accounts: of which region, or of all in turn.
    fakes: usize,
    fakes_in: Option<u8>,
    fake_answer: Answer,
    /// All of them within one hour.
    at_once: bool,
    /// Whether the normal share is learned.
    learns: bool,
}

impl Scene {
    fn ordinary(reports_a_day: f64, normal: f64) -> Scene {
        Scene {
            reports_a_day,
            normal,
            outage: 0.0,
            outage_in: None,
            fakes: 0,
            fakes_in: None,
            fake_answer: Answer::SystemDown,
            at_once: false,
            learns: true,
        }
    }
}

fn is_open(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn reporter(random: &mut Random) -> Reporter {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&random.next().to_le_bytes());
    bytes[8..].copy_from_slice(&random.next().to_le_bytes());
    Reporter(bytes)
}

fn make_day(random: &mut Random, on: NaiveDate, scene: &Scene) -> Day {
    let mut day = Day::new(on, [0; 32]);
    for region in Region::all() {
        // Bad and good days of one office: ten points either way.
        let normal = (scene.normal + 0.2 * (random.unit() - 0.5)).clamp(0.0, 1.0);
        let is_hit = scene.outage_in.is_none_or(|it| it == region.number());
        let down = if is_hit { normal + (1.0 - normal) * scene.outage } else { normal };
        for _ in 0..random.poisson(scene.reports_a_day * share_of(region)) {
            let answer = if random.unit() < down {
                Answer::SystemDown
            } else if random.unit() < 0.2 {
                Answer::OtherReason
            } else {
                Answer::Taken
            };
            let seniority = match random.unit() {
                it if it < 0.60 => Seniority::Seasoned,
                it if it < 0.85 => Seniority::Settled,
                it if it < 0.95 => Seniority::Recent,
                _ => Seniority::New,
            };
            let cohort = (seniority == Seniority::Recent).then(|| (random.next() % 23) as u16);
            let hour = OPENS + (random.next() % u64::from(CLOSES - OPENS)) as u8;
            let asked = random.unit() < 0.6;
            let reporter = reporter(random);
            day.take(Report { reporter, hour, region: Some(region), answer, asked, seniority, cohort });
        }
    }
    let regions: Vec<Region> = Region::all().collect();
    for fake in 0..scene.fakes {
        let region = scene.fakes_in.and_then(Region::from_number).unwrap_or(regions[fake % regions.len()]);
        let hour = if scene.at_once { 11 } else { OPENS + (fake % usize::from(CLOSES - OPENS)) as u8 };
        day.take(Report {
            reporter: reporter(random),
            hour,
            region: Some(region),
            answer: scene.fake_answer,
            asked: false,
            seniority: Seniority::Seasoned,
            cohort: None,
        });
    }
    day
}

/// A country that has been watched for some weeks.
struct Country {
    random: Random,
    normal: Normal,
    days: Vec<Day>,
    on: NaiveDate,
    /// Without learning: the control.
    learns: bool,
}

impl Country {
    fn after_weeks(weeks: u32, seed: u64, scene: &Scene) -> Country {
        let monday = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
        let mut country = Country {
            random: Random(seed),
            normal: Normal::default(),
            days: Vec::new(),
            on: monday,
            learns: scene.learns,
        };
        for _ in 0..7 * weeks {
            country.day(scene);
        }
        country
    }

    /// One more day.
    fn day(&mut self, scene: &Scene) {
        let day = match is_open(self.on) {
            true => make_day(&mut self.random, self.on, scene),
            false => Day::new(self.on, [0; 32]),
        };
        if self.learns {
            self.normal.learn(&day);
        }
        self.days.push(day);
        // What is older than 72 hours is gone.
        let old = self.days.len().saturating_sub(KEPT_DAYS as usize);
        self.days.drain(..old);
        self.on = self.on + Days::new(1);
    }

    fn at(&self, hour: u8) -> (Moment, DateTime<Utc>) {
        let day = self.on - Days::new(1);
        let local = day.and_hms_opt(hour.into(), 0, 0).unwrap();
        (Moment { day, before: hour }, Almaty.from_local_datetime(&local).unwrap().with_timezone(&Utc))
    }

    fn counted(&self, region: Option<u8>, hour: u8) -> Counted {
        let (moment, _) = self.at(hour);
        let held = Burst::find(&self.days, moment);
        count(&self.days, region.and_then(Region::from_number), moment, &held, &is_open)
    }

    fn operator(&self, region: Option<u8>, hour: u8) -> bool {
        self.counted(region, hour).is_for_the_operator(region.and_then(Region::from_number), &self.normal)
    }

    fn public(&self, region: Option<u8>, hour: u8) -> bool {
        let counted = self.counted(region, hour);
        let outlook =
            Outlook::of(&counted, region.and_then(Region::from_number), &self.normal, Judgement::Shown);
        matches!(outlook, Outlook::MoreThanUsual { .. })
    }
}

fn runs() -> u64 {
    from_environment("RUQSAT_OUTAGE_RUNS", 60).max(1)
}

fn years() -> u64 {
    from_environment("RUQSAT_OUTAGE_YEARS", 2).max(1)
}

const LONGEST_DAYS: u8 = 10;

/// Working hours until something shows: the median and the ninth of ten, and how often it showed at all.
fn hours_until(
    scene: &Scene,
    region: Option<u8>,
    shows: fn(&Country, Option<u8>, u8) -> bool,
) -> Vec<Option<u32>> {
    let quiet = Scene { outage: 0.0, fakes: 0, ..*scene };
    let mut found: Vec<Option<u32>> = (0..runs())
        .map(|seed| {
            let mut country = Country::after_weeks(4, seed * 7919 + 1, &quiet);
            let mut worked = 0;
            while worked < u32::from(LONGEST_DAYS) * 9 {
                let is_working = is_open(country.on);
                country.day(scene);
                if !is_working {
                    continue;
                }
                for hour in OPENS + 1..=CLOSES {
                    worked += 1;
                    if shows(&country, region, hour) {
                        return Some(worked);
                    }
                }
            }
            None
        })
        .collect();
    found.sort_by_key(|it| it.unwrap_or(u32::MAX));
    found
}

fn told(found: &[Option<u32>]) -> String {
    let shown = found.iter().flatten().count();
    let at = |part: f64| {
        found[((found.len() - 1) as f64 * part) as usize].map_or("–".into(), |it| it.to_string())
    };
    match shown * 100 / found.len() {
        0 => "never".into(),
        100 => format!("{} ({})", at(0.5), at(0.9)),
        part => format!("{} ({}), {part} %", at(0.5), at(0.9)),
    }
}

/// Times a year that something begins to show on ordinary days: country, all regions together.
fn alarms_a_year(scene: &Scene, shows: fn(&Country, Option<u8>, u8) -> bool) -> (f64, f64) {
    let years = years();
    let (mut country_alarms, mut region_alarms) = (0, 0);
    let regions: Vec<u8> = Region::all().map(Region::number).collect();
    for seed in 0..years {
        let mut country = Country::after_weeks(8, seed * 104_729 + 5, scene);
        let mut was = vec![false; regions.len() + 1];
        for _ in 0..365 {
            let is_working = is_open(country.on);
            country.day(scene);
            if !is_working {
                continue;
            }
            for hour in [11, 13, 15, 18] {
                let now = shows(&country, None, hour);
                country_alarms += u32::from(now && !was[0]);
                was[0] = now;
                for (at, region) in regions.iter().enumerate() {
                    let now = shows(&country, Some(*region), hour);
                    region_alarms += u32::from(now && !was[at + 1]);
                    was[at + 1] = now;
                }
            }
        }
    }
    (f64::from(country_alarms) / years as f64, f64::from(region_alarms) / years as f64)
}

/// How often so many false reports a day turn what is shown, within so many days.
fn turned(scene: &Scene, region: Option<u8>, days: u32) -> f64 {
    let quiet = Scene { fakes: 0, ..*scene };
    let hits = (0..runs()).filter(|seed| {
        let mut country = Country::after_weeks(4, seed * 31_337 + 3, &quiet);
        (0..days).any(|_| {
            country.day(scene);
            (OPENS + 1..=CLOSES).any(|hour| country.public(region, hour))
        })
    });
    hits.count() as f64 / runs() as f64
}

/// The fewest false reports a day, of a grid, that turn it in half and in 95 of 100 trials.
fn fewest(scene: &Scene, region: Option<u8>, days: u32) -> String {
    let grid = [3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150];
    let rates: Vec<(usize, f64)> = grid
        .iter()
        .map(|&fakes| (fakes, turned(&Scene { fakes, fakes_in: region, ..*scene }, region, days)))
        .collect();
    let least = |rate: f64| {
        rates.iter().find(|it| it.1 >= rate).map_or("more than 150".into(), |it| it.0.to_string())
    };
    format!("{} / {}", least(0.5), least(0.95))
}

#[test]
fn how_soon_a_real_outage_shows() {
    println!("\nworking hours until it shows, median (90 %), operator / public; {} runs", runs());
    let mut medians = Vec::new();
    for (outage, outage_in, seen) in [
        (1.0, None, None),
        (1.0, None, Some(ALMATY)),
        (1.0, None, Some(SMALL)),
        (0.3, None, None),
        (0.3, None, Some(ALMATY)),
        (1.0, Some(ALMATY), Some(ALMATY)),
    ] {
        for reports_a_day in [20.0, 200.0] {
            let scene = Scene { outage, outage_in, ..Scene::ordinary(reports_a_day, 0.15) };
            let operator = hours_until(&scene, seen, Country::operator);
            let public = hours_until(&scene, seen, Country::public);
            println!(
                "outage {outage} in {outage_in:?}, seen in {seen:?}, {reports_a_day} a day: {} / {}",
                told(&operator),
                told(&public)
            );
            medians.push((operator[runs() as usize / 2], public[runs() as usize / 2]));
        }
    }
    let (operator, public) = medians[0];
    assert!(operator.is_some_and(|it| it <= 5) && public.is_some_and(|it| it <= 9), "{medians:?}");
    let (_, public) = medians[1];
    assert!(public.is_some_and(|it| it <= 3), "{medians:?}");
    assert_eq!(medians[4], (None, None), "a small region alone stays invisible at 20 a day");
}

#[test]
fn how_often_it_cries_wolf() {
    println!("\nfalse alarms a year, country / all regions together");
    for normal in [0.05, 0.15, 0.25, 0.35] {
        for reports_a_day in [20.0, 200.0] {
            let scene = Scene::ordinary(reports_a_day, normal);
            let public = alarms_a_year(&scene, Country::public);
            let operator = alarms_a_year(&scene, Country::operator);
            println!(
                "normal {normal}, {reports_a_day} a day: public {:.1} / {:.1}, operator {:.1} / {:.1}",
                public.0, public.1, operator.0, operator.1
            );
            assert!(public.0 <= 1.0 && public.1 <= 12.0, "{public:?}");
        }
    }
    // The control: a share that is not learned cries wolf, so the simulation can.
    let scene = Scene { learns: false, ..Scene::ordinary(200.0, 0.35) };
    let (country, regions) = alarms_a_year(&scene, Country::public);
    println!("normal 0.35, not learned, 200 a day: public {country:.1} / {regions:.1}");
    assert!(country + regions > 10.0, "{country} {regions}");
}

#[test]
fn how_many_false_accounts_turn_it() {
    println!("\nfalse reports a day that turn it, 50 % / 95 % of {} trials", runs());
    for (name, region) in [("small region", Some(SMALL)), ("Almaty", Some(ALMATY)), ("country", None)] {
        for reports_a_day in [20.0, 200.0] {
            let scene = Scene::ordinary(reports_a_day, 0.15);
            let at_once = Scene { at_once: true, fakes: 60, fakes_in: region, ..scene };
            println!(
                "{name}, {reports_a_day} a day: one day {}, three days {}; 60 within one hour: {:.0} %",
                fewest(&scene, region, 1),
                fewest(&scene, region, 3),
                100.0 * turned(&at_once, region, 1)
            );
        }
    }
    let few = Scene { fakes: 4, fakes_in: Some(SMALL), ..Scene::ordinary(20.0, 0.15) };
    assert!(turned(&few, Some(SMALL), 1) < 0.05, "four people never turn anything");
    let new = Scene { at_once: true, fakes: 60, fakes_in: Some(SMALL), ..Scene::ordinary(20.0, 0.15) };
    assert!(turned(&new, Some(SMALL), 1) < 0.05, "a burst of volunteers is held for the operator");
}
