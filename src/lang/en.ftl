# English messages. One per code: what is wrong; .help: how to mend it; .explain: what `loa explain` says.
# Ids that begin with `cli-` are phrases shared by messages and sentences of the command line.

## Shared

cli-near = { $near ->
    [none] { "" }
   *[other] Did you mean “{ $near }”?{ " " }
}

cli-part = { $kind ->
    [guide] the kind “guide”
    [procedure] the kind “procedure”
    [slogan] the kind “slogan”
    [infographic] the kind “infographic”
    [location] the kind “location”
    [contact] the kind “contact”
    [campaign] the kind “campaign”
    [notice] the kind “notice”
    [question] the kind “question”
    [session] the kind “session”
    [holiday] the kind “holiday”
    [activity] the kind “activity”
    [page] the kind “page”
    [place] the kind “place”
    [term] the kind “term”
    [taxonomies] a taxonomy under “taxonomies” in content/site.yaml
    [sources] an entry of “sources”
    [phases] an entry of “phases”
    [indicators] an entry of “indicators”
    [forms] an entry of “forms”
    [video] “video”
    [data] an entry of “data”
    [benefits] an entry of “benefits”
    [prepare] an entry of “prepare”
    [steps] an entry of “steps”
    [mistakes] an entry of “mistakes”
    [questions] an entry of “questions”
    [safety] an entry of “safety”
    [navigation] “navigation” in site.yaml
    [checks] “checks” in site.yaml
    [component] component.yaml
    [component-parameter] the declaration of a parameter in component.yaml
    [lang] the words of the theme
    [theme-options] the options of the theme
    [theme-option] the declaration of an option in theme.yaml
    [needs] an entry of “needs”
   *[other] “{ $kind }”
}

cli-path-fault = { $name ->
    [length] it is empty or too long
    [parts] a part of it is empty, “.” or “..”
    [letters] it has a character that Windows does not allow in file names
    [ending] a name in it begins with a space, or ends with a dot or a space
    [device] a name in it is kept by Windows for a device, such as “con” or “nul”
    [manifest] the name “.loa-manifest” is kept by loa
   *[other] it cannot be used ({ $name })
}

## The system and the folder

no-site = There is no folder “content” in “{ $path }”.
    .help = Go to the folder of your site (the one that has “content” in it) and run the command again; if you have no site yet, run “loa new site FOLDER”.
    .explain =
        loa reads articles and tables from the folder “content”, and the folder you are in has none.
        As a rule the command was run in the wrong place, for example in “Downloads” while the site is in “Documents\ward-site”.
        Open the right folder. If you are just beginning, “loa new site” makes a small site to start from.

# Why the system refuses something; messages about files and folders end in it.
cli-system-reason = { $reason ->
    [full] the disk is full
    [read-only] the disk is read-only
    [denied] you are not allowed to
    [in-use] another program holds it
    [missing] it is not there
    [name] the name is not valid on this system
    [other-disk] the folder is on another disk
    [folder] it is a folder, not a file
    [not-folder] a part of the path is a file, not a folder
    [exists] there is a file or folder of that name
    [not-empty] the folder is not empty
    [memory] the machine has no memory left
    [network] the remote disk or machine does not answer
    [data] it is no readable text, or was changed elsewhere just now
    [short] it ends too early; perhaps it was not copied as a whole
    [closed] the receiver has closed
    [address-in-use] another program uses this address
    [no-address] this machine does not have that address
    [too-many-open] too many files are open at the same time
    [circle] links lead in a circle
    [disk] the disk failed
    [watches] the system does not let more folders be watched
    [unsaid] the system does not say why
   *[other] the system says: { $system }
}

cannot-read = “{ $path }” cannot be read: { $reason ->
        [denied] you are not allowed to open it
        [other-format] its format is not that of its extension
        [protected] it is protected by a password
        [old-word] it is a Word file of the old format (.doc)
        [old-excel] it is an Excel file of an old format that loa does not read
        [too-many-parts] it has too many small parts
        [no-text] this PDF has no text, only pictures of pages
        [no-letters] this PDF does not say which letters its signs are: they can be seen, not read
        [unpacks-too-much] it unpacks to more than is allowed (128 MiB)
        [no-sheet] it has no visible sheet
        [too-many-cells] a sheet has too many cells or too much text
        [too-many-sheets] it has more than 500 sheets, so none was read
        [damaged] it is damaged, or was not copied as a whole
       *[system] { cli-system-reason }
    }.
    .help = { $reason ->
        [protected] Open it with its password, remove the password (File > Info > Protect Document) and save it.
        [old-word] Open it in Word and choose Save As, type “Word Document (.docx)”.
        [old-excel] Open it in Excel and choose Save As, type “Excel Workbook (.xlsx)”.
        [no-letters] Ask for the Word file, or have the letters recognised (OCR) first; loa checks text alone.
        [no-text] Ask for the Word file, or have the letters recognised (OCR) first; loa checks text alone.
        [denied] Ask your administrator for the right to read it, or copy it into your own folder.
        [missing] Check whether it was deleted or moved, then run again.
        [in-use] Close Excel, Word or whatever has the file open, then run again.
       *[other] Try to open it in Excel or Word; if that works, save it again (tables as .xlsx or “CSV UTF-8”), if not, ask for the original.
    }
    .explain =
        The system could not read this file or folder, so loa does not know what is in it.
        For example a table is still open in Excel, a network drive is gone, or an .xlsx file is an old .xls with a new ending.
        Going on could leave a whole list out of the site without anybody noticing, so loa stops.
        Close the program that holds the file, check your rights, or open the file and save it anew.

cannot-write = “{ $path }” cannot be written: { $reason ->
        [denied] you are not allowed to write there
        [in-use] another program has a file in it open
        [missing] the folder is no longer there
        [other-disk] the folder is on another disk and cannot be moved
       *[system] { cli-system-reason }
    }.
    .help = { $reason ->
        [full] Delete something or choose a disk with room, then run again.
        [read-only] Choose an output folder on a disk that can be written.
        [denied] Choose an output folder that is yours, or ask your administrator for the right to write.
        [in-use] Close the browser, the folder window or the program that has a file of the output open, then run again.
        [missing] Check whether the disk or the output folder was disconnected or deleted, then run again.
        [name] Give the source file a shorter, simpler name.
        [other-disk] Keep the whole output folder on one disk.
       *[other] Check that the disk has room and can be written, then run again.
    }
    .explain =
        Everything was made, but the system does not let loa write into the output folder.
        For example a memory card is full, a shared folder is read-only, or a PDF of the last run is still open.
        The result of the last run is untouched: the site in use is not affected.
        Remove the obstacle and run again; there is nothing to clean up.

output-unsafe = “{ $path }” cannot be the output folder { $reason ->
        [system-root] because it is the root of a disk
        [is-input] because it holds your content, your theme or your own files
        [contains-input] because your “{ $other }” is inside it
        [inside-input] because it is inside “{ $other }”, where loa reads
        [inside-root] because it is inside “{ $other }”, a site that loa made
        [dots] because its path has “..” behind a folder that does not exist
        [symlink] because it is a link to somewhere else
        [not-a-folder] because it is a file, not a folder
        [not-ours] because it holds files that loa did not make
        [whole] because it holds a whole site; a shard needs a folder of its own
       *[raw] ({ $reason })
    }.
    .help = { $reason ->
        [whole] Leave out --output, or choose an empty folder.
        [not-ours] Move those files elsewhere, or choose a new output folder.
        [not-a-folder] Rename or move that file, or choose another output folder.
        [symlink] Put a real folder in place of the link, or give its real path.
       *[other] Choose an empty folder for the output alone, for example “output” in the folder of your site.
    }
    .explain =
        loa replaces and clears files in the output folder, so nobody else's files may be there.
        If “Documents” were taken for the output by mistake, the letters in it could be deleted.
        That is why loa refuses the root of a disk, the content folder and folders with unknown files.
        Use a folder of its own, best the “output” of your site.

output-busy = Another run of loa is using the output folder “{ $path }”.
    .help = Wait until it ends or close the window that runs loa, then run again.
    .explain =
        Only one run at a time may write to the output folder, so that two runs never mix their files.
        For example you preview the site in one window and build it in another, or a colleague builds on the same network drive.
        Wait a moment and try again. After a crash the lock is gone by itself; there is no file to delete.

output-foreign = “{ $path }” in the output folder holds { $count ->
        [one] { $count } file
       *[other] { $count } files
    } that loa did not make, left alone: { $files }{ $count ->
        [1] { "" }
        [2] { "" }
        [3] { "" }
        [4] { "" }
        [5] { "" }
       *[other] { " " }…
    }
    .help = Move them to the folder “static” if they belong to the site, or delete them.
    .explain =
        The output folder should hold only what loa makes, because anybody may delete it and build it again.
        For example somebody copied a PDF straight into it; built on another computer, the site would not have it.
        loa never deletes other people's files, it only tells you.
        Put files to be published into “static”: loa copies them to the site on each run.

changed-while-building = The file “{ $path }” was changed or deleted while loa was running.
    .help = Save and close the file, then run again.
    .explain =
        loa reads a file first and writes later; when the file changes in between, pages could be half old and half new.
        For example a colleague replaced a picture in the shared folder just as you built the site.
        Nothing was written, the result of the last run is untouched. Run again when nobody is editing.

name-not-utf8 = The name of “{ $path }” has letters that cannot be read.
    .help = Rename the file: type its name again, or use letters without marks.
    .explain =
        The name was written in an old encoding, mostly by unpacking a .zip file or copying from an old computer.
        On another computer it shows as garbage, and links to the file break.
        Rename it, for example to “lich-tiep-dan.pdf”, and mend the articles that mention it.

name-not-portable = The name “{ $path }” does not work on every computer{ $why ->
        [control] : it has control characters or invisible ones
        [length] : it is too long or empty
        [parts] : a part of it is empty, “.” or “..”
        [letters] : it has a character that Windows does not allow in file names
        [ending] : it begins with a space, or ends with a dot or a space
        [device] : Windows keeps this name for a device, such as “con” or “nul”
        [manifest] : the name “.loa-manifest” is kept by loa
       *[other] { "" }
    }.
    .help = Rename the file or change the “slug” of the item: letters, digits and hyphens only, at most 100 characters.
    .explain =
        A site is copied to many computers: the ward's Windows machine, a Linux server, a USB stick.
        Each forbids some names: Windows takes no “:” or “?”, and no file can be called “con” there.
        Invisible characters are worse: the name looks just like another but leads to a different file.
        Choose short names such as “dang-ky-khai-sinh”, without special characters.

link-outside = “{ $path }” is a link that leads out of the site's folder or round in a circle.
    .help = Copy the real file into the site's folder and delete the link.
    .explain =
        loa reads only what is inside the site's folder, so that private files are never published by accident.
        For example a link in “content” to the office's shared drive could put internal letters on the web.
        A link that leads back to its own folder is left out as well, because reading it would never end.
        Copy exactly the files you want to publish.

not-a-file = “{ $path }” is not an ordinary file, so loa does not read it.
    .help = Delete it or move it out of the site's folder.
    .explain =
        Something here looks like a file but is a pipe or a device of the system.
        Reading it could wait for ever. As a rule another program made it and left it behind.
        Ask whoever looks after the computer to remove it.

file-too-big = This file has { $size } MB, more than the { $max } MB allowed.
    .help = Split the content into several files; keep pictures and videos as files of their own, not pasted into the text.
    .explain =
        Even an article of a thousand pages has only a few MB, so a file of this size is mostly a mistake.
        For example a picture was pasted into the text as letters, or a data file was renamed to .md.
        Such files exhaust the memory. Split it, or move the pictures out.

stray-copy = “{ $path }” is left out because its name says that it is a copy.
    .help = Delete the copy; if it is the right one, rename it without “(1)”, “- Copy” or “.txt”.
    .explain =
        Downloading twice or copying gives names such as “khai-sinh (1).md” and “khai-sinh - Copy.md”; Notepad adds “.txt”.
        If both were published, citizens would find two articles that look alike, one of them out of date.
        So loa does not publish copies. Keep exactly one file and give it its proper name.

server-file = { $why ->
        [settings] “{ $path }” has settings of a web server and is not published.
        [script] “{ $path }” is code for a server, and is published like any other file.
       *[backup] “{ $path }” looks like a backup or a log, and is published like any other file.
    }
    .help = { $why ->
        [settings] Configure the server itself; loa makes examples for nginx and IIS.
        [script] Delete it from static unless people are meant to download it: a server may run it, or show its code to strangers.
       *[backup] Delete it from static, or give it another name if people are meant to download it.
    }
    .explain =
        Everything in static is published unchanged. A server may run .php, .aspx, .py …; files .bak, .sql, .log often hold
        what nobody has approved, or what is internal, and nobody remembers that they are there.
        The folder static/.well-known is published, since standards of the web set its addresses (for example security.txt).

file-ignored = “{ $path }” is left out because its name does not say what kind of content it holds.
    .help = Name the table after its kind, for example “contacts.csv”, or move it into the folder of that kind.
    .explain =
        loa knows a table by its name: “locations.csv” holds locations, “contacts.csv” contacts, “procedures.csv” procedures.
        A table called “New list.csv” could be anything, so nothing in it is published.
        Rename it, or delete it if it was only a draft.

