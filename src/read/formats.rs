//! File formats by extension: what the program knows of a file when all it has is its name.

/// How the text of a file is built, which is checked after a template has rendered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Anything.
    Free,
    /// HTML; its data blocks (`application/ld+json`) must be JSON.
    Html,
    /// Well-formed XML 1.0 with one root element.
    Xml,
    /// JSON (RFC 8259).
    Json,
    /// CSV (RFC 4180) whose rows have the same number of cells.
    Table,
    /// iCalendar (RFC 5545).
    Calendar,
    /// A message with header fields (RFC 5322).
    Mail,
}

/// What the bytes of a file are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 text.
    Text(Syntax),
    /// An Excel workbook, made of a table in CSV.
    Workbook,
    /// Laid-out pages.
    Pages,
    /// Sound.
    Sound,
    /// Other bytes.
    Bytes,
}

/// One format of files.
#[derive(Debug)]
pub struct FileFormat {
    /// Extension of the file name, without the dot, in lower case.
    pub extension: &'static str,
    /// What its bytes are made of.
    pub encoding: Encoding,
    /// Whether a file of a theme with this extension is a template, unless it lies in `assets/`.
    pub is_template: bool,
    /// Whether its bytes are compressed already, so that an archive stores them as they are.
    pub is_compressed: bool,
}

impl FileFormat {
    /// The format of this extension.
    pub fn find(extension: &str) -> Option<&'static FileFormat> {
        FORMATS.iter().find(|format| format.extension == extension)
    }

    /// The format of a file, by the extension of its path.
    pub fn of(path: &str) -> Option<&'static FileFormat> {
        path.rsplit_once('.').and_then(|(_, extension)| FileFormat::find(extension))
    }

    /// Whether its bytes are text.
    pub fn is_text(&self) -> bool {
        matches!(self.encoding, Encoding::Text(_))
    }

    /// Whether it is sound.
    pub fn is_sound(&self) -> bool {
        self.encoding == Encoding::Sound
    }

    /// Whether `<`, `&` and quotes are markup in it, so that values must be escaped.
    pub fn is_markup(&self) -> bool {
        matches!(self.encoding, Encoding::Text(Syntax::Html | Syntax::Xml))
    }
}

/// Every format the program knows.
pub static FORMATS: &[FileFormat] = &[
    template("html", Syntax::Html),
    template("xml", Syntax::Xml),
    template("svg", Syntax::Xml),
    template("rss", Syntax::Xml),
    template("atom", Syntax::Xml),
    template("txt", Syntax::Free),
    template("json", Syntax::Json),
    template("geojson", Syntax::Json),
    template("webmanifest", Syntax::Json),
    template("csv", Syntax::Table),
    template("ics", Syntax::Calendar),
    template("eml", Syntax::Mail),
    template("vcf", Syntax::Free),
    template("vtt", Syntax::Free),
    template("srt", Syntax::Free),
    template("conf", Syntax::Free),
    text("css"),
    text("js"),
    text("yaml"),
    text("yml"),
    text("typ"),
    text("md"),
    bytes("xlsx", Encoding::Workbook, true),
    bytes("pdf", Encoding::Pages, true),
    bytes("png", Encoding::Pages, true),
    bytes("jpg", Encoding::Pages, true),
    bytes("webp", Encoding::Bytes, true),
    bytes("woff2", Encoding::Bytes, true),
    bytes("mp3", Encoding::Sound, true),
    bytes("ogg", Encoding::Sound, true),
    bytes("wav", Encoding::Sound, false),
    bytes("zip", Encoding::Bytes, true),
];

const fn template(extension: &'static str, syntax: Syntax) -> FileFormat {
    FileFormat { extension, encoding: Encoding::Text(syntax), is_template: true, is_compressed: false }
}

const fn text(extension: &'static str) -> FileFormat {
    FileFormat { extension, encoding: Encoding::Text(Syntax::Free), is_template: false, is_compressed: false }
}

const fn bytes(extension: &'static str, encoding: Encoding, is_compressed: bool) -> FileFormat {
    FileFormat { extension, encoding, is_template: false, is_compressed }
}
