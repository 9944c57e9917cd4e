// Search in real Chromium, from disk and by HTTP: search.mjs OUTPUT_DIR ROOT…
// With and without marks, order of results, keyboard, address and way back, no JavaScript, axe; the finder of the portal; the folding vectors.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { source, withChromium } from './chromium.mjs';
import { check, end } from './report.mjs';
import { serve } from './serve.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2]);
const roots = process.argv.slice(3);
const ward = roots[1] ?? roots[0];
const asset = resolve(here, '../../themes/loa/assets/search.js');
const vectors = JSON.parse(readFileSync(resolve(here, '../fold.json'), 'utf8'));

const same = (got, wanted) => JSON.stringify(got) === JSON.stringify(wanted);
const bare = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/đ/g, 'd');

// The browser's half of what src/vietnamese/words.rs tests.
const script = createRequire(import.meta.url)(asset);
check(`fold and words agree with the program's`, vectors.flatMap(v => {
  const got = [script.fold(v.text), script.words(v.text).map(script.fold)];
  return same(got, [v.fold, v.words]) ? [] : [`${JSON.stringify(v.text)}: ${JSON.stringify(got)}`];
}), `(${vectors.length} vectors)`);

// Order, on an index small enough to see: exact marks, titles, all words before some.
{
  const index = entries => script.read({
    kinds: ['Trang'], entries: entries.map((e, i) => [`${i}.html`, e[0], 0, e[1] ?? '']), words: entries[0][2] ?? 'x A',
  });
  const urls = (entries, asked) => script.search(index(entries), asked).entries.map(e => e.title);
  const cases = [
    [[['Dương Kinh'], ['Đường bộ'], ['Con đường']], 'đường', ['Đường bộ', 'Con đường', 'Dương Kinh']],
    [[['Dương Kinh'], ['Đường bộ']], 'duong', ['Dương Kinh', 'Đường bộ']],
    [[['Hoàn thuế'], ['Hoà giải'], ['Hòa Bình']], 'hòa', ['Hoà giải', 'Hòa Bình', 'Hoàn thuế']],
    [[['Khai tử'], ['Khai sinh'], ['Sinh viên khai báo']], 'khai sinh', ['Khai sinh', 'Sinh viên khai báo']],
    [[['Cấp đổi thẻ căn cước cho người cao tuổi'], ['Thẻ căn cước']], 'the can cuoc', ['Thẻ căn cước', 'Cấp đổi thẻ căn cước cho người cao tuổi']],
    [[['Đăng ký'], ['Nộp thuế']], 'đăng kí thuế qwx', []],
    [[['Đăng ký khai sinh'], ['Nộp thuế']], 'dang ky qwx', ['Đăng ký khai sinh']],
    [[['Đăng ký khai sinh'], ['Nộp thuế']], 'khai si', ['Đăng ký khai sinh']],
    [[['A', '', '1004222 ,,B'], ['B']], '1.004222', ['B']],
    [[['A', '', 'bé !A'], ['B'], ['C']], 'be', ['B', 'C']],
    [[['A']], '– …', []],
  ];
  check('order of results', cases.flatMap(([entries, asked, wanted]) => {
    const got = urls(entries, asked);
    return same(got, wanted) ? [] : [`“${asked}”: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`];
  }), `(${cases.length} questions)`);
}

const { server, origin } = await serve(output);
const fromDisk = path => path.replace(/^[^?]*/, file => pathToFileURL(join(output, file)).href);
const byHttp = path => `${origin}/${path}`;

/** What a page does that it should not. */
function watch(page) {
  const said = [];
  page.on('console', m => ['error', 'warning'].includes(m.type()) && said.push(`${m.type()}: ${m.text()}`));
  page.on('pageerror', e => said.push(`exception: ${e.message}`));
  return said;
}

