// The benchmark's Eleventy site: no pass over the Markdown but Markdown's own, lists from collections made once.
export default function (eleventy) {
  const newest = (a, b) => b.date - a.date;
  const day = (date) => date.toISOString().slice(0, 10);

  eleventy.setQuietMode(true);
  eleventy.setUseGitIgnore(false);
  eleventy.addFilter("day", day);
  eleventy.addFilter("dmy", (date) => day(date).split("-").reverse().join("/"));

  const pages = (api) => api.getAll().filter((item) => item.data.tags?.length).sort(newest);
  const grouped = (api, keys) => {
    const groups = new Map();
    for (const item of pages(api)) for (const key of keys(item)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
    return [...groups].map(([slug, items]) => ({ slug, items }));
  };
  eleventy.addCollection("newest", (api) => pages(api).slice(0, 20));
  eleventy.addCollection("pages", pages);
  eleventy.addCollection("sections", (api) => grouped(api, (item) => [item.filePathStem.split("/")[1]]));
  eleventy.addCollection("terms", (api) => grouped(api, (item) => item.data.tags));

  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
