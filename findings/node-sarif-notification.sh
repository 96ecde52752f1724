#!/usr/bin/env bash
# azure-devops-node-api 17.0.1: uploadSarif sends a constant word in the place of the flag that it is given.
# Seen: whatever notificationFlag is, and even without one, the header X-AdvSec-NotificationSarif is "notificationFlag".
# So every upload is marked alike, and a caller cannot tell progress notifications from results.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --no-package-lock azure-devops-node-api@17.0.1

cat >probe.js <<'JS'
const http = require('http');
const { Readable } = require('stream');
const azdev = require('azure-devops-node-api');
const seen = [];
const location = {
  id: '2a141cae-a50d-4c22-b41b-13f77748d035', area: 'Alert', resourceName: 'sarifs',
  routeTemplate: '{project}/_apis/{area}/repositories/{repository}/{resource}',
  resourceVersion: 1, minVersion: '7.0', maxVersion: '7.2', releasedVersion: '0.0',
};
const server = http.createServer((request, response) => {
  request.resume().on('end', () => {
    response.setHeader('Content-Type', 'application/json');
    if (request.method === 'POST') {
      seen.push(request.headers['x-advsec-notificationsarif']);
      response.end('1');
    } else {
      response.end(JSON.stringify({ count: 1, value: [location] }));
    }
  });
});
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}/contoso`;
  const { AlertApi } = require('azure-devops-node-api/AlertApi');
  const api = new AlertApi(base, [azdev.getPersonalAccessTokenHandler('pat')], {});
  for (const flag of ['true', 'false', undefined]) {
    await api.uploadSarif({}, Readable.from(['{}']), 'web', 'shop', flag);
  }
  console.log(JSON.stringify(seen));
  server.close();
  process.exit(0);
});
JS
output="$(node probe.js)"
expected='["notificationFlag","notificationFlag","notificationFlag"]'
echo "azure-devops-node-api 17.0.1, flags true, false and none: $output"
if [ "$output" != "$expected" ]; then
  echo "expected $expected: the behaviour has changed" >&2
  exit 1
fi