page-unread = { $reason ->
        [picture] Page { $pages } { $count ->
            [one] is a picture
           *[other] are pictures
        } with hardly any text to check.
        [codes] Page { $pages }: some letters can be seen but not read, because the file does not say which letters they are.
        [big] Page { $pages }: more content than loa reads; the rest was not checked.
        [damaged] Page { $pages }: damaged in the middle; only what comes before was checked.
       *[beyond] Page { $pages } not checked: loa reads at most { $max } pages of a file.
    }
    .help = { $reason ->
        [beyond] Split the file and check each part.
        [big] Ask for the Word file, or save this page as a PDF of its own.
        [damaged] Ask for the Word file, or make the PDF again.
       *[other] Ask for the Word file, or have the letters of these pages recognised (OCR) and check again.
    }
    .explain =
        This PDF has pages that loa could not read, or not as a whole, so faults there are not reported.
        Most often a page was scanned: it is a photo of a sheet, with letters to be seen and no text in the file.
        Read the named pages yourself, or ask for the Word file.

## Text and encodings

not-utf8 = { $guess ->
        [tcvn3] The text of this file was typed with TCVN3 fonts (.VnTime, .VnArial …), not in Unicode.
        [vni] The text of this file was typed with VNI fonts (VNI-Times …), not in Unicode.
        [windows-1258] This file is in the old Windows encoding 1258, not in Unicode UTF-8.
        [latin1] This file is in an old encoding, not in Unicode UTF-8.
        [utf8] This file has damaged letters{ $line ->
            [0] { "" }
           *[other] { " " }in line { $line }
        }.
        [binary] This file is not text.
       *[other] This file is not Unicode UTF-8 ({ $guess }).
    }
    .help = { $guess ->
        [tcvn3] “loa check --fix” converts it; or open the converter of UniKey (Ctrl+Shift+F6), convert from TCVN3 (ABC) to Unicode, and save.
        [vni] “loa check --fix” converts it; or open the converter of UniKey (Ctrl+Shift+F6), convert from VNI Windows to Unicode, and save.
        [utf8] Open the file, type the damaged letters again, and save it as UTF-8.
        [binary] If it is a Word file, copy its text into an .md file; if it is a picture or an Excel file, give it its proper ending back.
       *[other] Open it in Notepad, choose Save As, set Encoding to UTF-8 and save; in Excel save as “CSV UTF-8”.
    }
    .explain =
        All articles and tables must be Unicode, encoded as UTF-8 (TCVN 6909:2001).
        Text typed with .VnTime or VNI fonts can be read only where that very font is installed; on a citizen's phone
        “Cộng hòa xã hội” shows as “Céng hßa x· héi”, and no search finds it.
        Convert such text with UniKey; in all other cases save it again from Notepad or Excel as UTF-8.

utf16 = This file is stored as UTF-16 (which older Notepads call “Unicode”).
    .help = “loa check --fix” stores it as UTF-8; or choose Save As in Notepad, and UTF-8 as its encoding.
    .explain =
        loa reads this file, but many other programs do not: they show boxes, cannot compare two versions, and the file is twice as big.
        As a rule an older Notepad stored it with the choice “Unicode”. Of tables that Excel has exported nothing is said.
        Storing it as UTF-8 changes no letter.

empty-file = This file is empty.
    .help = Write something into it, or delete it.
    .explain =
        There is no text in the file, so there is nothing to publish.
        As a rule it was made and forgotten, or the last save was cut off and the text is lost.
        Fetch the old version if there is one, write it, or delete the file.

control-character = The file has control characters (line { $line }), most often line breaks of Word; loa reads them as spaces.
    .help = Run “loa check --fix” to replace them by spaces, or delete them and type the line break again.
    .explain =
        When text is copied from Word, a line break by Shift + Enter becomes an invisible character (U+000B). Web pages and XML files must not
        contain such characters: browsers and feed readers report them.

front-matter-toml = The front matter is written in TOML (between two lines of “+++”); loa reads front matter in YAML.
    .help = Replace “+++” by “---” and “name = value” by “name: value”; “loa check --fix” does it where there are only such lines.
    .explain =
        Hugo and Zola allow TOML at the start of a file. loa reads YAML only, between two lines of “---”. Until it is changed, the page has no
        title and cannot be published.

front-matter-open = The block of fields at the top opens with “---” but has no “---” line at its end.
    .help = Add a line with only “---” after the last field.
    .explain =
        At the top of an article its fields (title, summary, date …) stand between two lines “---”. The text begins after the second.
        Without the second line loa cannot tell where the fields end, and may take the whole article for fields.
        Right is: “---”, “title: Registering a birth”, “---”, each on a line of its own.
        Add a line “---” just before the first sentence of the article.

yaml = This is not written as fields have to be{ $reason ->
        [documents] : a block of fields has one line “---” that opens it and one that closes it
        [limit] : too many parts are nested or repeated, so loa stopped reading
        [colon] : a value with a colon stands without quotes, or a line is indented wrongly
        [tab] : there is a tab, but lines are indented with spaces
        [quote] : a quote is opened and never closed
        [bracket] : square or curly brackets do not match
        [anchor] : a value begins with “*” or “&”; put it between quotes
        [end] : the fields end in the middle
       *[other] { "" }
    }.
    .help = Write each line as “name: value”, indent with spaces and not with tabs, and put a value that has “:” or “#” in it between quotes.
    .explain =
        Fields and .yaml files share one way of writing: a name, a colon, a space, a value.
        The most common fault is a second colon: in “fee: collected: 8,000 VND” nobody can tell what the value is.
        Right is: fee: "collected: 8,000 VND".
        Lines of the same level must be indented alike.

duplicate-key = “{ $name }” is given twice in the same place.
    .help = Delete one of the two lines.
    .explain =
        Each name may stand only once in one block of fields.
        With two lines “fee”, one of 8,000 đồng and one free of charge, loa does not choose for you.
        Keep the right line and delete the other.

## Tables

table = { $problem ->
        [unclosed-quote] This cell opens a quote and never closes it.
        [text-after-quote] There is text behind the closing quote of this cell.
       *[other] The table is not well formed here ({ $problem }).
    }
    .help = { $problem ->
        [unclosed-quote] Add the closing quote, or delete the opening one.
        [text-after-quote] Put the quotes round the whole cell; write a quote inside the text twice ("").
       *[other] Open the table in Excel and save it as “CSV UTF-8”.
    }
    .explain =
        In a .csv file quotes say where a cell begins and ends, because a cell may hold commas and line breaks.
        If one is missing, the next rows are swallowed by the same cell: of 114 locations only 3 may be left.
        This happens mostly when a table is edited in Notepad.
        The easiest way is to open it in Excel, mend the cell and save as “CSV UTF-8”.

table-no-header = { $column ->
        [none] This table has no header row.
       *[other] Column { $column } has data but no header.
    }
    .help = { $column ->
        [none] Write the names of the columns in the first row, for example “name”, “address”, “phones”.
       *[other] Give column { $column } a name in the header row, or delete the column.
    }
    .explain =
        The first row of a table says what each column is; loa does not guess by their order.
        A column without a name is not published, however important the numbers in it may be.
        Write the names in Vietnamese or English. A big title above the header row does no harm.

column-twice = Column “{ $column }” is the same as column “{ $first }”.
    .help = Rename or delete one of the two columns.
    .explain =
        Capitals, marks and spaces do not make two names different: “Điện thoại” and “dien_thoai” are one.
        With two columns of one name nobody can tell which to take, say the old or the new number of a post office.
        Keep one column. For a translation add the language, as in “name.en”.

row-too-long = This row has { $cells ->
        [one] { $cells } cell
       *[other] { $cells } cells
    }, but the table has only { $columns ->
        [one] { $columns } column
       *[other] { $columns } columns
    }; the first cell too many is “{ $text }”.
    .help = Delete the extra cells; if a cell has a comma in it, put the whole cell between quotes.
    .explain =
        A row has more cells than there are columns, mostly because a comma inside a cell was taken for a separator.
        For example the address 12 Lê Lợi, phường Gia Viên without quotes becomes two cells, and every cell after it moves one column:
        the telephone number stands under opening hours.
        Put cells with commas between quotes, or mend the table in Excel and save as “CSV UTF-8”.

lost-letters = Vietnamese letters were lost and became question marks, for example in “{ $text }” ({ $cells ->
        [one] { $cells } cell
       *[other] { $cells } cells
    }).
    .help = Open the original that still has its letters and save it as “CSV UTF-8” or .xlsx.
    .explain =
        Saving as plain “CSV”, Excel drops the Vietnamese letters it cannot write and puts “?” in their place.
        “Phường Hồng Bàng” becomes “Ph??ng H?ng Bàng”. What is lost cannot be brought back from this file.
        Go back to the .xlsx file and save it as “CSV UTF-8 (Comma delimited)”, or put the .xlsx itself into the folder.

lost-zero = “{ $value }” in the field “{ $name }” has lost the 0 at its beginning.
    .help = Select the column in Excel, set Format Cells → Text, and type the number again with its 0.
    .explain =
        Excel takes a row of digits for a number and drops the 0 in front: 0225 3822 616 becomes 2253822616, the code 00123 becomes 123.
        A telephone number without its 0 cannot be called, and a code without it does not match the official list.
        Set the column to text before typing. In a block of fields put the number between quotes.

date-serial = “{ $value }” in the field “{ $name }” is a day number of Excel, probably { $date }.
    .help = Write the date itself, for example { $date }, or format the cell as Date in Excel and save again.
    .explain =
        Excel stores dates as days counted from 1900; when a cell loses its date format only the number is left, as 46348 for 22/11/2026.
        loa notices, but does not convert it, because five digits may be a code as well.
        Write dates as 22/11/2026 (day first) or 2026-11-22.

formula = This cell is a formula (“{ $text }”), and loa does not compute formulas.
    .help = Put the result in its place: copy the cell and paste it with Paste Special → Values.
    .explain =
        A cell that begins with “=” is a formula; its result is not in the file, or a .csv file could not keep it.
        loa neither computes nor publishes formulas, because a strange one can run commands on the computer of whoever opens the table.
        For example =A2&" "&B2 has to become “Bưu cục Hồng Bàng”.
        If it is ordinary text, delete the “=” or put a space right after it.

sheet-error = This cell shows the error { $error } of Excel.
    .help = Open the table in Excel, mend this cell and save.
    .explain =
        #REF!, #N/A, #VALUE! and the like say that the formula in the cell can no longer be computed.
        As a rule a row or file it took its figures from was deleted.
        Published, citizens would read “#REF!” instead of a telephone number. Mend the formula or type the value itself.

table-too-long = The table has more than { $limit } rows.
    .help = Delete the rows at the end that are not needed, or split the table.
    .explain =
        No list of a city is that long; as a rule somebody filled a formula or a word down to the very end of the sheet.
        Reading it all would exhaust the memory, so loa stops here.
        Press Ctrl+End to see where the table ends, delete what is not needed, and save.

## Fields

unknown-field = There is no field “{ $name }” in { cli-part }.
    .help = { $near ->
        [none] Use one of these names: { $known }.
       *[other] Did you mean “{ $near }”?
    }
    .explain =
        Each kind of content has its own list of fields; an unknown name is mostly a typing error.
        If it were passed over in silence, “feee: free of charge” would not show on the page and nobody would know why.
        Names may be Vietnamese or English; capitals, marks and spaces do not count.
        Data of your own that no field is made for goes under “extra”.

field-twice = The field “{ $name }” is written twice.
    .help = Delete one of the two.
    .explain =
        The Vietnamese and the English name of a field are one: “tiêu đề” and “title” together are twice the same.
        loa does not choose, because the two may differ, as two fees do.
        Keep one and delete the other.

field-missing = { $kind ->
        [place] { $name ->
            [code] This place has no code, or its code has other characters than small letters without marks, digits and hyphens.
           *[other] The field “{ $name }” is missing; every place must have it.
        }
       *[other] The field “{ $name }” is missing; it is required in { cli-part }.
    }
    .help = { $kind ->
        [place] Fill in the column “{ $name }” of this place in content/places.csv.
       *[other] Add a line “{ $name }: …” to the fields, or fill in the column “{ $name }” if this is a table.
    }
    .explain =
        Some things a reader always needs, so their field must not be empty.
        A location without a name or a contact without a telephone number helps nobody.
        In an article, fields stand between the two lines “---”; in a table a field is a column.
        Fill in the value. If you do not have it yet, keep the item outside the folder “content” for now: drafts are checked too.

wrong-type = { $expected ->
        [list] “{ $name }” must be a list.
        [map] “{ $name }” must consist of lines “name: value”.
        [boolean] The field “{ $name }” takes only “yes” or “no”.
        [number] The field “{ $name }” must be a number.
        [date] The field “{ $name }” must be a date.
        [text] The field “{ $name }” must be text, not a list or a group of lines.
       *[other] “{ $name }” is not of the right form ({ $expected }).
    }
    .help = { $expected ->
        [list] Write each entry on a line of its own, beginning with a hyphen and a space (“- ”); in a cell of a table put “|” between entries.
        [map] Write each thing on a line of its own as “name: value”, all indented alike.
        [boolean] Write “yes” or “no”.
        [number] Write the number alone, for example 114 or 95.5.
        [date] Write the date as 22/11/2026 (day first).
        [text] Write the value on the same line; if it has “:” or “#” in it, put it between quotes.
       *[other] Write it as other items of this kind do.
    }
    .explain =
        Each field has a form: text, number, date, yes or no, a list, or a group of lines “name: value”.
        Written in another form it cannot be understood: “hidden: perhaps” is neither yes nor no.
        A common fault is a value with a colon and no quotes, so that a line of text is taken for a group of lines.
        Write it again in the form the message asks for.

