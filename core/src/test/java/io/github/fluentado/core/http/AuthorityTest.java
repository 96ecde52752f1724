// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

  @ParameterizedTest
  @CsvSource({
    "http://tfs_server:8080/x, tfs_server, 8080, 8080, false",
    "http://TFS_Server/x, tfs_server, -1, 80, false",
    "https://tfs_server:/x, tfs_server, -1, 443, false",
    "http://me@tfs_server/x, tfs_server, -1, 80, true",
    "http://me:pw@tfs_server:1/x, tfs_server, 1, 1, true",
    "http://tfs_server./x, tfs_server, -1, 80, false",
    "HTTPS://H.Example./x, h.example, -1, 443, false",
    "https://u@h.example:65535, h.example, 65535, 65535, true",
    "http://[::1]:8080/x, [::1], 8080, 8080, false",
    "http://[::1], [::1], -1, 80, false",
    "http://_x/y, _x, -1, 80, false",
    "http://a-_z09:65535/y, a-_z09, 65535, 65535, false",
    "http://az_AZ.19:0/y, az_az.19, 0, 0, false",
    "http://z_8:9/y, z_8, 9, 9, false",
  })
  void hostAndPortAreRead(String uri, String host, int port, int meant, boolean user) {
    Authority authority = Authority.of(URI.create(uri)).orElseThrow();

    assertThat(authority).isEqualTo(new Authority(host, port, user));
    assertThat(authority.port(URI.create(uri).getScheme())).isEqualTo(meant);
    assertThat(authority).hasToString(port < 0 ? host : host + ":" + port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:a@b",
        "/path",
        "http://a_b:65536/x",
        "http://a_b:8o/x",
        "http://a_b:8;/x",
        "http://a_b~/x",
        "http://a_;/x",
        "http://a_b:-1/x",
        "http://a_b:1:2/x",
        "http://a_b%2F/x",
        "http://:80/x",
        "http://a$b/x",
        "http://a_b:99999999999999/x",
      })
  void whatNamesNoHostHasNone(String uri) {
    assertThat(Authority.of(URI.create(uri))).isEmpty();
  }
}
