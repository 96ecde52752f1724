// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  private static final URI BASE = URI.create("https://h.example/c/_apis/things?api-version=7.1");

  // RFC 3986, 5.4.1 and 5.4.2, all of them.
  @ParameterizedTest
  @CsvSource({
    "g:h, g:h",
    "g, http://a/b/c/g",
    "./g, http://a/b/c/g",
    "g/, http://a/b/c/g/",
    "/g, http://a/g",
    "//g, http://g",
    "?y, http://a/b/c/d;p?y",
    "g?y, http://a/b/c/g?y",
    "#s, http://a/b/c/d;p?q#s",
    "g#s, http://a/b/c/g#s",
    "g?y#s, http://a/b/c/g?y#s",
    ";x, http://a/b/c/;x",
    "g;x, http://a/b/c/g;x",
    "g;x?y#s, http://a/b/c/g;x?y#s",
    "'', http://a/b/c/d;p?q",
    "., http://a/b/c/",
    "./, http://a/b/c/",
    ".., http://a/b/",
    "../, http://a/b/",
    "../g, http://a/b/g",
    "../.., http://a/",
    "../../, http://a/",
    "../../g, http://a/g",
    "../../../g, http://a/g",
    "../../../../g, http://a/g",
    "/./g, http://a/g",
    "/../g, http://a/g",
    "g., http://a/b/c/g.",
    ".g, http://a/b/c/.g",
    "g.., http://a/b/c/g..",
    "..g, http://a/b/c/..g",
    "./../g, http://a/b/g",
    "./g/., http://a/b/c/g/",
    "g/./h, http://a/b/c/g/h",
    "g/../h, http://a/b/c/h",
    "g;x=1/./y, http://a/b/c/g;x=1/y",
    "g;x=1/../y, http://a/b/c/y",
    "g?y/./x, http://a/b/c/g?y/./x",
    "g?y/../x, http://a/b/c/g?y/../x",
    "g#s/./x, http://a/b/c/g#s/./x",
    "g#s/../x, http://a/b/c/g#s/../x",
    "http:g, http:g",
  })
  void isResolvedAsTheStandardShows(String reference, String target) {
    assertThat(Reference.resolve(URI.create("http://a/b/c/d;p?q"), reference))
        .contains(URI.create(target));
  }

  @ParameterizedTest
  @CsvSource({
    "?step=2, https://h.example/c/_apis/things?step=2",
    "'  /x  ', https://h.example/x",
    "/a b/{c}|d, https://h.example/a%20b/%7Bc%7D%7Cd",
    "/x?q=[a] \"b\"&c=^`<>\\, https://h.example/x?q=%5Ba%5D%20%22b%22&c=%5E%60%3C%3E%5C",
    "/p[1]/x, https://h.example/p%5B1%5D/x",
    "/100%/%zz/%4/%C3%BC, https://h.example/100%25/%25zz/%254/%C3%BC",
    "/gr\u00fc\u00dfe, https://h.example/gr%C3%BC%C3%9Fe",
    "/gr\u00c3\u00bcn, https://h.example/gr%C3%BCn",
    "/\u4f60, https://h.example/%E4%BD%A0",
    "http://[::1]:8080/x, http://[::1]:8080/x",
    "http://tfs_server:8080/a b, http://tfs_server:8080/a%20b",
    "/a:b, https://h.example/a:b",
    "./a:b, https://h.example/c/_apis/a:b",
    "/x#a{b}, https://h.example/x#a%7Bb%7D",
  })
  void whatAnAddressCannotHaveIsEncoded(String reference, String target) {
    assertThat(Reference.resolve(BASE, reference).map(URI::toString)).contains(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ht tp://x", "1a:b", ":x", "http://[", "http:"})
  void whatIsNoReferenceIsNone(String reference) {
    assertThat(Reference.resolve(BASE, reference)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:x", "z:x", "A:x", "Z:x", "a0:x", "z9:x", "a+b-c.d:x", "az://h/y"})
  void aSchemeOfAnyKindIsKept(String reference) {
    assertThat(Reference.resolve(BASE, reference).map(URI::toString)).contains(reference);
  }

  @ParameterizedTest
  @CsvSource({
    "/azAZ09-._~!$&'()*+;=@, /azAZ09-._~!$&'()*+;=@",
    "/`{, /%60%7B",
    "'/\"<', /%22%3C",
    "/x%4, /x%254",
    "/x%, /x%25",
    "/%41, /%41",
    "/%fF%0a, /%fF%0a",
    "/%g1%1G%, /%25g1%251G%25",
    "/\u00ff, /%C3%BF",
    "/\u0100, /%C4%80",
  })
  void onlyWhatMayNotStandIsEncoded(String reference, String path) {
    assertThat(Reference.resolve(BASE, reference).map(URI::toString))
        .contains("https://h.example" + path);
  }

  @Test
  void aPercentSignInFrontStandsForItselfToo() {
    assertThat(Reference.resolve(BASE, "%zz").map(URI::toString))
        .contains("https://h.example/c/_apis/%25zz");
    assertThat(Reference.resolve(BASE, "%41").map(URI::toString))
        .contains("https://h.example/c/_apis/%41");
  }

  @Test
  void aBaseWithoutAPathHasItsRoot() {
    assertThat(Reference.resolve(URI.create("https://h"), "x")).contains(URI.create("https://h/x"));
    assertThat(Reference.resolve(URI.create("https://h"), "?x"))
        .contains(URI.create("https://h?x"));
  }
}
