// SPDX-License-Identifier: MIT
// tfx-cli, Microsoft's command line for extensions, build tasks and work items.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, expect, folder, modules, place, program, steps } from '../steps.mjs';
import { way } from '../proxy.mjs';

const home = folder();
const main = join(modules, 'node_modules/tfx-cli/_build/tfx-cli.js');
const env = { HOME: home, ...way.environment, TFX_TRACE: '' };
const plain = (args, options = {}) => program(process.execPath, [main, ...args, '--no-color', '--no-prompt'], { cwd: home, env, ...options });
const sign = ['--service-url', place.url, '--auth-type', 'pat', '--token', place.token];
async function json(args) {
  const out = await plain([...args, ...sign, '--json']);
  return JSON.parse(out.slice(out.search(/[[{]/)));
}
const { project } = place;
const it = {};

await steps('workitem', {
  creates: async () => { const made = await json(['workitem', 'create', '--work-item-type', 'Bug', '--title', 'by tfx', '--project', project, '--description', 'x']); it.item = (Array.isArray(made) ? made[0] : made).id; expect(it.item, made); },
  shows: async () => json(['workitem', 'show', '--work-item-id', `${it.item}`]),
  updates: async () => {
    await json(['workitem', 'update', '--work-item-id', `${it.item}`, '--values', '{"System.Title":"new"}']);
    const { fields } = await ask('GET', `/_apis/wit/workitems/${it.item}?api-version=7.1`);
    expect(fields['System.Title'] === 'new', fields);
  },
  queries: async () => expect((await json(['workitem', 'query', '--project', project, '--query', "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = 'new'"])).length === 1, 'another number'),
});

await steps('build', {
  queues: async () => { const { value } = await ask('GET', `/${project}/_apis/build/definitions?api-version=7.1`); it.definition = value[0]; it.build = (await json(['build', 'queue', '--project', project, '--definition-id', `${it.definition.id}`])).id; expect(it.build, 'no id'); },
  queuesByName: async () => json(['build', 'queue', '--project', project, '--definition-name', it.definition.name]),
  lists: async () => expect((await json(['build', 'list', '--project', project, '--top', '5'])).length > 1, 'too few'),
  shows: async () => json(['build', 'show', '--project', project, '--build-id', `${it.build}`]),
});

await steps('tasks', {
  makes: async () => plain(['build', 'tasks', 'create', '--task-name', 'sample', '--friendly-name', 'Sample', '--description', 'a task', '--author', 'Ann']),
  uploads: async () => {
    const tasks = await plain(['build', 'tasks', 'upload', '--task-path', join(home, readdirSync(home).find((name) => name === 'sample') ?? 'sample'), ...sign]);
    return tasks;
  },
  lists: async () => expect((await json(['build', 'tasks', 'list', '--all'])).some((task) => task.name === 'sample'), 'not listed'),
  deletes: async () => { const [task] = (await json(['build', 'tasks', 'list', '--all'])).filter((one) => one.name === 'sample'); return plain(['build', 'tasks', 'delete', '--task-id', task.id, ...sign]); },
});

await steps('extension', {
  packs: async () => {
    writeFileSync(join(home, 'vss-extension.json'), JSON.stringify({ manifestVersion: 1, id: 'sample', version: '0.0.1', name: 'Sample', publisher: 'ann', public: false, categories: ['Azure Boards'], targets: [{ id: 'Microsoft.VisualStudio.Services' }], files: [{ path: 'page.html', addressable: true }], contributions: [{ id: 'hub', type: 'ms.vss-web.hub', targets: ['ms.vss-work-web.work-hub-group'], properties: { name: 'Sample', uri: 'page.html' } }] }));
    writeFileSync(join(home, 'page.html'), '<p>hello</p>');
    await plain(['extension', 'create', '--manifest-globs', 'vss-extension.json', '--output-path', 'sample.vsix']);
  },
});

await steps('tfx', {
  signsIn: async () => plain(['login', ...sign]),
  isRefusedWithAWrongToken: async () => plain(['login', '--service-url', place.url, '--auth-type', 'pat', '--token', 'wrong'], { code: 255 }),
});
process.exit(0);
