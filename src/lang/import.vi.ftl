# `loa import site`: chuyển trang của công cụ khác sang.
cli-help-into = Thư mục mới, còn trống, để đặt trang
cli-help-import-from = Công cụ đã làm trang cũ; không ghi thì tự nhận ra
cli-site-no-folder = Không có thư mục { $path }. Hãy ghi thư mục của trang cũ, ví dụ: loa import site trang-cu --into trang-moi
cli-site-into = Hãy ghi thư mục mới để đặt trang: loa import site { $path } --into trang-moi
cli-site-not-empty = { $path } đã có tệp. Hãy chọn một thư mục mới hoặc còn trống; trang đang có không bị ghi đè.
cli-site-inside = { $path } nằm trong trang cũ hoặc chứa trang cũ. Hãy chọn thư mục ở nơi khác: trang cũ luôn được giữ nguyên.
cli-site-unknown = Không nhận ra { $path } được làm bằng công cụ nào. Hãy thêm --from hugo, zola, jekyll, docusaurus, vitepress, mkdocs hoặc eleventy.
cli-site-no-pages = Không thấy bài nào trong { $path }. Hãy kiểm tra lại thư mục, hoặc ghi rõ công cụ bằng --from.
cli-site-done = Đã chuyển trang { $tool } sang: { $pages } trang, { $files } tệp khác, trong { $seconds } giây, vào { $path }.
cli-site-next = { $count ->
    [0] Không có gì phải xem lại.
   *[other] { $count } chỗ nên có người xem lại.
    } Mọi thay đổi đều ghi trong { $report }.
    Bước tiếp theo: loa build --root { $path }
