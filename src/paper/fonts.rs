//! The fonts of pictures and letters: Noto Sans, which has every Kazakh letter (licence beside it).

use ttf_parser::Face;

use super::Fault;

/// For running text.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
/// For headings.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");
/// The family's name inside the files.
pub const FAMILY: &str = "Noto Sans";

/// A font that can be measured.
pub struct Measured<'a> {
    face: Face<'a>,
    size: f32,
}

impl<'a> Measured<'a> {
    /// A font in a size (points or pixels).
    ///
    /// # Errors
    /// The bytes are no font.
    pub fn new(bytes: &'a [u8], size: f32) -> Result<Measured<'a>, Fault> {
        let face =
            Face::parse(bytes, 0).map_err(|error| Fault(format!("the font cannot be read ({error})")))?;
        Ok(Measured { face, size })
    }

    /// How wide a text is.
    pub fn width(&self, text: &str) -> f32 {
        let units: u32 = text
            .chars()
            .filter_map(|letter| self.face.glyph_index(letter))
            .filter_map(|glyph| self.face.glyph_hor_advance(glyph))
            .map(u32::from)
            .sum();
        units as f32 * self.size / f32::from(self.face.units_per_em())
    }

    /// Breaks a text into lines of at most this width. A word longer than a line, such as an
    /// address, is broken after a `/` or `-` where it has one, else where the line ends.
    pub fn lines(&self, text: &str, width: f32) -> Vec<String> {
        text.lines().flat_map(|paragraph| self.paragraph(paragraph, width)).collect()
    }

    fn paragraph(&self, text: &str, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split(' ').flat_map(|word| self.pieces(word, width)) {
            let last = lines.len() - 1;
            let joined =
                if lines[last].is_empty() { word.clone() } else { format!("{} {word}", lines[last]) };
            if self.width(&joined) <= width || lines[last].is_empty() {
                lines[last] = joined;
            } else {
                lines.push(word);
            }
        }
        lines
    }

    fn pieces(&self, word: &str, width: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let last = pieces.len() - 1;
            if !pieces[last].is_empty() && self.width(&format!("{}{letter}", pieces[last])) > width {
                let end = pieces[last].rfind(['/', '-']).map_or(pieces[last].len(), |at| at + 1);
                let rest = pieces[last].split_off(end);
                pieces.push(format!("{rest}{letter}"));
            } else {
                pieces[last].push(letter);
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kazakh_letter_and_sign_is_in_both_fonts() {
        for bytes in [REGULAR, BOLD] {
            let face = Face::parse(bytes, 0).unwrap();
            for letter in "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё₸№«»—–•…\u{a0}".chars() {
                assert!(face.glyph_index(letter).is_some(), "{letter}");
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_its_column() {
        let font = Measured::new(REGULAR, 10.0).unwrap();
        let text = "Тұруға ықтиярхат https://en.tengrinews.kz/kazakhstan_news/kazakhstans-interior-ministry-responds";
        let lines = font.lines(text, 120.0);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| font.width(line) <= 120.0), "{lines:?}");
        let address = &lines[1..lines.len() - 1];
        assert!(address.iter().all(|line| line.ends_with(['/', '-'])), "{lines:?}");
    }
}
