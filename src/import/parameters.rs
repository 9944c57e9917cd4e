//! Parameters of shortcodes, tags of templates and components.

/// A parameter: its name, if it has one, and its value.
pub type Parameter = (Option<String>, String);

/// The parameters of a construct.
pub struct Parameters {
    /// In their order.
    pub list: Vec<Parameter>,
    /// Which of them were converted.
    pub used: Vec<bool>,
}

impl Parameters {
    /// Parameters of which none is used yet.
    pub fn new(list: Vec<Parameter>) -> Parameters {
        Parameters { used: vec![false; list.len()], list }
    }

    /// The first of these names that has a value.
    pub fn named(&mut self, names: &[&str]) -> Option<String> {
        let found = names.iter().find_map(|name| {
            self.list.iter().position(|(n, v)| n.as_deref().is_some_and(|n| n.eq_ignore_ascii_case(name)) && !v.is_empty())
        })?;
        self.used[found] = true;
        Some(self.list[found].1.clone())
    }

    /// The value without a name at this place.
    pub fn positional(&mut self, at: usize) -> Option<String> {
        let found = self.list.iter().enumerate().filter(|(_, (name, _))| name.is_none()).nth(at).map(|(i, _)| i)?;
        self.used[found] = true;
        Some(self.list[found].1.clone())
    }

    /// The first value without a name that fits and is not used yet.
    pub fn positional_where(&mut self, fits: impl Fn(&str) -> bool) -> Option<String> {
        let found = self.list.iter().zip(&self.used).position(|((name, value), used)| name.is_none() && !*used && fits(value))?;
        self.used[found] = true;
        Some(self.list[found].1.clone())
    }

    /// What is not used yet, as written.
    pub fn rest(&self) -> Vec<(String, String)> {
        let unused = self.list.iter().zip(&self.used).filter(|(_, used)| !**used).map(|(p, _)| p);
        unused.map(|(name, value)| (name.clone().unwrap_or_default(), value.clone())).collect()
    }
}

/// The parameters of a construct: `"a" b="c d" e=f`, and with commas and colons as other tools write them.
pub fn parse(args: &str) -> Vec<Parameter> {
    let mut found = Vec::new();
    let mut rest = args.trim().trim_end_matches('/');
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        if let Some((value, len)) = quoted(rest) {
            found.push((None, value));
            rest = &rest[len..];
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | ',')).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match after.trim_start().strip_prefix('=') {
            Some(value) if !word.is_empty() => {
                let value = value.trim_start();
                let (text, len) = quoted(value).unwrap_or_else(|| {
                    let end = value.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(value.len());
                    (value[..end].to_string(), end)
                });
                found.push((Some(word.to_string()), text));
                rest = &value[len..];
            }
            _ => {
                if word.is_empty() {
                    rest = &after[after.chars().next().map_or(0, char::len_utf8)..];
                    continue;
                }
                found.push((None, word.to_string()));
                rest = after;
            }
        }
    }
}

/// A quoted value at the start, and its length as written.
fn quoted(text: &str) -> Option<(String, usize)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`' | '“' | '”'))?;
    let close = if matches!(quote, '“' | '”') { '”' } else { quote };
    let mut value = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((i, c)) = chars.next() {
        match c {
            '\\' if close != '`' => value.extend(chars.next().map(|(_, c)| c)),
            c if c == close => return Some((value, i + c.len_utf8())),
            c => value.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read_in_every_notation() {
        let named = |n: &str, v: &str| (Some(n.to_string()), v.to_string());
        assert_eq!(
            parse("\"a b\" c d=\"e \\\"f\\\"\" g=h"),
            [(None, "a b".into()), (None, "c".into()), named("d", "e \"f\""), named("g", "h")]
        );
        assert_eq!(parse("id=\"x\", autoplay=true"), [named("id", "x"), named("autoplay", "true")]);
        assert_eq!(parse("= \"open"), [(None, "\"open".into())]);
    }
}
