// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.http.HttpAnswer;

/** Headers that each answer of the service has, whatever was asked. */
final class Usual {
  private static final String POLICY =
      "CP=\"CAO DSP COR ADMa DEV CONo TELo CUR PSA PSD TAI IVDo OUR SAMi BUS DEM NAV STA UNI COM"
          + " INT PHY ONL FIN PUR LOC CNT\"";

  private Usual() {}

  /** The answer with those that it does not set itself. */
  static HttpAnswer with(HttpAnswer answer, boolean hosted) {
    HttpAnswer usual =
        missing(answer, "P3P", POLICY)
            .with("X-FRAME-OPTIONS", "SAMEORIGIN")
            .with("X-Content-Type-Options", "nosniff");
    usual = missing(usual, "Cache-Control", "no-cache, no-store, must-revalidate");
    usual = missing(missing(usual, "Pragma", "no-cache"), "Expires", "-1");
    return hosted
        ? missing(usual, "Strict-Transport-Security", "max-age=31536000; includeSubDomains")
            .with("Request-Context", "appId=cid-v1:00000000-0000-0000-0000-000000000002")
        : usual;
  }

  private static HttpAnswer missing(HttpAnswer answer, String name, String value) {
    return answer.headers().first(name).isPresent() ? answer : answer.with(name, value);
  }
}
