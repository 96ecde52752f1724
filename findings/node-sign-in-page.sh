#!/usr/bin/env bash
# azure-devops-node-api 17.0.1: what the service answers to a token that has run out (203 with the page of the sign-in, as HTML)
# arrives as null, with no error: the same as a work item that does not exist (404). A program cannot tell one from the other.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --no-package-lock azure-devops-node-api@17.0.1

cat >probe.js <<'JS'
const http = require('http');
const { WorkItemTrackingApi } = require('azure-devops-node-api/WorkItemTrackingApi');
const { getPersonalAccessTokenHandler } = require('azure-devops-node-api');
let answer;
const server = http.createServer((request, response) => answer(response));
const signIn = (response) => {
  response.writeHead(203, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end('<html><head><title>Azure DevOps Services | Sign In</title></head></html>');
};
const missing = (response) => {
  response.writeHead(404, { 'Content-Type': 'application/json' });
  response.end('{"message":"TF401232: Work item 7 does not exist."}');
};
const told = async (api, how) => {
  answer = how;
  try {
    return JSON.stringify(await api.getWorkItem(7));
  } catch (error) {
    return `error ${error.statusCode}`;
  }
};
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}/contoso`;
  const api = new WorkItemTrackingApi(base, [getPersonalAccessTokenHandler('pat')], {});
  // The address of the resource is looked up at the service; here it is given, and the rest is the library's.
  api.vsoClient.beginGetLocation = async () => ({
    id: '0', area: 'wit', resourceName: 'workItems',
    routeTemplate: '{project}/_apis/{area}/{resource}/{id}',
    resourceVersion: 3, minVersion: '1.0', maxVersion: '7.2', releasedVersion: '7.1',
  });
  console.log(`sign-in: ${await told(api, signIn)}, missing: ${await told(api, missing)}`);
  server.close();
  process.exit(0);
});
JS
output="$(node probe.js)"
expected='sign-in: null, missing: null'
echo "azure-devops-node-api 17.0.1: $output"
if [ "$output" != "$expected" ]; then
  echo "expected $expected: the behaviour has changed" >&2
  exit 1
fi
