//! Inks: what a print shop prints colours with.

/// Percent of cyan, magenta, yellow and black.
pub type Inks = [f64; 4];

/// Colours whose channels differ by no more are greys.
const GREY: u8 = 10;

/// The inks that follow from red, green and blue: dark greys are black alone; else black takes all it can, so no more than two other inks meet it.
pub fn inks_of(rgb: [u8; 3]) -> Inks {
    let (low, high) = rgb.iter().fold((u8::MAX, 0), |(low, high), c| (low.min(*c), high.max(*c)));
    let percent = |part: f64| (part * 100.0).round();
    if high - low <= GREY && high <= 128 {
        let light = rgb.iter().map(|c| f64::from(*c)).sum::<f64>() / 3.0;
        return [0.0, 0.0, 0.0, percent(1.0 - light / 255.0)];
    }
    let [c, m, y] = rgb.map(|c| percent(f64::from(high - c) / f64::from(high.max(1))));
    [c, m, y, percent(1.0 - f64::from(high) / 255.0)]
}
