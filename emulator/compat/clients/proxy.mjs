// SPDX-License-Identifier: MIT
// A proxy for clients that have https://dev.azure.com built in: it ends TLS with a certificate made for this run and
// passes everything on to the emulator. Clients are told of it, and of the certificate, by their environment alone.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';

const NAMES = ['dev.azure.com', '*.dev.azure.com', '*.visualstudio.com', '*.vssps.visualstudio.com'];

/** Starts one; `environment` leads a process of Node through it, `hosts` are those that were asked for. */
export async function proxy(port, folder) {
  const [key, cert] = [join(folder, 'proxy.key'), join(folder, 'proxy.pem')];
  const names = NAMES.map((name) => `DNS:${name}`).join(',');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key,
    '-out', cert, '-days', '2', '-subj', '/CN=dev.azure.com', '-addext', `subjectAltName=${names}`], { stdio: 'ignore' });
  const tls = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (client) => join2(client, connect(port, '127.0.0.1')));
  await listening(tls);
  const hosts = new Set();
  const front = createServer((request, response) => response.writeHead(405).end());
  front.on('connect', (request, client, head) => {
    hosts.add(request.url.split(':')[0]);
    const inner = connect(tls.address().port, '127.0.0.1');
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    inner.write(head);
    join2(client, inner);
  });
  await listening(front);
  const address = `http://127.0.0.1:${front.address().port}`;
  const environment = {
    HTTPS_PROXY: address, https_proxy: address, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1', NODE_USE_ENV_PROXY: '1', NODE_EXTRA_CA_CERTS: cert,
  };
  return { environment, hosts, close: () => { front.close(); tls.close(); } };
}

function join2(one, other) {
  one.pipe(other).pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
}

function listening(server) {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
