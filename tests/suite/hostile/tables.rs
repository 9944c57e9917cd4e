//! Bad tables: cells, columns and trees of places that cannot be meant.

use super::{Bad, Victim, bad, refuse_all};

const CONTACTS: &str = "content/contacts.csv";
const LOCATIONS: &str = "content/locations.csv";

#[test]
fn cells() {
    refuse_all(
        &[
            bad("a cell that computes", CONTACTS, "role,unit,phone\nduty,=cmd|' /C calc'!A0,1022\n", "formula", 2),
            bad("a cell that adds", CONTACTS, "role,unit,phone\nduty,=1+1,1022\n", "formula", 2),
            bad("a phone with the letter O", CONTACTS, "role,unit,phone\n\nduty,A,0225 000 OO01\n", "bad-phone", 3),
            bad("a phone of nine digits", CONTACTS, "role,unit,phone\nduty,A,022500001\n", "bad-phone", 2),
            bad("a phone without its zero", CONTACTS, "role,unit,phone\nduty,A,2253822616\n", "lost-zero", 2),
            bad("the hour 25", CONTACTS, "role,unit,phone,hours\nduty,A,1022,7:30–25:00\n", "bad-hours", 2),
            bad("the minute 60", CONTACTS, "role,unit,phone,hours\nduty,A,1022,7h60\n", "bad-hours", 2),
            bad("degrees of another sphere", LOCATIONS, "name,type,lat,lon\nA,police,206.8,106.7\n", "bad-coordinate", 2),
            bad("latitude and longitude changed", LOCATIONS, "name,type,lat,lon\nA,police,106.68,20.86\n", "bad-coordinate", 2),
            bad("letters lost to question marks", CONTACTS, "role,unit,phone\nduty,Ph??ng An Bi?n,1022\n", "lost-letters", 2),
            bad("a serial number for a date", CONTACTS, "role,unit,phone,date\nduty,A,1022,46348\n", "date-serial", 2),
            bad("a row longer than its header", CONTACTS, "role,unit,phone\nduty,A,1022,x\n", "row-too-long", 2),
            bad("a column twice", CONTACTS, "role,unit,phone,Phone\nduty,A,1022,1022\n", "column-twice", 1),
            bad("two names for one column", CONTACTS, "role,unit,phone,điện thoại\nduty,A,1022,1022\n", "field-twice", 1),
            bad("no header", CONTACTS, ",,\n,,\n", "table-no-header", 0),
            bad("a column without name", CONTACTS, "role,unit,phone,,x\nduty,A,1022,B\n", "table-no-header", 2),
            bad("an open quote", CONTACTS, "role,unit,phone\nduty,\"A,1022\nduty,B,1022\n", "table", 2),
            bad("an unknown column", CONTACTS, "role,unit,fone\nduty,A,1022\n", "unknown-field", 1),
            bad("an unknown role", CONTACTS, "role,unit,phone\nduti,A,1022\n", "unknown-choice", 2),
            bad("two rows with one id", CONTACTS, "id,role,unit,phone\na,duty,A,1022\na,duty,B,1022\n", "duplicate-item", 3),
            bad("a row for a place that is not there", CONTACTS, "role,unit,phone,place\nduty,A,1022,999\n", "unknown-place", 2),
            bad("a workbook that is none", "content/contacts.xlsx", "role,unit\n", "cannot-read", 0),
        ]
        .into_iter()
        .filter(|b| b.code != "cannot-read")
        .collect::<Vec<Bad>>(),
    );
    let victim = Victim::new();
    victim.write("content/contacts.xlsx", "role,unit\n");
    let wrong = victim.refusal(&[], 2, "cannot-read", Some(("content/contacts.xlsx", 0)));
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn places() {
    let places = "content/places.csv";
    refuse_all(&[
        bad("two roots", places, "code,name,type,parent\na,A,city,\nb,B,city,\n", "place-roots", 3),
        bad("no root", places, "code,name,type,parent\na,A,city,b\nb,B,city,a\n", "place-roots", 0),
        bad("a place below itself", places, "code,name,type,parent\nr,R,city,\na,A,city,a\n", "place-loop", 3),
        bad("places below each other", places, "code,name,type,parent\nr,R,city,\na,A,xa,b\nb,B,xa,a\n", "place-loop", 3),
        bad("a parent that is not there", places, "code,name,type,parent\nr,R,city,\na,A,xa,x\n", "unknown-place", 3),
        bad("a code twice", places, "code,name,type,parent\nr,R,city,\na,A,xa,r\na,B,xa,r\n", "duplicate-item", 4),
        bad("a code that climbs out", places, "code,name,type,parent\nr,R,city,\n../x,A,xa,r\n", "field-missing", 3),
        bad("a code with a slash", places, "code,name,type,parent\nr,R,city,\na/b,A,xa,r\n", "field-missing", 3),
        bad("a website that runs", places, "code,name,type,parent,website\nr,R,city,,\na,A,xa,r,javascript:x\n", "bad-url", 3),
        bad("two places in one folder", places, "code,name,slug,type,parent\nr,R,,city,\na,A,b-c,xa,r\na-b,A,c,xa,r\n", "paths-collide", 0),
        bad("a place in the root's folder", places, "code,name,slug,type,parent\nr,R,,city,\nwww,A,www,xa,r\n", "paths-collide", 0),
    ]);
}

#[test]
fn very_many_rows() {
    let mut text = String::from("role,unit,phone\n");
    (0..200_005).for_each(|n| text.push_str(&format!("duty,Tổ {n},1022\n")));
    refuse_all(&[bad("more rows than any city has", CONTACTS, &text, "table-too-long", 200_002)]);
}

#[test]
fn reasons_are_words_of_the_reader() {
    let two = "title: A\n---\ntitle: B\n";
    let bomb = "extra:\n  a: &a [x, x, x, x, x, x, x, x, x]\n  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n  d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n  e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n  f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n";
    let cases: [(&str, &[u8], &str); 4] = [
        ("content/contacts.xlsx", b"role,unit\n", "định dạng khác"),
        ("content/contacts.xlsx", b"PK\x03\x04 and no more", "bị hỏng"),
        ("content/questions.yaml", two.as_bytes(), "một dòng “---” mở"),
        ("content/questions.yaml", bomb.as_bytes(), "loa dừng đọc"),
    ];
    for (path, bytes, words) in cases {
        let victim = Victim::new();
        victim.write(path, bytes);
        let said = victim.build(&[]);
        assert!(said.out.contains(words), "{path}: {}", said.out);
    }
}
