// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileTransport;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Options that are given to what brings or sends a file, and what that says of itself. */
class OptionsOfTransfersTest extends Downloading {
  private static final CallOptions MARKED = CallOptions.none().header("X-Mark", "here");

  private static byte[] zip() throws IOException {
    return ExtractZipTest.zip(Map.of("a.txt", new byte[] {'a'}));
  }

  private static Upload<String> upload(ScriptedTransport transport, RequestBody content) {
    Connection connection = Lab.connection(transport).build();
    return Upload.of(
        content, body -> RawRequest.of(connection, "PUT", "/f").body("text/plain", body).text());
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileIsAskedForWithThem(Both both) throws IOException {
    FileTransport host = new FileTransport(zip());
    both.run(file(host, FIVE).to(target()).with(MARKED));
    both.run(file(host, FIVE).extractTo(folder.resolve("drop")).with(MARKED));

    assertThat(host.seen()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(host.seen())
        .allSatisfy(seen -> assertThat(seen.headers().first("X-Mark")).contains("here"));
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileIsSentWithThem(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "\"done\""));
    both.run(upload(transport, RequestBody.of("abc")).with(MARKED));

    assertThat(transport.seen().get(0).headers().first("X-Mark")).contains("here");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aListIsAskedForWithThemOnItsWayIntoAFile(Both both) {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "one"));
    Connection connection = Lab.connection(transport).build();
    Paged<String> list =
        new Paged<>() {
          @Override
          public Call<Page<String>> firstPage() {
            return Lab.call(connection, "GET").map(text -> Page.last(List.of(text)));
          }

          @Override
          public Call<Page<String>> page(String token) {
            return firstPage();
          }
        };
    Export<String> export =
        Export.of(list, "ones", text -> "\"" + text + "\"", folder.resolve("ones.jsonl"));

    assertThat(both.run(export.with(MARKED)).lines()).isEqualTo(1);
    assertThat(transport.seen().get(0).headers().first("X-Mark")).contains("here");
  }

  @Test
  void eachSaysWhatItIsAndNothingOfWhatIsInIt() throws IOException {
    ScriptedTransport transport = ScriptedTransport.of(Reply.json(200, "\"done\""));
    Download file = file(new FileTransport(zip()), FIVE);

    assertThat(upload(transport, RequestBody.of("abc"))).hasToString("Upload[3 bytes]");
    assertThat(
            upload(transport, RequestBody.once(new ByteArrayInputStream(new byte[] {1, 2, 3}), -1)))
        .hasToString("Upload[unknown length]");
    assertThat(file.extractTo(folder.resolve("drop")))
        .hasToString("ExtractZip[" + file + " to drop]");
    assertThat(file.to(target())).hasToString("SaveFile[" + file + " to drop.zip]");
    assertThat(Page.last(List.of("secret", "too"))).hasToString("Page[2 items, the last]");
    assertThat(Page.of(List.of("secret"), "more", Call.of(Page.last(List.of("x")))))
        .hasToString("Page[1 items]");
    assertThat(Page.last(List.of("x")).response()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aFileComesInOnePartAtLeastAndFromOneByteOn(Both both) throws IOException {
    FileTransport host = new FileTransport(new byte[] {7});
    SaveFile save = file(host, FIVE).to(target());

    both.run(save.parallel(1, 1));
    assertWhole(host);
    assertThatIllegalArgumentException().isThrownBy(() -> save.parallel(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> save.parallel(1, 0));
  }
}
