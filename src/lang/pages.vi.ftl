prune-many = Lần chạy này sẽ xóa { $count } trên { $known } tệp mà các lần trước đã tạo trong “{ $path }”: { $files }.
    .help = Nếu đúng là muốn xóa, hãy chạy lại với --prune. Nếu không, hãy xem còn thiếu gì: một thư mục, giao diện, hay một sản phẩm bị tắt.
    .explain =
        Hơn một nửa trang web sẽ biến mất. Phần lớn trường hợp là do nhầm: chép thiếu thư mục, đổi giao diện, hoặc chỉ nhầm thư mục kết quả của trang khác.
        Chưa có gì bị sửa hay bị xóa; kết quả của lần chạy trước vẫn nguyên vẹn. Lần chạy này kết thúc với mã 3.
        Tệp chỉ đổi tên và tệp có mã băm trong tên không bị tính; nếu số tệp bị xóa ít hơn năm thì loa không hỏi.
        Thêm --prune (hoặc --yes) thì loa xóa. Lần chạy đầu tiên, thư mục kết quả trống, và các lần chạy với --place, --only, --lang (không xóa gì) không bao giờ bị hỏi.
        Khi chạy tự động mà thư mục kết quả được giữ lại, chỉ thêm --prune cho đúng lần chạy cần xóa nhiều như vậy.

level-fixed = “{ $code }” luôn là lỗi, không hạ mức được.
    .help = Hãy bỏ dòng này khỏi “checks” và sửa những chỗ được báo.
    .explain =
        Hai nội dung trùng tên hoặc trùng địa chỉ thì chỉ một có thể nằm trên trang. Nếu không coi là lỗi, nội dung kia sẽ mất mà không ai hay.
        Vì vậy loa không bao giờ tạo trang khi còn lỗi này, dù site.yaml ghi gì.

address-taken = { $why ->
        [alias] Địa chỉ cũ “{ $path }” không thể dẫn về bài, vì { $kept } đang ở địa chỉ đó.
        [file] Tệp { $kept } nằm ở địa chỉ “{ $path }”, là chỗ của { $other }.
       *[page] Trang { $kept } nằm ở địa chỉ “{ $path }”, là chỗ của { $other }, mà không hiện danh sách ấy.
    }
    .help = { $why ->
        [alias] Hãy bỏ địa chỉ này khỏi “đường dẫn cũ” (aliases), hoặc chuyển trang đang ở đó đi chỗ khác.
        [file] Hãy chuyển hoặc đổi tên tệp nếu bạn cần trang do loa tạo.
       *[page] Hãy đổi tên tệp bài viết, hoặc cho mẫu của trang ấy hiện danh sách (ví dụ “items” của sản phẩm section-index).
    }
    .explain =
        Trang do người viết được ưu tiên hơn trang do loa tạo. Cách này dành cho index.md: danh sách của thư mục nằm ngay dưới bài.
        Nếu danh sách không được hiện, các trang tiếp theo của nó không còn ai tìm thấy, mà cũng không ai biết.
        Địa chỉ cũ (aliases) cũng được báo: chỗ đã có trang thì không dẫn đi đâu được nữa.

unreachable = Không trang nào dẫn đến “{ $title }” ({ $path }).
    .help = Hãy đặt liên kết từ trang khác, từ danh sách hoặc thực đơn (navigation), hoặc gỡ bài xuống: status: draft.
    .explain =
        Bài đã đăng nhưng người bắt đầu từ trang chủ không bao giờ tới được: không danh sách nào hiện, không bài nào dẫn đến, thực đơn cũng không có.
        Máy tìm kiếm và sơ đồ trang biết bài này, còn người đọc thì không.
        Trang chỉ mở bằng địa chỉ, ví dụ từ mã QR, thì cứ để vậy và tắt mã kiểm tra này trong site.yaml.

template-link = “{ $path }” trong mẫu trang không dẫn đến đâu{ $near ->
        [none] .
       *[other] . Có phải ý bạn là “{ $near }”?
    }
    .help = Hãy sửa đường dẫn, hoặc đặt tệp vào thư mục “static”. Với trang, hãy dùng dữ liệu của mẫu: { "{{" } job.root { "}}" }{ "{{" } item.url { "}}" }.
    .explain =
        Mọi trang dùng mẫu này sẽ có liên kết hỏng hoặc ảnh trống.
        Đường dẫn sau { "{{" } job.root { "}}" } tính từ gốc trang của đơn vị; không có phần đó thì tính từ thư mục của trang.
        Nếu có nhiều đơn vị, phải có ít nhất một nơi có tệp; liên kết chỉ có ở vài nơi thì đặt trong điều kiện.

words-missing = Giao diện còn thiếu từ ngữ ở các ngôn ngữ của trang: { $languages }; trang hiện tiếng Anh ở những chỗ đó.
    .help = Hãy ghi các từ ngữ này vào content/lang/MÃ.yaml, hoặc vào themes/TÊN/lang/MÃ.yaml của giao diện.
    .explain =
        Thực đơn, đề mục và nút bấm là từ ngữ của giao diện, nằm trong lang/MÃ.yaml. Ngôn ngữ nào thiếu thì lấy từng phần ở ngôn ngữ không kèm vùng (pt cho pt-BR), rồi đến tiếng Anh; không bao giờ lấy tiếng Việt trước đó.
        Chừng nào còn thiếu, người đọc ngôn ngữ ấy thấy trang viết bằng hai thứ tiếng.
