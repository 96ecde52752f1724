// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fluentado.core.ServiceHosts;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  private static final String URL = "https://dev.azure.com/contoso/";

  private static String header(Map<String, String> variables) {
    return Environment.of(variables)
        .credential()
        .authorize(Instant.EPOCH, null)
        .toCompletableFuture()
        .join()
        .header()
        .orElseThrow();
  }

  @Test
  void thePersonalAccessTokenOfOtherToolsIsTaken() {
    assertThat(header(Map.of("AZURE_DEVOPS_EXT_PAT", " pat\n"))).isEqualTo("Basic OnBhdA==");
  }

  @Test
  void theTokenOfAJobIsTakenAsBearer() {
    assertThat(header(Map.of("SYSTEM_ACCESSTOKEN", "job"))).isEqualTo("Bearer job");
  }

  @Test
  void aTokenThatSomebodyChoseCountsBeforeThatOfTheJob() {
    assertThat(header(Map.of("AZURE_DEVOPS_EXT_PAT", "pat", "SYSTEM_ACCESSTOKEN", "job")))
        .isEqualTo("Basic OnBhdA==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "$(System.AccessToken)"})
  void whatIsBlankOrAMacroNobodyReplacedCountsAsMissing(String nothing) {
    Map<String, String> variables = Map.of("AZURE_DEVOPS_EXT_PAT", nothing);

    assertThat(header(Map.of("AZURE_DEVOPS_EXT_PAT", nothing, "SYSTEM_ACCESSTOKEN", "job")))
        .isEqualTo("Bearer job");
    assertThatIllegalStateException()
        .isThrownBy(() -> Environment.of(variables).credential())
        .withMessageEndingWith("(AZURE_DEVOPS_EXT_PAT is there, but empty)");
  }

  @Test
  void aMissingCredentialIsToldWithWhatToSet() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Environment.of(Map.of()).credential())
        .withMessageContaining("AZURE_DEVOPS_EXT_PAT")
        .withMessageContaining("SYSTEM_ACCESSTOKEN: $(System.AccessToken)");
  }

  @Test
  void aCredentialThatCannotBeSentIsToldByItsVariableAndNotShown() {
    Environment environment = Environment.of(Map.of("SYSTEM_ACCESSTOKEN", "can ary"));

    assertThatIllegalStateException()
        .isThrownBy(environment::credential)
        .withMessageContaining("SYSTEM_ACCESSTOKEN")
        .satisfies(e -> assertThat(e).hasStackTraceContaining("visible ASCII"))
        .satisfies(e -> assertThat(e.toString()).doesNotContain("can ary"));
  }

  @ParameterizedTest
  @CsvSource({
    "AZURE_DEVOPS_ORG_URL",
    "SYSTEM_COLLECTIONURI",
    "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI",
  })
  void eachNameOfTheAddressIsKnown(String name) {
    Environment environment = Environment.of(Map.of(name, URL));

    assertThat(environment.url()).isEqualTo(URI.create(URL));
    assertThat(environment.url(ServiceHosts::at)).hasToString("https://dev.azure.com/contoso");
  }

  @Test
  void aMissingAddressIsToldWithWhatToSet() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Environment.of(Map.of()).url())
        .withMessageContaining("AZURE_DEVOPS_ORG_URL")
        .withMessageContaining("https://dev.azure.com/contoso");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contoso",
        "https://dev.azure.com",
        "https://me:canary@tfs/x",
        "https://tfs/x?token=canary",
        "https://tfs/a canary",
      })
  void anAddressThatIsNoneIsToldByItsVariableAndNotShown(String url) {
    Environment environment = Environment.of(Map.of("SYSTEM_COLLECTIONURI", url));

    assertThatIllegalStateException()
        .isThrownBy(() -> environment.url(ServiceHosts::at))
        .withMessageStartingWith(
            "The environment variable SYSTEM_COLLECTIONURI cannot be used: its url ")
        .satisfies(
            e -> {
              assertThat(e.getMessage()).doesNotContain("canary");
              assertThat(e.getCause()).hasNoCause();
              assertThat(String.valueOf(e.getCause())).doesNotContain("canary");
            });
  }
}
