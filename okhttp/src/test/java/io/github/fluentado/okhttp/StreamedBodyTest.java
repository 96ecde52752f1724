// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class StreamedBodyTest {
  private final List<String> heard = new ArrayList<>();
  private final StreamedBody body =
      new StreamedBody(
          new RequestBody() {
            @Override
            public InputStream open() {
              heard.add("opened");
              return new ByteArrayInputStream(new byte[] {'a', 'b'}) {
                @Override
                public void close() {
                  heard.add("closed");
                }
              };
            }

            @Override
            public long length() {
              return 2;
            }
          });

  private String written() throws IOException {
    Buffer out = new Buffer();
    body.writeTo(out);
    return out.readUtf8();
  }

  @Test
  void whatWasOpenedIsSentOnceAndThenOpenedAgain() throws IOException {
    body.open();
    assertThat(heard).containsExactly("opened");
    assertThat(written()).isEqualTo("ab");
    assertThat(heard).startsWith("opened", "closed").doesNotContainSequence("closed", "opened");

    heard.clear();
    assertThat(written()).isEqualTo("ab");
    assertThat(heard).startsWith("opened", "closed");
  }

  @Test
  void whatWasOpenedAndNotSentIsClosed() throws IOException {
    body.close();
    assertThat(heard).isEmpty();
    body.open();
    body.close();
    body.close();

    assertThat(heard).containsExactly("opened", "closed");
  }

  @Test
  void lengthAndWhetherItCanBeSentAgainAreThoseOfTheBody() {
    assertThat(body.contentLength()).isEqualTo(2);
    assertThat(body.contentType()).isNull();
    assertThat(body.isOneShot()).isFalse();
    assertThat(new StreamedBody(RequestBody.once(InputStream.nullInputStream(), 0)).isOneShot())
        .isTrue();
  }

  @Test
  void whatCannotBeOpenedHasSentNothing() {
    StreamedBody broken =
        new StreamedBody(
            new RequestBody() {
              @Override
              public InputStream open() throws IOException {
                throw new IOException("no such file");
              }

              @Override
              public long length() {
                return 2;
              }
            });

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(broken::open)
        .withMessage("the body of the request cannot be opened: no such file")
        .satisfies(failure -> assertThat(failure.mayHaveArrived()).isFalse())
        .satisfies(failure -> assertThat(failure.lasting()).isTrue());
  }
}
