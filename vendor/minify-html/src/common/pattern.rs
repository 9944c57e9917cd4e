use crate::common::gen::entities::ENTITIES;
use aho_corasick::AhoCorasick;

#[derive(Clone, Copy)]
pub enum EntityType {
  Named(&'static [u8]),
  Dec,
  Hex,
}

pub enum EntityMatch {
  Found { len: usize, value: EntityType },
  NotFound { reached: usize },
}

/// The longest character reference that `text` begins with: a name, `&#` and a digit, or `&#x` and a hexadecimal digit. Where there is none, how
/// many bytes could have begun one.
pub fn longest_entity(text: &[u8]) -> EntityMatch {
  if let [b'&', b'#', rest @ ..] = text {
    return match rest {
      [b'0'..=b'9', ..] => EntityMatch::Found { len: 3, value: EntityType::Dec },
      [b'x', b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..] => EntityMatch::Found { len: 4, value: EntityType::Hex },
      [b'x', ..] => EntityMatch::NotFound { reached: 3 },
      _ => EntityMatch::NotFound { reached: 2 },
    };
  }
  // The names that begin with the bytes read so far; one that ends there is the first.
  let mut names = ENTITIES;
  let mut found = None;
  let mut reached = 0;
  while let Some(&c) = text.get(reached) {
    let byte = |name: &str| name.as_bytes().get(reached).copied();
    let start = names.partition_point(|(name, _)| byte(name).map_or(true, |b| b < c));
    let end = names.partition_point(|(name, _)| byte(name).map_or(true, |b| b <= c));
    names = &names[start..end];
    let Some((name, characters)) = names.first() else { break };
    reached += 1;
    if name.len() == reached {
      found = Some(EntityMatch::Found { len: reached, value: EntityType::Named(characters.as_bytes()) });
    }
  }
  found.unwrap_or(EntityMatch::NotFound { reached })
}

pub struct Replacer {
  searcher: AhoCorasick,
  replacements: Vec<Vec<u8>>,
}

impl Replacer {
  pub fn new(searcher: AhoCorasick, replacements: Vec<Vec<u8>>) -> Replacer {
    Replacer {
      searcher,
      replacements,
    }
  }

  pub fn replace_all(&self, src: &[u8]) -> Vec<u8> {
    self.searcher.replace_all_bytes(src, &self.replacements)
  }
}
