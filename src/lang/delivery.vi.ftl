# Chia phần, gộp phần, giao hàng.
cli-help-shard = Chỉ làm một phần của cả bộ, ví dụ 2/3; gộp lại bằng loa merge. Không có --output thì vào output/shard-2-of-3
cli-bad-shard = viết như 2/3: phần thứ hai trong ba phần
cli-help-merge = Gộp kết quả của mọi phần (build --shard) thành một, sau khi kiểm tra đủ từng tệp
cli-help-merge-dirs = Thư mục kết quả của từng phần
cli-shard-made = Phần { $shard } đã xong. Khi đủ { $of } phần, hãy gộp: loa merge { $dirs }

not-a-shard = Không gộp được “{ $path }” { $why ->
        [nothing] vì trong đó chưa có phần nào được làm xong
        [torn] vì lần chạy ở đó bị ngắt giữa chừng
       *[whole] vì đó không phải kết quả của lệnh build --shard
    }.
    .help = { $why ->
        [torn] Hãy chạy lại loa build --shard cho phần đó.
       *[other] Hãy kiểm tra đường dẫn; mỗi phần làm bằng loa build --shard, ví dụ --shard 1/3. Khi chép từ máy khác sang, hãy chép cả thư mục ẩn .loa.
    }
    .explain =
        loa merge gộp những thư mục mà loa build --shard làm ra. Trong mỗi thư mục có .loa/built ghi đó là phần nào, làm cho ngày nào.
        Thiếu tệp ấy thì không biết phần này là phần nào, nên không gộp.
        Ví dụ: công cụ chép tệp giữa các máy bỏ qua tệp ẩn, hoặc lệnh build ở máy đó đã dừng vì lỗi.
        Hãy chép đủ cả tệp ẩn, hoặc chạy lại phần đó.

shards-differ = Phần { $shard } ở “{ $path }” không đi cùng các phần khác: { $why ->
        [twice] “{ $other }” cũng là phần này
        [number] các phần khác chia làm { $other }
       *[asked] “{ $other }” được làm cho ngày khác, địa chỉ khác, hoặc khác về --drafts, --press
    }.
    .help = { $why ->
        [twice] Hãy bỏ bớt một trong hai thư mục.
        [number] Hãy chỉ đưa các phần của cùng một lần chia.
       *[asked] Hãy chạy lại mọi phần với cùng --as-of, --base-url, --drafts, --press.
    }
    .explain =
        Các phần chỉ gộp được khi cùng một cách chia và cùng một yêu cầu: ngày, địa chỉ, có bản nháp hay không, có tệp cho nhà in hay không.
        Ví dụ: một phần chạy trước nửa đêm, phần kia chạy sau nửa đêm thì ngày khác nhau.
        Hãy ghi rõ --as-of giống nhau cho mọi phần.

shard-missing = Thiếu phần { $shard }{ $count ->
        [0] { "" }
       *[other] {" "}({ $count } đơn vị: { $places })
    }.
    .help = Hãy chạy loa build --shard { $shard } rồi đưa thư mục kết quả của phần đó vào lệnh gộp.
    .explain =
        Trang gộp phải có đủ mọi đơn vị. Thiếu một phần thì không ghi gì, kết quả trước vẫn nguyên.
        Ví dụ: một máy trong nhóm bị lỗi, hoặc quên một thư mục khi gọi loa merge.

shard-outdated = Phần { $shard } ở “{ $path }” không khớp với nội dung hiện tại: { $why ->
        [key] { $count } tệp được làm từ nội dung, giao diện hoặc phiên bản loa khác
        [missing] thiếu { $count } tệp
       *[unplanned] thừa { $count } tệp
    }, trước hết là { $file }.
    .help = Hãy chạy lại loa build --shard { $shard } với đúng nội dung và đúng phiên bản loa như ở máy này.
    .explain =
        Mỗi tệp được ghi lại cùng dấu của mọi thứ làm ra nó. Khi gộp, loa tính lại dấu đó từ nội dung ở máy này và so từng tệp.
        Ví dụ: có người sửa bài sau khi phần 1 đã làm xong, hoặc một máy dùng phiên bản loa cũ.
        Hãy lấy cùng một phiên bản nội dung ở mọi máy rồi chạy lại phần bị nêu.

