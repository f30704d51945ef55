//! A verdict fits one screen of a small phone: what is in sight before the folded part is opened.

#![cfg(feature = "bot")]

use ruqsat::assess::assess;
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::speech::{Speech, plain_text, verdict};
use ttf_parser::Face;

use crate::law::cases;

/// The chat page at 360 by 740 pixels: the log is 541 pixels high, a bubble's text 280 wide.
const LOG_HEIGHT: f32 = 541.0;
const TEXT_WIDTH: f32 = 280.0;
const LETTER: f32 = 15.0;
const LINE: f32 = 21.0;
/// A folded quote shows three smaller lines.
const FOLDED: f32 = 57.0;
const ROW_OF_BUTTONS: f32 = 48.0;
/// The rows of a plain verdict; with a third one the longest verdicts need two lines more than there are.
const ROWS: f32 = 2.0;
/// Characters in sight; about 390 are aimed at.
const LONGEST_IN_SIGHT: usize = 500;
const LONGEST_HEADLINE: usize = 90;

/// The height of a text in pixels, broken at spaces as a browser breaks it.
fn height(text: &str, face: &Face<'_>) -> f32 {
    let scale = LETTER / f32::from(face.units_per_em());
    let width = |word: &str| -> f32 {
        word.chars()
            .map(|letter| {
                let glyph = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph));
                f32::from(glyph.unwrap_or(600)) * scale
            })
            .sum()
    };
    let space = width(" ");
    let mut lines = 0.0;
    for line in text.lines() {
        let mut used = 0.0;
        lines += 1.0;
        for word in line.split(' ') {
            let wide = width(word);
            if used > 0.0 && used + space + wide > TEXT_WIDTH {
                lines += 1.0;
                used = wide;
            } else {
                used += if used > 0.0 { space + wide } else { wide };
            }
        }
    }
    lines * LINE
}

#[test]
fn a_verdict_fits_one_screen_in_every_language() {
    let font = std::fs::read("assets/fonts/NotoSans-Regular.ttf").unwrap();
    let face = Face::parse(&font, 0).unwrap();
    let (law, speech) = (Law::built_in(), Speech::new());
    let mut faults = Vec::new();
    for (name, facts, on) in cases::situations() {
        let assessment = assess(&facts, on, law).unwrap();
        for lang in Lang::all() {
            let told = verdict::tell(&assessment, &facts, law);
            let headline = plain_text(&speech.html(lang, &told.headline)).chars().count();
            let html: Vec<String> = told.paragraphs().iter().map(|part| speech.html(lang, part)).collect();
            let html = html.join("\n\n");
            let in_sight = plain_text(html.split("<blockquote").next().unwrap());
            let (characters, pixels) = (in_sight.trim().chars().count(), height(in_sight.trim(), &face));
            let pixels = pixels + FOLDED + ROWS * ROW_OF_BUTTONS;
            if headline > LONGEST_HEADLINE || characters > LONGEST_IN_SIGHT || pixels > LOG_HEIGHT {
                faults.push(format!("{lang} {headline} {characters} {pixels} {name}\n{in_sight}\n"));
            }
        }
    }
    assert!(faults.is_empty(), "{} too long:\n{}", faults.len(), faults.join("\n"));
}
