prune-many = This run would remove { $count } of the { $known } files that earlier runs made in “{ $path }”: { $files }.
    .help = If that is meant, run it again with --prune. If not, look for what is missing: a folder, a theme, a product that was switched off.
    .explain =
        More than half of the site would vanish. Mostly that is a mistake: a folder that was not copied, another theme, the output folder of another site.
        Nothing was changed or removed; the result of the last run is as it was. This run ends with exit code 3.
        Files that only have another name, and files with a digest in their name, do not count; below five files loa does not ask.
        With --prune (or --yes) loa removes them. A first run, a run in an empty folder, and --place, --only and --lang, which remove nothing, never ask.
        In continuous integration with a kept output folder, give --prune only to the run that is meant to remove so much.
