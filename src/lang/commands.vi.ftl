# Lời của dòng lệnh: nhãn, trợ giúp của lệnh và tùy chọn.
cli-error = lỗi
cli-warning = cảnh báo
cli-note = lưu ý
cli-help = cách sửa
cli-here-too = và ở đây
cli-because-theme = giao diện đổi
cli-because-place = thông tin đơn vị hoặc trang đổi
cli-because-item = nội dung đổi
cli-because-needs = danh sách kèm theo đổi
cli-because-file = tệp trong thư mục kết quả đã bị sửa
cli-because-said = lần trước có cảnh báo
cli-because-new = tệp mới
cli-because-same-bytes = kết quả vẫn như cũ nên không ghi lại
cli-repeated = Không có gì thay đổi từ lần tạo trước, nên kết quả vẫn như lần đó.
cli-press-removed = Đã xóa { $count } tệp gửi nhà in vì nội dung đã đổi: { $files }. Hãy chạy lại với “--press” để có tệp mới.
cli-no-job = Không có tệp “{ $name }” trong kế hoạch.{ $near ->
    [none] { "" }
   *[other] { " " }Có phải ý bạn là “{ $near }”?
}

cli-help-loa = loa: viết một lần, đăng cho cả thành phố và từng xã, phường
cli-help-speak = Ngôn ngữ của thông báo: vi hoặc en
cli-help-build = Tạo các trang web từ content/, themes/ và static/
cli-help-root = Thư mục của trang (mặc định: thư mục hiện tại)
cli-help-output = Thư mục kết quả (mặc định: output/ trong thư mục của trang)
cli-help-place = Chỉ làm cho đơn vị có mã này; dùng được nhiều lần
cli-help-only = Chỉ làm sản phẩm này; dùng được nhiều lần
cli-help-lang = Chỉ làm bản ngôn ngữ này
cli-help-as-of = Làm như thể hôm nay là ngày này (2026-11-22 hoặc 22/11/2026)
cli-help-drafts = Hiện cả bản nháp và bài chờ duyệt
cli-help-press = Làm cả tệp gửi nhà in (màu CMYK, có phần tràn lề và dấu cắt)
cli-help-base-url = Địa chỉ trang gốc, thay cho địa chỉ trong site.yaml
cli-help-jobs = Số luồng chạy cùng lúc
cli-help-format = Dạng thông báo: human (cho người đọc), json, github
cli-help-quiet = Chỉ in lỗi
cli-help-prune = Cho phép xóa hơn một nửa số tệp mà lần trước đã tạo
cli-help-explain-rebuild = Nói vì sao từng tệp được làm lại
cli-help-json = In dạng JSON
cli-help-list = Liệt kê những gì trang có
cli-help-list-kinds = Các loại nội dung
cli-help-list-products = Các sản phẩm của giao diện
cli-help-list-places = Các đơn vị
cli-help-list-items = Các nội dung, nơi đăng và tình trạng
cli-help-list-jobs = Các tệp sẽ được tạo
cli-help-list-checks = Các mã kiểm tra và mức của từng mã
cli-help-list-kit = Bộ tài liệu mà các chiến dịch đặt
cli-help-view = In dữ liệu mà mẫu trang nhận được cho một tệp
cli-help-job = Tên trong `loa list jobs`, hoặc đường dẫn của tệp trong thư mục kết quả
cli-help-typst = Ghi mẫu in cùng dữ liệu, phông chữ, hình ảnh vào thư mục này để mở bằng trình soạn Typst
cli-no-print = Bản loa này được biên dịch không kèm phần in nên không làm được việc này. Hãy biên dịch bản đầy đủ: “cargo build --release”, không thêm --no-default-features.
cli-not-printed = “{ $name }” không phải tệp in: chỉ mẫu .typ mới mở được bằng Typst.
cli-handed-out = Đã ghi { $count } tệp vào { $path }. Để xem thử: { $command }
cli-help-schema = In JSON Schema của một loại nội dung, cho trình soạn thảo
cli-help-kind = Loại nội dung, ví dụ guide hoặc hướng-dẫn
cli-help-new = Tạo một trang mới hoặc một nội dung mới
cli-help-new-kind = site, hoặc loại nội dung: guide, notice, question…
cli-help-new-title = Tiêu đề; với site là thư mục cần tạo
cli-help-explain = Giải thích một mã thông báo
cli-help-code = Mã trong ngoặc vuông, ví dụ link-broken

