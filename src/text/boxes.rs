//! Boxes: blocks between two lines `:::`, which the parser does not know, and quotations that begin with `[!NAME]`.

use super::builder::{DocumentBuilder, Opened};
use super::document::{Alert, Block, ComponentCall, Event, Part};
use super::fences;
use crate::diag::{BLOCK_OPEN, Diagnostic};

impl DocumentBuilder<'_> {
    /// The note of MkDocs whose line begins at this byte.
    pub fn admonition(&self, start: usize) -> Option<fences::Admonition> {
        let line = self.text.get(start..)?;
        fences::admonition(line.split('\n').next().unwrap_or_default().trim_end())
    }

    /// The first line of a note of MkDocs: the parser sees a list with one entry, which becomes the note.
    fn open_admonition(&mut self, note: fences::Admonition, start: usize) {
        let count = self.open.len();
        let [.., (Opened::Block(list), from), (Opened::Block(Block::Item), item)] = self.open[..] else { return };
        let block = Block::Alert(Alert { kind: note.kind, is_titled: note.title.is_some() });
        self.events.truncate(item);
        if item > from + 1 {
            // A list that the author wrote stands before it.
            self.push(Part::Close(list), start, start);
            self.push(Part::Open(block), start, start);
        } else {
            self.events[from].part = Part::Open(block);
        }
        self.open[count - 2] = (Opened::Block(block), self.events.len() - 1);
        self.open[count - 1] = (Opened::Nothing, item);
        if let Some(title) = note.title {
            let (from, to) = (start + title.start, start + title.end);
            self.push(Part::Open(Block::AlertTitle), from, to);
            self.push(Part::Text, from, to);
            self.push(Part::Close(Block::AlertTitle), from, to);
        }
    }

    /// Words that stand in the note of MkDocs opened at event `from` become paragraphs: those of a list without blank lines are none for the parser.
    pub fn end_words(&mut self, from: usize) {
        let (mut depth, mut run, mut runs) = (0, None, Vec::new());
        for (i, event) in self.events.iter().enumerate().skip(from + 1) {
            let is_block = matches!(event.part, Part::Open(block) | Part::Close(block) if !block.is_inline());
            match event.part {
                _ if is_block && depth == 0 => runs.extend(run.take().map(|first| first..i)),
                _ if depth == 0 && run.is_none() => run = Some(i),
                _ => {}
            }
            match event.part {
                Part::Open(_) if is_block => depth += 1,
                Part::Close(_) if is_block => depth -= 1,
                _ => {}
            }
        }
        runs.extend(run.map(|first| first..self.events.len()));
        runs.retain(|run| self.events[run.clone()].iter().any(|e| self.written(e).is_some_and(|w| !w.trim().is_empty())));
        for run in runs.into_iter().rev() {
            let (start, end) = (self.events[run.start].start, self.events[run.end - 1].end);
            self.events.insert(run.end, Event { part: Part::Close(Block::Paragraph), start, end });
            self.events.insert(run.start, Event { part: Part::Open(Block::Paragraph), start, end });
            for definition in self.definitions.iter_mut().filter(|d| d.events.start >= run.end) {
                definition.events = definition.events.start + 2..definition.events.end + 2;
            }
        }
    }

    /// An entry behind a note of MkDocs, in what is one list for the parser: the note ends, and a list begins.
    pub fn end_admonition(&mut self, start: usize) {
        let Some((Opened::Block(alert @ Block::Alert(_)), from)) = self.open.last().copied() else { return };
        self.end_words(from);
        let digits = self.text[start..].split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let list = digits.parse().map_or(Block::BulletList, Block::NumberedList);
        self.push(Part::Close(alert), start, start);
        self.push(Part::Open(list), start, start);
        if let Some(last) = self.open.last_mut() {
            *last = (Opened::Block(list), self.events.len() - 1);
        }
    }

    /// A line that begins with `:::`, or one of MkDocs that opens a note.
    pub fn fence_line(&mut self, start: usize, end: usize) {
        if let Some(note) = self.admonition(start) {
            return self.open_admonition(note, start);
        }
        let fence = fences::fence(&self.text[start..end]);
        let line_end = start + self.text[start..end].trim_end().len();
        let Some(name) = fence.name else {
            match self.open.last() {
                Some((Opened::Fence(_), _)) => self.close_fence(start, line_end),
                _ => self.diagnostics.push(Diagnostic::new(&BLOCK_OPEN).at(self.span(start, line_end)).with("why", "none")),
            }
            return;
        };
        let titled = !fence.title.is_empty();
        let block = match fences::alert(name) {
            Some(kind) => Block::Alert(Alert { kind, is_titled: titled }),
            // Whether the theme knows it is checked when the theme is read.
            None => {
                let parameters = match fence.parameters.is_empty() {
                    true => Vec::new(),
                    false => fences::parameters(
                        fence.parameters,
                        start + (fence.parameters.as_ptr() as usize - self.text[start..].as_ptr() as usize),
                    ),
                };
                let call = ComponentCall { name: name.into(), parameters: parameters.into(), start: start as u32, end: line_end as u32 };
                self.components.push(call);
                Block::Component(self.components.len() as u32 - 1)
            }
        };
        self.open.push((Opened::Fence(block), self.events.len()));
        self.push(Part::Open(block), start, line_end);
        if titled {
            let (from, to) = (start + fence.title.start, start + fence.title.end);
            self.push(Part::Open(Block::AlertTitle), from, to);
            self.push(Part::Text, from, to);
            self.push(Part::Close(Block::AlertTitle), from, to);
        }
        if fence.is_whole {
            self.close_fence(start, line_end);
        }
    }

    fn close_fence(&mut self, start: usize, end: usize) {
        if let Some((Opened::Fence(block), _)) = self.open.pop() {
            self.push(Part::Close(block), start, end);
        }
    }

    /// Closes the blocks `:::` that were opened within the block that ends at `end`, and reports them.
    pub fn close_blocks(&mut self, end: usize) {
        while let Some((Opened::Fence(_), from)) = self.open.last() {
            let Event { start: first, end: last, .. } = self.events[*from];
            let report = Diagnostic::new(&BLOCK_OPEN).at(self.span(first as usize, last as usize)).with("why", "open");
            self.diagnostics.push(report);
            self.close_fence(end, end);
        }
    }

    /// A quotation that begins with `[!NAME]` is an alert; what else stands on that line is its title. The parser knows five names without a title.
    pub fn named_quote(&mut self, from: usize) -> Block {
        let [Some(Part::Open(Block::Paragraph)), Some(Part::Text)] = [from + 1, from + 2].map(|i| self.events.get(i).map(|e| e.part))
        else {
            return Block::Quote;
        };
        let Event { start, end, .. } = self.events[from + 2];
        let words = &self.text[start as usize..end as usize];
        let Some((name, rest)) = words.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else { return Block::Quote };
        let Some(kind) = fences::alert(name) else { return Block::Quote };
        let title = rest.trim_start_matches(['-', '+']).trim_start();
        let is_break = |e: &Event| matches!(e.part, Part::SoftBreak | Part::HardBreak | Part::Close(Block::Paragraph));
        let Some(line_end) = self.events[from..].iter().position(is_break).map(|i| from + i) else { return Block::Quote };
        // Emphasis over several lines is no title.
        let open = self.events[from + 2..line_end].iter().fold(0, |open, e| match e.part {
            Part::Open(_) => open + 1,
            Part::Close(_) => open - 1,
            _ => open,
        });
        if open != 0 {
            let alert = Block::Alert(Alert { kind, is_titled: false });
            self.events[from].part = Part::Open(alert);
            self.events[from + 2].start = end - title.len() as u32;
            return alert;
        }
        let is_titled = !(title.is_empty() && line_end == from + 3);
        let alert = Block::Alert(Alert { kind, is_titled });
        let ends_here = matches!(self.events[line_end].part, Part::Close(_));
        let paragraph = self.events[from + 1];
        self.events[from].part = Part::Open(alert);
        let (removed, new) = match (is_titled, ends_here) {
            (true, true) => (line_end..line_end + 1, vec![Part::Close(Block::AlertTitle)]),
            (true, false) => (line_end..line_end + 1, vec![Part::Close(Block::AlertTitle), Part::Open(Block::Paragraph)]),
            (false, true) => (from + 1..line_end + 1, Vec::new()),
            (false, false) => (from + 2..line_end + 1, Vec::new()),
        };
        if is_titled {
            self.events[from + 1].part = Part::Open(Block::AlertTitle);
            self.events[from + 2].start = end - title.len() as u32;
        }
        let (gone, added) = (removed.len(), new.len());
        let at = Event { part: Part::SoftBreak, start: end, end: paragraph.end.max(end) };
        self.events.splice(removed, new.into_iter().map(|part| Event { part, ..at }));
        for definition in self.definitions.iter_mut().filter(|d| d.events.start > from) {
            definition.events = definition.events.start + added - gone..definition.events.end + added - gone;
        }
        alert
    }
}
