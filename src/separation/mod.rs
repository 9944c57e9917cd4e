//! Colours of screens as inks of an offset press on coated paper. `make` in this folder made the tables; where they come from is in THIRD-PARTY.md.

/// The ICC profile of the inks, deflated: what press files say they were made for.
pub const PROFILE: &[u8] = include_bytes!("coated.icc.z");

/// The characterisation of the profile, as registered with the International Color Consortium.
pub const CONDITION: &str = "FOGRA39";

/// Inks of so many colours along each side of the cube of sRGB: red changes last.
const SIDE: usize = 17;
const INKS: &[u8; SIDE * SIDE * SIDE * 4] = include_bytes!("srgb.lut");

/// Distance in the table between neighbours in red, green and blue.
const STEPS: [usize; 3] = [SIDE * SIDE * 4, SIDE * 4, 4];

/// Cyan, magenta, yellow and black of a colour of sRGB, each from 0 to 255. Between the colours of the table the tetrahedron around a colour is
/// interpolated, in whole numbers: every machine gets the same.
pub fn separated(rgb: [u8; 3]) -> [u8; 4] {
    let places = rgb.map(|channel| u32::from(channel) * (SIDE as u32 - 1));
    // Fractions of a cell, largest first, with the step they go.
    let mut ways = [0, 1, 2].map(|i| (places[i] % 255, STEPS[i]));
    ways.sort_by_key(|way| std::cmp::Reverse(way.0));
    let mut at: usize = (0..3).map(|i| (places[i] / 255) as usize * STEPS[i]).sum();
    let mut sums = [127; 4];
    let mut left = 255;
    for (fraction, step) in ways {
        add(&mut sums, at, left - fraction);
        left = fraction;
        // On the last side of the cube nothing is left to go.
        if fraction > 0 {
            at += step;
        }
    }
    add(&mut sums, at, left);
    sums.map(|sum| (sum / 255) as u8)
}

fn add(sums: &mut [u32; 4], at: usize, weight: u32) {
    let inks = INKS.get(at..at + 4).unwrap_or(&[0; 4]);
    sums.iter_mut().zip(inks).for_each(|(sum, ink)| *sum += u32::from(*ink) * weight);
}

#[cfg(test)]
mod tests {
    use super::{INKS, SIDE, STEPS, separated};

    #[test]
    fn colours_of_the_table_stay_and_others_lie_between() {
        assert_eq!(separated([255; 3]), [0; 4], "paper");
        for (r, g, b) in [(0, 0, 0), (4, 8, 15), (16, 0, 3), (16, 16, 16)] {
            let at = r * STEPS[0] + g * STEPS[1] + b * STEPS[2];
            let rgb = [r, g, b].map(|place| ((place * 255) as f64 / (SIDE - 1) as f64).round() as u8);
            let (found, wanted) = (separated(rgb), &INKS[at..at + 4]);
            assert!(found.iter().zip(wanted).all(|(a, b)| a.abs_diff(*b) <= 8), "{rgb:?}: {found:?} {wanted:?}");
        }
    }

    #[test]
    fn no_spot_takes_more_ink_than_dries_and_neighbours_are_alike() {
        let grid = || (0..=255u16).step_by(5).map(|n| n as u8);
        for (r, g, b) in grid().flat_map(|r| grid().flat_map(move |g| grid().map(move |b| (r, g, b)))) {
            let inks = separated([r, g, b]);
            assert!(inks.iter().map(|ink| u32::from(*ink)).sum::<u32>() <= 745, "{r} {g} {b}: {inks:?}");
            let near = separated([r.saturating_add(1), g, b]);
            assert!(inks.iter().zip(near).all(|(a, b)| a.abs_diff(b) <= 10), "{r} {g} {b}: {inks:?} {near:?}");
        }
    }
}
