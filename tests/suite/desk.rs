//! The desk as a browser uses it: forms are read from its pages, filled in, sent back; then the files are looked at.

use crate::scratch::Scratch;
use crate::server::{Answer, Server};

fn post(server: &Server, path: &str, pairs: &[(String, String)], more: &str) -> Answer {
    let body = pairs.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect::<Vec<_>>().join("&");
    server.post(path, "application/x-www-form-urlencoded", body.as_bytes(), more)
}

fn encode(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn decoded(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

/// What a browser would send of the form with this action, untouched.
fn form(html: &str, action: &str) -> Vec<(String, String)> {
    let start = html.find(&format!("method=\"post\" action=\"{action}")).unwrap_or_else(|| panic!("no form {action}\n{html}"));
    let html = &html[start..start + html[start..].find("</form>").expect("its end")];
    let (mut pairs, mut rest, mut select) = (Vec::new(), html, None::<String>);
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let tag = &rest[..rest.find('>').expect("a tag") + 1];
        let attribute = |name: &str| {
            let after = tag.split_once(&format!(" {name}=\""))?.1;
            Some(decoded(&after[..after.find('"')?]))
        };
        let is = |name: &str| tag.starts_with(&format!("<{name}"));
        if is("input") && attribute("name").is_some() {
            let ticked = !matches!(attribute("type").as_deref(), Some("checkbox" | "radio")) || tag.contains(" checked");
            if ticked {
                pairs.push((attribute("name").unwrap_or_default(), attribute("value").unwrap_or_default()));
            }
        } else if is("textarea") {
            let text = &rest[tag.len()..rest.find("</textarea>").expect("its end")];
            pairs.push((attribute("name").unwrap_or_default(), decoded(text.strip_prefix('\n').unwrap_or(text)).replace('\n', "\r\n")));
        } else if is("select") {
            select = attribute("name");
        } else if is("option") && tag.contains(" selected") {
            pairs.push((select.clone().unwrap_or_default(), attribute("value").unwrap_or_default()));
        }
        rest = &rest[tag.len()..];
    }
    pairs
}

/// The address of what is shown beside a form.
fn preview(html: &str) -> Option<String> {
    html.split("src=\"").find_map(|rest| rest.split('"').next().filter(|url| url.starts_with("/_draft/"))).map(str::to_string)
}

fn with(mut pairs: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    pairs.retain(|(n, _)| n != name);
    pairs.push((name.to_string(), value.to_string()));
    pairs
}

const CONTACTS: &str = "\u{feff}Mã dòng,Vai trò,Bộ phận,Điện thoại,Giờ trực\r\ntruc,trực,\"Tổ trực, tầng 1\",0225 000 1111,Hằng ngày: 7:00–20:00\r\nky-thuat,kỹ thuật,Kỹ thuật,0225 000 2222,\r\n";
const GUIDE: &str = "---\n# Ghi chú của người soạn\ntitle: Đăng ký tạm trú   # tên ngắn\nsummary: Một câu.\nstatus: published\n---\n\nMột đoạn.\n\n## Các bước thực hiện\n\n1. Một\n2. Hai\n";

fn site() -> Scratch {
    Scratch::with(&[
        ("content/site.yaml", "title: Thử\nbase_url: https://thu.example.vn/\n"),
        ("content/contacts.csv", CONTACTS),
        ("content/guides/tam-tru.md", GUIDE),
    ])
}

const CONTACT: &str = "/_desk/item?file=content/contacts.csv&row=truc";
const ITEM: &str = "/_desk/item?file=content/guides/tam-tru.md";

#[test]
fn saving_changes_the_line_that_was_changed() {
    let site = site();
    let server = Server::start(site.path(), &["--edit"]);
    let page = server.get(CONTACT);
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(
        page.header("content-security-policy").is_some_and(|p| p.contains("default-src 'none'") && p.contains("frame-ancestors 'none'"))
    );
    let sent = form(&page.text(), "/_desk/item?");
    assert_eq!(post(&server, CONTACT, &sent, "").status, 303, "an untouched form is no fault");
    assert_eq!(site.read("content/contacts.csv"), CONTACTS);
    let saved = post(&server, CONTACT, &with(sent.clone(), "phone", "0225 000 3333"), "");
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(site.read("content/contacts.csv"), CONTACTS.replace("0225 000 1111", "0225 000 3333"));
    // Whoever opened the page before that is told, and nothing is lost.
    let late = post(&server, CONTACT, &with(sent, "phone", "0225 000 4444"), "");
    assert_eq!(late.status, 409);
    assert!(late.text().contains("0225 000 3333") && late.text().contains("0225 000 4444"), "{}", late.text());
    assert!(site.read("content/contacts.csv").contains("0225 000 3333"));
    // Both are there; mine can still be saved.
    assert_eq!(post(&server, CONTACT, &form(&late.text(), "/_desk/item?"), "").status, 303);
    assert_eq!(site.read("content/contacts.csv"), CONTACTS.replace("0225 000 1111", "0225 000 4444"));
}

#[test]
fn faults_are_said_at_their_field_and_nothing_is_written() {
    let site = site();
    let server = Server::start(site.path(), &["--edit"]);
    let sent = form(&server.get(CONTACT).text(), "/_desk/item?");
    let faulty = post(&server, CONTACT, &with(sent, "phone", "0225 OOO 11"), "");
    assert_eq!(faulty.status, 422);
    assert!(faulty.text().contains("class=\"fault\"") && faulty.text().contains("value=\"0225 OOO 11\""), "{}", faulty.text());
    assert_eq!(site.read("content/contacts.csv"), CONTACTS);
    let mended = with(form(&faulty.text(), "/_desk/item?"), "phone", "0225 000 1112");
    assert_eq!(post(&server, CONTACT, &mended, "").status, 303);
    assert_eq!(site.read("content/contacts.csv"), CONTACTS.replace("1111", "1112"));
}

#[test]
fn markdown_and_fields_are_saved_together() {
    let site = site();
    let server = Server::start(site.path(), &["--edit"]);
    let page = server.get(ITEM);
    let sent = form(&page.text(), "/_desk/item?");
    let body = sent.iter().find(|(n, _)| n == "body.markdown").expect("the text").1.replace("2. Hai", "2. Ba");
    let sent = with(with(sent, "body.markdown", &body), "owner", "Công an: đội 1");
    assert_eq!(post(&server, ITEM, &sent, "").status, 303);
    assert_eq!(
        site.read("content/guides/tam-tru.md"),
        GUIDE.replace("2. Hai", "2. Ba").replace("status: published\n", "status: published\nowner: \"Công an: đội 1\"\n")
    );
    assert!(server.get(ITEM).text().contains("class=\"plus\""), "the page shows which lines changed");
}

#[test]
fn writing_is_for_pages_of_this_run_alone() {
    let site = site();
    let server = Server::start(site.path(), &["--edit"]);
    let sent = with(form(&server.get(CONTACT).text(), "/_desk/item?"), "phone", "0225 000 9999");
    assert_eq!(post(&server, CONTACT, &sent, "Origin: http://evil.example\r\n").status, 403);
    assert_eq!(post(&server, CONTACT, &with(sent.clone(), "token", "x"), "").status, 403);
    assert_eq!(post(&server, CONTACT, &sent, "Host: evil.example:1111\r\n").status, 421);
    for file in ["content/../content/contacts.csv", "/etc/passwd", "content/con.md", "themes/x.html", "content%2f..%2f..%2fx.md"] {
        let answer = post(&server, &format!("/_desk/item?file={file}&row=truc&kind=guide"), &sent, "");
        assert!((400..500).contains(&answer.status), "{file}: {}", answer.status);
    }
    assert_eq!(site.read("content/contacts.csv"), CONTACTS);
    drop(server);
    let server = Server::start(site.path(), &[]);
    let page = server.get(CONTACT);
    assert!(page.text().contains("loa serve --edit") && !page.text().contains("class=\"main\""), "{}", page.text());
    assert_eq!(post(&server, CONTACT, &sent, "").status, 403);
    assert_eq!(site.read("content/contacts.csv"), CONTACTS);
}

#[test]
fn new_items_and_pictures_come_beside_their_kind() {
    let site = site();
    let server = Server::start(site.path(), &["--edit"]);
    let sent = with(with(form(&server.get("/_desk/new").text(), "/_desk/new"), "kind", "guide"), "title", "Đăng ký kết hôn");
    let made = post(&server, "/_desk/new", &sent, "");
    assert_eq!((made.status, made.header("location")), (303, Some("/_desk/item?file=content/guides/dang-ky-ket-hon.md&kind=guide")));
    let item = made.header("location").expect("an address").to_string();
    let page = server.get(&item).text();
    let preview = preview(&page).expect("it can be written in and seen at once");
    assert!(server.get(&preview).text().contains("NHÁP"), "and says that nobody has approved it");
    let again = post(&server, "/_desk/new", &sent, "");
    assert!(again.status == 422 && again.text().contains("dang-ky-ket-hon.md"), "{}", again.text());

    let page = server.get(&item);
    let told = form(&page.text(), "/_desk/picture?");
    let told = |name: &str| told.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).expect("a value");
    let photo = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/pictures/dung.jpg")).expect("a picture");
    let send = |alt: &str, bytes: &[u8]| {
        let mut body = Vec::new();
        for (name, value) in [("token", told("token")), ("digest", told("digest")), ("alt", alt.to_string()), ("into", "field".into())] {
            body.extend(format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        body.extend(b"--XX\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"Nhan vien tai quay.JPG\"\r\nContent-Type: image/jpeg\r\n\r\n");
        body.extend(bytes);
        body.extend(b"\r\n--XX--\r\n");
        server.post(&item.replace("/_desk/item", "/_desk/picture"), "multipart/form-data; boundary=XX", &body, "")
    };
    assert_eq!(send("", &photo).status, 422, "a picture without words is refused");
    let active = send("Quầy", b"<svg onload='x'/>");
    assert!(active.status == 422 && active.text().contains("onload"), "{}", active.text());
    let sent = send("Nhân viên tại quầy", &photo);
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(site.at("content/guides/nhan-vien-tai-quay.jpg").is_file());
    let text = site.read("content/guides/dang-ky-ket-hon.md");
    assert!(text.contains("image: nhan-vien-tai-quay.jpg\nalt: Nhân viên tại quầy\n"), "{text}");
}

#[test]
fn what_is_written_is_shown_before_it_is_saved() {
    let site = site();
    let server = Server::start(site.path(), &["--edit"]);
    let page = server.get(ITEM).text();
    let address = preview(&page).expect("a preview");
    let standing = address.trim_start_matches("/_draft").to_string();
    let (draft, sent) = (ITEM.replace("/item", "/draft"), form(&page, "/_desk/item?"));
    let write = |name: &str, value: &str| post(&server, &draft, &with(sent.clone(), name, value), "");
    let mut open = server.open(&address);
    // A text, and what the page is called.
    let told = write("body.markdown", "Một đoạn đang viết.");
    assert!(told.status == 200 && told.text().contains("not saved"), "{}", told.text());
    assert_eq!(open.next("reload"), "{}");
    assert!(server.get(&address).text().contains("đang viết") && !server.get(&standing).text().contains("đang viết"));
    write("title", "Đăng ký tạm trú qua mạng");
    assert!(server.get(&address).text().contains("qua mạng</h1>") && !server.get(&standing).text().contains("qua mạng"));
    // What cannot be is said, and what could be stays in view.
    let told = write("status", "xong");
    assert!(told.text().contains("class=\"error\""), "{}", told.text());
    let told = write("body.markdown", "Xem [bài](guide:khong-co).");
    assert!(told.status == 200, "{}", told.text());
    assert_eq!(site.read("content/guides/tam-tru.md"), GUIDE);
    // A change elsewhere shows with it.
    write("body.markdown", "Số {{ site.title }} đang viết.");
    site.write("content/site.yaml", "title: Thử lại\nbase_url: https://thu.example.vn/\n");
    server.wait_for(&address, |answer| answer.text().contains("Số Thử lại đang viết"), |answer| answer.status == 200);
    // Written back is as saved; so is what somebody left, once the form is opened again.
    post(&server, &draft, &sent, "");
    assert_eq!(server.get(&address).text().matches("đang viết").count(), 0);
    write("body.markdown", "Một đoạn bỏ dở.");
    assert!(server.get(&address).text().contains("bỏ dở"));
    server.get(ITEM);
    assert!(!server.get(&address).text().contains("bỏ dở"));
    // Not for pages from elsewhere.
    assert_eq!(post(&server, &draft, &with(sent.clone(), "token", "x"), "").status, 403);
    assert_eq!(post(&server, &draft.replace("content/guides/tam-tru.md", "content/../x.md"), &sent, "").status, 404);
}

#[test]
fn a_new_row_comes_into_the_table_of_its_kind() {
    let site = site();
    site.write("content/questions.yaml", "- question: A?\n  body: |\n    Một.\n");
    let server = Server::start(site.path(), &["--edit"]);
    let ask = |kind: &str, title: &str| {
        let sent = with(with(form(&server.get("/_desk/new").text(), "/_desk/new"), "kind", kind), "title", title);
        let asked = post(&server, "/_desk/new", &sent, "");
        assert_eq!(asked.status, 303, "{}", asked.text());
        asked.header("location").expect("an address").to_string()
    };
    let row = ask("contact", "Tổ tiếp nhận");
    assert_eq!(row, "/_desk/row?kind=contact&place=&title=T%E1%BB%95%20ti%E1%BA%BFp%20nh%E1%BA%ADn");
    let sent = form(&server.get(&row).text(), "/_desk/row?");
    assert!(sent.contains(&("unit".into(), "Tổ tiếp nhận".into())), "{sent:?}");
    let missing = post(&server, &row, &sent, "");
    assert_eq!(missing.status, 422, "a row without its number is no row");
    assert_eq!(site.read("content/contacts.csv"), CONTACTS);
    let sent = with(with(form(&missing.text(), "/_desk/row?"), "phone", "0225 000 5555"), "role", "receive");
    assert_eq!(post(&server, &row, &with(sent.clone(), "token", "x"), "").status, 403);
    let made = post(&server, &row, &sent, "");
    assert_eq!(
        (made.status, made.header("location")),
        (303, Some("/_desk/item?file=content/contacts.csv&row=to-tiep-nhan&kind=contact")),
        "{}",
        made.text()
    );
    let after = format!("{CONTACTS}to-tiep-nhan,tiếp nhận,Tổ tiếp nhận,0225 000 5555,\r\n");
    assert_eq!(site.read("content/contacts.csv"), after);
    let page = server.get(made.header("location").expect("an address"));
    assert!(
        page.status == 200 && page.text().contains("class=\"plus\"") && page.text().contains("<h1>Tổ tiếp nhận</h1>"),
        "{}",
        page.text()
    );
    // What need not be said may be left out: the page shows the rest.
    let shown = page.text().split("src=\"").find_map(|rest| rest.split('"').next()?.strip_prefix("/_draft").map(str::to_string));
    let shown = server.get(&shown.expect("a preview")).text();
    assert!(shown.contains("0225 000 5555"), "{shown}");
    assert_eq!(post(&server, &row, &sent, "").status, 422, "sent twice, it is there once");
    assert_eq!(site.read("content/contacts.csv"), after);

    let entry = ask("question", "B: c?");
    let sent = with(form(&server.get(&entry).text(), "/_desk/row?"), "body", "Hai.\r\n\r\nBa.");
    assert_eq!(post(&server, &entry, &sent, "").status, 303);
    assert_eq!(
        site.read("content/questions.yaml"),
        "- question: A?\n  body: |\n    Một.\n- question: \"B: c?\"\n  body: |\n    Hai.\n\n    Ba.\n"
    );
    let long = ask("question", &"Nộp hồ sơ ở đâu ".repeat(12));
    let made = post(&server, &long, &with(form(&server.get(&long).text(), "/_desk/row?"), "body", "Tại phường."), "");
    assert_eq!(server.get(made.header("location").expect("an address")).status, 200, "{:?}", made.header("location"));
    let slogan = ask("slogan", "Hành chính thông minh, tận tâm phục vụ");
    assert_eq!(post(&server, &slogan, &form(&server.get(&slogan).text(), "/_desk/row?"), "").status, 303);
    assert_eq!(
        site.read("content/slogans.csv"),
        "\u{feff}id,text\nhanh-chinh-thong-minh-tan-tam-phuc-vu,\"Hành chính thông minh, tận tâm phục vụ\"\n"
    );
}

#[test]
fn what_goes_is_shown_before_it_goes() {
    let site = site();
    site.write("content/guides/tam-tru.md", GUIDE.replace("Một đoạn.", "Xem [thường trú](guide:thuong-tru)."));
    site.write("content/guides/thuong-tru.md", GUIDE.replace("tạm trú", "thường trú"));
    let server = Server::start(site.path(), &["--edit"]);
    let contact = CONTACT.replace("/item", "/remove");
    let item = server.get(CONTACT).text();
    assert!(item.contains(&contact.replace('&', "&amp;")), "the item leads there");
    assert!(item.contains("A cell of a table cannot hold this list") && !item.contains(">desk-"), "{item}");
    let page = server.get(&contact);
    assert!(
        page.text().contains("truc,trực,&quot;Tổ trực, tầng 1&quot;") && page.text().contains("Nothing refers to this"),
        "{}",
        page.text()
    );
    let consent = form(&page.text(), "/_desk/remove?");
    assert_eq!(post(&server, &contact, &with(consent.clone(), "token", "x"), "").status, 403);
    site.write("content/contacts.csv", CONTACTS.replace("1111", "1112"));
    let late = post(&server, &contact, &consent, "");
    assert!(late.status == 409 && late.text().contains("0225 000 1112"), "{}", late.text());
    let gone = post(&server, &contact, &form(&late.text(), "/_desk/remove?"), "");
    assert_eq!((gone.status, gone.header("location")), (303, Some("/_desk/?kind=contact")));
    let lines: Vec<&str> = CONTACTS.split_inclusive('\n').collect();
    assert_eq!(site.read("content/contacts.csv"), format!("{}{}", lines[0], lines[2]));
    let list = server.get("/_desk/?kind=contact").text();
    assert!(list.contains("Deleted “Tổ trực, tầng 1”") && list.contains("New contact"), "{list}");
    assert_eq!(server.get(CONTACT).status, 404);
    // A mistake is taken back.
    let back = post(&server, "/_desk/restore", &form(&list, "/_desk/restore"), "");
    assert_eq!(
        (back.status, back.header("location")),
        (303, Some("/_desk/item?file=content/contacts.csv&row=truc&kind=contact")),
        "{}",
        back.text()
    );
    assert_eq!(site.read("content/contacts.csv"), CONTACTS.replace("1111", "1112"));
    assert_eq!(post(&server, "/_desk/restore", &form(&list, "/_desk/restore"), "").status, 404, "once");

    let guide = "/_desk/remove?file=content/guides/thuong-tru.md";
    let page = server.get(guide).text();
    assert!(page.contains("content/guides/tam-tru.md:8") && page.contains("One place refers to this"), "{page}");
    assert_eq!(post(&server, guide, &form(&page, "/_desk/remove?"), "").status, 303);
    assert!(!site.at("content/guides/thuong-tru.md").exists() && site.at("content/guides/tam-tru.md").exists());
    let restore = form(&server.get("/_desk/").text(), "/_desk/restore");
    assert_eq!(post(&server, "/_desk/restore", &restore, "").status, 303);
    assert_eq!(site.read("content/guides/thuong-tru.md"), GUIDE.replace("tạm trú", "thường trú"));
    for file in ["content/site.yaml", "content/../x.md", "content/places.csv&row=31"] {
        assert_eq!(server.get(&format!("/_desk/remove?file={file}")).status, 404, "{file}");
    }
}

#[test]
fn one_place_does_without_what_the_others_keep() {
    let site = site();
    site.write("content/places.csv", "code,name,type,parent\n31,Thành phố,city,\n11311,Phường A,phuong,31\n11329,Phường B,phuong,31\n");
    let server = Server::start(site.path(), &["--edit"]);
    let of = "/_desk/remove?file=content/guides/tam-tru.md";
    assert!(!server.get(of).text().contains("Hide it at"), "nobody else was looked at");
    let page = server.get(&format!("{of}&at=11311")).text();
    assert!(page.contains("Hide it at Phường A only") && page.contains("Delete it everywhere"), "{page}");
    let hide = format!("{}&at=11311", of.replace("remove", "hide"));
    let hidden = post(&server, &hide, &form(&page, "/_desk/hide?"), "");
    let file = "content/places/11311-phuong-a/guides/tam-tru.md";
    assert_eq!(
        (hidden.status, hidden.header("location")),
        (303, Some(&*format!("/_desk/item?file={file}&kind=guide"))),
        "{}",
        hidden.text()
    );
    assert_eq!(site.read(file), "---\ntitle: \"Đăng ký tạm trú\"\nhidden: true\n---\n");
    let page = |place: &str| server.get(&format!("/{place}/huong-dan/tam-tru.html")).status;
    assert_eq!((page("11311-phuong-a"), page("11329-phuong-b")), (404, 200));
    // Shown again, once that file is gone.
    let back = format!("/_desk/remove?file={file}");
    assert!(server.get(&back).text().contains("After that Phường A shows what Thành phố has"));
    post(&server, &back, &form(&server.get(&back).text(), "/_desk/remove?"), "");
    assert_eq!(page("11311-phuong-a"), 200);
}

#[test]
fn workbooks_are_left_to_excel() {
    let site = site();
    site.remove("content/contacts.csv");
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/faults-in-a-workbook/content/contacts.xlsx");
    std::fs::copy(book, site.at("content/contacts.xlsx")).expect("a workbook");
    let server = Server::start(site.path(), &["--edit"]);
    let page = server.get("/_desk/row?kind=contact&title=A");
    assert!(page.status == 422 && page.text().contains("content/contacts.xlsx"), "{}", page.text());
    let list = server.get("/_desk/?kind=contact").text();
    let row = list.split("href=\"").find_map(|rest| rest.split('"').next().filter(|url| url.contains("contacts.xlsx"))).expect("a row");
    assert!(server.get(&decoded(row)).text().contains("open it in Excel"), "what it says can be read");
    let page = server.get(&decoded(&row.replace("/item", "/remove"))).text();
    assert!(page.contains("it is an Excel workbook") && !page.contains("class=\"main\""), "{page}");
}

#[test]
fn a_picture_without_the_token_is_refused_before_it_is_read() {
    use std::io::{Read, Write};
    let site = site();
    let server = Server::start(site.path(), &["--edit"]);
    let mut stream = server.connect();
    let address = stream.peer_addr().expect("an address");
    let part = |name: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"");
    let begin = format!("{}\r\n\r\nwrong\r\n{}; filename=\"a.png\"\r\n\r\n\u{89}PNG", part("token"), part("picture"));
    let head = format!(
        "POST /_desk/picture?file=content/gioi-thieu.md&kind=page HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 15000000\r\n\r\n"
    );
    // Only the beginning is sent; the answer comes all the same.
    stream.write_all([head, begin].concat().as_bytes()).expect("it reads");
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).expect("an answer");
    assert_eq!(String::from_utf8_lossy(&answer), "HTTP/1.1 403");
}

