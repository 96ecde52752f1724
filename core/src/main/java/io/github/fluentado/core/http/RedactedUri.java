// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import io.github.fluentado.core.text.SecretName;
import io.github.fluentado.core.text.SecretValue;
import java.net.URI;

/**
 * An address that may be shown: user information and fragment are left out, and so are the values
 * of query parameters that are secrets by their name ({@link SecretName}) or by what they look like
 * ({@link SecretValue}).
 */
public final class RedactedUri {
  private static final String MASK = "***";

  private RedactedUri() {}

  /** The address as text without secrets. */
  public static String of(URI uri) {
    if (uri.isOpaque()) {
      return uri.getScheme() + ":" + MASK;
    }
    StringBuilder shown = new StringBuilder(uri.toString().length());
    shown.append(uri.getScheme()).append("://").append(authority(uri));
    path(shown, uri.getRawPath());
    if (uri.getRawQuery() != null) {
      query(shown.append('?'), uri.getRawQuery());
    }
    return shown.toString();
  }

  /** A path with its query, or the beginning of one, as text without secrets. */
  public static String ofPath(String path) {
    int question = path.indexOf('?');
    StringBuilder shown = new StringBuilder(path.length());
    path(shown, question < 0 ? path : path.substring(0, question));
    if (question >= 0) {
      query(shown.append('?'), path.substring(question + 1));
    }
    return shown.toString();
  }

  private static String authority(URI uri) {
    if (uri.getHost() != null) {
      return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
    return Authority.of(uri).map(Authority::toString).orElse("");
  }

  private static void path(StringBuilder shown, String path) {
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (SecretValue.is(path, start, end)) {
        shown.append(MASK);
      } else {
        shown.append(path, start, end);
      }
      if (slash >= 0) {
        shown.append('/');
      }
      start = end + 1;
    }
  }

  private static void query(StringBuilder shown, String query) {
    int start = 0;
    while (start <= query.length()) {
      int next = query.indexOf('&', start);
      int end = next < 0 ? query.length() : next;
      parameter(shown, query, start, end);
      if (next >= 0) {
        shown.append('&');
      }
      start = end + 1;
    }
  }

  private static void parameter(StringBuilder shown, String query, int start, int end) {
    int equals = query.indexOf('=', start);
    if (equals < 0 || equals >= end) {
      shown.append(SecretValue.is(query, start, end) ? MASK : query.substring(start, end));
      return;
    }
    shown.append(query, start, equals + 1);
    boolean secret =
        SecretName.is(query.substring(start, equals)) || SecretValue.is(query, equals + 1, end);
    if (secret) {
      shown.append(MASK);
    } else {
      shown.append(query, equals + 1, end);
    }
  }
}
