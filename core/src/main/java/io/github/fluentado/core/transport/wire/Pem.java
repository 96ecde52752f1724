// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads certificates and keys as text. Other text around them is passed over. */
public final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");

  private Pem() {}

  /**
   * All certificates in the text, in order.
   *
   * @throws IllegalArgumentException naming the parameter, if there is none or one cannot be read
   */
  public static List<X509Certificate> certificates(String parameter, String text) {
    List<X509Certificate> found = new ArrayList<>();
    for (byte[] der : blocks(parameter, text, "CERTIFICATE")) {
      found.add(certificate(parameter, der));
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(parameter + " has no certificate in PEM");
    }
    return found;
  }

  private static X509Certificate certificate(String parameter, byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException broken) {
      throw new IllegalArgumentException(parameter + " has a broken certificate", broken);
    }
  }

  /**
   * The private key in the text. What cannot be read is told without any of it.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  static PrivateKey key(String parameter, String text) {
    List<byte[]> keys = blocks(parameter, text, "PRIVATE KEY");
    if (keys.size() != 1) {
      throw new IllegalArgumentException(
          parameter + " has not one private key in PKCS #8 without a password");
    }
    for (String kind : KEY_KINDS) {
      PrivateKey key = key(kind, keys.get(0));
      if (key != null) {
        return key;
      }
    }
    throw new IllegalArgumentException(parameter + " has a key of an unknown kind");
  }

  private static @Nullable PrivateKey key(String kind, byte[] der) {
    try {
      return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (InvalidKeySpecException anotherKind) {
      return null;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static List<byte[]> blocks(String parameter, String text, String label) {
    List<byte[]> found = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      if (blocks.group(1).equals(label)) {
        found.add(decoded(parameter, blocks.group(2)));
      }
    }
    return found;
  }

  private static byte[] decoded(String parameter, String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException(parameter + " has broken base64 in it");
    }
  }
}
