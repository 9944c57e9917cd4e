// The desk in Chromium: desk.mjs LOA SITE [PICTURES]. SITE is the folder of the sample site; a copy of it is changed.
// With PICTURES it takes the pictures of the manual into that folder instead (WebP, at most 40 KB each).
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { source, withChromium } from './chromium.mjs';
import { check, end } from './report.mjs';

const [loa, sample, pictures] = process.argv.slice(2).map(path => resolve(path));
const site = mkdtempSync(join(tmpdir(), 'loa-desk-'));
for (const part of ['content', 'static']) cpSync(join(sample, part), join(site, part), { recursive: true });
// A few wards are enough, and their output fits on a screen.
const kept = code => ['31', '11311', '11911', '11948'].includes(code) || /^[a-z]/.test(code);
for (const [path, column] of [['places.csv', 0], ['contacts.csv', 1], ['locations.csv', 1]]) {
  const file = join(site, 'content', path);
  writeFileSync(file, readFileSync(file, 'utf8').split('\n').filter((line, no) => no === 0 || kept(line.split(',')[column] ?? '')).join('\n') + '\n');
}
rmSync(join(site, 'content/printed.yaml'));
const contacts = 'content/places/11311-phuong-hong-bang/contacts.csv';
const read = path => readFileSync(join(site, path), 'utf8');
const free = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});
/** Lines that are only in one of two texts. */
const changed = (before, after) => {
  const a = before.split('\n'), b = after.split('\n');
  return [...a.filter(l => !b.includes(l)).map(l => `-${l}`), ...b.filter(l => !a.includes(l)).map(l => `+${l}`)];
};
const env = { ...process.env, LANG: 'vi_VN.UTF-8', LC_ALL: '', LC_MESSAGES: '' };
const run = (...args) => {
  try {
    return execFileSync(loa, args, { cwd: site, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    return error.stdout + error.stderr;
  }
};

const port = await free();
const origin = `http://127.0.0.1:${port}`;
const server = spawn(loa, ['serve', '--edit', '--port', String(port)], { cwd: site, env, stdio: 'ignore' });
const patience = Date.now() + 60000;
while (!await fetch(`${origin}/_desk/help`).then(a => a.ok, () => false)) {
  if (Date.now() > patience) throw new Error('the server does not answer');
  await new Promise(done => setTimeout(done, 100));
}

try {
  await withChromium(pictures ? takePictures : checkDesk);
} finally {
  server.kill();
  rmSync(site, { recursive: true, force: true });
}
if (!pictures) end();

/** To the form of the ward's duty contact, as the manual goes. */
async function toContact(page) {
  await page.goto(`${origin}/_desk/`);
  await page.getByLabel('Tìm', { exact: true }).fill('0225 000 6001');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await page.getByRole('link', { name: 'Trực hỗ trợ người dân phường Hồng Bàng' }).click();
}

async function checkDesk(browser) {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', error => faults.push(String(error)));
  page.on('console', message => { if (message.type() === 'error' && /Content Security|CSP/.test(message.text())) faults.push(message.text()); });

  // A phone number, as the manual says.
  let before = read(contacts);
  await toContact(page);
  const preview = page.frameLocator('iframe[name=preview]');
  await preview.getByText('0225 000 6001').first().waitFor();
  // The page opens at the row and glides there.
  await page.waitForFunction(() => {
    const { contentDocument: shown, contentWindow: view } = document.querySelector('iframe[name=preview]');
    const still = shown.readyState === 'complete' && window.last === view.scrollY;
    window.last = view.scrollY;
    return still && view.scrollY > 0;
  }, null, { polling: 500 });
  const calm = await page.locator('iframe[name=preview]').evaluate(frame => { frame.contentWindow.scrollTo({ top: 300, behavior: 'instant' }); return frame.contentWindow.scrollY; });
  await page.getByLabel('Điện thoại').fill('0225 000 6011');
  const drafted = await preview.getByText('0225 000 6011').first().waitFor({ timeout: 20000 }).then(() => [], error => [String(error)]);
  if (read(contacts) !== before) drafted.push('the file changed');
  const scrolled = await page.locator('iframe[name=preview]').evaluate(frame => frame.contentWindow.scrollY);
  if (Math.abs(scrolled - calm) > 5) drafted.push(`the preview was at ${calm} px and is at ${scrolled} px`);
  if (!(await page.locator('#draft').innerText()).includes('chưa lưu')) drafted.push('it does not say that this is not saved');
  if ((await fetch(await page.locator('#previews a').first().evaluate(link => link.href.replace('/_draft', ''))).then(a => a.text())).includes('0225 000 6011')) drafted.push('others see it');
  check('desk: the preview shows what is written and not saved', drafted);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('status').waitFor();
  let lines = changed(before, read(contacts));
  check('desk: saving changes one line', lines.length === 2 && lines[1] === lines[0].replace('-', '+').replace('6001', '6011') ? [] : lines);
  const seen = await preview.getByText('0225 000 6011').first().waitFor({ timeout: 20000 }).then(() => [], error => [String(error)]);
  check('desk: the preview shows what was saved', seen);
  await page.getByLabel('Điện thoại').fill('0225 00');
  await page.keyboard.press('Control+s');
  await page.locator('.field .fault').first().waitFor();
  check('desk: what cannot be is said at its field', read(contacts).includes('0225 000 6011') ? [] : ['the file changed']);

  // Two people at one file.
  await toContact2(page);
  before = read(contacts);
  writeFileSync(join(site, contacts), before.replace('0225 000 6002', '0225 000 6012'));
  await page.getByLabel('Điện thoại').fill('0225 000 6021');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('heading', { name: 'Tệp đã thay đổi' }).waitFor();
  const told = await page.locator('main').innerText();
  check('desk: a conflict shows both', ['0225 000 6011', '0225 000 6021'].filter(words => !told.includes(words)));
  const conflict = await page.content();
  await page.getByRole('button', { name: 'Lưu phần của tôi' }).click();
  await page.getByRole('status').waitFor();
  check('desk: both changes are kept', ['0225 000 6012', '0225 000 6021'].filter(words => !read(contacts).includes(words)));

  // A guide with a picture, as the manual says.
  await page.getByRole('link', { name: 'Thêm bài' }).click();
  await page.getByLabel('Loại').selectOption({ label: 'Hướng dẫn' });
  await page.getByLabel('Tiêu đề').fill('Đăng ký kết hôn');
  await page.getByRole('button', { name: 'Tạo bài' }).click();
  await page.getByLabel('Tóm tắt').fill('Hai bạn cùng ký, nhận giấy trong ngày.');
  const young = await preview.getByText('nhận giấy trong ngày').first().waitFor({ timeout: 20000 }).then(() => preview.locator('body').innerText(), error => String(error));
  check('desk: a new guide is seen while it is written', young.includes('BẢN NHÁP') ? [] : [young.slice(0, 300)]);
  const text = page.locator('#markdown');
  await text.fill((await text.inputValue()).replace('### Bước một', '### Điền tờ khai'));
  await page.getByText('Thêm ảnh').click();
  await page.getByLabel('Tệp ảnh').setInputFiles({ name: 'Ảnh quầy.png', mimeType: 'image/png', buffer: await page.locator('h1').screenshot() });
  await page.getByLabel('Trong ảnh có gì').fill('Quầy đăng ký');
  await page.getByRole('button', { name: 'Gửi ảnh' }).click();
  await page.waitForFunction(() => document.getElementById('markdown').value.includes('(anh-quay.png)'));
  await page.getByLabel('Trạng thái').selectOption({ label: 'đã đăng' });
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('status').waitFor();
  const guide = read('content/guides/dang-ky-ket-hon.md');
  check('desk: a new guide', ['Hai bạn cùng ký', '### Điền tờ khai', '![Quầy đăng ký](anh-quay.png)', 'trạng thái: đã đăng'].filter(words => !guide.includes(words)), '');

  // A post office for a ward, as the manual goes: a row of the city's table; then it goes again.
  const locations = 'content/locations.csv';
  before = read(locations);
  await page.getByRole('link', { name: 'Thêm bài' }).click();
  await page.getByLabel('Loại').selectOption({ label: 'Địa điểm' });
  await page.getByLabel('Tiêu đề').fill('Điểm bưu điện cầu cảng');
  await page.getByLabel('Dùng cho').selectOption('11948');
  await page.getByRole('button', { name: 'Tạo bài' }).click();
  await page.getByLabel('Địa chỉ', { exact: true }).fill('Khu trung tâm, đặc khu Bạch Long Vĩ');
  await page.getByLabel('Loại điểm').selectOption({ label: 'bưu cục' });
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('status').waitFor();
  lines = changed(before, read(locations));
  check('desk: a new row', lines.length === 1 && lines[0].startsWith('+diem-buu-dien-cau-cang-11948,11948,Điểm bưu điện cầu cảng,bưu cục,"Khu trung tâm, đặc khu Bạch Long Vĩ",') ? [] : lines);
  const there = await preview.getByText('Điểm bưu điện cầu cảng').first().waitFor({ timeout: 20000 }).then(() => [], error => [String(error)]);
  check('desk: the new row is on the page', there);
  await page.getByRole('link', { name: 'Xóa…' }).click();
  const going = page.url();
  const words = await page.locator('main').innerText();
  check('desk: what would go is shown', ['diem-buu-dien-cau-cang-11948,11948', 'Không có chỗ nào dẫn đến'].filter(w => !words.includes(w)));
  await page.goto(`${origin}/_desk/remove?file=content/guides/nop-ho-so-tai-buu-dien.md`);
  const leading = await page.locator('main').innerText();
  check('desk: what refers to it is shown', ['content/gioi-thieu.md:', 'content/guides/khai-sinh.md:'].filter(w => !leading.includes(w)));
  await page.goto(going);
  await page.getByRole('button', { name: 'Xóa', exact: true }).click();
  await page.getByRole('status').waitFor();
  check('desk: a removed row leaves nothing', read(locations) === before ? [] : changed(before, read(locations)));
  check('desk: a removed row is gone', (await page.locator('tbody').innerText()).includes('Điểm bưu điện cầu cảng') ? ['it is still listed'] : []);
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await page.getByRole('heading', { name: 'Điểm bưu điện cầu cảng' }).waitFor();
  check('desk: what was removed by mistake comes back', changed(before, read(locations)).length === 1 ? [] : changed(before, read(locations)));

  // The kit of a ward.
  await page.goto(`${origin}/_desk/kit?place=11311`);
  const shown = await page.waitForFunction(() => [...document.images].filter(i => i.naturalWidth > 0).length >= 4, null, { timeout: 120000 }).then(() => [], error => [String(error)]);
  check('desk: the kit shows its sheets', shown);

  // Without scripts.
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' });
  const bare = await plain.newPage();
  await toContact2(bare);
  await bare.getByLabel('Điện thoại').fill('0225 000 6031');
  await bare.getByRole('button', { name: 'Lưu', exact: true }).click();
  check('desk: saving without scripts', read(contacts).includes('0225 000 6031') ? [] : ['not saved']);
  await plain.close();

  await checkPages(browser, conflict);
  check('desk: scripts and policy', faults);
}

async function toContact2(page) {
  await page.goto(`${origin}/_desk/item?file=${contacts}&row=truc-11311`);
}

/** Every sort of page: axe, and nothing too wide. */
async function checkPages(browser, conflict) {
  const axe = readFileSync(source('axe-core/axe.min.js'), 'utf8');
  const context = await browser.newContext({ bypassCSP: true, locale: 'vi-VN' });
  const page = await context.newPage();
  const paths = ['', '?faulty=yes', `item?file=${contacts}&row=truc-11311`, 'item?file=content/guides/khai-sinh.md&at=11311', 'item?file=content/campaigns/dich-vu-cong-truc-tuyen.md',
    'new', 'row?kind=location&place=11948&title=A', `remove?file=${contacts}&row=truc-11311`, 'remove?file=content/guides/nop-ho-so-tai-buu-dien.md', 'remove?file=content/guides/khai-tu.md&at=11911', '?kind=contact&place=11311', 'kit?place=11311', 'help', 'help/doi-so-dien-thoai', 'item?file=content/x.md', 'conflict'];
  await page.route('**/_desk/conflict', route => route.fulfill({ body: conflict, contentType: 'text/html; charset=utf-8' }));
  for (const path of paths) {
    const faults = [];
    for (const width of [320, 1366]) {
      await page.setViewportSize({ width, height: 768 });
      await page.goto(`${origin}/_desk/${path}`);
      await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
      faults.push(...found.violations.map(v => `${width} px: ${v.impact} ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')}`));
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (excess > 0) faults.push(`${width} px: ${excess} px too wide`);
    }
    check(`desk: axe: /_desk/${path}`, faults);
  }
}

/** The pictures of the manual. */
async function takePictures(browser) {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1200, height: 640 } });
  const page = await context.newPage();
  // The policy of the desk would refuse the style of a terminal.
  const screen = await context.newPage();
  const keep = async (name, clip) => {
    const png = (await (clip ? screen : page).screenshot(clip ? { clip } : {})).toString('base64');
    const canvas = await context.newPage();
    for (let quality = 0.8; ; quality -= 0.1) {
      const webp = await canvas.evaluate(async ([data, quality]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        const width = Math.min(image.width, 960);
        canvas.width = width;
        canvas.height = Math.round(image.height * width / image.width);
        const context = canvas.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return canvas.toDataURL('image/webp', quality).split(',')[1];
      }, [png, quality]);
      const bytes = Buffer.from(webp, 'base64');
      if (bytes.length > 40 << 10 && quality > 0.25) continue;
      writeFileSync(join(pictures, `${name}.webp`), bytes);
      console.log(`${name}.webp ${bytes.length}`);
      break;
    }
    await canvas.close();
  };
  const terminal = async (name, ...commands) => {
    const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    const told = commands.map(words => `<b>&gt; loa ${escape(words.join(' '))}</b>\n${escape(run(...words).trimEnd())}`).join('\n\n');
    await screen.setContent(`<style>body{margin:0;background:#1f2026;color:#f2f0ea;font:17px/1.5 "Noto Sans Mono",monospace;padding:18px;width:1164px}pre{margin:0;white-space:pre-wrap;font:inherit}b{color:#ffd54a}</style><pre>${told}</pre>`);
    const height = await screen.evaluate(() => Math.min(640, document.querySelector('pre').offsetHeight + 36));
    await keep(name, { x: 0, y: 0, width: 1200, height });
  };
  await toContact2(page);
  await page.frameLocator('iframe[name=preview]').getByText('0225 000 6001').first().waitFor({ timeout: 60000 });
  await page.waitForTimeout(500);
  await page.getByLabel('Điện thoại').focus();
  await page.evaluate(() => scrollTo(0, 0));
  await keep('dien-thoai');
  await page.goto(`${origin}/_desk/item?file=content/guides/khai-sinh.md&at=11311`);
  await page.waitForTimeout(3000);
  await page.evaluate(() => document.querySelector('label[for=markdown]').scrollIntoView());
  await keep('huong-dan');
  await page.goto(`${origin}/_desk/kit?place=11311`);
  const wanted = ['Áp phích', 'Tờ rơi', 'Băng rôn', 'Sổ tay'];
  await page.evaluate(wanted => {
    const cards = [...document.querySelectorAll('.cards li')];
    const first = wanted.flatMap(word => cards.filter(c => c.querySelector('strong').textContent.startsWith(word)).slice(0, 3));
    first.reverse().forEach(card => card.parentElement.prepend(card));
  }, wanted);
  await page.waitForFunction(() => [...document.images].slice(0, 6).every(i => i.naturalWidth > 0), null, { timeout: 180000 });
  await keep('bo-tai-lieu');

  run('form', '--place', '11311', '--output', 'bieu-mau');
  // As the ward would send it back: one number is another.
  writeFileSync(join(site, contacts), read(contacts).replace('0225 000 6003', '0225 000 6013'));
  await terminal('nhap-bang', ['import', 'bieu-mau']);
  writeFileSync(join(site, contacts), read(contacts).replace('0225 000 6013', '0225 000 6003').replace('0225 000 6002', '0225 000 602'));
  await terminal('doc-loi', ['check']);
  writeFileSync(join(site, contacts), read(contacts).replace('0225 000 602,', '0225 000 6002,'));
  // Prints take minutes and are delivered like any other file.
  for (const name of ['', '.en'].map(lang => `content/campaigns/dich-vu-cong-truc-tuyen${lang}.md`)) {
    writeFileSync(join(site, name), read(name).split('\n').filter(line => !line.startsWith('  - { product:')).join('\n'));
  }
  run('build');
  await terminal('giao-trang', ['publish', 'zip', '--place', '11311', '--to', 'giao-hang']);
}
