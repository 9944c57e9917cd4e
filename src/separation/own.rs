//! The ICC profile of a print shop, brought by a site: its table is computed once a run.

use super::{PressProfile, SIDE, TABLE};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use moxcms::{ColorProfile, DataColorSpace, Layout, ProfileText, RenderingIntent, TransformOptions};
use std::borrow::Cow;
use std::io::Write;

/// A larger file is no profile of a press, in bytes.
const MAX_SIZE: usize = 16 << 20;
/// Most ink on one spot, of 255 each.
const MOST_INK: u32 = 3 * 255;

impl PressProfile {
    /// The press of an ICC profile. `Err` says what is wrong: `size`, `unreadable`, `inks` (it is not one of cyan, magenta, yellow and black),
    /// `one-way` (it says how inks look and not which inks a colour takes).
    pub fn of_icc(icc: &[u8]) -> Result<PressProfile, &'static str> {
        if icc.len() > MAX_SIZE {
            return Err("size");
        }
        let inks = ColorProfile::new_from_slice(icc).map_err(|_| "unreadable")?;
        if inks.color_space != DataColorSpace::Cmyk {
            return Err("inks");
        }
        let options = TransformOptions { rendering_intent: RenderingIntent::Perceptual, ..TransformOptions::default() };
        let transform = ColorProfile::new_srgb().create_transform_8bit(Layout::Rgb, &inks, Layout::Rgba, options).map_err(|_| "one-way")?;
        let step = |n: usize| ((n * 255 + (SIDE - 1) / 2) / (SIDE - 1)) as u8;
        let colors: Vec<u8> =
            (0..SIDE * SIDE * SIDE).flat_map(|n| [step(n / SIDE / SIDE), step(n / SIDE % SIDE), step(n % SIDE)]).collect();
        let mut table = vec![0; TABLE];
        transform.transform(&colors, &mut table).map_err(|_| "one-way")?;
        table.chunks_exact_mut(4).for_each(limit);
        // White is paper, whatever the profile says of the paper's tint.
        table.iter_mut().rev().take(4).for_each(|ink| *ink = 0);
        let mut deflated = ZlibEncoder::new(Vec::new(), Compression::best());
        let profile = deflated.write_all(icc).and_then(|()| deflated.finish()).map_err(|_| "unreadable")?;
        let name = name(&inks);
        Ok(PressProfile {
            condition: "Custom".into(),
            description: name.into(),
            is_registered: false,
            profile: Cow::Owned(profile),
            table: Cow::Owned(table),
        })
    }
}

/// Takes away coloured inks, alike of each, where all inks together are more than dries.
fn limit(inks: &mut [u8]) {
    let [c, m, y, k] = inks else { return };
    let (colored, black) = (u32::from(*c) + u32::from(*m) + u32::from(*y), u32::from(*k));
    if colored + black > MOST_INK {
        let most = MOST_INK - black;
        [c, m, y].into_iter().for_each(|ink| *ink = (u32::from(*ink) * most / colored) as u8);
    }
}

/// What a profile calls itself.
fn name(profile: &ColorProfile) -> String {
    let said = match &profile.description {
        Some(ProfileText::PlainString(text)) => text.clone(),
        Some(ProfileText::Localizable(texts)) => texts.first().map(|text| text.value.clone()).unwrap_or_default(),
        Some(ProfileText::Description(text)) => text.ascii_string.clone(),
        None => String::new(),
    };
    let said: String = said.chars().filter(|c| !c.is_control()).take(100).collect();
    if said.trim().is_empty() { "A print shop's own profile".into() } else { said.trim().into() }
}

#[cfg(test)]
mod tests {
    use super::PressProfile;
    use flate2::read::ZlibDecoder;
    use moxcms::ColorProfile;
    use std::io::Read;

    fn icc(of: &PressProfile) -> Vec<u8> {
        let mut icc = Vec::new();
        ZlibDecoder::new(&*of.profile).read_to_end(&mut icc).unwrap();
        icc
    }

    #[test]
    fn the_table_of_a_profile_is_near_to_the_one_that_was_made_with_it() {
        for known in [PressProfile::COATED, PressProfile::UNCOATED] {
            let own = PressProfile::of_icc(&icc(&known)).unwrap();
            assert!(own.description.contains(&known.condition[..]), "{}", own.description);
            assert_eq!(own.separated([255; 3]), [0; 4]);
            // Other programs fit dark and strong colours otherwise; what must agree are hues and lightness.
            for rgb in [[200, 200, 200], [220, 120, 120], [120, 200, 130], [130, 140, 220], [240, 220, 120]] {
                let (a, b) = (own.separated(rgb), known.separated(rgb));
                assert!(a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 40), "{rgb:?}: {a:?} {b:?}");
            }
            for n in 0..4096u16 {
                let rgb = [n >> 8, n >> 4 & 15, n & 15].map(|part| (part * 17) as u8);
                assert!(own.separated(rgb).iter().map(|ink| u32::from(*ink)).sum::<u32>() <= 765, "{rgb:?}");
            }
        }
    }

    #[test]
    fn what_is_no_profile_of_a_press_says_why() {
        let why = |icc: &[u8]| PressProfile::of_icc(icc).map(|_| ()).unwrap_err();
        assert_eq!(why(b"ICC"), "unreadable");
        assert_eq!(why(&ColorProfile::new_srgb().encode().unwrap()), "inks");
        let whole = icc(&PressProfile::COATED);
        assert!(["unreadable", "one-way"].contains(&why(&whole[..4000])));
    }
}
