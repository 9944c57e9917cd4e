//! Vietnamese text: folding, order, syllables, and dates, money, hours and telephone numbers as people in Viet Nam write them.
#![warn(missing_docs)]

mod date_times;
mod dates;
mod fold;
mod hours;
mod join_numbers;
mod letters;
mod money;
mod name_slug;
mod old_fonts;
mod order;
mod phones;
mod phrases;
mod sms;
mod spoken;
mod syllables;
mod tokens;
mod tone_style;
mod join_words;
mod word_pairs;
mod words;

pub use date_times::parse_date_in;
pub use dates::{long_date, looks_like_serial, parse_date, parse_time, short_date};
pub use fold::{fold, key, short_slug, slug};
pub use hours::{Minute, WeeklyPeriod, clock, compact, parse_hours, parse_span};
pub use join_numbers::join_numbers;
pub use join_words::join_words;
pub use letters::{capitalized, sort_keys};
pub use money::{Money, MoneyFault, format_money, parse_money};
pub use name_slug::{name_slug, term_slug, with_capitals};
pub use old_fonts::{OldFont, converted, from_old_font, is_typed_for};
pub use order::{compare, sort_key};
pub use phones::{Phone, PhoneFault, check_phone, is_mobile};
pub use phrases::phrases;
pub use sms::{Sms, count_sms, without_marks};
pub use spoken::{half_minutes, speak};
pub use syllables::{has_vietnamese_letters, is_syllable, nearest_syllable, two_syllables, with_tone_placed};
pub use tokens::{joined_words, lower_in_place, with_capitals_of, word_ranges};
pub use tone_style::{ToneStyle, restyled};
pub use word_pairs::{PairWord, WordDoubt, WordPairs};
pub use words::each_word;
