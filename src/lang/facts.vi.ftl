# Câu chữ của các kiểm tra về dữ kiện và cách viết: đơn vị, cơ quan, tên gọi, văn bản, ngày tháng, chữ viết tắt.

old-unit = “{ $name }” không còn là tên đơn vị hành chính từ { $since }{ $now ->
    [none] { "" }
   *[other] ; nay thuộc { $now }
}.
    .help = { $now ->
        [none] Không còn cấp huyện: hãy ghi tên xã, phường, đặc khu hiện nay.
       *[other] { $several ->
            [yes] Đơn vị này được chia cho nhiều nơi; hãy xem địa chỉ cụ thể rồi ghi một trong các tên: { $now }.
           *[other] Hãy ghi “{ $now }”. Muốn nhắc tên cũ thì viết “{ $name } (cũ)”.
        }
    }
    .explain =
        Từ 01/7/2025 cả nước bỏ cấp huyện, còn 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu; nhiều tên đã mất hoặc nhập vào tên khác.
        Tờ rơi ghi “nộp tại UBND xã Hòa Bình, huyện Vĩnh Bảo” làm người dân đến một trụ sở đã đóng cửa.
        Hãy ghi tên hiện nay. Khi cần nhắc tên cũ, thêm chữ “cũ” hoặc “trước đây” trong câu. Danh mục ở content/registry/units.csv.

unit-is-another = “{ $name }, { $above }” nay là { $now }; còn { $name } hiện nay là một đơn vị khác.
    .help = Hãy ghi “{ $now }”. Giữ tên cũ thì người dân sẽ đến nhầm nơi.
    .explain =
        Hơn 70 tên xã, phường cũ nay được đặt cho một xã, phường khác trong cùng tỉnh. Đây là lỗi khó thấy nhất, vì cái tên vẫn đúng.
        Ví dụ: phường An Dương của quận Lê Chân nay thuộc phường An Biên, còn phường An Dương mới ở nơi quận An Dương trước đây.
        Hãy ghi tên đơn vị hiện nay của địa chỉ đó.

unit-ambiguous = Trước đây có { $count } đơn vị cùng tên “{ $name }”, nay thuộc các nơi khác nhau.
    .help = Hãy chọn tên hiện nay: { $list }.
    .explain =
        Nhiều xã cũ trùng tên nhau ở các huyện khác nhau; bỏ cấp huyện đi thì không biết là xã nào.
        Ví dụ: trước đây có xã Bạch Đằng ở Kinh Môn và xã Bạch Đằng ở Thủy Nguyên, nay thuộc hai phường khác nhau.
        Hãy ghi tên đơn vị hiện nay.

old-agency = “{ $name }” không còn từ { $since }; nay là { $now }.
    .help = Hãy ghi “{ $now }”.{ $note ->
        [none] { "" }
       *[other] { " " }{ $note }
    }
    .explain =
        Các sở, bộ đã được sắp xếp lại năm 2025, cơ quan cấp huyện không còn; người dân gọi theo tên cũ sẽ không gặp ai.
        Ví dụ: “liên hệ Sở Thông tin và Truyền thông” nay phải là Sở Khoa học và Công nghệ.
        Hãy ghi tên mới. Nhắc lại chuyện cũ thì thêm “trước đây”. Danh mục ở content/registry/agencies.csv.

old-term = “{ $name }” là tên cũ; từ { $since } gọi là “{ $now }”.
    .help = Hãy viết “{ $now }”.{ $note ->
        [none] { "" }
       *[other] { " " }{ $note }
    }
    .explain =
        Tên giấy tờ và tên dịch vụ đã đổi theo luật. Tờ rơi dùng tên cũ làm người dân tìm một giấy tờ không còn, hoặc tưởng phải đi đổi thẻ.
        Ví dụ: “mang sổ hộ khẩu và CCCD” nay là “mang thẻ căn cước”; “dịch vụ công mức độ 4” nay là “toàn trình”.
        Khi giải thích tên cũ, hãy viết rõ trong câu: “trước đây gọi là …”, “không cần …”. Danh mục ở content/registry/terms.csv.

