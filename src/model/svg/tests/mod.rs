//! What is removed from drawings, what stays, and what the author is told.

use super::sanitize_svg;

fn cleaned(inside: &str) -> (String, Vec<String>) {
    let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>");
    let drawing = sanitize_svg(text.as_bytes()).expect("a drawing");
    assert_eq!(drawing.size, Some((9, 9)));
    let out = drawing.cleaned(&text);
    let second = sanitize_svg(out.as_bytes()).expect("a drawing still");
    assert!(second.is_clean(), "{out}");
    let inner = out.split_once("0 0 9 9\">").map_or("", |s| s.1).trim_end_matches("</svg>").to_string();
    (inner, drawing.removed().map(|(_, what, name)| format!("{what} {name}")).collect())
}

#[test]
fn what_runs_loads_or_moves_is_taken_out() {
    for (bad, left, said) in [
        ("<script>alert(1)</script><g/>", "<g/>", "element script"),
        ("<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>", "", "element x:script"),
        ("<g onload=\"alert(1)\" id=\"a\"/>", "<g  id=\"a\"/>", "attribute onload"),
        ("<foreignObject><p>chữ</p></foreignObject>", "", "element foreignObject"),
        ("<image href=\"https://evil.example/x.png\"/>", "<image />", "attribute href"),
        ("<image xlink:href=\"file:///etc/passwd\"/>", "<image />", "attribute xlink:href"),
        ("<image href=\"data:image/svg+xml;base64,AAAA\"/>", "<image />", "attribute href"),
        ("<a href=\"&#106;ava\nscript:alert(1)\"><g/></a>", "<a ><g/></a>", "attribute href"),
        ("<g fill=\"url( 'http://evil.example/#a')\"/>", "<g />", "attribute fill"),
        ("<g style='fill:u\\72l(http://evil.example)'/>", "<g />", "attribute style"),
        ("<style>@import '//evil.example/x.css';</style>", "", "element style"),
        ("<style>g{fill:u<![CDATA[r]]>&#108;<!-- -->(//evil.example)}</style>", "", "element style"),
        ("<rect><animate attributeName=\"x\"/></rect>", "<rect></rect>", "element animate"),
        ("<text>&xxe; &amp; &#65;</text>", "<text> &amp; &#65;</text>", "entity xxe"),
        ("<g class=\"&xxe;\"/>", "<g />", "attribute class"),
        ("<?xml-stylesheet href=\"x.css\"?>", "", "element <?xml-stylesheet"),
    ] {
        assert_eq!(cleaned(bad), (left.to_string(), vec![said.to_string()]), "{bad}");
    }
}

#[test]
fn drawings_stay_as_they_are_written() {
    let good = "<title>Sơ đồ</title><desc>Mô tả</desc><defs><linearGradient id=\"a\"/></defs><g fill=\"url(#a)\"><use href=\"#a\"/></g>\
                <text x=\"1\">Chữ &lt; số</text><a href=\"https://haiphong.example\"><path d=\"M0 0h9\"/></a>";
    assert_eq!(cleaned(good), (good.to_string(), vec![]));
}

#[test]
fn notes_of_drawing_programs_go_without_a_word() {
    let namespaces = "xmlns:ink=\"http://www.inkscape.org/namespaces/inkscape\" xmlns:x=\"http://www.w3.org/1999/xlink\"";
    for (noted, left) in [
        ("<!-- Người vẽ: Lan, C:\\Users\\lan --><g/>", "<g/>"),
        ("<text>Chữ<!-- hỏi lại anh Minh --> viết</text>", "<text>Chữ viết</text>"),
        ("<style>g{fill:red}/**/<!-- cũ --></style>", "<style>g{fill:red}/**/</style>"),
        ("<g inkscape:label=\"Lớp của Lan\" id=\"a\"/>", "<g  id=\"a\"/>"),
        (&format!("<g {namespaces}><use ink:label=\"a\" x:href=\"#b\"/></g>"), &format!("<g {namespaces}><use  x:href=\"#b\"/></g>")),
        ("<dc:title xmlns:dc=\"http://purl.org/dc/elements/1.1/\">Bản của Lan</dc:title>", ""),
        ("<svg:g xml:space=\"preserve\"/>", "<svg:g xml:space=\"preserve\"/>"),
    ] {
        assert_eq!(cleaned(noted), (left.to_string(), vec![]));
    }
    assert_eq!(cleaned("<metadata><rdf:RDF/></metadata><sodipodi:namedview/>"), (String::new(), vec![]));
}

