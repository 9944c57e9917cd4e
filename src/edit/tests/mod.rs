//! What must be true of every change: it is there, nothing else moved, and back again gives the bytes of before.

mod forms;
mod rows;
mod saving;

use super::*;
use crate::diag::{FileId, SourceFile, Span};
use crate::kinds::{Field, Kind};
use crate::lang::Speech;

fn field(kind: &'static Kind, name: &str) -> &'static Field {
    let table = kind.table();
    table.field(table.named(name).unwrap_or_else(|| panic!("no field {name}")))
}

fn source(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.into(), text: text.into(), cells: None }
}

fn guide() -> &'static Kind {
    Kind::built_in("guide").unwrap()
}

fn whole(kind: &'static Kind) -> EditTarget {
    EditTarget { kind, span: Span::file(FileId(0)), speech: Speech::Vietnamese }
}

fn change(kind: &'static Kind, name: &str, value: Option<NewValue>) -> FieldChange {
    let (name, lang) = name.split_once('.').map_or((name, None), |(name, lang)| (name, Some(lang.into())));
    FieldChange { field: field(kind, name), lang, value }
}

fn text(words: &str) -> Option<NewValue> {
    Some(NewValue::text(words))
}

fn words(list: &[&str]) -> Option<NewValue> {
    Some(NewValue::List(list.iter().map(|w| NewValue::text(*w)).collect()))
}

/// A guide with these changes made.
fn front(before: &str, changes: &[(&str, Option<NewValue>)]) -> String {
    let changes: Vec<FieldChange> = changes.iter().map(|(name, value)| change(guide(), name, value.clone())).collect();
    edited(&source("content/guides/a.md", before), &whole(guide()), &changes, None)
        .unwrap_or_else(|e| panic!("{e:?}: {changes:?}\n{before}"))
}

const GUIDE: &str = "---\n# Bài của phường\ntitle:   Đăng ký khai sinh   # tên ngắn\n\nsummary: \"Một: hai\"\ntags: [hộ tịch, 'trẻ em']  # từ khóa\n# ai phụ trách\nowner: Tư pháp\nsources:\n  - title: Luật Hộ tịch   # luật gốc\n    number: 60/2014/QH13\n  # thông tư mới\n  - title: Thông tư 04\nresult: |\n  Giấy khai sinh.\n\n  # không phải ghi chú\nstatus: bản nháp\n---\n\nThân bài\n";

#[test]
fn a_value_changes_where_it_stands() {
    let lines = |old: &str, new: &str| GUIDE.replace(old, new);
    assert_eq!(front(GUIDE, &[("title", text("Khai sinh"))]), lines("Đăng ký khai sinh", "Khai sinh"));
    assert_eq!(front(GUIDE, &[("summary", text("Ba"))]), lines("\"Một: hai\"", "Ba"));
    assert_eq!(
        front(GUIDE, &[("tags", words(&["hộ tịch", "cư trú", "trẻ em"]))]),
        lines("[hộ tịch, 'trẻ em']", "[hộ tịch, cư trú, 'trẻ em']")
    );
    assert_eq!(front(GUIDE, &[("owner", None)]), lines("owner: Tư pháp\n", ""));
    assert_eq!(front(GUIDE, &[("status", text("đã duyệt"))]), lines("bản nháp", "đã duyệt"));
    assert_eq!(front(GUIDE, &[("result", text("Giấy khai sinh."))]), lines("\n\n  # không phải ghi chú", ""));
    assert_eq!(front(GUIDE, &[("result", text("Một.\n\nHai.\n"))]), lines("Giấy khai sinh.\n\n  # không phải ghi chú", "Một.\n\n  Hai."));
}

#[test]
fn new_fields_stand_in_the_order_of_their_kind() {
    assert_eq!(front(GUIDE, &[("date", text("2026-11-26"))]), GUIDE.replace("\"Một: hai\"\n", "\"Một: hai\"\ndate: 2026-11-26\n"));
    assert_eq!(front(GUIDE, &[("who", text("Cha: mẹ"))]), GUIDE.replace("result:", "who: \"Cha: mẹ\"\nresult:"));
    let vietnamese = "---\r\nTiêu đề: A\r\nNgày: 1/2/2026\r\n---\r\nB\r\n";
    assert_eq!(front(vietnamese, &[("summary", text("C"))]), vietnamese.replace("A\r\n", "A\r\nTóm tắt: C\r\n"));
    assert_eq!(front(vietnamese, &[("audience", words(&["a", "b"]))]), vietnamese.replace("2026\r\n", "2026\r\nĐối tượng: [a, b]\r\n"));
    assert_eq!(front("# Chỉ có bài\n", &[("topic", text("ho-tich"))]), "---\nchủ đề: ho-tich\n---\n\n# Chỉ có bài\n");
    assert_eq!(front("---\n---\nA\n", &[("topic", text("ho-tich"))]), "---\nchủ đề: ho-tich\n---\nA\n");
}

