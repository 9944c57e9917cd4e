//! Shortcodes, tags of templates and components: those that everybody knows become Markdown, others are shown as code.

use super::admonitions::{alert_of, is_plain};
use super::blocks;
use super::body::{BodyRenderer, Mode};
use super::html::HtmlTag;
use super::inline::{destination, image, link};
use super::parameters::{Parameters, parse};
use super::report::FindingKind;
use super::scan::Family;
use super::tree::TreeNode;

/// Names of parameters for an address, for words, for a heading and for a sort.
pub const ADDRESS: &[&str] = &["href", "url", "link", "to", "src", "path"];
pub const WORDS: &[&str] = &["text", "label", "title", "name", "content"];
pub const HEADING: &[&str] = &["title", "heading", "header", "label", "summary", "name", "caption"];
const SORT: &[&str] = &["type", "kind", "level", "style", "color", "context", "status", "variant", "class", "icon"];
const PICTURE: &[&str] = &["src", "image", "img", "file", "url", "path", "name", "filename", "id"];

impl BodyRenderer<'_> {
    /// Writes a shortcode or a tag of a template.
    pub fn shortcode(&mut self, node: &TreeNode, family: Family, name: &str, args: &str, out: &mut String) {
        let mut parameters = Parameters::new(parse(args));
        let lower = name.to_ascii_lowercase();
        let done = match family {
            Family::Liquid => self.template_tag(node, &lower, args, &mut parameters, out) || self.known(node, &lower, &mut parameters, out),
            _ => self.known(node, &lower, &mut parameters, out),
        };
        if done {
            self.sentences(&mut parameters, out);
            self.finish(node, name, &parameters);
            return;
        }
        let raw = self.source.text[self.tokens[node.token].range.clone()].to_string();
        self.found(FindingKind::Construct, name, node, &raw);
        let Some(children) = &node.children else {
            self.code(&raw, out);
            return;
        };
        // A construct that only groups says nothing to a reader.
        let groups = args.is_empty() && family == Family::Shortcode;
        let content = self.text_of(children, Mode::Markdown);
        let inline = !content.contains('\n') && !self.source.text[node.range.clone()].contains('\n');
        match (groups, inline) {
            (true, true) => out.push_str(&content),
            (true, false) => blocks::push_block(out, &content),
            (false, true) => {
                self.code(&raw, out);
                out.push_str(&content);
                self.end_code(node, out);
            }
            (false, false) => {
                blocks::push_block(out, &blocks::code(&raw, false));
                blocks::push_block(out, &content);
                let mut end = String::new();
                self.end_code(node, &mut end);
                blocks::push_block(out, &end);
            }
        }
    }

    /// The end of a construct as code.
    fn end_code(&mut self, node: &TreeNode, out: &mut String) {
        let last = node.children.iter().flatten().last().map_or(self.tokens[node.token].range.end, |c| c.range.end);
        let raw = self.source.text[last..node.range.end].to_string();
        if !raw.trim().is_empty() {
            self.code(&raw, out);
        }
    }

    /// Reports a construct that was converted, and its parameters that were not.
    fn finish(&mut self, node: &TreeNode, name: &str, parameters: &Parameters) {
        self.found(FindingKind::Converted, name, node, "");
        for (key, value) in parameters.rest() {
            let text = if value.is_empty() { key.clone() } else { value };
            self.found(FindingKind::Attribute, format!("{name} {key}").trim(), node, &text);
        }
    }

    /// Tags of Liquid, Jinja and Nunjucks.
    fn template_tag(&mut self, node: &TreeNode, name: &str, args: &str, parameters: &mut Parameters, out: &mut String) -> bool {
        let inner = |renderer: &BodyRenderer| match (
            node.children.as_deref().and_then(|c| c.first()),
            node.children.as_deref().and_then(|c| c.last()),
        ) {
            (Some(first), Some(last)) => renderer.source.text[first.range.start..last.range.end].to_string(),
            _ => String::new(),
        };
        match name {
            "raw" | "verbatim" if node.children.is_some() => {
                self.children(node, out, Mode::Markdown);
                true
            }
            "highlight" | "codeblock" | "set" | "capture" if node.children.is_some() => {
                let language = args
                    .split_whitespace()
                    .next()
                    .filter(|_| name != "set" && name != "capture")
                    .unwrap_or_default()
                    .trim_matches(['"', '\'']);
                let code = inner(self).replace("{% raw %}", "").replace("{% endraw %}", "");
                if matches!(name, "set" | "capture") {
                    // What is inside is shown elsewhere, or is code; here it stands as it was written, under the name of the variable.
                    self.found(FindingKind::Construct, name, node, args);
                    blocks::push_block(out, &blocks::code(args, false));
                    parameters.positional(0);
                }
                blocks::push_block(out, &blocks::fenced(&code, language));
                parameters.positional(0);
                true
            }
            "comment" if node.children.is_some() => {
                out.push_str(&format!("<!-- {} -->", inner(self).trim().replace("--", "- -")));
                true
            }
            "include" | "include_relative" | "render" => self.included(args, parameters, out),
            _ => false,
        }
    }

    fn included(&mut self, args: &str, parameters: &mut Parameters, out: &mut String) -> bool {
        let path =
            args.trim().trim_matches(['"', '\'']).split_whitespace().next().unwrap_or_default().trim_matches(['"', '\'', ',']).to_string();
        let is_text = [".md", ".mdx", ".markdown"].iter().any(|e| path.split(['{', '#']).next().unwrap_or_default().ends_with(e));
        let Some(converted) = is_text.then(|| self.include(&path)).flatten() else { return false };
        blocks::push_block(out, &converted);
        // The report says which file it was.
        parameters.used.iter_mut().for_each(|used| *used = false);
        true
    }

    /// Constructs that many tools and themes have. False where this is none of them.
    fn known(&mut self, node: &TreeNode, name: &str, parameters: &mut Parameters, out: &mut String) -> bool {
        let has_inner = node.children.is_some();
        match name {
            "include" | "include-markdown" | "readfile" | "readfile.inline" => {
                let path = parameters.named(&["file", "path", "page"]).or_else(|| parameters.positional(0)).unwrap_or_default();
                return self.included(&path, parameters, out);
            }
            "youtube" | "youtubepl" | "vimeo" | "gist" | "tweet" | "x" | "twitter" | "instagram" => {
                let id = parameters.named(&["id", "videoid", "video", "v", "src", "url"]).or_else(|| parameters.positional(0));
                let user = parameters.named(&["user", "username"]);
                let second = if name == "gist" { parameters.positional(1) } else { None };
                let title = parameters.named(&["title", "label", "caption"]).unwrap_or_default();
                let Some(id) = id else { return false };
                let address = match name {
                    _ if id.contains("://") => id,
                    "youtube" => format!("https://www.youtube.com/watch?v={id}"),
                    "youtubepl" => format!("https://www.youtube.com/playlist?list={id}"),
                    "vimeo" => format!("https://vimeo.com/{id}"),
                    "gist" => format!("https://gist.github.com/{id}{}", second.map(|s| format!("/{s}")).unwrap_or_default()),
                    "instagram" => format!("https://www.instagram.com/p/{id}/"),
                    _ => format!("https://twitter.com/{}/status/{id}", user.unwrap_or_else(|| "i".into())),
                };
                let words = if title.is_empty() { address.trim_start_matches("https://").to_string() } else { title };
                blocks::push_block(out, &link(&words, &address, ""));
                return true;
            }
            "highlight" if has_inner => {
                let inner = match (node.children.as_deref().and_then(|c| c.first()), node.children.as_deref().and_then(|c| c.last())) {
                    (Some(first), Some(last)) => self.source.text[first.range.start..last.range.end].to_string(),
                    _ => String::new(),
                };
                let language = parameters.positional(0).or_else(|| parameters.named(&["lang", "language"]));
                // Some themes have a frame of this name, without a language.
                match language {
                    Some(language) => blocks::push_block(out, &blocks::fenced(&inner, &language)),
                    None => {
                        let content = self.text_of(node.children.as_deref().unwrap_or_default(), Mode::Markdown);
                        blocks::push_block(out, &blocks::quoted(Some("NOTE"), "", &content));
                    }
                }
                return true;
            }
            "br" if !has_inner => {
                out.push_str("\\\n");
                return true;
            }
            "toc" | "tableofcontents" if !has_inner => return true,
            _ => {}
        }
        if name.contains("quote") && !has_inner {
            let Some(words) = parameters.named(&["text", "quote", "content"]).or_else(|| parameters.positional(0)) else { return false };
            let by = parameters.named(&["cite", "author", "source", "by"]).map(|by| format!("\n\n— {by}")).unwrap_or_default();
            blocks::push_block(out, &blocks::quoted(None, "", &format!("{words}{by}")));
            return true;
        }
        let is_picture = ["img", "image", "figure", "picture", "photo", "screenshot"].iter().any(|w| name.contains(w));
        if is_picture && !(has_inner && name == "figure" && parameters.list.is_empty()) {
            return self.picture(node, name, parameters, out);
        }
        let sorted = matches!(name, "alert" | "callout" | "admonition" | "notice" | "hint" | "message" | "blockquote-alert");
        if has_inner && (sorted || alert_of(name).is_some()) {
            let sort =
                if sorted { parameters.named(SORT).or_else(|| parameters.positional_where(|v| alert_of(v).is_some())) } else { None };
            let title = parameters.named(HEADING).or_else(|| parameters.positional_where(|_| true)).unwrap_or_default();
            let word = sort.as_deref().unwrap_or(name);
            let content = self.text_of(node.children.as_deref().unwrap_or_default(), Mode::Markdown);
            let alert = alert_of(word).or(alert_of(name)).unwrap_or("NOTE");
            if let Some(word) = sort.as_deref().filter(|w| !is_plain(w)) {
                self.found(FindingKind::Attribute, name, node, word);
            }
            blocks::push_block(out, &blocks::quoted(Some(alert), title.trim_matches('"'), &content));
            return true;
        }
        let folds = [
            "details",
            "expand",
            "accordion",
            "collapse",
            "spoiler",
            "tab",
            "tabitem",
            "tabpane",
            "step",
            "card",
            "codetab",
            "panel",
            "quote",
            "quote-block",
            "blockquote",
        ];
        if has_inner
            && folds.iter().any(|f| {
                name == *f || name.starts_with(&format!("{f}-")) || name.ends_with(&format!("/{f}")) || name.ends_with(&format!("-{f}"))
            })
        {
            let title = parameters.named(HEADING).or_else(|| parameters.positional(0)).unwrap_or_default();
            let target = parameters.named(&["link", "href", "url"]).unwrap_or_default();
            let content = self.text_of(node.children.as_deref().unwrap_or_default(), Mode::Markdown);
            let title = title.trim_matches('*').trim().to_string();
            match (title.is_empty(), target.is_empty()) {
                (false, false) => blocks::push_block(out, &format!("**{}**", link(&title, &target, ""))),
                (false, true) => blocks::push_block(out, &format!("**{title}**")),
                (true, false) => blocks::push_block(out, &link(&target, &target, "")),
                (true, true) => {}
            }
            match name.contains("quote") {
                true => blocks::push_block(out, &blocks::quoted(None, "", &content)),
                false => blocks::push_block(out, &content),
            }
            return true;
        }
        if name.contains("button") || name.contains("link") || name == "btn" || name == "contentref" {
            return self.linked(node, parameters, out);
        }
        if !has_inner {
            return self.file_of(parameters, out);
        }
        self.titled_group(node, parameters, out)
    }

    /// A picture with its caption.
    fn picture(&mut self, node: &TreeNode, name: &str, parameters: &mut Parameters, out: &mut String) -> bool {
        let Some(source) = parameters.named(PICTURE).or_else(|| parameters.positional(0)) else { return false };
        let exact = source.contains("://") || source.starts_with("//");
        let found = if exact { Some(source.clone()) } else { self.includes.picture(self.path, &source) };
        // A name that is no path and no file of the site means something to the theme alone.
        let shown = match found {
            Some(path) => path,
            None if name == "figure" || source.contains('.') => source,
            None => return false,
        };
        let alt = parameters.named(&["alt"]).or_else(|| parameters.positional(1)).unwrap_or_default();
        let caption = parameters.named(&["caption", "desc", "description"]).unwrap_or_default();
        let heading = parameters.named(&["title"]).unwrap_or_default();
        let source_of = parameters.named(&["attr", "attribution", "credit", "credits"]).unwrap_or_default();
        let source_link = parameters.named(&["attrlink", "attrlink"]).unwrap_or_default();
        let target = parameters.named(&["link", "href"]);
        let described = if alt.is_empty() { if caption.is_empty() { heading.clone() } else { caption.clone() } } else { alt.clone() };
        let shown = image(&described, &shown, "");
        let shown = match target {
            Some(target) => format!("[{shown}]({})", destination(&target)),
            None => shown,
        };
        let alone = out.rsplit('\n').next().unwrap_or_default().trim().is_empty();
        let mut below: Vec<String> = Vec::new();
        if !heading.is_empty() && heading != described {
            below.push(format!("**{heading}**"));
        }
        if !caption.is_empty() && (caption != described || alt.is_empty()) {
            below.push(caption);
        }
        match (source_of.is_empty(), source_link.is_empty()) {
            (false, false) => below.push(link(&source_of, &source_link, "")),
            (false, true) => below.push(source_of),
            (true, false) => below.push(link(&source_link, &source_link, "")),
            (true, true) => {}
        }
        let inner = node.children.as_deref().map(|c| self.text_of(c, Mode::Markdown)).unwrap_or_default();
        if !inner.trim().is_empty() {
            below.push(inner.trim().to_string());
        }
        match alone || !below.is_empty() {
            true => {
                blocks::push_block(out, &shown);
                if !below.is_empty() {
                    blocks::push_block(out, &below.join(" "));
                }
            }
            false => out.push_str(&shown),
        }
        true
    }

    /// Writes a component of MDX or Vue. False where it is not one that everybody knows.
    pub fn component(&mut self, node: &TreeNode, tag: &HtmlTag, out: &mut String) -> bool {
        if !tag.name.starts_with(|c: char| c.is_ascii_uppercase()) {
            return false;
        }
        if let Some(path) = imported(&self.source.text, &tag.name)
            && let Some(converted) = self.include(&path)
        {
            self.found(FindingKind::Converted, &format!("<{}>", tag.name), node, "");
            self.left_out(node, tag, &[]);
            blocks::push_block(out, &converted);
            return true;
        }
        let list = tag.attributes.iter().map(|(n, v)| (Some(n.clone()), v.clone())).collect();
        let mut parameters = Parameters::new(list);
        let lower = tag.name.to_ascii_lowercase();
        let groups = matches!(
            &*lower,
            "tabs"
                | "codegroup"
                | "vtcodegroup"
                | "columns"
                | "column"
                | "cardgroup"
                | "cards"
                | "steps"
                | "fragment"
                | "details"
                | "grid"
                | "row"
                | "col"
                | "tabgroup"
        );
        let done = match groups && node.children.is_some() {
            true => {
                let title = parameters.named(&["summary", "title"]);
                if let Some(title) = title.filter(|t| !t.contains(['<', '{'])) {
                    blocks::push_block(out, &format!("**{title}**"));
                }
                self.block_of(node, out, Mode::Markdown);
                true
            }
            false if matches!(&*lower, "vtcodegrouptab" | "tabitem" | "tab" | "codeblock") && node.children.is_some() => {
                if let Some(title) = parameters.named(&["label", "title", "name", "value"]) {
                    blocks::push_block(out, &format!("**{title}**"));
                }
                self.block_of(node, out, Mode::Markdown);
                true
            }
            // Expressions of JSX are no values.
            false if tag.attributes.iter().any(|(_, v)| v.starts_with('{')) => false,
            false => self.known(node, &lower, &mut parameters, out),
        };
        if done {
            self.sentences(&mut parameters, out);
            self.finish(node, &format!("<{}>", tag.name), &parameters);
        }
        done
    }
}

/// The file of Markdown that a name is imported from.
fn imported(text: &str, name: &str) -> Option<String> {
    let at = text.find(&format!("import {name} from "))?;
    let rest = &text[at..];
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    let path = line.split(['\'', '"']).nth(1)?;
    [".md", ".mdx"].iter().any(|e| path.ends_with(e)).then(|| path.to_string())
}