law-out-of-force = { $name } đã hết hiệu lực từ { $since }.
    .help = Hãy dẫn { $now }, sau khi đọc lại nội dung cần dẫn.
    .explain =
        Dẫn một văn bản đã hết hiệu lực thì nội dung kèm theo thường cũng đã đổi: thời hạn, lệ phí, giấy tờ.
        Ví dụ: cơ chế một cửa theo Nghị định 61/2018/NĐ-CP đã được thay bằng Nghị định 118/2025/NĐ-CP từ 01/7/2025.
        Hãy mở văn bản mới, sửa nội dung rồi mới sửa số hiệu. Danh mục ở content/registry/laws.csv.

procedure-out-of-force = { $to ->
    [none] Thủ tục { $code } chưa có hiệu lực; bắt đầu từ { $from }.
   *[other] Thủ tục { $code } đã bị bãi bỏ, hiệu lực đến hết { $to }.
}
    .help = { $next ->
        [none] Hãy tra lại Cơ sở dữ liệu quốc gia về thủ tục hành chính, rồi sửa mã hoặc bỏ chỗ này.
       *[other] Hãy dùng thủ tục thay thế: { $next }.
    }
    .explain =
        Mã thủ tục đổi mỗi khi có quyết định công bố mới. Người dân gõ mã cũ sẽ không tìm thấy, hoặc nộp nhầm.
        Ví dụ: 2.002621 đã được thay bằng 3.000722 theo quyết định công bố tháng 9/2026.
        Ngày hiệu lực và mã thay thế nằm trong content/procedures.csv, cột “hiệu lực từ”, “hiệu lực đến”, “thay bằng”.

paper-not-asked = Không được yêu cầu “{ $name }”.
    .help = Hãy bỏ yêu cầu này: cán bộ tra cứu thông tin trong Cơ sở dữ liệu quốc gia về dân cư. Người dân chỉ cần xuất trình thẻ căn cước hoặc VNeID.
    .explain =
        Cơ quan nhà nước không được bắt người dân nộp bản sao những giấy tờ mà mình tự tra cứu được: căn cước, thông tin cư trú.
        Ví dụ: “Nộp bản sao sổ hộ khẩu và bản photo CCCD” làm người dân mất một buổi đi sao chụp, và bản sao trôi nổi dễ bị kẻ xấu dùng.
        Hãy viết: “Mang thẻ căn cước hoặc mở VNeID để cán bộ đối chiếu”.

weekday-wrong = { $date } không phải { $name }, mà là { $right }.
    .help = Hãy xem lịch: hoặc thứ sai, hoặc ngày sai. Cần hỏi lại người tổ chức trước khi sửa.
    .explain =
        Thứ và ngày không khớp thì người đọc không biết tin bên nào; người thì đến sớm, người thì đến muộn.
        Ví dụ: “thứ Hai, ngày 24/11/2026”, mà 24/11/2026 là thứ Ba.
        loa không tự sửa, vì không biết bên nào đúng.

day-impossible = Không có ngày { $name }.
    .help = Hãy xem lại ngày và tháng; ngày đứng trước, tháng đứng sau.
    .explain =
        Ngày này không có trong lịch: tháng 11 chỉ có 30 ngày, hoặc ngày và tháng bị đảo chỗ.
        Ví dụ: “hạn cuối 31/11/2026” khiến không ai biết hạn là 30/11 hay 01/12.
        Hãy hỏi lại người ra thông báo.

cli-fact = { $field ->
    [fee] Lệ phí
    [time] Thời hạn
   *[level] Mức độ trực tuyến
}

