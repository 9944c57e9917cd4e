// Every Markdown page: its template and its address.
export default {
  layout: "page.njk",
  permalink: (data) => `${data.page.filePathStem}.html`,
};
