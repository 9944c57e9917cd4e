// Pages at 360 and 1280 px, light and dark, on paper and with letters of twice the size: screenshots.mjs OUTPUT_DIR FOLDER ROOT…
// With SCREENS=first only what a phone shows first, as the README has it.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withChromium } from './chromium.mjs';

const [output, folder, ...roots] = process.argv.slice(2);
const ward = roots[1] ?? roots[0];
const guides = readdirSync(join(output, 'www/huong-dan')).filter(n => n !== 'index.html').sort();
const guide = guides.find(n => n.includes('khai-sinh')) ?? guides[0];
const first = process.env.SCREENS === 'first';
const pages = Object.fromEntries(Object.entries({
  portal: 'www/index.html', ward: `${ward}/index.html`, guide: `${ward}/huong-dan/${guide}`,
  ...(!first && {
    'portal-en': 'www/en/index.html', places: `${ward}/dia-diem.html`, 'places-portal': 'www/dia-diem.html', procedures: 'www/thu-tuc.html', contacts: `${ward}/lien-he.html`,
    questions: 'www/hoi-dap.html', sessions: `${ward}/lich-ho-tro.html`, notices: 'www/thong-bao/index.html', guides: 'www/huong-dan/index.html', units: 'www/don-vi.html',
    slogans: 'www/khau-hieu.html', missing: 'www/404.html', code: `${ward}/nhung.html`, search: `${ward}/tim-kiem.html?q=khai+sinh`,
    ...Object.fromEntries(['chien-dich', 'do-hoa', 'thong-bao', 'chu-de'].flatMap(f => existsSync(join(output, 'www', f))
      ? readdirSync(join(output, 'www', f)).filter(n => n.endsWith('.html') && n !== 'index.html').slice(0, f === 'do-hoa' ? 6 : 1).map(n => [`${f}-${n.replace('.html', '')}`, `www/${f}/${n}`]) : [])),
  }),
}).filter(([, path]) => existsSync(join(output, path.split('?')[0]))));
const views = first
  ? [['', 360, 'light'], ['-dark', 360, 'dark']]
  : [['-360', 360, 'light'], ['-1280', 1280, 'light'], ['-360-dark', 360, 'dark'], ['-1280-dark', 1280, 'dark'], ['-360-large', 360, 'light']];

await withChromium(async browser => {
  for (const [view, width, colorScheme] of views) {
    const chosen = Object.entries(pages).filter(([name]) => view !== '-dark' || name === 'guide');
    const context = await browser.newContext({ colorScheme, locale: 'vi-VN', viewport: { width, height: width === 360 ? 740 : 900 }, deviceScaleFactor: first ? 1.5 : 1 });
    for (const [name, path] of chosen) {
      const page = await context.newPage();
      await page.goto(path.replace(/^[^?]*/, file => pathToFileURL(resolve(output, file)).href));
      if (view.endsWith('large')) await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      await page.waitForTimeout(150);
      if (first) await page.screenshot({ path: join(folder, `${name}${view}.jpg`), type: 'jpeg', quality: 46 });
      else await page.screenshot({ path: join(folder, `${name}${view}.png`), fullPage: true });
      if (!first && view === '-1280') await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true, printBackground: true });
      await page.close();
    }
    await context.close();
  }
});
