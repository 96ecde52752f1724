// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs certificates for names. Its key lives as long as it does and is never written, so that a
 * certificate which somebody has trusted is worth nothing once the emulator has ended.
 *
 * <p>Validity goes by the machine's clock, as that is what clients compare it with.
 */
public final class Authority {
  private static final Duration BACK = Duration.ofDays(1);
  private static final Duration AHEAD = Duration.ofDays(396); // some clients refuse more
  private static final String SIGNATURE = "SHA256withECDSA";

  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys;
  private final KeyPair serverKeys;
  private final X509Certificate own;

  public Authority() {
    try {
      this.keys = newKeys();
      this.serverKeys = newKeys();
      this.own = signed("Azure DevOps emulator " + serial().toString(36), List.of());
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("This Java runtime cannot make certificates.", e);
    }
  }

  private KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  /** What clients are to trust. */
  public X509Certificate certificate() {
    return own;
  }

  /** What clients are to trust, as text in PEM. */
  public String pem() {
    try {
      Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      String body = lines.encodeToString(own.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalStateException("A certificate has no encoded form.", e);
    }
  }

  /**
   * Sockets of servers, which show each client a certificate for the name that it asks for.
   *
   * @param served whether there is anything at a name; a client that asks for another one is
   *     refused in the handshake
   * @param usual what clients get that ask for no name, such as those that use an address
   */
  public SSLSocketFactory sockets(Predicate<String> served, List<String> usual) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager manager = new NamedKeys(this, served, usual);
      context.init(new KeyManager[] {manager}, null, random);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no TLS.", e);
    }
  }

  PrivateKey serverKey() {
    return serverKeys.getPrivate();
  }

  /** A certificate for these names and addresses, followed by the authority's own. */
  X509Certificate[] chain(List<String> names) {
    try {
      return new X509Certificate[] {signed(names.get(0), names), own};
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("No certificate can be made for " + names, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without names, that of the authority. */
  private X509Certificate signed(String name, List<String> names)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    boolean authority = names.isEmpty();
    KeyPair subject = authority ? keys : serverKeys;
    X500Name issued = named(name);
    X500Name issuer =
        authority ? issued : X500Name.getInstance(own.getSubjectX500Principal().getEncoded());
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            serial(),
            Date.from(now.minus(BACK)),
            Date.from(now.plus(AHEAD)),
            issued,
            subject.getPublic());
    JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(subject.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        ids.createAuthorityKeyIdentifier(keys.getPublic()));
    if (authority) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    } else {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
    }
    var signer = new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  /** Names of hosts may be longer than a common name may be; clients look at the others alone. */
  private static X500Name named(String name) {
    String shown = name.length() > 64 ? name.substring(0, 64) : name;
    return new X500Name(
        new org.bouncycastle.asn1.x500.RDN[] {
          new org.bouncycastle.asn1.x500.RDN(
              org.bouncycastle.asn1.x500.style.BCStyle.CN,
              new org.bouncycastle.asn1.DERUTF8String(shown))
        });
  }

  private static GeneralNames alternatives(List<String> names) {
    return new GeneralNames(
        names.stream()
            .map(
                name ->
                    new GeneralName(
                        isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
            .toArray(GeneralName[]::new));
  }

  private static boolean isAddress(String name) {
    return name.contains(":") || name.matches("[0-9.]+");
  }

  private BigInteger serial() {
    return new BigInteger(126, random).setBit(126);
  }
}
