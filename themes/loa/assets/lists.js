/* Searches lists that are on the page already, and orders places by distance. Nothing leaves the page.
   Plain enough for Chrome 60. */
(function () {
  'use strict';

  /* Without marks and case: "Đường" is found by "duong". */
  function fold(text) {
    return text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[đðɖ]/g, 'd');
  }

  function all(selector, inside) {
    return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
  }

  var list = document.querySelector('[data-sifted]');
  if (!list) return;
  var items = all('[data-item]', list);
  var groups = all('[data-group]', list);
  var form = document.querySelector('[data-sift]');

  /* A group's own words count for its members: the name of the ward above its offices. */
  var words = items.map(function (item) {
    var above = item.parentNode.closest ? item.parentNode.closest('[data-words]') : null;
    return fold(item.textContent + ' ' + (above ? above.getAttribute('data-words') : '')).replace(/\s+/g, ' ');
  });

  var wasActive = false;
  function sift() {
    var wanted = fold(form.querySelector('input').value).split(/\s+/).filter(Boolean);
    var choices = all('select', form).filter(function (s) {
      return s.value;
    });
    var active = wanted.length > 0 || choices.length > 0;
    var shown = 0;
    items.forEach(function (item, i) {
      var fits =
        wanted.every(function (w) {
          return words[i].indexOf(w) >= 0;
        }) &&
        choices.every(function (s) {
          return (item.getAttribute('data-' + s.getAttribute('data-key')) || '').split('|').indexOf(s.value) >= 0;
        });
      item.hidden = !fits;
      all('.map a[href="#' + item.id + '"]').forEach(function (pin) {
        pin.style.opacity = fits ? '' : '.25';
      });
      shown += fits ? 1 : 0;
    });
    groups
      .slice()
      .reverse()
      .forEach(function (group) {
        group.hidden = active && !group.querySelector('[data-item]:not([hidden])');
        if (group.tagName === 'DETAILS' && active !== wasActive) group.open = active;
      });
    wasActive = active;
    all('[data-unsifted]').forEach(function (part) {
      part.hidden = active;
    });
    form.querySelector('[data-clear]').hidden = !active;
    form.querySelector('[role=status]').textContent =
      shown === 0
        ? form.getAttribute('data-none')
        : form.getAttribute('data-count').replace('{n}', shown).replace('{m}', items.length);
  }

  if (form) {
    var timer = 0;
    form.hidden = false;
    form.addEventListener('submit', function (event) {
      event.preventDefault();
    });
    form.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(sift, 120);
    });
    form.addEventListener('change', sift);
    form.querySelector('[data-clear]').addEventListener('click', function () {
      form.reset();
      sift();
      form.querySelector('input').focus();
    });
    sift(); /* the browser may have restored the fields */
  }

  /* A link may lead to what is folded away or filtered out. */
  function reveal() {
    var id = location.hash.slice(1),
      target;
    try {
      target = id && document.getElementById(decodeURIComponent(id));
    } catch (e) {
      return;
    }
    if (!target) return;
    if (target.hidden && form) {
      form.reset();
      sift();
    }
    for (var at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    target.scrollIntoView();
  }
  addEventListener('hashchange', reveal);
  reveal();

  /* What is folded is printed too. */
  var opened = [];
  addEventListener('beforeprint', function () {
    opened = all('details:not([open])', list);
    opened.forEach(function (d) {
      d.open = true;
    });
  });
  addEventListener('afterprint', function () {
    opened.forEach(function (d) {
      d.open = false;
    });
  });

  var near = document.querySelector('[data-near]');
  if (!near) return;
  if (!navigator.geolocation || window.isSecureContext === false) {
    near.parentNode.removeChild(near);
    return;
  }
  var button = near.querySelector('button'),
    answer = near.querySelector('[role=status]');

  function point(item) {
    var parts = (item.getAttribute('data-at') || '').split(',').map(Number);
    return parts.length === 2 ? parts : null;
  }

  /* Metres between two points of the globe. */
  function metres(a, b) {
    var rad = Math.PI / 180,
      lat = ((b[0] - a[0]) * rad) / 2,
      lon = ((b[1] - a[1]) * rad) / 2;
    var h = Math.pow(Math.sin(lat), 2) + Math.cos(a[0] * rad) * Math.cos(b[0] * rad) * Math.pow(Math.sin(lon), 2);
    return 12742000 * Math.asin(Math.sqrt(h));
  }

  function far(m) {
    return m < 1000
      ? Math.max(50, Math.round(m / 50) * 50) + '\u00a0m'
      : (m < 20000 ? (m / 1000).toFixed(1).replace('.', near.getAttribute('data-point')) : Math.round(m / 1000)) +
          '\u00a0km';
  }

  function say(text) {
    answer.textContent = '';
    var p = document.createElement('p');
    p.className = 'warn';
    p.textContent = text;
    answer.appendChild(p);
  }

  function show(position) {
    var here = [position.coords.latitude, position.coords.longitude];
    var found = items
      .filter(function (item) {
        return !item.hidden && point(item);
      })
      .map(function (item) {
        return { item: item, far: metres(here, point(item)) };
      })
      .sort(function (a, b) {
        return a.far - b.far;
      })
      .slice(0, 8);
    answer.textContent = '';
    var heading = document.createElement('h2'),
      ol = document.createElement('ol');
    heading.textContent = near.getAttribute('data-heading');
    ol.className = 'nearest';
    found.forEach(function (f) {
      var li = document.createElement('li'),
        a = document.createElement('a'),
        away = document.createElement('span');
      var name = f.item.querySelector('h3, strong'),
        pin = name.querySelector('.pin');
      a.href = '#' + f.item.id;
      a.textContent = name.textContent.slice(pin ? pin.textContent.length : 0).trim();
      if (name.lang) a.lang = name.lang;
      away.textContent = near.getAttribute('data-away').replace('{d}', far(f.far));
      li.appendChild(a);
      li.appendChild(document.createTextNode(' '));
      li.appendChild(away);
      all('a[href^="tel:"]', f.item)
        .slice(0, 1)
        .forEach(function (tel) {
          li.appendChild(document.createTextNode(' '));
          li.appendChild(tel.cloneNode(true));
        });
      ol.appendChild(li);
    });
    answer.appendChild(heading);
    answer.appendChild(ol);
  }

  near.hidden = false;
  button.addEventListener('click', function () {
    answer.textContent = near.getAttribute('data-busy');
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      function (position) {
        button.disabled = false;
        show(position);
      },
      function (error) {
        button.disabled = false;
        say(near.getAttribute(error.code === 1 ? 'data-denied' : error.code === 3 ? 'data-slow' : 'data-failed'));
      },
      { enableHighAccuracy: false, timeout: 15000, maximumAge: 300000 },
    );
  });
})();
