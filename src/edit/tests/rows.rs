//! Rows that come and go: written as the others are, and gone again without a trace.

use super::{change, random, source, text, whole};
use crate::diag::{FileId, SourceFile};
use crate::edit::{EditRefusal, EditTarget, FieldChange, NewValue, new_table, row_slug, rows, with_row, without_row};
use crate::kinds::Kind;
use crate::lang::Speech;

fn kind(name: &str) -> &'static Kind {
    Kind::built_in(name).unwrap()
}

fn add(file: &SourceFile, of: &'static Kind, values: &[(&str, &str)]) -> String {
    with_row(file, &whole(of), &changes(of, values)).unwrap_or_else(|why| panic!("{why:?}: {values:?}\n{}", file.text)).0
}

fn changes(of: &'static Kind, values: &[(&str, &str)]) -> Vec<FieldChange> {
    values.iter().map(|(name, value)| change(of, name, text(value))).collect()
}

fn remove(file: &SourceFile, of: &'static Kind, at: usize) -> Result<String, EditRefusal> {
    let row = &rows(file, FileId(0)).unwrap()[at];
    without_row(file, &EditTarget { kind: of, span: row.span, speech: Speech::Vietnamese })
}

const NEW: &[(&str, &str)] = &[("id", "moi"), ("role", "trực"), ("unit", "Tổ \"ba\", nhà C"), ("phone", "0225 000 3333")];

#[test]
fn a_row_is_written_as_the_others_are() {
    let contact = kind("contact");
    let with = |before: &str| add(&source("content/contacts.csv", before), contact, NEW);
    let table = "\u{feff}Mã dòng,Vai trò,Bộ phận,Điện thoại,Ghi chú riêng\r\na,trực,\"Tổ, A\",0225 000 1111,x\r\n";
    assert_eq!(with(table), format!("{table}moi,trực,\"Tổ \"\"ba\"\", nhà C\",0225 000 3333,\r\n"));
    // A last line that was never ended, semicolons, and quotes everywhere.
    let bare = "Mã dòng;Vai trò;Bộ phận;Điện thoại\na;trực;Tổ A;0225 000 1111";
    assert_eq!(with(bare), format!("{bare}\nmoi;trực;\"Tổ \"\"ba\"\", nhà C\";0225 000 3333"));
    let quoted = "\"id\"\t\"role\"\t\"unit\"\t\"phone\"\t\"email\"\n\"a\"\t\"duty\"\t\"A\"\t\"0225 000 1111\"\t\"\"\n";
    assert_eq!(with(quoted), format!("{quoted}\"moi\"\t\"trực\"\t\"Tổ \"\"ba\"\", nhà C\"\t\"0225 000 3333\"\t\"\"\n"));
    // Empty rows that Excel leaves behind stay behind.
    let trailing = "Mã dòng,Vai trò,Bộ phận,Điện thoại\na,trực,A,0225 000 1111\n,,,\n,,,\n";
    assert_eq!(with(trailing), trailing.replacen("\n,,,", "\nmoi,trực,\"Tổ \"\"ba\"\", nhà C\",0225 000 3333\n,,,", 1));
    // What the table has no column for gets one at its right end, and the rows that say nothing there stay as they are.
    let narrow = "Vai trò,Bộ phận,Điện thoại\ntrực,A,0225 000 1111\n";
    let of = [("role", "trực"), ("unit", "B"), ("unit.en", "Team B"), ("phone", "0225 000 2222"), ("email", "b@a.vn")];
    assert_eq!(
        add(&source("content/contacts.csv", narrow), contact, &of),
        "Vai trò,Bộ phận,Điện thoại,Bộ phận.en,Thư điện tử\ntrực,A,0225 000 1111\ntrực,B,0225 000 2222,Team B,b@a.vn\n"
    );
}

#[test]
fn a_row_stands_with_those_of_its_place() {
    let contact = kind("contact");
    let grouped = "Đơn vị,Bộ phận\n31,A\n11311,B\n11311,C\n11329,D\n";
    let with = |before: &str, place: &str| add(&source("content/contacts.csv", before), contact, &[("place", place), ("unit", "Mới")]);
    assert_eq!(with(grouped, "11311"), grouped.replace(",C\n", ",C\n11311,Mới\n"));
    assert_eq!(with(grouped, "11948"), format!("{grouped}11948,Mới\n"), "a place without rows comes last");
    let mixed = "Đơn vị,Bộ phận\n11311,B\n11329,D\n11311,C\n11329,E\n";
    assert_eq!(with(mixed, "11311"), format!("{mixed}11311,Mới\n"));
}

