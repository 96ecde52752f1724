'use strict';
// v verb, p path, h host, c class, m method, a arguments, o options, n version, r published, s scopes, f fluent calls
const all = JSON.parse(document.getElementById('data').textContent);
const input = document.getElementById('words');
const place = document.getElementById('found');
const count = document.getElementById('count');
const MOST = 50;

for (const op of all) {
  op.type = op.c.slice(op.c.lastIndexOf('.') + 1);
  op.text = [op.v, op.p, op.h, op.c, op.m, op.a, op.o, op.s, (op.f || []).join(' ')].join(' ').toLowerCase();
  op.parts = new Set([op.v, op.m, ...op.p.split(/[/_{}?]+/), ...op.s.split(', ')].map(part => part.toLowerCase()));
}

function find(words) {
  const whole = op => words.filter(word => op.parts.has(word)).length;
  return all.filter(op => words.every(word => op.text.includes(word)))
    .map(op => [op, whole(op)])
    .sort((a, b) => b[1] - a[1] || a[0].p.length - b[0].p.length)
    .map(pair => pair[0]);
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function fact(list, name, values) {
  const lines = values.filter(Boolean);
  if (!lines.length) return;
  list.append(element('dt', name));
  const value = element('dd');
  lines.forEach((line, i) => {
    if (i) value.append(element('br'));
    value.append(line);
  });
  list.append(value);
}

function card(op) {
  const made = element('section', undefined, 'op');
  const head = element('div');
  head.append(element('span', op.v, 'verb'), element('code', op.p));
  if (op.n.includes('preview')) head.append(element('span', 'preview', 'mark'));
  made.append(head);
  const facts = element('dl');
  fact(facts, 'fluent', (op.f || []).map(call => element('code', call)));
  fact(facts, 'raw', [element('code', `ado.raw(${op.type}.class).${op.m}(${op.a})`)]);
  fact(facts, 'import', [element('code', op.c)]);
  fact(facts, 'may have', [op.o]);
  fact(facts, 'version', [op.n + (op.r ? `; published ${op.r}` : '; published nowhere')]);
  fact(facts, 'host', [op.h]);
  fact(facts, 'scopes', [op.s && 'one of ' + op.s]);
  made.append(facts);
  return made;
}

function show() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length ? find(words) : [];
  place.replaceChildren(...found.slice(0, MOST).map(card));
  const rest = found.length - MOST;
  count.textContent = words.length
    ? `${found.length} of ${all.length} operations` + (rest > 0 ? `; the best ${MOST} are shown` : '')
    : `${all.length} operations`;
}

input.addEventListener('input', () => {
  history.replaceState(null, '', '#' + encodeURIComponent(input.value));
  show();
});
function fromAddress() {
  input.value = decodeURIComponent(location.hash.slice(1));
  show();
}
addEventListener('hashchange', fromAddress);
fromAddress();
