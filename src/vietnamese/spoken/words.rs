//! Spoken forms of abbreviations, units, letters and parts of web addresses.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The built-in register: its abbreviations are said in full, or as its column `đọc là` says. `read` parses it for the rules; this module comes before.
const REGISTER: &str = include_str!("../../../content/registry/abbreviations.csv");

/// Short forms that no register explains: they are ways to write, or are said otherwise than they are explained.
#[rustfmt::skip]
const SHORT_FORMS: &[(&str, &str)] = &[
    ("đ/c", "đồng chí"), ("Đ/c", "đồng chí"), ("v/v", "về việc"), ("V/v", "về việc"), ("t/m", "thay mặt"), ("TM.", "thay mặt"), ("KT.", "ký thay"),
    ("k/g", "kính gửi"), ("&", "và"), ("v.v.", "vân vân"), ("v.v", "vân vân"), ("TP.", "thành phố"), ("Tp.", "thành phố"), ("TP.HCM", "Thành phố Hồ Chí Minh"),
    ("TPHCM", "Thành phố Hồ Chí Minh"), ("P.", "phường"), ("X.", "xã"), ("Q.", "quận"), ("H.", "huyện"), ("TX.", "thị xã"), ("TT.", "thị trấn"),
    ("Đ.", "đường"), ("ĐK.", "đặc khu"), ("BS.", "bác sĩ"), ("ThS.", "thạc sĩ"), ("TS.", "tiến sĩ"), ("GS.", "giáo sư"), ("PGS.", "phó giáo sư"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"), ("UBMTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ("KHKT", "khoa học kỹ thuật"), ("CSKH", "chăm sóc khách hàng"), ("ĐVHC", "đơn vị hành chính"), ("HCC", "hành chính công"), ("CNSCĐ", "công nghệ số cộng đồng"), ("CBCC", "cán bộ, công chức"), ("GPLX", "giấy phép lái xe"),
    ("ANTT", "an ninh trật tự"), ("ATGT", "an toàn giao thông"), ("ATTP", "an toàn thực phẩm"), ("TDP", "tổ dân phố"), ("NVH", "nhà văn hóa"),
    ("KT-XH", "kinh tế - xã hội"), ("ĐT", "điện thoại"), ("SĐT", "số điện thoại"), ("KCN", "khu công nghiệp"), ("KDC", "khu dân cư"),
    ("NVQS", "nghĩa vụ quân sự"), ("HSSV", "học sinh, sinh viên"), ("MST", "mã số thuế"), ("HKD", "hộ kinh doanh"), ("DN", "doanh nghiệp"),
    ("GCN", "giấy chứng nhận"), ("GDĐT", "giáo dục và đào tạo"), ("TNCS", "thanh niên cộng sản"), ("STT", "số thứ tự"), ("CN", "Chủ nhật"),
    ("24/7", "hai mươi bốn giờ mỗi ngày, bảy ngày mỗi tuần"), ("24h/7", "hai mươi bốn giờ mỗi ngày, bảy ngày mỗi tuần"),
    ("24/24", "hai mươi bốn giờ mỗi ngày"), ("24/24h", "hai mươi bốn giờ mỗi ngày"), ("24h/24", "hai mươi bốn giờ mỗi ngày"),
    ("24h/24h", "hai mươi bốn giờ mỗi ngày"), ("4G", "bốn gi"), ("5G", "năm gi"), ("UNESCO", "u-nét-xcô"), ("VNeID", "vi en y ai đi"), ("VssID", "vi ét ét ai đi"), ("eKYC", "y kê oai xi"),
    ("iPhone", "ai phôn"), ("iPad", "ai pát"),
];

/// Names of services and words of other languages, in any case.
#[rustfmt::skip]
const FOREIGN: &[(&str, &str)] = &[
    ("zalo", "Da-lô"), ("facebook", "Phây-búc"), ("messenger", "mét-xen-giơ"), ("youtube", "Diu-túp"), ("tiktok", "Tích-tóc"), ("viber", "vai-bơ"),
    ("google", "Gu-gồ"), ("gmail", "gi-meo"), ("android", "an-đờ-roi"), ("windows", "uyn-đâu"), ("internet", "in-tơ-nét"), ("wifi", "oai phai"),
    ("wi-fi", "oai phai"), ("bluetooth", "bờ-lu-tút"), ("email", "thư điện tử"), ("e-mail", "thư điện tử"), ("website", "trang mạng"), ("web", "mạng"),
    ("online", "trực tuyến"), ("offline", "trực tiếp"), ("app", "ứng dụng"), ("apps", "ứng dụng"), ("link", "đường dẫn"), ("hotline", "đường dây nóng"),
    ("fanpage", "trang"), ("file", "tệp"), ("video", "vi-đi-ô"), ("clip", "đoạn phim"), ("camera", "ca-mê-ra"), ("laptop", "máy tính xách tay"),
    ("smartphone", "điện thoại thông minh"), ("tivi", "ti vi"), ("kiosk", "ki-ốt"), ("radio", "ra-đi-ô"), ("fax", "phác"), ("chatbot", "trợ lý ảo"),
    ("scan", "quét"), ("chat", "chát"), ("chip", "chíp"), ("etax", "i-tắc"), ("mobile", "mô-bai"), ("passcode", "mật mã"), ("cookie", "cúc-ki"),
    ("logo", "lô-gô"), ("token", "tô-ken"), ("server", "máy chủ"), ("tablet", "máy tính bảng"), ("selfie", "ảnh tự chụp"), ("blog", "trang viết"), ("photo", "phô-tô"), ("copy", "sao chép"), ("password", "mật khẩu"), ("livestream", "phát trực tiếp"), ("covid-19", "cô-vít mười chín"),
    ("internet banking", "ngân hàng trực tuyến"),
];

/// Names of several words.
#[rustfmt::skip]
pub const PHRASES: &[(&str, &str)] = &[
    ("App Store", "Áp Xì-to"), ("Google Play", "Gu-gồ Pờ-lay"), ("CH Play", "Xê hát Pờ-lay"), ("Mobile Banking", "ngân hàng trên điện thoại"),
    ("Internet Banking", "ngân hàng trực tuyến"), ("QR Code", "mã kiu a"), ("QR code", "mã kiu a"), ("Zalo OA", "Da-lô chính thức"),
    ("Zalo Mini App", "ứng dụng nhỏ trong Da-lô"), ("smart phone", "điện thoại thông minh"), ("và / hoặc", "hoặc"), ("trang website", "trang mạng"), ("đường link", "đường dẫn"), ("Đường link", "Đường dẫn"),
    ("App Store/Google Play", "Áp Xì-to hoặc Gu-gồ Pờ-lay"),
];

/// Words that count by Roman numbers.
#[rustfmt::skip]
pub const COUNTING: &[&str] = &[
    "quý", "chương", "phần", "khóa", "khoá", "lần", "kỳ", "kì", "mục", "thứ", "điều", "hội", "kỷ", "hạng", "loại", "vùng", "tập", "cấp", "bảng", "lục",
    "nhóm", "bậc", "đợt", "giai", "đoạn", "bài", "vòng", "tầng", "khu",
];

/// What is counted: a number in front of it is a number, `10/12 hồ sơ` is no date, `114 xã` no telephone number.
#[rustfmt::skip]
pub const COUNTED: &[&str] = &[
    "hồ", "người", "hộ", "đơn", "xã", "phường", "tổ", "thôn", "trường", "đại", "điểm", "câu", "đồng", "triệu", "nghìn", "tỷ", "lượt", "cơ", "thủ",
    "dịch", "học", "cán", "tiêu", "chỉ", "dân", "số", "cuộc", "buổi", "lần", "giờ", "phút", "tuần", "đặc", "quầy", "gia", "doanh", "công", "tấn", "mét",
    "trang", "bản", "tờ", "cái", "chiếc", "suất", "vụ", "ca", "máy", "nhà", "văn", "thành", "sở", "phòng", "quận", "huyện", "tỉnh", "cụm", "nhiệm", "việc",
];

/// Units behind a number.
#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("%", "phần trăm"), ("‰", "phần nghìn"), ("đ", "đồng"), ("₫", "đồng"), ("VND", "đồng"), ("VNĐ", "đồng"), ("vnđ", "đồng"), ("k", "nghìn"),
    ("tr", "triệu"), ("km", "ki-lô-mét"), ("km²", "ki-lô-mét vuông"), ("km2", "ki-lô-mét vuông"), ("m", "mét"), ("m²", "mét vuông"),
    ("m2", "mét vuông"), ("m³", "mét khối"), ("m3", "mét khối"), ("kWh", "ki-lô-oát giờ"), ("kW", "ki-lô-oát"), ("l", "lít"), ("ml", "mi-li-lít"), ("lit", "lít"),
    ("dB", "đề-xi-ben"), ("GHz", "gi-ga-héc"), ("Mbps", "mê-ga-bít một giây"), ("mmHg", "mi-li-mét thủy ngân"), ("ngàn", "nghìn"), ("cm", "xăng-ti-mét"), ("mm", "mi-li-mét"), ("ha", "héc-ta"),
    ("kg", "ki-lô-gam"), ("g", "gam"), ("KB", "ki-lô-bai"), ("MB", "mê-ga-bai"), ("GB", "gi-ga-bai"), ("°C", "độ xê"), ("h", "giờ"), ("p", "phút"),
];

