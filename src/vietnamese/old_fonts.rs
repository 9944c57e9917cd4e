//! Text typed for 8-bit fonts, TCVN3 (`.VnTime`) and VNI (`VNI-Times`), whose letters show as signs of Latin-1.

use super::syllables::is_syllable;

/// The encodings of such fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldFont {
    /// TCVN 5712:1993, third form (`.VnTime`).
    Tcvn3,
    /// VNI Windows (`VNI-Times`).
    Vni,
}

impl OldFont {
    /// The variant of the message.
    pub fn name(self) -> &'static str {
        match self {
            OldFont::Tcvn3 => "tcvn3",
            OldFont::Vni => "vni",
        }
    }
}

#[rustfmt::skip]
const TCVN3: &[(char, char)] = &[
    ('¸', 'á'), ('µ', 'à'), ('¶', 'ả'), ('·', 'ã'), ('¹', 'ạ'), ('¨', 'ă'), ('¾', 'ắ'), ('»', 'ằ'), ('¼', 'ẳ'), ('½', 'ẵ'), ('Æ', 'ặ'),
    ('©', 'â'), ('Ê', 'ấ'), ('Ç', 'ầ'), ('È', 'ẩ'), ('É', 'ẫ'), ('Ë', 'ậ'), ('®', 'đ'), ('Ð', 'é'), ('Ì', 'è'), ('Î', 'ẻ'), ('Ï', 'ẽ'),
    ('Ñ', 'ẹ'), ('ª', 'ê'), ('Õ', 'ế'), ('Ò', 'ề'), ('Ó', 'ể'), ('Ô', 'ễ'), ('Ö', 'ệ'), ('Ý', 'í'), ('×', 'ì'), ('Ø', 'ỉ'), ('Ü', 'ĩ'),
    ('Þ', 'ị'), ('ã', 'ó'), ('ß', 'ò'), ('á', 'ỏ'), ('â', 'õ'), ('ä', 'ọ'), ('«', 'ô'), ('è', 'ố'), ('å', 'ồ'), ('æ', 'ổ'), ('ç', 'ỗ'),
    ('é', 'ộ'), ('¬', 'ơ'), ('í', 'ớ'), ('ê', 'ờ'), ('ë', 'ở'), ('ì', 'ỡ'), ('î', 'ợ'), ('ó', 'ú'), ('ï', 'ù'), ('ñ', 'ủ'), ('ò', 'ũ'),
    ('ô', 'ụ'), ('\u{ad}', 'ư'), ('ø', 'ứ'), ('õ', 'ừ'), ('ö', 'ử'), ('÷', 'ữ'), ('ù', 'ự'), ('ý', 'ý'), ('ú', 'ỳ'), ('û', 'ỷ'), ('ü', 'ỹ'),
    ('þ', 'ỵ'), ('¡', 'Ă'), ('¢', 'Â'), ('£', 'Ê'), ('¤', 'Ô'), ('¥', 'Ơ'), ('¦', 'Ư'), ('§', 'Đ'),
];

