# Liên hệ, địa điểm

phone-in-text = { $why ->
        [letter-o] Số điện thoại “{ $phone }” có chữ O thay cho số 0.
        [too-short] Số điện thoại “{ $phone }” thiếu chữ số.
        [too-long] Số điện thoại “{ $phone }” thừa chữ số.
        [unknown-prefix] Ở Việt Nam không có số điện thoại bắt đầu như “{ $phone }”.
       *[other] Số điện thoại “{ $phone }” không gọi được.
    }
    .help = { $why ->
        [letter-o] Hãy gõ lại bằng chữ số 0.
        [unknown-prefix] Hãy kiểm tra đầu số: đầu 01x đã đổi từ năm 2018, số cố định bắt đầu bằng 02.
       *[other] Cố định có 11 chữ số (0225 000 1234), di động có 10 chữ số. Hãy gọi thử trước khi đăng. Nếu đây không phải số điện thoại, hãy ghi loa-ok: phone-in-text và lý do ở dòng đó.
    }
    .explain =
        Số điện thoại viết trong bài không gọi được: thiếu số, thừa số, gõ nhầm chữ O hoặc dùng đầu số đã bỏ.
        Ví dụ: tờ rơi in “0225 000 123” cho 5.000 hộ; không ai gọi được, và không thu lại được tờ nào.
        Tốt nhất là ghi số một lần trong bảng liên hệ, rồi trong bài viết {"{{"} place.call {"}}"}.

personal-number = “{ $phone }” là số di động, có thể là số của một người.
    .help = Hãy dùng số cố định hoặc tổng đài của cơ quan. Nếu có văn bản cho công bố số này, hãy ghi văn bản đó vào cột “căn cứ” của dòng liên hệ.
    .explain =
        Số di động thường thuộc về một người. Công bố số riêng phải được người đó đồng ý hoặc có văn bản của cơ quan phân công.
        Ví dụ: cán bộ nghỉ việc vẫn bị gọi nhiều năm vì số riêng đã in trên áp phích.
        Khi dòng liên hệ có “căn cứ” (ví dụ: Quyết định phân công trực), số đó được dùng ở mọi nơi.

personal-name = “{ $name }” có vẻ là tên người.
    .help = Hãy ghi tên bộ phận thay cho tên người. Nếu có văn bản cho công bố, hãy ghi văn bản đó vào cột “căn cứ”.
    .explain =
        Tên riêng cùng số điện thoại là dữ liệu cá nhân. Người được phân công cũng hay thay đổi, tờ in thì không.
        Ví dụ: thay “Bà Nguyễn Thị A” bằng “Bộ phận tư pháp – hộ tịch”.

free-mail = “{ $address }” là hộp thư miễn phí, không phải thư công vụ.
    .help = Hãy dùng địa chỉ thuộc tên miền của cơ quan, ví dụ ubnd@haiphong.gov.vn.
    .explain =
        Ai cũng lập được hộp thư Gmail hay Yahoo với tên một phường, nên người dân không phân biệt được thật giả.
        Ví dụ: kẻ gian lập “ubndphuong@gmail.com” rồi xin ảnh căn cước.
        Thư công vụ dùng tên miền của cơ quan.

bad-mail = “{ $address }” không phải địa chỉ thư điện tử.
    .help = Hãy viết đúng dạng ten@tenmien.vn: không dấu, không có dấu cách, mỗi ô một địa chỉ.
    .explain =
        Thư gửi tới địa chỉ này không đến nơi.
        Ví dụ: “ubnd haiphong.gov.vn” thiếu dấu @, “phường@haiphong.gov.vn” có dấu tiếng Việt.

hours-reversed = Giờ kết thúc “{ $to }” sớm hơn giờ bắt đầu “{ $from }”.
    .help = Hãy kiểm tra lại hai giờ này, có lẽ đã viết ngược.
    .explain =
        Khoảng giờ kết thúc trước khi bắt đầu thì không ai đến được.
        Ví dụ: “17:00–13:00” thay cho “13:00–17:00”. Ca trực đêm như “18:00–6:00” vẫn đúng.