shard-changed = { $count } tệp trong phần { $shard } ở “{ $path }” không còn như khi làm ra, trước hết là { $file }.
    .help = Hãy chép lại thư mục của phần đó, hoặc chạy lại loa build --shard { $shard }.
    .explain =
        Tệp bị sửa tay, bị mất hoặc hỏng trên đường chép thì không được gộp, để trang chính thức không lẫn tệp sai.

cli-help-publish = Giao kết quả đã làm ra: lần đầu tất cả, các lần sau chỉ những gì đã đổi, kèm danh sách tệp cần xóa
cli-help-publish-form = dir: một thư mục giống thư mục kết quả; zip: mỗi đơn vị một tệp nén
cli-help-publish-place = Mã đơn vị cần giao; không ghi là tất cả
cli-help-publish-to = Nơi nhận; không có thì vào zip hoặc dir trong thư mục kết quả
cli-help-all = Giao lại tất cả; tệp của người khác ở đúng chỗ đó bị thay
cli-help-publish-drafts = Giao cả khi kết quả có bản nháp
cli-published-dir = Đã giao { $places } trang web vào { $to }: { $sent } tệp mới hoặc thay đổi, { $same } tệp giữ nguyên, { $gone } tệp đã xóa.
cli-published-zip = Đã đóng gói { $places } trang web vào { $to }: { $sent } tệp, { $gone } tệp cần xóa ở nơi đăng.
cli-published-same = { $count } trang web không có gì đổi từ lần giao trước nên không đóng gói.
cli-publish-archive = {"  "}{ $path }: { $part ->
        [whole] cả trang, { $sent } tệp
       *[changes] những gì đã đổi từ lần giao { $before }, { $sent } tệp
    }
cli-publish-deleted = Đã xóa vì trang không còn dùng:
cli-publish-delete = Hãy xóa ở nơi đăng (xoa.txt trong từng tệp nén):
cli-publish-left = Không xóa vì đã có người sửa, hãy tự xem lại:
cli-publish-more = {"  "}… và { $count } tệp nữa
cli-paper-archive =
    { $place } – lần giao { $number }, nội dung ngày { $date }

    { $part ->
        [whole] Gói này là cả trang web. Muốn xem ngay: bấm đúp vào index.html, không cần mạng.
       *[changes] Gói này chỉ có những tệp mới hoặc đã đổi từ lần giao { $before }. Hãy đăng lần giao { $before } trước rồi mới đến gói này.
    }
    Muốn đăng: chép mọi tệp, giữ nguyên tên và thư mục, vào thư mục gốc của trang { $url }
    { $gone ->
        [0] Không phải xóa tệp nào.
       *[other] Sau đó xóa ở nơi đăng { $gone } tệp ghi trong xoa.txt.
    }
    Không cần đăng: DOC-TRUOC.txt, SHA256SUMS, xoa.txt.
    Muốn kiểm tra tệp có bị hỏng trên đường chuyển không (Linux, macOS): sha256sum -c SHA256SUMS
cli-paper-folder =
    Mỗi thư mục ở đây là một trang web trọn vẹn: www là trang chung, các thư mục khác là trang của từng đơn vị.
    Muốn xem ngay: bấm đúp vào index.html trong thư mục, không cần mạng.
    Muốn đăng: đưa nội dung của thư mục lên thư mục gốc của trang; với nginx, xem nginx.conf trong từng thư mục.
    Tệp .xoa.txt ghi những gì lần giao gần nhất đã xóa. Tệp .sha256 để kiểm tra: sha256sum -c *.sha256

nothing-to-deliver = Không có gì để giao trong “{ $path }”: { $why ->
        [nothing] chưa có lần tạo trang trọn vẹn nào ở đó
        [shard] đó mới là một phần của cả bộ
       *[drafts] kết quả có bản nháp, chưa duyệt
    }.
    .help = { $why ->
        [nothing] Hãy chạy loa build trước.
        [shard] Hãy gộp các phần bằng loa merge trước.
       *[drafts] Hãy chạy lại loa build không có --drafts. Nếu giao cho người duyệt xem, thêm --drafts vào lệnh giao.
    }
    .explain =
        loa publish chỉ giao một kết quả trọn vẹn: lần tạo trang gần nhất phải chạy xong cho mọi đơn vị.
        Ví dụ: mới chạy loa build --place 11311 thì các đơn vị khác chưa có gì, nên chưa giao được.
        Bản nháp không được đưa lên trang chính thức khi chưa có người duyệt.

