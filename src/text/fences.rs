//! Alerts by name: `> [!NOTE]` of GitHub, `:::tip Tiêu đề` of Docusaurus and VitePress, and their Vietnamese names.

use super::document::{AlertKind, ParameterValue};
use crate::vietnamese::key;
use std::ops::Range;

/// Names of alerts, folded.
const NAMES: &[(AlertKind, &[&str])] = &[
    (AlertKind::Note, &["note", "info", "information", "abstract", "summary", "seealso", "ghichu", "luuy", "thongtin", "tomtat"]),
    (AlertKind::Tip, &["tip", "hint", "success", "check", "done", "meo", "goiy"]),
    (AlertKind::Important, &["important", "quantrong"]),
    (AlertKind::Warning, &["warning", "attention", "warn", "canhbao", "chuy"]),
    (AlertKind::Caution, &["caution", "danger", "error", "failure", "bug", "nguyhiem", "canthan"]),
    (AlertKind::Details, &["details", "spoiler", "collapse", "xemthem", "chitiet"]),
];

/// The alert of this name.
pub fn alert(name: &str) -> Option<AlertKind> {
    let name = key(name);
    NAMES.iter().find(|(_, names)| names.contains(&&*name)).map(|(kind, _)| *kind)
}

/// The names to suggest for one that nobody knows.
pub fn known_names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().flat_map(|(_, names)| names.iter().copied())
}

/// A line that begins with `:::`.
#[derive(Debug, PartialEq)]
pub struct Fence<'a> {
    /// The name of the block it opens; none where it closes one.
    pub name: Option<&'a str>,
    /// The rest of the line, in bytes of the line: the title.
    pub title: Range<usize>,
    /// What stands in braces: parameters.
    pub parameters: &'a str,
    /// The line closes the block too: `::: name {…} :::`.
    pub is_whole: bool,
}

/// Reads a line that begins with `:::`.
pub fn fence(line: &str) -> Fence<'_> {
    let line = line.trim_end();
    let start = line.len() - line.trim_start_matches(':').trim_start().len();
    let closed = line[start..].trim_end_matches(':').trim_end().len() + start;
    let is_whole = line[start..].ends_with(":::") && closed > start;
    let end = if is_whole { closed } else { line.len() };
    let rest = &line[start..end];
    if rest.is_empty() {
        return Fence { name: None, title: 0..0, parameters: "", is_whole };
    }
    // `{.warning}` of Pandoc, `{note} Title` of MyST.
    if let Some((name, behind)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
        let name = name.trim().trim_start_matches('.').split([' ', ',']).next().unwrap_or_default();
        return Fence { name: Some(name), title: trimmed(line, end - behind.len(), end), parameters: "", is_whole };
    }
    let name_end = start + name_length(rest);
    let (mut title, mut parameters) = (trimmed(line, name_end, end), "");
    if let Some(open) = line[title.clone()].find('{').map(|i| title.start + i)
        && line[..title.end].ends_with('}')
    {
        parameters = &line[open + 1..title.end - 1];
        title = trimmed(line, title.start, open);
    } else if let Some(close) = line[title.clone()].strip_prefix('{').and_then(|inner| inner.find('}')).map(|i| title.start + 1 + i) {
        // The title may come behind the parameters.
        parameters = &line[title.start + 1..close];
        title = trimmed(line, close + 1, title.end);
    }
    let shown = &line[title.clone()];
    if shown.len() > 1 && [("[", "]"), ("\"", "\"")].iter().any(|(a, b)| shown.starts_with(a) && shown.ends_with(b)) {
        title = title.start + 1..title.end - 1;
    }
    if alert(&line[start..name_end]).is_some()
        && let Some(quoted) = parameters.trim().strip_prefix("title=\"").and_then(|rest| rest.strip_suffix('"'))
        && title.is_empty()
        && let Some(at) = line.find(quoted)
    {
        (title, parameters) = (at..at + quoted.len(), "");
    }
    Fence { name: Some(&line[start..name_end]), title, parameters, is_whole }
}

