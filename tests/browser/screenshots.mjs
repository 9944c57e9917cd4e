// Home, ward, guide and lists at 360 and 1280 px, light and dark: screenshots.mjs OUTPUT_DIR FOLDER ROOT…
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withChromium } from './chromium.mjs';

const [output, folder, ...roots] = process.argv.slice(2);
const ward = roots[1] ?? roots[0];
const guides = readdirSync(join(output, 'www/huong-dan')).filter(n => n !== 'index.html').sort();
const guide = guides.find(n => n.includes('khai-sinh')) ?? guides[0];
const pages = {
  home: 'www/index.html', 'home-en': 'www/en/index.html', ward: `${ward}/index.html`, guide: `${ward}/huong-dan/${guide}`,
  questions: 'www/hoi-dap.html', locations: `${ward}/dia-diem.html`, procedures: 'www/thu-tuc.html',
};
await withChromium(async browser => {
  for (const width of [360, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ colorScheme, locale: 'vi-VN', viewport: { width, height: width === 360 ? 740 : 900 } });
      for (const [name, path] of Object.entries(pages)) {
        const page = await context.newPage();
        await page.goto(pathToFileURL(resolve(output, path)).href);
        const file = join(folder, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
        await page.close();
      }
      await context.close();
    }
  }
});