hours-unread = Giờ “{ $hours }” viết theo cách máy chưa hiểu chắc.
    .help = Trang vẫn in nguyên văn, nhưng không báo được “đang mở cửa”. Hãy viết như: Thứ Hai–Thứ Sáu: 7:30–11:30, 13:00–17:00
    .explain =
        Trang chỉ báo “đang mở cửa” khi hiểu chắc giờ làm việc, để không ai đến trước cửa đóng.
        Ví dụ: “giờ hành chính” không cho biết mấy giờ.

not-verified = { $date ->
        [none] { $kind ->
            [contact] { $count } số liên hệ chưa ghi ngày kiểm tra.
           *[other] { $count } địa điểm chưa ghi ngày kiểm tra.
        }
       *[other] “{ $title }” kiểm tra lần cuối ngày { $date }, đã { $age } ngày.
    }
    .help = Hãy gọi hoặc đến hỏi lại, rồi ghi ngày vào cột “ngày kiểm tra”. Hạn là { $days } ngày, đổi trong site.yaml: checks: not-verified: days.
    .explain =
        Số điện thoại, giờ và địa chỉ thay đổi mà không ai báo. Dòng lâu không kiểm tra thì không nên in.
        Ví dụ: bưu cục chuyển nhà từ tháng 7, tờ rơi tháng 11 vẫn chỉ đường cũ.
        Lệnh “loa form” làm bảng Excel để từng đơn vị rà lại; “loa import” nhận về và ghi ngày kiểm tra.

coverage = { $places } đơn vị còn thiếu: { $names }
    .help = Còn thiếu{ $duty ->
            [0] {""}
           *[other] {" "}số trực ở { $duty } nơi;
        }{ $receive ->
            [0] {""}
           *[other] {" "}liên hệ tiếp nhận ở { $receive } nơi;
        }{ $one-stop ->
            [0] {""}
           *[other] {" "}trung tâm phục vụ hành chính công ở { $one-stop } nơi;
        }{ $post-office ->
            [0] {""}
           *[other] {" "}bưu cục có người hỗ trợ ở { $post-office } nơi;
        } hãy thêm vào contacts.csv hoặc locations.csv. Danh sách đủ: loa report coverage
    .explain =
        Mỗi xã, phường, đặc khu cần bốn thứ: số trực, liên hệ tiếp nhận, trung tâm phục vụ hành chính công, bưu cục có người hỗ trợ.
        Ví dụ: tờ rơi của phường thiếu số trực thì ô “Gọi ai?” để trống.
        Chỉ tính những gì của chính đơn vị, không tính số dùng chung của thành phố.

position = { $why ->
        [swapped] Vĩ độ và kinh độ của “{ $title }” bị đổi chỗ.
        [outside] Tọa độ của “{ $title }” nằm ngoài Việt Nam.
        [half] “{ $title }” chỉ có một nửa tọa độ.
       *[boundary] Tọa độ của “{ $title }” nằm ngoài ranh giới { $place }.
    }
    .help = { $why ->
        [swapped] Ở Hải Phòng, vĩ độ khoảng 20,8 và kinh độ khoảng 106,7.
        [half] Hãy ghi đủ vĩ độ và kinh độ, hoặc bỏ cả hai.
       *[other] Hãy lấy lại tọa độ trên bản đồ, hoặc bỏ trống nếu không chắc.
    }
    .explain =
        Tọa độ sai dẫn người dân đến nhầm nơi, có khi ra giữa biển.
        Ví dụ: “106,68; 20,86” là kinh độ viết trước; máy hiểu là một điểm không có trên Trái Đất.

