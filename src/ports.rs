//! What the outside must offer, in our words.
