/* Says beside opening hours whether a counter is open now, in Viet Nam's time whatever the phone's zone.
 *
 * One element per counter, left out where `opening` is empty:
 *
 *   <p data-opening="{{ place.opening | opening_data }}" hidden></p>
 *
 * Once on the page, the script with the words of the page's language, for each `s` of the needs
 * `opening_scripts: { jobs: [opening] }` and `holidays: { kind: holiday, select: [day, type] }`:
 *
 *   <script defer src="{{ job.root }}{{ s.url }}"
 *     data-holidays="{{ holidays | holiday_data }}"
 *     data-open="Đang mở cửa, đến {time}"  data-always="Mở cửa cả ngày đêm"
 *     data-closed="Đã đóng cửa"            data-reopens="Đã đóng cửa, mở lại {time} {day}"
 *     data-hour="{h} giờ"                  data-minutes="{h} giờ {m}"
 *     data-today="hôm nay"                 data-tomorrow="ngày mai"
 *     data-days="thứ Hai|thứ Ba|thứ Tư|thứ Năm|thứ Sáu|thứ Bảy|Chủ nhật"     data-date="{day} {d}/{month}"></script>
 *
 * An element gets its words, loses `hidden` and gets data-state="open" or "closed" for the style sheet.
 * Without a row for this year, or on a day marked as not decided, nothing is claimed: the hours alone stand.
 */
(function () {
  'use strict';
  const page = document.querySelector('[data-holidays]');
  if (!page) return;
  const words = page.dataset;
  const names = (words.days || '').split('|');
  const holidays = {},
    years = {};
  for (const part of words.holidays.split(' ').filter(Boolean)) {
    const mark = /^[+?]/.test(part) ? part[0] : '-';
    const date = part.replace(/^[+?]/, '');
    holidays[date] = mark;
    years[date.slice(0, 4)] = true;
  }

  /* "1-5 0730-1130 1330-1700;6 0800-1130" -> week[1..7] = [[450, 690], …] */
  function read(text) {
    const week = [[], [], [], [], [], [], [], []];
    for (const group of text.split(';').filter(Boolean)) {
      const parts = group.split(' ');
      const ranges = parts
        .slice(1)
        .map(r => r.split('-').map(t => Number(t.slice(0, 2)) * 60 + Number(t.slice(2))));
      for (const span of parts[0].split(',')) {
        const ends = span.split('-').map(Number);
        for (let day = ends[0]; day <= ends[ends.length - 1]; day++) week[day] = ranges;
      }
    }
    return week;
  }

  const date = day => new Date(day * 864e5).toISOString().slice(0, 10);
  const weekday = day => ((day + 3) % 7) + 1; // 1 January 1970 was a Thursday

  /* The ranges of a day, counted from 1 January 1970; null when nobody knows. */
  function ranges(week, day) {
    const own = week[weekday(day)],
      mark = holidays[date(day)];
    if (!years[date(day).slice(0, 4)] || mark === '?') return null;
    /* Who is there on Sundays may be there on holidays. */
    if (mark === '-') return week[7].length ? null : [];
    if (mark === '+') return own.length ? own : week[1];
    return own;
  }

  const fill = (text, values) =>
    (text || '').replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  function time(minute) {
    const h = Math.floor(minute / 60),
      m = minute % 60;
    return fill(m ? words.minutes : words.hour, { h: h, m: (m < 10 ? '0' : '') + m });
  }
  function dayName(day, today) {
    if (day === today) return words.today;
    if (day === today + 1) return words.tomorrow;
    const name = names[weekday(day) - 1],
      parts = date(day).split('-').map(Number);
    return day < today + 7 ? name : fill(words.date, { day: name, d: parts[2], month: parts[1] });
  }

  /* [state, words] of a week at a moment; null when nothing can be said. */
  function say(week, now) {
    const today = Math.floor(now / 1440),
      minute = now % 1440;
    if (week.slice(1).every(day => day.length === 1 && day[0][0] === 0 && day[0][1] === 1440))
      return ['open', words.always];
    const known = ranges(week, today);
    if (!known) return null;
    const open = known.find(r => r[0] <= minute && minute < r[1]);
    if (open) {
      let day = today,
        end = open[1];
      while (end === 1440 && day < today + 8) {
        const next = ranges(week, day + 1);
        if (!next) return null;
        const night = next.find(r => r[0] === 0);
        if (!night) break;
        day += 1;
        end = night[1];
      }
      return day < today + 8 ? ['open', fill(words.open, { time: time(end) })] : ['open', words.always];
    }
    for (let day = today; day < today + 31; day++) {
      const there = ranges(week, day);
      if (!there) break;
      const next = there.find(r => day > today || r[0] > minute);
      if (next) return ['closed', fill(words.reopens, { time: time(next[0]), day: dayName(day, today) })];
    }
    return ['closed', words.closed];
  }

  const counters = Array.from(document.querySelectorAll('[data-opening]'), element => [
    element,
    read(element.dataset.opening),
  ]);
  function show() {
    const now = Math.floor(Date.now() / 6e4) + 7 * 60;
    for (const [element, week] of counters) {
      const said = element.dataset.opening ? say(week, now) : null;
      const text = said ? said[1] : '';
      if (element.textContent !== text) element.textContent = text;
      element.hidden = !text;
      if (said) element.dataset.state = said[0];
      else delete element.dataset.state;
    }
  }
  show();
  setInterval(show, 3e4);
  document.addEventListener('visibilitychange', show);
})();
