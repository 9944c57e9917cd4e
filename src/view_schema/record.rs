//! The trait of everything a view holds, and the macro that declares a record with fields.

use super::ViewDigest;
use tera::Value;

/// Something a template sees: it gives its value, feeds its digest and knows its type.
pub trait ViewValue {
    /// The type, for the reference.
    const TYPE: ViewType;
    /// Whether templates may find `null` here.
    const MAY_BE_EMPTY: bool = false;

    /// The value as templates see it.
    fn value(&self) -> Value;

    /// Feeds whatever the value depends on. Two values that differ must feed different bytes.
    fn feed(&self, digest: &mut ViewDigest);

    /// Whether the field is in its record at all: facts and parts of texts are there only when somebody asks for them.
    fn is_present(&self) -> bool {
        true
    }
}

/// The type of a value in a view.
#[derive(Clone, Copy, Debug)]
pub enum ViewType {
    /// Whatever an author writes: text, number, list or map.
    Any,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A text, escaped where the format of the template asks for it.
    Text,
    /// HTML, which is not escaped again.
    Html,
    /// A map from names that are not fixed to texts.
    Words,
    /// Values of one type.
    List(&'static ViewType),
    /// A map with fixed names.
    Record(&'static ViewRecord),
    /// An item: the fields of its kind, and those of [`super::ItemFields`].
    Item,
}

/// A map with fixed names.
#[derive(Debug)]
pub struct ViewRecord {
    /// What the record is, in one sentence.
    pub doc: &'static str,
    /// The fields, in the order in which views show them.
    pub fields: &'static [ViewField],
}

/// A name in a record.
#[derive(Debug)]
pub struct ViewField {
    /// The name, as templates say it.
    pub name: &'static str,
    /// What stands there.
    pub ty: ViewType,
    /// Whether it may be `null`, or missing where nobody asks for it.
    pub may_be_empty: bool,
    /// What it means, in one sentence.
    pub doc: &'static str,
}

impl ViewRecord {
    /// The names of all fields.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.fields.iter().map(|field| field.name)
    }
}

/// Declares records. A record is a struct: whoever fills it must give every field and can give no other. The doc comments are the words of the
/// reference. `name as "shown": Type` gives a field another name in templates than in Rust.
macro_rules! view_records {
    ($(
        #[doc = $about:literal]
        $record:ident $(<$($life:lifetime),* $(; $item:ident)?>)? {
            $(#[doc = $doc:literal] $field:ident $(as $shown:literal)?: $ty:ty,)*
        }
    )*) => {$(
        #[doc = $about]
        pub struct $record $(<$($life,)* $($item)?>)? {
            $(#[doc = $doc] pub $field: $ty,)*
        }

        impl $(<$($life,)* $($item: $crate::view_schema::ViewValue)?>)? $record $(<$($life,)* $($item)?>)? {
            /// The declaration of the record.
            pub const RECORD: $crate::view_schema::ViewRecord = $crate::view_schema::ViewRecord {
                doc: $about.trim_ascii(),
                fields: &[$($crate::view_schema::ViewField {
                    name: view_records!(@name $field $($shown)?),
                    ty: <$ty as $crate::view_schema::ViewValue>::TYPE,
                    may_be_empty: <$ty as $crate::view_schema::ViewValue>::MAY_BE_EMPTY,
                    doc: $doc.trim_ascii(),
                }),*],
            };

            /// The fields as entries of a map, in the order of the declaration.
            pub fn entries(&self) -> impl Iterator<Item = (&'static str, tera::Value)> {
                use $crate::view_schema::ViewValue as _;
                let entries = [$((view_records!(@name $field $($shown)?), self.$field.is_present().then(|| self.$field.value()))),*];
                entries.into_iter().filter_map(|(name, value)| Some((name, value?)))
            }
        }

        impl $(<$($life,)* $($item: $crate::view_schema::ViewValue)?>)? $crate::view_schema::ViewValue for $record $(<$($life,)* $($item)?>)? {
            const TYPE: $crate::view_schema::ViewType = $crate::view_schema::ViewType::Record(&Self::RECORD);

            fn value(&self) -> tera::Value {
                let mut map = tera::Map::with_capacity(Self::RECORD.fields.len());
                $(if self.$field.is_present() {
                    map.insert(tera::value::Key::Str(view_records!(@name $field $($shown)?)), self.$field.value());
                })*
                tera::Value::from(map)
            }

            fn feed(&self, digest: &mut $crate::view_schema::ViewDigest) {
                $(self.$field.feed(digest);)*
            }
        }
    )*};
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $shown:literal) => { $shown };
}
pub(super) use view_records;
