//! A bounded cache: when it is full, the entry that was used longest ago makes room.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Keeps values by their keys, up to a number of them.
pub(super) struct Cache<K, V> {
    most: usize,
    values: HashMap<K, (u64, V)>,
    /// The keys by when they were last used.
    order: BTreeMap<u64, K>,
    used: u64,
}

impl<K: Copy + Eq + Hash, V> Cache<K, V> {
    pub(super) fn new(most: usize) -> Cache<K, V> {
        Cache { most: most.max(1), values: HashMap::new(), order: BTreeMap::new(), used: 0 }
    }

    /// The value of a key; one that is missing is made.
    pub(super) fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        self.used += 1;
        match self.values.get(&key) {
            Some((last, _)) => {
                self.order.remove(last);
            }
            None if self.values.len() >= self.most => {
                if let Some((_, oldest)) = self.order.pop_first() {
                    self.values.remove(&oldest);
                }
            }
            None => {}
        }
        self.order.insert(self.used, key);
        let entry = self.values.entry(key).or_insert_with(|| (0, make()));
        entry.0 = self.used;
        &mut entry.1
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&mut self, key: &K) -> Option<&mut V> {
        let (last, value) = self.values.get_mut(key)?;
        self.order.remove(last);
        self.used += 1;
        *last = self.used;
        self.order.insert(self.used, *key);
        Some(value)
    }

    pub(super) fn remove(&mut self, key: &K) {
        if let Some((last, _)) = self.values.remove(key) {
            self.order.remove(&last);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_longest_ago_makes_room_for_one() {
        let mut cache = Cache::new(3);
        for key in [1, 2, 3] {
            *cache.get_or_insert_with(key, || key) += 10;
        }
        assert_eq!(cache.get(&1), Some(&mut 11), "used again");
        cache.get_or_insert_with(4, || 4);
        assert_eq!(cache.len(), 3);
        assert_eq!(cache.get(&2), None);
        assert_eq!((cache.get(&1).is_some(), cache.get(&3).is_some()), (true, true));
        cache.remove(&3);
        assert_eq!((cache.len(), cache.order.len()), (2, 2));
    }
}
