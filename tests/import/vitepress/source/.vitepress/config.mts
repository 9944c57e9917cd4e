import { defineConfig } from 'vitepress'
const nav = [
  { text: 'Hướng dẫn', items: [{ text: 'Bắt đầu', link: '/huong-dan/bat-dau' }] },
]
export default defineConfig({
  lang: 'vi-VN',
  title: 'Hướng dẫn cổng dịch vụ',
  description: 'Từng bước một',
  themeConfig: { nav },
})
