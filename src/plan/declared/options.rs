//! Options of a theme with the values they have for a site, and the types of values that options and parameters of components share.

use crate::kinds::Value;
use crate::text::target;
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

/// The types by the word of declarations.
pub static OPTION_TYPES: &[(&str, OptionType)] = &[
    ("text", OptionType::Text),
    ("image", OptionType::Image),
    ("color", OptionType::Color),
    ("number", OptionType::Number),
    ("flag", OptionType::Flag),
    ("choice", OptionType::Choice),
    ("list", OptionType::List),
    ("url", OptionType::Url),
];

/// What a written value is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueFault {
    /// `#rgb` or `#rrggbb`.
    Color,
    /// A finite number.
    Number,
    /// Yes or no.
    Flag,
    /// One of the words that may stand there.
    Choice,
    /// A complete address.
    Url,
}

impl OptionType {
    /// Reads a value from its written form, which of a list is one word and of a picture its path. `of`: the words that may stand there; none
    /// for any.
    ///
    /// # Errors
    /// What the value is not, where it is not of this type.
    pub fn read(self, written: &str, of: Option<&[Arc<str>]>) -> Result<Value, ValueFault> {
        let text = |is_sound: bool, fault| if is_sound { Ok(Value::text(written)) } else { Err(fault) };
        match self {
            OptionType::Text | OptionType::Image => Ok(Value::text(written)),
            OptionType::Color => text(is_color(written), ValueFault::Color),
            OptionType::Number => match written.replace(',', ".").parse::<f64>() {
                Ok(number) if number.is_finite() => Ok(Value::Number(number)),
                _ => Err(ValueFault::Number),
            },
            OptionType::Flag => match &*crate::vietnamese::key(written) {
                "true" | "yes" | "co" => Ok(Value::Bool(true)),
                "false" | "no" | "khong" => Ok(Value::Bool(false)),
                _ => Err(ValueFault::Flag),
            },
            OptionType::Choice | OptionType::List => text(of.is_none_or(|of| of.iter().any(|word| **word == *written)), ValueFault::Choice),
            OptionType::Url => text(target::is_web_address(written), ValueFault::Url),
        }
    }
}

/// Whether a text is `#rgb` or `#rrggbb`.
pub fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
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
