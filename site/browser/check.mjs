// SPDX-License-Identifier: MIT
// Uses the page of all operations in a headless Chromium as a reader would, and fails if it fetches anything.
//   node check.mjs FOLDER-WITH-PAGES [SCREENSHOT.png]
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [folder, screenshot] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
assert.ok(executablePath, 'No Chromium: install it, or set CHROMIUM to its path');
const url = pathToFileURL(path.resolve(folder, 'operations.html')).href;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 760 }, colorScheme: 'light' });
  const wrong = [];
  const fetched = [];
  page.on('pageerror', error => wrong.push(String(error)));
  page.on('console', message => message.type() === 'error' && wrong.push(message.text()));
  page.on('request', request => fetched.push(request.url()));

  await page.goto(url);
  assert.match(await page.textContent('#count'), /^1\d\d\d operations$/);
  assert.equal(await page.locator('.op').count(), 0);

  await page.fill('#words', 'pullRequests threads');
  const first = page.locator('.op').first();
  assert.match(await first.textContent(), /pullRequests\/\{pullRequestId\}\/threads/);
  assert.match(await page.locator('#found').textContent(), /ado\.raw\(PullRequestThreadsApi\.class\)\.create\(repositoryId, pullRequestId, body\)/);
  assert.match(await page.locator('#found').textContent(), /pullRequest\(…\)\.comment\(…\)/);
  if (screenshot) await page.screenshot({ path: screenshot });

  await page.fill('#words', 'vso.build_execute');
  const cards = await page.locator('.op').allTextContents();
  assert.ok(cards.length > 10);
  assert.ok(cards.every(text => text.includes('vso.build_execute')));

  await page.fill('#words', 'DELETE wikis');
  assert.match(await page.locator('.op').first().textContent(), /^DELETE/);

  await page.fill('#words', 'no such operation');
  assert.match(await page.textContent('#count'), /^0 of/);

  await page.fill('#words', '<img src=x onerror=alert(1)>');
  assert.equal(await page.locator('#found img').count(), 0);

  await page.fill('#words', 'wit');
  assert.match(await page.textContent('#count'), /the best 50 are shown/);
  assert.equal(await page.locator('.op').count(), 50);

  // What was looked for stands in the address.
  await page.goto('about:blank');
  await page.goto(url + '#' + encodeURIComponent('git pushes'));
  assert.equal(await page.inputValue('#words'), 'git pushes');
  assert.ok(await page.locator('.op').count() > 1);

  // By keyboard alone, and on a narrow screen without a bar below.
  await page.keyboard.press('Tab');
  await page.setViewportSize({ width: 380, height: 700 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));

  await page.click('header a');
  assert.match(await page.textContent('h1'), /Fluent ADO/);
  await page.click('nav a[href="sign-in.html"]');
  assert.equal(await page.textContent('h1'), 'Sign in');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));

  assert.deepEqual(wrong, []);
  const foreign = fetched.filter(address => !/^(file|data|about):/.test(address));
  assert.deepEqual(foreign, [], 'Nothing is fetched from elsewhere');
  console.log('docs: OK');
} finally {
  await browser.close();
}
