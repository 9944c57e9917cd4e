//! XML as a tree, with the namespaces that office documents use. Whoever wrote a file may have chosen other prefixes than Word does.

use super::super::zip_limits::DAMAGED;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// Most elements of a part. A book of a thousand pages has a quarter of this.
const MAX_NODES: usize = 3_000_000;
/// Deepest nesting. Tables in boxes in tables need some forty levels.
const MAX_DEPTH: usize = 300;

/// The namespaces whose elements are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// WordprocessingML.
    Word,
    /// DrawingML, also its parts for Word.
    Drawing,
    /// Charts.
    Chart,
    /// SmartArt.
    Diagram,
    /// Formulas.
    Math,
    /// Drawings of older programs.
    Vml,
    /// Alternatives for older programs.
    Compatibility,
    /// The texts of OpenDocument.
    Text,
    /// The tables of OpenDocument.
    Table,
    /// All other elements of OpenDocument.
    Open,
    /// Everything else.
    Other,
}

/// An element, or a text between elements.
#[derive(Debug)]
struct XmlNode {
    space: Space,
    /// Local name; empty for a text.
    name: Box<str>,
    /// Names as written, and values.
    attributes: Vec<(Box<str>, Box<str>)>,
    text: Box<str>,
    first: u32,
    next: u32,
}

/// The elements of a part.
#[derive(Debug)]
pub struct XmlTree {
    nodes: Vec<XmlNode>,
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Element<'t> {
    tree: &'t XmlTree,
    at: u32,
}

impl XmlTree {
    /// Parses a part.
    ///
    /// # Errors
    /// The reason, a word of the message `cannot-read`.
    pub fn parse(xml: &str) -> Result<XmlTree, String> {
        let mut reader = NsReader::from_str(xml);
        let mut nodes = vec![XmlNode::new(Space::Other, "", Vec::new(), "")];
        // The open elements, each with its last child.
        let mut open: Vec<(u32, u32)> = vec![(0, 0)];
        loop {
            let (resolved, event) = reader.read_resolved_event().map_err(|_| DAMAGED.to_string())?;
            let mut add = |node: XmlNode, open: &mut Vec<(u32, u32)>| -> u32 {
                let at = nodes.len() as u32;
                nodes.push(node);
                if let Some((parent, last)) = open.last_mut() {
                    match *last {
                        0 => nodes[*parent as usize].first = at,
                        last => nodes[last as usize].next = at,
                    }
                    *last = at;
                }
                at
            };
            match event {
                Event::Start(tag) => {
                    let space = space(&resolved, &tag);
                    let at = add(element(space, &tag), &mut open);
                    open.push((at, 0));
                }
                Event::Empty(tag) => {
                    let space = space(&resolved, &tag);
                    add(element(space, &tag), &mut open);
                }
                Event::End(_) if open.len() > 1 => {
                    open.pop();
                }
                Event::Text(words) => {
                    let words = words.xml_content(XmlVersion::Implicit1_0);
                    add(XmlNode::new(Space::Other, "", Vec::new(), &words), &mut open);
                }
                Event::CData(words) => {
                    add(XmlNode::new(Space::Other, "", Vec::new(), &words), &mut open);
                }
                Event::GeneralRef(entity) => {
                    let name = entity.to_string();
                    let sign = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let named = [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'")];
                    let sign = sign.or_else(|| named.iter().find(|(n, _)| *n == name).map(|(_, s)| s.to_string()));
                    add(XmlNode::new(Space::Other, "", Vec::new(), sign.as_deref().unwrap_or(" ")), &mut open);
                }
                Event::Eof => break,
                _ => {}
            }
            if nodes.len() > MAX_NODES || open.len() > MAX_DEPTH {
                return Err("too-many-parts".to_string());
            }
        }
        Ok(XmlTree { nodes })
    }

    /// What the whole part is in.
    pub fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }
}

impl XmlNode {
    fn new(space: Space, name: &str, attributes: Vec<(Box<str>, Box<str>)>, text: &str) -> XmlNode {
        XmlNode { space, name: name.into(), attributes, text: text.into(), first: 0, next: 0 }
    }
}

fn element(space: Space, tag: &BytesStart) -> XmlNode {
    let attributes = tag.attributes().flatten().map(|attribute| {
        let raw = &*attribute.value;
        let value = quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_string(), |value| value.into_owned());
        (attribute.key.as_ref().into(), value.into())
    });
    XmlNode::new(space, tag.local_name().as_ref(), attributes.collect(), "")
}

