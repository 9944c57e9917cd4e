//! Commands and their options, with help in the language of the reader.

use crate::config::Shard;
use crate::lang::Words;
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// The whole command line.
pub fn command(words: &Words) -> Command {
    let t = |id: &str| words.say(&format!("cli-help-{id}"), &[]);
    let option = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value).help(t(name));
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(t(name));
    let root = || option("root", "DIR").value_parser(value_parser!(PathBuf));
    let as_of = || option("as-of", "DATE").value_parser(|text: &str| crate::vietnamese::parse_date(text).ok_or("2026-11-22"));
    let json = || flag("json");
    let bad_shard = words.say("cli-bad-shard", &[]);
    let shard = move |text: &str| Shard::parse(text).ok_or_else(|| bad_shard.clone());
    let build = Command::new("build").about(t("build")).args([
        root(),
        option("output", "DIR").value_parser(value_parser!(PathBuf)),
        option("place", "CODE").action(ArgAction::Append),
        option("only", "PRODUCT").action(ArgAction::Append),
        option("lang", "LANG"),
        option("shard", "I/N").value_parser(shard).conflicts_with_all(["place", "only", "lang"]),
        as_of(),
        flag("drafts"),
        flag("press"),
        option("base-url", "URL"),
        option("jobs", "N").value_parser(value_parser!(usize)),
        option("format", "FORMAT").value_parser(["human", "json", "github"]).default_value("human"),
        flag("quiet").short('q'),
        flag("explain-rebuild"),
        flag("watch"),
        flag("prune").visible_alias("yes"),
    ]);
    let serve = Command::new("serve").about(t("serve")).args([
        root(),
        option("host", "HOST").default_value("127.0.0.1").help(t("serve-host")),
        option("port", "PORT").value_parser(value_parser!(u16)).help(t("serve-port")),
        flag("open").help(t("serve-open")),
        flag("minify"),
        flag("edit"),
        flag("drafts"),
        as_of(),
    ]);
    let merge = Command::new("merge").about(t("merge")).args([
        Arg::new("dir").value_name("DIR").num_args(1..).required(true).value_parser(value_parser!(PathBuf)).help(t("merge-dirs")),
        root(),
        option("output", "DIR").value_parser(value_parser!(PathBuf)),
        option("jobs", "N").value_parser(value_parser!(usize)),
        option("format", "FORMAT").value_parser(["human", "json", "github"]).default_value("human"),
        flag("quiet").short('q'),
        flag("prune").visible_alias("yes"),
    ]);
    let publish = Command::new("publish").about(t("publish")).args([
        Arg::new("form").value_name("dir|zip").required(true).value_parser(["dir", "zip"]).help(t("publish-form")),
        option("place", "CODE").action(ArgAction::Append).help(t("publish-place")),
        option("to", "PATH").value_parser(value_parser!(PathBuf)).help(t("publish-to")),
        flag("all"),
        flag("drafts").help(t("publish-drafts")),
        root(),
        option("output", "DIR").value_parser(value_parser!(PathBuf)),
        option("jobs", "N").value_parser(value_parser!(usize)),
        option("format", "FORMAT").value_parser(["human", "json", "github"]).default_value("human"),
        flag("quiet").short('q'),
    ]);
    let what = |name: &'static str| Command::new(name).about(t(&format!("list-{name}"))).args([root(), as_of(), flag("drafts"), json()]);
    let list = Command::new("list")
        .about(t("list"))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommands(["kinds", "products", "places", "items", "jobs", "kit", "checks"].map(what));
    let check = Command::new("check").about(t("check")).args([
        Arg::new("path").value_name("PATH").num_args(0..).value_parser(value_parser!(PathBuf)).help(t("check-path")),
        root(),
        as_of(),
        flag("drafts"),
        option("rule", "CODE").action(ArgAction::Append),
        flag("fix"),
        flag("dry-run"),
        flag("deep"),
        flag("theme").conflicts_with_all(["path", "fix", "dry-run", "baseline", "write-baseline", "drafts"]),
        option("keep", "DIR").value_parser(value_parser!(PathBuf)).requires("theme"),
        flag("deny-warnings"),
        flag("only-errors").conflicts_with("deny-warnings"),
        option("baseline", "FILE").value_parser(value_parser!(PathBuf)),
        option("write-baseline", "FILE").value_parser(value_parser!(PathBuf)).conflicts_with_all(["baseline", "fix", "dry-run"]),
        flag("timing"),
        option("format", "FORMAT").value_parser(["human", "json", "github"]).default_value("human"),
    ]);
    let view = Command::new("view").about(t("view")).args([
        Arg::new("job").required(true).value_name("JOB").help(t("job")),
        option("typst", "DIR").value_parser(value_parser!(PathBuf)),
        root(),
        as_of(),
        flag("drafts"),
    ]);
    let preview = Command::new("preview").about(t("preview")).args([
        Arg::new("product").value_name("PRODUCT").required_unless_present("kit").help(t("preview-product")),
        Arg::new("item").value_name("ITEM").help(t("preview-item")),
        option("kit", "CAMPAIGN").conflicts_with_all(["product", "size", "press"]),
        Arg::new("in-place").long("place").value_name("CODE").help(t("preview-place")),
        option("size", "SIZE"),
        option("lang", "LANG"),
        flag("press"),
        option("to", "FILE").value_parser(value_parser!(PathBuf)),
        root(),
        option("output", "DIR").value_parser(value_parser!(PathBuf)),
        as_of(),
        flag("drafts"),
    ]);
    let schema = Command::new("schema").about(t("schema")).args([
        Arg::new("kind").required(true).value_name("KIND").help(t("kind")),
        option("lang", "LANG"),
        root(),
    ]);
    let new = Command::new("new").about(t("new")).args([
        Arg::new("kind").required(true).value_name("KIND").help(t("new-kind")),
        Arg::new("title").required(true).value_name("TITLE").help(t("new-title")),
        root(),
        option("place", "CODE"),
    ]);
    let print_ledger = Command::new("print-ledger").about(t("print-ledger")).args([root(), as_of(), flag("update"), json()]);
    let explain = Command::new("explain").about(t("explain")).arg(Arg::new("code").required(true).value_name("CODE").help(t("code")));
    let form = Command::new("form").about(t("form")).args([
        option("place", "CODE").action(ArgAction::Append).required(true).help(t("form-place")),
        root(),
        as_of(),
        option("output", "DIR").value_parser(value_parser!(PathBuf)).help(t("form-output")),
    ]);
    let import = Command::new("import").about(t("import")).args([
        Arg::new("what").required(true).value_name("FOLDER|KIND").help(t("import-what-to-take")),
        Arg::new("file").value_name("FILE").value_parser(value_parser!(PathBuf)).help(t("import-file")),
        option("from", "TOOL")
            .value_parser(["hugo", "zola", "jekyll", "docusaurus", "vitepress", "vuepress", "mkdocs", "eleventy"])
            .help(t("import-from")),
        option("into", "DIR").value_parser(value_parser!(PathBuf)),
        option("map", "COLUMN=FIELD").action(ArgAction::Append),
        Arg::new("for-place").long("place").value_name("CODE").help(t("for-place")),
        flag("skip-hidden"),
        flag("yes"),
        root(),
        as_of(),
    ]);
    let day = |name: &'static str| option(name, "DATE").value_parser(|text: &str| crate::vietnamese::parse_date(text).ok_or("2026-11-22"));
    let report = Command::new("report").about(t("report")).args([
        Arg::new("what")
            .required(true)
            .value_name("WHAT")
            .value_parser(["coverage", "stale", "kit", "translations", "week", "check"])
            .help(t("report-what")),
        option("format", "FORMAT").value_parser(["table", "csv", "html", "xlsx", "docx"]).default_value("table").help(t("report-format")),
        option("output", "FILE").value_parser(value_parser!(PathBuf)).help(t("report-output")),
        day("from"),
        day("to").help(t("report-to")),
        option("campaign", "SLUG"),
        root(),
        as_of(),
    ]);
    let help = Command::new("help").about(t("help")).arg(Arg::new("topic").value_name("TOPIC").num_args(0..).help(t("topic")));
    Command::new("loa")
        .bin_name("loa")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t("loa"))
        .arg(option("speak", "LANG").global(true))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .arg_required_else_help(true)
        .subcommands([
            build,
            merge,
            publish,
            serve,
            check,
            list,
            view,
            preview,
            print_ledger,
            schema,
            new,
            form,
            import,
            report,
            explain,
            help,
        ])
}
