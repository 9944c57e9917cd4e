//! PDF/X-4 (ISO 15930-7): what a file says of the press it was made for, and what it must not hold.

use crate::separation::PressProfile;
use lopdf::{Document, Error, Object, Stream, dictionary, text_string};

/// The version of PDF that PDF/X-4 builds on.
pub const VERSION: &str = "1.6";

/// What each version of the metadata has in common.
const TAIL: &str = "</rdf:RDF>";

/// Makes a PDF whose colours are inks, with boxes and fonts, into PDF/X-4.
pub fn make_x4(pdf: &mut Document, press: &PressProfile) -> Result<(), Error> {
    pdf.version = VERSION.into();
    for page in pdf.get_pages().into_values() {
        let sees_through = sees_through(pdf, page);
        let page = pdf.get_dictionary_mut(page)?;
        // Links are for screens; within the bleed the standard forbids them.
        page.remove(b"Annots");
        if sees_through {
            page.set("Group", dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => "DeviceCMYK" });
        }
    }
    let intent = intent(pdf, press);
    let catalog = pdf.catalog_mut()?;
    catalog.set("OutputIntents", vec![intent]);
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference)?;
    if let Ok(info) = pdf.trailer.get(b"Info").and_then(Object::as_reference) {
        let info = pdf.get_dictionary_mut(info)?;
        info.set("Trapped", "False");
        info.set("Producer", text_string("loa"));
    }
    let stream = pdf.get_object_mut(metadata)?.as_stream_mut()?;
    let said = String::from_utf8(stream.get_plain_content()?).map_err(|_| Error::TextStringDecode)?;
    // Metadata stay readable without unpacking them.
    stream.set_plain_content(described(&said).into_bytes());
    stream.allows_compression = false;
    pdf.prune_objects();
    Ok(())
}

/// The output intent: the profile of the inks, and the name of their characterisation.
pub fn intent(pdf: &mut Document, press: &PressProfile) -> Object {
    let profile = dictionary! { "N" => 4, "Alternate" => "DeviceCMYK", "Filter" => "FlateDecode" };
    let profile = pdf.add_object(Stream::new(profile, press.profile.to_vec()).with_compression(false));
    let info = if press.is_registered { format!("{} ({})", press.description, press.condition) } else { press.description.to_string() };
    let mut intent = dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFX", "OutputConditionIdentifier" => text_string(&press.condition),
        "OutputCondition" => text_string(&press.description), "Info" => text_string(&info), "DestOutputProfile" => Object::Reference(profile),
    };
    if press.is_registered {
        intent.set("RegistryName", text_string("http://www.color.org"));
    }
    Object::Reference(pdf.add_object(intent))
}

/// Metadata that say which standard the file keeps.
pub fn described(metadata: &str) -> String {
    let entry = |name: &str| {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let from = metadata.find(&open)? + open.len();
        Some(&metadata[from..from + metadata[from..].find(&close)?])
    };
    let date = entry("xmp:ModifyDate").map(|date| format!("<xmp:MetadataDate>{date}</xmp:MetadataDate>")).unwrap_or_default();
    let more = format!(
        "<rdf:Description rdf:about=\"\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\
         <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped><pdf:Producer>loa</pdf:Producer>{date}\
         <xmpMM:VersionID>1</xmpMM:VersionID></rdf:Description>{TAIL}"
    );
    let of_version = |version: &str| format!("<pdf:PDFVersion>{version}</pdf:PDFVersion>");
    let said = metadata.replace(TAIL, &more).replace(&of_version("1.7"), &of_version(VERSION));
    said.replace("<xmpMM:RenditionClass>proof<", "<xmpMM:RenditionClass>default<")
}

/// Whether something on a page is seen through: its own group says in which colours they mix.
fn sees_through(pdf: &Document, page: lopdf::ObjectId) -> bool {
    let Ok(page) = pdf.get_dictionary(page) else { return false };
    let resources = page.get_deref(b"Resources", pdf).and_then(Object::as_dict).ok();
    let held = |kind: &[u8]| resources?.get_deref(kind, pdf).ok()?.as_dict().ok();
    let states = held(b"ExtGState").is_some_and(|states| !states.is_empty());
    states || held(b"XObject").is_some_and(|objects| !objects.is_empty())
}
