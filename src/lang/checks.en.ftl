# Contacts, locations

phone-in-text = { $why ->
        [letter-o] The telephone number “{ $phone }” has the letter O in place of a zero.
        [too-short] The telephone number “{ $phone }” has too few digits.
        [too-long] The telephone number “{ $phone }” has too many digits.
        [unknown-prefix] No telephone number in Viet Nam begins like “{ $phone }”.
       *[other] The telephone number “{ $phone }” cannot be dialled.
    }
    .help = { $why ->
        [letter-o] Type the digit 0 instead.
        [unknown-prefix] Check how it begins: 01x changed in 2018, fixed lines begin with 02.
       *[other] Fixed lines have 11 digits (0225 000 1234), mobiles 10. Call it before you publish it. If it is no telephone number, write loa-ok: phone-in-text and the reason on that line.
    }
    .explain =
        A number in the text that nobody can dial: digits missing, digits too many, the letter O, a prefix that was given up.
        For example a leaflet with “0225 000 123” for 5,000 homes: nobody gets through, and no leaflet can be called back.
        Best write a number once, in the table of contacts, and {"{{"} place.call {"}}"} in the text.

personal-number = “{ $phone }” is a mobile number, perhaps that of a person.
    .help = Give a fixed line or switchboard of the office. If a document orders this number to be published, name it in the column “basis” of the contact.
    .explain =
        Mobile numbers belong to persons as a rule. To publish one takes the person's consent or a document of the office.
        For example an officer who left was still called for years, because the number stood on posters.
        Once a contact's row has a “basis” (a decision on duty rosters), its number may stand anywhere.

personal-name = “{ $name }” looks like the name of a person.
    .help = Name the office instead of the person. If a document orders the name to be published, name it in the column “basis”.
    .explain =
        A name beside a telephone number is personal data. Persons on duty change; what is printed does not.
        For example write “Civil status desk” instead of “Mrs Nguyễn Thị A”.

free-mail = “{ $address }” is a free mailbox, not the address of an office.
    .help = Give an address of the office's own domain, for example ubnd@haiphong.gov.vn.
    .explain =
        Anybody can open a Gmail or Yahoo account with the name of a ward, so citizens cannot tell true from false.
        For example a swindler opens “ubndphuong@gmail.com” and asks for photos of ID cards.
        Offices write from their own domain.

bad-mail = “{ $address }” is no e-mail address.
    .help = Write it as name@domain.vn: no marks, no spaces, one address a cell.
    .explain =
        No letter reaches this address.
        For example “ubnd haiphong.gov.vn” lacks the @ sign, “phường@haiphong.gov.vn” has Vietnamese marks.

hours-reversed = The end “{ $to }” comes before the beginning “{ $from }”.
    .help = Check the two times; they seem to be the wrong way round.
    .explain =
        Nobody can come within hours that end before they begin.
        For example “17:00–13:00” instead of “13:00–17:00”. Night duty such as “18:00–6:00” is fine.

hours-unread = The hours “{ $hours }” are written in a way that is not surely understood.
    .help = They are shown as written, but pages cannot say “open now”. Write: Thứ Hai–Thứ Sáu: 7:30–11:30, 13:00–17:00
    .explain =
        Pages say “open now” only where they surely understand the hours, so that nobody stands before a closed door.
        For example “office hours” does not say which.

not-verified = { $date ->
        [none] { $kind ->
            [contact] { $count ->
                [one] One contact says
               *[other] { $count } contacts say
            } not when they were last checked.
           *[other] { $count ->
                [one] One location says
               *[other] { $count } locations say
            } not when they were last checked.
        }
       *[other] “{ $title }” was last checked on { $date }, { $age } days ago.
    }
    .help = Call or ask again and write the date into “verified_on”. The limit is { $days } days; change it in site.yaml: checks: not-verified: days.
    .explain =
        Numbers, hours and addresses change and nobody tells. What was not looked at for long should not be printed.
        For example a post office moved in July and the leaflet of November leads to the old house.
        `loa form` makes a workbook for each ward to look through; `loa import` takes it back and writes the date.