const LIST: &str = "# Hỏi đáp\n- question: A?\n  weight: 10\n  audience: [x]\n  body: |\n    Một.\n\n- question: B?   # thứ hai\n  weight: 20\n  body: |\n    Hai.\n\n# hết\n";

#[test]
fn an_entry_is_written_as_the_others_are() {
    let question = kind("question");
    let with = |before: &str, values: &[(&str, &str)]| add(&source("content/questions.yaml", before), question, values);
    let values = [("question", "C: d?"), ("weight", "30"), ("topic", "ho-tich"), ("body", "Ba.")];
    assert_eq!(
        with(LIST, &values),
        LIST.replace("Hai.\n", "Hai.\n\n- question: \"C: d?\"\n  topic: ho-tich\n  weight: 30\n  body: |\n    Ba.\n")
    );
    let tight = "-   Câu hỏi: A?\r\n    Nội dung: x\r\n-   Câu hỏi: B?";
    assert_eq!(
        with(tight, &[("question", "C?"), ("question.en", "C in English?")]),
        format!("{tight}\r\n-   Câu hỏi: C?\r\n    Câu hỏi.en: C in English?")
    );
    for empty in ["", "# Chưa có câu nào\n", "[]\n", "# Chưa có\n[]"] {
        let new = with(empty, &[("question", "A?")]);
        assert!(new.contains("- câu hỏi: A?") && !new.contains("[]"), "{new:?}");
    }
    assert_eq!(
        with_row(&source("content/questions.yaml", "[{ question: A? }]\n"), &whole(question), &changes(question, &values)).err(),
        Some(EditRefusal::NotSure)
    );
    let sheet = SourceFile { cells: Some(Default::default()), ..source("content/contacts.xlsx", "") };
    assert_eq!(with_row(&sheet, &whole(kind("contact")), &[]).err(), Some(EditRefusal::Sheet));
}

#[test]
fn what_is_removed_takes_nothing_with_it() {
    let list = source("content/questions.yaml", LIST);
    let question = kind("question");
    assert_eq!(
        remove(&list, question, 0).unwrap(),
        LIST.replace(&LIST[LIST.find("- question: A").unwrap()..LIST.find("- question: B").unwrap()], "")
    );
    assert_eq!(
        remove(&list, question, 1).unwrap(),
        LIST.replace(&LIST[LIST.find("\n- question: B").unwrap()..LIST.find("\n# hết").unwrap()], "")
    );
    let only = source("content/questions.yaml", "# Một câu\n- question: A?\n  body: x\n");
    assert_eq!(remove(&only, question, 0).unwrap(), "# Một câu\n[]\n");
    let table = source("content/contacts.csv", "\u{feff}Bộ phận,Điện thoại\r\nA,1\r\n\"B\r\nb\",2\r\nC,3");
    let contact = kind("contact");
    assert_eq!(remove(&table, contact, 1).unwrap(), "\u{feff}Bộ phận,Điện thoại\r\nA,1\r\nC,3");
    assert_eq!(remove(&table, contact, 2).unwrap(), "\u{feff}Bộ phận,Điện thoại\r\nA,1\r\n\"B\r\nb\",2");
}

#[test]
fn a_new_table_is_one_of_its_kind() {
    let contact = kind("contact");
    let new = |values: &[(&str, &str)], like: Option<&SourceFile>| {
        new_table(contact, &changes(contact, values), like, Speech::Vietnamese).unwrap()
    };
    assert_eq!(
        new(&[("id", "a"), ("unit", "A, b"), ("unit.en", "A")], None),
        "\u{feff}Mã dòng,Vai trò,Bộ phận,Bộ phận.en,Điện thoại\na,,\"A, b\",A,\n"
    );
    let like = source("content/contacts.csv", "id;unit;role;phone;hours\r\n");
    assert_eq!(
        new(&[("id", "a"), ("unit", "A, b"), ("email", "a@b.vn")], Some(&like)),
        "\u{feff}id;role;unit;phone;Thư điện tử\r\na;;A, b;;a@b.vn\r\n"
    );
    let slug = |text: &str| row_slug(contact, &rows(&source("content/contacts.csv", text), FileId(0)).unwrap()[0]);
    assert_eq!(slug("Mã dòng,Bộ phận\nTrực 1,Tổ trực\n").as_deref(), Some("truc-1"));
    assert_eq!(slug("Mã dòng,Bộ phận\n,Tổ trực\n").as_deref(), Some("to-truc"));
}

