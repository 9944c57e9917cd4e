//! Converts screen colours of a PDF (drawings of the content, white) to inks, by the plan's rule for colours without inks in the theme.

use crate::plan::inks_of;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Error, Object};

/// Converts every flat colour of the pages and form objects to CMYK. Photos and gradients keep their colour space.
pub fn in_inks(pdf: &mut Document) -> Result<(), Error> {
    let is_form = |object: &Object| {
        object.as_stream().is_ok_and(|stream| matches!(stream.dict.get(b"Subtype").and_then(Object::as_name), Ok(b"Form")))
    };
    let mut drawn: Vec<_> = pdf.objects.iter().filter(|(_, object)| is_form(object)).map(|(id, _)| *id).collect();
    drawn.extend(pdf.get_pages().into_values().flat_map(|page| pdf.get_page_contents(page)));
    for id in drawn {
        let stream = pdf.get_object_mut(id)?.as_stream_mut()?;
        let plain = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let content = Content { operations: converted(Content::decode(&plain)?.operations) };
        stream.set_plain_content(content.encode()?);
        stream.compress()?;
    }
    Ok(())
}

/// `/cs cs r g b scn` becomes `c m y k k`; other operations stay.
fn converted(operations: Vec<Operation>) -> Vec<Operation> {
    let mut out: Vec<Operation> = Vec::with_capacity(operations.len());
    for operation in operations {
        let (inks, names_space) = match &*operation.operator {
            "scn" | "sc" => (Some("k"), true),
            "SCN" | "SC" => (Some("K"), true),
            "rg" | "g" => (Some("k"), false),
            "RG" | "G" => (Some("K"), false),
            _ => (None, false),
        };
        let Some((operator, inks)) = inks.zip(of(&operation.operands)) else {
            out.push(operation);
            continue;
        };
        // The name of the colour space that the numbers were in.
        if names_space && out.last().is_some_and(|last| matches!(&*last.operator, "cs" | "CS")) {
            out.pop();
        }
        out.push(Operation::new(operator, inks.map(|ink| Object::Real(ink as f32 / 100.0)).to_vec()));
    }
    out
}

/// The inks of one or three numbers from 0 to 1: a grey, or red, green and blue.
fn of(operands: &[Object]) -> Option<[f64; 4]> {
    let numbers: Vec<f32> = operands.iter().map(|number| number.as_float().ok()).collect::<Option<_>>()?;
    match numbers[..] {
        [grey] => Some([0.0, 0.0, 0.0, f64::from(1.0 - grey) * 100.0]),
        [r, g, b] => Some(inks_of([r, g, b].map(|channel| (channel * 255.0).round() as u8))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::converted;
    use lopdf::content::Content;

    #[test]
    fn flat_colours_become_inks_and_patterns_stay() {
        let drawn = b"/c1 cs 1 0 0 scn\n0 0 m\n/c0 CS 0 SCN\n/Pattern cs /p0 scn\n0 0 1 0.5 k\n(a\\)b) Tj".to_vec();
        let content = Content { operations: converted(Content::decode(&drawn).unwrap().operations) };
        let drawn = String::from_utf8(content.encode().unwrap()).unwrap();
        assert_eq!(drawn, "0.0 1.0 1.0 0.0 k\n0 0 m\n0.0 0.0 0.0 1.0 K\n/Pattern cs\n/p0 scn\n0 0 1 0.5 k\n(a\\)b) Tj");
    }
}
