//! Drawings of Word files: pictures, text boxes, charts, SmartArt, embedded objects.

use super::blocks::{OfficeBlock, OfficeCell, OfficeLines, OfficeTable};
use super::markdown::{escaped, picture_extension, tidy};
use super::word::{WordReader, branch};
use super::word_runs::RunShown;
use super::xml::{Element, Space};

/// Most columns and rows of a chart that become a table.
const MAX_CHART: usize = 400;

impl<'p> WordReader<'p> {
    /// Reads a drawing.
    pub fn drawing(&mut self, element: Element<'p>) {
        for child in element.children() {
            match (child.space(), child.name()) {
                (_, "docPr" | "cNvPr") => {
                    let words = child.attribute("descr").filter(|d| !d.trim().is_empty()).or(child.attribute("title")).unwrap_or_default();
                    if child.name() == "docPr" || !words.trim().is_empty() {
                        self.alt = tidy(words);
                    }
                    self.drawing(child);
                }
                (Space::Drawing, "blip") => {
                    let is_cropped = element.child("srcRect").is_some_and(|rect| {
                        ["l", "t", "r", "b"].iter().any(|side| rect.attribute(side).is_some_and(|n| n.trim_start_matches('-') != "0"))
                    });
                    self.picture(child, "embed", "link", is_cropped);
                }
                (Space::Vml, "imagedata") => {
                    if let Some(title) = child.attribute("title").filter(|_| self.alt.is_empty()) {
                        self.alt = tidy(title);
                    }
                    let is_cropped = ["cropleft", "croptop", "cropright", "cropbottom"].iter().any(|side| child.attribute(side).is_some());
                    self.picture(child, "id", "href", is_cropped);
                }
                (Space::Vml, "fill") if child.attribute("id").is_some() => self.picture(child, "id", "href", false),
                (Space::Vml, "textpath") => {
                    let words = child.attribute("string").unwrap_or_default().to_string();
                    self.add_text(&words, &RunShown::default());
                }
                (Space::Vml, "OLEObject") => {
                    let program = child.attribute("ProgID").unwrap_or("OLE").to_string();
                    let name = self.relation(child.attribute("id")).map(|r| r.target.clone()).unwrap_or_default();
                    self.not_taken("object", &format!("{program} {name}").replace("word/embeddings/", ""));
                }
                (Space::Chart, "chart") => self.chart(child),
                (Space::Diagram, "relIds") => self.smart_art(child),
                (Space::Word, "txbxContent") => self.boxes.push(child),
                (Space::Drawing, "p") => {
                    // Letters of a drawing that Word does not let anybody edit.
                    let words = child.all(Space::Drawing, "t").map(|t| t.all_words()).collect::<String>();
                    self.add_text(&format!(" {words} "), &RunShown::default());
                }
                (Space::Compatibility, "AlternateContent") => branch(child).into_iter().for_each(|branch| self.drawing(branch)),
                _ => self.drawing(child),
            }
        }
    }

    /// The background of all pages may be a picture.
    pub fn background(&mut self, root: Element<'p>) {
        for background in root.all(Space::Word, "background") {
            self.skipping("background", |reader| reader.drawing(background));
        }
    }

    /// Adds a picture, under a name of our own. Whether it is one its bytes tell, not its name: any other file would be content of the site.
    fn picture(&mut self, element: Element<'p>, inside: &str, outside: &str, is_cropped: bool) {
        let Some(relation) = self.relation(element.attribute(inside)).or_else(|| self.relation(element.attribute(outside))) else { return };
        if relation.is_outside {
            return self.not_taken("picture-elsewhere", &relation.target.clone());
        }
        let target = &relation.target;
        if self.skip.is_some() {
            return self.not_taken("picture-skipped", target);
        }
        let bytes = self.parts.media.get(target).map(Vec::as_slice).unwrap_or_default();
        let alt = std::mem::take(&mut self.alt);
        let Some(extension) = picture_extension(bytes) else {
            // Its description stays in the text.
            self.add_text(&alt, &RunShown::default());
            return self.not_taken("picture", target);
        };
        let name = match self.named.get(target) {
            Some(name) => name.clone(),
            None => {
                let name = format!("anh-{}.{extension}", self.pictures.len() + 1);
                self.named.insert(target.clone(), name.clone());
                self.pictures.push((name.clone(), bytes.to_vec()));
                name
            }
        };
        if is_cropped {
            self.remark("cropped", &name);
        }
        self.paragraph.text.push_str(&format!("![{}]({name})", escaped(&alt)));
    }

