//! PDF (ISO 32000-2): looked through as bytes, object streams unpacked. So what an earlier version of a document said is found too.

use super::findings::{AttachedFinding, people};
use flate2::read::ZlibDecoder;
use memchr::memmem;
use std::io::Read;

/// Largest file that is looked into, in bytes.
pub const MAX_SIZE: u64 = 64 << 20;
/// Most bytes that all object streams may unpack to.
const MAX_UNPACKED: u64 = 64 << 20;
/// Annotations that people write while they review.
const REVIEWS: [&[u8]; 7] = [b"Text", b"Highlight", b"StrikeOut", b"Underline", b"Squiggly", b"Caret", b"Ink"];

/// What a file says besides what its readers see.
///
/// # Errors
/// Why it was not looked into.
pub fn findings(bytes: &[u8]) -> Result<Vec<AttachedFinding>, &'static str> {
    if memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_none() {
        return Err("damaged");
    }
    // Its texts are encrypted too.
    if memmem::find(bytes, b"/Encrypt").is_some() {
        return Err("encrypted");
    }
    let mut found = PdfFindings::default();
    found.look(bytes);
    let mut left = MAX_UNPACKED;
    for at in memmem::find_iter(bytes, b"/ObjStm") {
        let Some(start) = memmem::find(&bytes[at..bytes.len().min(at + 2048)], b"stream").map(|start| at + start + 6) else { continue };
        let packed = &bytes[start + bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()..];
        let mut objects = Vec::new();
        // A fault ends the stream: what came before it counts.
        let _ = ZlibDecoder::new(packed).take(left + 1).read_to_end(&mut objects);
        left = left.checked_sub(objects.len() as u64).ok_or("big")?;
        found.look(&objects);
    }
    Ok(found.list())
}

#[derive(Default)]
struct PdfFindings {
    authors: Vec<String>,
    reviews: usize,
    files: usize,
}

impl PdfFindings {
    fn look(&mut self, bytes: &[u8]) {
        self.authors.extend(memmem::find_iter(bytes, b"/Author").filter_map(|at| text_string(&bytes[at + 7..])));
        for at in memmem::find_iter(bytes, b"<dc:creator>") {
            let list = &bytes[at..bytes.len().min(at + 4096)];
            let list = &list[..memmem::find(list, b"</dc:creator>").unwrap_or(list.len())];
            let names = memmem::find_iter(list, b"<rdf:li").filter_map(|at| {
                let start = at + memchr::memchr(b'>', &list[at..])? + 1;
                let end = start + memchr::memchr(b'<', &list[start..])?;
                std::str::from_utf8(&list[start..end]).ok().map(str::to_string)
            });
            self.authors.extend(names);
        }
        for at in memmem::find_iter(bytes, b"/Subtype") {
            let rest = bytes[at + 8..].trim_ascii_start();
            let name = rest.strip_prefix(b"/").map(|name| &name[..name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()]);
            self.reviews += usize::from(name.is_some_and(|name| REVIEWS.contains(&name)));
        }
        self.files += memmem::find_iter(bytes, b"/EmbeddedFile").filter(|at| bytes.get(at + 13) != Some(&b's')).count();
    }

    fn list(self) -> Vec<AttachedFinding> {
        let mut list = Vec::new();
        let authors = people(self.authors);
        if !authors.is_empty() {
            list.push(AttachedFinding::Authors(authors));
        }
        list.extend((self.reviews > 0).then_some(AttachedFinding::Comments("comments".into(), self.reviews)));
        list.extend((self.files > 0).then_some(AttachedFinding::Hidden("files".into(), self.files, Vec::new())));
        list
    }
}

/// A text in brackets or in hexadecimal digits, in UTF-16, UTF-8 or Latin letters.
fn text_string(bytes: &[u8]) -> Option<String> {
    const MOST: usize = 1000;
    let bytes = bytes.trim_ascii_start();
    let mut raw = Vec::new();
    match bytes.first()? {
        b'(' => {
            let (mut depth, mut rest) = (1, bytes[1..bytes.len().min(MOST)].iter().copied().peekable());
            while let Some(byte) = rest.next() {
                match byte {
                    b'\\' => match rest.next()? {
                        b'n' => raw.push(b'\n'),
                        b'r' => raw.push(b'\r'),
                        b't' => raw.push(b'\t'),
                        b'\n' | b'\r' => {}
                        digit @ b'0'..=b'7' => {
                            let mut code = u32::from(digit - b'0');
                            for _ in 0..2 {
                                let Some(next) = rest.next_if(|next| matches!(next, b'0'..=b'7')) else { break };
                                code = code * 8 + u32::from(next - b'0');
                            }
                            raw.push(code as u8);
                        }
                        other => raw.push(other),
                    },
                    b'(' => {
                        depth += 1;
                        raw.push(byte);
                    }
                    b')' => {
                        depth -= 1;
                        if depth == 0 {
                            break;
                        }
                        raw.push(byte);
                    }
                    _ => raw.push(byte),
                }
            }
            (depth == 0).then_some(())?;
        }
        b'<' => {
            let end = memchr::memchr(b'>', &bytes[..bytes.len().min(MOST)])?;
            let digits: Vec<u8> = bytes[1..end].iter().filter_map(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8).collect();
            raw.extend(digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or_default()));
        }
        _ => return None,
    }
    let text = match raw.strip_prefix(b"\xfe\xff") {
        Some(wide) => {
            String::from_utf16_lossy(&wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect::<Vec<_>>())
        }
        None => match std::str::from_utf8(raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&raw)) {
            Ok(text) => text.to_string(),
            Err(_) => raw.iter().map(|byte| char::from(*byte)).collect(),
        },
    };
    (!text.chars().any(char::is_control)).then_some(text)
}
