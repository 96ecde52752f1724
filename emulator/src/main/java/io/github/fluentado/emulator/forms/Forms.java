// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.forms;

import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Border;
import io.github.fluentado.emulator.server.Fallback.Place;

/** One place for all forms: what comes in is brought into the usual one, answers out of it. */
public final class Forms implements Border {
  private final Sent sent;
  private final Wanted wanted;

  public Forms(Description description) {
    EnumTable table = EnumTable.read();
    this.sent = new Sent(description, table);
    this.wanted = new Wanted(description, table);
  }

  @Override
  public HttpRequest usual(HttpRequest request, Place place) {
    return sent.usual(request, place);
  }

  @Override
  public HttpAnswer asAsked(HttpAnswer answer, HttpRequest request, Place place) {
    return wanted.of(answer, request, place);
  }
}
