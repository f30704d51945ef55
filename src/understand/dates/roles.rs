//! What the words around a date say it is: the expiry, the issue, a birthday, something else.

use super::meaning::Category;
use super::mention::{Mention, What};
use super::token::{Kind, Token};

/// What the words around a mention say it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Expiry,
    /// "From", which may be the issue or the first day without a valid paper.
    From,
    Issue,
    Birth,
    /// Something else happened then.
    Event,
}

/// The role of each mention: of the cues that lean on it, the nearest.
pub(super) fn roles(tokens: &[Token], mentions: &[Mention]) -> Vec<Option<Role>> {
    let mut best: Vec<Option<(usize, Role)>> = vec![None; mentions.len()];
    for (at, token) in tokens.iter().enumerate() {
        let Some((role, side)) = cue(token) else { continue };
        if mentions.iter().any(|mention| (mention.first..mention.end).contains(&at)) {
            continue;
        }
        let Some((mention, cost)) = leans_on(tokens, mentions, at, side) else { continue };
        if mentions.get(mention).is_some_and(|mention| is_beside_the_point(tokens, at, role, mention)) {
            continue;
        }
        if let Some(slot) = best.get_mut(mention)
            && slot.is_none_or(|(least, _)| cost < least)
        {
            *slot = Some((cost, role));
        }
    }
    if let [mention] = mentions
        && from_by_ending(tokens, mention)
    {
        return vec![Some(Role::From)];
    }
    let told = best.into_iter().map(|found| found.map(|(_, role)| role));
    let opens = |at| opens_a_term(tokens, mentions, at);
    told.enumerate().map(|(at, role)| if opens(at) { Some(Role::From) } else { role }).collect()
}

/// "С 9:00 до 18:00" is no term; in "1 октября 2025, штраф 43250 тг" and "7 July, my birthday" the
/// rest is beside the point.
fn is_beside_the_point(tokens: &[Token], at: usize, role: Role, mention: &Mention) -> bool {
    let Some(cue) = tokens.get(at) else { return false };
    if cue.is_any(&[Category::ExpiryBefore, Category::From]) {
        let hour = [Category::UnitHour, Category::TimeOfDay];
        let is_time = |token: &Token| token.kind == Kind::Time;
        let hours = tokens.get(at + 1).is_some_and(|next| next.number().is_some())
            && tokens.get(at + 2).is_some_and(|unit| unit.is_any(&hour));
        return hours || tokens.get(at + 1).is_some_and(is_time);
    }
    let stop = |token: &Token| matches!(token.mark(), Some(',' | '.' | ';'));
    let told_before = tokens.get(mention.end..at).is_some_and(|between| between.iter().any(stop));
    let feast = role == Role::Birth && matches!(mention.what, What::DayMonth { .. });
    told_before && (cue.is(Category::Penalty) || feast)
}

/// "2022 жылғы 3 қарашадан 2027 жылғы 2 қарашаға дейін": the first day of two.
fn opens_a_term(tokens: &[Token], mentions: &[Mention], at: usize) -> bool {
    let Some([first, second]) = mentions.get(at..at + 2) else { return false };
    let inside = tokens.get(first.first..first.end).unwrap_or_default();
    let from = inside.iter().any(|token| token.is(Category::FromAfter));
    from && matches!((&first.what, &second.what), (What::Date(from), What::Date(to)) if from < to)
}

/// "1 қазаннан жарамсыз": the month's own ending says "from". Alone it is an answer like any other.
fn from_by_ending(tokens: &[Token], mention: &Mention) -> bool {
    let inside = tokens.get(mention.first..mention.end).unwrap_or_default();
    let words = |tokens: &[Token]| tokens.iter().any(|token| token.kind == Kind::Word);
    let others = words(tokens.get(..mention.first).unwrap_or_default())
        || words(tokens.get(mention.end..).unwrap_or_default());
    let not_later = tokens.get(mention.end).is_some_and(|next| next.is(Category::ExpiryAfter));
    others && !not_later && inside.iter().any(|token| token.is(Category::FromAfter))
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Before,
    Either,
    After,
}

fn cue(token: &Token) -> Option<(Role, Side)> {
    let cues = [
        (Category::ExpiryBefore, Role::Expiry, Side::Before),
        (Category::ExpiryAfter, Role::Expiry, Side::After),
        (Category::Expiry, Role::Expiry, Side::Either),
        (Category::Birth, Role::Birth, Side::Either),
        (Category::BirthAfter, Role::Birth, Side::After),
        (Category::Issue, Role::Issue, Side::Either),
        (Category::IssueAfter, Role::Issue, Side::After),
        (Category::Event, Role::Event, Side::Either),
        (Category::EventAfter, Role::Event, Side::After),
        (Category::From, Role::From, Side::Before),
        (Category::FromAfter, Role::From, Side::After),
    ];
    cues.into_iter().find(|(category, ..)| token.is(*category)).map(|(_, role, side)| (role, side))
}

/// A cue leans on the mention before or after it, whichever is nearer; commas and new lines part.
fn leans_on(tokens: &[Token], mentions: &[Mention], at: usize, side: Side) -> Option<(usize, usize)> {
    let before = mentions.iter().enumerate().rfind(|(_, mention)| mention.end <= at);
    let after = mentions.iter().enumerate().find(|(_, mention)| mention.first > at);
    let colon = tokens.get(at + 1).is_some_and(|next| next.mark() == Some(':'));
    let before_cost = match side {
        Side::Before => 12,
        Side::Either => 1,
        Side::After => 0,
    } + if colon { 8 } else { 0 };
    let after_cost = if side == Side::After { 5 } else { 0 };
    let before = before.map(|(index, mention)| (index, before_cost + distance(tokens, mention.end, at)));
    let after = after.map(|(index, mention)| (index, after_cost + distance(tokens, at + 1, mention.first)));
    match (before, after) {
        (Some(before), Some(after)) => Some(if before.1 < after.1 { before } else { after }),
        (one, other) => one.or(other),
    }
}

/// Words further away than this do not lean on a date any more than others.
const FAR: usize = 60;

fn distance(tokens: &[Token], from: usize, to: usize) -> usize {
    if to.saturating_sub(from) > FAR {
        return FAR;
    }
    let cost = |token: &Token| {
        let line = if token.new_line { 10 } else { 0 };
        line + match token.mark() {
            Some(',' | ';' | '.') => 8,
            Some(_) => 0,
            None => 1,
        }
    };
    let line_end = tokens.get(to).is_some_and(|token| token.new_line);
    tokens.get(from..to).unwrap_or_default().iter().map(cost).sum::<usize>() + if line_end { 10 } else { 0 }
}
