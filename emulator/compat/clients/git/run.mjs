// SPDX-License-Identifier: MIT
// git and git-lfs as Debian has them, against repositories of the emulator.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, expect, folder, place, program, steps } from '../steps.mjs';

const home = folder();
const env = { HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.org' };
const work = join(home, 'work');
const git = (args, options = {}) => program('git', args, { cwd: work, env, ...options });
const outside = (args, options = {}) => git(args, { cwd: home, ...options });
const remote = (name) => place.url.replace('http://', `http://any:${place.token}@`) + `/${place.project}/_git/${name}`;
const write = (name, content, at = work) => writeFileSync(join(at, name), content);
const commit = async (message, at = work) => { await git(['add', '-A'], { cwd: at }); await git(['commit', '-m', message], { cwd: at }); };

await ask('POST', `/${place.project}/_apis/git/repositories?api-version=7.1`, { name: 'cli' });

await steps('git', {
  clonesAnEmptyOne: async () => outside(['clone', remote('cli'), 'work']),
  pushesAFirstCommit: async () => {
    await git(['checkout', '-b', 'main']);
    write('a.txt', 'one\n');
    await commit('first');
    await git(['push', '-u', 'origin', 'main']);
    const { value } = await ask('GET', `/${place.project}/_apis/git/repositories/cli/commits?api-version=7.1`);
    expect(value[0].comment === 'first', value);
  },
  pushesMore: async () => {
    for (let i = 0; i < 5; i++) {
      write(`f${i}.txt`, `${i}\n`.repeat(1000));
      await commit(`commit ${i}`);
    }
    return git(['push']);
  },
  clonesShallow: async () => { await outside(['clone', '--depth', '1', remote('cli'), 'shallow']); expect((await git(['rev-list', '--count', 'HEAD'], { cwd: join(home, 'shallow') })).trim() === '1'); },
  deepens: async () => { const cwd = join(home, 'shallow'); await git(['fetch', '--deepen', '2'], { cwd }); expect((await git(['rev-list', '--count', 'HEAD'], { cwd })).trim() === '3', 'another depth'); },
  unshallows: async () => { const cwd = join(home, 'shallow'); await git(['fetch', '--unshallow'], { cwd }); expect((await git(['rev-list', '--count', 'HEAD'], { cwd })).trim() === '6', 'another depth'); },
  deepensSince: async () => outside(['clone', '--shallow-since', '2020-01-01', remote('cli'), 'since']),
  clonesWithoutBlobs: async () => {
    await outside(['clone', '--filter=blob:none', '--no-checkout', remote('cli'), 'blobless']);
    const cwd = join(home, 'blobless');
    expect((await git(['rev-list', '--objects', '--all', '--missing=print'], { cwd })).includes('?'), 'nothing is missing');
    await git(['checkout', 'main'], { cwd });
    expect(existsSync(join(cwd, 'f4.txt')), 'no file');
  },
  clonesWithoutTrees: async () => { await outside(['clone', '--filter=tree:0', remote('cli'), 'treeless']); return git(['log', '--oneline'], { cwd: join(home, 'treeless') }); },
  clonesSparsely: async () => outside(['clone', '--sparse', remote('cli'), 'sparse']),
  clonesOneBranch: async () => outside(['clone', '--single-branch', '-b', 'main', remote('cli'), 'single']),
  clonesAMirror: async () => outside(['clone', '--mirror', remote('cli'), 'mirror.git']),
  speaksTheOldProtocol: async () => outside(['-c', 'protocol.version=0', 'clone', remote('cli'), 'old']),
  speaksProtocolOne: async () => outside(['-c', 'protocol.version=1', 'clone', remote('cli'), 'one']),
  listsRemotes: async () => { const out = await git(['ls-remote', '--symref', 'origin']); expect(out.includes('ref: refs/heads/main\tHEAD'), out); },
  pushesABranchAndATag: async () => { await git(['checkout', '-b', 'topic/größe']); write('g.txt', 'g'); await commit('größe'); await git(['tag', '-a', 'v1', '-m', 'one']); return git(['push', 'origin', 'topic/größe', 'v1']); },
  pushesAtomically: async () => git(['push', '--atomic', 'origin', 'HEAD:refs/heads/x', 'HEAD:refs/heads/y']),
  isRefusedAtomically: async () => {
    const out = await git(['push', '--atomic', 'origin', 'main~1:refs/heads/main', 'HEAD:refs/heads/z'], { code: 1 });
    expect(!(await git(['ls-remote', 'origin'])).includes('refs/heads/z'), out);
  },
  forces: async () => { await git(['checkout', 'x']).catch(() => git(['checkout', '-b', 'x', 'origin/x'])); await git(['commit', '--amend', '-m', 'amended']); return git(['push', '--force-with-lease', 'origin', 'x']); },
  isRefusedWithoutForce: async () => { await git(['commit', '--amend', '-m', 'again']); const out = await git(['push', 'origin', 'x'], { code: 1 }); expect(out.includes('rejected'), out); },
  deletes: async () => git(['push', 'origin', '--delete', 'y']),
  pushesEverything: async () => git(['push', '--all', 'origin', '--force']),
  fetchesATag: async () => git(['fetch', 'origin', 'tag', 'v1']),
  fetchesByCommit: async () => { const id = (await git(['rev-parse', 'main~2'])).trim(); await outside(['init', 'bare1']); return git(['fetch', remote('cli'), id], { cwd: join(home, 'bare1') }); },
  pulls: async () => { await git(['checkout', 'main']); return git(['pull', '--rebase', 'origin', 'main']); },
  prunes: async () => git(['remote', 'prune', 'origin']),
  isRefusedWithoutAToken: async () => { const out = await outside(['clone', remote('cli').replace(/any:[^@]+@/, ''), 'none'], { code: 128 }); expect(/could not read Username|Authentication failed/.test(out), out); },
  signsInByHeader: async () => outside(['-c', `http.extraHeader=Authorization: Basic ${Buffer.from(':' + place.token).toString('base64')}`, 'clone', remote('cli').replace(/any:[^@]+@/, ''), 'header']),
  signsInByBearer: async () => outside(['-c', `http.extraHeader=Authorization: Bearer ${place.token}`, 'clone', remote('cli').replace(/any:[^@]+@/, ''), 'bearer']),
  isToldWhatIsNotThere: async () => { const out = await outside(['clone', remote('nowhere'), 'nowhere'], { code: 128 }); expect(/not found|does not exist/i.test(out), out); },
  worksAsSubmodule: async () => { await outside(['init', 'outer']); return git(['-c', 'protocol.file.allow=always', 'submodule', 'add', remote('cli'), 'inner'], { cwd: join(home, 'outer') }); },
  pushesALargeFile: async () => {
    await git(['checkout', '-b', 'big']);
    write('big.bin', Buffer.alloc(5_000_000, Math.random().toString(36)));
    await commit('big');
    return git(['-c', 'http.postBuffer=1000', 'push', 'origin', 'big']); // in chunks, after a probe
  },
  showsAPullRequest: async () => {
    const { pullRequestId: id } = await ask('POST', `/${place.project}/_apis/git/repositories/cli/pullrequests?api-version=7.1`, { title: 'x', sourceRefName: 'refs/heads/big', targetRefName: 'refs/heads/main' });
    return git(['fetch', 'origin', `refs/pull/${id}/merge`]);
  },
});

const lfs = join(home, 'lfs');
await steps('lfs', {
  isThere: async () => { await ask('POST', `/${place.project}/_apis/git/repositories?api-version=7.1`, { name: 'lfs' }); await outside(['clone', remote('lfs'), 'lfs']); return git(['lfs', 'install', '--local'], { cwd: lfs }); },
  pushes: async () => {
    await git(['checkout', '-b', 'main'], { cwd: lfs });
    await git(['lfs', 'track', '*.bin'], { cwd: lfs });
    write('a.bin', Buffer.alloc(3_000_000, 'abc'), lfs);
    write('b.bin', 'small', lfs);
    await commit('large files', lfs);
    return git(['push', 'origin', 'main'], { cwd: lfs });
  },
  pushedPointers: async () => {
    const text = await (await fetch(`${place.url}/${place.project}/_apis/git/repositories/lfs/items?path=/a.bin&api-version=7.1`, { headers: { accept: 'text/plain', authorization: 'Basic ' + Buffer.from(':' + place.token).toString('base64') } })).text();
    expect(text.startsWith('version https://git-lfs'), text.slice(0, 100));
  },
  clones: async () => { await git(['lfs', 'install', '--skip-repo'], { cwd: home }); await outside(['clone', remote('lfs'), 'lfs2']); expect(readFileSync(join(home, 'lfs2', 'a.bin')).length === 3_000_000, 'another size'); },
  fetches: async () => git(['lfs', 'fetch', '--all'], { cwd: join(home, 'lfs2') }),
  checks: async () => git(['lfs', 'fsck'], { cwd: join(home, 'lfs2') }),
  pushesAll: async () => git(['lfs', 'push', '--all', 'origin'], { cwd: lfs }),
  locks: async () => git(['lfs', 'lock', 'a.bin'], { cwd: lfs }),
  listsLocks: async () => { const out = await git(['lfs', 'locks'], { cwd: lfs }); expect(out.includes('a.bin'), out); },
  unlocks: async () => git(['lfs', 'unlock', 'a.bin'], { cwd: lfs }),
});
