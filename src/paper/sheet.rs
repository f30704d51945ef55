//! A printed sheet: Kazakh on the left, Russian on the right, blanks and boxes for a pen across
//! both, so that everything is filled in once.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::geom::{PathBuilder, Point, Quadrilateral, Rect};
use krilla::metadata::Metadata;
use krilla::page::{Page, PageSettings};
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, Identifier, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};

use super::fonts::{BOLD, Measured, REGULAR};
use super::{Desk, Fault};
use crate::lang::Lang;
use crate::speech::Message;

/// A4 in points.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 32.0;
const GAP: f32 = 16.0;
const COLUMN: f32 = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
/// Nine millimetres: what a line of handwriting takes.
const PEN: f32 = 25.6;
/// The side of a box to tick, and the space it takes from its words.
const BOX: f32 = 7.0;
const BESIDE_BOX: f32 = 12.0;

/// How close the rows stand, in points. What does not fit one page in the usual measure is set closer:
/// a letter on one side is copied, stamped and kept more easily than one on two.
#[derive(Clone, Copy)]
struct Measure {
    /// Free above and below the rows.
    edge: f32,
    title: f32,
    plain: f32,
    small: f32,
    /// From line to line, in parts of a size.
    leading: f32,
    /// Between rows.
    gap: f32,
    /// From the words above a line for a pen to the end of its row.
    pen_below: f32,
}

const USUAL: Measure =
    Measure { edge: MARGIN, title: 10.5, plain: 8.5, small: 7.0, leading: 1.25, gap: 2.0, pen_below: 19.6 };
const CLOSE: Measure =
    Measure { edge: 20.0, title: 10.0, plain: 8.0, small: 6.6, leading: 1.2, gap: 1.0, pen_below: 18.0 };

/// What stands on a sheet, from above.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// The title.
    Heading(Message),
    /// Words above what belongs together.
    Strong(Message),
    /// A paragraph.
    Words(Message),
    /// Small print.
    Small(Message),
    /// Words with a line for a pen below.
    Blank(Message),
    /// Short lines for a pen beside each other, each with its name beneath.
    Blanks(Vec<Message>),
    /// One more line for a pen.
    Line,
    /// A box to tick.
    Choice(Message),
    /// A box to tick, with a line for a pen below.
    ChoiceWithBlank(Message),
    /// Boxes to tick beside each other, each with a few words.
    Choices(Vec<Message>),
    /// A line of the table of visits; the head of it stands on every page again.
    Cells(Vec<Cell>),
    /// Its head: what each column is about.
    Head(Vec<Message>),
    /// Where the sheet is cut.
    Cut,
    /// What follows stands on a page of its own.
    Break,
}

/// A cell of the table: what is known, and room for a pen where there is more to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// One below the other, each in Kazakh and in Russian.
    pub words: Vec<Message>,
    /// Whether there is room for a line by hand.
    pub blank: bool,
}

/// The columns of the table of visits, in parts of its width: number, day, office, desk, what was said, slip, noted.
const TABLE: [f32; 7] = [0.04, 0.14, 0.21, 0.13, 0.19, 0.13, 0.16];
/// From the border of a cell to its words.
const INSIDE: f32 = 3.0;

#[cfg(test)]
impl Row {
    /// What is written in it.
    pub fn messages(&self) -> Vec<&Message> {
        match self {
            Row::Heading(one)
            | Row::Strong(one)
            | Row::Words(one)
            | Row::Small(one)
            | Row::Blank(one)
            | Row::Choice(one)
            | Row::ChoiceWithBlank(one) => vec![one],
            Row::Blanks(several) | Row::Choices(several) => several.iter().collect(),
            Row::Head(several) => several.iter().collect(),
            Row::Cells(cells) => cells.iter().flat_map(|cell| &cell.words).collect(),
            Row::Line | Row::Cut | Row::Break => Vec::new(),
        }
    }
}

/// How words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Title,
    Strong,
    Plain,
    Small,
}

/// The languages with the left edge of their columns.
const COLUMNS: [(Lang, f32); 2] = [(Lang::KK, MARGIN), (Lang::RU, MARGIN + COLUMN + GAP)];

