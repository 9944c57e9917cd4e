//! Forms of the whole sample site: sent back as they are they change nothing, and a changed field changes its own lines.

use crate::config::Config;
use crate::edit::form::{FormContext, FormInput, form_inputs};
use crate::edit::{
    BODY, EditTarget, FormPairs, NewItemLocation, SourceFormat, body, edited, new_item_location, normalized_body, read_form, referrers,
    replacement_item, without_row, written_fields,
};
use crate::kinds::{Kind, KindSet};
use crate::lang::Speech;
use crate::model::{Item, LangNo, PlaceNo};
use crate::pipeline::{Loaded, load};
use std::sync::LazyLock;

static SITE: LazyLock<Loaded> = LazyLock::new(|| {
    let plain = Config::plain(env!("CARGO_MANIFEST_DIR").into(), "unused".into(), jiff::Timestamp::UNIX_EPOCH);
    load(&Config { as_of: Some(jiff::civil::date(2026, 11, 26)), drafts: true, ..plain })
});

/// The form of an item, with what it was made of.
fn with_form<T>(item: &Item, use_it: impl FnOnce(&FormContext, Vec<FormInput>) -> T) -> T {
    let source = SITE.sources.files.get(item.span.file);
    let target = EditTarget { kind: item.kind, span: item.span, speech: Speech::Vietnamese };
    let node = written_fields(source, &target);
    let context = FormContext { library: &SITE.library, target, source, node: node.as_ref(), item: Some(item), like: None };
    let inputs = form_inputs(&context);
    use_it(&context, inputs)
}

fn item(id: &str) -> &'static Item {
    SITE.library.items.iter().find(|i| i.id() == id).unwrap_or_else(|| panic!("no {id}"))
}

/// What a browser sends of a form nobody touched.
fn pairs(inputs: &[FormInput]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for input in inputs {
        match input.kind {
            "record" | "records" => input.entries.iter().for_each(|entry| pairs.extend(self::pairs(entry))),
            "choice" | "choices" => pairs.extend(input.choices.iter().filter(|c| c.2).map(|c| (input.name.clone(), c.0.clone()))),
            "check" if input.text != "true" => {}
            _ => pairs.push((input.name.clone(), input.text.replace('\n', "\r\n"))),
        }
        pairs.push((format!("seen:{}", input.name), input.seen.clone()));
    }
    pairs
}

fn with(mut pairs: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    pairs.retain(|(n, _)| n != name);
    pairs.push((name.into(), value.into()));
    pairs
}

/// The text of an item's file after these inputs were changed.
fn saved(id: &str, values: &[(&str, &str)]) -> (String, String) {
    with_form(item(id), |context, inputs| {
        let sent = values.iter().fold(pairs(&inputs), |sent, (name, value)| with(sent, name, value));
        let sent_changes = read_form(context, &inputs, &sent);
        assert_eq!(sent_changes.faults.iter().map(|f| f.0.clone()).collect::<Vec<_>>(), Vec::<String>::new());
        let new = edited(context.source, &context.target, &sent_changes.changes, sent_changes.body.as_deref()).unwrap();
        (context.source.text.to_string(), new)
    })
}

/// The lines that are only in one of two texts: `-` before, `+` after.
fn difference(id: &str, values: &[(&str, &str)]) -> Vec<String> {
    let (before, after) = saved(id, values);
    let diff = similar::TextDiff::from_lines(&before, &after);
    let lines = diff.iter_all_changes().filter(|c| c.tag() != similar::ChangeTag::Equal);
    lines.map(|c| format!("{}{}", c.tag(), c.value().trim_end())).collect()
}

#[test]
fn forms_have_the_fields_of_the_schema() {
    for kind in KindSet::built_in().iter().filter(|k| k.name != "page") {
        let schema = crate::kinds::schema::schema(kind, &[], Speech::English);
        let Some(item) = SITE.library.items.iter().find(|i| i.kind == kind) else { continue };
        with_form(item, |_, inputs| {
            for input in inputs {
                let described = &schema["properties"][input.name.split('.').next().unwrap()];
                assert!(described.is_object(), "{}.{} is in no schema", kind.name, input.name);
            }
        });
    }
}

