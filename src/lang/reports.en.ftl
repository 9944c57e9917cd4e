# loa form, loa import, loa report

cli-help-form = Make a workbook for each place, filled with what the site holds, to look through
cli-help-form-place = Code of a place, or all; may be given several times
cli-help-form-output = Folder for the workbooks; “forms” without it
cli-help-import = Take in forms that came back, lists of contacts or locations, a Word file, or a whole site of another tool
cli-help-import-what-to-take = Folder of returned forms; or contacts, locations, guide with a file; or site with a folder
cli-help-import-file = A .xlsx or .csv file; for a guide .docx; for a site its folder
cli-help-yes = Write; without it only show
cli-help-report = Report by place: what is there, what is missing, what was done
cli-help-report-what = coverage, stale (long not checked), kit, translations, week, check (faults to mend)
cli-help-report-format = table (text), csv, html, xlsx, docx (Word)
cli-help-report-output = File to write; the screen without it
cli-help-from = First day
cli-help-report-to = Last day
cli-help-campaign = Only this campaign (its slug)

cli-no-place = No place has the code “{ $place }”. For the list: loa list places
cli-forms = { $count ->
    [one] Made one form
   *[other] Made { $count } forms
} in { $folder }. Send them out, and when they come back: loa import FOLDER

cli-import-what = Name the folder of returned forms, or: loa import contacts FILE, loa import locations FILE, loa import guide FILE.docx, loa import site DIR --into NEW-DIR.
cli-import-whose = { $path }: there is no telling which place it is of. Keep the first line of the form, or begin the file's name with the place's code.
cli-import-empty = (empty)
cli-import-same = as it is
cli-import-gone = “{ $title }” is no more in the form; if it is gone, delete its row in the table.
cli-import-silent = { $answered ->
    [one] One form came back.
   *[other] { $answered } forms came back.
} { $count ->
    [0] Every place has answered.
   *[other] { $count } have not answered: { $names }
}
cli-import-dry = Nothing was written. Add --yes to write.
cli-import-wrote = Wrote { $path }
cli-import-no-csv = this table is no CSV file; change it by hand
cli-import-column = The column “{ $head }” is taken for “{ $field }”.
cli-import-no-column = The column “{ $head }” is not used.
cli-import-map-hint = To take the column “{ $head }”: add --map "{ $head }=FIELD". Fields: { $fields }.
cli-import-no-text = { $path } has no words for a title.
cli-import-font = The file was typed with { $font ->
        [vni] VNI
       *[tcvn3] TCVN3 (.VnTime)
    } fonts; its letters are Unicode now. Please read them through.
cli-import-row = Row { $row }:
cli-import-held = “{ $title }” is there already
cli-import-count = { $count ->
    [one] One row taken
   *[other] { $count } rows taken
}; { $undecided } for a person to decide.
cli-import-unknown-place = no place is called “{ $name }”; write its code
cli-import-which-place = “{ $name }” may be: { $places }; write the code
cli-import-missing = “{ $field }” is missing
cli-import-wrong = “{ $field }” cannot be: { $value }

cli-report-where = A workbook or Word file needs a name, for example: --output report.docx
cli-report-day = Figures as of { $date }.
cli-report-missing = missing
cli-report-never = never
cli-report-code = Code
cli-report-place = Place
cli-report-kind = Kind
cli-report-title = Title
cli-report-seen = Last checked
cli-report-days = Days
cli-report-lacks = Lacks
cli-report-copies = Copies
cli-report-duty = Duty number
cli-report-receive = Receives files
cli-report-one-stop = Public service centre
cli-report-post-office = Post office that helps
cli-report-published = Published
cli-report-broadcast = Broadcasts
cli-report-printed = On paper
cli-report-held = Sessions, events
cli-report-people = People
cli-report-total = Total
cli-report-before = Period before
cli-report-indicator = Indicator
cli-report-value = Reached
cli-report-target = Target
cli-report-unit = Unit
cli-report-share = Share
cli-report-as-of = As of
cli-report-indicators = Indicators of the campaigns
cli-report-coverage = What each place has, { $date }
cli-report-gap = { $what }: { $count ->
    [0] all { $all } places
   *[other] missing at { $count } of { $all } places
}
cli-report-faults = Faults to mend, { $date }
cli-report-faults-count = In all: { $errors } errors to mend before publishing, { $warnings } warnings, { $notes } notes. Faults of the common site count for the place at the top.
cli-report-kinds = Kinds of faults, the most harmful first
cli-report-errors = Errors
cli-report-warnings = Warnings
cli-report-notes = Notes
cli-report-harm = Harm
cli-report-severity = Severity
cli-report-check = Check
cli-report-count = Number
cli-report-example = Example
cli-report-file = File
cli-harm-safety = Safety, privacy
cli-harm-facts = Wrong facts
cli-harm-use = Cannot be used
cli-harm-words = Words
cli-harm-form = Form
cli-report-stale = Contacts and locations long not checked, { $date }
cli-report-stale-count = { $count } of { $all } rows are older than { $days } days or have no date.
cli-report-kit = Kits by place, { $date }
cli-report-kit-count = { $files } files, { $copies } copies; { $gaps } gaps.
cli-report-translations = Without a translation, { $date }
cli-report-language = { $language }: { $count } of { $all }
cli-report-week = Done from { $from } to { $to }
cli-report-silent = { $count ->
    [0] Every place did something.
   *[other] { $count } of { $all } places have told of nothing: { $names }
}
