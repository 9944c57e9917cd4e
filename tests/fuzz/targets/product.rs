//! Declarations of products, planned for three places.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loa_fuzz::Site;

fuzz_target!(|input: &str| {
    let mut site = Site::default();
    site.theme("products/guide/product.yaml", "for: guide\nper: place\ncanonical: true\ntemplate: t.html\npath: '{item.slug}.html'\n");
    site.theme("products/mau/product.yaml", input);
    site.theme("t.html", "{{ job.url }}");
    site.theme("t.css", "a{}");
    site.check();
});