/// Prints rows on as many pages as they take.
///
/// # Errors
/// The page cannot be made.
pub fn print(rows: &[Row], title: &Message, desk: &Desk<'_>) -> Result<Vec<u8>, Fault> {
    let unfit = || Fault("the page cannot be made".into());
    let mut document = Document::new();
    let title = COLUMNS.map(|(lang, _)| desk.speech.plain(lang, title)).join(" / ");
    let metadata = Metadata::new().title(title).language(Lang::KK.code().to_string());
    document.set_metadata(metadata.creator("Ruqsat".to_string()));
    let usual = Pens::new(USUAL)?;
    let letter = rows.split(|row| *row == Row::Break).next().unwrap_or_default();
    let pens =
        if usual.height(letter, desk) <= HEIGHT - 2.0 * USUAL.edge { usual } else { Pens::new(CLOSE)? };
    let mut tree = TagTree::new();
    let mut left = rows;
    while !left.is_empty() {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(unfit)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut sheet =
            Sheet { surface: &mut surface, pens: &pens, desk, y: pens.measure.edge, written: Vec::new() };
        // A table that goes on has its head on this page too.
        let goes_on = matches!(left.first(), Some(Row::Cells(_)));
        let before = rows.get(..rows.len() - left.len()).unwrap_or_default();
        let head = before.iter().rfind(|row| goes_on && matches!(row, Row::Head(_)));
        head.into_iter().for_each(|head| sheet.write(head));
        let fit = sheet.fill(left);
        let written = sheet.written;
        surface.finish();
        for (lang, _) in COLUMNS {
            let mut section = TagGroup::new(Tag::Section.with_lang(Some(lang.code().to_string())));
            for (_, paragraph) in written.iter().filter(|(of, _)| *of == lang) {
                section.push(tagged(paragraph, &mut page));
            }
            tree.push(section);
        }
        page.finish();
        if fit == 0 {
            return Err(Fault("a row is higher than a page".into()));
        }
        left = &left[fit..];
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|error| Fault(format!("{error:?}")))
}

/// What a screen reader meets: a heading or a paragraph, and in it the address that can be followed.
fn tagged(written: &Written, page: &mut Page<'_>) -> TagGroup {
    let mut group = match written.hand {
        Hand::Title => TagGroup::new(Tag::Hn(NonZeroU16::MIN, None)),
        Hand::Strong | Hand::Plain | Hand::Small => TagGroup::new(Tag::P),
    };
    match written.link.clone().filter(|(_, places)| !places.is_empty()) {
        Some((address, places)) => {
            let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
            let annotation = LinkAnnotation::new_with_quad_points(places, target);
            let annotation = page.add_tagged_annotation(Annotation::new_link(annotation, Some(address)));
            let mut link = TagGroup::new(Tag::Link);
            link.push(written.text);
            link.push(annotation);
            group.push(link);
        }
        None => group.push(written.text),
    }
    group
}

/// A paragraph on the page.
struct Written {
    hand: Hand,
    text: Identifier,
    /// The address that stands in it, with where its parts stand on the page.
    link: Option<(String, Vec<Quadrilateral>)>,
}

/// The address in a text, without the full stop or bracket behind it.
fn address_in(text: &str) -> Option<&str> {
    let word =
        text.split_whitespace().find(|word| word.starts_with("https://") || word.starts_with("http://"))?;
    Some(word.trim_end_matches(['.', ',', ';', ')', '»']))
}

struct Pens {
    measure: Measure,
    title: Pen,
    strong: Pen,
    plain: Pen,
    small: Pen,
}

struct Pen {
    font: Font,
    measure: Measured<'static>,
    size: f32,
    leading: f32,
}

