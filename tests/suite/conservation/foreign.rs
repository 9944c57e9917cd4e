//! Markdown as Hugo, Docusaurus and READMEs on GitHub have it: with what this program does not know.

use super::writer::{Writer, Written};

/// As many documents as asked for, each in the manner of one tool.
pub fn write(seed: u64, count: u64) -> Vec<Written> {
    let mut writer = Writer::new(seed ^ 0xf0f0);
    (0..count)
        .map(|n| {
            writer.words.clear();
            let title = format!("Bài {n} {}", writer.word());
            let sort = n as usize % 3;
            let body: String = (0..2 + writer.dice.throw(8)).map(|_| block(&mut writer, sort)).collect();
            let (path, page) = match n % 2 {
                0 => (format!("content/f{n}.md"), format!("f{n}.html")),
                _ => (format!("content/guides/f{n}.md"), format!("huong-dan/f{n}.html")),
            };
            let text = format!("---\ntitle: {title}\n---\n\n{body}");
            Written { path, text, page, words: std::mem::take(&mut writer.words) }
        })
        .collect()
}

fn block(writer: &mut Writer, sort: usize) -> String {
    let throw = writer.dice.throw(10);
    let block = match (sort, throw) {
        (_, 0) => format!("## {}", writer.word()),
        (_, 1) => {
            let (word, note) = (writer.word(), writer.word());
            format!("{word}[^{word}]\n\n[^{word}]: {note}")
        }
        (_, 2) => format!("<https://a.example.vn/{}>", writer.word()),
        (_, 3) => format!("{}\n: {}", writer.word(), writer.word()),
        (0, 4) => format!("{{{{< notice >}}}}\n{}\n{{{{< /notice >}}}}", writer.word()),
        (0, 5) => format!("{{{{< figure src=\"/tranh.svg\" caption=\"{}\" >}}}}", writer.word()),
        (0, 6) => format!("{{{{% tab \"{}\" %}}}}\n{}\n{{{{% /tab %}}}}", writer.word(), writer.word()),
        (0, 7) => format!("{}\n<!--more-->\n{}", writer.word(), writer.word()),
        (1, 4) => format!(":::tip {}\n\n{}\n\n:::", writer.word(), writer.word()),
        (1, 5) => format!("<Tabs>\n<TabItem value=\"{}\">\n\n{}\n\n</TabItem>\n</Tabs>", writer.word(), writer.word()),
        (1, 6) => format!("```jsx\n{}\n```\n\n{}", writer.word(), writer.word()),
        (1, 7) => format!("!!! note \"{}\"\n    {}", writer.word(), writer.word()),
        (2, 4) => format!("<p align=\"center\">\n  <img src=\"/tranh.svg\" alt=\"{}\">\n</p>", writer.word()),
        (2, 5) => format!("<details>\n<summary>{}</summary>\n\n{}\n\n</details>", writer.word(), writer.word()),
        (2, 6) => format!("[![{}](/tranh.svg)](https://a.example.vn/)", writer.word()),
        (2, 7) => format!("{}<br>{}<sub>{}</sub> <kbd>{}</kbd>", writer.word(), writer.word(), writer.word(), writer.word()),
        _ => writer.block(0),
    };
    format!("{block}\n\n")
}
