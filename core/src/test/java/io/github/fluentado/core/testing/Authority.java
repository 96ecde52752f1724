// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority that nobody knows, and what it has signed. */
public final class Authority {
  private final HeldCertificate root =
      new HeldCertificate.Builder().commonName("self-made").certificateAuthority(0).build();

  public String pem() {
    return root.certificatePem();
  }

  /** A certificate for that name, valid from an hour ago for a day. */
  public HeldCertificate certificate(String name) {
    Instant now = Instant.now();
    return certificate(name, now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
  }

  public HeldCertificate certificate(String name, Instant from, Instant until) {
    return new HeldCertificate.Builder()
        .commonName(name)
        .addSubjectAlternativeName(name)
        .validityInterval(from.toEpochMilli(), until.toEpochMilli())
        .signedBy(root)
        .build();
  }

  /** For a server that shows this certificate, and trusts the clients of this authority. */
  public SSLContext server(HeldCertificate shown) {
    return new HandshakeCertificates.Builder()
        .heldCertificate(shown)
        .addTrustedCertificate(root.certificate())
        .build()
        .sslContext();
  }

  /** For a server as {@code localhost}. */
  public SSLContext server() {
    return server(certificate("localhost"));
  }
}
