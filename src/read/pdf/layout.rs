//! Pieces of text on a page become lines, and lines become paragraphs: columns apart, words and sentences over the ends of lines together.

use super::matrix::turned;
use unicode_normalization::UnicodeNormalization;

/// A piece of text and where it stands, in points.
#[derive(Clone, Debug)]
pub struct PlacedText {
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// The line its letters stand on, from the bottom of the page.
    pub base: f32,
    /// The size of its letters.
    pub size: f32,
    /// Its words.
    pub words: String,
    /// How many quarter turns to the left it is written.
    pub turns: u8,
}

/// The level and upright lines drawn on a page: they part the cells of tables.
#[derive(Debug, Default)]
pub struct Rules {
    /// Left end, right end, height.
    level: Vec<[f32; 3]>,
    /// Lower end, upper end, distance from the left.
    upright: Vec<[f32; 3]>,
}

/// Most rules of a page.
const MAX_RULES: usize = 50_000;

impl Rules {
    /// Adds a line from one point to another.
    pub fn add(&mut self, (x, y): (f32, f32), (to_x, to_y): (f32, f32)) {
        let (width, height) = ((to_x - x).abs(), (to_y - y).abs());
        if ![x, y, to_x, to_y].iter().all(|n| n.is_finite()) || self.level.len() + self.upright.len() >= MAX_RULES {
            return;
        }
        if height < 1.0 && width > 3.0 {
            self.level.push([x.min(to_x), x.max(to_x), y]);
        } else if width < 1.0 && height > 3.0 {
            self.upright.push([y.min(to_y), y.max(to_y), x]);
        }
    }

    /// The rules as one sees them who reads what is written after so many quarter turns, sorted by their place.
    pub fn turned(&self, turns: u8) -> Rules {
        let mut rules = Rules::default();
        for [from, to, y] in &self.level {
            rules.add(turned(*from, *y, turns), turned(*to, *y, turns));
        }
        for [from, to, x] in &self.upright {
            rules.add(turned(*x, *from, turns), turned(*x, *to, turns));
        }
        rules.level.sort_by(|a, b| a[2].total_cmp(&b[2]));
        rules.upright.sort_by(|a, b| a[2].total_cmp(&b[2]));
        rules
    }

    /// Whether an upright rule stands between two pieces of a row.
    fn part_columns(&self, left: &PlacedText, right: &PlacedText) -> bool {
        let middle = right.base + 0.3 * right.size;
        between(&self.upright, left.right - 0.3 * left.size, right.left + 0.3 * right.size)
            .iter()
            .any(|[from, to, _]| *from <= middle && middle <= *to)
    }

    /// Whether a level rule that is longer than the text, so no underline, lies between two lines.
    fn part_lines(&self, upper: f32, lower: &PlacedText, left: f32, right: f32) -> bool {
        let longer = lower.size * 0.2;
        between(&self.level, lower.base + 0.4 * lower.size, upper + 0.5)
            .iter()
            .any(|[from, to, _]| *from <= left + 1.0 && *to >= right - 1.0 && (*from < left - longer || *to > right + longer))
    }
}

/// The rules at places from here to there.
fn between(rules: &[[f32; 3]], from: f32, to: f32) -> &[[f32; 3]] {
    let first = rules.partition_point(|rule| rule[2] < from);
    let end = rules.partition_point(|rule| rule[2] <= to);
    rules.get(first..end).unwrap_or_default()
}

/// A gap wider than this times the size of letters parts columns.
const COLUMN_GAP: f32 = 1.6;
/// A gap wider than this times the size is a space.
const WORD_GAP: f32 = 0.16;
/// Lines farther apart than this times the size are not of one paragraph.
const LINE_GAP: f32 = 2.0;
/// How many of the last paragraphs a line may go on.
const OPEN: usize = 30;

/// A paragraph that may go on.
struct OpenParagraph {
    left: f32,
    first_left: f32,
    right: f32,
    /// Right edge of its last line.
    end: f32,
    base: f32,
    size: f32,
    text: String,
    lines: usize,
}

/// The paragraphs of a page, from the top.
pub fn paragraphs(pieces: Vec<PlacedText>, rules: &Rules) -> Vec<String> {
    let mut done: Vec<OpenParagraph> = Vec::new();
    for line in lines(pieces, rules) {
        let from = done.len().saturating_sub(OPEN);
        let open = done.iter_mut().skip(from).rev().find(|paragraph| goes_on(paragraph, &line, rules));
        match open {
            Some(paragraph) => {
                let joins = paragraph.text.ends_with('-') && !paragraph.text.ends_with(" -");
                let soft = paragraph.text.ends_with('\u{ad}');
                if soft {
                    paragraph.text.pop();
                } else if !joins {
                    paragraph.text.push(' ');
                }
                paragraph.text.push_str(&line.words);
                paragraph.left = paragraph.left.min(line.left);
                paragraph.right = paragraph.right.max(line.right);
                (paragraph.end, paragraph.base) = (line.right, line.base);
                paragraph.lines += 1;
            }
            None => done.push(OpenParagraph {
                left: line.left,
                first_left: line.left,
                right: line.right,
                end: line.right,
                base: line.base,
                size: line.size,
                text: line.words,
                lines: 1,
            }),
        }
    }
    let tidy = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
    done.into_iter().map(|paragraph| tidy(paragraph.text)).filter(|text| !text.is_empty()).collect()
}

