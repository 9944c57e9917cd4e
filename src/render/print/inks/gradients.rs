//! Gradients: the colours between which they run become inks, and so does all between.

use super::flat::{FlatColors, InkParts};
use super::spaces::{ScreenSpace, dictionary, dictionary_mut, screen_space};
use lopdf::{Document, Error, Object, ObjectId};

/// Functions in functions that are deeper are not followed.
const DEEPEST: usize = 8;

/// Converts a shading.
pub fn convert(pdf: &mut Document, id: ObjectId, flat: FlatColors) -> Result<(), Error> {
    let Some(shading) = pdf.objects.get(&id).and_then(dictionary) else { return Ok(()) };
    let space = screen_space(pdf, shading.get(b"ColorSpace")?);
    let function = shading.get(b"Function").ok().cloned();
    let (name, function) = match space {
        ScreenSpace::Grey { .. } => ("DeviceGray", None),
        ScreenSpace::Rgb(_) => ("DeviceCMYK", function.map(|function| in_inks(pdf, &function, flat, DEEPEST)).transpose()?),
        ScreenSpace::Inks => ("DeviceCMYK", None),
        ScreenSpace::Indexed | ScreenSpace::Other => return Ok(()),
    };
    if let Some(shading) = pdf.objects.get_mut(&id).and_then(dictionary_mut) {
        shading.set("ColorSpace", name);
        function.into_iter().for_each(|function| shading.set("Function", function));
    }
    Ok(())
}

/// A function of inks in place of one of red, green and blue. Those that a calculator works out (around a point, repeated) are none: PDF/A has no
/// calculators, and every press file has its web file.
fn in_inks(pdf: &mut Document, function: &Object, flat: FlatColors, depth: usize) -> Result<Object, Error> {
    let unknown = || Error::InvalidStream("a gradient of an unknown sort".into());
    let mut function = pdf.dereference(function)?.1.clone();
    let sort = dictionary(&function).and_then(|f| f.get(b"FunctionType").ok()?.as_i64().ok());
    match (sort, depth) {
        (Some(2), _) => {
            let of = dictionary_mut(&mut function).ok_or_else(unknown)?;
            for (end, missing) in [("C0", 0.0), ("C1", 1.0)] {
                let numbers: Vec<f32> = match of.get(end.as_bytes()) {
                    Ok(numbers) => numbers.as_array()?.iter().filter_map(|number| number.as_float().ok()).collect(),
                    Err(_) => vec![missing],
                };
                let inks: InkParts = flat.inks(&numbers).ok_or_else(unknown)?;
                of.set(end, Object::Array(inks.map(Object::Real).to_vec()));
            }
        }
        (Some(3), 1..) => {
            let of = dictionary_mut(&mut function).ok_or_else(unknown)?;
            let parts = of.get(b"Functions")?.as_array()?.clone();
            let parts: Vec<Object> = parts.iter().map(|part| in_inks(pdf, part, flat, depth - 1)).collect::<Result<_, _>>()?;
            of.set("Functions", parts);
        }
        _ => return Err(unknown()),
    }
    // It was for three numbers, and those of inks need none.
    dictionary_mut(&mut function).ok_or_else(unknown)?.remove(b"Range");
    Ok(Object::Reference(pdf.add_object(function)))
}
