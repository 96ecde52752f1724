// SPDX-License-Identifier: MIT
// Writes the table of resource locations that the emulator tells to OPTIONS requests. Ids come from the calls of
// azure-devops-node-api, which looks every location up by its id; route templates from azure-devops-extension-api,
// which has the same methods with templates in their place. Both packages must be installed:
//
//   npm install --no-save azure-devops-node-api@17 azure-devops-extension-api && node locations.mjs > ../src/main/resources/io/github/fluentado/emulator/discovery/locations.tsv
//
// Prints one line per location: area, resource, id, template, newest number of a preview, whether a version is released.
// Calls whose template is not found are told on the error stream.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2] ?? process.cwd(), 'x.js'));
const nodeFolder = join(require.resolve('azure-devops-node-api'), '..');
const browserFolder = join(require.resolve('azure-devops-extension-api'), '..');
const VERBS = { get: 'GET', create: 'POST', update: 'PATCH', replace: 'PUT', del: 'DELETE', uploadStream: 'POST' };

/** A stand-in that notes which method of the HTTP client is called. */
function noting(call) {
  return new Proxy({}, { get: (_, name) => (first) => {
    call.verb ??= name === 'uploadStream' ? first : VERBS[name];
    return Promise.resolve({ result: {}, headers: {}, message: { headers: {} }, readBody: () => '' });
  } });
}

/** The location lookups that the methods of one class make. */
async function lookups(Api, folder) {
  const found = [];
  for (const name of Object.getOwnPropertyNames(Api.prototype).filter((n) => n !== 'constructor')) {
    for (const value of [undefined, 'x', {}, []]) {
      const api = new Api('http://localhost/x', [], {});
      const call = { name, folder };
      api.rest = noting(call);
      api.http = noting(call);
      api.vsoClient.getVersioningData = async (version, area, id, routeValues) => {
        Object.assign(call, { version, area, id: id.toLowerCase(), names: Object.keys(routeValues ?? {}) });
        return { requestUrl: 'http://localhost/x', apiVersion: version };
      };
      try {
        const length = api[name].toString().match(/^[^(]*\(([^)]*)\)/)[1].split(',').length;
        const done = api[name](...Array(length).fill(value));
        await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 2))]);
      } catch {
        // Some check their arguments; the next value may pass. What was noted before counts.
      }
      if (call.id) {
        found.push(call);
        break;
      }
    }
  }
  return found;
}

/** Area folder and method name in lower case to the routes that such methods have in the other package. */
function routes() {
  const all = new Map();
  const folders = new Set();
  for (const area of readdirSync(browserFolder)) {
    let text;
    try {
      text = readdirSync(join(browserFolder, area)).filter((f) => /Client\.js$/.test(f))
        .map((f) => readFileSync(join(browserFolder, area, f), 'utf8')).join('\n');
    } catch {
      continue; // a file, not an area
    }
    let method = '';
    for (const line of text.split('\n')) {
      const head = line.match(/^ {4}(?:async )?(\w+)\(/);
      method = head ? `${area}.${head[1]}`.toLowerCase() : method;
      const route = line.match(/routeTemplate: "([^"]+)"/);
      if (route) {
        folders.add(area.toLowerCase());
        all.set(method, [...(all.get(method) ?? []), route[1].replace(/\/$/, '')]);
      }
    }
  }
  return { all, folders };
}

const bare = (name) => name.replace(/[^a-z0-9]/gi, '').toLowerCase();
const names = (template) => [...template.matchAll(/\{([^}]+)\}/g)].map((m) => bare(m[1]));

/** The route of a call: the same class and method name, and every value of the call has its place in it. */
function routeOf(call, known) {
  const wanted = call.names.map(bare).filter((n) => n !== 'area' && n !== 'resource');
  const fits = (t) => wanted.every((n) => names(t).includes(n));
  return (known.all.get(`${call.folder}.${call.name}`.toLowerCase()) ?? []).find(fits);
}

/** Literal area and resource become placeholders, as the service tells them. */
function generic(template, area) {
  const parts = template.split('/');
  const at = parts.indexOf('_apis');
  let last = parts.length - 1;
  while (last > at && parts[last].includes('{')) {
    last--;
  }
  const hasArea = parts[at + 1]?.toLowerCase() === area.toLowerCase() && last > at + 1;
  const resource = parts[last];
  if (hasArea) {
    parts[at + 1] = '{area}';
  }
  parts[last] = '{resource}';
  return { resource, template: parts.join('/') };
}

