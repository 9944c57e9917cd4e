# Words of the checks of facts and wording: units, agencies, terms, laws, dates, abbreviations.

old-unit = “{ $name }” is no administrative unit since { $since }{ $now ->
    [none] { "" }
   *[other] ; its area is now in { $now }
}.
    .help = { $now ->
        [none] There are no districts any more: name today's commune, ward or special zone.
       *[other] { $several ->
            [yes] It was divided; look at the address and write one of: { $now }.
           *[other] Write “{ $now }”. To speak of the old name write “{ $name } (cũ)”.
        }
    }
    .explain =
        On 1 July 2025 Viet Nam abolished districts; 34 provinces and 3,321 communes, wards and special zones remain. Many names are gone.
        A leaflet that says “at the office of xã Hòa Bình, huyện Vĩnh Bảo” sends people to a closed office.
        Write today's name; where the old one is meant, say so in the sentence (“cũ”, “trước đây”). The list is content/registry/units.csv.

unit-is-another = “{ $name }, { $above }” is now { $now }; today's { $name } is another unit.
    .help = Write “{ $now }”. With the old name people go to the wrong place.
    .explain =
        More than 70 old names were given to another commune of the same province. It is the hardest slip to see, for the name exists.
        For example phường An Dương of quận Lê Chân is now in phường An Biên, while today's phường An Dương lies where quận An Dương was.
        Write the unit the address belongs to today.

unit-ambiguous = There were { $count } units called “{ $name }”, now in different places.
    .help = Choose today's name: { $list }.
    .explain =
        Communes of different districts had the same name; without the district nobody knows which is meant.
        For example there was a xã Bạch Đằng in Kinh Môn and one in Thủy Nguyên, now in two different wards.
        Write today's name.

old-agency = “{ $name }” exists no more since { $since }; it is now { $now }.
    .help = Write “{ $now }”.{ $note ->
        [none] { "" }
       *[other] { " " }{ $note }
    }
    .explain =
        Departments and ministries were merged in 2025 and offices of districts closed; who asks for the old name finds nobody.
        For example Sở Thông tin và Truyền thông is now part of Sở Khoa học và Công nghệ.
        Write the new name; where the past is meant, say “trước đây”. The list is content/registry/agencies.csv.

old-term = “{ $name }” is an old name; since { $since } it is “{ $now }”.
    .help = Write “{ $now }”.{ $note ->
        [none] { "" }
       *[other] { " " }{ $note }
    }
    .explain =
        Papers and services got new names by law. Old names make people look for a paper that is gone, or think they must exchange a card.
        For example “mang sổ hộ khẩu và CCCD” is now “mang thẻ căn cước”; “dịch vụ công mức độ 4” is now “toàn trình”.
        Where an old name is explained, say so in the sentence (“trước đây gọi là …”, “không cần …”). The list is content/registry/terms.csv.

law-out-of-force = { $name } is out of force since { $since }.
    .help = Refer to { $now }, after reading again what you refer to.
    .explain =
        Where a law has gone, what it said has mostly changed too: time limits, fees, papers.
        For example the one-stop mechanism of decree 61/2018/NĐ-CP was replaced by decree 118/2025/NĐ-CP on 1 July 2025.
        Open the new one, mend the text, then the number. The list is content/registry/laws.csv.

procedure-out-of-force = { $to ->
    [none] Procedure { $code } is not in force yet; it begins on { $from }.
   *[other] Procedure { $code } was repealed; it was in force until { $to }.
}
    .help = { $next ->
        [none] Look it up in the national database of procedures, then mend the code or leave it out.
       *[other] Use the procedure that replaced it: { $next }.
    }
    .explain =
        Codes change with each decision that publishes procedures. Who types an old one finds nothing, or files the wrong thing.
        For example 2.002621 was replaced by 3.000722 in September 2026.
        The dates and successors stand in content/procedures.csv, columns valid_from, valid_to, replaced_by.

paper-not-asked = “{ $name }” must not be asked for.
    .help = Leave it out: clerks look it up in the national population database. Showing the ID card or VNeID is enough.
    .explain =
        State bodies may not ask for copies of what they can look up themselves: identity, residence.
        For example “Nộp bản sao sổ hộ khẩu và bản photo CCCD” costs people half a day, and copies of cards get into wrong hands.
        Write: “Mang thẻ căn cước hoặc mở VNeID để cán bộ đối chiếu”.

weekday-wrong = { $date } is no { $name }, it is { $right }.
    .help = Look at a calendar: either the weekday or the date is wrong. Ask who organises it before you mend it.
    .explain =
        When weekday and date do not agree, some come a day early and some a day late.
        For example “thứ Hai, ngày 24/11/2026”: 24 November 2026 is a Tuesday.
        loa does not mend it, for it cannot know which of the two is right.

