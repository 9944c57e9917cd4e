//! Progressive JPEGs (ITU-T T.81, annex G) that end too early: their scans do not bring all that the picture has, so it stays blurred or grey.

/// What the scans of a picture have brought: for each component how many of the lowest bits of each coefficient lack, 255 where all do.
struct Scans {
    components: Vec<(u8, [u8; 64])>,
    has_end: bool,
}

/// A coefficient that no scan has brought.
const NONE: u8 = u8::MAX;

/// Whether a progressive JPEG was cut off. None for all others.
pub fn is_progressive_cut_off(bytes: &[u8]) -> Option<bool> {
    let scans = Scans::read(bytes)?;
    // Some encoders leave out the last bit on purpose, and write the end.
    let allowed = if scans.has_end { 1 } else { 0 };
    Some(scans.components.iter().any(|(_, lacking)| lacking.iter().any(|bits| *bits > allowed)))
}

impl Scans {
    fn read(bytes: &[u8]) -> Option<Scans> {
        let mut scans = Scans { components: Vec::new(), has_end: false };
        let mut at = bytes.strip_prefix(&[0xff, 0xd8]).map(|_| 2)?;
        while let Some(found) = memchr::memchr(0xff, bytes.get(at..)?) {
            at += found + 1;
            let length = || Some(usize::from(u16::from_be_bytes(bytes.get(at + 1..at + 3)?.try_into().ok()?)));
            match *bytes.get(at).unwrap_or(&0) {
                // Coded data, restarts and filling.
                0 | 0x01 | 0xd0..=0xd7 | 0xff => continue,
                0xd9 => {
                    scans.has_end = true;
                    break;
                }
                marker => {
                    let Some(body) = length().and_then(|length| bytes.get(at + 3..at + 1 + length)) else { break };
                    match marker {
                        0xc2 => scans.components = body.get(6..)?.chunks_exact(3).map(|part| (part[0], [NONE; 64])).collect(),
                        0xc0 | 0xc1 | 0xc3..=0xcf if marker != 0xc4 && marker != 0xc8 && marker != 0xcc => return None,
                        0xda => scans.add(body)?,
                        _ => {}
                    }
                    at += 1 + length()?;
                }
            }
        }
        (!scans.components.is_empty()).then_some(scans)
    }

    /// Takes the head of a scan: its components, the coefficients from here to there, and how many bits it leaves out.
    fn add(&mut self, head: &[u8]) -> Option<()> {
        let count = usize::from(*head.first()?);
        let [first, last, bits] = *head.get(1 + 2 * count..4 + 2 * count)? else { return None };
        for part in head.get(1..1 + 2 * count)?.chunks_exact(2) {
            let (_, lacking) = self.components.iter_mut().find(|(id, _)| *id == part[0])?;
            lacking.get_mut(usize::from(first)..=usize::from(last))?.fill(bits & 15);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_progressive_jpeg_without_its_last_scans_is_cut_off() {
        for jpeg in
            [&include_bytes!("../../tests/documents/progressive.jpg")[..], include_bytes!("../../tests/documents/progressive-grey.jpg")]
        {
            assert_eq!(is_progressive_cut_off(jpeg), Some(false));
            assert_eq!(is_progressive_cut_off(&jpeg[..jpeg.len() - 2]), Some(false), "without its end marker");
            let scans: Vec<usize> = memchr::memmem::find_iter(jpeg, &[0xff, 0xda]).collect();
            for (no, at) in scans.iter().enumerate().skip(1) {
                assert_eq!(is_progressive_cut_off(&jpeg[..*at]), Some(true), "{no} of {} scans", scans.len());
            }
            assert_eq!(is_progressive_cut_off(&[&jpeg[..scans[2]], &[0xff, 0xd9]].concat()), Some(true), "two scans and an end marker");
        }
        assert_eq!(is_progressive_cut_off(b"\xff\xd8\xff\xd9"), None);
        assert_eq!(is_progressive_cut_off(b"GIF89a"), None);
    }
}
