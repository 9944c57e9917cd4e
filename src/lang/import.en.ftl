# `loa import site`: brings the site of another tool over.
cli-help-into = A new, empty folder for the site
cli-help-import-from = The tool that made the old site; recognised without it
cli-site-no-folder = There is no folder { $path }. Name the folder of the old site, for example: loa import site old-site --into new-site
cli-site-into = Name a new folder for the site: loa import site { $path } --into new-site
cli-site-not-empty = { $path } has files. Choose a new or empty folder; a site that is there is not overwritten.
cli-site-inside = { $path } is inside the old site, or contains it. Choose a folder elsewhere: the old site is never changed.
cli-site-unknown = There is no telling which tool made { $path }. Add --from hugo, zola, jekyll, docusaurus, vitepress, mkdocs or eleventy.
cli-site-no-pages = No page was found in { $path }. Check the folder, or name the tool with --from.
cli-site-done = Brought over a site of { $tool }: { $pages } pages and { $files } other files in { $seconds } s, to { $path }.
cli-site-next = { $count ->
    [0] Nothing needs a look.
    [one] One place needs a look.
   *[other] { $count } places need a look.
    } Every change is in { $report }.
    Next: loa build --root { $path }
cli-site-pages-head = Old file,Old address,New file
cli-site-report = What was brought over
cli-site-report-intro = A site of { $tool } in { $path }: { $pages } pages. The old site is unchanged. The number behind a colon is the line in a file of the old site.
cli-site-report-look = Needs a look
cli-site-report-done = Done
cli-site-report-all = Every place
cli-site-report-all-intro = One by one, as the old site has it.
cli-site-unreadable = Files that could not be read
cli-site-unreadable-how = They were not brought over. Save them as UTF-8, or look at their permissions.
cli-site-link-outside = Links of the file system that lead out of the folder
cli-site-link-outside-how = They were not followed. Copy what is needed.
cli-site-front-matter = Front matter that cannot be parsed
cli-site-front-matter-how = It stands as code at the top of the page. Mend it and move it to the top of the file.
cli-site-settings = Settings that are a program
cli-site-settings-how = No program of the old site is run. Look at title, address and menu in content/site.yaml.
cli-site-construct = Constructs of the old tool that are shown as code
cli-site-construct-how = Readers see them as code. Replace them by words, pictures or links.
cli-site-html-kept = HTML that was kept
cli-site-html-kept-how = Markdown has nothing for it. allow_html is set in site.yaml.
cli-site-code-left-out = Program code that was taken out of the text
cli-site-code-left-out-how = Readers of the old site did not see it.
cli-site-picture-missing = Pictures that the old site does not have
cli-site-picture-missing-how = The page keeps the description and the name. Find the picture, put it into content/ and mend the page.
cli-site-picture-elsewhere = Pictures of other sites, now links
cli-site-picture-elsewhere-how = A site shows its own pictures only. Where you may use them, put them into content/.
cli-site-link-broken = Links that lead nowhere
cli-site-link-broken-how = Their words stay, with the old address beside them. Mend or remove them.
cli-site-link-refused = Links of an unusual kind
cli-site-link-refused-how = Only https, http, mailto, tel and sms are taken. The old address stands beside the words.
cli-site-table-cell = Cells of tables without a column
cli-site-table-cell-how = The row is longer than the table is wide. The table got columns without names: name them, or remove the cells.
cli-site-value = Values that do not fit their field
cli-site-value-how = The old value is kept below “extra” in the front matter.
cli-site-title-made = Titles made from the name of the file
cli-site-title-made-how = The old page has no title. Write one that readers understand.
cli-site-heading-twice = Headings that repeat the title
cli-site-heading-twice-how = The title is shown once.
cli-site-renamed = Pages with another name or address
cli-site-renamed-how = Two pages had the same name, or the theme makes the page of that name itself (404).
cli-site-language = Languages that cannot be used
cli-site-language-how = Look at languages in site.yaml.
cli-site-template = Pages that the old theme made
cli-site-template-how = They have no text of their own. The new theme has its own lists.
cli-site-file-left-out = Files that were not brought over
cli-site-file-left-out-how = Programs, themes and data of the old tool; the number is that of the files.
cli-site-converted = Written in the way of loa
cli-site-converted-how = Nothing to do.
cli-site-attribute = Attributes that were left out
cli-site-attribute-how = Sizes, styles, and what only the old theme understands.
cli-site-field-kept = Fields without a counterpart, kept below “extra”
cli-site-field-kept-how = A theme may use them: item.extra.
cli-import-dry-guide = Nothing was written. Add --yes to write it to { $path }
cli-import-same-name = { $path } exists, so this text was written to { $new }. Are they the same? If so, merge them and delete one.
cli-import-at = { $part ->
    [header] Page header
    [footer] Page footer
    [footnote] Footnote
    [comment] { $paragraph ->
        [0] Comment
       *[other] Paragraph { $paragraph }
    }
    [box] Text box at paragraph { $paragraph }
   *[body] { $paragraph ->
        [0] Whole text
       *[other] Paragraph { $paragraph }
    }
}
cli-import-remark = { $place }: { $what ->
    [struck] struck-out text is left out: “{ $text }”
    [hidden] hidden text is left out: “{ $text }”
    [deleted] text deleted with tracked changes is left out: “{ $text }”
    [inserted] text added with tracked changes was taken, though nobody has accepted it in Word: “{ $text }”
    [contents] the table of contents is left out, pages have their own: “{ $text }”
    [header] the page header is left out: “{ $text }”
    [footer] the page footer is left out: “{ $text }”
    [comment] the comment is left out, by { $text }
    [unused-note] a note without a reference is left out: “{ $text }”
    [formula] the formula became plain text, please read it: “{ $text }”
    [chart] the chart became a table: “{ $text }”
    [smart-art] the SmartArt became a list: “{ $text }”
    [inner-table] the table within a table became lines, please read them: “{ $text }”
    [number] the number before the heading “{ $text }” is left out
    [sign] the sign { $text } is unknown, please type it
    [cropped] the picture { $text } is cropped in Word, and the file taken over still has the rest; see whether all of it may be published
    [picture] the picture { $text } is left out: it is not PNG, JPEG, GIF or WebP. Save it as PNG and put it into the text
    [picture-elsewhere] a picture from elsewhere is left out: { $text }
    [picture-skipped] the picture { $text } is left out
    [background] the background picture is left out: { $text }
    [object] the embedded file is left out: { $text }
    [inserted-file] the inserted file is left out: { $text }
    [chart-unread] the chart { $text } cannot be read
    [smart-art-unread] the SmartArt { $text } cannot be read
    [letterhead] the letterhead is left out: “{ $text }”
    [recipients] the recipients (“Nơi nhận”) are left out: “{ $text }”
    [signer] the signature is left out: “{ $text }”
   *[title-made] the text has no title, so it has the name of its file: “{ $text }”; write a title that is easy to understand
}
cli-document-part = { $part ->
    [page] page { $page }
    [box] text box
    [footnote] footnote
    [header] page header
   *[footer] page footer
}
cli-help-map = Which field a column of the list is, such as "Desk=phone"; remembered with --yes
cli-help-for-place = Code of the place of all rows of the list
cli-help-skip-hidden = Pass over hidden rows of the workbook
cli-import-no-map = “{ $map }” is not understood. Name the column, an equals sign and the field, for example: --map "Desk=phone". The fields: loa schema { $kind }
cli-import-sheet = The sheet “{ $name }” of { $count } is read.
cli-import-hidden = { $what ->
    [skipped] { $count } hidden rows are passed over.
   *[taken] { $count } rows are hidden and are read all the same. Add --skip-hidden to pass over them.
}
cli-import-hidden-row = (hidden)
cli-import-cell-left-out = column “{ $head }” not taken: “{ $text }”
cli-import-no-item = no row of data: “{ $text }”
cli-import-remembered = The names of columns are remembered in { $path }