#[test]
fn an_untouched_form_changes_nothing() {
    let mut seen = 0;
    // Every seventh: tables are read anew for each of their rows.
    for item in SITE.library.items.iter().step_by(7) {
        if item.span.is_whole_file() && SITE.sources.files.get(item.span.file).text.is_empty() {
            continue;
        }
        with_form(item, |context, inputs| {
            let sent_changes = read_form(context, &inputs, &pairs(&inputs));
            assert!(sent_changes.changes.is_empty(), "{}: {:?}", item.id(), sent_changes.changes);
            seen += usize::from(context.node.is_some());
        });
    }
    assert!(seen > 60, "{seen} items have a form");
}

#[test]
fn a_changed_field_changes_its_line() {
    let phone = difference("contact:truc-thanh-pho", &[("phone", "0225 000 2001")]);
    assert_eq!(phone.len(), 2);
    assert!(
        phone[0].contains(",0225 000 2000,")
            && phone[1]
                == phone[0]
                    .replace("2000", "2001")
                    .replace('-', "+")
                    .replace("+thanh+pho", "-thanh-pho")
                    .replace("truc+thanh", "truc-thanh"),
        "{phone:?}"
    );
    assert_eq!(difference("guide:can-cuoc-tu-14-tuoi", &[("level", "full")]), ["-level: một phần", "+level: toàn trình"]);
    assert_eq!(difference("guide:can-cuoc-tu-14-tuoi", &[("updated", "26/11/2026")]), ["-updated: 2026-11-12", "+updated: 2026-11-26"]);
    assert_eq!(difference("guide:can-cuoc-tu-14-tuoi", &[("valid_to", "31/12/2026")]), ["+valid_to: 2026-12-31"]);
    assert_eq!(
        difference("guide:can-cuoc-tu-14-tuoi", &[("tags", "thẻ căn cước\r\nhọc sinh\r\n16 tuổi")]),
        ["-tags: [thẻ căn cước, học sinh, 14 tuổi]", "+tags: [thẻ căn cước, học sinh, 16 tuổi]"]
    );
    assert_eq!(
        difference("guide:can-cuoc-tu-14-tuoi", &[("sources.1.number", "74/2024/TT-BTC")]),
        ["-    number: 73/2024/TT-BTC", "+    number: 74/2024/TT-BTC"]
    );
    assert_eq!(difference("guide:can-cuoc-tu-14-tuoi", &[("sources.2.title", "Nghị định mới")]), ["+  - title: Nghị định mới"]);
    assert_eq!(
        difference("campaign:dich-vu-cong-truc-tuyen", &[("kit.7.copies", "500")]),
        [
            "-  - { product: leaflet, items: [khai-sinh], places: all, copies: 300 }",
            "+  - { product: leaflet, items: [khai-sinh], places: all, copies: 500 }"
        ]
    );
    assert_eq!(difference("question:quen-mat-khau-vneid", &[("weight", "11")]), ["-  weight: 10", "+  weight: 11"]);
}

#[test]
fn translations_stand_in_their_own_columns() {
    assert_eq!(
        difference("holiday:2026-01-01", &[("name.en", "New Year")]),
        [
            "-2026-01-01,Tết Dương lịch,New Year's Day,nghỉ,\"Bộ luật Lao động 2019, Điều 112 khoản 1 điểm a\"",
            "+2026-01-01,Tết Dương lịch,New Year,nghỉ,\"Bộ luật Lao động 2019, Điều 112 khoản 1 điểm a\""
        ]
    );
    // A table without the column gets it at its right end, as a person would add it in Excel.
    let lines = difference("contact:truc-thanh-pho", &[("unit.en", "City help line")]);
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert_eq!(lines[2], format!("{},Bộ phận.en", lines[0].replacen('-', "+", 1)));
    assert_eq!(lines[3], format!("{},City help line", lines[1].replacen('-', "+", 1)));
    assert_eq!(
        difference("question:quen-mat-khau-vneid", &[("question.en", "Password forgotten?")]),
        ["+  question.en: Password forgotten?"]
    );
    let at_hand = |id: &str, name: &str| with_form(item(id), |_, inputs| inputs.iter().find(|i| i.name == name).map(|i| !i.further));
    assert_eq!(at_hand("holiday:2026-01-01", "name.en"), Some(true));
    assert_eq!(at_hand("contact:truc-thanh-pho", "unit.en"), Some(false), "what has no column is further down");
    assert_eq!(at_hand("contact:truc-thanh-pho", "phone.en"), None, "a number is the same in every language");
    assert_eq!(at_hand("guide:can-cuoc-tu-14-tuoi", "summary.en"), None, "a text is translated in a file of its own");
}

