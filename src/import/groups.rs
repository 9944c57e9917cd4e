//! Shortcodes of themes that nobody knows by name: files, links, groups with a title, and the sentences in their parameters.

use super::blocks;
use super::body::{BodyRenderer, Mode};
use super::inline::link;
use super::parameters::Parameters;
use super::shortcodes::{ADDRESS, HEADING, WORDS};
use super::tree::TreeNode;

impl BodyRenderer<'_> {
    /// Values with several words that were not converted are text too: a line above a box, the words of its button.
    pub fn sentences(&mut self, parameters: &mut Parameters, out: &mut String) {
        let says_nothing = |name: &Option<String>| {
            let name = name.as_deref().unwrap_or_default().to_ascii_lowercase();
            let names = [
                "class", "style", "size", "width", "height", "srcset", "rel", "target", "option", "param", "align", "color", "alt", "icon",
            ];
            names.iter().any(|part| name.contains(part)) || name.starts_with("aria") || name.starts_with("data") || name.starts_with("on")
        };
        for i in 0..parameters.list.len() {
            let (name, value) = &parameters.list[i];
            if parameters.used[i]
                || says_nothing(name)
                || !value.trim().contains(' ')
                || value.starts_with(['{', '['])
                || value.contains("://")
            {
                continue;
            }
            let words = super::body::escaped(value.trim());
            blocks::push_block(out, &words);
            parameters.used[i] = true;
        }
    }

    /// A file with words for its link, and nothing else that a reader sees. A file that the source does not have is named behind its words.
    pub fn file_of(&mut self, parameters: &mut Parameters, out: &mut String) -> bool {
        let has_words = |name: &str| matches!(&*name.to_ascii_lowercase(), "text" | "label" | "title");
        let others = parameters.list.iter().filter(|(n, _)| n.as_deref().is_none_or(|n| n != "file" && !has_words(n)));
        if others.into_iter().any(|(_, value)| value.contains(' ')) {
            return false;
        }
        let (Some(file), Some(words)) = (parameters.named(&["file"]), parameters.named(&["text", "label", "title"])) else { return false };
        match self.includes.file(self.path, &file) {
            Some(path) => out.push_str(&link(&words, &path, "")),
            None => {
                out.push_str(&format!("{} ", super::body::escaped(&words)));
                self.code(&file, out);
            }
        }
        true
    }

    /// A construct that only groups what is inside, with a title above.
    pub fn titled_group(&mut self, node: &TreeNode, parameters: &mut Parameters, out: &mut String) -> bool {
        let is_title = |name: &Option<String>| name.as_deref().is_some_and(|n| matches!(n, "title" | "heading" | "caption" | "label"));
        if parameters.list.len() != 1 || !parameters.list.iter().all(|(name, value)| is_title(name) && !value.contains(['*', '{', '<'])) {
            return false;
        }
        let title = parameters.named(HEADING).unwrap_or_default();
        let content = self.text_of(node.children.as_deref().unwrap_or_default(), Mode::Markdown);
        if !title.is_empty() {
            blocks::push_block(out, &format!("**{}**", title.trim()));
        }
        blocks::push_block(out, &content);
        true
    }

    /// A link with words in a parameter or inside.
    pub fn linked(&mut self, node: &TreeNode, parameters: &mut Parameters, out: &mut String) -> bool {
        let inner = node.children.as_deref().map(|c| self.text_of(c, Mode::Markdown));
        let Some(target) = parameters.named(ADDRESS).or_else(|| parameters.positional(0)) else { return false };
        let words =
            inner.map(|i| i.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|w| !w.is_empty()).or_else(|| parameters.named(WORDS));
        let words = words.or_else(|| parameters.positional(1)).unwrap_or_else(|| target.clone());
        if target.contains(' ') || words.contains("](") || target.contains("{{") {
            return false;
        }
        out.push_str(&link(&words, &target, ""));
        true
    }
}
