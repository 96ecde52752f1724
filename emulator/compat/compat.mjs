// SPDX-License-Identifier: MIT
// Runs the scenarios below clients/, each in a process of its own against an emulator of its own, and counts their steps.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const NODE = 24; // whose own clients go through a proxy that the environment names

if (Number(process.versions.node.split('.')[0]) < NODE) {
  console.error(`compat: Node ${NODE} is needed, this is ${process.versions.node}. npm has one: npm install --prefix FOLDER node@${NODE}, then PATH=FOLDER/node_modules/node/bin:$PATH`);
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const readme = join(here, 'README.md');
const target = join(here, 'target', 'compat');
const all = readdirSync(join(here, 'clients'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const wanted = process.argv.slice(2).filter((argument) => argument !== '--write');
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length) {
  console.error(`compat: no client ${unknown.join(', ')}; known are ${all.join(', ')}`);
  process.exit(2);
}

/** What a scenario says of itself: its clients with their versions, and programs that it needs. */
function facts(name) {
  const file = join(here, 'clients', name, 'package.json');
  const { dependencies = {}, compat = {} } = JSON.parse(readFileSync(file, 'utf8'));
  const clients = (compat.clients ?? Object.keys(dependencies)).map((client) => `${client} ${dependencies[client] ?? version(client)}`);
  const missing = (compat.needs ?? []).filter((need) => !isThere(need));
  return { clients, missing, install: Object.keys(dependencies).length > 0, scripts: compat.scripts ?? [], https: compat.https === true };
}

/** A program, or with .pc behind it a library to compile with. */
function isThere(need) {
  const [program, args] = need.endsWith('.pc') ? ['pkg-config', ['--exists', need.slice(0, -3)]] : ['which', [need]];
  return spawnSync(program, args).status === 0;
}

function version(program) {
  const out = spawnSync(program, [program === 'git-lfs' ? 'version' : '--version'], { encoding: 'utf8' }).stdout ?? '';
  return out.match(/\d+(\.\d+)+/)?.[0] ?? '';
}

/** The folder with the client as npm brings it; scripts of packages run only where the scenario says so. */
function installed(name, { install, scripts }) {
  const folder = join(target, name);
  mkdirSync(folder, { recursive: true });
  const stamp = join(folder, 'installed');
  const lock = readFileSync(join(here, 'clients', name, install ? 'package-lock.json' : 'package.json'), 'utf8');
  if (install && (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock)) {
    ['package.json', 'package-lock.json'].forEach((file) => cpSync(join(here, 'clients', name, file), join(folder, file)));
    npm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    scripts.forEach((one) => npm(folder, ['rebuild', one, ...(existsSync('/usr/include/node') ? ['--nodedir=/usr'] : [])]));
    writeFileSync(stamp, lock);
  }
  return folder;
}

function npm(folder, args) {
  const done = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (done.status !== 0) {
    throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${done.stderr}`);
  }
}

/** An emulator; the scenario is told of it by its environment. */
async function emulator(folder, https) {
  const authority = join(folder, 'authority.pem');
  const options = https ? ['--https', '--ca-out', authority] : [];
  const child = spawn(join(here, '..', '..', 'scripts', 'emulator'), options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await Promise.race([
    new Promise((resolve) => createInterface({ input: child.stdout }).once('line', (text) => resolve([text]))),
    new Promise((resolve, reject) => child.once('exit', (code) => reject(new Error(`the emulator ended with ${code}`)))),
  ]);
  const { url, token, project, repository } = JSON.parse(line);
  const environment = { ADO_URL: url, ADO_TOKEN: token, ADO_PROJECT: project, ADO_REPOSITORY: repository };
  return { child, environment: https ? { ...environment, ADO_AUTHORITY: authority, NODE_EXTRA_CA_CERTS: authority } : environment };
}

async function run(name, about) {
  const folder = installed(name, about);
  const { child, environment } = await emulator(folder, about.https);
  try {
    const done = spawnSync(process.execPath, [join(here, 'clients', name, 'run.mjs')], {
      env: { ...process.env, ...environment, ADO_MODULES: folder }, encoding: 'utf8', maxBuffer: 64 << 20, timeout: 30 * 60_000 });
    const steps = done.stdout.split('\n').filter((line) => line.startsWith('{"step"')).map((line) => JSON.parse(line));
    if (done.status !== 0 || steps.length === 0) {
      console.error(`${name} ended with ${done.status ?? done.signal}\n${done.stderr.slice(-2000)}`);
      steps.push({ step: `${name}.ends`, ok: false, detail: 'the scenario broke off' });
    }
    return steps;
  } finally {
    child.kill();
  }
}

/** The table of the README with what came out; lines of scenarios that did not run stay as they are. */
function write(rows) {
  const text = readFileSync(readme, 'utf8');
  const old = text.match(/^\| `[\w-]+` \|.* of \d+ \|.*\|$/gm);
  old.map((row) => [row.match(/`([\w-]+)`/)[1], row]).filter(([name]) => !rows.has(name) && all.includes(name)).forEach(([name, row]) => rows.set(name, row));
  const [first, ...rest] = old;
  const table = [...rows].sort().map(([, row]) => row).join('\n');
  writeFileSync(readme, rest.reduce((all, row) => all.replace(row + '\n', ''), text).replace(first, table));
}

const rows = new Map();
let [good, total] = [0, 0];
for (const name of wanted.length ? wanted : all) {
  const about = facts(name);
  if (about.missing.length) {
    console.log(`${name}: not run, ${about.missing.join(', ')} is missing`);
    continue;
  }
  const steps = await run(name, about).catch((error) => [{ step: `${name}.starts`, ok: false, detail: error.message }]);
  const failed = steps.filter((step) => !step.ok);
  failed.forEach((step) => console.log(`${name}: ${step.step}: ${step.detail}`));
  console.log(`${name}: ${steps.length - failed.length} of ${steps.length} steps`);
  good += steps.length - failed.length;
  total += steps.length;
  rows.set(name, `| \`${name}\` | ${about.clients.join(', ')} | ${steps.length - failed.length} of ${steps.length} | ${failed.map((step) => `\`${step.step}\``).join(', ')} |`);
}
if (process.argv.includes('--write')) {
  write(rows);
}
console.log(`compat: ${good} of ${total} steps`);
process.exit(good === total ? 0 : 1);
