//! Vietnamese telephone numbers: kept as text, refused when they cannot be dialled.

/// A number that can be dialled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As written, with single spaces.
    pub text: String,
    /// Digits as dialled inside the country, for `tel:` links.
    pub digits: String,
}

/// Why a number cannot be dialled as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// The letter O where a zero is meant.
    LetterO,
    /// Right but for the leading 0, which a spreadsheet dropped.
    LostZero,
    /// Fewer digits than numbers with this beginning have.
    TooShort,
    /// More digits than they have.
    TooLong,
    /// Words or signs that no number has.
    Letters,
    /// Two numbers in one value.
    TwoNumbers,
    /// No line in Viet Nam starts with these digits.
    UnknownPrefix,
}

impl PhoneFault {
    /// The variant of the message.
    pub fn name(self) -> &'static str {
        match self {
            PhoneFault::LetterO => "letter-o",
            PhoneFault::LostZero => "lost-zero",
            PhoneFault::TooShort => "too-short",
            PhoneFault::TooLong => "too-long",
            PhoneFault::Letters => "letters",
            PhoneFault::TwoNumbers => "two-numbers",
            PhoneFault::UnknownPrefix => "unknown-prefix",
        }
    }
}

/// Whether the digits of a number are those of a mobile: such a number belongs to a person as a rule, fixed lines and hotlines to an office.
pub fn is_mobile(digits: &str) -> bool {
    digits.len() == 10 && matches!(digits.as_bytes(), [b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..])
}

/// Reads fixed lines (`0225 3 822 616`), mobiles, hotlines (`1900 xxxx`), short numbers (`115`) and `+84` forms.
pub fn check_phone(text: &str) -> Result<Phone, PhoneFault> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_two_numbers(&text) {
        return Err(PhoneFault::TwoNumbers);
    }
    let written: Vec<char> = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '(' | ')' | '–' | '\u{2010}' | '\u{2011}')).collect();
    let number = if written.first() == Some(&'+') { &written[1..] } else { &written[..] };
    if let Some(strange) = number.iter().find(|c| !c.is_ascii_digit()) {
        let only_o = number.iter().all(|c| c.is_ascii_digit() || matches!(c, 'o' | 'O' | 'о' | 'О'));
        let has_digits = number.iter().filter(|c| c.is_ascii_digit()).count() >= 2;
        return Err(if only_o && has_digits && *strange != '+' { PhoneFault::LetterO } else { PhoneFault::Letters });
    }
    let number: String = number.iter().collect();
    let digits = if written.len() > number.len() { from_abroad(&number)? } else { number };
    check_digits(&digits)?;
    Ok(Phone { text, digits })
}

/// The digits behind a plus (`84 225 …`, also `84 (0)225 …`) as dialled inside the country.
fn from_abroad(number: &str) -> Result<String, PhoneFault> {
    let rest = number.strip_prefix("84").ok_or(PhoneFault::UnknownPrefix)?;
    // Hotlines and short numbers are dialled inside the country only.
    if rest.starts_with('1') {
        return Err(PhoneFault::UnknownPrefix);
    }
    Ok(format!("0{}", rest.strip_prefix('0').unwrap_or(rest)))
}

fn check_digits(digits: &str) -> Result<(), PhoneFault> {
    let length = |allowed: &[usize]| match (allowed.contains(&digits.len()), allowed.iter().max()) {
        (true, _) => Ok(()),
        (false, Some(most)) if digits.len() > *most => Err(PhoneFault::TooLong),
        (false, _) => Err(PhoneFault::TooShort),
    };
    match digits.as_bytes() {
        [b'0', b'2', ..] => length(&[11]),
        // The network of party and government: 080 and five digits.
        [b'0', b'8', b'0', ..] => length(&[8, 10]),
        [b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..] => length(&[10]),
        [b'0'] | [] => Err(PhoneFault::TooShort),
        [b'0', ..] => Err(PhoneFault::UnknownPrefix),
        [b'1', b'8' | b'9', b'0', b'0', ..] => length(&[8, 10]),
        [b'1', ..] if (3..=5).contains(&digits.len()) => Ok(()),
        [b'1'] | [b'1', _] => Err(PhoneFault::TooShort),
        [b'2', ..] if digits.len() == 10 => Err(PhoneFault::LostZero),
        [b'3' | b'5' | b'7' | b'8' | b'9', ..] if digits.len() == 9 => Err(PhoneFault::LostZero),
        // Seven or eight digits are a fixed line without its area code.
        [b'2'..=b'9', ..] if digits.len() < 9 => Err(PhoneFault::TooShort),
        _ => Err(PhoneFault::UnknownPrefix),
    }
}

