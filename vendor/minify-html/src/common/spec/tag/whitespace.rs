use crate::common::spec::tag::ns::Namespace;
use ahash::AHashMap;
use once_cell::sync::Lazy;

pub struct WhitespaceMinification {
  pub collapse: bool,
  pub destroy_whole: bool,
  // With `destroy_whole`: a space stays between two nodes that may stand in one line.
  pub keep_between_inline: bool,
  pub trim: bool,
}

static CONTENT: &WhitespaceMinification = &WhitespaceMinification {
  collapse: true,
  destroy_whole: false,
  keep_between_inline: false,
  trim: true,
};

static CONTENT_FIRST: &WhitespaceMinification = &WhitespaceMinification {
  collapse: true,
  destroy_whole: false,
  keep_between_inline: false,
  trim: true,
};

static FORMATTING: &WhitespaceMinification = &WhitespaceMinification {
  collapse: true,
  destroy_whole: false,
  keep_between_inline: false,
  trim: false,
};

static LAYOUT: &WhitespaceMinification = &WhitespaceMinification {
  collapse: true,
  destroy_whole: true,
  keep_between_inline: true,
  trim: true,
};

// Elements in which white space between children is never shown.
static STRUCTURE: &WhitespaceMinification = &WhitespaceMinification {
  collapse: true,
  destroy_whole: true,
  keep_between_inline: false,
  trim: true,
};

static WHITESPACE_SENSITIVE: &WhitespaceMinification = &WhitespaceMinification {
  collapse: false,
  destroy_whole: false,
  keep_between_inline: false,
  trim: false,
};

static ROOT: &WhitespaceMinification = &WhitespaceMinification {
  collapse: true,
  destroy_whole: true,
  keep_between_inline: true,
  trim: true,
};

static DEFAULT_HTML: &WhitespaceMinification = &WhitespaceMinification {
  collapse: true,
  destroy_whole: false,
  keep_between_inline: false,
  trim: false,
};

// SVG 2 spec requires unknown elements to be treated like <g>:
// https://www.w3.org/TR/SVG2/struct.html#UnknownElement.
static DEFAULT_SVG: &WhitespaceMinification = &WhitespaceMinification {
  collapse: true,
  destroy_whole: true,
  keep_between_inline: false,
  trim: true,
};

static HTML_TAG_WHITESPACE_MINIFICATION: Lazy<
  AHashMap<&'static [u8], &'static WhitespaceMinification>,
