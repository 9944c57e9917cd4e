//! Which lines of Markdown are code: between fences, or indented.

use super::blocks::BlockForm;

/// A line that opens or closes code.
#[derive(Clone, Copy)]
pub(super) struct CodeFence {
    sign: u8,
    length: usize,
}

impl CodeFence {
    /// The fence that a line is.
    pub(super) fn of(line: &str) -> Option<CodeFence> {
        let sign = *line.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
        let length = line.bytes().take_while(|b| *b == sign).count();
        // Code within a line may begin with three signs too.
        let is_inline = sign == b'`' && line[length..].contains('`');
        (length >= 3 && !is_inline).then_some(CodeFence { sign, length })
    }

    /// Whether it ends what `open` began: it has no words, and is not shorter.
    pub(super) fn closes(self, open: CodeFence, line: &str) -> bool {
        self.sign == open.sign && self.length >= open.length && line[self.length..].trim().is_empty()
    }
}

/// Follows the indents of lines, to tell code from the texts of lists.
#[derive(Default)]
pub(super) struct Indents {
    /// How far the text of the last list entry is indented.
    entry: usize,
    is_code: bool,
    /// The last line is empty, or is code.
    is_apart: bool,
}

impl Indents {
    /// Whether the next line is code, because it is indented.
    pub(super) fn is_code(&mut self, line: &str) -> bool {
        let trimmed = line.trim_start();
        if trimmed.trim_end().is_empty() {
            self.is_apart = true;
            return false;
        }
        let indent = line[..line.len() - trimmed.len()].bytes().map(|b| if b == b'\t' { 4 } else { 1 }).sum::<usize>();
        if indent >= self.entry + 4 && (self.is_apart || self.is_code) {
            self.is_code = true;
            return true;
        }
        let (mark, form) = opening(trimmed);
        match form {
            Some(BlockForm::Entry) => self.entry = indent + mark + trimmed[mark..].bytes().take_while(|b| *b == b' ').count().min(3),
            // The text of an entry may go on without its indent, unless an empty line parts them.
            _ if indent < self.entry && self.is_apart => self.entry = 0,
            _ => {}
        }
        (self.is_code, self.is_apart) = (false, false);
        false
    }
}

/// The length of the markup that opens a line, and the form of the block it begins.
pub(super) fn opening(line: &str) -> (usize, Option<BlockForm>) {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
        return (hashes + 1, Some(BlockForm::Heading));
    }
    if ["- ", "* ", "+ "].iter().any(|m| line.starts_with(m)) {
        return (2, Some(BlockForm::Entry));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && (line[digits..].starts_with(". ") || line[digits..].starts_with(") ")) {
        return (digits + 2, Some(BlockForm::Entry));
    }
    if line.starts_with('>') {
        return (1, None);
    }
    (0, None)
}
