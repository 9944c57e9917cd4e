//! Vietnamese syllables: onset, rhyme and tone, and the nearest syllable to a word that is none.
//!
//! Source: the orthography in Hoàng Phê, Từ điển chính tả; rhymes are listed with their marks but without tone.

use super::fold::fold;
use super::tokens::with_capitals_of;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s",
    "t", "v", "x", "",
];

#[rustfmt::skip]
const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ăk",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "e", "ec", "em", "en", "eng", "eo", "ep", "et",
    "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "êc", "êng",
    "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu",
    "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oau", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "oong", "ooc", "op", "ot",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ôông", "ôôc",
    "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ơng", "ơc",
    "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uân", "uâng", "uât", "uây", "uê", "uêch", "uên", "uênh", "uêu", "uêt",
    "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "uơt", "uơn", "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt",
    "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu",
    "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
    "y", "yêm", "yên", "yêng", "yêt", "yêu", "ych", "ynh", "yt",
];

/// Marks of the five written tones: huyền, sắc, hỏi, ngã, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// Whether a word is spelled as one Vietnamese syllable can be, in any case and either style of tone marks.
pub fn is_syllable(word: &str) -> bool {
    SpelledSyllable::new(word).is_some_and(|syllable| syllable.is_well_placed())
}

/// A syllable whose tone mark may stand on a vowel that does not bear it.
pub struct SpelledSyllable {
    /// Its letters in lower case without the tone mark.
    pub letters: String,
    /// 0 for none, then huyền, sắc, hỏi, ngã, nặng.
    pub tone: u8,
    /// The letter with the tone mark, from 0.
    marked: usize,
    /// Where the rhyme begins, in letters.
    rhyme: usize,
}

impl SpelledSyllable {
    /// The syllable with these letters; none where onset, rhyme and tone do not go together.
    pub fn new(word: &str) -> Option<SpelledSyllable> {
        if word.len() > LONGEST {
            return None;
        }
        let (letters, tones) = without_tone(word)?;
        let rhyme = split(&letters)?;
        // Syllables that end in a stop consonant have the tones sắc and nặng alone.
        if tones.len() > 1 || (is_stopped(rhyme) && !matches!(tones.first(), Some('\u{301}' | '\u{323}'))) {
            return None;
        }
        let tone = tones.first().map_or(0, tone_number);
        let lower = word.to_lowercase();
        let marked = lower.nfc().position(|c| std::iter::once(c).nfd().any(|part| TONES.contains(&part))).unwrap_or_default();
        let rhyme = letters.chars().count() - rhyme.chars().count();
        Some(SpelledSyllable { letters, tone, marked, rhyme })
    }

    /// The letters that may bear the tone mark: two where both styles are in use (`hòa`, `hoà`), else one.
    fn places(&self) -> Vec<usize> {
        let vowels: Vec<(usize, char)> =
            self.letters.chars().enumerate().skip(self.rhyme).filter(|(_, c)| "aăâeêioôơuưy".contains(*c)).collect();
        let hat = vowels.iter().rev().find(|(_, c)| "ăâêôơ".contains(*c)).or_else(|| vowels.iter().find(|(_, c)| *c == 'ư'));
        let is_open = vowels.last().is_some_and(|(at, _)| at + 1 == self.letters.chars().count());
        match (hat, vowels.as_slice()) {
            (_, [(only, _)]) => vec![*only],
            (Some((hat, _)), _) => vec![*hat],
            (None, [.., (last, _)]) if !is_open => vec![*last],
            (None, [_, (middle, _), _]) => vec![*middle],
            (None, [(first, one), (second, two)]) if matches!((one, two), ('o', 'a' | 'e') | ('u', 'y')) => vec![*first, *second],
            (None, [(first, _), ..]) => vec![*first],
            (None, []) => Vec::new(),
        }
    }

    /// Whether the tone mark stands where it may.
    pub fn is_well_placed(&self) -> bool {
        self.tone == 0 || self.places().contains(&self.marked)
    }
}

/// A word whose only fault is the place of its tone mark, with the mark where it belongs: `qủa` → `quả`, `Họat` → `Hoạt`.
pub fn with_tone_placed(word: &str) -> Option<String> {
    let syllable = SpelledSyllable::new(word).filter(|syllable| !syllable.is_well_placed())?;
    let place = *syllable.places().first()?;
    let mark = TONES[usize::from(syllable.tone) - 1];
    let placed = word.nfc().enumerate().flat_map(|(at, c)| {
        let bare = std::iter::once(c).nfd().filter(|part| !TONES.contains(part));
        bare.chain((at == place).then_some(mark)).collect::<Vec<_>>()
    });
    Some(placed.nfc().collect())
}

