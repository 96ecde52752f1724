// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.transport.wire.Identity;
import io.github.fluentado.core.transport.wire.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the network is used, whatever library does it. Immutable: each method returns a new value.
 * Files are read at once, so that a bad one is told here; no text of this holds a key or password.
 */
public final class TransportSettings {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  // The service may hold an answer back for 30 seconds when it throttles.
  private static final Duration SILENCE = Duration.ofSeconds(90);
  // Enough to fill the line to a service that answers within a tenth of a second at hundreds of
  // calls
  // a second, more than the service lets one client use for long; few enough for file handles.
  private static final int PARALLEL = 64;
  private static final TransportSettings STANDARD =
      new TransportSettings(CONNECT, SILENCE, PARALLEL, ProxySettings.system(), List.of(), null);

  private final Duration connect;
  private final Duration silence;
  private final int parallel;
  private final ProxySettings proxy;
  private final List<X509Certificate> trusted;
  private final @Nullable Identity identity;

  private TransportSettings(
      Duration connect,
      Duration silence,
      int parallel,
      ProxySettings proxy,
      List<X509Certificate> trusted,
      @Nullable Identity identity) {
    this.connect = connect;
    this.silence = silence;
    this.parallel = parallel;
    this.proxy = proxy;
    this.trusted = trusted;
    this.identity = identity;
  }

  /**
   * 15 seconds to connect, 90 of silence, 64 calls in flight, the system's proxy, the certificates
   * that Java trusts.
   */
  public static TransportSettings standard() {
    return STANDARD;
  }

  /**
   * Sets the time to connect.
   *
   * @param limit how long making a connection may take, TLS not counted with every library
   */
  public TransportSettings connect(Duration limit) {
    Check.positive("connect", limit);
    return new TransportSettings(limit, silence, parallel, proxy, trusted, identity);
  }

  /**
   * Sets when a connection counts as broken.
   *
   * @param limit how long nothing may come or go before a connection counts as broken; the service
   *     may hold an answer back for 30 seconds. Over the client of the JDK it holds for bodies of
   *     answers; before an answer begins, only the limits of a call do
   */
  public TransportSettings silence(Duration limit) {
    Check.positive("silence", limit);
    return new TransportSettings(connect, limit, parallel, proxy, trusted, identity);
  }

  /**
   * Sets how much runs at once.
   *
   * @param calls how many calls may be in flight at once; more wait in order, and have not left. As
   *     many idle connections are kept. A download counts until it is open, not while it is read: a
   *     program that holds many open and then asks for more would wait for itself
   */
  public TransportSettings parallel(int calls) {
    Check.positive("parallel", calls);
    return new TransportSettings(connect, silence, calls, proxy, trusted, identity);
  }

  /** Sets the way to servers. */
  public TransportSettings proxy(ProxySettings way) {
    Check.notNull("proxy", way);
    return new TransportSettings(connect, silence, parallel, way, trusted, identity);
  }

  /**
   * Trusts more certificates beside those that Java trusts.
   *
   * @param pem one or more certificates of authorities, or of servers themselves
   * @throws IllegalArgumentException if there is none, or one cannot be read
   */
  public TransportSettings trust(String pem) {
    List<X509Certificate> all = new ArrayList<>(trusted);
    all.addAll(Pem.certificates("pem", Check.notNull("pem", pem)));
    return new TransportSettings(connect, silence, parallel, proxy, List.copyOf(all), identity);
  }

  /** The same from a file. */
  public TransportSettings trust(Path pem) {
    return trust(new String(bytes("pem", pem), StandardCharsets.US_ASCII));
  }

  /**
   * Shows a certificate to servers that ask for one.
   *
   * @param pkcs12 a file with one private key and its chain
   * @param password of the file and the key in it
   * @throws IllegalArgumentException if the file cannot be read, the password is wrong, or there is
   *     no key in it
   */
  public TransportSettings identity(Path pkcs12, String password) {
    Check.notNull("password", password);
    Identity read = Identity.pkcs12(bytes("pkcs12", pkcs12), password);
    return new TransportSettings(connect, silence, parallel, proxy, trusted, read);
  }

  /**
   * The same from PEM.
   *
   * @param certificates the client's own first, then those between it and the authority
   * @param key in PKCS #8 without a password ({@code BEGIN PRIVATE KEY}); others are turned into it
   *     by {@code openssl pkcs8 -topk8 -nocrypt}
   */
  public TransportSettings identity(String certificates, String key) {
    Identity read =
        Identity.pem(Check.notNull("certificates", certificates), Check.notNull("key", key));
    return new TransportSettings(connect, silence, parallel, proxy, trusted, read);
  }

  private static byte[] bytes(String parameter, Path file) {
    try {
      return Files.readAllBytes(Check.notNull(parameter, file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(parameter + " cannot be read: " + file, unreadable);
    }
  }

  public Duration connect() {
    return connect;
  }

  public Duration silence() {
    return silence;
  }

  public int parallel() {
    return parallel;
  }

  public ProxySettings proxy() {
    return proxy;
  }

  /** For transports: what TLS needs, absent if it is as Java has it. */
  public Optional<Tls> tls() {
    return trusted.isEmpty() && identity == null
        ? Optional.empty()
        : Optional.of(Tls.of(trusted, identity));
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "%d calls at once, %s to connect, %s of silence, %s, %d more certificates trusted%s"
        .formatted(
            parallel,
            connect,
            silence,
            proxy,
            trusted.size(),
            identity == null ? "" : ", a client certificate");
  }
}
