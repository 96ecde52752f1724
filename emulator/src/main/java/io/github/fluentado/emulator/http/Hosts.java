// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.http;

import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/** For which hosts a listener answers when it is used as a proxy, and whether it speaks TLS. */
public interface Hosts {
  /** Speaks HTTP alone, and is no proxy. */
  Hosts NONE =
      new Hosts() {
        @Override
        public Optional<SSLSocketFactory> tls() {
          return Optional.empty();
        }

        @Override
        public Optional<String> refusal(Site site) {
          return Optional.of("This is no proxy.");
        }
      };

  /** Those that are known only once all else is: until then, who asks waits. */
  static Hosts of(Supplier<Hosts> known) {
    return new Hosts() {
      @Override
      public Optional<SSLSocketFactory> tls() {
        return known.get().tls();
      }

      @Override
      public Optional<String> refusal(Site site) {
        return known.get().refusal(site);
      }
    };
  }

  /** Makes server sockets of TLS; empty where there is no https. */
  Optional<SSLSocketFactory> tls();

  /** Why nothing is answered for this place, in one line; empty where something is. */
  Optional<String> refusal(Site site);
}
