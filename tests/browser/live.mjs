// `loa serve` in real Chromium: pages follow their sources, style sheets change in place, faults are shown over the page: live.mjs LOA
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { source, withChromium } from './chromium.mjs';
import { check, end } from './report.mjs';

const [loa] = process.argv.slice(2);
const repository = new URL('../..', import.meta.url).pathname;
const site = mkdtempSync(join(tmpdir(), 'loa-live-'));
for (const part of ['content', 'themes', 'static']) {
  if (existsSync(join(repository, part))) cpSync(join(repository, part), join(site, part), { recursive: true });
}

/** Starts the server on a free port and answers its address. */
function start(...more) {
  const server = spawn(loa, ['serve', '--root', site, '--port', '0', '--as-of', '2026-11-24', ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', data => {
      said += data;
      const found = said.match(/http:\/\/[^\s/]+/);
      if (found) resolve([server, found[0]]);
    });
    server.on('exit', () => reject(new Error(`loa serve ended: ${said}`)));
  });
}

const edit = (file, change) => writeFileSync(join(site, file), change(readFileSync(join(site, file), 'utf8')));
const ward = '11311-phuong-hong-bang', guide = 'content/guides/khai-sinh.md';
const leaflet = `/${ward}/in/dich-vu-cong-truc-tuyen/to-roi/${ward}_khai-sinh_to-roi.pdf?png`;
const untouched = readFileSync(join(site, guide), 'utf8');
const [server, origin] = await start();

await withChromium(async browser => {
  const axe = readFileSync(source('axe-core/axe.min.js'), 'utf8');
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints = [];
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  const attempt = async (name, work) => {
    const faults = [];
    try { await work(faults); } catch (error) { faults.push(String(error).split('\n')[0]); }
    faults.push(...complaints.splice(0));
    check(`live: ${name}`, faults);
  };
  const panel = page.locator('loa-findings .panel');

  await attempt('a saved text is there, and the page stays where it was', async faults => {
    await page.goto(`${origin}/${ward}/huong-dan/khai-sinh.html`);
    await page.evaluate(() => scrollTo(0, 700));
    await page.waitForTimeout(300);
    edit(guide, text => text.replace('\ntitle: ', '\ntitle: Đã sửa – '));
    await page.waitForFunction(() => document.querySelector('h1')?.textContent.startsWith('Đã sửa'));
    await page.waitForTimeout(200);
    const at = await page.evaluate(() => scrollY);
    if (Math.abs(at - 700) > 120) faults.push(`scrolled to ${at}`);
  });

  await attempt('ten open pages, and each follows its sources', async faults => {
    // A browser opens six connections to a server: streams of events must not use them up.
    const tabs = [];
    for (let i = 0; i < 9; i++) {
      const tab = await context.newPage();
      tabs.push(tab);
      await tab.goto(`${origin}/${ward}/huong-dan/khai-sinh.html`, { timeout: 10_000 });
    }
    edit(guide, text => text.replace('Đã sửa – ', 'Sửa lần nữa – '));
    for (const tab of tabs) await tab.waitForFunction(() => document.querySelector('h1')?.textContent.startsWith('Sửa lần nữa'), null, { timeout: 15_000 });
    for (const tab of tabs) await tab.close();
    edit(guide, text => text.replace('Sửa lần nữa – ', 'Đã sửa – '));
    await page.waitForFunction(() => document.querySelector('h1')?.textContent.startsWith('Đã sửa'));
  });

  await attempt('a style sheet changes without loading the page again', async faults => {
    await page.waitForTimeout(500);
    await page.evaluate(() => { window.same = true; });
    edit('themes/loa/assets/style.css', text => `${text}\nh1 { letter-spacing: 7px !important; }\n`);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px');
    if (!await page.evaluate(() => window.same)) faults.push('the page was loaded again');
  });

  await attempt('faults are shown over the last good page, and go away', async faults => {
    edit(guide, text => text.replace('\ntopic: ho-tich', '\ntopic: ho-tichh'));
    await panel.waitFor({ state: 'visible' });
    const words = await panel.innerText();
    for (const wanted of ['ho-tichh', 'content/guides/khai-sinh.md:']) if (!words.includes(wanted)) faults.push(`no “${wanted}” in: ${words}`);
    if (!(await page.locator('h1').innerText()).startsWith('Đã sửa')) faults.push('the last good page is gone');
    const seen = await context.newCDPSession(page);
    await seen.send('Page.setBypassCSP', { enabled: true });
    await page.reload();
    await panel.waitFor({ state: 'visible' });
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run('loa-findings'));
    faults.push(...found.violations.map(v => `${v.id}: ${v.nodes[0].target}`));
    if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, 'overlay.png') });
    await page.keyboard.press('Tab');
    await panel.getByRole('button').click();
    await panel.waitFor({ state: 'hidden' });
    writeFileSync(join(site, guide), untouched);
    await page.waitForFunction(() => !document.querySelector('loa-findings'));
  });

  await attempt('a leaflet is laid out anew in place', async faults => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(origin + leaflet);
    await page.waitForFunction(() => [...document.images].length > 0 && [...document.images].every(i => i.complete && i.naturalWidth > 0));
    const before = await page.evaluate(() => { window.same = true; return document.images[0].src; });
    edit(guide, text => text.replace('\ntitle: ', '\ntitle: Mới – '));
    await page.waitForFunction(old => document.images[0]?.src !== old, before);
    if (!await page.evaluate(() => window.same)) faults.push('the page was loaded again');
    if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, 'leaflet.png') });
  });

  await attempt('pages of the server are accessible', async faults => {
    for (const path of ['/', leaflet, '/khong-co/']) {
      await page.goto(origin + path);
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run());
      faults.push(...found.violations.map(v => `${path}: ${v.id}: ${v.nodes[0].target}`));
    }
    complaints.splice(0); // Chromium calls a missing page an error
  });
});

server.removeAllListeners('exit');
server.kill();
rmSync(site, { recursive: true, force: true });
end();