/// The title that the first line of a block of code gives it, in bytes of the block: `title="hồ-sơ.yaml"`, or `[hồ-sơ.yaml]` behind the language.
pub fn code_title(code: &str) -> Option<Range<usize>> {
    let line = code.split(['\n', '\r']).next().unwrap_or_default();
    let info = line.len() - line.trim_start_matches(['`', '~']).len();
    let quoted = || {
        let at = line[info..].find("title=").map(|i| info + i + "title=".len())?;
        let quote = line[at..].chars().next()?;
        match quote {
            '"' | '\'' => Some(at + 1..at + 1 + line[at + 1..].find(quote)?),
            _ => Some(at..at + line[at..].find([' ', '}', ',']).unwrap_or(line.len() - at)),
        }
    };
    let bracketed = || {
        let open = line[info..].find(" [").map(|i| info + i + 2)?;
        line.ends_with(']').then(|| open..line.len() - 1)
    };
    quoted().or_else(bracketed).filter(|title| !line[title.clone()].trim().is_empty())
}

/// A line of MkDocs that opens a note: `!!! note "Title"`, or one to unfold: `??? note`. What is indented by four below stands in it.
#[derive(Debug, PartialEq)]
pub struct Admonition {
    /// Its sort; a note where nobody knows the name.
    pub kind: AlertKind,
    /// Its title, in bytes of the line: the words in quotes, else a name that says more than the sort.
    pub title: Option<Range<usize>>,
}

/// Reads such a line, without the blanks before it.
pub fn admonition(line: &str) -> Option<Admonition> {
    let folded = line.starts_with("???");
    let rest = line.strip_prefix("!!! ").or_else(|| line.strip_prefix("??? ")).or_else(|| line.strip_prefix("???+ "))?.trim_end();
    let at = line.len() - line.trim_start_matches(['!', '?', '+', ' ']).len();
    let (names, quoted) = match rest.split_once('"') {
        Some((names, behind)) => (names, Some(behind.strip_suffix('"')?)),
        None => (rest, None),
    };
    let names = names.trim();
    let first = names.split(' ').next().unwrap_or_default();
    let known = alert(names).or_else(|| alert(first));
    let is_name = first.len() >= 3 && first.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    if known.is_none() && !(is_name && quoted.is_some()) {
        return None;
    }
    let title = match quoted {
        Some(title) => Some(title.trim()).filter(|title| !title.is_empty()).and_then(|title| {
            let start = line.find(title)?;
            Some(start..start + title.len())
        }),
        None => known.is_none().then(|| at..at + first.len()),
    };
    let kind = if folded { AlertKind::Details } else { known.unwrap_or(AlertKind::Note) };
    Some(Admonition { kind, title })
}

/// The parameters between braces: `key=value`, `key="several words"`, `key` alone is `true`. `at` is where they stand in the text.
pub fn parameters(written: &str, at: usize) -> Vec<ParameterValue> {
    let mut found = Vec::new();
    let mut rest = written;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        let start = written.len() - rest.len();
        // The first character is part of the name whatever it is.
        let ends = |c: char| c.is_whitespace() || matches!(c, '=' | ',');
        let name_end = rest.char_indices().skip(1).find(|(_, c)| ends(*c)).map_or(rest.len(), |(i, _)| i);
        let name = &rest[..name_end];
        rest = &rest[name_end..];
        let value = match rest.strip_prefix('=') {
            None => "true",
            Some(behind) => match behind.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let length = behind[1..].find(quote).unwrap_or(behind.len() - 1);
                    rest = behind.get(length + 2..).unwrap_or_default();
                    &behind[1..1 + length]
                }
                _ => {
                    let length = behind.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(behind.len());
                    rest = &behind[length..];
                    &behind[..length]
                }
            },
        };
        let end = written.len() - rest.len();
        found.push(ParameterValue { name: name.into(), value: value.into(), start: (at + start) as u32, end: (at + end) as u32 });
    }
}

