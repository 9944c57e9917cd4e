# Câu chữ tiếng Việt. Mỗi mã một thông báo: điều gì sai; .help: cách sửa; .explain: lời giải thích của `loa explain`.
# Tên bắt đầu bằng `cli-` là cụm từ dùng chung và câu của dòng lệnh.

## Dùng chung

cli-near = { $near ->
    [none] { "" }
   *[other] Có phải ý bạn là “{ $near }”?{ " " }
}

cli-part = { $kind ->
    [guide] loại nội dung “hướng dẫn”
    [procedure] loại nội dung “thủ tục”
    [slogan] loại nội dung “khẩu hiệu”
    [infographic] loại nội dung “đồ họa thông tin”
    [location] loại nội dung “địa điểm”
    [contact] loại nội dung “liên hệ”
    [campaign] loại nội dung “chiến dịch”
    [notice] loại nội dung “thông báo”
    [question] loại nội dung “câu hỏi”
    [session] loại nội dung “buổi hỗ trợ”
    [holiday] loại nội dung “ngày nghỉ”
    [activity] loại nội dung “hoạt động”
    [page] loại nội dung “trang”
    [place] loại nội dung “đơn vị”
    [term] loại nội dung “mục phân loại”
    [sources] mục “nguồn”
    [taxonomies] một phân loại ở mục “taxonomies” của content/site.yaml
    [phases] mục “giai đoạn”
    [indicators] mục “chỉ tiêu”
    [forms] mục “biểu mẫu”
    [video] mục “video”
    [data] mục “số liệu”
    [benefits] mục “lợi ích”
    [prepare] mục “cần chuẩn bị”
    [steps] mục “các bước”
    [mistakes] mục “lỗi thường gặp”
    [questions] mục “hỏi đáp”
    [safety] mục “an toàn”
    [navigation] mục “thực đơn” (navigation) của tệp site.yaml
    [checks] mục “kiểm tra” (checks) của tệp site.yaml
    [component] component.yaml
    [component-parameter] phần khai báo một tham số (parameters) của component.yaml
    [lang] các từ ngữ của giao diện
    [theme-options] các tùy chọn của giao diện
    [theme-option] phần khai báo một tùy chọn (options) của theme.yaml
    [needs] một mục của “needs”
   *[other] “{ $kind }”
}

cli-path-fault = { $name ->
    [length] đường dẫn trống hoặc quá dài
    [parts] đường dẫn có đoạn trống, “.” hoặc “..”
    [letters] đường dẫn có ký tự mà Windows không cho dùng trong tên tệp
    [ending] có tên bắt đầu bằng dấu cách, hoặc kết thúc bằng dấu chấm hay dấu cách
    [device] có tên mà Windows giữ riêng cho thiết bị, như “con” hoặc “nul”
    [manifest] tên “.loa-manifest” do loa giữ
   *[other] đường dẫn không dùng được ({ $name })
}

## Máy và thư mục

no-site = Không thấy thư mục “content” trong “{ $path }”.
    .help = Hãy chuyển vào thư mục của trang web (thư mục có “content” bên trong) rồi chạy lại lệnh; chưa có trang nào thì chạy “loa new site TÊN-THƯ-MỤC”.
    .explain =
        loa đọc bài viết và bảng số liệu trong thư mục “content”; thư mục đang đứng không có thư mục đó.
        Thường là do chạy lệnh sai chỗ, ví dụ đang ở “Tải về” trong khi trang nằm ở “Tài liệu\trang-phuong”.
        Hãy mở đúng thư mục của trang. Nếu mới bắt đầu, lệnh “loa new site” tạo sẵn một trang mẫu nhỏ.

# Why the system refuses something; messages about files and folders end in it.
cli-system-reason = { $reason ->
    [full] đĩa đã đầy
    [read-only] ổ đĩa chỉ cho đọc
    [denied] bạn không có quyền
    [in-use] một chương trình khác đang giữ
    [missing] không tìm thấy
    [name] tên không hợp lệ trên máy này
    [other-disk] thư mục nằm ở ổ đĩa khác
    [folder] đó là thư mục, không phải tệp
    [not-folder] một phần của đường dẫn là tệp, không phải thư mục
    [exists] đã có tệp hoặc thư mục cùng tên
    [not-empty] thư mục không trống
    [memory] máy đã hết bộ nhớ
    [network] ổ đĩa hoặc máy ở xa không trả lời
    [data] không phải văn bản đọc được, hoặc vừa được sửa ở nơi khác
    [short] tệp bị cắt ngang, có thể chép chưa hết
    [closed] nơi nhận đã đóng
    [address-in-use] địa chỉ này đang được chương trình khác dùng
    [no-address] máy này không có địa chỉ đó
    [too-many-open] có quá nhiều tệp đang mở cùng lúc
    [circle] liên kết trỏ vòng quanh
    [disk] ổ đĩa bị lỗi khi đọc hoặc ghi
    [watches] máy không cho theo dõi thêm thư mục
    [unsaid] hệ thống không nói rõ lý do
   *[other] hệ thống báo: { $system }
}

cannot-read = Không đọc được “{ $path }”: { $reason ->
        [denied] bạn không có quyền mở
        [other-format] một tệp dùng định dạng khác với đuôi tên của nó
        [protected] tệp có đặt mật khẩu
        [old-word] tệp Word kiểu cũ (.doc)
        [old-excel] tệp Excel kiểu cũ, loa không đọc được
        [too-many-parts] tệp có quá nhiều phần nhỏ
        [no-text] tệp PDF không có chữ, chỉ có ảnh chụp trang giấy
        [no-letters] tệp PDF không ghi mã của từng chữ, nên chữ chỉ nhìn được, không đọc được
        [unpacks-too-much] khi giải nén tệp lớn hơn mức cho phép (128 MiB)
        [no-sheet] bảng tính không có trang tính nào đang hiện
        [too-many-cells] một trang tính có quá nhiều ô hoặc quá nhiều chữ
        [too-many-sheets] có hơn 500 trang tính, nên chưa đọc trang nào
        [damaged] tệp bị hỏng hoặc chép chưa hết
       *[system] { cli-system-reason }
    }.
    .help = { $reason ->
        [protected] Hãy mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại.
        [old-word] Hãy mở tệp trong Word rồi chọn Lưu thành, kiểu “Word Document (.docx)”.
        [old-excel] Hãy mở tệp trong Excel rồi chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”.
        [no-letters] Hãy xin bản Word, hoặc nhận dạng chữ (OCR) trước; loa chỉ kiểm tra được chữ.
        [no-text] Hãy xin bản Word, hoặc nhận dạng chữ (OCR) trước; loa chỉ kiểm tra được chữ.
        [denied] Hãy nhờ người quản trị máy cấp quyền đọc, hoặc chép tệp vào thư mục của bạn.
        [missing] Hãy kiểm tra xem tệp có bị xóa hoặc chuyển đi không, rồi chạy lại.
        [in-use] Hãy đóng Excel, Word hoặc chương trình đang mở tệp này rồi chạy lại.
       *[other] Hãy thử mở tệp bằng Excel hoặc Word; nếu mở được thì lưu lại (bảng: .xlsx hoặc “CSV UTF-8”), nếu không thì xin lại bản gốc.
    }
    .explain =
        Máy không đọc được tệp hoặc thư mục này nên loa không biết bên trong có gì.
        Ví dụ: tệp bảng còn đang mở trong Excel, ổ đĩa mạng bị ngắt, hoặc tệp .xlsx thật ra là tệp .xls cũ được đổi đuôi.
        Nếu bỏ qua, trang web có thể thiếu cả một danh sách mà không ai hay, nên loa dừng lại.
        Hãy đóng chương trình đang giữ tệp, kiểm tra quyền đọc, hoặc mở tệp rồi lưu lại đúng dạng.

cannot-write = Không ghi được “{ $path }”: { $reason ->
        [denied] bạn không có quyền ghi
        [in-use] một chương trình khác đang mở tệp trong đó
        [missing] thư mục không còn ở đó
        [other-disk] thư mục nằm ở ổ đĩa khác nên không chuyển được
       *[system] { cli-system-reason }
    }.
    .help = { $reason ->
        [full] Hãy xóa bớt tệp hoặc chọn ổ đĩa còn chỗ, rồi chạy lại.
        [read-only] Hãy chọn thư mục kết quả trên ổ đĩa ghi được.
        [denied] Hãy chọn thư mục kết quả mà bạn được ghi, hoặc nhờ người quản trị máy cấp quyền.
        [in-use] Hãy đóng trình duyệt, cửa sổ thư mục hoặc chương trình đang mở tệp trong thư mục kết quả, rồi chạy lại.
        [missing] Hãy kiểm tra xem ổ đĩa hoặc thư mục kết quả có bị ngắt, bị xóa không, rồi chạy lại.
        [name] Hãy đổi tên tệp nguồn cho ngắn và đơn giản hơn.
        [other-disk] Hãy để cả thư mục kết quả trên cùng một ổ đĩa.
       *[other] Hãy kiểm tra ổ đĩa còn chỗ và còn ghi được, rồi chạy lại.
    }
    .explain =
        loa đã tạo xong nhưng máy không cho ghi tệp vào thư mục kết quả.
        Ví dụ: thẻ nhớ đã đầy, thư mục dùng chung chỉ cho xem, hoặc một tệp PDF của lần trước đang mở.
        Kết quả của lần chạy trước vẫn còn nguyên, trang web đang dùng không bị ảnh hưởng.
        Hãy gỡ vướng mắc rồi chạy lại; loa làm tiếp từ đầu, không cần dọn dẹp gì.

output-unsafe = Không thể dùng “{ $path }” làm thư mục kết quả { $reason ->
        [system-root] vì đó là gốc của ổ đĩa
        [is-input] vì đó là thư mục bài viết, giao diện hoặc thư mục riêng của bạn
        [contains-input] vì bên trong có “{ $other }” của bạn
        [inside-input] vì nó nằm trong “{ $other }”, nơi loa đọc bài viết
        [inside-root] vì nó nằm trong “{ $other }”, một trang web do loa tạo ra
        [dots] vì đường dẫn có “..” đi qua một thư mục chưa có
        [symlink] vì đó là lối tắt dẫn sang nơi khác
        [not-a-folder] vì đó là một tệp, không phải thư mục
        [not-ours] vì trong đó có tệp không phải do loa tạo ra
        [whole] vì trong đó đã có cả bộ trang; mỗi phần cần một thư mục riêng
       *[raw] ({ $reason })
    }.
    .help = { $reason ->
        [whole] Hãy bỏ --output, hoặc chọn một thư mục trống.
        [not-ours] Hãy chuyển các tệp trong đó đi nơi khác, hoặc chọn một thư mục kết quả mới.
        [not-a-folder] Hãy đổi tên hoặc chuyển tệp đó đi, hoặc chọn thư mục kết quả khác.
        [symlink] Hãy thay lối tắt bằng thư mục thật, hoặc ghi thẳng đường dẫn thật.
       *[other] Hãy chọn một thư mục trống dành riêng cho kết quả, ví dụ “output” trong thư mục của trang.
    }
    .explain =
        loa thay mới và dọn các tệp cũ trong thư mục kết quả, nên thư mục đó không được chứa tệp của ai khác.
        Ví dụ: nếu chọn nhầm thư mục “Tài liệu” làm nơi chứa kết quả, các công văn trong đó có thể bị xóa.
        Vì vậy loa từ chối thư mục gốc, thư mục bài viết và những thư mục có tệp lạ.
        Hãy dùng một thư mục riêng, tốt nhất là “output” có sẵn của trang.

output-busy = Một lần chạy loa khác đang dùng thư mục kết quả “{ $path }”.
    .help = Hãy đợi lần chạy kia xong hoặc đóng cửa sổ lệnh đang chạy loa, rồi chạy lại.
    .explain =
        Mỗi lúc chỉ một lần chạy được ghi vào thư mục kết quả, để hai lần chạy không trộn tệp của nhau.
        Ví dụ: bạn đang xem thử trang ở một cửa sổ và bấm tạo trang ở cửa sổ khác, hoặc đồng nghiệp chạy trên cùng ổ đĩa mạng.
        Hãy đợi một lát rồi thử lại. Nếu máy vừa bị tắt đột ngột, khóa tự mất, không cần xóa tệp nào.

output-foreign = Trong “{ $path }” của thư mục kết quả có { $count } tệp không phải do loa tạo ra, được giữ nguyên: { $files }{ $count ->
        [1] { "" }
        [2] { "" }
        [3] { "" }
        [4] { "" }
        [5] { "" }
       *[other] …
    }
    .help = Hãy chuyển các tệp này vào thư mục “static” nếu muốn đăng cùng trang web, hoặc xóa đi nếu không cần.
    .explain =
        Thư mục kết quả chỉ nên có những gì loa tạo ra, vì ai cũng có thể xóa và tạo lại nó.
        Ví dụ: ai đó chép thẳng một tệp PDF vào đây; sang máy khác tạo lại trang thì tệp ấy không còn.
        loa không xóa tệp của người khác, chỉ báo cho bạn biết.
        Hãy đặt tệp cần đăng vào thư mục “static”, từ đó loa chép vào trang mỗi lần chạy.

changed-while-building = Tệp “{ $path }” bị sửa hoặc bị xóa trong lúc loa đang chạy.
    .help = Hãy lưu và đóng tệp đó rồi chạy lại.
    .explain =
        loa đọc tệp một lần rồi mới ghi; nếu tệp đổi ở giữa thì trang có thể nửa cũ, nửa mới.
        Ví dụ: đồng nghiệp thay ảnh trong thư mục dùng chung đúng lúc bạn tạo trang.
        Chưa có gì được ghi ra, kết quả lần trước vẫn nguyên. Hãy chạy lại khi không còn ai sửa.

name-not-utf8 = Tên tệp “{ $path }” có chữ mà máy không đọc được.
    .help = Hãy đổi tên tệp: gõ lại bằng bảng mã Unicode hoặc dùng chữ không dấu.
    .explain =
        Tên tệp này được ghi bằng bảng mã cũ, thường do giải nén từ tệp .zip hoặc chép từ máy đời trước.
        Trên máy khác cùng tên đó sẽ hiện thành chữ lạ, và liên kết đến tệp sẽ hỏng.
        Hãy đổi tên, ví dụ “lich-tiep-dan.pdf”, rồi sửa các bài có nhắc đến tệp.

name-not-portable = Tên “{ $path }” không dùng được trên mọi máy{ $why ->
        [control] : có ký tự điều khiển hoặc ký tự không nhìn thấy
        [length] : quá dài hoặc trống
        [parts] : có đoạn trống, “.” hoặc “..”
        [letters] : có ký tự mà Windows không cho dùng trong tên tệp
        [ending] : bắt đầu bằng dấu cách, hoặc kết thúc bằng dấu chấm hay dấu cách
        [device] : trùng tên mà Windows giữ riêng cho thiết bị, như “con” hoặc “nul”
        [manifest] : tên “.loa-manifest” do loa giữ
       *[other] { "" }
    }.
    .help = Hãy đổi tên tệp hoặc “tên địa chỉ” (slug) của bài: chỉ dùng chữ, chữ số và dấu gạch nối, không quá 100 ký tự.
    .explain =
        Trang web được chép qua nhiều máy: Windows của phường, máy chủ Linux, USB của tổ dân phố.
        Mỗi nơi cấm một số tên: Windows không nhận dấu “:” hoặc “?”, và không có tệp nào tên “con” được.
        Tên có ký tự ẩn còn nguy hiểm hơn: nhìn giống hệt tên khác nhưng dẫn đến tệp khác.
        Hãy đặt tên ngắn, ví dụ “dang-ky-khai-sinh”, không dùng ký tự đặc biệt.

link-outside = “{ $path }” là lối tắt dẫn ra ngoài thư mục của trang hoặc dẫn vòng trở lại.
    .help = Hãy chép tệp thật vào thư mục của trang rồi xóa lối tắt.
    .explain =
        loa chỉ đọc những gì nằm trong thư mục của trang, để không vô tình đăng tệp riêng của máy.
        Ví dụ: một lối tắt trong “content” trỏ tới ổ đĩa chung của cơ quan có thể đưa cả công văn nội bộ lên mạng.
        Lối tắt dẫn vòng về chính thư mục chứa nó cũng bị bỏ vì đọc mãi không hết.
        Hãy chép đúng những tệp cần đăng vào thư mục của trang.

not-a-file = “{ $path }” không phải tệp thường nên loa không đọc.
    .help = Hãy xóa hoặc chuyển nó ra khỏi thư mục của trang.
    .explain =
        Trong thư mục có một thứ giống tệp nhưng là kênh trao đổi hoặc thiết bị của hệ thống.
        Đọc vào đó máy có thể chờ mãi. Thường nó do một phần mềm khác tạo ra và để quên.
        Hãy nhờ người phụ trách máy tính xóa hoặc chuyển đi.

file-too-big = Tệp này nặng { $size } MB, quá mức { $max } MB.
    .help = Hãy chia nội dung thành nhiều tệp; ảnh và video thì để thành tệp riêng, đừng dán vào bài.
    .explain =
        Một bài viết dài cả nghìn trang cũng chỉ vài MB, nên tệp lớn thế này thường là nhầm lẫn.
        Ví dụ: ảnh bị dán thẳng vào bài dưới dạng chữ, hoặc một tệp dữ liệu lớn bị đổi đuôi thành .md.
        Tệp quá lớn làm máy hết bộ nhớ. Hãy tách nhỏ hoặc đưa ảnh ra tệp riêng.

stray-copy = Bỏ qua “{ $path }” vì tên tệp cho thấy đây là bản sao.
    .help = Hãy xóa bản sao; nếu đây mới là bản đúng thì đổi tên cho nó, bỏ phần “(1)”, “- Copy” hoặc “.txt”.
    .explain =
        Khi tải về lần hai hoặc chép dán, Windows đặt tên như “khai-sinh (1).md”, “khai-sinh - Copy.md”; Notepad thì thêm “.txt”.
        Nếu đăng cả hai, người dân sẽ thấy hai bài gần giống nhau, một bài đã cũ.
        Vì vậy loa không đăng bản sao. Hãy giữ đúng một tệp và đặt lại tên.

server-file = { $why ->
        [settings] “{ $path }” là tệp cấu hình máy chủ nên không được đăng.
        [script] “{ $path }” là mã chạy trên máy chủ, và sẽ được đăng như mọi tệp khác.
       *[backup] “{ $path }” có vẻ là bản lưu hoặc nhật ký, và sẽ được đăng như mọi tệp khác.
    }
    .help = { $why ->
        [settings] Hãy đặt cấu hình ở chính máy chủ; loa có làm sẵn ví dụ cho nginx và IIS.
        [script] Hãy xóa tệp khỏi static nếu không cố ý cho tải về: máy chủ có thể chạy nó, hoặc cho người lạ xem mã.
       *[backup] Hãy xóa tệp khỏi static, hoặc đổi tên nếu đúng là tệp cho người dân tải về.
    }
    .explain =
        Mọi tệp trong static được đăng nguyên vẹn. Tệp .php, .aspx, .py… có thể bị máy chủ chạy; tệp .bak, .sql, .log thường chứa
        nội dung chưa duyệt hoặc thông tin nội bộ mà không ai nhớ là còn ở đó.
        Riêng thư mục static/.well-known được đăng, vì đó là nơi các chuẩn trên mạng quy định (ví dụ security.txt).

