// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A client's certificate and its key. No text of it holds the key. */
public final class Identity {
  // Of a store that never leaves the memory of this program.
  private static final char[] IN_MEMORY = new char[0];

  private static final byte[] PROBE = {1, 2, 3};

  private final KeyStore store;
  private final char[] password;

  private Identity(KeyStore store, char[] password) {
    this.store = store;
    this.password = password;
  }

  /**
   * The key in a file.
   *
   * @throws IllegalArgumentException if that is no such file, the password is wrong, or there is no
   *     key in it
   */
  public static Identity pkcs12(byte[] file, String password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias) && store.getKey(alias, password.toCharArray()) != null) {
          return new Identity(store, password.toCharArray());
        }
      }
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalArgumentException(
          "pkcs12 cannot be opened: it is broken, or the password is wrong", unreadable);
    }
    throw new IllegalArgumentException("pkcs12 has no private key in it");
  }

  /**
   * The key and its certificates as text.
   *
   * @param certificates the client's own first
   * @throws IllegalArgumentException if one of the two cannot be read, or they do not belong
   *     together
   */
  public static Identity pem(String certificates, String key) {
    List<X509Certificate> chain = Pem.certificates("certificates", certificates);
    PrivateKey secret = Pem.key("key", key);
    try {
      if (!belong(secret, chain.get(0).getPublicKey())) {
        throw new IllegalArgumentException("key is not that of the first certificate");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, IN_MEMORY);
      store.setKeyEntry("client", secret, IN_MEMORY, chain.toArray(new Certificate[0]));
      return new Identity(store, IN_MEMORY);
    } catch (IOException | GeneralSecurityException unfit) {
      throw new IllegalArgumentException("certificates cannot be used", unfit);
    }
  }

  /** Whether what the one signs is found right by the other. */
  private static boolean belong(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
    String kind = secret.getAlgorithm();
    if (!kind.equals(open.getAlgorithm())) {
      return false;
    }
    String signing =
        kind.equals("RSA") ? "SHA256withRSA" : kind.equals("EC") ? "SHA256withECDSA" : kind;
    Signature signature = Signature.getInstance(signing);
    signature.initSign(secret);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(open);
    signature.update(PROBE);
    return signature.verify(signed);
  }

  public KeyManager[] managers() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }
}
