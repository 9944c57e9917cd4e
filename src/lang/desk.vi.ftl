# Bàn biên tập: lưu bài, nhận ảnh, trang trợ giúp.
edit-conflict = Tệp “{ $path }” đã có người khác sửa sau khi mở ra đây, nên chưa lưu.
    .help = Hãy so hai bản ở dưới, rồi lưu phần của mình hoặc mở bản mới.
    .explain =
        Bàn biên tập chỉ thay đúng tệp mà người soạn đã nhìn thấy. Khi tệp đổi trong lúc đang soạn, thí dụ đồng nghiệp vừa lưu trong Word hay VS Code,
        lưu đè sẽ làm mất phần sửa kia.
        Ví dụ: hai người cùng mở contacts.csv; người lưu sau thấy lời báo này.
        Cả hai bản đều còn: bản trên đĩa và bản vừa soạn. Hãy xem chỗ khác nhau rồi lưu lại.

edit-refused = Không sửa được “{ $path }” tại đây: { $why ->
        [sheet] đây là bảng Excel
        [cell] ô của bảng không chứa được danh sách nhiều mục
        [control] giá trị có ký tự điều khiển, không phải chữ
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
        [control] Hãy xóa chỗ đó rồi gõ lại, hoặc dán lại bằng “chỉ dán chữ”.
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
        [type] không phải ảnh JPEG, PNG, WebP, GIF hay hình vẽ SVG
        [drawing] trong hình vẽ có “{ $part }”, phần có thể chạy, chuyển động hoặc gọi tệp từ nơi khác
        [size] tệp lớn hơn 24 MB
        [pixels] ảnh quá lớn, quá 12.000 điểm một chiều
        [empty] tệp rỗng
        [taken] đã có quá nhiều ảnh trùng tên
       *[broken] ảnh bị hỏng hoặc thiếu
    }.
    .help = { $why ->
        [alt] Hãy viết một câu: trong ảnh có gì, cho người không nhìn được ảnh.
        [type] Hãy lưu ảnh thành JPEG hoặc PNG rồi gửi lại.
        [drawing] Hãy nhờ người vẽ lưu lại dạng “SVG thuần” (Plain SVG), hoặc xuất ra PNG.
        [size] Hãy thu nhỏ ảnh rồi gửi lại.
        [pixels] Hãy thu nhỏ ảnh rồi gửi lại.
        [taken] Hãy đổi tên tệp ảnh.
       *[other] Hãy chép lại ảnh từ máy ảnh hoặc điện thoại.
    }
    .explain =
        Ảnh được nhận theo nội dung, không theo đuôi tên tệp. Vị trí GPS và thông tin máy ảnh bị gỡ ra; tên tệp được viết lại không dấu.
        Ảnh phải có lời mô tả để máy đọc màn hình đọc cho người khiếm thị, và để người đọc biết nội dung khi ảnh không hiện.
        Ví dụ: một tệp Word đổi đuôi thành .jpg; ảnh chép dở từ thẻ nhớ; hình vẽ SVG có thẻ “script”.
        Hãy xem “cách sửa” ở từng lời báo.

