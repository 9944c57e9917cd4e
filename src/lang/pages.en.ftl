prune-many = This run would remove { $count } of the { $known } files that earlier runs made in “{ $path }”: { $files }.
    .help = If that is meant, run it again with --prune. If not, look for what is missing: a folder, a theme, a product that was switched off.
    .explain =
        More than half of the site would vanish. Mostly that is a mistake: a folder that was not copied, another theme, the output folder of another site.
        Nothing was changed or removed; the result of the last run is as it was. This run ends with exit code 3.
        Files that only have another name, and files with a digest in their name, do not count; below five files loa does not ask.
        With --prune (or --yes) loa removes them. A first run, a run in an empty folder, and --place, --only and --lang, which remove nothing, never ask.
        In continuous integration with a kept output folder, give --prune only to the run that is meant to remove so much.

level-fixed = “{ $code }” is always an error; its level cannot be lowered.
    .help = Take the line out of “checks”, and mend the places that are reported.
    .explain =
        Of two things with one name or one address only one can be on the site. Were this no error, the other would vanish without anybody seeing it.
        So loa never builds with such a fault, whatever site.yaml says.

address-taken = { $why ->
        [alias] The old address “{ $path }” cannot lead to its page: { $kept } stands there.
        [file] The file { $kept } stands at “{ $path }”, where { $other } would be.
       *[page] The page { $kept } stands at “{ $path }”, where { $other } would be, and does not show that list.
    }
    .help = { $why ->
        [alias] Take the address out of “aliases”, or move the page that stands there.
        [file] Move or rename the file if the generated page is wanted.
       *[page] Name the file otherwise, or let the template of that page show the list (for example “items” of the product section-index).
    }
    .explain =
        A page that somebody writes goes before a generated one. That is meant for an index.md, whose page has the list of its folder below the text.
        Where the list is not shown, its further pages cannot be found any more, and nobody would notice.
        Old addresses (aliases) are reported too: where a page stands, nobody can be led on.

unreachable = No page leads to “{ $title }” ({ $path }).
    .help = Link to it from another page, a list or the menu (navigation), or take it off the site: status: draft.
    .explain =
        The page is published, but whoever begins at the home page never gets there: no list shows it, no text links to it, no menu names it.
        Search engines and the sitemap know it; readers do not.
        A page that is meant to be reached by its address alone, for example from a QR code, may stay so: switch the code off in site.yaml.

template-link = “{ $path }” in this template leads nowhere{ $near ->
        [none] .
       *[other] . Did you mean “{ $near }”?
    }
    .help = Correct the path, or put the file into “static”. For pages use what the view has: { "{{" } job.root { "}}" }{ "{{" } item.url { "}}" }.
    .explain =
        Every page made of the template would have a dead link or an empty picture.
        A path behind { "{{" } job.root { "}}" } begins at the root of the place, one without it at the folder of the page.
        Of several places one must have the file; a link that only some places have may stand in a condition.

words-missing = The theme lacks words in languages of the site: { $languages }; pages show the English ones.
    .help = Write them into content/lang/CODE.yaml, or into themes/YOURS/lang/CODE.yaml of the theme.
    .explain =
        Menus, headings and buttons are words of the theme: lang/CODE.yaml. What a language lacks is taken part by part from the language without region (pt for pt-BR), then from English, never from Vietnamese before that.
        Readers of that language see a page in two languages until the words are there.
