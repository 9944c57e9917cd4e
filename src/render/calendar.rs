//! iCalendar files (RFC 5545): folds the lines of a template and verifies the result.

use jiff::civil::{Date, DateTime};
use std::collections::BTreeSet;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Longest line in octets without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Registers the filters `ics`, `ics_time` and `ics_date`.
pub fn register(tera: &mut Tera) {
    // Text of a property: SUMMARY, LOCATION, DESCRIPTION …
    tera.register_filter("ics", |text: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let text = text.to_string().replace("\r\n", "\n").replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
        let plain = |c: char| c == '\t' || !c.is_control();
        Ok(Value::safe_string(&text.replace(['\n', '\r'], "\\n").chars().filter(|c| plain(*c)).collect::<String>()))
    });
    // A local time in Viet Nam (`session.starts`; a date stands for its midnight) in UTC, which needs no VTIMEZONE.
    tera.register_filter("ics_time", |text: &str, _: Kwargs, _: &State| -> TeraResult<String> {
        let moment = match text.parse::<DateTime>() {
            Ok(moment) => Some(moment),
            Err(_) => crate::vietnamese::parse_date(text).map(|date| date.at(0, 0, 0, 0)),
        };
        let universal = moment.and_then(|m| m.checked_sub(jiff::Span::new().hours(7)).ok());
        universal.map(|m| m.strftime("%Y%m%dT%H%M%SZ").to_string()).ok_or_else(|| Error::message(format!("`{text}` is no date or time")))
    });
    // A date for `;VALUE=DATE`. `days=1` gives the next day, which is the end of an event of one day.
    tera.register_filter("ics_date", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let days = kwargs.get::<i64>("days")?.unwrap_or(0).clamp(-36_500, 36_500);
        let date = crate::vietnamese::parse_date(text).and_then(|d| d.checked_add(jiff::Span::new().days(days)).ok());
        date.map(|d| d.strftime("%Y%m%d").to_string()).ok_or_else(|| Error::message(format!("`{text}` is no date")))
    });
}

/// Ends lines with CRLF, folds them at 75 octets but not inside a character, and removes empty lines.
pub fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 11 / 10);
    for line in text.lines().map(str::trim_end).filter(|l| !l.is_empty()) {
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > LONGEST {
                out.push_str("\r\n ");
                width = 1;
            }
            out.push(letter);
            width += letter.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

/// Checks a calendar: nesting, required properties, dates, unique UIDs. `Err` is the reason in English.
pub fn verify(text: &str) -> Result<(), String> {
    if let Some(line) = text.split_inclusive('\n').find(|l| !l.ends_with("\r\n")) {
        return Err(format!("a line does not end with CRLF: {}", line.trim_end()));
    }
    let whole = text.replace("\r\n ", "");
    let mut open: Vec<Component> = Vec::new();
    let (mut closed, mut ids, mut zones, mut used) = (0, BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for line in whole.lines() {
        let (name, parameters, value) = property(line).ok_or_else(|| format!("not a property: {line}"))?;
        match (name, open.last_mut()) {
            ("BEGIN", parent) => {
                if parent.is_none() && (value != "VCALENDAR" || closed > 0) {
                    return Err(format!("BEGIN:{value} where one VCALENDAR should begin"));
                }
                open.push(Component { name: value, properties: Vec::new() });
            }
            ("END", Some(component)) if component.name == value => {
                component.check(&mut ids)?;
                zones.extend(component.get("TZID").filter(|_| value == "VTIMEZONE"));
                open.pop();
                closed += usize::from(open.is_empty());
            }
            ("END", _) => return Err(format!("END:{value} without its BEGIN")),
            (_, Some(component)) => {
                used.extend(parameters.split(';').filter_map(|p| p.strip_prefix("TZID=")));
                component.properties.push((name, value));
            }
            (_, None) => return Err(format!("{name} outside the calendar")),
        }
    }
    if let Some(component) = open.last() {
        return Err(format!("{} is not closed", component.name));
    }
    if let Some(zone) = used.difference(&zones).next() {
        return Err(format!("TZID={zone} without a VTIMEZONE"));
    }
    if closed == 1 { Ok(()) } else { Err("no VCALENDAR".into()) }
}

struct Component<'a> {
    name: &'a str,
    properties: Vec<(&'a str, &'a str)>,
}

impl<'a> Component<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.properties.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)
    }

    fn check(&self, ids: &mut BTreeSet<&'a str>) -> Result<(), String> {
        let wanted: &[&str] = match self.name {
            "VCALENDAR" => &["VERSION", "PRODID"],
            "VEVENT" => &["UID", "DTSTAMP", "DTSTART", "SUMMARY"],
            _ => &[],
        };
        if let Some(missing) = wanted.iter().find(|w| self.get(w).is_none_or(str::is_empty)) {
            return Err(format!("{} without {missing}", self.name));
        }
        if self.name == "VCALENDAR" && self.get("VERSION") != Some("2.0") {
            return Err("VERSION is not 2.0".into());
        }
        if self.name != "VEVENT" {
            return Ok(());
        }
        for name in ["DTSTAMP", "DTSTART", "DTEND"] {
            if let Some(value) = self.get(name).filter(|v| !is_moment(v)) {
                return Err(format!("{name} is no date or time: {value}"));
            }
        }
        if let Some(stamp) = self.get("DTSTAMP").filter(|v| !v.ends_with('Z')) {
            return Err(format!("DTSTAMP is not in universal time: {stamp}"));
        }
        if let (Some(start), Some(end)) = (self.get("DTSTART"), self.get("DTEND"))
            && (start.len() != end.len() || end <= start)
        {
            return Err(format!("an event ends at {end} and begins at {start}"));
        }
        match self.get("UID").filter(|id| !ids.insert(id)) {
            Some(twin) => Err(format!("two events have the UID {twin}")),
            None => Ok(()),
        }
    }
}