/// The namespace of an element; where it is not one that is known, the prefix decides.
fn space(resolved: &ResolveResult, tag: &BytesStart) -> Space {
    let by_uri = match resolved {
        ResolveResult::Bound(namespace) => uri_space(namespace.as_ref()),
        _ => None,
    };
    by_uri.unwrap_or_else(|| match tag.name().prefix().map(|prefix| prefix.as_ref().to_string()).as_deref() {
        Some("w") => Space::Word,
        Some("a" | "wp" | "pic" | "wps" | "wpg" | "wpc") => Space::Drawing,
        Some("c" | "cx") => Space::Chart,
        Some("dgm") => Space::Diagram,
        Some("m") => Space::Math,
        Some("v" | "o") => Space::Vml,
        Some("mc") => Space::Compatibility,
        _ => Space::Other,
    })
}

fn uri_space(uri: &str) -> Option<Space> {
    let last = |end: &str| uri.trim_end_matches('/').ends_with(end);
    Some(match () {
        () if last("wordprocessingml/2006/main") || last("wordprocessingml/main") => Space::Word,
        () if uri.contains("/chart") => Space::Chart,
        () if last("/diagram") => Space::Diagram,
        () if last("/math") => Space::Math,
        () if uri.contains("drawingml") || uri.contains("wordprocessingDrawing") || uri.contains("wordprocessingShape") => Space::Drawing,
        () if uri.contains("wordprocessingGroup") || uri.contains("wordprocessingCanvas") => Space::Drawing,
        () if uri.starts_with("urn:schemas-microsoft-com:") => Space::Vml,
        () if uri.contains("markup-compatibility") => Space::Compatibility,
        () if uri.ends_with("opendocument:xmlns:text:1.0") => Space::Text,
        () if uri.ends_with("opendocument:xmlns:table:1.0") => Space::Table,
        () if uri.contains("opendocument:xmlns") => Space::Open,
        () => return None,
    })
}

impl<'t> Element<'t> {
    fn node(self) -> &'t XmlNode {
        &self.tree.nodes[self.at as usize]
    }

    /// Its namespace.
    pub fn space(self) -> Space {
        self.node().space
    }

    /// Its local name; empty for a text.
    pub fn name(self) -> &'t str {
        &self.node().name
    }

    /// The words of a text between elements; empty for an element.
    pub fn words(self) -> &'t str {
        &self.node().text
    }

    /// Whether it is this element.
    pub fn is(self, space: Space, name: &str) -> bool {
        self.node().space == space && &*self.node().name == name
    }

    /// Its children, texts too.
    pub fn children(self) -> impl Iterator<Item = Element<'t>> {
        let mut next = self.node().first;
        std::iter::from_fn(move || {
            let at = next;
            (at != 0).then(|| {
                let child = Element { tree: self.tree, at };
                next = child.node().next;
                child
            })
        })
    }

    /// Its first child with this name in its own namespace.
    pub fn child(self, name: &str) -> Option<Element<'t>> {
        self.children().find(|child| child.name() == name)
    }

    /// All elements below it with this name, in their order.
    pub fn all(self, space: Space, name: &'static str) -> impl Iterator<Item = Element<'t>> {
        self.below().filter(move |element| element.is(space, name))
    }

    /// Everything below it, in its order.
    pub fn below(self) -> impl Iterator<Item = Element<'t>> {
        let mut open: Vec<u32> = vec![self.node().first];
        std::iter::from_fn(move || {
            loop {
                match open.pop()? {
                    0 => {}
                    at => {
                        let element = Element { tree: self.tree, at };
                        open.push(element.node().next);
                        open.push(element.node().first);
                        return Some(element);
                    }
                }
            }
        })
    }

    /// The value of an attribute by its name without prefix; one with a prefix counts first where two have the name.
    pub fn attribute(self, name: &str) -> Option<&'t str> {
        let attributes = &self.node().attributes;
        let with_prefix = attributes.iter().find(|(key, _)| key.split_once(':').is_some_and(|(_, local)| local == name));
        with_prefix.or_else(|| attributes.iter().find(|(key, _)| &**key == name)).map(|(_, value)| &**value)
    }

    /// The attribute `val` of its child with this name.
    pub fn value_of(self, name: &str) -> Option<&'t str> {
        self.child(name)?.attribute("val")
    }

    /// All words below it.
    pub fn all_words(self) -> String {
        self.below().map(Element::words).collect()
    }
}
