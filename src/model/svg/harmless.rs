//! Which attributes and style sheets of a drawing are harmless: they neither run a script nor load a file.

/// Whether an attribute neither runs a script nor loads a file. Links of `a` may lead to web, mail and telephone addresses.
pub fn is_harmless(element: &[u8], key: &[u8], value: &str) -> bool {
    match key {
        _ if key.starts_with(b"on") => false,
        b"base" => false,
        b"href" | b"src" => {
            let bare = bare(value);
            let leads = ["http://", "https://", "mailto:", "tel:"].iter().any(|s| bare.starts_with(s));
            bare.starts_with('#') || (element == b"image" && is_inline_picture(&bare)) || (element == b"a" && leads)
        }
        _ => !loads(value),
    }
}

/// Lower case without white space and control characters, which browsers ignore in addresses.
fn bare(value: &str) -> String {
    value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).flat_map(char::to_lowercase).collect()
}

fn is_inline_picture(url: &str) -> bool {
    ["png", "jpeg", "gif", "webp"].iter().any(|f| url.starts_with(&format!("data:image/{f};base64,")))
}

/// Whether CSS loads something, or hides by escapes whether it does.
pub fn loads(css: &str) -> bool {
    let css = bare(css);
    let is_inside = |url: &str| {
        let url = url.trim_start_matches(['"', '\'']);
        url.starts_with('#') || is_inline_picture(url)
    };
    css.split("url(").skip(1).any(|url| !is_inside(url))
        || ["@import", "javascript:", "expression(", "image-set(", "-moz-binding", "\\"].iter().any(|w| css.contains(w))
}
