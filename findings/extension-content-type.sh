#!/usr/bin/env bash
# azure-devops-extension-api 5.276.0: a request without a body says "Content-Type: undefined", whatever it asks for.
# Seen: the word stands on each GET and DELETE; a POST with a body says application/json. A server or a proxy that reads the
# header of a request without a body must not refuse what is no media type.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --no-package-lock azure-devops-extension-api@5.276.0

cat >probe.js <<'JS'
const http = require('http');
globalThis.self = globalThis; // as in a browser
const { CoreRestClient } = require('azure-devops-extension-api/Core');
const seen = [];
const server = http.createServer((request, response) => {
  seen.push(`${request.method} ${request.headers['content-type'] ?? '-'}`);
  response.setHeader('Content-Type', 'application/json');
  response.end('{}');
});
server.listen(0, '127.0.0.1', async () => {
  const client = new CoreRestClient({ rootPath: `http://127.0.0.1:${server.address().port}/contoso/` });
  await client.getProjects();
  await client.queueCreateProject({ name: 'web' });
  await client.queueDeleteProject('web');
  console.log(seen.join(', '));
  process.exit(0);
});
JS
output="$(node probe.js)"
expected='GET undefined, POST application/json, DELETE undefined'
echo "azure-devops-extension-api 5.276.0: $output"
if [ "$output" != "$expected" ]; then
  echo "expected $expected: the behaviour has changed" >&2
  exit 1
fi
