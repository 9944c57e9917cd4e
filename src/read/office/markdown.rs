//! Words of documents as Markdown: nothing in them is taken for markup.

use unicode_normalization::UnicodeNormalization;

/// Stands before bold words while a paragraph is read.
pub const BOLD: char = '\u{1}';
/// Stands behind bold words.
pub const PLAIN: char = '\u{2}';
/// Stands for a line break within a paragraph.
pub const BREAK: char = '\u{3}';

/// The text in Unicode normalization form C, with single spaces.
pub fn tidy(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r', '\u{a0}', '\u{2009}', '\u{202f}'])
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .nfc()
        .collect()
}

/// Marks bold words with two stars; spaces are outside.
pub fn bold_to_markdown(text: &str) -> String {
    let parts: Vec<&str> = text.split([BOLD, PLAIN]).collect();
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        let words = part.trim();
        if i % 2 == 0 || words.is_empty() {
            out.push_str(part);
            continue;
        }
        let start = part.len() - part.trim_start().len();
        // Stars open and close only at the edge of a word: `**1.**Bước` would show its stars.
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let joins = |edge: Option<char>, next: Option<char>| !is_letter(edge) && is_letter(next);
        let after = parts.get(i + 1).and_then(|next| next.chars().next());
        let joins_after = part.trim_end().len() == part.len() && joins(words.chars().next_back(), after);
        if joins_after || (start == 0 && joins(words.chars().next(), out.chars().next_back())) {
            out.push_str(part);
            continue;
        }
        out.push_str(&format!("{}**{words}**{}", &part[..start], &part[start + words.len()..]));
    }
    out
}

/// An address as it may stand between parentheses in Markdown.
pub fn address(target: &str) -> String {
    let mut out = String::new();
    for c in target.chars() {
        match c {
            ' ' | '(' | ')' | '<' | '>' | '\\' | '\n' | '\r' | '\t' => out.push_str(&format!("%{:02X}", c as u32)),
            _ => out.push(c),
        }
    }
    out
}

/// Escapes the characters that have a meaning in Markdown.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for (at, c) in text.char_indices() {
        let is_entity = || text[at + 1..].starts_with(|next: char| next == '#' || next.is_ascii_alphabetic()) && text[at..].contains(';');
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '{' | '~' | '$') || (c == '&' && is_entity()) {
            out.push('\\');
        }
        // Marks of our own are no text.
        if !matches!(c, BOLD | PLAIN | BREAK) {
            out.push(c);
        }
    }
    out
}

/// Escapes the start of a line that Markdown would take for a heading, quotation, table, definition or rule. Numbers stay: they are steps.
pub fn escape_start(text: &str) -> String {
    let is_rule = text.len() > 1 && text.chars().all(|c| matches!(c, '-' | '=' | '+' | ' '));
    let is_mark = text.starts_with(['#', '>', '=', '|', ':']) || ["!!!", "???"].iter().any(|start| text.starts_with(start));
    if is_rule || is_mark || text == "-" || text == "+" { format!("\\{text}") } else { text.to_string() }
}

/// Raised or lowered words: signs of their own where Unicode has them, else elements that a page may contain.
pub fn raised(words: &str, is_super: bool) -> String {
    let (from, to) = match is_super {
        true => ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
        false => ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
    };
    let sign = |c: char| from.chars().position(|f| f == c).and_then(|at| to.chars().nth(at));
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return words.to_string();
    }
    match trimmed.chars().map(sign).collect::<Option<String>>() {
        Some(signs) => words.replacen(trimmed, &signs, 1),
        None if is_super => format!("<sup>{}</sup>", escaped(words)),
        None => format!("<sub>{}</sub>", escaped(words)),
    }
}

/// A heading without the number before it, and the number: `1. `, `II. `, `a) `.
pub fn without_number(text: &str) -> (&str, Option<&str>) {
    let Some((number, rest)) = text.split_once(' ') else { return (text, None) };
    let digits = number.trim_end_matches(['.', ')', '/', ':']);
    let is_number = digits.len() < number.len()
        && (digits.chars().all(|c| c.is_ascii_digit() || c == '.')
            || digits.chars().all(|c| "IVX".contains(c))
            || digits.chars().count() == 1);
    if is_number && !rest.trim().is_empty() { (rest.trim_start(), Some(number)) } else { (text, None) }
}

