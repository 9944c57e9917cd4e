//! Flat colours of drawing operations.

use super::flat::{FlatColors, InkParts};
use super::spaces::{ScreenSpace, screen_space};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Error, Object, ObjectId};

/// A stream of drawing operations, with what its names stand for.
pub struct Drawing {
    /// The stream.
    pub stream: ObjectId,
    /// Fonts, colour spaces, pictures by their names.
    pub resources: Dictionary,
}

/// Converts the flat colours of a drawing. Of a mask only lightness counts: it becomes grey.
pub fn convert(pdf: &mut Document, drawing: &Drawing, is_mask: bool, flat: FlatColors) -> Result<(), Error> {
    let stream = pdf.get_object(drawing.stream)?.as_stream()?;
    let plain = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    let spaces = drawing.resources.get_deref(b"ColorSpace", pdf).ok().and_then(|spaces| spaces.as_dict().ok());
    let converter = Converter { pdf, spaces, is_mask, flat };
    let content = Content { operations: converter.converted(Content::decode(&plain)?.operations) };
    let bytes = content.encode()?;
    let stream = pdf.get_object_mut(drawing.stream)?.as_stream_mut()?;
    stream.set_plain_content(bytes);
    stream.compress()
}

struct Converter<'a> {
    pdf: &'a Document,
    /// The colour spaces by their names.
    spaces: Option<&'a Dictionary>,
    is_mask: bool,
    flat: FlatColors<'a>,
}

/// The colour spaces in which fills and strokes are given.
#[derive(Clone)]
struct Current {
    fill: ScreenSpace,
    stroke: ScreenSpace,
}

impl Converter<'_> {
    /// `/cs cs r g b scn` becomes `c m y k k`; other operations stay.
    fn converted(&self, operations: Vec<Operation>) -> Vec<Operation> {
        let device = ScreenSpace::Grey { is_device: true };
        let mut now = Current { fill: device.clone(), stroke: device };
        let mut before = Vec::new();
        let mut out: Vec<Operation> = Vec::with_capacity(operations.len());
        for operation in operations {
            let is_stroke = operation.operator.starts_with(|c: char| c.is_ascii_uppercase());
            match &*operation.operator {
                "q" => before.push(now.clone()),
                "Q" => now = before.pop().unwrap_or(now),
                "cs" | "CS" => {
                    let space = self.space(&operation.operands);
                    *(if is_stroke { &mut now.stroke } else { &mut now.fill }) = space.clone();
                    if is_of_screens(&space) {
                        continue;
                    }
                }
                "sc" | "scn" | "SC" | "SCN" if is_of_screens(if is_stroke { &now.stroke } else { &now.fill }) => {
                    out.push(self.operation(operation, is_stroke));
                    continue;
                }
                "g" | "rg" | "k" | "G" | "RG" | "K" => {
                    out.push(self.operation(operation, is_stroke));
                    continue;
                }
                _ => {}
            }
            out.push(operation);
        }
        out
    }

    fn space(&self, operands: &[Object]) -> ScreenSpace {
        let Some(Object::Name(name)) = operands.first() else { return ScreenSpace::Other };
        match self.spaces.and_then(|spaces| spaces.get(name).ok()) {
            Some(space) => screen_space(self.pdf, space),
            None => screen_space(self.pdf, &Object::Name(name.clone())),
        }
    }

    /// The operation that sets a colour in inks, or as lightness.
    fn operation(&self, operation: Operation, is_stroke: bool) -> Operation {
        let numbers: Vec<f32> = operation.operands.iter().filter_map(|number| number.as_float().ok()).collect();
        let reals = |numbers: &[f32]| numbers.iter().map(|number| Object::Real(*number)).collect();
        if self.is_mask {
            return match lightness(&numbers) {
                Some(light) => Operation::new(if is_stroke { "G" } else { "g" }, reals(&[light])),
                None => operation,
            };
        }
        match self.flat.inks(&numbers) {
            Some(inks) => Operation::new(if is_stroke { "K" } else { "k" }, reals(&inks)),
            None => operation,
        }
    }
}

fn is_of_screens(space: &ScreenSpace) -> bool {
    matches!(space, ScreenSpace::Grey { .. } | ScreenSpace::Rgb(_))
}

/// How light a grey, a colour or inks are.
fn lightness(numbers: &[f32]) -> Option<f32> {
    let of = |r: f32, g: f32, b: f32| 0.3 * r + 0.59 * g + 0.11 * b;
    match *numbers {
        [grey] => Some(grey),
        [r, g, b] => Some(of(r, g, b)),
        [c, m, y, k] => {
            let [c, m, y, k]: InkParts = [c, m, y, k].map(|ink| 1.0 - ink);
            Some(of(c * k, m * k, y * k))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::flat::FlatColors;
    use super::Converter;
    use crate::separation::PressProfile;
    use lopdf::content::Content;
    use lopdf::{Document, Object, dictionary};
    use std::collections::BTreeMap;

    /// Operations before and after conversion. /rgb, /grey and /spot are colour spaces.
    fn converted(drawn: &str, is_mask: bool) -> String {
        let (pdf, of_theme) = (Document::new(), BTreeMap::from([([163, 17, 27], [20.0, 100.0, 100.0, 20.0])]));
        let names = |name: &str| Object::Name(name.as_bytes().to_vec());
        let spaces =
            dictionary! { "rgb" => names("DeviceRGB"), "grey" => names("DeviceGray"), "spot" => vec![names("Separation"), names("Gold")] };
        let flat = FlatColors { of_theme: &of_theme, press: &PressProfile::COATED };
        let converter = Converter { pdf: &pdf, spaces: Some(&spaces), is_mask, flat };
        let content = Content { operations: converter.converted(Content::decode(drawn.as_bytes()).unwrap().operations) };
        String::from_utf8(content.encode().unwrap()).unwrap().replace('\n', " ")
    }

    #[test]
    fn flat_colours_become_inks_and_patterns_stay() {
        assert_eq!(converted("/rgb cs 1 1 1 scn 0 0 m /grey CS 0 SCN", false), "0.0 0.0 0.0 0.0 k 0 0 m 0.0 0.0 0.0 1.0 K");
        assert_eq!(converted("/Pattern cs /p0 scn 0 0 1 0.5 k (a\\)b) Tj", false), "/Pattern cs /p0 scn 0 0 1 0.5 k (a\\)b) Tj");
        assert_eq!(converted("/spot cs 0.5 scn 0.2 g", false), "/spot cs 0.5 scn 0.0 0.0 0.0 0.8 k");
        let brand = converted("0.6392157 0.06666667 0.105882354 rg", false);
        assert_eq!(brand, "0.2 1.0 1.0 0.2 k", "the brand has its inks");
    }

    #[test]
    fn a_colour_space_lasts_until_the_state_is_restored() {
        assert_eq!(converted("/rgb cs q /spot cs 1 scn Q 0 0 0 scn", false), "q /spot cs 1 scn Q 0.0 0.0 0.0 1.0 k");
    }

    #[test]
    fn masks_keep_their_lightness() {
        assert_eq!(converted("/rgb cs 1 1 1 scn 0 0 0 1 k 0 G", true), "1.0 g 0.0 g 0 G".replace("0 G", "0.0 G"));
    }
}
