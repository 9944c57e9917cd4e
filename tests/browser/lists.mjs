// Lists in real Chromium: filters, distances, keyboard, no scripts, frames on other sites: lists.mjs OUTPUT_DIR ROOT…
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withChromium } from './chromium.mjs';
import { check, end } from './report.mjs';
import { serve } from './serve.mjs';

const [output, ...roots] = process.argv.slice(2);
const ward = roots[1] ?? roots[0];

const visible = page => page.locator('[data-item]:not([hidden])').evaluateAll(all => all.filter(e => e.closest('[hidden]') === null).map(e => e.id));
const status = page => page.locator('[data-sift] [role=status]').innerText();
const bare = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase();

{ // the same folding as the search and the program
  const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
  const script = readFileSync(join(here, '../../themes/loa/assets/lists.js'), 'utf8');
  const fold = new Function(`${script.match(/function fold\(text\) \{[^}]*\}/)[0]} return fold;`)();
  const vectors = JSON.parse(readFileSync(join(here, '../fold.json'), 'utf8'));
  const faults = vectors.filter(v => fold(v.text) !== v.fold).map(v => `${v.text}: ${fold(v.text)}, should be ${v.fold}`);
  check('folding of words', faults, `(${vectors.length} vectors)`);
}

const { server, origin } = await serve(output);
await withChromium(async browser => {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
  const watched = async path => {
    const page = await context.newPage();
    const said = [];
    page.on('console', m => ['error', 'warning'].includes(m.type()) && said.push(`${m.type()}: ${m.text()}`));
    page.on('pageerror', e => said.push(`exception: ${e.message}`));
    page.on('request', r => r.url().startsWith(origin) || r.url().startsWith('data:') || said.push(`outside: ${r.url()}`));
    await page.goto(`${origin}/${path}`);
    return { page, said };
  };

  { // words without marks, with the name of the ward above the office
    const { page, said } = await watched('www/dia-diem.html');
    const all = await visible(page);
    const name = bare(await page.locator('.ward h3').first().textContent());
    await page.locator('[data-sift] input').fill(name);
    await page.waitForFunction(n => document.querySelectorAll('[data-item]:not([hidden])').length < n, all.length);
    const faults = [...said];
    const left = await visible(page);
    if (!left.length || left.length > all.length / 4) faults.push(`"${name}" leaves ${left.length} of ${all.length}`);
    if (!await page.locator(`#${left[0]}`).isVisible()) faults.push('what was found is folded away');
    if (!(await status(page)).includes(`${left.length} `)) faults.push(`the count says "${await status(page)}"`);
    await page.locator('[data-sift] input').fill('qqqq');
    await page.waitForFunction(() => !document.querySelector('[data-item]:not([hidden])'));
    if ((await status(page)).length < 10) faults.push('nothing found, nothing said');
    await page.locator('[data-clear]').click();
    if ((await visible(page)).length !== all.length) faults.push('the cleared list is not whole');
    check('filter by words without marks', faults, `("${name}": ${left.length} of ${all.length})`);
    await page.close();
  }

  { // choices, on the keyboard alone
    const { page, said } = await watched(`${ward}/dia-diem.html`);
    const faults = said;
    const reach = async (selector, limit = 40) => {
      for (let i = 0; i < limit; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(s => document.activeElement.matches(s), selector)) return true;
      }
      faults.push(`${selector} is not reached with the Tab key`);
      return false;
    };
    const all = await visible(page);
    if (await reach('[data-sift] input')) {
      const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
      if (parseFloat(ring) < 2) faults.push(`the focus ring is ${ring}`);
    }
    if (await reach('[data-sift] select[data-key=type]')) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
    }
    await page.waitForFunction(n => document.querySelectorAll('[data-item]:not([hidden])').length < n, all.length);
    const chosen = await page.locator('select[data-key=type]').inputValue();
    const types = await page.locator('[data-item]:not([hidden])').evaluateAll(l => l.map(e => e.dataset.type));
    if (!chosen || !types.length || types.some(t => t !== chosen)) faults.push(`${chosen}: ${types}`);
    if (await reach('[data-clear]')) await page.keyboard.press('Enter');
    if ((await visible(page)).length !== all.length) faults.push('Enter on the button does not clear');
    if (!await page.evaluate(() => document.activeElement.matches('[data-sift] input'))) faults.push('the focus is lost');
    const services = page.locator('select[data-key=services]');
    const service = await services.locator('option').nth(1).getAttribute('value');
    await services.selectOption(service);
    const offers = await page.locator('[data-item]:not([hidden])').evaluateAll(l => l.map(e => e.dataset.services));
    if (!offers.length || offers.some(o => !o.split('|').includes(service))) faults.push(`service ${service}: ${offers}`);
    check('filter by type and service, keyboard alone', faults, `(${types.length} of ${all.length} are ${chosen})`);
    await page.close();
  }

  { // procedures: level and field; a table on wide screens, cards on phones
    const { page, said } = await watched('www/thu-tuc.html');
    const faults = said;
    const display = () => page.locator('.deeds tbody tr').first().evaluate(e => getComputedStyle(e).display);
    if (await display() !== 'block') faults.push('no cards at 360 px');
    await page.setViewportSize({ width: 1280, height: 900 });
    if (await display() !== 'table-row') faults.push('no table at 1280 px');
    await page.locator('select[data-key=level]').selectOption('full');
    const levels = await page.locator('[data-item]:not([hidden])').evaluateAll(l => l.map(e => e.dataset.level));
    if (!levels.length || levels.some(l => l !== 'full')) faults.push(`levels ${levels}`);
    await page.locator('[data-clear]').click();
    await page.locator('[data-sift] input').fill('ket hon');
    await page.waitForFunction(() => document.querySelectorAll('[data-item]:not([hidden])').length < 5);
    const names = await page.locator('[data-item]:not([hidden]) .deed').allInnerTexts();
    if (!names.length || names.some(n => !/kết hôn/i.test(n))) faults.push(`"ket hon" finds ${names}`);
    check('procedures: filter, table and cards', faults, `(${levels.length} fully online)`);
    await page.close();
  }

  { // a link to what is filtered out or folded away shows it
    const { page, said } = await watched('www/dia-diem.html');
    const id = await page.locator('details [data-item]').last().getAttribute('id');
    await page.goto(`${origin}/www/dia-diem.html#${id}`);
    const faults = said;
    await page.waitForTimeout(200);
    if (!await page.locator(`#${id}`).isVisible()) faults.push(`#${id} stays folded`);
    check('links open what is folded away', faults, `(#${id})`);
    await page.close();
  }
  await context.close();

  { // distances: nothing is asked before the click, nothing leaves the page
    const spot = { latitude: 20.8655, longitude: 106.6612 };
    const near = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 }, geolocation: spot, permissions: ['geolocation'] });
    const page = await near.newPage();
    const faults = [], requests = [];
    page.on('pageerror', e => faults.push(e.message));
    await page.addInitScript(() => {
      const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
      window.asked = 0;
      navigator.geolocation.getCurrentPosition = (...rest) => { window.asked += 1; ask(...rest); };
    });
    await page.goto(`${origin}/www/dia-diem.html`);
    page.on('request', r => requests.push(r.url()));
    if (await page.evaluate(() => window.asked)) faults.push('the position is asked for before a click');
    await page.locator('[data-near] button').click();
    await page.waitForSelector('.nearest li');
    const rows = await page.locator('.nearest li').allInnerTexts();
    const metres = rows.map(r => {
      const [, n, unit] = r.match(/([\d.,]+)\u00a0(k?m)/) ?? [];
      return n === undefined ? NaN : parseFloat(n.replace(',', '.')) * (unit === 'km' ? 1000 : 1);
    });
    if (rows.length < 5 || metres.some((m, i) => Number.isNaN(m) || (i && m < metres[i - 1]))) faults.push(`not by distance: ${rows}`);
    const truth = await page.evaluate(([lat, lon]) => [...document.querySelectorAll('[data-at]')].map(e => {
      const [y, x] = e.dataset.at.split(',').map(Number);
      return [Math.hypot((y - lat) * 111.2, (x - lon) * 111.2 * Math.cos(lat * Math.PI / 180)), e.id];
    }).sort((a, b) => a[0] - b[0])[0], [spot.latitude, spot.longitude]);
    const first = await page.locator('.nearest li a[href^="#"]').first().getAttribute('href');
    if (first !== `#${truth[1]}` || Math.abs(metres[0] - truth[0] * 1000) > 60) faults.push(`first is ${first} at ${metres[0]} m, should be ${truth[1]} at ${truth[0]} km`);
    await page.locator('.nearest li a[href^="#"]').nth(3).click();
    await page.waitForTimeout(100);
    const target = (await page.locator('.nearest li a[href^="#"]').nth(3).getAttribute('href')).slice(1);
    if (!await page.locator(`[id="${target}"]`).isVisible()) faults.push(`#${target} is not shown`);
    if (requests.length) faults.push(`asked ${requests}`);
    check('places near me', faults, `(${rows[0].replace(/\s+/g, ' ')})`);
    await near.close();

    const refused = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    const other = await refused.newPage();
    await other.addInitScript(() => {
      navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code: window.name === 'slow' ? 3 : 1 });
    });
    await other.goto(`${origin}/${ward}/dia-diem.html`);
    const said = [];
    for (const [name, attribute] of [['denied', 'data-denied'], ['slow', 'data-slow']]) {
      await other.evaluate(n => { window.name = n; }, name);
      await other.locator('[data-near] button').click();
      const words = await other.locator('[data-near] [role=status]').innerText();
      if (words !== await other.locator('[data-near]').getAttribute(attribute)) said.push(`${name}: "${words}"`);
      if (await other.locator('[data-near] button').isDisabled()) said.push('the button stays switched off');
    }
    check('places near me, refused', said);
    await refused.close();
  }

  { // without scripts: everything is there, nothing pretends to work
    const off = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    for (const path of [`${ward}/dia-diem.html`, 'www/thu-tuc.html', 'www/hoi-dap.html', `${ward}/nhung.html`]) {
      const page = await off.newPage();
      await page.goto(`${origin}/${path}`);
      const faults = [];
      for (const control of await page.locator('.sift, .near, .copy').all()) if (await control.isVisible()) faults.push('a control that needs scripts is shown');
      const items = page.locator('[data-item]');
      for (const item of await items.all()) if (!await item.isVisible()) faults.push(`hidden: ${await item.getAttribute('id')}`);
      const jumps = await page.locator('.contents a[href^="#"]').evaluateAll(l => l.map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id)));
      faults.push(...jumps.map(id => `#${id} leads nowhere`));
      check(`lists without JavaScript: ${path}`, faults, `(${await items.count()} entries)`);
      await page.close();
    }
    await off.close();
  }

  { // the code for other sites, copied with the button and put on a page of another origin
    const writer = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1280, height: 900 } });
    const page = await writer.newPage();
    await page.goto(`${origin}/${ward}/nhung.html`);
    await page.locator('[data-copy=_frame-code]').click();
    await page.waitForFunction(() => document.querySelector('[data-copy=_frame-code] + [role=status]').textContent);
    const code = await page.evaluate(() => navigator.clipboard.readText());
    const faults = code === await page.locator('#_frame-code').innerText() ? [] : [`copied ${code}`];
    check('code is copied', faults, `(${code.length} letters)`);
    await writer.close();

    // The public address stands for the server of this test.
    const local = code.replace(/https?:\/\/[^"]+?\/(?=nhung\/|embed\/)/g, `${origin}/${ward}/`);
    const host = await serve(output, { '/': `<!doctype html><html lang="vi"><title>x</title><h1>x</h1>${local}` });
    const around = await browser.newContext({ viewport: { width: 900, height: 700 } });
    const outside = await around.newPage();
    const wrong = [];
    outside.on('pageerror', e => wrong.push(e.message));
    await outside.goto(`${host.origin}/`);
    const height = () => outside.locator('iframe').evaluate(f => f.getBoundingClientRect().height);
    const inner = async () => (await (await outside.locator('iframe').elementHandle()).contentFrame()).evaluate(() => document.body.getBoundingClientRect().height);
    const settle = async () => { for (let i = 0; i < 40 && Math.abs(await height() - await inner()) > 2; i++) await outside.waitForTimeout(50); };
    await settle();
    const wide = await height();
    if (Math.abs(wide - await inner()) > 2) wrong.push(`${wide} px for ${await inner()} px`);
    await outside.setViewportSize({ width: 340, height: 700 });
    await settle();
    const narrow = await height();
    if (narrow <= wide || Math.abs(narrow - await inner()) > 2) wrong.push(`narrow: ${narrow} px for ${await inner()} px`);
    await outside.evaluate(() => window.postMessage({ loa: 'height', height: 77 }, '*'));
    await outside.waitForTimeout(100);
    if (await height() !== narrow) wrong.push('a stranger sets the height');
    const frame = await (await outside.locator('iframe').elementHandle()).contentFrame();
    const trapped = await frame.locator('a[href]').evaluateAll(l => l.filter(a => !/^(tel|mailto):/.test(a.getAttribute('href')) && (!['_blank', '_top'].includes(a.target) || !a.rel.includes('noopener'))).map(a => a.href));
    wrong.push(...trapped.map(t => `leads inside the frame: ${t}`));
    check('a frame on another site', wrong, `(${Math.round(wide)} px at 900, ${Math.round(narrow)} px at 340)`);
    await around.close();
    host.server.close();
  }
});
server.close();
end();