/// The extension for a picture of a sort that sites show.
pub fn picture_extension(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

/// The sign that a letter of a font of signs shows: boxes to tick, arrows, dots.
pub fn sign(font: &str, code: u32) -> Option<char> {
    let code = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
    let table: &[(u32, char)] = match () {
        () if font.eq_ignore_ascii_case("Wingdings 2") => WINGDINGS_2,
        () if font.eq_ignore_ascii_case("Symbol") => SYMBOL,
        () => WINGDINGS,
    };
    table.iter().find(|(from, _)| *from == code).map(|(_, sign)| *sign)
}

/// Whether letters of the font are signs.
pub fn is_sign_font(font: &str) -> bool {
    font.starts_with("Wingdings") || font.starts_with("Webdings") || font == "Symbol"
}

#[rustfmt::skip]
const WINGDINGS: &[(u32, char)] = &[
    (0x21, '✏'), (0x22, '✂'), (0x28, '☎'), (0x29, '✆'), (0x2a, '✉'), (0x2b, '✉'), (0x36, '⌛'), (0x3a, '🖥'), (0x3f, '✍'), (0x45, '☜'),
    (0x46, '☞'), (0x47, '☝'), (0x48, '☟'), (0x4a, '☺'), (0x6c, '●'), (0x6d, '○'), (0x6e, '■'), (0x6f, '□'), (0x70, '□'), (0x71, '❑'),
    (0x72, '❒'), (0x73, '⬧'), (0x74, '⧫'), (0x75, '◆'), (0x76, '❖'), (0x77, '◆'), (0x7d, '”'), (0x7c, '“'), (0x81, '①'), (0x82, '②'),
    (0x83, '③'), (0x84, '④'), (0x85, '⑤'), (0x86, '⑥'), (0x87, '⑦'), (0x88, '⑧'), (0x89, '⑨'), (0x8a, '⑩'), (0x8c, '❶'), (0x8d, '❷'),
    (0x8e, '❸'), (0x8f, '❹'), (0x90, '❺'), (0x91, '❻'), (0x92, '❼'), (0x93, '❽'), (0x94, '❾'), (0x95, '❿'), (0x9e, '·'), (0x9f, '•'),
    (0xa0, '▪'), (0xa1, '○'), (0xa2, '○'), (0xa3, '○'), (0xa4, '◉'), (0xa6, '○'), (0xa7, '▪'), (0xa8, '□'), (0xab, '★'), (0xac, '★'),
    (0xb7, '◷'), (0xd5, '⌫'), (0xd6, '⌦'), (0xd8, '➢'), (0xdc, '➲'), (0xdf, '←'), (0xe0, '→'), (0xe1, '↑'), (0xe2, '↓'), (0xe8, '➔'),
    (0xef, '⇦'), (0xf0, '⇨'), (0xf1, '⇧'), (0xf2, '⇩'), (0xfb, '✗'), (0xfc, '✓'), (0xfd, '☒'), (0xfe, '☑'),
];

#[rustfmt::skip]
const WINGDINGS_2: &[(u32, char)] = &[
    (0x4f, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0x97, '●'), (0x98, '●'), (0xa0, '■'), (0xa1, '■'),
    (0xa2, '□'), (0xa3, '□'), (0xa4, '□'), (0xae, '◆'),
];

#[rustfmt::skip]
const SYMBOL: &[(u32, char)] = &[
    (0x2d, '−'), (0x40, '≅'), (0x44, 'Δ'), (0x46, 'Φ'), (0x47, 'Γ'), (0x4c, 'Λ'), (0x50, 'Π'), (0x51, 'Θ'), (0x53, 'Σ'), (0x57, 'Ω'),
    (0x61, 'α'), (0x62, 'β'), (0x63, 'χ'), (0x64, 'δ'), (0x65, 'ε'), (0x66, 'φ'), (0x67, 'γ'), (0x68, 'η'), (0x6c, 'λ'), (0x6d, 'μ'),
    (0x70, 'π'), (0x71, 'θ'), (0x72, 'ρ'), (0x73, 'σ'), (0x74, 'τ'), (0x77, 'ω'), (0xa3, '≤'), (0xa5, '∞'), (0xa8, '♦'), (0xab, '↔'),
    (0xac, '←'), (0xad, '↑'), (0xae, '→'), (0xaf, '↓'), (0xb0, '°'), (0xb1, '±'), (0xb2, '″'), (0xb3, '≥'), (0xb4, '×'), (0xb5, '∝'),
    (0xb7, '•'), (0xb8, '÷'), (0xb9, '≠'), (0xba, '≡'), (0xbb, '≈'), (0xbc, '…'), (0xd6, '√'), (0xd7, '⋅'), (0xde, '⇒'), (0xe5, '∑'),
];
