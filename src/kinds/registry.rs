//! The tables of registers: `content/registry/` holds names with their time of validity, by which checks find outdated ones.

use super::field::{Field, Type, field};

/// A register: a table whose rows are no items.
#[derive(Debug)]
pub struct RegisterTable {
    /// Base name of its file.
    pub name: &'static str,
    /// The fields of its rows.
    pub fields: &'static [Field],
}

/// Every register, in the order of [`Register`](crate::model::Register).
pub static REGISTERS: &[RegisterTable] = &[
    RegisterTable { name: "units", fields: UNITS },
    RegisterTable { name: "agencies", fields: AGENCIES },
    RegisterTable { name: "terms", fields: TERMS },
    RegisterTable { name: "laws", fields: LAWS },
    RegisterTable { name: "abbreviations", fields: ABBREVIATIONS },
];

const FROM: Field = field("from", "từ", Type::Date, ["First day it holds.", "Ngày bắt đầu."]);
const TO: Field = field("to", "đến", Type::Date, ["Last day it holds.", "Ngày cuối cùng."]);
const ALSO: Field =
    field("also", "cách viết khác", Type::List(&Type::Line), ["Other ways to write it.", "Các cách viết khác, cách nhau bằng dấu |."]);
const NOTE: Field = field("note", "ghi chú", Type::Line, ["Why and since when, in a sentence.", "Vì sao, từ bao giờ, trong một câu."]);

static UNITS: &[Field] = &[
    field("name", "tên", Type::Line, ["Name with its type.", "Tên kèm loại, ví dụ Phường An Biên."]).required(),
    field("part_of", "thuộc", Type::Line, ["The unit it was part of.", "Đơn vị cấp trên."]),
    FROM,
    TO,
    field("now", "nay là", Type::List(&Type::Line), ["Units that followed it.", "Các đơn vị kế tiếp, cách nhau bằng dấu |."]),
];

static AGENCIES: &[Field] = &[
    field("name", "tên", Type::Line, ["Name in full.", "Tên đầy đủ."]).required(),
    ALSO,
    FROM,
    TO,
    field("now", "nay là", Type::Line, ["The agency that does its work.", "Cơ quan làm thay."]),
    NOTE,
];

static TERMS: &[Field] = &[
    field("name", "tên", Type::Line, ["The term.", "Từ, cụm từ."]).required(),
    ALSO,
    FROM,
    TO,
    field("now", "nay là", Type::Line, ["What it is called today.", "Tên gọi hiện nay."]),
    field(
        "slips",
        "hay viết sai",
        Type::List(&Type::Line),
        ["How it is often misspelt.", "Các cách viết sai hay gặp, cách nhau bằng dấu |."],
    ),
    NOTE,
];

static LAWS: &[Field] = &[
    field("name", "số hiệu", Type::Line, ["Number, for example 61/2018/NĐ-CP.", "Số hiệu, ví dụ 61/2018/NĐ-CP."]).required(),
    field("title", "tên", Type::Line, ["What it is about.", "Tên hoặc trích yếu."]),
    ALSO,
    FROM,
    TO,
    field("now", "thay bằng", Type::Line, ["What replaced it.", "Văn bản thay thế."]),
    NOTE,
];

static ABBREVIATIONS: &[Field] = &[
    field("name", "viết tắt", Type::Line, ["The abbreviation.", "Chữ viết tắt."]).required(),
    field("long", "viết đầy đủ", Type::Line, ["What it stands for.", "Nghĩa đầy đủ."]).required(),
    field("plain", "ai cũng biết", Type::Boolean, ["Everybody knows it.", "Người đọc nào cũng biết, không cần giải thích."]),
    field(
        "spoken",
        "đọc là",
        Type::Line,
        ["How loudspeakers say it, where not in full.", "Loa truyền thanh đọc thế nào, nếu không đọc đầy đủ."],
    ),
];
