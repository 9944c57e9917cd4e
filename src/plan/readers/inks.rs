//! Reads the inks of a theme's colours.

use crate::diag::{BAD_TOKEN, Diagnostic, Diagnostics};
use crate::plan::declared::inks::{Inks, inks_of};
use crate::read::{Layer, Node};
use crate::separation::PressProfile;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most ink on one spot, in percent: more does not dry and sets off on the next sheet.
const MOST_INK: f64 = 300.0;

/// The colour of running text: with other inks than black thin strokes have coloured edges.
const TEXT: &str = "ink";

/// The inks of every colour: those of `tokens.press.color`, unless a nearer theme changes the colour itself; else those that follow from the colour.
pub fn read_inks(layers: &[Layer], press: &PressProfile, diagnostics: &mut Diagnostics) -> BTreeMap<Arc<str>, Inks> {
    let mut inks: BTreeMap<Arc<str>, Inks> = BTreeMap::new();
    let names: Vec<&str> = layers.iter().flat_map(|layer| colors(layer, &["color"])).map(|(name, _)| name).collect();
    for layer in layers {
        let given = colors(layer, &["press", "color"]);
        for (name, node) in &given {
            let why = match read(node) {
                None => "inks",
                Some(inks) if inks.iter().sum::<f64>() > MOST_INK => "ink-sum",
                Some([0.0, 0.0, 0.0, _]) if *name == TEXT => "",
                Some(_) if *name == TEXT => "ink-text",
                Some(_) if !names.contains(name) => "ink-unknown",
                Some(_) => "",
            };
            if !why.is_empty() {
                let written = format!("tokens.press.color.{name}");
                diagnostics.push(Diagnostic::new(&BAD_TOKEN).at(node.span).with("name", written).with("value", name).with("why", why));
            }
        }
        let given = given.into_iter().filter_map(|(name, node)| Some((name, read(node)?)));
        let followed = colors(layer, &["color"]).into_iter().filter_map(|(name, node)| Some((name, from_color(node.as_text()?, press)?)));
        for (name, inks_of) in given.chain(followed) {
            inks.entry(name.into()).or_insert(inks_of);
        }
    }
    inks
}

/// The inks of drawings: those of the theme for its own colours, so that a sign of the brand has the inks of the brand.
pub fn inks_by_color(layers: &[Layer], inks: &BTreeMap<Arc<str>, Inks>) -> BTreeMap<[u8; 3], Inks> {
    let mut found = BTreeMap::new();
    for (name, inks) in inks {
        let color = layers.iter().find_map(|layer| colors(layer, &["color"]).into_iter().find(|(other, _)| *other == &**name));
        if let Some(rgb) = color.and_then(|(_, node)| rgb_of(node.as_text()?)) {
            found.entry(rgb).or_insert(*inks);
        }
    }
    found
}

/// The entries below `tokens` at a path, in one layer.
fn colors<'a>(layer: &'a Layer, path: &[&str]) -> Vec<(&'a str, &'a Node)> {
    let tokens = layer.settings.as_ref().and_then(|settings| settings.get("tokens"));
    let found = path.iter().fold(tokens, |node, name| node?.get(name));
    found.and_then(Node::as_map).unwrap_or_default().iter().map(|(name, node)| (&*name.text, node)).collect()
}

fn read(node: &Node) -> Option<Inks> {
    let percents = node.as_list()?.iter().map(|n| n.as_text()?.parse().ok().filter(|n| (0.0..=100.0).contains(n)));
    percents.collect::<Option<Vec<f64>>>()?.try_into().ok()
}

/// The inks that follow from `#rrggbb`.
fn from_color(text: &str, press: &PressProfile) -> Option<Inks> {
    rgb_of(text).map(|rgb| inks_of(rgb, press))
}

/// Red, green and blue of `#rgb` or `#rrggbb`.
fn rgb_of(text: &str) -> Option<[u8; 3]> {
    let hex = text.strip_prefix('#')?;
    let digit = |at: usize| hex.get(at..at + 1).and_then(|d| u8::from_str_radix(d, 16).ok());
    let channel = |i: usize| match hex.len() {
        3 => Some(digit(i)? * 17),
        6 => Some(digit(2 * i)? * 16 + digit(2 * i + 1)?),
        _ => None,
    };
    Some([channel(0)?, channel(1)?, channel(2)?])
}

#[cfg(test)]
mod tests {
    use super::{MOST_INK, read_inks};
    use crate::diag::{Diagnostics, FileId};
    use crate::read::{Layer, yaml::parse_yaml};
    use crate::separation::PressProfile;

    #[test]
    fn what_follows_from_a_colour_is_never_too_much_ink() {
        let from_color = |text: &str| super::from_color(text, &PressProfile::COATED);
        assert_eq!(from_color("#1b1b1f"), Some([0.0, 0.0, 0.0, 89.0]));
        assert_eq!(from_color("#fff"), Some([0.0, 0.0, 0.0, 0.0]));
        assert_eq!(from_color("#a3111b"), Some([0.0, 98.0, 82.0, 36.0]));
        for n in 0..4096 {
            let inks = from_color(&format!("#{n:03x}")).expect("a colour");
            assert!(inks.iter().sum::<f64>() <= MOST_INK, "#{n:03x}");
        }
    }

    #[test]
    fn a_colour_that_changes_loses_the_inks_of_the_old_one() {
        let layer = |text: &str| Layer {
            name: "x".into(),
            files: Default::default(),
            settings: Some(parse_yaml(FileId(0), text, 0).expect("yaml")),
        };
        let far = layer("tokens: { color: { a: '#ff0000', b: '#00ff00' }, press: { color: { a: [0, 90, 80, 0], b: [70, 0, 90, 0] } } }");
        let near = layer("tokens: { color: { a: '#0000ff' } }");
        let inks = read_inks(&[near, far], &PressProfile::COATED, &mut Diagnostics::new());
        assert_eq!((inks["a"], inks["b"]), ([98.0, 67.0, 0.0, 11.0], [70.0, 0.0, 90.0, 0.0]));
    }
}
