//! What it costs to draw a drawing: how far references repeat its parts, and the filters and letters in them. A telephone draws it, and so does the
//! program that makes PDF files, which nobody can interrupt.

use quick_xml::events::BytesStart;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a drawing may cost: ten thousand elements that references repeat, or letters and filters for as much.
const MAX_COST: u64 = 100_000;
/// An element that a reference repeats. A letter costs a tenth of it.
const ELEMENT: u64 = 10;
/// A step of a filter goes over all pixels of what it is applied to.
const FILTER_STEP: u64 = 200;
/// The id that stands for the filter functions of CSS.
const FUNCTION: &str = "blur()";
/// Most elements as they are written.
const MAX_ELEMENTS: u64 = 200_000;
/// Most attributes of an element: readers compare each with all others.
const MAX_ATTRIBUTES: usize = 1000;
/// Deepest chain of references.
const MAX_DEPTH: usize = 200;

/// Counts what the parts of a drawing cost, by the ids of the elements that contain them; `""` is the whole drawing.
#[derive(Debug, Default)]
pub struct DrawingCost {
    elements: u64,
    /// Of filters and letters inside.
    own: FxHashMap<String, u64>,
    /// The ids that the element and its content refer to, and how often each is drawn there.
    references: FxHashMap<String, Vec<(String, u64)>>,
    /// How many elements have this name (`g`) or class (`.a`).
    selected: FxHashMap<String, u64>,
    /// Style sheets: the names and classes of a rule, and the id that it refers to.
    rules: Vec<(Vec<String>, String)>,
}

impl DrawingCost {
    /// Counts an element inside of others with these ids.
    ///
    /// # Errors
    /// `heavy`: it has too many attributes, or is one element too many.
    pub fn element(&mut self, tag: &BytesStart, around: &[Option<String>]) -> Result<(), &'static str> {
        self.elements += 1;
        // Whoever compares attributes with each other must not see them before they are counted.
        if self.elements > MAX_ELEMENTS || tag.attributes().with_checks(false).count() > MAX_ATTRIBUTES {
            return Err("heavy");
        }
        let name = tag.local_name();
        let name = name.as_ref();
        let value = |name: &str| {
            let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name);
            found.map(|a| a.value.to_string())
        };
        for class in value("class").iter().flat_map(|classes| classes.split_whitespace()) {
            *self.selected.entry(format!(".{class}")).or_default() += 1;
        }
        let number = |name: &str| value(name).and_then(|v| largest(&v)).unwrap_or_default();
        let steps = match name {
            "feTurbulence" => number("numOctaves").max(1.0),
            "feConvolveMatrix" => (number("order").powi(2) / 9.0).max(1.0),
            "feMorphology" => (number("radius").powi(2) / 4.0).max(1.0),
            _ if name.starts_with("fe")
                && !["feMergeNode", "feFuncR", "feFuncG", "feFuncB", "feFuncA", "feDistantLight", "fePointLight", "feSpotLight"]
                    .contains(&name) =>
            {
                1.0
            }
            _ => 0.0,
        };
        if steps > 0.0 {
            self.add((steps as u64).saturating_mul(FILTER_STEP), around, tag);
        }
        *self.selected.entry(name.to_string()).or_default() += 1;
        Ok(())
    }

    /// Counts letters inside of elements with these ids.
    pub fn letters(&mut self, text: &[u8], around: &[Option<String>]) {
        let starts_letter = |byte: &&u8| !byte.is_ascii_whitespace() && !matches!(byte, 0x80..=0xbf);
        let letters = text.iter().filter(starts_letter).count() as u64;
        if letters > 0 {
            around.iter().flatten().map(String::as_str).chain([""]).for_each(|id| *entry(&mut self.own, id) += letters);
        }
    }

    fn add(&mut self, cost: u64, around: &[Option<String>], tag: &BytesStart) {
        let own = id(tag);
        for id in around.iter().flatten().map(String::as_str).chain(own.as_deref()).chain([""]) {
            let sum = entry(&mut self.own, id);
            *sum = sum.saturating_add(cost);
        }
    }

    /// Counts what an attribute refers to: `href="#a"` of `use`, every `url(#a)`, and filters without a name.
    pub fn attribute(&mut self, tag: &BytesStart, key: &[u8], value: &str, around: &[Option<String>]) {
        let targets = match (tag.local_name().as_ref().as_bytes(), key) {
            (b"use", b"href") => value.trim().strip_prefix('#').into_iter().collect(),
            (_, b"filter" | b"style") => [urls(value), functions(value)].concat(),
            _ => urls(value),
        };
        if targets.is_empty() {
            return;
        }
        self.note_functions(&targets);
        // A marker is drawn at every point of a line.
        let times = if value.contains("marker") || key.starts_with(b"marker") { points(tag) } else { 1 };
        let own = id(tag);
        for target in targets {
            for id in around.iter().flatten().map(String::as_str).chain(own.as_deref()).chain([""]) {
                entry(&mut self.references, id).push((target.to_string(), times));
            }
        }
    }

    /// Counts what the rules of a style sheet refer to.
    pub fn style_sheet(&mut self, css: &str) {
        for rule in css.split('}').filter(|rule| rule.contains("url(") || !functions(rule).is_empty()) {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let last = |selector: &str| {
                let simple = selector.split([' ', '>', '+', '~', '\n', '\t']).rfind(|part| !part.is_empty()).unwrap_or_default();
                let class = simple.find('.').map(|at| &simple[at..]);
                class.unwrap_or(simple).split([':', '[', '#']).next().unwrap_or_default().to_string()
            };
            let selectors: Vec<String> = selectors.split(',').map(last).collect();
            let targets = [urls(declarations), functions(declarations)].concat();
            self.note_functions(&targets);
            self.rules.extend(targets.into_iter().map(|target| (selectors.clone(), target.to_string())));
        }
    }

    /// Gives the filter functions their cost, if they are among the targets.
    fn note_functions(&mut self, targets: &[&str]) {
        if targets.contains(&FUNCTION) {
            self.own.insert(FUNCTION.to_string(), FILTER_STEP);
        }
    }

    /// Whether the whole drawing costs too much: `bomb` where references repeat its parts, else `heavy`.
    pub fn fault(mut self) -> Option<&'static str> {
        for (selectors, target) in std::mem::take(&mut self.rules) {
            // What is no name or class of an element (`*`, `#a`) may select any of them, where filters are concerned.
            let is_filter = self.own.contains_key(&target);
            let chosen = |selector: &String| match self.selected.get(selector) {
                Some(count) => *count,
                None if is_filter && selector == "*" => self.elements,
                None => 1,
            };
            let times = selectors.iter().map(chosen).sum::<u64>();
            // Gradients and the like cost nothing more where they are used once more.
            let times = if is_filter { times } else { times.min(1) };
            entry(&mut self.references, "").push((target, times));
        }
        let (mut known, mut open) = (FxHashMap::default(), FxHashSet::default());
        let all = self.weight("", &mut known, &mut open);
        (all > MAX_COST).then_some(if self.own.is_empty() { "bomb" } else { "heavy" })
    }

    /// What an element costs when its references are followed. References in a circle count once.
    fn weight<'s>(&'s self, id: &'s str, known: &mut FxHashMap<&'s str, u64>, open: &mut FxHashSet<&'s str>) -> u64 {
        if let Some(weight) = known.get(id) {
            return *weight;
        }
        if open.len() > MAX_DEPTH {
            return MAX_COST + 1;
        }
        if !open.insert(id) {
            return 0;
        }
        let mut weight = ELEMENT + self.own.get(id).copied().unwrap_or_default();
        for (target, times) in self.references.get(id).into_iter().flatten() {
            weight = weight.saturating_add(self.weight(target, known, open).saturating_mul(*times));
        }
        open.remove(id);
        known.insert(id, weight);
        weight
    }
}

