//! Every answer and reply, in every language: whole, short enough, and with the same numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::kit::{day, world_on};
use ruqsat::conversation::{World, answers};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::speech::{Message, Speech, plain_text, say};
use ruqsat::understand::{Outcome, TopicId, kinds, topics};
use serde::Deserialize;

/// A day on which everything is published, and one past every check, without an index in tenge.
const DAYS: [&str; 2] = ["2026-11-22", "2027-06-01"];
/// Telegram's most for one message, in UTF-16 units.
const TELEGRAM_MOST: usize = 4096;
/// Of the words that are seen without a tap; where sums wait for an index, they say so at length.
const SHOWN_MOST: [usize; 2] = [540, 600];
/// The same for an answer that lists who helps: the list is as long as the data.
const HELPERS_MOST: usize = 660;
const BUTTON_MOST: usize = 32;
/// What may stand as digits in the words beside the numbers of articles: orders, forms, telephones,
/// house numbers, sizes, names.
const DIGITS_ALLOWED: &[&str] = &[
    "492",
    "517",
    "№\u{a0}49",
    "No. 49",
    "№\u{a0}532",
    "№ 49",
    "№ 532",
    "No. 532",
    "028/у",
    "35×45",
    "+7 7172 906 984",
    "+7 727 258 45 98",
    "Baizakov 303",
    "Байзакова, 303",
    "Байзақов көшесі, 303",
    "1414",
    "A1",
    "B8",
    "м²",
    "m²",
];

/// Calls with the world of a day.
fn on<T>(today: &str, look: impl FnOnce(&World<'_>) -> T) -> T {
    look(&World { operator: Some("clinic@example.org"), ..world_on(day(today)) })
}

fn html(speech: &Speech, lang: Lang, paragraphs: &[Message]) -> String {
    paragraphs.iter().map(|message| speech.html(lang, message)).collect::<Vec<_>>().join("\n\n")
}

/// Calls with the name, the day, the language and the HTML of every answer and every reply.
fn each(mut check: impl FnMut(&str, &str, Lang, &str)) {
    let speech = Speech::new();
    for today in DAYS {
        on(today, |world| {
            let told = topics().iter().map(|topic| {
                let id = topic.id.as_str();
                (format!("answer-{id}"), answers::answer(id, world))
            });
            let replied = kinds().iter().map(|kind| {
                let outcome = if kind.chat { Outcome::Chat } else { Outcome::OutOfScope };
                (format!("reply {}", kind.id), answers::reply(kind.id.as_str(), outcome, world))
            });
            for (name, paragraphs) in told.chain(replied) {
                for lang in Lang::all() {
                    check(&name, today, lang, &html(&speech, lang, &paragraphs));
                }
            }
        });
    }
}

/// The messages of answers and replies in a language's files: (id, text of the template).
fn templates(lang: Lang) -> Vec<(String, String)> {
    let own = |path: &str| path.starts_with("answers-") || path == "replies.ftl" || path == "amounts.ftl";
    let mut found: Vec<(String, String)> = Vec::new();
    for (_, text) in lang.files().iter().filter(|(path, _)| own(path)) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =") {
                Some((id, rest)) if !line.starts_with(' ') => found.push((id.to_string(), rest.to_string())),
                _ => {
                    if let Some((_, template)) = found.last_mut() {
                        template.push('\n');
                        template.push_str(line);
                    }
                }
            }
        }
    }
    found
}

/// The text outside of variables; the words of plural forms stay.
fn without_variables(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find("{ $") {
        out.push_str(&rest[..at]);
        rest = rest[at + 3..].trim_start_matches(|letter: char| letter.is_ascii_lowercase() || letter == '-');
    }
    out.push_str(rest);
    out
}

/// The words without the numbers of articles: "articles 12 and 11-1", "часть 4 статьи 492",
/// "492-баптың 4-бөлігі".
fn without_articles(words: &str) -> String {
    let bare = |word: &str| word.trim_matches(['(', ')', ',', '.', ';', ':', '«', '»']).to_lowercase();
    let number = |word: &str| {
        let word = bare(word);
        !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit() || "-()–".contains(letter))
    };
    let mut kept: Vec<&str> = Vec::new();
    let mut named = false;
    for word in words.split_whitespace() {
        named = ["article", "стать", "част"].iter().any(|start| bare(word).starts_with(start))
            || named && (number(word) || matches!(word, "and" | "и"));
        if !(named && number(word)) {
            kept.push(word);
        }
    }
    let mut out: Vec<&str> = Vec::new();
    named = false;
    for word in kept.into_iter().rev() {
        let kazakh = bare(word);
        let article = kazakh.starts_with(|letter: char| letter.is_ascii_digit())
            && ["-бап", "-баб", "-бөлі"].iter().any(|end| kazakh.contains(end));
        named = article || named && (number(word) || word == "және");
        if !(article || named && number(word)) {
            out.push(word);
        }
    }
    out.reverse();
    out.join(" ")
}

