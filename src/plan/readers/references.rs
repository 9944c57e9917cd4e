//! Tokens that name other tokens: `button: "{color.brand}"` has the value of `color.brand`, also where a nearer theme changes it.

use crate::read::{Layer, Node, NodeValue};

/// Sets of tokens that replace others in one medium: `dark.color.ink` replaces `color.ink` by night, `paper.color.ink` on paper.
pub const SCHEMES: &[&str] = &["dark", "paper"];
/// Longest chain of references; a longer one is a circle.
const MOST_STEPS: usize = 8;

/// Replaces each reference by the value it leads to. A reference within a scheme looks there first.
/// One that leads nowhere stays as it is; `check_tokens` reports it, since no token may hold braces.
pub fn resolve_references(layers: &mut [Layer]) {
    let mut found: Vec<(usize, Vec<String>, Box<str>)> = Vec::new();
    for (no, layer) in layers.iter().enumerate() {
        let Some(tokens) = tokens(layer) else { continue };
        each_reference(tokens, &mut Vec::new(), &mut |path| {
            if let Some(value) = follow(layers, path) {
                found.push((no, path.iter().map(|name| name.to_string()).collect(), value.into()));
            }
        });
    }
    for (no, path, value) in found {
        let tokens = layers[no].settings.as_mut().and_then(|settings| child(settings, "tokens"));
        let node = path.iter().fold(tokens, |node, name| child(node?, name));
        if let Some(Node { value: NodeValue::Scalar(scalar), .. }) = node {
            scalar.text = value;
        }
    }
}

fn tokens(layer: &Layer) -> Option<&Node> {
    layer.settings.as_ref()?.get("tokens")
}

fn child<'a>(node: &'a mut Node, name: &str) -> Option<&'a mut Node> {
    match &mut node.value {
        NodeValue::Map(entries) => entries.iter_mut().find(|(key, _)| &*key.text == name).map(|(_, node)| node),
        _ => None,
    }
}

/// The path that `{color.brand}` names.
fn target(node: &Node) -> Option<&str> {
    node.as_text()?.strip_prefix('{')?.strip_suffix('}')
}

fn each_reference<'a>(node: &'a Node, path: &mut Vec<&'a str>, report: &mut dyn FnMut(&[&'a str])) {
    if target(node).is_some() {
        report(path);
    }
    for (key, node) in node.as_map().unwrap_or_default() {
        path.push(&key.text);
        each_reference(node, path, report);
        path.pop();
    }
}

/// The value at the end of the references that begin with the token at `path`.
fn follow<'a>(layers: &'a [Layer], path: &[&'a str]) -> Option<&'a str> {
    let mut path = path.to_vec();
    for _ in 0..MOST_STEPS {
        let node = nearest(layers, &path)?;
        let Some(target) = target(node) else { return node.as_text() };
        let target: Vec<&str> = target.split('.').collect();
        let scheme = path.first().filter(|first| SCHEMES.contains(first));
        let within = scheme.map(|scheme| [&[*scheme], &target[..]].concat());
        path = within.filter(|within| *within != path && nearest(layers, within).is_some()).unwrap_or(target);
    }
    None
}

/// The token at a path in the layer nearest to the site.
fn nearest<'a>(layers: &'a [Layer], path: &[&str]) -> Option<&'a Node> {
    layers.iter().filter_map(tokens).find_map(|tokens| path.iter().try_fold(tokens, |node, name| node.get(name)))
}

#[cfg(test)]
mod tests {
    use super::resolve_references;
    use crate::diag::FileId;
    use crate::read::{Layer, yaml::parse_yaml};

    fn layer(text: &str) -> Layer {
        Layer { name: "x".into(), files: Default::default(), settings: Some(parse_yaml(FileId(0), text, 0).expect("yaml")) }
    }

    fn value<'a>(layer: &'a Layer, path: &[&str]) -> Option<&'a str> {
        let settings = layer.settings.as_ref()?;
        path.iter().try_fold(settings.get("tokens")?, |node, name| node.get(name))?.as_text()
    }

    #[test]
    fn references_follow_the_nearest_theme_and_their_own_scheme() {
        let near = layer("tokens: { color: { brand: '#00f' } }");
        let far = layer(
            "tokens: { color: { brand: '#f00', button: '{color.brand}', plate: '{color.button}' }, \
             dark: { color: { brand: '#fcc', line: '{color.brand}' } }, paper: { color: { brand: '{color.brand}' } } }",
        );
        let mut layers = [near, far];
        resolve_references(&mut layers);
        let of = |path: &[&str]| value(&layers[1], path);
        assert_eq!(of(&["color", "button"]), Some("#00f"));
        assert_eq!(of(&["color", "plate"]), Some("#00f"), "by way of another");
        assert_eq!(of(&["dark", "color", "line"]), Some("#fcc"), "the scheme comes first");
        assert_eq!(of(&["paper", "color", "brand"]), Some("#00f"), "a token does not name itself");
    }

    #[test]
    fn circles_and_unknown_names_stay_as_they_are() {
        let mut layers = [layer("tokens: { color: { a: '{color.b}', b: '{color.a}', c: '{color.d}' } }")];
        resolve_references(&mut layers);
        assert_eq!(value(&layers[0], &["color", "a"]), Some("{color.b}"));
        assert_eq!(value(&layers[0], &["color", "c"]), Some("{color.d}"));
    }
}