/// The length of the name at the start: two words where they name an alert, else one.
fn name_length(rest: &str) -> usize {
    let mut ends = rest.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '[' | '{')).map(|(i, _)| i).chain([rest.len()]);
    let first = ends.next().unwrap_or(rest.len());
    match ends.next() {
        Some(second) if alert(&rest[..first]).is_none() && alert(&rest[..second]).is_some() => second,
        _ => first,
    }
}

fn trimmed(line: &str, start: usize, end: usize) -> Range<usize> {
    let part = &line[start..end];
    let from = start + (part.len() - part.trim_start().len());
    from..(from + part.trim().len()).max(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_read_as_other_tools_write_them() {
        let read = |line: &'static str| {
            let fence = fence(line);
            (fence.name, &line[fence.title.clone()], fence.parameters, fence.is_whole)
        };
        assert_eq!(read(":::"), (None, "", "", false));
        assert_eq!(read("::::"), (None, "", "", false));
        assert_eq!(read(":::note"), (Some("note"), "", "", false));
        assert_eq!(read("::: tip Mẹo hay \r"), (Some("tip"), "Mẹo hay", "", false));
        assert_eq!(read(":::info[Hạn nộp]"), (Some("info"), "Hạn nộp", "", false));
        assert_eq!(read(":::note{title=\"Hạn nộp\"}"), (Some("note"), "Hạn nộp", "", false));
        assert_eq!(read("::: lưu ý Hạn nộp"), (Some("lưu ý"), "Hạn nộp", "", false));
        assert_eq!(read("::: {.warning}"), (Some("warning"), "", "", false));
        assert_eq!(read(":::{note} Hạn"), (Some("note"), "Hạn", "", false));
        assert_eq!(read("::: contact-card {role=duty} :::"), (Some("contact-card"), "", "role=duty", true));
        assert_eq!(read("::: moc {ngay=3} Hạn chót"), (Some("moc"), "Hạn chót", "ngay=3", false));
        let told = |written: &str| {
            parameters(written, 7).iter().map(|p| format!("{}={} {}..{}", p.name, p.value, p.start, p.end)).collect::<Vec<_>>()
        };
        assert_eq!(told(" role=duty, to=\"hai từ\" open"), ["role=duty 8..17", "to=hai từ 19..32", "open=true 33..37"]);
        assert_eq!(told("=x a='b"), ["=x=true 7..9", "a=b 10..14"]);
        let title = |code: &'static str| code_title(code).map(|title| &code[title]);
        assert_eq!(title("```yaml title=\"hồ sơ.yaml\" {1,3}\na: b\n```"), Some("hồ sơ.yaml"));
        assert_eq!(title("~~~ js [a.js]\r\n~~~"), Some("a.js"));
        assert_eq!(title("``` {title='x' linenums=1}\n```"), Some("x"));
        assert_eq!([title("```js\ntitle=\"x\"\n```"), title("```js title=\"\"\n```"), title("```")], [None, None, None]);
        let opened = |line: &'static str| admonition(line).map(|found| (found.kind, found.title.map(|title| &line[title])));
        assert_eq!(opened("!!! note \"Hạn nộp\""), Some((AlertKind::Note, Some("Hạn nộp"))));
        assert_eq!(opened("!!! cảnh báo"), Some((AlertKind::Warning, None)));
        assert_eq!(opened("???+ tip \"\""), Some((AlertKind::Details, None)));
        assert_eq!(opened("!!! example \"Mẫu\" \r"), Some((AlertKind::Note, Some("Mẫu"))));
        assert_eq!(["!!!", "!!! Nhanh lên", "??? ai biết", "!!! a \"b", "x !!! note"].map(opened), [None, None, None, None, None]);
        assert_eq!(alert("Chú ý"), Some(AlertKind::Warning));
        assert_eq!(alert("chuyện"), None);
    }
}