#[test]
fn animations_of_a_style_stand_still() {
    let (text, said) = cleaned("<style>g{animation:x 1s}</style>");
    assert_eq!(text, "<style>g{animation:x 1s}*{animation:none!important;transition:none!important}</style>");
    assert_eq!(said, ["animation style"]);
}

#[test]
fn entities_are_never_opened_and_references_multiply_within_measure() {
    let doctype = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg:svg>&x;</svg:svg>";
    assert_eq!(sanitize_svg(doctype.as_bytes()).map(|d| d.cleaned(doctype)).ok().as_deref(), Some("<svg:svg></svg:svg>"));
    let level = |n: usize| format!("<g id=\"l{n}\">{}</g>", format!("<use href=\"#l{}\"/>", n + 1).repeat(10));
    let bomb = format!("<svg>{}<g id=\"l9\"/></svg>", (0..9).map(level).collect::<String>());
    assert_eq!(sanitize_svg(bomb.as_bytes()).err(), Some("bomb"));
    let circle = "<svg><g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g></svg>";
    assert!(sanitize_svg(circle.as_bytes()).is_ok());
}

/// The fault of a drawing with this inside; none where it is fine.
fn fault(inside: &str) -> Option<&'static str> {
    sanitize_svg(format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>").as_bytes()).err()
}

#[test]
fn drawings_that_take_too_long_to_draw_are_refused() {
    let filter = "<filter id=\"f\"><feGaussianBlur stdDeviation=\"9\"/><feOffset/></filter>";
    let shadows = |n: usize, how: &str| format!("{filter}{}", format!("<g {how}/>").repeat(n));
    let marker = "<marker id=\"m\"><g filter=\"url(#f)\"/></marker>";
    for (what, inside) in [
        ("octaves", "<filter><feTurbulence numOctaves=\"1000000\"/></filter>".to_string()),
        ("many blurs", format!("<filter>{}</filter>", "<feGaussianBlur stdDeviation=\"90\"/>".repeat(600))),
        ("a matrix", "<filter><feConvolveMatrix order=\"900 900\"/></filter>".into()),
        ("a filter that is used often", shadows(400, "filter=\"url(#f)\"")),
        ("a filter in a style", shadows(400, "style=\"filter: url( '#f' )\"")),
        (
            "filters in each other",
            format!("{filter}<g id=\"a\">{}</g>{}", "<g filter=\"url(#f)\"/>".repeat(30), "<use href=\"#a\"/>".repeat(30)),
        ),
        ("a filter of a class", shadows(400, "class=\"s\"") + "<style>.t,g .s:hover{fill:red;filter:url(#f)}</style>"),
        ("a filter of an element", shadows(400, "") + "<style>svg > g{filter:url(#f)}</style>"),
        ("functions", "<g filter=\"blur(9px)\"/>".repeat(600)),
        ("functions of a class", "<g class=\"b\"/>".repeat(600) + "<style>.b{filter:drop-shadow(1px 1px 9px)}</style>"),
        ("markers", format!("{filter}{marker}<path marker-mid=\"url(#m)\" d=\"M0 0{}\"/>", " L1 1".repeat(2000))),
        ("letters", format!("<text>{}</text>", "ă".repeat(200_000))),
        ("letters in small pieces", "<text>Ướt</text>".repeat(50_000)),
        ("attributes", format!("<g{}/>", (0..100_000).map(|n| format!(" a{n}=\"\"")).collect::<String>())),
        ("elements", "<g/>".repeat(300_000)),
    ] {
        assert_eq!(fault(&inside), Some("heavy"), "{what}");
    }
    assert_eq!(fault(&"<use href=\"#a\"/>".repeat(20_000)), Some("bomb"));
}

