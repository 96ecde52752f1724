// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.testing.RawServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AzureCredentialTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Authorization ask(Credential credential) throws Exception {
    return credential.authorize(NOW, null).toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void asksForTheScopeOfAzureDevOps() throws Exception {
    List<String> scopes = new ArrayList<>();
    TokenCredential azure =
        request -> {
          scopes.addAll(request.getScopes());
          return Mono.just(
              new com.azure.core.credential.AccessToken(
                  "t" + scopes.size(), OffsetDateTime.parse("2026-01-01T01:00:00Z")));
        };
    Credential credential = AzureCredential.of(azure);

    assertThat(ask(credential)).isEqualTo(Authorization.bearer("t1"));
    assertThat(ask(credential)).as("held").isEqualTo(Authorization.bearer("t1"));
    assertThat(scopes).containsExactly("499b84ac-1321-427f-aa17-267ca6975798/.default");
    assertThat(credential).hasToString("Credential[***]");
  }

  @Test
  void aManagedIdentityGivesItsToken() throws Exception {
    String body =
        "{\"access_token\":\"managed\",\"expires_on\":\"4102444800\",\"resource\":\"r\","
            + "\"token_type\":\"Bearer\"}";
    try (RawServer server =
        new RawServer(
            (request, wire) -> wire.answer(200, "Content-Type: application/json\n", body))) {
      HttpClient real = new JdkHttpClientBuilder().configuration(Configuration.NONE).build();
      // The endpoint of a machine in the cloud has a fixed address.
      HttpClient rerouted =
          request -> real.send(request.setUrl(server.uri(request.getUrl().getFile()).toString()));
      TokenCredential azure = new ManagedIdentityCredentialBuilder().httpClient(rerouted).build();

      assertThat(ask(AzureCredential.of(azure))).isEqualTo(Authorization.bearer("managed"));
      assertThat(server.requests())
          .anySatisfy(
              request ->
                  assertThat(request.target())
                      .contains("resource=499b84ac-1321-427f-aa17-267ca6975798"));
    }
  }

  @Test
  @SuppressWarnings("NullAway") // Callers without null checks.
  void nothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> AzureCredential.of(null));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void aServiceForTokensThatIsBusyIsAskedAgain(int status) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    TokenCredential azure =
        request ->
            asked.incrementAndGet() == 1 ? Mono.error(answered(status)) : Mono.just(token("t"));

    assertThat(ask(AzureCredential.of(azure))).isEqualTo(Authorization.bearer("t"));
  }

  @Test
  void aBrokenConnectionIsTriedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    TokenCredential azure =
        request ->
            asked.incrementAndGet() == 1
                ? Mono.error(new IOException("reset"))
                : Mono.just(token("t"));

    assertThat(ask(AzureCredential.of(azure))).isEqualTo(Authorization.bearer("t"));
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    for (HttpResponseException refusal :
        List.of(answered(401), answered(400), new ClientAuthenticationException("no", null))) {
      AtomicInteger asked = new AtomicInteger();
      TokenCredential azure =
          request -> {
            asked.incrementAndGet();
            return Mono.error(refusal);
          };
      assertThatThrownBy(() -> ask(AzureCredential.of(azure))).hasCause(refusal);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void noTokenIsAClearError() {
    assertThatThrownBy(() -> ask(AzureCredential.of(request -> Mono.empty())))
        .hasRootCauseMessage("token is null");
  }

  private static com.azure.core.credential.AccessToken token(String text) {
    return new com.azure.core.credential.AccessToken(
        text, OffsetDateTime.parse("2026-01-01T01:00:00Z"));
  }

  private static HttpResponseException answered(int status) {
    HttpRequest request = new HttpRequest(HttpMethod.POST, "https://login.example/token");
    return new HttpResponseException("answered", new Answer(request, status));
  }

  /** An answer without anything in it. */
  private static final class Answer extends HttpResponse {
    private final int status;

    Answer(HttpRequest request, int status) {
      super(request);
      this.status = status;
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    @SuppressWarnings("deprecation") // The library still asks for it.
    public @Nullable String getHeaderValue(String name) {
      return null;
    }

    @Override
    public HttpHeaders getHeaders() {
      return new HttpHeaders();
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return Flux.empty();
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString() {
      return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.empty();
    }
  }
}
