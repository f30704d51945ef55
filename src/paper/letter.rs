//! The letter: Kazakh and Russian side by side on one sheet, with blanks to be filled by hand,
//! because names never reach this program.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::{Point, Quadrilateral, Rect};
use krilla::metadata::Metadata;
use krilla::page::{Page, PageSettings};
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};

use super::fonts::{BOLD, Measured, REGULAR};
use super::line::{What, time_line};
use super::{Desk, Fault, File, Subject};
use crate::assess::WaiverVerdict;
use crate::lang::Lang;
use crate::law::Outage;
use crate::speech::verdict::{document_name, outage_name};
use crate::speech::{Argument, Message, say};

/// A4 in points.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 36.0;
const GAP: f32 = 24.0;
const COLUMN: f32 = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
const SIZE: f32 = 10.0;
const LEADING: f32 = 13.4;
const SPACE: f32 = 6.0;

/// What a letter asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// Renewal without a fine: the ministry's words cover it.
    Request,
    /// Whether the ministry's words cover it: they do not say.
    Enquiry,
    /// Dates to attach to an objection.
    Statement,
}

pub fn letter(subject: &Subject, desk: &Desk<'_>) -> Result<File, Fault> {
    let assessment = subject.assessment.as_ref().ok_or_else(|| Fault("there is no expiry date".into()))?;
    let outage = assessment.waiver.outage.as_deref().and_then(|id| desk.law.outage(id));
    let purpose = match (subject.object_by, assessment.waiver.verdict) {
        (Some(_), _) => Purpose::Statement,
        (None, WaiverVerdict::Waived) => Purpose::Request,
        (None, _) => Purpose::Enquiry,
    };
    let paragraphs = paragraphs(subject, desk, purpose, outage);
    Ok(File {
        name: "ruqsat-letter.pdf",
        media_type: "application/pdf",
        is_picture: false,
        content: print(&paragraphs, &title(purpose), desk)?,
        caption: vec![match purpose {
            Purpose::Request => say::letter_caption_request(),
            Purpose::Enquiry => say::letter_caption_enquiry(),
            Purpose::Statement => say::letter_caption_statement(),
        }],
    })
}

fn title(purpose: Purpose) -> Message {
    match purpose {
        Purpose::Request => say::letter_title_request(),
        Purpose::Enquiry => say::letter_title_enquiry(),
        Purpose::Statement => say::letter_title_statement(),
    }
}

/// A paragraph of the letter.
struct Paragraph {
    words: Message,
    bold: bool,
}

fn paragraphs(
    subject: &Subject,
    desk: &Desk<'_>,
    purpose: Purpose,
    outage: Option<&Outage>,
) -> Vec<Paragraph> {
    let plain = |words| Paragraph { words, bold: false };
    let bold = |words| Paragraph { words, bold: true };
    let official = format!("letter-document-{}", subject.facts.document);
    let document = if Message::exists(&official) {
        Message::new(official)
    } else {
        document_name(subject.facts.document.as_str())
    };
    let to = match purpose {
        Purpose::Statement => say::letter_to_statement(),
        Purpose::Request | Purpose::Enquiry => say::letter_to(),
    };
    let mut paragraphs = vec![plain(to), plain(say::letter_from())];
    paragraphs.push(bold(title(purpose)));
    paragraphs.push(plain(match purpose {
        Purpose::Request => say::letter_ask_request(),
        Purpose::Enquiry => say::letter_ask_enquiry(),
        Purpose::Statement => say::letter_ask_statement(),
    }));
    paragraphs.push(plain(say::letter_document(document)));
    paragraphs.extend(subject.facts.expires.map(|day| plain(say::letter_expiry(day))));
    paragraphs.push(plain(match subject.facts.filed_on() {
        Some(day) => say::letter_filed(day),
        None => say::letter_not_filed(),
    }));
    if let Some(outage) = outage.filter(|outage| outage.names(&subject.facts.document)) {
        paragraphs.push(plain(what_failed(outage)));
        paragraphs.push(plain(say::letter_statement()));
        let source = desk.law.source(&outage.basis.source);
        paragraphs.extend(source.map(|source| {
            plain(say::letter_publication(
                Message::new(format!("source-{}", source.id)),
                source.url.to_string(),
            ))
        }));
    }
    paragraphs.push(bold(say::letter_dates()));
    let points = time_line(subject, desk.today, desk.law);
    let told = points.iter().filter(|point| belongs_in_a_letter(point.what));
    paragraphs.extend(told.map(|point| plain(say::point_line(point.date, point.what.label()))));
    // What is attached to an objection is answered with the objection.
    if purpose != Purpose::Statement {
        paragraphs.push(plain(say::letter_answer()));
    }
    paragraphs.push(plain(say::letter_attached()));
    paragraphs.push(plain(say::letter_signature()));
    paragraphs
}