/// Every number in a text, once: how often a number is repeated is the language's affair.
fn numbers(text: &str) -> BTreeSet<String> {
    text.replace(['\u{a0}', ','], "")
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::to_string)
        .collect()
}

#[test]
fn every_topic_and_every_kind_has_its_words_and_every_topic_a_short_title() {
    for topic in topics() {
        assert!(Message::exists(&format!("answer-{}", topic.id)), "{}", topic.id);
        assert!(Message::exists(&format!("topic-{}", topic.id)), "{}", topic.id);
    }
    for kind in kinds() {
        let prefix = if kind.chat { "chat" } else { "out-of-scope" };
        assert!(Message::exists(&format!("{prefix}-{}", kind.id)), "{}", kind.id);
    }
    let speech = Speech::new();
    for (topic, lang) in topics().iter().flat_map(|topic| Lang::all().map(move |lang| (topic, lang))) {
        let title = speech.plain(lang, &Message::new(format!("topic-{}", topic.id)));
        assert!(title.chars().count() <= BUTTON_MOST, "{lang} {title}");
    }
}

#[test]
fn nothing_is_missing_in_any_answer_on_a_day_with_and_without_a_published_index() {
    each(|name, today, lang, html| {
        assert!(!html.contains(['{', '}', '$']), "{name} {today} {lang}: {html}");
        assert!(!html.contains("verdict-") && !html.contains("source-"), "{name} {today} {lang}: {html}");
    });
}

#[test]
fn on_a_day_with_everything_published_no_answer_says_that_something_is_not() {
    let speech = Speech::new();
    for lang in Lang::all() {
        let gap = speech.plain(lang, &say::not_published_yet());
        let gap = gap.trim_matches(['(', ')']).to_string();
        each(|name, today, spoken, html| {
            assert!(today != DAYS[0] || spoken != lang || !html.contains(&gap), "{name} {lang}: {html}");
        });
    }
}

#[test]
fn without_a_published_index_the_fine_stands_in_indices_only() {
    let speech = Speech::new();
    on("2027-06-01", |world| {
        let told = plain_text(&html(&speech, Lang::EN, &answers::answer("fine-amount", world)));
        assert!(told.contains("10 MCI (in tenge: not published yet"), "{told}");
        assert!(!told.contains("43,250"), "{told}");
    });
    on("2026-11-22", |world| {
        let told = plain_text(&html(&speech, Lang::EN, &answers::answer("fine-amount", world)));
        assert!(told.contains("10 MCI (43,250 tenge)"), "{told}");
        assert!(told.contains("21,625 tenge"), "{told}");
    });
}

#[test]
fn an_answer_past_its_check_says_when_it_was_checked() {
    let overdue = |paragraphs: &[Message]| paragraphs.iter().any(|message| message.id == "checked-long-ago");
    for topic in topics() {
        let id = topic.id.as_str();
        assert!(!on("2026-11-22", |world| overdue(&answers::answer(id, world))), "{id}");
        assert!(on("2027-06-01", |world| overdue(&answers::answer(id, world))), "{id}");
    }
}

#[test]
fn every_answer_names_a_source_and_the_day_it_was_checked() {
    let speech = Speech::new();
    on("2026-11-22", |world| {
        for topic in topics() {
            let told = html(&speech, Lang::EN, &answers::answer(topic.id.as_str(), world));
            assert!(told.contains("Source: <a href=\"https://"), "{}: {told}", topic.id);
            assert!(told.contains("read on 22 November 2026"), "{}: {told}", topic.id);
        }
    });
}

