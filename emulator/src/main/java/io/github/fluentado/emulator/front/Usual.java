// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Percent;

/** Headers that each answer of the service has, whatever was asked. */
public final class Usual {
  private static final String POLICY =
      "CP=\"CAO DSP COR ADMa DEV CONo TELo CUR PSA PSD TAI IVDo OUR SAMi BUS DEM NAV STA UNI COM"
          + " INT PHY ONL FIN PUR LOC CNT\"";

  /** Names the session of a browser. Nobody needs to send it back. */
  private static final String COOKIE =
      "VstsSession="
          + Percent.encode(
              "{\"PersistentSessionId\":\"00000000-0000-0000-0000-000000000003\",\"SignInState\":{}}")
          + "; path=/; secure; HttpOnly; SameSite=None";

  private Usual() {}

  /** The answer with those that it does not set itself. */
  public static HttpAnswer with(HttpAnswer answer, boolean hosted) {
    HttpAnswer usual =
        missing(answer, "P3P", POLICY)
            .with("X-FRAME-OPTIONS", "SAMEORIGIN")
            .with("X-Content-Type-Options", "nosniff");
    usual = missing(usual, "Cache-Control", "no-cache, no-store, must-revalidate");
    usual = missing(missing(usual, "Pragma", "no-cache"), "Expires", "-1");
    return hosted
        ? missing(usual, "Strict-Transport-Security", "max-age=31536000; includeSubDomains")
            .with("Request-Context", "appId=cid-v1:00000000-0000-0000-0000-000000000002")
            .with("Set-Cookie", COOKIE)
        : usual;
  }

  private static HttpAnswer missing(HttpAnswer answer, String name, String value) {
    return answer.headers().first(name).isPresent() ? answer : answer.with(name, value);
  }
}
