//! Sets of bytes, by https://infra.spec.whatwg.org/#code-points and the HTML syntax.

pub struct Lookup {
  table: [bool; 256],
}

impl std::ops::Index<u8> for Lookup {
  type Output = bool;

  fn index(&self, c: u8) -> &bool {
    &self.table[c as usize]
  }
}

/// The set of the bytes in all of these ranges, both ends included.
const fn set(ranges: &[(u8, u8)]) -> Lookup {
  let mut table = [false; 256];
  let mut i = 0;
  while i < ranges.len() {
    let mut c = ranges[i].0 as usize;
    while c <= ranges[i].1 as usize {
      table[c] = true;
      c += 1;
    }
    i += 1;
  }
  Lookup { table }
}

pub static WHITESPACE: &Lookup = &set(&[(0x09, 0x0a), (0x0c, 0x0d), (0x20, 0x20)]);

pub static DIGIT: &Lookup = &set(&[(0x30, 0x39)]);

pub static UPPER_HEX_ALPHA: &Lookup = &set(&[(0x41, 0x46)]);

pub static LOWER_HEX_ALPHA: &Lookup = &set(&[(0x61, 0x66)]);

pub static HEX_DIGIT: &Lookup = &set(&[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)]);

pub static ALPHANUMERIC_OR_EQUALS: &Lookup = &set(&[(0x30, 0x39), (0x3d, 0x3d), (0x41, 0x5a), (0x61, 0x7a)]);

pub static WHITESPACE_OR_SLASH: &Lookup = &set(&[(0x09, 0x0a), (0x0c, 0x0d), (0x20, 0x20), (0x2f, 0x2f)]);

pub static WHITESPACE_OR_SLASH_OR_EQUALS_OR_RIGHT_CHEVRON: &Lookup = &set(&[(0x09, 0x0a), (0x0c, 0x0d), (0x20, 0x20), (0x2f, 0x2f), (0x3d, 0x3e)]);

pub static DOUBLE_QUOTE: &Lookup = &set(&[(0x22, 0x22)]);

pub static SINGLE_QUOTE: &Lookup = &set(&[(0x27, 0x27)]);

pub static ATTR_QUOTE: &Lookup = &set(&[(0x22, 0x22), (0x27, 0x27)]);

pub static NOT_UNQUOTED_ATTR_VAL_CHAR: &Lookup = &set(&[(0x09, 0x0a), (0x0c, 0x0d), (0x20, 0x20), (0x3e, 0x3e)]);

pub static TAG_NAME_CHAR: &Lookup = &set(&[(0x2d, 0x2d), (0x30, 0x3a), (0x41, 0x5a), (0x61, 0x7a)]);