fn record(of: &str, entries: &[(&str, &str)]) -> NewValue {
    let fields = record_fields(&field(guide(), of).ty).unwrap();
    NewValue::Record(
        fields.iter().map(|f| (f, NewValue::text(entries.iter().find(|(n, _)| *n == f.name).map_or("", |(_, v)| v)))).collect(),
    )
}

#[test]
fn records_change_entry_by_entry() {
    let law = record("sources", &[("title", "Luật Hộ tịch"), ("number", "60/2014/QH13")]);
    let letter = record("sources", &[("title", "Thông tư 04")]);
    let more = record("sources", &[("title", "Nghị định: 87"), ("date", "2020-07-28")]);
    let set = |list: Vec<NewValue>| front(GUIDE, &[("sources", Some(NewValue::List(list)))]);
    assert_eq!(set(vec![law.clone(), letter.clone()]), GUIDE);
    let dated = record("sources", &[("title", "Luật Hộ tịch"), ("number", "60/2014/QH13"), ("date", "2014-11-20")]);
    assert_eq!(set(vec![dated, letter.clone()]), GUIDE.replace("QH13\n", "QH13\n    date: 2014-11-20\n"));
    assert_eq!(
        set(vec![law.clone(), letter.clone(), more.clone()]),
        GUIDE.replace("Thông tư 04\n", "Thông tư 04\n  - title: \"Nghị định: 87\"\n    date: 2020-07-28\n")
    );
    assert_eq!(
        set(vec![more, law, letter.clone()]),
        GUIDE.replace("  - title: Luật", "  - title: \"Nghị định: 87\"\n    date: 2020-07-28\n  - title: Luật")
    );
    assert_eq!(set(vec![letter]), GUIDE.replace("  - title: Luật Hộ tịch   # luật gốc\n    number: 60/2014/QH13\n", ""));
}

#[test]
fn rows_of_lists_and_of_tables_change_alone() {
    let kind = Kind::built_in("question").unwrap();
    let list = "# Hỏi đáp\n- id: a\n  question: A?\n  body: |\n    Một.\n\n- id: b   # thứ hai\n  question: B?\n  audience: [x]\n\n# hết\n";
    let rows = crate::read::yaml::parse_yaml(FileId(0), list, 0).unwrap();
    let target = |at: usize| EditTarget { kind, span: rows.as_list().unwrap()[at].span, speech: Speech::Vietnamese };
    let set = |at: usize, name: &str, value: Option<NewValue>| {
        edited(&source("content/questions.yaml", list), &target(at), &[change(kind, name, value)], None).unwrap()
    };
    assert_eq!(set(0, "question", text("A1?")), list.replace("A?", "A1?"));
    assert_eq!(set(0, "body", text("Hai.\n\nBa.\n")), list.replace("Một.\n", "Hai.\n\n    Ba.\n"));
    assert_eq!(set(1, "id", None), list.replace("id: b   # thứ hai\n  question", "question"));
    assert_eq!(set(1, "weight", text("5")), list.replace("[x]\n", "[x]\n  weight: 5\n"));
    assert_eq!(set(1, "audience", None), list.replace("  audience: [x]\n", ""));

    let kind = Kind::built_in("contact").unwrap();
    let table = "\u{feff}Mã dòng,Vai trò,Bộ phận,Điện thoại\r\na,trực,\"Tổ, A\",0225 000 1111\r\nb,trực,Tổ B,0225 000 2222\r\n";
    let rows = crate::read::read_csv(FileId(0), table, &mut crate::diag::Diagnostics::new()).unwrap();
    let target = EditTarget { kind, span: rows.as_list().unwrap()[1].span, speech: Speech::Vietnamese };
    let phone = edited(&source("content/contacts.csv", table), &target, &[change(kind, "phone", text("0225 000 3333"))], None).unwrap();
    assert_eq!(phone, table.replace("2222", "3333"));
}

#[test]
fn a_body_keeps_the_distance_to_its_front_matter_and_its_line_endings() {
    let set = |before: &str, body: &str| edited(&source("content/guides/a.md", before), &whole(guide()), &[], Some(body)).unwrap();
    assert_eq!(set(GUIDE, "\nMới\r\n\r\n- a"), GUIDE.replace("Thân bài", "Mới\n\n- a"));
    assert_eq!(set("---\r\ntitle: A\r\n---\r\n\r\nB\r\n", "C\nD\n"), "---\r\ntitle: A\r\n---\r\n\r\nC\r\nD\r\n");
    assert_eq!(set("---\ntitle: A\n---\n", "C"), "---\ntitle: A\n---\n\nC\n");
}

/// The same numbers on every machine.
fn random(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    (*state >> 33) as usize
}