/// Name, parameters and value of a line. Colons in quoted parameters belong to the parameter.
fn property(line: &str) -> Option<(&str, &str, &str)> {
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (name, parameters) = line[..colon].split_once(';').unwrap_or((&line[..colon], ""));
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
    is_name.then_some((name, parameters, &line[colon + 1..]))
}

/// `20261205`, `20261205T080000`, `20261205T010000Z`.
fn is_moment(value: &str) -> bool {
    let value = value.strip_suffix('Z').filter(|v| v.len() == 15).unwrap_or(value);
    match value.len() {
        8 => Date::strptime("%Y%m%d", value).is_ok(),
        15 => DateTime::strptime("%Y%m%dT%H%M%S", value).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, verify};

    const EVENT: &str = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//loa//vi\nBEGIN:VEVENT\nUID:a@x\nDTSTAMP:20261121T170000Z\n\
        DTSTART:20261205T010000Z\nDTEND:20261205T040000Z\nSUMMARY:Buổi\nEND:VEVENT\nEND:VCALENDAR\n";

    #[test]
    fn long_lines_are_folded_between_letters_and_unfold_to_the_same() {
        let line = format!("DESCRIPTION:{}", "Hướng dẫn nộp hồ sơ ở phường ".repeat(12).trim_end());
        let folded = lines(&format!("{line}\n\n"));
        assert!(folded.split("\r\n").all(|l| l.len() <= 75), "{folded}");
        assert!(folded.split("\r\n").filter(|l| l.len() > 71).count() > 3, "lines are filled");
        assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
    }

    #[test]
    fn what_no_calendar_takes_is_refused() {
        assert_eq!(verify(&lines(EVENT)), Ok(()));
        for (old, new) in [
            ("VERSION:2.0\n", ""),
            ("VERSION:2.0", "VERSION:1.0"),
            ("PRODID:-//loa//vi\n", ""),
            ("UID:a@x\n", ""),
            ("DTSTAMP:20261121T170000Z", "DTSTAMP:20261121T170000"),
            ("DTSTAMP:20261121T170000Z", "DTSTAMP:2026-11-21"),
            ("DTSTART:20261205T010000Z", "DTSTART:20261305T010000Z"),
            ("DTSTART:20261205T010000Z", "DTSTART;TZID=Asia/Ho_Chi_Minh:20261205T010000"),
            ("DTEND:20261205T040000Z", "DTEND:20261204T040000Z"),
            ("END:VEVENT\n", ""),
            ("END:VCALENDAR\n", ""),
            ("END:VEVENT", "END:VTODO"),
            ("SUMMARY:Buổi", "SUMMARY Buổi"),
            ("SUMMARY:Buổi", "SUMMARY:Buổi\nmột"),
        ] {
            let broken = EVENT.replacen(old, new, 1);
            assert_ne!(broken, EVENT, "{old}");
            assert!(verify(&lines(&broken)).is_err(), "{old} → {new}");
        }
        let event = &EVENT[EVENT.find("BEGIN:VEVENT").unwrap()..EVENT.find("END:VCALENDAR").unwrap()];
        assert!(verify(&lines(&EVENT.replace(event, &event.repeat(2)))).is_err(), "two of one UID");
        assert!(verify(EVENT).is_err(), "bare line feeds");
        assert!(verify("").is_err());
    }
}
