//! Text that a template has rendered, as the bytes of its format: checked, and with the line ends and wrappings the format asks for.

use super::{calendar, mail, verify, workbook};
use crate::read::{Encoding, FileFormat, Syntax};

/// The bytes of a file in this format (an extension); the title names the sheet of a workbook. `Err` says why the text is not what the format promises.
pub fn encode(format: &str, text: String, title: &str, minify: bool) -> Result<Vec<u8>, String> {
    let encoding = FileFormat::find(format).map_or(Encoding::Text(Syntax::Free), |format| format.encoding);
    let text = match encoding {
        Encoding::Text(Syntax::Calendar) => calendar::lines(&text),
        Encoding::Text(Syntax::Mail) => mail::message(&text)?,
        Encoding::Text(Syntax::Html) if minify => minify_html(&text),
        _ => text,
    };
    match encoding {
        Encoding::Text(syntax) => verify::verify(syntax, &text).map(|()| text.into_bytes()),
        Encoding::Workbook => verify::verify(Syntax::Table, &text).and_then(|()| workbook::workbook(&text, title)),
        Encoding::Pages | Encoding::Bytes => Err(format!("a template makes no {format}")),
    }
}

/// Smaller HTML that says the same.
fn minify_html(html: &str) -> String {
    let config = minify_html::Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, ..minify_html::Cfg::default() };
    String::from_utf8(minify_html::minify(html.as_bytes(), &config)).unwrap_or_else(|_| html.to_string())
}
