//! QR codes: the matrix of modules, and the filter `qr` that draws a code as inline SVG.

use super::mask::dark_modules;
use crate::text::escape;
use std::fmt::Write as _;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Width of the quiet zone in modules (ISO/IEC 18004:2015, 6.3.8).
pub const QUIET: usize = 4;

/// The modules of a code row by row, without the quiet zone.
#[derive(Debug)]
pub struct Matrix {
    /// Modules in a row.
    pub side: usize,
    dark: Vec<bool>,
}

impl Matrix {
    /// The smallest code for `text` at error correction level M (15 %); none when the text is too long for a code.
    pub fn of(text: &str) -> Option<Matrix> {
        let dark = dark_modules(text)?;
        Some(Matrix { side: dark.len().isqrt(), dark })
    }

    /// The horizontal runs of dark modules: row, column, length.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        self.dark.chunks(self.side).enumerate().flat_map(|(y, row)| {
            let mut x = 0;
            std::iter::from_fn(move || {
                x += row[x..].iter().position(|dark| *dark)?;
                let length = row[x..].iter().take_while(|dark| **dark).count();
                x += length;
                Some((y, x - length, length))
            })
        })
    }
}

/// Registers the filter `qr`: `{{ address | qr }}`, `{{ address | qr(label="…") }}`.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("qr", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let label = kwargs.get::<&str>("label")?;
        let drawn =
            svg(text.trim(), label).ok_or_else(|| Error::message("a QR code needs some text, and holds at most 2,331 bytes of it"))?;
        Ok(Value::safe_string(&drawn))
    });
}

/// A code as SVG: black on white in dark themes too, since scanners expect that; without style attributes, which a strict Content-Security-Policy
/// forbids.
fn svg(text: &str, label: Option<&str>) -> Option<String> {
    let matrix = Matrix::of(text).filter(|_| !text.is_empty())?;
    let side = matrix.side + 2 * QUIET;
    let mut out = String::with_capacity(4096);
    let _ = write!(out, "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"");
    match label {
        Some(label) => escape(label, &mut out),
        None => escape(&format!("QR: {text}"), &mut out),
    }
    let _ =
        write!(out, "\" shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
    for (y, x, length) in matrix.runs() {
        let _ = write!(out, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
    }
    out.push_str("\"/></svg>");
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::svg;

    /// Fills the path of a drawing, four pixels a module, and lets a decoder read it.
    fn scanned(drawn: &str) -> String {
        let number = |text: &str| text.parse::<usize>().unwrap();
        let side = number(drawn.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap());
        let mut dark = vec![false; side * side];
        for run in drawn.split(" d=\"").nth(1).unwrap().split('"').next().unwrap().split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let start = number(y) * side + number(x);
            dark[start..start + number(rest.split('v').next().unwrap())].fill(true);
        }
        let shade = |x: usize, y: usize| if dark[y / 4 * side + x / 4] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * 4, side * 4, shade);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn what_is_drawn_can_be_scanned() {
        for text in ["https://hai-phong.example/11311-hong-bang/huong-dan/dang-ky-khai-sinh.html", "Đăng ký & nhận", "1"] {
            assert_eq!(scanned(&svg(text, None).unwrap()), text);
        }
        let long = "https://a.example/".to_string() + &"x".repeat(1000);
        assert_eq!(scanned(&svg(&long, None).unwrap()), long);
    }

    #[test]
    fn the_smallest_code_and_escaped_words() {
        // 26 bytes fit version 2 at level M: 25 modules and two quiet zones of 4.
        let drawn = svg("https://a.example/12345678", Some("Mã \"QR\" <b>")).unwrap();
        assert!(
            drawn.starts_with("<svg class=\"qr\" viewBox=\"0 0 33 33\" role=\"img\" aria-label=\"Mã &quot;QR&quot; &lt;b&gt;\""),
            "{drawn}"
        );
        assert!(!drawn.contains("style="));
    }

    #[test]
    fn nothing_and_too_much_have_no_code() {
        assert!(svg("", None).is_none());
        assert!(svg(&"a".repeat(3000), None).is_none());
    }
}
