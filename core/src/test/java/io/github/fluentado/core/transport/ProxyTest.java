// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.testing.Authority;
import io.github.fluentado.core.testing.ConnectProxy;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.RawServer;
import java.net.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy on loopback that wants a login, before servers with TLS and without. */
class ProxyTest {
  private static final Authority AUTHORITY = new Authority();

  private static RawServer secure() throws Exception {
    return RawServer.secure(
        AUTHORITY.server().getServerSocketFactory(),
        false,
        (request, wire) -> wire.answer(200, "", "in"));
  }

  private static RawServer plain() {
    return new RawServer((request, wire) -> wire.answer(200, "", "in"));
  }

  private static TransportSettings by(ProxySettings proxy) {
    return TransportSettings.standard().trust(AUTHORITY.pem()).proxy(proxy);
  }

  private static ProxySettings at(ConnectProxy proxy) {
    return ProxySettings.of("127.0.0.1", proxy.port());
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aTunnelLeadsToAServerWithTls(Carrier carrier) throws Exception {
    try (ConnectProxy proxy = new ConnectProxy(null);
        RawServer server = secure();
        Transport transport = carrier.transport(by(at(proxy)))) {
      assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEqualTo("in");
      assertThat(proxy.heads()).hasSize(1);
      assertThat(proxy.heads().get(0).get(0)).startsWith("CONNECT localhost:" + server.port());
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aPlainRequestLogsInToo(Carrier carrier) throws Exception {
    try (ConnectProxy proxy = new ConnectProxy("me:secret");
        RawServer server = plain();
        Transport transport = carrier.transport(by(at(proxy).login("me", "secret")))) {
      assertThat(Exchanged.post(transport, server.uri("/a?b=c")).answer().text()).isEqualTo("in");
      assertThat(proxy.heads()).hasSize(1);
      assertThat(server.requests().get(0).target()).isEqualTo("/a?b=c");
      assertThat(server.requests().get(0).all("Proxy-Authorization")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aTunnelWithoutTheRightLoginHasSentNothing(Carrier carrier) throws Exception {
    try (ConnectProxy proxy = new ConnectProxy("me:secret");
        RawServer server = secure()) {
      for (ProxySettings way : new ProxySettings[] {at(proxy), at(proxy).login("me", "canary")}) {
        try (Transport transport = carrier.transport(by(way))) {
          for (String method : new String[] {"POST", "GET", "DELETE"}) {
            TransportException failure =
                Exchanged.start(transport, method, server.uri("/"), null).failure();
            assertThat(failure)
                .hasMessageContaining("407")
                .hasMessageContaining("login")
                .hasMessageNotContaining("canary");
            assertThat(failure.mayHaveArrived()).isFalse();
            assertThat(failure.lasting()).isTrue();
          }
        }
      }
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"FOUND, 403 Forbidden, true", "FOUND, 503 Busy, false"})
  void aTunnelThatIsRefusedHasSentNothing(Carrier carrier, String status, boolean lasting)
      throws Exception {
    try (ConnectProxy proxy = ConnectProxy.refusing(status);
        RawServer server = secure();
        Transport transport = carrier.transport(by(at(proxy)))) {
      TransportException failure = Exchanged.post(transport, server.uri("/")).failure();
      assertThat(failure)
          .hasMessageContaining("the proxy refuses")
          .hasMessageContaining("" + status.substring(0, 3));
      assertThat(failure.mayHaveArrived()).isFalse();
      assertThat(failure.lasting()).isEqualTo(lasting);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void exceptionsAreReachedDirectlyAndHearNothingOfTheLogin(Carrier carrier) throws Exception {
    try (ConnectProxy proxy = new ConnectProxy("me:secret");
        RawServer server = plain();
        Transport transport =
            carrier.transport(by(at(proxy).login("me", "secret").except("127.0.0.*")))) {
      assertThat(Exchanged.post(transport, server.uri("/")).answer().text()).isEqualTo("in");
      assertThat(proxy.heads()).isEmpty();
      assertThat(server.requests().get(0).all("Proxy-Authorization")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "*.contoso.com, dev.CONTOSO.com, true",
    "*.contoso.com, contoso.com, false",
    "DEV.contoso.com, dev.contoso.com, true",
    "contoso.com, dev.contoso.com, false",
    "10.*, 10.1.2.3, true",
    "10.*, 110.1.2.3, false",
    "*, any, true"
  })
  void exceptionsAreNamesWithAStarAtAnEnd(String pattern, String host, boolean direct) {
    ProxySettings proxy = ProxySettings.of("proxy", 8080).except(pattern);

    Proxy way = proxy.selector().select(URI.create("https://" + host + "/")).get(0);

    assertThat(way.type()).isEqualTo(direct ? Proxy.Type.DIRECT : Proxy.Type.HTTP);
  }

  @Test
  void theLoginIsInNoText() {
    ProxySettings proxy = ProxySettings.of("proxy", 8080).login("me", "canary");

    assertThat(proxy).hasToString("the proxy proxy:8080 with a login");
    assertThat(TransportSettings.standard().proxy(proxy).toString())
        .doesNotContain("canary", "me:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proxy.login("a:b", "canary"))
        .withMessage("user has a colon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proxy.login("a", "canary\n"))
        .withMessageNotContaining("canary");
    assertThatIllegalArgumentException().isThrownBy(() -> ProxySettings.none().except("a"));
    assertThatIllegalArgumentException().isThrownBy(() -> ProxySettings.of("proxy", 0));
  }
}
