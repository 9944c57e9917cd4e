//! Lines of Markdown that are code, and lines that begin an entry of a list.

/// Finds lines of indented code: behind a blank line, and not in a list.
#[derive(Default)]
pub struct IndentedCode {
    in_list: bool,
    blank_before: bool,
    in_code: bool,
    started: bool,
}

impl IndentedCode {
    /// Whether the next line is code.
    pub fn line(&mut self, line: &str) -> bool {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            self.blank_before = true;
            return false;
        }
        let indent: usize = line.chars().take_while(|c| matches!(c, ' ' | '\t')).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let is_code = indent >= 4 && !self.in_list && self.started && (self.blank_before || self.in_code);
        if indent == 0 || (indent < 4 && is_item(trimmed)) {
            self.in_list = is_item(trimmed) || (self.in_list && !self.blank_before);
        }
        (self.blank_before, self.in_code, self.started) = (false, is_code, true);
        is_code
    }
}

/// Whether a line begins an entry of a list.
pub fn is_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if digits > 0 && digits < 10 { line[digits..].strip_prefix(['.', ')']) } else { line.strip_prefix(['-', '*', '+']) };
    rest.is_some_and(|r| r.is_empty() || r.starts_with([' ', '\t']))
}

/// The mark and width of a fence that this line opens.
pub fn fence_of(line: &str, mark: char) -> Option<(char, usize)> {
    let width = line.chars().take_while(|c| *c == mark).count();
    (width >= 3 && (mark == '~' || !line[width..].contains('`'))).then_some((mark, width))
}
