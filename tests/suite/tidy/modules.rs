//! The module tree of the program with definitions, re-exports and imports, read from the text of its files.

use std::collections::{BTreeMap, BTreeSet};

/// Segments of a path: `["crate", "plan", "Job"]`.
pub type Segments = Vec<String>;

/// One file of the program.
#[derive(Default)]
struct Module {
    file: String,
    /// Names of types, functions, constants and macros that the file defines.
    defined: BTreeSet<String>,
    /// Names that `use` declarations bring into scope, with what they stand for.
    imported: BTreeMap<String, Segments>,
    /// Modules of which everything is brought into scope: `pub use x::*`.
    globs: Vec<Segments>,
    /// Paths that the code uses: those of private `use` declarations and those written out.
    used: Vec<Segments>,
}

/// All modules by their path below the crate; the root is the empty path.
pub struct Modules(BTreeMap<Segments, Module>);

impl Modules {
    /// `files`: path (`src/plan/mod.rs`) and text of each file of the program, without tests.
    pub fn read(files: &[(String, String)]) -> Modules {
        Modules(files.iter().map(|(file, text)| (module_path(file), module(file, text))).collect())
    }

    /// Which file uses which other files.
    pub fn imports(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let edges = self.0.iter().map(|(path, module)| {
            let targets = module.used.iter().filter_map(|used| self.resolve(path, used));
            (&*module.file, targets.filter(|file| **file != *module.file).collect())
        });
        edges.collect()
    }

    /// The file that defines what `segments`, written in the module `at`, names. None for other crates and for modules themselves.
    pub fn resolve(&self, at: &[String], segments: &[String]) -> Option<&str> {
        self.follow(at, segments, &mut BTreeSet::new())
    }

    fn follow(&self, at: &[String], segments: &[String], seen: &mut BTreeSet<(Segments, Segments)>) -> Option<&str> {
        // `use image::image` of another crate would grow for ever.
        if segments.len() > 16 || !seen.insert((at.to_vec(), segments.to_vec())) {
            return None;
        }
        let (first, mut rest) = segments.split_first()?;
        let mut at = at.to_vec();
        match first.as_str() {
            "crate" | "loa" => at.clear(),
            "self" => {}
            "super" => drop(at.pop()?),
            _ => rest = segments,
        }
        while let Some((next, behind)) = rest.split_first() {
            if next == "super" {
                at.pop()?;
            } else {
                let below = [&at[..], std::slice::from_ref(next)].concat();
                if !self.0.contains_key(&below) {
                    break;
                }
                at = below;
            }
            rest = behind;
        }
        let name = rest.first()?;
        let module = self.0.get(&at)?;
        if module.defined.contains(name) {
            return Some(&module.file);
        }
        if let Some(path) = module.imported.get(name) {
            return self.follow(&at, &[path, &rest[1..]].concat(), seen);
        }
        module.globs.iter().find_map(|glob| self.follow(&at, &[glob, rest].concat(), seen))
    }

    /// Whether a module of this path exists.
    pub fn contains(&self, path: &[String]) -> bool {
        self.0.contains_key(path)
    }
}

/// `src/plan/mod.rs` and `src/plan.rs` → `["plan"]`.
pub fn module_path(file: &str) -> Segments {
    let name = file.trim_start_matches("src/").trim_end_matches(".rs");
    let mut path: Segments = name.split('/').map(String::from).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib" || last == "main") {
        path.pop();
    }
    path
}

fn module(file: &str, text: &str) -> Module {
    let tokens = tokens(text);
    let mut module = Module { file: file.to_string(), ..Module::default() };
    // Names that a re-export brings into scope count as used where the code mentions them.
    let (mut code, mut re_exports): (Vec<Token>, Vec<(String, Segments)>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].text == "use" {
            let end = tokens[at..].iter().position(|t| t.text == ";").map_or(tokens.len(), |length| at + length);
            let is_public =
                tokens[at.saturating_sub(6)..at].iter().rev().take_while(|t| !";{}".contains(&*t.text)).any(|t| t.text == "pub");
            use_declaration(&tokens[at + 1..end], &mut Vec::new(), &mut |name, path| match name {
                None => module.globs.push(path),
                Some(name) if is_public => {
                    re_exports.push((name.clone(), path.clone()));
                    module.imported.insert(name, path);
                }
                Some(name) => {
                    module.used.push(path.clone());
                    module.imported.insert(name, path);
                }
            });
            at = end;
        } else {
            code.push(tokens[at].clone());
        }
        at += 1;
    }
    module.defined = defined(&code);
    let mentioned: BTreeSet<&str> = code.iter().map(|t| &*t.text).collect();
    module.used.extend(re_exports.into_iter().filter(|(name, _)| mentioned.contains(&**name)).map(|(_, path)| path));
    module.used.extend(written_paths(&code));
    module
}

#[derive(Clone, Debug)]
struct Token {
    text: String,
    /// How many braces are open.
    depth: usize,
}