// A method that is called without its arguments may fail behind a promise that nobody holds.
process.on('unhandledRejection', () => {});
const known = routes();
const locations = new Map();
const missing = [];
for (const file of readdirSync(nodeFolder).filter((f) => /Api(Base)?\.js$/.test(f) && f !== 'WebApi.js').sort()) {
  for (const Api of Object.values(require(join(nodeFolder, file))).filter((v) => typeof v === 'function' && v.prototype)) {
    for (const call of await lookups(Api, file.replace(/Api(Base)?\.js/, ''))) {
      const entry = locations.get(call.id) ?? { id: call.id, area: call.area, calls: [], routes: [], preview: 0 };
      locations.set(call.id, entry);
      entry.calls.push(call);
      const preview = call.version.match(/-preview\.(\d+)$/);
      entry.preview = Math.max(entry.preview, preview ? +preview[1] : 1);
      const route = routeOf(call, known);
      if (route) entry.routes.push(route);
    }
  }
}
// Templates of what the other package lacks, by id; a test compares all templates with the description.
const OTHERS = {
  '608aac0a-32e1-4493-a863-b9cf4566d257': '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}',
  '49e03b34-3be0-42e3-8a5d-e8dfb88ac954': '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}/versions/{version}',
  'f6cb3f27-1028-4851-af96-887e570dc21f': '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}/reactions/{reactionType}',
  'e33ca5e0-2349-4285-af3d-d72d86781c35': '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}/reactions/{reactionType}/users',
  '19801631-d4e5-47e9-8166-0330de0ff1e6': '{project}/_apis/wit/projectprocessmigration',
  'bc15bc60-e7a8-43cb-ab01-2106be3983a1': '{project}/_apis/wit/tags/{tagIdOrName}',
  'e4f5c81e-e250-447b-9fef-bd48471bea5e': '_apis/resources/containers/{containerId}/{*itemPath}',
  '9cbba37c-6cc6-4f70-b903-709be86acbf0': '{project}/_apis/work/predefinedqueries/{id}',
  '9461c234-c84c-4ed2-b918-2f0f92ad0a35': '_apis/securityroles/scopes/{scopeId}/roleassignments/resources/{resourceId}/{userId}',
  'f4cc9a86-453c-48d2-b44d-d3bd5c105f4f': '_apis/securityroles/scopes/{scopeId}/roledefinitions',
  '46f5667d-263a-4684-91b1-dff7fdcf64e2': '{scopeIdentifier}/_apis/distributedtask/hubs/{hubName}/plans/{planId}/logs/{logId}',
  '5cecd946-d704-471e-a45f-3b4064fcfaba': '{scopeIdentifier}/_apis/distributedtask/hubs/{hubName}/plans/{planId}',
  '83597576-cc2c-453c-bea6-2882ae6a1653': '{scopeIdentifier}/_apis/distributedtask/hubs/{hubName}/plans/{planId}/timelines/{timelineId}',
  '858983e4-19bd-4c5e-864c-507b59b58b12': '{scopeIdentifier}/_apis/distributedtask/hubs/{hubName}/plans/{planId}/timelines/{timelineId}/records/{recordId}/feed',
  'eb55e5d6-2f30-4295-b5ed-38da50b1fc52': '{scopeIdentifier}/_apis/distributedtask/hubs/{hubName}/plans/{planId}/attachments/{type}',
  '7898f959-9cdf-4096-b29e-7f293031629e': '{scopeIdentifier}/_apis/distributedtask/hubs/{hubName}/plans/{planId}/timelines/{timelineId}/records/{recordId}/attachments/{type}/{name}',
  '8893bc5b-35b2-4be7-83cb-99e683551db4': '{scopeIdentifier}/_apis/distributedtask/hubs/{hubName}/plans/{planId}/timelines/{timelineId}/records/{recordId}',
  '69a319f4-28c1-4bfd-93e6-ea0ff5c6f1a2': '{scopeIdentifier}/_apis/distributedtask/hubs/{hubName}/plans/{planId}/jobs/{jobId}/oidctoken',
  'd0c0450f-8882-46f4-a5a8-e48fea3095b0': '_apis/management/enablement',
  '6b9a4b47-5f2d-40f3-8286-b0152079074d': '{project}/_apis/management/enablement',
  'd11a1c2b-b904-43dc-b970-bf42486262db': '{project}/_apis/management/repositories/{repository}/enablement',
};

/** Paths of the description with their values unnamed, to whether all their operations are in preview. */
function described() {
  const paths = new Map();
  const folder = new URL('../../spec/areas/', import.meta.url);
  for (const file of readdirSync(folder)) {
    let path = '';
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
      const key = line.match(/^ {2}(?:\? )?'?(\/[^:#']*)/);
      path = key ? shape(key[1].slice(1)) : path;
      const version = line.match(/^ {6}x-ado-version: (.*)/);
      if (version) {
        paths.set(path, (paths.get(path) ?? true) && version[1].includes('preview'));
      }
    }
  }
  return paths;
}

function shape(path) {
  return path.replace(/\/$/, '').replace(/\{[^}]*\}/g, '{}').toLowerCase();
}

/** Released where an operation at the template's path, or at one that leaves out its ends, is. */
function isReleased(template, paths) {
  const parts = shape(template).split('/');
  const starts = parts.indexOf('_apis') === 0 ? [[]] : parts[0] === '{}' && parts[1] === '{}' ? [['{}', '{}'], ['{}'], []] : [['{}'], []];
  const rest = parts.slice(parts.indexOf('_apis'));
  const ends = [rest];
  while (ends[ends.length - 1].at(-1) === '{}') {
    ends.push(ends[ends.length - 1].slice(0, -1));
  }
  return starts.some((start) => ends.some((end) => paths.get([...start, ...end].join('/')) === false));
}

const paths = described();
const lines = [];
for (const entry of locations.values()) {
  // The longest has all the placeholders; shorter ones leave out what stands at its end.
  const route = entry.routes.sort((a, b) => b.length - a.length)[0] ?? OTHERS[entry.id];
  if (!route) {
    missing.push(`${entry.area}\t${entry.id}\t${[...new Set(entry.calls.map((c) => c.name))].join(',')}\t${entry.calls[0].names}`);
    continue;
  }
  const { resource, template } = generic(route, entry.area);
  const released = isReleased(route, paths) ? 'released' : 'preview';
  lines.push([entry.area, resource, entry.id, template, entry.preview, released].join('\t'));
}
process.stdout.write(lines.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)).join('\n') + '\n');
process.stderr.write(missing.sort().join('\n') + (missing.length ? '\n' : ''));
