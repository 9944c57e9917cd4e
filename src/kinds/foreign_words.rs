//! The words of other tools for the fields of an item. The importer of foreign sites and the suggestions for unknown fields share this table.

/// A field as other tools name it, in small letters without `-` and `_`, and the field here that has its meaning.
static FOREIGN_FIELDS: &[(&str, &str)] = &[
    // The text
    ("description", "summary"),
    ("excerpt", "summary"),
    ("abstract", "summary"),
    ("linktitle", "title"),
    ("pagetitle", "title"),
    ("headline", "title"),
    ("displayname", "title"),
    // Days
    ("lastmod", "updated"),
    ("lastmodifiedat", "updated"),
    ("lastmodified", "updated"),
    ("lastupdated", "updated"),
    ("lastupdate", "updated"),
    ("modified", "updated"),
    ("published", "date"),
    ("publishedat", "date"),
    ("created", "date"),
    ("pubdate", "date"),
    ("publishdate", "valid_from"),
    ("expirydate", "valid_to"),
    ("expires", "valid_to"),
    ("unpublishdate", "valid_to"),
    // Order and names
    ("categories", "tags"),
    ("category", "tags"),
    ("topics", "tags"),
    ("order", "weight"),
    ("navorder", "weight"),
    ("sidebarposition", "weight"),
    ("menuorder", "weight"),
    ("language", "lang"),
    ("locale", "lang"),
    ("languagecode", "lang"),
    // Addresses
    ("redirectfrom", "aliases"),
    // Pictures
    ("cover", "image"),
    ("coverimage", "image"),
    ("featuredimage", "image"),
    ("thumbnail", "image"),
    ("banner", "image"),
    ("heroimage", "image"),
    ("ogimage", "image"),
    ("imagealt", "alt"),
    // Publication
    ("draft", "status"),
    ("unlisted", "status"),
];

/// The field that a word of another tool means, if the table has it: `lastmod` is `updated`.
pub fn foreign_field(written: &str) -> Option<&'static str> {
    if !written.is_ascii() {
        return None;
    }
    let folded: String = written.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).map(|c| c.to_ascii_lowercase()).collect();
    FOREIGN_FIELDS.iter().find(|(foreign, _)| *foreign == folded).map(|(_, own)| *own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::PAGE;

    #[test]
    fn the_table_names_fields_that_exist_and_no_word_that_is_one() {
        for (foreign, own) in FOREIGN_FIELDS {
            assert!(PAGE.table().named(own).is_some(), "{own}");
            assert!(PAGE.table().find(foreign).is_none_or(|_| *foreign == "draft"), "{foreign} is a field here");
        }
        assert_eq!(foreign_field("expiryDate"), Some("valid_to"));
        assert_eq!(foreign_field("last_modified_at"), Some("updated"));
        assert_eq!(foreign_field("title"), None);
    }
}
