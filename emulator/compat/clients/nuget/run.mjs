// SPDX-License-Identifier: MIT
// nuget.exe, pinned, with a feed as its only source.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feed, told } from '../feed.mjs';
import { ask, expect, folder, modules, place, program, steps } from '../steps.mjs';

const home = folder();
const tools = await feed('nuget-tools');
const source = `${tools.url}/nuget/v3/index.json`;
const config = (file, secret) => writeFileSync(join(home, file), `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <packageSources><clear /><add key="tools" value="${source}" /></packageSources>
  <packageSourceCredentials><tools><add key="Username" value="any" /><add key="ClearTextPassword" value="${secret}" /></tools></packageSourceCredentials>
</configuration>`);
config('nuget.config', place.token);
config('stranger.config', 'wrong');
const exe = join(modules, 'node_modules/nuget-exe/nuget-5.8.0.exe');
const env = { HOME: home, NUGET_PACKAGES: join(home, 'packages'), NUGET_CLI_LANGUAGE: 'en-US' };
const mono = (args, options = {}) => program('mono', [exe, ...args, '-NonInteractive'], { cwd: home, env, ...options });
const nuget = (args, options = {}) => mono([...args, '-Source', 'tools', '-ConfigFile', join(home, options.config ?? 'nuget.config')], options);
const push = (file, options) => nuget(['push', file, '-ApiKey', 'any'], options);
const list = (more = []) => nuget(['list', ...more]);
const pack = async (id, version, more = '') => {
  const at = join(home, `${id}-${version}`);
  mkdirSync(at);
  writeFileSync(join(at, 'readme.txt'), `${id} ${version}\n`);
  writeFileSync(join(at, `${id}.nuspec`), `<?xml version="1.0"?>
<package><metadata><id>${id}</id><version>${version}</version><authors>Ann</authors><description>It is ${id}.</description>${more}</metadata></package>`);
  await mono(['pack', `${id}.nuspec`, '-OutputDirectory', home, '-Verbosity', 'quiet'], { cwd: at });
  return `${id}.${version}.nupkg`;
};
const packed = [await pack('Contoso.Core', '1.0.0'), await pack('Contoso.Core', '1.10.0'), await pack('Contoso.Core', '1.9.0')];
const app = await pack('Contoso.App', '2.0.0-beta.1', '<dependencies><dependency id="Contoso.Core" version="[1.0,2.0)" /></dependencies>');

await steps('nuget', {
  isRefusedWithAWrongToken: async () => push(packed[0], { config: 'stranger.config', code: 1 }),
  pushes: async () => { await push(packed[0]); return told(tools, 'Contoso.Core', '1.0.0'); },
  isRefusedTheSameAgain: async () => { const out = await push(packed[0], { code: 1 }); expect(out.includes('409'), out); },
  skipsWhatIsThere: async () => nuget(['push', packed[0], '-ApiKey', 'any', '-SkipDuplicate']),
  pushesMore: async () => { for (const file of [...packed.slice(1), app]) { await push(file); } return told(tools, 'Contoso.Core', '1.0.0 1.9.0 1.10.0'); },
  lists: async () => { const out = await list(); expect(out.trim() === 'Contoso.Core 1.10.0', out); },
  listsPrereleases: async () => { const out = await list(['-PreRelease']); expect(out.includes('Contoso.App 2.0.0-beta.1'), out); },
  listsAllVersions: async () => { const out = await list(['-AllVersions']); expect(out.trim().split('\n').length === 3, out); },
  installsTheNewest: async () => { await nuget(['install', 'Contoso.Core', '-OutputDirectory', 'newest']); expect(readFileSync(join(home, 'newest/Contoso.Core.1.10.0/readme.txt'), 'utf8') === 'Contoso.Core 1.10.0\n', 'another file'); },
  installsAVersion: async () => { await nuget(['install', 'Contoso.Core', '-Version', '1.9.0', '-OutputDirectory', 'one']); expect(existsSync(join(home, 'one/Contoso.Core.1.9.0')), 'no folder'); },
  installsWithWhatItNeeds: async () => { await nuget(['install', 'Contoso.App', '-PreRelease', '-OutputDirectory', 'both']); expect(existsSync(join(home, 'both/Contoso.App.2.0.0-beta.1')) && existsSync(join(home, 'both/Contoso.Core.1.0.0')), 'not both'); },
  restores: async () => {
    writeFileSync(join(home, 'packages.config'), '<?xml version="1.0"?><packages><package id="Contoso.Core" version="1.9.0" /></packages>');
    await nuget(['restore', 'packages.config', '-PackagesDirectory', 'restored', '-NoCache']);
    expect(existsSync(join(home, 'restored/Contoso.Core.1.9.0/readme.txt')), 'no file');
  },
  asksForWhatIsNotThere: async () => { const out = await nuget(['install', 'Contoso.Nothing', '-OutputDirectory', 'none'], { code: 1 }); expect(/Unable to find package/.test(out), out); },
  unlists: async () => { await nuget(['delete', 'Contoso.Core', '1.10.0', '-ApiKey', 'any']); const out = await list(); expect(out.trim() === 'Contoso.Core 1.9.0', out); },
  installsWhatIsUnlisted: async () => { await nuget(['install', 'Contoso.Core', '-Version', '1.10.0', '-OutputDirectory', 'unlisted', '-NoCache']); expect(existsSync(join(home, 'unlisted/Contoso.Core.1.10.0')), 'no folder'); },
  isRefusedANumberThatWasTaken: async () => {
    await ask('DELETE', `${tools.rest}/nuget/packages/Contoso.Core/versions/1.0.0?api-version=7.1-preview.1`);
    const out = await push(packed[0], { code: 1 });
    expect(out.includes('409'), out);
  },
});
