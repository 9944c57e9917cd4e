//! Sections with a role: which events belong to `## Các bước thực hiện`, and what its entries are.

use super::document::{Block, Document, Event, Part, Section, SectionEntry};

/// A role of headings: the field that the section below fills, and the wordings of the heading that give it.
#[derive(Debug)]
pub struct Role {
    /// The name of the field.
    pub name: &'static str,
    /// `vietnamese::key` of each wording.
    pub words: Vec<String>,
    /// Its section is a list of entries.
    pub entries: bool,
}

/// Builds the sections of `document` for the headings that have roles: (heading index, role).
pub fn build(document: &Document, roles: &[(u32, &'static Role)]) -> Vec<Section> {
    roles.iter().filter_map(|(heading, role)| section(document, *heading, role)).collect()
}

fn section(document: &Document, heading: u32, role: &'static Role) -> Option<Section> {
    let events = &document.events;
    let level = document.headings[heading as usize].level;
    let start = events.iter().position(|e| e.part == Part::Open(Block::Heading(heading)))?;
    let content = start + events[start..].iter().position(|e| e.part == Part::Close(Block::Heading(heading)))? + 1;
    let ends = |i: usize| matches!(events[i].part, Part::Open(Block::Heading(h)) if document.headings[h as usize].level <= level);
    let end = on_top(events, content, events.len()).find(|i| ends(*i)).unwrap_or(events.len());
    let entries = match role.entries {
        true => entries(document, content, end, level),
        false => Vec::new(),
    };
    let intro_end = entries.first().map_or(end, |(first, _)| *first);
    Some(Section {
        role: role.name,
        heading,
        events: start as u32..end as u32,
        intro: content as u32..intro_end as u32,
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    })
}

/// The events of a range outside of lists, quotes and other blocks: a section ends only there, so that each block is closed where it is opened.
fn on_top(events: &[Event], from: usize, to: usize) -> impl Iterator<Item = usize> {
    let mut depth = 0usize;
    (from..to).filter(move |i| {
        let before = depth;
        match events[*i].part {
            Part::Open(_) => depth += 1,
            Part::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        before == 0
    })
}

/// Entries with the event each begins at: every heading one level down, else the items of the first list.
fn entries(document: &Document, from: usize, to: usize, level: u8) -> Vec<(usize, SectionEntry)> {
    let events = &document.events[..to];
    let below = |e: &Event| match e.part {
        Part::Open(Block::Heading(h)) if document.headings[h as usize].level == level + 1 => Some(h),
        _ => None,
    };
    let heads: Vec<(usize, u32)> = on_top(events, from, to).filter_map(|i| below(&events[i]).map(|h| (i, h))).collect();
    if heads.is_empty() {
        return list_entries(document, from, to);
    }
    heads
        .iter()
        .enumerate()
        .map(|(n, &(at, h))| {
            let end = heads.get(n + 1).map_or(to, |next| next.0);
            let body = (at..end).find(|i| events[*i].part == Part::Close(Block::Heading(h))).map_or(end, |i| i + 1);
            let heading = &document.headings[h as usize];
            let entry = SectionEntry {
                title: heading.text.clone(),
                id: Some(heading.id.clone()),
                events: body as u32..end as u32,
                image: first_image(&events[body..end]),
                start: heading.start,
                end: heading.end,
            };
            (at, entry)
        })
        .collect()
}

fn list_entries(document: &Document, from: usize, to: usize) -> Vec<(usize, SectionEntry)> {
    let events = &document.events[..to];
    let is_list = |e: &Event| matches!(e.part, Part::Open(Block::BulletList | Block::NumberedList(_)));
    let Some(list) = on_top(events, from, to).find(|i| is_list(&events[*i])) else { return Vec::new() };
    let mut found = Vec::new();
    let (mut depth, mut item) = (0usize, 0usize);
    for (i, event) in events.iter().enumerate().skip(list) {
        match event.part {
            Part::Open(_) => {
                depth += 1;
                if depth == 2 {
                    item = i;
                }
            }
            Part::Close(_) => {
                if depth == 2 {
                    found.push((if found.is_empty() { list } else { item }, list_entry(document, item, i)));
                }
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            _ => {}
        }
    }
    found
}

/// The title of a list entry is its leading bold words, else its first line.
fn list_entry(document: &Document, open: usize, close: usize) -> SectionEntry {
    let inner = &document.events[open + 1..close];
    let skip = usize::from(matches!(inner.first().map(|e| e.part), Some(Part::Open(Block::Paragraph))));
    let strong = match inner.get(skip).map(|e| e.part) {
        Some(Part::Open(Block::Strong)) => inner.iter().position(|e| e.part == Part::Close(Block::Strong)).map(|end| (skip + 1, end)),
        _ => None,
    };
    let (from, to) = strong.unwrap_or_else(|| {
        let breaks = |e: &Event| {
            matches!(e.part, Part::Close(Block::Paragraph) | Part::Open(Block::BulletList | Block::NumberedList(_)) | Part::HardBreak)
        };
        (0, inner.iter().position(breaks).unwrap_or(inner.len()))
    });
    let base = open + 1;
    let title = document.plain((base + from) as u32..(base + to) as u32);
    SectionEntry {
        title: title.trim_end_matches([':', ' ']).into(),
        id: None,
        events: base as u32..close as u32,
        image: first_image(inner),
        start: document.events[open].start,
        end: document.events[open].end,
    }
}

fn first_image(events: &[Event]) -> Option<u32> {
    events.iter().find_map(|e| match e.part {
        Part::Open(Block::Image(link)) => Some(link),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::document::{Document, Part};
    use super::super::markdown::{ParseContext, parse};
    use super::Role;
    use crate::diag::{Diagnostics, FileId};
    use crate::vietnamese::key;
    use std::sync::LazyLock;

    fn read(text: &str) -> Document {
        static STEPS: LazyLock<[Role; 1]> = LazyLock::new(|| [Role { name: "steps", words: vec![key("Các bước")], entries: true }]);
        let context = ParseContext { file: FileId(0), folder: "content/guides", roles: &*STEPS, allow_html: false, whole: None };
        parse(&context, text.into(), 0, 0, &mut Diagnostics::new())
    }

    /// Every block a section opens it closes too.
    fn whole(document: &Document) -> bool {
        let balanced = |range: &std::ops::Range<u32>| {
            let mut open = 0i32;
            let events = &document.events[range.start as usize..range.end as usize];
            let never_below = events.iter().all(|e| {
                open += i32::from(matches!(e.part, Part::Open(_))) - i32::from(matches!(e.part, Part::Close(_)));
                open >= 0
            });
            never_below && open == 0
        };
        document.sections.iter().all(|s| balanced(&s.events) && balanced(&s.intro) && s.entries.iter().all(|e| balanced(&e.events)))
    }

    #[test]
    fn a_heading_in_a_list_gives_no_role_and_ends_no_section() {
        assert!(read("- ## Các bước\n  1. Một\n- hai\n").sections.is_empty());
        let document = read("## Các bước\n\n1. Một\n2. ## Khác\n3. Ba\n\n## Hết\n");
        assert_eq!(document.sections[0].entries.len(), 3);
        assert!(whole(&document));
    }

    #[test]
    fn a_list_in_a_quote_gives_no_entries() {
        let document = read("## Các bước\n\n> - trích\n\n1. Một\n2. Hai\n");
        assert_eq!(document.sections[0].entries.len(), 2);
        assert!(whole(&document));
    }
}
