// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import io.github.fluentado.core.transport.wire.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust, and who to be. Host names are checked by the libraries as ever. */
public record Tls(SSLContext context, X509TrustManager trust) {

  /**
   * Sets TLS up.
   *
   * @param trusted beside what Java trusts
   * @throws IllegalStateException if Java's own store of certificates cannot be read
   */
  static Tls of(List<X509Certificate> trusted, @Nullable Identity identity) {
    try {
      X509TrustManager trust = trust(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys = identity == null ? null : identity.managers();
      context.init(keys, new TrustManager[] {trust}, null);
      return new Tls(context, trust);
    } catch (IOException | GeneralSecurityException unusable) {
      throw new IllegalStateException("TLS cannot be set up", unusable);
    }
  }

  private static X509TrustManager trust(List<X509Certificate> more)
      throws IOException, GeneralSecurityException {
    X509TrustManager standard = manager(null);
    if (more.isEmpty()) {
      return standard;
    }
    // One manager over both, not two in turn: so a failure is told once and for what it is.
    List<X509Certificate> all = new ArrayList<>(List.of(standard.getAcceptedIssuers()));
    all.addAll(more);
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < all.size(); i++) {
      store.setCertificateEntry("trusted-" + i, all.get(i));
    }
    return manager(store);
  }

  /**
   * @param store Java's own if there is none
   */
  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager known) {
        return known;
      }
    }
    throw new GeneralSecurityException("no trust manager for X.509");
  }
}
