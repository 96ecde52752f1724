// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import io.github.fluentado.core.transport.TransportException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says in a few words why a connection came to nothing, from what an HTTP library threw. */
public final class RootCause {
  private static final int LIMIT = 300;
  private static final int DEEPEST = 16;
  private static final Pattern CLASS_NAME = Pattern.compile("(?:[a-z]\\w*\\.)+[A-Z]\\w*: ");

  private RootCause() {}

  /** The reason on one line. */
  public static String of(Throwable error) {
    List<Throwable> chain = chain(error);
    String known =
        told(chain)
            .or(() -> found(chain, RootCause::isDistrust, "certificate not trusted"))
            .or(() -> found(chain, RootCause::isUnknownHost, "host name not found"))
            .or(() -> found(chain, RootCause::isTls, "TLS failed"))
            .or(() -> found(chain, ConnectException.class::isInstance, "no connection"))
            .orElseGet(() -> said(chain));
    return Shown.line(CLASS_NAME.matcher(known).replaceAll(""), LIMIT);
  }

  /**
   * Whether the other side's certificate was looked at and refused, which no repetition changes.
   */
  public static boolean isUntrustedCertificate(Throwable error) {
    return chain(error).stream().anyMatch(RootCause::isDistrust);
  }

  /** From the error to its root; a chain that bites its tail ends. */
  static List<Throwable> chain(Throwable error) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable one = error; one != null && chain.size() < DEEPEST; one = one.getCause()) {
      chain.add(one);
    }
    return chain;
  }

  // A transport that has found its own words knows best; what it found them for may hold a secret.
  private static Optional<String> told(List<Throwable> chain) {
    return chain.stream()
        .filter(TransportException.class::isInstance)
        .filter(one -> one.getCause() == null || !message(one).equals(message(one.getCause())))
        .map(RootCause::message)
        .filter(words -> !words.isEmpty())
        .findFirst();
  }

  // The deepest that says something: an HTTP library's own words come first in the chain.
  private static Optional<String> found(
      List<Throwable> chain, Predicate<Throwable> kind, String name) {
    Optional<String> text = Optional.empty();
    for (Throwable one : chain) {
      if (kind.test(one)) {
        String message = message(one);
        boolean more = message.isEmpty() && text.isPresent();
        text = more ? text : Optional.of(message.isEmpty() ? name : name + ": " + message);
      }
    }
    return text;
  }

  private static String said(List<Throwable> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (!message(chain.get(i)).isEmpty()) {
        return message(chain.get(i));
      }
    }
    return chain.get(chain.size() - 1).getClass().getSimpleName();
  }

  private static String message(Throwable error) {
    String message = error.getMessage();
    // Java makes the message of a wrapper from the text form of its cause.
    boolean borrowed = error.getCause() != null && error.getCause().toString().equals(message);
    return message == null || borrowed ? "" : message;
  }

  private static boolean isDistrust(Throwable error) {
    return error instanceof CertificateException
        || error instanceof CertPathValidatorException
        || error instanceof CertPathBuilderException
        || error.getClass().getSimpleName().equals("SSLPeerUnverifiedException");
  }

  private static boolean isUnknownHost(Throwable error) {
    return error instanceof UnknownHostException || error instanceof UnresolvedAddressException;
  }

  private static boolean isTls(Throwable error) {
    String name = error.getClass().getSimpleName();
    return name.startsWith("SSL") && name.endsWith("Exception");
  }
}
