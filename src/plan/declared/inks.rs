//! Inks: what a print shop prints colours with.

use crate::separation::PressProfile;

/// Percent of cyan, magenta, yellow and black.
pub type Inks = [f64; 4];

/// Colours whose channels differ by no more are greys.
const GREY: u8 = 10;

/// The inks that follow from red, green and blue: greys and dark greys are black alone, which no shift of the plates makes coloured; what inks other
/// colours take follows from how they look on the paper of a press.
pub fn inks_of(rgb: [u8; 3], press: &PressProfile) -> Inks {
    let (low, high) = rgb.iter().fold((u8::MAX, 0), |(low, high), c| (low.min(*c), high.max(*c)));
    let percent = |part: f64| (part * 100.0).round();
    if low == high || high - low <= GREY && high <= 128 {
        let light = rgb.iter().map(|c| f64::from(*c)).sum::<f64>() / 3.0;
        return [0.0, 0.0, 0.0, percent(1.0 - light / 255.0)];
    }
    press.separated(rgb).map(|ink| percent(f64::from(ink) / 255.0))
}
