//! What a template may ask of a value, followed name by name through records, tables of kinds and lists.

use super::{AnyItem, ItemFields, PictureView, PlaceFields, View, ViewRecord, ViewType, shown_type};
use crate::kinds::{CAMPAIGN, Field, Kind, PLACE, Type, parse};

/// What is known of a value in a view.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Nothing: an author or a theme decides what it holds.
    Unknown,
    /// A text, number or flag, which holds nothing.
    Leaf,
    /// A record of views.
    Record(&'static ViewRecord),
    /// A record whose fields are those of a table.
    Table(&'static [Field]),
    /// A picture: it has the fields of [`PictureView`] and those of the presets of the theme.
    Picture,
    /// An item of one of these kinds.
    Item(Vec<&'static Kind>),
    /// A place.
    Place,
    /// Values of one shape.
    List(Box<Shape>),
    /// An item with the fields that a need selects.
    Selection(Vec<(&'static str, Shape)>),
    /// One of these: products that share a template may answer a need of the same name differently.
    OneOf(Vec<Shape>),
}

impl Shape {
    /// The shape behind one of the names that every template has. `kinds`: those of the items that the template may be about. None when there
    /// is no such name.
    pub fn of_root(name: &str, kinds: &[&'static Kind]) -> Option<Shape> {
        match name {
            "item" if kinds.is_empty() => Some(Shape::Unknown),
            "item" => Some(Shape::Item(kinds.to_vec())),
            "campaign" => Some(Shape::Item(vec![&CAMPAIGN])),
            "place" => Some(Shape::Place),
            _ => View::<AnyItem>::RECORD.fields.iter().find(|field| field.name == name).map(|field| Shape::of_view(field.ty)),
        }
    }

    /// The shape of an item of a kind with the selected fields alone: names of its table or of [`ItemFields`].
    pub fn of_selection(kind: &'static Kind, names: impl Iterator<Item = &'static str>) -> Shape {
        let in_table = |name| named(kind.table().fields.iter().copied(), name);
        let beside_table = |name| in_record(&ItemFields::RECORD, name);
        Shape::Selection(names.map(|name| (name, in_table(name).or_else(|| beside_table(name)).unwrap_or(Shape::Unknown))).collect())
    }

    /// The shape of a list of rows, each a record of this sort.
    pub fn rows_of(record: &'static ViewRecord) -> Shape {
        Shape::List(Box::new(Shape::Record(record)))
    }

    /// The shape of a value that has this shape or another one.
    pub fn or(self, other: Shape) -> Shape {
        match self {
            Shape::OneOf(mut shapes) => {
                shapes.push(other);
                Shape::OneOf(shapes)
            }
            shape => Shape::OneOf(vec![shape, other]),
        }
    }

    fn of_view(ty: ViewType) -> Shape {
        match ty {
            ViewType::Any | ViewType::Words | ViewType::Item => Shape::Unknown,
            ViewType::Flag | ViewType::Number | ViewType::Text | ViewType::Html => Shape::Leaf,
            ViewType::List(inner) => Shape::List(Box::new(Shape::of_view(*inner))),
            ViewType::Record(record) => Shape::Record(record),
        }
    }

    fn of_type(ty: &'static Type) -> Shape {
        match ty {
            Type::Image => Shape::Picture,
            Type::Record(fields) => Shape::Table(fields),
            Type::Entries => Shape::List(Box::new(Shape::Table(parse::entry_fields()))),
            Type::List(inner) => Shape::List(Box::new(Shape::of_type(inner))),
            ty => Shape::of_view(shown_type(ty)),
        }
    }

    /// The shape of a field. `presets`: the names of the theme's presets for pictures.
    ///
    /// # Errors
    /// The names that exist, when this one does not.
    pub fn field<'n>(&self, name: &str, presets: &'n [impl AsRef<str>]) -> Result<Shape, Vec<&'n str>> {
        let in_record = |record: &'static ViewRecord| in_record(record, name);
        let of_kind = |kind: &'static Kind| named(kind.table().fields.iter().copied(), name);
        let found = match self {
            Shape::Unknown => Some(Shape::Unknown),
            // A letter of a text.
            Shape::Leaf => name.bytes().all(|b| b.is_ascii_digit()).then_some(Shape::Unknown),
            Shape::Record(record) => in_record(record),
            Shape::Table(fields) => named(fields.iter(), name),
            Shape::Picture if presets.iter().any(|preset| preset.as_ref() == name) => Some(Shape::Picture),
            Shape::Picture => in_record(&PictureView::RECORD),
            Shape::Item(kinds) => {
                let of_kinds = kinds.iter().filter_map(|kind| of_kind(kind));
                let mut found = of_kinds.chain(in_record(&ItemFields::RECORD));
                match (found.next(), found.next()) {
                    // Kinds may give a name different types.
                    (Some(_), Some(_)) => Some(Shape::Unknown),
                    (shape, _) => shape,
                }
            }
            // These take the place of fields of the table.
            Shape::Place => in_record(&PlaceFields::RECORD).or_else(|| in_record(&ItemFields::RECORD)).or_else(|| of_kind(&PLACE)),
            Shape::List(element) => name.parse::<usize>().ok().map(|_| (**element).clone()),
            Shape::Selection(fields) => fields.iter().find(|(field, _)| *field == name).map(|(_, shape)| shape.clone()),
            Shape::OneOf(shapes) => shapes.iter().filter_map(|shape| shape.field(name, presets).ok()).reduce(Shape::or),
        };
        found.ok_or_else(|| self.names(presets))
    }

    fn names<'n>(&self, presets: &'n [impl AsRef<str>]) -> Vec<&'n str> {
        match self {
            Shape::Unknown | Shape::Leaf | Shape::List(_) => Vec::new(),
            Shape::Record(record) => record.names().collect(),
            Shape::Table(fields) => fields.iter().map(|field| field.name).collect(),
            Shape::Picture => {
                let mut names: Vec<&str> = presets.iter().map(AsRef::as_ref).collect();
                PictureView::RECORD.names().for_each(|name| names.push(name));
                names
            }
            Shape::Item(kinds) => kinds.iter().flat_map(|kind| super::item_names(kind)).collect(),
            Shape::Place => super::place_names().collect(),
            Shape::Selection(fields) => fields.iter().map(|(name, _)| *name).collect(),
            Shape::OneOf(shapes) => shapes.iter().flat_map(|shape| shape.names(presets)).collect(),
        }
    }

    /// The names of the parts of a value that is data and no text: printed, it would be JSON. A list has none. None for what can be printed.
    pub fn parts<'n>(&self, presets: &'n [impl AsRef<str>]) -> Option<Vec<&'n str>> {
        match self {
            Shape::Unknown | Shape::Leaf => None,
            Shape::OneOf(shapes) => {
                let parts: Option<Vec<Vec<&str>>> = shapes.iter().map(|shape| shape.parts(presets)).collect();
                parts?.into_iter().next()
            }
            shape => Some(shape.names(presets)),
        }
    }

    /// The shape of the elements of a list.
    pub fn element(&self) -> Shape {
        match self {
            Shape::List(element) => (**element).clone(),
            Shape::OneOf(shapes) => shapes.iter().map(Shape::element).reduce(Shape::or).unwrap_or(Shape::Unknown),
            _ => Shape::Unknown,
        }
    }
}

