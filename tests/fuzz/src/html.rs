//! Markdown to HTML: well nested, without a script, whole and step by step.

use loa::diag::{Diagnostics, Files, SourceFile};
use loa::kinds::Kind;
use loa::render::{Placeholder, lower};
use loa::text::{Excerpt, ParseContext, parse};
use std::sync::Arc;

/// Texts of guides.
pub fn markdown(input: &str) {
    let mut files = Files::default();
    let file = files.add(SourceFile { path: "content/guides/a.md".into(), text: input.into(), cells: None });
    let mut said = Diagnostics::new();
    let roles = &Kind::built_in("guide").expect("a kind").table().roles;
    let reading = ParseContext { file, folder: "content/guides", roles, allow_html: false, whole: None };
    let document = Arc::new(parse(&reading, input.into(), 0, 0, &mut said));
    let all = Excerpt::whole(document.clone());
    check(&html(&all, &[]));
    let sections: Vec<_> = document.sections.iter().map(|s| s.events.clone()).collect();
    check(&html(&all, &sections));
    for section in &document.sections {
        check(&html(&Excerpt { document: document.clone(), events: section.intro.clone() }, &[]));
        document.plain(section.intro.clone());
        for entry in &section.entries {
            check(&html(&Excerpt { document: document.clone(), events: entry.events.clone() }, &[]));
        }
    }
    document.plain(document.all());
    super::print(said, &files);
}

fn html(excerpt: &Excerpt, skip: &[std::ops::Range<u32>]) -> String {
    excerpt.source();
    lower(excerpt, skip).filled(|hole, out| match hole {
        Placeholder::Reference(_) => out.push('x'),
        Placeholder::Label(_) => out.push('x'),
        Placeholder::Href(_) => out.push_str(" href=\"#\""),
        Placeholder::Src(_) => out.push_str(" src=\"x\""),
        Placeholder::Picture(_) => out.push_str("<picture><img src=\"x\""),
        Placeholder::PictureEnd(_) => out.push_str("</picture>"),
        Placeholder::Component(_) => out.push_str("<div>"),
        Placeholder::ComponentEnd(_) => out.push_str("</div>"),
    })
}

/// Every tag that is opened is closed in order, and attributes are quoted.
fn check(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bare > in {html:?}");
        let (name, after) = tag(&rest[at + 1..]).unwrap_or_else(|| panic!("no tag: {:?}", &rest[at..]));
        rest = after;
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "in {html:?}");
        } else if !["br", "hr", "img"].contains(&name) {
            assert_ne!(name, "script");
            open.push(name);
        }
    }
    assert!(!rest.contains('>'), "a bare > in {html:?}");
    assert!(open.is_empty(), "left open: {open:?} in {html:?}");
}

/// Name of the tag and what follows it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let name = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '/')?;
    let mut rest = &text[name..];
    while let Some(attribute) = rest.strip_prefix(' ') {
        let equals = attribute.find("=\"")?;
        attribute[..equals].bytes().all(|b| b.is_ascii_lowercase() || b == b'-').then_some(())?;
        let value = &attribute[equals + 2..];
        rest = &value[value.find('"')? + 1..];
    }
    (name > 0).then_some(())?;
    Some((&text[..name], rest.strip_prefix('>')?))
}
