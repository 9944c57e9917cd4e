//! Fields and their types: a field is a row of the table of its kind, and everything the program knows of it is in that row.

/// A field: a row of the table of a kind.
#[derive(Debug)]
pub struct Field {
    /// English name: in code, queries and templates, and one of the two names that authors may write.
    pub name: &'static str,
    /// Vietnamese name: the label, and the other name that authors may write.
    pub vi: &'static str,
    /// The type of its values.
    pub ty: Type,
    /// Whether every item must have it.
    pub required: bool,
    /// Whether translations have a value of their own; all others take that of the original.
    pub translatable: bool,
    /// Whether an item without other names takes its slug from this field rather than from its title.
    pub identifies: bool,
    /// Headings, in Vietnamese and English, whose sections are its value; compared without case and marks.
    pub headings: &'static [&'static str],
    /// A sentence of help: in English, in Vietnamese.
    pub doc: [&'static str; 2],
}

/// The type of a field's values.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// One line of plain text.
    Line,
    /// A sentence or two of plain text; may contain references to fields such as `{{ place.call }}`.
    Sentence,
    /// Markdown.
    Prose,
    /// A list of records `{ title, body, image, … }`, such as steps or questions. Written as a list, or as a section of the text.
    Entries,
    /// A whole number, perhaps grouped: `1.234.567`.
    Integer,
    /// A number with decimal comma or point.
    Number,
    /// `true` or `false`, `có` or `không`, and a few other words.
    Boolean,
    /// A date: `2026-11-22` (ISO 8601) or `22/11/2026`.
    Date,
    /// An amount in đồng, or words.
    Money,
    /// A telephone number: text, never a number.
    Phone,
    /// Opening hours in words. The times of day in them must exist.
    Hours,
    /// A code of digits, whose leading zeros count.
    Code,
    /// A complete web address.
    Url,
    /// A path below the root of a place's site.
    Path,
    /// A picture in `content/` or `static/`.
    Image,
    /// A file in `content/` or `static/` to download.
    File,
    /// One of a closed list of values.
    Choice(&'static [Choice]),
    /// A list of values of one type.
    List(&'static Type),
    /// A record with these fields.
    Record(&'static [Field]),
    /// The slug of an item of this kind.
    Item(&'static str),
    /// A term of a taxonomy.
    Term {
        /// Name of the taxonomy, declared in `content/terms/<name>.*`.
        taxonomy: &'static str,
        /// Whether it takes words that are not declared.
        open: bool,
    },
    /// Terms of the site's own taxonomies, under the names that `site.yaml` gives these.
    Terms,
    /// Codes of places, or the words all | root | below.
    Places,
    /// The code of a place.
    Place,
    /// The code of a language.
    Language,
    /// Degrees north of the equator (WGS 84), -90 to 90.
    Latitude,
    /// Degrees east of Greenwich (WGS 84), -180 to 180.
    Longitude,
    /// A text, or a map from codes of languages to texts.
    Translated,
    /// Any value, kept as it is written.
    Free,
}

/// A value of a closed list.
#[derive(Debug, PartialEq)]
pub struct Choice {
    /// The value in queries and templates.
    pub name: &'static str,
    /// Vietnamese label; authors may write it too.
    pub vi: &'static str,
    /// English label; authors may write it too.
    pub en: &'static str,
}

/// A field without properties, which the methods below set.
pub const fn field(name: &'static str, vi: &'static str, ty: Type, doc: [&'static str; 2]) -> Field {
    Field { name, vi, ty, required: false, translatable: false, identifies: false, headings: &[], doc }
}

/// A value of a closed list.
pub const fn choice(name: &'static str, vi: &'static str, en: &'static str) -> Choice {
    Choice { name, vi, en }
}

impl Field {
    /// Every item must have it.
    pub const fn required(mut self) -> Field {
        self.required = true;
        self
    }

    /// Translations have a value of their own.
    pub const fn translatable(mut self) -> Field {
        self.translatable = true;
        self
    }

    /// Items without other names take their slug from it.
    pub const fn identifies(mut self) -> Field {
        self.identifies = true;
        self
    }

    /// Sections under these headings are its value. Such a field is translatable.
    pub const fn headings(mut self, words: &'static [&'static str]) -> Field {
        self.headings = words;
        self.translatable = true;
        self
    }
}

impl Type {
    /// Whether templates see an empty list, not null, where it has no value.
    pub fn is_list(&self) -> bool {
        matches!(self, Type::List(_) | Type::Entries | Type::Terms)
    }

    /// The type of the entries of a list; else the type itself.
    pub fn of_entries(self) -> Type {
        if let Type::List(inner) = self { *inner } else { self }
    }

    /// Whether the value is long text, which cards in lists do not have.
    pub fn is_text(&self) -> bool {
        matches!(self, Type::Prose | Type::Entries)
    }
}