fn in_record(record: &'static ViewRecord, name: &str) -> Option<Shape> {
    record.fields.iter().find(|field| field.name == name).map(|field| Shape::of_view(field.ty))
}

/// The shape of the field of this name.
fn named(mut fields: impl Iterator<Item = &'static Field>, name: &str) -> Option<Shape> {
    fields.find(|field| field.name == name).map(|field| Shape::of_type(&field.ty))
}

#[cfg(test)]
mod tests {
    use super::Shape;
    use crate::kinds::{Kind, PLACE};

    /// The shape at the end of a path, or the name that does not exist.
    fn follow(path: &str) -> Result<Shape, String> {
        let mut names = path.split('.');
        let kinds = [Kind::built_in("guide").expect("a kind")];
        let root = Shape::of_root(names.next().unwrap_or_default(), &kinds).ok_or("root")?;
        names.try_fold(
            root,
            |shape, name| if name == "[]" { Ok(shape.element()) } else { shape.field(name, &["card"]).map_err(|_| name.into()) },
        )
    }

    #[test]
    fn selections_hold_what_they_name() {
        let guide = Kind::built_in("guide").expect("a kind");
        let rows = |names: &'static [&'static str]| Shape::List(Box::new(Shape::of_selection(guide, names.iter().copied())));
        let titles = rows(&["title", "url"]);
        assert!(matches!(titles.element().field("url", &["card"]), Ok(Shape::Leaf)));
        assert_eq!(titles.element().field("summary", &["card"]).err(), Some(vec!["title", "url"]));
        // Two products share a template: each may select what the other does not.
        let both = titles.or(rows(&["title", "summary"])).element();
        for (name, is_there) in [("url", true), ("summary", true), ("title", true), ("fee", false)] {
            assert_eq!(both.field(name, &["card"]).is_ok(), is_there, "{name}");
        }
    }

    #[test]
    fn paths_are_followed_to_any_depth() {
        for path in [
            "job.size.width",
            "job.alternates.[].abs_url",
            "place.hotline.tel",
            "place.parent.name",
            "item.steps.[].title",
            "item.steps.0.body.html",
        ] {
            assert!(matches!(follow(path), Ok(Shape::Leaf)), "{path}: {:?}", follow(path));
        }
        for path in ["item.image.card.srcset", "item.steps.[].image.card.src", "item.body.toc.[].title", "site.navigation.[].url"] {
            assert!(matches!(follow(path), Ok(Shape::Leaf)), "{path}: {:?}", follow(path));
        }
        assert!(matches!(follow("site.extra.anything.at.all"), Ok(Shape::Unknown)));
        for (path, wrong) in [
            ("job.size.widht", "widht"),
            ("job.alternates.[].adress", "adress"),
            ("item.steps.[].titel", "titel"),
            ("item.title.length", "length"),
            ("place.hotline.tel.x", "x"),
            ("item.image.cart.src", "cart"),
            ("item.steps.first", "first"),
            ("nothing.here", "root"),
        ] {
            assert_eq!(follow(path).err().as_deref(), Some(wrong), "{path}");
        }
        assert!(PLACE.table().fields.iter().all(|field| follow(&format!("place.{}", field.name)).is_ok()));
    }
}