/// The outage in its own words; in general words where it was added as data only.
fn what_failed(outage: &Outage) -> Message {
    let own = format!("letter-outage-{}", outage.id);
    if Message::exists(&own) {
        return Message::new(own).with("start_date", Argument::Date(outage.starts));
    }
    say::letter_outage(outage_name(&outage.id), outage.starts)
}

/// Our own readings of the law and the bot's reminders are not an applicant's to state.
fn belongs_in_a_letter(what: What) -> bool {
    !matches!(
        what,
        What::FineFrom | What::OutageCertain | What::OutagePossible | What::NextReminder | What::GoBy
    )
}

fn print(paragraphs: &[Paragraph], title: &Message, desk: &Desk<'_>) -> Result<Vec<u8>, Fault> {
    let unfit = || Fault("the page cannot be made".into());
    let mut document = Document::new();
    let title = [Lang::KK, Lang::RU].map(|lang| desk.speech.plain(lang, title)).join(" / ");
    let metadata = Metadata::new().title(title).language(Lang::KK.code().to_string());
    document.set_metadata(metadata.creator("Ruqsat".to_string()));
    let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(unfit)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let pens = Pens::new()?;
    let mut columns = Vec::new();
    for (column, lang) in [Lang::KK, Lang::RU].into_iter().enumerate() {
        let x = MARGIN + column as f32 * (COLUMN + GAP);
        let (written, end) = pens.write(&mut surface, x, paragraphs, |words| desk.speech.plain(lang, words));
        if end > HEIGHT - MARGIN {
            return Err(Fault(format!("the letter is longer than its sheet ({end} points)")));
        }
        columns.push((lang, written));
    }
    surface.finish();
    let mut tree = TagTree::new();
    for (lang, written) in columns {
        let mut section = TagGroup::new(Tag::Section.with_lang(Some(lang.code().to_string())));
        for paragraph in written {
            section.push(tagged(paragraph, &mut page));
        }
        tree.push(section);
    }
    page.finish();
    document.set_tag_tree(tree);
    document.finish().map_err(|error| Fault(format!("{error:?}")))
}

/// What a screen reader meets: a heading or a paragraph, and in it the address that can be followed.
fn tagged(written: Written, page: &mut Page<'_>) -> TagGroup {
    let mut group = match written.bold {
        true => TagGroup::new(Tag::Hn(NonZeroU16::MIN, None)),
        false => TagGroup::new(Tag::P),
    };
    match written.link.filter(|(_, places)| !places.is_empty()) {
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
    bold: bool,
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
    regular: (Font, Measured<'static>),
    bold: (Font, Measured<'static>),
}

impl Pens {
    fn new() -> Result<Pens, Fault> {
        let pen = |bytes: &'static [u8]| {
            let font =
                Font::new(bytes.to_vec().into(), 0).ok_or_else(|| Fault("the font cannot be read".into()))?;
            Ok::<_, Fault>((font, Measured::new(bytes, SIZE)?))
        };
        Ok(Pens { regular: pen(REGULAR)?, bold: pen(BOLD)? })
    }

    /// Writes one column; returns what stands where, and where it ends.
    fn write(
        &self,
        surface: &mut Surface<'_>,
        x: f32,
        paragraphs: &[Paragraph],
        words: impl Fn(&Message) -> String,
    ) -> (Vec<Written>, f32) {
        let (mut written, mut y) = (Vec::new(), MARGIN + SIZE);
        for paragraph in paragraphs {
            let (font, measure) = if paragraph.bold { &self.bold } else { &self.regular };
            let text = words(&paragraph.words);
            let address = address_in(&text);
            let (mut places, mut left) = (Vec::new(), address.unwrap_or_default());
            let id = surface.start_tagged(ContentTag::Other);
            for line in measure.lines(&text, COLUMN) {
                let from = Point::from_xy(x, y);
                surface.draw_text(from, font.clone(), SIZE, &line, false, TextDirection::Auto);
                if let Some((before, part)) = part_of(&line, left, address) {
                    let (start, width) = (x + measure.width(before), measure.width(part));
                    let place = Rect::from_xywh(start, y - SIZE, width, LEADING);
                    places.extend(place.map(Quadrilateral::from));
                    left = &left[part.len()..];
                }
                y += LEADING;
            }
            surface.end_tagged();
            let link = address.map(|address| (address.to_string(), places));
            written.push(Written { bold: paragraph.bold, text: id, link });
            y += SPACE;
        }
        (written, y)
    }
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

    #[test]
    fn an_address_is_found_whole_over_all_its_lines() {
        let font = Measured::new(REGULAR, SIZE).unwrap();
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
