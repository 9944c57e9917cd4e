/* A button under each block of code that copies it. Without it the code can be selected. */
(function () {
  'use strict';
  Array.prototype.forEach.call(document.querySelectorAll('[data-copy]'), function (button) {
    var code = document.getElementById(button.getAttribute('data-copy'));
    if (!code) return;
    button.hidden = false;
    button.addEventListener('click', function () {
      var status = button.nextElementSibling;
      function done(ok) {
        status.textContent = button.getAttribute(ok ? 'data-done' : 'data-failed');
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
  });
})();