> = Lazy::new(|| {
  let mut m = AHashMap::<&'static [u8], &'static WhitespaceMinification>::default();
  // Content tags.
  m.insert(b"address", CONTENT);
  m.insert(b"audio", FORMATTING);
  m.insert(b"button", CONTENT);
  m.insert(b"canvas", FORMATTING);
  m.insert(b"caption", CONTENT);
  m.insert(b"figcaption", CONTENT);
  m.insert(b"h1", CONTENT);
  m.insert(b"h2", CONTENT);
  m.insert(b"h3", CONTENT);
  m.insert(b"h4", CONTENT);
  m.insert(b"h5", CONTENT);
  m.insert(b"h6", CONTENT);
  m.insert(b"legend", CONTENT);
  m.insert(b"meter", CONTENT);
  m.insert(b"object", FORMATTING);
  m.insert(b"option", CONTENT);
  m.insert(b"p", CONTENT);
  m.insert(b"summary", CONTENT);
  m.insert(b"video", FORMATTING);

  // Content-first tags.
  m.insert(b"dd", CONTENT_FIRST);
  m.insert(b"details", CONTENT_FIRST);
  m.insert(b"dt", CONTENT_FIRST);
  m.insert(b"iframe", CONTENT_FIRST);
  m.insert(b"label", FORMATTING);
  m.insert(b"li", CONTENT_FIRST);
  m.insert(b"noscript", FORMATTING);
  m.insert(b"output", FORMATTING);
  m.insert(b"progress", CONTENT_FIRST);
  m.insert(b"slot", FORMATTING);
  m.insert(b"td", CONTENT_FIRST);
  m.insert(b"template", FORMATTING);
  m.insert(b"th", CONTENT_FIRST);

  // Formatting tags.
  // Sourced from https://developer.mozilla.org/en-US/docs/Web/HTML/Element#Inline_text_semantics.
  // Differences to tags listed in table at above URL: -br, +del, +ins.
  m.insert(b"a", FORMATTING);
  m.insert(b"abbr", FORMATTING);
  m.insert(b"b", FORMATTING);
  m.insert(b"bdi", FORMATTING);
  m.insert(b"bdo", FORMATTING);
  m.insert(b"cite", FORMATTING);
  m.insert(b"data", FORMATTING);
  m.insert(b"del", FORMATTING);
  m.insert(b"dfn", FORMATTING);
  m.insert(b"em", FORMATTING);
  m.insert(b"i", FORMATTING);
  m.insert(b"ins", FORMATTING);
  m.insert(b"kbd", FORMATTING);
  m.insert(b"mark", FORMATTING);
  m.insert(b"q", FORMATTING);
  m.insert(b"rp", FORMATTING);
  m.insert(b"rt", FORMATTING);
  m.insert(b"rtc", FORMATTING);
  m.insert(b"ruby", FORMATTING);
  m.insert(b"s", FORMATTING);
  m.insert(b"samp", FORMATTING);
  m.insert(b"small", FORMATTING);
  m.insert(b"span", FORMATTING);
  m.insert(b"strong", FORMATTING);
  m.insert(b"sub", FORMATTING);
  m.insert(b"sup", FORMATTING);
  m.insert(b"time", FORMATTING);
  m.insert(b"u", FORMATTING);
  m.insert(b"var", FORMATTING);
  m.insert(b"wbr", FORMATTING);

  // Layout tags.
  m.insert(b"article", LAYOUT);
  m.insert(b"aside", LAYOUT);
  m.insert(b"blockquote", LAYOUT);
  m.insert(b"body", LAYOUT);
  m.insert(b"colgroup", STRUCTURE);
  m.insert(b"datalist", STRUCTURE);
  m.insert(b"dialog", LAYOUT);
  m.insert(b"div", LAYOUT);
  m.insert(b"dl", LAYOUT);
  m.insert(b"fieldset", LAYOUT);
  m.insert(b"figure", LAYOUT);
  m.insert(b"footer", LAYOUT);
  m.insert(b"form", LAYOUT);
  m.insert(b"head", STRUCTURE);
  m.insert(b"header", LAYOUT);
  m.insert(b"hgroup", LAYOUT);
  m.insert(b"html", STRUCTURE);
  m.insert(b"main", LAYOUT);
  m.insert(b"map", FORMATTING);
  m.insert(b"menu", LAYOUT);
  m.insert(b"nav", LAYOUT);
  m.insert(b"ol", LAYOUT);
  m.insert(b"optgroup", STRUCTURE);
  m.insert(b"picture", STRUCTURE);
  m.insert(b"section", LAYOUT);
  m.insert(b"select", STRUCTURE);
  m.insert(b"table", STRUCTURE);
  m.insert(b"tbody", STRUCTURE);
  m.insert(b"tfoot", STRUCTURE);
  m.insert(b"thead", STRUCTURE);
  m.insert(b"tr", STRUCTURE);
  m.insert(b"ul", LAYOUT);

  // Whitespace-sensitive tags.
  m.insert(b"textarea", WHITESPACE_SENSITIVE);
  m.insert(b"code", WHITESPACE_SENSITIVE);
  m.insert(b"pre", WHITESPACE_SENSITIVE);

  m
});

static SVG_TAG_WHITESPACE_MINIFICATION: Lazy<
  AHashMap<&'static [u8], &'static WhitespaceMinification>,
