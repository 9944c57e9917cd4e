//! Makers: what makes the bytes of a product's files.

use std::sync::Arc;

/// Whether this program is built with the feature `print`. Without it print templates are read and checked, but no files are made of them.
pub const PRINTS: bool = cfg!(feature = "print");

/// What makes the bytes of a product's files.
#[derive(Clone, Debug, PartialEq)]
pub enum Maker {
    /// Name of a Tera template.
    Template(Arc<str>),
    /// Name of a Typst template.
    Print(Arc<str>),
    /// The style sheet at this path of the theme, with the tokens in front.
    Css(Arc<str>),
    /// The theme's file at this path, as it is.
    Copy(Arc<str>),
    /// An archive of the files of its needs.
    Zip,
    /// The PDFs of its needs, one after the other.
    Join,
    /// A script that hands the words of the needs' items to the reader's browser.
    SearchIndex,
}

/// The extension of a maker's files, unless `format` says another.
pub fn extension(maker: &Maker) -> &str {
    match maker {
        Maker::Template(name) | Maker::Copy(name) => name.rsplit_once('.').map_or("html", |(_, e)| e),
        Maker::Print(_) => "pdf",
        Maker::Css(_) => "css",
        Maker::SearchIndex => "js",
        Maker::Zip => "zip",
        Maker::Join => "pdf",
    }
}