fact-differs = { $what ->
    [phone] Số { $written } không phải số của { $of } trong bảng ({ $held }).
    [hotline] { $of } có hai số để gọi: đường dây nóng { $written }, người trực { $held }.
    [rows] { cli-fact } ở đây ghi “{ $written }”, còn thủ tục { $of } ghi “{ $held }”.
    [open-row] { cli-fact } ở đây ghi rõ “{ $written }”, còn thủ tục { $of } để ngỏ “{ $held }”.
    [open-item] { cli-fact } ở đây để ngỏ “{ $written }”, còn thủ tục { $of } ghi rõ “{ $held }”.
   *[other] Lệ phí ghi ở đây là { $written }, còn trong mục “lệ phí” hoặc bảng thủ tục là { $held }.
}
    .help = { $what ->
        [hotline] Trang, tờ giấy và tin nhắn in số của người trực; bảng đơn vị cũng hiện đường dây nóng. Hãy gọi thử rồi ghi một số ở cả hai nơi.
        [rows] Hãy xem lại quyết định công bố thủ tục rồi sửa bên sai.
        [open-row] Hãy xem lại quyết định công bố. Chắc chắn thì ghi vào bảng thủ tục; chưa chắc thì ghi “theo quy định hiện hành” ở bài này.
        [open-item] Hãy ghi theo bảng thủ tục, hoặc xem lại quyết định công bố nếu bảng đã cũ.
        [phone] Hãy gọi thử. Nếu bảng đúng, thay số này bằng {"{{"} place.call {"}}"} để luôn theo bảng; nếu bảng sai, hãy sửa bảng.
       *[other] Hãy xem lại quyết định công bố. Nếu bảng đúng, thay bằng {"{{"} item.fee {"}}"}; nếu bảng sai, hãy sửa bảng.
    }
    .explain =
        Một dữ kiện chỉ nên nằm ở một nơi. Gõ lại bằng tay trong bài thì sớm muộn hai nơi cũng khác nhau, và không ai biết nơi nào đúng.
        Ví dụ: bảng đã đổi số trực của phường, nhưng một bài hướng dẫn vẫn in số cũ lên năm nghìn tờ rơi.
        Hãy viết {"{{"} place.call {"}}"}, {"{{"} item.fee {"}}"} thay cho con số.

step-differs = { $what ->
    [start] Bước này dẫn tới “{ $written }”, còn mục “bắt đầu tại” là “{ $held }”.
   *[channels] Bước này bảo nộp { $written ->
        [online] trực tuyến
        [post] qua bưu chính
       *[counter] trực tiếp
    }, còn mục “cách nộp” không có cách đó.
}
    .help = { $what ->
        [start] Hãy sửa một trong hai cho khớp; tờ rơi và mã QR lấy địa chỉ ở mục “bắt đầu tại”.
       *[channels] Hãy thêm cách nộp này vào mục “cách nộp” (channels), hoặc sửa lại bước.
    }
    .explain =
        Người dân xem phần đầu bài để biết phải đến đâu; các bước nói khác thì có người đi nhầm nơi.
        Ví dụ: đầu bài ghi “Cách nộp: trực tuyến”, bước 3 lại bảo mang hồ sơ đến quầy.

deadline-turned = { $why ->
    [end] “{ $phrase }” hiểu được theo hai cách: trong những ngày cuối, hoặc sớm hơn những ngày đó.
    [within] “{ $phrase }” dễ bị hiểu ngược: hạn tính từ ngày nào, đến ngày nào?
   *[late] “{ $phrase }” nói rằng phải chờ hết số ngày đó rồi mới làm.
}
    .help = { $why ->
        [end] Hãy viết rõ: “trong 15 ngày cuối trước khi hết hạn”, hoặc “chậm nhất 15 ngày trước khi hết hạn”, theo đúng văn bản.
       *[other] Hãy viết “trong … ngày, kể từ ngày …”. Nếu đúng là phải chờ, hãy ghi loa-ok: deadline-turned và lý do.
    }
    .explain =
        Viết ngược hạn thì người dân đến quá sớm hoặc quá muộn, có khi bị phạt.
        Ví dụ: luật cho gia hạn tạm trú trong 15 ngày cuối. “Trước khi hết hạn 15 ngày” làm nhiều người đi sớm rồi phải về.

unit-missing = “{ $number }” thiếu { $what ->
    [money] đơn vị tiền
   *[time] đơn vị thời gian
}.
    .help = { $what ->
        [money] Hãy viết “{ $number } đồng”, hoặc đơn vị đúng.
       *[time] Hãy viết rõ “{ $number } ngày làm việc”, “{ $number } ngày” hay “{ $number } giờ”.
    }
    .explain =
        Con số đứng một mình thì mỗi người hiểu một cách: 5 ngày hay 5 ngày làm việc, nghìn đồng hay đồng.
        Ví dụ: “Thời hạn giải quyết: 15.” làm người dân quay lại sớm một tuần.

