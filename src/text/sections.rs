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
    let events = &document.events[..document.main as usize];
    let level = document.headings[heading as usize].level;
    let start = events.iter().position(|e| e.part == Part::Open(Block::Heading(heading)))?;
    let content = start + events[start..].iter().position(|e| e.part == Part::Close(Block::Heading(heading)))? + 1;
    let ends = |i: usize| matches!(events[i].part, Part::Open(Block::Heading(h)) if document.headings[h as usize].level <= level);
    let end = on_top(events, content, events.len()).find(|i| ends(*i)).unwrap_or(events.len());
    let entries = match role.entries {
        true => entries(document, content, end, level),
        false => Vec::new(),
    };
    let intro_end = entries.first().map_or(end, |first| first.from);
    Some(Section {
        role: role.name,
        heading,
        events: start as u32..end as u32,
        intro: content as u32..intro_end as u32,
        entries: entries.into_iter().map(|found| found.entry).collect(),
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

/// An entry with the events that it takes in: in a list those of the list's beginning too.
struct FoundEntry {
    from: usize,
    to: usize,
    entry: SectionEntry,
}

/// The entries of a section: headings one level down, or the items of its lists. Every block of the section is in the text before the first entry, in an
/// entry, or behind one (`SectionEntry::after`).
///
/// The sort that comes first counts: where a list is followed by headings, these begin other matters. But points in front of several headings introduce them.
fn entries(document: &Document, from: usize, to: usize, level: u8) -> Vec<FoundEntry> {
    let events = &document.events[..to];
    let below = |e: &Event| match e.part {
        Part::Open(Block::Heading(h)) if document.headings[h as usize].level == level + 1 => Some(h),
        _ => None,
    };
    let heads: Vec<(usize, u32)> = on_top(events, from, to).filter_map(|i| below(&events[i]).map(|h| (i, h))).collect();
    let lists_end = heads.first().map_or(to, |first| first.0);
    let first_list = on_top(events, from, lists_end).find_map(|i| list_kind(&events[i]));
    let mut found = match first_list {
        Some(kind) if heads.len() < 2 || kind == ListKind::Numbered => list_entries(document, from, lists_end, kind),
        _ => head_entries(document, &heads, to),
    };
    for n in 0..found.len() {
        let next = found.get(n + 1).map_or(to, |next| next.from);
        found[n].entry.after = found[n].to as u32..next.max(found[n].to) as u32;
    }
    found
}

fn head_entries(document: &Document, heads: &[(usize, u32)], to: usize) -> Vec<FoundEntry> {
    let events = &document.events[..to];
    let entry = |(n, &(at, h)): (usize, &(usize, u32))| {
        let end = heads.get(n + 1).map_or(to, |next| next.0);
        let body = (at..end).find(|i| events[*i].part == Part::Close(Block::Heading(h))).map_or(end, |i| i + 1);
        let heading = &document.headings[h as usize];
        let entry = SectionEntry {
            title: heading.text.clone(),
            id: Some(heading.id.clone()),
            number: None,
            events: body as u32..end as u32,
            title_events: at as u32 + 1..(body as u32).saturating_sub(1).max(at as u32 + 1),
            after: end as u32..end as u32,
            image: first_image(&events[body..end]),
            start: heading.start,
            end: heading.end,
        };
        FoundEntry { from: at, to: end, entry }
    };
    heads.iter().enumerate().map(entry).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum ListKind {
    Bullets,
    Numbered,
}

fn list_kind(event: &Event) -> Option<ListKind> {
    match event.part {
        Part::Open(Block::BulletList) => Some(ListKind::Bullets),
        Part::Open(Block::NumberedList(_)) => Some(ListKind::Numbered),
        _ => None,
    }
}

/// The items of all lists of one kind, outside of other blocks. Numbers are those that the author wrote.
fn list_entries(document: &Document, from: usize, to: usize, kind: ListKind) -> Vec<FoundEntry> {
    let events = &document.events[..to];
    let mut found = Vec::new();
    for list in on_top(events, from, to).filter(|i| list_kind(&events[*i]) == Some(kind)) {
        let mut number = match events[list].part {
            Part::Open(Block::NumberedList(first)) => Some(first),
            _ => None,
        };
        let (mut depth, mut item, mut begins) = (0usize, list, list);
        for (i, event) in events.iter().enumerate().skip(list) {
            match event.part {
                Part::Open(_) => {
                    depth += 1;
                    if depth == 2 {
                        item = i;
                    }
                }
                Part::Close(_) => {
                    depth -= 1;
                    if depth == 1 {
                        found.push(FoundEntry { from: begins, to: i + 1, entry: list_entry(document, item, i, number) });
                        number = number.map(|n| n.saturating_add(1));
                        begins = i + 1;
                    } else if depth == 0 {
                        // The end of the list belongs to its last item.
                        if let Some(last) = found.last_mut().filter(|last: &&mut FoundEntry| last.to == i) {
                            last.to = i + 1;
                        }
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// The title of a list entry is its leading bold words, else its first line.
fn list_entry(document: &Document, open: usize, close: usize, number: Option<u32>) -> SectionEntry {
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
    let title_events = (base + from) as u32..(base + to) as u32;
    let title = document.plain(title_events.clone());
    SectionEntry {
        title: title.trim_end_matches([':', ' ']).into(),
        id: None,
        number,
        events: base as u32..close as u32,
        title_events,
        after: close as u32..close as u32,
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
    fn a_heading_with_a_link_or_a_picture_keeps_it() {
        for heading in ["[Các bước](a.md)", "Các bước ![](a.png)"] {
            let document = read(&format!("## {heading}\n\n1. Một\n\n## Các bước\n\n1. Hai\n"));
            let titles: Vec<&str> = document.sections.iter().flat_map(|s| &s.entries).map(|e| &*e.title).collect();
            assert_eq!(titles, ["Hai"], "{heading}");
        }
    }

    #[test]
    fn a_list_in_a_quote_gives_no_entries() {
        let document = read("## Các bước\n\n> - trích\n\n1. Một\n2. Hai\n");
        assert_eq!(document.sections[0].entries.len(), 2);
        assert!(whole(&document));
    }

    /// Title, number and what stands behind, of each entry of the first section.
    fn entries(text: &str) -> (String, Vec<(String, Option<u32>, String)>) {
        let document = read(text);
        assert!(whole(&document), "{text}");
        let section = &document.sections[0];
        let told = |e: &super::SectionEntry| (e.title.to_string(), e.number, document.plain(e.after.clone()));
        (document.plain(section.intro.clone()), section.entries.iter().map(told).collect())
    }

    fn entry(title: &str, number: Option<u32>, after: &str) -> (String, Option<u32>, String) {
        (title.into(), number, after.into())
    }

    #[test]
    fn what_stands_around_lists_stays_in_its_place() {
        let (intro, found) = entries("## Các bước\n\nDẫn.\n\n1. Một\n2. Hai\n\nLưu ý.\n\n3. Ba\n\n- điểm\n\n### Khác\n\n1. x\n\n## Hết\n");
        assert_eq!(intro, "Dẫn.");
        let after = "điểm\nKhác\nx";
        assert_eq!(found, [entry("Một", Some(1), ""), entry("Hai", Some(2), "Lưu ý."), entry("Ba", Some(3), after)]);
        let (intro, found) = entries("## Các bước\n\n- a\n- b\n\n### Một\n\nx\n\n### Hai\n\n- c\n");
        assert_eq!((intro.as_str(), found), ("a\nb", vec![entry("Một", None, ""), entry("Hai", None, "")]));
    }

    #[test]
    fn a_section_without_entries_is_all_text() {
        let (intro, found) = entries("## Các bước\n\nMột đoạn.\n\n> trích\n");
        assert_eq!((intro.as_str(), found), ("Một đoạn.\ntrích", Vec::new()));
    }

    #[test]
    fn one_plain_paragraph_is_a_sentence() {
        let sentence = |text: &str| {
            let document = read(&format!("## Các bước\n\n{text}\n"));
            document.sentence(document.sections[0].intro.clone())
        };
        assert_eq!(sentence("Người **từ** 18\ntuổi."), Some("Người từ 18 tuổi.".into()));
        for more in ["Hai.\n\nĐoạn.", "Có [chỗ](a.md).", "- Một", "`mã`", "a  \nb", ""] {
            assert_eq!(sentence(more), None, "{more}");
        }
    }
}