/// Names, `::` and single signs of a text, without comments, strings, attributes' texts and unit tests.
fn tokens(text: &str) -> Vec<Token> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let (mut tokens, mut depth, mut rest) = (Vec::new(), 0usize, text);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => string(rest),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#") => raw_string(rest),
            '\'' => letter(rest),
            _ if first.is_alphabetic() || first == '_' => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                tokens.push(Token { text: rest[..end].to_string(), depth });
                end
            }
            _ if rest.starts_with("::") => {
                tokens.push(Token { text: "::".to_string(), depth });
                2
            }
            _ => {
                if first == '}' {
                    depth = depth.saturating_sub(1);
                }
                if !first.is_whitespace() {
                    tokens.push(Token { text: first.to_string(), depth });
                }
                if first == '{' {
                    depth += 1;
                }
                first.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of a string that begins here.
fn string(text: &str) -> usize {
    let mut is_escaped = true;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' if !is_escaped => is_escaped = true,
            _ => is_escaped = false,
        }
    }
    text.len()
}

fn raw_string(text: &str) -> usize {
    let marks = text[1..].len() - text[1..].trim_start_matches('#').len();
    if !text[1 + marks..].starts_with('"') {
        return 1;
    }
    let end = format!("\"{}", "#".repeat(marks));
    text[2 + marks..].find(&end).map_or(text.len(), |at| 2 + marks + at + end.len())
}

/// The length of a character literal; one for the mark of a lifetime.
fn letter(text: &str) -> usize {
    let mut inner = text[1..].chars();
    match inner.next() {
        Some('\\') => text[3..].find('\'').map_or(1, |at| at + 4),
        Some(c) if inner.next() == Some('\'') => 2 + c.len_utf8(),
        _ => 1,
    }
}

/// Calls `found` with each name that a `use` declaration brings into scope and its path; without a name for a glob.
fn use_declaration(tokens: &[Token], before: &mut Segments, found: &mut impl FnMut(Option<String>, Segments)) {
    let length = before.len();
    let mut at = 0;
    while at < tokens.len() {
        match &*tokens[at].text {
            "::" => {}
            "*" => found(None, before.clone()),
            "{" => {
                let close = matching(tokens, at);
                for part in split(&tokens[at + 1..close]) {
                    use_declaration(part, before, found);
                }
                before.truncate(length);
                return;
            }
            "as" => {
                let name = tokens.get(at + 1).map_or(String::new(), |t| t.text.clone());
                found(Some(name), before.clone());
                before.truncate(length);
                return;
            }
            name => before.push(name.to_string()),
        }
        at += 1;
    }
    if tokens.last().is_some_and(|last| last.text != "*") {
        let path: Segments = match before.last().map(String::as_str) {
            Some("self") => before[..before.len() - 1].to_vec(),
            _ => before.clone(),
        };
        found(path.last().cloned(), path);
    }
    before.truncate(length);
}

fn matching(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match &*token.text {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// Parts between the commas of a group.
fn split(tokens: &[Token]) -> Vec<&[Token]> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, token) in tokens.iter().enumerate() {
        match &*token.text {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 0 => {
                parts.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tokens[start..]);
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Names that are defined at the top of a file.
fn defined(code: &[Token]) -> BTreeSet<String> {
    let words = ["struct", "enum", "trait", "type", "union", "fn", "const", "static"];
    let mut names = BTreeSet::new();
    for (at, token) in code.iter().enumerate().filter(|(_, token)| token.depth == 0) {
        let next = |ahead: usize| code.get(at + ahead).map(|t| t.text.clone());
        if words.contains(&&*token.text) && next(1).is_some_and(|name| name != "fn") {
            names.extend(next(1));
        }
        if token.text == "macro_rules" {
            names.extend(next(2));
        }
    }
    // A list of constants that a macro writes: `NAME "name" …,` in `codes!`.
    if let Some(at) = code.iter().position(|t| t.text == "codes").filter(|at| code.get(at + 1).is_some_and(|t| t.text == "!")) {
        let is_constant = |t: &&Token| {
            t.depth == 1 && t.text.len() > 1 && t.text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        };
        names.extend(code[at..].iter().filter(is_constant).map(|t| t.text.clone()));
    }
    names
}

/// Paths that the code writes out: `super::style::of`, `resolve::money`.
fn written_paths(code: &[Token]) -> Vec<Segments> {
    let is_name = |at: usize| code.get(at).is_some_and(|t| t.text.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    let mut paths = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let is_start = is_name(at) && (at == 0 || code[at - 1].text != "::");
        let mut path: Segments = vec![code[at].text.clone()];
        let mut end = at + 1;
        while is_start && code.get(end).is_some_and(|t| t.text == "::") && is_name(end + 1) {
            path.push(code[end + 1].text.clone());
            end += 2;
        }
        if path.len() > 1 {
            paths.push(path);
        }
        at = end;
    }
    paths
}
