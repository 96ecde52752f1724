// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import io.github.fluentado.core.transport.jdk.JdkTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Chooses a transport. */
public final class Transports {
  private Transports() {}

  /**
   * That of the provider which the program has beside this library, as {@code fluent-ado-okhttp} is
   * one; that of the JDK if there is none.
   *
   * @throws IllegalStateException if there are several, as nobody has said which one is meant
   */
  public static Transport standard(TransportSettings settings) {
    TransportProvider found =
        only(ServiceLoader.load(TransportProvider.class, Transports.class.getClassLoader()));
    return found == null ? JdkTransport.create(settings) : found.create(settings);
  }

  static @Nullable TransportProvider only(Iterable<TransportProvider> providers) {
    List<TransportProvider> all = new ArrayList<>(1);
    for (TransportProvider provider : providers) {
      all.add(provider);
    }
    if (all.size() > 1) {
      throw new IllegalStateException(several(all));
    }
    return all.isEmpty() ? null : all.get(0);
  }

  private static String several(List<TransportProvider> all) {
    StringBuilder text = new StringBuilder("there are ").append(all.size()).append(" transports: ");
    for (int i = 0; i < all.size(); i++) {
      text.append(i == 0 ? "" : i == all.size() - 1 ? " and " : ", ");
      text.append(all.get(i).getClass().getName());
    }
    return text.append("; keep the artifact of one, or name one: builder.transport(…)").toString();
  }
}