#[test]
fn rich_drawings_stay() {
    let filter = "<filter id=\"f\"><feGaussianBlur in=\"SourceAlpha\" stdDeviation=\"2\"/><feOffset dx=\"2\"/><feMerge><feMergeNode/></feMerge></filter>";
    for (what, inside) in [
        ("shadows below sixty shapes", format!("{filter}{}", "<g filter=\"url(#f)\"><path d=\"M0 0h9\"/></g>".repeat(60))),
        ("a map with five thousand names", "<text x=\"1\">Phường Hồng Bàng</text>".repeat(5000)),
        (
            "gradients of classes",
            "<linearGradient id=\"g\"/><style>.s{fill:url(#g)}</style>".to_string() + &"<path class=\"s\"/>".repeat(20_000),
        ),
        (
            "a pattern of noise",
            "<filter id=\"n\"><feTurbulence baseFrequency=\".5\" numOctaves=\"4\"/></filter><rect filter=\"url(#n)\"/>".into(),
        ),
    ] {
        assert_eq!(fault(&inside), None, "{what}");
    }
}

#[test]
fn entities_of_illustrator_are_resolved_within_limits() {
    let drawing = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\" [\n\t<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n\t\
        <!ENTITY ns_ai 'http://ns.adobe.com/AdobeIllustrator/10.0/'>\n<!ENTITY st0 \"fill:&#35;a3111b;\">\n<!ENTITY phi \"Lệ phí &amp; thuế\"> ]>\
        <svg xmlns:i=\"&ns_ai;\" xmlns=\"&ns_svg;\" i:viewOrigin=\"0 0\"><path style=\"&st0;\" d=\"M0 0\"/><text>A &phi; &lt;</text></svg>";
    let report = sanitize_svg(drawing.as_bytes()).expect("a drawing");
    assert_eq!(report.removed().count(), 0);
    let cleaned = report.cleaned(drawing);
    assert!(cleaned.contains("xmlns=\"http://www.w3.org/2000/svg\"") && cleaned.contains("style=\"fill:#a3111b;\""), "{cleaned}");
    assert!(
        cleaned.contains("<text>A Lệ phí &amp; thuế &lt;</text>") && !cleaned.contains("ENTITY") && !cleaned.contains("viewOrigin"),
        "{cleaned}"
    );
    assert!(sanitize_svg(cleaned.as_bytes()).is_ok_and(|again| again.is_clean()), "{cleaned}");
    // What loads does so behind an entity too; elements in an entity are not read, and what multiplies ends.
    let hidden = "<!DOCTYPE svg [<!ENTITY a \"javascript:x\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"&a;\"/></svg>";
    assert!(!sanitize_svg(hidden.as_bytes()).expect("a drawing").cleaned(hidden).contains("javascript"));
    let inner = "<!DOCTYPE svg [<!ENTITY a \"<script/>\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
    let report = sanitize_svg(inner.as_bytes()).expect("a drawing");
    assert_eq!((report.cleaned(inner), report.removed().count()), ("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".into(), 2));
    let level = |n: usize| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10));
    let laughs = format!("<!DOCTYPE svg [<!ENTITY l0 \"ha\">{}]><svg>&l9;</svg>", (1..10).map(level).collect::<String>());
    assert!(sanitize_svg(laughs.as_bytes()).is_ok_and(|report| report.cleaned(&laughs).len() < 100));
    let long = format!("<!DOCTYPE svg [<!ENTITY a \"{}\">]><svg>{}</svg>", "ha".repeat(2000), "<g id=\"&a;\"/>".repeat(400));
    assert_eq!(sanitize_svg(long.as_bytes()).err(), Some("bomb"));
}

#[test]
fn namespaces_without_which_browsers_draw_nothing_are_bound() {
    for (drawing, cleaned) in [
        (
            "<svg viewBox=\"0 0 4 4\"><path fill=\"currentColor\" d=\"M0 0\"/></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><path fill=\"currentColor\" d=\"M0 0\"/></svg>",
        ),
        (
            "<!-- a --><svg xmlns=\"http://www.w3.org/2000/svg\"><use xlink:href=\"#a\"/></svg>",
            "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns=\"http://www.w3.org/2000/svg\"><use xlink:href=\"#a\"/></svg>",
        ),
        ("<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"/>", "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"/>"),
    ] {
        let report = sanitize_svg(drawing.as_bytes()).expect("a drawing");
        assert_eq!((report.cleaned(drawing).as_str(), report.removed().count()), (cleaned, 0));
    }
}
