// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.transport.ProxySettings;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaysTest {

  private static boolean isKnown(ProxySettings proxy, String server) {
    return new Ways(proxy).isKnown(URI.create(server));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:81/tfs",
        "http://255.1.20.99/",
        "https://[::1]:444/tfs",
        "http://localhost:81/",
        "http://LocalHost/"
      })
  void aNumberAndThisMachineAreKnown(String server) {
    assertThat(isKnown(ProxySettings.none(), server)).isTrue();
    assertThat(isKnown(ProxySettings.of("proxy.contoso.com", 8080), server)).isFalse();
    assertThat(isKnown(ProxySettings.of("127.0.0.1", 8080).except("contoso.com"), server))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dev.azure.com/contoso",
        "http://localhost.contoso.com/",
        "http://127.0.0.1.contoso.com/",
        "http://256.0.0.1/",
        "http://127.0.1/",
        "http://tfs_server/tfs"
      })
  void anyOtherNameMustBeLookedUp(String server) {
    assertThat(isKnown(ProxySettings.none(), server)).isFalse();
  }

  @Test
  void thisMachineIsNoNumber() {
    assertThat(Ways.isNumber(URI.create("http://127.0.0.1/"))).isTrue();
    assertThat(Ways.isNumber(URI.create("http://[::1]/"))).isTrue();
    assertThat(Ways.isNumber(URI.create("http://localhost/"))).isFalse();
    assertThat(Ways.isNumber(URI.create("http://tfs_server/"))).isFalse();
  }

  @Test
  void whatASelectorThrowsIsForTheJdkToTell() {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI server) {
            throw new IllegalStateException("no rules");
          }

          @Override
          public void connectFailed(URI server, SocketAddress address, IOException failure) {}
        });
    try {
      assertThat(isKnown(ProxySettings.system(), "http://127.0.0.1/")).isFalse();
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void aServerThatTheProxyIsNotForIsKnown() {
    ProxySettings proxy = ProxySettings.of("proxy.contoso.com", 8080).except("127.*");

    assertThat(isKnown(proxy, "http://127.0.0.1/")).isTrue();
    assertThat(isKnown(proxy, "http://10.0.0.1/")).isFalse();
  }

  @Test
  void theLoginIsForAProxyOnly() {
    ProxySettings proxy =
        ProxySettings.of("proxy.contoso.com", 8080).except("127.*").login("user", "secret");

    assertThat(new Ways(proxy).login(URI.create("http://10.0.0.1/"))).startsWith("Basic ");
    assertThat(new Ways(proxy).login(URI.create("http://127.0.0.1/"))).isNull();
    assertThat(new Ways(ProxySettings.none()).login(URI.create("http://10.0.0.1/"))).isNull();
  }
}
