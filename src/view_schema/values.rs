//! The plain values that records are made of.

use super::{ViewDigest, ViewType, ViewValue};
use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::Arc;
use tera::Value;

/// A map from names that are not fixed to texts.
pub struct NamedTexts(pub Value);

/// HTML that is not escaped again.
pub struct Html(pub String);

/// A field that is in its record only where a declaration or a template asks for it.
pub struct WhenAsked<T>(pub Option<T>);

/// A value that many jobs share: built once, with the digest of all it shows.
pub struct SharedValue<T> {
    value: Value,
    digest: blake3::Hash,
    of: PhantomData<fn() -> T>,
}

impl<T: ViewValue> SharedValue<T> {
    /// Builds value and digest.
    pub fn new(shown: &T) -> SharedValue<T> {
        let mut digest = ViewDigest::new();
        shown.feed(&mut digest);
        SharedValue { value: shown.value(), digest: digest.finish(), of: PhantomData }
    }

    /// Takes a value that was built elsewhere, and the digest of all it depends on.
    pub fn of_value(value: Value, digest: blake3::Hash) -> SharedValue<T> {
        SharedValue { value, digest, of: PhantomData }
    }
}

impl<T: ViewValue> ViewValue for SharedValue<T> {
    const TYPE: ViewType = T::TYPE;
    const MAY_BE_EMPTY: bool = T::MAY_BE_EMPTY;

    fn value(&self) -> Value {
        self.value.clone()
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.bytes(self.digest.as_bytes());
    }
}

impl<T: ViewValue + ?Sized> ViewValue for &T {
    const TYPE: ViewType = T::TYPE;
    const MAY_BE_EMPTY: bool = T::MAY_BE_EMPTY;

    fn value(&self) -> Value {
        (**self).value()
    }

    fn feed(&self, digest: &mut ViewDigest) {
        (**self).feed(digest);
    }
}

impl<T: ViewValue> ViewValue for Option<T> {
    const TYPE: ViewType = T::TYPE;
    const MAY_BE_EMPTY: bool = true;

    fn value(&self) -> Value {
        self.as_ref().map_or_else(Value::none, T::value)
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.bytes(&[u8::from(self.is_some())]);
        if let Some(shown) = self {
            shown.feed(digest);
        }
    }
}

impl<T: ViewValue> ViewValue for WhenAsked<T> {
    const TYPE: ViewType = T::TYPE;
    const MAY_BE_EMPTY: bool = true;

    fn value(&self) -> Value {
        self.0.value()
    }

    fn feed(&self, digest: &mut ViewDigest) {
        self.0.feed(digest);
    }

    fn is_present(&self) -> bool {
        self.0.is_some()
    }
}

impl<T: ViewValue> ViewValue for Vec<T> {
    const TYPE: ViewType = ViewType::List(&T::TYPE);

    fn value(&self) -> Value {
        Value::from(self.iter().map(T::value).collect::<Vec<_>>())
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.number(self.len() as u64);
        self.iter().for_each(|shown| shown.feed(digest));
    }
}

/// A value that other modules build, such as one of the author's own.
impl ViewValue for Value {
    const TYPE: ViewType = ViewType::Any;

    fn value(&self) -> Value {
        self.clone()
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.value(self);
    }
}

impl ViewValue for NamedTexts {
    const TYPE: ViewType = ViewType::Words;

    fn value(&self) -> Value {
        self.0.clone()
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.value(&self.0);
    }
}

impl ViewValue for Html {
    const TYPE: ViewType = ViewType::Html;

    fn value(&self) -> Value {
        Value::safe_string(&self.0)
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.text(&self.0);
    }
}

impl ViewValue for bool {
    const TYPE: ViewType = ViewType::Flag;

    fn value(&self) -> Value {
        Value::from(*self)
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.bytes(&[u8::from(*self)]);
    }
}

impl ViewValue for f64 {
    const TYPE: ViewType = ViewType::Number;

    fn value(&self) -> Value {
        Value::from(*self)
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.number(self.to_bits());
    }
}

/// Whole numbers.
macro_rules! whole_numbers {
    ($($number:ty)*) => {$(
        impl ViewValue for $number {
            const TYPE: ViewType = ViewType::Number;

            fn value(&self) -> Value {
                Value::from(u64::from(*self))
            }

            fn feed(&self, digest: &mut ViewDigest) {
                digest.number(u64::from(*self));
            }
        }
    )*};
}
whole_numbers!(u8 u32 u64);

/// Texts, whoever holds them.
macro_rules! texts {
    ($($text:ty)*) => {$(
        impl ViewValue for $text {
            const TYPE: ViewType = ViewType::Text;

            fn value(&self) -> Value {
                Value::normal_string(self)
            }

            fn feed(&self, digest: &mut ViewDigest) {
                digest.text(self);
            }
        }
    )*};
}
texts!(str String Cow<'_, str> Arc<str>);
