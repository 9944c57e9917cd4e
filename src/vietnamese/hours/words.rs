//! The words of opening hours: days, times, halves of days, and what says that a place is closed.

use super::phrases::{ENGLISH, Meaning, PHRASES, numeral};
use super::{DAY, Minute, Range};
use crate::vietnamese::fold;

/// A part of the day, as in `sáng thứ Bảy`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Half {
    Morning,
    Afternoon,
    Evening,
}

impl Half {
    /// Whether a range lies in it.
    pub fn holds(self, (from, to): Range) -> bool {
        match self {
            Half::Morning => from < 12 * 60 && to <= 13 * 60,
            Half::Afternoon => from >= 12 * 60,
            Half::Evening => from >= 17 * 60,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayOf {
    pub day: u8,
    pub half: Option<Half>,
}

/// What a text is made of, once its words are understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Element {
    Day(DayOf),
    /// `các ngày trong tuần`: five days or seven.
    AnyWeek,
    Range(Minute, Minute),
    /// A time of day that belongs to no range.
    Time(Minute),
    Half(Half),
    /// `nghỉ`: of the days before it, else of those behind it.
    Not,
    /// `trừ`: of the days behind it.
    Except,
    /// `nghỉ trưa`: the range behind it is no opening time.
    Break,
    Comma,
    /// Ends a clause.
    Stop,
}

/// A longer text is no line of opening hours.
const MAX: usize = 400;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// Lowercase as written, and without marks.
    Word(String, String),
    Number(u16),
    Time(Minute),
    Dash,
    Slash,
    Comma,
    Stop,
}

/// What a text is made of. Nothing when it holds a word that is not known.
pub fn elements(text: &str) -> Option<Vec<Element>> {
    if text.len() > MAX {
        return None;
    }
    let tokens = tokens(&text.to_lowercase())?;
    let mut reader = Reader { tokens: &tokens, at: 0, found: Vec::new(), always: false };
    while reader.at < tokens.len() {
        reader.next()?;
    }
    let (mut found, always) = (reader.found, reader.always);
    if always && !found.iter().any(|e| matches!(e, Element::Day(_) | Element::AnyWeek)) {
        found.extend((1..=7).map(day));
    }
    Some(found)
}

fn day(day: u8) -> Element {
    Element::Day(DayOf { day, half: None })
}

fn tokens(text: &str) -> Option<Vec<Token>> {
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
            tokens.push(Token::Word(fold(&word), word));
            i = end;
            continue;
        }
        match c {
            '-' | '–' | '—' | '\u{2010}'..='\u{2012}' | '→' | '~' => tokens.push(Token::Dash),
            '/' => tokens.push(Token::Slash),
            ',' | '(' | ')' | '&' | '+' => tokens.push(Token::Comma),
            ';' | '|' | '\n' => tokens.push(Token::Stop),
            '.' if chars.get(i + 1).is_none_or(|c| c.is_whitespace()) => tokens.push(Token::Stop),
            ':' | '.' | '\'' | '’' | '"' | '*' | '•' => {}
            c if c.is_whitespace() => {}
            _ => return None,
        }
        i += 1;
    }
    Some(tokens)
}

