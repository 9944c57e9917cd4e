//! Automatic numbers of Word files (ECMA-376, 17.9): what stands before a paragraph of a list.

use super::xml::{Element, Space, XmlTree};
use std::collections::{BTreeMap, BTreeSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// What stands before a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum ListMark {
    /// A dot, a dash or another sign.
    Bullet,
    /// A number as written: `1.`, `a)`, `Điều 2.`
    Number(String),
}

#[derive(Clone, Debug)]
struct ListLevel {
    format: String,
    text: String,
    start: u32,
    /// The level, from 1, after which it begins again; 0 for never.
    restart: Option<usize>,
    is_legal: bool,
}

impl Default for ListLevel {
    fn default() -> ListLevel {
        ListLevel { format: "decimal".into(), text: String::new(), start: 1, restart: None, is_legal: false }
    }
}

/// A list: the abstract list it is of, the levels it changes, and where its levels start.
type ListInstance = (String, BTreeMap<usize, ListLevel>, BTreeMap<usize, u32>);

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub struct WordLists {
    /// Levels by number of the abstract list.
    kinds: BTreeMap<String, Vec<ListLevel>>,
    /// By number of the list: the abstract list, and what the list changes.
    lists: BTreeMap<String, ListInstance>,
    /// The last number of each level of each abstract list.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    begun: BTreeSet<String>,
}

impl WordLists {
    /// Reads the part with the lists.
    pub fn read(tree: &XmlTree) -> WordLists {
        let mut lists = WordLists::default();
        let mut links: BTreeMap<&str, &str> = BTreeMap::new();
        let mut targets: BTreeMap<&str, &str> = BTreeMap::new();
        for kind in tree.root().all(Space::Word, "abstractNum") {
            let Some(id) = kind.attribute("abstractNumId") else { continue };
            let mut levels = vec![ListLevel::default(); LEVELS];
            for level in kind.children().filter(|e| e.name() == "lvl") {
                if let Some(place) = number(level.attribute("ilvl")).and_then(|no| levels.get_mut(no)) {
                    *place = read_level(level);
                }
            }
            if let Some(link) = kind.value_of("styleLink") {
                targets.insert(link, id);
            }
            if let Some(link) = kind.value_of("numStyleLink") {
                links.insert(id, link);
            }
            lists.kinds.insert(id.to_string(), levels);
        }
        for list in tree.root().all(Space::Word, "num") {
            let Some((id, kind)) = list.attribute("numId").zip(list.value_of("abstractNumId")) else { continue };
            let kind = links.get(kind).and_then(|link| targets.get(link)).copied().unwrap_or(kind);
            let (mut levels, mut starts) = (BTreeMap::new(), BTreeMap::new());
            for change in list.children().filter(|e| e.name() == "lvlOverride") {
                let Some(no) = number(change.attribute("ilvl")) else { continue };
                levels.extend(change.child("lvl").map(|level| (no, read_level(level))));
                starts.extend(number(change.value_of("startOverride")).map(|start| (no, start as u32)));
            }
            lists.lists.insert(id.to_string(), (kind.to_string(), levels, starts));
        }
        lists
    }