coverage = { $places ->
        [one] One place lacks
       *[other] { $places } places lack
    } what every ward needs: { $names }
    .help = Missing:{ $duty ->
            [0] {""}
           *[other] {" "}duty number ({ $duty });
        }{ $receive ->
            [0] {""}
           *[other] {" "}contact that receives files ({ $receive });
        }{ $one-stop ->
            [0] {""}
           *[other] {" "}public service centre ({ $one-stop });
        }{ $post-office ->
            [0] {""}
           *[other] {" "}post office that helps ({ $post-office });
        } add them to contacts.csv or locations.csv. For the whole list: loa report coverage
    .explain =
        Every ward, commune and special zone needs four things: a duty number, a contact that receives files, a public service centre, a post office with somebody who helps.
        For example without a duty number the panel “Whom to call?” of the ward's leaflet stays empty.
        Only what is the place's own counts, not the city's shared numbers.

position = { $why ->
        [swapped] Latitude and longitude of “{ $title }” stand in each other's place.
        [outside] The position of “{ $title }” is not in Viet Nam.
        [half] “{ $title }” has half a position.
       *[boundary] The position of “{ $title }” is outside the boundary of { $place }.
    }
    .help = { $why ->
        [swapped] In Hải Phòng latitude is about 20.8 and longitude about 106.7.
        [half] Write both latitude and longitude, or neither.
       *[other] Take the position from a map again, or leave it out when you are not sure.
    }
    .explain =
        A wrong position leads people to the wrong house, sometimes into the sea.
        For example “106.68, 20.86” has the longitude first; read as latitude it is no point on Earth.

listed-twice = { $what ->
        [phone] This number is that of “{ $other }” too, with the same role.
        [code] This code is that of “{ $other }” too.
        [position] “{ $title }” has the kind and position of “{ $other }”.
       *[name] “{ $title }” is listed already.
    }
    .help = Take one row out, or mend the one that was copied. If they do share it, write loa-ok: listed-twice and the reason on that line.
    .explain =
        Two equal rows are mostly one copied from the neighbour and never changed.
        For example two wards with one duty number: people of the one call the other.

# Safety, privacy

off-domain = “{ $host }” is not among the official domains.
    .help = { cli-near }Lead to an official address, or add this domain to official_domains in site.yaml once it was checked. Known: { $known }
    .explain =
        Where citizens are told “start here”, they may be led to official addresses only.
        For example the QR code of a poster led through a site in between; that site changed hands and people lost their data.
        Links for further reading may lead elsewhere.

look-alike-domain = { $why ->
        [letters] “{ $host }” has letters that look like “{ $official }” and are not.
        [signs] “{ $host }” changes signs to look like “{ $official }”.
        [front] “{ $host }” begins with “{ $official }” but belongs to another domain.
        [near] “{ $host }” is one letter away from “{ $official }”.
        [state] “{ $host }” looks like one of the state and is not below “.{ $official }”.
        [code] “{ $host }” is a domain in code, whose real name cannot be read.
       *[name] “{ $host }” borrows the name of “{ $official }” but is not below gov.vn.
    }
    .help = Copy the address from the official site. A text that warns of a false site should say that it is false.
    .explain =
        Swindlers register names that look like those of the state: a hyphen more, a letter changed, something behind.
        For example “dichvucong-gov.vn”, “dichvucong.gov.vn.nop-ho-so.com”, “dichvuc0ng.gov.vn”.
        Only bodies of the state have names that end in “.gov.vn”.

short-link = “{ $host }” is a short link that does not say where it leads.
    .help = Write the whole address. QR codes in print hold long ones.
    .explain =
        Nobody can tell where a short link leads, and the service may change its target or close.
        For example a bit.ly address on a leaflet ran out after a year.

http-link = The link to “{ $host }” is not encrypted (http).
    .help = Try https; where there is none, do not ask people to type anything there.
    .explain =
        With http anybody in the same network can read and change the page on its way. Browsers say “Not secure” above it.
        For example the network of a café puts a false form into the page.

asks-secret = This sentence tells people to hand over their { $secret ->
        [password] password
        [passcode] passcode
        [otp] OTP code
        [pin] PIN
        [cvv] CVV code
       *[code] security code
    }.
    .help = Nobody may ask for that. Leave the sentence out, or say that people type it themselves, on their own device.
    .explain =
        When a text of an office asks for passwords or codes, swindlers copy it word by word.
        For example “give the officer your OTP code”. Write: “Type the OTP code yourself”.
        Warnings such as “never read an OTP code to anybody” are not reported.

id-number = “{ $number }” looks like the identity number of a person.
    .help = Delete it, or use a sample such as 001234567890. If it is nobody's, write loa-ok: id-number and the reason on that line.
    .explain =
        The identity number has 12 digits and belongs to a person for life. Publishing it discloses personal data.
        For example a list of results with everybody's number.

