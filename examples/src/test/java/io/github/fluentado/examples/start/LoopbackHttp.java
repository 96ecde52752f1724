// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.start;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpClientProvider;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import com.azure.core.util.HttpClientOptions;
import java.net.URI;
import java.net.URL;

/**
 * What azure-identity sends its requests with in these tests: whatever the address is, they go to
 * loopback. Found as a service, so that the code under test is that of the pages.
 */
public final class LoopbackHttp implements HttpClientProvider {
  /** The system property that holds where to. */
  static final String TARGET = "fluentado.examples.entra";

  @Override
  public HttpClient createInstance() {
    HttpClient real = new JdkHttpClientBuilder().configuration(Configuration.NONE).build();
    return request -> {
      URL meant = request.getUrl();
      String target = System.getProperty(TARGET) + meant.getFile();
      return real.send(
          request.setUrl(URI.create(target).toString()).setHeader(FakeEntra.HOST, meant.getHost()));
    };
  }

  @Override
  public HttpClient createInstance(HttpClientOptions options) {
    return createInstance();
  }
}