unknown-choice = { $name ->
        [time_zone] There is no time zone “{ $value }”.
       *[other] “{ $value }” is not a value of “{ $name }”.
    }
    .help = { $name ->
        [time_zone] Write “Asia/Ho_Chi_Minh”, or delete the line: that is the time used without it.
       *[other] { $near ->
            [none] Choose one of these values: { $known }.
           *[other] Did you mean “{ $near }”? The values are: { $known }.
        }
    }
    .explain =
        This field takes only certain values, so that pages can filter and group by it.
        For example the type of a location is “post-office”, not “P.O. of the commune”: written otherwise it would drop out of the list of post offices.
        Vietnamese or English, capital or small letters, all are fine. Choose the nearest value of the list.

bad-date = “{ $value }” in the field “{ $name }” is not a date of the calendar.
    .help = Write day/month/year with all four digits of the year, for example 22/11/2026.
    .explain =
        Dates are written the Vietnamese way, day first: 22/11/2026, or 2026-11-22, or “ngày 22 tháng 11 năm 2026”.
        Dates that do not exist (30/02/2026), years of two digits (22/11/26) and words such as “end of the month” are refused.
        By this date loa decides when an item appears and when it expires, so it must not guess.
        Look at the calendar and write it again.

bad-number = “{ $value }” in the field “{ $name }” is not a number.
    .help = Write digits only, for example 1250 or 95.5; units belong into a field of their own.
    .explain =
        This field needs a number in order to compare, add or draw it.
        A point before three digits separates thousands and a comma separates decimals, as in Viet Nam: 1.234.567 and 95,5.
        “About 100” and “100 files” are not numbers; write 100, and put “files” into the field “unit”.

bad-money = { $why ->
        [lost-group] The amount “{ $value }” in the field “{ $name }” has probably lost three zeros.
        [too-small] The amount “{ $value }” in the field “{ $name }” is less than 500 đồng.
        [groups] The amount “{ $value }” in the field “{ $name }” has a point in the wrong place.
        [negative] The amount “{ $value }” in the field “{ $name }” is negative.
        [too-big] The amount “{ $value }” in the field “{ $name }” is larger than any fee can be.
       *[other] The amount “{ $value }” in the field “{ $name }” cannot be right ({ $why }).
    }
    .help = { $why ->
        [lost-group] Write it with its unit, for example “50.000 đồng”; in Excel set the cell to Text before typing.
        [groups] Put a point after every three digits counted from the right, for example “1.250.000 đồng”.
       *[other] Check the amount and write it as “50.000 đồng” or “free”.
    }
    .explain =
        Excel and blocks of fields take 50.000 for the number 50 unless told that it is text; three zeros are gone.
        A fee of “50 đồng” instead of “50.000 đồng” is false information, so loa stops.
        The sure way is to write the unit: “50.000 đồng”. No fee is “free”; where it depends, say so in words.

bad-phone = { $why ->
        [letter-o] The telephone number “{ $value }” has the letter O in place of a zero.
        [lost-zero] The telephone number “{ $value }” has lost the 0 at its beginning.
        [too-short] The telephone number “{ $value }” has too few digits.
        [too-long] The telephone number “{ $value }” has too many digits.
        [letters] The telephone number “{ $value }” has letters or other signs in it.
        [two-numbers] “{ $value }” is two telephone numbers in one place.
        [unknown-prefix] No telephone number in Viet Nam begins like “{ $value }”.
       *[other] The telephone number “{ $value }” cannot be right ({ $why }).
    }
    .help = { $why ->
        [letter-o] Type the digit 0 instead.
        [lost-zero] Set the cell to Text in Excel and type the number again with its 0.
        [too-short] Write it with its area code: fixed lines have 11 digits (0225 3822 616), mobiles 10.
        [too-long] Check it: fixed lines have 11 digits, mobiles 10.
        [letters] Leave only the number here; extensions and remarks belong into another field.
        [two-numbers] Keep one number; if the field takes several, put “|” between them.
       *[other] Check the number and write it as one dials it, for example 0225 3822 616.
    }
    .explain =
        A telephone number on a page is a button that calls: with one wrong digit citizens reach a stranger or nobody.
        loa checks each number: fixed lines have 11 digits with the area code, mobiles 10; there are short ones like 115, and 1900 and 1800 lines.
        Common faults: the letter O for a zero, Excel dropping the first 0, two numbers in one cell.
        Write one whole number; spaces, points and hyphens are up to you.

bad-hours = “{ $value }” in the field “{ $name }” has a time that does not exist.
    .help = Correct it: times go from 0:00 to 24:00 and minutes from 00 to 59, for example “7:30–11:30, 13:00–17:00”.
    .explain =
        Opening hours are written in your own words, but the times in them must exist.
        “7:30–25:00” or “13h75” is certainly a slip, and citizens would come to a closed door.
        Correct the time; the other words may stay.

bad-coordinate = “{ $value }” in the field “{ $name }” is not a coordinate: it must be a number from -{ $most } to { $most }.
    .help = Copy the position from a map again; check whether latitude and longitude are swapped.
    .explain =
        Coordinates are decimal degrees: in Hải Phòng the latitude is about 20.86 and the longitude about 106.68.
        A latitude above 90 is mostly a longitude in the wrong column.
        With wrong coordinates the point lies in the sea. Press long on the spot in an online map and copy the two numbers:
        the first is the latitude, the second the longitude.

bad-url = “{ $url }” is not an address that a page may lead to.
    .help = { $why ->
        [domain] Write “https://{ $url }”.
       *[other] Write the whole address, beginning with “https://”, “mailto:” or “tel:”, without spaces.
    }
    .explain =
        An address must begin with https:// (or http://), mailto: for mail, tel: for calls, sms: for messages.
        “dichvucong.gov.vn” without https:// would be taken for a file name; addresses that begin with “javascript:” or “data:” can run
        harmful code on the reader's computer, so loa never publishes them.
        Open the page you want to link to, copy its address from the browser and paste it here.

bad-domain = { $why ->
        [address] “{ $value }” is a whole address, not a domain.
        [letters] The domain “{ $value }” has accented or strange letters.
       *[other] “{ $value }” is not a domain.
    }
    .help = { $near ->
        [none] Write the domain alone, for example “haiphong.gov.vn”.
       *[other] Write “{ $near }” alone.
    }
    .explain =
        This list holds domains: no “https://” in front, no path and no port behind.
        By “official_domains” the pages tell readers which addresses are official; by “embed_from” the server knows who may frame them.
        With one “/” too many browsers ignore the whole line, and nobody notices. Keep the domain alone.

bad-slug = { $why ->
        [empty] “{ $value }” cannot be made into the name of an address.
        [letters] The slug “{ $value }” may have only small letters without marks, digits and hyphens.
        [long] The slug that begins with “{ $value }” is too long.
        [slash] The slug “{ $value }” has a “/”, but it is only the last part of the address.
       *[other] The slug “{ $value }” cannot be used ({ $why }).
    }
    .help = { $why ->
        [letters] Write “{ $near }”.
        [slash] Write slug: { $near }; or write the whole address as permalink: { $value }.
        [long] Choose a name shorter than 100 characters, for example “dang-ky-khai-sinh”.
       *[other] Name the file, or fill in the field “slug”, with letters without marks, for example “dang-ky-khai-sinh”.
    }
    .explain =
        The slug is the last part of a page's address, as “khai-sinh” in …/huong-dan/khai-sinh.html.
        It is printed on leaflets and in QR codes, so it must be short, without marks, and must never change.
        As a rule loa makes it from the file name. If that has only signs in it, or “..” or “\”, choose a name yourself.
        The folder of the file stays in front of it. A page that needs another folder in its address has the field “permalink” (or “url”): the whole address.

bad-path = The path “{ $path }” cannot be used{ $reason ->
        [empty] : a part of it is empty
        [absolute] : it must not begin with “/”
        [dots] : it must not have “.” or “..”
        [backslash] : use “/”, not “\”
        [character] : it has a character that Windows does not allow in file names
        [control] : it has control characters
        [trailing] : a name in it ends with a dot or a space
        [reserved] : a name in it is kept by Windows or by loa
        [too-long] : a name in it is too long
       *[other] { "" }
    }.
    .help = Write a path inside the site with letters, digits, hyphens and “/”, for example “huong-dan/khai-sinh.html”.
    .explain =
        All pages and files must lie in the folder of their own site; nothing may be written outside.
        A path with “..” or a drive (“C:”) could overwrite other files of the computer, so it is refused.
        Some names do not work on Windows either, such as “con” or a name with “?”.
        Write a short path without marks. For the field “aliases” copy only what follows the domain in the old address.

dates-reversed = The last day, { $to }, is before the first, { $from }.
    .help = Check both dates, and swap them if they are the wrong way round.
    .explain =
        This time ends before it begins, so no day is in it.
        For example an item that is valid from 01/12/2026 to 01/11/2026 never shows.
        As a rule day and month were swapped, or the year was not changed. Put them in the right order.

role-and-field = “{ $name }” is both among the fields and in the text.
    .help = Keep one: delete the field, or the heading of that name in the text.
    .explain =
        Some headings have a role: what stands under “## Steps” becomes the field “steps”.
        If the fields have “steps” as well there are two versions, and the leaflet might print the old one.
        Keep the one in the text (it reads better) and delete the field, or the other way round.

## Items and places

duplicate-item = Two items at the same place are called “{ $id }”.
    .help = Delete one, or change the file name, the “slug” or the code of one.
    .explain =
        Within its kind each item has a name of its own; two of one name would fight for one address.
        For example “khai-sinh.md” and “Khai sinh.md” both become “khai-sinh”, or two rows of a table have the same code.
        For a translation add the language to the file name (khai-sinh.en.md).
        If a ward wants its own version of the city's article, put it into the ward's folder.

unknown-item = There is no item “{ $value }” in { cli-part }.
    .help = { cli-near }Check its name or code: the file name without its ending, or the id of the row in its table.
    .explain =
        This field mentions another item (a procedure, a campaign …) by its name or code, but there is none.
        For example procedure 1.001139 was written for 1.001193; the page would lack fee and time limit.
        Open the table or folder of that kind and copy the right code.

needs-all-places = “{ $name }” at { $place } is put together from the files of all places, so it cannot be made for one place alone.
    .help = Run it again without “--place”: loa build --press --only { $name }.
    .explain =
        Joined files and print orders say which pages of the joined file are whose. A run for one place knows nothing of the files of the others.

unknown-place = No place has the code “{ $value }”.
    .help = { cli-near }Copy the code from the column “code” of content/places.csv.
    .explain =
        The code is not in the table of places, so loa does not know which ward this belongs to.
        The folder of a place must begin with its code, as in “11311-phuong-hong-bang”.
        This is common after a merger: the code of the old ward is gone. Use the new one, or add the place to the table.

unknown-term = { $taxonomy ->
        [topic] “{ $value }” is not in the list of topics.
        [audience] “{ $value }” is not in the list of audiences.
        [tags] “{ $value }” is not in the list of tags.
        [section] “{ $value }” is not in the list of sections.
       *[other] “{ $value }” is not in the list “{ $taxonomy }”.
    }
    .help = { $near ->
        [none] Use one of these: { $known }; or add a new one to content/terms/{ $taxonomy }.csv.
       *[other] Did you mean “{ $near }”? A new one has to be added to content/terms/{ $taxonomy }.csv.
    }
    .explain =
        Topics and audiences are chosen from the lists in content/terms, so that items of one sort come together.
        If one article says “ho-tich” and another “civil status”, citizens who look by topic miss one of them.
        Choose one that exists; add a new one only when it is really needed.

kind-declaration = { $why ->
        [map] “{ $name }” must be a map of keys and values.
        [name] “{ $name }” cannot be the name of a kind.
        [taken] There is a kind “{ $name }” already.
        [folder] “{ $name }” cannot be the folder of this kind: another one has it, or it is no name of a folder.
        [field] The declaration names the field “{ $name }”, which this kind does not have, or not of a type that suits.
        [field-name] “{ $name }” cannot be the name of a field.
        [field-taken] There is a field “{ $name }” already.
        [many] { $name } fields are too many for one kind.
        [no-type] The field “{ $name }” has no type.
        [type] There is no type of field “{ $name }”.
        [list-of-lists] A list cannot have lists as its entries.
        [item] There is no kind “{ $name }” whose items the field could name.
        [no-choices] The field has no choices.
        [choice-name] “{ $name }” cannot be the value of a choice.
        [no-fields] The record has no fields.
        [headings] Headings cannot be the value of the field “{ $name }”: its type is neither entries nor sentence.
       *[flag] “{ $name }” is neither true nor false.
    }
    .help = { $why ->
        [name] Name the file with small letters a to z, digits and hyphens, for example polling-place.yaml.
        [taken] Choose another name or title.
        [folder] Write “folder:” with a name of its own, for example “folder: polling-places”.
        [field] { $near ->
            [none] Correct the name, or declare the field under “fields:”.
           *[other] Did you mean “{ $near }”?
        }
        [field-name] Use small letters a to z, digits and _, for example “open_from”. What people read is the “title:” of the field.
        [field-taken] Every kind has title, summary, date, status and the like already (loa schema page). Choose another name, or another “title:”.
        [many] Declare at most 150, or put some together as a record.
        [no-type] Write “type:”, for example “type: line”.
        [type] { $near ->
            [none] Types are { $known }; [line] is a list of lines.
           *[other] Did you mean “{ $near }”? Types are { $known }; [line] is a list of lines.
        }
        [item] { $near ->
            [none] Kinds are { $known }.
           *[other] Did you mean “{ $near }”?
        }
        [no-choices] Write “choices: [school, clinic]”, or each with its title.
        [choice-name] Use small letters a to z, digits and hyphens; what people read is its title.
        [no-fields] Write “fields:” with the fields of the record.
        [headings] Use “type: entries” for lists of steps or questions, “type: sentence” for a sentence.
       *[other] Correct it as “loa explain kind-declaration” shows.
    }
    .explain =
        A file content/kinds/NAME.yaml, or kinds/NAME.yaml of a theme, declares a kind of content beside those of the program:
        its title, the folder of its items, and its fields with their types. Everything that works with the kinds of the program works with it:
        tables, forms at the desk, queries of templates, checks, loa new and loa schema.
        Example: “title: polling place”, “folder: polling-places”, “title_from: name”, “fields:” with “name: line” and “opens: date”.