/// Sends a form from eight windows at the same moment; returns how many were answered with each status.
fn at_once(server: &Server, path: &str, forms: &[Vec<(String, String)>]) -> std::collections::BTreeMap<u16, usize> {
    let barrier = std::sync::Barrier::new(forms.len());
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let send = |form| {
            barrier.wait();
            post(server, path, form, "").status
        };
        let all: Vec<_> = forms.iter().map(|form| scope.spawn(move || send(form))).collect();
        all.into_iter().map(|one| one.join().expect("an answer")).collect()
    });
    let mut counts = std::collections::BTreeMap::new();
    statuses.into_iter().for_each(|status| *counts.entry(status).or_default() += 1);
    counts
}

#[test]
fn of_saves_at_the_same_moment_one_is_made_and_the_others_are_told() {
    let site = site();
    let server = Server::start(site.path(), &["--edit"]);
    let sent = form(&server.get(CONTACT).text(), "/_desk/item?");
    let forms: Vec<_> = (0..8).map(|n| with(sent.clone(), "phone", &format!("0225 000 333{n}"))).collect();
    let counts = at_once(&server, CONTACT, &forms);
    assert_eq!((counts.get(&303), counts.get(&409)), (Some(&1), Some(&7)), "{counts:?}");
    let made =
        (0..8).filter(|n| site.read("content/contacts.csv") == CONTACTS.replace("0225 000 1111", &format!("0225 000 333{n}"))).count();
    assert_eq!(made, 1);
    // A double click on a new row.
    let row = "/_desk/row?kind=contact&title=M%E1%BB%99t%20c%E1%BB%ADa";
    let sent = with(with(form(&server.get(row).text(), "/_desk/row?"), "phone", "0225 000 5555"), "role", "receive");
    let counts = at_once(&server, row, &vec![sent; 8]);
    assert_eq!(counts.get(&303), Some(&1), "{counts:?}");
    assert_eq!(site.read("content/contacts.csv").matches("0225 000 5555").count(), 1);
}
