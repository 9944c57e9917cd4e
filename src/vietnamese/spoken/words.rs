//! Spoken forms of abbreviations, units, letters and parts of web addresses.

/// Abbreviations in public administration.
#[rustfmt::skip]
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"), ("MTTQ", "Mặt trận Tổ quốc"),
    ("TTHC", "thủ tục hành chính"), ("DVC", "dịch vụ công"), ("DVCTT", "dịch vụ công trực tuyến"), ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
    ("BCCI", "bưu chính công ích"), ("BHYT", "bảo hiểm y tế"), ("BHXH", "bảo hiểm xã hội"), ("BHTN", "bảo hiểm thất nghiệp"),
    ("CNTT", "công nghệ thông tin"), ("CNSCĐ", "công nghệ số cộng đồng"), ("CĐS", "chuyển đổi số"), ("ĐDĐT", "định danh điện tử"),
    ("CSDL", "cơ sở dữ liệu"), ("CBCC", "cán bộ, công chức"), ("GPLX", "giấy phép lái xe"), ("ANTT", "an ninh trật tự"),
    ("PCCC", "phòng cháy chữa cháy"), ("TDP", "tổ dân phố"), ("NVH", "nhà văn hóa"), ("THCS", "trung học cơ sở"), ("THPT", "trung học phổ thông"),
    ("HTX", "hợp tác xã"), ("KT-XH", "kinh tế - xã hội"), ("ĐT", "điện thoại"), ("SĐT", "số điện thoại"), ("TP", "thành phố"), ("TP.", "thành phố"),
    ("TP.HCM", "Thành phố Hồ Chí Minh"), ("TPHCM", "Thành phố Hồ Chí Minh"), ("P.", "phường"), ("X.", "xã"), ("Đ.", "đường"),
    ("KCN", "khu công nghiệp"), ("KDC", "khu dân cư"), ("QR", "kiu a"), ("OTP", "ô tê pê"), ("SMS", "tin nhắn"), ("VNeID", "vi en y ai đi"),
    ("PDF", "pê đê ép"), ("Internet", "in-tơ-nét"), ("Wifi", "oai phai"), ("Wi-Fi", "oai phai"), ("Zalo", "Da-lô"), ("Facebook", "Phây-búc"),
    ("email", "thư điện tử"), ("e-mail", "thư điện tử"), ("website", "trang web"), ("online", "trực tuyến"), ("&", "và"), ("v.v.", "vân vân"), ("v.v", "vân vân"),
];

/// Units behind a number.
#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("%", "phần trăm"), ("‰", "phần nghìn"), ("đ", "đồng"), ("₫", "đồng"), ("VND", "đồng"), ("VNĐ", "đồng"), ("vnđ", "đồng"), ("k", "nghìn"),
    ("km", "ki-lô-mét"), ("m", "mét"), ("m²", "mét vuông"), ("m2", "mét vuông"), ("cm", "xăng-ti-mét"), ("mm", "mi-li-mét"), ("ha", "héc-ta"),
    ("kg", "ki-lô-gam"), ("g", "gam"), ("KB", "ki-lô-bai"), ("MB", "mê-ga-bai"), ("GB", "gi-ga-bai"), ("°C", "độ xê"), ("h", "giờ"), ("p", "phút"),
];

/// Issuers of documents by the end of their numbers.
#[rustfmt::skip]
const ISSUERS: &[(&str, &str)] = &[
    ("CP", "Chính phủ"), ("TTg", "Thủ tướng Chính phủ"), ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("QH", "Quốc hội"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"), ("TW", "Trung ương"), ("BCA", "Bộ Công an"), ("BTP", "Bộ Tư pháp"), ("BTC", "Bộ Tài chính"),
    ("BYT", "Bộ Y tế"), ("BNV", "Bộ Nội vụ"), ("BKHCN", "Bộ Khoa học và Công nghệ"), ("BGDĐT", "Bộ Giáo dục và Đào tạo"), ("BXD", "Bộ Xây dựng"),
    ("VPCP", "Văn phòng Chính phủ"),
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
    ('J', "gi"),
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

/// Parts of web addresses with a fixed spoken form; others are said as written.
const LABELS: &[(&str, &str)] = &[
    ("gov", "gờ o vê"),
    ("vn", "vê nờ"),
    ("com", "com"),
    ("org", "o rờ gờ"),
    ("www", "ba vê kép"),
    ("dichvucong", "dịch vụ công"),
    ("haiphong", "hải phòng"),
    ("vneid", "vi en y ai đi"),
    ("chinhphu", "chính phủ"),
];

fn find(list: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    list.iter().find(|(written, _)| *written == word).map(|(_, said)| *said)
}

/// How an abbreviation is said.
pub fn abbreviation(word: &str) -> Option<&'static str> {
    find(ABBREVIATIONS, word)
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

/// `dichvucong.gov.vn` is `dịch vụ công chấm gờ o vê chấm vê nờ`.
pub fn domain(domain: &str) -> String {
    domain.split('.').map(|label| find(LABELS, label).unwrap_or(label)).collect::<Vec<_>>().join(" chấm ")
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
    u64::try_from((0..values.len()).map(signed).sum::<i64>()).ok().filter(|n| *n > 0)
}
