//! The plan: which files there will be, for which place, in which language, under which path.
#![warn(missing_docs)]

mod declared;
mod readers;
mod planning;

pub use crate::ids::{OrderNo, ProductNo};
pub use declared::component::{ComponentParameter, ThemeComponent};
pub use declared::files::{FactsRequested, FileMeta, JobsFilter, JobsNeed, ProductSelection};
pub use declared::finish::{Binding, Finish};
pub use declared::inks::{Inks, inks_of};
pub use declared::maker::{
    MakerDeclaration, MakerInput, MakerList, MakerSetting, MakerSpec, MakerTheme, PRINTS, ProductMaker, TemplateLanguage,
    ThemeDigestRequest, ThemeFileText,
};
pub use declared::options::{OptionType, ThemeOption, ValueFault};
pub use declared::order::{Order, OrderCopies, OrderItems, PRODUCTS, order_term};
pub use declared::paper::{self, Imposition, Paper, PaperSize};
pub use declared::pattern::{PathField, check_portable};
pub use declared::preset::{DEFAULT_PRESET, PictureFormat, Preset};
pub use declared::product::{Pagination, Product};
pub use declared::query::{Need, Query, Select};
pub use declared::subject::{Condition, ConditionField, ConditionValue, SubjectSpec};
pub use declared::text_parts::TextParts;
pub use declared::theme::{Theme, ThemeAsset};
pub use declared::typst_files::TypstFiles;
pub use declared::variants::JobVariant;
pub use declared::waiting::leave_out;
pub use planning::answers::{Answers, QueryContext};
pub use planning::calls::{CALL_NEEDS, WhomToCall, need_of, number as number_to_call, weekly_periods};
pub use planning::item_links::{directory, encoded};
pub use planning::job::{Job, PlacePlan, Subject};
pub use planning::paths::{Address, PathWords, anchor};
pub use planning::picture::{Picture, PictureFile, PictureSet};
pub use planning::planner::Planner;
pub use planning::resolve::{Destination, LinkFault, MissingValue, TextContext, money};
pub use readers::contrast::{UnitRgb, ratio as contrast_ratio};
pub use readers::nodes::{choice, fault};
pub use readers::tokens::css_tokens;
