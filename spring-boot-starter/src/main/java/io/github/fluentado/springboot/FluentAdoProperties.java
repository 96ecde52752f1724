// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a program may set. Texts are read by this library, so that it can say what is wrong with
 * them; no text form of this holds a secret.
 *
 * @param organization Name of an organization of Azure DevOps Services.
 * @param url Address of a collection of Azure DevOps Server, or of an organization, in place of its
 *     name.
 * @param pat Personal access token.
 * @param bearerToken Bearer token that stays the same, such as the token of a pipeline's job.
 * @param timeout Limit for a whole call, attempts and waits together. Default is 300 seconds, 24
 *     hours for a file.
 * @param attemptTimeout Limit for one attempt of a call. Default is 100 seconds.
 * @param longestWait Longest wait that the service may ask for. Default is 60 seconds.
 * @param attempts Attempts of a call in all. Default is 5.
 * @param parallel Calls that may be in flight at once. Default is 64.
 * @param apiVersion Latest version of the interface that an Azure DevOps Server knows.
 * @param userAgent Name of the program, put before the library's own in User-Agent.
 */
@ConfigurationProperties("fluent-ado")
record FluentAdoProperties(
    @Nullable String organization,
    @Nullable String url,
    @Nullable String pat,
    @Nullable String bearerToken,
    @Nullable Duration timeout,
    @Nullable Duration attemptTimeout,
    @Nullable Duration longestWait,
    @Nullable Integer attempts,
    @Nullable Integer parallel,
    @Nullable String apiVersion,
    @Nullable String userAgent,
    @DefaultValue Network network,
    @DefaultValue Health health,
    @DefaultValue Hooks hooks) {

  /**
   * The way to the service.
   *
   * @param connectTimeout Limit for making a connection. Default is 15 seconds.
   * @param silenceTimeout How long nothing may come or go before a connection counts as broken.
   *     Default is 90 seconds.
   * @param trust File with certificates (PEM) that are trusted beside Java's own.
   * @param identity File with the certificate and key (PKCS 12) that are shown to servers.
   * @param identityPassword Password of that file.
   */
  record Network(
      @Nullable Duration connectTimeout,
      @Nullable Duration silenceTimeout,
      @Nullable String trust,
      @Nullable String identity,
      @Nullable String identityPassword,
      @DefaultValue Proxy proxy) {
    @Override
    public String toString() {
      return "Network";
    }
  }

  /**
   * A proxy.
   *
   * @param host Name of an HTTP proxy. Default is the system's proxy.
   * @param port Port of the proxy.
   * @param user Name for the proxy.
   * @param password Password for the proxy.
   * @param except Hosts that are reached directly, such as *.contoso.com.
   */
  record Proxy(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String user,
      @Nullable String password,
      @DefaultValue List<String> except) {
    @Override
    public String toString() {
      return "Proxy";
    }
  }

  /**
   * The look at the service for the health of the program.
   *
   * @param timeout Limit for the request.
   */
  record Health(@DefaultValue("10s") Duration timeout) {}

  /**
   * What receives service hooks.
   *
   * @param path Path at which deliveries are received, where there is a HookRouter bean.
   * @param user Name that the subscription sends along.
   * @param password Password that the subscription sends along.
   * @param headerName Name of a header that the subscription sends along, in place of name and
   *     password.
   * @param headerValue Secret value of that header.
   * @param open Whether anybody may send, as something before the program guards it.
   * @param limit Largest delivery that is taken.
   */
  record Hooks(
      @DefaultValue("/hooks/azure-devops") String path,
      @Nullable String user,
      @Nullable String password,
      @Nullable String headerName,
      @Nullable String headerValue,
      @DefaultValue("false") boolean open,
      @DefaultValue("2MB") DataSize limit) {
    @Override
    public String toString() {
      return "Hooks[" + path + "]";
    }
  }

  @Override
  public String toString() {
    return "FluentAdoProperties";
  }
}
