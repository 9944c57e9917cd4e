//! A campaign: what is to be said, to whom, when, with which products, and how far it has come.

use super::field::{Field, Type, field};
use super::shared_fields::{FIGURE, ORDER, PHASE};
use super::{DerivationContext, Derived, Kind, Value};
use std::sync::OnceLock;

/// Imprint of printed matter that is not sold, as the Law on Publication (19/2012/QH13) and Decree 195/2013/NĐ-CP want it.
static IMPRINT: &[Field] = &[
    field("publisher", "chịu trách nhiệm", Type::Line, ["Who answers for the content.", "Cơ quan chịu trách nhiệm nội dung."]).required(),
    field("permit", "giấy phép", Type::Line, ["Number and date of the permit.", "Số, ngày giấy phép xuất bản."]),
    field("run", "số lượng in", Type::Line, ["How many are printed.", "Số lượng in."]),
    field("printer", "nơi in", Type::Line, ["Who prints it.", "Cơ sở in."]),
];

static FIELDS: &[Field] = &[
    field("plan", "kế hoạch số", Type::Line, ["Number of the plan.", "Số kế hoạch."]),
    field("goal", "mục tiêu", Type::Sentence, ["What it wants to reach.", "Mục tiêu."]).required().translatable(),
    field("phases", "giai đoạn", Type::List(&Type::Record(PHASE)), ["Its phases.", "Các giai đoạn."]).translatable(),
    field("indicators", "chỉ tiêu", Type::List(&Type::Record(FIGURE)), ["What is measured.", "Các chỉ tiêu."]).translatable(),
    field("guides", "hướng dẫn", Type::List(&Type::Item("guide")), ["Guides it spreads.", "Các hướng dẫn cần truyền thông."]),
    field("kit", "bộ tài liệu", Type::List(&Type::Record(ORDER)), ["Products it orders.", "Sản phẩm cần làm."]),
    field(
        "imprint",
        "thông tin xuất bản",
        Type::Record(IMPRINT),
        ["Publisher, permit, print run, printer.", "Đơn vị phát hành, giấy phép, số lượng, nơi in."],
    ),
];

static DERIVED: &[Derived] = &[
    Derived {
        field: field("current", "đang diễn ra", Type::Boolean, ["Whether one of its phases runs today.", "Đang trong một giai đoạn."]),
        compute: |context| Some(Value::Bool(phase_running(context))),
    },
    Derived {
        field: field(
            "weeks",
            "các tuần",
            Type::List(&Type::Record(WEEK)),
            ["Its weeks from Monday to Sunday, each with the guide of the week.", "Các tuần, mỗi tuần một hướng dẫn."],
        ),
        compute: |context| Some(Value::List(weeks(context))),
    },
];

/// A week of a phase. The first and the last may be shorter than seven days.
static WEEK: &[Field] = &[
    field("number", "tuần thứ", Type::Integer, ["Counted through the campaign.", "Số thứ tự trong chiến dịch."]),
    field("from", "từ ngày", Type::Date, ["First day.", "Ngày bắt đầu."]),
    field("to", "đến ngày", Type::Date, ["Last day.", "Ngày kết thúc."]),
    field("phase", "giai đoạn", Type::Line, ["Name of the phase.", "Tên giai đoạn."]),
    field("guide", "hướng dẫn", Type::Line, ["Slug of the guide of the week.", "Hướng dẫn của tuần."]),
    field("days", "số ngày", Type::Integer, ["How many days it has.", "Số ngày của tuần."]),
];

/// Most weeks of a campaign: ten years.
const MAX_WEEKS: usize = 520;

/// The weeks of all phases but internal ones, from Monday to Sunday; the campaign's guides take turns.
fn weeks(context: &DerivationContext) -> Vec<Value> {
    let guides = match context.get("guides") {
        Some(Value::List(guides)) => guides.as_slice(),
        _ => &[],
    };
    let mut weeks = Vec::new();
    for phase in phases(context) {
        let (Some(mut from), Some(last), false) = (phase.from, phase.to, phase.is_internal) else { continue };
        while from <= last && weeks.len() < MAX_WEEKS {
            let to_sunday = 6 - i64::from(from.weekday().to_monday_zero_offset());
            let to = from.checked_add(jiff::Span::new().days(to_sunday)).unwrap_or(last).min(last);
            let mut week: Vec<(std::sync::Arc<str>, Value)> = vec![
                ("number".into(), Value::Integer(weeks.len() as i64 + 1)),
                ("from".into(), Value::Date(from)),
                ("to".into(), Value::Date(to)),
                ("phase".into(), Value::text(phase.name)),
                (
                    "days".into(),
                    Value::Integer(i64::from(to.weekday().to_monday_zero_offset() - from.weekday().to_monday_zero_offset()) + 1),
                ),
            ];
            if let Some(Value::Item(slug)) = guides.get(weeks.len() % guides.len().max(1)) {
                week.push(("guide".into(), Value::Text(slug.clone())));
            }
            weeks.push(Value::Record(week));
            let Ok(next) = to.tomorrow() else { break };
            from = next;
        }
    }
    weeks
}

struct Phase<'a> {
    name: &'a str,
    from: Option<jiff::civil::Date>,
    to: Option<jiff::civil::Date>,
    is_internal: bool,
}

fn phases<'a>(context: &'a DerivationContext) -> impl Iterator<Item = Phase<'a>> {
    let phases = match context.get("phases") {
        Some(Value::List(phases)) => phases.as_slice(),
        _ => &[],
    };
    phases.iter().filter_map(|phase| {
        let Value::Record(entries) = phase else { return None };
        let get = |name: &str| entries.iter().find(|(n, _)| &**n == name).map(|(_, v)| v);
        let name = if let Some(Value::Text(name)) = get("name") { name } else { "" };
        let is_internal = matches!(get("internal"), Some(Value::Bool(true)));
        Some(Phase { name, from: get("from").and_then(Value::as_date), to: get("to").and_then(Value::as_date), is_internal })
    })
}

/// Whether the build date is within a phase.
fn phase_running(context: &DerivationContext) -> bool {
    phases(context).any(|phase| matches!((phase.from, phase.to), (Some(from), Some(to)) if from <= context.as_of && context.as_of <= to))
}

/// Campaigns: what is to be said, to whom, when and with which products. `content/campaigns`.
pub static CAMPAIGN: Kind = Kind {
    name: "campaign",
    vi: "chiến dịch",
    en: "campaign",
    folder: "campaigns",
    fields: FIELDS,
    derived: DERIVED,
    title_from: None,
    new_body: "\n",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