listed-twice = { $what ->
        [phone] Số này đã có ở “{ $other }” với cùng vai trò.
        [code] Mã điểm này đã dùng cho “{ $other }”.
        [position] “{ $title }” trùng loại và tọa độ với “{ $other }”.
       *[name] “{ $title }” đã có trong danh sách.
    }
    .help = Hãy bỏ một dòng, hoặc sửa dòng chép nhầm. Nếu đúng là dùng chung, hãy ghi loa-ok: listed-twice và lý do ở dòng đó.
    .explain =
        Hai dòng giống nhau thường do chép từ đơn vị bên cạnh rồi quên sửa.
        Ví dụ: hai phường cùng một số trực, người dân phường này gọi sang phường kia.

# An toàn, riêng tư

off-domain = “{ $host }” không có trong danh sách tên miền chính thức.
    .help = { cli-near }Hãy dẫn về địa chỉ chính thức, hoặc thêm tên miền này vào official_domains trong site.yaml nếu đã kiểm tra. Hiện có: { $known }
    .explain =
        Chỗ bảo người dân “bấm vào đây để nộp” chỉ được dẫn tới địa chỉ chính thức.
        Ví dụ: mã QR trên áp phích dẫn tới trang trung gian; trang đó đổi chủ, người dân mất thông tin.
        Liên kết để đọc thêm trong bài vẫn dẫn đi nơi khác được.

look-alike-domain = { $why ->
        [letters] “{ $host }” có chữ giống mà không phải “{ $official }”.
        [signs] “{ $host }” thêm bớt dấu để giống “{ $official }”.
        [front] “{ $host }” mở đầu bằng “{ $official }” nhưng thuộc tên miền khác.
        [near] “{ $host }” chỉ khác “{ $official }” một chữ.
        [state] “{ $host }” làm như của nhà nước mà không thuộc “.{ $official }”.
        [code] “{ $host }” là tên miền viết bằng mã, không đọc được tên thật.
       *[name] “{ $host }” mượn tên của “{ $official }” nhưng không thuộc gov.vn.
    }
    .help = Hãy chép lại địa chỉ từ trang chính thức. Nếu bài đang cảnh báo về trang giả, hãy viết rõ đó là trang giả mạo.
    .explain =
        Kẻ gian lập tên miền giống tên miền nhà nước: thêm gạch ngang, đổi một chữ, thêm đuôi phía sau.
        Ví dụ: “dichvucong-gov.vn”, “dichvucong.gov.vn.nop-ho-so.com”, “dichvuc0ng.gov.vn”.
        Chỉ cơ quan nhà nước mới có tên miền kết thúc bằng “.gov.vn”.

short-link = “{ $host }” là liên kết rút gọn, không cho biết dẫn tới đâu.
    .help = Hãy ghi địa chỉ đầy đủ. Mã QR trên bản in chứa được địa chỉ dài.
    .explain =
        Người nhận không biết liên kết rút gọn dẫn tới đâu, và dịch vụ rút gọn có thể đổi đích hoặc đóng cửa.
        Ví dụ: bit.ly trên tờ rơi hết hạn sau một năm, tờ rơi thành giấy bỏ.

http-link = Liên kết tới “{ $host }” không mã hóa (http).
    .help = Hãy thử đổi thành https; nếu trang kia không có https thì đừng mời người dân nhập thông tin ở đó.
    .explain =
        Với http, ai dùng chung mạng cũng đọc và sửa được trang trên đường truyền. Trình duyệt ghi “Không bảo mật” ngay đầu trang.
        Ví dụ: mạng quán cà phê chèn biểu mẫu giả vào trang.

asks-secret = Câu này bảo người dân đưa { $secret ->
        [password] mật khẩu
        [passcode] passcode
        [otp] mã OTP
        [pin] mã PIN
        [cvv] mã CVV
       *[code] mã xác thực
    } cho người khác.
    .help = Không ai được hỏi điều này. Hãy bỏ câu đó, hoặc viết rõ người dân tự nhập trên máy của mình.
    .explain =
        Bài của cơ quan mà bảo người dân đưa mật khẩu hay OTP thì kẻ gian sẽ chép y nguyên.
        Ví dụ: “cung cấp mã OTP cho cán bộ để được hỗ trợ”. Viết đúng: “Bà con tự nhập mã OTP”.
        Câu cảnh báo như “không đọc mã OTP cho ai” không bị báo.

