//! The manual: eight short pages for people who know Word, Excel and Zalo, shown at the desk and by `loa help`. A test follows their steps.
#![warn(missing_docs)]

use crate::diag::{Diagnostics, FileId};
use crate::lang::Speech;
use crate::render::{Placeholder, lower};
use crate::text::{Excerpt, LinkTarget, ParseContext, parse};
use std::sync::Arc;

/// One page of the manual in both languages.
pub struct Topic {
    names: [&'static str; 2],
    texts: [&'static str; 2],
}

macro_rules! topics {
    ($($en:literal $vi:literal),* $(,)?) => {
        /// The pages in the order of the table of contents.
        pub static TOPICS: &[Topic] = &[$(Topic {
            names: [$vi, $en],
            texts: [include_str!(concat!("vi/", $vi, ".md")), include_str!(concat!("en/", $en, ".md"))],
        }),*];
    };
}

topics! {
    "phone" "doi-so-dien-thoai",
    "guide" "viet-huong-dan",
    "page" "viet-trang-tin",
    "excel" "nhap-bang-excel",
    "kit" "dat-bo-tai-lieu",
    "errors" "doc-loi",
    "deliver" "giao-trang",
    "move" "chuyen-tu-trang-cu",
}

static PICTURES: include_dir::Dir = include_dir::include_dir!("$CARGO_MANIFEST_DIR/src/manual/pictures");

/// The page with this name in either language.
pub fn find(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|t| t.names.contains(&name))
}

/// The bytes of a picture of the manual, by its file name.
pub fn picture(name: &str) -> Option<&'static [u8]> {
    PICTURES.get_file(name).map(|f| f.contents())
}

impl Topic {
    /// The name of the page in addresses and commands.
    pub fn name(&self, speech: Speech) -> &'static str {
        self.names[speech.choose(0, 1)]
    }

    /// The Markdown of the page.
    pub fn text(&self, speech: Speech) -> &'static str {
        self.texts[speech.choose(0, 1)]
    }

    /// The title.
    pub fn title(&self, speech: Speech) -> &'static str {
        self.text(speech).lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// The paragraph below the title.
    pub fn summary(&self, speech: Speech) -> &'static str {
        self.text(speech).lines().skip(1).find(|l| !l.is_empty()).unwrap_or_default()
    }

    /// The page as HTML. `pictures` is the start of the addresses of its pictures.
    pub fn html(&self, speech: Speech, pictures: &str) -> String {
        let reading = ParseContext { file: FileId(0), folder: "", roles: &[], allow_html: false, whole: None };
        let document = Arc::new(parse(&reading, self.text(speech).into(), 0, 0, &mut Diagnostics::new()));
        let address = |link: u32| match document.links.get(link as usize).map(|l| &l.target) {
            Some(LinkTarget::File { path, .. }) => path.to_string(),
            Some(LinkTarget::Url(url)) => url.to_string(),
            _ => String::new(),
        };
        let html = lower(&Excerpt::whole(document.clone()), &[]).filled(|placeholder, out| match placeholder {
            // Links between pages name their files.
            Placeholder::Href(link) => out.push_str(&format!(" href=\"{}\"", address(link).trim_end_matches(".md"))),
            Placeholder::Picture(link) => out.push_str(&format!("<img src=\"{pictures}{}\"", address(link))),
            Placeholder::Label(label) => out.push_str(label.words(speech)),
            _ => {}
        });
        // With a tab index, a long command can be scrolled with the keyboard.
        html.replace("<pre>", "<pre tabindex=\"0\">")
    }

    /// The page as plain text for a terminal. `picture` returns the text for the description of a picture.
    pub fn plain(&self, speech: Speech, picture: impl Fn(&str) -> String) -> String {
        let line = |line: &str| match line.trim().strip_prefix("![").and_then(|l| l.split_once("](")) {
            Some((alt, _)) => picture(alt),
            None => line.replace("**", "").replace('`', ""),
        };
        let mut in_code = false;
        let mut out = String::new();
        for text in self.text(speech).lines() {
            if text.trim_start().starts_with("```") {
                in_code = !in_code;
                continue;
            }
            out.push_str(&if in_code { format!("    {}", text.trim_start()) } else { line(text) });
            out.push('\n');
        }
        out
    }
}
