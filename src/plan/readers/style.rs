//! Style sheets without what only people need: comments and white space that separates nothing.

/// Removes comments and white space. Strings and unquoted addresses stay as they are; so does every space that may have a meaning
/// (between selectors, around `+` in `calc`, before `(` of a media query).
pub fn without_space(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    // Whether white space or a comment stands between what was written last and what follows.
    let mut space = false;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '/' if rest.starts_with("/*") => {
                let end = rest[2..].find("*/").map_or(rest.len(), |end| end + 4);
                space |= out.ends_with(|c: char| c.is_alphanumeric());
                rest = &rest[end..];
                continue;
            }
            c if c.is_ascii_whitespace() => {
                space = true;
                rest = &rest[1..];
                continue;
            }
            '"' | '\'' => string(rest, first),
            _ if is_bare_address(rest) => rest.find(')').map_or(rest.len(), |end| end + 1),
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            _ => first.len_utf8(),
        };
        if space && !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ':']) && !matches!(first, '{' | '}' | ';' | ',') {
            out.push(' ');
        }
        space = false;
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    out
}

/// Whether `url(` with an address without quotes follows, in which any character may stand.
fn is_bare_address(rest: &str) -> bool {
    let (start, address) = (rest.get(..4), rest.get(4..).unwrap_or_default());
    start.is_some_and(|start| start.eq_ignore_ascii_case("url(")) && !address.trim_start().starts_with(['"', '\''])
}

/// The length in bytes of the string that `rest` begins with.
fn string(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::without_space;

    #[test]
    fn what_separates_nothing_goes() {
        for (css, smaller) in [
            ("a {\n  color: red;\n  margin: 0 1px;\n}\n", "a{color:red;margin:0 1px}"),
            ("/* x */ a,\nb > c { width: calc(1px + 2px) }", "a,b > c{width:calc(1px + 2px)}"),
            ("@media (min-width: 40rem) and (x) {\n a :hover { top: 0 }\n}", "@media (min-width:40rem) and (x){a :hover{top:0}}"),
            ("a::before { content: \" { ; \\\" /* \"; }", "a::before{content:\" { ; \\\" /* \"}"),
            ("a { background: url(data:x; y) no-repeat }", "a{background:url(data:x; y) no-repeat}"),
            ("a { background: url( \"x)  y\" ) }", "a{background:url( \"x)  y\" )}"),
            ("/*/ x */a { b: c }", "a{b:c}"),
            ("a { margin: 0/**/1px; --x: ; }", "a{margin:0 1px;--x:}"),
            ("a /* open", "a"),
            (".\\ a { b: c }", ".\\ a{b:c}"),
        ] {
            assert_eq!(without_space(css), smaller, "{css}");
        }
    }
}