    /// The numbers of a chart as a table, below its words.
    fn chart(&mut self, element: Element<'p>) {
        let Some(path) = self.relation(element.attribute("id")).map(|relation| relation.target.clone()) else { return };
        let Some(tree) = self.parts.trees.get(&path) else { return self.not_taken("chart-unread", &path) };
        let root = tree.root();
        let mut words: Vec<String> = paragraphs(root).collect();
        // Words that somebody drew onto the chart.
        let shapes = self.parts.relations.get(&path).into_iter().flat_map(|all| all.values()).filter(|r| r.kind == "chartUserShapes");
        words.extend(shapes.filter_map(|r| self.parts.trees.get(&r.target)).flat_map(|tree| paragraphs(tree.root()).collect::<Vec<_>>()));
        let table = chart_table(root);
        let all = words.join(" / ");
        self.remark("chart", &all);
        if self.skip.is_some() {
            let cells = table.iter().flat_map(|t| &t.rows).flatten().flat_map(|cell| cell.plain.clone());
            let all = words.into_iter().chain(cells).collect::<Vec<_>>().join(" ");
            return self.add_text(&all, &RunShown::default());
        }
        for line in words {
            self.push_text(&line);
        }
        self.out.extend(table.map(OfficeBlock::Table));
    }

    /// The words of SmartArt as a list.
    fn smart_art(&mut self, element: Element<'p>) {
        let Some(path) = self.relation(element.attribute("dm")).map(|relation| relation.target.clone()) else { return };
        let Some(tree) = self.parts.trees.get(&path) else { return self.not_taken("smart-art-unread", &path) };
        let entries: Vec<String> = paragraphs(tree.root()).collect();
        self.remark("smart-art", &entries.join(" / "));
        if self.skip.is_some() {
            return self.add_text(&entries.join(" "), &RunShown::default());
        }
        self.out.extend(entries.iter().map(|entry| OfficeBlock::Entry(0, "-".into(), vec![escaped(entry)])));
    }

    /// Adds a paragraph of plain words.
    fn push_text(&mut self, words: &str) {
        self.out.push(OfficeBlock::Text(OfficeLines { markdown: vec![escaped(words)], plain: vec![words.to_string()], label: None }));
    }
}

/// The paragraphs of a drawing.
fn paragraphs(root: Element<'_>) -> impl Iterator<Item = String> {
    let words = |p: Element| tidy(&p.all(Space::Drawing, "t").map(|t| t.all_words()).collect::<String>());
    root.all(Space::Drawing, "p").map(words).filter(|words| !words.is_empty())
}

/// A column for each series, a row for each category.
fn chart_table(root: Element) -> Option<OfficeTable> {
    let points = |element: Option<Element>| -> Vec<(usize, String)> {
        let points = element.into_iter().flat_map(|e| e.all(Space::Chart, "pt").collect::<Vec<_>>());
        let point = |pt: Element| {
            let at = pt.attribute("idx").and_then(|n| n.parse().ok()).filter(|n| *n < MAX_CHART)?;
            Some((at, tidy(&pt.all_words())))
        };
        points.filter_map(point).collect()
    };
    let (mut heads, mut names, mut values) = (vec![String::new()], std::collections::BTreeMap::new(), std::collections::BTreeMap::new());
    for (no, series) in root.all(Space::Chart, "ser").take(MAX_CHART).enumerate() {
        let name = series.child("tx").map(|tx| match points(Some(tx)) {
            found if !found.is_empty() => found.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" "),
            _ => tx.child("v").map(|v| tidy(&v.all_words())).unwrap_or_default(),
        });
        heads.push(name.unwrap_or_default());
        for (at, words) in points(series.child("cat").or(series.child("xVal"))) {
            names.entry(at).or_insert(words);
        }
        for (at, words) in points(series.child("val").or(series.child("yVal"))) {
            values.insert((at, no + 1), words);
        }
    }
    let rows = names.keys().chain(values.keys().map(|(at, _)| at)).max().map(|last| last + 1)?;
    let cell = |column: usize, words: &str| OfficeCell {
        column,
        width: 1,
        goes_on: false,
        markdown: Some(escaped(words)).filter(|w| !w.is_empty()).into_iter().collect(),
        plain: Some(words.to_string()).filter(|w| !w.is_empty()).into_iter().collect(),
    };
    let mut table = vec![heads.iter().enumerate().map(|(c, head)| cell(c, head)).collect::<Vec<_>>()];
    for row in 0..rows {
        let words = |c: usize| if c == 0 { names.get(&row) } else { values.get(&(row, c)) };
        table.push((0..heads.len()).map(|c| cell(c, words(c).map_or("", String::as_str))).collect());
    }
    Some(OfficeTable { rows: table, heads: 1 })
}
