//! Whom to call: everything of the theme that names a number follows one rule, so that a place has one number for one need.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder, files, published};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Wards that have everything, and those that lack one thing after the other, each with the number of its people and that for technical help.
const WARDS: [(&str, &str, &str); 6] = [
    ("101", "0225 000 2101", "0225 000 2901"), // somebody is on duty
    ("102", "0225 000 1102", "0225 000 2901"), // a hotline
    ("103", "0225 000 3103", "0225 000 2901"), // somebody receives files
    ("104", "0225 000 4104", "0225 000 2901"), // a service centre
    ("105", "0225 000 2001", "0225 000 2901"), // nothing: the number of the city
    ("106", "0225 000 2106", "0225 000 2906"), // technical help of its own
];

/// A site of a city with these wards, two guides, and everything the theme makes ordered.
fn site() -> Scratch {
    let places = "code,name,type,parent,hours,hotline\n01,Thành phố Cửa Sông,city,,\"Thứ Hai–Thứ Sáu: 8:00–16:00\",0225 000 1001\n\
        101,Phường Đầu Ghềnh,phuong,01,,0225 000 1101\n102,Phường Cuối Bãi,phuong,01,\"Thứ Hai: 8:00–10:00\",0225 000 1102\n103,Phường Bến Gỗ,phuong,01,,\n\
        104,Xã Đồng Cói,xa,01,,\n105,Xã Giữa Nước,xa,01,,\n106,Phường Chợ Hàng,phuong,01,,0225 000 1106\n";
    let contacts = "id,place,role,unit,phone,hours,weight\ntt,01,duty,Tổ trực thành phố,0225 000 2001,,\nkt,01,technical,Kỹ thuật thành phố,0225 000 2901,,\n\
        a,101,duty,Tổ trực ca hai,0225 000 2191,,20\nb,101,duty,Tổ trực ca một,0225 000 2101,Hằng ngày: 7:00–20:00,10\nc,101,receive,Quầy một,0225 000 3101,,\n\
        d,103,receive,Quầy Bến Gỗ,0225 000 3103,,\ne,106,technical,Kỹ thuật Chợ Hàng,0225 000 2906,,\nf,106,duty,Tổ trực Chợ Hàng,0225 000 2106,,\n";
    let locations = "id,place,name,type,phones\nbc,104,Bưu cục Đồng Cói,post-office,0225 000 5104\ntt,104,Trung tâm phục vụ hành chính công,one-stop,0225 000 4104\n";
    let guide = |title: &str, more: &str| {
        format!(
            "---\ntitle: {title}\nsummary: Nộp hồ sơ trên mạng.\ncampaign: dot-mot\n{more}---\n\n## Các bước thực hiện\n\n### Mở trang\n\nHỏi thêm, gọi {{{{ place.call }}}}.\n\n\
             ### Điền tờ khai\n\nMáy lỗi, gọi {{{{ place.call.technical }}}}.\n"
        )
    };
    let orders = ["leaflet", "poster", "messages", "loudspeaker", "loudspeaker-spot"];
    let order =
        |product: &&str| format!("  - {{ product: {product}, {}places: all }}\n", if *product == "poster" { "size: a4, " } else { "" });
    let kit: String = orders.iter().map(order).collect();
    Scratch::with(&[
        ("content/site.yaml", "title: Cổng\nbase_url: https://thanh-pho.example.vn/\nlanguages: [vi]\ntheme: loa\n"),
        ("content/places.csv", places),
        ("content/contacts.csv", contacts),
        ("content/locations.csv", locations),
        ("content/guides/nop-ho-so.md", &guide("Nộp hồ sơ trên mạng", "")),
        ("content/guides/may-loi.md", &guide("Máy không vào được mạng", "helpline: technical\n")),
        (
            "content/campaigns/dot-mot.md",
            &format!(
                "---\ntitle: Đợt một\ngoal: Nhà nào cũng biết.\nguides: [nop-ho-so, may-loi]\nkit:\n{kit}  - {{ product: text-messages, places: all }}\n---\n\nMọi nhà.\n"
            ),
        ),
    ])
}

/// Telephone numbers in a text, without blanks.
fn numbers(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).replace(['\u{a0}', ' '], "");
    let mut found: Vec<String> = text.match_indices("0225000").filter_map(|(at, _)| Some(text.get(at..at + 11)?.to_string())).collect();
    found.sort();
    found.dedup();
    found
}

fn bare(number: &str) -> String {
    number.replace(' ', "")
}