/// Words that YAML could misread.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "Đăng ký", "a: b", "# x", "x #y", "- z", "null", "~", "yes", "0225 000 1234", "50.000", "\"q\"", "'q'", "it's", "\\n", "[a", "b]", "{c}", "d, e",
    "&a", "*b", "!t", "%", "@", "`", "|", ">", "?", "? q", "a:", ":", "Hỏi?", "{{ place.name }}", "gọi {{ place.hotline }}", "1e9", "2026-11-22", "---", "...",
];

#[test]
fn whatever_is_changed_can_be_changed_back() {
    let sample = |name: &str| std::fs::read_to_string(format!("{}/content/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let files = [
        GUIDE.to_string(),
        GUIDE.replace('\n', "\r\n"),
        "---\nTiêu đề: A\ntags:\n- x\n- y   # z\nsources: [{ title: A }, B]\nvideo: { url: https://a.vn, title: 'C' }\n---\nD\n"
            .to_string(),
        "---\ntitle: >-\n  Một\n  hai\ntags:   [a,b ]\nsummary: một\n  hai\nowner:\nreviewer: ~ # chưa rõ\n---\n".to_string(),
        sample("guides/khai-sinh.md"),
        sample("guides/can-cuoc-tu-14-tuoi.md"),
    ];
    let (mut state, mut done) = (7, 0);
    for before in &files {
        for round in 0..120 {
            let mut word =
                || (0..1 + random(&mut state) % 3).map(|_| WORDS[random(&mut state) % WORDS.len()]).collect::<Vec<_>>().join(" ");
            let (name, new): (&str, NewValue) = match round % 6 {
                0 => ("title", NewValue::text(word())),
                1 => ("tags", NewValue::List(vec![NewValue::text(word()), NewValue::text(word())])),
                2 => ("owner", NewValue::text(word())),
                3 => ("summary", NewValue::text(format!("{}\n{}\n", word(), word()))),
                4 => (
                    "sources",
                    NewValue::List(vec![
                        record("sources", &[("title", &word()), ("number", &word())]),
                        record("sources", &[("title", &word())]),
                    ]),
                ),
                _ => ("reviewer", NewValue::text(word())),
            };
            let name = field(guide(), name);
            let after = front(before, &[(name.name, Some(new.clone()))]);
            // What stands outside the lines of the field is the same: line by line, the two differ in one stretch.
            let (a, b): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
            let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
            let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
            let foreign = |line: &&str| {
                !line.starts_with(' ') && !line.starts_with('-') && !line.is_empty() && line.contains(':') && !wanted_key(line, name)
            };
            assert_eq!(a[head..a.len() - tail].iter().find(|l| foreign(l)), None, "{new:?}\n{after}");
            assert_eq!(before.contains("\r\n"), after.contains("\r\n"));
            assert!(!before.contains("\r\n") || after.matches('\n').count() == after.matches("\r\n").count());
            // Back again.
            let node = crate::read::front_matter::parse_front_matter(FileId(0), before, &mut crate::diag::Diagnostics::new()).node.unwrap();
            let old = node.as_map().unwrap().iter().find(|(k, _)| change::is_key_of(&k.text, name)).map(|(_, v)| v.clone());
            let was = old.as_ref().and_then(as_wanted);
            if old.is_some() && was.is_none() {
                continue;
            }
            let back = front(&after, &[(name.name, was.clone())]);
            let told = |text: &str| {
                crate::read::front_matter::parse_front_matter(FileId(0), text, &mut crate::diag::Diagnostics::new()).node.unwrap()
            };
            let (a, b) = (told(before), told(&back));
            let plain = |n: &crate::read::Node| {
                n.as_map().unwrap().iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.text.to_string(), as_text(v))).collect::<Vec<_>>()
            };
            assert_eq!(plain(&a), plain(&b), "{back}");
            // A value on one line comes back byte for byte.
            let one_line = matches!((&was, &new), (Some(NewValue::Text(t)), NewValue::Text(n)) if !t.contains('\n') && !n.contains('\n'));
            if (one_line && !before.contains(">-")) || was.is_none() && old.is_none() {
                assert_eq!(back, *before, "{new:?}");
                done += 1;
            }
        }
    }
    assert!(done > 150, "{done}");
}

fn wanted_key(line: &str, field: &Field) -> bool {
    change::is_key_of(line.split(':').next().unwrap_or_default(), field)
}

fn as_text(node: &crate::read::Node) -> String {
    match (node.as_text(), node.as_list(), node.as_map()) {
        (Some(text), ..) => text.trim().to_string(),
        (_, Some(list), _) => list.iter().map(as_text).collect::<Vec<_>>().join("|"),
        (_, _, Some(map)) => map.iter().map(|(k, v)| format!("{}={}", k.text, as_text(v))).collect::<Vec<_>>().join(";"),
        _ => String::new(),
    }
}

fn as_wanted(node: &crate::read::Node) -> Option<NewValue> {
    if let Some(text) = node.as_text() {
        return Some(NewValue::text(text));
    }
    node.as_list()?.iter().map(|n| n.as_text().map(NewValue::text)).collect::<Option<_>>().map(NewValue::List)
}
