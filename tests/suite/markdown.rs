//! Texts in Markdown: the examples of CommonMark and of GitHub's extensions: every page equals them but for the differences that `tests/commonmark/differences.txt` lists.

use loa::diag::{Diagnostic, Diagnostics, FileId, RAW_HTML};
use loa::render::{Placeholder, lower};
use loa::text::{Document, Excerpt, LinkTarget, ParseContext, parse};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An example of a specification.
struct Example {
    no: usize,
    markdown: String,
    html: String,
}

/// Reads the examples of a specification: Markdown, a line with a dot, HTML, between two fences. `→` is a tab.
fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let mut found = Vec::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if !line.starts_with(&format!("{fence} example")) {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        let dot = block.iter().position(|line| *line == ".").expect("a dot between Markdown and HTML");
        let text = |lines: &[&str]| lines.iter().map(|line| format!("{}\n", line.replace('→', "\t"))).collect::<String>();
        found.push(Example { no: found.len() + 1, markdown: text(&block[..dot]), html: text(&block[dot + 1..]) });
    }
    found
}

fn read(markdown: &str, allow_html: bool) -> (Arc<Document>, Diagnostics) {
    let context = ParseContext { file: FileId(0), folder: "f", roles: &[], allow_html, whole: None };
    let mut diagnostics = Diagnostics::new();
    let document = parse(&context, markdown.into(), 0, 0, &mut diagnostics);
    (Arc::new(document), diagnostics)
}

