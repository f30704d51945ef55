//! What the reader of questions promises: danger first, the language of the message, no crash, no delay.

use std::time::{Duration, Instant};

use ruqsat::lang::Lang;
use ruqsat::understand::{KindId, Outcome, Question, TopicId, Understanding};

#[test]
fn nobody_in_danger_is_met_with_an_answer_about_papers() {
    let understanding = Understanding::new();
    let set = include_str!("../../questions/danger.tsv");
    let missed: Vec<&str> = set
        .lines()
        .skip(1)
        .filter_map(|line| line.splitn(4, '\t').nth(3))
        .filter(|text| !understanding.question(text, None).kind.is_some_and(KindId::is_danger))
        .collect();
    // One Kazakh message of 237 is known to be missed.
    assert!(missed.len() <= 1, "{missed:?}");
}

/// Shares in percent that are held on the messages in `questions/stranger`, which nothing has learnt
/// from: right topic asserted or offered, right topic asserted, wrong topic asserted (at most), out of
/// scope said so, chat recognised.
const HELD: [(&str, [f64; 5]); 3] = [
    ("kk", [95.0, 90.0, 3.0, 92.0, 97.0]),
    ("ru", [96.0, 92.0, 3.0, 94.0, 97.0]),
    ("en", [95.0, 90.0, 3.0, 96.0, 93.0]),
];

#[test]
fn strangers_messages_are_understood_as_well_as_is_promised() {
    let understanding = Understanding::new();
    let topics = [
        include_str!("../../questions/stranger/short.tsv"),
        include_str!("../../questions/stranger/long.tsv"),
        include_str!("../../questions/stranger/real.tsv"),
    ];
    let out_of_scope = [include_str!("../../questions/stranger/out-of-scope.tsv")];
    let chat = [include_str!("../../questions/stranger/chat.tsv")];
    for (lang, [offered, asserted, wrong, said_so, chatted]) in HELD {
        // Columns: language, message, expected ids.
        let share = |sets: &[&str], holds: &dyn Fn(&str, &Question) -> bool| {
            let cases: Vec<Vec<&str>> = sets
                .iter()
                .flat_map(|set| set.lines())
                .map(|line| line.split('\t').collect::<Vec<&str>>())
                .filter(|columns| columns.len() >= 3 && columns[0] == lang)
                .collect();
            let hits = cases.iter().filter(|case| holds(case[2], &understanding.question(case[1], None)));
            100.0 * hits.count() as f64 / cases.len() as f64
        };
        let is_topic = |ids: &str, topic: TopicId| ids.split('|').any(|id| id == topic.as_str());
        let right = |ids: &str, question: &Question| question.topic.is_some_and(|topic| is_topic(ids, topic));
        let among = |ids: &str, question: &Question| {
            right(ids, question) || question.choices.iter().any(|topic| is_topic(ids, *topic))
        };
        let figures = [
            share(&topics, &among),
            share(&topics, &right),
            share(&topics, &|ids, question| question.outcome == Outcome::Answer && !right(ids, question)),
            share(&out_of_scope, &|_, question| question.outcome == Outcome::OutOfScope),
            share(&chat, &|_, question| question.outcome == Outcome::Chat),
        ];
        assert!(figures[0] >= offered, "{lang} {figures:.1?}");
        assert!(figures[1] >= asserted, "{lang} {figures:.1?}");
        assert!(figures[2] <= wrong, "{lang} {figures:.1?}");
        assert!(figures[3] >= said_so, "{lang} {figures:.1?}");
        assert!(figures[4] >= chatted, "{lang} {figures:.1?}");
    }
}

#[test]
fn a_message_that_only_sounds_like_danger_seldom_raises_the_alarm() {
    let understanding = Understanding::new();
    let alarmed = |expected: &str| {
        let texts = include_str!("../../questions/fresh/danger.tsv").lines().filter_map(|line| {
            let columns: Vec<&str> = line.splitn(4, '\t').collect();
            (columns.get(1) == Some(&expected)).then(|| columns.last().copied()).flatten()
        });
        texts.filter(|text| understanding.question(text, None).kind.is_some_and(KindId::is_danger)).count()
    };
    // One of 165 is known to be missed.
    assert!(alarmed("out-of-scope") >= 164);
    assert!(alarmed("safe") <= 15, "{} of 75", alarmed("safe"));
}

