//! No-break spaces inside words of several syllables in titles: `khai sinh`, `bảo hiểm y tế`, `Nguyễn Bỉnh Khiêm`, and in `cho bé`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

const NBSP: char = '\u{a0}';

/// Words of several syllables in titles of public services. The longest match counts.
const WORDS: &str = "an ninh|an sinh|an sinh xã hội|an toàn|ảnh hưởng|báo cáo|bà con|ban hành|bảo hiểm|bảo hiểm xã hội|bảo hiểm y tế|bảo mật|bảo vệ|bắt buộc|\
biên lai|biển số|biểu mẫu|bổ sung|bưu chính|bưu cục|bưu điện|cá nhân|các bước|cách nhận biết|cài đặt|cải chính|cán bộ|căn cước|cập nhật|cấp đổi|cấp lại|cần thiết|chế độ|chi phí|chi trả|\
chia sẻ|chính quyền|chính thức|chính xác|chứng minh|chứng nhận|chứng thực|chuyển đổi|chuyển đổi số|chuyển khoản|chuẩn bị|công an|công chứng|công dân|công khai|\
công nghệ|công nghệ số|cộng đồng|cơ quan|cơ sở|cuộc gọi|cư trú|danh bạ|dân cư|dân tộc|dễ dàng|di động|dịch vụ|dịch vụ công|doanh nghiệp|doanh thu|dữ liệu|đăng ký|\
đăng nhập|đặc khu|đất đai|đầy đủ|đề nghị|địa chỉ|địa điểm|địa phương|đi học|đi làm|điện thoại|điện tử|điều chỉnh|định danh|đóng dấu|đồng hành|đơn giản|đơn vị|đúng hạn|đường dây nóng|\
em bé|gia đình|gia hạn|giả danh|giả mạo|giải quyết|giám hộ|giao dịch|giao thông|giấy phép|giấy tờ|giấy chứng nhận|giới thiệu|hài lòng|hành chính|hạn chế|hệ thống|\
hiệu lực|hiệu quả|hòa giải|hoàn thành|học sinh|hóa đơn|hỏi đáp|hỗ trợ|hồ sơ|hộ chiếu|hộ gia đình|hộ kinh doanh|hộ tịch|hợp đồng|hôn nhân|hưu trí|hướng dẫn|kê khai|\
kết hôn|kết nối|kết quả|khai báo|khai sinh|khai tử|khám bệnh|khẩu hiệu|khiếu nại|khó khăn|khu dân cư|khuyết tật|kiểm tra|kiến nghị|kinh doanh|kinh tế|kích hoạt|\
lao động|lệ phí|liên hệ|liên thông|loa truyền thanh|lòng tin|lừa đảo|lưu trú|lưu ý|lý lịch|lý lịch tư pháp|mai táng|mạng xã hội|mạo danh|mật khẩu|miễn phí|minh bạch|\
môi trường|một cửa|một phần|mua bán|nâng cao|ngân hàng|nghỉ hưu|người cao tuổi|người dân|người lao động|nhà nước|nhà ở|nhanh chóng|nhân dân|nhận biết|nhận diện|\
nông dân|nuôi con nuôi|ông bà|phản ánh|pháp luật|phát thanh|phụ huynh|phúc lợi|phục vụ|phường xã|quá hạn|quản lý|quốc gia|quyền lợi|quy định|quy trình|sinh viên|\
sổ tay|số hóa|sử dụng|tài khoản|tải về|tại nhà|tạm ngừng|tạm trú|tạm vắng|tận nơi|tận tâm|thanh toán|thành phố|thẻ căn cước|thiết bị|thông báo|thông minh|thông tin|\
thời gian|thời hạn|thực hiện|thủ tục|thuận tiện|thường gặp|thường trú|tiếp nhận|tiết kiệm|tin cậy|tin nhắn|tình trạng|toàn trình|tổ chức|tố cáo|tờ khai|tờ rơi|trả lời|\
trách nhiệm|trẻ em|trích lục|triển khai|trợ cấp|trợ giúp|trung tâm|truyền thông|trực tiếp|trực tuyến|tuyên truyền|tử tuất|tư pháp|tự động|ứng dụng|ủy ban|\
ủy ban nhân dân|ủy quyền|văn bản|việc làm|vi phạm|xác minh|xác nhận|xác thực|xây dựng|xã hội|xã phường|xe máy|xét duyệt|xóa đăng ký|xử lý|ý kiến|y tế|\
bản sao|chất lượng|cuộc sống|giải pháp|hạnh phúc|hiện đại|khai thuế|kiểm soát|máy tính|mọi lúc|mọi nơi|niêm yết|phát triển|tiện ích|tiện lợi|tra cứu|tương lai|thay đổi|văn minh|xếp hàng";

