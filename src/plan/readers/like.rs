//! `like: home` in a declaration: whatever it does not say itself is as that product says it.

use crate::diag::{Diagnostic, Diagnostics, UNKNOWN_PRODUCT};
use crate::read::{Node, NodeKey, NodeValue, ThemeSource};
use std::sync::Arc;

/// A declaration that was parsed.
pub struct ParsedDeclaration<'a> {
    /// The folder of the declaration.
    pub name: &'a str,
    /// What it says.
    pub node: Node,
    /// Its text.
    pub text: Arc<str>,
}

/// Keys that are said of one product alone.
const OWN: &[&str] = &["like", "enabled"];

/// Completes the declarations that name another one. Needs are added to one's own; files that stand beside the other declaration are found there.
pub fn complete(declarations: &mut [ParsedDeclaration], theme: &ThemeSource, diagnostics: &mut Diagnostics) {
    for at in 0..declarations.len() {
        let Some(like) = declarations[at].node.get("like").cloned() else { continue };
        let wanted = like.as_text().unwrap_or_default();
        let base = declarations.iter().find(|d| d.name == wanted && d.node.get("like").is_none());
        let Some(ParsedDeclaration { name, node, text }) = base else {
            let known = declarations.iter().filter(|d| d.node.get("like").is_none()).map(|d| d.name);
            diagnostics.push(Diagnostic::new(&UNKNOWN_PRODUCT).at(like.span).with("name", wanted).suggest(wanted, known));
            continue;
        };
        let taken: Vec<(NodeKey, Node)> = node.as_map().unwrap_or_default().iter().map(|entry| beside(name, entry, theme)).collect();
        let text = format!("{}\n{text}", declarations[at].text);
        let NodeValue::Map(own) = &mut declarations[at].node.value else { continue };
        own.retain(|(key, _)| &*key.text != "like");
        for (key, value) in taken.into_iter().filter(|(key, _)| !OWN.contains(&&*key.text)) {
            match own.iter_mut().find(|(own, _)| own.text == key.text) {
                None => own.push((key, value)),
                Some((_, Node { value: NodeValue::Map(needs), .. })) if &*key.text == "needs" => {
                    let more = value.as_map().unwrap_or_default().iter();
                    let missing: Vec<_> = more.filter(|(name, _)| !needs.iter().any(|(own, _)| own.text == name.text)).cloned().collect();
                    needs.extend(missing);
                }
                Some(_) => {}
            }
        }
        declarations[at].text = text.into();
    }
}

/// An entry of another declaration; a file beside that is named by its whole path.
fn beside(product: &str, (key, value): &(NodeKey, Node), theme: &ThemeSource) -> (NodeKey, Node) {
    let mut value = value.clone();
    if let ("template" | "source", NodeValue::Scalar(scalar)) = (&*key.text, &mut value.value) {
        let path = format!("products/{product}/{}", scalar.text);
        if theme.find(&path).is_some() {
            scalar.text = path.into();
        }
    }
    (key.clone(), value)
}
