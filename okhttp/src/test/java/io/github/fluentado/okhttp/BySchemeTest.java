// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class BySchemeTest {
  private static final URI SECURE = URI.create("https://dev.azure.com/contoso");
  private static final URI PLAIN = URI.create("http://localhost:1/tfs");

  private final OkHttpClient plain =
      new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
  private final ByScheme clients = new ByScheme(plain, true);

  @Test
  void anAddressWithoutTlsGetsTheClientAsItIs() {
    clients.prepare(PLAIN);
    assertThat(clients.of(PLAIN)).isSameAs(plain);
  }

  @Test
  void whatWasPreparedIsWhatServesAllWhoAskWhileItIsMade() throws Exception {
    clients.prepare(SECURE);
    Set<OkHttpClient> got = ConcurrentHashMap.newKeySet();
    CountDownLatch ended = new CountDownLatch(8);
    IntStream.range(0, 8)
        .forEach(
            i ->
                new Thread(
                        () -> {
                          got.add(clients.of(SECURE));
                          ended.countDown();
                        })
                    .start());
    ended.await();
    clients.prepare(SECURE);
    assertThat(got).hasSize(1).containsExactly(clients.of(SECURE));
    OkHttpClient secure = clients.of(SECURE);
    assertThat(secure.connectionSpecs()).contains(ConnectionSpec.MODERN_TLS);
    assertThat(secure.connectionPool()).isSameAs(plain.connectionPool());
  }

  @Test
  void anInterruptDoesNotEndItAndIsKept() {
    clients.prepare(SECURE);
    Thread.currentThread().interrupt();
    OkHttpClient secure = clients.of(SECURE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(secure.connectionSpecs()).contains(ConnectionSpec.MODERN_TLS);
  }

  @Test
  void aClientThatHasItsOwnTlsServesAllAddresses() {
    ByScheme own = new ByScheme(plain, false);
    own.prepare(SECURE);
    assertThat(own.of(SECURE)).isSameAs(plain);
  }
}