/// Whether a line goes on with a paragraph.
fn goes_on(paragraph: &OpenParagraph, line: &PlacedText, rules: &Rules) -> bool {
    let down = paragraph.base - line.base;
    let overlap = paragraph.right.min(line.right) - paragraph.left.max(line.left);
    let narrow = (paragraph.right - paragraph.left).min(line.right - line.left).max(1.0);
    let sizes = paragraph.size / line.size;
    if down <= 0.0 || down > LINE_GAP * line.size || overlap < narrow * 0.5 || !(0.87..1.15).contains(&sizes) {
        return false;
    }
    if rules.part_lines(paragraph.base, line, paragraph.left.min(line.left), paragraph.right.max(line.right)) {
        return false;
    }
    let first = line.words.trim_start();
    let is_lower = first.starts_with(|c: char| c.is_lowercase());
    let is_entry = ["-", "–", "•", "+", "*", "●", "▪"].iter().any(|mark| first.starts_with(mark)) || is_numbered(first);
    // A line of its own: behind a short one, or indented.
    let is_short = paragraph.end < paragraph.right - 0.2 * (paragraph.right - paragraph.left) && paragraph.lines > 1;
    let is_indented = line.left > paragraph.left + 1.2 * line.size && paragraph.lines > 1 && !is_lower;
    let ends = paragraph.text.ends_with(['.', ':', ';', '!', '?']);
    let starts_new = ends
        && (is_entry || (line.left >= paragraph.first_left - 0.5 * line.size && paragraph.first_left > paragraph.left + 0.8 * line.size));
    match () {
        () if is_lower => true,
        () if is_entry || is_indented || starts_new || (is_short && ends) => false,
        // A first line that is much shorter than the next, and ends a sentence.
        () => !ends || paragraph.lines > 1 || line.right <= paragraph.end + 3.0 * line.size,
    }
}

/// `1. `, `a) `, `Điều 2.`
fn is_numbered(text: &str) -> bool {
    let Some((number, _)) = text.split_once(' ') else { return false };
    let bare = number.trim_end_matches(['.', ')', '/']);
    number == "Điều"
        || (bare.len() < number.len()
            && (bare.chars().count() == 1 || bare.chars().all(|c| c.is_ascii_digit() || c == '.' || "IVX".contains(c))))
}

/// The lines of a page from the top, cut where columns part.
fn lines(mut pieces: Vec<PlacedText>, rules: &Rules) -> Vec<PlacedText> {
    pieces.retain(|piece| !piece.words.is_empty());
    pieces.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<PlacedText>> = Vec::new();
    for piece in pieces {
        // Raised digits stand a little above their line.
        let fits = |row: &Vec<PlacedText>| row.iter().map(|p| p.size).fold(piece.size, f32::max) * 0.45 > (row[0].base - piece.base).abs();
        match rows.last_mut().filter(|row| fits(row)) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    let mut out = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let mut line: Option<PlacedText> = None;
        for piece in row {
            let Some(open) = line.as_mut() else {
                line = Some(piece);
                continue;
            };
            let gap = piece.left - open.right;
            let size = open.size.max(piece.size);
            if gap > COLUMN_GAP * size || rules.part_columns(open, &piece) {
                out.extend(line.replace(piece));
                continue;
            }
            // Shadows of letters are drawn twice.
            if piece.words == open.words && (piece.left - open.left).abs() < 0.1 * size {
                continue;
            }
            if gap > WORD_GAP * size && !open.words.ends_with(' ') && !piece.words.starts_with(' ') {
                open.words.push(' ');
            }
            open.words.push_str(&piece.words);
            open.right = open.right.max(piece.right);
            if piece.size > open.size {
                (open.size, open.base) = (piece.size, piece.base);
            }
        }
        out.extend(line);
    }
    out.retain(|line| !line.words.trim().is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(left: f32, base: f32, words: &str) -> PlacedText {
        PlacedText { left, right: left + words.chars().count() as f32 * 5.0, base, size: 10.0, words: words.into(), turns: 0 }
    }

    #[test]
    fn lines_become_paragraphs_and_columns_stay_apart() {
        let page = vec![
            piece(50.0, 700.0, "Mang theo (thẻ căn"),
            piece(300.0, 700.0, "Cột bên phải có"),
            piece(50.0, 688.0, "cước) và tờ khai"),
            piece(300.0, 688.0, "chữ của nó."),
            piece(50.0, 650.0, "Đoạn "),
            piece(75.0, 650.0, "sau số 12/QĐ-"),
            piece(50.0, 638.0, "UBND."),
            piece(50.0, 626.0, "- Mục một;"),
            piece(50.0, 614.0, "- mục hai."),
        ];
        let found = paragraphs(page, &Rules::default());
        assert_eq!(found[..2], ["Mang theo (thẻ căn cước) và tờ khai", "Cột bên phải có chữ của nó."]);
        assert_eq!(found[2..], ["Đoạn sau số 12/QĐ-UBND.", "- Mục một;", "- mục hai."]);
    }

    #[test]
    fn rules_part_the_cells_of_tables_and_underlines_part_nothing() {
        let page = || {
            vec![
                piece(50.0, 700.0, "Lệ phí"),
                piece(84.0, 700.0, "8.000"),
                piece(84.0, 688.0, "đồng một bản"),
                piece(50.0, 688.0, "chứng"),
                piece(50.0, 676.0, "thực"),
            ]
        };
        assert!(paragraphs(page(), &Rules::default())[0].starts_with("Lệ phí 8.000"), "no rules, no columns");
        let mut rules = Rules::default();
        rules.add((82.0, 710.0), (82.0, 684.0));
        rules.add((45.0, 684.0), (200.0, 684.0));
        rules.add((50.0, 699.0), (80.0, 699.0));
        assert_eq!(paragraphs(page(), &rules.turned(0)), ["Lệ phí chứng", "8.000 đồng một bản", "thực"]);
    }
}
