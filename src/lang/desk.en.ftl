# The desk: saving, pictures, help.
edit-conflict = “{ $path }” was changed by somebody else after it was opened here, so nothing was saved.
    .help = Compare the two versions below, then save yours or open the new one.
    .explain =
        The desk replaces exactly the file that the editor saw. When the file changes in the meantime, saving over it would lose the other change.
        Example: two people have contacts.csv open; the one who saves last sees this.
        Both versions are kept: the one on the disk and the one just written. Look at the differences and save again.

edit-refused = “{ $path }” cannot be changed here: { $why ->
        [sheet] it is an Excel workbook
        [cell] a cell of a table cannot hold a list of records
        [control] the value has control characters, which are no text
        [odd] it is written in a way that leaves doubt where the change belongs
        [outside] only content/ and static/ may be written
        [link] a link on the way leads elsewhere
        [missing] there is no such folder
        [reserved] Windows keeps this name for a device
       *[other] the path is not valid
    }.
    .help = { $why ->
        [sheet] Open the file in Excel, change it and save; the preview follows at once.
        [cell] Move this entry into a Markdown file of its own.
        [control] Delete that part and type it again, or paste it as text only.
        [odd] Open the file in an editor and change the line by hand.
       *[other] Choose another name and folder.
    }
    .explain =
        The desk writes into content/ and static/ only, and only when it is certain that nothing else in the file moves: after each change the file
        is read again and compared.
        Workbooks are changed by Excel: writing them from another program would lose formats, formulas and notes.
        Example: contacts.xlsx; a path like ../../x; a YAML value with an anchor “&a”.
        Change such files with the program they belong to.

picture-refused = The picture “{ $name }” is not taken: { $why ->
        [alt] it has no description
        [type] it is not JPEG, PNG, WebP, GIF or an SVG drawing
        [drawing] the drawing has “{ $part }” in it, which may run, move or fetch files from elsewhere
        [size] the file is larger than 24 MB
        [pixels] it is larger than 12,000 pixels one way
        [empty] the file is empty
        [taken] there are too many pictures of this name
       *[broken] the picture is damaged or incomplete
    }.
    .help = { $why ->
        [alt] Write one sentence: what the picture shows, for those who cannot see it.
        [type] Save it as JPEG or PNG and send it again.
        [drawing] Ask whoever drew it to save it as Plain SVG, or export it as PNG.
        [size] Make it smaller and send it again.
        [pixels] Make it smaller and send it again.
        [taken] Rename the picture.
       *[other] Copy the picture again from the camera or telephone.
    }
    .explain =
        Pictures are judged by their content, not by the name of the file. Positions and camera data are taken out; the file gets a plain name.
        A picture needs a description, for screen readers and for when it does not load.
        Example: a Word file renamed to .jpg; a photo half copied from a card; an SVG drawing with a “script” in it.
        Each message says what to do.