output-outdated = { $why ->
        [date] Kết quả đã cũ: từ ngày { $files } nội dung trang phải khác
        [missing] Kết quả thiếu { $count } tệp: { $files }
        [unplanned] Kết quả còn { $count } tệp mà trang không còn dùng: { $files }
       *[key] Kết quả đã cũ, { $count } tệp phải làm lại: { $files }
    }.
    .help = Hãy chạy loa build rồi giao lại.
    .explain =
        Trước khi giao, loa so từng tệp với nội dung, giao diện và ngày hôm nay. Tệp nào phải làm lại thì chưa giao gì cả.
        Ví dụ: sửa số điện thoại trong contacts.csv mà quên chạy loa build, hoặc có thông báo hết hạn từ hôm qua.

output-changed = { $count } tệp trong thư mục kết quả đã bị sửa tay hoặc bị mất: { $files }.
    .help = Hãy sửa trong content hoặc themes chứ không sửa kết quả, rồi chạy loa build: tệp được làm lại đúng như nội dung.
    .explain =
        Tệp trong thư mục kết quả do loa làm ra. Sửa tay ở đó thì lần tạo trang sau sẽ mất, và không ai biết nội dung đã duyệt là bản nào.
        Vì vậy loa không giao tệp khác với tệp đã làm ra.

files-left-out = { $count } bản in chưa làm được vì dữ liệu riêng của đơn vị dài hơn chỗ in, nên không có trong thư mục kết quả: { $files }.
    .help = Lệnh `loa build` cho biết chỗ nào cần viết ngắn lại. Mọi tệp khác vẫn có đủ.
    .explain =
        Khi dữ liệu riêng của một đơn vị không vừa chỗ in, loa bỏ bản in đó ra và ghi nhớ. Khi giao hoặc ghép kết quả, những bản đã được bỏ ra có chủ ý được nêu ở đây;
        tệp thiếu vì lý do khác vẫn là lỗi.

not-delivered = { $count } tệp trong thư mục kết quả không phải do loa làm ra nên không giao: { $files }.
    .help = Tệp cần đăng thì đặt vào static, hoặc content/places/<mã>/static cho một đơn vị.
    .explain =
        Có người đã đặt tệp riêng vào thư mục kết quả. loa để yên nhưng không đưa vào gói giao.
        Tệp đặt trong static được đăng cùng trang và có mặt trong danh sách kiểm tra.

delivery-taken = Ở “{ $path }” đã có { $count } tệp của người khác đúng chỗ cần ghi: { $files }.
    .help = Hãy chuyển các tệp đó đi hoặc chọn nơi khác; nếu chắc chắn thay được thì thêm --all.
    .explain =
        loa nhớ mình đã giao những gì cho từng nơi và chỉ thay, chỉ xóa những tệp ấy.
        Ví dụ: thư mục nhận đang chứa một trang web cũ, hoặc bộ nhớ .loa trong thư mục kết quả đã bị xóa.
        --all thay mọi tệp trùng chỗ, nhưng vẫn không động đến tệp khác.

delivery-unsafe = Không giao vào “{ $path }” được { $reason ->
        [system-root] vì đó là gốc của ổ đĩa
        [is-input] vì đó là thư mục bài viết, giao diện hoặc thư mục riêng của bạn
        [contains-input] vì bên trong có “{ $other }” của bạn
        [inside-input] vì nó nằm trong “{ $other }”, nơi loa đọc bài viết hoặc ghi nhớ việc của mình
        [inside-root] vì nó nằm trong “{ $other }”, một trang web do loa tạo ra
        [dots] vì đường dẫn có “..” đi qua một thư mục chưa có
        [symlink] vì đó là lối tắt dẫn sang nơi khác
       *[not-a-folder] vì đó là một tệp, không phải thư mục
    }.
    .help = Hãy chọn một thư mục dành riêng cho việc giao, nằm ngoài thư mục của trang.
    .explain =
        loa thay và xóa tệp ở nơi nhận, nên nơi nhận không được là thư mục bài viết, giao diện, kết quả hay thư mục riêng của bạn.
        Ví dụ: gõ nhầm --to content thì trang web sẽ lẫn vào bài viết.
        Hãy chỉ ra một thư mục riêng, chẳng hạn thư mục gốc của máy chủ web.