/// Issuers of documents by the end of their numbers.
#[rustfmt::skip]
const ISSUERS: &[(&str, &str)] = &[
    ("CP", "Chính phủ"), ("TTg", "Thủ tướng Chính phủ"), ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("QH", "Quốc hội"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"), ("TW", "Trung ương"), ("BCA", "Bộ Công an"), ("BTP", "Bộ Tư pháp"), ("BTC", "Bộ Tài chính"),
    ("BYT", "Bộ Y tế"), ("BNV", "Bộ Nội vụ"), ("BKHCN", "Bộ Khoa học và Công nghệ"), ("BGDĐT", "Bộ Giáo dục và Đào tạo"), ("BXD", "Bộ Xây dựng"),
    ("VPCP", "Văn phòng Chính phủ"), ("BQP", "Bộ Quốc phòng"), ("BNG", "Bộ Ngoại giao"), ("BCT", "Bộ Công Thương"), ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"), ("BDTTG", "Bộ Dân tộc và Tôn giáo"), ("TTCP", "Thanh tra Chính phủ"), ("NHNN", "Ngân hàng Nhà nước"),
    ("TANDTC", "Tòa án nhân dân tối cao"), ("VKSNDTC", "Viện kiểm sát nhân dân tối cao"), ("BHXH", "Bảo hiểm xã hội"), ("TU", "Thành ủy"), ("ĐU", "Đảng ủy"),
    ("STP", "Sở Tư pháp"), ("SNV", "Sở Nội vụ"), ("SYT", "Sở Y tế"), ("SXD", "Sở Xây dựng"), ("STC", "Sở Tài chính"),
    ("SCT", "Sở Công Thương"), ("SKHCN", "Sở Khoa học và Công nghệ"), ("SGDĐT", "Sở Giáo dục và Đào tạo"), ("SNNMT", "Sở Nông nghiệp và Môi trường"),
    ("CTN", "Chủ tịch nước"), ("CT", "Chủ tịch"),
];

const LETTERS: &[(char, &str)] = &[
    ('A', "a"),
    ('Ă', "ă"),
    ('Â', "â"),
    ('B', "bê"),
    ('C', "xê"),
    ('D', "dê"),
    ('Đ', "đê"),
    ('E', "e"),
    ('Ê', "ê"),
    ('F', "ép"),
    ('G', "gờ"),
    ('H', "hát"),
    ('I', "i"),
    // The phoneme of `gi`, which engines read without its vowel.
    ('J', "di"),
    ('K', "ca"),
    ('L', "lờ"),
    ('M', "mờ"),
    ('N', "nờ"),
    ('O', "o"),
    ('Ô', "ô"),
    ('Ơ', "ơ"),
    ('P', "pê"),
    ('Q', "quy"),
    ('R', "rờ"),
    ('S', "ét"),
    ('T', "tê"),
    ('U', "u"),
    ('Ư', "ư"),
    ('V', "vê"),
    ('W', "vê kép"),
    ('X', "ích"),
    ('Y', "y dài"),
    ('Z', "dét"),
];

/// Labels of web addresses with a fixed spoken form.
#[rustfmt::skip]
const LABELS: &[(&str, &str)] = &[
    ("www", "ba vê kép"), ("dichvucong", "dịch vụ công"), ("haiphong", "hải phòng"), ("vneid", "vi en y ai đi"), ("chinhphu", "chính phủ"),
    ("bocongan", "bộ công an"), ("baohiemxahoi", "bảo hiểm xã hội"), ("thuedientu", "thuế điện tử"), ("zalo", "da-lô"), ("facebook", "phây-búc"),
    ("gmail", "gi-meo"), ("youtube", "diu-túp"), ("google", "gu-gồ"), ("q", "quy"), ("tracuu", "tra cứu"), ("motcua", "một cửa"), ("phucvu", "phục vụ"), ("trungtamphucvuhanhchinhcong", "trung tâm phục vụ hành chính công"), ("congdan", "công dân"),
];

/// Ends of domains.
#[rustfmt::skip]
const DOMAIN_ENDS: &[(&str, &str)] = &[
    ("gov", "gờ o vê"), ("vn", "vê nờ"), ("com", "com"), ("org", "o rờ gờ"), ("net", "nét"), ("edu", "e đu"), ("info", "in-phô"), ("me", "mi"),
    ("io", "ai ô"), ("asia", "a-xi-a"), ("app", "áp"), ("example", "ví dụ"),
];

fn find(list: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    list.iter().find(|(written, _)| *written == word).map(|(_, said)| *said)
}

/// The abbreviations of the register with what is said for them: its column `đọc là`, else, unless everybody knows the short form, the full one.
fn register() -> &'static FxHashMap<&'static str, &'static str> {
    static ROWS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
        let rows = REGISTER.trim_start_matches('\u{feff}').lines().skip(1);
        let row = |line: &'static str| {
            let mut cells = line.trim_end().split(',');
            let (short, long, plain, spoken) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
            let said = if spoken.is_empty() && plain.is_empty() { long } else { spoken };
            (!said.is_empty()).then_some((short, said))
        };
        rows.filter_map(row).collect()
    });
    &ROWS
}

