//! Text that a template has rendered, as the bytes of its format: checked, and with the line ends and wrappings the format asks for.

use super::web::RenderedText;
use super::{calendar, mail, verify, workbook};
use crate::read::{Encoding, FileFormat, Syntax};

/// The bytes of a file in this format (an extension); the title names the sheet of a workbook. `Err` says why the text is not what the format promises.
pub fn encode(format: &str, rendered: RenderedText, title: &str, minify: bool) -> Result<Vec<u8>, String> {
    let encoding = FileFormat::find(format).map_or(Encoding::Text(Syntax::Free), |format| format.encoding);
    let text = rendered.as_str();
    let changed = match encoding {
        Encoding::Text(Syntax::Calendar) => Some(calendar::lines(text)),
        Encoding::Text(Syntax::Mail) => Some(mail::message(text)?),
        Encoding::Text(Syntax::Html) if minify => Some(minify_html(text)),
        _ => None,
    };
    match encoding {
        Encoding::Text(syntax) => {
            verify::verify(syntax, changed.as_deref().unwrap_or(text))?;
            Ok(changed.map_or_else(|| rendered.into_bytes(), String::into_bytes))
        }
        Encoding::Workbook => verify::verify(Syntax::Table, text).and_then(|()| workbook::workbook(text, title)),
        Encoding::Pages | Encoding::Sound | Encoding::Bytes => Err(format!("a template makes no {format}")),
    }
}

/// Smaller HTML that says the same.
fn minify_html(html: &str) -> String {
    let config = minify_html::Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..minify_html::Cfg::default() };
    String::from_utf8(minify_html::minify(html.as_bytes(), &config)).unwrap_or_else(|_| html.to_string())
}

#[cfg(test)]
mod tests {
    use super::minify_html;

    /// Elements in a line, and elements with lines of their own.
    const INLINE: [&str; 8] = ["a", "span", "time", "strong", "label", "output", "noscript", "small"];
    const BLOCKS: [&str; 15] = [
        "nav",
        "header",
        "footer",
        "div",
        "main",
        "section",
        "article",
        "aside",
        "figure",
        "summary",
        "fieldset",
        "form",
        "blockquote",
        "p",
        "",
    ];
    /// Elements that others may not contain directly.
    const PARTS: [(&str, &str); 4] =
        [("<ul><li>", "</li></ul>"), ("<dl><dt>", "</dt></dl>"), ("<dl><dd>", "</dd></dl>"), ("<table><tr><td>", "</td></tr></table>")];

    /// Random numbers of a linear congruential generator.
    struct RandomNumbers(u64);

    impl RandomNumbers {
        fn below(&mut self, limit: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % limit
        }

        fn space(&mut self) -> &'static str {
            ["", " ", "\n    ", " <!-- lời --> ", " <script>x()</script>\n", "<template><b>y</b></template> "][self.below(6)]
        }

        /// Words in a line, some of them in elements.
        fn line(&mut self, depth: usize) -> String {
            let mut html = String::new();
            for _ in 0..=self.below(4) {
                html.push_str(self.space());
                match self.below(3) {
                    0 => html.push_str("chữ"),
                    _ if depth == 0 => html.push_str("số"),
                    _ => {
                        let name = INLINE[self.below(INLINE.len())];
                        html.push_str(&format!("<{name}>{}</{name}>", self.line(depth - 1)));
                    }
                }
            }
            html.push_str(self.space());
            html
        }

        fn block(&mut self, depth: usize) -> String {
            let name = BLOCKS[self.below(BLOCKS.len())];
            let part = PARTS[self.below(PARTS.len())];
            let mut html = if name.is_empty() { part.0.to_string() } else { format!("<{name}>") };
            for _ in 0..self.below(4) {
                // A paragraph ends where a block begins.
                match depth == 0 || name == "p" || self.below(2) == 0 {
                    true => html.push_str(&self.line(2)),
                    false => html.push_str(&self.block(depth - 1)),
                }
            }
            html.push_str(&if name.is_empty() { part.1.to_string() } else { format!("</{name}>") });
            html
        }
    }

    /// The lines of text that a reader sees, without style sheets.
    fn lines(html: &str) -> Vec<String> {
        let (mut text, mut rest) = (String::new(), html);
        while let Some(at) = rest.find('<') {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            let hidden = [("<!--", "-->"), ("<script", "</script>"), ("<template", "</template>")];
            if let Some((_, end)) = hidden.iter().find(|(start, _)| rest.starts_with(start)) {
                rest = &rest[rest.find(end).expect("an end") + end.len()..];
                continue;
            }
            let end = rest.find('>').expect("an end of a tag");
            let name = rest[1..end].trim_start_matches('/').split(' ').next().unwrap_or_default();
            text.push_str(if INLINE.contains(&name) { "" } else { "\u{1}" });
            rest = &rest[end + 1..];
        }
        text.push_str(rest);
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        text.split('\u{1}').map(words).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn minified_pages_say_the_same_lines() {
        let (mut random, mut saved) = (RandomNumbers(12), 0);
        for round in 0..3000 {
            let html = format!("<!doctype html><html><body>\n{}\n{}</body></html>", random.block(3), random.block(2));
            let minified = minify_html(&html);
            assert_eq!(lines(&minified), lines(&html), "{round}: {html}\n{minified}");
            saved += html.len() - minified.len();
        }
        assert!(saved > 100_000, "{saved}");
    }

    #[test]
    fn neighbours_that_a_style_sheet_may_set_in_a_line_stay_apart() {
        for (html, minified) in [
            ("<nav>\n <a>x</a>\n <a>y</a>\n</nav>", "<nav><a>x</a> <a>y</a></nav>"),
            ("<ul>\n <li>x</li>\n <li>y</li>\n</ul>", "<ul><li>x</li> <li>y</li></ul>"),
            ("<div> <div>x</div> <div>y</div> </div>", "<div><div>x</div> <div>y</div></div>"),
            ("<div> <p>x</p> <p>y</p> <span>z</span> </div>", "<div><p>x</p><p>y</p><span>z</span></div>"),
            ("<table> <tr> <td>x</td> <td>y</td> </tr> </table>", "<table><tr><td>x</td><td>y</td></tr></table>"),
            ("<div> <button> x </button> <a>y</a> </div>", "<div><button>x</button> <a>y</a></div>"),
            ("<label>x </label><input>", "<label>x </label><input>"),
        ] {
            assert_eq!(minify_html(html), minified);
        }
    }
}
