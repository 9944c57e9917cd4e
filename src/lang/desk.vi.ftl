# Bàn biên tập: lưu bài, nhận ảnh, trang trợ giúp.
edit-conflict = Tệp “{ $path }” đã có người khác sửa sau khi mở ra đây, nên chưa lưu.
    .help = Hãy so hai bản ở dưới, rồi chọn giữ bản nào cho từng chỗ.
    .explain =
        Bàn biên tập chỉ thay đúng tệp mà người soạn đã nhìn thấy. Khi tệp đổi trong lúc đang soạn, thí dụ đồng nghiệp vừa lưu trong Word hay VS Code,
        lưu đè sẽ làm mất phần sửa kia.
        Ví dụ: hai người cùng mở contacts.csv; người lưu sau thấy lời báo này.
        Cả hai bản đều còn: bản trên đĩa và bản vừa soạn. Hãy xem chỗ khác nhau rồi lưu lại.

edit-refused = Không sửa được “{ $path }” tại đây: { $why ->
        [sheet] đây là bảng Excel
        [cell] ô của bảng không chứa được danh sách nhiều mục
        [odd] cách viết trong tệp không cho biết chắc chỗ cần sửa
        [outside] chỉ được ghi trong content/ và static/
        [link] trên đường dẫn có liên kết dẫn ra nơi khác
        [missing] thư mục không có ở đó
        [reserved] tên này Windows giữ cho thiết bị
       *[other] đường dẫn không hợp lệ
    }.
    .help = { $why ->
        [sheet] Hãy mở tệp bằng Excel, sửa, lưu lại; trang xem thử đổi theo ngay.
        [cell] Hãy chuyển mục này sang một tệp Markdown riêng.
        [odd] Hãy mở tệp bằng trình soạn thảo và sửa tay dòng đó.
       *[other] Hãy chọn tên và thư mục khác.
    }
    .explain =
        Bàn biên tập chỉ ghi vào content/ và static/, và chỉ ghi khi chắc chắn không đụng đến chỗ khác của tệp: sau mỗi lần sửa, tệp được đọc lại
        và so với bản cũ.
        Bảng Excel do Excel sửa: ghi đè từ chương trình khác sẽ làm mất định dạng, công thức, ghi chú.
        Ví dụ: contacts.xlsx; đường dẫn ../../x; giá trị YAML dùng neo “&a”.
        Hãy sửa các tệp ấy bằng chương trình của chúng.

picture-refused = Không nhận ảnh “{ $name }”: { $why ->
        [alt] chưa có lời mô tả ảnh
        [type] không phải ảnh JPEG, PNG, WebP hay GIF
        [size] tệp lớn hơn 24 MB
        [pixels] ảnh quá lớn, quá 12.000 điểm một chiều
        [empty] tệp rỗng
        [taken] đã có quá nhiều ảnh trùng tên
       *[broken] ảnh bị hỏng hoặc thiếu
    }.
    .help = { $why ->
        [alt] Hãy viết một câu: trong ảnh có gì, cho người không nhìn được ảnh.
        [type] Hãy lưu ảnh thành JPEG hoặc PNG rồi gửi lại.
        [size] Hãy thu nhỏ ảnh rồi gửi lại.
        [pixels] Hãy thu nhỏ ảnh rồi gửi lại.
        [taken] Hãy đổi tên tệp ảnh.
       *[other] Hãy chép lại ảnh từ máy ảnh hoặc điện thoại.
    }
    .explain =
        Ảnh được nhận theo nội dung, không theo đuôi tên tệp. Vị trí GPS và thông tin máy ảnh bị gỡ ra; tên tệp được viết lại không dấu.
        Ảnh phải có lời mô tả để máy đọc màn hình đọc cho người khiếm thị, và để người đọc biết nội dung khi ảnh không hiện.
        Ví dụ: một tệp Word đổi đuôi thành .jpg; ảnh chép dở từ thẻ nhớ.
        Hãy xem “cách sửa” ở từng lời báo.
