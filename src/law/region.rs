//! The seventeen regions and three cities of Kazakhstan.

use serde::{Deserialize, Serialize};

/// A region or a city of its own, by its number in ISO 3166-2:KZ. Its name is the message `region-` with
/// that number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Region(u8);

/// ISO 3166-2:KZ, the cities first.
const NUMBERS: [u8; 20] = [71, 75, 79, 10, 11, 15, 19, 23, 27, 31, 33, 35, 39, 43, 47, 55, 59, 61, 62, 63];

impl Region {
    /// All of them, the cities first.
    pub fn all() -> impl Iterator<Item = Region> {
        NUMBERS.into_iter().map(Region)
    }

    /// The region with this number.
    pub fn from_number(number: u8) -> Option<Region> {
        NUMBERS.contains(&number).then_some(Region(number))
    }

    /// Its number in ISO 3166-2:KZ.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Region {
    type Error = String;

    fn try_from(number: u8) -> Result<Region, String> {
        Region::from_number(number).ok_or_else(|| format!("no region of Kazakhstan has the number {number}"))
    }
}

impl From<Region> for u8 {
    fn from(region: Region) -> u8 {
        region.0
    }
}
