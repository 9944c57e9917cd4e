// What Chrome 80 and Android's WebView of that age know: features.mjs OUTPUT_DIR ROOT…
// Style sheets, scripts and pages as they are published, held against MDN's tables of browser support.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { check, end } from './report.mjs';

const require = createRequire(join(process.env.NODE_MODULES, 'index.js'));
const { css, html, svg, api, javascript } = require('@mdn/browser-compat-data');
const { parse: parseCss, walk, generate } = require('css-tree');
const acorn = require('acorn');
const [output, ...roots] = process.argv.slice(2);
const OLDEST = 80;

/** What is newer, and what an old browser does without it. */
const FALLBACK = {
  'text-wrap': 'lines break where they break',
  balance: 'the same',
  'color-scheme': 'what a browser draws itself, like the arrow of a choice, stays light',
  light: 'the same',
  dark: 'the same',
  'text-decoration-thickness': 'the line under a link is as thick as ever',
  'text-underline-offset': 'and where it always was',
  ':focus-visible': 'the rule takes the ring away from what a mouse has pressed; without it the ring stays',
  start: 'late in flex boxes only, where we do not use it',
  scripting: 'a list moves down a little when its filter appears',
  'forced-colors': 'nothing forces colours there',
  'prefers-contrast': 'the usual contrast is 7:1',
};

/** Whether both browsers had it in that version, without a prefix or a switch. */
const known = compat => ['chrome_android', 'webview_android'].every(browser => [compat.support[browser]].flat().some(s =>
  s.version_added && !s.flags && !s.prefix && !s.alternative_name
  && parseFloat(String(s.version_added).replace('≤', '')) <= OLDEST
  && !(s.version_removed && parseFloat(s.version_removed) <= OLDEST)));
const late = entry => entry?.__compat && !known(entry.__compat);
const functionsOfCss = Object.assign({}, css.types, ...Object.values(css.types));

function faultsOfCss(text) {
  const faults = new Set();
  const say = (name, where) => name in FALLBACK || faults.add(`${name} in ${where}`);
  walk(parseCss(text, { onParseError: e => faults.add(`not read: ${e.message}`) }), function (node) {
    const where = this.declaration ? generate(this.declaration).slice(0, 80) : this.rule ? generate(this.rule.prelude).slice(0, 80) : 'a rule';
    if (node.type === 'Declaration') {
      const property = node.property.replace(/^-(webkit|moz)-/, '');
      const entry = css['at-rules'][this.atrule?.name]?.[property] ?? css.properties[property];
      const prefixed = this.block?.children.some(d => d.property === `-webkit-${property}`);
      if (property.startsWith('--') || /^grid-(row-|column-)?gap$/.test(property)) return;
      if (!entry) say(property, 'no table knows it');
      else if (late(entry) && property === node.property && !prefixed) say(property, generate(node));
      // Grids had it under its first name, flex boxes four versions later.
      if (property === 'gap' || property === 'row-gap') say(property, `${generate(node)}: grid-gap does what it does in a grid`);
      return;
    }
    if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector') {
      const entry = css.selectors[node.name];
      const name = (node.type === 'PseudoClassSelector' ? ':' : '::') + node.name;
      if (!node.name.startsWith('-') && (!entry || late(entry))) say(name, where);
    } else if (node.type === 'Atrule') {
      if (late(css['at-rules'][node.name]) || !css['at-rules'][node.name]) say(`@${node.name}`, 'a rule');
    } else if (node.type === 'Feature') {
      const feature = node.name.replace(/^(min|max)-/, '');
      if (late(css['at-rules'].media[feature])) say(feature, '@media');
    } else if (this.declaration && (node.type === 'Identifier' || node.type === 'Function')) {
      const own = css.properties[this.declaration.property]?.[node.name];
      const entry = own ?? (node.type === 'Function' ? functionsOfCss[node.name] : undefined);
      // A browser that does not know the value keeps what was said before it.
      const before = this.block?.children.toArray().filter(d => d.property === this.declaration.property)[0];
      if (late(entry) && (!before || before === this.declaration)) say(node.name, where);
    }
  });
  return [...faults];
}