/// Function words that belong to the next word; they must not end a line.
const POINTING: &[&str] = &[
    "cho", "và", "của", "từ", "tại", "ở", "với", "để", "về", "là", "có", "không", "đã", "một", "các", "những", "mỗi", "hoặc", "hay", "khi",
    "nếu", "trong", "qua", "bằng", "do", "vì", "đến", "như", "mà", "khỏi", "sau", "trước", "dưới", "trên",
];

/// Syllables of the longest listed word.
const LONGEST: usize = 4;
/// Names of more syllables may break, so that they fit a line.
const LONGEST_NAME: usize = 4;

static KNOWN: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| WORDS.split('|').collect());

/// The text with no-break spaces inside words and names. For display only, like [`super::join_numbers`]. Only single plain spaces are replaced.
pub fn join_words(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    // Whether the space behind word i becomes a no-break space.
    let mut joined = vec![false; words.len()];
    let mut i = 0;
    while i < words.len() {
        let taken = compound(&words[i..], &lower[i..]).max(name(&words[i..]));
        joined[i..i + taken - 1].fill(true);
        let last = i + taken - 1;
        // A dash may end a line, not begin one.
        if i > 0 && matches!(words[i], "-" | "–" | "—") {
            joined[i - 1] = true;
        }
        // The last word before a stop does not begin a line: `cuộc gọi lạ,`.
        if taken == 1 && i > 0 && words[i].ends_with([',', ';', ':']) && words[i - 1].ends_with(char::is_alphanumeric) {
            joined[i - 1] = true;
        }
        if taken == 1 && POINTING.contains(&&*lower[i]) && words.get(i + 1).is_some_and(|next| !next.is_empty()) {
            joined[last] = true;
        }
        i += taken;
    }
    let mut out = String::with_capacity(text.len() + words.len());
    for (i, word) in words.iter().enumerate() {
        out.push_str(word);
        if i + 1 < words.len() {
            out.push(if joined[i] { NBSP } else { ' ' });
        }
    }
    out
}

/// How many of the next words are one listed word.
fn compound(words: &[&str], lower: &[String]) -> usize {
    let most = LONGEST.min(words.len());
    // Punctuation may stand only at the two ends of a word.
    let whole = |n: &usize| {
        let inner = words[..*n]
            .iter()
            .enumerate()
            .all(|(i, w)| (i == 0 || w.starts_with(char::is_alphanumeric)) && (i + 1 == *n || w.ends_with(char::is_alphanumeric)));
        inner && KNOWN.contains(lower[..*n].join(" ").trim_matches(|c: char| !c.is_alphanumeric()))
    };
    (2..=most).rev().find(whole).unwrap_or(1)
}

/// How many of the next words are one name: `Bạch Long Vĩ`. Capitals throughout are no names.
fn name(words: &[&str]) -> usize {
    let capital = |w: &str| w.starts_with(char::is_uppercase) && w.chars().skip(1).all(|c| !c.is_uppercase());
    let mut count = 0;
    for word in words {
        if !capital(word.trim_start_matches(['“', '"', '('])) {
            break;
        }
        count += 1;
        if !word.ends_with(char::is_alphanumeric) {
            break;
        }
    }
    if (2..=LONGEST_NAME).contains(&count) { count } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_names_and_what_small_words_point_at_stay_together() {
        for (text, expected) in [
            (
                "Khai sinh, thường trú, thẻ bảo hiểm y tế cho bé trong một lần nộp",
                "Khai_sinh, thường_trú, thẻ bảo_hiểm_y_tế cho_bé trong_một_lần nộp",
            ),
            ("Phường Nguyễn Bỉnh Khiêm", "Phường_Nguyễn_Bỉnh_Khiêm"),
            ("Trung tâm Phục vụ hành chính công đặc khu Bạch Long Vĩ", "Trung_tâm Phục_vụ hành_chính công đặc_khu Bạch_Long_Vĩ"),
            ("DỊCH VỤ CÔNG TRỰC TUYẾN", "DỊCH_VỤ_CÔNG TRỰC_TUYẾN"),
            ("Hồ sơ, thủ tục", "Hồ_sơ, thủ_tục"),
            ("Nộp thuế - Tiết kiệm", "Nộp thuế_- Tiết_kiệm"),
            ("Nghe cuộc gọi lạ, nhớ 4 việc", "Nghe cuộc_gọi_lạ, nhớ 4 việc"),
            // Two words that only look like one.
            ("Hồ, sơ", "Hồ, sơ"),
            ("Nộp cho", "Nộp cho"),
            ("", ""),
            ("a  b", "a  b"),
        ] {
            assert_eq!(join_words(text).replace(NBSP, "_"), expected);
        }
    }

    #[test]
    fn no_listed_word_is_longer_than_what_is_looked_for() {
        assert!(KNOWN.iter().all(|w| w.split(' ').count() <= LONGEST));
    }
}
