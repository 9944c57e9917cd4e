//! Whether something is a place's own data, which concerns no other place.

use super::place_views::PlaceViews;
use crate::diag::Span;
use crate::model::Item;

impl PlaceViews<'_> {
    /// Whether a span lies in what stands at this place: its row, the rows of tables that belong to it, its own texts. Nothing is the root's own: all show it.
    pub fn is_own_data(&self, span: Span) -> bool {
        let library = self.planner().library;
        if library.places.get(self.place).parent.is_none() {
            return false;
        }
        let holds = |of: Span| of.file == span.file && of.start <= span.start && span.start <= of.end;
        let holds_it = |item: &Item| holds(item.span) || item.fields.iter().any(|(_, at, _)| holds(*at));
        let place = library.place_group(self.place);
        let mut own = library.shown_at(self.place).filter(|group| library.group(*group).place == self.place).chain([place]);
        own.any(|group| library.group(group).variants.iter().any(|(_, item)| holds_it(library.item(*item))))
    }
}