/// How an abbreviation or a word of another language is said.
pub fn abbreviation(word: &str) -> Option<&'static str> {
    let known = find(SHORT_FORMS, word).or_else(|| register().get(word).copied());
    known.or_else(|| {
        let is_latin = word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if is_latin { find(FOREIGN, &word.to_ascii_lowercase()) } else { None }
    })
}

/// Whether a short form with its stop stands before a name: `P.`, `TP.`
pub fn is_stopped(short: &str) -> bool {
    SHORT_FORMS.iter().any(|(written, _)| *written == short)
}

/// How a unit is said.
pub fn unit(word: &str) -> Option<&'static str> {
    find(UNITS, word)
}

/// Who issued `63/2024/NĐ-CP`: what stands behind the last hyphen, without the number of a legislature.
pub fn issuer(suffix: &str) -> Option<&'static str> {
    let last = suffix.rsplit(['-', '/']).next().unwrap_or(suffix);
    find(ISSUERS, last.trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// Letters one by one: `ABC` is `a bê xê`.
pub fn spell(word: &str) -> String {
    let name = |c: char| LETTERS.iter().find(|(l, _)| c.to_uppercase().eq([*l])).map(|(_, said)| *said);
    word.chars().filter_map(name).collect::<Vec<_>>().join(" ")
}

/// The fixed spoken form of a label of a web address.
pub fn label(label: &str) -> Option<&'static str> {
    find(LABELS, label)
}

/// How the end of a domain is said; none for labels that are no such end.
pub fn domain_end(label: &str) -> Option<&'static str> {
    find(DOMAIN_ENDS, label)
}

/// The sign that parts a name in an address.
pub fn sign(sign: &str) -> &'static str {
    match sign {
        "." => "chấm",
        "-" => "gạch nối",
        "_" => "gạch dưới",
        _ => "",
    }
}

/// A Roman number up to 39.
pub fn roman(word: &str) -> Option<u64> {
    if word.is_empty() || word.len() > 6 {
        return None;
    }
    let value = |b: u8| match b {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        _ => None,
    };
    let values: Vec<u64> = word.bytes().map(value).collect::<Option<_>>()?;
    let signed = |i: usize| if values.get(i + 1).is_some_and(|next| *next > values[i]) { -(values[i] as i64) } else { values[i] as i64 };
    let number = u64::try_from((0..values.len()).map(signed).sum::<i64>()).ok().filter(|n| *n > 0)?;
    // `IIII`, `VX` are no Roman numbers.
    (in_roman(number) == word).then_some(number)
}

fn in_roman(number: u64) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat((number / 10) as usize), ONES[(number % 10) as usize])
}
