// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
  private static final URI SERVER = URI.create("https://dev.azure.com/contoso");

  private static List<Proxy> ways(ProxySettings settings) {
    return settings.selector().select(SERVER);
  }

  /** What a program may set as its own. */
  private static final class OfProgram extends ProxySelector {
    private final List<Object> heard = new ArrayList<>();
    private final List<Proxy> ways =
        List.of(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("socks", 1080)));

    @Override
    public List<Proxy> select(URI uri) {
      heard.add(uri);
      return ways;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      heard.addAll(List.of(uri, address, failure));
    }
  }

  @Test
  void theSystemsProxyIsWhatTheProgramSaysAtTheTime() {
    ProxySettings system = ProxySettings.system();
    ProxySelector before = ProxySelector.getDefault();
    SocketAddress address = InetSocketAddress.createUnresolved("socks", 1080);
    IOException failure = new IOException("down");
    OfProgram own = new OfProgram();
    try {
      ProxySelector.setDefault(own);
      assertThat(ways(system)).isEqualTo(own.ways);
      system.selector().connectFailed(SERVER, address, failure);
      assertThat(own.heard).containsExactly(SERVER, SERVER, address, failure);

      ProxySelector.setDefault(null);
      assertThat(ways(system)).containsExactly(Proxy.NO_PROXY);
      system.selector().connectFailed(SERVER, address, failure);
    } finally {
      ProxySelector.setDefault(before);
    }
    assertThat(own.heard).hasSize(4);
    assertThat(system).hasToString("the system's proxy");
    assertThat(system.authorization()).isEmpty();
  }

  @Test
  void noProxyIsNone() {
    assertThat(ways(ProxySettings.none())).containsExactly(Proxy.NO_PROXY);
    assertThat(ProxySettings.none()).hasToString("no proxy");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8080, 65_535})
  void aFixedProxyIsLookedUpWhenItIsUsed(int port) {
    ProxySettings fixed = ProxySettings.of("proxy", port);

    assertThat(ways(fixed))
        .containsExactly(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", port)));
    assertThat(fixed).hasToString("the proxy proxy:" + port);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void whatIsNoPortIsRefused(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProxySettings.of("proxy", port))
        .withMessage("port is not a port: " + port);
  }

  @Test
  void whatIsNoHostIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ProxySettings.of("", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ProxySettings.of("a b", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProxySettings.of("proxy", 1).except("a b"))
        .withMessageStartingWith("hosts ");
  }

  @Test
  void exceptionsAddUpAndOnlyAFixedProxyHasThem() {
    ProxySettings fixed =
        ProxySettings.of("proxy", 1).login("me", "canary").except("a", "b").except("dev.*");

    for (String host : List.of("a", "b", "dev.azure.com")) {
      assertThat(fixed.selector().select(URI.create("https://" + host + "/")))
          .containsExactly(Proxy.NO_PROXY);
    }
    assertThat(fixed.selector().select(URI.create("https://c/"))).isNotEqualTo(ways(fixed));
    // An address without a name of a host is no exception.
    assertThat(fixed.selector().select(URI.create("urn:a")).get(0).type())
        .isEqualTo(Proxy.Type.HTTP);
    assertThat(fixed).hasToString("the proxy proxy:1 with a login");
    for (ProxySettings other : List.of(ProxySettings.none(), ProxySettings.system())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.except("a"))
          .withMessage("hosts can be exempted from a fixed proxy only");
    }
  }

  @Test
  void aLoginIsNameAndPasswordInUtf8() {
    assertThat(ProxySettings.of("proxy", 1).login("Aladdin", "open sesame").authorization())
        .contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(ProxySettings.system().login("ü", "").authorization()).contains("Basic w7w6");
    ProxySettings fixed = ProxySettings.of("proxy", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixed.login("", "canary"))
        .withMessage("user is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixed.login("a", "canary\u0085"))
        .withMessage("password is not a text");
  }
}
