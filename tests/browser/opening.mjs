// "Open now" in real Chromium with a clock of ours: opening.mjs
// The script of the theme on a page of ours, in Viet Nam's time though the phone is set to New York.
import { readFileSync } from 'node:fs';
import { withChromium } from './chromium.mjs';

const script = readFileSync(new URL('../../themes/loa/assets/opening.js', import.meta.url), 'utf8');
const holidays = '2026-09-02 ?2026-11-24 +2026-12-05 2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 ?2027-02-09';
const words = {
  open: 'Đang mở cửa, đến {time}', always: 'Mở cửa cả ngày đêm', closed: 'Đã đóng cửa', reopens: 'Đã đóng cửa, mở lại {time} {day}',
  hour: '{h} giờ', minutes: '{h} giờ {m}', today: 'hôm nay', tomorrow: 'ngày mai', date: '{day} {d}/{month}',
  days: 'thứ Hai|thứ Ba|thứ Tư|thứ Năm|thứ Sáu|thứ Bảy|Chủ nhật',
};
const office = '1-5 0730-1130 1330-1700', post = '1-5 0730-1700;6 0800-1130', daily = '1-7 0700-2100', always = '1-7 0000-2400';
const night = '1 1700-2400;2-5 0000-0700 1700-2400;6 0000-0700';

// [time in Viet Nam, opening, words]; 1 December 2026 is a Tuesday.
const cases = [
  ['2026-12-01T07:30', office, 'Đang mở cửa, đến 11 giờ 30'],
  ['2026-12-01T07:29', office, 'Đã đóng cửa, mở lại 7 giờ 30 hôm nay'],
  ['2026-12-01T11:30', office, 'Đã đóng cửa, mở lại 13 giờ 30 hôm nay'],
  ['2026-12-01T16:59', office, 'Đang mở cửa, đến 17 giờ'],
  ['2026-12-01T17:00', office, 'Đã đóng cửa, mở lại 7 giờ 30 ngày mai'],
  ['2026-12-11T18:00', office, 'Đã đóng cửa, mở lại 7 giờ 30 thứ Hai'],
  ['2026-12-12T09:00', post, 'Đang mở cửa, đến 11 giờ 30'],
  ['2026-12-12T12:00', post, 'Đã đóng cửa, mở lại 7 giờ 30 thứ Hai'],
  // A holiday; people of a line that rings on Sundays may be there.
  ['2026-09-02T09:00', office, 'Đã đóng cửa, mở lại 7 giờ 30 ngày mai'],
  ['2026-09-02T09:00', daily, ''],
  ['2026-09-02T09:00', always, 'Mở cửa cả ngày đêm'],
  // Not decided: nothing is said of the day, nor when it opens after it.
  ['2026-11-24T09:00', office, ''],
  ['2026-11-23T18:00', office, 'Đã đóng cửa'],
  // A Saturday worked instead of another day.
  ['2026-12-05T09:00', office, 'Đang mở cửa, đến 11 giờ 30'],
  ['2026-12-05T09:00', post, 'Đang mở cửa, đến 11 giờ 30'],
  // Tết: the days after it are not decided.
  ['2027-02-06T09:00', office, 'Đã đóng cửa'],
  ['2027-01-01T09:00', office, 'Đã đóng cửa, mở lại 7 giờ 30 thứ Hai'],
  // No row of that year.
  ['2028-03-01T09:00', office, ''],
  ['2027-12-31T18:00', office, 'Đã đóng cửa'],
  // A night goes on into the next day.
  ['2026-12-01T23:00', night, 'Đang mở cửa, đến 7 giờ'],
  ['2026-12-02T06:59', night, 'Đang mở cửa, đến 7 giờ'],
  ['2026-12-05T07:00', night, 'Đã đóng cửa, mở lại 17 giờ thứ Hai'],
  ['2026-12-01T22:00', '2 0800-0900', 'Đã đóng cửa, mở lại 8 giờ thứ Ba 8/12'],
  ['2026-12-01T09:00', '', ''],
];

const attribute = text => text.replace(/"/g, '&quot;');
let failed = false;
await withChromium(async browser => {
  const context = await browser.newContext({ timezoneId: 'America/New_York', locale: 'en-US' });
  await context.route('https://vi-du.example/**', route => route.request().url().endsWith('.js')
    ? route.fulfill({ contentType: 'text/javascript', body: script })
    : route.fulfill({ contentType: 'text/html', body: context.body }));
  for (const [moment, opening, expected] of cases) {
    const data = Object.entries(words).map(([name, text]) => `data-${name}="${attribute(text)}"`).join(' ');
    context.body = `<!doctype html><meta charset=utf-8><p data-opening="${opening}" hidden></p>
      <script defer src="opening.js" data-holidays="${holidays}" ${data}></script>`;
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', e => faults.push(e.message));
    await page.clock.setFixedTime(new Date(`${moment}:00+07:00`));
    await page.goto('https://vi-du.example/');
    const [said, hidden, state] = await page.locator('p').evaluate(p => [p.textContent, p.hidden, p.dataset.state ?? '']);
    if (said !== expected) faults.push(`says "${said}" instead of "${expected}"`);
    if (hidden !== (expected === '')) faults.push(`hidden is ${hidden}`);
    const open = /^(Đang m|M)ở cửa/.test(expected) ? 'open' : expected ? 'closed' : '';
    if (state !== open) faults.push(`state is "${state}"`);
    failed ||= faults.length > 0;
    console.log(`${faults.length ? 'FAIL' : 'ok  '} open now: ${moment} ${opening || '(no hours)'}`);
    faults.forEach(fault => console.log(`       ${fault}`));
    await page.close();
  }
  // The page says so itself when the hour comes.
  const page = await context.newPage();
  await page.clock.install({ time: new Date('2026-12-01T16:59:00+07:00') });
  await page.goto('https://vi-du.example/').catch(() => {});
  await page.setContent(`<p data-opening="${office}" hidden></p><i data-holidays="${holidays}" ${Object.entries(words).map(([n, t]) => `data-${n}="${attribute(t)}"`).join(' ')}></i>`);
  await page.addScriptTag({ content: script });
  const before = await page.locator('p').textContent();
  await page.clock.runFor(61_000);
  const after = await page.locator('p').textContent();
  const right = before.startsWith('Đang mở') && after.startsWith('Đã đóng');
  failed ||= !right;
  console.log(right ? 'ok   open now: the words change with the clock' : `FAIL open now: "${before}" became "${after}"`);
});
process.exit(failed ? 1 : 0);
