//! Code blocks in colours: comments, strings, numbers, keywords and keys as `<span class="hl-…">`. One pass over the code without any grammar file,
//! so that a documentation of ten thousand pages costs no more than one without code; what it does not know stays plain.

use crate::text::escape;

/// What tells the parts of a language apart.
struct Grammar {
    names: &'static [&'static str],
    line_comments: &'static [&'static str],
    block_comment: Option<(&'static str, &'static str)>,
    quotes: &'static [char],
    keywords: &'static [&'static str],
    keys: Keys,
}

/// Which words are keys.
#[derive(PartialEq)]
enum Keys {
    None,
    /// The first word of a line before one of these signs.
    Before(&'static [char]),
    /// A string before a colon.
    Quoted,
    /// Names of tags, behind `<`.
    Tags,
}

const C_LIKE: &[&str] = &[
    "abstract",
    "as",
    "async",
    "await",
    "bool",
    "break",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "def",
    "default",
    "defer",
    "delete",
    "do",
    "double",
    "else",
    "enum",
    "export",
    "extends",
    "false",
    "final",
    "finally",
    "float",
    "fn",
    "for",
    "foreach",
    "from",
    "func",
    "function",
    "go",
    "if",
    "impl",
    "implements",
    "import",
    "in",
    "instanceof",
    "int",
    "interface",
    "let",
    "long",
    "loop",
    "match",
    "mod",
    "mut",
    "namespace",
    "new",
    "nil",
    "null",
    "of",
    "package",
    "private",
    "protected",
    "pub",
    "public",
    "range",
    "return",
    "self",
    "static",
    "string",
    "struct",
    "super",
    "switch",
    "this",
    "throw",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "undefined",
    "use",
    "using",
    "var",
    "void",
    "where",
    "while",
    "yield",
];
const SQL: &[&str] = &[
    "add", "alter", "and", "as", "asc", "between", "by", "case", "create", "delete", "desc", "distinct", "drop", "else", "end", "exists",
    "from", "group", "having", "in", "index", "inner", "insert", "into", "is", "join", "key", "left", "like", "limit", "not", "null", "on",
    "or", "order", "outer", "primary", "right", "select", "set", "table", "then", "union", "update", "values", "view", "when", "where",
    "with",
];
const VALUES: &[&str] = &["true", "false", "null", "yes", "no", "on", "off"];

static GRAMMARS: &[Grammar] = &[
    Grammar {
        names: &["yaml", "yml"],
        line_comments: &["#"],
        block_comment: None,
        quotes: &['"', '\''],
        keywords: VALUES,
        keys: Keys::Before(&[':']),
    },
    Grammar {
        names: &["toml", "ini", "conf", "properties", "env", "dotenv"],
        line_comments: &["#", ";"],
        block_comment: None,
        quotes: &['"', '\''],
        keywords: VALUES,
        keys: Keys::Before(&['=', ':']),
    },
    Grammar {
        names: &["json", "json5", "jsonc", "geojson"],
        line_comments: &["//"],
        block_comment: Some(("/*", "*/")),
        quotes: &['"'],
        keywords: VALUES,
        keys: Keys::Quoted,
    },
    Grammar {
        names: &["sh", "bash", "shell", "zsh", "console", "shellsession", "fish", "dockerfile", "makefile", "nginx"],
        line_comments: &["#"],
        block_comment: None,
        quotes: &['"', '\''],
        keywords: &[
            "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "case", "esac", "function", "export", "local",
            "return", "sudo", "cd", "echo", "set", "FROM", "RUN", "COPY", "CMD", "ENV", "WORKDIR", "server", "listen",
        ],
        keys: Keys::None,
    },
    Grammar {
        names: &["html", "xml", "svg", "vue", "xhtml"],
        line_comments: &[],
        block_comment: Some(("<!--", "-->")),
        quotes: &['"', '\''],
        keywords: &[],
        keys: Keys::Tags,
    },
    Grammar {
        names: &["css", "scss", "less"],
        line_comments: &[],
        block_comment: Some(("/*", "*/")),
        quotes: &['"', '\''],
        keywords: &["important", "media", "import", "supports", "keyframes"],
        keys: Keys::Before(&[':']),
    },
    Grammar {
        names: &["python", "py", "ruby", "rb", "r", "perl", "elixir"],
        line_comments: &["#"],
        block_comment: None,
        quotes: &['"', '\''],
        keywords: &[
            "and", "as", "assert", "async", "await", "begin", "break", "class", "continue", "def", "del", "do", "elif", "else", "end",
            "except", "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "module", "my", "nil", "None",
            "not", "or", "pass", "raise", "require", "return", "self", "sub", "then", "True", "try", "unless", "until", "while", "with",
            "yield",
        ],
        keys: Keys::None,
    },
    Grammar {
        names: &["sql", "mysql", "postgresql", "sqlite"],
        line_comments: &["--"],
        block_comment: Some(("/*", "*/")),
        quotes: &['\'', '"'],
        keywords: SQL,
        keys: Keys::None,
    },
    Grammar {
        names: &[
            "js",
            "javascript",
            "mjs",
            "cjs",
            "jsx",
            "ts",
            "typescript",
            "tsx",
            "java",
            "kotlin",
            "kt",
            "swift",
            "c",
            "h",
            "cpp",
            "c++",
            "cs",
            "csharp",
            "go",
            "golang",
            "rust",
            "rs",
            "php",
            "dart",
            "scala",
            "zig",
            "typst",
            "typ",
        ],
        line_comments: &["//"],
        block_comment: Some(("/*", "*/")),
        quotes: &['"', '\'', '`'],
        keywords: C_LIKE,
        keys: Keys::None,
    },
];

/// Writes code in a language as HTML. Code in a language that has no grammar here is only escaped.
pub fn highlight(language: &str, code: &str, out: &mut String) {
    let language = language.to_ascii_lowercase();
    let name = language.trim_start_matches(['.', '{']).split(['{', ',', ':', '}']).next().unwrap_or_default();
    if matches!(name, "diff" | "patch") {
        return changes(code, out);
    }
    match GRAMMARS.iter().find(|grammar| grammar.names.contains(&name)) {
        Some(grammar) => parts(grammar, code, out),
        None => escape(code, out),
    }
}

fn span(class: &str, words: &str, out: &mut String) {
    out.push_str("<span class=\"hl-");
    out.push_str(class);
    out.push_str("\">");
    escape(words, out);
    out.push_str("</span>");
}

/// Added and removed lines.
fn changes(code: &str, out: &mut String) {
    for line in code.split_inclusive('\n') {
        match line.as_bytes().first() {
            Some(b'+') => span("s", line, out),
            Some(b'-') => span("n", line, out),
            Some(b'@') => span("c", line, out),
            _ => escape(line, out),
        }
    }
}

fn parts(grammar: &Grammar, code: &str, out: &mut String) {
    let (mut at, mut plain) = (0, 0);
    let mut line_start = true;
    while let Some(c) = code[at..].chars().next() {
        let rest = &code[at..];
        let found = part(grammar, code, at, line_start);
        line_start = c == '\n' || (line_start && (c.is_whitespace() || c == '-'));
        match found {
            Some((class, length)) => {
                escape(&code[plain..at], out);
                span(class, &rest[..length], out);
                at += length;
                plain = at;
            }
            // A word is passed over whole, so that no part of it is a keyword or a number.
            None if is_word(c) => at += rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            None => at += c.len_utf8(),
        }
    }
    escape(&code[plain..], out);
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The class and the length of the part that begins at byte `at`.
fn part(grammar: &Grammar, code: &str, at: usize, line_start: bool) -> Option<(&'static str, usize)> {
    let rest = &code[at..];
    let first = rest.chars().next()?;
    let line = rest.find('\n').unwrap_or(rest.len());
    if let Some((open, close)) = grammar.block_comment
        && rest.starts_with(open)
    {
        let end = rest[open.len()..].find(close).map_or(rest.len(), |i| open.len() + i + close.len());
        return Some(("c", end));
    }
    // `#` within a word or an address begins no comment.
    let is_apart = at == 0 || code[..at].ends_with(|c: char| c.is_whitespace() || matches!(c, ';' | '{' | '}' | '(' | ')' | ','));
    if is_apart && grammar.line_comments.iter().any(|mark| rest.starts_with(mark)) {
        return Some(("c", line));
    }
    if grammar.quotes.contains(&first) {
        let end = closing(&rest[1..], first)? + 2;
        let is_key = grammar.keys == Keys::Quoted && rest[end..].trim_start().starts_with(':');
        return Some((if is_key { "t" } else { "s" }, end));
    }
    if grammar.keys == Keys::Tags {
        let name =
            rest.strip_prefix("</").or_else(|| rest.strip_prefix('<')).filter(|r| r.starts_with(|c: char| c.is_ascii_alphabetic()))?;
        let length = name.find(|c: char| !is_word(c) && c != '-' && c != ':').unwrap_or(name.len());
        return Some(("t", rest.len() - name.len() + length));
    }
    if !is_word(first) {
        return None;
    }
    let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    if let Keys::Before(signs) = grammar.keys
        && line_start
    {
        let key = rest[..line].find(|c: char| !is_word(c) && !matches!(c, '-' | '.' | ' ')).unwrap_or(line);
        if rest[key..].starts_with(signs) && !rest[key..].starts_with("://") {
            return Some(("t", rest[..key].trim_end().len()));
        }
    }
    let word = &rest[..length];
    if first.is_ascii_digit() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return Some(("n", length));
    }
    let is_keyword =
        grammar.keywords.contains(&word) || (std::ptr::eq(grammar.keywords, SQL) && SQL.contains(&&*word.to_ascii_lowercase()));
    is_keyword.then_some(("k", length))
}

/// Where a string ends that has begun: at its quote, on the same line unless the quote is a back quote.
fn closing(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (i, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' if quote != '`' => return None,
            c if c == quote => return Some(i),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::highlight;

    fn html(language: &str, code: &str) -> String {
        let mut out = String::new();
        highlight(language, code, &mut out);
        out.replace("<span class=\"hl-", "‹").replace("\">", ":").replace("</span>", "›")
    }

    #[test]
    fn parts_of_code_have_classes() {
        assert_eq!(
            html("yaml", "title: Một # chú\n- a: \"b\" \nx: 12, true\n"),
            "‹t:title›: Một ‹c:# chú›\n- ‹t:a›: ‹s:&quot;b&quot;› \n‹t:x›: ‹n:12›, ‹k:true›\n"
        );
        assert_eq!(
            html("json", "{\"a\": \"b\", \"c\": [1, null]}"),
            "{‹t:&quot;a&quot;›: ‹s:&quot;b&quot;›, ‹t:&quot;c&quot;›: [‹n:1›, ‹k:null›]}"
        );
        assert_eq!(html("js", "const a = 'x' // y\nif2(a)"), "‹k:const› a = ‹s:'x'› ‹c:// y›\nif2(a)");
        assert_eq!(
            html("html", "<!-- x --><a href=\"b\">c</a>"),
            "‹c:&lt;!-- x --&gt;›‹t:&lt;a› href=‹s:&quot;b&quot;›&gt;c‹t:&lt;/a›&gt;"
        );
        assert_eq!(html("sql", "SELECT a FROM b -- c"), "‹k:SELECT› a ‹k:FROM› b ‹c:-- c›");
        assert_eq!(html("diff", "+a\n-b\n c"), "‹s:+a\n›‹n:-b\n› c");
        assert_eq!(html("lạ", "<b> \"x\""), "&lt;b&gt; &quot;x&quot;");
        assert_eq!(html("sh", "curl https://a.vn/#x # y"), "curl https://a.vn/#x ‹c:# y›");
    }

    #[test]
    fn no_letter_of_code_is_lost() {
        for language in ["yaml", "toml", "json", "sh", "html", "css", "py", "sql", "rust", "diff", ""] {
            for code in ["'", "\"a\\", "/* x", "<", "</", "a: 'b\nc'", "#", "0x1F_é", "//\n", "<!--", "ấ\"ề\"", "- - a:b"] {
                let mut out = String::new();
                highlight(language, code, &mut out);
                assert_eq!(crate::text::words_of_html(&out), code, "{language}");
            }
        }
    }
}
