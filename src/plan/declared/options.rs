//! Options of a theme with the values they have for a site.

use crate::kinds::Value;
use std::sync::Arc;

/// What an option holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OptionType {
    /// A text, or one text per language.
    Text,
    /// A picture of the site, by path.
    Image,
    /// `#rgb` or `#rrggbb`.
    Color,
    /// A finite number; a comma or a point before the decimals.
    Number,
    /// Yes or no.
    Flag,
    /// One of the words of `of`.
    Choice,
    /// Some of the words of `of`, in the order the site wants; without `of` any words.
    List,
    /// A web, mail or telephone address.
    Url,
}

/// An option with the value it has for this site.
#[derive(Debug)]
pub struct ThemeOption {
    /// The key in `theme.yaml` and `site.yaml`.
    pub name: Arc<str>,
    /// What it holds.
    pub ty: OptionType,
    /// The value of `site.yaml`, else the theme's default; none where neither gives one.
    pub value: Option<Value>,
}