#[test]
fn every_row_can_go_alone() {
    let rows = SITE
        .library
        .items
        .iter()
        .filter(|item| !item.span.is_whole_file() && item.lang == LangNo::MAIN && SITE.library.site.kinds.contains(item.kind));
    let mut seen = 0;
    for item in rows.step_by(3) {
        let source = SITE.sources.files.get(item.span.file);
        let target = EditTarget { kind: item.kind, span: item.span, speech: Speech::Vietnamese };
        let after = without_row(source, &target).unwrap_or_else(|why| panic!("{}: {why:?}", item.id()));
        // One stretch is gone, and it is the row's.
        let head = source.text.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        let gone = source.text.len() - after.len();
        assert_eq!(source.text.as_bytes()[head + gone..], after.as_bytes()[head..], "{}", item.id());
        let own = &source.text[item.span.start as usize..item.span.end as usize];
        assert!(SourceFormat::of(source) == SourceFormat::Yaml || (own.len() + 1..=own.len() + 2).contains(&gone), "{}: {gone}", item.id());
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_new_item_belongs_beside_those_of_its_kind_and_place() {
    let (library, files) = (&SITE.library, &SITE.sources.files);
    let at = |kind: &str, code: &str, folder: Option<&str>| {
        let kind = Kind::built_in(kind).unwrap();
        match new_item_location(library, files, kind, "Mới", library.places.find(code).unwrap(), folder) {
            NewItemLocation::Text(path) => format!("text {path}"),
            NewItemLocation::Table(file) => format!("row {}", files.get(file).path),
            NewItemLocation::NewTable(path) => format!("table {path}"),
        }
    };
    let (ward, other) = (Some("11311-phuong-hong-bang"), Some("11948-xa-x"));
    assert_eq!(at("contact", "11311", ward), "row content/places/11311-phuong-hong-bang/contacts.csv");
    assert_eq!(at("contact", "11948", other), "row content/contacts.csv");
    assert_eq!(at("contact", "31", None), "row content/contacts.csv");
    assert_eq!(at("slogan", "31", None), "row content/slogans.csv");
    assert_eq!(at("slogan", "11948", other), "table content/places/11948-xa-x/slogans.csv", "the city's slogans say of no place");
    assert_eq!(at("session", "31", None), "table content/sessions.csv");
    assert_eq!(at("question", "31", None), "row content/questions.yaml");
    assert_eq!(at("question", "11948", other), "text content/places/11948-xa-x/questions/moi.md");
    for kind in ["guide", "notice", "campaign", "infographic", "page"] {
        assert!(at(kind, "31", None).starts_with("text "), "{kind}");
    }
}

#[test]
fn what_refers_to_an_item_is_known_before_it_goes() {
    let planner = crate::plan::Planner::new(&SITE.library, &SITE.theme, &SITE.sources);
    let refs = |id: &str| -> Vec<String> {
        let path = &SITE.sources.files.get(item(id).span.file).path;
        let found = referrers(&planner, item(id), path, None);
        let of = |span: crate::diag::Span| {
            let source = SITE.sources.files.get(span.file);
            let line = source.text[..span.start as usize].matches('\n').count();
            format!("{}: {}", source.path.trim_start_matches("content/"), source.text.lines().nth(line).unwrap_or_default().trim())
        };
        found.into_iter().map(|r| of(r.span)).collect()
    };
    let fields = refs("guide:khai-tu");
    for line in ["questions.yaml: guide: khai-tu", "campaigns/dich-vu-cong-truc-tuyen.md: "] {
        assert!(fields.iter().any(|known| known.starts_with(line)), "{line}: {fields:#?}");
    }
    assert_eq!(fields.len(), 3, "{fields:#?}");
    let ordered = refs("slogan:don-gian-thu-tuc");
    let orders: Vec<&String> = ordered.iter().filter(|known| known.contains("- { product: ")).collect();
    assert!(!orders.is_empty() && orders.iter().all(|known| known.contains("don-gian-thu-tuc")), "{ordered:#?}");
    // The ward has one of the same name: what names it by a field still finds that.
    let guide = refs("guide:nop-ho-so-tai-buu-dien");
    assert!(!guide.iter().any(|known| known.contains("guide: nop-ho-so")), "{guide:#?}");
    for line in ["gioi-thieu.md: - Không quen dùng máy", "guides/khai-sinh.md: Đến Trung tâm", "guides/khai-sinh.en.md: Go to"] {
        assert!(guide.iter().any(|known| known.starts_with(line)), "{line}: {guide:#?}");
    }
    assert!(!guide.iter().any(|known| known.starts_with("places/11311")), "the ward leads to a version of its own: {guide:#?}");
    assert!(refs("infographic:nghe-cuoc-goi-la").contains(&"printed.yaml: - path: q/364759/".to_string()));
    assert_eq!(refs("contact:truc-11311"), Vec::<String>::new());
    // A ward's own version of the city's: the city's is shown again.
    let own = SITE
        .library
        .items
        .iter()
        .find(|i| i.id() == "guide:nop-ho-so-tai-buu-dien" && SITE.library.group(i.group).place != PlaceNo::PORTAL)
        .unwrap();
    assert_eq!(replacement_item(&SITE.library, own).map(|no| SITE.library.group(SITE.library.item(no).group).place), Some(PlaceNo::PORTAL));
    assert!(referrers(&planner, own, "content/places/x.md", None).is_empty());
    // One ward that does without the city's: its own pages and those it inherits would lead nowhere.
    let ward = SITE.library.places.find("11911").unwrap();
    let at_ward = referrers(&planner, item("guide:nop-ho-so-tai-buu-dien"), "", Some(ward));
    assert!(at_ward.len() >= 4 && at_ward.iter().all(|r| r.by.is_some()), "{at_ward:?}");
    // A translation stays: what leads to the file itself leads nowhere all the same.
    assert!(refs("guide:kich-hoat-vneid").iter().any(|known| known.starts_with("guides/khai-tu.md")));
    assert!(!refs("guide:kich-hoat-vneid").iter().any(|known| known.starts_with("questions.yaml")));
    assert_eq!(
        replacement_item(&SITE.library, item("guide:kich-hoat-vneid")).map(|no| &**SITE.library.site.code(SITE.library.item(no).lang)),
        Some("en")
    );
}

#[test]
fn markdown_changes_by_the_words_of_it() {
    let guide = item("guide:can-cuoc-tu-14-tuoi");
    let old = with_form(guide, |context, _| body(context.source, &context.target).unwrap());
    let seen = crate::edit::form::digest(&normalized_body(&old));
    let new = old.replace("Từ đủ 14 tuổi,", "Từ 14 tuổi,").replace('\n', "\r\n");
    let lines = difference("guide:can-cuoc-tu-14-tuoi", &[(BODY, &new), (&format!("seen:{BODY}"), &seen)]);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("+Từ 14 tuổi,"));
}

#[test]
fn what_cannot_be_is_said_at_its_field() {
    let faults = |id: &str, name: &str, value: &str| -> Vec<(String, &'static str)> {
        with_form(item(id), |context, inputs| {
            let sent: &FormPairs = &with(pairs(&inputs), name, value);
            read_form(context, &inputs, sent).faults.iter().map(|(name, d)| (name.clone(), d.code.name)).collect()
        })
    };
    assert_eq!(faults("contact:truc-thanh-pho", "phone", "225 000 200"), [("phone".to_string(), "bad-phone")]);
    assert_eq!(faults("contact:truc-thanh-pho", "phone", ""), [("phone".to_string(), "field-missing")]);
    // What would break the table.
    for value in ["=1+1", "=\"x\""] {
        assert_eq!(faults("contact:truc-thanh-pho", "unit", value), [("unit".to_string(), "formula")]);
    }
    assert_eq!(faults("contact:truc-thanh-pho", "unit", "a\u{0}b"), [("unit".to_string(), "edit-refused")]);
    assert_eq!(faults("guide:can-cuoc-tu-14-tuoi", "title", "a\u{b}b"), [("title".to_string(), "edit-refused")]);
    assert_eq!(faults("contact:truc-thanh-pho", "hours", "Thứ Hai: 7:30–25:00"), [("hours".to_string(), "bad-hours")]);
    assert_eq!(faults("guide:can-cuoc-tu-14-tuoi", "date", "31/02/2026"), [("date".to_string(), "bad-date")]);
    assert_eq!(faults("guide:can-cuoc-tu-14-tuoi", "sources.0.date", "hôm qua"), [("sources".to_string(), "bad-date")]);
    assert_eq!(faults("campaign:dich-vu-cong-truc-tuyen", "kit.6.items", "[khai-sinh"), [("kit".to_string(), "yaml")]);
}

#[test]
fn workbooks_are_read_only_and_say_so() {
    let kind = Kind::built_in("contact").unwrap();
    let sheet =
        crate::diag::SourceFile { path: "content/contacts.xlsx".into(), text: "Vai trò\n".into(), cells: Some(Default::default()) };
    let target = EditTarget { kind, span: item("contact:truc-thanh-pho").span, speech: Speech::Vietnamese };
    let context =
        FormContext { library: &SITE.library, target, source: &sheet, node: None, item: Some(item("contact:truc-thanh-pho")), like: None };
    assert_eq!(SourceFormat::of(&sheet), SourceFormat::Sheet);
    assert!(form_inputs(&context).iter().all(|i| i.fixed == Some("sheet")));
    assert!(form_inputs(&context).iter().any(|i| i.text == "0225 000 2000"));
}

#[test]
fn own_taxonomies_are_inputs_and_in_the_schema() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/taxonomies-of-the-site");
    let loaded = load(&Config::plain(folder.into(), "unused".into(), jiff::Timestamp::UNIX_EPOCH));
    let item = loaded.library.items.iter().find(|item| item.id() == "page:tin/bai-1").expect("the article is there");
    let source = loaded.sources.files.get(item.span.file);
    let target = EditTarget { kind: item.kind, span: item.span, speech: Speech::Vietnamese };
    let node = written_fields(source, &target);
    let context = FormContext { library: &loaded.library, target, source, node: node.as_ref(), item: Some(item), like: None };
    let inputs = form_inputs(&context);
    let of = |name: &str| inputs.iter().find(|input| input.name == name).unwrap_or_else(|| panic!("no input {name}"));
    assert_eq!((&*of("series").label, &*of("series").text), ("Loạt bài", "giữ đê"));
    assert_eq!((&*of("tác giả").label, &*of("tác giả").text), ("Tác giả", "Trần Văn An\nLê Thị Bình"));
    let schema = crate::kinds::schema::schema(item.kind, loaded.library.site.taxonomies.names.fields(), Speech::Vietnamese);
    assert!(schema["properties"]["series"].is_object() && schema["properties"]["Loạt bài"].is_object());
    assert!(read_form(&context, &inputs, &pairs(&inputs)).changes.is_empty());
    let sent = with(with(pairs(&inputs), "tác giả", "Trần Văn An"), "series", "Giữ đê\nViệc ban đêm");
    let form = read_form(&context, &inputs, &sent);
    assert_eq!(form.faults.len(), 0);
    let text = edited(source, &context.target, &form.changes, form.body.as_deref()).expect("the changes can be written");
    assert!(text.contains("series: [Giữ đê, Việc ban đêm]") && text.contains("tác giả: [Trần Văn An]"), "{text}");
}