file-ignored = Bỏ qua “{ $path }” vì tên bảng không cho biết đây là loại nội dung nào.
    .help = Hãy đặt tên bảng theo loại nội dung, ví dụ “contacts.csv” hoặc “liên hệ.csv”, hoặc chuyển vào thư mục của loại đó.
    .explain =
        loa nhận ra một bảng qua tên: “locations.csv” là địa điểm, “contacts.csv” là liên hệ, “procedures.csv” là thủ tục.
        Một bảng tên “Danh sách mới.csv” thì không biết là gì, nên không có gì trong đó được đăng.
        Hãy đổi tên bảng, hoặc xóa nếu đó chỉ là tệp nháp.

page-unread = { $reason ->
        [picture] Trang { $pages } là ảnh, hầu như không có chữ để kiểm tra.
        [codes] Trang { $pages } có chữ chỉ nhìn được, không đọc được: tệp không ghi mã của từng chữ.
        [big] Trang { $pages } chứa quá nhiều thứ, loa chưa đọc hết.
        [damaged] Trang { $pages } bị hỏng ở giữa, loa chỉ đọc được phần đầu.
       *[beyond] Trang { $pages } chưa được kiểm tra: loa đọc nhiều nhất { $max } trang một tệp.
    }
    .help = { $reason ->
        [beyond] Hãy tách tệp thành nhiều phần rồi kiểm tra từng phần.
        [big] Hãy xin bản Word, hoặc xuất lại trang này thành một tệp PDF riêng.
        [damaged] Hãy xin bản Word, hoặc xuất lại tệp PDF.
       *[other] Hãy xin bản Word, hoặc nhận dạng chữ (OCR) những trang này rồi kiểm tra lại.
    }
    .explain =
        Trong tệp PDF này có trang mà loa không đọc được, hoặc không đọc được hết, nên lỗi trên trang đó không được nêu.
        Thường gặp nhất là trang quét: một tấm ảnh chụp tờ giấy, nhìn thấy chữ nhưng trong tệp không có chữ nào.
        Hãy tự đọc những trang được nêu, hoặc xin bản Word.

## Chữ và bảng mã

not-utf8 = { $guess ->
        [tcvn3] Chữ trong tệp này gõ bằng phông TCVN3 (.VnTime, .VnArial…), không phải Unicode.
        [vni] Chữ trong tệp này gõ bằng phông VNI (VNI-Times…), không phải Unicode.
        [windows-1258] Tệp này lưu bằng bảng mã cũ của Windows (1258), không phải Unicode UTF-8.
        [latin1] Tệp này lưu bằng một bảng mã cũ, không phải Unicode UTF-8.
        [utf8] Tệp này có chữ bị hỏng{ $line ->
            [0] { "" }
           *[other] { " " }ở dòng { $line }
        }.
        [binary] Tệp này không phải tệp chữ.
       *[other] Tệp này không phải Unicode UTF-8 ({ $guess }).
    }
    .help = { $guess ->
        [tcvn3] “loa check --fix” chuyển giúp; hoặc mở bảng chuyển mã của UniKey (Ctrl+Shift+F6), chuyển từ TCVN3 (ABC) sang Unicode, rồi lưu lại.
        [vni] “loa check --fix” chuyển giúp; hoặc mở bảng chuyển mã của UniKey (Ctrl+Shift+F6), chuyển từ VNI Windows sang Unicode, rồi lưu lại.
        [utf8] Hãy mở tệp, gõ lại chữ bị hỏng, rồi lưu với bảng mã UTF-8.
        [binary] Nếu là tệp Word, hãy chép nội dung sang tệp .md; nếu là ảnh hoặc Excel, hãy trả lại đúng đuôi tệp.
       *[other] Hãy mở bằng Notepad, chọn Save As (Lưu thành), ở ô Encoding chọn UTF-8 rồi lưu; bảng Excel thì chọn “CSV UTF-8”.
    }
    .explain =
        Mọi bài và bảng phải lưu bằng Unicode, bảng mã UTF-8, theo tiêu chuẩn TCVN 6909:2001.
        Chữ gõ bằng phông .VnTime hoặc VNI chỉ đọc được khi máy có đúng phông đó; trên điện thoại của người dân,
        “Cộng hòa xã hội” sẽ hiện thành “Céng hßa x· héi”, và tìm kiếm không ra.
        Với phông cũ, hãy chuyển mã bằng UniKey; với các trường hợp khác, lưu lại bằng Notepad hoặc Excel và chọn UTF-8.

utf16 = Tệp này lưu bằng bảng mã UTF-16 (Notepad cũ gọi là “Unicode”).
    .help = “loa check --fix” lưu lại thành UTF-8; hoặc trong Notepad chọn Save As (Lưu thành), ở ô Encoding chọn UTF-8.
    .explain =
        loa đọc được tệp này, nhưng nhiều chương trình khác thì không: chữ hiện thành ô vuông, so sánh hai bản không được, tệp to gấp đôi.
        Thường là do Notepad trên Windows đời cũ lưu với lựa chọn “Unicode”. Bảng do Excel xuất ra thì không nhắc.
        Lưu lại thành UTF-8 không đổi chữ nào.

empty-file = Tệp này trống.
    .help = Hãy viết nội dung vào tệp, hoặc xóa tệp.
    .explain =
        Trong tệp không có chữ nào, nên không có gì để đăng.
        Thường là do mới tạo rồi quên viết, hoặc lần lưu trước bị ngắt giữa chừng và mất nội dung.
        Hãy lấy lại bản cũ nếu có, viết tiếp, hoặc xóa tệp.

control-character = Tệp có ký tự điều khiển (dòng { $line }), thường là dấu xuống dòng của Word; loa đọc là dấu cách.
    .help = Hãy chạy “loa check --fix” để thay bằng dấu cách, hoặc xóa ký tự ấy rồi gõ lại dấu xuống dòng.
    .explain =
        Khi chép từ Word, dấu xuống dòng kiểu Shift + Enter thành một ký tự không nhìn thấy (U+000B). Trang web và tệp XML không được phép
        có ký tự như vậy: trình duyệt và máy đọc tin sẽ báo lỗi.

front-matter-toml = Phần đầu tệp viết bằng TOML (giữa hai dòng “+++”); loa đọc phần đầu viết bằng YAML.
    .help = Hãy đổi “+++” thành “---” và “tên = giá trị” thành “tên: giá trị”; “loa check --fix” làm việc này khi phần đầu chỉ có những dòng như thế.
    .explain =
        Hugo và Zola cho viết phần đầu tệp bằng TOML. loa chỉ đọc YAML, giữa hai dòng “---”. Khi chưa đổi, bài không có tiêu đề và không đăng được.

front-matter-open = Phần khai báo đầu bài mở bằng “---” nhưng không có dòng “---” đóng lại.
    .help = Hãy thêm một dòng chỉ gồm “---” vào sau dòng khai báo cuối cùng.
    .explain =
        Đầu mỗi bài có phần khai báo nằm giữa hai dòng “---”: tiêu đề, tóm tắt, ngày… Bài viết bắt đầu sau dòng thứ hai.
        Thiếu dòng thứ hai, loa không biết khai báo hết ở đâu, và cả bài có thể bị hiểu là khai báo.
        Ví dụ đúng: “---”, “tiêu đề: Đăng ký khai sinh”, “---”, mỗi thứ một dòng.
        Hãy thêm dòng “---” ngay trước câu đầu tiên của bài.

yaml = Chỗ này viết chưa đúng cách khai báo{ $reason ->
        [documents] : trong một phần khai báo chỉ được có một dòng “---” mở và một dòng “---” đóng
        [limit] : có quá nhiều phần lồng hoặc lặp lại nhau nên loa dừng đọc
        [colon] : giá trị có dấu hai chấm mà chưa đặt trong ngoặc kép, hoặc dòng lùi sai chỗ
        [tab] : có dấu Tab, trong khi chỉ được lùi dòng bằng dấu cách
        [quote] : dấu ngoặc kép mở mà chưa đóng
        [bracket] : ngoặc vuông hoặc ngoặc nhọn chưa khớp
        [anchor] : có dấu “*” hoặc “&” đứng đầu giá trị, hãy đặt giá trị trong ngoặc kép
        [end] : phần khai báo hết giữa chừng
       *[other] { "" }
    }.
    .help = Hãy viết mỗi dòng dạng “tên: giá trị”, lùi dòng bằng dấu cách chứ không bằng phím Tab; giá trị có dấu “:” hoặc “#” thì đặt trong ngoặc kép.
    .explain =
        Phần khai báo và các tệp .yaml theo một cách viết chung: tên, dấu hai chấm, dấu cách, giá trị.
        Lỗi hay gặp nhất là dấu hai chấm thứ hai: “Lệ phí: thu: 8.000 đồng” làm máy không biết đâu là giá trị.
        Viết đúng là: Lệ phí: "thu: 8.000 đồng".
        Các dòng cùng cấp phải lùi vào bằng nhau. Câu sau dấu hai chấm trong thông báo là lời của bộ đọc, bằng tiếng Anh.

duplicate-key = “{ $name }” được khai báo hai lần ở cùng một chỗ.
    .help = Hãy xóa một trong hai dòng.
    .explain =
        Mỗi tên chỉ được viết một lần trong một phần khai báo.
        Nếu có hai dòng “lệ phí”, một dòng 8.000 đồng và một dòng miễn phí, loa không tự chọn thay bạn.
        Hãy giữ dòng đúng và xóa dòng kia.

## Bảng

table = { $problem ->
        [unclosed-quote] Ô này mở ngoặc kép nhưng không đóng.
        [text-after-quote] Sau dấu ngoặc kép đóng của ô này còn chữ thừa.
       *[other] Bảng viết chưa đúng ở đây ({ $problem }).
    }
    .help = { $problem ->
        [unclosed-quote] Hãy thêm dấu ngoặc kép đóng, hoặc bỏ dấu ngoặc kép mở.
        [text-after-quote] Hãy đặt ngoặc kép quanh cả ô; dấu ngoặc kép nằm trong chữ thì viết hai lần ("").
       *[other] Hãy mở bảng bằng Excel và lưu lại dạng “CSV UTF-8”.
    }
    .explain =
        Trong tệp .csv, dấu ngoặc kép cho biết ô bắt đầu và kết thúc ở đâu, vì trong ô có thể có dấu phẩy hoặc xuống dòng.
        Thiếu một dấu, các dòng sau bị nuốt vào cùng một ô: danh sách 114 địa điểm có thể chỉ còn 3.
        Thường gặp khi sửa bảng bằng Notepad.
        Cách dễ nhất là mở bằng Excel, sửa ô đó rồi lưu lại dạng “CSV UTF-8”.

table-no-header = { $column ->
        [none] Bảng này không có dòng tiêu đề cột.
       *[other] Cột { $column } có dữ liệu nhưng không có tiêu đề.
    }
    .help = { $column ->
        [none] Hãy viết tên các cột ở dòng đầu tiên, ví dụ “tên điểm”, “địa chỉ”, “điện thoại”.
       *[other] Hãy đặt tên cho cột { $column } ở dòng tiêu đề, hoặc xóa cột.
    }
    .explain =
        Dòng đầu của bảng cho biết mỗi cột là gì; loa không đoán theo thứ tự cột.
        Cột không tên thì không được đăng, dù ô bên dưới có số điện thoại quan trọng đến đâu.
        Hãy viết tên cột bằng tiếng Việt hoặc tiếng Anh. Một dòng nhan đề lớn phía trên dòng tiêu đề thì không sao.

column-twice = Cột “{ $column }” trùng với cột “{ $first }”.
    .help = Hãy đổi tên hoặc xóa một trong hai cột.
    .explain =
        Chữ hoa, chữ thường, dấu và dấu cách không làm hai tên khác nhau: “Điện thoại” và “dien_thoai” là một.
        Hai cột cùng tên thì không biết lấy cột nào, ví dụ số cũ hay số mới của bưu cục.
        Hãy giữ một cột. Bản dịch thì thêm đuôi ngôn ngữ, như “tên.en”.

row-too-long = Dòng này có { $cells } ô, trong khi bảng chỉ có { $columns } cột; phần thừa bắt đầu từ “{ $text }”.
    .help = Hãy xóa ô thừa; nếu trong ô có dấu phẩy thì đặt cả ô trong ngoặc kép.
    .explain =
        Dòng có nhiều ô hơn số cột, thường vì một dấu phẩy trong ô bị hiểu là ngăn cách.
        Ví dụ: địa chỉ 12 Lê Lợi, phường Gia Viên viết không có ngoặc kép thành hai ô, và mọi ô sau lệch sang phải một cột:
        số điện thoại nằm ở cột giờ làm việc.
        Hãy đặt ô có dấu phẩy trong ngoặc kép, hoặc sửa bằng Excel rồi lưu dạng “CSV UTF-8”.

lost-letters = Chữ tiếng Việt bị mất thành dấu hỏi, ví dụ “{ $text }” ({ $cells } ô).
    .help = Hãy mở lại bảng gốc còn nguyên chữ và lưu với kiểu tệp “CSV UTF-8” hoặc .xlsx.
    .explain =
        Khi lưu kiểu “CSV” thường, Excel bỏ các chữ tiếng Việt nó không ghi được và thay bằng dấu “?”.
        “Phường Hồng Bàng” thành “Ph??ng H?ng Bàng”. Chữ đã mất không khôi phục được từ tệp này.
        Hãy quay lại tệp .xlsx ban đầu và lưu bằng “CSV UTF-8 (Comma delimited)”, hoặc đưa thẳng tệp .xlsx vào thư mục.

lost-zero = “{ $value }” ở trường “{ $label }” đã mất số 0 ở đầu.
    .help = Hãy chọn cả cột trong Excel, Format Cells (Định dạng ô) → Text (Văn bản), rồi gõ lại với số 0 ở đầu.
    .explain =
        Excel coi dãy chữ số là con số nên bỏ số 0 đứng đầu: 0225 3822 616 thành 2253822616, mã 00123 thành 123.
        Người dân bấm vào số thiếu 0 thì không gọi được; mã thiếu 0 thì không khớp với danh mục.
        Hãy đổi cột sang dạng văn bản trước khi gõ. Trong tệp khai báo thì đặt số trong ngoặc kép.

date-serial = “{ $value }” ở trường “{ $label }” là số ngày của Excel, có lẽ là { $date }.
    .help = Hãy gõ thẳng ngày, ví dụ { $date }, hoặc trong Excel đổi ô sang dạng Date (Ngày) rồi lưu lại.
    .explain =
        Excel lưu ngày thành số ngày đếm từ năm 1900; khi ô mất định dạng ngày, chỉ còn lại con số, như 46348 thay cho 22/11/2026.
        loa nhận ra nhưng không tự đổi, vì năm chữ số cũng có thể là mã.
        Hãy viết ngày dạng 22/11/2026 (ngày trước, tháng sau) hoặc 2026-11-22.

formula = Ô này là công thức (“{ $text }”), loa không tính công thức.
    .help = Hãy thay công thức bằng kết quả: chép ô, rồi dán bằng Paste Special → Values (chỉ dán giá trị).
    .explain =
        Ô bắt đầu bằng dấu “=” là công thức; kết quả của nó không có trong tệp, hoặc tệp .csv không giữ được.
        loa không tính, cũng không đăng công thức, vì công thức lạ có thể chạy lệnh trên máy người mở bảng.
        Ví dụ: =A2&" "&B2 cần được thay bằng “Bưu cục Hồng Bàng”.
        Nếu là chữ bình thường, hãy bỏ dấu “=” hoặc thêm dấu cách ngay sau nó.

sheet-error = Ô này báo lỗi { $error } của Excel.
    .help = Hãy mở bảng bằng Excel, sửa ô này rồi lưu lại.
    .explain =
        Các chữ như #REF!, #N/A, #VALUE! cho biết công thức trong ô không còn tính được.
        Thường là do xóa mất dòng hoặc tệp mà công thức lấy số liệu.
        Nếu đăng lên, người dân sẽ thấy “#REF!” ở chỗ số điện thoại. Hãy sửa công thức hoặc gõ thẳng giá trị vào ô.

table-too-long = Bảng có hơn { $limit } dòng.
    .help = Hãy xóa các dòng thừa ở cuối bảng hoặc chia thành nhiều bảng.
    .explain =
        Không danh sách nào của một thành phố dài đến thế; thường là Excel kéo công thức hoặc chữ xuống tận cuối trang tính.
        Đọc hết sẽ làm máy hết bộ nhớ, nên loa dừng ở đây.
        Hãy bấm Ctrl+End để xem bảng kết thúc ở đâu, xóa các dòng thừa rồi lưu lại.

## Trường

unknown-field = Trường “{ $name }” không có trong { cli-part }.
    .help = { $near ->
        [none] Hãy dùng một trong các tên: { $known }.
       *[other] Có phải ý bạn là “{ $near }”?
    }
    .explain =
        Mỗi loại nội dung có danh sách trường riêng; tên lạ thường là gõ nhầm.
        Nếu bỏ qua trong im lặng, “lê phí: miễn phí” sẽ không hiện trên trang và không ai biết vì sao.
        Tên trường viết bằng tiếng Việt hoặc tiếng Anh đều được, không phân biệt chữ hoa, dấu và dấu cách.
        Dữ liệu riêng không có trong danh sách thì đặt dưới mục “thêm” (extra) của bài.

field-twice = Trường “{ $name }” được viết hai lần.
    .help = Hãy xóa một trong hai chỗ.
    .explain =
        Tên tiếng Việt và tên tiếng Anh của một trường là một: viết cả “tiêu đề” và “title” là viết hai lần.
        loa không tự chọn vì hai chỗ có thể khác nhau, ví dụ hai mức lệ phí.
        Hãy giữ một chỗ và xóa chỗ kia.

field-missing = { $kind ->
        [place] { $name ->
            [code] Đơn vị này thiếu mã, hoặc mã không chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.
           *[other] Thiếu trường “{ $label }”, bắt buộc với mỗi đơn vị.
        }
       *[other] Thiếu trường “{ $label }”, bắt buộc trong { cli-part }.
    }
    .help = { $kind ->
        [place] Hãy điền cột “{ $label }” cho đơn vị này trong bảng content/places.csv.
       *[other] Hãy thêm dòng “{ $label }: …” vào phần khai báo, hoặc điền cột “{ $label }” nếu đây là bảng.
    }
    .explain =
        Có những điều người đọc luôn cần, nên trường đó không được bỏ trống.
        Ví dụ: một địa điểm hỗ trợ không có tên, hay một liên hệ không có số điện thoại, thì không giúp được ai.
        Trong bài viết, trường nằm ở phần khai báo giữa hai dòng “---”; trong bảng, trường là một cột.
        Hãy điền giá trị. Nếu chưa có, hãy tạm để bài ngoài thư mục “content”, vì bản nháp cũng được kiểm tra.

wrong-type = { $expected ->
        [list] “{ $label }” phải là một danh sách.
        [map] Phần “{ $name }” phải gồm các dòng “tên: giá trị”.
        [boolean] Trường “{ $label }” chỉ nhận “có” hoặc “không”.
        [number] Trường “{ $label }” phải là một con số.
        [date] Trường “{ $label }” phải là một ngày.
        [text] Trường “{ $label }” phải là chữ, không phải danh sách hay nhóm dòng.
       *[other] “{ $name }” chưa đúng dạng ({ $expected }).
    }
    .help = { $expected ->
        [list] Hãy viết mỗi mục một dòng, bắt đầu bằng dấu gạch nối và dấu cách (“- ”); trong ô của bảng thì ngăn các mục bằng dấu “|”.
        [map] Hãy viết mỗi thứ một dòng dạng “tên: giá trị”, lùi vào bằng nhau.
        [boolean] Hãy viết “có” hoặc “không”.
        [number] Hãy chỉ viết con số, ví dụ 114 hoặc 95,5.
        [date] Hãy viết ngày dạng 22/11/2026.
        [text] Hãy viết giá trị trên cùng một dòng; nếu có dấu “:” hoặc “#” thì đặt trong ngoặc kép.
       *[other] Hãy viết lại theo mẫu của loại nội dung này.
    }
    .explain =
        Mỗi trường có một dạng: chữ, con số, ngày, có/không, danh sách, hoặc nhóm dòng “tên: giá trị”.
        Viết sai dạng thì loa không biết hiểu thế nào, ví dụ “ẩn: có lẽ” không phải “có” cũng không phải “không”.
        Lỗi hay gặp là giá trị có dấu hai chấm mà không có ngoặc kép, nên một dòng chữ bị hiểu thành nhóm dòng.
        Hãy viết lại đúng dạng như lời nhắc.

