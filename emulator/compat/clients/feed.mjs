// SPDX-License-Identifier: MIT
// A feed of the emulator, as clients of packages are set to it, and what REST tells of it.
import { ask, expect, place } from './steps.mjs';

const version = 'api-version=7.1-preview.1';

/** Makes one of a project; `url` is where clients go. */
export async function feed(name) {
  await ask('POST', `/${place.project}/_apis/packaging/feeds?${version}`, { name });
  const rest = `/${place.project}/_apis/packaging/feeds/${name}`;
  return {
    url: `${place.url}/${place.project}/_packaging/${name}`,
    rest,
    /** Versions that REST tells of a package, as one text. */
    versions: async (of) => {
      const { value } = await ask('GET', `${rest}/packages?includeAllVersions=true&${version}`);
      return value.filter((one) => one.name === of).flatMap((one) => one.versions.map((it) => it.version)).join(' ');
    },
  };
}

/** Whether REST tells of these versions. */
export async function told(made, of, wanted) {
  const versions = await made.versions(of);
  expect(versions === wanted, `${of} has ${versions || 'no version'}, not ${wanted}`);
  return versions;
}
