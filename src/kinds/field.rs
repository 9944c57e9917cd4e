//! Field tables: one row per field; parsing, spans, schema, did-you-mean, queries and labels all derive from them.

/// One row of a kind's table.
#[derive(Debug)]
pub struct Field {
    /// English name: in code, queries, templates, and one of the two names a person may write.
    pub name: &'static str,
    /// Vietnamese name: label, and the other name a person may write.
    pub vi: &'static str,
    pub ty: Type,
    pub required: bool,
    /// Whether a translation says it anew; the others are the same in every language.
    pub translatable: bool,
    /// Gives an item its slug when nothing else does, before the title.
    pub identifies: bool,
    /// Headings that fill this field from the text (Vietnamese and English, compared folded).
    pub headings: &'static [&'static str],
    /// One sentence of help, English and Vietnamese.
    pub doc: [&'static str; 2],
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// One line of plain text.
    Line,
    /// A sentence or two of plain text; may hold `{{ place.hotline }}`.
    Sentence,
    /// Markdown.
    Prose,
    /// A list of {title, body, image}: steps, questions … Written as a list, or as headings of the text.
    Entries,
    Integer,
    Number,
    Boolean,
    Date,
    /// An amount in đồng, or words.
    Money,
    /// A telephone number: text, never a number.
    Phone,
    /// Opening hours in words, whose clock times must exist.
    Hours,
    /// Text that must not lose its leading zero.
    Code,
    Url,
    /// A domain or a path below the place's root.
    Path,
    /// A picture in `content/` or `static/`.
    Image,
    /// A file in `content/` or `static/` that is handed out as it is.
    File,
    Choice(&'static [Choice]),
    List(&'static Type),
    Record(&'static [Field]),
    /// The slug of an item of this kind.
    Item(&'static str),
    /// A term of the taxonomy of this name (`terms/<name>.*`); open ones take any word.
    Term {
        taxonomy: &'static str,
        open: bool,
    },
    /// Codes of places, or the words all | root | below.
    Places,
    /// One place's code.
    Place,
    Language,
    Latitude,
    Longitude,
    /// A text, or one in each language.
    Translated,
    /// Whatever the author writes.
    Free,
}

/// One value of a closed list.
#[derive(Debug, PartialEq)]
pub struct Choice {
    /// The value in queries and templates.
    pub name: &'static str,
    /// What a person may write too, and the label.
    pub vi: &'static str,
    pub en: &'static str,
}

/// A row of a table, to be refined by the methods below.
pub const fn field(name: &'static str, vi: &'static str, ty: Type, doc: [&'static str; 2]) -> Field {
    Field { name, vi, ty, required: false, translatable: false, identifies: false, headings: &[], doc }
}

/// A value of a closed list.
pub const fn choice(name: &'static str, vi: &'static str, en: &'static str) -> Choice {
    Choice { name, vi, en }
}

impl Field {
    pub const fn required(mut self) -> Field {
        self.required = true;
        self
    }

    pub const fn translatable(mut self) -> Field {
        self.translatable = true;
        self
    }

    pub const fn identifies(mut self) -> Field {
        self.identifies = true;
        self
    }

    pub const fn headings(mut self, words: &'static [&'static str]) -> Field {
        self.headings = words;
        self.translatable = true;
        self
    }
}

impl Type {
    /// Whether an absent value shows as an empty list rather than null.
    pub fn is_list(&self) -> bool {
        matches!(self, Type::List(_) | Type::Entries)
    }

    /// Whether the value is long text that never travels into lists.
    pub fn is_text(&self) -> bool {
        matches!(self, Type::Prose | Type::Entries)
    }
}
