//! Filters for loudspeakers and text messages.

use super::value_parts::map;
use crate::vietnamese::{count_sms, half_minutes, speak, without_marks};
use std::borrow::Cow;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers the filters `spoken`, `minutes`, `sms` and `without_marks`.
pub fn register(tera: &mut Tera) {
    // A text as an announcer reads it; `own` maps words to the site's own reading: { VNeID: "vi en y ai đi" }.
    tera.register_filter("spoken", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let own = kwargs.get::<Value>("own")?.and_then(Value::into_map).unwrap_or_default();
        let own: Vec<(String, String)> = own.iter().map(|(written, said)| (written.to_string(), said.to_string())).collect();
        let own: Vec<(&str, &str)> = own.iter().map(|(written, said)| (written.as_str(), said.as_str())).collect();
        Ok(speak(&without_note_numbers(text), &own))
    });
    // Reading time of a spoken text in minutes, rounded to halves.
    tera.register_filter("minutes", |text: &str, _: Kwargs, _: &State| -> f64 { half_minutes(text) as f64 / 2.0 });
    // Alphabet (GSM 03.38 or UCS-2), length and number of segments of a text message.
    tera.register_filter("sms", |text: &str, _: Kwargs, _: &State| -> Value {
        let sms = count_sms(text);
        map([
            ("alphabet", Value::normal_string(if sms.gsm7 { "gsm7" } else { "ucs2" })),
            ("length", Value::from(sms.length as u64)),
            ("segments", Value::from(sms.segments as u64)),
        ])
    });
    tera.register_filter("without_marks", |text: &str, _: Kwargs, _: &State| -> String { without_marks(text) });
}

/// A text without the numbers of its footnotes, `[1]`, which nobody says aloud; the notes themselves stay, as sentences at the end. Other
/// numbers in brackets are the author's and stay.
fn without_note_numbers(text: &str) -> Cow<'_, str> {
    let number = |line: &str| -> Option<String> {
        let number = line.strip_prefix('[')?.split_once("] ")?.0;
        (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then(|| format!("[{number}]"))
    };
    let notes: Vec<String> = text.lines().filter_map(number).collect();
    if notes.is_empty() {
        return Cow::Borrowed(text);
    }
    let lines = text.lines().map(|line| {
        let line = number(line).map_or(line, |own| &line[own.len() + 1..]);
        notes.iter().fold(line.to_string(), |line, note| line.replace(note, ""))
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::without_note_numbers;

    #[test]
    fn numbers_of_notes_are_not_spoken() {
        assert_eq!(without_note_numbers("Nộp ảnh[1] và đơn[2].\n[1] Ảnh rõ[2].\n[2] Hai bản."), "Nộp ảnh và đơn.\nẢnh rõ.\nHai bản.");
        assert_eq!(without_note_numbers("Xem mục [3]."), "Xem mục [3].");
    }
}