cli-site-pages-head = Tệp cũ,Địa chỉ cũ,Tệp mới
cli-site-report = Những gì đã chuyển sang
cli-site-report-intro = Trang { $tool } trong { $path }: { $pages } trang. Trang cũ được giữ nguyên. Số sau dấu hai chấm là dòng trong tệp của trang cũ.
cli-site-report-look = Nên có người xem lại
cli-site-report-done = Đã chuyển xong
cli-site-report-all = Tất cả các chỗ
cli-site-report-all-intro = Từng chỗ một, đúng như trang cũ viết.
cli-site-unreadable = Tệp không đọc được
cli-site-unreadable-how = Các tệp này chưa được chuyển. Hãy lưu lại bằng UTF-8, hoặc xem quyền đọc tệp.
cli-site-link-outside = Liên kết của hệ thống tệp dẫn ra ngoài thư mục
cli-site-link-outside-how = loa không đi theo các liên kết này. Cần gì thì hãy chép vào.
cli-site-front-matter = Phần đầu bài viết sai cú pháp
cli-site-front-matter-how = Phần này nằm nguyên văn ở đầu bài, trong khung mã. Hãy sửa rồi đưa lên đầu tệp.
cli-site-settings = Cấu hình là chương trình, không đọc được
cli-site-settings-how = loa không chạy chương trình của trang cũ. Hãy xem lại tên trang, địa chỉ và thực đơn trong content/site.yaml.
cli-site-construct = Mã của công cụ cũ, còn để nguyên trong bài
cli-site-construct-how = Người đọc sẽ thấy các đoạn này ở dạng mã. Hãy thay bằng chữ, ảnh hoặc liên kết.
cli-site-html-kept = HTML còn giữ
cli-site-html-kept-how = Markdown không có cách viết tương ứng. allow_html đã được bật trong site.yaml.
cli-site-code-left-out = Mã chương trình đã bỏ ra khỏi bài
cli-site-code-left-out-how = Người đọc không thấy các đoạn này trên trang cũ.
cli-site-picture-missing = Ảnh không có trong trang cũ
cli-site-picture-missing-how = Bài giữ lời mô tả và tên ảnh. Hãy tìm lại ảnh, đặt vào content/ rồi sửa trong bài.
cli-site-picture-elsewhere = Ảnh ở trang khác, nay là liên kết
cli-site-picture-elsewhere-how = Trang này chỉ hiện ảnh của chính mình. Nếu được phép dùng, hãy tải ảnh về content/.
cli-site-link-broken = Liên kết không dẫn đến đâu
cli-site-link-broken-how = Chữ của liên kết vẫn còn, địa chỉ cũ ghi bên cạnh. Hãy sửa hoặc bỏ.
cli-site-link-refused = Liên kết kiểu lạ
cli-site-link-refused-how = Chỉ nhận https, http, mailto, tel và sms. Địa chỉ cũ ghi bên cạnh chữ.
cli-site-table-cell = Ô thừa trong bảng
cli-site-table-cell-how = Hàng dài hơn số cột. Bảng đã có thêm cột không tên; hãy đặt tên cột hoặc bỏ ô.
cli-site-value = Giá trị không hợp với trường
cli-site-value-how = Giá trị cũ được giữ trong “extra” ở đầu bài.
cli-site-title-made = Tiêu đề lấy từ tên tệp
cli-site-title-made-how = Bài cũ không có tiêu đề. Hãy viết một tiêu đề dễ hiểu.
cli-site-heading-twice = Đề mục trùng với tiêu đề
cli-site-heading-twice-how = Tiêu đề chỉ hiện một lần.
cli-site-renamed = Bài có tên hoặc địa chỉ khác
cli-site-renamed-how = Hai bài trùng tên, hoặc giao diện tự làm trang có tên ấy (404).
cli-site-language = Ngôn ngữ chưa dùng được
cli-site-language-how = Hãy xem lại mục languages trong site.yaml.
cli-site-template = Trang do giao diện cũ tạo ra
cli-site-template-how = Các trang này không có bài viết. Giao diện mới có danh sách riêng.
cli-site-file-left-out = Tệp không chuyển
cli-site-file-left-out-how = Chương trình, giao diện và dữ liệu của công cụ cũ; số đứng sau là số tệp.
cli-site-converted = Đã đổi sang cách viết của loa
cli-site-converted-how = Không phải làm gì thêm.
cli-site-attribute = Thuộc tính đã bỏ
cli-site-attribute-how = Kích thước, kiểu dáng và những gì chỉ giao diện cũ hiểu.
cli-site-field-kept = Trường không có tương ứng, giữ trong “extra”
cli-site-field-kept-how = Giao diện có thể dùng: item.extra.
cli-import-dry-guide = Chưa ghi gì. Thêm --yes để ghi vào { $path }
cli-import-same-name = Đã có { $path }, nên bài này được ghi vào { $new }. Có phải cùng một bài không? Nếu phải, hãy gộp lại rồi xóa một tệp.
cli-import-at = { $part ->
    [header] Đầu trang
    [footer] Chân trang
    [footnote] Chú thích cuối trang
    [comment] { $paragraph ->
        [0] Nhận xét
       *[other] Đoạn { $paragraph }
    }
    [box] Khung chữ ở đoạn { $paragraph }
   *[body] { $paragraph ->
        [0] Cả bài
       *[other] Đoạn { $paragraph }
    }
}
cli-import-remark = { $place }: { $what ->
    [struck] không lấy chữ gạch ngang “{ $text }”
    [hidden] không lấy chữ ẩn “{ $text }”
    [deleted] không lấy chữ đã xóa khi theo dõi sửa đổi: “{ $text }”
    [inserted] đã lấy chữ mới thêm, chưa ai duyệt trong Word: “{ $text }”
    [contents] không lấy mục lục, trang web tự có: “{ $text }”
    [header] không lấy chữ ở đầu trang: “{ $text }”
    [footer] không lấy chữ ở chân trang: “{ $text }”
    [comment] không lấy nhận xét của { $text }
    [unused-note] không lấy chú thích không gắn vào chỗ nào: “{ $text }”
    [formula] công thức đã ghi thành chữ, hãy soát lại: “{ $text }”
    [chart] biểu đồ đã ghi thành bảng: “{ $text }”
    [smart-art] hình SmartArt đã ghi thành danh sách: “{ $text }”
    [inner-table] bảng nằm trong bảng đã ghi thành dòng, hãy soát lại: “{ $text }”
    [number] bỏ số thứ tự trước đề mục “{ $text }”
    [sign] không biết ký hiệu { $text }, hãy gõ lại
    [cropped] ảnh { $text } đã cắt bớt trong Word, tệp chép sang còn nguyên phần bị cắt; hãy xem có gì không nên đăng
    [picture] không lấy ảnh { $text }: không phải PNG, JPEG, GIF hay WebP. Hãy lưu lại thành PNG rồi chèn vào bài
    [picture-elsewhere] không lấy ảnh ở nơi khác: { $text }
    [picture-skipped] không lấy ảnh { $text }
    [background] không lấy ảnh nền: { $text }
    [object] không lấy tệp nhúng { $text }
    [inserted-file] không lấy tệp được chèn vào: { $text }
    [chart-unread] không đọc được biểu đồ { $text }
    [smart-art-unread] không đọc được hình SmartArt { $text }
    [letterhead] không lấy phần đầu của văn bản: “{ $text }”
    [recipients] không lấy phần “Nơi nhận”: “{ $text }”
    [signer] không lấy phần ký tên: “{ $text }”
   *[title-made] bài chưa có tiêu đề, tạm lấy tên tệp “{ $text }”; hãy viết một tiêu đề dễ hiểu
}
cli-document-part = { $part ->
    [page] trang { $page }
    [box] khung chữ
    [footnote] chú thích
    [header] đầu trang
   *[footer] chân trang
}
cli-help-map = Cột của danh sách là trường nào, ví dụ "Số máy bàn=phone"; ghi nhớ khi có --yes
cli-help-for-place = Mã đơn vị của mọi dòng trong danh sách
cli-help-skip-hidden = Bỏ qua các hàng đang ẩn của bảng tính
cli-import-no-map = Không hiểu “{ $map }”. Hãy ghi tên cột, dấu bằng và tên trường, ví dụ: --map "Số máy bàn=phone". Xem các trường: loa schema { $kind }
cli-import-sheet = Đọc trang tính “{ $name }” trong { $count } trang tính.
cli-import-hidden = { $what ->
    [skipped] Bỏ qua { $count } hàng đang ẩn.
   *[taken] Bảng có { $count } hàng đang ẩn, vẫn được đọc. Thêm --skip-hidden để bỏ qua.
}
cli-import-hidden-row = (hàng ẩn)
cli-import-cell-left-out = không lấy cột “{ $head }”: “{ $text }”
cli-import-no-item = không phải một dòng dữ liệu: “{ $text }”
cli-import-remembered = Đã ghi nhớ tên cột trong { $path }
