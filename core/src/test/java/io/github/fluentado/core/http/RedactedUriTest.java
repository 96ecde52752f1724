// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedUriTest {
  private static final Path AREAS = Path.of("..", "spec", "areas");
  private static final Pattern QUERY_PARAMETER =
      Pattern.compile("- name: ['\"]?([^'\"\\s]+)['\"]?\\s+in: query");
  private static final String OLD_PAT = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";
  private static final String PAT = "A1b2C3d4E5f6".repeat(6) + "abcAZDO" + "abcd5";

  private static String shown(String name, String value) {
    return RedactedUri.of(URI.create("https://h/a?" + name + "=" + value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sig",
        "Sig",
        "%73ig",
        "signature",
        "X-Amz-Signature",
        "token",
        "access_token",
        "accessToken",
        "AccessToken",
        "ACCESS_TOKEN",
        "accesstoken",
        "SASToken",
        "personal-access-token",
        "pat",
        "user.pat",
        "secret",
        "clientSecret",
        "clientsecret",
        "secretValue",
        "secret_2",
        "password",
        "userPassword",
        "pwd",
        "key",
        "apiKey",
        "apikey",
        "subscription-key",
        "code",
        "auth_code",
        "authorizationCode",
        "auth",
        "Authorization",
        "credential",
        "credentials",
        "client_assertion",
        "jwt"
      })
  void aSecretIsKnownByAWholeWordOfItsName(String name) {
    assertThat(shown(name, "canary")).isEqualTo("https://h/a?" + name + "=***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path",
        "scopePath",
        "filePath",
        "itemPath",
        "pattern",
        "namePattern",
        "patch",
        "compat",
        "keywords",
        "monkey",
        "keys",
        "author",
        "authority",
        "reasonCode",
        "statusCode",
        "assigned",
        "design",
        "significant",
        "tokenId",
        "secretType",
        "loadSecrets",
        "includeTokens",
        "authorizationId",
        "continuationToken",
        "x-ms-continuationtoken",
        "$skiptoken",
        "pageToken",
        "nextPageToken",
        "",
        "1"
      })
  void otherNamesAreHarmless(String name) {
    assertThat(shown(name, "harmless")).isEqualTo("https://h/a?" + name + "=harmless");
  }

  /** All that the service's own operations have, by the description, and why they are masked. */
  @Test
  void ofAllDescribedParametersOnlyTheseAreMasked() throws IOException {
    Set<String> masked = new TreeSet<>();
    List<String> names = parameters();
    for (String name : names) {
      if (shown(name.replace("$", "%24"), "1").endsWith("***")) {
        masked.add(name);
      }
    }

    assertThat(names).hasSizeGreaterThan(500);
    assertThat(masked)
        .containsExactly(
            // Of test results, a number. Nothing tells it from the code of a sign-in.
            "code",
            // Of a job that an agent has taken: whoever knows it can speak for that agent.
            "lockToken",
            // Of security, the name of a thing and no secret; but "token" alone is one elsewhere.
            "token",
            "tokens");
  }

  private static List<String> parameters() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(AREAS)) {
      for (Path file : files.toList()) {
        Matcher found = QUERY_PARAMETER.matcher(Files.readString(file));
        while (found.find()) {
          names.add(found.group(1));
        }
      }
    }
    return new ArrayList<>(names);
  }

  @Test
  void aSecretIsKnownByItsLooksToo() {
    String jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    for (String value :
        List.of(
            OLD_PAT,
            PAT,
            jwt,
            "x" + "%20" + jwt,
            "Bearer%20abcdefghijklmnop",
            "basic+OnBhdG9mc29tZWJvZHk=",
            "https%3A%2F%2Fstore.example%2Ff%3Fsv%3D1%26sig%3Dcanary",
            "https%3A%2F%2Fme%3Acanary%40host%2Fx",
            "sv%3D2020%26sig%3Dcanary",
            "https%253A%252F%252Fs%252Ff%253Fsig%253Dcanary")) {
      assertThat(shown("note", value)).as(value).isEqualTo("https://h/a?note=***");
      assertThat(RedactedUri.of(URI.create("https://h/a?" + value)))
          .as(value)
          .doesNotContain("canary")
          .doesNotContain(PAT);
    }
    assertThat(RedactedUri.of(URI.create("https://h/tokens/" + PAT + "/x")))
        .isEqualTo("https://h/tokens/***/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrs",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRST",
        "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrs1",
        "basic+authentication",
        "Bearer%20of%20news",
        "eyJhbGciOiJIUzI1NiJ9",
        "System.Title%20%3D%20%27sig%20x%27",
        "https%3A%2F%2Fhost%2Fpath%3Fpath%3D%252Fx",
        "dG9rZW4=token==",
        "refs/heads/main",
        "%zz-not-encoded-at-all",
        "2026-01-01T00:00:00Z"
      })
  void otherValuesAreShown(String value) {
    String address = "https://h/a?note=" + value.replace("%zz", "%25zz");
    assertThat(RedactedUri.of(URI.create(address))).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://tfs_server:8080/tfs/C?a=1 | http://tfs_server:8080/tfs/C?a=1",
        "http://me:canary@tfs_server/x | http://tfs_server/x",
        "https://me:canary@H.example:1/x | https://H.example:1/x",
        "http://a$b:canary/x | http:///x",
        "mailto:canary@b | mailto:***",
        "https://h/a?&b=1&& | https://h/a?&b=1&&",
        "https://h//a//?x | https://h//a//?x",
        "https://[::1]:8080/x | https://[::1]:8080/x",
      })
  void theRestOfTheAddressIsAsItWas(String uri, String shown) {
    assertThat(RedactedUri.of(URI.create(uri))).isEqualTo(shown);
  }

  private static void masked(String value, boolean masked) {
    assertThat(shown("note", value))
        .as(value)
        .isEqualTo("https://h/a?note=" + (masked ? "***" : value));
  }

  @Test
  void aTokenHasNoOtherLettersThanItsAlphabet() {
    String old = "az27".repeat(13);
    masked(old, true);
    for (char other : "`{18A".toCharArray()) {
      masked(old.substring(1).replace('`', 'a') + Percent.encode("" + other), false);
    }
    String now = "azAZ09".repeat(14);
    masked(now, true);
    masked(now.substring(0, 83), false);
    masked(now + "a", false);
    for (char other : "@:_-".toCharArray()) {
      masked(now.substring(1) + other, false);
    }
  }

  @Test
  void anAddressInAValueCountsByItsParametersUpToTheThirdWriting() {
    masked("a.example/?sig=1", true);
    masked("sig=abcdefgh", true);
    masked("sig=abcdefg", false);
    masked("?_-.$=1;pat=secret", true);
    masked("a/sig=abcdefgh", false);
    masked("x=1;sig=abcdefgh", true);
    masked("aaaaaaaaaaaasig=", false);
    masked("=sig=abcdefghijk", false);
    masked("sig%3Dabcdefghij", true);
    masked("sig%253Dabcdefghij", true);
    masked("sig%25253Dabcdefghij", false);
  }
}
