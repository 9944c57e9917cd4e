// @ts-check
/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Sổ tay một cửa',
  tagline: 'Cho cán bộ phường',
  url: 'https://sotay.example',
  baseUrl: '/',
  i18n: { defaultLocale: 'vi', locales: ['vi', 'en'] },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
  themeConfig: {
    navbar: { items: [{ type: 'doc', docId: 'bat-dau', label: 'Bắt đầu' }, { href: 'https://example.org', label: 'Nguồn' }] },
  },
};
export default config;
