//! What sort of colours a colour space of a PDF has.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// A colour space, as far as its conversion to inks needs to know it.
#[derive(Clone, Debug, PartialEq)]
pub enum ScreenSpace {
    /// One number, from black to white. `is_device`: it is black ink already.
    Grey { is_device: bool },
    /// Red, green and blue, with the profile where there is one.
    Rgb(Option<ObjectId>),
    /// Cyan, magenta, yellow and black.
    Inks,
    /// Numbers of colours in a table.
    Indexed,
    /// Patterns, special inks.
    Other,
}

/// The dictionary of a dictionary or stream.
pub fn dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The same, to change it.
pub fn dictionary_mut(object: &mut Object) -> Option<&mut Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    }
}

/// Whether an entry is this name.
pub fn is_name(dictionary: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
}

/// The sort of a colour space.
pub fn screen_space(pdf: &Document, space: &Object) -> ScreenSpace {
    let space = pdf.dereference(space).map_or(space, |(_, found)| found);
    let family = match space {
        Object::Name(name) => name,
        Object::Array(entries) => match entries.first() {
            Some(Object::Name(name)) => name,
            _ => return ScreenSpace::Other,
        },
        _ => return ScreenSpace::Other,
    };
    match &**family {
        b"DeviceRGB" | b"CalRGB" => ScreenSpace::Rgb(None),
        b"DeviceGray" => ScreenSpace::Grey { is_device: true },
        b"CalGray" => ScreenSpace::Grey { is_device: false },
        b"DeviceCMYK" => ScreenSpace::Inks,
        b"Indexed" => ScreenSpace::Indexed,
        b"ICCBased" => {
            let profile = space.as_array().ok().and_then(|entries| entries.get(1)?.as_reference().ok());
            let stream = profile.and_then(|id| pdf.get_object(id).ok()?.as_stream().ok());
            match stream.and_then(|stream| stream.dict.get(b"N").ok()?.as_i64().ok()) {
                Some(1) => ScreenSpace::Grey { is_device: false },
                Some(3) => ScreenSpace::Rgb(profile),
                Some(4) => ScreenSpace::Inks,
                _ => ScreenSpace::Other,
            }
        }
        _ => ScreenSpace::Other,
    }
}
