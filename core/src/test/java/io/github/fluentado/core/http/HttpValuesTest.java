// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpValuesTest {

  @Test
  void headerNamesAreMatchedWithoutRegardToCase() {
    Headers headers = Headers.none().and("ETag", "1").and("x-a", "2").and("X-A", "3");

    assertThat(headers.first("etag")).contains("1");
    assertThat(headers.all("X-a")).containsExactly("2", "3");
    assertThat(headers.first("none")).isEmpty();
    assertThat(headers.with("x-A", "4").fields()).hasSize(2);
    assertThat(headers.without("X-A").all("x-a")).isEmpty();
    assertThat(headers.fields()).hasSize(3);
  }

  @Test
  void headerValuesAreNotShown() {
    assertThat(Headers.none().with("Authorization", "Basic c2VjcmV0"))
        .hasToString("[Authorization]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:", "a\n", "\u00e9"})
  void aNameMustBeATokenToBeSentAndNotToBeReceived(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.none().with(name, "x"));
    assertThat(Headers.none().and(name, "x").first(name)).contains("x");
    assertThat(Headers.received(List.of(Map.entry(name, "x"))).first(name)).contains("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"canary\r\nX: y", "canary\n", "canary\u0000"})
  void aValueWithALineBreakIsRefusedWithoutShowingItAndReceivedWithoutTheBreak(String value) {
    assertThat(Headers.none().and("A", value).first("A").orElseThrow())
        .startsWith("canary ")
        .doesNotContain("\r", "\n", "\0");
    assertThat(Headers.received(List.of(Map.entry("A", value))).fields())
        .isEqualTo(Headers.none().and("A", value).fields());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.none().with("A", value))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
  }

  @Test
  void otherBytesThanAsciiMayBeReceivedButNotSent() {
    assertThat(Headers.none().and("Server", "gr\u00fcn").first("server")).contains("gr\u00fcn");
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.none().with("A", "gr\u00fcn"));
  }

  @Test
  void allThatIsPrintableMayBeSentAndATabToo() {
    assertThat(Headers.none().with("A", " !~\t").first("A")).contains(" !~\t");
    for (String value : List.of("\u001f", "\u007f", "\u0080")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Headers.none().with("A", value));
    }
  }

  @Test
  void whatIsNotThereIsTakenAwayWithoutACopy() {
    Headers headers = Headers.none().with("A", "1");

    assertThat(headers.without("B")).isSameAs(headers);
    assertThat(Headers.received(List.of())).isSameAs(Headers.none());
    assertThat(headers.without("a").fields()).isEmpty();
  }

  @Test
  void theLettersAndDigitsAtTheEndsOfTheirRowsMakeAName() {
    for (String name : List.of("a", "z", "A", "Z", "0", "9", "!#$%&'*+.^_`|~-")) {
      assertThat(Headers.none().with(name, "x").first(name)).contains("x");
    }
    for (String name : List.of("@", "[", "/", "{", "}", "\u007f")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Headers.none().with(name, "x"));
    }
  }

  @Test
  void eachBreakInAValueIsASpace() {
    for (String value : List.of("\nb", "\rb", "\0b")) {
      assertThat(Headers.none().and("A", value).first("A")).contains(" b");
      assertThat(Headers.received(List.of(Map.entry("A", value))).first("A")).contains(" b");
    }
    assertThat(Headers.none().and("A", "b").first("A")).contains("b");
  }

  @Test
  void fieldsStandUnderOthersOfTheirName() {
    Headers under = Headers.none().and("A", "1").and("B", "2");
    Headers above = Headers.none().and("b", "3").and("C", "4");

    assertThat(under.under(above).fields())
        .isEqualTo(Headers.none().and("A", "1").and("b", "3").and("C", "4").fields());
    assertThat(under.under(Headers.none())).isSameAs(under);
    assertThat(Headers.none().under(above)).isSameAs(above);
  }

  @Test
  void anAnswerHasItsStatusAndHeaders() {
    Headers headers = Headers.none().and("A", "1");
    HttpResponse response = HttpResponse.of(404, headers, new byte[0]);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.headers()).isSameAs(headers);
  }

  @Test
  void aPathIsShownWithoutSecrets() {
    assertThat(RedactedUri.ofPath("/a/b")).isEqualTo("/a/b");
    assertThat(RedactedUri.ofPath("?sig=x")).isEqualTo("?sig=***");
    assertThat(RedactedUri.ofPath("/a?sig=x&b")).isEqualTo("/a?sig=***&b");
    assertThat(RedactedUri.ofPath("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"199, false", "200, true", "204, true", "299, true", "300, false", "404, false"})
  void successIs200To299(int status, boolean successful) {
    assertThat(HttpResponse.of(status, Headers.none(), new byte[0]).successful())
        .isEqualTo(successful);
  }

  /** Counts how often it is closed, and fails then. */
  private static final class Closing extends InputStream {
    private int closed;

    @Override
    public int read() {
      return -1;
    }

    @Override
    public void close() throws IOException {
      closed++;
      throw new IOException("broken before");
    }
  }

  @Test
  void anOpenBodyThatNobodyWantsIsClosedWhateverComesOfIt() {
    Closing body = new Closing();
    HttpResponse open = HttpResponse.streaming(200, Headers.none(), body);
    HttpResponse read = HttpResponse.of(200, Headers.none(), new byte[] {1});

    open.discard();
    read.discard();

    assertThat(body.closed).isEqualTo(1);
    assertThat(open.stream()).containsSame(body);
    assertThat(open.bytes()).isEmpty();
    assertThat(read.stream()).isEmpty();
    assertThat(read.bytes()).containsExactly(1);
  }

  @Test
  void aRequestIsChangedInOnePartOnly() {
    RequestBody once = RequestBody.once(InputStream.nullInputStream(), 0);
    HttpRequest request =
        new HttpRequest("PUT", URI.create("https://h/a"), Headers.none().with("A", "1"), null);

    assertThat(request.carrying(once))
        .isEqualTo(new HttpRequest("PUT", request.uri(), request.headers(), once));
    assertThat(request.to(URI.create("https://h/b")))
        .isEqualTo(new HttpRequest("PUT", URI.create("https://h/b"), request.headers(), null));
    assertThat(request.with(Headers.none()))
        .isEqualTo(new HttpRequest("PUT", request.uri(), Headers.none(), null));
    assertThat(request.replayable()).isTrue();
    assertThat(request.carrying(RequestBody.of("x")).replayable()).isTrue();
    assertThat(request.carrying(once).replayable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://u:p@h.example:8443/a%20b?x=1#f | https://h.example:8443/a%20b?x=1",
        "https://h/a?sig=abc&se=2026 | https://h/a?sig=***&se=2026",
        "https://h/a?Access_Token=x | https://h/a?Access_Token=***",
        "https://h/a?clientSecret=x&b=c | https://h/a?clientSecret=***&b=c",
        "https://h/a?%73ig=x | https://h/a?%73ig=***",
        "https://h/a?apiKey=x&password=y&pat=z | https://h/a?apiKey=***&password=***&pat=***",
        "https://h/a?continuationToken=5 | https://h/a?continuationToken=5",
        "https://h/a?flag&b= | https://h/a?flag&b=",
        "https://h | https://h",
      })
  void anAddressIsShownWithoutSecrets(String uri, String shown) {
    assertThat(RedactedUri.of(URI.create(uri))).isEqualTo(shown);
  }

  @Test
  void aRequestIsShownByVerbAndAddressOnly() {
    HttpRequest request =
        new HttpRequest(
            "POST",
            URI.create("https://h/a?token=canary"),
            Headers.none().with("Authorization", "canary"),
            RequestBody.of("canary"));

    assertThat(request).hasToString("POST https://h/a?token=***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | application/json",
        "Application/JSON; charset=utf-8; api-version=7.1 | application/json",
        "text/html;charset=utf-8 | text/html",
        " text/plain ;x | text/plain",
        "'' | ''",
      })
  void parametersDoNotCountForTheMediaType(String header, String type) {
    Headers headers = Headers.none().and("Content-Type", header);

    assertThat(HttpResponse.of(200, headers, new byte[0]).mediaType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, UTF-8",
    "'\"ISO-8859-1\"', ISO-8859-1",
    "ISO-8859-1;x=y, ISO-8859-1",
    "'ISO-8859-1, x', ISO-8859-1",
    "ISO-8859-1 x, ISO-8859-1",
    "utf-16, UTF-16",
    "none-such, UTF-8",
    "'', UTF-8",
    "?, UTF-8"
  })
  void textIsReadInTheCharsetOfTheHeaders(String declared, String actual) {
    Headers headers = Headers.none().and("Content-Type", "text/plain; charset=" + declared);
    byte[] bytes = "\u00e9".getBytes(Charset.forName(actual));

    assertThat(HttpResponse.of(200, headers, bytes).text()).isEqualTo("\u00e9");
  }

  @Test
  void aCharsetMayBeAllThatTheHeaderSays() {
    byte[] bytes = "\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    Headers headers = Headers.none().and("Content-Type", "charset=ISO-8859-1");

    assertThat(HttpResponse.of(200, headers, bytes).text()).isEqualTo("\u00e9");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    byte[] bytes = "\uFEFFa".getBytes(StandardCharsets.UTF_8);

    assertThat(HttpResponse.of(200, Headers.none(), bytes).text()).isEqualTo("a");
  }
}