cli-help-check = Kiểm tra nội dung, không ghi gì
cli-help-check-path = Tệp hoặc thư mục cần kiểm tra; cả tệp .docx, .xlsx, .txt ở ngoài trang
cli-help-rule = Chỉ báo mã này; dùng được nhiều lần
cli-help-fix = Sửa luôn những chỗ chắc chắn sửa được
cli-help-dry-run = Cùng với --fix: chỉ cho xem sẽ sửa gì
cli-help-deep = Dựng thử mọi trang để tìm lỗi, không ghi gì
cli-help-theme = Dựng thử mọi sản phẩm của giao diện với bài mẫu: ít chữ nhất, đủ mọi mục, dài nhất
cli-help-keep = Cùng với --theme: giữ lại các trang mẫu trong thư mục này
cli-theme-trial = { $name ->
    [least] Với bài ít chữ nhất:
    [full] Với bài đủ mọi mục:
   *[long] Với bài dài nhất:
}
cli-help-deny-warnings = Coi cảnh báo như lỗi
cli-help-only-errors = Chỉ báo lỗi, không báo cảnh báo và lưu ý
cli-help-timing = Cho biết mỗi bước kiểm tra mất bao lâu
cli-check-good = Không có gì cần sửa.
cli-fixed = Đã sửa { $count } chỗ trong { $files } tệp.
cli-would-fix = Sẽ sửa { $count } chỗ trong { $files } tệp; bỏ --dry-run để sửa thật.
cli-output-full = Kết quả chưa được ghi ra hết: { $reason }.
cli-not-fixed = Không sửa được tệp { $path }: { $reason }.
cli-unknown-rule = Không có mã kiểm tra “{ $name }”.{ $near ->
        [none] {" "}Xem danh sách bằng lệnh loa list checks.
       *[other] {" "}Có phải ý bạn là “{ $near }”?
    }
cli-help-print-ledger = Liệt kê các địa chỉ trong mã QR của tài liệu in, so với sổ content/printed.yaml
cli-help-update = Ghi thêm vào sổ những địa chỉ chưa có
cli-ledger-updated = Đã ghi thêm { $count } mục vào { $path }.
cli-ledger-current = Sổ { $path } đã có đủ mọi địa chỉ sắp in.
cli-ledger-no-base = Chưa ghi: site.yaml chưa có “base_url”, nên chưa biết địa chỉ nào sẽ in.
cli-ledger-head =
    # Sổ các địa chỉ đã in trên giấy. Lệnh “loa print-ledger --update” ghi thêm vào cuối, không bao giờ xóa.
    # path: phần địa chỉ đã in, sau địa chỉ của từng trang ở “at”.  to: nay dẫn đến đâu; nội dung bị thay thì sửa dòng này.
    # kept_by: ghi khi địa chỉ do nơi khác chuyển hướng, loa không kiểm tra nữa.
cli-help-preview = Làm thử một tệp, hoặc cả bộ tài liệu của một đơn vị thành một PDF, để xem và duyệt
cli-help-preview-product = Sản phẩm, ví dụ leaflet
cli-help-preview-item = Nội dung, ví dụ khai-sinh; không ghi thì lấy nội dung đầu tiên
cli-help-preview-place = Mã đơn vị; không ghi thì lấy đơn vị gốc
cli-help-kit = Ghép cả bộ tài liệu của chiến dịch này thành một PDF
cli-help-size = Khổ, ví dụ a3
cli-help-to = Ghi vào tệp này, thay cho .loa/preview trong thư mục kết quả
cli-preview-unordered = Chưa chiến dịch nào đặt “{ $name }” như vậy; đây là bản làm thử.
cli-no-preview = Ở đơn vị này không có “{ $name }”: chiến dịch chưa đặt, hoặc tên chưa đúng.{ $near ->
    [none] { "" }
   *[other] { " " }Có phải ý bạn là “{ $near }”?
}
cli-no-kit = Chiến dịch “{ $name }” không đặt tài liệu nào cho đơn vị này.{ $near ->
    [none] { "" }
   *[other] { " " }Có phải ý bạn là “{ $near }”?
}
cli-preview-of-files = “{ $name }” gom các tệp đã làm xong; hãy chạy “loa build --only { $name }”.
cli-previewed = Bản xem thử: { $path }
cli-previewed-kit = Bản xem thử: { $path } ({ $pages } trang)
cli-not-in-preview = { $count } tệp của bộ tài liệu không phải PDF, không có trong bản này:
  {"  "}{ $files }

cli-help-baseline = Chỉ báo những gì chưa có trong tệp mốc này
cli-help-write-baseline = Ghi mọi lỗi, cảnh báo đang có vào tệp mốc, để lần sau chỉ báo những gì mới
cli-baseline-unread = { $path } không phải tệp mốc. Hãy tạo bằng: loa check --write-baseline { $path }
cli-baseline-wrote = Đã ghi { $count } lời báo đang có vào { $path }. Lần sau: loa check{ $root } --baseline { $path }
cli-baseline-known = { $known } chỗ đã có trong tệp mốc không báo lại. { $gone ->
    [0] { "" }
   *[other] { $gone } chỗ đã sửa xong; ghi lại tệp mốc bằng --write-baseline để các chỗ ấy không trở lại.
    }
cli-totals = Theo mã: { $list }