fn entry<'m, T: Default>(map: &'m mut FxHashMap<String, T>, id: &str) -> &'m mut T {
    map.entry(id.to_string()).or_default()
}

/// The ids in `url(#a)`.
fn urls(value: &str) -> Vec<&str> {
    let inside = value.split("url(").skip(1).filter_map(|rest| rest.trim_start_matches([' ', '"', '\'']).strip_prefix('#'));
    inside.filter_map(|rest| rest.split([')', '"', '\'', ' ']).next()).collect()
}

/// [`FUNCTION`] for each filter function of CSS that goes over all pixels more than once.
fn functions(value: &str) -> Vec<&'static str> {
    let count = value.matches("blur(").count() + value.matches("drop-shadow(").count();
    vec![FUNCTION; count]
}

/// About how many points the line of an element has.
fn points(tag: &BytesStart) -> u64 {
    let mut attributes = tag.attributes();
    let lines = attributes.with_checks(false).flatten().filter(|a| matches!(a.key.as_ref(), "d" | "points"));
    let numbers = |line: &[u8]| line.split(|byte| !byte.is_ascii_digit() && *byte != b'.').filter(|n| !n.is_empty()).count() as u64;
    lines.map(|a| numbers(a.value.as_bytes())).sum::<u64>() / 2 + 1
}

/// The largest of the numbers of a value.
fn largest(value: &str) -> Option<f64> {
    let numbers = value.split([' ', ',']).filter_map(|n| n.parse::<f64>().ok());
    numbers.filter(|n| n.is_finite()).reduce(f64::max)
}

/// The id of an element.
pub fn id(tag: &BytesStart) -> Option<String> {
    let id = tag.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == "id")?;
    Some(id.value.to_string())
}
