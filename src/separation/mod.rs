//! Colours of screens as inks of an offset press. `make` in this folder made the tables of coated and uncoated paper; where they come from is in
//! THIRD-PARTY.md. A site may bring the profile of its print shop instead.

mod own;

use std::borrow::Cow;

/// Inks of so many colours along each side of the cube of sRGB: red changes last.
const SIDE: usize = 17;
/// Bytes of a table: four inks of each colour.
const TABLE: usize = SIDE * SIDE * SIDE * 4;
const COATED: &[u8; TABLE] = include_bytes!("coated.lut");
const UNCOATED: &[u8; TABLE] = include_bytes!("uncoated.lut");

/// Distance in the table between neighbours in red, green and blue.
const STEPS: [usize; 3] = [SIDE * SIDE * 4, SIDE * 4, 4];

/// The press and the paper that files for print shops are made for.
#[derive(Clone, Debug)]
pub struct PressProfile {
    /// The name of the characterisation.
    pub condition: Cow<'static, str>,
    /// Press and paper in words.
    pub description: Cow<'static, str>,
    /// Whether the characterisation is registered with the International Color Consortium.
    pub is_registered: bool,
    /// The ICC profile of the inks, deflated: what press files say they were made for.
    pub profile: Cow<'static, [u8]>,
    table: Cow<'static, [u8]>,
}

impl PressProfile {
    /// Coated paper.
    pub const COATED: PressProfile = PressProfile {
        condition: Cow::Borrowed("FOGRA39"),
        description: Cow::Borrowed("Offset, coated paper, ISO 12647-2"),
        is_registered: true,
        profile: Cow::Borrowed(include_bytes!("coated.icc.z")),
        table: Cow::Borrowed(COATED),
    };

    /// Uncoated white paper.
    pub const UNCOATED: PressProfile = PressProfile {
        condition: Cow::Borrowed("FOGRA29"),
        description: Cow::Borrowed("Offset, uncoated white paper, ISO 12647-2"),
        is_registered: true,
        profile: Cow::Borrowed(include_bytes!("uncoated.icc.z")),
        table: Cow::Borrowed(UNCOATED),
    };

    /// Tells one profile from another.
    pub fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.condition.as_bytes());
        hasher.update(&self.profile);
        hasher.update(&self.table);
        hasher.finalize()
    }

    /// Cyan, magenta, yellow and black of a colour of sRGB, each from 0 to 255. Between the colours of the table the tetrahedron around a colour is
    /// interpolated, in whole numbers: every machine gets the same.
    pub fn separated(&self, rgb: [u8; 3]) -> [u8; 4] {
        let places = rgb.map(|channel| u32::from(channel) * (SIDE as u32 - 1));
        // Fractions of a cell, largest first, with the step they go.
        let mut ways = [0, 1, 2].map(|i| (places[i] % 255, STEPS[i]));
        ways.sort_by_key(|way| std::cmp::Reverse(way.0));
        let mut at: usize = (0..3).map(|i| (places[i] / 255) as usize * STEPS[i]).sum();
        let mut sums = [127; 4];
        let mut left = 255;
        for (fraction, step) in ways {
            self.add(&mut sums, at, left - fraction);
            left = fraction;
            // On the last side of the cube nothing is left to go.
            if fraction > 0 {
                at += step;
            }
        }
        self.add(&mut sums, at, left);
        sums.map(|sum| (sum / 255) as u8)
    }

    fn add(&self, sums: &mut [u32; 4], at: usize, weight: u32) {
        let inks = self.table.get(at..at + 4).unwrap_or(&[0; 4]);
        sums.iter_mut().zip(inks).for_each(|(sum, ink)| *sum += u32::from(*ink) * weight);
    }
}

#[cfg(test)]
mod tests {
    use super::{COATED, PressProfile, SIDE, STEPS};

    #[test]
    fn colours_of_the_table_stay_and_others_lie_between() {
        let coated = PressProfile::COATED;
        assert_eq!(coated.separated([255; 3]), [0; 4], "paper");
        assert_eq!(PressProfile::UNCOATED.separated([255; 3]), [0; 4], "paper");
        for (r, g, b) in [(0, 0, 0), (4, 8, 15), (16, 0, 3), (16, 16, 16)] {
            let at = r * STEPS[0] + g * STEPS[1] + b * STEPS[2];
            let rgb = [r, g, b].map(|place| ((place * 255) as f64 / (SIDE - 1) as f64).round() as u8);
            let (found, wanted) = (coated.separated(rgb), &COATED[at..at + 4]);
            assert!(found.iter().zip(wanted).all(|(a, b)| a.abs_diff(*b) <= 8), "{rgb:?}: {found:?} {wanted:?}");
        }
    }

    #[test]
    fn no_spot_takes_more_ink_than_dries_and_neighbours_are_alike() {
        let grid = || (0..=255u16).step_by(5).map(|n| n as u8);
        for (profile, most) in [(PressProfile::COATED, 745), (PressProfile::UNCOATED, 668)] {
            for (r, g, b) in grid().flat_map(|r| grid().flat_map(move |g| grid().map(move |b| (r, g, b)))) {
                let inks = profile.separated([r, g, b]);
                assert!(inks.iter().map(|ink| u32::from(*ink)).sum::<u32>() <= most, "{r} {g} {b}: {inks:?}");
                let near = profile.separated([r.saturating_add(1), g, b]);
                assert!(inks.iter().zip(near).all(|(a, b)| a.abs_diff(b) <= 10), "{r} {g} {b}: {inks:?} {near:?}");
            }
        }
    }
}
