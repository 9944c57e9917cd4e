//! The tree of constructs: which shortcodes, tags and containers contain what.

use super::html::is_void;
use super::scan::{Family, Token, TokenKind};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A node: a token, and what it contains where it was closed.
#[derive(Debug)]
pub struct TreeNode {
    /// The token, by its index.
    pub token: usize,
    /// What is inside; none for tokens that contain nothing.
    pub children: Option<Vec<TreeNode>>,
    /// The bytes of the whole node.
    pub range: Range<usize>,
}

/// Deepest nesting; deeper constructs contain nothing.
const MAX_DEPTH: usize = 60;

struct OpenNode {
    token: usize,
    children: Vec<TreeNode>,
}

/// Builds the tree. Constructs without an end contain nothing; ends without a beginning are nodes.
pub fn build(tokens: &[Token]) -> Vec<TreeNode> {
    let mut stack: Vec<OpenNode> = vec![OpenNode { token: usize::MAX, children: Vec::new() }];
    let closes_later = closes_later(tokens);
    for (i, token) in tokens.iter().enumerate() {
        let leaf = TreeNode { token: i, children: None, range: token.range.clone() };
        match &token.kind {
            TokenKind::Open(..) if closes_later[i] && stack.len() < MAX_DEPTH => stack.push(OpenNode { token: i, children: Vec::new() }),
            TokenKind::Tag(tag) if !tag.closes && !tag.is_empty && !is_void(&tag.name.to_ascii_lowercase()) && stack.len() < MAX_DEPTH => {
                let name = tag.name.to_ascii_lowercase();
                // A paragraph or cell without an end ends where the next begins.
                let top = stack.last().and_then(|o| name_of(tokens, o.token));
                if top.as_deref().is_some_and(|top| ends_before(top, &name)) {
                    close_top(&mut stack, tokens, None);
                }
                match closes_later[i] || ends_with_parent(&name) {
                    true => stack.push(OpenNode { token: i, children: Vec::new() }),
                    false => push(&mut stack, leaf),
                }
            }
            TokenKind::Close(family, name) => close(&mut stack, tokens, i, *family, name, leaf),
            TokenKind::Tag(tag) if tag.closes => close(&mut stack, tokens, i, Family::Html, &tag.name.to_ascii_lowercase(), leaf),
            _ => push(&mut stack, leaf),
        }
    }
    while stack.len() > 1 {
        close_top(&mut stack, tokens, None);
    }
    stack.pop().map(|root| root.children).unwrap_or_default()
}

/// For each token that begins a construct: whether a later one ends it.
fn closes_later(tokens: &[Token]) -> Vec<bool> {
    let mut seen: FxHashSet<(u8, String)> = FxHashSet::default();
    let mut found = vec![false; tokens.len()];
    for (i, token) in tokens.iter().enumerate().rev() {
        match &token.kind {
            TokenKind::Close(Family::Container, _) => {
                seen.insert((Family::Container as u8, String::new()));
            }
            TokenKind::Close(family, name) => {
                seen.insert((*family as u8, name.clone()));
            }
            TokenKind::Tag(tag) if tag.closes => {
                seen.insert((Family::Html as u8, tag.name.to_ascii_lowercase()));
            }
            TokenKind::Tag(tag) => found[i] = seen.contains(&(Family::Html as u8, tag.name.to_ascii_lowercase())),
            TokenKind::Open(Family::Liquid, name, _) => {
                found[i] = seen.contains(&(Family::Liquid as u8, name.clone())) || seen.contains(&(Family::Liquid as u8, String::new()));
            }
            TokenKind::Open(Family::Container, ..) => found[i] = seen.contains(&(Family::Container as u8, String::new())),
            TokenKind::Open(family, name, _) => found[i] = seen.contains(&(*family as u8, name.clone())),
            _ => {}
        }
    }
    found
}

fn push(stack: &mut [OpenNode], node: TreeNode) {
    if let Some(top) = stack.last_mut() {
        top.children.push(node);
    }
}

/// The name of an open tag.
fn name_of(tokens: &[Token], token: usize) -> Option<String> {
    match tokens.get(token).map(|t| &t.kind) {
        Some(TokenKind::Tag(tag)) => Some(tag.name.to_ascii_lowercase()),
        _ => None,
    }
}

fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "p" => matches!(next, "p" | "div" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre"),
        "li" => next == "li",
        "td" | "th" => matches!(next, "td" | "th" | "tr"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot"),
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "option" => next == "option",
        _ => false,
    }
}

/// Whether elements end with that which contains them.
fn ends_with_parent(name: &str) -> bool {
    matches!(name, "p" | "li" | "td" | "th" | "tr" | "dt" | "dd" | "option" | "thead" | "tbody" | "tfoot")
}

/// Closes the top of the stack: with an end, or where it has none. What had no end and needs one contains nothing: what follows it stands beside it.
fn close_top(stack: &mut Vec<OpenNode>, tokens: &[Token], end: Option<usize>) {
    let Some(open) = stack.pop() else { return };
    let start = tokens[open.token].range.start;
    let inner_end = open.children.last().map_or(tokens[open.token].range.end, |c| c.range.end);
    let implied = name_of(tokens, open.token).is_some_and(|name| ends_with_parent(&name));
    match end {
        Some(end) => push(stack, TreeNode { token: open.token, children: Some(open.children), range: start..tokens[end].range.end }),
        None if implied => push(stack, TreeNode { token: open.token, children: Some(open.children), range: start..inner_end }),
        None => {
            push(stack, TreeNode { token: open.token, children: None, range: tokens[open.token].range.clone() });
            if let Some(top) = stack.last_mut() {
                top.children.extend(open.children);
            }
        }
    }
}

fn close(stack: &mut Vec<OpenNode>, tokens: &[Token], end: usize, family: Family, name: &str, leaf: TreeNode) {
    let fits = |open: &OpenNode| match tokens.get(open.token).map(|t| &t.kind) {
        Some(TokenKind::Open(f, _, _)) if *f == Family::Container && family == Family::Container => true,
        // `{% end %}` of Zola ends whatever is open.
        Some(TokenKind::Open(f, n, _)) => *f == family && (n == name || (family == Family::Liquid && name.is_empty())),
        Some(TokenKind::Tag(tag)) => family == Family::Html && tag.name.eq_ignore_ascii_case(name),
        _ => false,
    };
    // A tag does not end beyond the shortcode or container that it is in.
    let barrier = match family {
        Family::Html => stack
            .iter()
            .rposition(|o| matches!(tokens.get(o.token).map(|t| &t.kind), Some(TokenKind::Open(Family::Container, ..))))
            .unwrap_or(0),
        _ => 0,
    };
    let Some(found) = stack.iter().rposition(fits).filter(|at| *at >= barrier) else {
        push(stack, leaf);
        return;
    };
    while stack.len() > found + 1 {
        close_top(stack, tokens, None);
    }
    close_top(stack, tokens, Some(end));
}
