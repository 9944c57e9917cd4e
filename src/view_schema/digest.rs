//! The digest of what is shown: every part is fed with its length or a tag, so that no two different views feed the same bytes.

use tera::Value;
use tera::value::{Key, ValueKind};

/// A blake3 hasher that takes values of views.
#[derive(Default)]
pub struct ViewDigest(blake3::Hasher);

impl ViewDigest {
    /// An empty digest.
    pub fn new() -> ViewDigest {
        ViewDigest::default()
    }

    /// Feeds a text with its length in bytes.
    pub fn text(&mut self, text: &str) {
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
    }

    /// Feeds bytes of a length that is always the same at this point: digests, tags.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Feeds a whole number.
    pub fn number(&mut self, number: u64) {
        self.0.update(&number.to_le_bytes());
    }

    /// Feeds a value that is already built, with all it holds.
    pub fn value(&mut self, value: &Value) {
        self.bytes(&[value.kind() as u8, u8::from(value.is_safe())]);
        if let Some(text) = value.as_str() {
            self.text(text);
        } else if let Some(values) = value.as_array() {
            self.number(values.len() as u64);
            values.iter().for_each(|value| self.value(value));
        } else if let Some(map) = value.as_map() {
            self.number(map.len() as u64);
            for (name, value) in map {
                match name {
                    Key::Str(name) => self.text(name),
                    Key::String(name) => self.text(name),
                    other => self.text(&other.to_string()),
                }
                self.value(value);
            }
        } else if value.kind() == ValueKind::F64 {
            self.number(value.as_f64().unwrap_or_default().to_bits());
        } else {
            self.text(&value.to_string());
        }
    }

    /// The hasher, for what is fed by other modules: values of fields, digests of files.
    pub fn hasher(&mut self) -> &mut blake3::Hasher {
        &mut self.0
    }

    /// The digest of all that was fed.
    pub fn finish(&self) -> blake3::Hash {
        self.0.finalize()
    }
}
