//! Why a page of a PDF is not read, and how much of one is.

/// Most bytes that the contents of a page unpack to.
pub const MAX_CONTENT: usize = 32 << 20;

/// Why a page, or a part of it, was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageGap {
    /// It is a picture.
    Picture,
    /// Its file does not say which letters its signs are.
    Codes,
    /// It has more content than is read.
    Big,
    /// Its content ends in something that is no content.
    Damaged,
    /// It comes behind the last page that is read.
    Beyond,
}

impl PageGap {
    /// The word of the message `page-unread`.
    pub fn name(self) -> &'static str {
        match self {
            PageGap::Picture => "picture",
            PageGap::Codes => "codes",
            PageGap::Big => "big",
            PageGap::Damaged => "damaged",
            PageGap::Beyond => "beyond",
        }
    }
}
