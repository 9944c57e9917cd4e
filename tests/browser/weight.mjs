// What a page costs and what it may run: weight.mjs OUTPUT_DIR ROOT…
// Every page of the roots with all it loads: bytes as a server sends them, requests, no other site, no script or style of its own; its policy.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { source } from './chromium.mjs';
import { check, end } from './report.mjs';

const [output, ...roots] = process.argv.slice(2);
const { CspEvaluator } = await import(pathToFileURL(source('csp_evaluator/dist/evaluator.js')));
const { CspParser } = await import(pathToFileURL(source('csp_evaluator/dist/parser.js')));
const MOST = { bytes: 60_000, withFont: 100_000, requests: 6 };

const weights = new Map();
function weight(file) {
  if (!weights.has(file)) {
    const bytes = readFileSync(file);
    weights.set(file, /\.(html|css|js|svg|json)$/.test(file) ? gzipSync(bytes, { level: 6 }).length : bytes.length);
  }
  return weights.get(file);
}

/** Tags with their attributes, as far as pages of ours need. */
function* tags(text) {
  for (const [, name, rest] of text.matchAll(/<([a-zA-Z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/g)) {
    const attributes = {};
    for (const [, key, , a, b, c] of rest.matchAll(/\s([^\s=>"'/]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g)) attributes[key] = (a ?? b ?? c ?? '').replaceAll('&amp;', '&');
    yield [name, attributes];
  }
}

/** What a browser fetches for a page: of pictures in several sizes the heaviest. */
function look(root, page) {
  const file = join(output, root, page);
  const text = readFileSync(file, 'utf8');
  const faults = [], loads = new Set();
  let policy = '', choices = [];
  const load = address => {
    if (address.startsWith('data:')) return;
    if (/^([a-z]+:)?\/\//.test(address)) return void faults.push(`from another site: ${address}`);
    const path = address.startsWith('/') ? join(output, root, address.slice(1).replace(/^.*?(?=[^/]+$)/, '')) : normalize(join(dirname(file), address));
    if (existsSync(path)) loads.add(path); else faults.push(`not there: ${address}`);
  };
  const heaviest = addresses => addresses.map(a => normalize(join(dirname(file), a))).filter(existsSync).sort((a, b) => weight(b) - weight(a))[0];
  for (const [name, a] of tags(text)) {
    if (a['http-equiv']?.toLowerCase() === 'content-security-policy') policy = a.content;
    if (name === 'link' && a.rel === 'stylesheet') load(a.href);
    if (name === 'link' && /icon|preload|manifest/.test(a.rel)) load(a.href);
    if (name === 'script' && a.src !== undefined) load(a.src);
    if (name === 'script' && a.src === undefined && a.type !== 'application/ld+json') faults.push('a script within the page');
    if (name === 'style' || 'style' in a) faults.push(`a style within the page: <${name}>`);
    for (const key of Object.keys(a)) if (/^on/.test(key)) faults.push(`${key} of <${name}>`);
    if (name === 'source' && a.srcset) choices = a.srcset.split(',').map(s => s.trim().split(/\s/)[0]);
    if (name === 'img') {
      const one = heaviest([...choices, ...(a.srcset ?? '').split(',').map(s => s.trim().split(/\s/)[0]).filter(Boolean)]);
      if (one) loads.add(one); else load(a.src);
      choices = [];
    }
    if (['iframe', 'video', 'audio', 'embed', 'object'].includes(name)) faults.push(`<${name}>`);
  }
  for (const sheet of [...loads].filter(f => f.endsWith('.css'))) for (const [, address] of readFileSync(sheet, 'utf8').matchAll(/url\(["']?([^"')]+)/g)) {
    if (!address.startsWith('data:') && !address.startsWith('%') && !address.startsWith('#')) loads.add(normalize(join(dirname(sheet), address)));
  }
  const files = [file, ...loads];
  const bytes = files.reduce((sum, f) => sum + weight(f), 0);
  const most = files.some(f => /\.(woff2?|ttf|otf)$/.test(f)) ? MOST.withFont : MOST.bytes;
  if (bytes > most) faults.push(`${bytes} bytes`);
  if (files.length > MOST.requests) faults.push(`${files.length} requests`);
  // 10 to 40 are weaknesses; 50 is what "could be one", 60 advice for old browsers.
  const weak = policy ? new CspEvaluator(new CspParser(policy).csp).evaluate().filter(f => f.severity <= 40) : [];
  if (!policy && !text.includes('http-equiv=refresh') && !text.includes('http-equiv="refresh"')) faults.push('no policy');
  faults.push(...weak.map(f => `policy: ${f.directive} ${f.value ?? ''}: ${f.description}`));
  return { page, bytes, requests: files.length, faults };
}

for (const root of roots) {
  const pages = readdirSync(join(output, root), { recursive: true }).filter(n => n.endsWith('.html')).sort().map(page => look(root, page));
  const faults = pages.flatMap(p => p.faults.map(f => `${p.page}: ${f}`));
  const heaviest = [...pages].sort((a, b) => b.bytes - a.bytes)[0];
  check(`weight of pages: ${root}`, pages.length ? faults : ['no pages'], `(${pages.length}; heaviest ${heaviest?.page} ${heaviest?.bytes} bytes gz, most requests ${Math.max(...pages.map(p => p.requests))})`);
}
end();
