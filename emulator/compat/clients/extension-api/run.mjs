// SPDX-License-Identifier: MIT
// azure-devops-extension-api in a browser, on a page that is served from elsewhere.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browser } from '../browser.mjs';
import { modules, place } from '../steps.mjs';

const { build } = createRequire(join(modules, 'x.js'))('esbuild');
const entry = join(dirname(fileURLToPath(import.meta.url)), 'page.mjs');
const bundle = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', nodePaths: [join(modules, 'node_modules')], logLevel: 'silent' });
const server = createServer((request, response) => {
  const script = request.url === '/page.js';
  response.setHeader('content-type', script ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
  response.end(script ? bundle.outputFiles[0].text : '<!doctype html><script src="/page.js"></script>');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const chromium = await browser();
const page = await chromium.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);
for (const line of await page.evaluate((where) => window.run(where), place)) {
  process.stdout.write(JSON.stringify(line) + '\n');
}
await chromium.close();
server.close();
