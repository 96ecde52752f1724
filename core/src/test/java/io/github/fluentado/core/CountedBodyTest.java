// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.exchange.Meter;
import io.github.fluentado.core.http.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CountedBodyTest {
  private final Meter meter = new Meter((bytes, total, rate, attempt) -> {});

  private static String text(RequestBody body) throws IOException {
    try (InputStream content = body.open()) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }

  @Test
  void whatFollowsWhatIsKnownIsMadeAnewThoughItIsCounted() throws IOException {
    AtomicReference<String> known = new AtomicReference<>("7.1");
    RequestBody body = new CountedBody(RequestBody.following(known::get, RequestBody::of), meter);
    assertThat(body.current()).isSameAs(body);

    known.set("7.0-preview");

    assertThat(text(body.current())).isEqualTo("7.0-preview");
    assertThat(body.current().length()).isEqualTo(11);
    assertThat(text(body)).isEqualTo("7.1");
  }
}
