// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;

/** Stands between the forms that clients use and the one that routes know. */
public interface Border {

  /** The same request in the usual form. */
  HttpRequest usual(HttpRequest request, Fallback.Place place);

  /** The same answer in the form that the request asks for. */
  HttpAnswer asAsked(HttpAnswer answer, HttpRequest request, Fallback.Place place);
}
