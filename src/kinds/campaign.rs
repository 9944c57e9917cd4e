//! A campaign: what is to be said, to whom, when, with what, and how far it has come.

use super::every::{FIGURE, PHASE};
use super::field::{Field, Type, field};
use super::{Derived, Facts, Kind, Value};

static FIELDS: &[Field] = &[
    field("plan", "kế hoạch số", Type::Line, ["Number of the plan.", "Số kế hoạch."]),
    field("goal", "mục tiêu", Type::Sentence, ["What it wants to reach.", "Mục tiêu."]).required().translatable(),
    field("phases", "giai đoạn", Type::List(&Type::Record(PHASE)), ["Its phases.", "Các giai đoạn."]).translatable(),
    field("indicators", "chỉ tiêu", Type::List(&Type::Record(FIGURE)), ["What is measured.", "Các chỉ tiêu."]).translatable(),
    field("guides", "hướng dẫn", Type::List(&Type::Item("guide")), ["Guides it spreads.", "Các hướng dẫn cần truyền thông."]),
    field("kit", "bộ tài liệu", Type::List(&Type::Free), ["Products it orders.", "Sản phẩm cần làm."]),
    field(
        "imprint",
        "thông tin xuất bản",
        Type::Free,
        ["Publisher, permit, print run, printer.", "Đơn vị phát hành, giấy phép, số lượng, nơi in."],
    ),
];

static DERIVED: &[Derived] = &[Derived {
    field: field("current", "đang diễn ra", Type::Boolean, ["Whether one of its phases runs today.", "Đang trong một giai đoạn."]),
    compute: |facts| Some(Value::Bool(phase_running(facts))),
}];

fn phase_running(facts: &Facts) -> bool {
    let Some(Value::List(phases)) = facts.get("phases") else { return false };
    phases.iter().any(|phase| {
        let Value::Record(entries) = phase else { return false };
        let date = |name: &str| entries.iter().find(|(n, _)| &**n == name).and_then(|(_, v)| v.as_date());
        matches!((date("from"), date("to")), (Some(from), Some(to)) if from <= facts.as_of && facts.as_of <= to)
    })
}

pub static CAMPAIGN: Kind = Kind {
    name: "campaign",
    vi: "chiến dịch",
    en: "campaign",
    folder: "campaigns",
    fields: FIELDS,
    derived: DERIVED,
    title_from: None,
    new_body: "\n",
};
