//! The words of opening hours: days, times, halves of days, and what says that a place is closed.

use super::phrases::{ENGLISH, HoursMeaning, PHRASES, numeral};
use super::times::{DAY, DayPart, Minute, WeekDay};
use crate::vietnamese::fold::fold;

/// An element of opening hours.
#[derive(Clone, Debug, PartialEq)]
pub enum HoursElement {
    /// A day of the week, or a part of it.
    Day(WeekDay),
    /// `các ngày trong tuần`: five days or seven.
    AnyWeek,
    /// From one time of day to another.
    Range(Minute, Minute),
    /// A time of day that belongs to no range.
    Time(Minute),
    /// A part of the day: of the day behind it, else of the times behind it.
    Part(DayPart),
    /// `nghỉ`: of the days before it, else of those behind it.
    Not,
    /// `trừ`: of the days behind it.
    Except,
    /// `nghỉ trưa`: the range behind it is no opening time.
    Break,
    /// Separates days or ranges of one clause.
    Comma,
    /// Ends a clause.
    Stop,
}

/// Longer texts, in bytes, are not read as opening hours.
const MAX: usize = 400;

#[derive(Clone, Debug, PartialEq)]
enum HoursToken {
    /// Folded, and in lower case as written.
    Word(String, String),
    Number(u16),
    Time(Minute),
    Dash,
    Slash,
    Comma,
    Stop,
}

/// The elements of a text; `None` where it has an unknown word.
pub fn elements(text: &str) -> Option<Vec<HoursElement>> {
    if text.len() > MAX {
        return None;
    }
    let tokens = tokens(&text.to_lowercase())?;
    let mut reader = HoursReader { tokens: &tokens, at: 0, found: Vec::new(), always: false };
    while reader.at < tokens.len() {
        reader.next()?;
    }
    let (mut found, always) = (reader.found, reader.always);
    if always && !found.iter().any(|e| matches!(e, HoursElement::Day(_) | HoursElement::AnyWeek)) {
        found.extend((1..=7).map(day));
    }
    Some(found)
}

fn day(day: u8) -> HoursElement {
    HoursElement::Day(WeekDay { day, part: None })
}

fn tokens(text: &str) -> Option<Vec<HoursToken>> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        if c.is_ascii_digit() {
            let (token, end) = number(&chars, i)?;
            tokens.push(token);
            i = end;
            continue;
        }
        if c.is_alphabetic() {
            let end = i + chars[i..].iter().take_while(|c| c.is_alphabetic()).count();
            let word: String = chars[i..end].iter().collect();
            tokens.push(HoursToken::Word(fold(&word), word));
            i = end;
            continue;
        }
        match c {
            '-' | '–' | '—' | '\u{2010}'..='\u{2012}' | '→' | '~' => tokens.push(HoursToken::Dash),
            '/' => tokens.push(HoursToken::Slash),
            ',' | '(' | ')' | '&' | '+' => tokens.push(HoursToken::Comma),
            ';' | '|' | '\n' => tokens.push(HoursToken::Stop),
            '.' if chars.get(i + 1).is_none_or(|c| c.is_whitespace()) => tokens.push(HoursToken::Stop),
            ':' | '.' | '\'' | '’' | '"' | '*' | '•' => {}
            c if c.is_whitespace() => {}
            _ => return None,
        }
        i += 1;
    }
    Some(tokens)
}

/// Reads a number or a time of day: `7:30`, `7.30`, `7h30`, `7h`, `7 giờ 30 phút`. `None` for a time that does not exist.
fn number(chars: &[char], start: usize) -> Option<(HoursToken, usize)> {
    let digits = |from: usize| chars[from.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    let value = |from: usize, len: usize| chars[from..from + len].iter().fold(0u16, |n, c| n * 10 + (*c as u16 - '0' as u16));
    let letters = |from: usize| chars[from.min(chars.len())..].iter().take_while(|c| c.is_alphabetic()).collect::<String>();
    let spaces = |from: usize| from + chars[from.min(chars.len())..].iter().take_while(|c| c.is_whitespace()).count();
    let len = digits(start);
    if len > 2 {
        return None;
    }
    let (hour, mut at) = (value(start, len), start + len);
    let time = |minute: u16, at: usize| (hour * 60 + minute <= DAY && minute < 60).then_some((HoursToken::Time(hour * 60 + minute), at));
    if matches!(chars.get(at), Some(':' | '.')) && digits(at + 1) == 2 {
        at += 3;
        // Seconds, as spreadsheets write them.
        if chars.get(at) == Some(&':') && digits(at + 1) == 2 {
            at += 3;
        }
        return time(value(at.min(start + len + 3) - 2, 2), at);
    }
    let unit = spaces(at);
    match &*fold(&letters(unit)) {
        "h" | "g" if unit == at => at += 1,
        "gio" => at = spaces(unit + 3),
        _ => return Some((HoursToken::Number(hour), at)),
    }
    match digits(at) {
        2 => {
            let minute = value(at, 2);
            let end = at + 2;
            let unit = spaces(end);
            let after = match &*fold(&letters(unit)) {
                "phut" => unit + 4,
                "p" => unit + 1,
                _ => end,
            };
            time(minute, after)
        }
        _ => time(0, at),
    }
}

struct HoursReader<'a> {
    tokens: &'a [HoursToken],
    at: usize,
    found: Vec<HoursElement>,
    /// Open day and night: on every day, where no day is named.
    always: bool,
}