/// The letters of a word in lower case without tone marks, and its tones, each 1 (huyền) to 5 (nặng). None for letters that are not Vietnamese.
pub(super) fn letters_and_tones(word: &str) -> Option<(String, Vec<u8>)> {
    let (letters, tones) = without_tone(word)?;
    Some((letters, tones.iter().map(tone_number).collect()))
}

/// The number of a tone mark: 1 (huyền) to 5 (nặng); 0 for another sign.
fn tone_number(mark: &char) -> u8 {
    TONES.iter().position(|tone| tone == mark).map_or(0, |tone| tone as u8 + 1)
}

/// Whether a word in ASCII letters is a syllable without its marks, as in names of files and sites: `phong`, `duong`, `nuoc`.
pub(super) fn is_bare_syllable(word: &str) -> bool {
    static BARE: LazyLock<BTreeSet<String>> = LazyLock::new(|| RHYMES.iter().map(|rhyme| fold(rhyme)).collect());
    ONSETS.iter().any(|onset| {
        let rhyme = word.strip_prefix(fold(onset).as_str());
        rhyme.is_some_and(|rhyme| BARE.contains(rhyme) && go_together(onset, rhyme))
    })
}

/// Whether all letters of a word are Vietnamese.
pub fn has_vietnamese_letters(word: &str) -> bool {
    without_tone(word).is_some()
}

/// The syllable nearest to a word that is none: one with its tone mark on another vowel, two syllables without a space, or one with a wrong letter, a wrong mark or two letters swapped.
pub fn nearest_syllable(word: &str) -> Option<String> {
    if let Some(placed) = with_tone_placed(word) {
        return Some(placed);
    }
    let mut parted = two_syllables(word);
    // `hệthống` has two ways to split, so there is no suggestion.
    if let (Some((one, two)), None) = (parted.next(), parted.next()) {
        return Some(format!("{one} {two}"));
    }
    let lower = word.to_lowercase();
    let letters: Vec<char> = lower.nfc().collect();
    if letters.len() > 8 {
        return None;
    }
    let mut found: Vec<String> = Vec::new();
    let mut offer = |candidate: String| {
        if is_syllable(&candidate) && !found.contains(&candidate) {
            found.push(candidate);
        }
    };
    for i in 1..letters.len() {
        let mut swapped = letters.clone();
        swapped.swap(i - 1, i);
        offer(swapped.iter().collect());
    }
    for i in 0..letters.len() {
        // The same letters with another mark.
        let bare = fold(&letters[i].to_string());
        for twin in VOWELS.chars().filter(|c| fold(&c.to_string()) == bare && *c != letters[i]) {
            let mut changed = letters.clone();
            changed[i] = twin;
            offer(changed.into_iter().collect());
        }
    }
    for i in 0..letters.len() {
        let mut shorter = letters.clone();
        shorter.remove(i);
        if shorter.len() > 1 {
            offer(shorter.into_iter().collect());
        }
    }
    let common = found.iter().position(|f| COMMON.contains(&f.as_str())).unwrap_or(0);
    let first = found.into_iter().nth(common)?;
    Some(with_capitals_of(word, &first))
}

/// The ways to split a word into two syllables with marks: `Đăngký` → `Đăng`, `ký`.
pub fn two_syllables(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_whole = |part: &str| !part.is_ascii() && part.chars().nth(1).is_some() && is_syllable(part);
    let places = word.char_indices().skip(1).take_while(|(at, _)| *at <= LONGEST);
    places.map(|(at, _)| word.split_at(at)).filter(move |(one, two)| is_whole(one) && is_whole(two))
}

/// Frequent syllables that end in a stop consonant, to choose between two tones.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "được", "việc", "một", "các", "đất", "nước", "trước", "tốt", "nhất", "kết", "quyết", "việt", "biết", "học", "đọc", "trực", "tục", "cấp", "lập",
    "hợp", "tiếp", "sức", "mức", "thực", "mục", "cục", "phục", "lực", "chức", "khác", "xác", "đặt", "mật", "thật", "phát", "mất", "ít", "cách", "sách",
    "dịch", "thích", "khách", "lịch", "ích", "mặt", "bắt", "chất", "thuật", "luật", "xuất", "suất", "pháp", "nộp", "gặp", "giúp", "tập", "nhập", "hiệp",
];

/// Most bytes of a syllable: seven letters, the vowels with their marks behind them.
const LONGEST: usize = 40;

const VOWELS: &str = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵdđ";

