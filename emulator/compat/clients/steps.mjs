// SPDX-License-Identifier: MIT
// What all scenarios use. Each step becomes one line of JSON on stdout: {"step", "ok", "detail"}.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { ADO_URL, ADO_TOKEN, ADO_PROJECT, ADO_REPOSITORY, ADO_AUTHORITY, ADO_MODULES } = process.env;
export const place = { url: ADO_URL, token: ADO_TOKEN, project: ADO_PROJECT, repository: ADO_REPOSITORY, authority: ADO_AUTHORITY };

/** Where npm put the clients of this scenario. */
export const modules = ADO_MODULES;

/** Runs steps in order, each by itself; one that fails does not end the others. */
export async function steps(prefix, all) {
  for (const [name, run] of Object.entries(all)) {
    let line = { step: `${prefix}.${name}`, ok: true, detail: '' };
    try {
      line.detail = text(await run());
    } catch (error) {
      line = { ...line, ok: false, detail: text(`${error.statusCode ?? ''} ${error.message ?? error}`) };
    }
    process.stdout.write(JSON.stringify(line) + '\n');
  }
}

function text(value) {
  const whole = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
  return whole.trim().slice(0, 300);
}

export function expect(condition, message) {
  if (!condition) {
    throw new Error(typeof message === 'string' ? message : JSON.stringify(message));
  }
}

/** Runs a program to its end; what it printed, or an error with that. */
export function program(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env };
    const child = spawn(command, args, { cwd: options.cwd, env, stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (out += data));
    if (options.input !== undefined) {
      child.stdin.end(options.input);
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), options.milliseconds ?? 120_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === (options.code ?? 0)) {
        resolve(out);
      } else {
        reject(new Error(`${command} ended with ${code}: ${out.slice(-250)}`));
      }
    });
  });
}

/** One request, as somebody who looks whether a client's work is really there; to a path of the organization or a whole URL. */
export async function ask(method, path, body) {
  const response = await fetch(path.startsWith('/') ? place.url + path : path, {
    method,
    headers: {
      authorization: 'Basic ' + Buffer.from(':' + place.token).toString('base64'),
      'content-type': Array.isArray(body) ? 'application/json-patch+json' : 'application/json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.text();
  expect(response.ok, `${method} ${path}: ${response.status} ${answer.slice(0, 200)}`);
  return answer ? JSON.parse(answer) : undefined;
}

/** Asks until the answer is what is waited for. */
export async function until(what, question, wanted, tries = 100) {
  for (let i = 0; i < tries; i++) {
    const answer = await question();
    if (wanted(answer)) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: waited in vain`);
}

/** A folder that is gone when the process ends. */
export function folder() {
  const made = mkdtempSync(join(tmpdir(), 'compat-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
