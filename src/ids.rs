//! Numbers of items, places, languages, products and orders, each a type of its own: an index into one list that cannot be used for another.

/// Defines a number type over an unsigned integer.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident($number:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($number);

        impl $name {
            /// The number of the entry at this index. Lists are shorter than the type can count: items and places come from files of limited size, fields,
            /// languages and products from tables of the program and the theme.
            pub const fn from_index(index: usize) -> $name {
                $name(index as $number)
            }

            /// The index of the entry in its list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The numbers of a list of this length, in order.
            pub fn all(len: usize) -> impl DoubleEndedIterator<Item = $name> + ExactSizeIterator + Clone + use<> {
                (0..len).map($name::from_index)
            }

            /// The number as bytes, for digests.
            pub const fn to_le_bytes(self) -> [u8; size_of::<$number>()] {
                self.0.to_le_bytes()
            }
        }
    };
}

id! {
    /// Number of an item in [`Library::items`](crate::model::Library::items): one variant of a group in one language.
    ItemNo(u32)
}

id! {
    /// Number of a group in [`Library::groups`](crate::model::Library::groups): an item in all its languages, at one place.
    GroupNo(u32)
}

id! {
    /// Number of a place in [`Places::list`](crate::model::Places::list).
    PlaceNo(u32)
}

id! {
    /// Number of a language in [`Site::languages`](crate::model::Site::languages).
    LangNo(u8)
}

id! {
    /// Number of a field in the table of its kind, [`FieldTable::fields`](crate::kinds::FieldTable::fields).
    FieldNo(u8)
}

id! {
    /// Number of a product in [`Theme::products`](crate::plan::Theme::products).
    ProductNo(u16)
}

id! {
    /// Number of an order in [`Planner::orders`](crate::plan::Planner::orders).
    OrderNo(u16)
}

impl PlaceNo {
    /// The portal: the one place without a parent, first in the list.
    pub const PORTAL: PlaceNo = PlaceNo(0);
}

impl LangNo {
    /// The main language of the site, first in the list.
    pub const MAIN: LangNo = LangNo(0);
}

impl GroupNo {
    /// The first group of a list.
    pub const FIRST: GroupNo = GroupNo(0);
}

impl ItemNo {
    /// The first item of a list.
    pub const FIRST: ItemNo = ItemNo(0);

    /// The number this far behind: `by` is the length of the list that stands before.
    pub const fn shifted(self, by: usize) -> ItemNo {
        ItemNo::from_index(self.index() + by)
    }
}
