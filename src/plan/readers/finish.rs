//! Reads `finish` of a declaration: how a print shop makes and finishes the printed thing.

use super::nodes::{choice, fault, translated, word};
use super::paper::length;
use crate::diag::Diagnostics;
use crate::plan::declared::finish::{Binding, Finish};
use crate::plan::declared::paper::{MM, Paper};
use crate::read::Node;

const KEYS: &[&str] = &["material", "sides", "binding", "hem", "pole", "eyelets"];

/// Nearer eyelets are a slip of the unit.
const NEAREST: f64 = 50.0 * MM;

/// Reads `finish` and checks that it can be made: colour runs at least as far as the hem is folded back, eyelets are on the edge.
pub fn read_finish(node: &Node, paper: Option<&Paper>, diagnostics: &mut Diagnostics) -> Finish {
    let mut finish = Finish::default();
    let Some(declared) = node.get("finish") else { return finish };
    let (Some(entries), Some(paper)) = (declared.as_map(), paper) else {
        diagnostics.push(fault(declared.span, if paper.is_none() { "finish-unprinted" } else { "map" }, "finish"));
        return finish;
    };
    for (key, _) in entries.iter().filter(|(key, _)| !KEYS.contains(&&*key.text)) {
        diagnostics.push(choice(key.span, "finish", &key.text, KEYS));
    }
    if let Some(material) = declared.get("material") {
        finish.material = translated(material);
    }
    finish.sides = match word(declared, "sides", &["one", "both"], diagnostics) {
        Some("one") => Some(1),
        Some(_) => Some(2),
        None => None,
    };
    finish.binding = match word(declared, "binding", &["stapled", "glued"], diagnostics) {
        Some("stapled") => Binding::Stapled,
        Some(_) => Binding::Glued,
        None => Binding::None,
    };
    let mut read = |name: &str, wrong: &dyn Fn(f64) -> Option<&'static str>| {
        let Some(value) = declared.get(name) else { return 0.0 };
        let found = length(value).filter(|length| *length > 0.0);
        let why = if let Some(length) = found { wrong(length) } else { Some("length") };
        why.into_iter().for_each(|why| diagnostics.push(fault(value.span, why, name)));
        found.unwrap_or(0.0)
    };
    let sides = || paper.sizes.iter().flat_map(|size| [size.width * size.scale, size.height * size.scale]);
    let (shortest, longest) = (sides().fold(f64::MAX, f64::min), sides().fold(0.0, f64::max));
    finish.hem = read("hem", &|hem| (hem > paper.bleed + 0.01).then_some("finish-bleed"));
    finish.pole = read("pole", &|pole| (pole >= shortest).then_some("finish-large"));
    finish.eyelets = read("eyelets", &|apart| {
        if apart > longest { Some("finish-large") } else { (apart < NEAREST).then_some("finish-near") }
    });
    finish
}

#[cfg(test)]
mod tests {
    use super::super::paper::read_paper;
    use super::{Binding, MM, read_finish};
    use crate::diag::{Diagnostics, FileId};
    use crate::read::yaml::parse_yaml;

    /// The faults that a declaration has, by their reason.
    fn faults(finish: &str) -> Vec<String> {
        let text = format!("page: {{ trim: [6m, 0.8m], scale: 10, bleed: 3cm }}\nfinish: {finish}");
        let (node, mut diagnostics) = (parse_yaml(FileId(0), &text, 0).unwrap(), Diagnostics::new());
        let paper = read_paper(&node, &mut diagnostics);
        read_finish(&node, paper.as_ref(), &mut diagnostics);
        let said = |d: &crate::diag::Diagnostic| d.args.iter().find(|(name, _)| *name == "why").map(|(_, why)| why.to_string());
        diagnostics.iter().filter_map(said).collect()
    }

    #[test]
    fn lengths_are_those_of_the_printed_thing() {
        let text = "page: { trim: [6m, 0.8m], scale: 10, bleed: 3cm }\nfinish: { hem: 3cm, eyelets: 50cm, sides: one, binding: stapled }";
        let (node, mut diagnostics) = (parse_yaml(FileId(0), text, 0).unwrap(), Diagnostics::new());
        let paper = read_paper(&node, &mut diagnostics);
        let finish = read_finish(&node, paper.as_ref(), &mut diagnostics);
        assert!(diagnostics.is_empty() && (finish.hem - 30.0 * MM).abs() < 1e-9);
        assert_eq!((finish.sides, finish.binding), (Some(1), Binding::Stapled));
        // 5.97 m between the outermost: twelve gaps of less than 50 cm.
        assert_eq!((finish.eyelets_along(6000.0 * MM).len(), finish.eyelets_along(800.0 * MM).len()), (13, 3));
        assert_eq!(finish.eyelets_of(6000.0 * MM, 800.0 * MM), 28);
    }

    #[test]
    fn what_cannot_be_made_is_reported() {
        for (wrong, why) in [
            ("{ hemm: 3cm }", "choice"),
            ("{ sides: two }", "choice"),
            ("{ binding: sewn }", "choice"),
            ("{ hem: wide }", "length"),
            ("{ hem: 5cm }", "finish-bleed"),
            ("{ pole: 90cm }", "finish-large"),
            ("{ eyelets: 7m }", "finish-large"),
            ("{ eyelets: 5mm }", "finish-near"),
            ("3cm", "map"),
        ] {
            assert_eq!(faults(wrong), [why], "{wrong}");
        }
    }
}
