# Words of the command line: labels, help of commands and options.
cli-error = error
cli-warning = warning
cli-note = note
cli-help = help
cli-here-too = and here
cli-because-theme = the theme changed
cli-because-place = the place or the site changed
cli-because-item = the content changed
cli-because-needs = a list shown with it changed
cli-because-file = the file in the output folder was changed
cli-because-said = there was a warning last time
cli-because-new = new file
cli-because-same-bytes = same result, not written again
cli-repeated = Nothing has changed since the last build, so its result still holds.
cli-press-removed = Removed { $count } print-shop files because what they show has changed: { $files }. Run again with “--press” to make new ones.
cli-no-job = There is no file “{ $name }” in the plan.{ $near ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $near }”?
}

cli-help-loa = loa: write once, publish for the whole city and for every ward
cli-help-speak = Language of messages: vi or en
cli-help-build = Makes the websites from content/, themes/ and static/
cli-help-root = Folder of the site (default: this folder)
cli-help-output = Output folder (default: output/ in the site's folder)
cli-help-place = Only for the place with this code; may be repeated
cli-help-only = Only this product; may be repeated
cli-help-lang = Only this language
cli-help-as-of = As if today were this day (2026-11-22 or 22/11/2026)
cli-help-drafts = Show drafts and what waits for approval
cli-help-press = Make the files for print shops too (CMYK, bleed, crop marks)
cli-help-base-url = Address of the root site, instead of the one in site.yaml
cli-help-jobs = Number of threads
cli-help-format = Form of messages: human, json, github
cli-help-quiet = Print errors only
cli-help-prune = Allow removing more than half of what the last run made
cli-help-explain-rebuild = Say why each file is made anew
cli-help-json = Print JSON
cli-help-list = Lists what the site has
cli-help-list-kinds = Kinds of content
cli-help-list-products = Products of the theme
cli-help-list-places = Places
cli-help-list-items = Items, where they stand and their state
cli-help-list-jobs = Files to be
cli-help-list-checks = The codes of all checks and their levels
cli-help-list-kit = What campaigns order
cli-help-view = Prints what a template sees for one file
cli-help-job = Name in `loa list jobs`, or path of the file in the output folder
cli-help-typst = Write the print template with its data, fonts and pictures into this folder, to open in a Typst editor
cli-no-print = This loa was built without print and cannot do that. Build the whole program: “cargo build --release”, without --no-default-features.
cli-not-printed = “{ $name }” is not printed: only .typ templates open in Typst.
cli-handed-out = Wrote { $count } files to { $path }. To see it: { $command }
cli-help-schema = Prints the JSON Schema of a kind, for editors
cli-help-kind = Kind of content, for example guide
cli-help-new = Makes a new site or a new item
cli-help-new-kind = site, or a kind: guide, notice, question …
cli-help-new-title = Title; for site the folder to make
cli-help-explain = Explains a diagnostic code
cli-help-code = The code in brackets, for example link-broken

cli-help-check = Check the content; nothing is written
cli-help-check-path = Files or folders to check; also .docx, .xlsx and .txt files outside the site
cli-help-rule = Report this code only; may be given several times
cli-help-fix = Mend at once what can surely be mended
cli-help-dry-run = With --fix: only show what would be changed
cli-help-deep = Render every page to find faults; nothing is written
cli-help-theme = Make every product of the theme of sample items: the least they may say, all fields, the longest words
cli-help-keep = With --theme: keep the sample sites in this folder
cli-theme-trial = { $name ->
    [least] Items with the least they may say:
    [full] Items with every field:
   *[long] Items with the longest words:
}
cli-help-deny-warnings = Treat warnings as errors
cli-help-only-errors = Report errors only, no warnings and notes
cli-help-timing = Tell how long each step of checking takes
cli-check-good = There is nothing to mend.
cli-fixed = { $count } places mended in { $files } files.
cli-would-fix = { $count } places in { $files } files would be mended; leave out --dry-run to do it.
cli-output-full = Not everything could be written to the output: { $reason }.
cli-not-fixed = The file { $path } could not be mended: { $reason }.
cli-unknown-rule = There is no check “{ $name }”.{ $near ->
        [none] {" "}`loa list checks` names them.
       *[other] {" "}Did you mean “{ $near }”?
    }
cli-help-print-ledger = Lists the addresses in the QR codes of what is printed, beside the ledger content/printed.yaml
cli-help-update = Adds to the ledger what it does not have
cli-ledger-updated = Added { $count } entries to { $path }.
cli-ledger-current = { $path } has every address that is about to be printed.
cli-ledger-no-base = Nothing was written: site.yaml has no “base_url”, so nobody knows what will be printed.
cli-ledger-head =
    # Every address that stands on paper. `loa print-ledger --update` adds at the end and never takes out.
    # path: as printed, below the address of each site in “at”.  to: what it leads to now; change it when the item is replaced.
    # kept_by: who leads the address on where this site cannot; loa asks nothing of it then.
cli-help-preview = Makes one file, or the whole kit of a place as one PDF, to look at and approve
cli-help-preview-product = Product, for example leaflet
cli-help-preview-item = Item, for example khai-sinh; without it the first there is
cli-help-preview-place = Code of the place; without it the root
cli-help-kit = Join the whole kit of this campaign into one PDF
cli-help-size = Size, for example a3
cli-help-to = Write to this file, instead of .loa/preview in the output folder
cli-preview-unordered = No campaign orders “{ $name }” like this; this is what it would be.
cli-no-preview = There is no “{ $name }” at this place: no campaign orders it, or the name is wrong.{ $near ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $near }”?
}
cli-no-kit = The campaign “{ $name }” orders nothing for this place.{ $near ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $near }”?
}
cli-preview-of-files = “{ $name }” is made of finished files; run “loa build --only { $name }”.
cli-previewed = Preview: { $path }
cli-previewed-kit = Preview: { $path } ({ $pages } pages)
cli-not-in-preview = { $count } files of the kit are no PDF and not in it:
  {"  "}{ $files }

cli-help-baseline = Report only what this baseline does not have
cli-help-write-baseline = Write all present diagnostics to a baseline, so that later only new ones are reported
cli-baseline-unread = { $path } is no baseline. Make one by: loa check --write-baseline { $path }
cli-baseline-wrote = Wrote { $count } diagnostics to { $path }. From now on: loa check{ $root } --baseline { $path }
cli-baseline-known = { $known } that the baseline has are not reported. { $gone ->
    [0] { "" }
    [one] One of it is mended; write it anew with --write-baseline, so that it does not come back.
   *[other] { $gone } of it are mended; write it anew with --write-baseline, so that they do not come back.
    }
cli-totals = By code: { $list }
