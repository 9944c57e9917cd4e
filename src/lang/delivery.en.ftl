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
