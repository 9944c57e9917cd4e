//! What is particular to Vietnamese text and to how people in Viet Nam write dates, money and phone numbers.

mod dates;
mod fold;
mod hours;
mod join;
mod letters;
mod money;
mod old_fonts;
mod order;
mod phones;
mod phrases;
mod sms;
mod spoken;
mod syllables;
mod tone_style;
mod whole;
mod words;

pub use dates::{long_date, looks_like_serial, parse_date, parse_time, short_date};
pub use fold::{fold, key, short_slug, slug};
pub use hours::{Minute, Period, clock, compact, parse_hours, parse_span};
pub use join::join;
pub use letters::sort_keys;
pub use money::{Money, MoneyFault, format_money, parse_money};
pub use old_fonts::{OldFont, converted, from_old_font, is_typed_for};
pub use order::{compare, sort_key};
pub use phones::{Phone, PhoneFault, check_phone};
pub use phrases::phrases;
pub use sms::{Sms, count_sms, without_marks};
pub use spoken::{half_minutes, speak};
pub use syllables::{has_vietnamese_letters, is_syllable, nearest_syllable, two_syllables};
pub use tone_style::{ToneStyle, restyled};
pub use whole::whole;
pub use words::each_word;
