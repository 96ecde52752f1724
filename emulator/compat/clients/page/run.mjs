// SPDX-License-Identifier: MIT
// The emulator's own page in a real browser. ADO_SCREENSHOT names a file for a picture of it.
import { createServer } from 'node:http';
import { browser } from '../browser.mjs';
import { ask, expect, place, steps } from '../steps.mjs';

const control = new URL('/_emulator/', place.url).href;
const basic = 'Basic ' + Buffer.from(':' + place.token).toString('base64');
const steer = (method, path, body) => fetch(new URL(path, control), { method, headers: { authorization: basic }, body }).then((response) => response.text()).then((text) => (text ? JSON.parse(text) : {}));
const { project } = place;
const chromium = await browser();
const context = await chromium.newContext({ httpCredentials: { username: 'any', password: place.token, origin: new URL(control).origin }, viewport: { width: 1280, height: 760 } });
const page = await context.newPage();
const loaded = [];
const errors = [];
page.on('request', (request) => loaded.push(request.url()));
page.on('pageerror', (error) => errors.push(error.message));
page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
const evil = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';
const tab = (id) => page.locator(`[data-tab=${id}]`).click();
const row = (id, text) => page.locator(`#${id} tr`, { hasText: text }).first();
const appears = (locator) => locator.waitFor({ timeout: 10_000 });

await steps('page', {
  opens: async () => { await page.goto(control); await appears(page.getByText(place.url)); },
  showsARequestLive: async () => {
    await ask('POST', `/${project}/_apis/wit/workitems/$Task?api-version=7.1`, [{ op: 'add', path: '/fields/System.Title', value: evil }]);
    await row('list', '$Task').click({ timeout: 10_000 });
    const detail = await page.locator('#detail').innerText();
    expect(detail.includes('onerror=') && detail.includes('Answer 200') && detail.includes('System.Title'), detail.slice(0, 200));
  },
  showsNoCredential: async () => {
    const whole = await page.content();
    expect(whole.includes('Basic ********') && !whole.includes(place.token) && !whole.includes(basic.slice(6)), 'a credential is shown');
  },
  filters: async () => { await page.fill('#filter', 'no such text'); expect((await page.locator('#list tr').count()) === 0, 'rows are left'); await page.fill('#filter', ''); await appears(row('list', '$Task')); },
  showsWhatIsMadeUp: async () => { await ask('GET', `/${project}/_apis/test/plans?api-version=5.0`).catch(() => ''); await ask('GET', '/_apis/favorite/favorites?api-version=7.1-preview.1').catch(() => ''); await ask('GET', `/_apis/notification/eventtypes?api-version=7.1`).catch(() => ''); await tab('madeUp'); await page.locator('#madeUp').locator('table, p').first().waitFor(); return page.locator('#madeUp').innerText(); },
  switchesAFaultOnAndOff: async () => {
    await tab('faults');
    await page.fill('#fault [name=path]', '/_apis/projects');
    await page.selectOption('#fault [name=effect]', '503');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await appears(row('faultList', '/_apis/projects'));
    const failed = await fetch(`${place.url}/_apis/projects`, { headers: { authorization: basic } });
    expect(failed.status === 503, `status ${failed.status}`);
    await page.check('#fault [name=always]');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await appears(row('faultList', 'always'));
    await row('faultList', 'always').getByRole('button').click();
    await page.locator('#faultList tr', { hasText: 'always' }).waitFor({ state: 'detached', timeout: 10_000 });
    await ask('GET', '/_apis/projects');
  },
  movesTheClock: async () => {
    const before = new Date((await steer('GET', 'clock')).now);
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByRole('button', { name: 'Freeze' }).click();
    await appears(page.getByRole('button', { name: 'Let go on' }));
    const after = await steer('GET', 'clock');
    expect(after.frozen && new Date(after.now) - before >= 86_400_000, after);
    await page.getByRole('button', { name: 'Let go on' }).click();
  },
  showsWorkItemsAsText: async () => { await tab('workItems'); await appears(row('workItems', 'onerror=')); expect((await page.locator('img').count()) === 0, 'HTML was taken for what it is'); },
  showsPullRequests: async () => { await tab('pullRequests'); await appears(row('pullRequests', 'active')); },
  showsBuilds: async () => { await tab('builds'); await appears(row('builds', 'succeeded')); },
  showsHooksWithDeliveries: async () => {
    const receiver = createServer((request, response) => response.end());
    await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    await ask('POST', '/_apis/hooks/subscriptions?api-version=7.1', { publisherId: 'tfs', eventType: 'workitem.created', resourceVersion: '1.0', consumerId: 'webHooks', consumerActionId: 'httpRequest',
      consumerInputs: { url: `http://127.0.0.1:${receiver.address().port}/`, basicAuthUsername: 'u', basicAuthPassword: 'hunter2-page' } });
    await ask('POST', `/${project}/_apis/wit/workitems/$Task?api-version=7.1`, [{ op: 'add', path: '/fields/System.Title', value: 'for the hook' }]);
    await tab('hooks');
    await appears(row('hooks', 'succeeded'));
    receiver.close();
    expect(!(await page.content()).includes('hunter2-page'), 'a password is shown');
    await tab('requests');
    await row('list', 'hooks/subscriptions').click();
    expect(!(await page.content()).includes('hunter2-page'), 'a password is shown among the requests');
  },
  isNotMovedByAForeignPage: async () => {
    const foreign = createServer((request, response) => { response.setHeader('content-type', 'text/html'); response.end('<!doctype html><p>elsewhere'); });
    await new Promise((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${foreign.address().port}/`);
    await other.evaluate((target) => fetch(target, { method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'content-type': 'text/plain' }, body: '{"always":true,"answer":{"status":503}}' }).catch(() => ''), control + 'faults');
    await other.evaluate((target) => fetch(target, { method: 'POST', mode: 'no-cors', credentials: 'include' }).catch(() => ''), control + 'reset');
    expect((await steer('GET', 'faults')).value.length === 0, 'a fault was set');
    const read = await other.evaluate((target) => fetch(target, { credentials: 'include' }).then((r) => r.text(), () => 'refused'), control + 'exchanges');
    expect(read === 'refused', 'a foreign page read it');
    await other.close();
    foreign.close();
  },
  isNotTakenOver: async () => expect((await page.title()) === 'Emulator', await page.title()),
  loadsNothingFromElsewhere: async () => expect(loaded.every((url) => url.startsWith(control) || url.startsWith(control.slice(0, -1)) || url.startsWith('data:')), loaded.filter((url) => !url.startsWith(control))),
  hasNoErrors: async () => expect(errors.filter((text) => !text.includes('401')).length === 0, errors),
});
if (process.env.ADO_SCREENSHOT) {
  await tab('requests');
  await row('list', '$Task').click();
  await page.screenshot({ path: process.env.ADO_SCREENSHOT });
}
await chromium.close();
