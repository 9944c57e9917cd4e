# Words of `loa serve`: on the command line, on its own pages, and in the panel over a page.
serve-lang = en
serve-ready = The site is at { $url } (read in { $seconds } s). Press Ctrl+C to stop.
serve-changed = { $time } { $paths } – { $seconds } s
serve-kept = { $time } { $paths } – has errors, the last good version stays
serve-more-files = and { $count } more files
serve-sound = No errors.
serve-deaf = Changes of files cannot be heard ({ $reason }); run the command again after an edit.
serve-no-site = There is no folder “content” in { $path }. Go to the folder of the site, use --root, or make a new one with: loa new site DIR
serve-no-address = Cannot open { $address }: { $reason ->
    [in-use] another program uses it
   *[other] { $reason }
}. Choose another port, for example --port 8080.
serve-edit-elsewhere = Content is edited on this computer alone; with --edit leave out --host { $host }.
serve-overlay-title = The content has faults
serve-overlay-close = Close
serve-overlay-more = # to look at
serve-places = { $count } places.
serve-desk = Open the desk
serve-home = To the first page
serve-sheet = Page { $number } of { $count }
serve-open-pdf = Open the PDF
serve-absent = There is no such page
serve-absent-text = The site that will be built has nothing at this address. If an item was renamed or is still a draft, look at its file.
serve-broken = This page could not be made because the program failed. Please send its content to whoever looks after the system.
cli-help-serve = Open the site on this computer and update it as content is saved
cli-help-serve-host = Name or number of the computer that browsers ask for
cli-help-serve-port = Port; without it the first free one from 1111
cli-help-serve-open = Open it in the browser at once
cli-help-minify = Minify pages, as a build does for a site with `minify: true`
cli-help-edit = Let the desk change content (on this computer alone)
cli-help-watch = After building, build again whenever content is saved
watch-waiting = Waiting for changes. Press Ctrl+C to stop.
start-offer = There is no site here. Make a new one in “{ $path }” and open it for editing? Press Enter to make it, or type n and Enter to leave.
start-close = Press Enter to close this window.