/// The letters in lower case without tone marks, and these tone marks. `None` for letters that are not Vietnamese.
fn without_tone(word: &str) -> Option<(String, Vec<char>)> {
    let (mut tones, mut on_vowels, mut letter) = (Vec::new(), true, ' ');
    let lower = word.to_lowercase();
    let bare: String = lower
        .nfd()
        .filter(|c| {
            let tone = TONES.contains(c);
            if tone {
                tones.push(*c);
                on_vowels &= matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            } else if c.is_alphabetic() {
                letter = *c;
            }
            !tone
        })
        .nfc()
        .collect();
    let known = |c: char| c.is_ascii_lowercase() || matches!(c, 'ă' | 'â' | 'đ' | 'ê' | 'ô' | 'ơ' | 'ư');
    // `ñ` is a letter of Spanish and of old fonts.
    (on_vowels && bare.chars().all(known)).then_some((bare, tones))
}

/// The rhyme, if onset and rhyme go together.
fn split(letters: &str) -> Option<&str> {
    ONSETS.iter().find_map(|onset| {
        let rhyme = letters.strip_prefix(onset)?;
        // `gì`, `gìn`: the i of the onset is the vowel too.
        if *onset == "g" && rhyme.starts_with('i') && RHYMES.contains(&rhyme) {
            return Some(rhyme);
        }
        (RHYMES.contains(&rhyme) && go_together(onset, rhyme)).then_some(rhyme)
    })
}

/// `k gh ngh` stand before e, ê, i, y and nothing else does there; q takes its u.
fn go_together(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "k" | "gh" | "ngh" => front || (onset == "k" && matches!(rhyme, "a" | "ăk" | "o" | "on" | "ông" | "ơ" | "r" | "rông")),
        "c" | "ng" => !front,
        "g" => !front || rhyme.starts_with('i'),
        // The u of `uâ`, `uy`, `uyê` is part of `qu`.
        "qu" => !rhyme.starts_with(['u', 'ư']),
        "p" => true,
        "gi" => !rhyme.starts_with('i') || rhyme.starts_with("iê"),
        _ => true,
    }
}

fn is_stopped(rhyme: &str) -> bool {
    rhyme.ends_with(['c', 'p', 't', 'k']) || rhyme.ends_with("ch")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_vietnamese() {
        let text = "Ủy ban nhân dân uỷ quyền giải quyết thủ tục hành chính khuyến khích nghiêng ngả gì giữ gìn quốc gia quý quyển huỳnh \
                    khuya xoong thuở hoà hòa thuý thúy giếng quẹo ngoằn ngoèo rượu hươu khuỷu tay loắt choắt đặc khu Cát Hải Bạch Long Vĩ \
                    Đắk Lắk nguyệt tuyệt yếu ý iêu huých quỳnh toét xoèn xoẹt giặt giũ giêng gìn ghế nghỉ kẻ kỹ que quần quạt pin";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn slips_of_the_hand() {
        for (word, near) in [
            ("dịhc", Some("dịch")),
            ("côgn", Some("công")),
            ("thũt", None),
            ("tuyênn", Some("tuyên")),
            ("đươc", Some("được")),
            ("viêc", Some("việc")),
            ("hệthống", None),
            ("Đăngký", Some("Đăng ký")),
            ("CÔGN", Some("CÔNG")),
            ("Viêc", Some("Việc")),
        ] {
            assert!(!is_syllable(word), "{word}");
            if let Some(near) = near {
                assert_eq!(nearest_syllable(word).as_deref(), Some(near), "{word}");
            }
        }
        for (word, placed) in [
            ("qủa", "quả"),
            ("lọai", "loại"),
            ("Họat", "Hoạt"),
            ("đựơc", "được"),
            ("khỏan", "khoản"),
            ("TÒAN", "TOÀN"),
            ("đaị", "đại"),
            ("gíao", "giáo"),
            ("qúy", "quý"),
            ("chuà", "chùa"),
            ("ngòai", "ngoài"),
            ("tịêt", "tiệt"),
        ] {
            assert!(!is_syllable(word), "{word}");
            assert_eq!(with_tone_placed(word).as_deref(), Some(placed), "{word}");
        }
        for word in "hòa hoà khỏe khoẻ thúy thuý quả giá gìn của mía cười thuở xoòng khuỷu ngoèo quỳ quý giữa hươu".split(' ')
        {
            assert!(is_syllable(word) && with_tone_placed(word).is_none(), "{word}");
        }
        for word in ["xẵ", "nươ", "tiê", "khuô", "quyê", "ñy", "đươc", "viêc", "nghành", "kông2", "xyz", "thưòngg", "ầm̀"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
