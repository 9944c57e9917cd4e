use aho_corasick::AhoCorasick;
use aho_corasick::AhoCorasickBuilder;
use aho_corasick::MatchKind;
use memchr::memchr;
use crate::common::gen::codepoints::ALPHANUMERIC_OR_EQUALS;
use crate::common::gen::entities::ENTITIES;
use crate::common::pattern::longest_entity;
use crate::common::pattern::EntityMatch;
use crate::common::pattern::EntityType;
use once_cell::sync::Lazy;

/// Finds characters whose references are shorter than they, and those references.
static SHORTER_ENCODED_ENTITIES: Lazy<(AhoCorasick, Vec<&str>)> = Lazy::new(|| {
  let shorter: Vec<&(&str, &str)> = ENTITIES.iter().filter(|(name, characters)| name.len() < characters.len()).collect();
  let searcher = AhoCorasickBuilder::new()
    .match_kind(MatchKind::LeftmostLongest)
    .build(shorter.iter().map(|(_, characters)| characters))
    .unwrap();
  (searcher, shorter.iter().map(|(name, _)| *name).collect())
});

// Encodes ampersands when necessary, as well as UTF-8 sequences that are shorter encoded.
// Does not handle context-specific escaping e.g. `>`, `'`, `"`.
// Set {@param must_end_with_semicolon} to true to pass validation.
pub fn encode_entities(
  mut code: &[u8],
  in_attr_val: bool,
  must_end_with_semicolon: bool,
) -> Vec<u8> {
  let mut res = Vec::<u8>::new();
  while !code.is_empty() {
    let (before, matched) = match memchr(b'&', code) {
      None => (code.len(), false),
      Some(n) => (n, true),
    };
    res.extend_from_slice(&code[..before]);
    code = &code[before..];
    if matched {
      let (start, end) = match longest_entity(code) {
        // Entity is malformed, so we can just ignore it.
        EntityMatch::NotFound { reached } => (0, reached),
        EntityMatch::Found { len, value } => (
          match value {
            EntityType::Named(_)
              if in_attr_val
                && code[len - 1] != b';'
                && code.get(len).is_some_and(|&c| ALPHANUMERIC_OR_EQUALS[c]) =>
            {
              // A named entity inside an attribute value that doesn't end with semicolon but is followed by an alphanumeric or `=` character is not decoded, so we don't need to encode.
              // https://html.spec.whatwg.org/multipage/parsing.html#named-character-reference-state.
              0
            }
            _ => {
              if must_end_with_semicolon {
                res.extend_from_slice(b"&amp;");
              } else {
                res.extend_from_slice(b"&amp");
              };
              // Skip the leading ampersand, as it will be replaced by `&amp`.
              1
            }
          },
          len,
        ),
      };
      res.extend_from_slice(&code[start..end]);
      code = &code[end..];
    };
  }
  let (searcher, shorter) = &*SHORTER_ENCODED_ENTITIES;
  searcher.replace_all_bytes(&res, shorter)
}
