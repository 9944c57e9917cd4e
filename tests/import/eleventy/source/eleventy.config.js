export default function (eleventyConfig) {
  eleventyConfig.addPassthroughCopy("src/anh");
  return { dir: { input: "src", includes: "_includes", output: "_site" } };
}
