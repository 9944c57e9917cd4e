# The desk: saving, pictures, help.
edit-conflict = “{ $path }” was changed by somebody else after it was opened here, so nothing was saved.
    .help = Compare the two versions below and choose what to keep.
    .explain =
        The desk replaces exactly the file that the editor saw. When the file changes in the meantime, saving over it would lose the other change.
        Example: two people have contacts.csv open; the one who saves last sees this.
        Both versions are kept: the one on the disk and the one just written. Look at the differences and save again.

edit-refused = “{ $path }” cannot be changed here: { $why ->
        [sheet] it is an Excel workbook
        [cell] a cell of a table cannot hold a list of records
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
        [type] it is not JPEG, PNG, WebP or GIF
        [size] the file is larger than 24 MB
        [pixels] it is larger than 12,000 pixels one way
        [empty] the file is empty
        [taken] there are too many pictures of this name
       *[broken] the picture is damaged or incomplete
    }.
    .help = { $why ->
        [alt] Write one sentence: what the picture shows, for those who cannot see it.
        [type] Save it as JPEG or PNG and send it again.
        [size] Make it smaller and send it again.
        [pixels] Make it smaller and send it again.
        [taken] Rename the picture.
       *[other] Copy the picture again from the camera or telephone.
    }
    .explain =
        Pictures are judged by their content, not by the name of the file. Positions and camera data are taken out; the file gets a plain name.
        A picture needs a description, for screen readers and for when it does not load.
        Example: a Word file renamed to .jpg; a photo half copied from a card.
        Each message says what to do.