id-number = “{ $number }” giống số định danh cá nhân.
    .help = Hãy xóa số này, hoặc thay bằng số mẫu như 001234567890. Nếu không phải số của người nào, hãy ghi loa-ok: id-number và lý do ở dòng đó.
    .explain =
        Số định danh cá nhân có 12 chữ số và gắn với một người suốt đời. Đăng lên mạng là lộ dữ liệu cá nhân.
        Ví dụ: ảnh chụp hay danh sách nhận kết quả kèm số căn cước của từng người.

account-number = “{ $number }” giống số tài khoản.
    .help = Hãy bỏ số tài khoản, dẫn người dân tới chỗ nộp tiền chính thức. Nếu là tài khoản công bố theo quy định, hãy ghi loa-ok: account-number và lý do ở dòng đó.
    .explain =
        Kẻ gian hay sửa tờ thông báo thật, thay số tài khoản rồi gửi lại. Người dân quen thấy số tài khoản trên tờ rơi thì dễ tin.
        Ví dụ: “chuyển lệ phí vào số tài khoản …”. Viết đúng: “nộp trên Cổng Dịch vụ công quốc gia”.

theme-remote = Giao diện tải “{ $url }” từ trang khác.
    .help = Hãy chép tệp đó vào thư mục assets của giao diện, hoặc bỏ đi.
    .explain =
        Mỗi tệp tải từ nơi khác báo cho nơi đó biết ai đang đọc trang nào, và trang hỏng khi nơi đó hỏng.
        Ví dụ: phông chữ, bộ đếm lượt xem, thư viện tải từ máy chủ ngoài. Trang của loa không cần gì từ bên ngoài.

# Người dùng máy đọc màn hình

alt-empty-words = Mô tả ảnh “{ $alt }” không cho biết ảnh có gì.
    .help = Hãy tả điều người xem cần biết, ví dụ: “Màn hình VNeID, nút Kích hoạt ở giữa”.
    .explain =
        Người không nhìn được nghe máy đọc mô tả này thay cho ảnh. “Hình ảnh” hay “IMG_2034” thì không giúp gì.
        Ví dụ: ảnh chụp nút bấm thì nói nút gì, ở đâu.

table-head = Bảng có { $count } cột không có tên ở hàng đầu.
    .help = Hãy ghi tên cho từng cột; chỉ ô đầu tiên được để trống.
    .explain =
        Máy đọc màn hình đọc tên cột trước mỗi ô. Cột không tên thì người nghe không biết con số đó là gì.
        Ví dụ: hàng “8.000 đồng | 3 ngày” cần hai tên cột “Lệ phí” và “Thời hạn”.

video-silent = Video chưa có lời thoại ghi thành chữ.
    .help = Hãy thêm “transcript” (lời thoại) vào mục video.
    .explain =
        Người khiếm thính, người đọc ở nơi ồn hoặc không có mạng mạnh cần lời thoại bằng chữ.
        Ví dụ: video ba phút chép thành nửa trang.

pdf-alone = Sản phẩm “{ $product }” làm bản PDF cho { cli-part } mà không trang nào hiện nội dung đó.
    .help = Hãy thêm một sản phẩm HTML cho cùng loại nội dung.
    .explain =
        PDF khó đọc trên điện thoại và bằng máy đọc màn hình. Nội dung nào có bản in cũng cần một trang web.
        Lỗi này dành cho người làm giao diện.