/// The page of a text, where HTML is kept and links lead where they were written to.
fn page(document: &Arc<Document>) -> String {
    lower(&Excerpt::whole(document.clone()), &[]).filled(|placeholder, out| {
        let address = |link: u32| match &document.links[link as usize].target {
            LinkTarget::File { path, query, anchor } => {
                let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
                format!("{}{}{anchor}", path.strip_prefix("f/").unwrap_or(path), query.as_deref().unwrap_or_default())
            }
            target => target.written(),
        };
        match placeholder {
            Placeholder::Href(link) => out.push_str(&format!(" href=\"{}\"", escaped(&address(link)))),
            Placeholder::Src(link) => out.push_str(&format!(" src=\"{}\"", escaped(&address(link)))),
            Placeholder::Picture(link) => out.push_str(&format!("<img src=\"{}\"", escaped(&address(link)))),
            _ => {}
        }
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// HTML without what differs by form alone: anchors of headings, lazy pictures, frames of tables, forms of tags, space between blocks.
fn normal(html: &str) -> String {
    let mut out = without_comments(html)
        .replace(" loading=\"lazy\" decoding=\"async\"", "")
        .replace("<div class=\"table\" tabindex=\"0\"><table>", "<table>");
    for (written, normal) in [
        ("</table></div>", "</table>"),
        (" scope=\"col\"", ""),
        ("class=\"center\"", "align=\"center\""),
        ("class=\"right\"", "align=\"right\""),
        (" align=\"left\"", ""),
        ("<span class=\"task\">☐</span>", "<input disabled=\"\" type=\"checkbox\">"),
        ("<span class=\"task\">☑</span>", "<input checked=\"\" disabled=\"\" type=\"checkbox\">"),
        (" />", ">"),
        ("/>", ">"),
        ("&#39;", "'"),
    ] {
        out = out.replace(written, normal);
    }
    // Anchors of headings.
    for level in 1..=6 {
        let open = format!("<h{level} id=\"");
        while let Some(start) = out.find(&open) {
            let end = start + open.len() + out[start + open.len()..].find('"').unwrap_or(0);
            out.replace_range(start + 3..=end, "");
        }
    }
    out = addresses(&out).replace('\u{a0}', " ");
    // Colours of code.
    while let Some(start) = out.find("<span class=\"hl-") {
        let end = start + out[start..].find("</span>").expect("its end");
        let inner = out[start + "<span class=\"hl-x\">".len()..end].to_string();
        out.replace_range(start..end + "</span>".len(), &inner);
    }
    let lines: Vec<&str> = out.split('\n').collect();
    let mut joined = lines.join("\n");
    for block in ["p", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "pre", "hr", "h1", "h2", "h3", "div"] {
        for tag in [format!("<{block}>"), format!("</{block}>")] {
            joined = joined.replace(&format!("{tag}\n"), &tag).replace(&format!("\n{tag}"), &tag);
        }
    }
    joined.replace("<tbody></tbody>", "").trim().to_string()
}

/// Comments have no place on a page.
fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("<!--") {
        out.push_str(&rest[..at]);
        let end = ["<!-->", "<!--->"].iter().find(|whole| rest[at..].starts_with(**whole)).map(|whole| whole.len());
        let end = end.or_else(|| rest[at + 4..].find("-->").map(|i| i + 7)).unwrap_or(rest.len() - at);
        rest = &rest[at + end..];
    }
    out + rest
}

/// Addresses in one form: percent-encoding resolved.
fn addresses(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = ["href=\"", "src=\""].iter().filter_map(|name| Some(rest.find(name)? + name.len())).min() {
        let end = at + rest[at..].find('"').unwrap_or(0);
        out.push_str(&rest[..at]);
        let mut bytes = Vec::new();
        let mut left = rest[at..end].bytes();
        while let Some(b) = left.next() {
            let digits: String = left.clone().take(2).map(char::from).collect();
            match u8::from_str_radix(&digits, 16) {
                Ok(byte) if b == b'%' && digits.len() == 2 => {
                    bytes.push(byte);
                    left.nth(1);
                }
                _ => bytes.push(b),
            }
        }
        let address = String::from_utf8_lossy(&bytes).replace("&quot;", "\"").replace('\\', "/");
        out.push_str(address.strip_prefix("./").unwrap_or(&address));
        rest = &rest[end..];
    }
    out + rest
}

/// The numbers of the examples that differ, by specification and reason, from the list of differences.
fn differences() -> BTreeMap<String, Vec<usize>> {
    let list = std::fs::read_to_string(folder().join("differences.txt")).expect("the list");
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for line in list.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (name, rest) = line.split_once(' ').expect("a specification and numbers");
        let (numbers, reason) = rest.split_once(':').expect("a reason");
        assert!(reason.trim().len() > 10, "{line}: why?");
        found.entry(name.to_string()).or_default().extend(numbers.split(',').map(|n| n.trim().parse::<usize>().expect("a number")));
    }
    found
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commonmark")
}

/// Compares all examples, and holds that HTML that is not allowed is reported where it is left out.
fn compare(name: &str, spec: &str, count: usize) {
    let examples = examples(spec);
    assert_eq!(examples.len(), count, "{name}: examples");
    let mut listed = differences().remove(name).unwrap_or_default();
    listed.sort_unstable();
    let mut differing = Vec::new();
    for example in &examples {
        let (document, _) = read(&example.markdown, true);
        let (made, wanted) = (normal(&page(&document)), normal(&example.html));
        if made != wanted {
            if !listed.contains(&example.no) {
                eprintln!("{name} {}: {:?}\n  wanted {wanted:?}\n  made   {made:?}", example.no, example.markdown);
            }
            differing.push(example.no);
        }
        let (refusing, diagnostics) = read(&example.markdown, false);
        let is_reported = diagnostics.iter().any(|d| d.code == &RAW_HTML || d.code.name == "foreign-syntax");
        assert!(!document.has_html || is_reported || !page(&document).contains('<'), "{name} {}: HTML is lost without a word", example.no);
        assert!(!refusing.has_html);
    }
    assert_eq!(differing, listed, "{name}: the examples that differ, and those listed as different");
    eprintln!("{name}: {} of {} examples equal", examples.len() - differing.len(), examples.len());
}

#[test]
fn commonmark_is_read_as_its_specification_says() {
    let cache =
        std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    let spec = cache.map(|cache| cache.join("loa/commonmark/node_modules/commonmark-spec/spec.txt"));
    match spec.and_then(|path| std::fs::read_to_string(path).ok()) {
        Some(spec) => compare("commonmark", &spec, 652),
        None => eprintln!("passed over: tests/commonmark/fetch brings the specification of CommonMark"),
    }
}

#[test]
fn extensions_of_github_are_read_as_its_specification_says() {
    let spec = std::fs::read_to_string(folder().join("gfm.txt")).expect("the examples");
    compare("gfm", &spec, 24);
}

/// What people put together.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "    ",
    "- ",
    "1. ",
    "> ",
    "## ",
    "::: lưu ý ",
    ":::\n",
    "::: lạ {a=b}\n",
    "> [!NOTE]\n",
    "> [!MẸO] ",
    "[^1]",
    "[^2]",
    "[^1]: ",
    "[^2]: ",
    "*",
    "**",
    "~",
    "~~",
    "^",
    "`",
    "```\n",
    "<!--",
    "-->",
    "<b>",
    "</b>",
    "<br>",
    "<sub>",
    "</sub>",
    "<div>\n",
    "</div>\n",
    "| a | b |\n|---|---|\n",
    "| c | d | e |\n",
    "[x](",
    "](b.md)",
    ")",
    "![",
    "https://a.vn/",
    "www.a.vn",
    "a@b.vn",
    "{{ place.hotline }}",
    "{{< x >}}",
    "{% y %}",
    "$a$",
    "Từ\n: ",
    "- [ ] ",
    "\\",
    "&amp;",
    "&#11;",
    "\u{b}",
    "===\n",
    "---\n",
    "{#a}",
    "{b c}",
    "|",
];

