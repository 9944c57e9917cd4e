//! Lines and columns of a text, found without reading it from its beginning each time.

/// Bytes between two counts of characters.
const STEP: usize = 1024;

/// Where the lines of a text begin, and how many characters come before every 1,024th byte.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    characters: Vec<u32>,
}

impl LineIndex {
    /// Reads a text once.
    pub fn new(text: &str) -> LineIndex {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i as u32 + 1)).collect();
        let mut sum = 0;
        let mut before = |step: &[u8]| {
            let here = sum;
            sum += count(step);
            here
        };
        let characters = text.as_bytes().chunks(STEP).map(&mut before).collect();
        LineIndex { starts, characters }
    }

    /// The line that holds a byte, from zero.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= at).saturating_sub(1)
    }

    /// The bytes of the line that holds a byte, without the line break.
    pub fn range(&self, text: &str, at: usize) -> std::ops::Range<usize> {
        let line = self.line(at);
        let end = self.starts.get(line + 1).map_or(text.len(), |next| *next as usize - 1);
        self.starts[line] as usize..end
    }

    /// How many characters of the text stand before a byte.
    pub fn characters(&self, text: &str, at: usize) -> usize {
        // A text of whole steps has no count behind its last one.
        let step = (at / STEP).min(self.characters.len().saturating_sub(1));
        let before = self.characters.get(step).copied().unwrap_or(0);
        (before + count(&text.as_bytes()[step * STEP..at])) as usize
    }
}

/// How many characters begin in these bytes.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| (**b as i8) >= -0x40).count() as u32
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn lines_and_columns_are_those_of_counting() {
        let text = "một\nhai ô\n\n".repeat(700) + "cuối";
        let index = LineIndex::new(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(index.line(at), text[..at].matches('\n').count());
            assert_eq!(index.characters(&text, at), text[..at].chars().count());
            let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
            assert_eq!(index.range(&text, at), start..text[at..].find('\n').map_or(text.len(), |i| at + i));
        }
        assert_eq!((LineIndex::new("").line(0), LineIndex::new("").characters("", 0)), (0, 0));
    }
}
