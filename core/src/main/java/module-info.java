// SPDX-License-Identifier: MIT

/** Calls, paging, transports, credentials, errors and JSON rules. */
// Those that see the inside are compiled after it.
@SuppressWarnings("module")
module io.github.fluentado.core {
  requires transitive com.google.gson;
  requires transitive java.net.http;
  requires org.slf4j;
  requires static transitive org.jspecify;
  // Whoever has a credential of azure-identity has it.
  requires static com.azure.core;

  exports io.github.fluentado.core;
  exports io.github.fluentado.core.credential;
  exports io.github.fluentado.core.credential.azure;
  exports io.github.fluentado.core.error;
  exports io.github.fluentado.core.http;
  exports io.github.fluentado.core.json;
  exports io.github.fluentado.core.operation;
  exports io.github.fluentado.core.run;
  exports io.github.fluentado.core.transport;
  exports io.github.fluentado.core.transport.jdk;
  exports io.github.fluentado.core.exchange to
      io.github.fluentado,
      io.github.fluentado.client;
  exports io.github.fluentado.core.drive to
      io.github.fluentado.okhttp;
  exports io.github.fluentado.core.text to
      io.github.fluentado.hooks;
  exports io.github.fluentado.core.transport.wire to
      io.github.fluentado.okhttp;

  uses io.github.fluentado.core.transport.TransportProvider;
}