day-impossible = There is no { $name }.
    .help = Check day and month; the day comes first.
    .explain =
        No calendar has this day: November has 30 days, or day and month changed places.
        For example nobody knows whether “31/11/2026” means 30 November or 1 December.
        Ask who wrote the notice.

cli-fact = { $field ->
    [fee] The fee
    [time] The time
   *[level] The level
}

fact-differs = { $what ->
    [phone] { $written } is not a number of { $of } in the tables ({ $held }).
    [hotline] { $of } has two numbers to call: the hotline { $written }, and { $held } of who is on duty.
    [rows] { cli-fact } is “{ $written }” here, and “{ $held }” in procedure { $of }.
    [open-row] { cli-fact } is “{ $written }” here; procedure { $of } leaves it open (“{ $held }”).
    [open-item] { cli-fact } is left open here (“{ $written }”); procedure { $of } says “{ $held }”.
   *[other] The fee here is { $written }, in the field “fee” or the table of procedures it is { $held }.
}
    .help = { $what ->
        [hotline] Pages, sheets and messages print the number of who is on duty; lists show the hotline too. Try both and write one in both places.
        [rows] Check the decision that publishes the procedure, and mend the one that is wrong.
        [open-row] Check the decision. If you are sure, write it into the table of procedures; if not, write “theo quy định hiện hành” here.
        [open-item] Write what the table says, or check the decision if the table is old.
        [phone] Call it. If the table is right, write {"{{"} place.call {"}}"} instead; if not, mend the table.
       *[other] Check the decision. If the table is right, write {"{{"} item.fee {"}}"} instead; if not, mend the table.
    }
    .explain =
        A fact should stand in one place. Typed again by hand, the two will differ one day, and nobody knows which is right.
        For example the table has the new duty number, and a guide still prints the old one on five thousand leaflets.
        Write {"{{"} place.call {"}}"} or {"{{"} item.fee {"}}"} instead of the number.

step-differs = { $what ->
    [start] This step leads to “{ $written }”, and the field “start” is “{ $held }”.
   *[channels] This step says to hand in { $written ->
        [online] online
        [post] by post
       *[counter] at the counter
    }, which the field “channels” does not list.
}
    .help = { $what ->
        [start] Mend one of the two; leaflets and QR codes take the address of the field “start”.
       *[channels] Add the channel to the field “channels”, or mend the step.
    }
    .explain =
        Readers look at the top to see where to go; steps that say something else send some of them to the wrong place.
        For example the top says “online”, and step 3 says to take the papers to the counter.

deadline-turned = { $why ->
    [end] “{ $phrase }” can be read in two ways: within the last days, or earlier than these.
    [within] “{ $phrase }” is easily read the wrong way round: from which day, until which?
   *[late] “{ $phrase }” says that one must wait that long before one does it.
}
    .help = { $why ->
        [end] Write “trong 15 ngày cuối trước khi hết hạn” or “chậm nhất 15 ngày trước khi hết hạn”, whichever the law says.
       *[other] Write “trong … ngày, kể từ ngày …”. If one must wait indeed, write loa-ok: deadline-turned with the reason.
    }
    .explain =
        A deadline the wrong way round makes people come too early or too late, and some are fined.
        For example a temporary residence is renewed within its last 15 days; “trước khi hết hạn 15 ngày” sends many too early.

unit-missing = “{ $number }” lacks its unit of { $what ->
    [money] money
   *[time] time
}.
    .help = { $what ->
        [money] Write “{ $number } đồng”, or the right unit.
       *[time] Write “{ $number } ngày làm việc”, “{ $number } ngày” or “{ $number } giờ”.
    }
    .explain =
        Readers guess the unit of a bare number: 5 days or 5 working days, đồng or thousands.
        For example “Thời hạn giải quyết: 15.” makes people come back a week too early.

figure-bare = The figure “{ $label }” lacks { $what ->
    [as_of] its date (as_of)
   *[other] its source
}{ $others ->
    [0] { "" }
   *[other] { " " }(and so do { $others } others)
}.
    .help = { $what ->
        [as_of] Add as_of to each figure.
       *[other] Add source to each figure, or sources to the item. Invented figures say “sample: true”.
    }
    .explain =
        A figure without a date is wrong in a few months; without a source nobody can check it.
        For example “62 % filed online”: in which month, counted by whom?
        Print shows date and source below the figure.

