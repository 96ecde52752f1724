// SPDX-License-Identifier: MIT
// Chromium as Debian has it, driven by playwright-core.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { modules } from './steps.mjs';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** A browser without a window; nothing but loopback can be reached from it. */
export function browser() {
  const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
  // A container has no second user for its sandbox, and what is loaded here comes from this machine alone.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost'] });
}
