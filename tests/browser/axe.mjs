// Accessibility of every sort of page of the portal and one ward: axe.mjs OUTPUT_DIR ROOT…
// axe at 320 and 1280 px, light and dark, with all that folds opened; no sideways scroll, not even with letters of twice the size.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { source, withChromium } from './chromium.mjs';
import { check, end } from './report.mjs';
import { serve } from './serve.mjs';

const [output, ...roots] = process.argv.slice(2);
const ward = roots[1] ?? roots[0];

/** All pages of the top, and of each folder its list and one page; every infographic, since each is laid out in its own way. */
function pages(root, folder = '') {
  const entries = readdirSync(join(output, root, folder), { withFileTypes: true });
  const names = entries.filter(e => e.isFile() && e.name.endsWith('.html')).map(e => e.name).sort();
  const rest = names.filter(n => n !== 'index.html');
  const one = rest.find(n => n.includes('khai-sinh') || n.includes('birth')) ?? rest[0];
  const chosen = folder === '' || folder === 'en' || folder === 'do-hoa' ? names : names.filter(n => n === 'index.html' || n === one);
  return [
    ...chosen.map(n => `${root}/${join(folder, n)}`),
    ...entries.filter(e => e.isDirectory()).sort((a, b) => a.name < b.name ? -1 : 1).flatMap(e => pages(root, join(folder, e.name))),
  ];
}

// A page that only leads on is gone before it is looked at; the ward's English is made of the same templates as the portal's.
const all = [...new Set(['www', ward])].flatMap(root => pages(root))
  .filter(p => !p.startsWith(`${ward}/en/`) && !/http-equiv="?refresh/.test(readFileSync(join(output, p), 'utf8')));
// The page for what is missing knows its own address on the server, so each root stands where its addresses say.
const portal = await serve(join(output, 'www')), wards = await serve(output);
const address = path => path.startsWith('www/') ? `${portal.origin}/${path.slice(4)}` : `${wards.origin}/${path}`;
await withChromium(async browser => {
  const axe = readFileSync(source('axe-core/axe.min.js'), 'utf8');
  // Our own policy would refuse the checker's script.
  const context = await browser.newContext({ bypassCSP: true, locale: 'vi-VN' });
  const page = await context.newPage();
  const settings = await context.newCDPSession(page);
  for (const path of all) {
    const faults = [];
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(address(path));
    await page.evaluate(() => document.querySelectorAll('main details').forEach(d => { d.open = true; }));
    await page.evaluate(axe);
    const fits = async where => {
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (excess > 0) faults.push(`${where}: ${excess} px too wide`);
    };
    for (const [width, colorScheme] of [[320, 'light'], [320, 'dark'], [1280, 'dark'], [1280, 'light']]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(() => axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
      }));
      const where = `${width} px, ${colorScheme}`;
      faults.push(...found.violations.map(v => `${where}: ${v.impact} ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')}`));
      if (found.passes.length < 10) faults.push(`${where}: axe looked at ${found.passes.length} rules only`);
      await fits(where);
    }
    // As in the settings of the browser, so that widths in rem change too.
    await settings.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await fits('1280 px, letters of twice the size');
    await settings.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
    check(`axe: ${path}`, faults);
  }
});
portal.server.close();
wards.server.close();
check('axe: sorts of pages', all.length > 40 ? [] : [`only ${all.length}`], `(${all.length} pages, 4 views each)`);
end();
