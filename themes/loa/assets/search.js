// Search without marks, for old phones and for pages opened from a disk: plain ES2015, no fetch, no modules.
// `fold` and `words` do what the program's do (tests/fold.json); `[data-finder]` filters a list, `[data-search]` is the
// search page.
(function () {
  'use strict';
  const MARKS = /[\u0300-\u036f]/g;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

  /** Lowercase without marks: `Đường` is `duong`. */
  const fold = text => text.normalize('NFD').replace(MARKS, '').toLowerCase().replace(/[đðɖ]/g, 'd');

  /** Words with their marks. A point between digits belongs to the number: `1.004222` is `1004222`. */
  const words = text =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/(\d)\.(?=\d)/g, '$1')
      .match(/[0-9a-zđðɖ][0-9a-zđðɖ\u0300-\u036f]*/g) || [];

  /** A word as letters and tone, so that hoà and hòa are the same. */
  const spell = word => {
    word = word.normalize('NFD');
    return { letters: word.replace(TONES, ''), tone: (word.match(TONES) || []).join('') };
  };

  /** What is asked for, word by word; the last one may be unfinished. */
  const question = text =>
    words(text)
      .slice(0, 12)
      .map((word, i, all) =>
        Object.assign(spell(word), {
          bare: fold(word),
          marked: fold(word) !== word,
          open: i === all.length - 1 && word.length > 1,
        }),
      );

  /** How well a folded word fits an asked one: 1 whole, less when only begun, 0 not. */
  const fit = (bare, asked) => (bare === asked.bare ? 1 : asked.open && bare.indexOf(asked.bare) === 0 ? 0.4 : 0);

  /** Whether a word has the marks that were typed: 2 the whole word, 1 what there is of it, else 0. */
  const exact = (word, asked, share) => {
    if (!asked.marked) return share === 1 ? 2 : 1;
    const spelt = spell(word);
    if (spelt.letters === asked.letters) return spelt.tone === asked.tone ? 2 : 0;
    return asked.open && spelt.letters.indexOf(asked.letters) === 0 && (!asked.tone || spelt.tone === asked.tone)
      ? 1
      : 0;
  };

  /** Unpacks an index as the program writes it. */
  const read = data => {
    const pairs = data.words.split(' ');
    const index = { entries: [], listed: [], places: [] };
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      index.listed.push(pairs[i]);
      index.places.push(pairs[i + 1]);
    }
    index.bare = fold(index.listed.join(' ')).split(' ');
    const seen = text => words(text).map(word => ({ word: word, bare: fold(word) }));
    for (const e of data.entries) {
      const title = seen(e[1]),
        context = seen(e[3]);
      const phrase = list => ' ' + list.map(w => w.bare).join(' ') + ' ';
      index.entries.push({
        url: e[0],
        title: e[1],
        kind: data.kinds[e[2]],
        context: e[3],
        lang: e[4],
        phrases: [phrase(title), phrase(context)],
        shown: [
          [title, 12],
          [context, 4],
        ],
      });
    }
    return index;
  };

  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

  /** Calls `visit(entry, weight)` for every place of a word: in the text, in headings, among the keywords. */
  const each = (packed, count, visit) =>
    packed.split(',').forEach((numbers, kind) => {
      const weight = [1, 3, 8][kind];
      const others = numbers[0] === '!';
      let at = -1,
        step = 0,
        size = 1;
      for (let i = others ? 1 : 0; i < numbers.length; i++) {
        const digit = LETTERS.indexOf(numbers[i]);
        step += (digit % 32) * size;
        size *= 32;
        if (digit > 31) continue;
        const next = at + 1 + step;
        if (others) while (++at < next) visit(at, weight);
        else visit(next, weight);
        at = next;
        step = 0;
        size = 1;
      }
      if (others) while (++at < count) visit(at, weight);
    });

  /** Entries that answer, best first: all words before some, the marks that were typed before others. */
  const search = (index, text) => {
    const asked = question(text);
    const count = index.entries.length;
    const found = new Map();
    asked.forEach(one => {
      const hits = new Map();
      const hit = (no, value, right) => {
        const h = hits.get(no) || { value: 0, right: 0 };
        h.value = Math.max(h.value, value);
        h.right = Math.max(h.right, right);
        hits.set(no, h);
      };
      index.bare.forEach((bare, i) => {
        const share = fit(bare, one);
        if (share) {
          const right = exact(index.listed[i], one, share);
          each(index.places[i], count, (no, weight) => hit(no, weight * share, right));
        }
      });
      index.entries.forEach((entry, no) =>
        entry.shown.forEach(part =>
          part[0].forEach(w => {
            const share = fit(w.bare, one);
            if (share) hit(no, part[1] * share, exact(w.word, one, share));
          }),
        ),
      );
      // A word that few entries have says more.
      const rare = Math.log(1 + count / (hits.size || 1));
      hits.forEach((h, no) => {
        const f = found.get(no) || { entry: index.entries[no], no: no, words: 0, right: 0, score: 0 };
        f.words++;
        f.right += h.right;
        f.score += h.value * rare;
        found.set(no, f);
      });
    });
    const phrase = ' ' + asked.map(a => a.bare).join(' ');
    let results = Array.from(found.values());
    const whole = results.filter(f => f.words === asked.length);
    results = whole.length ? whole : results.filter(f => f.words * 2 >= asked.length);
    results.forEach(f => {
      const at = f.entry.phrases.map(line => line.indexOf(phrase));
      // The shorter the title, the more it is what was asked for.
      if (at[0] >= 0) f.score += (30 * asked.length) / f.entry.shown[0][0].length + (at[0] ? 0 : 5);
      else if (at[1] >= 0) f.score += 8;
    });
    results.sort((a, b) => b.words - a.words || b.right - a.right || b.score - a.score || a.no - b.no);
    return { partial: !whole.length, asked: asked, entries: results.map(f => f.entry) };
  };

  if (typeof module === 'object') module.exports = { fold: fold, words: words, read: read, search: search };
  if (typeof document === 'undefined') return;

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const make = (name, props, parent) => parent.appendChild(Object.assign(document.createElement(name), props));
  const clearOnEscape = (input, update) =>
    input.addEventListener('keydown', event => {
      if ((event.key === 'Escape' || event.key === 'Esc') && input.value) {
        event.preventDefault();
        input.value = '';
        update();
      }
    });

  /** A field that shows only the entries of a list that fit. Hidden until here, so nothing is promised where no
      script runs. */
  const finder = box => {
    const input = box.querySelector('input');
    const status = box.querySelector('[role=status]');
    const list = document.getElementById(box.getAttribute('data-finder'));
    if (!input || !list) return;
    const leaves = Array.from(list.querySelectorAll(box.getAttribute('data-items') || 'li'));
    const items = leaves.map(item => {
      const groups = [];
      for (let up = item.parentNode; up !== list; up = up.parentNode) groups.push(up);
      return {
        item: item,
        groups: groups,
        text:
          ' ' +
          words(item.textContent + ' ; ' + (item.getAttribute('data-words') || ''))
            .map(fold)
            .join(' '),
      };
    });
    const groups = new Set(
      [].concat.apply(
        [],
        items.map(i => i.groups),
      ),
    );
    let open = null;
    const update = () => {
      const asked = words(input.value).map(fold);
      if (asked.length && !open) open = Array.from(groups).filter(g => g.open);
      let fits = items.filter(i => i.text.indexOf(' ' + asked.join(' ')) >= 0);
      if (!fits.length) fits = items.filter(i => asked.every(word => i.text.indexOf(' ' + word) >= 0));
      const shown = new Set(fits.map(i => i.item));
      const kept = new Set(
        [].concat.apply(
          [],
          fits.map(i => i.groups),
        ),
      );
      items.forEach(i => {
        i.item.hidden = !shown.has(i.item);
      });
      groups.forEach(g => {
        g.hidden = !kept.has(g);
        if (g.localName === 'details' && (asked.length || open))
          g.open = asked.length ? kept.has(g) : open.indexOf(g) >= 0;
      });
      if (!asked.length) open = null;
      if (status) {
        const words =
          status.getAttribute(fits.length === 1 ? 'data-one' : fits.length ? 'data-many' : 'data-none') || '';
        status.textContent = asked.length ? say(words, { n: fits.length, q: input.value.trim() }) : '';
      }
    };
    input.addEventListener('input', update);
    input.addEventListener('keydown', event => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const links = Array.from(list.querySelectorAll('a[href]')).filter(a => a.offsetParent);
      if (!words(input.value).length || !links.length) return;
      links[0].focus();
      if (items.filter(i => !i.item.hidden).length === 1) links[0].click();
    });
    clearOnEscape(input, update);
    box.hidden = false;
    if (input.value) update();
  };

  /** The search page: results under the form while one types; Enter asks for the page anew, so that each question has
      its address. */
  const searchPage = form => {
    const input = form.querySelector('input[type=search]');
    const part = name => document.querySelector('[data-search-' + name + ']');
    const status = part('status'),
      results = part('results'),
      none = part('none'),
      more = part('more');
    const text = name => form.getAttribute('data-' + name) || '';
    const title = document.title;
    const PAGE = 20;
    let index = null,
      state = '',
      shown = 0,
      found = null,
      timer = 0;

    const load = () => {
      if (state) return;
      state = 'loading';
      window.loaIndex = data => {
        index = read(data);
        update();
      };
      const script = make('script', { src: text('index') }, document.head);
      script.onerror = () => {
        state = '';
        script.remove();
        status.textContent = text('failed');
      };
    };

    /** Text with the words that were asked for in <mark>. */
    const write = (parent, line) => {
      const pieces = /[0-9A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]+(?:\.\d+)*/g;
      let done = 0,
        from = 0,
        to = 0;
      const flush = () => {
        parent.appendChild(document.createTextNode(line.slice(done, from)));
        if (to > from) make('mark', { textContent: line.slice(from, to) }, parent);
        done = to;
      };
      for (let piece; (piece = pieces.exec(line));) {
        const bare = words(piece[0]).map(fold).join('');
        if (!found.asked.some(a => fit(bare, a))) continue;
        // Neighbours share one mark.
        if (!to || line.slice(to, piece.index).trim()) {
          flush();
          from = piece.index;
        }
        to = piece.index + piece[0].length;
      }
      flush();
      parent.appendChild(document.createTextNode(line.slice(done)));
    };

    const showMore = () => {
      found.entries.slice(shown, shown + PAGE).forEach(entry => {
        const item = make('li', {}, results);
        const lang = entry.lang ? { lang: entry.lang } : {};
        const heading = make('p', { className: 'result-title' }, item);
        const url = /^[a-z]+:/.test(entry.url) ? entry.url : text('root') + entry.url;
        write(make('a', Object.assign({ href: url }, lang), heading), entry.title);
        make('p', { className: 'meta', textContent: entry.kind }, item);
        if (entry.context) write(make('p', lang, item), entry.context);
      });
      shown = results.children.length;
      more.hidden = shown >= found.entries.length;
    };

    const update = () => {
      const asked = input.value.trim();
      document.title = asked ? asked + ' – ' + title : title;
      results.textContent = '';
      none.hidden = more.hidden = true;
      status.textContent = '';
      if (!words(asked).length) return;
      if (!index) {
        status.textContent = text('loading');
        return load();
      }
      found = search(index, asked);
      shown = 0;
      showMore();
      const count = found.entries.length;
      none.hidden = count > 0;
      const message = count === 0 ? 'none' : found.partial ? 'partial' : count === 1 ? 'one' : 'many';
      status.textContent = say(text(message), { n: count, q: asked });
    };

    const inAddress = () => new URLSearchParams(location.search).get('q') || '';
    const restore = () => {
      input.value = inAddress();
      update();
    };
    input.addEventListener('focus', load);
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(update, 200);
    });
    clearOnEscape(input, update);
    more.addEventListener('click', () => {
      const first = shown;
      showMore();
      results.children[first].querySelector('a').focus();
    });
    // The way back leads to what was typed, also without Enter.
    results.addEventListener('click', () => {
      if (input.value.trim() === inAddress()) return;
      try {
        history.pushState(null, '', '?q=' + encodeURIComponent(input.value.trim()));
      } catch (refused) {
        /* Some browsers do not for pages from a disk. */
      }
    });
    window.addEventListener('popstate', restore);
    restore();
  };

  Array.from(document.querySelectorAll('[data-finder]')).forEach(finder);
  const form = document.querySelector('form[data-search]');
  if (form) searchPage(form);
})();
