//! Texts made from the examples by chance, the same ones for the same seed.

const PIECES: [&str; 24] = [
    ".",
    "/",
    "-",
    " ",
    "\n",
    "0",
    "9",
    "20",
    "2025",
    "31.02.",
    "<<",
    "\u{202e}",
    "\u{301}",
    "🗓",
    "жыл",
    "года",
    "through",
    "٢٠",
    "'",
    "99999999",
    "+7",
    "қыркүйек",
    "или",
    "\u{0}",
];

pub struct Texts {
    state: u64,
    seeds: Vec<String>,
}

impl Texts {
    pub fn new(seed: u64, seeds: Vec<String>) -> Texts {
        Texts { state: seed, seeds }
    }

    pub fn next_text(&mut self) -> String {
        let mut text: Vec<char> = self.seed().chars().collect();
        for _ in 0..self.below(6) {
            self.change(&mut text);
        }
        if self.below(500) == 0 {
            text = text.repeat(1 + self.below(60));
        }
        text.into_iter().take(4096).collect()
    }

    fn change(&mut self, text: &mut Vec<char>) {
        let at = self.below(text.len() + 1);
        match self.below(6) {
            0 => drop(text.splice(at..at, PIECES[self.below(PIECES.len())].chars())),
            1 if at < text.len() => drop(text.remove(at)),
            2 => drop(text.splice(at..at, self.seed().chars())),
            3 => text.truncate(at),
            4 => text.insert(at, char::from_u32(self.below(0x11_0000) as u32).unwrap_or('\u{fffd}')),
            _ => {
                let other = self.below(text.len().max(1));
                if at < text.len() && other < text.len() {
                    text.swap(at, other);
                }
            }
        }
    }

    fn seed(&mut self) -> String {
        let at = self.below(self.seeds.len());
        self.seeds[at].clone()
    }

    /// A number below `end`, by the SplitMix64 generator.
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
