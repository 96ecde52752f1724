#!/usr/bin/env bash
# azure-devops-node-api 17.0.1: getCommitDiffs takes a GitBaseVersionDescriptor and a GitTargetVersionDescriptor, and reads
# none of the members that these types have of their own (baseVersion, targetVersion and their types): only those of the
# type which they extend. What the service's interface calls baseVersion must be given as version, or nothing is sent.
# Seen: with the members of the types, no version is in the address, and no error tells.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --no-package-lock azure-devops-node-api@17.0.1

cat >probe.js <<'JS'
const http = require('http');
const azdev = require('azure-devops-node-api');
const { GitApi } = require('azure-devops-node-api/GitApi');
const { GitVersionType } = require('azure-devops-node-api/interfaces/GitInterfaces');
const seen = [];
const server = http.createServer((request, response) => {
  const names = [...new URL(request.url, 'http://x').searchParams.keys()];
  seen.push(names.filter(name => /version/i.test(name) && name !== 'api-version').join(',') || 'nothing');
  response.setHeader('Content-Type', 'application/json');
  response.end('{}');
});
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}/contoso`;
  const api = new GitApi(base, [azdev.getPersonalAccessTokenHandler('pat')], {});
  // The address of the resource is looked up at the service; here it is given, and the rest is the library's.
  api.vsoClient.beginGetLocation = async () => ({
    id: '0', area: 'git', resourceName: 'commits',
    routeTemplate: '{project}/_apis/{area}/repositories/{repositoryId}/diffs/{resource}',
    resourceVersion: 1, minVersion: '1.0', maxVersion: '7.2', releasedVersion: '7.1',
  });
  const branch = GitVersionType.Branch;
  await api.getCommitDiffs('web', 'web', true, 10, 0,
    { baseVersion: 'main', baseVersionType: branch }, { targetVersion: 'topic', targetVersionType: branch });
  await api.getCommitDiffs('web', 'web', true, 10, 0,
    { version: 'main', versionType: branch }, { version: 'topic', versionType: branch });
  console.log(seen.join(' '));
  server.close();
  process.exit(0);
});
JS
output="$(node probe.js)"
expected='nothing baseVersionType,baseVersion,targetVersionType,targetVersion'
echo "azure-devops-node-api 17.0.1, versions sent by own members, by inherited ones: $output"
if [ "$output" != "$expected" ]; then
  echo "expected $expected: the behaviour has changed" >&2
  exit 1
fi