impl Pens {
    fn new(measure: Measure) -> Result<Pens, Fault> {
        let pen = |bytes: &'static [u8], size: f32| {
            let font =
                Font::new(bytes.to_vec().into(), 0).ok_or_else(|| Fault("the font cannot be read".into()))?;
            Ok::<_, Fault>(Pen {
                font,
                measure: Measured::new(bytes, size)?,
                size,
                leading: size * measure.leading,
            })
        };
        Ok(Pens {
            measure,
            title: pen(BOLD, measure.title)?,
            strong: pen(BOLD, measure.plain)?,
            plain: pen(REGULAR, measure.plain)?,
            small: pen(REGULAR, measure.small)?,
        })
    }

    /// How high rows are below each other, in points.
    fn height(&self, rows: &[Row], desk: &Desk<'_>) -> f32 {
        rows.iter().map(|row| self.row_height(row, desk)).sum()
    }

    /// How high a row is, in points.
    fn row_height(&self, row: &Row, desk: &Desk<'_>) -> f32 {
        let words = |words: &Message, hand, indent| {
            let pen = self.of(hand);
            let lines = COLUMNS
                .map(|(lang, _)| pen.measure.lines(&desk.speech.plain(lang, words), COLUMN - indent).len());
            lines.into_iter().max().unwrap_or_default() as f32 * pen.leading + self.measure.gap
        };
        match row {
            Row::Heading(text) => words(text, Hand::Title, 0.0) + 6.0,
            Row::Strong(text) => words(text, Hand::Strong, 0.0) + 2.0,
            Row::Words(text) => words(text, Hand::Plain, 0.0),
            Row::Small(text) => words(text, Hand::Small, 0.0),
            Row::Blank(text) => words(text, Hand::Plain, 0.0) + self.measure.pen_below,
            Row::Blanks(names) => {
                let width = beside(names.len()) - GAP;
                let most = names.iter().map(|name| self.lines_in_both(name, width, desk)).max();
                PEN + most.unwrap_or_default() as f32 * self.small.leading + self.measure.gap
            }
            Row::Choices(choices) => {
                let width = beside(choices.len()) - BESIDE_BOX - GAP / 2.0;
                let most = choices.iter().map(|words| self.lines_in_both(words, width, desk)).max();
                most.unwrap_or_default() as f32 * self.small.leading + 2.0 * self.measure.gap
            }
            Row::Line => PEN,
            Row::Choice(text) => words(text, Hand::Plain, BESIDE_BOX),
            Row::ChoiceWithBlank(text) => words(text, Hand::Plain, BESIDE_BOX) + self.measure.pen_below,
            Row::Cells(cells) => {
                let cell = |(cell, width): (&Cell, &f32)| {
                    self.in_a_cell(cell.words.iter(), *width, desk) + if cell.blank { PEN } else { 0.0 }
                };
                cells.iter().zip(&TABLE).map(cell).fold(0.0, f32::max)
            }
            Row::Head(names) => {
                let name =
                    |(name, width): (&Message, &f32)| self.in_a_cell(std::iter::once(name), *width, desk);
                names.iter().zip(&TABLE).map(name).fold(0.0, f32::max)
            }
            Row::Cut => 12.0,
            Row::Break => 0.0,
        }
    }

    /// How high the words of a cell are with the room around them.
    fn in_a_cell<'m>(&self, words: impl Iterator<Item = &'m Message>, part: f32, desk: &Desk<'_>) -> f32 {
        let width = part * (WIDTH - 2.0 * MARGIN) - 2.0 * INSIDE;
        let lines = words.map(|words| self.lines_in_both(words, width, desk)).sum::<usize>();
        lines as f32 * self.small.leading + 2.0 * INSIDE
    }

    /// How many lines of small print words take in Kazakh and below it in Russian.
    fn lines_in_both(&self, words: &Message, width: f32, desk: &Desk<'_>) -> usize {
        in_both(words, desk).iter().map(|(_, text)| self.small.measure.lines(text, width).len()).sum()
    }

    fn of(&self, hand: Hand) -> &Pen {
        match hand {
            Hand::Title => &self.title,
            Hand::Strong => &self.strong,
            Hand::Plain => &self.plain,
            Hand::Small => &self.small,
        }
    }
}

/// A page that is being filled.
struct Sheet<'a, 'page> {
    surface: &'a mut Surface<'page>,
    pens: &'a Pens,
    desk: &'a Desk<'a>,
    /// How far down it is filled, in points.
    y: f32,
    written: Vec<(Lang, Written)>,
}

impl Sheet<'_, '_> {
    /// Writes the rows that belong on this page; how many.
    fn fill(&mut self, rows: &[Row]) -> usize {
        let count = self.fit(rows);
        for row in &rows[..count] {
            self.write(row);
        }
        count
    }

    /// How many rows belong on the page: all, or those before the last heading that fits, so that
    /// nobody signs a page with nothing but the signature on it.
    fn fit(&self, rows: &[Row]) -> usize {
        let mut end = self.y;
        let full = rows.iter().position(|row| {
            end += self.pens.row_height(row, self.desk);
            end > HEIGHT - self.pens.measure.edge
        });
        let part = &rows[..full.unwrap_or(rows.len())];
        if let Some(broken) = part.iter().position(|row| *row == Row::Break) {
            return broken + 1;
        }
        let Some(full) = full else { return rows.len() };
        if let ([.., Row::Cells(_)], true) = (&rows[..full], !matches!(rows[full], Row::Cells(_))) {
            return (full - 1).max(1);
        }
        let heading = rows[..full].iter().rposition(|row| matches!(row, Row::Strong(_)));
        heading.filter(|at| *at > 0).unwrap_or(full)
    }

