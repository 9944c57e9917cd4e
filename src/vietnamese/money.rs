//! Fees as people write them, in đồng. Amounts that lost their thousands are refused, free wording is kept.

use super::fold::fold;

/// A fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    /// Whole đồng; 0 is free of charge.
    Amount(i64),
    /// Free wording, such as `theo quy định`: shown as written.
    Words,
}

/// Why a fee is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyFault {
    /// `50` or `12.5`: a spreadsheet or YAML read `50.000` or `12.500` as a decimal number.
    LostGroup,
    /// Less than the smallest note that is still in use, 500 đồng.
    TooSmall,
    /// Digits that are not in groups of three: `50.00.000`.
    Groups,
    /// Less than nothing.
    Negative,
    /// More than 10¹⁵ đồng.
    TooBig,
}

impl MoneyFault {
    /// The variant of the message.
    pub fn name(self) -> &'static str {
        match self {
            MoneyFault::LostGroup => "lost-group",
            MoneyFault::TooSmall => "too-small",
            MoneyFault::Groups => "groups",
            MoneyFault::Negative => "negative",
            MoneyFault::TooBig => "too-big",
        }
    }
}

const FREE: &[&str] = &[
    "0",
    "mien phi",
    "mien le phi",
    "mien thu phi",
    "khong",
    "khong thu",
    "khong thu phi",
    "khong thu le phi",
    "khong mat phi",
    "khong co",
    "free",
];
const UNITS: &[&str] = &["vnd", "dong", "d", "₫"];
const LARGEST: i64 = 1_000_000_000_000_000;

/// Reads `50.000 đồng`, `50.000đ`, `50,000 VND`, `8000`, `miễn phí`; anything with other words in it is [`Money::Words`].
pub fn parse_money(text: &str) -> Result<Money, MoneyFault> {
    let folded = fold(text.trim());
    let plain = folded.trim_end_matches('.').trim_end();
    if FREE.contains(&plain) {
        return Ok(Money::Amount(0));
    }
    let unit = UNITS.iter().find(|u| plain.ends_with(**u));
    let figures = unit.map_or(plain, |u| &plain[..plain.len() - u.len()]).trim_end();
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+') || c.is_whitespace();
    if !figures.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
        || !figures.ends_with(|c: char| c.is_ascii_digit())
        || !figures.chars().all(is_figure)
    {
        return Ok(Money::Words);
    }
    let unsigned = figures.trim_start_matches('+');
    if unsigned.starts_with('-') {
        return Err(MoneyFault::Negative);
    }
    if unsigned.contains(['-', '+']) {
        return Ok(Money::Words); // a range: `50.000 - 100.000`
    }
    match amount(unsigned)? {
        0 => Ok(Money::Amount(0)),
        // Without a unit it is what a spreadsheet makes of `50.000`.
        1..500 => Err(if unit.is_some() { MoneyFault::TooSmall } else { MoneyFault::LostGroup }),
        amount if amount > LARGEST => Err(MoneyFault::TooBig),
        amount => Ok(Money::Amount(amount)),
    }
}

/// The value of digits, in groups of three or without groups.
fn amount(figures: &str) -> Result<i64, MoneyFault> {
    let (whole, fraction) = split_fraction(figures);
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        let value: i64 = whole.parse().map_err(|_| MoneyFault::TooBig)?;
        return match fraction.trim_matches('0') {
            "" if value == 0 || value >= 500 => Ok(value),
            // `12.5`, `50.0`: too few digits behind the point for a group, too many for đồng.
            _ if value < 1000 && !fraction.is_empty() => Err(MoneyFault::LostGroup),
            "" => Ok(value),
            _ => Err(MoneyFault::Groups),
        };
    };
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let in_threes = groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
    if !in_threes || !(1..=3).contains(&first.len()) || !fraction.trim_matches('0').is_empty() {
        return Err(MoneyFault::Groups);
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    digits.parse().map_err(|_| MoneyFault::TooBig)
}

/// Splits off a decimal fraction (`8000.0`, `50.000,00`): behind the last point or comma, if that sign occurs once and not before three digits.
fn split_fraction(figures: &str) -> (&str, &str) {
    let Some(at) = figures.rfind(['.', ',']) else { return (figures, "") };
    let (whole, fraction) = (&figures[..at], &figures[at + 1..]);
    let sign = &figures[at..=at];
    let is_group = fraction.len() == 3 || whole.contains(sign) || !fraction.bytes().all(|b| b.is_ascii_digit());
    if is_group { (figures, "") } else { (whole, fraction) }
}

/// An amount as `50.000 đồng`; 0 is `Miễn phí`.
pub fn format_money(amount: i64) -> String {
    if amount == 0 {
        return "Miễn phí".to_string();
    }
    let digits = amount.unsigned_abs().to_string();
    let mut out = String::from(if amount < 0 { "-" } else { "" });
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out.push_str(" đồng");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_written() {
        for (text, amount) in [
            ("50.000 đồng", 50_000),
            ("50.000đ", 50_000),
            ("50,000 VND", 50_000),
            ("50 000 VNĐ", 50_000),
            ("50.000 ₫.", 50_000),
            ("8000", 8_000),
            ("1.250.000 Đồng", 1_250_000),
            ("50.000,00 đồng", 50_000),
            ("50,000.00", 50_000),
            ("8000.0", 8_000),
            ("500", 500),
            ("0 đồng", 0),
            ("Miễn phí", 0),
            ("Không thu phí.", 0),
            ("không", 0),
        ] {
            assert_eq!(parse_money(text), Ok(Money::Amount(amount)), "{text}");
        }
    }

    #[test]
    fn wording_is_kept() {
        for text in [
            "theo quy định",
            "50.000 đồng (giảm 50% khi nộp trực tuyến)",
            "8.000 đồng/bản",
            "50.000 - 100.000 đồng",
            "50 nghìn",
            "",
            "đồng",
            "Theo giá của từng bưu cục đ",
        ] {
            assert_eq!(parse_money(text), Ok(Money::Words), "{text}");
        }
    }

    #[test]
    fn lost_thousands_are_not_taken_for_a_fee() {
        for (text, fault) in [
            ("50", MoneyFault::LostGroup),
            ("50.0", MoneyFault::LostGroup),
            ("12.5", MoneyFault::LostGroup),
            ("0.5", MoneyFault::LostGroup),
            ("50.00", MoneyFault::LostGroup),
            ("50 đồng", MoneyFault::TooSmall),
            ("1234.5", MoneyFault::Groups),
            ("50.00.000", MoneyFault::Groups),
            ("5000.000", MoneyFault::Groups),
            ("50..000", MoneyFault::Groups),
            ("1.250,000", MoneyFault::Groups),
            ("-50.000", MoneyFault::Negative),
            ("99999999999999999999999", MoneyFault::TooBig),
            ("999.999.999.999.999.999.999", MoneyFault::TooBig),
        ] {
            assert_eq!(parse_money(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn amounts_are_shown_in_groups() {
        assert_eq!(format_money(50_000), "50.000 đồng");
        assert_eq!(format_money(1_250_000), "1.250.000 đồng");
        assert_eq!(format_money(999), "999 đồng");
        assert_eq!(format_money(0), "Miễn phí");
        assert_eq!(format_money(i64::MIN), "-9.223.372.036.854.775.808 đồng");
    }
}