#[test]
fn kazakh_in_any_coat_is_kazakh() {
    let understanding = Understanding::new();
    for text in [
        "ықтиярхатымның мерзімі өтіп кетті, не істеймін",
        "ыктиярхатымнын мерзими отип кетти не истеймин",
        "yqtiarhatymnyn merzimi otip ketti ne isteimin",
        "ىقتيارحاتىمنىڭ مەرزىمى ءوتىپ كەتتى نە ىستەيمىن",
    ] {
        let question = understanding.question(text, Some(Lang::RU));
        assert_eq!(question.lang, Lang::KK, "{text}");
        assert_eq!(question.topic.map(|topic| topic.as_str()), Some("permit-expired"), "{text}");
    }
    assert_eq!(understanding.language("рахмет", Some(Lang::RU)), Lang::KK);
    assert_eq!(understanding.language("спасибо", Some(Lang::KK)), Lang::RU);
}

#[test]
fn what_is_not_about_papers_is_not_answered_as_if_it_were() {
    let understanding = Understanding::new();
    for (text, outcome) in [
        ("hello", Outcome::Chat),
        ("рахмет", Outcome::Chat),
        ("какая завтра погода", Outcome::OutOfScope),
        ("шенген визасын қалай аламын", Outcome::OutOfScope),
    ] {
        assert_eq!(understanding.question(text, None).outcome, outcome, "{text}");
    }
}

#[test]
fn a_choice_offers_two_to_four_topics() {
    let understanding = Understanding::new();
    let set = include_str!("../../questions/ru.tsv");
    for text in set.lines().filter_map(|line| line.splitn(4, '\t').nth(3)) {
        let question = understanding.question(text, None);
        if question.outcome == Outcome::Choice {
            assert!((2..=4).contains(&question.choices.len()), "{text}");
            assert_eq!(question.topic, None, "{text}");
        }
    }
}

/// `QUESTION_FUZZ_RUNS=1000000 cargo test --release --no-default-features --test it chat::questions::whatever`
#[test]
fn whatever_is_typed_is_read_without_a_crash_or_a_delay() {
    let usual = if cfg!(debug_assertions) { 500 } else { 2_000 };
    let runs = std::env::var("QUESTION_FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(usual);
    let understanding = Understanding::new();
    let set = [
        include_str!("../../questions/kk.tsv"),
        include_str!("../../questions/ru.tsv"),
        include_str!("../../questions/en.tsv"),
    ]
    .concat();
    let texts: Vec<&str> = set.lines().filter_map(|line| line.splitn(4, '\t').nth(3)).collect();
    let mut seed = 42u64;
    let mut next = move |end: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % end.max(1)
    };
    let mut slowest = Duration::ZERO;
    for _ in 0..runs {
        let text = garbled(&texts, &mut next);
        let before = Instant::now();
        let question = understanding.question(&text, None);
        let took = before.elapsed();
        // Another process may have had the core: only what is slow every time counts.
        let fastest = (0..5).take_while(|_| took > Duration::from_millis(50)).fold(took, |fastest, _| {
            let again = Instant::now();
            assert_eq!(understanding.question(&text, None), question);
            fastest.min(again.elapsed())
        });
        slowest = slowest.max(fastest);
    }
    if cfg!(not(debug_assertions)) {
        assert!(slowest < Duration::from_millis(50), "{slowest:?}");
    }
}

/// Messages cut, joined and sprinkled with anything that Unicode has.
fn garbled(texts: &[&str], next: &mut impl FnMut(usize) -> usize) -> String {
    let mut text = String::new();
    for _ in 0..1 + next(3) {
        let chosen: Vec<char> = texts[next(texts.len())].chars().collect();
        let (from, length) = (next(chosen.len()), next(chosen.len() + 1));
        text.extend(chosen.iter().skip(from).take(length));
        for _ in 0..next(6) {
            text.extend(char::from_u32(next(0x11_0000) as u32));
        }
    }
    match next(200) {
        0 => text.repeat(40),
        1 => text.split_whitespace().next().unwrap_or("ы").repeat(400),
        _ => text,
    }
}

