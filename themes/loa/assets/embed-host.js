/* Beside <iframe class="loa-embed" …>: gives the frame the height it asks for.
   Hears only frames of that class, from the origin of their own address. */
(function () {
  'use strict';
  addEventListener('message', function (event) {
    var data = event.data;
    if (
      !data ||
      data.loa !== 'height' ||
      typeof data.height !== 'number' ||
      !(data.height > 0 && data.height < 20000)
    )
      return;
    Array.prototype.forEach.call(document.querySelectorAll('iframe.loa-embed'), function (frame) {
      var origin = new URL(frame.src, document.baseURI).origin;
      if (event.source === frame.contentWindow && event.origin === origin)
        frame.style.height = Math.ceil(data.height) + 'px';
    });
  });
})();
