//! Fonts: Inter and Noto Sans, which have every Vietnamese letter, and those of the theme.

use std::sync::{Arc, LazyLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Fonts ready for Typst.
pub struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

/// Both under the SIL Open Font License.
pub static EMBEDDED: [(&str, &[u8]); 6] = [
    ("Inter.ttf", damascene_fonts_inter::INTER_VARIABLE),
    ("Inter-Italic.ttf", damascene_fonts_inter::INTER_VARIABLE_ITALIC),
    ("NotoSans.ttf", notosans::REGULAR_TTF),
    ("NotoSans-Bold.ttf", notosans::BOLD_TTF),
    ("NotoSans-Italic.ttf", notosans::ITALIC_TTF),
    ("NotoSans-BoldItalic.ttf", notosans::BOLD_ITALIC_TTF),
];

/// The embedded ones, parsed once for all presses of the process.
static PARSED: LazyLock<Vec<Font>> = LazyLock::new(|| EMBEDDED.iter().flat_map(|(_, bytes)| Font::iter(Bytes::new(*bytes))).collect());

impl Fonts {
    /// The theme's own come first, so that a family of the same name is theirs.
    pub fn load(own: &[(Arc<str>, Arc<[u8]>)]) -> Fonts {
        let own = own.iter().flat_map(|(_, bytes)| Font::iter(Bytes::new(bytes.to_vec())));
        let fonts: Vec<Font> = own.chain(PARSED.iter().cloned()).collect();
        let mut book = FontBook::new();
        fonts.iter().for_each(|font| book.push(font.info().clone()));
        Fonts { book: LazyHash::new(book), fonts }
    }
}

/// The families of a font file that lack Vietnamese letters, with the letters.
pub fn lacking(bytes: &[u8]) -> Vec<(String, String)> {
    let fonts = Font::iter(Bytes::new(bytes.to_vec()));
    let missing = |font: &Font| letters().filter(|c| !font.info().coverage.contains(*c as u32)).collect::<String>();
    fonts.map(|font| (font.info().family.to_string(), missing(&font))).filter(|(_, missing)| !missing.is_empty()).collect()
}

/// The 134 letters of Vietnamese beyond ASCII, both cases.
fn letters() -> impl Iterator<Item = char> {
    const VOWELS: &str = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
    VOWELS.chars().flat_map(|c| c.to_uppercase().chain([c])).filter(|c| !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::{EMBEDDED, lacking, letters};

    #[test]
    fn the_embedded_fonts_have_every_letter() {
        assert_eq!(letters().count(), 134);
        for (name, bytes) in EMBEDDED {
            assert_eq!(lacking(bytes), [], "{name}");
        }
    }
}
