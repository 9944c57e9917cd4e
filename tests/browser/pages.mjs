// Real Chromium on pages opened from disk, as from a USB stick: pages.mjs OUTPUT_DIR ROOT…
// The way from home to a guide, the menu by keyboard alone, pages without JavaScript.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withChromium } from './chromium.mjs';
import { check, end } from './report.mjs';

const [output, ...roots] = process.argv.slice(2);
const ward = roots[1] ?? roots[0];
const address = path => pathToFileURL(resolve(output, path)).href;

/** The guide about births, else the first one. */
function guide(root) {
  const folder = join(output, root, 'huong-dan');
  const names = readdirSync(folder).filter(n => n.endsWith('.html') && n !== 'index.html').sort();
  return `${root}/huong-dan/${names.find(n => n.includes('khai-sinh')) ?? names[0]}`;
}

/** Everything a page does that it should not: messages on the console, faults, requests outside its own root. */
function watch(page, root) {
  const said = [];
  const own = address(root) + '/';
  page.on('console', m => ['error', 'warning'].includes(m.type()) && said.push(`${m.type()}: ${m.text()}`));
  page.on('pageerror', e => said.push(`exception: ${e.message}`));
  page.on('requestfailed', r => said.push(`failed: ${r.url()}`));
  page.on('request', r => r.url().startsWith(own) || r.url().startsWith('data:') || said.push(`outside: ${r.url()}`));
  return said;
}

/** A style sheet is applied when the page does not look as Chromium shows bare HTML. */
const styled = page => page.evaluate(() => {
  const sheets = [...document.querySelectorAll('link[rel=stylesheet]')];
  return sheets.length > 0 && sheets.every(l => l.sheet) && !/times/i.test(getComputedStyle(document.body).fontFamily);
});

const pages = [
  'www/index.html', 'www/en/index.html', `${ward}/index.html`, guide('www'), guide(ward),
  'www/hoi-dap.html', 'www/dia-diem.html', `${ward}/dia-diem.html`, 'www/thu-tuc.html', 'www/lien-he.html',
];
const infographics = join(output, 'www', 'do-hoa');
if (existsSync(infographics)) pages.push(...readdirSync(infographics).sort().slice(0, 1).map(n => `www/do-hoa/${n}`));

await withChromium(async browser => {
  for (const root of [...new Set(['www', ward])]) {
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const faults = watch(page, root);
    await page.goto(address(`${root}/index.html`));
    if (!await styled(page)) faults.push('the home page has no style');
    const link = page.locator('main a[href^="huong-dan/"]:not([href*="index.html"])').first();
    const words = (await link.innerText()).trim();
    await link.click();
    await page.waitForLoadState();
    if (!page.url().startsWith(address(`${root}/huong-dan`))) faults.push(`the link "${words}" led to ${page.url()}`);
    if (!(await page.locator('h1').innerText()).trim()) faults.push('the guide has no heading');
    if (!await styled(page)) faults.push('the guide has no style');
    await page.locator('header a').first().click();
    await page.waitForLoadState();
    if (page.url() !== address(`${root}/index.html`)) faults.push(`the way home led to ${page.url()}`);
    check(`from disk, home to guide and back: ${root}`, faults, `("${words}")`);
    await context.close();
  }

  { // the menu of a telephone, and past it
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const faults = watch(page, ward);
    const here = what => page.evaluate(s => document.activeElement.matches(s), what);
    await page.goto(address(`${ward}/index.html`));
    const parts = await page.locator('.top-row > .brand, .top-row > .menu, .top-row > .call, .top-row > .search-top').evaluateAll(all =>
      all.map(e => e.getBoundingClientRect()).map(r => (r.top + r.bottom) / 2));
    const rows = parts.sort((a, b) => a - b).filter((middle, i) => i === 0 || middle - parts[i - 1] > 12).length;
    if (rows > 2) faults.push(`the header has ${rows} rows at 360 px`);
    const reach = async (what, limit = 12) => {
      for (let i = 0; i < limit; i++) {
        if (await here(what)) return true;
        await page.keyboard.press('Tab');
      }
      faults.push(`${what} is not reached with the Tab key`);
      return false;
    };
    const seen = async what => {
      const box = await page.evaluate(() => {
        const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
        const style = getComputedStyle(document.activeElement);
        return { shown: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight, ring: parseFloat(style.outlineWidth) };
      });
      if (!box.shown || box.ring < 2) faults.push(`the focus on ${what} is not seen: ${JSON.stringify(box)}`);
    };
    await page.goto(address(`${ward}/index.html`));
    await page.keyboard.press('Tab');
    if (!await here('.skip')) faults.push('the first stop does not lead past the header');
    await seen('the way past the header');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    if (!await here('main *')) faults.push('the way past the header does not lead into the text');
    await page.goto(address(`${ward}/index.html`));
    if (await page.locator('.menu nav').isVisible()) faults.push('the menu is open from the start');
    if (await reach('.menu summary')) {
      await seen('the menu');
      await page.keyboard.press('Enter');
      if (!await page.locator('.menu nav').isVisible()) faults.push('Enter does not open the menu');
      await page.keyboard.press('Tab');
      await reach('.menu nav li:nth-child(3) a', 3);
      await seen('an entry of the menu');
      const wanted = await page.evaluate(() => document.activeElement.href);
      await page.keyboard.press('Enter');
      await page.waitForURL(wanted);
      if (!(await page.locator('nav [aria-current=page]').count())) faults.push('the menu does not say where one is');
    }
    check('menu by keyboard alone', faults);
    await context.close();
  }

  const bare = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  for (const path of pages) {
    const page = await bare.newPage();
    const faults = watch(page, path.split('/')[0]);
    await page.goto(address(path));
    const words = (await page.locator('main').innerText()).trim();
    if (words.length < 200) faults.push(`only ${words.length} characters to read`);
    if (!await page.locator('main').isVisible()) faults.push('the text is hidden');
    check(`without JavaScript: ${path}`, faults);
    await page.close();
  }
  await bare.close();
});

end();
