//! Flat colours as inks.

use crate::plan::{Inks, inks_of};
use crate::separation::PressProfile;
use std::collections::BTreeMap;

/// The inks of the theme's colours, by red, green and blue.
pub type InksByColor = BTreeMap<[u8; 3], Inks>;

/// The part of each ink, from 0 to 1.
pub type InkParts = [f32; 4];

/// Flat colours as inks: those of the theme have its inks, others follow from the colour.
#[derive(Clone, Copy)]
pub struct FlatColors<'a> {
    /// The inks of the theme's colours.
    pub of_theme: &'a InksByColor,
    /// What other colours follow.
    pub press: &'a PressProfile,
}

impl FlatColors<'_> {
    /// The inks of one number from 0 to 1, a grey, or of three, red, green and blue.
    pub fn inks(self, numbers: &[f32]) -> Option<InkParts> {
        match *numbers {
            [grey] => Some([0.0, 0.0, 0.0, 1.0 - grey.clamp(0.0, 1.0)]),
            [r, g, b] => {
                let rgb = [r, g, b].map(|channel| (channel.clamp(0.0, 1.0) * 255.0).round() as u8);
                let inks = self.of_theme.get(&rgb).copied().unwrap_or_else(|| inks_of(rgb, self.press));
                Some(inks.map(|percent| percent as f32 / 100.0))
            }
            _ => None,
        }
    }
}
