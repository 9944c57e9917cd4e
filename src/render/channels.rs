//! Filters for loudspeakers and text messages.

use super::value_parts::map;
use crate::vietnamese::{count_sms, half_minutes, speak, without_marks};
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers the filters `spoken`, `minutes`, `sms` and `without_marks`.
pub fn register(tera: &mut Tera) {
    // A text as an announcer reads it; `own` maps words to the site's own reading: { VNeID: "vi en y ai đi" }.
    tera.register_filter("spoken", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let own = kwargs.get::<Value>("own")?.and_then(Value::into_map).unwrap_or_default();
        let own: Vec<(String, String)> = own.iter().map(|(written, said)| (written.to_string(), said.to_string())).collect();
        let own: Vec<(&str, &str)> = own.iter().map(|(written, said)| (written.as_str(), said.as_str())).collect();
        Ok(speak(text, &own))
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