taxonomy-name = { $why ->
        [field] A taxonomy cannot be called “{ $name }”: that is a field of content already.
        [twice] Two taxonomies have names that give the same address: “{ $name }” is the second.
       *[letters] “{ $name }” cannot be the name of a taxonomy.
    }
    .help = { $why ->
        [field] Choose another name. Tags, topics, audiences and sections exist already and need no declaration.
        [twice] Remove or rename one of the two.
       *[letters] Choose a name with letters and without points and slashes, for example “series”.
    }
    .explain =
        The name of a taxonomy in content/site.yaml becomes a field of all content and the first part of addresses.
        Example: “taxonomies: {"{"} series: {"{}"} {"}"}” lets an article say “series: [Going digital]”, and there is the page series/going-digital.html.
        If it were the name of a field that exists, loa could not know which of the two an author means.

unknown-taxonomy = This table is in content/terms, but there is no taxonomy “{ $name }”, so it is not used.
    .help = { $near ->
        [none] Name it after one of these: { $known }; or declare the taxonomy under “taxonomies” in content/site.yaml.
       *[other] Did you mean “{ $near }”? A taxonomy of your own has to be declared under “taxonomies” in content/site.yaml.
    }
    .explain =
        Each table in content/terms gives names and descriptions to the terms of the taxonomy it is named after, for example content/terms/topic.csv.
        What stands in a table that belongs to no taxonomy is shown nowhere.

terms-alike = The tags “{ $value }” and “{ $other }” have the same address “{ $slug }” and become one.
    .help = If they are one tag, write it the same way everywhere; if they are two, rename one.
    .explain =
        Addresses of tags are written without marks, so two tags that differ in marks alone share one page.
        For example “bán” and “bạn” both become “ban”, and a reader of one finds the articles of the other.
        Write a tag the same way everywhere, or rename one of the two.

unknown-language = The language “{ $value }” is not among { $known }.
    .help = { cli-near }Correct the code, rename the file, or add the language to “languages” in content/site.yaml.
    .explain =
        The language of an article is in its field “lang” or at the end of its file name: khai-sinh.en.md is in English.
        That is why “bao.cao.md” is taken for an article in the language “cao”; call it “bao-cao.md”.
        Only the languages named in site.yaml are published.

place-loop = The parent “{ $value }” makes a circle: this place would stand below itself.
    .help = Correct the column “parent” in content/places.csv.
    .explain =
        Each place has a parent, and going up from parent to parent must end at the city.
        Here it leads back to where it began: A stands below B and B below A, or a place names its own code.
        Write the code of the city (or of the true parent) into the column “parent”.

place-roots = { $count ->
        [0] No place stands at the top: every row names a parent.
       *[other] There are { $count } places without a parent; only one may stand at the top.
    }
    .help = { $count ->
        [0] Leave the column “parent” empty in the row of the place at the top, for example the city.
       *[other] Fill in the column “parent” for this place, for example with the code of the city.
    }
    .explain =
        Places form a tree with exactly one root: as a rule the city, and below it communes, wards and special zones.
        A ward without a parent gets none of the city's articles and figures.
        Leave the column “parent” empty in exactly one row and fill it in everywhere else.

bad-boundary = { $why ->
        [json] The boundary file is not valid JSON: { $value }.
        [type] The boundary file is not GeoJSON: “type” must be FeatureCollection, Feature, Polygon or MultiPolygon.
        [geometry] A boundary must be an area (Polygon or MultiPolygon){ $value ->
            [none] { "" }
           *[other] , not “{ $value }”
        }.
        [ring] The boundary has a ring of too few points: each needs four or more [longitude, latitude].
        [swapped] The point { $value } of the boundary has longitude and latitude swapped.
        [projected] The point { $value } of the boundary is not in degrees.
       *[outside] The point { $value } of the boundary lies outside Viet Nam.
    }
    .help = { $why ->
        [swapped] Export the file again with the longitude first: [106.68, 20.86].
        [projected] Convert the file from VN-2000 to WGS 84 (EPSG:4326) and export it again.
        [outside] Check the positions and the coordinate system of the file (WGS 84, longitude first).
       *[other] Export it again as GeoJSON from the map program, one area per place, in WGS 84.
    }
    .explain =
        Each file in “content/boundaries” holds the boundary of one place (named by its code: 11311.geojson),
        or of many, where each area has the property “code”.
        GeoJSON says longitude first, then latitude, in degrees of WGS 84. Cadastral maps use VN-2000 (metres) and must be converted.
        One boundary in the wrong spot spoils the whole map, so loa stops. Without a file the page draws the points alone.

no-base-url = The address of the site is not given.
    .help = Add a line “base_url: https://…” to content/site.yaml.
    .explain =
        loa must know where the site will be found in order to make QR codes, feeds, the sitemap and previews for sharing.
        Without it the site works, but those addresses lead to example.invalid, which opens nowhere: printed leaflets carry a dead QR code.
        Ask whoever keeps the domain and write it into site.yaml, for example “base_url: https://hongbang.haiphong.gov.vn/”.

not-approved = “{ $id }” is not approved, so it is not published.
    .help = When it has been approved, set “status: approved” and fill in “approved_by” and “approved_on”.
    .explain =
        This site publishes only what has been approved (approval: required in site.yaml).
        An item counts as approved when it has all three: the status “approved”, approved_by and approved_on.
        Until then it is on no page, in no list and in no feed. This is a reminder, not an error.
        To see it beforehand, run loa with --drafts: it then carries the words “BẢN NHÁP – CHƯA DUYỆT”.

## Text