#[test]
fn whatever_people_put_together_is_well_nested_and_keeps_its_words() {
    let mut lost = Vec::new();
    let mut seed: u64 = 13;
    let mut pick = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    for round in 0..4000 {
        let mut text = String::new();
        for word in 0..4 + pick(14) {
            for _ in 0..pick(4) {
                text.push_str(PIECES[pick(PIECES.len())]);
            }
            text.push_str(&format!("w{word}w "));
        }
        let (document, diagnostics) = read(&text, false);
        let html = page(&document);
        let mut open: Vec<&str> = Vec::new();
        for tag in html.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{round}: {text:?}\n{html}"));
            let name = tag.split([' ', '\n']).next().unwrap_or_default();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{round}: {text:?}\n{html}"),
                None if ["br", "hr", "img"].contains(&name) => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{round}: {open:?} {text:?}\n{html}");
        assert!(!html.chars().any(|c| c.is_control() && c != '\n' && c != '\u{b}'), "{round}: {text:?}");
        // A word is on the page, or within what a report points at, or in what is no text: a comment, an address, an anchor, a language of code.
        // HTML, which stops a build, reaches to the next empty line.
        let end = |d: &Diagnostic, end: usize| match d.code == &RAW_HTML {
            true => text[end..].find("\n\n").map_or(text.len(), |i| end + i),
            false => end,
        };
        let span = |d: &Diagnostic| d.span.map(|s| &text[s.start as usize..end(d, s.end as usize)]);
        let pointed: Vec<&str> = diagnostics.iter().filter_map(span).collect();
        let no_text = |word: &str| {
            let comment = text.match_indices("<!--").any(|(open, _)| {
                let end = text[open + 2..].find("-->").map_or(text.len(), |end| open + 2 + end);
                text[open..end].contains(word)
            });
            let at = text.find(word).unwrap_or_default();
            let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
            let before = &text[line..at];
            comment
                || before.contains("](")
                || before.contains("```")
                || before.contains("~~~")
                || before.contains("{#a}")
                || before.contains("]: ")
                || text[line..].starts_with(":::")
        };
        for word in text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| w.len() > 2 && w.starts_with('w') && w.ends_with('w') && *w != "www")
        {
            let there = html.contains(word) || pointed.iter().any(|p| p.contains(word)) || no_text(word);
            if !there {
                lost.push(format!("{round}: {word} is lost: {text:?}\n{html}"));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost[..lost.len().min(10)].join("\n"));
}