    fn write(&mut self, row: &Row) {
        let end = self.y + self.pens.row_height(row, self.desk);
        match row {
            Row::Heading(text) => {
                self.y += 5.0;
                self.words(text, Hand::Title, 0.0);
            }
            Row::Strong(text) => {
                self.y += 2.0;
                self.words(text, Hand::Strong, 0.0);
            }
            Row::Words(text) => self.words(text, Hand::Plain, 0.0),
            Row::Small(text) => self.words(text, Hand::Small, 0.0),
            Row::Blank(text) => {
                self.words(text, Hand::Plain, 0.0);
                self.rule(MARGIN, WIDTH - MARGIN, end - 3.0, 0.6);
            }
            Row::Blanks(names) => self.blanks(names),
            Row::Line => self.rule(MARGIN, WIDTH - MARGIN, end - 3.0, 0.6),
            Row::Choice(text) => {
                self.tick_box(MARGIN);
                self.words(text, Hand::Plain, BESIDE_BOX);
            }
            Row::Choices(choices) => self.choices(choices),
            Row::ChoiceWithBlank(text) => {
                self.tick_box(MARGIN);
                self.words(text, Hand::Plain, BESIDE_BOX);
                self.rule(MARGIN + BESIDE_BOX, WIDTH - MARGIN, end - 3.0, 0.6);
            }
            Row::Cells(cells) => {
                for (at, cell) in cells.iter().enumerate() {
                    self.cell(at, cell.words.iter(), end);
                }
            }
            Row::Head(names) => {
                self.rule(MARGIN, WIDTH - MARGIN, self.y, 0.6);
                for (at, name) in names.iter().enumerate() {
                    self.cell(at, std::iter::once(name), end);
                }
            }
            Row::Cut => self.rule(0.0, WIDTH, self.y + 6.0, 0.3),
            Row::Break => {}
        }
        self.y = end;
    }

    /// The words in both columns from where the page is filled to.
    fn words(&mut self, words: &Message, hand: Hand, indent: f32) {
        for (lang, x) in COLUMNS {
            let text = self.desk.speech.plain(lang, words);
            self.paragraph(lang, &text, hand, x + indent, COLUMN - indent, self.y);
        }
    }

    /// One paragraph at a place; where it ends.
    fn paragraph(&mut self, lang: Lang, text: &str, hand: Hand, x: f32, width: f32, top: f32) -> f32 {
        let pen = self.pens.of(hand);
        let address = address_in(text);
        let (mut places, mut left, mut y) = (Vec::new(), address.unwrap_or_default(), top + pen.size);
        let id = self.surface.start_tagged(ContentTag::Other);
        for line in pen.measure.lines(text, width) {
            let from = Point::from_xy(x, y);
            self.surface.draw_text(from, pen.font.clone(), pen.size, &line, false, TextDirection::Auto);
            if let Some((before, part)) = part_of(&line, left, address) {
                let (start, width) = (x + pen.measure.width(before), pen.measure.width(part));
                let place = Rect::from_xywh(start, y - pen.size, width, pen.leading);
                places.extend(place.map(Quadrilateral::from));
                left = &left[part.len()..];
            }
            y += pen.leading;
        }
        self.surface.end_tagged();
        let link = address.map(|address| (address.to_string(), places));
        self.written.push((lang, Written { hand, text: id, link }));
        y - pen.size
    }

    /// Lines for a pen beside each other, each with its name in both languages beneath.
    fn blanks(&mut self, names: &[Message]) {
        let each = beside(names.len());
        for (at, name) in names.iter().enumerate() {
            let x = MARGIN + at as f32 * each;
            self.rule(x, x + each - GAP, self.y + PEN - 2.0, 0.6);
            let mut top = self.y + PEN - 1.0;
            for (lang, text) in in_both(name, self.desk) {
                top = self.paragraph(lang, &text, Hand::Small, x, each - GAP, top);
            }
        }
    }

    /// Boxes beside each other, each with its words in both languages.
    fn choices(&mut self, choices: &[Message]) {
        let each = beside(choices.len());
        for (at, words) in choices.iter().enumerate() {
            let x = MARGIN + at as f32 * each;
            self.tick_box(x);
            let mut top = self.y;
            for (lang, text) in in_both(words, self.desk) {
                let (left, width) = (x + BESIDE_BOX, each - BESIDE_BOX - GAP / 2.0);
                top = self.paragraph(lang, &text, Hand::Small, left, width, top);
            }
        }
    }

