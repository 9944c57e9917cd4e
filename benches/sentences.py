"""The sentence bank: Vietnamese public-service prose with slots, from which `corpus.py` composes pages. Invented for measuring, not advice.

Slots: {viec} the errand, {noi} a ward, {buu} a post office, {ngay} days, {tien} a fee, {dt} a phone number, {so} a small number.
"""

# (folder, name, errands): ten sections, four errands each.
SECTIONS = [
    ("ho-tich", "Hộ tịch", ["đăng ký khai sinh", "đăng ký khai tử", "đăng ký kết hôn", "cấp bản sao trích lục hộ tịch"]),
    ("cu-tru", "Cư trú", ["đăng ký thường trú", "đăng ký tạm trú", "khai báo tạm vắng", "xác nhận thông tin về cư trú"]),
    ("can-cuoc", "Căn cước", ["cấp thẻ căn cước", "đổi thẻ căn cước", "cấp thẻ căn cước cho học sinh từ 14 tuổi", "cấp giấy chứng nhận căn cước"]),
    ("dinh-danh", "Định danh điện tử", ["kích hoạt tài khoản VNeID", "tích hợp giấy tờ vào VNeID", "đăng nhập Cổng Dịch vụ công quốc gia", "khôi phục mật khẩu tài khoản định danh"]),
    ("buu-chinh", "Bưu chính", ["nộp hồ sơ tại bưu cục", "nhận kết quả qua bưu điện", "theo dõi bưu gửi có hồ sơ", "gửi hồ sơ từ nhà qua nhân viên bưu điện"]),
    ("thue", "Thuế", ["nộp thuế điện tử", "đăng ký mã số thuế cá nhân", "khai lệ phí trước bạ", "tra cứu nghĩa vụ thuế"]),
    ("dat-dai", "Đất đai", ["đăng ký biến động đất đai", "đề nghị cung cấp thông tin đất đai", "xác nhận tình trạng nhà ở", "nộp thuế sử dụng đất phi nông nghiệp"]),
    ("bao-hiem", "Bảo hiểm", ["cấp thẻ bảo hiểm y tế cho trẻ em", "gia hạn bảo hiểm y tế hộ gia đình", "đăng ký bảo hiểm xã hội tự nguyện", "hưởng trợ cấp thất nghiệp"]),
    ("giao-duc", "Giáo dục", ["đăng ký tuyển sinh đầu cấp", "chuyển trường cho học sinh", "cấp bản sao văn bằng", "đề nghị hỗ trợ chi phí học tập"]),
    ("y-te", "Y tế", ["đăng ký khám sức khỏe định kỳ", "lập sổ sức khỏe điện tử", "đề nghị hỗ trợ chi phí mai táng", "đăng ký tiêm chủng cho trẻ em"]),
]

# Forty tags, plain ASCII so that every program makes the same address of them.
TAGS = """khai-sinh khai-tu ket-hon ho-tich cu-tru thuong-tru tam-tru can-cuoc vneid dinh-danh
mat-khau chu-ky-so buu-cuc buu-dien tra-ket-qua thu-tai-nha le-phi mien-phi thanh-toan hoa-don
thue truoc-ba dat-dai nha-o bao-hiem-y-te bao-hiem-xa-hoi that-nghiep tuyen-sinh van-bang hoc-sinh
tre-em nguoi-cao-tuoi nguoi-khuyet-tat doanh-nghiep ho-kinh-doanh truc-tuyen mot-cua lua-dao bieu-mau hoi-dap""".split()

TITLES = ["Cách {viec} tại {noi}", "Hướng dẫn {viec} tại {noi}", "Cần biết khi {viec} tại {noi}", "Từng bước {viec} tại {noi}"]

SUMMARIES = [
    "Giấy tờ cần mang, các bước và lệ phí khi {viec} tại {noi}.",
    "Làm ngay trên điện thoại, nhận kết quả sau {ngay} ngày làm việc.",
    "Những việc cần làm để {viec} nhanh chóng, không phải đi lại nhiều lần.",
    "Hướng dẫn ngắn gọn cho người dân {noi}, kèm địa chỉ được hỗ trợ miễn phí.",
]

INTRO = [
    "Từ nay, người dân {noi} có thể {viec} hoàn toàn trên Cổng Dịch vụ công quốc gia mà không phải đến trụ sở.",
    "Bà con chỉ cần một chiếc điện thoại có kết nối mạng và tài khoản định danh điện tử mức độ 2 là làm được ngay tại nhà.",
    "Trung tâm Phục vụ hành chính công {noi} tiếp nhận hồ sơ từ thứ Hai đến sáng thứ Bảy hằng tuần.",
    "Nếu chưa quen thao tác, xin mời bà con đến {buu}, nhân viên sẽ hướng dẫn từng bước và không thu thêm bất kỳ khoản tiền nào.",
    "Trang này giải thích bằng lời lẽ dễ hiểu những giấy tờ cần mang, các bước phải làm và thời gian chờ kết quả.",
    "Trung bình mỗi hồ sơ mất chừng {so} phút để khai, ít hơn nhiều so với một buổi đi lại và xếp hàng chờ đợi.",
    "Năm vừa qua, nhiều hộ gia đình ở {noi} đã {viec} trực tuyến và đều nhận kết quả trước hẹn.",
    "Việc {viec} được thực hiện như nhau ở mọi phường, xã và đặc khu, không phân biệt nơi cư trú.",
]

