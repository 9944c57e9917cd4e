// The four marks of Lighthouse, at least 98 each: lighthouse.mjs OUTPUT_DIR ROOT…
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { check, end } from './report.mjs';
import { serve } from './serve.mjs';

const [output, ...roots] = process.argv.slice(2);
const ward = roots[1] ?? roots[0];
const { server, origin } = await serve(output);
for (const path of ['www/index.html', `${ward}/index.html`, `${ward}/huong-dan/khai-sinh.html`, `${ward}/dia-diem.html`]) {
  const home = mkdtempSync(join(tmpdir(), 'loa-lighthouse-'));
  const report = join(home, 'report.json');
  await promisify(execFile)(process.execPath, [process.env.LIGHTHOUSE, `${origin}/${path}`, '--quiet', '--output=json', `--output-path=${report}`,
    '--only-categories=performance,accessibility,best-practices,seo',
    `--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage --user-data-dir=${home}/profile`,
  ], { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM, HOME: home } });
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  const marks = Object.values(categories).map(c => [c.id, Math.round(c.score * 100)]);
  const low = Object.values(categories).filter(c => c.score < 0.98)
    .map(c => `${c.id} ${Math.round(c.score * 100)}: ${c.auditRefs.filter(r => r.weight && audits[r.id].score !== null && audits[r.id].score < 0.9).map(r => `${r.id} ${audits[r.id].displayValue ?? ''}`).join(', ')}`);
  check(`Lighthouse: ${path} (${marks.map(m => m.join(' ')).join(', ')})`, low);
  rmSync(home, { recursive: true, force: true });
}
server.close();
end();
