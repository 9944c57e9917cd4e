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
