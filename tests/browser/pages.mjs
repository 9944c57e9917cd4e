// Real Chromium on pages opened from disk, as from a USB stick: pages.mjs OUTPUT_DIR ROOT…
// Accessibility (axe), sideways scrolling, the way from home to a guide, pages without JavaScript, the content security policy.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source, withChromium } from './chromium.mjs';

const [output, ...roots] = process.argv.slice(2);
const ward = roots[1] ?? roots[0];
const address = path => pathToFileURL(resolve(output, path)).href;
let failed = false;

function check(name, faults, detail = '') {
  failed ||= faults.length > 0;
  console.log(faults.length ? `FAIL ${name}: ${faults.length} faults` : `ok   ${name} ${detail}`.trimEnd());
  for (const fault of faults.slice(0, 12)) console.log(`       ${fault}`);
}

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
  const axe = readFileSync(source('axe-core/axe.min.js'), 'utf8');
  for (const [width, colorScheme] of [[320, 'light'], [1280, 'light'], [1280, 'dark']]) {
    // Our own policy would refuse the checker's script.
    const context = await browser.newContext({ bypassCSP: true, locale: 'vi-VN', colorScheme, viewport: { width, height: 900 } });
    for (const path of pages) {
      const page = await context.newPage();
      await page.goto(address(path));
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
      }));
      const faults = found.violations.map(v => `${v.impact} ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')}`);
      if (found.passes.length < 10) faults.push(`axe looked at ${found.passes.length} rules only`);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (excess > 0) faults.push(`${excess} px too wide`);
      check(`axe at ${width} px, ${colorScheme}: ${path}`, faults);
      await page.close();
    }
    await context.close();
  }

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

const { CspEvaluator } = await import(pathToFileURL(source('csp_evaluator/dist/evaluator.js')));
const { CspParser } = await import(pathToFileURL(source('csp_evaluator/dist/parser.js')));
const policy = readFileSync(join(output, 'www/index.html'), 'utf8').match(/http-equiv="?content-security-policy"?[^>]*?content="([^"]+)"|content="([^"]+)"[^>]*http-equiv="?content-security-policy/i);
const weak = policy ? new CspEvaluator(new CspParser(policy[1] ?? policy[2]).csp).evaluate() : [{ severity: 10, directive: '', description: 'no policy' }];
// 10 to 40 are weaknesses; 50 is what "could be one", 60 advice for old browsers.
check('content security policy', weak.filter(f => f.severity <= 40).map(f => `${f.directive} ${f.value ?? ''}: ${f.description}`));

process.exit(failed ? 1 : 0);
