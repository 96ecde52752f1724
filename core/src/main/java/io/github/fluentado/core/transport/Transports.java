// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import io.github.fluentado.core.transport.jdk.JdkTransport;
import io.github.fluentado.core.transport.okhttp.OkHttpTransport;

/** Chooses a transport. */
public final class Transports {
  private static final String OKHTTP = "okhttp3.OkHttpClient";

  private Transports() {}

  /** OkHttp's if OkHttp is on the class path, else that of the JDK. */
  public static Transport standard(TransportSettings settings) {
    return hasOkHttp() ? OkHttpTransport.create(settings) : JdkTransport.create(settings);
  }

  private static boolean hasOkHttp() {
    try {
      Class.forName(OKHTTP, false, Transports.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
