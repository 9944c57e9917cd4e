//! The mask of a QR code: the one of eight patterns with the lowest penalty (ISO/IEC 18004:2015, 7.8).

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, bits, ec};

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// The modules of the smallest code for a text, row by row; `true` is dark. The crate `qrcode` gives the same result but takes ten times as long to
/// evaluate the masks.
pub fn dark_modules(text: &str) -> Option<Vec<bool>> {
    let bits = bits::encode_auto(text.as_bytes(), EcLevel::M).ok()?;
    let version = bits.version();
    let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, EcLevel::M).ok()?;
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    let masked = MASKS.into_iter().map(|mask| {
        let mut masked = canvas.clone();
        masked.apply_mask(mask);
        masked.into_colors().into_iter().map(|color| color == Color::Dark).collect::<Vec<bool>>()
    });
    masked.min_by_key(|dark| penalty(dark))
}

/// The penalty of a code (ISO/IEC 18004:2015, 7.8.3.1).
fn penalty(dark: &[bool]) -> u32 {
    let side = dark.len().isqrt();
    let columns: Vec<bool> = (0..side).flat_map(|x| dark[x..].iter().step_by(side)).copied().collect();
    let share = dark.iter().filter(|dark| **dark).count() * 200 / dark.len();
    dark.chunks(side).chain(columns.chunks(side)).map(along).sum::<u32>() + blocks(dark, side) + share.abs_diff(100) as u32
}

/// The penalty of a row or column: runs of one colour (N1), and patterns like those of the corners (N3).
fn along(line: &[bool]) -> u32 {
    let runs = line.chunk_by(|a, b| a == b).map(|run| run.len() as u32).filter(|length| *length >= 5);
    let mut points = runs.map(|length| length - 2).sum();
    // Windows of 15 modules: 4, the 7 of a corner pattern, 4. Modules beyond the edge are light.
    let mut seen = 0u32;
    for dark in line.iter().copied().chain([false; 4]) {
        seen = seen << 1 & 0x7fff | u32::from(dark);
        let is_corner = seen >> 4 & 0x7f == 0b101_1101;
        points += if is_corner && (seen >> 11 == 0 || seen & 0xf == 0) { 40 } else { 0 };
    }
    points
}

/// The penalty of 2 × 2 squares of one colour (N2).
fn blocks(dark: &[bool], side: usize) -> u32 {
    let pairs = dark.chunks(side).zip(dark.chunks(side).skip(1));
    let squares = pairs.flat_map(|(above, below)| above.windows(2).zip(below.windows(2)));
    squares.filter(|(above, below)| above == below && above[0] == above[1]).count() as u32 * 3
}

#[cfg(test)]
mod tests {
    use super::dark_modules;
    use qrcode::{Color, EcLevel, QrCode};

    #[test]
    fn the_library_chooses_the_same() {
        for length in (1..400).step_by(7) {
            let text =
                format!("https://hai-phong.example/{}", "11311-phường/q/839373/".repeat(length)).chars().take(length).collect::<String>();
            let code = QrCode::with_error_correction_level(&text, EcLevel::M).unwrap();
            let expected: Vec<bool> = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
            assert!(dark_modules(&text).unwrap() == expected, "{text}");
        }
    }
}