    /// A cell of the table down to `end`, with its borders.
    fn cell<'m>(&mut self, column: usize, words: impl Iterator<Item = &'m Message>, end: f32) {
        let whole = WIDTH - 2.0 * MARGIN;
        let left = MARGIN + whole * TABLE[..column].iter().sum::<f32>();
        let width = whole * TABLE[column];
        let mut top = self.y + INSIDE;
        for one in words {
            for (lang, text) in in_both(one, self.desk) {
                top = self.paragraph(lang, &text, Hand::Small, left + INSIDE, width - 2.0 * INSIDE, top);
            }
        }
        let mut border = PathBuilder::new();
        if let Some(around) = Rect::from_xywh(left, self.y, width, end - self.y) {
            border.push_rect(around);
        }
        self.draw(border, 0.4);
    }

    fn rule(&mut self, from: f32, to: f32, y: f32, width: f32) {
        let mut path = PathBuilder::new();
        path.move_to(from, y);
        path.line_to(to, y);
        self.draw(path, width);
    }

    fn tick_box(&mut self, x: f32) {
        let mut path = PathBuilder::new();
        if let Some(square) = Rect::from_xywh(x, self.y + 2.0, BOX, BOX) {
            path.push_rect(square);
        }
        self.draw(path, 0.8);
    }

    /// Lines are no content: a screen reader passes over them.
    fn draw(&mut self, path: PathBuilder, width: f32) {
        let Some(path) = path.finish() else { return };
        self.surface
            .start_tagged(ContentTag::Artifact(krilla::tagging::Artifact::with_kind(ArtifactType::Layout)));
        self.surface.set_stroke(Some(Stroke {
            paint: luma::Color::new(90).into(),
            width,
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
        self.surface.end_tagged();
    }
}

/// Words in Kazakh and below it in Russian; once where they are the same, as a number is.
fn in_both(words: &Message, desk: &Desk<'_>) -> Vec<(Lang, String)> {
    let mut both = COLUMNS.map(|(lang, _)| (lang, desk.speech.plain(lang, words))).to_vec();
    both.dedup_by(|one, other| one.1 == other.1);
    both
}

/// How wide each of so many is that stand beside each other.
fn beside(count: usize) -> f32 {
    (WIDTH - 2.0 * MARGIN) / count.max(1) as f32
}

/// The part of an address that stands in a line, with what stands before it; `left` is what no
/// line before held.
fn part_of<'line>(line: &'line str, left: &str, address: Option<&str>) -> Option<(&'line str, &'line str)> {
    let begun = address.is_some_and(|address| left.len() < address.len());
    if left.is_empty() {
        return None;
    }
    let at = if begun { 0 } else { line.find("http")? };
    let same = line[at..].bytes().zip(left.bytes()).take_while(|(one, other)| one == other).count();
    let part = line.get(at..at + same).filter(|part| !part.is_empty())?;
    Some((&line[..at], part))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nine millimetres for a line of handwriting, in the usual measure and in the close one.
    #[test]
    fn every_line_for_a_pen_has_nine_millimetres() {
        let nine = 9.0 / 25.4 * 72.0;
        let (speech, now) = (crate::speech::Speech::new(), chrono::Utc::now());
        let law = crate::law::Law::built_in();
        let desk = Desk { lang: Lang::KK, now, today: now.date_naive(), law, speech: &speech };
        let words = crate::speech::say::letter_date;
        for measure in [USUAL, CLOSE] {
            let pens = Pens::new(measure).unwrap();
            let cell = Cell { words: vec![words()], blank: true };
            for row in [
                Row::Blank(words()),
                Row::Blanks(vec![words(); 4]),
                Row::Line,
                Row::ChoiceWithBlank(words()),
                Row::Cells(vec![cell]),
            ] {
                let height = pens.row_height(&row, &desk);
                assert!(height >= nine, "{row:?}: {height} points");
            }
        }
        const { assert!(PEN >= 25.52) }
    }

    #[test]
    fn an_address_is_found_whole_over_all_its_lines() {
        let font = Measured::new(REGULAR, 10.0).unwrap();
        let address =
            "https://en.tengrinews.kz/kazakhstan_news/kazakhstans-interior-ministry-responds-270034/";
        let text = format!("Source: {address}.");
        assert_eq!(address_in(&text), Some(address));
        let (mut left, mut found) = (address, String::new());
        for line in font.lines(&text, 150.0) {
            if let Some((_, part)) = part_of(&line, left, Some(address)) {
                found.push_str(part);
                left = &left[part.len()..];
            }
        }
        assert_eq!(found, address);
    }
}