> = Lazy::new(|| {
  let mut m = AHashMap::<&'static [u8], &'static WhitespaceMinification>::default();

  // Content tags.
  m.insert(b"desc", CONTENT);
  m.insert(b"text", CONTENT);
  m.insert(b"title", CONTENT);

  // Formatting tags.
  m.insert(b"a", FORMATTING);
  m.insert(b"altGlyph", FORMATTING);
  m.insert(b"tspan", FORMATTING);
  m.insert(b"textPath", FORMATTING);
  m.insert(b"tref", FORMATTING);

  // Layout tags.
  m.insert(b"altGlyphDef", STRUCTURE);
  m.insert(b"altGlyphItem", STRUCTURE);
  m.insert(b"animate", STRUCTURE);
  m.insert(b"animateColor", STRUCTURE);
  m.insert(b"animateMotion", STRUCTURE);
  m.insert(b"animateTransform", STRUCTURE);
  m.insert(b"circle", STRUCTURE);
  m.insert(b"clipPath", STRUCTURE);
  m.insert(b"cursor", STRUCTURE);
  m.insert(b"defs", STRUCTURE);
  m.insert(b"discard", STRUCTURE);
  m.insert(b"ellipse", STRUCTURE);
  m.insert(b"feBlend", STRUCTURE);
  m.insert(b"feColorMatrix", STRUCTURE);
  m.insert(b"feComponentTransfer", STRUCTURE);
  m.insert(b"feComposite", STRUCTURE);
  m.insert(b"feConvolveMatrix", STRUCTURE);
  m.insert(b"feDiffuseLighting", STRUCTURE);
  m.insert(b"feDisplacementMap", STRUCTURE);
  m.insert(b"feDistantLight", STRUCTURE);
  m.insert(b"feDropShadow", STRUCTURE);
  m.insert(b"feFlood", STRUCTURE);
  m.insert(b"feFuncA", STRUCTURE);
  m.insert(b"feFuncB", STRUCTURE);
  m.insert(b"feFuncG", STRUCTURE);
  m.insert(b"feFuncR", STRUCTURE);
  m.insert(b"feGaussianBlur", STRUCTURE);
  m.insert(b"feImage", STRUCTURE);
  m.insert(b"feMerge", STRUCTURE);
  m.insert(b"feMergeNode", STRUCTURE);
  m.insert(b"feMorphology", STRUCTURE);
  m.insert(b"feOffset", STRUCTURE);
  m.insert(b"fePointLight", STRUCTURE);
  m.insert(b"feSpecularLighting", STRUCTURE);
  m.insert(b"feSpotLight", STRUCTURE);
  m.insert(b"feTile", STRUCTURE);
  m.insert(b"feTurbulence", STRUCTURE);
  m.insert(b"filter", STRUCTURE);
  m.insert(b"font-face-format", STRUCTURE);
  m.insert(b"font-face-name", STRUCTURE);
  m.insert(b"font-face-src", STRUCTURE);
  m.insert(b"font-face-uri", STRUCTURE);
  m.insert(b"font-face", STRUCTURE);
  m.insert(b"font", STRUCTURE);
  m.insert(b"foreignObject", LAYOUT);
  m.insert(b"g", STRUCTURE);
  m.insert(b"glyph", STRUCTURE);
  m.insert(b"glyphRef", STRUCTURE);
  m.insert(b"hatch", STRUCTURE);
  m.insert(b"hatchpath", STRUCTURE);
  m.insert(b"hkern", STRUCTURE);
  m.insert(b"image", STRUCTURE);
  m.insert(b"line", STRUCTURE);
  m.insert(b"linearGradient", STRUCTURE);
  m.insert(b"marker", STRUCTURE);
  m.insert(b"mask", STRUCTURE);
  m.insert(b"mesh", STRUCTURE);
  m.insert(b"meshgradient", STRUCTURE);
  m.insert(b"meshpatch", STRUCTURE);
  m.insert(b"meshrow", STRUCTURE);
  m.insert(b"metadata", STRUCTURE);
  m.insert(b"missing-glyph", STRUCTURE);
  m.insert(b"mpath", STRUCTURE);
  m.insert(b"path", STRUCTURE);
  m.insert(b"pattern", STRUCTURE);
  m.insert(b"polygon", STRUCTURE);
  m.insert(b"polyline", STRUCTURE);
  m.insert(b"radialGradient", STRUCTURE);
  m.insert(b"rect", STRUCTURE);
  m.insert(b"set", STRUCTURE);
  m.insert(b"solidcolor", STRUCTURE);
  m.insert(b"stop", STRUCTURE);
  m.insert(b"svg", STRUCTURE);
  m.insert(b"switch", STRUCTURE);
  m.insert(b"symbol", STRUCTURE);
  m.insert(b"use", STRUCTURE);
  m.insert(b"view", STRUCTURE);
  m.insert(b"vkern", STRUCTURE);

  m
});

pub fn get_whitespace_minification_for_tag(
  ns: Namespace,
  // Use empty slice if root.
  tag_name: &[u8],
  descendant_of_pre: bool,
) -> &'static WhitespaceMinification {
  match ns {
    Namespace::Html => {
      if descendant_of_pre {
        WHITESPACE_SENSITIVE
      } else if tag_name.is_empty() {
        ROOT
      } else {
        HTML_TAG_WHITESPACE_MINIFICATION
          .get(tag_name)
          .unwrap_or(&DEFAULT_HTML)
      }
    }
    Namespace::Svg => SVG_TAG_WHITESPACE_MINIFICATION
      .get(tag_name)
      .unwrap_or(&DEFAULT_SVG),
  }
}

// Elements that always begin a line and end it. Those that style sheets often set in a line (`li`, `div`, `form` …) are not among them.
pub fn is_block(tag_name: &[u8]) -> bool {
  matches!(
    tag_name,
    b"html" | b"head" | b"body" | b"article" | b"aside" | b"blockquote" | b"br" | b"details" | b"dialog" | b"dl"
      | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"header"
      | b"hgroup" | b"hr" | b"main" | b"menu" | b"nav" | b"ol" | b"p" | b"pre" | b"search" | b"section" | b"table" | b"ul"
  )
}

// Elements that are not shown, so that their neighbours stand beside each other.
pub fn is_unseen(tag_name: &[u8]) -> bool {
  matches!(
    tag_name,
    b"base" | b"link" | b"meta" | b"script" | b"style" | b"template" | b"title"
  )
}