/// Pairs of messages in much the same words, one calm and one of somebody in danger:
/// `questions/contrast/pairs.tsv`, of which nothing is learnt. The columns: language, the calm one and
/// what it asks, the other and its kind.
#[test]
fn the_same_words_calm_and_in_danger_are_told_apart() {
    let understanding = Understanding::new();
    let is_danger = |text: &str| understanding.question(text, None).kind.is_some_and(KindId::is_danger);
    let (mut alarmed, mut missed, mut pairs) = (Vec::new(), Vec::new(), 0);
    for line in include_str!("../../questions/contrast/pairs.tsv").lines().skip(1) {
        let [_, calm, _, danger, _] = *line.split('\t').collect::<Vec<&str>>() else { panic!("{line}") };
        pairs += 1;
        alarmed.extend(is_danger(calm).then_some(calm));
        missed.extend((!is_danger(danger)).then_some(danger));
    }
    assert_eq!(pairs, 105);
    assert!(missed.len() <= 3, "{missed:?}");
    assert!(alarmed.len() <= 8, "{alarmed:?}");
}

/// Messages with strong words, of which nothing is learnt: `questions/contrast/danger.tsv`. The columns:
/// language, text, and the kind of danger, `-` for a calm one (news, what is long over, a jest, a paper
/// handed over for a copy). Written before the program was asked, by the hand that also changed the reader and
/// wrote phrases to learn from; nobody in danger may be missed more often than then.
#[test]
fn strong_words_alone_alarm_nobody() {
    let understanding = Understanding::new();
    let is_danger = |text: &str| understanding.question(text, None).kind.is_some_and(KindId::is_danger);
    let (mut alarmed, mut missed, mut messages) = (Vec::new(), Vec::new(), 0);
    for line in include_str!("../../questions/contrast/danger.tsv").lines().skip(1) {
        let [_, text, kind] = *line.split('\t').collect::<Vec<&str>>() else { panic!("{line}") };
        messages += 1;
        match (kind, is_danger(text)) {
            ("-", true) => alarmed.push(text),
            ("-", false) | (_, true) => {}
            (_, false) => missed.push(text),
        }
    }
    assert_eq!(messages, 302);
    assert!(missed.len() <= 2, "{missed:?}");
    assert!(alarmed.len() <= 6, "{alarmed:?}");
}

/// The messages of a set in `questions/learnt6` with what is expected of each, in the order of its lines. The
/// columns: language, text, expected.
fn learnt(set: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    set.lines().skip(1).map(|line| match *line.split('\t').collect::<Vec<&str>>() {
        [_, text, expected] | [_, text, expected, _] => (text, expected),
        _ => panic!("{line}"),
    })
}

/// Hard messages by strangers: danger that is only hinted at or told in one clause, and calm messages in
/// strong words; what looks like ours and is not, and the other way about. Their misses were read before the
/// reader was changed, so this holds what was reached and measures nothing new.
#[test]
fn hints_of_danger_are_heard_as_often_as_was_reached() {
    let understanding = Understanding::new();
    let (mut alarmed, mut missed) = (Vec::new(), Vec::new());
    for (text, expected) in learnt(include_str!("../../questions/learnt6/danger.tsv")) {
        let is_danger = understanding.question(text, None).kind.is_some_and(KindId::is_danger);
        match (expected, is_danger) {
            ("-", true) => alarmed.push(text),
            ("-", false) | (_, true) => {}
            (_, false) => missed.push(text),
        }
    }
    assert!(missed.len() <= 11, "{} of 150: {missed:#?}", missed.len());
    assert!(alarmed.len() <= 13, "{} of 150: {alarmed:#?}", alarmed.len());
}

#[test]
fn what_looks_like_ours_is_told_from_what_is() {
    let understanding = Understanding::new();
    let not_said: Vec<&str> = learnt(include_str!("../../questions/learnt6/out-of-scope.tsv"))
        .map(|(text, _)| text)
        .filter(|text| understanding.question(text, None).outcome != Outcome::OutOfScope)
        .collect();
    let refused: Vec<&str> = learnt(include_str!("../../questions/learnt6/real.tsv"))
        .map(|(text, _)| text)
        .filter(|text| understanding.question(text, None).kind.is_some())
        .collect();
    assert!(not_said.len() <= 5, "{} of 135: {not_said:#?}", not_said.len());
    assert!(refused.len() <= 4, "{} of 45: {refused:#?}", refused.len());
}
