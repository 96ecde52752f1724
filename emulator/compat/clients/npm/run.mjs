// SPDX-License-Identifier: MIT
// npm, pinned, with a feed as its registry.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feed, told } from '../feed.mjs';
import { expect, folder, modules, place, program, steps } from '../steps.mjs';

const home = folder();
const tools = await feed('npm-tools');
const registry = `${tools.url}/npm/registry/`;
const at = tools.url.replace(/^https?:/, '');
const password = Buffer.from(place.token).toString('base64');
const signedIn = ['registry/', ''].flatMap((end) => [`username=any`, `_password=${password}`, 'email=any@example.org'].map((line) => `${at}/npm/${end}:${line}`));
writeFileSync(join(home, 'user.npmrc'), [`registry=${registry}`, 'audit=false', 'fund=false', 'update-notifier=false', ...signedIn].join('\n'));
writeFileSync(join(home, 'stranger.npmrc'), `registry=${registry}\n`);
const [ui, app] = ['ui', 'app'].map((name) => { const path = join(home, name); mkdirSync(path); return path; });
const npm = (args, options = {}) => program(process.execPath, [join(modules, 'node_modules/npm/bin/npm-cli.js'), ...args], {
  cwd: app, ...options, env: { HOME: home, npm_config_cache: join(home, 'cache'), npm_config_userconfig: join(home, options.user ?? 'user.npmrc') } });
const set = (version, more = {}) => { writeFileSync(join(ui, 'package.json'), JSON.stringify({ name: '@contoso/ui', version, license: 'MIT', main: 'index.js', ...more })); writeFileSync(join(ui, 'index.js'), `module.exports = ${JSON.stringify(version)};\n`); };
const publish = (version, args = [], options = {}) => { set(version); return npm(['publish', ...args], { cwd: ui, ...options }); };
const view = async (what) => JSON.parse(await npm(['view', '--json', ...what]));
writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', version: '1.0.0', private: true }));

await steps('npm', {
  isRefusedWithoutAToken: async () => { const out = await publish('1.0.0', [], { user: 'stranger.npmrc', code: 1 }); expect(/ENEEDAUTH|E401/.test(out), out); },
  publishes: async () => { await publish('1.0.0'); return told(tools, '@contoso/ui', '1.0.0'); },
  isRefusedTheSameAgain: async () => { const out = await publish('1.0.0', [], { code: 1 }); expect(/previously published|E409|E403/.test(out), out); },
  publishesMore: async () => { await publish('1.1.0'); return told(tools, '@contoso/ui', '1.0.0 1.1.0'); },
  publishesWithATag: async () => publish('2.0.0-rc.1', ['--tag', 'next']),
  views: async () => { const all = await view(['@contoso/ui', 'versions']); expect(all.join() === '1.0.0,1.1.0,2.0.0-rc.1', all); },
  viewsOne: async () => { const one = await view(['@contoso/ui@1.0.0', 'version', 'dist.integrity']); expect(one.version === '1.0.0' && one['dist.integrity'], one); },
  listsTags: async () => { const out = await npm(['dist-tag', 'ls', '@contoso/ui']); expect(out.includes('latest: 1.1.0') && out.includes('next: 2.0.0-rc.1'), out); },
  addsATag: async () => { await npm(['dist-tag', 'add', '@contoso/ui@1.0.0', 'old']); const out = await npm(['dist-tag', 'ls', '@contoso/ui']); expect(out.includes('old: 1.0.0'), out); },
  removesATag: async () => { await npm(['dist-tag', 'rm', '@contoso/ui', 'old']); const out = await npm(['dist-tag', 'ls', '@contoso/ui']); expect(!out.includes('old'), out); },
  installs: async () => { await npm(['install', '@contoso/ui@^1.0.0']); const out = await npm(['ls', '--json']); expect(JSON.parse(out).dependencies['@contoso/ui'].version === '1.1.0', out); },
  installsWhatWasPublished: async () => { const out = await program(process.execPath, ['-p', 'require("@contoso/ui")'], { cwd: app }); expect(out.trim() === '1.1.0', out); },
  installsFromTheLock: async () => { await npm(['ci']); expect(existsSync(join(app, 'node_modules/@contoso/ui/index.js')), 'no file'); },
  installsByATag: async () => { await npm(['install', '--no-save', '@contoso/ui@next']); expect((await program(process.execPath, ['-p', 'require("@contoso/ui")'], { cwd: app })).trim() === '2.0.0-rc.1', 'another version'); },
  tellsWhatIsOutdated: async () => { await npm(['install', '@contoso/ui@1.0.0', '--save-exact']); const out = await npm(['outdated', '--json'], { code: 1 }); expect(JSON.parse(out)['@contoso/ui'].latest === '1.1.0', out); },
  packs: async () => npm(['pack', '@contoso/ui@1.0.0']),
  deprecates: async () => { await npm(['deprecate', '@contoso/ui@1.0.0', 'too old']); expect((await view(['@contoso/ui@1.0.0', 'deprecated'])) === 'too old', 'it is not'); },
  warnsOfWhatIsDeprecated: async () => { await npm(['uninstall', '@contoso/ui']); await npm(['cache', 'clean', '--force']); const out = await npm(['install', '@contoso/ui@1.0.0']); expect(out.includes('too old'), out); },
  deprecatesNoMore: async () => { await npm(['deprecate', '@contoso/ui@1.0.0', '']); const out = await npm(['view', '@contoso/ui@1.0.0', 'deprecated']); expect(out.trim() === '', out); },
  unpublishesAVersion: async () => { await npm(['unpublish', '@contoso/ui@1.1.0']); return told(tools, '@contoso/ui', '1.0.0 2.0.0-rc.1'); },
  isRefusedANumberThatWasTaken: async () => { const out = await publish('1.1.0', [], { code: 1 }); expect(/E409|E403|previously published/.test(out), out); },
  asksForWhatIsNotThere: async () => { const out = await npm(['view', '@contoso/nothing'], { code: 1 }); expect(out.includes('E404'), out); },
  unpublishesAll: async () => { await npm(['unpublish', '--force', '@contoso/ui']); const out = await npm(['view', '@contoso/ui'], { code: 1 }); expect(out.includes('E404'), out); },
});