impl HoursReader<'_> {
    fn token(&self, at: usize) -> Option<&HoursToken> {
        self.tokens.get(at)
    }

    fn folded(&self, at: usize) -> &str {
        match self.token(at) {
            Some(HoursToken::Word(folded, _)) => folded,
            _ => "",
        }
    }

    /// How many tokens the word between the ends of a range takes: `đến`, `tới`, a dash.
    fn until(&self, at: usize) -> Option<usize> {
        match self.token(at)? {
            HoursToken::Dash => Some(1),
            HoursToken::Word(folded, word) if folded == "den" || word == "tới" || word == "toi" || folded == "to" => {
                Some(if self.folded(at + 1) == "het" { 2 } else { 1 })
            }
            _ => None,
        }
    }

    fn next(&mut self) -> Option<()> {
        if let Some((found, len)) = self.round_the_clock().or_else(|| self.range()).or_else(|| self.days()) {
            self.found.extend(found);
            self.at += len;
            return Some(());
        }
        if let Some((meaning, len)) = self.phrase() {
            self.at += len;
            match meaning {
                HoursMeaning::EveryDay => self.found.extend((1..=7).map(day)),
                HoursMeaning::WorkingDays => self.found.extend((1..=5).map(day)),
                HoursMeaning::Weekend => self.found.extend((6..=7).map(day)),
                HoursMeaning::AnyWeek => self.found.push(HoursElement::AnyWeek),
                HoursMeaning::DayAndNight => {
                    self.always = true;
                    if !self.found.contains(&HoursElement::Range(0, DAY)) {
                        self.found.push(HoursElement::Range(0, DAY));
                    }
                }
                HoursMeaning::Break => self.found.push(HoursElement::Break),
                HoursMeaning::Not => self.found.push(HoursElement::Not),
                HoursMeaning::Except => self.found.push(HoursElement::Except),
                HoursMeaning::Comma => self.found.push(HoursElement::Comma),
                HoursMeaning::Nothing => {}
            }
            return Some(());
        }
        let found = match self.token(self.at)? {
            HoursToken::Time(minute) => Some(HoursElement::Time(*minute)),
            HoursToken::Comma => Some(HoursElement::Comma),
            HoursToken::Stop => Some(HoursElement::Stop),
            HoursToken::Dash => None,
            HoursToken::Word(folded, word) => match (&**folded, &**word) {
                ("sang", _) => Some(HoursElement::Part(DayPart::Morning)),
                ("chieu", _) => Some(HoursElement::Part(DayPart::Afternoon)),
                (_, "tối" | "toi") => Some(HoursElement::Part(DayPart::Evening)),
                // Holidays are ignored. Without marks `lẻ`, odd days, would be the same word, so the word is compared as written.
                (_, "từ" | "tu" | "lễ" | "le") => None,
                _ => return None,
            },
            HoursToken::Number(_) | HoursToken::Slash => return None,
        };
        self.found.extend(found);
        self.at += 1;
        Some(())
    }

    /// Reads `24/7`, `24/24`, `7/7`, `7 ngày/tuần`, with how many tokens they take.
    fn round_the_clock(&mut self) -> Option<(Vec<HoursElement>, usize)> {
        let number = |at: usize| match self.token(at) {
            Some(HoursToken::Number(n)) => Some(*n),
            Some(HoursToken::Time(DAY)) => Some(24),
            _ => None,
        };
        let first = number(self.at)?;
        if first == 7 && self.folded(self.at + 1) == "ngay" {
            let rest =
                self.at + 2 + usize::from(self.token(self.at + 2) == Some(&HoursToken::Slash) || self.folded(self.at + 2) == "trong");
            return (self.folded(rest) == "tuan").then(|| ((1..=7).map(day).collect(), rest + 1 - self.at));
        }
        if self.token(self.at + 1) != Some(&HoursToken::Slash) {
            return None;
        }
        let found = match (first, number(self.at + 2)?) {
            (7, 7) => (1..=7).map(day).collect(),
            (24, 7) => (1..=7).map(day).chain([HoursElement::Range(0, DAY)]).collect(),
            (24, 24) => {
                self.always = true;
                vec![HoursElement::Range(0, DAY)]
            }
            _ => return None,
        };
        Some((found, 3))
    }

    /// Reads a range of times: `7h30–11h30`, `7–11h`, `từ 7 giờ đến 11 giờ`.
    fn range(&mut self) -> Option<(Vec<HoursElement>, usize)> {
        let until = self.until(self.at + 1)?;
        let (from, to) = match (self.token(self.at)?, self.token(self.at + 1 + until)?) {
            (HoursToken::Time(from), HoursToken::Time(to)) => (*from, *to),
            (HoursToken::Time(from), HoursToken::Number(to)) => (*from, to * 60),
            (HoursToken::Number(from), HoursToken::Time(to)) => (from * 60, *to),
            _ => return None,
        };
        (from < DAY && to <= DAY).then(|| (vec![HoursElement::Range(from, to)], 2 + until))
    }

    /// Reads a day, a range of days or a list: `thứ Hai – thứ Sáu`, `T2–T6`, `thứ 2, 4, 6`, `thứ Hai đến sáng thứ Bảy`.
    fn days(&mut self) -> Option<(Vec<HoursElement>, usize)> {
        let (mut last, mut len) = self.day(self.at)?;
        let mut days = vec![WeekDay { day: last, part: None }];
        loop {
            let at = self.at + len;
            if let Some(until) = self.until(at) {
                let part = match self.folded(at + until) {
                    "sang" => Some(DayPart::Morning),
                    "chieu" => Some(DayPart::Afternoon),
                    _ => None,
                };
                let next = at + until + usize::from(part.is_some());
                let Some((to, taken)) = self.day(next).or_else(|| self.short_day(next)) else { break };
                while last != to {
                    last = last % 7 + 1;
                    days.push(WeekDay { day: last, part: part.filter(|_| last == to) });
                }
                len = next + taken - self.at;
                continue;
            }
            let and = self.token(at) == Some(&HoursToken::Comma) || self.folded(at) == "va";
            let Some((to, taken)) = and.then(|| self.short_day(at + 1)).flatten() else { break };
            last = to;
            days.push(WeekDay { day: last, part: None });
            len += 1 + taken;
        }
        Some((days.into_iter().map(HoursElement::Day).collect(), len))
    }

    /// A day by its whole name, and how many tokens it takes.
    fn day(&self, at: usize) -> Option<(u8, usize)> {
        match self.folded(at) {
            "thu" | "t" => match self.token(at + 1)? {
                HoursToken::Number(n @ 2..=7) => Some((*n as u8 - 1, 2)),
                HoursToken::Word(folded, _) => Some((numeral(folded)?, 2)),
                _ => None,
            },
            "chu" | "chua" if self.folded(at + 1) == "nhat" => Some((7, 2)),
            "cn" => Some((7, 1)),
            english => ENGLISH.iter().find(|(name, _)| *name == english).map(|(_, day)| (*day, 1)),
        }
    }

    /// A day behind another one, given by its number alone. A number that begins a range of times is none.
    fn short_day(&self, at: usize) -> Option<(u8, usize)> {
        match self.token(at)? {
            HoursToken::Number(n @ 2..=7)
                if self.until(at + 1).is_none_or(|u| !matches!(self.token(at + 1 + u), Some(HoursToken::Time(_)))) =>
            {
                Some((*n as u8 - 1, 1))
            }
            // Without its marks `tu` is the word for "from".
            HoursToken::Word(_, word) if word == "tu" || word == "từ" => None,
            HoursToken::Word(folded, _) => Some((numeral(folded)?, 1)),
            _ => None,
        }
    }

    fn phrase(&self) -> Option<(HoursMeaning, usize)> {
        PHRASES.iter().find_map(|(phrase, meaning)| {
            let words = phrase.split(' ').enumerate().all(|(i, word)| self.folded(self.at + i) == word);
            words.then(|| (*meaning, phrase.split(' ').count()))
        })
    }
}