/// Whether a text has two or more parts that can be dialled by themselves.
fn is_two_numbers(text: &str) -> bool {
    let several = |separates: fn(char) -> bool, least: usize| {
        let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
        text.split(separates).filter(|part| digits(part) >= least).count() > 1
    };
    // A dash stands inside numbers too, so both its sides must be long enough; the same goes for words such as `và`.
    several(|c| matches!(c, ',' | ';' | '/' | '|' | '&'), 3) || several(|c| !c.is_ascii_digit() && !matches!(c, ' ' | '.' | '(' | ')'), 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_can_be_dialled_are_kept_as_written() {
        for (text, digits) in [
            ("0225 3 822 616", "02253822616"),
            (" 0225  000\u{a0}1234 ", "02250001234"),
            ("(0225) 3822.616", "02253822616"),
            ("024-3822-6161", "02438226161"),
            ("0912 345 678", "0912345678"),
            ("+84 225 382 2616", "02253822616"),
            ("(+84) (0)912 345 678", "0912345678"),
            ("1900 1234", "19001234"),
            ("1900 54 54 69", "1900545469"),
            ("1800 6868", "18006868"),
            ("080.43162", "08043162"),
            ("080 45774", "08045774"),
            ("115", "115"),
            ("1022", "1022"),
        ] {
            assert_eq!(check_phone(text).map(|p| p.digits), Ok(digits.to_string()), "{text}");
        }
        assert_eq!(check_phone(" 0225  000\u{a0}1234 ").map(|p| p.text), Ok("0225 000 1234".to_string()));
    }

    #[test]
    fn numbers_nobody_can_dial_are_named() {
        for (text, fault) in [
            ("O225 000 1234", PhoneFault::LetterO),
            ("0225 00o 1234", PhoneFault::LetterO),
            ("912345678", PhoneFault::LostZero),
            ("2250001234", PhoneFault::LostZero),
            ("0225 000 123", PhoneFault::TooShort),
            ("3822616", PhoneFault::TooShort),
            ("0912 345 67", PhoneFault::TooShort),
            ("1900 123", PhoneFault::TooShort),
            ("", PhoneFault::TooShort),
            ("+", PhoneFault::UnknownPrefix),
            ("0912 345 6789", PhoneFault::TooLong),
            ("0225 000 12345", PhoneFault::TooLong),
            ("0225 3822616 (máy lẻ 101)", PhoneFault::Letters),
            ("đang cập nhật", PhoneFault::Letters),
            ("oO", PhoneFault::Letters),
            ("0225 000 1234, 0912 345 678", PhoneFault::TwoNumbers),
            ("0225 000 1234 / 115", PhoneFault::TwoNumbers),
            ("0225 000 1234 - 0912 345 678", PhoneFault::TwoNumbers),
            ("0225 000 1234 và 0912 345 678", PhoneFault::TwoNumbers),
            ("0168 123 4567", PhoneFault::UnknownPrefix),
            ("+1 202 555 0100", PhoneFault::UnknownPrefix),
            ("84912345678", PhoneFault::UnknownPrefix),
            ("٠٩١٢٣٤٥٦٧٨", PhoneFault::Letters),
        ] {
            assert_eq!(check_phone(text), Err(fault), "{text}");
        }
    }
}
