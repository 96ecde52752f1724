// SPDX-License-Identifier: MIT
// curl, git and azure-devops-node-api over TLS: to the emulator by its own address, and to dev.azure.com and other hosts of the
// service with the emulator as their proxy.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { way } from '../proxy.mjs';
import { ask, expect, folder, modules, place, program, steps } from '../steps.mjs';

const require = createRequire(join(modules, 'x.js'));
const azdev = require('azure-devops-node-api');
const home = folder();
const { host, pathname } = new URL(place.url);
const organization = pathname.slice(1);
const { authority, project, repository, token } = place;
const version = 'api-version=7.1';
const projects = `_apis/projects?${version}`;

const bare = { HOME: home, https_proxy: '', HTTPS_PROXY: '', NO_PROXY: '', no_proxy: '' };
const curl = (args, options = {}) => program('curl', ['-sS', '--fail-with-body', '-m', '60', '-u', `any:${token}`, ...args], { cwd: home, env: bare, ...options });
const trusting = (args, options) => curl(['--cacert', authority, ...args], options);
const proxied = (args, options) => trusting(['-x', way.address, ...args], options);
/** Whether an answer is a list whose addresses begin with one. */
const begins = (answer, at) => { const { value } = JSON.parse(answer); expect(value[0].url.startsWith(at), answer.slice(0, 200)); return value[0].url; };
const listed = (answer) => expect(Array.isArray(JSON.parse(answer).value), answer.slice(0, 200));

await steps('curl', {
  trustsItsAuthority: async () => begins(await trusting([`${place.url}/${projects}`]), place.url),
  trustsNobodyElse: async () => curl([`${place.url}/${projects}`], { code: 60, env: { ...bare, CURL_CA_BUNDLE: '' } }),
  asksByTheNameOfTheService: async () => begins(await trusting(['--connect-to', `dev.azure.com:443:${host}`, `https://dev.azure.com/${organization}/${projects}`]), 'https://dev.azure.com/'),
  asksOnAnotherPort: async () => { const named = host.replace(/.*:/, 'dev.azure.com:'); return begins(await trusting(['--resolve', `${named}:127.0.0.1`, `https://${named}/${organization}/${projects}`]), `https://${named}/`); },
  goesThroughAProxy: async () => begins(await proxied([`https://dev.azure.com/${organization}/${projects}`]), 'https://dev.azure.com/'),
  isToldOfTheProxyByItsEnvironment: async () => begins(await trusting([`https://dev.azure.com/${organization}/${projects}`], { env: { ...bare, https_proxy: way.address } }), 'https://dev.azure.com/'),
  goesThroughAProxyOverTls: async () => begins(await trusting(['--proxy-cacert', authority, '-x', way.address.replace('http:', 'https:'), `https://dev.azure.com/${organization}/${projects}`]), 'https://dev.azure.com/'),
  goesThroughAProxyWithoutATunnel: async () => begins(await curl(['-x', way.address, `http://dev.azure.com/${organization}/${projects}`]), 'http://dev.azure.com/'),
  goesThroughATunnelWithoutTls: async () => curl(['-p', '-x', way.address, `http://dev.azure.com/${organization}/${projects}`]),
  asksTheOldHost: async () => begins(await proxied([`https://${organization}.visualstudio.com/${projects}`]), `https://${organization}.visualstudio.com/`),
  asksForPeople: async () => listed(await proxied([`https://vssps.dev.azure.com/${organization}/_apis/graph/users?${version}-preview.1`])),
  asksForOldPeople: async () => listed(await proxied([`https://${organization}.vssps.visualstudio.com/_apis/graph/users?${version}-preview.1`])),
  asksForReleases: async () => listed(await proxied([`https://vsrm.dev.azure.com/${organization}/${project}/_apis/release/definitions?${version}`])),
  asksForFeeds: async () => listed(await proxied([`https://feeds.dev.azure.com/${organization}/${project}/_apis/packaging/feeds?${version}-preview.1`])),
  searches: async () => proxied(['-H', 'content-type: application/json', '-d', '{"searchText":"a","$top":1}', `https://almsearch.dev.azure.com/${organization}/${project}/_apis/search/workitemsearchresults?${version}`]),
  posts: async () => proxied(['-H', 'content-type: application/json', '-H', 'expect: 100-continue', '-d', '{"name":"by curl"}', `https://dev.azure.com/${organization}/${project}/_apis/git/repositories?${version}`]),
  asksForCompression: async () => begins(await proxied(['--compressed', `https://dev.azure.com/${organization}/${projects}`]), 'https://dev.azure.com/'),
  speaksTls12: async () => trusting(['--tlsv1.2', '--tls-max', '1.2', `${place.url}/${projects}`]),
  speaksHttp10: async () => trusting(['--http1.0', `${place.url}/${projects}`]),
  downloadsAnArtifact: async () => {
    const [build] = (await ask('GET', `/${project}/_apis/build/builds?${version}`)).value;
    const [artifact] = JSON.parse(await proxied([`https://dev.azure.com/${organization}/${project}/_apis/build/builds/${build.id}/artifacts?${version}`])).value;
    const { downloadUrl } = artifact.resource;
    await proxied(['--location-trusted', '-o', 'drop.zip', downloadUrl]);
    expect(readFileSync(join(home, 'drop.zip')).subarray(0, 2).toString() === 'PK', 'no zip');
    return new URL(downloadUrl).host;
  },
  isRefusedOtherHosts: async () => proxied(['https://example.org/'], { code: 56 }),
  speaksHttpOnTheSamePort: async () => { const url = place.url.replace('https:', 'http:'); return begins(await curl([`${url}/${projects}`]), url); },
});