/** Names of members and globals that exist only in newer browsers, whatever they belong to. */
const owners = new Map();
const note = (name, compat) => owners.set(name, [...(owners.get(name) ?? []), compat]);
for (const group of [api, javascript.builtins]) for (const [name, type] of Object.entries(group)) {
  if (type.__compat) note(name, type.__compat);
  for (const [member, entry] of Object.entries(type)) if (entry.__compat) note(member.replace(/_static$/, ''), entry.__compat);
}
const tooNew = name => owners.has(name) && !owners.get(name).some(known);

function faultsOfScript(text) {
  const used = new Set(), own = new Set();
  let tree;
  try {
    tree = acorn.parse(text, { ecmaVersion: 2020, sourceType: 'script' });
  } catch (e) {
    return [`syntax: ${e.message}`];
  }
  const visit = node => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!node || typeof node.type !== 'string') return;
    if (node.type === 'MemberExpression' && !node.computed && node.object.property?.name !== 'style') used.add(node.property.name);
    if (['CallExpression', 'NewExpression'].includes(node.type) && node.callee.type === 'Identifier') used.add(node.callee.name);
    if (node.type === 'Property' && !node.computed) own.add(node.key.name);
    if (['VariableDeclarator', 'FunctionDeclaration'].includes(node.type)) own.add(node.id.name);
    Object.values(node).forEach(visit);
  };
  visit(tree);
  return [...used].filter(name => !own.has(name) && tooNew(name)).map(name => `.${name}`);
}

function faultsOfPage(text) {
  const faults = new Set();
  const bare = text.replace(/<script[^>]*application\/ld\+json[^>]*>.*?<\/script>|<!--.*?-->/gs, '');
  for (const [, tag, attributes] of bare.matchAll(/<([a-zA-Z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/g)) {
    const entry = html.elements[tag] ?? svg.elements[tag];
    if (!entry || late(entry)) faults.add(`<${tag}>`);
    for (const [, name] of attributes.matchAll(/\s([^\s=>"'/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?/g)) {
      if (late(entry?.[name]) || late(html.global_attributes[name])) faults.add(`${name} of <${tag}>`);
    }
  }
  return [...faults];
}

// A checker that finds nothing would please everybody.
{
  const tries = [
    [faultsOfCss, 'a{inset:0}', 1], [faultsOfCss, 'a:has(b){color:red}', 1], [faultsOfCss, '@container (width>1px){a{color:red}}', 1],
    [faultsOfCss, 'a{color:color-mix(in srgb,red,blue)}', 1], [faultsOfCss, 'a{color:red;color:color-mix(in srgb,red,blue)}', 0],
    [faultsOfCss, 'a{display:flex;gap:1rem}', 1], [faultsOfCss, 'a{overflow:clip}', 1], [faultsOfCss, 'a{width:clamp(1px,2vw,3px);overflow-wrap:anywhere}', 0],
    [faultsOfScript, 'a.replaceAll("b","c")', 1], [faultsOfScript, 'structuredClone(a)', 1], [faultsOfScript, 'a ||= b', 1], [faultsOfScript, 'a?.b ?? [].flat()', 0],
    [faultsOfPage, '<search></search>', 1], [faultsOfPage, '<p popover>a</p>', 1], [faultsOfPage, '<img loading=lazy alt="">', 0],
  ];
  check('features: the check itself', tries.filter(([find, text, n]) => (find(text).length > 0) !== (n > 0)).map(([find, text]) => `${text}: ${find(text)}`), `(${tries.length} tries)`);
}

for (const [ending, find] of [['css', faultsOfCss], ['js', faultsOfScript], ['html', faultsOfPage]]) {
  const faults = new Map();
  let count = 0;
  const seen = new Set();
  for (const root of roots) for (const name of readdirSync(join(output, root), { recursive: true }).filter(n => n.endsWith(`.${ending}`))) {
    const text = readFileSync(join(output, root, name), 'utf8');
    // An index to search is data in the clothes of a script.
    if (seen.has(text) || text.startsWith('loaIndex(')) continue;
    seen.add(text);
    count += 1;
    for (const fault of find(text)) if (!faults.has(fault)) faults.set(fault, `${root}/${name}`);
  }
  check(`features of Chrome ${OLDEST}: .${ending}`, count ? [...faults].map(([fault, file]) => `${fault} (${file})`) : ['nothing to look at'], `(${count} files)`);
}
end();
