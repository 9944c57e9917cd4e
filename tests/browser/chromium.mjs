// Chromium without a network of its own, from the system's package.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(join(process.env.NODE_MODULES, 'index.js'));
const { chromium } = require('playwright-core');

export const source = name => require.resolve(name);

/** Starts Chromium, hands it to `use`, and cleans up after it. */
export async function withChromium(use) {
  const home = mkdtempSync(join(tmpdir(), 'loa-chromium-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}
