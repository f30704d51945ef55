//! The time line as a picture: drawn locally, readable on a phone, with its text twin beside it.

use std::fmt::Write as _;
use std::sync::Arc;

use resvg::{tiny_skia, usvg};

use super::fonts::{BOLD, FAMILY, Measured, REGULAR};
use super::line::{Point, PointKind, time_line as points_of};
use super::{Desk, Fault, File, Subject};
use crate::speech::{Argument, Message, say};

const WIDTH: f32 = 720.0;
const MARGIN: f32 = 40.0;
const AXIS: f32 = 72.0;
const TEXT: f32 = 108.0;
const ROW: f32 = 104.0;
const TOP: f32 = 150.0;

/// The dates of a document as a picture.
///
/// # Errors
/// The picture cannot be drawn.
pub fn time_line(subject: &Subject, desk: &Desk<'_>) -> Result<File, Fault> {
    let points = points_of(subject, desk.today, desk.law);
    let svg = draw(subject, &points, desk)?;
    Ok(File {
        name: "ruqsat-time-line.png",
        media_type: "image/png",
        is_picture: true,
        content: to_png(&svg)?,
        caption: twin(subject, &points),
    })
}

/// Everything the picture shows, as text.
fn twin(subject: &Subject, points: &[Point]) -> Vec<Message> {
    let mut lines = points.iter().rev().map(|point| say::point_line(point.date, point.what.label()));
    let last = lines.next().unwrap_or_else(|| subject.title.clone());
    let lines = lines.fold(last, |below, line| {
        Message::new("lines")
            .with("first_message", Argument::Message(Box::new(line)))
            .with("then_message", Argument::Message(Box::new(below)))
    });
    vec![subject.title.clone(), lines]
}

fn draw(subject: &Subject, points: &[Point], desk: &Desk<'_>) -> Result<String, Fault> {
    let words = |message: &Message| desk.speech.plain(desk.lang, message);
    let height = TOP + ROW * points.len() as f32 - 24.0;
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="{FAMILY}">
<rect width="100%" height="100%" fill="#ffffff"/>"##
    );
    let title = words(&subject.title);
    let mut lines = title.lines();
    let _ = write!(
        svg,
        r##"<text x="{MARGIN}" y="62" font-size="30" font-weight="700" fill="#10243e">{}</text><text x="{MARGIN}" y="102" font-size="22" fill="#44546a">{}</text>"##,
        escaped(lines.next().unwrap_or_default()),
        escaped(lines.next().unwrap_or_default()),
    );
    svg.push_str(&outage_band(points));
    let end = TOP + ROW * (points.len() as f32 - 1.0);
    let _ = write!(
        svg,
        r##"<line x1="{AXIS}" y1="{TOP}" x2="{AXIS}" y2="{end}" stroke="#9aa8ba" stroke-width="4"/>"##
    );
    let label_font = Measured::new(REGULAR, 23.0)?;
    for (row, point) in points.iter().enumerate() {
        let y = TOP + ROW * row as f32;
        let _ = write!(
            svg,
            r##"{}<text x="{TEXT}" y="{}" font-size="24" font-weight="700" fill="#10243e">{}</text>"##,
            mark(point.what, y),
            y - 4.0,
            escaped(&words(&say::label_date(point.date))),
        );
        let label = words(&point.what.label());
        for (line, text) in label_font.lines(&label, WIDTH - TEXT - MARGIN).iter().take(2).enumerate() {
            let y = y + 26.0 + 27.0 * line as f32;
            let _ = write!(
                svg,
                r##"<text x="{TEXT}" y="{y}" font-size="23" fill="#33445c">{}</text>"##,
                escaped(text)
            );
        }
    }
    svg.push_str("</svg>");
    Ok(svg)
}

/// A grey band beside the axis from the outage's first day to the last that may lie within.
fn outage_band(points: &[Point]) -> String {
    let row = |what: PointKind| points.iter().position(|point| point.what == what);
    let (Some(first), Some(last)) = (row(PointKind::OutageStarts), row(PointKind::OutagePossible)) else {
        return String::new();
    };
    let (top, bottom) = (TOP + ROW * first as f32, TOP + ROW * last as f32);
    format!(
        r##"<rect x="{}" y="{}" width="32" height="{}" rx="16" fill="#dfe6ef"/>"##,
        AXIS - 16.0,
        top - 16.0,
        bottom - top + 32.0,
    )
}

/// Marks differ in shape, not only in colour.
fn mark(what: PointKind, y: f32) -> String {
    match what {
        PointKind::Today => {
            format!(r##"<path d="M{} {y} l-14 -14 l-14 14 l14 14 z" fill="#0b6bcb"/>"##, AXIS + 14.0)
        }
        PointKind::NextReminder => {
            format!(
                r##"<circle cx="{AXIS}" cy="{y}" r="9" fill="#ffffff" stroke="#0b6bcb" stroke-width="4"/>"##
            )
        }
        PointKind::Expiry | PointKind::FineFrom => {
            format!(r##"<rect x="{}" y="{}" width="24" height="24" fill="#b3261e"/>"##, AXIS - 12.0, y - 12.0)
        }
        PointKind::OutageStarts | PointKind::OutageCertain | PointKind::OutagePossible => {
            format!(r##"<circle cx="{AXIS}" cy="{y}" r="8" fill="#6b7a90"/>"##)
        }
        _ => format!(r##"<circle cx="{AXIS}" cy="{y}" r="13" fill="#10243e"/>"##),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn to_png(svg: &str) -> Result<Vec<u8>, Fault> {
    let mut options = usvg::Options { font_family: FAMILY.into(), ..usvg::Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| Fault(error.to_string()))?;
    let size = tree.size().to_int_size();
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height())
        .ok_or_else(|| Fault("the picture has no size".into()))?;
    resvg::render(&tree, tiny_skia::Transform::default(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| Fault(error.to_string()))
}
