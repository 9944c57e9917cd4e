//! Converts all screen colours of a PDF to inks: flat colours of templates and drawings, gradients, pictures. What stays is CMYK and grey, which is
//! black ink.

mod drawn;
mod flat;
mod gradients;
mod pictures;
mod spaces;

use drawn::Drawing;
pub use flat::FlatColors;
use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream};
pub use pictures::InkPictures;
use spaces::{ScreenSpace, dictionary, dictionary_mut, is_name, screen_space};
use std::collections::BTreeSet;

/// Converts every colour of a PDF. `Err` also where something keeps colours of screens.
pub fn in_inks(pdf: &mut Document, flat: FlatColors, pictures: &InkPictures) -> Result<(), Error> {
    let masks = masks(pdf);
    for drawing in drawings(pdf) {
        drawn::convert(pdf, &drawing, masks.contains(&drawing.stream), flat)?;
    }
    let soft_masks = soft_masks(pdf);
    let ids: Vec<ObjectId> = pdf.objects.keys().copied().collect();
    for id in ids {
        let Some(dictionary) = pdf.objects.get(&id).and_then(dictionary) else { continue };
        if dictionary.has(b"ShadingType") {
            gradients::convert(pdf, id, flat)?;
        } else if is_name(dictionary, b"Subtype", b"Image") && !soft_masks.contains(&id) {
            pictures.convert(pdf, id, flat.press)?;
        } else if let Ok(group) = dictionary.get(b"Group").and_then(Object::as_dict)
            && group.has(b"CS")
        {
            let mut group = group.clone();
            group.set("CS", if masks.contains(&id) { "DeviceGray" } else { "DeviceCMYK" });
            if let Some(dictionary) = pdf.objects.get_mut(&id).and_then(dictionary_mut) {
                dictionary.set("Group", group);
            }
        }
    }
    forget_spaces(pdf);
    pdf.prune_objects();
    match pdf.objects.values().any(|object| keeps_screen_colors(pdf, object)) {
        true => Err(Error::InvalidStream("colours of screens are left".into())),
        false => Ok(()),
    }
}

/// A value of a dictionary, also behind a reference.
fn value<'a>(pdf: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    dictionary.get_deref(key, pdf).ok()
}

/// The contents of pages, forms, tiles and drawn letters.
fn drawings(pdf: &Document) -> Vec<Drawing> {
    let resources =
        |dictionary: &Dictionary| value(pdf, dictionary, b"Resources").and_then(|r| r.as_dict().ok()).cloned().unwrap_or_default();
    let mut found = Vec::new();
    for page in pdf.get_pages().into_values() {
        let of_page = pdf.get_dictionary(page).map(resources).unwrap_or_default();
        found.extend(pdf.get_page_contents(page).into_iter().map(|stream| Drawing { stream, resources: of_page.clone() }));
    }
    for (id, object) in &pdf.objects {
        let Some(dictionary) = dictionary(object) else { continue };
        if object.as_stream().is_ok() && (is_name(dictionary, b"Subtype", b"Form") || dictionary.has(b"PaintType")) {
            found.push(Drawing { stream: *id, resources: resources(dictionary) });
        }
        for (_, letter) in value(pdf, dictionary, b"CharProcs").and_then(|letters| letters.as_dict().ok()).into_iter().flatten() {
            found.extend(letter.as_reference().ok().map(|stream| Drawing { stream, resources: resources(dictionary) }));
        }
    }
    found
}

/// The forms whose lightness says how much of something else is seen.
fn masks(pdf: &Document) -> BTreeSet<ObjectId> {
    let drawn = |object: &Object| dictionary(object)?.get(b"G").and_then(Object::as_reference).ok();
    let is_mask = |object: &&Object| dictionary(object).is_some_and(|d| is_name(d, b"S", b"Luminosity"));
    let mut found: BTreeSet<ObjectId> = pdf.objects.values().filter(is_mask).filter_map(drawn).collect();
    for object in pdf.objects.values() {
        let within = dictionary(object).and_then(|state| state.get(b"SMask").ok()).filter(is_mask).and_then(drawn);
        found.extend(within);
    }
    // And the forms that they show.
    let mut open: Vec<ObjectId> = found.iter().copied().collect();
    while let Some(id) = open.pop() {
        let resources = pdf.objects.get(&id).and_then(dictionary).and_then(|form| value(pdf, form, b"Resources")?.as_dict().ok());
        let shown = resources.and_then(|r| value(pdf, r, b"XObject")?.as_dict().ok()).into_iter().flatten();
        open.extend(shown.filter_map(|(_, form)| form.as_reference().ok()).filter(|form| found.insert(*form)));
    }
    found
}

/// The pictures that say how much of other pictures is seen.
fn soft_masks(pdf: &Document) -> BTreeSet<ObjectId> {
    let of = |object: &Object| object.as_stream().ok()?.dict.get(b"SMask").and_then(Object::as_reference).ok();
    pdf.objects.values().filter_map(of).collect()
}

/// Removes the names of colour spaces that nothing uses any longer.
fn forget_spaces(pdf: &mut Document) {
    let is_left = |pdf: &Document, space: &Object| matches!(screen_space(pdf, space), ScreenSpace::Other | ScreenSpace::Inks);
    let ids: Vec<ObjectId> = pdf.objects.keys().copied().collect();
    for id in ids {
        let Some(holder) = pdf.objects.get(&id).and_then(dictionary) else { continue };
        // Resources stand in pages and forms, or on their own.
        let inline = holder.get(b"Resources").and_then(Object::as_dict).ok();
        let Some(spaces) = inline.unwrap_or(holder).get(b"ColorSpace").ok().and_then(|s| s.as_dict().ok()) else { continue };
        let kept: Dictionary =
            spaces.iter().filter(|(_, space)| is_left(pdf, space)).map(|(name, space)| (name.clone(), space.clone())).collect();
        let is_inline = inline.is_some();
        let Some(holder) = pdf.objects.get_mut(&id).and_then(dictionary_mut) else { continue };
        let resources = if is_inline { holder.get_mut(b"Resources").and_then(Object::as_dict_mut).ok() } else { Some(holder) };
        if let Some(resources) = resources {
            match kept.is_empty() {
                true => drop(resources.remove(b"ColorSpace")),
                false => resources.set("ColorSpace", kept),
            }
        }
    }
}

/// Whether an object is, or names, a colour space of screens.
fn keeps_screen_colors(pdf: &Document, object: &Object) -> bool {
    match object {
        Object::Name(name) => matches!(&**name, b"DeviceRGB" | b"CalRGB" | b"CalGray" | b"Lab"),
        Object::Array(entries) => {
            matches!(screen_space(pdf, object), ScreenSpace::Rgb(_) | ScreenSpace::Grey { is_device: false })
                || entries.iter().any(|entry| keeps_screen_colors(pdf, entry))
        }
        Object::Dictionary(dictionary) => dictionary.iter().any(|(_, value)| keeps_screen_colors(pdf, value)),
        Object::Stream(Stream { dict, .. }) => dict.iter().any(|(_, value)| keeps_screen_colors(pdf, value)),
        _ => false,
    }
}