unknown-choice = { $name ->
        [time_zone] Không có múi giờ “{ $value }”.
       *[other] “{ $value }” không phải giá trị dùng được cho “{ $label }”.
    }
    .help = { $name ->
        [time_zone] Hãy viết “Asia/Ho_Chi_Minh”, hoặc bỏ dòng này để dùng giờ Việt Nam.
       *[other] { $near ->
            [none] Hãy chọn một trong các giá trị: { $known }.
           *[other] Có phải ý bạn là “{ $near }”? Các giá trị dùng được: { $known }.
        }
    }
    .explain =
        Trường này chỉ nhận một số giá trị cho sẵn, để các trang lọc và xếp nhóm được.
        Ví dụ: loại điểm là “bưu cục”, không phải “Bưu điện VH xã”; viết khác thì điểm đó rơi khỏi danh sách bưu cục.
        Viết tiếng Việt hay tiếng Anh, hoa hay thường đều được. Hãy chọn giá trị gần nhất trong danh sách.

bad-date = “{ $value }” ở trường “{ $label }” không phải một ngày có thật.
    .help = Hãy viết ngày/tháng/năm với đủ bốn chữ số của năm, ví dụ 22/11/2026.
    .explain =
        Ngày viết theo cách Việt Nam, ngày trước tháng sau: 22/11/2026, hoặc 2026-11-22, hoặc “ngày 22 tháng 11 năm 2026”.
        Ngày không có trong lịch (30/02/2026), năm hai chữ số (22/11/26) và chữ như “cuối tháng” đều không nhận.
        Từ ngày này loa quyết định khi nào bài hiện và khi nào hết hiệu lực, nên không được đoán.
        Hãy tra lịch và viết lại.

bad-number = “{ $value }” ở trường “{ $label }” không phải con số.
    .help = Hãy chỉ viết chữ số, ví dụ 1.250 hoặc 95,5; đơn vị tính thì viết ở trường riêng.
    .explain =
        Trường này cần con số để so sánh, cộng hoặc vẽ biểu đồ.
        Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ, như thường viết: 1.234.567 và 95,5.
        Chữ như “khoảng 100” hoặc “100 hồ sơ” không phải con số; hãy viết 100, và đặt “hồ sơ” ở trường “đơn vị tính”.

bad-money = { $why ->
        [lost-group] Số tiền “{ $value }” ở trường “{ $label }” có lẽ đã mất ba số 0.
        [too-small] Số tiền “{ $value }” ở trường “{ $label }” nhỏ hơn 500 đồng.
        [groups] Số tiền “{ $value }” ở trường “{ $label }” có dấu chấm đặt sai chỗ.
        [negative] Số tiền “{ $value }” ở trường “{ $label }” là số âm.
        [too-big] Số tiền “{ $value }” ở trường “{ $label }” lớn quá mức có thể.
       *[other] Số tiền “{ $value }” ở trường “{ $label }” chưa đúng ({ $why }).
    }
    .help = { $why ->
        [lost-group] Hãy viết rõ cả đơn vị, ví dụ “50.000 đồng”; trong Excel đổi ô sang Text (Văn bản) trước khi gõ.
        [groups] Hãy đặt dấu chấm sau mỗi ba chữ số tính từ bên phải, ví dụ “1.250.000 đồng”.
       *[other] Hãy kiểm tra lại số tiền và viết dạng “50.000 đồng” hoặc “miễn phí”.
    }
    .explain =
        Excel và phần khai báo hiểu 50.000 là số 50 nếu không được báo là chữ; ba số 0 biến mất.
        Đăng lệ phí “50 đồng” thay cho “50.000 đồng” là thông tin sai cho người dân, nên loa dừng lại.
        Cách chắc chắn là viết kèm đơn vị: “50.000 đồng”. Không thu thì viết “miễn phí”, lệ phí tùy trường hợp thì viết bằng lời.

bad-phone = { $why ->
        [letter-o] Số điện thoại “{ $value }” có chữ O thay cho số 0.
        [lost-zero] Số điện thoại “{ $value }” đã mất số 0 ở đầu.
        [too-short] Số điện thoại “{ $value }” thiếu chữ số.
        [too-long] Số điện thoại “{ $value }” thừa chữ số.
        [letters] Số điện thoại “{ $value }” có chữ hoặc ký tự lạ.
        [two-numbers] “{ $value }” là hai số điện thoại viết chung một chỗ.
        [unknown-prefix] Ở Việt Nam không có số điện thoại bắt đầu như “{ $value }”.
       *[other] Số điện thoại “{ $value }” chưa đúng ({ $why }).
    }
    .help = { $why ->
        [letter-o] Hãy gõ lại bằng chữ số 0.
        [lost-zero] Hãy đổi ô sang Text (Văn bản) trong Excel rồi gõ lại với số 0 ở đầu.
        [too-short] Hãy viết đủ mã vùng: cố định 11 chữ số (0225 3822 616), di động 10 chữ số.
        [too-long] Hãy kiểm tra lại: cố định có 11 chữ số, di động có 10 chữ số.
        [letters] Hãy chỉ để số điện thoại; số máy lẻ và ghi chú thì viết ở trường khác.
        [two-numbers] Hãy giữ một số; nếu trường nhận nhiều số thì ngăn chúng bằng dấu “|”.
       *[other] Hãy kiểm tra lại số điện thoại rồi viết đúng như khi bấm gọi, ví dụ 0225 3822 616.
    }
    .explain =
        Số điện thoại trên trang là nút bấm gọi: sai một chữ số là người dân gọi nhầm hoặc không gọi được.
        loa kiểm tra từng số: cố định 11 chữ số kể cả mã vùng, di động 10 chữ số, số ngắn như 115, đường dây 1900 và 1800.
        Lỗi hay gặp: chữ O gõ thay số 0, Excel bỏ số 0 đầu, hai số viết chung một ô.
        Hãy viết một số đầy đủ; khoảng trắng, dấu chấm và gạch nối thì tùy ý.

bad-hours = “{ $value }” ở trường “{ $label }” có giờ không tồn tại.
    .help = Hãy sửa lại giờ, từ 0:00 đến 24:00, phút từ 00 đến 59, ví dụ “7:30–11:30, 13:00–17:00”.
    .explain =
        Giờ làm việc viết tự do bằng lời, nhưng các giờ trong đó phải có trên đồng hồ.
        “7:30–25:00” hay “13h75” chắc chắn là gõ nhầm, và người dân sẽ đến lúc cửa đóng.
        Hãy sửa giờ sai; phần chữ còn lại giữ nguyên.

bad-coordinate = “{ $value }” ở trường “{ $label }” không phải tọa độ: phải là số từ -{ $most } đến { $most }.
    .help = Hãy chép lại tọa độ từ bản đồ; kiểm tra xem vĩ độ và kinh độ có bị đổi chỗ không.
    .explain =
        Tọa độ viết bằng độ có phần lẻ, ví dụ ở Hải Phòng vĩ độ là 20,86 và kinh độ là 106,68.
        Vĩ độ lớn hơn 90 thường là do chép nhầm kinh độ vào cột vĩ độ.
        Điểm sai tọa độ sẽ nằm giữa biển trên bản đồ. Hãy bấm giữ vào điểm trên bản đồ điện tử, chép hai số,
        số thứ nhất là vĩ độ, số thứ hai là kinh độ.

bad-url = “{ $url }” không phải địa chỉ mà trang được phép dẫn tới.
    .help = { $why ->
        [domain] Hãy viết “https://{ $url }”.
       *[other] Hãy viết địa chỉ đầy đủ, bắt đầu bằng “https://”, “mailto:” hoặc “tel:”, không có dấu cách.
    }
    .explain =
        Địa chỉ phải bắt đầu bằng https:// (hoặc http://), mailto: cho thư, tel: cho điện thoại, sms: cho tin nhắn.
        “dichvucong.gov.vn” thiếu https:// sẽ bị hiểu là tên tệp; địa chỉ bắt đầu bằng “javascript:” hay “data:” có thể chạy mã độc
        trên máy người đọc, nên loa không bao giờ đăng.
        Hãy mở trang cần dẫn, chép nguyên địa chỉ trên thanh địa chỉ của trình duyệt và dán vào đây.

bad-domain = { $why ->
        [address] “{ $value }” là cả một địa chỉ, không phải tên miền.
        [letters] Tên miền “{ $value }” có chữ có dấu hoặc ký tự lạ.
       *[other] “{ $value }” không phải tên miền.
    }
    .help = { $near ->
        [none] Hãy chỉ viết tên miền, ví dụ “haiphong.gov.vn”.
       *[other] Hãy chỉ viết “{ $near }”.
    }
    .explain =
        Danh sách này chứa tên miền: không có “https://” ở trước, không có đường dẫn hay số cổng ở sau.
        Từ “official_domains” trang nói cho bà con biết địa chỉ nào là chính thức; từ “embed_from” máy chủ biết trang nào được nhúng trang của ta.
        Viết thừa một dấu “/” là trình duyệt bỏ qua cả dòng và không ai hay. Hãy chỉ giữ phần tên miền.

bad-slug = { $why ->
        [empty] Không thể lấy “{ $value }” làm tên địa chỉ của bài.
        [letters] Tên địa chỉ “{ $value }” chỉ được có chữ thường không dấu, chữ số và dấu gạch nối.
        [long] Tên địa chỉ bắt đầu bằng “{ $value }” quá dài.
        [slash] Tên địa chỉ “{ $value }” có dấu “/”, trong khi đây chỉ là phần cuối của địa chỉ.
       *[other] Tên địa chỉ “{ $value }” không dùng được ({ $why }).
    }
    .help = { $why ->
        [letters] Hãy viết “{ $near }”.
        [slash] Hãy viết slug: { $near }; hoặc ghi toàn bộ địa chỉ vào permalink: { $value }.
        [long] Hãy đặt tên ngắn hơn 100 ký tự, ví dụ “dang-ky-khai-sinh”.
       *[other] Hãy đặt tên tệp hoặc trường “tên địa chỉ” (slug) bằng chữ không dấu, ví dụ “dang-ky-khai-sinh”.
    }
    .explain =
        Tên địa chỉ là phần cuối trong địa chỉ của trang, như “khai-sinh” trong …/huong-dan/khai-sinh.html.
        Nó được in lên tờ rơi và mã QR, nên phải ngắn, không dấu, và không đổi về sau.
        Bình thường loa tự lấy từ tên tệp. Nếu tên tệp chỉ có ký hiệu, hoặc có “..” hay dấu “\”, hãy tự đặt một tên.
        Thư mục chứa tệp vẫn đứng trước tên này. Trang nào cần địa chỉ khác hẳn thì dùng trường “permalink” (hoặc “url”): toàn bộ địa chỉ.

bad-path = Đường dẫn “{ $path }” không dùng được{ $reason ->
        [empty] : có đoạn trống
        [absolute] : không được bắt đầu bằng dấu “/”
        [dots] : không được có “.” hoặc “..”
        [backslash] : phải dùng dấu “/”, không dùng “\”
        [character] : có ký tự mà Windows không cho dùng trong tên tệp
        [control] : có ký tự điều khiển
        [trailing] : có tên kết thúc bằng dấu chấm hoặc dấu cách
        [reserved] : có tên mà Windows hoặc loa giữ riêng
        [too-long] : có tên quá dài
       *[other] { "" }
    }.
    .help = Hãy viết đường dẫn bên trong trang, chỉ dùng chữ, chữ số, dấu gạch nối và “/”, ví dụ “huong-dan/khai-sinh.html”.
    .explain =
        Mọi trang và tệp phải nằm trong thư mục của chính trang web đó, không được ghi ra ngoài.
        Đường dẫn có “..” hoặc bắt đầu bằng ổ đĩa (“C:”) có thể ghi đè tệp khác trên máy, nên bị từ chối.
        Một số tên cũng không tạo được trên Windows, như “con” hoặc tên có dấu “?”.
        Hãy viết đường dẫn ngắn, không dấu. Với trường “đường dẫn cũ”, chỉ chép phần sau tên miền của địa chỉ cũ.

dates-reversed = Ngày kết thúc { $to } đứng trước ngày bắt đầu { $from }.
    .help = Hãy kiểm tra lại hai ngày và đổi chỗ nếu viết ngược.
    .explain =
        Khoảng thời gian này kết thúc trước khi bắt đầu, nên không có ngày nào nằm trong đó.
        Ví dụ: hiệu lực từ 01/12/2026 đến 01/11/2026 thì bài không bao giờ hiện.
        Thường do đổi chỗ ngày và tháng, hoặc quên sửa năm. Hãy sửa lại cho đúng thứ tự.

role-and-field = “{ $label }” có cả trong phần khai báo lẫn trong bài viết.
    .help = Hãy giữ một chỗ: xóa dòng khai báo, hoặc xóa đề mục cùng tên trong bài.
    .explain =
        Một số đề mục có vai trò riêng: dưới “## Các bước thực hiện”, loa lấy nội dung làm trường “các bước”.
        Nếu phần khai báo cũng có “các bước” thì có hai bản, và tờ rơi có thể in bản cũ.
        Hãy giữ bản trong bài (dễ đọc hơn) và xóa bản khai báo, hoặc ngược lại.

## Nội dung và đơn vị

duplicate-item = Có hai nội dung cùng mang tên “{ $id }” ở cùng một đơn vị.
    .help = Hãy xóa một bản, hoặc đổi tên tệp, “tên địa chỉ” (slug) hay mã của một bản.
    .explain =
        Mỗi nội dung có một tên riêng trong loại của nó; hai nội dung cùng tên sẽ giành nhau một địa chỉ.
        Ví dụ: “khai-sinh.md” và “Khai sinh.md” đều thành “khai-sinh”; hai dòng trong bảng có cùng mã.
        Nếu đó là bản dịch, hãy thêm đuôi ngôn ngữ (khai-sinh.en.md).
        Nếu phường muốn có bản riêng của bài thành phố, hãy đặt bản đó trong thư mục của phường.

unknown-item = Không tìm thấy “{ $value }” trong { cli-part }.
    .help = { cli-near }Hãy kiểm tra lại tên hoặc mã: đó là tên tệp không có đuôi, hoặc mã dòng trong bảng.
    .explain =
        Trường này nhắc đến một nội dung khác (thủ tục, chiến dịch…) bằng tên hoặc mã, nhưng không tìm thấy.
        Ví dụ: ghi thủ tục 1.001139 trong khi mã đúng là 1.001193; trang sẽ thiếu lệ phí và thời hạn.
        Hãy mở bảng hoặc thư mục của loại đó và chép đúng mã.

needs-all-places = “{ $name }” của đơn vị { $place } gom tệp của mọi đơn vị nên không làm riêng cho một đơn vị được.
    .help = Hãy chạy lại không có “--place”: loa build --press --only { $name }.
    .explain =
        Tệp gộp và phiếu đặt in cho biết trang nào trong tệp gộp là của đơn vị nào. Khi chỉ làm một đơn vị, loa không biết tệp của các đơn vị khác có bao nhiêu trang.

unknown-place = Không có đơn vị nào mang mã “{ $value }”.
    .help = { cli-near }Hãy chép đúng mã ở cột “mã đơn vị” (code) trong bảng content/places.csv.
    .explain =
        Mã này không có trong bảng đơn vị, nên loa không biết nội dung thuộc phường, xã nào.
        Thư mục của đơn vị phải bắt đầu bằng mã, như “11311-phuong-hong-bang”.
        Thường gặp sau khi sáp nhập: mã phường cũ không còn. Hãy dùng mã mới, hoặc thêm đơn vị vào bảng.

unknown-term = { $taxonomy ->
        [topic] Chủ đề “{ $value }” không có trong danh sách chủ đề.
        [audience] Đối tượng “{ $value }” không có trong danh sách đối tượng.
        [tags] Thẻ “{ $value }” không có trong danh sách thẻ.
        [section] Chuyên mục “{ $value }” không có trong danh sách chuyên mục.
       *[other] “{ $value }” không có trong danh sách “{ $taxonomy }”.
    }
    .help = { $near ->
        [none] Hãy dùng một trong các mục: { $known }; hoặc thêm mục mới vào bảng content/terms/{ $taxonomy }.csv.
       *[other] Có phải ý bạn là “{ $near }”? Mục mới thì thêm vào bảng content/terms/{ $taxonomy }.csv.
    }
    .explain =
        Chủ đề và đối tượng được chọn từ danh sách trong thư mục content/terms, để các bài cùng loại về một chỗ.
        Nếu một bài ghi “hộ tịch”, bài khác ghi “ho tich, cu tru” thì người dân tìm theo chủ đề sẽ sót bài.
        Hãy chọn mục đã có; chỉ thêm mục mới khi thật sự cần.

kind-declaration = { $why ->
        [map] “{ $name }” phải là các khóa và giá trị.
        [name] “{ $name }” không làm tên loại nội dung được.
        [taken] Đã có loại nội dung “{ $name }”.
        [folder] “{ $name }” không làm thư mục của loại này được: loại khác đã dùng, hoặc không phải tên thư mục.
        [field] Khai báo nhắc đến trường “{ $name }”, nhưng loại này không có trường ấy, hoặc kiểu của trường không hợp.
        [field-name] “{ $name }” không làm tên trường được.
        [field-taken] Đã có trường “{ $name }”.
        [many] { $name } trường là quá nhiều cho một loại nội dung.
        [no-type] Trường “{ $name }” chưa có kiểu.
        [type] Không có kiểu trường “{ $name }”.
        [list-of-lists] Danh sách không chứa danh sách được.
        [item] Không có loại nội dung “{ $name }” để trường này nhắc đến.
        [no-choices] Trường chưa có các lựa chọn.
        [choice-name] “{ $name }” không làm giá trị lựa chọn được.
        [no-fields] Bản ghi chưa có trường nào.
        [headings] Trường “{ $name }” không lấy giá trị từ tiêu đề mục được: kiểu của trường không phải entries hay sentence.
       *[flag] “{ $name }” không phải true hay false.
    }
    .help = { $why ->
        [name] Hãy đặt tên tệp bằng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ polling-place.yaml.
        [taken] Hãy chọn tên khác, hoặc đổi “title:”.
        [folder] Hãy ghi “folder:” với một tên riêng, ví dụ “folder: diem-bo-phieu”.
        [field] { $near ->
            [none] Hãy sửa lại tên, hoặc khai báo trường ấy trong “fields:”.
           *[other] Có phải ý bạn là “{ $near }”?
        }
        [field-name] Hãy dùng chữ thường không dấu, chữ số và dấu _, ví dụ “open_from”. Chữ cho người đọc ghi ở “title:” của trường.
        [field-taken] Mọi loại đã có sẵn tiêu đề, tóm tắt, ngày, trạng thái… (xem loa schema page). Hãy chọn tên khác, hoặc đổi “title:”.
        [many] Hãy khai báo nhiều nhất 150 trường, hoặc gộp một số trường thành bản ghi (record).
        [no-type] Hãy ghi “type:”, ví dụ “type: line”.
        [type] { $near ->
            [none] Các kiểu: { $known }; [line] là danh sách các dòng chữ.
           *[other] Có phải ý bạn là “{ $near }”? Các kiểu: { $known }; [line] là danh sách các dòng chữ.
        }
        [item] { $near ->
            [none] Các loại: { $known }.
           *[other] Có phải ý bạn là “{ $near }”?
        }
        [no-choices] Hãy ghi “choices: [school, clinic]”, hoặc từng lựa chọn kèm tên hiện ra.
        [choice-name] Hãy dùng chữ thường không dấu, chữ số và dấu gạch nối; chữ cho người đọc ghi bên cạnh.
        [no-fields] Hãy ghi “fields:” với các trường của bản ghi.
        [headings] Hãy dùng “type: entries” cho danh sách các bước, câu hỏi; “type: sentence” cho một câu.
       *[other] Hãy sửa theo mẫu trong “loa explain kind-declaration”.
    }
    .explain =
        Tệp content/kinds/TÊN.yaml, hoặc kinds/TÊN.yaml trong giao diện, khai báo một loại nội dung ngoài các loại có sẵn:
        tên gọi, thư mục chứa, các trường và kiểu của chúng. Mọi thứ dùng được với loại có sẵn đều dùng được với loại này:
        bảng, biểu mẫu ở bàn làm việc, truy vấn của mẫu trang, kiểm tra, loa new và loa schema.
        Ví dụ: “title: điểm bỏ phiếu”, “folder: diem-bo-phieu”, “title_from: name”, “fields:” có “name: line” và “opens: date”.

