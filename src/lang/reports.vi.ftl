# loa form, loa import, loa report

cli-help-form = Làm phiếu rà soát (.xlsx) cho từng đơn vị, điền sẵn những gì trang đang có
cli-help-form-place = Mã đơn vị, hoặc all (tất cả); dùng được nhiều lần
cli-help-form-output = Thư mục để phiếu; không ghi là “forms”
cli-help-import = Nhận phiếu rà soát gửi về, danh sách liên hệ, địa điểm, bài viết bằng Word, hoặc cả một trang của công cụ khác
cli-help-import-what-to-take = Thư mục phiếu gửi về; hoặc contacts, locations, guide kèm tệp; hoặc site kèm thư mục
cli-help-import-file = Tệp .xlsx, .csv; với guide là .docx; với site là thư mục của trang cũ
cli-help-yes = Ghi thật; không có thì chỉ cho xem
cli-help-report = Báo cáo theo đơn vị: đủ, thiếu, đã làm
cli-help-report-what = coverage (đầu mối), stale (lâu chưa kiểm tra), kit (bộ tài liệu), translations (bản dịch), week (việc trong tuần), check (lỗi cần sửa)
cli-help-report-format = table (bảng chữ), csv, html, xlsx, docx (Word)
cli-help-report-output = Tệp để ghi; không ghi là in ra màn hình
cli-help-from = Từ ngày
cli-help-report-to = Đến ngày
cli-help-campaign = Chỉ tính chiến dịch này (tên địa chỉ)

cli-no-place = Không có đơn vị nào mang mã “{ $place }”. Xem danh sách: loa list places
cli-forms = Đã làm { $count } phiếu trong thư mục { $folder }. Gửi cho các đơn vị, nhận về rồi chạy: loa import THƯ-MỤC

cli-import-what = Hãy ghi thư mục phiếu gửi về, hoặc: loa import contacts TỆP, loa import locations TỆP, loa import guide TỆP.docx, loa import site THƯ-MỤC --into THƯ-MỤC-MỚI.
cli-import-whose = { $path }: không biết phiếu của đơn vị nào. Hãy giữ dòng đầu của phiếu, hoặc đặt tên tệp bắt đầu bằng mã đơn vị.
cli-import-empty = (trống)
cli-import-same = đúng như đang có
cli-import-gone = “{ $title }” không còn trong phiếu; nếu bỏ thật thì xóa dòng đó trong bảng.
cli-import-silent = Đã nhận { $answered } phiếu. { $count ->
    [0] Mọi đơn vị đã trả lời.
   *[other] Còn { $count } đơn vị chưa trả lời: { $names }
}
cli-import-dry = Chưa ghi gì. Thêm --yes để ghi vào bảng.
cli-import-wrote = Đã ghi { $path }
cli-import-no-csv = bảng này không phải CSV, hãy sửa tay
cli-import-column = Cột “{ $head }” nhận là “{ $field }”.
cli-import-no-column = Cột “{ $head }” không dùng.
cli-import-map-hint = Muốn lấy cột “{ $head }”: thêm --map "{ $head }=TÊN-TRƯỜNG". Các trường: { $fields }.
cli-import-no-text = { $path } không có chữ nào dùng làm tiêu đề.
cli-import-font = Tệp gõ bằng phông { $font ->
        [vni] VNI
       *[tcvn3] TCVN3 (.VnTime)
    }, chữ đã chuyển sang Unicode. Hãy đọc soát lại.
cli-import-row = Dòng { $row }:
cli-import-held = đã có “{ $title }”
cli-import-count = Nhận được { $count } dòng; { $undecided } dòng cần người quyết định.
cli-import-unknown-place = không biết “{ $name }” là đơn vị nào, hãy ghi mã đơn vị
cli-import-which-place = “{ $name }” có thể là: { $places }; hãy ghi mã đơn vị
cli-import-missing = thiếu “{ $field }”
cli-import-wrong = “{ $field }” chưa đúng: { $value }

cli-report-where = Báo cáo xlsx, docx cần tên tệp, ví dụ: --output bao-cao.docx
cli-report-day = Số liệu tính đến ngày { $date }.
cli-report-missing = thiếu
cli-report-never = chưa bao giờ
cli-report-code = Mã
cli-report-place = Đơn vị
cli-report-kind = Loại
cli-report-title = Tên
cli-report-seen = Kiểm tra lần cuối
cli-report-days = Số ngày
cli-report-lacks = Chưa có tiếng
cli-report-copies = Số bản
cli-report-duty = Số trực
cli-report-receive = Tiếp nhận
cli-report-one-stop = Trung tâm phục vụ hành chính công
cli-report-post-office = Bưu cục hỗ trợ
cli-report-published = Bài đăng
cli-report-broadcast = Lượt phát thanh
cli-report-printed = Tài liệu giấy
cli-report-held = Buổi, hoạt động
cli-report-people = Số người
cli-report-total = Cộng
cli-report-before = Kỳ trước
cli-report-indicator = Chỉ tiêu
cli-report-value = Đạt
cli-report-target = Kế hoạch
cli-report-unit = Đơn vị tính
cli-report-share = Tỉ lệ
cli-report-as-of = Tính đến
cli-report-indicators = Chỉ tiêu của chiến dịch
cli-report-coverage = Đầu mối của từng đơn vị, ngày { $date }
cli-report-gap = { $what }: { $count ->
    [0] đủ { $all }/{ $all } đơn vị
   *[other] thiếu ở { $count }/{ $all } đơn vị
}
cli-report-faults = Lỗi cần sửa, ngày { $date }
cli-report-faults-count = Tất cả: { $errors } lỗi phải sửa trước khi xuất bản, { $warnings } cảnh báo nên sửa, { $notes } lưu ý. Lỗi của trang chung tính cho đơn vị đứng đầu.
cli-report-kinds = Các loại lỗi, nặng nhất trước
cli-report-errors = Lỗi
cli-report-warnings = Cảnh báo
cli-report-notes = Lưu ý
cli-report-harm = Ảnh hưởng
cli-report-severity = Mức
cli-report-check = Mã kiểm tra
cli-report-count = Số chỗ
cli-report-example = Ví dụ
cli-report-file = Tệp
cli-harm-safety = An toàn, riêng tư
cli-harm-facts = Sai dữ kiện
cli-harm-use = Không dùng được
cli-harm-words = Chữ viết
cli-harm-form = Trình bày
cli-report-stale = Liên hệ, địa điểm lâu chưa kiểm tra, ngày { $date }
cli-report-stale-count = { $count }/{ $all } dòng quá { $days } ngày hoặc chưa ghi ngày kiểm tra.
cli-report-kit = Bộ tài liệu theo đơn vị, ngày { $date }
cli-report-kit-count = { $files } tệp, { $copies } bản in; { $gaps } chỗ thiếu.
cli-report-translations = Nội dung chưa có bản dịch, ngày { $date }
cli-report-language = { $language }: { $count }/{ $all }
cli-report-week = Việc đã làm từ { $from } đến { $to }
cli-report-silent = { $count ->
    [0] Mọi đơn vị đều có hoạt động.
   *[other] { $count }/{ $all } đơn vị chưa ghi hoạt động nào: { $names }
}
