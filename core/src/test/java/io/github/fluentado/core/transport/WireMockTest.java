// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.recordSpec;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.fluentado.core.testing.AnsweringServer;
import io.github.fluentado.core.testing.Exchanged;
import io.github.fluentado.core.testing.WireMockAnswers;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of transports against a server that nobody here wrote, and what it records of our
 * calls. Over HTTP/2 it cannot play faults.
 */
class WireMockTest {
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // Before all.
  private static WireMockServer server;

  @BeforeAll
  static void start() throws Exception {
    server = WireMockAnswers.start(folder);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Nested
  class OverHttp1 extends Http1Contract {
    @Override
    protected Transport transport(TransportSettings settings) {
      return Carrier.FOUND.transport(settings);
    }

    @Override
    protected AnsweringServer server() {
      return WireMockAnswers.of(server, false);
    }

    @Override
    protected int requestsForABrokenGet() {
      return Carrier.isJdk() ? 2 : 1;
    }
  }

  @Nested
  class OverHttp2 extends TransportContract {
    @Override
    protected Transport transport(TransportSettings settings) {
      return Carrier.FOUND.transport(settings);
    }

    @Override
    protected AnsweringServer server() {
      return WireMockAnswers.of(server, true);
    }
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(Carrier.values())
        .flatMap(carrier -> Stream.of(Arguments.of(carrier, false), Arguments.of(carrier, true)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whatItRecordsOfOurCallsItPlaysBack(Carrier carrier, boolean secure) {
    WireMockServer origin = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    origin.start();
    WireMockAnswers recorder = WireMockAnswers.of(server, secure);
    try (Transport transport = carrier.transport(recorder.settings())) {
      origin.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201).withBody("made")));
      server.startRecording(recordSpec().forTarget("http://127.0.0.1:" + origin.port()).build());
      URI uri = recorder.uri("/contoso/_apis/things?api-version=7.1");
      assertThat(Exchanged.post(transport, uri).answer().text()).isEqualTo("made");
      server.stopRecording();
      origin.stop();

      Exchanged.Answer again = Exchanged.post(transport, uri).answer();

      assertThat(again.status()).isEqualTo(201);
      assertThat(again.text()).isEqualTo("made");
    } finally {
      recorder.close();
      origin.stop();
    }
  }
}
