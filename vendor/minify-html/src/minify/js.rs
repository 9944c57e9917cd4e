use crate::common::whitespace::trimmed;

pub fn minify_js(out: &mut Vec<u8>, code: &[u8]) {
  out.extend_from_slice(trimmed(code));
}
