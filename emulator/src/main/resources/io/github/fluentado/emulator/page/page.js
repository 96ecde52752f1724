'use strict';
// Shows what the emulator does and holds. All text from requests goes in as text, never as HTML.
const root = '/_emulator';
const kept = 500;
const find = (id) => document.getElementById(id);
let exchanges = [];
let chosen = 0;
let newest = 0;
let frozen = false;
let held = { projects: [], madeUp: [], workItems: [], pullRequests: [], builds: [], hooks: [] };
let faults = [];

const tabs = [
  ['requests', 'Requests', () => exchanges.length],
  ['madeUp', 'Made up', () => held.madeUp.length],
  ['faults', 'Faults', () => faults.length],
  ['workItems', 'Work items', () => held.workItems.length],
  ['pullRequests', 'Pull requests', () => held.pullRequests.length],
  ['builds', 'Builds', () => held.builds.length],
  ['hooks', 'Hooks', () => held.hooks.length],
];
let shown = 'requests';

function make(name, text, properties = {}) {
  const element = Object.assign(document.createElement(name), properties);
  element.textContent = text ?? '';
  return element;
}

async function ask(method, path, body) {
  const init = { method, headers: { Accept: 'application/json' } };
  if (body !== undefined) {
    init.headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  const response = await fetch(root + path, init);
  const text = await response.text();
  const value = text ? JSON.parse(text) : {};
  if (!response.ok) {
    throw new Error(value.error ?? `${response.status}`);
  }
  return value;
}

/** Tells what went wrong, and forgets it with the next that goes well. */
async function trying(action) {
  try {
    await action();
    find('trouble').hidden = true;
  } catch (error) {
    find('trouble').textContent = error.message;
    find('trouble').hidden = false;
  }
}

function drawTabs() {
  const nav = find('tabs');
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.tab : '';
  nav.replaceChildren(...tabs.map(([id, name, count]) => {
    const button = make('button', name, { type: 'button', role: 'tab' });
    button.dataset.tab = id;
    button.setAttribute('aria-selected', String(id === shown));
    button.append(make('span', String(count()), { className: 'count' }));
    button.onclick = () => {
      shown = id;
      draw();
    };
    return button;
  }));
  if (focused) {
    nav.querySelector(`[data-tab=${focused}]`).focus();
  }
}

function draw() {
  tabs.forEach(([id]) => (find(id).hidden = id !== shown));
  drawTabs();
  drawFaults();
  table('madeUp', 'Answered by nothing but the description:', held.madeUp, ['operation', 'times']);
  table('workItems', 'The newest of each project:', held.workItems, ['project', 'id', 'type', 'title', 'state', 'rev', 'changed']);
  table('pullRequests', 'The newest of each project:', held.pullRequests, ['project', 'repository', 'id', 'title', 'status', 'source', 'target']);
  table('builds', 'The newest of each project:', held.builds, ['project', 'definition', 'id', 'number', 'status', 'result', 'branch']);
  drawHooks();
}

function rows(names, items) {
  const made = make('table');
  const head = made.createTHead().insertRow();
  names.forEach((name) => head.append(make('th', name)));
  const body = made.createTBody();
  items.forEach((item) => {
    const row = body.insertRow();
    names.forEach((name) => (row.insertCell().textContent = item[name] ?? ''));
  });
  return made;
}

function table(id, title, items, names) {
  const parts = items.length ? [make('h2', title), rows(names, items)] : [make('p', 'Nothing yet.', { className: 'hint' })];
  find(id).replaceChildren(...parts);
}

function drawHooks() {
  const parts = held.hooks.flatMap((hook) => [
    make('h2', `${hook.event} → ${hook.consumer} (${hook.status}) ${hook.action}`),
    hook.deliveries.length ? rows(['id', 'created', 'status', 'result'], hook.deliveries) : make('p', 'No deliveries yet.', { className: 'hint' }),
  ]);
  find('hooks').replaceChildren(...(parts.length ? parts : [make('p', 'No subscriptions.', { className: 'hint' })]));
}

function drawFaults() {
  const made = rows(['id', 'method', 'path', 'what', 'left', 'strikes'], faults.map((fault) => {
    const { id, method, path, times, always, strikes, ...what } = fault;
    return { id, method, path, what: JSON.stringify(what), left: always ? 'always' : times, strikes };
  }));
  [...made.tBodies[0].rows].forEach((row, i) => {
    const button = make('button', 'Switch off', { type: 'button' });
    button.onclick = () => trying(async () => {
      await ask('DELETE', `/faults/${faults[i].id}`);
      await look();
    });
    row.insertCell().append(button);
  });
  find('faultList').replaceChildren(faults.length ? made : make('p', 'None is switched on.', { className: 'hint' }));
}

function kind(status) {
  return status === 0 || status >= 400 ? 'bad' : status >= 300 ? 'mid' : 'good';
}

function drawList() {
  const wanted = find('filter').value.toLowerCase();
  const some = exchanges.filter((one) => !wanted || JSON.stringify(one).toLowerCase().includes(wanted));
  find('list').replaceChildren(...some.reverse().map((one) => {
    const row = make('tr', '', { className: one.number === chosen ? 'chosen' : '', tabIndex: 0 });
    row.append(make('td', one.number), make('td', one.time.slice(11, 19)), make('td', `${one.method} ${one.target}${one.madeUp ? ' (made up)' : ''}`),
      make('td', one.status || 'reset', { className: kind(one.status) }));
    row.onclick = () => choose(one);
    row.onkeydown = (event) => event.key === 'Enter' && choose(one);
    return row;
  }));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function choose(one) {
  chosen = one.number;
  const part = (name, text) => (text ? [make('h2', name), make('pre', text)] : []);
  find('detail').replaceChildren(
    make('h2', `${one.number}: ${one.method} ${one.target}`),
    ...(one.madeUp ? [make('p', `Made up from the description of ${one.madeUp}.`, { className: 'hint' })] : []),
    ...part('Request', one.requestHeaders.join('\n')), ...part('Body', pretty(one.requestBody)),
    ...part(one.status ? `Answer ${one.status}` : 'The connection was reset', (one.answerHeaders ?? []).join('\n')), ...part('Body', pretty(one.answerBody ?? '')));
  drawList();
}

async function look() {
  const [start, clock, more, now, on] = await Promise.all([
    ask('GET', ''), ask('GET', '/clock'), ask('GET', `/exchanges?after=${newest}`), ask('GET', '/holdings'), ask('GET', '/faults')]);
  find('place').textContent = start.url;
  find('now').textContent = clock.now;
  frozen = clock.frozen;
  find('freeze').textContent = frozen ? 'Let go on' : 'Freeze';
  held = now;
  faults = on.value;
  if (more.value.length) {
    newest = more.value.at(-1).number;
    exchanges = [...exchanges, ...more.value].slice(-kept);
    drawList();
  }
  draw();
}

async function forever() {
  for (;;) {
    if (find('live').checked && !document.hidden) {
      await trying(look);
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function plan(form) {
  const effects = {
    503: { answer: { status: 503 } },
    500: { answer: { status: 500 } },
    429: { throttle: { degree: 'block', wait: 30 } },
    signIn: { signInPage: true },
    before: { reset: 'before' },
    after: { reset: 'after' },
    slow: { delay: 3 },
  };
  const often = form.always.checked ? { always: true } : { times: Number(form.times.value) };
  return { method: form.method.value, path: form.path.value, ...often, ...effects[form.effect.value] };
}

find('fault').onsubmit = (event) => {
  event.preventDefault();
  trying(async () => {
    await ask('POST', '/faults', plan(event.target.elements));
    await look();
  });
};
find('filter').oninput = drawList;
find('forget').onclick = () => trying(async () => {
  await ask('DELETE', '/requests');
  exchanges = [];
  drawList();
  await look();
});
find('freeze').onclick = () => trying(async () => {
  await ask('POST', '/clock', { frozen: !frozen });
  await look();
});
document.querySelectorAll('[data-advance]').forEach((button) => {
  button.onclick = () => trying(async () => {
    await ask('POST', '/clock', { advance: button.dataset.advance });
    await look();
  });
});
forever();
