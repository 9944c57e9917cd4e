//! The records of items: fields that are in no table, and what stands behind the fields of tables: texts, pictures, files, terms.

use super::record::view_records;
use super::{CallView, Html, WhenAsked};
use std::borrow::Cow;
use tera::Value;

view_records! {
    /// What every item has besides the fields of its kind. `select` may name these too.
    ItemFields<'a> {
        /// Path of its page below the place's root, or of its place in a list.
        url: Option<String>,
        /// Complete address of its page; of a place, of its root.
        abs_url: Option<String>,
        /// The address for paper: short where the theme has short addresses.
        short_url: Option<String>,
        /// Its name in addresses, without slashes.
        slug: Cow<'a, str>,
        /// Kind and slug, for example guide:khai-sinh.
        id: String,
        /// Name of its kind.
        kind: &'a str,
        /// Code of the language its texts are written in.
        lang: &'a str,
        /// Name of the place where it stands.
        stands: &'a str,
        /// The sections of its text by their roles; each has `title`, `id`, `intro` and `is_text`. `select` must name them.
        sections: Value,
        /// Of a place: whom to call there. `select` must name it.
        call: WhenAsked<Option<CallView<'a>>>,
    }

    /// A section of a text.
    SectionView<'a> {
        /// Words of its heading.
        title: &'a str,
        /// Anchor of its heading.
        id: &'a str,
        /// The text before its first entry; where it has no entries, all of it.
        intro: TextView,
        /// Whether it gives its field no value: it has no entries, or is more than the one sentence that the field takes.
        is_text: bool,
    }

    /// A text written in Markdown.
    TextView {
        /// The text as HTML; not in print templates.
        html: WhenAsked<Html>,
        /// The text as blocks, for print templates only.
        blocks: WhenAsked<Value>,
        /// The text without its sections: HTML, in print templates blocks or nothing. There, of an entry that begins with its title: without that.
        rest: WhenAsked<Value>,
        /// The words without markup.
        plain: WhenAsked<String>,
        /// The words that are heard when it is read aloud: without pictures and invitations to follow links, each line a sentence.
        heard: WhenAsked<String>,
        /// The headings of levels 2 and 3 in it.
        toc: WhenAsked<Vec<HeadingView>>,
        /// Minutes that reading it takes, at least 1.
        minutes: WhenAsked<u64>,
    }

    /// A heading in a table of contents.
    HeadingView {
        /// 2 or 3.
        level: u8,
        /// Its anchor.
        id: String,
        /// Its words.
        title: String,
    }

    /// A picture. Each preset of the theme stands beside these fields by its name, with the same fields.
    PictureView<'a> {
        /// Address below the place's root of the one file that any browser reads.
        src: String,
        /// The same picture in several widths; an empty text where there is one file only.
        srcset: String,
        /// The value of the attribute sizes; an empty text where there is one file only.
        sizes: &'a str,
        /// Width of `src` in pixels.
        width: Option<u32>,
        /// Height of `src` in pixels.
        height: Option<u32>,
        /// Media type of the files in `srcset`.
        media_type as "type": &'a str,
    }

    /// A picture in print templates.
    PrintedPictureView {
        /// Path to give to the function image.
        file: String,
        /// Width in pixels.
        width: Option<u32>,
        /// Height in pixels.
        height: Option<u32>,
    }

    /// A file to hand out.
    FileView {
        /// Address below the place's root.
        url: String,
        /// Size in bytes.
        size: u64,
        /// Extension in capitals, for example PDF.
        format: String,
    }

    /// A telephone number.
    PhoneView<'a> {
        /// The number as it is written.
        text: &'a str,
        /// The digits to dial.
        tel: &'a str,
    }

    /// A value of a closed list.
    ChoiceView<'a> {
        /// Its name, in queries and conditions.
        name: &'a str,
        /// Its label, in the language of the page.
        label: &'a str,
    }

    /// A term that an item names.
    TermLinkView<'a> {
        /// Its name in addresses.
        slug: &'a str,
        /// Its name, in the language of the page.
        name: &'a str,
        /// Address of the list about it, below the place's root.
        url: Option<String>,
    }

    /// A taxonomy of the site's own, with the terms of it that an item names.
    TaxonomyView<'a> {
        /// Its name in addresses.
        slug: &'a str,
        /// Its title, in the language of the page.
        name: &'a str,
        /// Address of the list of its terms, below the place's root.
        url: Option<String>,
        /// The terms, in the order of the author.
        terms: Vec<TermLinkView<'a>>,
    }
}