desk-name = Bàn biên tập
desk-parts = Các phần
desk-skip = Đến nội dung chính
desk-list = Nội dung
desk-new = Thêm bài
desk-kit = Bộ tài liệu
desk-help = Trợ giúp
desk-site = Xem trang
desk-errors = { $count } lỗi
desk-warnings = { $count } cảnh báo
desk-notes = { $count } lưu ý
desk-looking = Đang kiểm tra…
desk-sound = Không có lỗi
desk-locked = Đang ở chế độ chỉ xem.
desk-locked-how = Muốn sửa: dừng chương trình (Ctrl+C) rồi chạy “loa serve --edit”.
desk-foreign = Yêu cầu này không đến từ trang đang mở của bàn biên tập.
desk-foreign-how = Có thể chương trình vừa được chạy lại. Hãy quay lại, tải lại trang rồi lưu lần nữa.
desk-not-saved = Chưa lưu
desk-not-saved-faults = Chưa lưu: còn { $count } chỗ cần sửa, đánh dấu đỏ ở dưới.
desk-absent = Không tìm thấy
desk-absent-text = Không có nội dung này. Có thể tệp vừa được đổi tên hoặc xóa.
desk-find = Tìm
desk-find-how = Tên bài, tên tệp; không cần gõ dấu
desk-place = Đơn vị
desk-all-places = Mọi đơn vị
desk-status = Trạng thái
desk-any = Tất cả
desk-faulty = Chỉ bài có lời báo
desk-search = Lọc
desk-kinds = Loại nội dung
desk-all = Tất cả
desk-rest = Lời báo không thuộc bài nào ({ $count })
desk-shown = { $count } mục, đang xem { $lines }
desk-title = Tiêu đề
desk-kind = Loại
desk-findings = Lời báo
desk-absent-draft = chưa đăng
desk-absent-review = chờ duyệt
desk-absent-not-approved = chưa duyệt
desk-absent-not-yet = chưa đến ngày
desk-absent-hidden = đã ẩn
desk-absent-expired = hết hiệu lực
desk-pages = Trang danh sách
desk-previous = Trang trước
desk-next = Trang sau
desk-nothing = Không có mục nào như vậy.
desk-saved = Đã lưu { $path }
desk-saved-lines = Xem { $count } dòng thay đổi trong tệp
desk-of-item = Lời báo về bài này ({ $count })
desk-body = Bài viết
desk-body-how = Viết theo Markdown: dòng trống ngăn đoạn, “## ” trước đề mục, “- ” trước mỗi ý.
desk-body-parts = Viết trong bài, dưới đề mục riêng: { $name }.
desk-further = Các mục ít dùng
desk-required = bắt buộc
desk-none = (không ghi)
desk-one-a-line = Mỗi dòng một mục.
desk-entries-how = Muốn thêm: điền vào ô trống cuối cùng. Muốn bỏ một mục: xóa hết chữ trong mục đó.
desk-fixed-text = Phần này viết trong bài, dưới đề mục của nó. Hãy sửa ở ô “Bài viết”.
desk-fixed-file = Phần này lấy từ một tệp khác (bản gốc hoặc bảng của đơn vị).
desk-fixed-cell = Ô của bảng không chứa được danh sách này.
desk-fixed-sheet = Đây là bảng Excel: hãy mở bằng Excel, sửa rồi lưu lại. Trang xem thử đổi theo ngay.
desk-fixed-odd = Cách viết trong tệp khác thường; hãy mở tệp và sửa tay.
desk-save = Lưu
desk-save-how = Chỉ những dòng đã sửa thay đổi trong tệp. Phím tắt: Ctrl+S.
desk-preview = Xem thử
desk-draft = Đang xem cả phần vừa viết, chưa lưu.
desk-preview-at = Xem ở đơn vị
desk-show = Xem
desk-page = Trang web
desk-no-preview = Mục này không có trang riêng: nó hiện trong danh sách, hoặc chưa được đăng.
desk-picture = Thêm ảnh
desk-picture-how = Ảnh được chép vào cạnh tệp của bài; vị trí GPS và thông tin máy ảnh được gỡ ra. Hãy lưu bài trước khi gửi ảnh.
desk-picture-file = Tệp ảnh
desk-picture-alt = Trong ảnh có gì
desk-picture-into = Đặt ảnh vào
desk-picture-text = bài viết
desk-picture-field = ô “Ảnh” của bài
desk-picture-send = Gửi ảnh
desk-conflict = Tệp đã thay đổi
desk-conflict-now = Trong tệp bây giờ
desk-conflict-mine = Của bạn
desk-conflict-lines = Những dòng khác nhau
desk-conflict-keep-mine = Lưu phần của tôi
desk-conflict-keep-theirs = Bỏ phần của tôi, mở bản mới
desk-new-title-how = Tên của mục, như người đọc thấy. Bài có tệp riêng thì tệp được đặt tên theo tiêu đề, viết không dấu.
desk-new-place = Dùng cho
desk-new-place-how = Chọn đơn vị gốc để mọi đơn vị trực thuộc cùng dùng.
desk-new-make = Tạo bài
desk-new-kind = Hãy chọn loại nội dung.
desk-new-title = Tiêu đề phải có chữ hoặc số.
desk-new-exists = Đã có { $path }; chưa ghi gì. Hãy đặt tiêu đề khác, hoặc mở bài đó ra sửa.
desk-row = Thêm { $name }
desk-row-where = Dùng cho { $place }. Khi lưu, một dòng được thêm vào bảng { $path }.
desk-row-table = Dùng cho { $place }. Loại này chưa có bảng: khi lưu, bảng { $path } được tạo.
desk-row-save = Thêm
desk-row-no = Thôi
desk-row-held = Trong { $path } hoặc ở đơn vị cấp trên đã có một mục như vậy; chưa ghi gì. Hãy đặt tên khác, hoặc mở mục đó ra sửa.
desk-row-sheet = Loại này nằm trong bảng Excel { $path }. Hãy mở bằng Excel, thêm một dòng rồi lưu lại; trang xem thử đổi theo ngay.
desk-remove = Xóa…
desk-remove-of = Xóa “{ $name }”?
desk-remove-file = Tệp { $path } sẽ bị xóa ({ $count } dòng). Ảnh đặt cạnh tệp vẫn còn.
desk-remove-lines = Phần sau sẽ bị xóa khỏi { $path }:
desk-remove-language = Bản ngôn ngữ khác ({ $name }) nằm ở tệp riêng, vẫn còn:
desk-remove-inherited = Sau đó { $place } dùng bản của { $name }:
desk-remove-refs = { $count } chỗ đang dẫn đến mục này. Xóa rồi, mỗi chỗ thành một lỗi: trang chỉ đổi tiếp khi các chỗ đó được sửa.
desk-remove-no-refs = Không có chỗ nào dẫn đến mục này.
desk-remove-all = Xóa ở mọi nơi
desk-hide = Chỉ ẩn ở { $place }
desk-hide-how = Mục này của { $name }, { $place } dùng chung. Ẩn đi thì chỉ { $place } không hiện nữa, các đơn vị khác vẫn hiện.
desk-hide-refs = { $count } chỗ trên trang của { $place } đang dẫn đến mục này. Ẩn rồi, mỗi chỗ thành một lỗi cần sửa.
desk-remove-menu = Thực đơn của trang
desk-remove-printed = Sổ các địa chỉ đã in
desk-remove-forever = Xóa nhầm thì bấm Lấy lại ngay ở trang sau.
desk-remove-yes = Xóa
desk-remove-no = Giữ lại
desk-remove-changed = Tệp { $path } vừa có người sửa, nên chưa xóa gì. Hãy xem lại rồi bấm Xóa lần nữa.
desk-removed = Đã xóa “{ $name }” ({ $path })
desk-restore = Lấy lại
desk-restore-changed = Tệp { $path } đã có người sửa sau khi xóa, nên không lấy lại được ở đây.
desk-kit-of = Bộ tài liệu của { $place }
desk-kit-change = Sửa đơn đặt trong chiến dịch
desk-kit-count = { $count } tệp
desk-copies = In { $count } bản
desk-no-kit = Chưa có chiến dịch nào đặt tài liệu cho đơn vị này.
cli-help-help = Trợ giúp về một lệnh, hoặc sách hướng dẫn: loa help doi-so-dien-thoai
cli-help-topic = Tên lệnh hoặc tên bài hướng dẫn; bỏ trống để xem danh sách
cli-help-manual = Sách hướng dẫn (loa help TÊN-BÀI):
cli-no-help = Không có lệnh hay bài hướng dẫn “{ $name }”.{ $near ->
    [none] { "" }
   *[other] { " " }Có phải ý bạn là “{ $near }”?
}
cli-help-picture = [Hình: { $alt }]