WHO = [
    "Người làm thủ tục là cha, mẹ, ông, bà hoặc người thân thích khác đang trực tiếp chăm sóc, nuôi dưỡng người được đăng ký.",
    "Người từ đủ 14 tuổi có thể tự mình {viec}; người chưa đủ tuổi cần có cha, mẹ hoặc người giám hộ đi cùng.",
    "Người cao tuổi, người khuyết tật và phụ nữ mang thai được ưu tiên tiếp nhận, hoặc được tổ công nghệ số cộng đồng đến tận nhà giúp đỡ.",
    "Nếu không thể tự đi, bà con được ủy quyền bằng văn bản cho người khác; trường hợp là vợ chồng, cha mẹ hoặc con thì không cần công chứng.",
    "Người nước ngoài cư trú hợp pháp tại {noi} cũng thực hiện theo các bước dưới đây, kèm theo hộ chiếu còn thời hạn.",
    "Hộ kinh doanh và doanh nghiệp nhỏ dùng tài khoản của người đại diện theo pháp luật để đăng nhập và ký hồ sơ.",
    "Học sinh, sinh viên ở trọ khai theo địa chỉ đang ở thực tế, không phải về quê để xin xác nhận.",
]

PREPARE = [
    "Thẻ căn cước còn thời hạn sử dụng, hoặc giấy tờ đã tích hợp trong ứng dụng VNeID.",
    "Ảnh chụp rõ nét bốn góc của từng giấy tờ, không bị lóa và không mất chữ.",
    "Tờ khai theo mẫu, điền trực tiếp trên mạng nên không cần in ra giấy.",
    "Số điện thoại chính chủ để nhận mã xác nhận và tin nhắn báo kết quả.",
    "Tài khoản ngân hàng hoặc ví điện tử nếu muốn nộp lệ phí {tien} qua mạng.",
    "Giấy chứng sinh do cơ sở y tế cấp, hoặc văn bản của người làm chứng nếu sinh tại nhà.",
    "Giấy tờ chứng minh chỗ ở hợp pháp, ví dụ hợp đồng thuê nhà hoặc giấy chứng nhận quyền sử dụng đất.",
    "Văn bản ủy quyền, nếu bà con nhờ người khác nộp thay.",
    "Một ảnh chân dung chụp trong vòng {so} tháng, nền trắng, không đeo kính màu.",
    "Địa chỉ nhận kết quả ghi đủ số nhà, tổ dân phố, tên phường hoặc xã.",
]

# (what to do, how to do it)
STEPS = [
    ("Đăng nhập bằng tài khoản VNeID", [
        "Mở Cổng Dịch vụ công quốc gia, chọn Đăng nhập rồi quét mã bằng ứng dụng VNeID đã cài trên điện thoại.",
        "Kiểm tra kỹ địa chỉ trang có đuôi gov.vn trước khi nhập bất kỳ thông tin cá nhân nào.",
        "Nếu quên mật khẩu, bà con gọi {dt} trong giờ hành chính để được hướng dẫn lấy lại."]),
    ("Tìm đúng thủ tục", [
        "Gõ cụm từ “{viec}” vào ô tìm kiếm, sau đó chọn nơi thực hiện là {noi}.",
        "Đọc phần thông tin chung để biết chắc hồ sơ của mình thuộc trường hợp nào.",
        "Khi có nhiều thủ tục gần giống nhau, hãy chọn thủ tục có ghi cấp phường, xã."]),
    ("Điền tờ khai điện tử", [
        "Họ tên, ngày sinh và số định danh được điền sẵn từ cơ sở dữ liệu quốc gia về dân cư, bà con chỉ cần soát lại.",
        "Các ô có dấu sao là bắt buộc; ô nào không rõ thì bấm vào dấu hỏi bên cạnh để xem ví dụ.",
        "Hệ thống tự lưu sau mỗi {so} phút nên có thể dừng lại và làm tiếp sau."]),
    ("Tải giấy tờ lên hệ thống", [
        "Chụp từng giấy tờ dưới ánh sáng đều, đặt trên mặt bàn tối màu để thấy rõ bốn cạnh.",
        "Mỗi tệp không quá {so} MB; ảnh mờ hoặc thiếu góc sẽ bị trả lại và phải làm từ đầu.",
        "Giấy tờ đã có trong VNeID thì không phải tải lên lần nữa."]),
    ("Nộp lệ phí qua mạng", [
        "Chọn ngân hàng hoặc ví điện tử, kiểm tra số tiền {tien} rồi xác nhận bằng mã gửi về điện thoại.",
        "Tuyệt đối không đọc mã xác nhận cho bất kỳ ai, kể cả người tự xưng là cán bộ.",
        "Biên lai điện tử được gửi ngay vào hộp thư và lưu trong mục Thanh toán."]),
    ("Theo dõi hồ sơ", [
        "Mã hồ sơ được gửi qua tin nhắn; nhập mã này vào mục Tra cứu để biết hồ sơ đang ở khâu nào.",
        "Nếu hồ sơ cần bổ sung, cán bộ ghi rõ lý do một lần bằng văn bản và bà con có {ngay} ngày để hoàn thiện.",
        "Quá hẹn mà chưa có kết quả, xin gọi {dt} hoặc phản ánh ngay trên cổng."]),
    ("Nhận kết quả", [
        "Bản điện tử có chữ ký số nằm trong kho dữ liệu cá nhân và có giá trị như bản giấy.",
        "Muốn nhận bản giấy, bà con chọn gửi về nhà qua {buu} với cước {tien}.",
        "Khi nhận, hãy soát lại họ tên, ngày tháng và báo ngay nếu có sai sót."]),
]

