//! Fonts for print: those of the theme, and of the embedded theme Inter and Noto Sans, which have every Vietnamese letter.

use crate::read::embedded_fonts;
use std::sync::{Arc, LazyLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Fonts ready for Typst.
pub struct Fonts {
    /// Index of all fonts by family and style.
    pub book: LazyHash<FontBook>,
    /// The fonts in the order of the index.
    pub fonts: Vec<Font>,
}

/// Digest (BLAKE3, hexadecimal) of the embedded fonts: part of the keys of printed files. A test holds it.
pub const EMBEDDED_DIGEST: &str = "91b109677a760c84517840938c36782e6a600d4c89e74cf205117e58d8aee763";

/// The embedded fonts, parsed once per process: path below the theme's folder, faces.
static EMBEDDED: LazyLock<Vec<(&str, Vec<Font>)>> =
    LazyLock::new(|| embedded_fonts().map(|(path, bytes)| (path, Font::iter(Bytes::new(bytes)).collect())).collect());

impl Fonts {
    /// Loads fonts. The theme's fonts (path, bytes) come first and win over embedded families of the same name; one at the path of an embedded font
    /// replaces it.
    pub fn load(own: &[(Arc<str>, Arc<[u8]>)]) -> Fonts {
        let embedded =
            EMBEDDED.iter().filter(|(path, _)| own.iter().all(|(own, _)| **own != **path)).flat_map(|(_, faces)| faces.iter().cloned());
        let own = own.iter().flat_map(|(_, bytes)| Font::iter(Bytes::new(bytes.to_vec())));
        let fonts: Vec<Font> = own.chain(embedded).collect();
        let mut book = FontBook::new();
        fonts.iter().for_each(|font| book.push(font.info().clone()));
        Fonts { book: LazyHash::new(book), fonts }
    }
}

/// Every font that templates of a theme with its `own` fonts may use: path below the theme's folder, bytes.
pub fn files(own: &[(Arc<str>, Arc<[u8]>)]) -> impl Iterator<Item = (String, Vec<u8>)> {
    let embedded = embedded_fonts().filter(|(path, _)| own.iter().all(|(own, _)| **own != **path));
    own.iter()
        .map(|(path, bytes)| (path.to_string(), bytes.to_vec()))
        .chain(embedded.map(|(path, bytes)| (path.to_string(), bytes.to_vec())))
}

/// The families of a font file that lack Vietnamese letters, each with those letters.
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
    use super::{EMBEDDED_DIGEST, Fonts, files, lacking, letters};
    use crate::read::embedded_fonts;
    use std::sync::Arc;

    #[test]
    fn the_embedded_fonts_have_every_letter() {
        assert_eq!(letters().count(), 134);
        assert_eq!(embedded_fonts().count(), 6);
        for (name, bytes) in embedded_fonts() {
            assert_eq!(lacking(bytes), [], "{name}");
        }
    }

    #[test]
    fn keys_hold_the_embedded_fonts() {
        let mut hasher = blake3::Hasher::new();
        for (path, bytes) in embedded_fonts() {
            hasher.update(path.as_bytes());
            hasher.update(blake3::hash(bytes).as_bytes());
        }
        assert_eq!(hasher.finalize().to_hex().as_str(), EMBEDDED_DIGEST, "say this digest in EMBEDDED_DIGEST when a font has changed");
    }

    #[test]
    fn a_font_at_the_path_of_an_embedded_one_replaces_it() {
        let Some((path, bytes)) = embedded_fonts().find(|(path, _)| path.ends_with("/NotoSans.ttf")) else { panic!("no such font") };
        let count = |own: &[(Arc<str>, Arc<[u8]>)]| (Fonts::load(own).fonts.len(), files(own).count());
        let (faces, all) = count(&[]);
        assert_eq!(count(&[(path.into(), bytes.into())]), (faces, all));
        assert_eq!(count(&[("fonts/Own.ttf".into(), bytes.into())]), (faces + 1, all + 1));
    }
}
