// SPDX-License-Identifier: MIT
// Renovate, which opens pull requests for newer packages, keeps them up to date and completes them. It looks packages up
// at a registry made here, so that what is newest is known.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { ask, expect, folder, modules, place, program, steps, until } from '../steps.mjs';

const home = folder();
const versions = ['1.0.0'];
const registry = createServer((request, response) => {
  const name = decodeURIComponent(request.url.slice(1));
  const known = Object.fromEntries(versions.map((version) => [version, { name, version, dist: { tarball: `http://127.0.0.1/${name}.tgz` } }]));
  const time = Object.fromEntries(versions.map((version) => [version, '2026-01-01T00:00:00Z']));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ name, versions: known, time, 'dist-tags': { latest: versions.at(-1) } }));
});
await new Promise((resolve) => registry.listen(0, '127.0.0.1', resolve));
const npm = `http://127.0.0.1:${registry.address().port}/`;
const renovate = join(modules, 'node_modules/renovate/dist/renovate.js');
const base = join(home, 'base');
mkdirSync(base);
const { project } = place;
const git = `/${project}/_apis/git/repositories/reno`;
const zeros = '0'.repeat(40);
const json = (value) => JSON.stringify(value, null, 2) + '\n';
const file = (path, content, changeType = 'add') => ({ changeType, item: { path }, newContent: { content, contentType: 'rawtext' } });
const rules = (dependencyDashboard) => json({ rangeStrategy: 'pin', prHourlyLimit: 0, dependencyDashboard, labels: ['deps'] });
const app = (version) => json({ name: 'app', private: true, dependencies: { 'left-thing': version } });

/** One run over the repository, as a pipeline does it every hour; what it logged. */
function run(extra = {}) {
  const config = join(home, 'config.json');
  writeFileSync(config, JSON.stringify({
    platform: 'azure', endpoint: `${place.url}/`, token: place.token, repositories: [`${project}/reno`], baseDir: base, onboarding: false, requireConfig: 'optional',
    gitAuthor: 'Renovate <renovate@example.org>', npmrc: `registry=${npm}\n`, osvVulnerabilityAlerts: false, ...extra,
  }));
  return program(process.execPath, [renovate], { cwd: home, env: { HOME: home, RENOVATE_CONFIG_FILE: config, LOG_LEVEL: 'debug' }, milliseconds: 150_000 });
}

async function push(changes, comment) {
  const { value } = await ask('GET', `${git}/refs?filter=heads/main&api-version=7.1`);
  const refUpdates = [{ name: 'refs/heads/main', oldObjectId: value[0]?.objectId ?? zeros }];
  return ask('POST', `${git}/pushes?api-version=7.1`, { refUpdates, commits: [{ comment, changes }] });
}

const requests = async (status = 'active') => (await ask('GET', `${git}/pullrequests?searchCriteria.status=${status}&api-version=7.1`)).value;
const text = async (path, version) => (await ask('GET', `${git}/items?path=${path}&includeContent=true&versionDescriptor.version=${encodeURIComponent(version)}&$format=json&api-version=7.1`)).content;
const said = (log) => log.split('\n').filter((line) => /WARN|ERROR|utomerge|"err"/.test(line)).join(' ').slice(0, 280);
const minor = 'renovate/left-thing-1.x';
const it = {};

await steps('renovate', {
  isReady: async () => {
    await ask('POST', `/${project}/_apis/git/repositories?api-version=7.1`, { name: 'reno' });
    await push([file('/package.json', app('1.0.0')), file('/renovate.json', rules(false))], 'first');
  },
  findsNothingToDo: async () => { await run(); expect((await requests()).length === 0, 'a pull request'); },
  opensAPullRequest: async () => {
    versions.push('1.1.0');
    const log = await run();
    [it.pr] = await requests();
    expect(it.pr, said(log));
    expect(it.pr.sourceRefName === `refs/heads/${minor}`, it.pr.sourceRefName);
    return it.pr.title;
  },
  changedTheFile: async () => expect((await text('/package.json', minor)).includes('1.1.0'), 'the old version'),
  labels: async () => expect((await ask('GET', `${git}/pullRequests/${it.pr.pullRequestId}/labels?api-version=7.1`)).value.some((label) => label.name === 'deps'), 'no label'),
  updatesIt: async () => {
    versions.push('1.2.0');
    await run();
    const all = await requests();
    expect(all.length === 1 && all[0].pullRequestId === it.pr.pullRequestId, all.map((pr) => pr.title));
    expect((await text('/package.json', minor)).includes('1.2.0'), 'not updated');
    return all[0].title;
  },
  rebasesIt: async () => {
    await push([file('/other.txt', 'x')], 'main goes on');
    await run({ rebaseWhen: 'behind-base-branch' });
    expect((await text('/other.txt', minor)) === 'x', 'not rebased');
  },
  opensOneForAMajorVersion: async () => {
    versions.push('2.0.0');
    await run();
    expect((await requests()).some((pr) => pr.sourceRefName.endsWith('left-thing-2.x')), 'no second one');
  },
  abandonsWhatIsNoLongerNeeded: async () => {
    await push([file('/package.json', app('1.2.0'), 'edit')], 'done by hand');
    await run();
    expect((await requests('abandoned')).some((pr) => pr.pullRequestId === it.pr.pullRequestId), (await requests('all')).map((pr) => `${pr.title} ${pr.status}`));
  },
  leavesARefusedOneAlone: async () => {
    const major = (await requests()).find((pr) => pr.sourceRefName.endsWith('2.x'));
    await ask('PATCH', `${git}/pullRequests/${major.pullRequestId}?api-version=7.1`, { status: 'abandoned' });
    await run();
    expect((await requests()).length === 0, 'opened again');
  },
  mergesByItself: async () => {
    versions.splice(-1, 0, '1.3.0');
    const own = { automerge: true, platformAutomerge: false, ignoreTests: true };
    const log = (await run(own)) + (await run(own));
    const done = await until('completion', () => requests('completed'), (all) => all.length === 1, 50).catch(() => []);
    expect(done.length === 1, said(log));
    expect((await text('/package.json', 'main')).includes('1.3.0'), 'main has the old version');
  },
  letsTheServiceMerge: async () => {
    versions.splice(-1, 0, '1.4.0');
    const log = await run({ automerge: true, platformAutomerge: true, ignoreTests: true });
    const done = await until('completion', () => requests('completed'), (all) => all.length === 2, 50).catch(() => []);
    expect(done.length === 2, said(log));
    expect((await text('/package.json', 'main')).includes('1.4.0'), 'main has the old version');
  },
  keepsADashboard: async () => {
    await push([file('/renovate.json', rules(true), 'edit')], 'with a dashboard');
    const log = await run();
    const { workItems } = await ask('POST', `/${project}/_apis/wit/wiql?api-version=7.1`, { query: "SELECT [System.Id] FROM WorkItems WHERE [System.Title] CONTAINS 'Dependency Dashboard'" });
    expect(workItems.length === 1, said(log) || `${workItems.length} work items`);
  },
});
registry.close();
process.exit(0);