expired = “{ $title }” is out of force since after { $to }.
    .help = If it still holds, mend valid_to. Else it may stay: its page opens from old addresses and is in no list.
    .explain =
        An item past its last day leaves lists, feeds and kits by itself; its page stays and says that it is over.
        For example the notice on last year's holidays.
        This note asks whether a successor is needed; for procedures fill in replaced_by.
        This check is off unless site.yaml says “checks: expired: note”.

review-due = “{ $title }” was last looked at on { $date }, { $days } days ago; this site allows { $most }.
    .help = Read it again, call the numbers, and put today's date into “updated” or the date of the check.
    .explain =
        Content does not turn wrong at once, it grows old: fees change, numbers change, offices move.
        The number of days is recheck_days in content/site.yaml; without it nothing is said.
        The newest of these counts: updated, approved_on, verified_on, date, checked of a source.

old-font = { $font ->
    [tcvn3] This was typed for TCVN3 fonts (.VnTime, .VnArial …), it is no Unicode.
   *[other] This was typed for VNI fonts (VNI-Times …), it is no Unicode.
}
    .help = It reads “{ $near } …”. “loa check --fix” converts it.
    .explain =
        Such text can be read only with the very font; on web pages and telephones it shows as “Céng hßa x· héi”.
        It mostly comes from documents written before 2010. Search and screen readers cannot make sense of it.
        loa check --fix converts the words that are sure and leaves those that are right; read it afterwards.

tone-style = “{ $name }” has its tone mark in another style than the site; write “{ $near }”.
    .help = “loa check --fix” mends it. The style is tone_style in content/site.yaml.
    .explain =
        “Hòa” and “hoà” are both right, but a site that writes both looks careless and searching its files misses half.
        This check is off unless site.yaml says “checks: tone-style: warning”.
        The style is “tone_style: hòa” (without it too) or “tone_style: hoà”.

abbreviation-unknown = No glossary has the abbreviation “{ $name }”.
    .help = Write it in full, or say it where it first stands: “full name ({ $name })”. If it is used often, add it to content/registry/abbreviations.csv.
    .explain =
        Writers are used to the short forms of their trade; old people and newcomers are not, and shy away from asking.
        For example “nộp tại TTPVHCC, mang theo GKS” cannot be read by those it is for.
        For a name in capitals write loa-ok: abbreviation-unknown and the reason.

abbreviation-unexplained = “{ $name }” is not written in full where it first stands.
    .help = Write “{ $long } ({ $name })” the first time. Best write “{ $long }” always.
    .explain =
        An abbreviation helps only those who know it. Its first use in each text must say what it means.
        Five plans that were measured used ĐDĐT, TTHC and DVC 106 times without a word about them.
        What everybody knows (QR, OTP) has “có” in the last column of content/registry/abbreviations.csv.

near-miss = “{ $name }” is probably “{ $term }” misspelt.
    .help = Write “{ $term }”. If it is right, write loa-ok: near-miss and the reason on that line.
    .explain =
        Each syllable is a word, so spelling checkers see nothing, and yet the term is wrong: “dịch cụ công”, “Cổng dịch công”.
        A slip in the very name of the service makes readers think the site is a fake.
        Terms and common slips stand in content/registry/terms.csv.

doubtful-word = In “{ $phrase }”, “{ $word }” is probably “{ $near }” misspelt.
    .help = Write “{ $near }”. If it is right, write loa-ok: doubtful-word and the reason on that line.
    .explain =
        The syllable exists, so spelling checkers pass it over, but its neighbours show that another one is meant: “tiếp nhân hồ sơ”, “bưu điên”, “kh ai sinh”.
        It is compared with laws and administrative procedures; about one report in 10,000 syllables is wrong.

long-sentence = This sentence has { $count } syllables; beyond { $most } nobody keeps its beginning in mind.
    .help = Make two or three of it, each with one thought, or a list.
    .explain =
        Short sentences can be read by old people, by the ward's loudspeaker and by translation programs.
        Long ones are mostly copied from documents.
        20 to 30 syllables are good.

long-paragraph = This paragraph has { $count } syllables; it fills the whole screen of a telephone.
    .help = Break it into paragraphs of less than { $most }, or use headings and lists.
    .explain =
        Readers on telephones look for what they need; a wall of text is passed over.
        One matter for each paragraph, in three to five sentences.
        Papers, steps and cases are better as lists.

count-differs = { $announced } are announced, { $listed } are listed.
    .help = Mend the number, or the list.
    .explain =
        “Gồm 3 bước:” above four entries makes readers think that one is missing or too many.
        Mostly an entry was added later and the number forgotten.
        “Gồm các bước sau:” can never be wrong.
