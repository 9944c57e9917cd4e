//! The list of diagnostic codes: a line here and a message in each catalogue of `lang`. A test compares them.

use Severity::{Error, Note, Warning};

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops a build before anything is written.
    Error,
    /// Is reported; the build continues.
    Warning,
    /// Is information.
    Note,
}

impl Severity {
    /// The name used in `site.yaml` levels and in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// The severity with this name.
    pub fn from_name(name: &str) -> Option<Severity> {
        [Error, Warning, Note].into_iter().find(|severity| severity.name() == name)
    }
}

/// The stable name of one sort of fault, and how it is reported.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// The name in messages, in `site.yaml` and in opt-outs: `link-broken`.
    pub name: &'static str,
    /// The severity unless `site.yaml` sets another.
    pub severity: Severity,
    /// The rule cannot be sure: an opt-out in the content (`loa-ok: CODE reason`) suppresses it.
    pub suppressible: bool,
    /// Reported only where `site.yaml` gives it a level.
    pub off_by_default: bool,
    /// Always an error: the build could only go on by leaving out what somebody wrote.
    pub fixed: bool,
}

macro_rules! codes {
    ($($constant:ident $name:literal $severity:ident $($word:ident)*,)*) => {
        $(
        #[doc = concat!("The code `", $name, "`; `loa explain ", $name, "` says what it means.")]
        pub static $constant: Code = Code {
            name: $name,
            severity: $severity,
            suppressible: has("suppressible", &[$(stringify!($word)),*]),
            off_by_default: has("off_by_default", &[$(stringify!($word)),*]),
            fixed: has("fixed", &[$(stringify!($word)),*]),
        };)*
        /// Every code, in the order of this list.
        pub static CODES: &[&Code] = &[$(&$constant),*];
    };
}

/// Whether `words` contains `word`. A constant function cannot compare strings, so it compares first letters, which differ.
const fn has(word: &str, words: &[&str]) -> bool {
    let mut at = 0;
    while at < words.len() {
        if words[at].as_bytes()[0] == word.as_bytes()[0] {
            return true;
        }
        at += 1;
    }
    false
}

/// The code with this name.
pub fn find(name: &str) -> Option<&'static Code> {
    CODES.iter().copied().find(|c| c.name == name)
}