account-number = “{ $number }” looks like the number of a bank account.
    .help = Leave it out and lead people to the official way to pay. If it has to be published, write loa-ok: account-number and the reason on that line.
    .explain =
        Swindlers take true notices and change the account. People used to seeing accounts on leaflets believe them.
        For example “transfer the fee to account …”. Write: “pay on the National Public Service Portal”.

theme-remote = The theme loads “{ $url }” from another site.
    .help = Copy the file into the theme's assets, or leave it out.
    .explain =
        Whatever is loaded from elsewhere tells that place who reads which page, and breaks when that place breaks.
        For example fonts, counters, libraries. Pages of loa need nothing from outside.

# Readers with screen readers

alt-empty-words = The description “{ $alt }” does not say what the picture shows.
    .help = Say what a reader needs to know, for example “VNeID screen, the button Activate in the middle”.
    .explain =
        People who cannot see the picture hear these words instead. “Picture” or “IMG_2034” tells them nothing.
        For example for a photo of a button say which button and where.

table-head = { $count ->
        [one] One column of the table has
       *[other] { $count } columns of the table have
    } no name in the first row.
    .help = Name every column; only the first cell may be empty.
    .explain =
        Screen readers say the column's name before each cell. Without it a listener cannot tell what a figure is.
        For example the row “8.000 đồng | 3 ngày” needs the names “Fee” and “Time”.

video-silent = The video has no transcript.
    .help = Add “transcript” to the video.
    .explain =
        People who cannot hear, who read in a noisy place or on a weak network need what is said in words.
        For example three minutes of video make half a page.

pdf-alone = The product “{ $product }” makes PDF files of { cli-part } that no page shows.
    .help = Add an HTML product for the same kind.
    .explain =
        PDF files are hard to read on telephones and with screen readers. What is printed needs a page too.
        This is for those who make themes.

contrast = Text “{ $text }” on “{ $on }” is hard to read { $scheme ->
        [dark] in the dark scheme
        [print] in print, with the inks of tokens.press.color
       *[light] in the light scheme
    }: { $ratio }, needed is { $least }.
    .help = Choose a darker text or a lighter ground (in the dark scheme the other way round).
    .explain =
        Older people, and all who read in the sun, need text that stands out. WCAG 2.2 asks for 4.5:1 at least.
        For example grey #999999 on white has 2.8:1.
        A theme names its pairs in theme.yaml: contrast: [ink on paper, link on paper 7].

# Campaigns

audience-missed = No product of the kit suits “{ $audience }”.
    .help = Order one of these too: { $products }. What suits whom is the column “products” of terms/audience.
    .explain =
        Each audience of a campaign needs at least one product that reaches it.
        For example older people are seldom online; they need the loudspeaker or a leaflet in large print.

phases-overlap = The phase “{ $two }” begins on { $from }, while “{ $one }” runs until { $to }.
    .help = Change the dates so that one phase follows the other.
    .explain =
        Weeks and broadcasts are counted by phases. Where two overlap a week is counted twice.
        For example “Preparation” until 15 November and “Peak” from 10 November.

campaign-over = All phases of the campaign are over, the last day was { $date }.
    .help = Set “valid_to” to take the campaign out of the lists, or add a phase.
    .explain =
        As long as a campaign is published its kit is made and printed.
        For example leaflets that invite to last year's meetings.

kit-gap = The order for “{ $product }” makes no file at { $place }.
    .help = See whether the place shows what was ordered, or name the places in the order.
    .explain =
        A campaign orders for every place, but there the item is hidden, unpublished or missing.
        For example 113 wards got leaflets, one did not, and nobody knew.

changed-since-approval = The text changed on { $updated }, but was approved on { $approved }.
    .help = Have it approved again and write the new date.
    .explain =
        What was approved is not what is published. When something is wrong nobody will have approved it.
        For example a fee changed after the approval.

slogan-long = The slogan has { $letters } characters; banners and cards take { $most }.
    .help = Write a “short” form of at most { $most } characters.
    .explain =
        People passing by have seconds to read a banner. Long words make small letters.
        For example “Dịch vụ công trực tuyến - Đơn giản thủ tục, tiết kiệm thời gian” becomes “Đơn giản thủ tục, tiết kiệm thời gian”.

slogan-lines = { $why ->
        [emphasis] The words to stress, “{ $text }”, are not in the slogan.
       *[breaks] The lines put together are not the slogan “{ $text }”.
    }
    .help = Copy them from the slogan.
    .explain =
        Print breaks by “breaks” and stresses by “emphasis”. Where these differ from the slogan, wrong words are printed.
        For example the slogan was changed and its lines were not.