#[test]
#[cfg_attr(not(feature = "print"), ignore = "prints")]
fn every_product_of_a_ward_names_the_same_number_for_a_need() {
    let site = site();
    copy_folder(&root().join("themes"), &site.at("themes"));
    let said = loa(site.path(), &["build", "--as-of", "2026-11-24"]);
    assert_eq!(said.code, 0, "{}", said.all());
    let made = published(&site.at("output"));
    for (code, general, technical) in WARDS {
        let of_ward = |end: &str| {
            let found = made.iter().find(|(path, _)| path.starts_with(code) && path.ends_with(end));
            numbers(found.unwrap_or_else(|| panic!("{code}: {end}")).1)
        };
        // Nobody else's number stands where one number stands.
        for file in ["in/dot-mot/tin-nhan/nop-ho-so.txt", "/tim-kiem.html", "/404.html"] {
            assert_eq!(of_ward(file), [bare(general)], "{code}: {file}");
        }
        assert_eq!(of_ward("in/dot-mot/tin-nhan/may-loi.txt"), [bare(technical)], "{code}: messages");
        // A page names whom to call about anything, and about its own matter; the texts name both.
        for guide in ["nop-ho-so", "may-loi"] {
            let found = of_ward(&format!("huong-dan/{guide}.html"));
            assert!(found.contains(&bare(general)) && found.contains(&bare(technical)), "{code}: {guide}: {found:?}");
            let second = bare("0225 000 3101");
            assert!(found.iter().all(|number| [&bare(general), &bare(technical), &second].contains(&number)), "{code}: {guide}: {found:?}");
        }
        // Scripts say it in words: digit by digit.
        let script = made.iter().find(|(path, _)| path.starts_with(code) && path.ends_with("phat-thanh/nop-ho-so.txt"));
        let script = String::from_utf8_lossy(script.expect("a script").1).into_owned();
        let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
        let spoken: Vec<&str> = bare(general).bytes().map(|digit| digits[usize::from(digit - b'0')]).collect();
        let heard =
            script.to_lowercase().replace("lăm", "năm").replace([',', '.', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(heard.matches(&spoken.join(" ")).count(), 3, "{code}: in the text, and twice at its end: {script}");
        // What is printed sees the same.
        for (job, number) in
            [("leaflet/guide:nop-ho-so", general), ("leaflet/guide:may-loi", technical), ("poster/guide:nop-ho-so", general)]
        {
            let job = format!("{job}/{code}/vi{}/dot-mot", if job.starts_with("poster") { "/a4" } else { "" });
            let view = loa(site.path(), &["view", &job]);
            assert_eq!(view.code, 0, "{}", view.all());
            let view: serde_json::Value = serde_json::from_str(&view.out).expect("JSON");
            assert_eq!(view["call"]["phone"]["text"], number, "{job}");
        }
    }
    let duty = &made["101-phuong-dau-ghenh/huong-dan/nop-ho-so.html"];
    assert!(String::from_utf8_lossy(duty).contains("7:00"), "hours stand beside the number");
}

/// In the sample every ward's number is that of its duty row, else its hotline.
#[test]
fn the_wards_of_the_sample_have_one_number_each() {
    let site = Scratch::new();
    for part in ["content", "themes", "static"] {
        copy_folder(&root().join(part), &site.at(part));
    }
    let said = loa(site.path(), &["build", "--quiet", "--only", "text-messages", "--only", "not-found", "--only", "search"]);
    assert_eq!(said.code, 0, "{}", said.all());
    let rows = |table: &str, marks: &[&str]| -> BTreeMap<String, String> {
        let text = site.read(table);
        let wanted = text.lines().filter(|line| marks.iter().all(|mark| line.contains(mark)));
        let phone = |line: &str| numbers(line.as_bytes()).into_iter().next();
        wanted.filter_map(|line| Some((line.split(',').nth(usize::from(table.contains("contacts")))?.to_string(), phone(line)?))).collect()
    };
    let (mut duty, hotlines) = (rows("content/contacts.csv", &[",trực,"]), rows("content/places.csv", &["0225"]));
    // One ward has a table of its own.
    let own = rows("content/places/11311-phuong-hong-bang/contacts.csv", &[",trực,"]);
    duty.extend(own.into_values().map(|number| ("11311".to_string(), number)));
    let mut checked = 0;
    for (path, bytes) in published(&site.at("output")) {
        let (Some((folder, _)), true) = (path.split_once('/'), path.ends_with(".html") || path.ends_with("tin-nhan.csv")) else { continue };
        let code = match folder {
            "www" => "31",
            _ if duty.contains_key(folder) => folder,
            _ => folder.split('-').next().unwrap_or(folder),
        };
        let Some(number) = duty.get(code).or_else(|| hotlines.get(code)) else { continue };
        assert_eq!(numbers(&bytes), std::slice::from_ref(number), "{path}");
        checked += 1;
    }
    assert!(checked > 3 * 100, "{checked} files");
}

/// The one list of what may name other numbers: lists of all contacts and hotlines.
#[test]
fn templates_ask_the_rule_and_no_table_whom_to_call() {
    let lists = ["contacts", "embed-code", "handbook", "handbook-booklet", "fragment-contacts", "search-index"];
    let mut faults = Vec::new();
    for (path, bytes) in files(&root().join("themes/loa")) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let product =
            Path::new(&path).parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let names_hotline = ["place.hotline", "p.hotline", "x.hotline"].iter().any(|name| text.contains(name));
        if names_hotline && path != "parts/components.html" && product != "contacts" {
            faults.push(format!("{path} names a hotline"));
        }
        if path.ends_with("product.yaml") && text.contains("kind: contact") && !lists.contains(&&*product) {
            faults.push(format!("{path} asks for contacts"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
