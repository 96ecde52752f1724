#!/usr/bin/env bash
# azure-devops-node-api 17.0.1: a 0 among the values of a route is left out with its segment, as if it had not been given.
# Enums begin at 0: TreeStructureGroup.Areas and CommentReactionType.Like, both of the package itself, cannot be sent.
# Seen: asked for the areas, the client asks for ".../classificationNodes", which the service takes for another request.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --no-package-lock azure-devops-node-api@17.0.1

cat >probe.js <<'JS'
const http = require('http');
const azdev = require('azure-devops-node-api');
const { WorkItemTrackingApi } = require('azure-devops-node-api/WorkItemTrackingApi');
const { TreeStructureGroup } = require('azure-devops-node-api/interfaces/WorkItemTrackingInterfaces');
const seen = [];
const server = http.createServer((request, response) => {
  seen.push(new URL(request.url, 'http://x').pathname);
  response.setHeader('Content-Type', 'application/json');
  response.end('{}');
});
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}/contoso`;
  const api = new WorkItemTrackingApi(base, [azdev.getPersonalAccessTokenHandler('pat')], {});
  // The address of the resource is looked up at the service; here it is given, and the rest is the library's.
  api.vsoClient.beginGetLocation = async () => ({
    id: '0', area: 'wit', resourceName: 'classificationNodes',
    routeTemplate: '{project}/_apis/{area}/{resource}/{structureGroup}/{*path}',
    resourceVersion: 2, minVersion: '1.0', maxVersion: '7.2', releasedVersion: '7.1',
  });
  await api.getClassificationNode('web', TreeStructureGroup.Areas);
  await api.getClassificationNode('web', TreeStructureGroup.Iterations);
  console.log(seen.join(' '));
  server.close();
  process.exit(0);
});
JS
output="$(node probe.js)"
expected='/contoso/web/_apis/wit/classificationNodes /contoso/web/_apis/wit/classificationNodes/1'
echo "azure-devops-node-api 17.0.1, areas and iterations: $output"
if [ "$output" != "$expected" ]; then
  echo "expected $expected: the behaviour has changed" >&2
  exit 1
fi
