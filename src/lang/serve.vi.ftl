# Lời của “loa serve”: trên dòng lệnh, trên các trang của nó, và trong bảng báo lỗi phủ lên trang.
serve-lang = vi
serve-ready = Trang web đang chạy tại { $url } (đọc xong trong { $seconds } giây). Nhấn Ctrl+C để dừng.
serve-changed = { $time } { $paths } – { $seconds } giây
serve-kept = { $time } { $paths } – còn lỗi, vẫn hiện bản tốt gần nhất
serve-more-files = và { $count } tệp khác
serve-sound = Không có lỗi.
serve-deaf = Không theo dõi được thay đổi của tệp ({ $reason }); hãy chạy lại lệnh sau khi sửa.
serve-no-site = Không thấy thư mục “content” trong { $path }. Hãy vào thư mục của trang web, dùng --root, hoặc tạo trang mới bằng lệnh: loa new site THƯ-MỤC
serve-no-address = Không mở được địa chỉ { $address }: { $reason ->
    [in-use] địa chỉ này đang được chương trình khác dùng
   *[other] { $reason }
}. Hãy chọn cổng khác, ví dụ --port 8080.
serve-edit-elsewhere = Chỉ được sửa nội dung khi mở trên chính máy này; với --edit, hãy bỏ --host { $host }.
serve-overlay-title = Nội dung còn lỗi
serve-overlay-close = Đóng
serve-overlay-more = # điều cần xem
serve-places = { $count } đơn vị.
serve-desk = Mở bàn biên tập
serve-home = Về trang đầu
serve-sheet = Trang { $number } trên { $count }
serve-open-pdf = Mở tệp PDF
serve-absent = Không có trang này
serve-absent-text = Địa chỉ này không có trong trang web sẽ được tạo. Nếu bài vừa được đổi tên hoặc còn là bản nháp, hãy xem lại tệp nội dung.
serve-broken = Không tạo được trang này do lỗi của chương trình. Hãy gửi nội dung trang cho người phụ trách kỹ thuật.
cli-help-serve = Mở trang web trên máy này và cập nhật ngay khi nội dung được lưu
cli-help-serve-host = Tên hoặc số của máy mà trình duyệt gọi tới
cli-help-serve-port = Cổng; nếu không ghi thì lấy cổng trống đầu tiên từ 1111
cli-help-serve-open = Mở luôn trong trình duyệt
cli-help-minify = Rút gọn trang như khi dựng một site có `minify: true`
cli-help-edit = Cho phép sửa nội dung trên bàn biên tập (chỉ trên máy này)
cli-help-watch = Sau khi tạo xong, tạo lại mỗi khi nội dung được lưu
watch-waiting = Đang đợi thay đổi. Nhấn Ctrl+C để dừng.
start-offer = Chưa thấy trang web nào ở đây. Tạo một trang mới trong “{ $path }” và mở ra để sửa? Nhấn Enter để tạo, gõ K rồi Enter để thôi.
start-close = Nhấn Enter để đóng cửa sổ này.
