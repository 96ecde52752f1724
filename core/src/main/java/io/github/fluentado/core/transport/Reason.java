// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Why a request came to nothing, in words, found in the exceptions of a library. Libraries of TLS
 * and HTTP tell some of it by their message alone.
 *
 * @param known the exception that knew it all, if there is one
 * @param before whether it can only happen before the service looks at a request
 */
record Reason(String words, boolean before, boolean lasting, @Nullable TransportException known) {
  // More are a circle.
  private static final int MOST_CAUSES = 20;
  private static final int LONGEST = 300;
  private static final String ALERT = "received fatal alert: ";

  // The alerts that end a handshake because of the client's certificate. Under TLS 1.3 the client
  // hears of it when its request has gone, but the server's side of the handshake has not ended.
  private static final Set<String> CERTIFICATE_ALERTS =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "certificate_required",
          "unknown_ca",
          "access_denied");

  static Reason of(Throwable error, URI server) {
    List<Throwable> causes = causes(error);
    for (Throwable cause : causes) {
      if (cause instanceof TransportException known) {
        return new Reason("", false, false, known);
      }
    }
    String place = place(server);
    for (int i = causes.size() - 1; i >= 0; i--) {
      Reason reason = of(causes.get(i), place, server);
      if (reason != null) {
        return reason;
      }
    }
    Throwable root = causes.get(causes.size() - 1);
    if (root instanceof EOFException && root.getClass() != causes.get(0).getClass()) {
      // What a library says there is about its buffers.
      return passing("the connection to " + place + " ended before the answer was whole", false);
    }
    return passing("the exchange with " + place + " failed: " + said(root), false);
  }

  /** The chain of causes, and what was found on the way (reading after a write had failed). */
  private static List<Throwable> causes(Throwable error) {
    List<Throwable> causes = new ArrayList<>();
    Throwable cause = error;
    while (cause != null && causes.size() < MOST_CAUSES && !causes.contains(cause)) {
      causes.add(cause);
      cause = cause.getCause();
    }
    for (Throwable aside : error.getSuppressed()) {
      if (aside instanceof SSLException) {
        causes.add(0, aside);
      }
    }
    return causes;
  }

  private static @Nullable Reason of(Throwable cause, String place, URI server) {
    String message = String.valueOf(cause.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
      return passing("the name of " + place + " is not known: " + said(cause), true);
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return passing("no connection to " + place + ": " + said(cause), true);
    }
    if (cause.getClass().getSimpleName().equals("HttpConnectTimeoutException")) {
      return passing("no connection to " + place + " in time: " + said(cause), true);
    }
    Reason certificate = certificate(cause, lower, place, server);
    if (certificate != null) {
      return certificate;
    }
    Reason tls = tls(cause, lower, place);
    return tls != null ? tls : proxy(lower, place, message);
  }

  private static @Nullable Reason certificate(
      Throwable cause, String lower, String place, URI server) {
    if (cause instanceof CertificateExpiredException) {
      return lasting("the certificate of " + place + " has expired: " + said(cause));
    }
    if (cause instanceof CertificateNotYetValidException) {
      return lasting("the certificate of " + place + " is not valid yet: " + said(cause));
    }
    boolean named =
        cause instanceof SSLPeerUnverifiedException
            || (cause instanceof CertificateException
                && (lower.contains("no subject alternative")
                    || lower.startsWith("no name matching")));
    if (named) {
      return lasting(
          "the certificate of " + place + " is not for " + host(server) + ": " + said(cause));
    }
    if (cause instanceof CertPathBuilderException
        || cause instanceof CertPathValidatorException
        || cause instanceof CertificateException) {
      return lasting("the certificate of " + place + " is not trusted: " + said(cause));
    }
    return null;
  }

  private static @Nullable Reason tls(Throwable cause, String lower, String place) {
    if (lower.contains("unrecognized ssl message") || lower.contains("plaintext connection")) {
      return passing(place + " does not speak TLS: " + said(cause), true);
    }
    if (!(cause instanceof SSLException)) {
      return null;
    }
    int alert = lower.indexOf(ALERT);
    if (alert >= 0 && CERTIFICATE_ALERTS.contains(lower.substring(alert + ALERT.length()))) {
      return lasting(place + " refuses this client's certificate, or its lack: " + said(cause));
    }
    if (!(cause instanceof SSLHandshakeException)) {
      return null;
    }
    boolean nothingInCommon =
        alert >= 0
            || lower.contains("no appropriate protocol")
            || lower.contains("protocol version");
    String words = "no agreement on TLS with " + place + ": " + said(cause);
    return nothingInCommon ? lasting(words) : passing(words, true);
  }

  private static @Nullable Reason proxy(String lower, String place, String message) {
    if (lower.startsWith("failed to authenticate with proxy")) {
      return lasting("the proxy before " + place + " wants a login that it accepts (407)");
    }
    String refusal = "unexpected response code for connect: ";
    String tunnel = "tunnel failed, got: ";
    if (lower.startsWith(refusal) || lower.startsWith(tunnel)) {
      String status = message.substring(message.lastIndexOf(' ') + 1);
      String words = "the proxy refuses a way to " + place + ": " + status;
      boolean may = status.startsWith("5") || status.equals("408") || status.equals("429");
      return may ? passing(words, true) : lasting(words);
    }
    return null;
  }

  private static Reason passing(String words, boolean before) {
    return new Reason(words, before, false, null);
  }

  private static Reason lasting(String words) {
    return new Reason(words, true, true, null);
  }

  private static String place(URI server) {
    if (server.getHost() == null) {
      return host(server);
    }
    int port = server.getPort();
    boolean secure = "https".equalsIgnoreCase(server.getScheme());
    return host(server) + ":" + (port >= 0 ? port : secure ? 443 : 80);
  }

  /** Java takes a name with an underscore for no host at all. */
  private static String host(URI server) {
    String host = server.getHost();
    String authority = Objects.toString(server.getRawAuthority(), "");
    return host != null ? host : authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** The first line of what the exception says, or what kind it is. */
  private static String said(Throwable cause) {
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return cause.getClass().getSimpleName();
    }
    String line = message.strip().split("\\R", 2)[0];
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  TransportException exception(boolean left, Throwable cause) {
    return known != null ? known : new TransportException(left && !before, lasting, words, cause);
  }
}
