//! How a print shop makes and finishes a printed thing.

use super::paper::MM;
use crate::model::Translated;

/// What `finish:` of a declaration says. Lengths are in points of the printed thing, 0 where there is none.
#[derive(Clone, Debug, Default)]
pub struct Finish {
    /// Paper or cloth with its weight. An order may name another.
    pub material: Translated,
    /// How many sides are printed; none: one of a single page, both of more.
    pub sides: Option<u8>,
    /// How sheets are held together.
    pub binding: Binding,
    /// How wide the edge is that is folded back and sewn or welded.
    pub hem: f64,
    /// How wide the pocket for a pole is, at both short ends.
    pub pole: f64,
    /// How far eyelets are from one another along all edges, at most.
    pub eyelets: f64,
}

/// How the sheets of a printed thing are held together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Binding {
    /// They are single sheets.
    #[default]
    None,
    /// Folded and stapled in the middle.
    Stapled,
    /// Glued along the spine.
    Glued,
}

impl Binding {
    /// Its name in declarations; empty for single sheets.
    pub fn name(self) -> &'static str {
        match self {
            Binding::None => "",
            Binding::Stapled => "stapled",
            Binding::Glued => "glued",
        }
    }
}

impl Finish {
    /// Where eyelets are along an edge of this length: at most `eyelets` apart, the outermost in the corners, in the middle of the hem.
    pub fn eyelets_along(&self, edge: f64) -> Vec<f64> {
        if self.eyelets <= 0.0 {
            return Vec::new();
        }
        let inset = if self.hem > 0.0 { self.hem / 2.0 } else { (25.0 * MM).min(edge / 10.0) };
        let between = (edge - 2.0 * inset).max(0.0);
        let gaps = ((between / self.eyelets - 1e-6).ceil().max(1.0)) as usize;
        (0..=gaps).map(|no| inset + between * no as f64 / gaps as f64).collect()
    }

    /// How many eyelets a sheet of this size has.
    pub fn eyelets_of(&self, width: f64, height: f64) -> usize {
        match (self.eyelets_along(width).len(), self.eyelets_along(height).len()) {
            (0, _) => 0,
            (across, down) => 2 * across + 2 * down.saturating_sub(2),
        }
    }
}