raw-html = { $lines ->
        [1] There is HTML code in the text (“{ $tag }”), which loa does not publish.
       *[other] There is HTML code in the text ({ $lines } lines that begin with “{ $tag }”), which loa does not publish.
    }
    .help = Use plain formatting (headings #, lists -, links [words](address)) or delete the code; to show it as it is, put it between two ` signs.
    .explain =
        Articles use simple formatting and no HTML, because foreign code can break pages and leaflets or run on the reader's computer.
        It mostly comes along when pasting from a web page: <div>, <span>, <iframe>.
        Paste as plain text (Ctrl+Shift+V). For a video use the field “video” of a guide.
        If HTML is really needed, the administrator can set “allow_html” in site.yaml.

html-cleaned = loa removes “{ $name }” from this HTML.
    .help = Delete it, or write it with plain formatting. Words within a tag stay, but for those of <script> and <style>.
    .explain =
        A site that allows HTML in its texts (allow_html) still publishes nothing that can run on the reader's computer or break pages: <script>,
        <iframe>, <form>, onclick, style … loa removes it when it makes a page and reports each, so that nothing disappears without anybody noticing.

footnote-missing = The text refers to a footnote “[^{ $name }]”, but there is none of that name.
    .help = Add a line “[^{ $name }]: words of the note” at the end of the text, or delete the mark.
    .explain =
        A footnote has two parts: the mark in a sentence, for example [^1], and a line elsewhere in the same text that begins with [^1]: and has the words.
        Without that line the page shows “[^1]” as written.

footnote-unused = Nothing in the text refers to the footnote “[^{ $name }]”; the page shows it where it stands.
    .help = Write [^{ $name }] behind the words it belongs to, or delete “[^{ $name }]:” at the start of the line.
    .explain =
        Footnotes are numbered and listed in the order of the marks in the text. One without a mark has no number, so it is shown as a paragraph
        where you wrote it. Of two footnotes with the same name the first is used.

table-cells = This row has more cells than the table has columns ({ $columns }), so the page does not show “{ $text }”.
    .help = Add columns to the first row and to the line of dashes, or remove cells. If a | is a character, write \|.
    .explain =
        A table has as many columns as its first row has cells. By the rules of Markdown, further cells of other rows are dropped and nobody sees them.
        It happens when a cell contains a |, also in code between two ` signs: that | separates cells too.

foreign-syntax = { $sort ->
        [template] “{ $text }” is a command of another tool (Jekyll, Liquid, Jinja); the page shows it as written.
        [shortcode] “{ $text }” is a shortcode of Hugo; the page shows it as written.
        [component] “{ $text }” is a component of MDX or Vue, which loa cannot run; the page shows it as written.
        [module] “{ $text }” is a command of MDX; the page shows it as written.
        [attributes] “{ $text }” are attributes of kramdown; the page shows them as written.
       *[other] The formula “{ $text }” is not set; the page shows it as written.
    }
    .help = { $sort ->
        [template] Write the content itself. The value of a field is {"{{"} item.fee {"}}"}; to show it as it is, put it between two ` signs.
        [shortcode] A picture is ![description](file.png), a link is [words](page.md), a box begins with the line “::: note”; to show it as it is, put it between two ` signs.
        [component] Use plain formatting; a box begins with the line “::: note” and ends with the line “:::”.
        [module] Delete this line.
        [attributes] Delete this; the name of a heading for links stands behind it: ## Papers {"{"}#papers{"}"}.
       *[other] Write the formula in words (m^2^, H~2~O, 3 × 4) or use a picture with a description; for a dollar sign write \$.
    }
    .explain =
        Other site generators have commands of their own among the text. loa runs none of them: your words are kept and shown, so that nothing
        disappears without anybody noticing. Write that part in Markdown, as the advice says.

unknown-block = There is no sort of block named “{ $name }”; what it holds is shown nevertheless.
    .help = { $near ->
        [none] There are: note, tip, important, warning, caution, details.
       *[other] Did you mean “{ $near }”?
    }
    .explain =
        A line “::: name” opens a block, a line “:::” closes it. Names may be English or Vietnamese: note (lưu ý), tip (mẹo), important (quan trọng),
        warning (cảnh báo), caution (cẩn thận), details (xem thêm). Words behind the name are the title of the block.

component-parameter = { $why ->
        [unknown] The block “{ $component }” has no parameter “{ $name }”.
        [missing] The block “{ $component }” lacks the parameter “{ $name }”.
        [number] The parameter “{ $name }” of the block “{ $component }” must be a number; “{ $value }” is none.
        [flag] The parameter “{ $name }” of the block “{ $component }” is yes or no; “{ $value }” is neither.
        [url] The parameter “{ $name }” of the block “{ $component }” must be a complete address; “{ $value }” is none.
       *[choice] “{ $value }” is no value of the parameter “{ $name }” of the block “{ $component }”.
    }
    .help = { $why ->
        [missing] Write on the first line of the block: ::: { $component } {"{"}{ $name }=…{"}"}
        [number] Write it in digits, for example 3 or 2.5.
        [flag] Write { $name }=yes or { $name }=no.
        [url] Write an address that begins with https://, mailto: or tel:.
       *[other] { $near ->
            [none] { $known ->
                [none] This block has no parameters; remove the braces.
               *[other] Use one of: { $known }.
            }
           *[other] Did you mean “{ $near }”? Known are: { $known }.
        }
    }
    .explain =
        A block of the theme is written “::: name {"{"}parameter=value{"}"}” and ends with a line “:::”; a value of several words stands in quotes.
        The theme declares which parameters there are, what they hold and which must be given: components/<name>/component.yaml.
        For example “::: contact-card {"{"}role=duty{"}"} :::” shows the place's telephone number on duty.

block-open = { $why ->
        [open] The block that begins here has no line “:::” that closes it.
       *[none] This line “:::” closes no block.
    }
    .help = { $why ->
        [open] Add a line “:::” below the content of the block, indented like the first.
       *[none] Delete this line, or add the line that opens the block above, for example “::: note”.
    }
    .explain =
        A block begins with a line “::: name” and ends with a line “:::”, both within the same list or quotation.
        Without the closing line the block reaches to the end of what it stands in.

nested-too-deep = More than { $max } levels are nested in each other here.
    .help = Use fewer levels: delete “>” signs and spaces at the beginning of lines, split lists.
    .explain =
        Lists in lists and quotes in quotes as deep as this cannot be read by anybody, and can bring a computer to a halt.
        As a rule a mail was pasted that had been answered to and fro, with one more “>” each time.
        Write it again with one or two levels.

alt-missing = This picture has no description.
    .help = Write what it shows between the square brackets: ![Citizens hand in files at counter 2](picture.jpg); among the fields fill in “alt”.
    .explain =
        People who cannot see hear the description instead of the picture; on a slow line it shows in the picture's place.
        A photo of a list of fees without a description is nothing at all to them.
        Say in one sentence what the viewer has to know. If there are important words in the picture, write them in the text too.

image-missing = The picture “{ $path }” was not found.
    .help = { cli-near }Check the file name (capital and small letters and the ending too) and put the picture into that folder.
    .explain =
        The text mentions a picture, but there is no such file, so readers would see an empty box.
        Paths begin at the folder of the article: “pictures/counter.jpg” is the file counter.jpg in the folder “pictures” beside it.
        Common faults: “.JPG” written as “.jpg”, or the picture is still in a chat and was never copied.
        Copy the picture to its place, or correct the name in the text.

image-remote = The picture “{ $url }” is not in the site's folder.
    .help = Download it, put it beside the article and mention it by its file name.
    .explain =
        A picture on another site can vanish or be replaced at any time, and that site learns who is reading.
        Nor can it be printed on a leaflet or seen without a connection.
        Download it (if you may use it), put it into the folder of the article, and write ![description](name.jpg).

image-broken = { $why ->
        [unreadable] The picture “{ $path }” is damaged and cannot be read.
        [unknown] “{ $path }” is not a PNG, JPEG, GIF, WebP or SVG picture.
        [heic] The picture “{ $path }” is HEIC (iPhone, Samsung), which browsers do not show.
        [avif] The picture “{ $path }” is AVIF, which many old phones do not show.
        [bmp] The picture “{ $path }” is BMP, too heavy for a website.
        [tiff] The picture “{ $path }” is TIFF of a scanner, which browsers do not show.
        [extension] The ending of the picture “{ $path }” does not fit what is really in it.
        [too-big] The picture “{ $path }” is too large.
        [truncated] The end of the picture “{ $path }” is missing.
        [profile] The colour profile (ICC) of the picture “{ $path }” is abnormally large: unpacked it has more than 8 MiB.
        [heavy] The drawing “{ $path }” is too heavy: it has too many parts, letters, attributes or filters (blurs, shadows, noise).
        [bomb] The drawing “{ $path }” repeats its parts far too often.
       *[other] The picture “{ $path }” cannot be used ({ $why }).
    }
    .help = { $why ->
        [heic] Open it in Photos and export it as JPEG. On an iPhone choose Settings → Camera → Formats → “Most Compatible”, and it takes JPEG from then on.
        [avif] Open it in a browser or in Paint and save it as JPEG.
        [bmp] Open it in Paint and save it as PNG (drawings, screens) or JPEG (photos).
        [tiff] Open it in Paint and save it as PNG (scans) or JPEG (photos).
        [extension] Open it in Paint and save it as JPEG or PNG.
        [too-big] Make it smaller: at most 12,000 pixels wide and high, and 60 million pixels in all (ordinary photos, .jpg: 400 million).
        [truncated] Copy or download the original again.
        [profile] Open it in Paint and save it as PNG or JPEG: the saved picture does not have that profile any more.
        [heavy] Ask whoever drew it to take out filters and details, or export it as PNG.
        [bomb] Ask whoever drew it for a simpler drawing, or export it as PNG.
       *[other] Open it in Paint; if that works, save it as JPEG or PNG, if not, fetch the original.
    }
    .explain =
        The file is there but cannot be used: damaged, cut off, with the wrong ending, too large, or an SVG drawing that is too heavy or repeats itself without measure.
        For example a picture whose transfer broke off shows only its upper half; an iPhone picture (HEIC) renamed to .jpg opens nowhere.
        Open it in Paint and save it again, or ask for the original.

drawing-cleaned = { $what ->
        [attribute] The attribute “{ $name }” was taken out of the drawing “{ $path }”.
        [entity] “{ $name }” was taken out of the drawing “{ $path }”: drawings may not fetch text from elsewhere.
        [animation] The drawing “{ $path }” moves; it was made to stand still.
       *[other] “{ $name }” was taken out of the drawing “{ $path }”.
    }
    .help = Look at the drawing; if something is missing, ask whoever drew it to save it as Plain SVG, or export it as PNG.
    .explain =
        An SVG file may hold code, movement, or links to files on other sites. These can harm readers or watch them.
        loa publishes the drawing without such parts; your own file is not changed.
        For example a drawing from the web has a “script” in it, or shows a picture from another site.
        If it still looks right there is nothing to do; saved as Plain SVG it causes no message.

picture-position = The picture “{ $path }” tells where it was taken.
    .help = Remove the position (in Windows: right click, Properties, Details, “Remove Properties and Personal Information”), or move the picture into “content”.
    .explain =
        Telephones write the coordinates into each photo. Files in “static” are published as they are, so anybody who downloads the picture can read them.
        For example a photo taken at a citizen's home tells where that home is.
        From pictures in “content” loa removes this before it publishes them.

attached-author = The file “{ $path }” names who wrote or saved it: { $names }.
    .help = Word, Excel, PowerPoint: File > Info > Inspect Document, remove “Document Properties and Personal Information”, save. LibreOffice: File > Properties > “Reset Properties”. PDF: remove it from the original and export again.
    .explain =
        Attached files are published as they are, and whoever downloads one sees who wrote it and who saved it last. Names of officers may get out that way.
        For example the properties of a public form still name the typist.
        Names of offices are not reported. Where a name is meant to be there, lower the level of this code in site.yaml.

attached-comments = { $what ->
        [notes] The file “{ $path }” still has a speaker's notes on { $count } slides.
       *[comments] The file “{ $path }” still has { $count } comments.
    }
    .help = { $what ->
        [notes] PowerPoint: File > Info > Inspect Document, remove “Presentation Notes”, save; or publish a PDF without notes.
       *[comments] Word, Excel, PowerPoint: Review > Delete > Delete All Comments, save. LibreOffice: Edit > Comment > Delete All Comments. PDF: delete the notes and save, or export again from the original.
    }
    .explain =
        What people write to each other while they work on a text stays in the file, and whoever downloads it reads it.
        For example “ask Minh about this” beside a paragraph of a form.

attached-changes = The file “{ $path }” still has { $count } tracked changes, with deleted words.
    .help = Word: Review > Accept > Accept All Changes and Stop Tracking, save. LibreOffice: Edit > Track Changes > Accept All.
    .explain =
        While changes are tracked, Word keeps deleted words and who deleted them. Whoever downloads the file reads the draft at the press of a button.
        For example a former fee, or a sentence that was struck out.

attached-hidden = { $what ->
        [sheets] The file “{ $path }” has { $count } hidden sheets: { $names }.
        [slides] The file “{ $path }” has { $count } hidden slides.
        [files] The file “{ $path }” has { $count } other files inside.
       *[rows] The file “{ $path }” has { $count } hidden rows or columns.
    }
    .help = { $what ->
        [sheets] Excel: right-click the name of a sheet and choose “Unhide” to see them; delete what is not public, save.
        [slides] PowerPoint: look at the slides whose numbers are struck out; delete what is not public, save.
        [files] See whether those files are public; if not, delete them and save.
       *[rows] Excel: select all (Ctrl+A), right-click the head of a row or column and choose “Unhide” to see them; delete what is not public, save.
    }
    .explain =
        Hidden is not deleted: whoever downloads the file can unhide it.
        For example a public list with a hidden sheet of identity numbers.

attached-path = The file “{ $path }” has paths of its author's machine: { $names }.
    .help = Remove the link: Word, PowerPoint: File > Info > “Edit Links to Files”; Excel: Data > “Edit Links”. For a template (.dotm): Developer > Document Template, empty it and save.
    .explain =
        A link to a file on its author's machine works nowhere else, and tells names of users, servers and folders of the office.
        For example “C:\Users\lan.nt\Desktop\List.xlsx”.

attached-unread = { $why ->
        [old] “{ $path }” was not looked into: it is of a format before 2007.
        [big] “{ $path }” was not looked into: it is too large.
        [encrypted] “{ $path }” was not looked into: it has a password or restrictions.
       *[damaged] “{ $path }” was not looked into: it is damaged, or its format is not that of its extension.
    }
    .help = { $why ->
        [old] Open it and save it as .docx, .xlsx, .pptx or PDF; telephones open those more easily too.
        [encrypted] Make sure that everybody can open it, and look for authors, comments and hidden parts yourself.
        [big] Look for authors, comments and hidden parts yourself before you publish it; divide it if you can.
       *[damaged] Try to open it; if that works, save it again, if not, ask for the original.
    }
    .explain =
        loa looks for authors, comments, changes and hidden parts in attached files before they are published. It could not look into this one, so somebody should.

file-missing = The file “{ $path }” was not found.
    .help = { cli-near }Check its name and path, and put it into “content” or “static”.
    .explain =
        The text leads to a file (a form, a PDF, another article) that is not there, so citizens would get an error page.
        Paths begin at the folder of the article; “../” goes one folder up and must not leave the site's folder.
        For example the form is still on your desktop, or “to-khai.docx” was renamed “to-khai-2026.docx”.
        Copy the file there, or correct the path.

link-broken = { $why ->
        [unknown-kind] The link “{ $target }” names a kind of content that does not exist.
        [unknown-item] The link “{ $target }” names an item that does not exist.
        [not-here] The link “{ $target }” names an item that this place does not have, or hides.
        [no-product] The link “{ $target }” names a page that the theme does not make here.
        [no-value] The link “{ $target }” refers to a field that has no value.
       *[other] The link “{ $target }” leads nowhere ({ $why }).
    }
    .help = { $why ->
        [unknown-kind] { cli-near }Write links as “guide:khai-sinh”: the kind, a colon, the slug of the item.
        [unknown-item] { cli-near }Check the slug of the item: mostly its file name without the ending.
        [not-here] Take the link out, or add this place to the “places” of that item.
        [no-product] { cli-near }Use the name of a page that the theme has, for example “product:guides”.
        [no-value] Fill in that field for this place, or take the link out.
       *[other] Correct the link or take it out.
    }
    .explain =
        A link in an article must lead to a real page at every place where the article appears.
        For example an article of the city leads to “guide:tam-tru”, but one ward hides that guide: on the ward's site the link is dead.
        loa tries every link at every place before it writes anything.
        Correct the name, take the link out, or write what is missing.

link-no-page = “{ $target }” has no page of its own, so a link cannot lead to it.
    .help = Link to the list it stands in, for example “product:contacts”, or take the link out.
    .explain =
        Not everything has a page: contacts, slogans and figures mostly stand in lists only.
        The theme makes no page for this item, so the link has no target.
        Authors should link to the list. Theme designers can add a product with “canonical: true” for this kind,
        or “anchors” to the list.

link-absent = { $why ->
        [draft] The link “{ $target }” leads to a draft.
        [review] The link “{ $target }” leads to an item that waits for approval.
        [not-approved] The link “{ $target }” leads to an item that is not approved.
        [not-yet] The link “{ $target }” leads to an item that is not valid yet; it shows from { $date } on.
       *[other] The link “{ $target }” leads to an item that is not published ({ $why }).
    }
    .help = { $why ->
        [not-yet] Nothing to do: the link is there from that day on. If the day is wrong, correct “valid_from” of that item.
       *[other] The link is there once that item is published. Finish and approve it, or take the link out.
    }
    .explain =
        The item the link leads to is in the folder but not published. Drafts do not keep other pages from being published: the words of the
        link show, only without a link; once that item is published, the next build makes the link. An entry of the menu does not show until then.
        For example a new notice leads to a guide that still says “status: draft”.
        If that should stop a build, write “link-absent: error” below “checks” in site.yaml.

link-expired = The link “{ $target }” leads to an item that was valid until { $date }.
    .help = Link to the item that replaces it, or take the link out.
    .explain =
        This item is past its “valid_to”: it is in no list any more, but its page stays and says so.
        Citizens who follow the link may act on an old rule, for example last year's fee.
        Find its successor and change the link; if the item still holds, move “valid_to”.

anchor-missing = The page this link leads to has no section “#{ $name }”.
    .help = { $near ->
        [none] Open that item and look at its headings; without “#{ $name }” the link leads to the top of the page.
       *[other] Did you mean “#{ $near }”?
    }
    .explain =
        What follows # names a heading of the page, as #steps does for “Steps”, or the words of a heading without marks.
        If the heading was renamed or deleted the link only opens the top, and readers must search.
        Copy the heading as it is now (small letters, no marks, hyphens), or delete # and what follows.

duplicate-anchor = Two headings of this text have the same anchor “{ $name }”.
    .help = Change the anchor of one heading, for example to {"{"}#{ $name }-2{"}"}, or delete it: loa then makes one.
    .explain =
        An anchor is the short name of a heading in addresses (…/khai-sinh.html#le-phi); each may be used once in a text.
        With two of one name links always open the first, and nobody gets to the second.
        As a rule a heading was copied and the part in braces not changed. Change or delete it.

double-space = There are too many spaces between two words.
    .help = Leave one space; `loa check --fix` does it for you.
    .explain =
        Two spaces in a row make a hole in a printed line.
        For example “Ủy ban  nhân dân” shows a wide gap in the middle.
        `loa check --fix` takes the spare space out and changes no word.

space-before-sign = There is a space before “{ $sign }”.
    .help = Write the sign close to the word before it; `loa check --fix` does it for you.
    .explain =
        In Vietnamese as in English, stops and commas follow the word without a space.
        With a space the sign may fall to the beginning of the next printed line.
        `loa check --fix` takes the space out.

unbalanced = “{ $sign }” has no partner.
    .help = Add the opening or the closing sign, or take this one out.
    .explain =
        Brackets and quotes come in pairs. Without its partner a reader cannot tell where the aside ends.
        For example “Nộp tại Trung tâm (tầng 1, quầy số 3.” lacks its closing bracket.
        If it is meant so, write loa-ok: unbalanced and the reason on that line.

impossible-syllable = “{ $word }” is no syllable of written Vietnamese.
    .help = { cli-near }If it is a name spelled right, write loa-ok: impossible-syllable and the reason on that line.
    .explain =
        The word has Vietnamese marks but cannot be a syllable: a slip of the hand, a mark missing, letters changed about.
        For example “dịhc vụ”, “đươc”, “nghành”. A wrong word on five thousand leaflets cannot be called back.
        Type it anew. Unusual names of people and places are allowed by loa-ok with a reason.

unknown-reference = “{"{{"} { $name } {"}}"}” refers to a field that does not exist.
    .help = { $near ->
        [none] Use one of these fields: { $known }.
       *[other] Did you mean “{ $near }”?
    }
    .explain =
        A text may say {"{{"} place.call {"}}"} so that each ward shows its own number, or {"{{"} item.fee {"}}"} for the fee among the fields.
        Before the point stands place, item (this article) or site; after it the English name of a field.
        With a wrong name that spot would be empty on every page, so loa stops. Correct it as suggested.

empty-reference = At “{ $place }” there is no value for “{ $name }”.
    .help = Fill in that field (place.… is a column of content/places.csv, item.… a field of the article), or write the sentence without it.
    .explain =
        A shared article takes its facts from each place or from its own fields, but here that field is empty.
        “Call {"{{"} place.call {"}}"} for help” would become “Call  for help”.
        Fill in the fact for the place, or give the place its own version of the article.

bad-reference = “{"{{"} { $name } {"}}"}” is not a reference to a field.
    .help = Write it like {"{{"} place.call {"}}"}: a plain name, a point, the name of a field; to show two braces as they are write \{"{{"}.
    .explain =
        Between the braces only names joined by points may stand: place.call, item.fee, site.title.
        There is no computing and no condition, so that a text can always be read and printed.
        Wrong are {"{{"} hotline {"}}"} (nothing before the point) and {"{{"} item.fee + 1 {"}}"}. Write it as in the example.

## Themes and products

theme-missing = There is no theme “{ $name }”.
    .help = { $near ->
        [none] Choose one of these themes: { $known }.
       *[other] Did you mean “{ $near }”?
    }
    .explain =
        The theme named in site.yaml (or by “extends” in theme.yaml) must be a folder in “themes”, or the built-in “loa”.
        For example “theme: hai-phong” while the folder is called “haiphong”.
        Correct the name, or delete the line to use the built-in theme.

theme-loop = The theme “{ $name }” extends itself.
    .help = Correct “extends” in theme.yaml; mostly it should be “extends: loa”.
    .explain =
        A theme may extend another: files it does not have are taken from that one.
        Here “extends” leads back to the first theme: a extends b and b extends a, without end.
        Let the last one extend “loa” or nothing.

image-preset = { $why ->
        [map] “{ $name }” must consist of lines “name: value”.
        [name] “{ $name }” cannot be the name of a preset for pictures.
        [missing] The preset “{ $name }” has no “widths”.
        [unknown] A preset for pictures has no “{ $name }”.
        [widths] The “widths” of this preset are wrong.
        [sizes] The “sizes” of this preset are wrong.
        [quality] The “quality” of this preset is wrong.
        [ratio] The “ratio” of this preset is wrong.
       *[format] The “format” of this preset is wrong.
    }
    .help = { $why ->
        [map] For example “images: {"{"} content: {"{"} widths: [480, 800] {"}"} {"}"}”.
        [name] Use small letters without marks, digits and “_”, beginning with a letter; not src, srcset, sizes, width, height or type.
        [missing] Add for example “widths: [480, 800, 1200]”.
        [unknown] { $near ->
            [none] Use one of these: { $known }.
           *[other] Did you mean “{ $near }”? Use one of these: { $known }.
        }
        [widths] Write 1 to 8 whole numbers from 16 to 4096, for example “widths: [480, 800, 1200]”.
        [sizes] Write it as the sizes attribute of HTML, for example “sizes: "(min-width: 48em) 44rem, 100vw"”.
        [quality] Write a whole number from 1 to 100; 75 is usual.
        [ratio] Write width and height, for example “ratio: [3, 2]”; at most ten to one.
       *[format] Write webp, jpeg or png.
    }
    .explain =
        “images” in theme.yaml says in which sizes the theme shows pictures; each size has a name.
        From every picture loa makes files of these sizes, so that telephones need not load pictures that are too large.
        Its keys: widths (in pixels), sizes (how wide it is shown), quality, ratio (cuts to it), format.
        This is for whoever makes the theme; authors need not change anything.

product = { $why ->
        [map] “{ $name }” must consist of lines “name: value”.
        [missing] The declaration of this product has no “{ $name }”.
        [number] “{ $name }” must be a positive whole number.
        [for] “for” does not say what the product is made for.
        [length] “{ $name }” must be a length with its unit, for example 297mm; a size has two sides, for example [210mm, 297mm].
        [page-too-long] A PDF page cannot be longer than 5 m.
        [sizes-one-path] The product has several sizes, but “{ $name }” is not in its path.
        [files-need] “make: { $name }” puts files together: “needs” may ask for files only (jobs or orders).
        [each-ordered] “each: product” means each product that a campaign orders, so “{ $name }” is needed.
        [archive-clash] Two files have the same name in the archive: “{ $name }” ({ $one }, { $two }).
        [facts-circle] Products wait for each other's files in a circle: { $name }.
        [both] Only one of “template” and “make” may be given.
        [template-format] Files that end in “.{ $name }” are no templates.
        [path-field] There is no “{ $name }” to fill into a path.
        [path] The path of this product cannot be used: { cli-path-fault }.
        [choice] “{ $name }” is not one of the values.
        [index-need] A search index cannot hold “{ $name }”: it does not select a title and an address.
        [variants-list] “variants” must be a list, for example: [picture, press].
        [variants-pdf] Only PDF files made from a .typ template, with a path that ends in “.pdf”, have “variants”.
        [press-imposed] A product whose pages are put on sheets (“{ $name }”) has no file for print shops.
        [finish-unprinted] “{ $name }” is for printed products, which have “page” or “sizes”.
        [finish-bleed] The hem (“{ $name }”) is wider than the bleed: the ground ends where it is folded back.
        [finish-large] “{ $name }” is larger than the printed thing.
        [finish-near] The eyelets (“{ $name }”) are too close to each other.
        [index-for] “make: { $name }” makes one file for each place.
       *[other] The declaration of this product is wrong at “{ $name }” ({ $why }).
    }
    .help = { $why ->
        [missing] Add a line “{ $name }: …” to product.yaml.
        [for] Write “for: place”, “for: guide”, “for: {"{"} kind: guide, where: … {"}"}” or “for: {"{"} each: topic, of: guide {"}"}”.
        [length] Units are mm, cm, m, in, pt, px.
        [page-too-long] Add “scale: 10” to make the file 10 times smaller; the print shop enlarges it again.
        [sizes-one-path] Add “{ $name }” to the path, so that each size is a file of its own.
        [files-need] Write “needs: {"{"} files: {"{"} jobs: kit, of: campaign {"}"} {"}"}”.
        [each-ordered] Add “{ $name }” to product.yaml.
        [archive-clash] Add to “layout” what tells them apart, for example {"{"}product{"}"}, {"{"}size{"}"}, {"{"}lang{"}"}, {"{"}variant{"}"} or {"{"}place.code{"}"}.
        [facts-circle] Leave out “facts”, or some of the files to wait for, in one of these products.
        [both] Delete one of the two lines.
        [template-format] { $near ->
            [none] Endings of templates: { $known }. Another ending of the file that is made comes from “format” and “path”.
           *[other] Did you mean “.{ $near }”? Endings of templates: { $known }. Another ending of the file that is made comes from “format” and “path”.
        }
        [path-field] { $near ->
            [none] These can be filled in: { $known }.
           *[other] Did you mean “{ $near }”? These can be filled in: { $known }.
        }
        [choice] { $near ->
            [none] The values are: { $known }.
           *[other] Did you mean “{ $near }”? The values are: { $known }.
        }
        [path] Write a path inside the site, for example “huong-dan/{"{"}item.slug{"}"}.html”.
        [index-need] Write “{ $name }: {"{"} kind: guide, select: [title, summary, url, body] {"}"}”; “title” may also be the field that gives the title, “url” may be “abs_url”.
        [variants-list] Write “variants: [picture]”, “variants: [press]” or both.
        [variants-pdf] Take “variants” away, or use a .typ template with “format: pdf” and a path that ends in “.pdf”.
        [press-imposed] Take “press” away: a print shop puts single pages on sheets itself.
        [finish-unprinted] Take “finish” away, or add “page”.
        [finish-bleed] Make “bleed” of “page” as wide as the hem, or the hem narrower.
        [finish-large] Look at the unit, for example: finish: {"{"} hem: 3cm, pole: 8cm, eyelets: 50cm {"}"}.
        [finish-near] Look at the unit, for example: eyelets: 50cm.
        [index-for] Write “for: place”, without “when: kit”.
       *[other] Correct product.yaml where the message points.
    }
    .explain =
        Each product (page, list, feed …) is a folder of the theme with a declaration, product.yaml, and a template.
        This declaration is wrong, so the product cannot be made.
        Its main keys: for (what one file is about), path (its name), template, needs (which other data it wants).
        This is for whoever makes the theme; authors need not change anything.

print = The print template “{ $path }” cannot be laid out: { $message ->
        [panic] the typesetter stopped in the middle
       *[other] { $message }
    }.
    .help = { $hint ->
        [none] Mend the template where the message points; “loa view” shows the data it is given.
       *[other] Typst hints: { $hint }.
    }
    .explain =
        Leaflets, posters and all other print are laid out by Typst from the theme's .typ templates. Typst found a fault, so this file is not made.
        The message points into the content when words or pictures there are the cause (a picture without a description, for example), else into the template.

print-overflow = { $name ->
        [trim] The words “{ $need }…” run over the edge of page { $have } ({ $path }).
       *[other] “{ $name }” has too little room: it needs { $need } mm and has { $have } mm ({ $path }).
    }
    .help = { $name ->
        [trim] Shorten these words, or let the theme give them more room.
       *[other] Take away about { $lines } lines there.
    }
    .explain =
        Print has a fixed size: what is longer than its space would be cut off or cover something else, so loa does not print it.
        Write less, split the item in two, or choose a larger product.

print-overlap = “{ $text }” is printed over “{ $others }” on page { $page } ({ $path }).
    .help = Shorten these words, or let the theme give them a place of their own.
    .explain =
        Two texts stand at the same place of the sheet, so neither can be read. A name or an address that is longer than others is the usual cause.

print-beyond = “{ $text }” leaves its box by { $by } mm on page { $page } ({ $path }).
    .help = Shorten these words, or let the theme make the box larger or the letters smaller.
    .explain =
        Words that leave their panel or cell run into what stands beside it, over a fold, or are cut off.

print-faint = “{ $text }” has a contrast of { $ratio }:1 with its ground on page { $page }, and needs { $least }:1 ({ $path }).
    .help = Use another colour of the theme for these words, or for what is below them.
    .explain =
        Old eyes do not read letters whose colour is near that of their ground (WCAG 2.2, 1.4.3): 4.5:1 for running text, 3:1 for letters from 14 pt on.

print-cut = A coloured area ends at the edge of page { $page } ({ $path }).
    .help = Let it run over the edge by { $bleed } mm.
    .explain =
        Sheets are cut in stacks, half a millimetre off here and there. Where colour ends at the edge, a white line is left.

bad-press = The press profile “{ $path }” cannot be used{ $why ->
        [missing] : there is no such file among those of the site
        [inks] : it is not one of cyan, magenta, yellow and black
        [one-way] : it does not say which inks a colour takes
        [size] : it is larger than 16 MB
       *[other] : it is no ICC profile
    }.
    .help = Write `coated`, `uncoated`, or the name of the .icc file of the print shop, which stands in content.
    .explain =
        Files for print shops hold inks for one sort of paper. Loa brings coated paper (FOGRA39) and uncoated white paper (FOGRA29). A print shop with a profile of its
        own gives you an .icc file: put it into content and name it as `press_profile` in site.yaml. Its licence is between the site and the print shop.

print-no-room = “{ $product }” of { $place } is not made: its own data { $why ->
        [print-overflow] is longer than the space on paper: “{ $name }” needs { $need } mm and has { $have } mm
        [glyph-missing] has the letter “{ $letter }”, which the font cannot print
       *[other] is longer than the space on paper
    }. All other places get theirs.
    .help = { $why ->
        [glyph-missing] Write another letter
       *[other] Shorten this
    } and run loa again; then the file of this place is made.
    .explain =
        A place with a name, an address or a number that is too long does not stop the whole city. The print that has no room for it is left out and named here;
        lists of files, archives, joined files and print orders leave it out as well. A fault in a text that all places share is still an error.
        Where the words that cause it are not known, the same sheet is laid out for a few other places: if it has room there, the data of this place is the cause and
        its row is named; if it has room nowhere, the fault is in the text or the template that all share.

print-shortened = “{ $name }” has no room for { $count ->
        [one] one part
       *[other] { $count } parts
    } of this text, which the sheet leaves out ({ $path }).
    .help = Write less, or choose a larger product; the address on the sheet leads to all of it.
    .explain =
        What a sheet must say comes first. What may be left out, such as more addresses, questions or the words below the titles of steps, is printed as far as there is room.

print-pages = The template “{ $path }” came to { $pages } pages instead of { $wanted }.
    .help = Shorten the content, or correct the template or “pages” in product.yaml.
    .explain =
        A leaflet has exactly two sides, a poster one; “pages” in the declaration says how many. More pages mean that something ran over to the next one.

text-small = “{ $text }…” is set in { $size } pt, below the { $smallest } pt of this product ({ $path }).
    .help = Write less so that the letters can grow, or correct the size in the template.
    .explain =
        Old people cannot read letters that are too small. The limit is “smallest_text” in the declaration of the product.

glyph-missing = The font “{ $family }” has no “{ $letter }” ({ $path }).
    .help = Replace the character with an ordinary one, or add a font that has it to the theme.
    .explain =
        A character without a glyph is printed as an empty box. Emoji and rare signs are the usual cause.

font-lacks-letters = The font “{ $family }” ({ $path }) lacks { $count } Vietnamese letters: { $letters }
    .help = Use a font with every Vietnamese letter, or delete this file to use the fonts that come along (Inter, Noto Sans).
    .explain =
        Without a letter such as “ơ” or “ữ” a sentence is printed in two typefaces or with boxes, and nobody sees it before it hangs on a wall.

picture-coarse = { $picture ->
    [none] The picture
   *[other] “{ $picture }”
    } has { $dpi } dots per inch in print and needs { $lowest } ({ $path }).
    .help = Use a larger original; pictures from chats and screens are often too small.
    .explain =
        A picture with too few dots is printed blurred: a photo 600 pixels wide looks sharp at 5 cm and coarse across a whole panel. The number is for its real size on paper.

qr-nowhere = The QR code leads to “{ $to }”, where there is no page ({ $path }).
    .help = Let it lead to a page made in this run, or to one of the “official_domains”.
    .explain =
        A printed QR code cannot be mended. loa prints only codes that lead to a page of the plan or to an official domain of the site.

qr-small = The modules of the QR code are { $module } mm in print and need 0.4 mm ({ $path }).
    .help = Make the code larger in the template, or use a shorter address: { $to }
    .explain =
        Many telephones cannot read modules smaller than 0.4 mm from paper, above all old ones and in poor light.
        For example the code of a long address, 12 mm wide on a leaflet. Print the code larger, or use a shorter address.

color-outside-inks = The file for print shops holds the colour “{ $color }”, which is not among the theme's “tokens” ({ $path }).
    .help = Use color.<name> in the template, or add the colour to “tokens.color” in theme.yaml.
    .explain =
        A print shop prints with four inks (CMYK). The colours in “tokens” have their inks; a colour written into a template is one of screens, turned into inks by a general rule, and may look different in print.
        Drawings and photos of the content become inks as they look on paper; the theme's colours keep the theme's inks in drawings too.

ink-heavy = The template “{ $path }” has a colour of { $sum } % of ink, at most { $most } % dry.
    .help = Lower the inks in cmyk(…), or use color.<name> of the theme.
    .explain =
        Where there is too much ink it does not dry and sets off on the next sheet. The four inks of a colour are at most 300 % together; black letters take black alone.

print-too-long = “{ $path }” is too long to be printed: { $size } MB, and a printed file takes at most { $max } MB.
    .help = Divide the text into shorter ones, or take this product (template { $template }) out of the campaign's “kit”; the page of the text is made all the same.
    .explain =
        Laying out a document keeps all of it in memory and cannot be interrupted, so a list of some ten thousand entries may freeze the machine.
        The limit is about five thousand paragraphs or entries of one text, more than two hundred pages.
        For example a guide that holds a list of 40,000 lines. Such a list belongs on the website, or into a table to download.

print-endless = { $why ->
        [memory] Laying out “{ $path }” needs more than { $mebibytes } MiB of memory
       *[time] Laying out “{ $path }” has not ended after { $seconds } seconds
    } (template { $template }).
    .help = Look for a loop in this template that never ends, or that doubles a text each time. If the document really is that large, set another limit by the environment variable { $why ->
        [memory] LOA_MEMORY (MiB)
       *[time] LOA_PRINT_SECONDS (seconds)
    }.
    .explain =
        A layout cannot be interrupted. When a print template runs for ever or takes all memory, loa names the file and ends, so that the machine stays usable.
        Files that were made are whole, and the next run makes the others. “loa serve” only says that a layout takes long; when memory runs out, it ends too.
        For example a template that appends a text to itself 40 times: it is twice as long after each turn.

print-slow = Making “{ $path }” took { $seconds } seconds.
    .help = If it always takes long, use smaller pictures, or have the template “{ $template }” looked at.
    .explain =
        A printed file usually takes some hundredths of a second. Much longer is mostly due to a very large picture, or to a template that computes the same thing again and again.
        This is a note only; the file is made.

print-left-out = This loa was built without print: { $files ->
        [1] 1 file is
       *[other] { $files } files are
    } left out (leaflets, posters, pictures to share, what is put together from them).
    .help = The whole program makes them: “cargo run --release -- build”, without --no-default-features.
    .explain =
        Print is laid out by Typst, which takes longest to compile. A program built without it makes all pages as before, and no page leads to a file that is not there.
        Before you publish or order prints, build with the whole program. Printed addresses (QR codes) are checked all the same and go on working.

voice-missing = { $why ->
        [voice] The site names no voice
        [engine] This machine lacks “{ $program }”, which reads scripts aloud
       *[encoder] This machine lacks “{ $program }”, which compresses sound
    }, so { $files ->
        [1] 1 file of sound is
       *[other] { $files } files of sound are
    } left out; all others are made.
    .help = { $why ->
        [voice] Write “voice: espeak-ng” into content/site.yaml, or take products of sound out of the kit of the campaign.
        [engine] Install it (Debian, Ubuntu: apt install espeak-ng), or set a command in the environment variable LOA_VOICE.
       *[encoder] Install it (Debian, Ubuntu: { $program ->
            [lame] apt install lame
           *[other] apt install vorbis-tools
        }), or use format: wav.
    }
    .explain =
        Products with make: speech let an outside program read scripts aloud. On a machine without it these files are not planned, and no page leads to a file that is not there.
        For example scripts are written on a machine of the office, and sound is made on a server with espeak-ng and lame.
        content/site.yaml chooses among programs that loa knows. Any other command is set by whoever starts loa, in LOA_VOICE: it takes a script from standard input and gives a WAV file to standard output, for example LOA_VOICE="piper --model vi.onnx --output_file -".

voice-failed = The file of sound “{ $path }” could not be made: { $why ->
        [system] “{ $program }” does not run ({ $said })
        [ended] “{ $program }” reports: { $said }
        [slow] “{ $program }” took more than 5 minutes and was ended
        [large] “{ $program }” gave more than 512 MiB
       *[sound] “{ $program }” gave no WAV file of 16 bits
    }.
    .help = Try that program with a short sentence, or take “voice” (the variable LOA_VOICE) away to leave out files of sound.
    .explain =
        A voice takes a script from standard input and must give a WAV file of 16 bits to standard output within 5 minutes.
        For example the command in LOA_VOICE lacks “--output_file -”, or the voice of piper is not where the command says.

printed-gone = { $why ->
        [site] The address { $address } stands on paper, but no place is published at { $to } any more.
        [target] The address { $address } stands on paper and leads to “{ $to }”, which this place does not show any more.
       *[page] The address { $address } stands on paper, but there is no page any more.
    }
    .help = { $why ->
        [site] Keep the address of the place (website, slug, base_url). If another server leads the old address on, name it in “kept_by:” of this entry.
        [target] If the item has a new name, add “aliases: [{ $alias }]” to it; or let “to:” of this entry lead elsewhere.
       *[page] Add “aliases: [{ $alias }]” to the item that has taken its place, or “to:” to this entry, for example “to: guide:khai-sinh”.
    }
    .explain =
        Paper that is out cannot be called back. content/printed.yaml has every address ever printed; a build that would lose one of them stops.
        `loa print-ledger --update` adds what is about to be printed: run it before files go to the print shop. Never take out an entry while its paper is about.

imprint-missing = The campaign “{ $name }” orders “{ $product }” and has no imprint.
    .help = Add “imprint:” to the campaign: publisher (who answers for it), permit (its number), run (copies), printer.
    .explain =
        Printed matter that is handed out must say who answers for it, its permit, how many there are and who printed it.
        A product asks for it by “imprint: true” in product.yaml; it is taken from “imprint” of the campaign.

kit = { $why ->
        [always] The product “{ $name }” is always made and need not be ordered.
        [no-items] The product “{ $name }” is about a place or the campaign, not about single items.
        [kind] “{ $name }” is not of the kind that the product “{ $product }” is about.
        [absent] “{ $name }” is not published or has expired, so it cannot be ordered.
        [where] Items cannot be chosen by “{ $name }”.
        [language] The product “{ $product }” is not made in “{ $name }”.
        [copies] The number of copies “{ $name }” is neither a number nor a numeric column of places.csv.
        [no-copies] This place has no number to print by.
        [size] The product “{ $product }” has no size “{ $name }”.
        [twice] The campaign orders the same thing twice: { $name }.
       *[other] The kit is wrong at “{ $name }” ({ $why }).
    }
    .help = { $why ->
        [always] Take this entry out of “kit”.
        [no-items] Take the line “items” out of this entry.
        [kind] Choose items of the right kind, or another product.
        [absent] Publish that item (status: published), correct its dates, or take it out of “kit”.
        [where] Write “items: {"{"} kind: guide, where: {"{"} topic: ho-tich {"}"} {"}"}” with a field that exists.
        [language] Take that language out of “languages”.
        [copies] Write a number, for example 300, or the name of a column, for example “households”.
        [no-copies] Fill in that column for the place in content/places.csv, or write a number.
        [size] { cli-near }Use one of the sizes in the product's declaration.
        [twice] Make one entry of the two, or keep their sizes, items and places apart.
       *[other] Correct that entry of “kit”.
    }
    .explain =
        The kit in a campaign's file says which products are ordered, of which items, for which places, in how many copies.
        For example: - {"{"} product: leaflet, items: [khai-sinh], places: all, copies: 300 {"}"}
        A wrong entry may have thousands of copies printed twice or not at all, so it must be mended before anything is built.
        `loa list products` names the products, `loa list kit` shows what is ordered.

unknown-product = There is no product “{ $name }”.
    .help = { $near ->
        [none] Use one of these products: { $known }.
       *[other] Did you mean “{ $near }”?
    }
    .explain =
        A link, a declaration or a command names a product that the theme does not have, or does not make here.
        Products are called like their folder in “products” of the theme; “loa list products” prints them all.
        For example the menu in site.yaml says “product:guide”, but the list is called “guides”.
        Correct the name, or delete the mention if that product was switched off.

unknown-kind = There is no kind of content “{ $name }”.
    .help = { $near ->
        [none] Use one of these kinds: { $known }.
       *[other] Did you mean “{ $near }”?
    }
    .explain =
        Links and the declarations of themes call kinds by their English names in the singular: guide, procedure, location, contact …
        For example [births](guides:khai-sinh) and “kind: guides” are wrong, they must be guide:khai-sinh and “kind: guide”.
        In a link product, https, tel or mailto may stand before the colon, too. Correct the name as suggested.

unknown-query-field = There is no field “{ $name }” in { cli-part }.
    .help = { $near ->
        [none] Use one of these fields: { $known }.
       *[other] Did you mean “{ $near }”?
    }
    .explain =
        A question under “needs” (where, order, select) names a field the kind does not have, or a long text, which cannot be compared.
        Passed over, the list would be empty or in the wrong order without anybody noticing: “wieght” instead of “weight”.
        Declarations use the English names of fields only. Correct it as suggested.

query-value = { $why ->
        [shape] A condition is a word, a list of words, or operators such as from, to and not.
        [operator] There is no operator “{ $name }”.
        [one] “{ $name }” takes one value.
        [twice] The range has a second end: “{ $name }”.
        [flag] “{ $name }” is neither true nor false.
        [part] “{ $name }” is a part of a date, which no date equals.
        [period] “{ $name }” is a period, which no date equals.
        [offset] “{ $name }” is no period.
        [no-order] “{ $name }” has no smaller and larger values.
        [no-number] “{ $name }” is no number.
       *[types] “{ $name }” is of another type than the field: the two are never equal.
    }
    .help = { $why ->
        [operator] { $near ->
            [none] Operators are any, not, from, to, after and before.
           *[other] Did you mean “{ $near }”? Operators are any, not, from, to, after and before.
        }
        [part] Write a range: “{"{"} from: 2026-11-01, to: 2026-11-30 {"}"}”, or of the build date “{"{"} from: month, to: month {"}"}”.
        [period] Write a range: “{"{"} from: month, to: month {"}"}”, “{"{"} before: as_of {"}"}”.
        [offset] Periods are as_of (the build date), week, month and year, with a number of them: month-1, as_of+7.
        [no-order] Ranges are for dates and numbers; for others write a list of words, or “{"{"} not: [a, b] {"}"}”.
        [types] Compare with a field of the same type.
       *[other] For example: “level: [full, partial]”, “topic: {"{"} not: [] {"}"}” (has one), “date: {"{"} from: month-1, before: as_of {"}"}”.
    }
    .explain =
        A condition of “where” that no item can meet gives an empty list, which nobody sees until it is printed. So words are read by the type of the
        field: a choice, date or number must be one, and a field is only compared with one of its own type.
        Ranges: from and to hold the value itself, after and before do not. A whole month is “{"{"} from: month, to: month {"}"}”.

query-empty = The condition compares “{ $name }” with “{ $value }”, which no { $kind } has.
    .help = { $near ->
        [none] Correct the value, or write content that has it.
       *[other] Did you mean “{ $near }”?
    }
    .explain =
        A condition of “where” names a term, an item, a place or words that no content has: the list that asks for it is empty.
        Either the value is misspelt, or the content is still to come; then the warning goes with it.

unanswerable-need = { $why ->
        [no-item] “{ $name }” needs an item, but this product is not made for items.
        [no-term] “{ $name }” needs a term, but this product is not made for terms.
        [no-campaign] “{ $name }” needs a campaign, but this product is not made for campaigns.
        [unknown] There is no list “{ $name }” under “needs”.
        [component] “{ $name }”: a component asks for items without their texts, not for files or terms.
       *[other] “{ $name }” cannot be answered ({ $why }).
    }
    .help = { $why ->
        [no-item] Change “for” to a kind, or take “item.” out of the question.
        [no-term] Change “for” to “{"{"} each: topic, of: guide {"}"}”, or take “term” out of the question.
        [no-campaign] Take “campaign” out of the question.
        [unknown] { cli-near }Declare that list under “needs” before it is used.
       *[other] Correct the question under “needs”.
    }
    .explain =
        A question under “needs” may compare with the item (item.…), the place (place.…) or the term, but only where the product has one.
        For example the home page (for: place) has no item, so “topic: item.topic” means nothing there.
        “paginate” and “anchors” must name a list that “needs” has, too.
        Change “for” or the question.

reserved-name = { $what ->
        [component] “{ $name }” is the name of a box that exists already and cannot be that of a component.
       *[other] “{ $name }” cannot be the name of an entry of “needs”.
    }
    .help = Choose another name of small letters, digits and underscores that begins with a letter, for example “offices”.
    .explain =
        Templates call data by the names under “needs”, so a name must be one a template can write and must not hide another.
        These are taken: site, place, lang, product, theme, job, item, term, campaign, page, loop, self, super.
        If a list were called “page”, the template could no longer tell which page it is on.
        Choose another name and change it in the template.

bad-color = “{ $value }” in the option “{ $name }” is not a colour.
    .help = Write a colour like “#a3111b” or “#a31”, in quotes.
    .explain =
        A colour is # and three or six hexadecimal digits (0–9, a–f). Names such as “red” are not taken.
        Without quotes the # begins a comment, and the value is empty.
        Ask the designer for the colour, for example "#a3111b".

bad-token = { $why ->
        [color] “{ $value }” at “{ $name }” is not a colour.
        [length] “{ $value }” at “{ $name }” is not a measure.
        [letters] “{ $value }” at “{ $name }” has characters that would break the style sheet.
        [list] “{ $name }” is a list, but takes one value.
        [inks] “{ $name }” must be four numbers from 0 to 100: percent of cyan, magenta, yellow and black ink.
        [ink-sum] The colour “{ $value }” takes too much ink: its four numbers add up to more than 300.
        [ink-text] Running text (“{ $value }”) must be printed with black ink alone.
        [ink-unknown] “{ $name }” gives inks to a colour that is not in “tokens.color”.
        [pair] “{ $value }” at “contrast” is not a pair of colours.
        [unknown] “{ $value }” at “contrast” names a colour that tokens.color has not.
       *[empty] “{ $name }” has no value.
    }
    .help = { $why ->
        [color] Write a colour like “#a3111b” or “#a31”, in quotes.
        [length] Write a number with a decimal point and a unit, for example “1.5rem”, “48px”.
        [letters] Leave out semicolons, braces and “<”.
        [inks] Write it like this: [0, 100, 90, 20].
        [ink-sum] Take less; so much ink does not dry and stains the next sheet.
        [ink-text] Write “{ $value }: [0, 0, 0, 100]”; in several inks thin strokes get coloured edges.
        [ink-unknown] Add the colour “{ $value }” to “tokens.color”, or take this line away.
        [pair] Write “ink on paper”, and if you like the least ratio: “ink on paper 7”.
        [unknown] Use names of colours in tokens: color.
       *[other] Write one value; colours in quotes.
    }
    .explain =
        Every value under “tokens” in theme.yaml becomes a variable of the style sheet. Browsers ignore a wrong one in silence,
        so that text may lose its colour or size and nobody knows.
        In the group “color” only #rgb and #rrggbb are taken; elsewhere what begins with a number must have a right unit.
        In “press.color” each colour has the four percentages of a print shop's inks (CMYK); those of other colours follow from the colour.

two-canonical = The products “{ $one }” and “{ $two }” both claim the main page of { cli-part }.
    .help = Take “canonical: true” out of one of them, or let their conditions differ (at, where, languages).
    .explain =
        Each item has one main page, where links, the sitemap and search engines lead.
        With two there is no telling which. As a rule a product's folder was copied to make a short or a print version.
        Leave “canonical: true” in exactly one product.

template-missing = The template “{ $path }” was not found in the theme.
    .help = { cli-near }Put the template beside product.yaml, or write its path from the folder of the theme.
    .explain =
        product.yaml names a file that neither the theme nor those it extends have.
        loa looks into the folder of the product first, then into the whole theme.
        For example “template: leaflet.html” while the file is called “leaflets.html”. Correct the name or add the file.

template = The template fails: { $message }.
    .help = { cli-near }Correct the template where the message points; “loa view” shows the data it gets.
    .explain =
        The template cannot be rendered, so no file can be made with it.
        Most often the name of a field is misspelt, for example item.titel for item.title.
        A template sees only the data of its own page and what “needs” declares; empty fields are null, never absent.
        The words after the colon come from the template engine. This is for whoever makes the theme.

template-data = “{ $name }” is data with parts and not a text: the page would show “{"{"}"text": …{"}"}”.
    .help = { $near ->
        [none] Print one of its parts: { $known }.
        [list] Go through the list with “for”.
       *[other] Did you mean “{ $near }”? Its parts: { $known }.
    }
    .explain =
        A telephone number, picture, item or list consists of parts, which templates print one by one: “place.hotline.text” is what people read,
        “place.hotline.tel” what a link dials. A list is printed by “for”. To print all of it as JSON, write “| json”.

template-field = The template uses the field “{ $name }”, which the view does not have.
    .help = { $near ->
        [none] Mend the template at this line; “loa view” shows what a template sees.
       *[other] Did you mean “{ $near }”? “loa view” shows what a template sees.
    }
    .explain =
        A template may only use fields that the view has.
        For example a template says item.titel instead of item.title; unsaid, thousands of pages would lose their title and nobody would notice.
        Branches that no page takes are looked at too, so the fault shows as soon as the theme is edited.
        Mend the name in the template; “loa schema” lists the fields of each kind.

output-invalid = The file “{ $path }” is not valid { $format ->
        [json] JSON
        [xml] XML
        [geojson] GeoJSON
        [webmanifest] JSON
        [svg] SVG
        [atom] Atom
        [rss] RSS
       *[other] { $format }
    }: { $reason }.
    .help = Correct the template that made it: in JSON put values through the filter json and look at commas and brackets; in XML and SVG close every tag and do not use the filter safe; in CSV give every row the same number of cells; in a calendar (ics) every event has UID, DTSTAMP, DTSTART and SUMMARY.
    .explain =
        loa reads every JSON, XML, CSV and calendar file it has made, and JSON-LD blocks inside pages; this one cannot be read,
        so neither feed readers nor calendars nor search engines could.
        Common faults: a comma after the last element, or a title with quotes put straight into the template.
        The fault is in the theme's template, not in the article. Use filters instead of writing quotes round values.

text-not-shown = { $path ->
        [none] No page shows this text: “{ $words }”.
       *[other] The page “{ $path }” does not show this text: “{ $words }”.
    }
    .help = { $path ->
        [none] Items of the kind “{ $kind }” have no page in this theme, and no list shows “{ $field }”. Move the text to a page (a .md file outside the folders of kinds), or let a product select it.
       *[other] It stands in the field “{ $field }”, and the template { $template } leaves it out. Show it there: a section's text is item.sections.ROLE.intro, what stands between two entries is e.after, everything else is item.body.rest (or item.body.html for all of it). Or move the text to a part that the page shows.
    }
    .explain =
        What a person wrote must reach the reader. loa compares every finished page with the text of its item, whatever the theme.
        A template that shows “item.steps” only loses the paragraph between two steps, the sentence in front of them, or a section without a list.
        Print products may leave things out on purpose: loa view JOB lists what.

text-left-out = Not in this file: “{ $words }”.
    .help = It stands in the field “{ $field }” of { $item }. The template { $template } leaves it out; the item's own page shows it.
    .explain =
        A leaflet, a poster or a message shows a part of an item: what fits and what matters there. loa view JOB lists what the file leaves out,
        so that nobody is surprised. The item's own page shows everything; where it does not, that is the error text-not-shown.

paths-collide = Two things want to be the file “{ $path }”{ $one ->
        [none] { "" }
       *[other] : “{ $one }” and “{ $two }”
    }.
    .help = Change the file name, the “slug” or the “aliases” of one of the two.
    .explain =
        One address holds one file; the second would overwrite the first.
        Capitals and the way marks are typed do not make a difference: on Windows “Trang.md” and “trang.md” are one.
        For example the page “gioi-thieu” and the file “gioi-thieu.html” in “static” lead to one address.
        Rename one of them. If the theme makes both, its designer has to change the “path” of one product.

## Checks

not-nfc = In this file { $count ->
        [one] { $count } letter is
       *[other] { $count } letters are
    } typed with separate marks (decomposed Unicode).
    .help = “loa check --fix” converts them; or open the converter of UniKey (Ctrl+Shift+F6), convert from “Unicode tổ hợp” to “Unicode”, and save.
    .explain =
        A letter such as “ế” can be stored as one character (composed) or as “e” and two marks (decomposed); both look the same.
        To a computer they differ: in one real plan with both, a search for “tuyên truyền” found 3 places of 22.
        It mostly comes from PDF files or Macs. Convert the whole file to the composed form.

link-text = The words of the link “{ $text }” do not say where it leads.
    .help = Make the name of the target the link, for example “How to register a birth” instead of “here”.
    .explain =
        People with screen readers often listen to the list of links alone; ten times “here” leaves them no choice.
        Those who skim look at links first, too. And in print “click here” means nothing.
        Write: See [how to hand in files at the post office](guide:nop-ho-so-tai-buu-dien).

heading-jump = The headings jump from level { $from } to level { $to }.
    .help = Use the next level: take “#” signs away in front of this heading.
    .explain =
        Headings go down one level at a time: after “##” comes “###”, not “####”.
        Tables of contents, screen readers and PDF files rely on it; after a jump listeners think they missed a part.
        Do not choose levels by the size of letters, the theme sees to that. Take “#” signs away until the level is right.

invisible-character = There is an invisible character here ({ $name }).
    .help = Delete the whole word and type it again; when pasting from elsewhere use Ctrl+Shift+V.
    .explain =
        Invisible characters come along when copying from web pages, chats or PDF files.
        They break search, links and line breaks; those that turn the direction of writing can make a false address look genuine.
        Delete the word and type it again.

## Sentences of the command line

cli-summary-sites = Made { $sites ->
        [one] { $sites } site
       *[other] { $sites } sites
    } with { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    } in { $seconds } s: { $written } files new or changed, { $unchanged } unchanged, { $pruned } removed.
cli-next-change = The site will change by itself on { $date }; run loa again on that day.
cli-open = To see it, open { $path }
cli-errors = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }.
cli-nothing-written = Because of the errors nothing was written; the result of the last run is untouched.
cli-waiting = Another run of loa is using the output folder, waiting …
cli-untranslated = { $count ->
        [one] { $count } item is
       *[other] { $count } items are
    } not translated into { $lang ->
        [vi] Vietnamese
        [en] English
        [tay] Tày
        [mww] Hmong
        [km] Khmer
        [cjm] Cham
        [zh] Chinese
        [ja] Japanese
        [ko] Korean
        [fr] French
        [de] German
        [ru] Russian
        [es] Spanish
        [lo] Lao
        [th] Thai
       *[other] “{ $lang }”
    }; lists show the original.
cli-memory-unknown = This system does not say how much memory a program has taken, so LOA_MEMORY has no effect.
cli-explain-unknown = There is no code “{ $name }”. { cli-near }Codes stand in square brackets at the beginning of each message.
cli-count = { $count ->
    [0] { $place ->
        [none] { "" }
       *[other] met at { $place }
    }
    [one] met in { $count } more place{ $place ->
        [none] { "" }
       *[other] , for example { $place }
    }
   *[other] met in { $count } more places{ $place ->
        [none] { "" }
       *[other] , for example { $place }
    }
}
cli-more = { $count } more [{ $code }]{ $path ->
    [none] .
   *[other] {" "}in { $path }.
}
cli-more-all = To see all, run: loa check --format json
cli-see = See: loa explain { $code }
cli-created = Created { $path }
cli-exists = “{ $path }” exists and is left as it is.
cli-progress-plan = { $jobs ->
        [one] { $jobs } file
       *[other] { $jobs } files
    } for { $places ->
        [one] { $places } place
       *[other] { $places } places
    }
cli-progress-render = Making { $place }