const answered = page => page.waitForFunction(() => /\d|“/.test(document.querySelector('[data-search-status]').textContent), null, { timeout: 5000 });
const titles = page => page.locator('.results a').allInnerTexts();
const ask = async (page, words) => {
  await page.locator('#_q').fill(words);
  await page.waitForFunction(q => document.querySelector('[data-search-status]').textContent.includes(q), words, { timeout: 5000 });
  return titles(page);
};

await withChromium(async browser => {
  for (const [way, address] of [['from disk', fromDisk], ['by HTTP', byHttp]]) {
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const faults = watch(page);
    const requests = [];
    page.on('request', r => requests.push(r.url()));

    // From any page's header, by keyboard alone.
    await page.goto(address(`${ward}/index.html`));
    if (requests.some(url => /tim-kiem\.\w+\.js/.test(url))) faults.push('a page that is not the search page loads the index');
    await page.locator('#_search').focus();
    await page.keyboard.type('dang ky khai sinh');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tim-kiem\.html\?q=dang\+ky\+khai\+sinh/);
    await answered(page);
    const plain = await titles(page);
    if (!plain.length || !bare(plain[0]).includes('dang ky khai sinh')) faults.push(`first of “dang ky khai sinh”: ${plain[0]}`);
    if (!(await page.locator('.results mark').count())) faults.push('nothing is marked');
    if (!(await page.title()).startsWith('dang ky khai sinh')) faults.push(`the title is ${await page.title()}`);
    const marked = await ask(page, 'đăng ký khai sinh');
    if (!same([...marked].sort(), [...plain].sort())) faults.push('with marks other pages are found than without');

    const roads = await ask(page, 'duong');
    if (!roads.some(t => /đường/i.test(t)) && !(await page.locator('.results').innerText()).match(/đường/i)) faults.push('“duong” does not find “đường”');
    if (!same(await ask(page, 'hòa'), await ask(page, 'hoà'))) faults.push('hòa and hoà differ');
    const order = await page.evaluate(() => document.querySelector('[data-search-status]').getAttribute('role'));
    if (order !== 'status') faults.push('the count is not announced');

    // Esc clears; the lists stay; nothing found is said with what to do.
    await page.locator('#_q').focus();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('#_q').value && !document.querySelector('.results').children.length);
    await ask(page, 'qwxzqwxz');
    if (!(await page.locator('[data-search-none]').isVisible())) faults.push('no advice when nothing is found');
    if (!(await page.locator('[data-search-none] a[href^="tel:"]').count())) faults.push('no number to call when nothing is found');

    // The address holds the question, and the way back leads to it.
    await page.goto(address(`${ward}/tim-kiem.html`));
    await page.locator('#_q').focus();
    await page.keyboard.type('căn cước');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=c/);
    await answered(page);
    const before = await titles(page);
    await page.keyboard.press('Tab');
    for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement.closest('.results'))); i++) await page.keyboard.press('Tab');
    if (!(await page.evaluate(() => document.activeElement.closest('.results')))) faults.push('Tab does not reach the results');
    await page.keyboard.press('Enter');
    await page.waitForURL(url => !url.href.includes('tim-kiem.html'));
    await page.goBack();
    await answered(page);
    if (!same(await titles(page), before)) faults.push('the way back does not lead to the same results');
    if (await page.locator('#_q').inputValue() !== 'căn cước') faults.push('the way back loses the question');

    // Typed without Enter: the way back leads to what was typed.
    await ask(page, 'VNeID');
    const typed = await titles(page);
    await page.locator('.results a').last().click();
    await page.waitForURL(url => !url.href.includes('tim-kiem.html'));
    await page.goBack();
    await answered(page);
    if (!same(await titles(page), typed)) faults.push('the way back loses what was typed without Enter');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#_q').value === 'căn cước');

    // English: its own page and index, Vietnamese results named as such.
    await page.goto(address(`${ward}/en/search.html?q=VNeID`));
    await answered(page);
    const languages = await page.locator('.results a').evaluateAll(links => links.map(a => a.lang));
    if (!languages.includes('') || !languages.includes('vi')) faults.push(`languages of English results: ${languages}`);
    for (const href of await page.locator('.results a').evaluateAll(links => links.map(a => a.href))) {
      if (href.startsWith('file:') && !existsSync(fileURLToPath(href.replace(/#.*/, '')))) faults.push(`leads nowhere: ${href}`);
    }

    // The finder of the portal.
    await page.goto(address('www/index.html'));
    const visible = () => page.locator('#_wards li:visible').allInnerTexts();
    await page.locator('#_wards_find').fill('vinh bao');
    if (!(await visible()).includes('Vĩnh Bảo')) faults.push(`the finder shows ${(await visible()).slice(0, 5)} for “vinh bao”`);
    if ((await visible()).length > 3) faults.push('the finder hides nothing');
    await page.locator('#_wards_find').press('Escape');
    if (await page.locator('#_wards details[open]').count()) faults.push('after Esc the groups are not as before');
    await page.goto(address('www/don-vi.html'));
    const old = await page.locator('#_units li').evaluateAll(items => {
      const item = items.find(i => i.querySelector('.meta'));
      const names = item.querySelector('.meta').textContent.split(':')[1].split(';');
      return [names[names.length - 1].trim(), item.querySelector('a').textContent];
    });
    await page.locator('#_units_find').fill(bare(old[0]));
    const units = await page.locator('#_units li:visible a[href^="http"]').allInnerTexts();
    if (!units.includes(old[1])) faults.push(`the old name ${old[0]} does not find ${old[1]}`);
    if (!/\d/.test(await page.locator('#_units_found').innerText())) faults.push('the finder does not say how many');
    check(`search ${way}`, faults, `(${plain.length} results for “dang ky khai sinh”)`);
    await context.close();
  }

  const still = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await still.newPage();
  const faults = [];
  await page.goto(fromDisk(`${ward}/index.html`));
  await page.locator('#_search').fill('khai sinh');
  await page.locator('#_search').press('Enter');
  await page.waitForURL(/tim-kiem\.html\?q=khai\+sinh/);
  if (!/JavaScript/.test(await page.locator('main').innerText())) faults.push('the page does not say why it cannot search');
  if (await page.locator('main .search-lists a:visible').count() < 3) faults.push('too few lists to go on with');
  await page.goto(fromDisk('www/index.html'));
  if (await page.locator('.find:visible').count()) faults.push('the finder shows though it cannot work');
  check('search without JavaScript', faults);
  await still.close();

  const axe = readFileSync(source('axe-core/axe.min.js'), 'utf8');
  for (const [width, colorScheme] of [[320, 'light'], [320, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    const context = await browser.newContext({ bypassCSP: true, locale: 'vi-VN', colorScheme, viewport: { width, height: 900 } });
    for (const path of ['tim-kiem.html?q=khai+sinh', 'tim-kiem.html?q=qwxzqwxz', 'en/search.html?q=VNeID']) {
      const page = await context.newPage();
      await page.goto(fromDisk(`${ward}/${path}`));
      await answered(page);
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
      }));
      const faults = found.violations.map(v => `${v.impact} ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')}`);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (excess > 0) faults.push(`${excess} px too wide`);
      check(`axe at ${width} px, ${colorScheme}: ${path}`, faults);
      await page.close();
    }
    await context.close();
  }
});
server.close();

// What a citizen's phone loads for it.
const weight = path => gzipSync(readFileSync(path), { level: 9 }).length;
for (const root of [...new Set(['www', ward])]) {
  const files = [join(output, root), join(output, root, 'en')].flatMap(f => readdirSync(f).filter(n => /^(tim|tim-kiem|search)\.\w+\.js$/.test(n)).map(n => join(f, n)));
  const heavy = files.map(f => [f, weight(f)]).filter(([, size]) => size > 40_000);
  check(`search scripts are light: ${root}`, files.length < 3 ? ['there are too few'] : heavy.map(([f, size]) => `${f}: ${size}`), `(${files.map(weight).join(', ')} bytes gz)`);
}
end();