desk-name = Desk
desk-parts = Parts
desk-skip = Skip to the content
desk-list = Content
desk-new = New item
desk-kit = Kit
desk-help = Help
desk-site = The site
desk-errors = { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
desk-warnings = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
desk-notes = { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
desk-looking = Looking…
desk-sound = No errors
desk-locked = This is read-only.
desk-locked-how = To edit, stop the program (Ctrl+C) and run “loa serve --edit”.
desk-foreign = This request does not come from a page of this desk.
desk-foreign-how = Perhaps the program was started again. Go back, reload the page and save once more.
desk-not-saved = Not saved
desk-not-saved-faults = { $count ->
        [one] Not saved: one field needs mending, marked in red below.
       *[other] Not saved: { $count } fields need mending, marked in red below.
    }
desk-absent = Not found
desk-absent-text = There is no such item. Perhaps its file was renamed or deleted.
desk-find = Find
desk-find-how = Title or file; marks may be left out
desk-place = Place
desk-all-places = All places
desk-status = Status
desk-any = Any
desk-faulty = Only with findings
desk-search = Filter
desk-kinds = Kinds
desk-all = All
desk-rest = Findings about no item ({ $count })
desk-shown = { $count } items, showing { $lines }
desk-title = Title
desk-kind = Kind
desk-findings = Findings
desk-absent-draft = not published
desk-absent-review = in review
desk-absent-not-approved = not approved
desk-absent-not-yet = not yet
desk-absent-hidden = hidden
desk-absent-expired = expired
desk-pages = Pages of the list
desk-previous = Previous
desk-next = Next
desk-nothing = Nothing like that.
desk-saved = Saved { $path }
desk-saved-lines = { $count ->
        [one] The line that changed in the file
       *[other] The { $count } lines that changed in the file
    }
desk-of-item = Findings about this item ({ $count })
desk-body = Text
desk-body-how = In Markdown: an empty line between paragraphs, “## ” before headings, “- ” before each point.
desk-body-parts = Written in the text, below headings: { $name }.
desk-further = Seldom used fields
desk-required = required
desk-none = (none)
desk-one-a-line = One per line.
desk-entries-how = To add one, fill in the empty one at the end. To remove one, clear all its fields.
desk-fixed-text = This is written in the text, below its heading. Change it there.
desk-fixed-file = This comes from another file (the original, or the table of places).
desk-fixed-cell = A cell of a table cannot hold this list.
desk-fixed-sheet = This is an Excel workbook: open it in Excel, change it and save. The preview follows at once.
desk-fixed-odd = It is written in an unusual way; open the file and change it by hand.
desk-save = Save
desk-save-how = Only the lines you changed move in the file. Ctrl+S saves too.
desk-preview = Preview
desk-draft = With what you are writing. It is not saved yet.
desk-preview-at = As shown by
desk-show = Show
desk-page = Web page
desk-no-preview = This item has no page of its own: it shows in lists, or is not published yet.
desk-picture = Add a picture
desk-picture-how = The picture is put beside the item’s file; positions and camera data are taken out. Save the item before sending one.
desk-picture-file = File
desk-picture-alt = What it shows
desk-picture-into = Put it into
desk-picture-text = the text
desk-picture-field = the field “Image”
desk-picture-send = Send
desk-conflict = The file has changed
desk-conflict-now = In the file now
desk-conflict-mine = Yours
desk-conflict-lines = The lines that differ
desk-conflict-keep-mine = Save mine
desk-conflict-keep-theirs = Drop mine, open the new one
desk-new-title-how = Its name, as readers see it. An item with a file of its own gives the file its name, without marks.
desk-new-place = For
desk-new-place-how = Choose the root for all places below it.
desk-new-make = Make it
desk-new-kind = Choose a kind.
desk-new-title = The title needs letters or digits.
desk-new-exists = { $path } is there already; nothing was written. Choose another title, or open that item.
desk-row = New { $name }
desk-row-where = For { $place }. Saving adds a row to the table { $path }.
desk-row-table = For { $place }. There is no table of this kind yet: saving makes { $path }.
desk-row-save = Add
desk-row-no = Cancel
desk-row-held = There is one like it in { $path } or at a place above; nothing was written. Give it another name, or open that one.
desk-row-sheet = This kind is kept in the Excel workbook { $path }. Open it in Excel, add a row and save; the preview follows at once.
desk-remove = Delete…
desk-remove-of = Delete “{ $name }”?
desk-remove-file = { $count ->
        [one] The file { $path } will go (1 line). Pictures beside it stay.
       *[other] The file { $path } will go ({ $count } lines). Pictures beside it stay.
    }
desk-remove-lines = This will go from { $path }:
desk-remove-language = The version in { $name } is another file and stays:
desk-remove-inherited = After that { $place } shows what { $name } has:
desk-remove-refs = { $count ->
        [one] One place refers to this. Without it that becomes an error, and the site changes no further until it is mended.
       *[other] { $count } places refer to this. Without it each becomes an error, and the site changes no further until they are mended.
    }
desk-remove-no-refs = Nothing refers to this.
desk-remove-all = Delete it everywhere
desk-hide = Hide it at { $place } only
desk-hide-how = This belongs to { $name }, and { $place } shows it too. Hidden, it is gone from { $place } alone; the others keep it.
desk-hide-refs = { $count ->
        [one] One place on the site of { $place } refers to this. Once hidden, that becomes an error to be mended.
       *[other] { $count } places on the site of { $place } refer to this. Once hidden, each becomes an error to be mended.
    }
desk-remove-menu = Menu of the site
desk-remove-printed = Ledger of printed addresses
desk-remove-forever = Deleted by mistake, it can be brought back on the next page.
desk-remove-yes = Delete
desk-remove-no = Keep
desk-remove-changed = { $path } was changed by somebody else just now, so nothing was deleted. Look again, then delete once more.
desk-removed = Deleted “{ $name }” ({ $path })
desk-restore = Bring it back
desk-restore-changed = { $path } was changed after the deletion, so it cannot be brought back from here.
desk-kit-of = The kit of { $place }
desk-kit-change = Change what the campaign orders
desk-kit-count = { $count ->
        [one] 1 file
       *[other] { $count } files
    }
desk-copies = { $count ->
        [one] 1 copy
       *[other] { $count } copies
    }
desk-no-kit = No campaign orders anything for this place yet.
cli-help-help = Help on a command, or the manual: loa help phone
cli-help-topic = A command or a page of the manual; none lists them
cli-help-manual = Manual (loa help PAGE):
cli-no-help = There is no command or page of the manual “{ $name }”.{ $near ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $near }”?
}
cli-help-picture = [Picture: { $alt }]
