// SPDX-License-Identifier: MIT
// For clients that have https://dev.azure.com built in: the emulator itself is their proxy, and they trust its authority.
// They are told of both by their environment alone.
import { ask, place } from './steps.mjs';

const address = `http://${new URL(place.url).host}`;

export const way = {
  address,
  environment: { HTTPS_PROXY: address, https_proxy: address, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1', NODE_USE_ENV_PROXY: '1', NODE_EXTRA_CA_CERTS: place.authority },
  /** Which hosts were asked. */
  hosts: async () => {
    const { value } = await ask('GET', new URL('/_emulator/requests', place.url).href);
    return [...new Set(value.map((request) => request.headers.Host ?? request.headers.host).flat())].filter((host) => !host.startsWith('127.'));
  },
};
