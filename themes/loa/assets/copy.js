/* A button under each block of code that copies it. Without it the code can be selected. */
(function () {
  'use strict';
  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }
  function attach(button, code, words) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var status = button.nextElementSibling;
      function done(ok) {
        status.textContent = words.getAttribute(ok ? 'data-done' : 'data-failed');
      }
      function select() {
        var range = document.createRange(),
          selection = getSelection();
        range.selectNodeContents(code);
        selection.removeAllRanges();
        selection.addRange(range);
        var ok = false;
        try {
          ok = document.execCommand('copy');
        } catch (e) {
          ok = false;
        }
        done(ok);
      }
      if (navigator.clipboard && window.isSecureContext)
        navigator.clipboard.writeText(code.textContent).then(function () {
          done(true);
        }, select);
      else select();
    });
  }
  each('[data-copy]', function (button) {
    var code = document.getElementById(button.getAttribute('data-copy'));
    if (code) attach(button, code, button);
  });
  /* Blocks of code in texts get a button where the script has a name for it. */
  var words = document.currentScript,
    label = words && words.getAttribute('data-label');
  if (!label) return;
  each('.text pre', function (code) {
    var line = document.createElement('p'),
      button = document.createElement('button'),
      status = document.createElement('span');
    code.tabIndex = 0;
    line.className = 'copy-line';
    button.type = 'button';
    button.className = 'copy-code';
    button.textContent = label;
    status.setAttribute('role', 'status');
    line.appendChild(button);
    line.appendChild(status);
    code.parentNode.insertBefore(line, code.nextSibling);
    attach(button, code, words);
  });
})();
