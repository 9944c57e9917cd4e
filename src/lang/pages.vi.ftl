prune-many = Lần chạy này sẽ xóa { $count } trên { $known } tệp mà các lần trước đã tạo trong “{ $path }”: { $files }.
    .help = Nếu đúng là muốn xóa, hãy chạy lại với --prune. Nếu không, hãy xem còn thiếu gì: một thư mục, giao diện, hay một sản phẩm bị tắt.
    .explain =
        Hơn một nửa trang web sẽ biến mất. Phần lớn trường hợp là do nhầm: chép thiếu thư mục, đổi giao diện, hoặc chỉ nhầm thư mục kết quả của trang khác.
        Chưa có gì bị sửa hay bị xóa; kết quả của lần chạy trước vẫn nguyên vẹn. Lần chạy này kết thúc với mã 3.
        Tệp chỉ đổi tên và tệp có mã băm trong tên không bị tính; nếu số tệp bị xóa ít hơn năm thì loa không hỏi.
        Thêm --prune (hoặc --yes) thì loa xóa. Lần chạy đầu tiên, thư mục kết quả trống, và các lần chạy với --place, --only, --lang (không xóa gì) không bao giờ bị hỏi.
        Khi chạy tự động mà thư mục kết quả được giữ lại, chỉ thêm --prune cho đúng lần chạy cần xóa nhiều như vậy.
