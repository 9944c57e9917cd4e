# Shards, merging, delivery.
cli-help-shard = Make one part of the whole only, for example 2/3; loa merge joins them. Without --output it goes to output/shard-2-of-3
cli-bad-shard = write it as 2/3: the second of three
cli-help-merge = Joins what all shards (build --shard) made into one output, after proving that every file is there
cli-help-merge-dirs = The output folder of each shard
cli-shard-made = Shard { $shard } is done. When all { $of } are there, join them: loa merge { $dirs }

not-a-shard = “{ $path }” cannot be merged { $why ->
        [nothing] because no shard has been finished there
        [torn] because the run there was interrupted
       *[whole] because build --shard did not make it
    }.
    .help = { $why ->
        [torn] Run loa build --shard for that shard again.
       *[other] Check the path; each shard is made by loa build --shard, for example --shard 1/3. When you copy it from another machine, copy the hidden folder .loa too.
    }
    .explain =
        loa merge joins folders that loa build --shard made. In each, .loa/built says which shard it is and for which day it was made.
        Without that file nobody knows which shard it is, so it is not merged.
        For example the tool that moves files between machines leaves out hidden files, or the build there stopped with an error.
        Copy hidden files too, or run that shard again.

shards-differ = Shard { $shard } in “{ $path }” does not go with the others: { $why ->
        [twice] “{ $other }” is the same shard
        [number] the others are of { $other }
       *[asked] “{ $other }” was made for another day or address, or differs in --drafts or --press
    }.
    .help = { $why ->
        [twice] Leave out one of the two folders.
        [number] Name only the shards of one division.
       *[asked] Run all shards again with the same --as-of, --base-url, --drafts and --press.
    }
    .explain =
        Shards go together only when they are of one division and were asked for the same: day, address, drafts or none, files for print shops or none.
        For example one ran before midnight and one after, so their days differ.
        Say --as-of, the same for all.

shard-missing = Shard { $shard } is missing{ $count ->
        [0] { "" }
        [one] {" "}(one place: { $places })
       *[other] {" "}({ $count } places: { $places })
    }.
    .help = Run loa build --shard { $shard } and name its output folder when you merge.
    .explain =
        What is merged must have every place. With a shard missing nothing is written, and the last output stays as it is.
        For example one machine of several failed, or a folder was forgotten on the command line of loa merge.

shard-outdated = Shard { $shard } in “{ $path }” does not fit the content that is here: { $why ->
        [key] { $count } files were made from other content, another theme or another version of loa
        [missing] { $count } files are missing
       *[unplanned] { $count } files are too many
    }, the first { $file }.
    .help = Run loa build --shard { $shard } again with the content and the version of loa that are on this machine.
    .explain =
        With each file a digest of all that went into it is kept. A merge finds that digest again from the content here and compares file by file.
        For example somebody edited a page after shard 1 was done, or one machine has an old version of loa.
        Take the same revision of the content on all machines and run the shard that is named again.

shard-changed = { $count } files of shard { $shard } in “{ $path }” are not what they were when they were made, the first { $file }.
    .help = Copy the folder of that shard again, or run loa build --shard { $shard } again.
    .explain =
        A file that was edited by hand, lost or damaged on its way is not merged, so that no wrong file gets into the official site.

cli-help-publish = Delivers what was made: everything the first time, then only what has changed, with a list of what to delete
cli-help-publish-form = dir: a folder like the output; zip: an archive for each place
cli-help-publish-place = Code of a place to deliver; without it all
cli-help-publish-to = Where to; without it zip or dir in the output folder
cli-help-all = Deliver everything again; files of others in the very same place are replaced
cli-help-publish-drafts = Deliver even an output that shows drafts
cli-published-dir = Delivered { $places ->
        [one] one site
       *[other] { $places } sites
    } to { $to }: { $sent } files new or changed, { $same } unchanged, { $gone } deleted.
cli-published-zip = Packed { $places ->
        [one] one site
       *[other] { $places } sites
    } into { $to }: { $sent } files, { $gone } to be deleted where they are published.
cli-published-same = Nothing has changed since the last delivery at { $count ->
        [one] one site: there is no archive for it.
       *[other] { $count } sites: there are no archives for them.
    }
cli-publish-archive = {"  "}{ $path }: { $part ->
        [whole] the whole site, { $sent } files
       *[changes] what has changed since delivery { $before }, { $sent } files
    }
