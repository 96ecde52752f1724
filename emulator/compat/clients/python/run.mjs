// SPDX-License-Identifier: MIT
// twine and pip as they are installed, with a feed as their index.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feed, told } from '../feed.mjs';
import { expect, folder, place, program, steps } from '../steps.mjs';

const home = folder();
const tools = await feed('python-tools');
const rc = (file, secret) => writeFileSync(join(home, file), `[distutils]\nindex-servers = tools\n[tools]\nrepository = ${tools.url}/pypi/upload/\nusername = any\npassword = ${secret}\n`);
rc('pypirc', place.token);
rc('stranger', 'wrong');
const index = `${tools.url.replace('://', `://any:${place.token}@`)}/pypi/simple/`;
const env = { HOME: home, PIP_CONFIG_FILE: '/dev/null', PIP_NO_CACHE_DIR: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', NO_COLOR: '1' };
const python = (args, options = {}) => program('python3', args, { cwd: home, env, ...options });
const pip = (args, options) => python(['-m', 'pip', ...args, '-i', index], options);
const twine = (files, options = {}) => program('twine', ['upload', '--non-interactive', '--disable-progress-bar', '--config-file', options.rc ?? 'pypirc', '-r', 'tools', ...files], { cwd: home, env, ...options });

/** A wheel, which is a zip with three files about itself; the last one goes with a Python of the future only. */
const wheel = async (version, requires = '>=3.6') => {
  const name = `contoso_core-${version}-py3-none-any.whl`;
  await python(['-c', `
import sys, zipfile
name, version, requires = sys.argv[1:]
about = f'contoso_core-{version}.dist-info/'
with zipfile.ZipFile(name, 'w') as wheel:
    wheel.writestr('contoso_core/__init__.py', f'version = {version!r}\\n')
    wheel.writestr(about + 'METADATA', f'Metadata-Version: 2.1\\nName: contoso-core\\nVersion: {version}\\nRequires-Python: {requires}\\n')
    wheel.writestr(about + 'WHEEL', 'Wheel-Version: 1.0\\nGenerator: compat\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr(about + 'RECORD', f'contoso_core/__init__.py,,\\n{about}METADATA,,\\n{about}WHEEL,,\\n{about}RECORD,,\\n')
`, name, version, requires]);
  return name;
};
const wheels = [await wheel('1.0'), await wheel('1.10'), await wheel('1.9'), await wheel('9.0', '>=99')];
const installed = async (at) => (await python(['-c', 'import contoso_core; print(contoso_core.version)'], { env: { ...env, PYTHONPATH: join(home, at) } })).trim();

await steps('python', {
  isRefusedWithAWrongToken: async () => { const out = await twine([wheels[0]], { rc: 'stranger', code: 1 }); expect(/401/.test(out), out); },
  uploads: async () => { await twine([wheels[0]]); return told(tools, 'contoso-core', '1.0'); },
  isRefusedTheSameAgain: async () => { const out = await twine([wheels[0]], { code: 1 }); expect(out.includes('409'), out); },
  skipsWhatIsThere: async () => twine(['--skip-existing', wheels[0]]),
  uploadsMore: async () => { await twine(wheels.slice(1)); return told(tools, 'contoso-core', '1.0 1.9 1.10 9.0'); },
  installsTheNewestThatFits: async () => { await pip(['install', '--target', 'newest', 'contoso-core']); expect((await installed('newest')) === '1.10', await installed('newest')); },
  installsAVersion: async () => { await pip(['install', '--target', 'one', 'Contoso_Core==1.9']); expect((await installed('one')) === '1.9', await installed('one')); },
  checksTheHash: async () => {
    const page = await (await fetch(`${tools.url}/pypi/simple/contoso-core/`, { headers: { authorization: 'Basic ' + Buffer.from(':' + place.token).toString('base64') } })).text();
    const hash = page.match(/1\.9-py3-none-any\.whl#sha256=([0-9a-f]{64})/)[1];
    writeFileSync(join(home, 'locked.txt'), `contoso-core==1.9 --hash=sha256:${hash}\n`);
    await pip(['install', '--target', 'locked', '--require-hashes', '-r', 'locked.txt']);
    writeFileSync(join(home, 'locked.txt'), `contoso-core==1.9 --hash=sha256:${hash.replace(/./g, '0')}\n`);
    return pip(['install', '--target', 'wrong', '--require-hashes', '-r', 'locked.txt'], { code: 1 });
  },
  downloads: async () => pip(['download', '--dest', 'down', 'contoso-core==1.0']),
  asksForWhatIsNotThere: async () => { const out = await pip(['install', '--target', 'none', 'contoso-nothing'], { code: 1 }); expect(out.includes('No matching distribution'), out); },
});