contrast = Chữ màu “{ $text }” trên nền “{ $on }” khó đọc { $scheme ->
        [dark] ở chế độ tối
        [print] khi in bằng mực của tokens.press.color
       *[light] ở chế độ sáng
    }: { $ratio }, cần { $least }.
    .help = Hãy chọn màu đậm hơn hoặc nền nhạt hơn (ở chế độ tối thì ngược lại).
    .explain =
        Người lớn tuổi và người đọc ngoài nắng cần chữ nổi rõ trên nền. Chuẩn WCAG 2.2 yêu cầu ít nhất 4.5:1 với chữ thường.
        Ví dụ: chữ xám #999999 trên nền trắng chỉ đạt 2.8:1.
        Giao diện nêu các cặp màu trong theme.yaml: contrast: [ink on paper, link on paper 7].

# Chiến dịch

audience-missed = Chưa sản phẩm nào trong bộ tài liệu phù hợp với “{ $audience }”.
    .help = Hãy đặt thêm một trong các sản phẩm: { $products }. Bảng phù hợp là cột “sản phẩm phù hợp” của terms/audience.
    .explain =
        Mỗi đối tượng của chiến dịch cần ít nhất một sản phẩm đến được với họ.
        Ví dụ: người cao tuổi ít dùng mạng, cần bài loa truyền thanh hoặc tờ rơi chữ to.

phases-overlap = Giai đoạn “{ $two }” bắt đầu ngày { $from }, khi “{ $one }” còn đến ngày { $to }.
    .help = Hãy sửa ngày để các giai đoạn nối tiếp nhau.
    .explain =
        Lịch tuần, lịch phát thanh tính theo giai đoạn. Hai giai đoạn chồng nhau thì tuần đó bị tính hai lần.
        Ví dụ: “Chuẩn bị” đến 15/11 và “Cao điểm” từ 10/11.

campaign-over = Mọi giai đoạn của chiến dịch đã qua, ngày cuối là { $date }.
    .help = Hãy đặt “valid_to” để chiến dịch ra khỏi danh sách, hoặc thêm giai đoạn mới.
    .explain =
        Chiến dịch đã xong mà vẫn đăng thì bộ tài liệu cũ còn được làm và in.
        Ví dụ: tờ rơi mời dự buổi hướng dẫn của năm trước.

kit-gap = Đơn đặt “{ $product }” không ra tệp nào ở { $place }.
    .help = Hãy kiểm tra xem đơn vị đó có nội dung được đặt không, hoặc ghi rõ “places”.
    .explain =
        Chiến dịch đặt sản phẩm cho mọi đơn vị, nhưng ở đơn vị này nội dung bị ẩn, chưa đăng hoặc chưa có.
        Ví dụ: 113 phường nhận tờ rơi, một phường không có mà không ai biết.

changed-since-approval = Bài sửa ngày { $updated } nhưng mới được duyệt ngày { $approved }.
    .help = Hãy gửi duyệt lại rồi ghi ngày duyệt mới.
    .explain =
        Bản được duyệt không phải bản đang đăng. Khi có sai sót, không ai nhận đã duyệt câu đó.
        Ví dụ: sửa lệ phí sau ngày duyệt.

slogan-long = Câu khẩu hiệu dài { $letters } ký tự, băng rôn và thẻ chỉ nên có { $most }.
    .help = Hãy viết bản ngắn (“short”) không quá { $most } ký tự.
    .explain =
        Người đi đường có vài giây để đọc một băng rôn. Câu dài thì chữ phải nhỏ.
        Ví dụ: “Dịch vụ công trực tuyến - Đơn giản thủ tục, tiết kiệm thời gian” rút thành “Đơn giản thủ tục, tiết kiệm thời gian”.

slogan-lines = { $why ->
        [emphasis] Từ nhấn mạnh “{ $text }” không có trong khẩu hiệu.
       *[breaks] Các dòng ghép lại không thành khẩu hiệu “{ $text }”.
    }
    .help = Hãy chép lại từ nguyên văn khẩu hiệu.
    .explain =
        Bản in ngắt dòng theo “ngắt dòng” và tô đậm theo “nhấn mạnh”. Hai chỗ này lệch nguyên văn thì băng rôn in sai chữ.
        Ví dụ: sửa khẩu hiệu mà quên sửa các dòng.