taxonomy-name = { $why ->
        [field] Phân loại không đặt tên là “{ $name }” được, vì đó đã là tên một trường của bài.
        [twice] Hai phân loại có tên cho cùng một địa chỉ: “{ $name }” là tên thứ hai.
       *[letters] “{ $name }” không làm tên phân loại được.
    }
    .help = { $why ->
        [field] Hãy đặt tên khác. Thẻ (tags), chủ đề (topic), đối tượng (audience) và chuyên mục có sẵn, không cần khai báo.
        [twice] Hãy xóa hoặc đổi tên một trong hai.
       *[letters] Hãy đặt tên có chữ cái, không có dấu chấm và dấu gạch chéo, ví dụ “series” hoặc “loạt bài”.
    }
    .explain =
        Tên phân loại trong content/site.yaml trở thành tên một trường của mọi bài và là phần đầu của địa chỉ.
        Ví dụ: “taxonomies: {"{"} series: {"{}"} {"}"}” cho phép ghi “series: [Chuyển đổi số]” ở đầu bài, và có trang series/chuyen-doi-so.html.
        Nếu trùng tên một trường có sẵn, loa không biết người viết muốn nói trường nào.

unknown-taxonomy = Bảng này nằm trong content/terms nhưng không có phân loại nào tên “{ $name }”, nên không được dùng.
    .help = { $near ->
        [none] Hãy đặt tên theo một trong các phân loại: { $known }; hoặc khai báo ở “taxonomies” của content/site.yaml.
       *[other] Có phải ý bạn là “{ $near }”? Phân loại riêng cần khai báo ở “taxonomies” của content/site.yaml.
    }
    .explain =
        Mỗi bảng trong content/terms đặt tên và lời giới thiệu cho các mục của phân loại cùng tên với bảng, ví dụ content/terms/topic.csv.
        Bảng không thuộc phân loại nào thì những gì ghi trong đó không hiện ở đâu cả.

terms-alike = Thẻ “{ $value }” và thẻ “{ $other }” có cùng địa chỉ “{ $slug }” nên bị gộp làm một.
    .help = Nếu là một thẻ, hãy viết giống nhau ở mọi bài; nếu là hai thẻ, hãy đổi tên một thẻ.
    .explain =
        Địa chỉ của thẻ được viết không dấu, nên hai thẻ chỉ khác nhau ở dấu sẽ chung một trang.
        Ví dụ: “bán” và “bạn” đều thành “ban”; người đọc bấm vào thẻ này lại thấy cả bài của thẻ kia.
        Hãy viết thẻ thống nhất, hoặc đổi tên một trong hai thẻ.

unknown-language = Ngôn ngữ “{ $value }” không có trong danh sách: { $known }.
    .help = { cli-near }Hãy sửa mã ngôn ngữ, đổi tên tệp, hoặc thêm ngôn ngữ vào mục “languages” của content/site.yaml.
    .explain =
        Ngôn ngữ của bài được ghi ở trường “ngôn ngữ” hoặc ở đuôi tên tệp: khai-sinh.en.md là bản tiếng Anh.
        Vì vậy tệp “bao.cao.md” bị hiểu là bài bằng ngôn ngữ “cao”; hãy đổi thành “bao-cao.md”.
        Chỉ những ngôn ngữ khai báo trong site.yaml mới được đăng.

place-loop = Đơn vị cấp trên “{ $value }” tạo thành vòng: đơn vị này thuộc về chính nó.
    .help = Hãy sửa cột “đơn vị cấp trên” (parent) trong bảng content/places.csv.
    .explain =
        Mỗi đơn vị thuộc một đơn vị cấp trên, đi lên mãi phải tới thành phố.
        Ở đây đi lên lại gặp chính đơn vị ban đầu, ví dụ A thuộc B, B lại thuộc A, hoặc tự ghi mã của mình.
        Hãy ghi mã của thành phố (hoặc đơn vị thật sự cấp trên) vào cột “đơn vị cấp trên”.

place-roots = { $count ->
        [0] Bảng đơn vị không có đơn vị đứng đầu: dòng nào cũng ghi đơn vị cấp trên.
       *[other] Có { $count } đơn vị không ghi đơn vị cấp trên; chỉ một đơn vị được đứng đầu.
    }
    .help = { $count ->
        [0] Hãy để trống cột “đơn vị cấp trên” (parent) ở dòng của đơn vị đứng đầu, ví dụ thành phố.
       *[other] Hãy điền cột “đơn vị cấp trên” (parent) cho đơn vị này, ví dụ mã của thành phố.
    }
    .explain =
        Các đơn vị xếp thành cây có đúng một gốc: thường là thành phố, dưới đó là xã, phường, đặc khu.
        Phường không ghi cấp trên thì không nhận được bài và số liệu chung của thành phố.
        Hãy để trống cột “đơn vị cấp trên” ở đúng một dòng, và điền mã cấp trên ở mọi dòng khác.

bad-boundary = { $why ->
        [json] Tệp ranh giới không phải JSON đúng dạng: { $value }.
        [type] Tệp ranh giới không phải GeoJSON: “type” phải là FeatureCollection, Feature, Polygon hoặc MultiPolygon.
        [geometry] Ranh giới phải là vùng (Polygon hoặc MultiPolygon){ $value ->
            [none] { "" }
           *[other] , không phải “{ $value }”
        }.
        [ring] Ranh giới có vòng thiếu điểm: mỗi vòng cần ít nhất bốn điểm [kinh độ, vĩ độ].
        [swapped] Điểm { $value } của ranh giới đã đổi chỗ kinh độ và vĩ độ.
        [projected] Điểm { $value } của ranh giới không tính bằng độ.
       *[outside] Điểm { $value } của ranh giới nằm ngoài Việt Nam.
    }
    .help = { $why ->
        [swapped] Hãy xuất lại tệp với kinh độ đứng trước: [106.68, 20.86].
        [projected] Hãy chuyển tệp từ VN-2000 sang WGS 84 (EPSG:4326) rồi xuất lại.
        [outside] Hãy kiểm tra tọa độ và hệ tọa độ của tệp (cần WGS 84, kinh độ đứng trước).
       *[other] Hãy xuất lại từ phần mềm bản đồ ở dạng GeoJSON, mỗi đơn vị một vùng, hệ tọa độ WGS 84.
    }
    .explain =
        Mỗi tệp trong “content/boundaries” chứa ranh giới của một đơn vị (tên tệp là mã đơn vị: 11311.geojson)
        hoặc của nhiều đơn vị, khi mỗi vùng có thuộc tính “code” là mã đơn vị.
        GeoJSON luôn ghi kinh độ trước, vĩ độ sau, tính bằng độ WGS 84. Bản đồ địa chính dùng VN-2000 (tính bằng mét) nên phải chuyển trước.
        Ranh giới sai chỗ làm hỏng cả bản đồ, nên loa dừng lại. Không có tệp thì trang chỉ vẽ các điểm.

no-base-url = Chưa khai báo địa chỉ của trang web.
    .help = Hãy thêm dòng “base_url: https://…” vào tệp content/site.yaml.
    .explain =
        loa cần biết trang sẽ nằm ở địa chỉ nào để in mã QR, làm bản tin (feed), sơ đồ trang và ảnh xem trước khi chia sẻ.
        Chưa có thì trang vẫn chạy, nhưng các địa chỉ đó trỏ đến example.invalid, không mở được: tờ rơi in ra có mã QR hỏng.
        Hãy hỏi người quản trị tên miền và ghi vào site.yaml, ví dụ “base_url: https://hongbang.haiphong.gov.vn/”.

not-approved = “{ $id }” chưa được duyệt nên chưa đăng.
    .help = Hãy ghi “trạng thái: đã duyệt” cùng “người duyệt” và “ngày duyệt” sau khi lãnh đạo duyệt.
    .explain =
        Trang này đặt chế độ chỉ đăng nội dung đã duyệt (approval: required trong site.yaml).
        Một bài được coi là đã duyệt khi có đủ ba trường: trạng thái “đã duyệt”, người duyệt, ngày duyệt.
        Bài còn thiếu thì không có trên trang, trong danh sách và bản tin. Đây chỉ là lời nhắc, không phải lỗi.
        Muốn xem trước, hãy chạy loa với tùy chọn --drafts: bài sẽ mang dòng “BẢN NHÁP – CHƯA DUYỆT”.

## Bài viết

