// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  private final Origin origin = new Origin();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dev.azure.com",
        "https://dev.azure.com/",
        "https://dev.azure.com/contoso/a%2Fb/_apis/x?q=1&name=a%20b&$expand=all",
        "https://dev.azure.com//contoso//x",
        "https://dev.azure.com/a/./b/../c?",
        "https://dev.azure.com/a;b=c/%C3%A9?x=%26",
        "https://dev.azure.com:8443/a",
        "https://dev.azure.com:443/a",
        "http://dev.azure.com/a",
        "https://tfs_server/a",
        "https://[::1]:8080/a",
        "https://user@dev.azure.com/a"
      })
  void anAddressIsReadAlikeWhateverCameBefore(String text) {
    URI address = URI.create(text);
    HttpUrl expected = HttpUrl.get(text);

    for (String before :
        new String[] {text, "https://dev.azure.com/other?x=1", "http://127.0.0.1:80/a"}) {
      HttpUrl first = origin.url(URI.create(before));
      assertThat(first).isEqualTo(HttpUrl.get(before));
      assertThat(origin.url(address)).isEqualTo(expected);
    }
  }

  @Test
  void whatIsNoAddressOfTheWebIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> origin.url(URI.create("ftp://h/a")));
    assertThatIllegalArgumentException().isThrownBy(() -> origin.url(URI.create("/a")));
  }
}