    /// Counts a paragraph of a list and returns what stands before it; none where the list shows nothing there.
    pub fn mark(&mut self, list: &str, level: usize) -> Option<ListMark> {
        let level = level.min(LEVELS - 1);
        let (kind, changed, starts) = self.lists.get(list)?.clone();
        let base = self.kinds.get(&kind).cloned().unwrap_or_else(|| vec![ListLevel::default(); LEVELS]);
        let at = |no: usize| changed.get(&no).or(base.get(no)).cloned().unwrap_or_default();
        let counts = self.counts.entry(kind).or_default();
        if self.begun.insert(list.to_string()) {
            starts.keys().filter(|no| **no < LEVELS).for_each(|no| counts[*no] = None);
        }
        let start = |no: usize| starts.get(&no).copied().unwrap_or(at(no).start);
        counts[level] = Some(counts[level].map_or(start(level), |n| n.saturating_add(1)));
        for (deeper, count) in counts.iter_mut().enumerate().skip(level + 1) {
            match at(deeper).restart {
                Some(0) => {}
                Some(after) if level + 1 > after => {}
                _ => *count = None,
            }
        }
        let own = at(level);
        match &*own.format {
            "bullet" => return Some(ListMark::Bullet),
            "none" if !own.text.contains(|c: char| c.is_alphanumeric()) => return None,
            _ => {}
        }
        let counts = *counts;
        let mut text = String::new();
        let mut signs = own.text.chars().peekable();
        while let Some(c) = signs.next() {
            let digit = signs.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0);
            match digit {
                Some(digit) => {
                    signs.next();
                    let no = digit as usize - 1;
                    let format = if own.is_legal { "decimal".to_string() } else { at(no).format };
                    text.push_str(&written(counts[no].unwrap_or(start(no)), &format));
                }
                None => text.push(c),
            }
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(ListMark::Number(text))
    }

    /// Whether there is a list with this number.
    pub fn has(&self, list: &str) -> bool {
        self.lists.contains_key(list)
    }
}

fn number(text: Option<&str>) -> Option<usize> {
    text?.parse().ok().filter(|n| *n < 1_000_000)
}

fn read_level(level: Element) -> ListLevel {
    ListLevel {
        format: level.value_of("numFmt").unwrap_or("decimal").to_string(),
        text: level.value_of("lvlText").unwrap_or_default().to_string(),
        start: number(level.value_of("start")).unwrap_or(1) as u32,
        restart: number(level.value_of("lvlRestart")),
        is_legal: level.child("isLgl").is_some_and(|e| !matches!(e.attribute("val"), Some("0" | "false"))),
    }
}

/// A number as a list shows it.
fn written(n: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(n, 'a'),
        "upperLetter" => letters(n, 'A'),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        "decimalZero" => format!("{n:02}"),
        "decimalEnclosedParen" => format!("({n})"),
        "bullet" | "none" => String::new(),
        _ => n.to_string(),
    }
}

/// A number as OpenDocument names its form: `1`, `a`, `A`, `i`, `I`.
pub fn open_number(n: u32, format: &str) -> String {
    let format = match format {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ => "decimal",
    };
    written(n, format)
}

/// Behind z come aa, bb, cc.
fn letters(n: u32, first: char) -> String {
    let (letter, times) = ((n.max(1) - 1) % 26, (n.max(1) - 1) / 26 + 1);
    let letter = char::from_u32(first as u32 + letter).unwrap_or(first);
    std::iter::repeat_n(letter, times.min(50) as usize).collect()
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&n) {
        return n.to_string();
    }
    let (mut rest, mut out) = (n, String::new());
    for (value, sign) in SIGNS {
        out.push_str(&sign.repeat((rest / value) as usize));
        rest %= value;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        assert_eq!(["lowerLetter", "upperRoman", "decimalZero"].map(|f| written(4, f)), ["d", "IV", "04"]);
        assert_eq!((roman(1994), roman(3), letters(28, 'a')), ("MCMXCIV".to_string(), "III".to_string(), "bb".to_string()));
    }

    #[test]
    fn levels_count_below_each_other() {
        let level = |no: usize, format: &str, text: &str| {
            format!("<w:lvl w:ilvl=\"{no}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>")
        };
        let levels = [level(0, "decimal", "Điều %1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")].concat();
        let xml = format!(
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
             <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>"
        );
        let tree = XmlTree::parse(&xml).expect("XML");
        let mut lists = WordLists::read(&tree);
        let mut mark = |list: &str, level: usize| match lists.mark(list, level) {
            Some(ListMark::Number(text)) => text,
            other => format!("{other:?}"),
        };
        let marks =
            [("1", 0), ("1", 1), ("1", 2), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("2", 1), ("2", 1)].map(|(l, n)| mark(l, n));
        assert_eq!(marks, ["Điều 1.", "1.", "a)", "b)", "2.", "a)", "Điều 2.", "1.", "5.", "6."]);
    }
}
