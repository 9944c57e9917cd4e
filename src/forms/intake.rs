//! Lists from elsewhere: rows of contacts or locations with headers of their own, mended where that is sure, and what a person must decide.

use super::rows::NewRow;
use crate::diag::Span;
use crate::kinds::{Kind, Type, Value};
use crate::model::{LangNo, Library, PlaceNo, Register, Registry};
use crate::read::{Form, Node, NodeValue};
use crate::vietnamese::{PhoneFault, check_phone, key, slug};
use std::collections::BTreeSet;

/// What became of one row.
#[derive(Debug)]
pub struct Taken {
    /// Where the row stands in the list.
    pub row: Span,
    pub title: String,
    /// The row for the site's table; none when it is there already, or a person must decide first.
    pub new: Option<NewRow>,
    /// What was mended: the field, what stood there, what stands there now.
    pub mended: Vec<(&'static str, String, String)>,
    pub decision: Option<Decision>,
}

/// What only a person can say.
#[derive(Debug)]
pub enum Decision {
    /// The place is missing, or no place is called so.
    UnknownPlace(String),
    /// Several places it may be.
    WhichPlace(String, Vec<String>),
    /// A field that must be there is not.
    Missing(&'static str),
    /// A value that cannot be.
    Wrong(&'static str, String),
    /// A number nobody can dial.
    Phone(String, PhoneFault),
    /// The site has it already.
    Held(String),
}

/// Headers that lists use for a field besides its own names, folded.
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
    ("phone", &["sdt", "sodienthoai", "dt", "dtlienhe", "sodienthoailienhe", "hotline", "duongdaynong", "mobile", "tel"]),
    ("phones", &["sdt", "sodienthoai", "dt", "dienthoailienhe", "hotline", "tel"]),
    ("unit", &["tenbophan", "noidung", "tendonvitraloi", "bophantruc"]),
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

/// Takes in the rows of a list.
pub fn take_in(library: &Library, registry: &Registry, kind: &'static Kind, table: &Node) -> Vec<Taken> {
    let mut ids: BTreeSet<String> = library.groups.iter().filter(|g| g.kind == kind).map(|g| g.slug.to_string()).collect();
    table.as_list().unwrap_or_default().iter().map(|row| take(library, registry, kind, row, &mut ids)).collect()
}

fn take(library: &Library, registry: &Registry, kind: &'static Kind, row: &Node, ids: &mut BTreeSet<String>) -> Taken {
    let mut cells: Vec<(&'static str, String)> = Vec::new();
    let mut mended = Vec::new();
    let mut decision = None;
    for (head, value) in row.as_map().unwrap_or_default() {
        let (Some(field), NodeValue::Scalar(scalar)) = (field_of(kind, &head.text), &value.value) else { continue };
        if cells.iter().any(|(name, _)| *name == field) {
            continue;
        }
        let written = scalar.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = match field {
            "phone" | "phones" => match mend_phones(&written, scalar.form, field == "phones") {
                Ok(text) => text,
                Err(why) => {
                    decision.get_or_insert(Decision::Phone(written, why));
                    continue;
                }
            },
            "lat" | "lon" => written.replace(',', "."),
            _ => written.clone(),
        };
        if text != written {
            mended.push((field, written, text.clone()));
        }
        if !text.is_empty() {
            cells.push((field, text));
        }
    }
    swap_degrees(&mut cells, &mut mended);
    guess_choice(kind, &mut cells, &mut mended);
    if let Some((field, text)) = cells.iter().find(|(field, text)| is_no_choice(kind, field, text)) {
        decision.get_or_insert(Decision::Wrong(field, text.clone()));
    }
    let get = |name: &str| cells.iter().find(|(f, _)| *f == name).map(|(_, v)| v.clone());
    let title = kind.title_from.and_then(get).unwrap_or_default();
    let mut taken = Taken { row: row.span, title: title.clone(), new: None, mended, decision };
    let place = match place(library, registry, get("place").as_deref().unwrap_or_default()) {
        Ok(place) => place,
        Err(why) => {
            taken.decision = Some(why);
            return taken;
        }
    };
    let required = kind.fields.iter().filter(|f| f.required && get(f.name).is_none() && f.name != "title");
    if let Some(missing) = required.map(|f| f.name).next().filter(|_| taken.decision.is_none()) {
        taken.decision = Some(Decision::Missing(missing));
    }
    if taken.decision.is_some() {
        return taken;
    }
    let at = library.places.get(place);
    if let Some(held) = held(library, kind, place, &cells) {
        taken.decision = Some(Decision::Held(held));
        return taken;
    }
    let wanted = get("id").map_or_else(|| format!("{}-{}", slug(&title), at.code), |id| slug(&id));
    let id = (1..).map(|n| if n == 1 { wanted.clone() } else { format!("{wanted}-{n}") }).find(|id| !ids.contains(id)).unwrap_or(wanted);
    ids.insert(id.clone());
    let mut new = vec![("id", id), ("place", at.code.to_string())];
    new.extend(cells.into_iter().filter(|(f, _)| !matches!(*f, "id" | "place")));
    taken.new = Some(NewRow(new));
    taken
}

/// The heads of a list, each with the field it was taken for.
pub fn columns(kind: &'static Kind, table: &Node) -> Vec<(String, Option<&'static str>)> {
    let mut found: Vec<(String, Option<&'static str>)> = Vec::new();
    for (head, _) in table.as_list().into_iter().flatten().flat_map(|row| row.as_map().unwrap_or_default()) {
        if !found.iter().any(|(known, _)| *known == *head.text) {
            found.push((head.text.to_string(), field_of(kind, &head.text)));
        }
    }
    found
}

/// The field a header means.
fn field_of(kind: &'static Kind, head: &str) -> Option<&'static str> {
    let table = kind.table();
    let known = table.find(head).map(|no| table.field(no).name);
    let folded = key(head);
    let alike = || HEADS.iter().find(|(field, heads)| table.named(field).is_some() && heads.contains(&&*folded)).map(|(field, _)| *field);
    known.or_else(alike)
}

/// Telephone numbers as they can be dialled: zeros that a spreadsheet dropped, letters O, country codes written as 84.
fn mend_phones(text: &str, form: Form, many: bool) -> Result<String, PhoneFault> {
    let one = |text: &str| -> Result<String, PhoneFault> {
        let text = text.trim();
        match check_phone(text) {
            Ok(phone) => Ok(phone.text),
            Err(PhoneFault::LetterO) => check_phone(&text.replace(['O', 'o'], "0")).map(|p| p.text),
            Err(PhoneFault::LostZero) => check_phone(&format!("0{text}")).map(|p| p.text),
            Err(PhoneFault::UnknownPrefix) if text.starts_with("84") || form == Form::Number => {
                check_phone(&format!("+{text}")).map(|p| p.digits)
            }
            Err(why) => Err(why),
        }
    };
    if !many {
        return one(text);
    }
    let parts: Vec<&str> = text.split(['|', ';', ',', '/', '\n']).filter(|p| !p.trim().is_empty()).collect();
    parts.into_iter().map(one).collect::<Result<Vec<_>, _>>().map(|parts| parts.join("|"))
}

/// Latitude and longitude in each other's place are put right: in Viet Nam only one way round is possible.
fn swap_degrees(cells: &mut [(&'static str, String)], mended: &mut Vec<(&'static str, String, String)>) {
    let at = |cells: &[(&'static str, String)], name: &str| cells.iter().position(|(f, _)| *f == name);
    let (Some(lat), Some(lon)) = (at(cells, "lat"), at(cells, "lon")) else { return };
    if let (Ok(y), Ok(x)) = (cells[lat].1.parse::<f64>(), cells[lon].1.parse::<f64>())
        && crate::model::misplaced(x, y) == Some(crate::model::Misplaced::Swapped)
    {
        let (old_lat, old_lon) = (cells[lat].1.clone(), cells[lon].1.clone());
        mended.push(("lat", old_lat.clone(), old_lon.clone()));
        mended.push(("lon", old_lon.clone(), old_lat.clone()));
        (cells[lat].1, cells[lon].1) = (old_lon, old_lat);
    }
}

/// Words in a name that tell its type or role, folded.
const TELLING: &[(&str, &str, &str)] = &[
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

/// A type or role that the list has no column for, where the name tells it.
fn guess_choice(kind: &'static Kind, cells: &mut Vec<(&'static str, String)>, mended: &mut Vec<(&'static str, String, String)>) {
    let name = kind.title_from.and_then(|from| cells.iter().find(|(f, _)| *f == from)).map(|(_, v)| key(v)).unwrap_or_default();
    for (field, word, choice) in TELLING {
        if kind.fields.iter().any(|f| f.name == *field) && !cells.iter().any(|(f, _)| f == field) && name.contains(word) {
            cells.push((field, choice.to_string()));
            mended.push((field, String::new(), choice.to_string()));
        }
    }
}

fn is_no_choice(kind: &'static Kind, field: &str, text: &str) -> bool {
    let Some(Type::Choice(choices)) = kind.fields.iter().find(|f| f.name == field).map(|f| f.ty) else { return false };
    !choices.iter().any(|c| [c.name, c.vi, c.en].iter().any(|n| key(n) == key(text)))
}

/// The place a list means: by code, by name, by the name of a unit it was made of.
fn place(library: &Library, registry: &Registry, written: &str) -> Result<PlaceNo, Decision> {
    let written = written.trim();
    if let Some(place) = library.places.find(written) {
        return Ok(place);
    }
    let bare = |name: &str| -> String {
        let folded = name.to_lowercase();
        let rest = ["phường ", "xã ", "đặc khu ", "thị trấn ", "p. ", "x. ", "tt. "].iter().find_map(|t| folded.strip_prefix(t));
        // Cẩm Giang and Cẩm Giàng differ by their marks alone.
        rest.unwrap_or(&folded).trim().to_string()
    };
    let named = |same: &dyn Fn(PlaceNo) -> bool| -> Vec<PlaceNo> { library.places.numbers().filter(|place| same(*place)).collect() };
    let wanted = bare(written);
    if wanted.is_empty() {
        return Err(Decision::UnknownPlace(written.to_string()));
    }
    let name = |place: PlaceNo| library.places.get(place).name.clone();
    let former = |place: PlaceNo| match library.place_item(place, LangNo::MAIN).get("old_names") {
        Some(Value::List(names)) => names.iter().filter_map(Value::plain).map(|n| n.into_owned()).collect(),
        _ => Vec::new(),
    };
    let today = named(&|p| name(p).to_lowercase() == written.to_lowercase());
    let today = if today.is_empty() { named(&|p| bare(&name(p)) == wanted) } else { today };
    // What became of the units that were called so.
    let units = registry.of(Register::Units).filter(|unit| unit.to.is_some());
    let same = |unit: &&crate::model::Fact| unit.name.to_lowercase() == written.to_lowercase() || bare(&unit.name) == wanted;
    let heirs: Vec<String> = units.filter(same).flat_map(|unit| unit.now.iter().map(|now| now.to_lowercase())).collect();
    let before = named(&|p| former(p).iter().any(|old| bare(old) == wanted) || heirs.contains(&name(p).to_lowercase()));
    // A name of today that was another unit's yesterday may mean either.
    let mut all = today.clone();
    all.extend(before.iter().filter(|p| !today.contains(p)));
    match all[..] {
        [one] => Ok(one),
        [] => Err(Decision::UnknownPlace(written.to_string())),
        _ => Err(Decision::WhichPlace(
            written.to_string(),
            all.iter().map(|p| format!("{} {}", library.places.get(*p).code, name(*p))).collect(),
        )),
    }
}

/// The title of what the place has already that is the same: same role and number, or same kind and name.
fn held(library: &Library, kind: &'static Kind, place: PlaceNo, cells: &[(&'static str, String)]) -> Option<String> {
    let marks: &[&str] = if kind.name == "contact" { &["role", "phone"] } else { &["type", "name"] };
    let own = super::sheets::own(library, place, kind);
    let written = |name: &str| cells.iter().find(|(f, _)| *f == name).map(|(_, v)| key(v)).unwrap_or_default();
    let same =
        |item: &&crate::model::Item| marks.iter().all(|m| item.get(m).map(super::sheets::cell).is_some_and(|v| key(&v) == written(m)));
    own.into_iter().find(same).map(|item| item.title().to_string())
}