/// A number or a time of day: `7:30`, `7.30`, `7h30`, `7h`, `7 giờ 30 phút`. Nothing for a time that does not exist.
fn number(chars: &[char], start: usize) -> Option<(Token, usize)> {
    let digits = |from: usize| chars[from.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    let value = |from: usize, len: usize| chars[from..from + len].iter().fold(0u16, |n, c| n * 10 + (*c as u16 - '0' as u16));
    let letters = |from: usize| chars[from.min(chars.len())..].iter().take_while(|c| c.is_alphabetic()).collect::<String>();
    let spaces = |from: usize| from + chars[from.min(chars.len())..].iter().take_while(|c| c.is_whitespace()).count();
    let len = digits(start);
    if len > 2 {
        return None;
    }
    let (hour, mut at) = (value(start, len), start + len);
    let time = |minute: u16, at: usize| (hour * 60 + minute <= DAY && minute < 60).then_some((Token::Time(hour * 60 + minute), at));
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
        _ => return Some((Token::Number(hour), at)),
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

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    found: Vec<Element>,
    /// Day and night: every day, where no day is named.
    always: bool,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn folded(&self, at: usize) -> &str {
        match self.token(at) {
            Some(Token::Word(folded, _)) => folded,
            _ => "",
        }
    }

    /// `đến`, `tới`, a dash; and how many tokens it takes.
    fn until(&self, at: usize) -> Option<usize> {
        match self.token(at)? {
            Token::Dash => Some(1),
            Token::Word(folded, word) if folded == "den" || word == "tới" || word == "toi" || folded == "to" => {
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
                Meaning::EveryDay => self.found.extend((1..=7).map(day)),
                Meaning::WorkingDays => self.found.extend((1..=5).map(day)),
                Meaning::Weekend => self.found.extend((6..=7).map(day)),
                Meaning::AnyWeek => self.found.push(Element::AnyWeek),
                Meaning::DayAndNight => {
                    self.always = true;
                    if !self.found.contains(&Element::Range(0, DAY)) {
                        self.found.push(Element::Range(0, DAY));
                    }
                }
                Meaning::Break => self.found.push(Element::Break),
                Meaning::Not => self.found.push(Element::Not),
                Meaning::Except => self.found.push(Element::Except),
                Meaning::Comma => self.found.push(Element::Comma),
                Meaning::Nothing => {}
            }
            return Some(());
        }
        let found = match self.token(self.at)? {
            Token::Time(minute) => Some(Element::Time(*minute)),
            Token::Comma => Some(Element::Comma),
            Token::Stop => Some(Element::Stop),
            Token::Dash => None,
            Token::Word(folded, word) => match (&**folded, &**word) {
                ("sang", _) => Some(Element::Half(Half::Morning)),
                ("chieu", _) => Some(Element::Half(Half::Afternoon)),
                (_, "tối" | "toi") => Some(Element::Half(Half::Evening)),
                // Of feast days nothing is said here; odd days are another word without marks.
                (_, "từ" | "tu" | "lễ" | "le") => None,
                _ => return None,
            },
            Token::Number(_) | Token::Slash => return None,
        };
        self.found.extend(found);
        self.at += 1;
        Some(())
    }

    /// `24/7`, `24/24`, `7/7`, `7 ngày/tuần`.
    fn round_the_clock(&mut self) -> Option<(Vec<Element>, usize)> {
        let number = |at: usize| match self.token(at) {
            Some(Token::Number(n)) => Some(*n),
            Some(Token::Time(DAY)) => Some(24),
            _ => None,
        };
        let first = number(self.at)?;
        if first == 7 && self.folded(self.at + 1) == "ngay" {
            let rest = self.at + 2 + usize::from(self.token(self.at + 2) == Some(&Token::Slash) || self.folded(self.at + 2) == "trong");
            return (self.folded(rest) == "tuan").then(|| ((1..=7).map(day).collect(), rest + 1 - self.at));
        }
        if self.token(self.at + 1) != Some(&Token::Slash) {
            return None;
        }
        let found = match (first, number(self.at + 2)?) {
            (7, 7) => (1..=7).map(day).collect(),
            (24, 7) => (1..=7).map(day).chain([Element::Range(0, DAY)]).collect(),
            (24, 24) => {
                self.always = true;
                vec![Element::Range(0, DAY)]
            }
            _ => return None,
        };
        Some((found, 3))
    }

    /// `7h30–11h30`, `7–11h`, `từ 7 giờ đến 11 giờ`.
    fn range(&mut self) -> Option<(Vec<Element>, usize)> {
        let until = self.until(self.at + 1)?;
        let (from, to) = match (self.token(self.at)?, self.token(self.at + 1 + until)?) {
            (Token::Time(from), Token::Time(to)) => (*from, *to),
            (Token::Time(from), Token::Number(to)) => (*from, to * 60),
            (Token::Number(from), Token::Time(to)) => (from * 60, *to),
            _ => return None,
        };
        (from < DAY && to <= DAY).then(|| (vec![Element::Range(from, to)], 2 + until))
    }

    /// A day, a range of days or a list: `thứ Hai – thứ Sáu`, `T2–T6`, `thứ 2, 4, 6`, `thứ Hai đến sáng thứ Bảy`.
    fn days(&mut self) -> Option<(Vec<Element>, usize)> {
        let (mut last, mut len) = self.day(self.at)?;
        let mut days = vec![DayOf { day: last, half: None }];
        loop {
            let at = self.at + len;
            if let Some(until) = self.until(at) {
                let half = match self.folded(at + until) {
                    "sang" => Some(Half::Morning),
                    "chieu" => Some(Half::Afternoon),
                    _ => None,
                };
                let next = at + until + usize::from(half.is_some());
                let Some((to, taken)) = self.day(next).or_else(|| self.short_day(next)) else { break };
                while last != to {
                    last = last % 7 + 1;
                    days.push(DayOf { day: last, half: half.filter(|_| last == to) });
                }
                len = next + taken - self.at;
                continue;
            }
            let and = self.token(at) == Some(&Token::Comma) || self.folded(at) == "va";
            let Some((to, taken)) = and.then(|| self.short_day(at + 1)).flatten() else { break };
            last = to;
            days.push(DayOf { day: last, half: None });
            len += 1 + taken;
        }
        Some((days.into_iter().map(Element::Day).collect(), len))
    }

    /// A day by its whole name, and how many tokens it takes.
    fn day(&self, at: usize) -> Option<(u8, usize)> {
        match self.folded(at) {
            "thu" | "t" => match self.token(at + 1)? {
                Token::Number(n @ 2..=7) => Some((*n as u8 - 1, 2)),
                Token::Word(folded, _) => Some((numeral(folded)?, 2)),
                _ => None,
            },
            "chu" | "chua" if self.folded(at + 1) == "nhat" => Some((7, 2)),
            "cn" => Some((7, 1)),
            english => ENGLISH.iter().find(|(name, _)| *name == english).map(|(_, day)| (*day, 1)),
        }
    }

    /// A day after another one, where only its number is said. A number that begins a range of times is none.
    fn short_day(&self, at: usize) -> Option<(u8, usize)> {
        match self.token(at)? {
            Token::Number(n @ 2..=7) if self.until(at + 1).is_none_or(|u| !matches!(self.token(at + 1 + u), Some(Token::Time(_)))) => {
                Some((*n as u8 - 1, 1))
            }
            // Without its marks `tu` is the word for "from".
            Token::Word(_, word) if word == "tu" || word == "từ" => None,
            Token::Word(folded, _) => Some((numeral(folded)?, 1)),
            _ => None,
        }
    }

    fn phrase(&self) -> Option<(Meaning, usize)> {
        PHRASES.iter().find_map(|(phrase, meaning)| {
            let words = phrase.split(' ').enumerate().all(|(i, word)| self.folded(self.at + i) == word);
            words.then(|| (*meaning, phrase.split(' ').count()))
        })
    }
}
