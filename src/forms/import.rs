//! Imports lists of contacts or locations with foreign headers: corrects values where that is certain and returns what a person must decide.

use super::csv_rows::NewRow;
use super::list_phones::corrected_phones;
use crate::diag::Span;
use crate::kinds::{Kind, Type, Value};
use crate::model::{LangNo, Library, PlaceNo, Register, Registry};
use crate::read::{Node, NodeValue};
use crate::vietnamese::{PhoneFault, key, slug};
use std::collections::BTreeSet;

/// The result for one row of a list.
#[derive(Debug)]
pub struct ImportedRow {
    /// The row in the list.
    pub row: Span,
    /// The title of the item.
    pub title: String,
    /// The row for the table of the site; none when a decision is necessary.
    pub new: Option<NewRow>,
    /// Corrections: the field, the old and the new value.
    pub corrections: Vec<(&'static str, String, String)>,
    /// Cells that are not taken, because another column is the same field: the header and the text.
    pub left_out: Vec<(String, String)>,
    /// Why the row was not imported.
    pub decision: Option<ImportDecision>,
}

/// Why a row was not imported; a person must decide.
#[derive(Debug)]
pub enum ImportDecision {
    /// The place is missing, or no place has this name.
    UnknownPlace(String),
    /// Several places have this name: their codes and names.
    AmbiguousPlace(String, Vec<String>),
    /// A required field is missing.
    Missing(&'static str),
    /// A field has a value that is not among its choices.
    Wrong(&'static str, String),
    /// A telephone number is invalid.
    Phone(String, PhoneFault),
    /// The site has the item already: its title.
    Known(String),
    /// The row is no item: the title of a group, or a sum.
    NoItem(String),
}

/// What the caller says about a list.
#[derive(Clone, Debug, Default)]
pub struct ImportChoices {
    /// Columns and the fields that they are.
    pub columns: Vec<(String, &'static str)>,
    /// The place of all rows.
    pub place: Option<PlaceNo>,
}

/// Headers that lists use for fields besides the names of the fields, folded.
const HEADS: &[(&str, &[&str])] = &[
    (
        "place",
        &[
            "xaphuong",
            "phuongxa",
            "phuong",
            "xa",
            "diaban",
            "donvihanhchinh",
            "tendonvi",
            "tenxaphuong",
            "maxa",
            "madvhc",
            "xaphuongdackhu",
        ],
    ),
    (
        "phone",
        &[
            "sodt",
            "sodtlienhe",
            "didong",
            "sodidong",
            "dtdd",
            "sdt",
            "sodienthoai",
            "dt",
            "dtlienhe",
            "sodienthoailienhe",
            "hotline",
            "duongdaynong",
            "mobile",
            "tel",
        ],
    ),
    ("phones", &["sodt", "sodtlienhe", "dienthoai", "didong", "sdt", "sodienthoai", "dt", "dienthoailienhe", "hotline", "tel"]),
    ("unit", &["bophan", "chucvu", "chucdanh", "phongban", "tenbophan", "noidung", "tendonvitraloi", "bophantruc"]),
    ("name", &["ten", "tenbuucuc", "tendiadiem", "diadiem", "tendiemgiaodich", "diemgiaodich", "buucuc"]),
    ("address", &["diachihiennay", "diachimoi", "diachicuthe", "noiolamviec"]),
    ("hours", &["giomocua", "giohoatdong", "thoigianlamviec", "thoigian", "giotiepnhan"]),
    ("email", &["mail", "thudientucongvu", "diachiemail"]),
    ("type", &["loai", "loaihinh", "loaidiadiem"]),
    ("role", &["nhiemvu", "chucnang"]),
    ("lat", &["latitude", "vido", "x"]),
    ("lon", &["longitude", "lng", "kinhdo", "y"]),
    ("basis", &["vanban", "canphaply", "canculuat"]),
];

/// Imports the rows of a list.
pub fn import_rows(library: &Library, registry: &Registry, kind: &'static Kind, table: &Node, choices: &ImportChoices) -> Vec<ImportedRow> {
    let mut ids: BTreeSet<String> = library.groups.iter().filter(|g| g.kind == kind).map(|g| g.slug.to_string()).collect();
    table.as_list().unwrap_or_default().iter().map(|row| import_row(library, registry, kind, row, choices, &mut ids)).collect()
}

fn import_row(
    library: &Library,
    registry: &Registry,
    kind: &'static Kind,
    row: &Node,
    choices: &ImportChoices,
    ids: &mut BTreeSet<String>,
) -> ImportedRow {
    let mut cells: Vec<(&'static str, String)> = Vec::new();
    let mut corrections = Vec::new();
    let mut left_out = Vec::new();
    let mut decision = None;
    for (head, value) in row.as_map().unwrap_or_default() {
        let (Some(field), NodeValue::Scalar(scalar)) = (field_of(kind, &head.text, choices), &value.value) else { continue };
        let written = scalar.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((_, first)) = cells.iter_mut().find(|(name, _)| *name == field) {
            match () {
                () if written.is_empty() || *first == written => {}
                () if kind.title_from == Some(field) => *first = format!("{first} – {written}"),
                () => left_out.push((head.text.to_string(), written)),
            }
            continue;
        }
        let text = match field {
            "phone" | "phones" => match corrected_phones(&scalar.text, scalar.form, field == "phones") {
                Ok(found) => {
                    left_out.extend(found.left_out.into_iter().map(|number| (head.text.to_string(), number)));
                    found.text
                }
                Err(why) => {
                    decision.get_or_insert(ImportDecision::Phone(written, why));
                    continue;
                }
            },
            "lat" | "lon" => written.replace(',', "."),
            _ => written.clone(),
        };
        if text != written {
            corrections.push((field, written, text.clone()));
        }
        if !text.is_empty() {
            cells.push((field, text));
        }
    }
    if let Some(words) = no_item(row, &cells) {
        let decision = Some(ImportDecision::NoItem(words.clone()));
        return ImportedRow { row: row.span, title: words, new: None, corrections: Vec::new(), left_out: Vec::new(), decision };
    }
    if let Some(place) = choices.place {
        keep_office(library, registry, kind, place, &mut cells);
    }
    swap_degrees(&mut cells, &mut corrections);
    guess_choice(kind, &mut cells, &mut corrections);
    if let Some((field, text)) = cells.iter().find(|(field, text)| is_no_choice(kind, field, text)) {
        decision.get_or_insert(ImportDecision::Wrong(field, text.clone()));
    }
    let get = |name: &str| cells.iter().find(|(f, _)| *f == name).map(|(_, v)| v.clone());
    let title = kind.title_from.and_then(get).unwrap_or_default();
    let mut imported = ImportedRow { row: row.span, title: title.clone(), new: None, corrections, left_out, decision };
    let place = match choices.place.map_or_else(|| place(library, registry, get("place").as_deref().unwrap_or_default()), Ok) {
        Ok(place) => place,
        Err(why) => {
            imported.decision = Some(why);
            return imported;
        }
    };
    let required = kind.fields.iter().filter(|f| f.required && get(f.name).is_none() && f.name != "title");
    if let Some(missing) = required.map(|f| f.name).next().filter(|_| imported.decision.is_none()) {
        imported.decision = Some(ImportDecision::Missing(missing));
    }
    if imported.decision.is_some() {
        return imported;
    }
    let at = library.places.get(place);
    if let Some(title) = known_item(library, kind, place, &cells) {
        imported.decision = Some(ImportDecision::Known(title));
        return imported;
    }
    let id = get("id").map_or_else(|| format!("{}-{}", slug(&title), at.code), |id| slug(&id));
    let id = (1..).map(|n| if n == 1 { id.clone() } else { format!("{id}-{n}") }).find(|id| !ids.contains(id)).unwrap_or(id);
    ids.insert(id.clone());
    let mut new = vec![("id", id), ("place", at.code.to_string())];
    new.extend(cells.into_iter().filter(|(f, _)| !matches!(*f, "id" | "place")));
    imported.new = Some(NewRow(new));
    imported
}

/// In a list of one place the column of places may name its offices (`Đơn vị: Công an phường`): they become part of the title.
fn keep_office(library: &Library, registry: &Registry, kind: &Kind, of: PlaceNo, cells: &mut Vec<(&'static str, String)>) {
    let Some(at) = cells.iter().position(|(field, _)| *field == "place") else { return };
    let (_, written) = cells.remove(at);
    let (Some(from), false) = (kind.title_from, place(library, registry, &written).is_ok_and(|found| found == of)) else { return };
    match cells.iter_mut().find(|(field, _)| *field == from) {
        Some((_, title)) => *title = format!("{written} – {title}"),
        None => cells.push((from, written)),
    }
}

/// The headers of a list with the fields that they name.
pub fn columns(kind: &'static Kind, table: &Node, choices: &ImportChoices) -> Vec<(String, Option<&'static str>)> {
    let mut found: Vec<(String, Option<&'static str>)> = Vec::new();
    for (head, _) in table.as_list().into_iter().flatten().flat_map(|row| row.as_map().unwrap_or_default()) {
        if !found.iter().any(|(known, _)| *known == *head.text) {
            found.push((head.text.to_string(), field_of(kind, &head.text, choices)));
        }
    }
    found
}

/// Whether a header names a field of the kind.
pub fn is_known_column(kind: &'static Kind, head: &str) -> bool {
    field_of(kind, head, &ImportChoices::default()).is_some()
}

/// The words of a row that is the title of a group (`II  KHỐI XÃ`) or a sum.
fn no_item(row: &Node, cells: &[(&'static str, String)]) -> Option<String> {
    let written: Vec<&str> = row.as_map()?.iter().filter_map(|(_, value)| value.as_text()).collect();
    let is_number = |text: &&&str| !text.chars().any(|c| c.is_alphabetic() && !"IVXivx".contains(c));
    let words = written.iter().find(|text| !is_number(text))?;
    let folded = key(words);
    let is_sum = ["tongcong", "tongso", "cong"].iter().any(|sum| folded == *sum || (sum.len() > 4 && folded.starts_with(sum)));
    let is_group = written.len() <= 2 && cells.len() <= 1 && written.iter().filter(|text| !is_number(text)).count() == 1;
    (is_sum || is_group).then(|| words.to_string())
}

/// The field that a header names; of a head in two rows (`Điện thoại: Di động`) the whole, the lower or the upper part.
fn field_of(kind: &'static Kind, head: &str, choices: &ImportChoices) -> Option<&'static str> {
    let told = choices.columns.iter().find(|(column, _)| key(column) == key(head)).map(|(_, field)| *field);
    let one = |head: &str| {
        let table = kind.table();
        let known = table.find(head).map(|no| table.field(no).name);
        let folded = key(head);
        let alike =
            || HEADS.iter().find(|(field, heads)| table.named(field).is_some() && heads.contains(&&*folded)).map(|(field, _)| *field);
        known.or_else(alike)
    };
    let parts = || head.split_once(": ").and_then(|(upper, lower)| one(lower).or_else(|| one(upper)));
    told.or_else(|| one(head)).or_else(parts)
}

/// Exchanges swapped latitude and longitude: in Viet Nam their ranges do not overlap.
fn swap_degrees(cells: &mut [(&'static str, String)], corrections: &mut Vec<(&'static str, String, String)>) {
    let at = |cells: &[(&'static str, String)], name: &str| cells.iter().position(|(f, _)| *f == name);
    let (Some(lat), Some(lon)) = (at(cells, "lat"), at(cells, "lon")) else { return };
    if let (Ok(y), Ok(x)) = (cells[lat].1.parse::<f64>(), cells[lon].1.parse::<f64>())
        && crate::model::misplaced(x, y) == Some(crate::model::Misplaced::Swapped)
    {
        let (old_lat, old_lon) = (cells[lat].1.clone(), cells[lon].1.clone());
        corrections.push(("lat", old_lat.clone(), old_lon.clone()));
        corrections.push(("lon", old_lon.clone(), old_lat.clone()));
        (cells[lat].1, cells[lon].1) = (old_lon, old_lat);
    }
}

/// Words in a name from which its type or role follows, folded.
const NAME_WORDS: &[(&str, &str, &str)] = &[
    ("type", "buucuc", "bưu cục"),
    ("type", "buudien", "bưu cục"),
    ("type", "trungtamphucvuhanhchinh", "trung tâm phục vụ hành chính công"),
    ("type", "congan", "công an"),
    ("type", "tocongngheso", "tổ công nghệ số cộng đồng"),
    ("type", "luudong", "điểm lưu động"),
    ("type", "daily", "điểm đại lý"),
    ("role", "tiepnhan", "tiếp nhận"),
    ("role", "traketqua", "trả kết quả"),
    ("role", "kythuat", "kỹ thuật"),
    ("role", "truc", "trực"),
];

/// Adds the type or role that follows from the name, where the list has no column for it.
fn guess_choice(kind: &'static Kind, cells: &mut Vec<(&'static str, String)>, corrections: &mut Vec<(&'static str, String, String)>) {
    let name = kind.title_from.and_then(|from| cells.iter().find(|(f, _)| *f == from)).map(|(_, v)| key(v)).unwrap_or_default();
    for (field, word, choice) in NAME_WORDS {
        if kind.fields.iter().any(|f| f.name == *field) && !cells.iter().any(|(f, _)| f == field) && name.contains(word) {
            cells.push((field, choice.to_string()));
            corrections.push((field, String::new(), choice.to_string()));
        }
    }
}

fn is_no_choice(kind: &'static Kind, field: &str, text: &str) -> bool {
    let Some(Type::Choice(choices)) = kind.fields.iter().find(|f| f.name == field).map(|f| f.ty) else { return false };
    !choices.iter().any(|c| [c.name, c.vi, c.en].iter().any(|n| key(n) == key(text)))
}

/// The place with this code, this name, or the name of a former unit that became part of it.
fn place(library: &Library, registry: &Registry, written: &str) -> Result<PlaceNo, ImportDecision> {
    let written = written.trim();
    if let Some(place) = library.places.find(written) {
        return Ok(place);
    }
    let bare = |name: &str| -> String {
        let folded = name.to_lowercase();
        let rest = ["phường ", "xã ", "đặc khu ", "thị trấn ", "p. ", "x. ", "tt. "].iter().find_map(|t| folded.strip_prefix(t));
        // Marks are kept: Cẩm Giang and Cẩm Giàng are different places.
        rest.unwrap_or(&folded).trim().to_string()
    };
    let named = |same: &dyn Fn(PlaceNo) -> bool| -> Vec<PlaceNo> { library.places.numbers().filter(|place| same(*place)).collect() };
    let bare_name = bare(written);
    if bare_name.is_empty() {
        return Err(ImportDecision::UnknownPlace(written.to_string()));
    }
    let name = |place: PlaceNo| library.places.get(place).name.clone();
    let former = |place: PlaceNo| match library.place_item(place, LangNo::MAIN).get("old_names") {
        Some(Value::List(names)) => names.iter().filter_map(Value::plain).map(|n| n.into_owned()).collect(),
        _ => Vec::new(),
    };
    let today = named(&|p| name(p).to_lowercase() == written.to_lowercase());
    let today = if today.is_empty() { named(&|p| bare(&name(p)) == bare_name) } else { today };
    // The present units of former units with this name.
    let units = registry.of(Register::Units).filter(|unit| unit.valid_to.is_some());
    let same = |unit: &&crate::model::RegisterEntry| unit.name.to_lowercase() == written.to_lowercase() || bare(&unit.name) == bare_name;
    let successors: Vec<String> = units.filter(same).flat_map(|unit| unit.successors.iter().map(|now| now.to_lowercase())).collect();
    let before = named(&|p| former(p).iter().any(|old| bare(old) == bare_name) || successors.contains(&name(p).to_lowercase()));
    // A present name that was also the name of a former unit is ambiguous.
    let mut all = today.clone();
    all.extend(before.iter().filter(|p| !today.contains(p)));
    match all[..] {
        [one] => Ok(one),
        [] => Err(ImportDecision::UnknownPlace(written.to_string())),
        _ => Err(ImportDecision::AmbiguousPlace(
            written.to_string(),
            all.iter().map(|p| format!("{} {}", library.places.get(*p).code, name(*p))).collect(),
        )),
    }
}

/// The title of the item of the place that is the same: a contact with the same role and number, or a location with the same type and name.
fn known_item(library: &Library, kind: &'static Kind, place: PlaceNo, cells: &[(&'static str, String)]) -> Option<String> {
    let marks: &[&str] = if kind.name == "contact" { &["role", "phone"] } else { &["type", "name"] };
    let own = super::form_sheets::own(library, place, kind);
    let written = |name: &str| cells.iter().find(|(f, _)| *f == name).map(|(_, v)| key(v)).unwrap_or_default();
    let same =
        |item: &&crate::model::Item| marks.iter().all(|m| item.get(m).map(super::form_sheets::cell).is_some_and(|v| key(&v) == written(m)));
    own.into_iter().find(same).map(|item| item.title().to_string())
}
