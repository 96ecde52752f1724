#!/usr/bin/env bash
# azure-devops-node-api 17.0.1: lists in the criteria of getAlerts go out as one value, joined by commas.
# The published description has them as lists, and the service finds only what is asked for by repeated names
# (microsoft/azure-devops-mcp pull 1420), so that two states together match no alert, without an error.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --no-package-lock azure-devops-node-api@17.0.1

cat >probe.js <<'JS'
const http = require('http');
const { AlertApi } = require('azure-devops-node-api/AlertApi');
const { getPersonalAccessTokenHandler } = require('azure-devops-node-api');
let seen = '';
const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'application/json');
  if (request.method === 'OPTIONS') {
    response.end(JSON.stringify({ count: 0, value: [] }));
  } else {
    seen = request.url;
    response.end('{"count":0,"value":[]}');
  }
});
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}/contoso`;
  const api = new AlertApi(base, [getPersonalAccessTokenHandler('pat')], {});
  // The address of the resource is looked up at the service; here it is given, and the rest is the library's.
  api.vsoClient.beginGetLocation = async () => ({
    id: '0', area: 'Alert', resourceName: 'Alerts',
    routeTemplate: '{project}/_apis/{area}/repositories/{repository}/{resource}/{alertId}',
    resourceVersion: 1, minVersion: '7.0', maxVersion: '7.2', releasedVersion: '0.0',
  });
  await api.getAlerts('web', 'shop', undefined, undefined, { states: [1, 2] });
  console.log(new URL(seen, base).search);
  server.close();
  process.exit(0);
});
JS
output="$(node probe.js)"
expected='?criteria.states=1%2C2'
echo "azure-devops-node-api 17.0.1, two states: $output"
if [ "$output" != "$expected" ]; then
  echo "expected $expected: the behaviour has changed" >&2
  exit 1
fi