/// Words that tables and lists could misread.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "Tổ trực", "a, b", "a; b", "\"q\"", "5\" ống", "'", "0225 000 1", "# x", "a: b", "- z", "null", "[a]", "{b}", "|", ">", "&a", "*a", "=1+1", "@", "\\", "Hỏi?",
];

#[test]
fn what_is_added_and_removed_again_leaves_the_file_byte_for_byte() {
    let (contact, question) = (kind("contact"), kind("question"));
    let table = |separator: &str, ending: &str, last: &str, quotes: bool| {
        let q = |text: &str| if quotes || text.contains([',', ';']) { format!("\"{text}\"") } else { text.to_string() };
        let rows = [
            ["Mã dòng", "Đơn vị", "Vai trò", "Bộ phận", "Điện thoại"],
            ["a", "31", "trực", "Tổ; A, b", "0225 000 1"],
            ["b", "11311", "kỹ thuật", "B", ""],
        ];
        let rows: Vec<String> = rows.iter().map(|row| row.map(q).join(separator)).collect();
        format!("\u{feff}{}{last}", rows.join(ending))
    };
    let mut tables = vec![];
    for separator in [",", ";", "\t"] {
        for ending in ["\n", "\r\n"] {
            for last in ["", ending, &ending.repeat(3)] {
                tables.extend([false, true].map(|quotes| ("content/contacts.csv", contact, table(separator, ending, last, quotes))));
            }
        }
    }
    let sample = |name: &str| std::fs::read_to_string(format!("{}/content/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    tables.push(("content/contacts.csv", contact, sample("contacts.csv")));
    tables.push(("content/contacts.csv", contact, sample("places/11311-phuong-hong-bang/contacts.csv")));
    let lists =
        [LIST.to_string(), LIST.replace('\n', "\r\n"), LIST.trim_end().to_string(), "# x\n[]\n".to_string(), sample("questions.yaml")];
    tables.extend(lists.map(|list| ("content/questions.yaml", question, list)));
    let (mut state, mut done) = (3, 0);
    for (path, of, before) in &tables {
        for _ in 0..25 {
            let mut word =
                || (0..1 + random(&mut state) % 3).map(|_| WORDS[random(&mut state) % WORDS.len()]).collect::<Vec<_>>().join(" ");
            let title = if *of == contact { "unit" } else { "question" };
            let held = |name: &str| *of == question || before.contains(&crate::forms::label(of, name, Speech::Vietnamese));
            let mut values = vec![("id", word()), (title, word()), ("place", ["31", "11311", "x"][done % 3].to_string())];
            values.push(("body", format!("{}\n\n{}\n", word(), word())));
            values.retain(|(name, _)| (*name != "body" || *of == question) && held(name));
            let changes: Vec<FieldChange> =
                values.iter().map(|(name, value)| change(of, name, Some(NewValue::text(value.as_str())))).collect();
            let (after, at) = match with_row(&source(path, before), &whole(of), &changes) {
                Ok(made) => made,
                Err(why) => panic!("{why:?}: {values:?}\n{before}"),
            };
            assert!(after.len() > before.len() || before.contains("[]"));
            assert_eq!(
                before.contains("\r\n"),
                after.contains("\r\n") && after.matches('\n').count() == after.matches("\r\n").count(),
                "{after:?}"
            );
            let back = remove(&source(path, &after), of, at).unwrap_or_else(|why| panic!("{why:?}: {at}\n{after}"));
            assert_eq!(back, *before, "{values:?}\n{after}");
            done += 1;
        }
    }
    assert!(done > 1000, "{done}");
}