figure-bare = Số liệu “{ $label }” thiếu { $what ->
    [as_of] ngày (“tính đến”)
   *[other] nguồn
}{ $others ->
    [0] { "" }
   *[other] { " " }(và { $others } số liệu khác cũng vậy)
}.
    .help = { $what ->
        [as_of] Hãy thêm “tính đến” (as_of) cho từng số liệu.
       *[other] Hãy thêm “nguồn” (source) cho từng số liệu, hoặc “nguồn” (sources) cho cả bài. Số bịa để minh họa thì ghi “số liệu minh họa: có”.
    }
    .explain =
        Con số không có ngày thì vài tháng sau thành sai; không có nguồn thì không ai kiểm tra được.
        Ví dụ: “62 % hồ sơ nộp trực tuyến”: của tháng nào, ai đếm?
        Bản in sẽ hiện ngày và nguồn dưới con số.

expired = “{ $title }” đã hết hiệu lực từ sau { $to }.
    .help = Nếu còn dùng, hãy sửa “hiệu lực đến” (valid_to). Nếu không, có thể giữ: trang vẫn mở được từ địa chỉ cũ nhưng không còn trong danh sách.
    .explain =
        Bài quá hạn tự ra khỏi danh sách, tin và bộ tài liệu; người có liên kết cũ vẫn mở được và thấy ghi là đã hết hiệu lực.
        Ví dụ: thông báo lịch nghỉ Tết năm trước.
        Lưu ý này nhắc người phụ trách xem có cần bài thay thế không; với thủ tục, hãy điền “thay bằng”.
        Mã này mặc định tắt; bật bằng “checks: expired: note” trong site.yaml.

review-due = “{ $title }” được xem lại lần cuối ngày { $date }, đã { $days } ngày; trang này yêu cầu không quá { $most } ngày.
    .help = Hãy đọc lại bài, gọi thử các số điện thoại, rồi ghi ngày hôm nay vào “ngày cập nhật” (updated) hoặc “ngày kiểm tra”.
    .explain =
        Nội dung không sai ngay, mà cũ dần: lệ phí đổi, số điện thoại đổi, trụ sở chuyển.
        Số ngày do trang đặt ở “recheck_days” trong content/site.yaml; không đặt thì không nhắc.
        Ngày được lấy từ: ngày cập nhật, ngày duyệt, ngày kiểm tra, ngày đăng; ngày nào mới nhất thì tính.

old-font = { $font ->
    [tcvn3] Chữ ở đây gõ bằng phông TCVN3 (.VnTime, .VnArial…), không phải Unicode.
   *[other] Chữ ở đây gõ bằng phông VNI (VNI-Times…), không phải Unicode.
}
    .help = Đọc ra là “{ $near } …”. “loa check --fix” chuyển giúp.
    .explain =
        Chữ gõ bằng phông cũ chỉ đọc được khi máy có đúng phông đó; trên trang web và điện thoại nó hiện thành “Céng hßa x· héi”.
        Thường do dán từ văn bản soạn trước năm 2010. Máy tìm kiếm và máy đọc màn hình không hiểu chữ này.
        loa check --fix chuyển những từ chắc chắn, giữ nguyên những từ đã đúng; hãy đọc lại sau khi chuyển.

tone-style = “{ $name }” đặt dấu khác kiểu của trang; hãy viết “{ $near }”.
    .help = “loa check --fix” sửa giúp. Kiểu đặt dấu chọn ở “tone_style” trong content/site.yaml.
    .explain =
        “Hòa” và “hoà” đều đúng, nhưng một trang viết hai kiểu thì tìm kiếm trong văn bản bỏ sót, và nhìn thiếu chỉn chu.
        Mã này mặc định tắt; bật bằng “checks: tone-style: warning” trong site.yaml.
        Chọn kiểu bằng “tone_style: hòa” (mặc định) hoặc “tone_style: hoà”.

