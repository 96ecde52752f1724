// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.testing.RawServer;
import io.github.fluentado.core.transport.SocketContract;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;
import java.util.concurrent.TimeUnit;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class OkHttpTransportTest extends SocketContract {
  @Override
  protected Transport transport(TransportSettings settings) {
    return OkHttpTransport.create(settings);
  }

  @Test
  void aClientOfTheCallerObeysTheSameRulesAndStaysOpen() throws Exception {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .authenticator(
                (route, response) ->
                    response
                        .request()
                        .newBuilder()
                        .header("Authorization", Credentials.basic("a", "b"))
                        .build())
            .build();
    try (RawServer server =
        new RawServer(
            (request, wire) ->
                wire.answer(
                    Integer.parseInt(request.target().substring(1)), "Location: /200\n", ""))) {
      OkHttpTransport transport = OkHttpTransport.over(own);
      for (int status : new int[] {302, 401, 503}) {
        HttpRequest request =
            new HttpRequest("GET", server.uri("/" + status), Headers.none(), null);
        int got = transport.send(request, (code, headers, body) -> code).get(20, TimeUnit.SECONDS);
        assertThat(got).isEqualTo(status);
      }
      assertThat(server.requests()).hasSize(3);
      transport.close();

      assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    } finally {
      own.dispatcher().executorService().shutdown();
    }
  }
}