cli-publish-deleted = Deleted, since the site no longer uses them:
cli-publish-delete = Delete these where the site is published (xoa.txt in each archive):
cli-publish-left = Not deleted, since somebody has changed them; look at them yourself:
cli-publish-more = {"  "}… and { $count } more
cli-paper-archive =
    { $place } – delivery { $number }, content of { $date }

    { $part ->
        [whole] This is the whole site. To look at it now, double-click index.html; no network is needed.
       *[changes] These are only the files that are new or have changed since delivery { $before }. Publish delivery { $before } first.
    }
    To publish: copy all files, with their names and folders, into the root folder of { $url }
    { $gone ->
        [0] Nothing is to be deleted.
       *[other] Then delete the { $gone } files that xoa.txt names there.
    }
    These need not be published: DOC-TRUOC.txt, SHA256SUMS, xoa.txt.
    To see whether a file was damaged on its way (Linux, macOS): sha256sum -c SHA256SUMS
cli-paper-folder =
    Each folder here is a whole site: www is the portal, the others belong to one place each.
    To look at one now, double-click its index.html; no network is needed.
    To publish one, put what is in its folder into the root folder of the site; for nginx see the nginx.conf in each folder.
    A .xoa.txt names what the last delivery deleted. A .sha256 is for checking: sha256sum -c *.sha256

nothing-to-deliver = There is nothing to deliver in “{ $path }”: { $why ->
        [nothing] no whole build has ended there
        [shard] it is one shard of several
       *[drafts] it shows drafts that nobody has approved
    }.
    .help = { $why ->
        [nothing] Run loa build first.
        [shard] Join the shards with loa merge first.
       *[drafts] Run loa build again without --drafts. To show it to whoever approves it, add --drafts to this command.
    }
    .explain =
        loa publish delivers only what is whole: the last build must have ended for all places.
        For example after loa build --place 11311 alone the other places have nothing yet.
        Drafts do not go onto an official site before somebody has approved them.

output-outdated = { $why ->
        [date] The output is old: since { $files } the site should say something else
        [missing] The output lacks { $count } files: { $files }
        [unplanned] The output still has { $count } files that the site no longer uses: { $files }
       *[key] The output is old, { $count } files must be made anew: { $files }
    }.
    .help = Run loa build, then deliver.
    .explain =
        Before a delivery every file is compared with the content, the theme and the day. While one must be made anew nothing is delivered.
        For example somebody mended a number in contacts.csv and did not run loa build, or a notice has expired since yesterday.

output-changed = { $count } files in the output folder were changed by hand or are gone: { $files }.
    .help = Change content or themes, not the output, and run loa build: the files are made anew as the content says.
    .explain =
        What is in the output folder loa has made. What is changed there by hand is lost with the next build, and nobody knows which text was approved.
        So nothing is delivered that is not what was made.

files-left-out = { $count ->
        [one] One printed file is not made, because a place's own data is longer than the space on paper
       *[other] { $count } printed files are not made, because a place's own data is longer than the space on paper
    }: { $files }.
    .help = `loa build` says what should be shortened. All other files are there.
    .explain =
        Where a place's own data has no room on paper, the file is left out and that is remembered. A delivery or a merge names such files;
        a file that is missing for any other reason is still an error.

not-delivered = { $count } files in the output folder were not made by loa and are not delivered: { $files }.
    .help = A file to be published belongs into static, or content/places/<code>/static for one place.
    .explain =
        Somebody has put files of their own into the output folder. loa leaves them alone and does not deliver them.
        What is in static is published with the site and stands in the checksums.

delivery-taken = In “{ $path }” { $count } files of somebody else stand where files are to go: { $files }.
    .help = Move them elsewhere or choose another target; if they may be replaced, add --all.
    .explain =
        loa remembers what it delivered to each target and replaces and deletes nothing else.
        For example the folder holds an old site, or the memory in .loa of the output folder was deleted.
        --all replaces files in the very same place, and still touches no other.

delivery-unsafe = Nothing can be delivered to “{ $path }” { $reason ->
        [system-root] because it is the root of a disk
        [is-input] because it holds your content, your theme or your own files
        [contains-input] because your “{ $other }” is inside it
        [inside-input] because it is inside “{ $other }”, where loa reads or remembers what it did
        [inside-root] because it is inside “{ $other }”, a site that loa made
        [dots] because its path has “..” behind a folder that does not exist
        [symlink] because it is a link to somewhere else
       *[not-a-folder] because it is a file, not a folder
    }.
    .help = Choose a folder of its own for deliveries, outside the site's folder.
    .explain =
        loa replaces and deletes files at a target, so it cannot be the folder of your content, theme or output, or your own.
        For example --to content, typed by mistake, would mix the site into your texts.
        Name a folder of its own, for example the root folder of the web server.
