//! Telephone numbers as lists write them: several in a cell, without their area code, without their zero.

use crate::read::ScalarForm;
use crate::vietnamese::{PhoneFault, check_phone};

/// The numbers of a cell.
#[derive(Debug, PartialEq, Eq)]
pub struct ListPhones {
    /// What the field takes.
    pub text: String,
    /// Numbers for which the field has no room.
    pub left_out: Vec<String>,
}

/// Telephone numbers with corrections: zeros that a spreadsheet dropped, letters O in place of zeros, country codes written as 84, and
/// the area code of the first number before those behind it: `(0225) 3842125 / 3842126`. A field for one number takes the first.
///
/// # Errors
/// What is wrong with a number.
pub fn corrected_phones(text: &str, form: ScalarForm, many: bool) -> Result<ListPhones, PhoneFault> {
    let mut numbers: Vec<String> = Vec::new();
    let mut left_out = Vec::new();
    let mut area = String::new();
    for part in parts(text) {
        match corrected_phone(part, form) {
            Ok(number) => {
                let digits: String = number.chars().filter(char::is_ascii_digit).collect();
                area = digits.strip_suffix(&digits[digits.len().saturating_sub(7)..]).unwrap_or_default().to_string();
                numbers.push(number);
            }
            Err(why) if numbers.is_empty() => return Err(why),
            // A number of the same area, as long as one is; anything else may be an extension or an end of the number.
            Err(_) => match check_phone(&format!("{area} {part}")) {
                Ok(number) if area.starts_with("02") => numbers.push(number.text),
                _ => left_out.push(part.to_string()),
            },
        }
    }
    if !many {
        left_out.splice(0..0, numbers.drain(1.min(numbers.len())..));
    }
    Ok(ListPhones { text: numbers.join("|"), left_out })
}

/// The parts of a cell with several numbers. What can be dialled as a whole has one part.
fn parts(text: &str) -> Vec<&str> {
    let whole = text.trim();
    let parts = whole.split(['|', ';', ',', '/', '&', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let parts =
        parts.flat_map(|part| part.split(" - ").flat_map(|part| part.split(" – ")).flat_map(|part| part.split(" và ")).map(str::trim));
    // A dash within a number is no end of it: `0225 - 3842125`.
    let parts: Vec<&str> = parts.collect();
    match check_phone(whole) {
        Ok(_) => vec![whole],
        Err(_) if parts.is_empty() => vec![whole],
        Err(_) => parts,
    }
}

fn corrected_phone(text: &str, form: ScalarForm) -> Result<String, PhoneFault> {
    match check_phone(text) {
        Ok(phone) => Ok(phone.text),
        Err(PhoneFault::LetterO) => check_phone(&text.replace(['O', 'o'], "0")).map(|p| p.text),
        Err(PhoneFault::LostZero) => check_phone(&format!("0{text}")).map(|p| p.text),
        Err(PhoneFault::UnknownPrefix) if text.starts_with("84") || form == ScalarForm::Number => {
            check_phone(&format!("+{text}")).map(|p| p.digits)
        }
        Err(why) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, many: bool) -> (String, Vec<String>) {
        corrected_phones(text, ScalarForm::Plain, many).map(|found| (found.text, found.left_out)).unwrap_or_default()
    }

    #[test]
    fn several_numbers_of_a_cell_share_their_area_code() {
        let two = "(0225) 0003842 / 0003843";
        assert_eq!(read(two, true), ("(0225) 0003842|0225 0003843".into(), vec![]));
        assert_eq!(read(two, false), ("(0225) 0003842".into(), vec!["0225 0003843".into()]));
        assert_eq!(read("0225.000.4101 - 0225.000.4102", true).0, "0225.000.4101|0225.000.4102");
        assert_eq!(read("0225 000 4101\n0912 000 345", true).0, "0225 000 4101|0912 000 345");
        assert_eq!(read("0225 - 000 4101", false), ("0225 - 000 4101".into(), vec![]));
        // An extension, or the end of a second number: a person must decide.
        assert_eq!(read("0225 000 4101/02", true), ("0225 000 4101".into(), vec!["02".into()]));
        assert_eq!(read("0912 000 345 / 0003843", true), ("0912 000 345".into(), vec!["0003843".into()]));
        assert_eq!(corrected_phones("000 4101 / 0225 000 4102", ScalarForm::Plain, true).map(|_| ()), Err(PhoneFault::UnknownPrefix));
    }
}