const identity = { GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.org', GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.org' };
const env = { ...bare, ...identity, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', GIT_SSL_CAINFO: authority };
const through = { ...env, https_proxy: way.address };
const git = (args, options = {}) => program('git', args, { cwd: home, env: through, ...options });
const signedIn = (url) => url.replace('://', `://any:${token}@`);
const service = signedIn(`https://dev.azure.com/${organization}/${project}/_git/${repository}`);
const cloned = { cwd: join(home, 'cloned') };

await steps('git', {
  clonesByItsOwnAddress: async () => git(['clone', signedIn(`${place.url}/${project}/_git/${repository}`), 'direct'], { env }),
  trustsNobodyElse: async () => git(['clone', signedIn(`${place.url}/${project}/_git/${repository}`), 'none'], { code: 128, env: { ...env, GIT_SSL_CAINFO: '/etc/ssl/certs/ca-certificates.crt' } }),
  clonesThroughAProxy: async () => git(['clone', service, 'cloned']),
  clonesFromTheOldHost: async () => git(['clone', signedIn(`https://${organization}.visualstudio.com/DefaultCollection/${project}/_git/${repository}`), 'old']),
  clonesByATokenInAHeader: async () => git(['-c', `http.extraHeader=Authorization: Bearer ${token}`, 'clone', `https://${organization}@dev.azure.com/${organization}/${project}/_git/${repository}`, 'header']),
  pushesALargeFile: async () => {
    writeFileSync(join(cloned.cwd, 'big.bin'), Buffer.alloc(3_000_000, Math.random().toString(36)));
    await git(['add', '-A'], cloned);
    await git(['commit', '-m', 'big'], cloned);
    return git(['-c', 'http.postBuffer=1000', 'push', 'origin', 'HEAD:refs/heads/big'], cloned);
  },
  pushesLargeFilesAside: async () => {
    await git(['lfs', 'install', '--local'], cloned);
    await git(['lfs', 'track', '*.large'], cloned);
    writeFileSync(join(cloned.cwd, 'a.large'), Buffer.alloc(1_000_000, 'abc'));
    await git(['add', '-A'], cloned);
    await git(['commit', '-m', 'large'], cloned);
    return git(['push', 'origin', 'HEAD:refs/heads/large'], cloned);
  },
  getsThemAgain: async () => { await git(['lfs', 'install', '--skip-repo']); await git(['clone', '-b', 'large', service, 'again']); expect(readFileSync(join(home, 'again/a.large')).length === 1_000_000, 'another size'); },
  fetches: async () => git(['fetch', '--all', '--prune'], cloned),
});

const direct = new azdev.WebApi(place.url, azdev.getHandlerFromToken(token));
const led = new azdev.WebApi(`https://dev.azure.com/${organization}`, azdev.getHandlerFromToken(token), { proxy: { proxyUrl: way.address }, cert: { caFile: authority } });
const read = async (stream) => { const parts = []; for await (const part of stream) { parts.push(Buffer.from(part)); } return Buffer.concat(parts).toString(); };
const it = {};

await steps('nodeApi', {
  connectsByTheEmulatorsAddress: async () => (await direct.connect()).authenticatedUser.providerDisplayName,
  connectsThroughAProxy: async () => (await led.connect()).authenticatedUser.providerDisplayName,
  listsProjects: async () => { const all = await (await led.getCoreApi()).getProjects(); expect(all.length > 1 && all[0].url.startsWith('https://dev.azure.com/'), all); },
  makesAWorkItem: async () => { it.work = await led.getWorkItemTrackingApi(); it.item = await it.work.createWorkItem({}, [{ op: 0, path: '/fields/System.Title', value: 'größer' }], project, 'Task'); expect(it.item.fields['System.Title'] === 'größer', it.item); },
  findsIt: async () => { const { workItems } = await it.work.queryByWiql({ query: "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = 'größer'" }, { project }); expect(workItems.length === 1, workItems); },
  readsAFile: async () => { it.git = await led.getGitApi(); const text = await read(await it.git.getItemText(repository, '/README.md', project)); expect(text.length, 'nothing'); return text; },
  asksAnotherHost: async () => (await (await led.getReleaseApi()).getReleaseDefinitions(project)).length,
});

await steps('hosts', {
  wereAsked: async () => { const hosts = await way.hosts(); for (const wanted of ['dev.azure.com', 'vssps.dev.azure.com', `${organization}.visualstudio.com`, 'vsrm.dev.azure.com']) { expect(hosts.includes(wanted), hosts); } return hosts; },
});
