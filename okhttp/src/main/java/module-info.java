// SPDX-License-Identifier: MIT

/** The transport on OkHttp: taken by itself where this module is. */
module io.github.fluentado.okhttp {
  requires transitive io.github.fluentado.core;
  requires transitive okhttp3;
  requires static transitive org.jspecify;

  exports io.github.fluentado.okhttp;

  provides io.github.fluentado.core.transport.TransportProvider with
      io.github.fluentado.okhttp.OkHttpProvider;
}