codes! {
    // The system and the folder
    NO_SITE "no-site" Error,
    CANNOT_READ "cannot-read" Error,
    CANNOT_WRITE "cannot-write" Error,
    OUTPUT_UNSAFE "output-unsafe" Error,
    OUTPUT_BUSY "output-busy" Error,
    OUTPUT_FOREIGN "output-foreign" Note,
    PRUNE_MANY "prune-many" Error,
    CHANGED_WHILE_BUILDING "changed-while-building" Error,
    NAME_NOT_UTF8 "name-not-utf8" Error,
    NAME_NOT_PORTABLE "name-not-portable" Error,
    LINK_OUTSIDE "link-outside" Error,
    NOT_A_FILE "not-a-file" Error,
    FILE_TOO_BIG "file-too-big" Error,
    STRAY_COPY "stray-copy" Note,
    SERVER_FILE "server-file" Warning,
    FILE_IGNORED "file-ignored" Note,
    PAGE_UNREAD "page-unread" Warning,
    // Text and encodings
    NOT_UTF8 "not-utf8" Error,
    UTF16 "utf16" Note,
    EMPTY_FILE "empty-file" Error,
    CONTROL_CHARACTER "control-character" Warning,
    FRONT_MATTER_OPEN "front-matter-open" Error,
    FRONT_MATTER_TOML "front-matter-toml" Error,
    YAML "yaml" Error,
    DUPLICATE_KEY "duplicate-key" Error,
    // Tables
    TABLE "table" Error,
    TABLE_NO_HEADER "table-no-header" Error,
    COLUMN_TWICE "column-twice" Error,
    ROW_TOO_LONG "row-too-long" Error,
    LOST_LETTERS "lost-letters" Error,
    LOST_ZERO "lost-zero" Error,
    DATE_SERIAL "date-serial" Error,
    FORMULA "formula" Error,
    SHEET_ERROR "sheet-error" Error,
    TABLE_TOO_LONG "table-too-long" Error,
    // Fields
    UNKNOWN_FIELD "unknown-field" Error,
    FIELD_TWICE "field-twice" Error,
    FIELD_MISSING "field-missing" Error,
    WRONG_TYPE "wrong-type" Error,
    UNKNOWN_CHOICE "unknown-choice" Error,
    BAD_DATE "bad-date" Error,
    BAD_NUMBER "bad-number" Error,
    BAD_MONEY "bad-money" Error,
    BAD_PHONE "bad-phone" Error,
    BAD_HOURS "bad-hours" Error,
    BAD_COORDINATE "bad-coordinate" Error,
    BAD_URL "bad-url" Error,
    BAD_DOMAIN "bad-domain" Error,
    BAD_SLUG "bad-slug" Error,
    BAD_PATH "bad-path" Error,
    DATES_REVERSED "dates-reversed" Error,
    ROLE_AND_FIELD "role-and-field" Error,
    // Items and places
    DUPLICATE_ITEM "duplicate-item" Error fixed,
    UNKNOWN_ITEM "unknown-item" Error,
    UNKNOWN_PLACE "unknown-place" Error,
    NEEDS_ALL_PLACES "needs-all-places" Error,
    UNKNOWN_TERM "unknown-term" Error,
    TERMS_ALIKE "terms-alike" Warning,
    TAXONOMY_NAME "taxonomy-name" Error,
    UNKNOWN_TAXONOMY "unknown-taxonomy" Warning,
    KIND_DECLARATION "kind-declaration" Error,
    UNKNOWN_LANGUAGE "unknown-language" Error,
    PLACE_LOOP "place-loop" Error,
    PLACE_ROOTS "place-roots" Error,
    BAD_BOUNDARY "bad-boundary" Error,
    NO_BASE_URL "no-base-url" Warning,
    NOT_APPROVED "not-approved" Note,
    // Text
    RAW_HTML "raw-html" Error,
    HTML_CLEANED "html-cleaned" Warning,
    NESTED_TOO_DEEP "nested-too-deep" Error,
    FOOTNOTE_MISSING "footnote-missing" Warning,
    FOOTNOTE_UNUSED "footnote-unused" Warning,
    TABLE_CELLS "table-cells" Error,
    FOREIGN_SYNTAX "foreign-syntax" Warning,
    UNKNOWN_BLOCK "unknown-block" Warning,
    BLOCK_OPEN "block-open" Warning,
    COMPONENT_PARAMETER "component-parameter" Error,
    ALT_MISSING "alt-missing" Error,
    IMAGE_MISSING "image-missing" Error,
    IMAGE_REMOTE "image-remote" Error,
    IMAGE_BROKEN "image-broken" Error,
    DRAWING_CLEANED "drawing-cleaned" Warning,
    PICTURE_POSITION "picture-position" Warning,
    ATTACHED_AUTHOR "attached-author" Warning,
    ATTACHED_COMMENTS "attached-comments" Warning,
    ATTACHED_CHANGES "attached-changes" Warning,
    ATTACHED_HIDDEN "attached-hidden" Warning,
    ATTACHED_PATH "attached-path" Warning,
    ATTACHED_UNREAD "attached-unread" Note,
    FILE_MISSING "file-missing" Error,
    LINK_BROKEN "link-broken" Error,
    LINK_NO_PAGE "link-no-page" Error,
    LINK_ABSENT "link-absent" Warning,
    LINK_EXPIRED "link-expired" Warning,
    ANCHOR_MISSING "anchor-missing" Error,
    DUPLICATE_ANCHOR "duplicate-anchor" Error,
    DOUBLE_SPACE "double-space" Warning suppressible,
    SPACE_BEFORE_SIGN "space-before-sign" Warning suppressible,
    UNBALANCED "unbalanced" Warning suppressible,
    IMPOSSIBLE_SYLLABLE "impossible-syllable" Warning suppressible,
    UNKNOWN_REFERENCE "unknown-reference" Error,
    EMPTY_REFERENCE "empty-reference" Error,
    BAD_REFERENCE "bad-reference" Error,
    // Themes and products
    THEME_MISSING "theme-missing" Error,
    THEME_LOOP "theme-loop" Error,
    IMAGE_PRESET "image-preset" Error,
    PRODUCT "product" Error,
    UNKNOWN_PRODUCT "unknown-product" Error,
    UNKNOWN_KIND "unknown-kind" Error,
    UNKNOWN_QUERY_FIELD "unknown-query-field" Error,
    UNANSWERABLE_NEED "unanswerable-need" Error,
    QUERY_VALUE "query-value" Error,
    QUERY_EMPTY "query-empty" Warning,
    RESERVED_NAME "reserved-name" Error,
    KIT "kit" Error,
    BAD_COLOR "bad-color" Error,
    BAD_TOKEN "bad-token" Error,
    TWO_CANONICAL "two-canonical" Error,
    TEMPLATE_MISSING "template-missing" Error,
    TEMPLATE "template" Error,
    TEMPLATE_FIELD "template-field" Error,
    TEMPLATE_DATA "template-data" Error,
    OUTPUT_INVALID "output-invalid" Error,
    TEXT_NOT_SHOWN "text-not-shown" Error,
    TEXT_LEFT_OUT "text-left-out" Note,
    PATHS_COLLIDE "paths-collide" Error fixed,
    LEVEL_FIXED "level-fixed" Warning,
    ADDRESS_TAKEN "address-taken" Warning,
    UNREACHABLE "unreachable" Warning,
    TEMPLATE_LINK "template-link" Error,
    WORDS_MISSING "words-missing" Warning,
    // Print
    PRINT "print" Error,
    PRINT_OVERFLOW "print-overflow" Error,
    PRINT_OVERLAP "print-overlap" Error,
    PRINT_BEYOND "print-beyond" Warning,
    PRINT_NO_ROOM "print-no-room" Warning,
    PRINT_FAINT "print-faint" Warning,
    PRINT_CUT "print-cut" Warning,
    PRINT_SHORTENED "print-shortened" Note,
    PRINT_PAGES "print-pages" Error,
    PRINT_TOO_LONG "print-too-long" Error,
    PRINT_ENDLESS "print-endless" Error,
    TEXT_SMALL "text-small" Error,
    GLYPH_MISSING "glyph-missing" Error fixed,
    FONT_LACKS_LETTERS "font-lacks-letters" Error,
    PICTURE_COARSE "picture-coarse" Warning,
    QR_NOWHERE "qr-nowhere" Error,
    QR_SMALL "qr-small" Error,
    COLOR_OUTSIDE_INKS "color-outside-inks" Warning,
    INK_HEAVY "ink-heavy" Error,
    BAD_PRESS "bad-press" Error,
    PRINT_SLOW "print-slow" Note,
    PRINT_LEFT_OUT "print-left-out" Note,
    VOICE_MISSING "voice-missing" Note,
    VOICE_FAILED "voice-failed" Error,
    PRINTED_GONE "printed-gone" Error,
    IMPRINT_MISSING "imprint-missing" Warning,
    // The checks that read library and plan
    NOT_NFC "not-nfc" Warning,
    LINK_TEXT "link-text" Warning,
    HEADING_JUMP "heading-jump" Warning,
    INVISIBLE_CHARACTER "invisible-character" Warning,
    // Facts of the registry
    OLD_UNIT "old-unit" Warning suppressible,
    UNIT_IS_ANOTHER "unit-is-another" Error suppressible,
    UNIT_AMBIGUOUS "unit-ambiguous" Warning suppressible,
    OLD_AGENCY "old-agency" Warning suppressible,
    OLD_TERM "old-term" Warning suppressible,
    LAW_OUT_OF_FORCE "law-out-of-force" Warning suppressible,
    PROCEDURE_OUT_OF_FORCE "procedure-out-of-force" Warning suppressible,
    PAPER_NOT_ASKED "paper-not-asked" Warning suppressible,
    WEEKDAY_WRONG "weekday-wrong" Error suppressible,
    DAY_IMPOSSIBLE "day-impossible" Error suppressible,
    FACT_DIFFERS "fact-differs" Warning suppressible,
    STEP_DIFFERS "step-differs" Warning suppressible,
    DEADLINE_TURNED "deadline-turned" Warning suppressible,
    UNIT_MISSING "unit-missing" Warning suppressible,
    FIGURE_BARE "figure-bare" Warning suppressible,
    EXPIRED "expired" Note suppressible off_by_default,
    REVIEW_DUE "review-due" Warning suppressible,
    // Words
    OLD_FONT "old-font" Error suppressible,
    TONE_STYLE "tone-style" Warning suppressible off_by_default,
    ABBREVIATION_UNKNOWN "abbreviation-unknown" Warning suppressible,
    ABBREVIATION_UNEXPLAINED "abbreviation-unexplained" Warning suppressible,
    NEAR_MISS "near-miss" Warning suppressible,
    DOUBTFUL_WORD "doubtful-word" Warning suppressible,
    LONG_SENTENCE "long-sentence" Warning suppressible,
    LONG_PARAGRAPH "long-paragraph" Warning suppressible,
    COUNT_DIFFERS "count-differs" Warning suppressible,
    // Contacts
    PHONE_IN_TEXT "phone-in-text" Error suppressible,
    PERSONAL_NUMBER "personal-number" Warning suppressible,
    PERSONAL_NAME "personal-name" Warning suppressible,
    FREE_MAIL "free-mail" Warning suppressible,
    BAD_MAIL "bad-mail" Error,
    HOURS_REVERSED "hours-reversed" Error,
    HOURS_UNREAD "hours-unread" Note suppressible,
    NOT_VERIFIED "not-verified" Warning suppressible,
    COVERAGE "coverage" Warning,
    POSITION "position" Error,
    LISTED_TWICE "listed-twice" Warning suppressible,
    // Safety and privacy
    OFF_DOMAIN "off-domain" Error,
    LOOK_ALIKE "look-alike-domain" Error suppressible,
    SHORT_LINK "short-link" Warning suppressible,
    HTTP_LINK "http-link" Warning suppressible,
    ASKS_SECRET "asks-secret" Error suppressible,
    ID_NUMBER "id-number" Error suppressible,
    ACCOUNT_NUMBER "account-number" Warning suppressible,
    THEME_REMOTE "theme-remote" Warning,
    // Readers with screen readers
    ALT_EMPTY_WORDS "alt-empty-words" Warning suppressible,
    TABLE_HEAD "table-head" Warning suppressible,
    VIDEO_SILENT "video-silent" Warning suppressible,
    PDF_ALONE "pdf-alone" Warning,
    CONTRAST "contrast" Error,
    // Campaigns
    AUDIENCE_MISSED "audience-missed" Warning,
    PHASES_OVERLAP "phases-overlap" Warning,
    CAMPAIGN_OVER "campaign-over" Note,
    KIT_GAP "kit-gap" Warning,
    CHANGED_SINCE_APPROVAL "changed-since-approval" Warning,
    SLOGAN_LONG "slogan-long" Warning suppressible,
    SLOGAN_LINES "slogan-lines" Error,
    // Shards
    NOT_A_SHARD "not-a-shard" Error,
    SHARDS_DIFFER "shards-differ" Error,
    SHARD_MISSING "shard-missing" Error,
    SHARD_OUTDATED "shard-outdated" Error,
    SHARD_CHANGED "shard-changed" Error,
    // The desk
    EDIT_CONFLICT "edit-conflict" Error,
    EDIT_REFUSED "edit-refused" Error,
    PICTURE_REFUSED "picture-refused" Error,
    // Deliveries
    NOTHING_TO_DELIVER "nothing-to-deliver" Error,
    OUTPUT_OUTDATED "output-outdated" Error,
    OUTPUT_CHANGED "output-changed" Error,
    NOT_DELIVERED "not-delivered" Warning,
    FILES_LEFT_OUT "files-left-out" Warning,
    DELIVERY_TAKEN "delivery-taken" Error,
    DELIVERY_UNSAFE "delivery-unsafe" Error,
}