#[test]
fn an_answer_fits_a_phone_and_a_message_of_telegram() {
    each(|name, today, lang, html| {
        let units = html.encode_utf16().count();
        assert!(units <= TELEGRAM_MOST, "{name} {today} {lang}: {units}");
    });
    let speech = Speech::new();
    let mut long = Vec::new();
    for (today, most) in DAYS.into_iter().zip(SHOWN_MOST) {
        on(today, |world| {
            for topic in topics() {
                let paragraphs = answers::answer(topic.id.as_str(), world);
                let folded = paragraphs.last().map(|message| message.id.as_str());
                assert_eq!(folded, Some("answer-folded"), "{}", topic.id);
                let lists = paragraphs[0].arguments.iter().any(|(name, _)| name == "helpers-message");
                let most = if lists { HELPERS_MOST } else { most };
                for lang in Lang::all() {
                    let shown = speech.plain(lang, &paragraphs[0]).chars().count();
                    if shown > most {
                        long.push(format!("{shown} {lang} {} on {today}", topic.id));
                    }
                }
            }
        });
    }
    long.sort();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn the_languages_say_the_same_numbers_and_dates() {
    let mut english = Vec::new();
    each(|name, today, lang, html| {
        if lang == Lang::EN {
            english.push((name.to_string(), today.to_string(), numbers(&plain_text(html))));
        }
    });
    each(|name, today, lang, html| {
        let (.., expected) = english.iter().find(|(known, on, _)| known == name && on == today).unwrap();
        assert_eq!(&numbers(&plain_text(html)), expected, "{name} {today} {lang}");
    });
}

#[test]
fn numbers_of_the_law_are_never_written_into_the_words() {
    for lang in Lang::all() {
        for (id, template) in templates(lang) {
            let mut words = without_articles(&without_variables(&template));
            for allowed in DIGITS_ALLOWED {
                words = words.replace(allowed, "");
            }
            let digits: String = words.chars().filter(|letter| letter.is_numeric()).collect();
            assert!(digits.is_empty(), "{lang} {id}: {digits}");
        }
    }
}

#[test]
fn tags_are_closed_and_no_mark_turns_the_text() {
    each(|name, today, lang, html| {
        for (open, close) in [("<b>", "</b>"), ("<a ", "</a>"), ("<blockquote ", "</blockquote>")] {
            let (opened, closed) = (html.matches(open).count(), html.matches(close).count());
            assert_eq!(opened, closed, "{name} {today} {lang}: {html}");
        }
        let tags: BTreeSet<&str> =
            html.split('<').skip(1).filter_map(|rest| rest.split(['>', ' ']).next()).collect();
        let known = ["b", "/b", "a", "/a", "blockquote", "/blockquote"];
        assert!(tags.iter().all(|tag| known.contains(tag)), "{name} {lang}: {tags:?}");
        assert!(!html.contains(|letter| matches!(letter, '\u{2066}'..='\u{2069}')), "{name} {lang}");
    });
}

#[test]
fn no_word_mixes_latin_and_cyrillic_letters() {
    let cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{52f}');
    for lang in Lang::all() {
        for (id, template) in templates(lang) {
            let words = without_variables(&template);
            for word in words.split(|letter: char| !letter.is_alphabetic()) {
                let mixed =
                    word.contains(cyrillic) && word.contains(|letter: char| letter.is_ascii_alphabetic());
                assert!(!mixed, "{lang} {id}: {word}");
            }
        }
    }
}

#[test]
fn danger_is_answered_without_the_police_and_without_an_invented_number() {
    let speech = Speech::new();
    on("2026-11-22", |world| {
        for kind in kinds().iter().filter(|kind| kind.danger) {
            let reply = answers::reply(kind.id.as_str(), Outcome::OutOfScope, world);
            let told = html(&speech, Lang::EN, &reply);
            assert!(!told.to_lowercase().contains("police"), "{}", kind.id);
            let words = speech.plain(Lang::EN, &reply[0]);
            assert!(numbers(&without_articles(&words)).is_empty(), "{}", kind.id);
            assert!(reply[0].arguments.is_empty(), "{}", kind.id);
        }
    });
}

/// Who is not answered learns who can be asked: the operator where a contact is set, else where to
/// ask; in danger, the helpers.
#[test]
fn every_refusal_to_answer_names_a_person_to_ask() {
    let speech = Speech::new();
    for operator in [None, Some("clinic@example.org")] {
        on("2026-11-22", |world| {
            let world = World { operator, ..*world };
            for kind in kinds().iter().filter(|kind| !kind.chat && kind.id.as_str() != "unknown-language") {
                for lang in Lang::all() {
                    let reply = answers::reply(kind.id.as_str(), Outcome::OutOfScope, &world);
                    let told = plain_text(&html(&speech, lang, &reply));
                    let known = match operator {
                        Some(contact) => told.contains(contact),
                        None if kind.id.as_str() == "despair" => true,
                        None => told.contains("1414") || told.contains("sanasezim.org"),
                    };
                    assert!(known, "{lang} {}: {told}", kind.id);
                }
            }
        });
    }
}

#[test]
fn neighbours_are_topics_with_titles() {
    on("2026-11-22", |world| {
        for topic in topics() {
            let near = answers::neighbours(topic.id.as_str(), world);
            assert!((1..=4).contains(&near.len()), "{}", topic.id);
            assert!(near.iter().all(|id| Message::exists(&format!("topic-{id}"))), "{}", topic.id);
        }
    });
}

#[test]
fn every_figure_is_quoted_by_some_answer() {
    let used: BTreeSet<&str> = say::IDS
        .iter()
        .filter(|(id, _)| id.starts_with("answer-"))
        .flat_map(|(_, variables)| variables.iter().copied())
        .collect();
    for figure in Law::built_in().figures() {
        let sum = figure.id.strip_suffix("-mci").map(|stem| format!("{stem}-sum-message"));
        let quoted = used.contains(&*figure.id) || sum.is_some_and(|name| used.contains(name.as_str()));
        assert!(quoted, "{}", figure.id);
    }
}

/// Where sources differ, both sides reach the person in every language, each with its source.
#[test]
fn both_sides_of_what_sources_say_differently_are_told_with_their_sources() {
    let law = Law::built_in();
    let speech = Speech::new();
    for (topic, matter) in [("processing-time", "making-time"), ("permit-renew-how", "where-to-apply")] {
        assert_eq!(law.claims(matter).count(), 2, "{matter}");
        for lang in Lang::all() {
            let told = on(DAYS[0], |world| plain_text(&html(&speech, lang, &answers::answer(topic, world))));
            for claim in law.claims(matter) {
                let words = speech.plain(lang, &Message::new(format!("source-{}", claim.basis.source)));
                let url = law.source(&claim.basis.source).map(|source| source.url.to_string());
                assert!(told.contains(&words), "{lang} {topic}: `{words}` is not in {told}");
                assert!(url.is_some_and(|url| told.contains(&url)), "{lang} {topic}: {told}");
            }
        }
    }
}

/// One line of tests/legal_weight.toml: see there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weighty {
    asked: String,
    topic: Option<String>,
    reply: Option<String>,
    #[serde(rename = "rests")]
    _rests: String,
    #[serde(default)]
    shown: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    said: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    never: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeightyFile {
    case: Vec<Weighty>,
}

/// What has to be said is said, where it is seen without a tap if it has to be; what must not be
/// said is not.
#[test]
fn answers_of_legal_weight_say_what_they_must_and_nothing_they_must_not() {
    let file: WeightyFile = toml::from_str(include_str!("../../legal_weight.toml")).unwrap();
    let speech = Speech::new();
    let mut faults = Vec::new();
    on("2026-11-28", |world| {
        for case in &file.case {
            let paragraphs = match (&case.topic, &case.reply) {
                (Some(topic), None) => {
                    assert!(TopicId::find(topic).is_some(), "no topic `{topic}`");
                    answers::answer(topic, world)
                }
                (None, Some(kind)) => answers::reply(kind, Outcome::OutOfScope, world),
                _ => panic!("`{}` needs a topic or a reply", case.asked),
            };
            for lang in Lang::all() {
                let plain = |messages: &[Message]| {
                    let text = plain_text(&html(&speech, lang, messages));
                    text.replace('\u{a0}', " ").to_lowercase()
                };
                let (shown, whole) = (plain(&paragraphs[..1]), plain(&paragraphs));
                let expected = |table: &BTreeMap<String, Vec<String>>| {
                    table
                        .get(lang.code())
                        .into_iter()
                        .flatten()
                        .map(|part| part.to_lowercase())
                        .collect::<Vec<_>>()
                };
                for (kind, parts, text, wanted) in [
                    ("shown", expected(&case.shown), &shown, true),
                    ("said", expected(&case.said), &whole, true),
                    ("never", expected(&case.never), &whole, false),
                ] {
                    for part in parts.iter().filter(|part| text.contains(part.as_str()) != wanted) {
                        faults.push(format!("{lang} `{}`, {kind}: `{part}`", case.asked));
                    }
                }
            }
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A button that a text names is called as the button is.
#[test]
fn the_reply_to_a_reported_mistake_names_the_button_as_it_is_called() {
    let speech = Speech::new();
    on("2026-11-22", |world| {
        for lang in Lang::all() {
            let told = html(&speech, lang, &answers::reply("report-mistake", Outcome::Chat, world));
            let button = speech.plain(lang, &say::button_wrong_answer());
            assert!(told.contains(&button), "{lang}: `{button}` is not in {told}");
        }
    });
}