/// A vowel and the sign behind it.
#[rustfmt::skip]
const VNI_PAIRS: &[(&str, char)] = &[
    ("aù", 'á'), ("aø", 'à'), ("aû", 'ả'), ("aõ", 'ã'), ("aï", 'ạ'), ("aê", 'ă'), ("aé", 'ắ'), ("aè", 'ằ'), ("aú", 'ẳ'), ("aü", 'ẵ'),
    ("aë", 'ặ'), ("aâ", 'â'), ("aá", 'ấ'), ("aà", 'ầ'), ("aå", 'ẩ'), ("aã", 'ẫ'), ("aä", 'ậ'), ("eù", 'é'), ("eø", 'è'), ("eû", 'ẻ'),
    ("eõ", 'ẽ'), ("eï", 'ẹ'), ("eâ", 'ê'), ("eá", 'ế'), ("eà", 'ề'), ("eå", 'ể'), ("eã", 'ễ'), ("eä", 'ệ'), ("où", 'ó'), ("oø", 'ò'),
    ("oû", 'ỏ'), ("oõ", 'õ'), ("oï", 'ọ'), ("oâ", 'ô'), ("oá", 'ố'), ("oà", 'ồ'), ("oå", 'ổ'), ("oã", 'ỗ'), ("oä", 'ộ'), ("ôù", 'ớ'),
    ("ôø", 'ờ'), ("ôû", 'ở'), ("ôõ", 'ỡ'), ("ôï", 'ợ'), ("uù", 'ú'), ("uø", 'ù'), ("uû", 'ủ'), ("uõ", 'ũ'), ("uï", 'ụ'), ("öù", 'ứ'),
    ("öø", 'ừ'), ("öû", 'ử'), ("öõ", 'ữ'), ("öï", 'ự'), ("yù", 'ý'), ("yø", 'ỳ'), ("yû", 'ỷ'), ("yõ", 'ỹ'),
];
const VNI_SINGLE: &[(char, char)] =
    &[('ô', 'ơ'), ('ö', 'ư'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ñ', 'đ'), ('í', 'í'), ('ì', 'ì')];

/// The text in Unicode, converted letter by letter without regard to words.
pub fn from_old_font(text: &str, font: OldFont) -> String {
    match font {
        OldFont::Tcvn3 => text.chars().map(|c| TCVN3.iter().find(|(old, _)| *old == c).map_or(c, |(_, new)| *new)).collect(),
        OldFont::Vni => from_vni(text),
    }
}

fn from_vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let lower = lower(c);
        let pair: Option<String> = letters.peek().map(|next| [lower, self::lower(*next)].iter().collect());
        let found = pair.and_then(|pair| VNI_PAIRS.iter().find(|(old, _)| *old == pair).map(|(_, new)| *new));
        let new = match found {
            Some(new) => {
                letters.next();
                new
            }
            None => VNI_SINGLE.iter().find(|(old, _)| *old == lower).map_or(lower, |(_, new)| *new),
        };
        out.extend(if c == lower { vec![new] } else { new.to_uppercase().collect() });
    }
    out
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The Unicode form of a word typed for such a font; `None` unless the result is Vietnamese.
pub fn converted(word: &str, font: OldFont) -> Option<String> {
    let is_latin1 = word.chars().all(|c| (c as u32) < 0x100);
    let has_letters = word.chars().any(|c| c.is_ascii_alphabetic());
    if word.is_ascii() || !is_latin1 || !has_letters {
        return None;
    }
    let new = from_old_font(word, font);
    let is_vietnamese = |text: &str| {
        let mut parts = text.split(|c: char| !c.is_alphabetic()).filter(|p| !p.is_empty()).peekable();
        parts.peek().is_some() && parts.all(is_syllable)
    };
    (new != word && is_vietnamese(&new)).then_some(new)
}

/// Whether a word is no Vietnamese syllable as it stands, and Vietnamese once converted.
pub fn is_typed_for(word: &str, font: OldFont) -> bool {
    !word.is_ascii() && !is_syllable(word) && converted(word, font).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_fonts_become_unicode() {
        let tcvn3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc, ñy ban nh©n d©n thµnh phè H¶i Phßng";
        let vni = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp töï do haïnh phuùc, uûy ban nhaân daân thaønh phoá Haûi Phoøng";
        let right = "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập tự do hạnh phúc, ủy ban nhân dân thành phố Hải Phòng";
        assert_eq!(from_old_font(tcvn3, OldFont::Tcvn3), right);
        assert_eq!(from_old_font(vni, OldFont::Vni), right);
        assert_eq!(from_old_font("ÑAÊNG KYÙ, ÔÛ", OldFont::Vni), "ĐĂNG KÝ, Ở");
    }

    #[test]
    fn every_letter_of_tcvn3_is_another() {
        let new: std::collections::BTreeSet<char> = TCVN3.iter().map(|(_, new)| *new).collect();
        let old: std::collections::BTreeSet<char> = TCVN3.iter().map(|(old, _)| *old).collect();
        assert_eq!((new.len(), old.len()), (TCVN3.len(), TCVN3.len()));
    }

    #[test]
    fn only_words_that_become_vietnamese_are_converted() {
        assert_eq!(converted("x·", OldFont::Tcvn3).as_deref(), Some("xã"));
        assert_eq!(converted("hoäi", OldFont::Vni).as_deref(), Some("hội"));
        for word in ["Müller", "©", "xã", "hội", "abc", "25°"] {
            assert_eq!(converted(word, OldFont::Vni).as_deref().filter(|w| *w != word), None, "{word}");
        }
    }
}