abbreviation-unknown = Chữ viết tắt “{ $name }” không có trong danh mục.
    .help = Hãy viết đầy đủ, hoặc giải thích ngay khi dùng lần đầu: “tên đầy đủ ({ $name })”. Dùng nhiều thì thêm vào content/registry/abbreviations.csv.
    .explain =
        Người viết quen chữ viết tắt của ngành mình; người già, người mới đến không hiểu và ngại hỏi.
        Ví dụ: “nộp tại TTPVHCC, mang theo GKS” là câu người dân không đọc được.
        Viết đầy đủ chỉ tốn thêm một dòng. Nếu là tên riêng viết hoa, hãy ghi loa-ok: abbreviation-unknown và lý do.

abbreviation-unexplained = “{ $name }” chưa được viết đầy đủ ở chỗ dùng đầu tiên.
    .help = Hãy viết “{ $long } ({ $name })” ở lần đầu; những lần sau dùng “{ $name }”. Tốt nhất là luôn viết “{ $long }”.
    .explain =
        Chữ viết tắt chỉ giúp người đã biết. Lần đầu trong mỗi bài phải viết cả tên đầy đủ.
        Trong năm kế hoạch tuyên truyền được đo, có 106 chỗ dùng ĐDĐT, TTHC, DVC mà không giải thích.
        Chữ ai cũng biết (QR, OTP) thì ghi “có” ở cột “ai cũng biết” trong content/registry/abbreviations.csv.

near-miss = “{ $name }” có lẽ là “{ $term }” viết sai.
    .help = Hãy viết “{ $term }”. Nếu viết đúng, hãy ghi loa-ok: near-miss và lý do ở dòng đó.
    .explain =
        Từng tiếng đều có nghĩa nên máy soát chính tả không thấy, nhưng cả cụm thì sai: “dịch cụ công”, “Cổng dịch công”.
        Sai ngay ở tên dịch vụ làm người đọc nghi là trang giả.
        Các cụm từ đúng và lỗi hay gặp nằm ở content/registry/terms.csv.

doubtful-word = Trong “{ $phrase }”, “{ $word }” có lẽ là “{ $near }” viết sai.
    .help = Hãy viết “{ $near }”. Nếu viết đúng, hãy ghi loa-ok: doubtful-word và lý do ở dòng đó.
    .explain =
        Tiếng này có thật nên máy soát chính tả thường bỏ qua, nhưng hai tiếng bên cạnh cho thấy ý là tiếng khác: “tiếp nhân hồ sơ”, “bưu điên”, “kh ai sinh”.
        Loa so với cách dùng trong văn bản pháp luật và thủ tục hành chính; trong 10.000 tiếng có chừng một lần báo nhầm.

long-sentence = Câu này dài { $count } tiếng; quá { $most } tiếng thì người nghe không nhớ được đầu câu.
    .help = Hãy tách thành hai, ba câu ngắn, mỗi câu một ý; hoặc liệt kê bằng gạch đầu dòng.
    .explain =
        Câu ngắn thì người già đọc được, loa phường đọc được, máy dịch cũng dịch đúng.
        Câu dài thường chép từ văn bản: “… căn cứ …, theo đó …, trong trường hợp …”.
        Nên viết câu khoảng 20 đến 30 tiếng.

long-paragraph = Đoạn này dài { $count } tiếng; trên điện thoại nó choán cả màn hình.
    .help = Hãy ngắt thành các đoạn dưới { $most } tiếng, hoặc dùng đề mục và gạch đầu dòng.
    .explain =
        Người đọc trên điện thoại lướt tìm ý; một khối chữ dài thì bị bỏ qua.
        Mỗi đoạn nên nói một việc, trong ba đến năm câu.
        Giấy tờ, các bước, trường hợp thì nên liệt kê.

count-differs = Báo trước { $announced } mục nhưng liệt kê { $listed } mục.
    .help = Hãy sửa con số, hoặc thêm, bớt mục cho khớp.
    .explain =
        “Gồm 3 bước:” mà bên dưới có 4 gạch đầu dòng thì người đọc ngờ là thiếu hoặc thừa một bước.
        Thường do thêm một mục sau mà quên sửa con số.
        Viết “gồm các bước sau:” thì không bao giờ lệch.
