// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a run ended, and all that it did. */
public record Ending(
    @Nullable String value,
    @Nullable AzureDevOpsException failure,
    List<HttpRequest> sent,
    List<Duration> waits,
    Duration took,
    List<String> transcript) {

  public AzureDevOpsException error() {
    assertThat(failure).as("failure of %s", transcript).isNotNull();
    return Objects.requireNonNull(failure);
  }

  public Ending succeedsWith(String expected) {
    assertThat(failure).as("%s", transcript).isNull();
    assertThat(value).isEqualTo(expected);
    return this;
  }

  public Ending fails(ErrorKind kind) {
    assertThat(error().kind()).as("%s", transcript).isEqualTo(kind);
    return this;
  }

  public Ending after(int requests) {
    assertThat(sent).as("%s", transcript).hasSize(requests);
    return this;
  }

  /** Value of that header in the request with that number, from 0. */
  public String header(int request, String name) {
    return sent.get(request).headers().first(name).orElse("none");
  }
}