raw-html = { $lines ->
        [1] Trong bài có mã HTML (“{ $tag }”), loa không đăng mã này.
       *[other] Trong bài có mã HTML ({ $lines } dòng, bắt đầu bằng “{ $tag }”), loa không đăng các dòng này.
    }
    .help = Hãy viết bằng cách định dạng thường (đề mục #, danh sách -, liên kết [chữ](địa chỉ)), hoặc xóa mã; muốn hiện nguyên văn thì đặt giữa hai dấu `.
    .explain =
        Bài viết dùng định dạng đơn giản, không dùng mã HTML, vì mã lạ có thể làm hỏng trang, tờ rơi, hoặc chạy trên máy người đọc.
        Thường gặp khi dán từ trang web khác: kéo theo <div>, <span>, <iframe>.
        Hãy dán dạng chữ thuần (Ctrl+Shift+V). Video thì dùng trường “video” của bài hướng dẫn.
        Nếu thật sự cần, người quản trị có thể bật “allow_html” trong site.yaml.

html-cleaned = loa bỏ “{ $name }” khỏi mã HTML này.
    .help = Hãy bỏ phần đó, hoặc viết lại bằng định dạng thường. Chữ nằm trong thẻ vẫn được giữ, trừ chữ của <script> và <style>.
    .explain =
        Trang cho phép HTML trong bài (allow_html) vẫn không đăng thứ có thể chạy trên máy người đọc hay làm hỏng trang: <script>, <iframe>, <form>,
        onclick, style… loa bỏ chúng khi dựng trang và báo từng chỗ, để không có gì biến mất mà không ai biết.

footnote-missing = Trong bài có dấu chú thích “[^{ $name }]” nhưng không có chú thích nào tên đó.
    .help = Hãy thêm một dòng “[^{ $name }]: nội dung chú thích” ở cuối bài, hoặc xóa dấu này.
    .explain =
        Chú thích gồm hai phần: dấu trong câu, ví dụ [^1], và một dòng ở nơi khác trong cùng bài, bắt đầu bằng [^1]: rồi đến nội dung.
        Thiếu dòng nội dung thì trang hiện nguyên văn “[^1]”.

footnote-unused = Không chỗ nào trong bài dẫn tới chú thích “[^{ $name }]”; trang hiện chú thích này ngay tại chỗ.
    .help = Hãy viết [^{ $name }] vào sau chữ cần chú thích, hoặc bỏ phần “[^{ $name }]:” ở đầu dòng.
    .explain =
        Chú thích được đánh số và xếp xuống cuối theo thứ tự các dấu trong câu. Chú thích không có dấu nào dẫn tới thì không có số,
        nên được hiện như một đoạn văn ở đúng chỗ bạn viết. Hai chú thích cùng tên thì chỉ chú thích đầu được dùng.

table-cells = Hàng này có nhiều ô hơn số cột của bảng ({ $columns }), nên “{ $text }” không hiện trên trang.
    .help = Hãy thêm cột vào dòng đầu và dòng gạch ngang của bảng, hoặc bớt ô. Nếu dấu | là chữ, hãy viết \|.
    .explain =
        Số cột của bảng là số ô trong dòng đầu tiên. Ô thừa ở các hàng dưới bị bỏ đi theo quy tắc của Markdown, người đọc không thấy.
        Thường gặp khi trong ô có dấu |, kể cả trong phần mã đặt giữa hai dấu `: dấu đó vẫn chia ô.

foreign-syntax = { $sort ->
        [template] “{ $text }” là lệnh của công cụ khác (Jekyll, Liquid, Jinja); trang hiện nguyên văn.
        [shortcode] “{ $text }” là mã rút gọn của Hugo; trang hiện nguyên văn.
        [component] “{ $text }” là thành phần của MDX hoặc Vue, loa không chạy được; trang hiện nguyên văn.
        [module] “{ $text }” là dòng lệnh của MDX; trang hiện nguyên văn.
        [attributes] “{ $text }” là thuộc tính của kramdown; trang hiện nguyên văn.
       *[other] Công thức “{ $text }” không được vẽ; trang hiện nguyên văn.
    }
    .help = { $sort ->
        [template] Hãy viết thẳng nội dung vào bài. Giá trị lấy từ trường viết là {"{{"} item.fee {"}}"}; muốn hiện nguyên văn thì đặt giữa hai dấu `.
        [shortcode] Ảnh viết là ![mô tả](tệp.png), liên kết là [chữ](bài.md), hộp lưu ý bắt đầu bằng dòng “::: lưu ý”; muốn hiện nguyên văn thì đặt giữa hai dấu `.
        [component] Hãy viết nội dung bằng định dạng thường; hộp lưu ý bắt đầu bằng dòng “::: lưu ý” và kết thúc bằng dòng “:::”.
        [module] Hãy xóa dòng này.
        [attributes] Hãy xóa phần này; tên để dẫn tới một đề mục viết sau đề mục: ## Hồ sơ {"{"}#ho-so{"}"}.
       *[other] Hãy viết công thức bằng chữ (m^2^, H~2~O, 3 × 4) hoặc dùng ảnh có mô tả; dấu đô la thì viết \$.
    }
    .explain =
        Các công cụ làm trang khác có những lệnh riêng viết lẫn trong bài. loa không chạy lệnh nào: chữ của bạn được giữ nguyên và hiện ra,
        để không có gì mất đi mà không ai biết. Hãy viết lại chỗ đó theo cách của Markdown, như lời khuyên đã nêu.

unknown-block = Không có loại khối nào tên “{ $name }”; nội dung bên trong vẫn được hiện.
    .help = { $near ->
        [none] Các loại có sẵn: lưu ý, mẹo, quan trọng, cảnh báo, cẩn thận, xem thêm.
       *[other] Có phải ý bạn là “{ $near }”?
    }
    .explain =
        Dòng “::: tên” mở một khối, dòng “:::” đóng lại. Tên có thể viết bằng tiếng Việt hoặc tiếng Anh: lưu ý (note), mẹo (tip),
        quan trọng (important), cảnh báo (warning), cẩn thận (caution), xem thêm (details). Chữ sau tên là tiêu đề của khối.

component-parameter = { $why ->
        [unknown] Khối “{ $component }” không có tham số “{ $name }”.
        [missing] Khối “{ $component }” thiếu tham số “{ $name }”.
        [number] Tham số “{ $name }” của khối “{ $component }” phải là số; “{ $value }” không phải.
        [flag] Tham số “{ $name }” của khối “{ $component }” chỉ nhận có hoặc không; “{ $value }” không phải.
        [url] Tham số “{ $name }” của khối “{ $component }” phải là địa chỉ đầy đủ; “{ $value }” không phải.
       *[choice] “{ $value }” không phải giá trị dùng được cho tham số “{ $name }” của khối “{ $component }”.
    }
    .help = { $why ->
        [missing] Hãy viết ở dòng mở khối: ::: { $component } {"{"}{ $name }=…{"}"}
        [number] Hãy viết số bằng chữ số, ví dụ 3 hoặc 2,5.
        [flag] Hãy viết { $name }=có hoặc { $name }=không.
        [url] Hãy viết địa chỉ bắt đầu bằng https://, mailto: hoặc tel:.
       *[other] { $near ->
            [none] { $known ->
                [none] Khối này không có tham số nào; hãy bỏ phần trong ngoặc nhọn.
               *[other] Hãy dùng một trong các giá trị: { $known }.
            }
           *[other] Có phải ý bạn là “{ $near }”? Các giá trị dùng được: { $known }.
        }
    }
    .explain =
        Khối của giao diện viết là “::: tên {"{"}tham-số=giá-trị{"}"}”, kết thúc bằng dòng “:::”; giá trị nhiều từ đặt trong ngoặc kép.
        Giao diện khai báo tham số nào có, nhận giá trị gì và có bắt buộc không: components/<tên>/component.yaml.
        Ví dụ: “::: contact-card {"{"}role=duty{"}"} :::” hiện số điện thoại trực của đơn vị.

block-open = { $why ->
        [open] Khối mở ở đây không có dòng “:::” để đóng.
       *[none] Dòng “:::” này không đóng khối nào.
    }
    .help = { $why ->
        [open] Hãy thêm một dòng “:::” sau nội dung của khối, lùi đầu dòng bằng dòng mở.
       *[none] Hãy xóa dòng này, hoặc thêm dòng mở, ví dụ “::: lưu ý”, ở trên.
    }
    .explain =
        Khối bắt đầu bằng dòng “::: tên” và kết thúc bằng dòng “:::”, cả hai trong cùng một danh sách hoặc trích dẫn.
        Thiếu dòng đóng thì khối kéo dài đến hết phần chứa nó.

nested-too-deep = Nội dung ở đây lồng vào nhau quá { $max } cấp.
    .help = Hãy bớt số cấp: bỏ các dấu “>” hoặc dấu cách thừa ở đầu dòng, chia danh sách thành nhiều phần.
    .explain =
        Danh sách trong danh sách, trích dẫn trong trích dẫn… sâu đến mức này không ai đọc được, và có thể làm máy treo.
        Thường là do dán thư đã trả lời qua lại nhiều lần, mỗi lần thêm một dấu “>”.
        Hãy viết lại bằng một, hai cấp.

alt-missing = Ảnh này chưa có lời mô tả.
    .help = Hãy viết ảnh cho thấy gì vào giữa ngoặc vuông: ![Người dân nộp hồ sơ tại quầy số 2](anh.jpg); trong phần khai báo thì điền “mô tả ảnh”.
    .explain =
        Người không nhìn được nghe máy đọc lời mô tả thay cho ảnh; khi mạng chậm, lời mô tả hiện ra thay ảnh.
        Một ảnh chụp bảng lệ phí không có lời mô tả thì với họ là trống không.
        Hãy tả trong một câu điều người xem cần biết. Nếu ảnh có chữ quan trọng, hãy viết lại chữ đó trong bài.

image-missing = Không tìm thấy ảnh “{ $path }”.
    .help = { cli-near }Hãy kiểm tra tên tệp (cả chữ hoa, chữ thường và đuôi) và đặt ảnh đúng thư mục đó.
    .explain =
        Bài nhắc đến một ảnh nhưng trong thư mục không có tệp đó, nên người đọc sẽ thấy ô trống.
        Đường dẫn được tính từ thư mục của bài: “anh/quay.jpg” là tệp quay.jpg trong thư mục “anh” cạnh bài.
        Lỗi hay gặp: đuôi “.JPG” viết thành “.jpg”, hoặc ảnh còn nằm trong Zalo, chưa chép vào.
        Hãy chép ảnh vào đúng chỗ hoặc sửa tên trong bài.

image-remote = Ảnh “{ $url }” không nằm trong thư mục của trang.
    .help = Hãy tải ảnh về, đặt cạnh bài viết rồi nhắc đến bằng tên tệp.
    .explain =
        Ảnh lấy từ trang khác có thể biến mất hoặc bị thay bất cứ lúc nào, và trang đó biết ai đang đọc.
        Ảnh như vậy cũng không in được lên tờ rơi và không xem được khi mất mạng.
        Hãy tải ảnh về (nếu được phép dùng), đặt vào thư mục của bài, rồi viết ![lời mô tả](ten-anh.jpg).

image-broken = { $why ->
        [unreadable] Ảnh “{ $path }” bị hỏng, không đọc được.
        [unknown] “{ $path }” không phải ảnh thuộc dạng PNG, JPEG, GIF, WebP hoặc SVG.
        [heic] Ảnh “{ $path }” là ảnh HEIC (iPhone, Samsung), trình duyệt không hiện được.
        [avif] Ảnh “{ $path }” là ảnh AVIF, nhiều điện thoại cũ không hiện được.
        [bmp] Ảnh “{ $path }” là ảnh BMP, quá nặng cho trang web.
        [tiff] Ảnh “{ $path }” là ảnh TIFF của máy quét, trình duyệt không hiện được.
        [extension] Đuôi tệp của ảnh “{ $path }” không đúng với dạng ảnh thật bên trong.
        [too-big] Ảnh “{ $path }” có kích thước quá lớn.
        [truncated] Ảnh “{ $path }” bị thiếu phần cuối.
        [profile] Ảnh “{ $path }” có hồ sơ màu (ICC) lớn bất thường, bung ra hơn 8 MiB.
        [heavy] Hình vẽ “{ $path }” quá nặng: có quá nhiều chi tiết, chữ, thuộc tính hoặc bộ lọc (mờ, bóng, vân nhiễu).
        [bomb] Hình vẽ “{ $path }” lặp lại các phần của nó quá nhiều lần.
       *[other] Ảnh “{ $path }” không dùng được ({ $why }).
    }
    .help = { $why ->
        [heic] Hãy mở ảnh trong Photos rồi xuất ra JPEG. Trên iPhone, chọn Cài đặt → Camera → Định dạng → “Tương thích nhất” để lần sau chụp ra JPEG.
        [avif] Hãy mở ảnh bằng trình duyệt hoặc Paint rồi lưu lại dạng JPEG.
        [bmp] Hãy mở ảnh bằng Paint rồi lưu lại dạng PNG (hình vẽ, ảnh màn hình) hoặc JPEG (ảnh chụp).
        [tiff] Hãy mở ảnh bằng Paint rồi lưu lại dạng PNG (bản quét) hoặc JPEG (ảnh chụp).
        [extension] Hãy mở ảnh bằng Paint rồi lưu lại đúng dạng JPEG hoặc PNG.
        [too-big] Hãy thu nhỏ ảnh: mỗi chiều không quá 12.000 điểm ảnh, cả ảnh không quá 60 triệu điểm ảnh (ảnh chụp .jpg thường: đến 400 triệu).
        [truncated] Hãy chép hoặc tải lại ảnh từ bản gốc.
        [profile] Hãy mở ảnh bằng Paint rồi lưu lại dạng PNG hoặc JPEG: ảnh lưu lại không còn hồ sơ màu đó.
        [heavy] Hãy nhờ người vẽ bỏ bớt bộ lọc và chi tiết, hoặc xuất hình ra PNG.
        [bomb] Hãy nhờ người vẽ làm hình đơn giản hơn, hoặc xuất ra PNG.
       *[other] Hãy mở ảnh bằng Paint; nếu mở được thì lưu lại dạng JPEG hoặc PNG, nếu không thì lấy lại bản gốc.
    }
    .explain =
        Tệp ảnh có nhưng không dùng được: hỏng, thiếu, sai đuôi, quá lớn, hoặc là hình vẽ SVG quá nặng hay có quá nhiều phần lặp lại.
        Ví dụ: ảnh gửi qua mạng bị ngắt giữa chừng chỉ hiện nửa trên; ảnh iPhone (HEIC) đổi đuôi thành .jpg thì không máy nào mở được.
        Hãy mở bằng Paint rồi lưu lại, hoặc xin lại ảnh gốc.

drawing-cleaned = { $what ->
        [attribute] Đã bỏ thuộc tính “{ $name }” trong hình vẽ “{ $path }”.
        [entity] Đã bỏ “{ $name }” trong hình vẽ “{ $path }”: hình vẽ không được gọi nội dung từ nơi khác.
        [animation] Đã tắt chuyển động trong hình vẽ “{ $path }”.
       *[other] Đã bỏ phần “{ $name }” trong hình vẽ “{ $path }”.
    }
    .help = Hãy xem lại hình; nếu thiếu nét, nhờ người vẽ lưu lại dạng “SVG thuần” (Plain SVG) hoặc xuất ra PNG.
    .explain =
        Tệp SVG có thể chứa mã chạy, chuyển động, hoặc gọi tệp từ trang khác. Những thứ đó có thể gây hại cho người xem hoặc theo dõi họ.
        loa đăng hình vẽ nhưng bỏ những phần như vậy; tệp gốc của bạn không bị sửa.
        Ví dụ: hình tải trên mạng có thẻ “script”, hoặc có ảnh nằm ở trang khác.
        Nếu hình vẫn đúng thì không phải làm gì; muốn hết nhắc, hãy lưu lại hình dạng “SVG thuần”.

picture-position = Ảnh “{ $path }” có ghi vị trí nơi chụp.
    .help = Hãy xóa vị trí khỏi ảnh (trong Windows: bấm chuột phải, Thuộc tính, Chi tiết, “Xóa thông tin cá nhân”), hoặc chuyển ảnh vào thư mục “content”.
    .explain =
        Điện thoại thường ghi tọa độ nơi chụp vào ảnh. Tệp trong thư mục “static” được đăng nguyên như cũ, nên ai tải ảnh về cũng xem được tọa độ đó.
        Ví dụ: ảnh chụp ở nhà một người dân cho biết nhà người đó ở đâu.
        Ảnh trong thư mục “content” được loa tự bỏ thông tin này khi đăng.

attached-author = Tệp “{ $path }” ghi tên người soạn hoặc người lưu: { $names }.
    .help = Word, Excel, PowerPoint: vào Tệp > Thông tin > Kiểm tra tài liệu, xóa “Thuộc tính tài liệu và thông tin cá nhân” rồi lưu lại. LibreOffice: Tệp > Thuộc tính > “Đặt lại thuộc tính”. PDF: xóa ở tệp gốc rồi xuất lại.
    .explain =
        Tệp đính kèm được đăng nguyên vẹn, và ai tải về cũng xem được ai đã soạn, ai lưu lần cuối. Tên cán bộ vì vậy có thể lộ ra ngoài ý muốn.
        Ví dụ: tờ khai công khai nhưng phần thuộc tính còn ghi tên người đánh máy.
        Tên cơ quan (UBND, Sở, Trung tâm…) không bị nhắc. Nếu cố ý để tên, hãy hạ mức của mã này trong site.yaml.

attached-comments = { $what ->
        [notes] Tệp “{ $path }” còn ghi chú của người trình bày ở { $count } trang chiếu.
       *[comments] Tệp “{ $path }” còn { $count } lời nhận xét.
    }
    .help = { $what ->
        [notes] PowerPoint: vào Tệp > Thông tin > Kiểm tra tài liệu, xóa “Ghi chú bản trình bày” rồi lưu lại; hoặc đăng bản PDF không kèm ghi chú.
       *[comments] Word, Excel, PowerPoint: thẻ Xem lại > Xóa > Xóa tất cả chú thích, rồi lưu lại. LibreOffice: Chỉnh sửa > Chú thích > Xóa mọi chú thích. PDF: xóa ghi chú rồi lưu, hoặc xuất lại từ tệp gốc.
    }
    .explain =
        Nhận xét viết cho nhau khi soạn thảo vẫn nằm trong tệp, và người dân tải về sẽ đọc được.
        Ví dụ: “Chỗ này hỏi lại anh Minh” cạnh một đoạn của tờ khai.

attached-changes = Tệp “{ $path }” còn { $count } chỗ theo dõi sửa đổi, kể cả chữ đã xóa.
    .help = Word: thẻ Xem lại > Chấp nhận > Chấp nhận tất cả thay đổi và ngừng theo dõi, rồi lưu lại. LibreOffice: Chỉnh sửa > Theo dõi thay đổi > Chấp nhận tất cả.
    .explain =
        Khi bật theo dõi sửa đổi, Word giữ cả chữ đã xóa và tên người sửa. Người tải tệp về chỉ cần bấm một nút là đọc được bản nháp.
        Ví dụ: mức phí cũ, hoặc câu đã bỏ theo ý lãnh đạo.

attached-hidden = { $what ->
        [sheets] Tệp “{ $path }” có { $count } trang tính ẩn: { $names }.
        [slides] Tệp “{ $path }” có { $count } trang chiếu ẩn.
        [files] Tệp “{ $path }” có { $count } tệp khác nằm bên trong.
       *[rows] Tệp “{ $path }” có { $count } hàng hoặc cột ẩn.
    }
    .help = { $what ->
        [sheets] Excel: bấm chuột phải vào tên trang tính, chọn “Bỏ ẩn” để xem; trang nào không cho công khai thì xóa, rồi lưu lại.
        [slides] PowerPoint: xem các trang chiếu có số bị gạch; trang nào không cho công khai thì xóa, rồi lưu lại.
        [files] Hãy xem các tệp đó có được công khai không; nếu không, xóa chúng rồi lưu lại.
       *[rows] Excel: chọn cả trang (Ctrl+A), bấm chuột phải vào tên hàng hoặc cột, chọn “Bỏ ẩn” để xem; phần nào không cho công khai thì xóa, rồi lưu lại.
    }
    .explain =
        Ẩn không phải là xóa: ai tải tệp về cũng bỏ ẩn được.
        Ví dụ: bảng danh sách công khai kèm một trang tính ẩn có số định danh cá nhân.

attached-path = Tệp “{ $path }” ghi đường dẫn trên máy của người soạn: { $names }.
    .help = Hãy bỏ liên kết đó: Word, PowerPoint: Tệp > Thông tin > “Chỉnh sửa liên kết đến tệp”; Excel: thẻ Dữ liệu > “Chỉnh sửa liên kết”. Nếu là mẫu (.dotm): thẻ Nhà phát triển > Mẫu tài liệu, để trống rồi lưu lại.
    .explain =
        Liên kết đến tệp trên máy của người soạn không mở được ở máy khác, và cho biết tên người dùng, tên máy chủ, cách đặt thư mục của cơ quan.
        Ví dụ: “C:\Users\lan.nt\Desktop\Danh sach.xlsx”.

attached-unread = { $why ->
        [old] Chưa xem được bên trong “{ $path }”: đây là định dạng cũ (trước 2007).
        [big] Chưa xem được bên trong “{ $path }”: tệp quá lớn.
        [encrypted] Chưa xem được bên trong “{ $path }”: tệp có mật khẩu hoặc hạn chế.
       *[damaged] Chưa xem được bên trong “{ $path }”: tệp bị hỏng hoặc không đúng định dạng của đuôi tệp.
    }
    .help = { $why ->
        [old] Hãy mở tệp và lưu thành .docx, .xlsx, .pptx hoặc PDF; điện thoại cũng mở các dạng này dễ hơn.
        [encrypted] Hãy chắc chắn rằng ai cũng mở được tệp, rồi tự xem tên người soạn, nhận xét và phần ẩn.
        [big] Hãy tự xem tên người soạn, nhận xét và phần ẩn trước khi đăng; nếu được, chia thành tệp nhỏ hơn.
       *[damaged] Hãy mở thử tệp; nếu mở được thì lưu lại, nếu không thì xin lại bản gốc.
    }
    .explain =
        loa tìm tên người soạn, nhận xét, sửa đổi và phần ẩn trong tệp đính kèm trước khi đăng. Tệp này loa không xem được, nên cần người xem.

file-missing = Không tìm thấy tệp “{ $path }”.
    .help = { cli-near }Hãy kiểm tra tên tệp và đường dẫn, và đặt tệp vào thư mục “content” hoặc “static”.
    .explain =
        Bài dẫn đến một tệp (biểu mẫu, PDF, bài khác) nhưng tệp không có ở đó, nên người dân bấm vào sẽ gặp trang lỗi.
        Đường dẫn được tính từ thư mục của bài; “../” là lên một thư mục và không được ra ngoài thư mục của trang.
        Ví dụ: biểu mẫu còn nằm trên màn hình máy tính, hoặc đã đổi tên “to-khai.docx” thành “to-khai-2026.docx”.
        Hãy chép tệp vào, hoặc sửa đường dẫn.

link-broken = { $why ->
        [unknown-kind] Liên kết “{ $target }” nhắc đến một loại nội dung không có.
        [unknown-item] Liên kết “{ $target }” nhắc đến một nội dung không có.
        [not-here] Liên kết “{ $target }” nhắc đến nội dung mà đơn vị này không có hoặc đã ẩn.
        [no-product] Liên kết “{ $target }” nhắc đến một trang mà giao diện không làm ở đây.
        [no-value] Liên kết “{ $target }” có chỗ điền tự động chưa có giá trị.
       *[other] Liên kết “{ $target }” không dẫn đến đâu ({ $why }).
    }
    .help = { $why ->
        [unknown-kind] { cli-near }Hãy viết liên kết dạng “guide:khai-sinh”: tên loại, dấu hai chấm, tên địa chỉ của bài.
        [unknown-item] { cli-near }Hãy kiểm tra tên địa chỉ của bài: thường là tên tệp không có đuôi.
        [not-here] Hãy bỏ liên kết, hoặc thêm đơn vị này vào “đơn vị áp dụng” của nội dung kia.
        [no-product] { cli-near }Hãy dùng tên một trang có trong giao diện, ví dụ “product:guides”.
        [no-value] Hãy điền trường được nhắc đến cho đơn vị này, hoặc bỏ liên kết.
       *[other] Hãy sửa hoặc bỏ liên kết.
    }
    .explain =
        Liên kết trong bài phải dẫn đến trang có thật ở mọi đơn vị mà bài xuất hiện.
        Ví dụ: bài của thành phố dẫn đến “guide:tam-tru”, nhưng phường đã ẩn bài đó, nên ở trang của phường liên kết bị đứt.
        loa thử từng liên kết ở từng đơn vị trước khi ghi bất cứ tệp nào.
        Hãy sửa tên, bỏ liên kết, hoặc bổ sung nội dung còn thiếu.

link-no-page = “{ $target }” không có trang riêng nên không dẫn liên kết đến được.
    .help = Hãy dẫn đến trang danh sách có nội dung đó, ví dụ “product:contacts”, hoặc bỏ liên kết.
    .explain =
        Không phải nội dung nào cũng có trang: liên hệ, khẩu hiệu hay số liệu thường chỉ hiện trong danh sách.
        Giao diện đang dùng không tạo trang riêng cho nội dung này, nên liên kết không có đích.
        Người viết bài hãy dẫn đến trang danh sách. Người làm giao diện có thể thêm sản phẩm “canonical: true” cho loại này,
        hoặc “anchors” cho trang danh sách.

link-absent = { $why ->
        [draft] Liên kết “{ $target }” dẫn đến bài còn là bản nháp.
        [review] Liên kết “{ $target }” dẫn đến bài đang chờ duyệt.
        [not-approved] Liên kết “{ $target }” dẫn đến bài chưa được duyệt.
        [not-yet] Liên kết “{ $target }” dẫn đến bài chưa có hiệu lực, đến { $date } mới hiện.
       *[other] Liên kết “{ $target }” dẫn đến bài chưa đăng ({ $why }).
    }
    .help = { $why ->
        [not-yet] Không cần làm gì: từ ngày đó liên kết sẽ tự có. Nếu ngày chưa đúng, hãy sửa trường “hiệu lực từ” của bài kia.
       *[other] Khi bài kia được đăng, liên kết sẽ tự có. Hãy hoàn tất và duyệt bài kia, hoặc bỏ liên kết.
    }
    .explain =
        Bài được dẫn tới có trong thư mục nhưng chưa được đăng. Bản nháp không cản việc đăng các bài khác: chữ của liên kết vẫn hiện,
        chỉ chưa bấm được; khi bài kia được đăng, lần tạo trang sau sẽ có liên kết. Mục của thực đơn thì chưa hiện.
        Ví dụ: thông báo mới dẫn đến bản hướng dẫn còn ghi “trạng thái: bản nháp”.
        Muốn việc này phải dừng lại, hãy ghi “link-absent: error” dưới mục “checks” trong site.yaml.

link-expired = Liên kết “{ $target }” dẫn đến bài đã hết hiệu lực sau ngày { $date }.
    .help = Hãy dẫn đến bài mới thay thế, hoặc bỏ liên kết.
    .explain =
        Bài này đã qua ngày “hiệu lực đến”: không còn trong danh sách, nhưng trang vẫn giữ và ghi rõ là hết hiệu lực.
        Người dân theo liên kết có thể làm theo quy định cũ, ví dụ mức lệ phí năm trước.
        Hãy tìm bài thay thế và sửa liên kết; nếu bài vẫn đúng, hãy gia hạn “hiệu lực đến”.

anchor-missing = Trang được dẫn tới không có mục “#{ $name }”.
    .help = { $near ->
        [none] Hãy mở bài đó xem tên đề mục; bỏ phần “#{ $name }” thì liên kết dẫn đến đầu trang.
       *[other] Có phải ý bạn là “#{ $near }”?
    }
    .explain =
        Phần sau dấu # chỉ một đề mục trong trang, như #steps cho “Các bước thực hiện”, hoặc tên đề mục viết không dấu.
        Đề mục đã đổi tên hoặc bị xóa thì liên kết chỉ mở đầu trang, người đọc phải tự tìm.
        Hãy chép đúng tên đề mục hiện nay (chữ thường, không dấu, gạch nối), hoặc bỏ phần sau dấu #.

duplicate-anchor = Hai đề mục trong bài cùng mang tên neo “{ $name }”.
    .help = Hãy đổi tên neo của một đề mục, ví dụ {"{"}#{ $name }-2{"}"}, hoặc bỏ để loa tự đặt.
    .explain =
        Tên neo là tên ngắn của đề mục, dùng trong địa chỉ (…/khai-sinh.html#le-phi); mỗi tên chỉ được dùng một lần trong bài.
        Nếu trùng, liên kết luôn mở đề mục đứng trước, đề mục sau không ai đến được.
        Thường do chép một đề mục rồi quên sửa phần trong ngoặc nhọn. Hãy đổi hoặc xóa phần đó.

double-space = Thừa dấu cách giữa hai từ.
    .help = Hãy để một dấu cách; “loa check --fix” sửa giúp.
    .explain =
        Hai dấu cách liền nhau làm dòng chữ bị hở khi in và khi căn đều.
        Ví dụ: “Ủy ban  nhân dân” in ra có một khoảng trắng lớn ở giữa.
        Lệnh loa check --fix bỏ dấu cách thừa mà không đổi chữ nào.

space-before-sign = Có dấu cách trước dấu “{ $sign }”.
    .help = Hãy viết dấu câu liền vào từ đứng trước; “loa check --fix” sửa giúp.
    .explain =
        Trong tiếng Việt, dấu chấm, phẩy, chấm phẩy, hai chấm, chấm hỏi, chấm than đứng liền sau chữ.
        Có dấu cách ở trước, dấu câu có thể rơi xuống đầu dòng sau khi in.
        Lệnh loa check --fix bỏ dấu cách đó.

unbalanced = Dấu “{ $sign }” không có dấu còn lại của cặp.
    .help = Hãy thêm dấu mở hoặc dấu đóng, hoặc bỏ dấu thừa.
    .explain =
        Ngoặc và nháy kép đi thành cặp. Thiếu một dấu, người đọc không biết phần chú thích hết ở đâu.
        Ví dụ: “Nộp tại Trung tâm (tầng 1, quầy số 3.” thiếu dấu đóng ngoặc.
        Nếu cố ý viết như vậy, hãy ghi loa-ok: unbalanced và lý do ở dòng đó.

impossible-syllable = “{ $word }” không phải một tiếng trong chữ quốc ngữ.
    .help = { cli-near }Nếu là tên riêng viết đúng, hãy ghi loa-ok: impossible-syllable và lý do ở dòng đó.
    .explain =
        Từ này có dấu tiếng Việt nhưng không ghép được thành tiếng nào: thường là gõ nhầm, thiếu dấu hoặc đảo chữ.
        Ví dụ: “dịhc vụ”, “đươc”, “nghành”. Chữ sai trên tờ rơi in năm nghìn bản thì không sửa lại được.
        Hãy gõ lại cho đúng. Tên người, tên đất viết khác thường thì cho phép bằng loa-ok kèm lý do.

unknown-reference = Chỗ điền tự động “{"{{"} { $name } {"}}"}” nhắc đến trường không có.
    .help = { $near ->
        [none] Hãy dùng một trong các trường: { $known }.
       *[other] Có phải ý bạn là “{ $near }”?
    }
    .explain =
        Trong bài có thể viết {"{{"} place.call {"}}"} để mỗi phường tự hiện số của mình, hoặc {"{{"} item.fee {"}}"} để lấy lệ phí đã khai báo.
        Phần trước dấu chấm là place (đơn vị), item (bài này) hoặc site (trang web); phần sau là tên trường bằng tiếng Anh.
        Gõ sai tên thì chỗ đó sẽ trống trên mọi trang, nên loa dừng lại. Hãy sửa theo gợi ý.

empty-reference = Ở “{ $place }”, chỗ điền tự động “{ $name }” chưa có giá trị.
    .help = Hãy điền trường đó (place.… là cột trong content/places.csv, item.… là trường của bài), hoặc viết câu không cần đến nó.
    .explain =
        Bài dùng chung lấy số liệu của từng đơn vị hoặc của chính bài, nhưng ở đây trường đó còn trống.
        Câu “Gọi {"{{"} place.call {"}}"} để được hướng dẫn” sẽ thành “Gọi  để được hướng dẫn”.
        Hãy bổ sung số liệu cho đơn vị, hoặc làm bản riêng của bài cho đơn vị đó.

bad-reference = “{"{{"} { $name } {"}}"}” không phải chỗ điền tự động đúng cách.
    .help = Hãy viết dạng {"{{"} place.call {"}}"}: tên thường, dấu chấm, tên trường; muốn hiện nguyên hai ngoặc nhọn thì viết \{"{{"}.
    .explain =
        Giữa hai ngoặc nhọn chỉ được có tên trường nối bằng dấu chấm: place.call, item.fee, site.title.
        Không tính toán, không điều kiện, không chữ có dấu, để bài viết luôn đọc được và in được.
        Ví dụ sai: {"{{"} hotline {"}}"} (thiếu phần trước dấu chấm), {"{{"} item.fee + 1 {"}}"}. Hãy viết lại theo mẫu.

## Giao diện và sản phẩm

theme-missing = Không có giao diện “{ $name }”.
    .help = { $near ->
        [none] Hãy chọn một trong các giao diện: { $known }.
       *[other] Có phải ý bạn là “{ $near }”?
    }
    .explain =
        Tên giao diện trong site.yaml (hoặc ở dòng “extends” của theme.yaml) phải là tên một thư mục trong “themes”, hoặc “loa” có sẵn.
        Ví dụ: viết “theme: hai-phong” nhưng thư mục tên “haiphong”.
        Hãy sửa tên, hoặc xóa dòng đó để dùng giao diện có sẵn.

theme-loop = Giao diện “{ $name }” kế thừa chính nó qua dòng “extends”.
    .help = Hãy sửa dòng “extends” trong theme.yaml, thường là “extends: loa”.
    .explain =
        Một giao diện có thể kế thừa giao diện khác: tệp nào không có thì lấy của giao diện kia.
        Ở đây đi theo “extends” lại quay về giao diện ban đầu, ví dụ a kế thừa b, b kế thừa a, nên không biết dừng ở đâu.
        Hãy để giao diện cuối cùng kế thừa “loa” hoặc không kế thừa gì.

image-preset = { $why ->
        [map] “{ $name }” phải gồm các dòng “tên: giá trị”.
        [name] “{ $name }” không dùng làm tên cỡ ảnh được.
        [missing] Cỡ ảnh “{ $name }” chưa có “widths”.
        [unknown] Cỡ ảnh không có mục “{ $name }”.
        [widths] Mục “widths” của cỡ ảnh không đúng.
        [sizes] Mục “sizes” của cỡ ảnh không đúng.
        [quality] Mục “quality” của cỡ ảnh không đúng.
        [ratio] Mục “ratio” của cỡ ảnh không đúng.
       *[format] Mục “format” của cỡ ảnh không đúng.
    }
    .help = { $why ->
        [map] Viết ví dụ: “images: {"{"} content: {"{"} widths: [480, 800] {"}"} {"}"}”.
        [name] Chỉ dùng chữ thường không dấu, chữ số và “_”, bắt đầu bằng chữ; không dùng src, srcset, sizes, width, height, type.
        [missing] Thêm ví dụ “widths: [480, 800, 1200]”.
        [unknown] { $near ->
            [none] Các mục dùng được: { $known }.
           *[other] Có phải ý bạn là “{ $near }”? Các mục dùng được: { $known }.
        }
        [widths] Viết từ 1 đến 8 số nguyên, mỗi số từ 16 đến 4096, ví dụ “widths: [480, 800, 1200]”.
        [sizes] Viết như thuộc tính sizes của HTML, ví dụ “sizes: "(min-width: 48em) 44rem, 100vw"”.
        [quality] Viết một số nguyên từ 1 đến 100, thường là 75.
        [ratio] Viết chiều ngang và chiều cao, ví dụ “ratio: [3, 2]”; không quá 10 lần.
       *[format] Viết webp, jpeg hoặc png.
    }
    .explain =
        Mục “images” của theme.yaml cho biết giao diện hiện ảnh ở những cỡ nào; mỗi cỡ có một tên.
        Từ mỗi ảnh, loa làm ra các tệp đúng cỡ để điện thoại không phải tải ảnh quá lớn.
        Các mục: widths (các chiều ngang, tính bằng điểm ảnh), sizes (ảnh hiện rộng bao nhiêu), quality (chất lượng), ratio (cắt theo tỉ lệ), format (dạng tệp).
        Thông báo này dành cho người làm giao diện; người viết bài không phải sửa gì.

product = { $why ->
        [map] “{ $name }” phải gồm các dòng “tên: giá trị”.
        [missing] Khai báo sản phẩm thiếu mục “{ $name }”.
        [number] “{ $name }” phải là số nguyên dương.
        [for] Mục “for” chưa nói sản phẩm làm cho cái gì.
        [length] “{ $name }” phải là độ dài có đơn vị, ví dụ 297mm; khổ giấy ghi hai cạnh, ví dụ [210mm, 297mm].
        [page-too-long] Trang PDF không thể dài quá 5 m.
        [sizes-one-path] Sản phẩm có nhiều khổ nhưng đường dẫn không có “{ $name }”.
        [files-need] “make: { $name }” gom các tệp: “needs” chỉ được hỏi tệp (jobs hoặc orders).
        [each-ordered] “each: product” là từng sản phẩm mà chiến dịch đặt, nên cần thêm “{ $name }”.
        [archive-clash] Hai tệp trùng tên trong gói nén: “{ $name }” ({ $one }, { $two }).
        [facts-circle] Các sản phẩm chờ tệp của nhau thành vòng: { $name }.
        [both] Chỉ được dùng một trong hai mục “template” và “make”.
        [template-format] Tệp có đuôi “.{ $name }” không làm mẫu được.
        [path-field] Đường dẫn có chỗ điền “{ $name }” không có.
        [path] Đường dẫn của sản phẩm không dùng được: { cli-path-fault }.
        [choice] “{ $name }” không phải giá trị dùng được.
        [index-need] Danh mục tìm kiếm không nhận được “{ $name }”: chỗ này chưa chọn tiêu đề và địa chỉ.
        [variants-list] “variants” phải là một danh sách, ví dụ: [picture, press].
        [variants-pdf] Chỉ tệp PDF làm từ mẫu .typ, có đường dẫn kết thúc bằng “.pdf”, mới có “variants”.
        [press-imposed] Sản phẩm đã ghép trang (“{ $name }”) thì không có tệp gửi nhà in.
        [finish-unprinted] “{ $name }” chỉ dùng cho sản phẩm in, có “page” hoặc “sizes”.
        [finish-bleed] Phần gấp viền (“{ $name }”) rộng hơn phần tràn lề: nền sẽ hụt khi gấp.
        [finish-large] “{ $name }” lớn hơn cả tấm in.
        [finish-near] Các khoen (“{ $name }”) quá sát nhau.
        [index-for] “make: { $name }” làm một tệp cho mỗi đơn vị.
       *[other] Khai báo sản phẩm chưa đúng ở “{ $name }” ({ $why }).
    }
    .help = { $why ->
        [missing] Hãy thêm dòng “{ $name }: …” vào product.yaml.
        [for] Hãy viết “for: place”, “for: guide”, “for: {"{"} kind: guide, where: … {"}"}” hoặc “for: {"{"} each: topic, of: guide {"}"}”.
        [length] Đơn vị dùng được: mm, cm, m, in, pt, px.
        [page-too-long] Hãy thêm “scale: 10” để làm tệp nhỏ 10 lần; xưởng in phóng to lại.
        [sizes-one-path] Hãy thêm “{ $name }” vào đường dẫn, để mỗi khổ là một tệp.
        [files-need] Hãy viết “needs: {"{"} files: {"{"} jobs: kit, of: campaign {"}"} {"}"}”.
        [each-ordered] Hãy thêm “{ $name }” vào product.yaml.
        [archive-clash] Hãy thêm vào “layout” phần phân biệt chúng, ví dụ {"{"}product{"}"}, {"{"}size{"}"}, {"{"}lang{"}"}, {"{"}variant{"}"} hoặc {"{"}place.code{"}"}.
        [facts-circle] Hãy bỏ “facts”, hoặc bỏ bớt tệp phải chờ, ở một trong các sản phẩm này.
        [both] Hãy xóa một trong hai dòng.
        [template-format] { $near ->
            [none] Các đuôi tệp làm mẫu được: { $known }. Muốn tệp làm ra có đuôi khác, hãy dùng “format” và “path”.
           *[other] Có phải ý bạn là “.{ $near }”? Các đuôi tệp làm mẫu được: { $known }. Muốn tệp làm ra có đuôi khác, hãy dùng “format” và “path”.
        }
        [path-field] { $near ->
            [none] Các chỗ điền dùng được: { $known }.
           *[other] Có phải ý bạn là “{ $near }”? Các chỗ điền dùng được: { $known }.
        }
        [choice] { $near ->
            [none] Các giá trị dùng được: { $known }.
           *[other] Có phải ý bạn là “{ $near }”? Các giá trị dùng được: { $known }.
        }
        [path] Hãy viết đường dẫn bên trong trang, ví dụ “huong-dan/{"{"}item.slug{"}"}.html”.
        [index-need] Hãy viết “{ $name }: {"{"} kind: guide, select: [title, summary, url, body] {"}"}”; thay “title” có thể là trường cho ra tiêu đề, thay “url” có thể là “abs_url”.
        [variants-list] Hãy viết “variants: [picture]”, “variants: [press]” hoặc cả hai.
        [variants-pdf] Hãy bỏ “variants”, hoặc dùng mẫu .typ với “format: pdf” và đường dẫn kết thúc bằng “.pdf”.
        [press-imposed] Hãy bỏ “press”: nhà in tự ghép trang từ tệp của từng trang.
        [finish-unprinted] Hãy bỏ “finish”, hoặc thêm “page”.
        [finish-bleed] Hãy tăng “bleed” của “page” cho bằng phần gấp viền, hoặc giảm “hem”.
        [finish-large] Hãy xem lại đơn vị đo, ví dụ: finish: {"{"} hem: 3cm, pole: 8cm, eyelets: 50cm {"}"}.
        [finish-near] Hãy xem lại đơn vị đo, ví dụ: eyelets: 50cm.
        [index-for] Hãy viết “for: place” và bỏ “when: kit”.
       *[other] Hãy sửa tệp product.yaml ở chỗ được chỉ.
    }
    .explain =
        Mỗi sản phẩm (trang, danh sách, bản tin…) là một thư mục của giao diện, có tệp product.yaml khai báo và một mẫu trang.
        Khai báo này chưa đúng nên sản phẩm không được tạo.
        Các mục chính: for (làm cho cái gì), path (tên tệp), template (mẫu), needs (cần thêm dữ liệu nào).
        Lỗi này dành cho người làm giao diện; người viết bài không cần sửa gì.

print = Mẫu in “{ $path }” không dàn trang được: { $message ->
        [panic] bộ dàn trang dừng đột ngột
       *[other] { $message }
    }.
    .help = { $hint ->
        [none] Hãy sửa mẫu ở chỗ được chỉ; người làm giao diện có thể dùng “loa view” để xem dữ liệu mà mẫu nhận được.
       *[other] Gợi ý của Typst: { $hint }.
    }
    .explain =
        Tờ rơi, áp phích và các bản in khác do Typst dàn trang theo mẫu .typ của giao diện. Typst báo lỗi nên tệp này không được tạo.
        Lỗi chỉ vào bài viết nếu chữ hoặc hình trong bài gây ra lỗi (ví dụ hình thiếu lời mô tả), còn lại chỉ vào mẫu.

print-overflow = { $name ->
        [trim] Chữ “{ $need }…” chạy ra ngoài mép trang { $have } ({ $path }).
       *[other] Phần “{ $name }” không đủ chỗ: cần { $need } mm, chỉ có { $have } mm ({ $path }).
    }
    .help = { $name ->
        [trim] Hãy rút ngắn chữ này, hoặc nhờ người làm giao diện chừa chỗ rộng hơn.
       *[other] Hãy bớt khoảng { $lines } dòng ở phần này.
    }
    .explain =
        Bản in có khổ cố định: nội dung dài hơn chỗ trống sẽ bị cắt hoặc đè lên phần khác, nên loa không in ra bản như vậy.
        Hãy viết ngắn hơn, chia thành hai bài, hoặc chọn sản phẩm có khổ lớn hơn.

print-overlap = Chữ “{ $text }” in đè lên chữ “{ $others }” ở trang { $page } ({ $path }).
    .help = Hãy rút ngắn chữ này, hoặc nhờ người làm giao diện chừa chỗ riêng cho từng phần.
    .explain =
        Hai đoạn chữ nằm cùng một chỗ trên tờ in nên không đọc được. Thường do tên hoặc địa chỉ dài hơn bình thường.

print-beyond = Chữ “{ $text }” lọt ra ngoài khung { $by } mm ở trang { $page } ({ $path }).
    .help = Hãy rút ngắn chữ này, hoặc nhờ người làm giao diện nới khung hay giảm cỡ chữ.
    .explain =
        Chữ ra ngoài khung hay ô của mình sẽ chạm vào phần bên cạnh, vắt qua nếp gấp hoặc bị cắt mất.

print-faint = Chữ “{ $text }” ở trang { $page } chỉ tương phản { $ratio }:1 với nền, cần ít nhất { $least }:1 ({ $path }).
    .help = Hãy dùng màu khác của giao diện cho chữ này, hoặc cho nền bên dưới.
    .explain =
        Người cao tuổi không đọc được chữ có màu gần với màu nền (WCAG 2.2, mục 1.4.3): cần 4,5:1 với chữ thường, 3:1 với chữ từ 14 pt trở lên.

print-cut = Mảng màu dừng đúng ở mép trang { $page } ({ $path }).
    .help = Hãy cho mảng màu tràn ra ngoài mép { $bleed } mm.
    .explain =
        Giấy được xén cả chồng, có tờ lệch nửa milimét. Màu dừng đúng ở mép thì tờ xén lệch sẽ có vệt trắng.

bad-press = Không dùng được hồ sơ màu in “{ $path }” { $why ->
        [missing] vì không thấy tệp này trong thư mục của trang
        [inks] vì đó không phải hồ sơ của bốn mực in (xanh, hồng, vàng, đen)
        [one-way] vì hồ sơ này không cho biết mỗi màu cần bao nhiêu mực
        [size] vì tệp lớn hơn 16 MB
       *[other] vì tệp không phải hồ sơ ICC
    }.
    .help = Hãy ghi `coated` (giấy tráng phủ), `uncoated` (giấy không tráng phủ), hoặc tên tệp .icc mà nhà in gửi, để trong thư mục content.
    .explain =
        Tệp cho nhà in chứa lượng mực tính cho một loại giấy. Loa có sẵn giấy tráng phủ (FOGRA39) và giấy không tráng phủ màu trắng (FOGRA29). Nhà in có hồ sơ
        riêng thì xin tệp .icc, để vào thư mục content, rồi ghi tên tệp ở `press_profile` trong site.yaml. Giấy phép của tệp đó là việc giữa trang và nhà in.

print-no-room = “{ $product }” của { $place } chưa làm được, vì dữ liệu riêng của đơn vị { $why ->
        [print-overflow] dài hơn chỗ in: phần “{ $name }” cần { $need } mm, chỉ có { $have } mm
        [glyph-missing] có chữ “{ $letter }” mà phông chữ không in được
       *[other] dài hơn chỗ in
    }. Các đơn vị khác vẫn có bản in.
    .help = Hãy viết { $why ->
        [glyph-missing] chữ khác thay cho chữ ấy
       *[other] ngắn lại chỗ này
    } rồi chạy lại loa; bản in của đơn vị này sẽ có.
    .explain =
        Một đơn vị có tên, địa chỉ hoặc số điện thoại quá dài thì không làm dừng việc của cả thành phố. Bản in cần chỗ ấy được bỏ ra, và được nêu tên ở đây;
        danh sách tệp, gói tài liệu, tệp in gộp và phiếu đặt in cũng không có bản đó. Lỗi trong bài dùng chung vẫn là lỗi và vẫn dừng.
        Khi không rõ chữ nào gây ra, loa dàn thử cùng bản in ấy cho vài đơn vị khác: nơi khác vừa chỗ thì nguyên nhân là dữ liệu của đơn vị này, và dòng
        của đơn vị trong bảng được nêu; nơi nào cũng thiếu chỗ thì lỗi ở bài dùng chung hoặc ở mẫu in.

print-shortened = Phần “{ $name }” không đủ chỗ, bản in bỏ bớt { $count } mục của bài này ({ $path }).
    .help = Hãy viết ngắn hơn, hoặc chọn sản phẩm có khổ lớn hơn; địa chỉ in trên tờ dẫn tới bài đầy đủ.
    .explain =
        Điều bắt buộc phải có được in trước. Phần có thể bớt, như các địa chỉ thêm, hỏi đáp hay lời giải thích dưới tên từng bước, chỉ in khi còn chỗ.

print-pages = Bản in theo mẫu “{ $path }” ra { $pages } trang, phải là { $wanted } trang.
    .help = Hãy rút ngắn nội dung, hoặc sửa mẫu hay dòng “pages” trong product.yaml.
    .explain =
        Tờ rơi phải đúng hai mặt, áp phích đúng một mặt; số trang ghi ở “pages” trong khai báo sản phẩm. Thừa trang nghĩa là nội dung đã tràn sang trang sau.

text-small = Chữ “{ $text }…” chỉ cỡ { $size } pt, nhỏ hơn mức { $smallest } pt của sản phẩm ({ $path }).
    .help = Hãy viết ngắn hơn để chữ lớn lên, hoặc sửa cỡ chữ trong mẫu.
    .explain =
        Chữ quá nhỏ thì người lớn tuổi không đọc được. Mức nhỏ nhất ghi ở “smallest_text” trong khai báo sản phẩm.

glyph-missing = Phông chữ “{ $family }” không có ký tự “{ $letter }” ({ $path }).
    .help = Hãy thay ký tự này bằng chữ thường dùng, hoặc thêm vào giao diện một phông chữ có ký tự này.
    .explain =
        Ký tự không có trong phông chữ sẽ in ra ô trống. Biểu tượng cảm xúc và ký hiệu lạ thường gây ra lỗi này.

font-lacks-letters = Phông chữ “{ $family }” ({ $path }) thiếu { $count } chữ cái tiếng Việt: { $letters }
    .help = Hãy dùng phông chữ có đủ chữ tiếng Việt, hoặc xóa tệp này để dùng phông có sẵn (Inter, Noto Sans).
    .explain =
        Thiếu một chữ như “ơ” hay “ữ” thì câu in ra sẽ lẫn hai kiểu chữ hoặc có ô trống, và chỉ thấy khi đã treo lên tường.

picture-coarse = { $picture ->
    [none] Hình
   *[other] Hình “{ $picture }”
    } chỉ được { $dpi } điểm ảnh trên inch khi in, cần ít nhất { $lowest } ({ $path }).
    .help = Hãy dùng hình gốc lớn hơn; hình lấy từ Zalo hoặc chụp màn hình thường quá nhỏ.
    .explain =
        Hình ít điểm ảnh in ra sẽ mờ hoặc vỡ hạt: ảnh rộng 600 điểm in rộng 5 cm thì nét, in hết mặt tờ rơi thì nhòe. Số này tính theo kích thước in thật.

qr-nowhere = Mã QR dẫn tới “{ $to }”, nơi không có trang nào ({ $path }).
    .help = Hãy dẫn mã QR tới địa chỉ của một trang được tạo trong lần này, hoặc một tên miền có trong “official_domains”.
    .explain =
        Mã QR đã in thì không sửa được nữa. loa chỉ in mã dẫn tới trang có thật trong kế hoạch, hoặc tới cổng chính thức đã khai báo.

qr-small = Ô của mã QR chỉ { $module } mm khi in, cần ít nhất 0,4 mm ({ $path }).
    .help = Hãy làm mã lớn hơn trong mẫu, hoặc dùng địa chỉ ngắn hơn: { $to }
    .explain =
        Ô nhỏ hơn 0,4 mm thì nhiều điện thoại không quét được từ giấy, nhất là máy cũ và nơi thiếu sáng.
        Ví dụ: mã của một địa chỉ dài in rộng 12 mm trên tờ rơi. Hãy in mã to hơn, hoặc dùng địa chỉ ngắn hơn.

color-outside-inks = Tệp gửi nhà in có màu “{ $color }” không nằm trong “tokens” của giao diện ({ $path }).
    .help = Hãy dùng color.<tên> trong mẫu, hoặc thêm màu này vào “tokens.color” của theme.yaml.
    .explain =
        Nhà in in bằng bốn mực (CMYK). Màu trong “tokens” có số mực định sẵn; màu viết thẳng trong mẫu là màu màn hình, được đổi theo một quy tắc chung nên khi in ra có thể khác.
        Hình vẽ và ảnh chụp trong nội dung được đổi sang mực theo đúng màu nhìn thấy trên giấy; màu của giao diện trong hình vẽ giữ số mực đã định sẵn.

ink-heavy = Mẫu “{ $path }” có màu phủ { $sum } % mực, nhiều nhất là { $most } %.
    .help = Hãy giảm các mực trong cmyk(…), hoặc dùng color.<tên> của giao diện.
    .explain =
        Chỗ nhiều mực quá không khô kịp và in lem sang tờ kế tiếp. Tổng bốn mực của một màu không quá 300 %; màu đen của chữ chỉ dùng mực đen.

print-too-long = Nội dung của “{ $path }” quá dài để in: { $size } MB, trong khi một tệp in chỉ nhận tối đa { $max } MB.
    .help = Hãy chia bài thành nhiều bài ngắn hơn, hoặc bỏ sản phẩm này (mẫu { $template }) khỏi “kit” của chiến dịch; trang web của bài vẫn được làm.
    .explain =
        Phần dàn trang in giữ cả tài liệu trong bộ nhớ và không dừng giữa chừng được, nên một danh sách vài chục nghìn mục có thể làm máy treo.
        Giới hạn này tương đương khoảng năm nghìn đoạn hoặc mục của một bài, hơn hai trăm trang giấy.
        Ví dụ: một hướng dẫn chép nguyên danh sách 40.000 dòng. Danh sách như vậy nên để ở trang web, hoặc làm tệp bảng tính cho người dân tải về.

print-endless = { $why ->
        [memory] Dàn trang “{ $path }” cần quá { $mebibytes } MiB bộ nhớ
       *[time] Dàn trang “{ $path }” đã quá { $seconds } giây mà chưa xong
    } (mẫu { $template }).
    .help = Hãy tìm vòng lặp trong mẫu này: lặp mãi không hết, hoặc mỗi lần lặp lại nhân đôi một đoạn chữ. Nếu tài liệu thật sự lớn, hãy đặt giới hạn khác bằng biến môi trường { $why ->
        [memory] LOA_MEMORY (MiB)
       *[time] LOA_PRINT_SECONDS (giây)
    }.
    .explain =
        Việc dàn trang không dừng giữa chừng được, nên khi một mẫu in chạy mãi hoặc dùng hết bộ nhớ, loa nêu tên tệp rồi tự dừng để máy không treo.
        Những tệp đã làm xong vẫn nguyên vẹn; lần chạy sau làm tiếp phần còn lại. Khi đang mở trang bằng “loa serve”, chạy lâu chỉ được báo, còn hết bộ nhớ thì chương trình dừng.
        Ví dụ: mẫu nối một đoạn chữ vào chính nó 40 lần: mỗi lần lặp, đoạn chữ dài gấp đôi.

print-slow = Làm “{ $path }” mất { $seconds } giây.
    .help = Nếu lần nào cũng lâu, hãy dùng ảnh nhỏ hơn, hoặc nhờ người làm giao diện xem lại mẫu “{ $template }”.
    .explain =
        Một tệp in thường chỉ mất vài phần trăm giây. Lâu hơn nhiều thường là do ảnh rất lớn hoặc mẫu lặp đi lặp lại việc tính toán.
        Đây chỉ là lời báo; tệp vẫn được tạo.

print-left-out = Bản loa này được biên dịch không kèm phần in, nên bỏ qua { $files } tệp (tờ rơi, áp phích, ảnh chia sẻ và các tệp gộp từ chúng).
    .help = Bản đầy đủ sẽ làm các tệp đó: “cargo run --release -- build”, không thêm --no-default-features.
    .explain =
        Phần in do Typst dàn trang, và Typst là phần biên dịch lâu nhất. Bản không kèm phần in vẫn làm mọi trang web như thường; không trang nào dẫn đến tệp không có.
        Trước khi đăng hoặc đặt in, hãy chạy bản đầy đủ. Địa chỉ đã in (mã QR) vẫn được kiểm tra và vẫn dùng được.

voice-missing = { $why ->
        [voice] Trang chưa chọn giọng đọc
        [engine] Máy này không có chương trình đọc “{ $program }”
       *[encoder] Máy này không có chương trình nén âm thanh “{ $program }”
    }, nên bỏ qua { $files } tệp âm thanh; các tệp khác vẫn được tạo.
    .help = { $why ->
        [voice] Ghi “voice: espeak-ng” vào content/site.yaml, hoặc bỏ sản phẩm âm thanh khỏi bộ tài liệu của chiến dịch.
        [engine] Hãy cài chương trình ấy (Debian, Ubuntu: apt install espeak-ng), hoặc đặt lệnh đọc trong biến môi trường LOA_VOICE.
       *[encoder] Hãy cài chương trình ấy (Debian, Ubuntu: { $program ->
            [lame] apt install lame
           *[other] apt install vorbis-tools
        }), hoặc dùng format: wav.
    }
    .explain =
        Sản phẩm make: speech đọc bài phát thanh thành tiếng bằng một chương trình ngoài. Máy nào không có chương trình ấy thì các tệp này không nằm trong kế hoạch, và không trang nào dẫn đến tệp không có.
        Ví dụ: soạn bài trên máy văn phòng, còn tệp âm thanh được tạo trên máy chủ có cài espeak-ng và lame.
        content/site.yaml chỉ chọn được chương trình mà loa biết. Lệnh khác phải do người chạy loa đặt trong LOA_VOICE: chương trình nhận bài đọc ở đầu vào chuẩn và trả về tệp WAV ở đầu ra chuẩn, ví dụ LOA_VOICE="piper --model vi.onnx --output_file -".

voice-failed = Chưa tạo được tệp âm thanh “{ $path }”: { $why ->
        [system] không chạy được “{ $program }” ({ $said })
        [ended] “{ $program }” báo lỗi: { $said }
        [slow] “{ $program }” chạy quá 5 phút nên đã bị dừng
        [large] “{ $program }” trả về quá 512 MiB
       *[sound] “{ $program }” không trả về tệp WAV 16 bit
    }.
    .help = Hãy chạy thử chương trình ấy với một câu ngắn, hoặc bỏ “voice” (biến LOA_VOICE) để bỏ qua tệp âm thanh.
    .explain =
        Chương trình đọc nhận bài phát thanh ở đầu vào chuẩn và phải trả về tệp WAV 16 bit ở đầu ra chuẩn trong 5 phút.
        Ví dụ: lệnh trong LOA_VOICE thiếu “--output_file -”, hoặc tệp giọng của piper không nằm ở chỗ đã ghi.

printed-gone = { $why ->
        [site] Địa chỉ { $address } đã in trên giấy, nhưng không còn đơn vị nào có trang ở { $to }
        [target] Địa chỉ { $address } đã in trên giấy để dẫn tới “{ $to }”, nhưng ở đây không còn nội dung đó.
       *[page] Địa chỉ { $address } đã in trên giấy, nhưng ở đó không còn trang nào.
    }
    .help = { $why ->
        [site] Hãy giữ nguyên địa chỉ trang của đơn vị (website, slug, base_url). Nếu máy chủ khác chuyển hướng địa chỉ cũ, hãy ghi máy chủ đó vào dòng “kept_by:” của mục này.
        [target] Nếu nội dung đã đổi tên, hãy thêm dòng “aliases: [{ $alias }]” vào nội dung mới; hoặc sửa dòng “to:” của mục này cho dẫn tới nội dung khác.
       *[page] Hãy thêm dòng “aliases: [{ $alias }]” vào nội dung thay cho trang đó, hoặc thêm dòng “to:” vào mục này, ví dụ “to: guide:khai-sinh”.
    }
    .explain =
        Giấy đã phát ra thì không thu lại được. Tệp content/printed.yaml ghi mọi địa chỉ đã in; lần dựng nào làm mất một địa chỉ trong đó thì dừng lại.
        Lệnh “loa print-ledger --update” ghi thêm những địa chỉ sắp in, chạy trước khi gửi tệp cho nhà in. Không xóa mục nào trong sổ khi giấy còn ngoài phố.

imprint-missing = Chiến dịch “{ $name }” đặt in “{ $product }” nhưng chưa có thông tin xuất bản.
    .help = Hãy thêm “imprint:” vào chiến dịch: publisher (đơn vị chịu trách nhiệm nội dung), permit (số giấy phép), run (số lượng in), printer (nơi in).
    .explain =
        Tài liệu tuyên truyền phát ra ngoài phải ghi đơn vị chịu trách nhiệm, giấy phép, số lượng và nơi in.
        Sản phẩm nào cần thì ghi “imprint: true” trong product.yaml; loa lấy thông tin từ mục “imprint” của chiến dịch.

kit = { $why ->
        [always] Sản phẩm “{ $name }” luôn được tạo, không cần đặt trong bộ tài liệu.
        [no-items] Sản phẩm “{ $name }” làm cho đơn vị hoặc chiến dịch, không làm cho từng nội dung.
        [kind] “{ $name }” không phải loại nội dung mà sản phẩm “{ $product }” dùng.
        [absent] “{ $name }” chưa đăng hoặc đã hết hiệu lực, không đặt in được.
        [where] Không lọc được nội dung theo “{ $name }”.
        [language] Sản phẩm “{ $product }” không có bản tiếng “{ $name }”.
        [copies] Số bản “{ $name }” không phải là số, cũng không phải cột số của places.csv.
        [no-copies] Đơn vị này chưa có số để tính số bản.
        [size] Sản phẩm “{ $product }” không có khổ “{ $name }”.
        [twice] Chiến dịch đặt hai lần cùng một sản phẩm: { $name }.
       *[other] Bộ tài liệu chưa đúng ở “{ $name }” ({ $why }).
    }
    .help = { $why ->
        [always] Hãy bỏ mục này khỏi “kit”.
        [no-items] Hãy bỏ dòng “items” của mục này.
        [kind] Hãy chọn đúng loại nội dung, hoặc chọn sản phẩm khác.
        [absent] Hãy đăng nội dung đó (status: published), sửa ngày hiệu lực, hoặc bỏ nó khỏi “kit”.
        [where] Hãy viết “items: {"{"} kind: guide, where: {"{"} topic: ho-tich {"}"} {"}"}” với tên trường có thật.
        [language] Hãy bỏ ngôn ngữ đó khỏi “languages”.
        [copies] Hãy ghi một số, ví dụ 300, hoặc tên cột, ví dụ “số hộ”.
        [no-copies] Hãy điền cột đó cho đơn vị trong content/places.csv, hoặc ghi một số.
        [size] { cli-near }Hãy dùng một khổ có trong khai báo của sản phẩm.
        [twice] Hãy gộp hai mục thành một, hoặc tách khổ, nội dung, nơi nhận cho khỏi trùng.
       *[other] Hãy sửa mục đó của “kit”.
    }
    .explain =
        Bộ tài liệu (kit) trong tệp chiến dịch cho biết đặt làm sản phẩm nào, của nội dung nào, cho đơn vị nào, bao nhiêu bản.
        Ví dụ: - {"{"} product: leaflet, items: [khai-sinh], places: all, copies: 300 {"}"}
        Một mục sai có thể làm nhà in in thiếu hoặc in trùng hàng nghìn bản, nên phải sửa trước khi dựng.
        Xem tên các sản phẩm bằng lệnh loa list products, và bộ tài liệu đã đặt bằng lệnh loa list kit.

unknown-product = Không có sản phẩm “{ $name }”.
    .help = { $near ->
        [none] Hãy dùng một trong các sản phẩm: { $known }.
       *[other] Có phải ý bạn là “{ $near }”?
    }
    .explain =
        Một liên kết, khai báo hoặc lệnh nhắc đến sản phẩm mà giao diện không có hoặc không làm ở đây.
        Tên sản phẩm là tên thư mục trong “products” của giao diện; lệnh “loa list products” in ra tất cả.
        Ví dụ: thực đơn trong site.yaml ghi “product:guide”, nhưng trang danh sách tên là “guides”.
        Hãy sửa tên, hoặc bỏ chỗ nhắc đến nếu sản phẩm đã bị tắt.

unknown-kind = Không có loại nội dung “{ $name }”.
    .help = { $near ->
        [none] Hãy dùng một trong các loại: { $known }.
       *[other] Có phải ý bạn là “{ $near }”?
    }
    .explain =
        Trong liên kết và trong khai báo của giao diện, loại nội dung viết bằng tên tiếng Anh số ít: guide, procedure, location, contact…
        Ví dụ: [khai sinh](guides:khai-sinh) và “kind: guides” là sai, phải là guide:khai-sinh và “kind: guide”.
        Trong liên kết, phần trước dấu hai chấm còn có thể là product, https, tel hoặc mailto. Hãy sửa tên theo gợi ý.

unknown-query-field = Trường “{ $name }” không có trong { cli-part }.
    .help = { $near ->
        [none] Hãy dùng một trong các trường: { $known }.
       *[other] Có phải ý bạn là “{ $near }”?
    }
    .explain =
        Một câu hỏi trong “needs” (where, order, select) nhắc đến trường mà loại nội dung đó không có, hoặc một bài viết dài không so sánh được.
        Nếu bỏ qua, danh sách sẽ rỗng hoặc sai thứ tự mà không ai hay, ví dụ xếp theo “wieght” thay vì “weight”.
        Trong khai báo của giao diện chỉ dùng tên tiếng Anh của trường. Hãy sửa tên theo gợi ý.

query-value = { $why ->
        [shape] Điều kiện phải là một từ, một danh sách từ, hoặc các phép so sánh như from, to, not.
        [operator] Không có phép so sánh “{ $name }”.
        [one] “{ $name }” nhận đúng một giá trị.
        [twice] Khoảng đã có đầu này; “{ $name }” là thừa.
        [flag] “{ $name }” không phải true hay false.
        [part] “{ $name }” chỉ là một phần của ngày, không ngày nào bằng nó.
        [period] “{ $name }” là một khoảng thời gian, không ngày nào bằng nó.
        [offset] “{ $name }” không phải khoảng thời gian.
        [no-order] “{ $name }” không có giá trị lớn hơn, nhỏ hơn.
        [no-number] “{ $name }” không phải số.
       *[types] “{ $name }” khác kiểu với trường được so, nên không bao giờ bằng nhau.
    }
    .help = { $why ->
        [operator] { $near ->
            [none] Các phép so sánh: any, not, from, to, after, before.
           *[other] Có phải ý bạn là “{ $near }”? Các phép so sánh: any, not, from, to, after, before.
        }
        [part] Hãy ghi một khoảng: “{"{"} from: 2026-11-01, to: 2026-11-30 {"}"}”, hoặc tính theo ngày tạo trang “{"{"} from: month, to: month {"}"}”.
        [period] Hãy ghi một khoảng: “{"{"} from: month, to: month {"}"}”, “{"{"} before: as_of {"}"}”.
        [offset] Các khoảng: as_of (ngày tạo trang), week, month, year, thêm bớt được theo số: month-1, as_of+7.
        [no-order] Khoảng chỉ dùng cho ngày và số; với trường khác hãy ghi danh sách từ, hoặc “{"{"} not: [a, b] {"}"}”.
        [types] Hãy so với trường cùng kiểu.
       *[other] Ví dụ: “level: [full, partial]”, “topic: {"{"} not: [] {"}"}” (có chủ đề), “date: {"{"} from: month-1, before: as_of {"}"}”.
    }
    .explain =
        Điều kiện “where” mà không bài nào đạt được sẽ cho danh sách trống, và không ai thấy cho đến khi đã in. Vì vậy từ ngữ được đọc theo kiểu của trường:
        lựa chọn, ngày, số phải đúng là lựa chọn, ngày, số; một trường chỉ được so với trường cùng kiểu.
        Khoảng: from và to tính cả giá trị ở đầu, after và before thì không. Cả tháng là “{"{"} from: month, to: month {"}"}”.

query-empty = Điều kiện so “{ $name }” với “{ $value }”, nhưng không { $kind } nào có giá trị ấy.
    .help = { $near ->
        [none] Hãy sửa giá trị, hoặc viết nội dung có giá trị ấy.
       *[other] Có phải ý bạn là “{ $near }”?
    }
    .explain =
        Điều kiện “where” nhắc đến một từ khóa, một bài, một đơn vị hoặc những chữ mà chưa nội dung nào có: danh sách theo điều kiện đó sẽ trống.
        Có thể giá trị bị viết sai, hoặc nội dung chưa có; có rồi thì cảnh báo này tự hết.

unanswerable-need = { $why ->
        [no-item] “{ $name }” cần một bài, nhưng sản phẩm này không làm cho từng bài.
        [no-term] “{ $name }” cần một mục phân loại, nhưng sản phẩm này không làm cho từng mục.
        [no-campaign] “{ $name }” cần một chiến dịch, nhưng sản phẩm này không làm cho chiến dịch.
        [unknown] Không có danh sách “{ $name }” trong “needs”.
        [component] “{ $name }”: khối của giao diện chỉ hỏi được các bài, không hỏi tệp, từ khóa hay nội dung dài.
       *[other] Không trả lời được “{ $name }” ({ $why }).
    }
    .help = { $why ->
        [no-item] Hãy đổi “for” thành một loại nội dung, hoặc bỏ “item.” trong câu hỏi.
        [no-term] Hãy đổi “for” thành “{"{"} each: topic, of: guide {"}"}”, hoặc bỏ “term” trong câu hỏi.
        [no-campaign] Hãy bỏ “campaign” trong câu hỏi.
        [unknown] { cli-near }Hãy khai báo danh sách đó trong “needs” trước khi dùng.
       *[other] Hãy sửa câu hỏi trong “needs”.
    }
    .explain =
        Câu hỏi trong “needs” có thể so với bài đang làm (item.…), đơn vị (place.…) hoặc mục phân loại (term), nhưng chỉ khi sản phẩm có thứ đó.
        Ví dụ: trang chủ (for: place) không có bài nào, nên “topic: item.topic” không có nghĩa.
        “paginate” và “anchors” cũng phải nhắc đến một danh sách đã có trong “needs”.
        Hãy sửa “for” hoặc sửa câu hỏi.

reserved-name = { $what ->
        [component] Tên “{ $name }” là của hộp có sẵn, không đặt được cho khối của giao diện.
       *[other] Tên “{ $name }” không đặt được cho một mục của “needs”.
    }
    .help = Hãy đặt tên khác, chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ, ví dụ “offices”.
    .explain =
        Mẫu trang gọi dữ liệu bằng tên đặt trong “needs”, nên tên phải viết được trong mẫu và không che tên có sẵn.
        Các tên đã dùng: site, place, lang, product, theme, job, item, term, campaign, page, loop, self, super.
        Ví dụ: đặt tên “page” cho một danh sách thì mẫu không còn biết mình đang ở trang số mấy.
        Hãy chọn tên khác và sửa trong mẫu.

bad-color = “{ $value }” ở tùy chọn “{ $name }” không phải mã màu.
    .help = Hãy viết mã màu dạng “#a3111b” hoặc “#a31”, trong dấu ngoặc kép.
    .explain =
        Mã màu gồm dấu # và ba hoặc sáu chữ số thập lục phân (0–9, a–f). Tên màu như “đỏ” hay “red” không nhận.
        Dấu # không có ngoặc kép bị hiểu là chú thích và giá trị thành trống.
        Hãy hỏi người thiết kế mã màu của đơn vị, ví dụ "#a3111b".

bad-token = { $why ->
        [color] “{ $value }” ở “{ $name }” không phải mã màu.
        [length] “{ $value }” ở “{ $name }” không phải số đo.
        [letters] “{ $value }” ở “{ $name }” có ký tự làm hỏng tệp kiểu trình bày.
        [list] “{ $name }” là danh sách, nhưng chỉ nhận một giá trị.
        [inks] “{ $name }” phải là bốn số từ 0 đến 100: phần trăm mực xanh, hồng, vàng, đen.
        [ink-sum] Màu “{ $value }” cần quá nhiều mực: tổng bốn số vượt 300.
        [ink-text] Chữ thường (“{ $value }”) phải in bằng một mực đen.
        [ink-unknown] “{ $name }” cho mực của một màu không có trong “tokens.color”.
        [pair] “{ $value }” ở “contrast” không phải cặp màu.
        [unknown] “{ $value }” ở “contrast” nhắc đến màu không có trong tokens.color.
       *[empty] “{ $name }” chưa có giá trị.
    }
    .help = { $why ->
        [color] Hãy viết mã màu dạng “#a3111b” hoặc “#a31”, trong dấu ngoặc kép.
        [length] Hãy viết số với dấu chấm thập phân và đơn vị, ví dụ “1.5rem”, “48px”.
        [letters] Hãy bỏ dấu chấm phẩy, ngoặc nhọn và dấu “<”.
        [inks] Hãy viết như thế này: [0, 100, 90, 20].
        [ink-sum] Hãy giảm mực; mực nhiều quá lâu khô và dây sang tờ khác.
        [ink-text] Hãy viết “{ $value }: [0, 0, 0, 100]”; in chồng nhiều mực thì nét chữ nhỏ bị lem màu.
        [ink-unknown] Hãy thêm màu “{ $value }” vào “tokens.color”, hoặc bỏ dòng này.
        [pair] Hãy viết “ink on paper”, có thể thêm tỉ lệ tối thiểu: “ink on paper 7”.
        [unknown] Hãy dùng tên màu trong tokens: color.
       *[other] Hãy viết một giá trị, mã màu thì trong dấu ngoặc kép.
    }
    .explain =
        Mỗi giá trị dưới “tokens” của theme.yaml thành một biến của tệp kiểu trình bày; trình duyệt bỏ qua giá trị sai mà không báo,
        nên chữ có thể mất màu hoặc mất cỡ trên trang mà không ai biết.
        Trong nhóm “color” chỉ nhận mã màu #rgb hoặc #rrggbb; ở nhóm khác, giá trị bắt đầu bằng số phải có đơn vị đúng.
        Trong “press.color”, mỗi màu có bốn số phần trăm mực của nhà in (CMYK); màu không có ở đó được tính từ mã màu.

two-canonical = Hai sản phẩm “{ $one }” và “{ $two }” cùng nhận làm trang chính của { cli-part }.
    .help = Hãy bỏ “canonical: true” ở một trong hai, hoặc cho chúng điều kiện khác nhau (at, where, languages).
    .explain =
        Mỗi nội dung chỉ có một trang chính: liên kết, sơ đồ trang và máy tìm kiếm đều dẫn về đó.
        Có hai trang chính thì không biết dẫn về đâu. Thường gặp khi chép một thư mục sản phẩm để làm bản in hoặc bản rút gọn.
        Hãy để “canonical: true” ở đúng một sản phẩm.

template-missing = Không tìm thấy mẫu “{ $path }” trong giao diện.
    .help = { cli-near }Hãy đặt tệp mẫu cạnh product.yaml, hoặc ghi đường dẫn tính từ thư mục giao diện.
    .explain =
        product.yaml nhắc đến một tệp mà giao diện và các giao diện nó kế thừa đều không có.
        loa tìm trước trong thư mục của sản phẩm, rồi trong cả giao diện.
        Ví dụ: “template: leaflet.html” nhưng tệp tên “leaflets.html”. Hãy sửa tên hoặc thêm tệp.

template = Mẫu trang có lỗi: { $message }.
    .help = { cli-near }Hãy sửa mẫu ở dòng được chỉ; lệnh “loa view” cho xem dữ liệu mà mẫu nhận được.
    .explain =
        Mẫu trang không chạy được, nên mọi tệp dùng mẫu đó đều không tạo được.
        Lỗi hay gặp nhất là gõ sai tên trường, ví dụ item.titel thay vì item.title.
        Mẫu chỉ thấy dữ liệu của chính trang đó và những gì khai báo trong “needs”; trường trống là rỗng (null) chứ không thiếu.
        Lời sau dấu hai chấm là của bộ dựng mẫu, bằng tiếng Anh. Lỗi này dành cho người làm giao diện.

template-data = “{ $name }” là dữ liệu gồm nhiều phần, không phải chữ: trang sẽ hiện “{"{"}"text": …{"}"}”.
    .help = { $near ->
        [none] Hãy in một phần của nó: { $known }.
        [list] Hãy duyệt danh sách bằng “for”.
       *[other] Có phải ý bạn là “{ $near }”? Các phần: { $known }.
    }
    .explain =
        Số điện thoại, ảnh, bài hay danh sách gồm nhiều phần, mẫu trang in từng phần: “place.hotline.text” là chữ cho người đọc,
        “place.hotline.tel” là số để bấm gọi. Danh sách thì in bằng “for”. Muốn in cả khối dưới dạng JSON, hãy ghi “| json”.

template-field = Mẫu trang dùng trường “{ $name }”, nhưng dữ liệu của trang không có trường này.
    .help = { $near ->
        [none] Hãy sửa mẫu ở dòng được chỉ; lệnh “loa view” cho xem dữ liệu mà mẫu nhận được.
       *[other] Có phải ý bạn là “{ $near }”? Lệnh “loa view” cho xem dữ liệu mà mẫu nhận được.
    }
    .explain =
        Mẫu trang chỉ được dùng những trường mà trang thật sự có.
        Ví dụ: mẫu viết item.titel thay cho item.title; nếu không báo, hàng nghìn trang sẽ mất tiêu đề mà không ai hay.
        loa xem cả những nhánh chưa trang nào đi qua, nên lỗi hiện ra ngay khi sửa giao diện.
        Hãy sửa tên trường trong mẫu; “loa schema” liệt kê các trường của từng loại nội dung.

output-invalid = Tệp “{ $path }” tạo ra không đúng dạng { $format ->
        [json] JSON
        [xml] XML
        [geojson] GeoJSON
        [webmanifest] JSON
        [svg] SVG
        [atom] Atom
        [rss] RSS
       *[other] { $format }
    }: { $reason }.
    .help = Hãy sửa mẫu đã tạo ra tệp này: với JSON thì đưa giá trị qua bộ lọc json và xem lại dấu phẩy, ngoặc; với XML và SVG thì đóng đủ các thẻ và không dùng bộ lọc safe; với CSV thì mỗi dòng có đủ số ô; với lịch (ics) thì mỗi sự kiện có UID, DTSTAMP, DTSTART và SUMMARY.
    .explain =
        loa đọc lại mọi tệp JSON, XML, CSV, lịch (ics) và khối JSON-LD trong trang vừa tạo; chỗ này không đọc được
        nên trình đọc tin, lịch trên điện thoại hoặc máy tìm kiếm cũng sẽ không đọc được.
        Thường gặp: thừa dấu phẩy ở phần tử cuối, hoặc một tiêu đề có dấu ngoặc kép được đặt thẳng vào mẫu.
        Lỗi nằm ở mẫu của giao diện, không phải ở bài viết. Hãy dùng bộ lọc thay vì tự viết dấu ngoặc quanh giá trị.

text-not-shown = { $path ->
        [none] Không trang nào hiện đoạn này: “{ $words }”.
       *[other] Trang “{ $path }” không hiện đoạn này: “{ $words }”.
    }
    .help = { $path ->
        [none] Loại nội dung “{ $kind }” không có trang riêng trong giao diện này, và không danh sách nào hiện mục “{ $label }”. Hãy chuyển đoạn này sang một trang (tệp .md ngoài các thư mục loại nội dung), hoặc cho một sản phẩm chọn (select) mục đó.
       *[other] Đoạn này thuộc mục “{ $label }” nhưng mẫu { $template } bỏ qua. Hãy cho mẫu hiện nó: phần chữ của một đề mục là item.sections.<vai trò>.intro, phần đứng giữa hai mục là e.after, mọi phần khác là item.body.rest (hoặc item.body.html là toàn bài). Hoặc chuyển đoạn này sang phần mà trang có hiện.
    }
    .explain =
        Điều người viết đã viết thì phải đến được với người đọc. loa so từng trang làm xong với bài viết, dùng giao diện nào cũng vậy.
        Mẫu chỉ hiện “item.steps” sẽ đánh mất đoạn chữ giữa hai bước, câu dẫn ở trước, hoặc cả một mục không có danh sách.
        Sản phẩm in được phép lược bớt có chủ ý: loa view VIỆC liệt kê những gì bị lược.

text-left-out = Tệp này không có đoạn: “{ $words }”.
    .help = Đoạn này thuộc mục “{ $label }” của { $item }. Mẫu { $template } lược bỏ nó; trang riêng của bài thì có.
    .explain =
        Tờ gấp, áp phích hay tin nhắn chỉ đưa một phần của bài: phần vừa chỗ và cần ở đó. loa view VIỆC liệt kê những gì tệp lược bỏ để không ai bất ngờ.
        Trang riêng của bài thì hiện tất cả; nếu không, đó là lỗi text-not-shown.

paths-collide = Hai thứ cùng muốn là tệp “{ $path }”{ $one ->
        [none] { "" }
       *[other] : “{ $one }” và “{ $two }”
    }.
    .help = Hãy đổi tên tệp, “tên địa chỉ” (slug) hoặc “đường dẫn cũ” của một trong hai.
    .explain =
        Mỗi địa chỉ chỉ chứa được một tệp; cái sau sẽ đè mất cái trước.
        Chữ hoa, chữ thường và cách gõ dấu không đủ để phân biệt: “Trang.md” và “trang.md” là một trên Windows.
        Ví dụ: bài “gioi-thieu” và tệp “gioi-thieu.html” trong thư mục “static” cùng ra một địa chỉ.
        Hãy đổi tên một bên. Nếu cả hai do giao diện tạo ra, người làm giao diện hãy sửa “path” của một sản phẩm.

## Kiểm tra câu chữ

not-nfc = Trong tệp này có { $count } chỗ gõ dấu kiểu “Unicode tổ hợp”.
    .help = “loa check --fix” chuyển giúp; hoặc mở bảng chuyển mã của UniKey (Ctrl+Shift+F6), chuyển từ “Unicode tổ hợp” sang “Unicode”, rồi lưu lại.
    .explain =
        Một chữ như “ế” có thể lưu thành một ký tự (dựng sẵn), hoặc thành “e” cộng hai dấu rời (tổ hợp); nhìn giống hệt nhau.
        Máy coi đó là hai chữ khác nhau: tìm “tuyên truyền” trong một kế hoạch lẫn hai kiểu chỉ thấy 3 trong 22 chỗ.
        Thường do dán từ tệp PDF hoặc từ máy Mac. Hãy chuyển cả tệp sang dạng dựng sẵn.

link-text = Chữ trên liên kết “{ $text }” không cho biết liên kết dẫn đến đâu.
    .help = Hãy đặt liên kết vào tên của trang được dẫn tới, ví dụ “Hướng dẫn đăng ký khai sinh” thay cho “tại đây”.
    .explain =
        Người dùng máy đọc màn hình thường nghe riêng danh sách liên kết; mười lần “tại đây” thì không chọn được.
        Người đọc lướt cũng nhìn liên kết trước tiên. Trên bản in, chữ “tại đây” không có nghĩa gì.
        Hãy viết: Xem [hướng dẫn nộp hồ sơ tại bưu điện](guide:nop-ho-so-tai-buu-dien).

heading-jump = Đề mục nhảy từ cấp { $from } xuống thẳng cấp { $to }.
    .help = Hãy dùng cấp liền sau: bớt dấu “#” ở đầu đề mục này.
    .explain =
        Đề mục phải đi từng cấp: sau “##” là “###”, không phải “####”.
        Mục lục, máy đọc màn hình và tệp PDF dựa vào cấp đề mục; nhảy cấp làm người nghe tưởng đã sót một phần.
        Đừng chọn cấp theo cỡ chữ, giao diện lo việc đó. Hãy bớt dấu “#” cho đúng cấp.

invisible-character = Ở đây có ký tự không nhìn thấy ({ $name }).
    .help = Hãy xóa cả từ rồi gõ lại; khi dán từ nơi khác, dùng Ctrl+Shift+V để chỉ dán chữ.
    .explain =
        Ký tự ẩn thường theo vào khi chép từ trang web, Zalo hoặc PDF.
        Nó làm hỏng tìm kiếm, liên kết và cách ngắt dòng; loại đổi chiều chữ còn có thể làm một địa chỉ giả trông như thật.
        Hãy xóa và gõ lại từ có ký tự đó.

## Câu của dòng lệnh

cli-summary-sites = Đã tạo { $sites } trang web với { $pages } trang trong { $seconds } giây: { $written } tệp mới hoặc thay đổi, { $unchanged } tệp giữ nguyên, { $pruned } tệp đã dọn.
cli-next-change = Nội dung trang sẽ tự thay đổi vào { $date }; hãy chạy lại loa vào ngày đó.
cli-open = Để xem, hãy mở { $path }
cli-errors = { $errors } lỗi, { $warnings } cảnh báo, { $notes } lưu ý.
cli-nothing-written = Vì còn lỗi nên chưa ghi gì; kết quả của lần chạy trước vẫn nguyên.
cli-waiting = Một lần chạy loa khác đang dùng thư mục kết quả, xin đợi…
cli-untranslated = { $count } nội dung chưa có bản { $lang ->
        [vi] tiếng Việt
        [en] tiếng Anh
        [tay] tiếng Tày
        [mww] tiếng Mông
        [km] tiếng Khmer
        [cjm] tiếng Chăm
        [zh] tiếng Trung
        [ja] tiếng Nhật
        [ko] tiếng Hàn
        [fr] tiếng Pháp
        [de] tiếng Đức
        [ru] tiếng Nga
        [es] tiếng Tây Ban Nha
        [lo] tiếng Lào
        [th] tiếng Thái
       *[other] “{ $lang }”
    }; danh sách hiện bản gốc.
cli-memory-unknown = Hệ thống này không cho biết chương trình dùng bao nhiêu bộ nhớ, nên LOA_MEMORY không có tác dụng.
cli-explain-unknown = Không có mã “{ $name }”. { cli-near }Mã được in trong ngoặc vuông ở đầu mỗi thông báo.
cli-count = { $count ->
    [0] { $place ->
        [none] { "" }
       *[other] gặp ở { $place }
    }
   *[other] còn gặp ở { $count } chỗ nữa{ $place ->
        [none] { "" }
       *[other] , ví dụ ở { $place }
    }
}
cli-more = Còn { $count } thông báo [{ $code }] nữa{ $path ->
    [none] .
   *[other] {" "}trong { $path }.
}
cli-more-all = Để xem tất cả, hãy chạy: loa check --format json
cli-see = Xem: loa explain { $code }
cli-created = Đã tạo { $path }
cli-exists = “{ $path }” đã có nên không ghi đè.
cli-progress-plan = { $jobs } tệp cho { $places } đơn vị
cli-progress-render = Đang tạo: { $place }
