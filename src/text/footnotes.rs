//! Footnotes: their events go behind those of the text, so that each part of the text shows the notes it refers to.

use super::document::{Event, Footnote, FootnoteReference, Part};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A definition `[^1]: …` as it was read.
pub struct Definition {
    /// The folded label.
    pub label: Box<str>,
    /// Its events, without those that open and close it.
    pub events: Range<usize>,
    /// Where it stands in the text.
    pub at: Range<usize>,
}

/// What `collect` makes of the events of a text.
pub struct Collected {
    /// The number of events before those of the footnotes.
    pub main: u32,
    /// The footnotes in the order of their first references.
    pub footnotes: Vec<Footnote>,
    /// References, in the order of the text.
    pub references: Vec<FootnoteReference>,
}

/// Folds a label: letters in any case, blanks of any length.
pub fn folded(label: &str) -> Box<str> {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().into()
}

/// Moves the definitions that the text refers to behind the text. `labels[i]` is the label of reference `i` of the events. A definition that nothing
/// refers to stays where it stands, as a block of its own; `unused` receives these.
pub fn collect(events: &mut Vec<Event>, labels: &[Box<str>], definitions: &[Definition], unused: &mut Vec<usize>) -> Collected {
    // The first definition of a label counts; one within another is part of it.
    let mut named: FxHashMap<&str, usize> = FxHashMap::default();
    let mut inside = vec![false; events.len()];
    for (no, definition) in definitions.iter().enumerate() {
        if !inside[definition.events.start] {
            named.entry(&*definition.label).or_insert(no);
        }
        inside[definition.events.clone()].fill(true);
    }
    let mut numbers: Vec<Option<usize>> = vec![None; definitions.len()];
    let mut order: Vec<usize> = Vec::new();
    // A definition that only itself or its like refers to stays too.
    let mut stays = vec![false; definitions.len()];
    let visit = |range: Range<usize>, all: bool, stays: &[bool], order: &mut Vec<usize>, numbers: &mut Vec<Option<usize>>| {
        for i in range {
            if let Part::Footnote(label) = events[i].part
                && (all || !inside[i])
                && let Some(no) = named.get(&*labels[label as usize])
                && numbers[*no].is_none()
                && !stays[*no]
            {
                numbers[*no] = Some(order.len());
                order.push(*no);
            }
        }
    };
    visit(0..events.len(), false, &stays, &mut order, &mut numbers);
    // Notes refer to notes, and what nothing refers to stays in the text with its own references.
    let mut at = 0;
    for no in 0..=definitions.len() {
        while at < order.len() {
            visit(definitions[order[at]].events.clone(), true, &stays, &mut order, &mut numbers);
            at += 1;
        }
        if no < definitions.len() && numbers[no].is_none() {
            unused.push(no);
            stays[no] = true;
            visit(definitions[no].events.clone(), true, &stays, &mut order, &mut numbers);
        }
    }
    while at < order.len() {
        visit(definitions[order[at]].events.clone(), true, &stays, &mut order, &mut numbers);
        at += 1;
    }
    let mut moved = vec![false; events.len()];
    let mut behind = Vec::new();
    let mut ends = Vec::new();
    for no in &order {
        let range = &definitions[*no].events;
        moved[range.start - 1..=range.end].fill(true);
        behind.extend_from_slice(&events[range.clone()]);
        ends.push(behind.len() as u32);
    }
    let mut kept = moved.iter().map(|moved| !moved);
    events.retain(|_| kept.next().unwrap_or(true));
    let main = events.len() as u32;
    events.extend(behind);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let footnotes = starts.zip(&ends).map(|(start, end)| Footnote { events: main + start..main + end }).collect();
    let mut references: Vec<FootnoteReference> = Vec::new();
    let mut counts = vec![0; order.len()];
    for event in events.iter_mut() {
        let Part::Footnote(label) = event.part else { continue };
        let footnote = named.get(&*labels[label as usize]).and_then(|no| numbers[*no]);
        let Some(footnote) = footnote else {
            event.part = Part::Text;
            continue;
        };
        references.push(FootnoteReference { footnote: footnote as u32, nth: counts[footnote] });
        counts[footnote] += 1;
        event.part = Part::Footnote(references.len() as u32 - 1);
    }
    Collected { main, footnotes, references }
}