FEES = [
    "Lệ phí thu theo nghị quyết của Hội đồng nhân dân thành phố; nộp trực tuyến được giảm một nửa so với nộp tại quầy.",
    "Trẻ em, người thuộc hộ nghèo, người có công và người khuyết tật được miễn toàn bộ lệ phí khi {viec}.",
    "Thời hạn {ngay} ngày làm việc tính từ ngày nhận đủ hồ sơ hợp lệ, không tính thứ Bảy, Chủ nhật và ngày lễ.",
    "Mọi khoản thu đều có biên lai; không ai được thu thêm tiền “làm nhanh” dưới bất kỳ hình thức nào.",
    "Cước bưu chính {tien} do bưu điện thu khi giao kết quả và không thuộc lệ phí nhà nước.",
]

# (row, fee, time)
ROWS = [
    ("Nộp trực tuyến", "miễn phí", "{ngay} ngày làm việc"),
    ("Nộp tại Trung tâm Phục vụ hành chính công", "{tien}", "{ngay} ngày làm việc"),
    ("Nộp tại {buu}", "{tien}", "{ngay} ngày, cộng thời gian chuyển phát"),
    ("Cấp thêm bản sao", "{tien} một bản", "trong ngày"),
    ("Trả kết quả tại nhà", "{tien}", "1 đến 2 ngày"),
]

QUESTIONS = [
    ("Nộp hồ sơ ngoài giờ hành chính có được không?", [
        "Được. Cổng nhận hồ sơ suốt ngày đêm, hồ sơ nộp sau 17 giờ được tính vào ngày làm việc kế tiếp.",
        "Bà con sẽ nhận tin nhắn báo đã tiếp nhận chậm nhất sau {so} giờ làm việc."]),
    ("Không có điện thoại thông minh thì làm thế nào?", [
        "Mời bà con đến {buu} hoặc Trung tâm Phục vụ hành chính công {noi}, nơi có sẵn máy tính, máy in và người hỗ trợ.",
        "Tổ công nghệ số cộng đồng cũng đến tận nhà giúp người cao tuổi vào chiều thứ Tư hằng tuần."]),
    ("Khai sai thông tin thì sửa ở đâu?", [
        "Khi hồ sơ chưa được tiếp nhận, bà con tự sửa trong mục Hồ sơ của tôi.",
        "Nếu đã tiếp nhận, hãy gọi {dt}, đọc mã hồ sơ và nói rõ chỗ cần sửa."]),
    ("Có người gọi điện đòi chuyển tiền thì có đúng không?", [
        "Không đúng. Cơ quan nhà nước không yêu cầu chuyển tiền hay đọc mã xác nhận qua điện thoại.",
        "Hãy tắt máy, không bấm vào đường dẫn lạ và báo công an {noi} theo số {dt}."]),
    ("Địa chỉ cũ ghi quận, huyện có phải đổi không?", [
        "Giấy tờ còn thời hạn vẫn dùng bình thường, bà con không bắt buộc phải đổi.",
        "Khi {viec}, chỉ cần chọn tên phường, xã hiện nay; hệ thống tự đối chiếu địa chỉ cũ."]),
]

HELP = [
    "Cần giúp đỡ, bà con gọi {dt} hoặc đến {buu} gần nhà nhất.",
    "Tổ hỗ trợ {noi} trực tại hội trường tổ dân phố vào tối thứ Ba và tối thứ Năm.",
    "Có thể đọc thêm trang {lien_ket} trước khi bắt đầu.",
]
