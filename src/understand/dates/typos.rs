//! How far a typed word is from the name of a month.

/// A mistake seldom falls on the first letter; this also saves most comparisons.
pub(super) fn may_be(name: &[char], word: &[char]) -> bool {
    match (name, word) {
        ([n0, n1, ..], [w0, w1, ..]) => n0 == w0 || (n0 == w1 && n1 == w0),
        _ => false,
    }
}

/// The fewest mistakes (letters wrong, missing, doubled or swapped) that turn `name` into a
/// beginning of `word` with at most three letters, an ending, left over.
pub(super) fn distance_to_beginning(name: &[char], word: &[char]) -> usize {
    let width = word.len() + 1;
    let mut before_last: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, wanted) in name.iter().enumerate() {
        let mut current = vec![row + 1; width];
        for (column, typed) in word.iter().enumerate() {
            let change = last[column] + usize::from(wanted != typed);
            let mut least = change.min(last[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && name[row - 1] == *typed && word[column - 1] == *wanted;
            if swapped {
                least = least.min(before_last[column - 1] + 1);
            }
            current[column + 1] = least;
        }
        before_last = last;
        last = current;
    }
    last.iter().rev().take(4).copied().min().unwrap_or(usize::MAX)
}
