//! Formulas between dollar signs, told from prices and names of variables.

use memchr::memchr_iter;

/// Whether a text has a formula `$…$` or `$$…$$`: a price (`$20-$30`) and a variable of a script (`$a and $b`) are none.
pub fn has_formula(text: &str) -> bool {
    let mut open: Option<usize> = None;
    for at in memchr_iter(b'$', text.as_bytes()) {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        if before == Some('\\') {
            continue;
        }
        if before == Some('$') || after == Some('$') {
            return true;
        }
        // A formula is in one paragraph; its first and last sign are no blanks; behind it stands neither a word nor a bracket that opens.
        if let Some(start) = open.filter(|start| !text[*start..at].contains("\n\n"))
            && start + 1 < at
            && before.is_some_and(|c| !c.is_whitespace())
            && !after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '{' | '(' | '<' | '_' | '*' | '`'))
        {
            return true;
        }
        open = after.is_some_and(|c| !c.is_whitespace()).then_some(at);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_and_variables_are_no_formulas() {
        for formula in ["Diện tích $a^2$ mét", "$$\nx\n$$", "($x$)", "Giá $5 và $x+1$."] {
            assert!(has_formula(formula), "{formula}");
        }
        let plain =
            ["từ $20-$30 một chỗ", "$1.0T, khoảng ~$750M", "**$a** và **$[b]-c** như **$d**", "5 $", "$ 5 $", "\\$5 và 6\\$", "$5\n\n6$"];
        for text in plain {
            assert!(!has_formula(text), "{text}");
        }
    }
}
