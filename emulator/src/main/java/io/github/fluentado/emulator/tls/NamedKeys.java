// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Makes a certificate for each name when a client first asks for it. */
final class NamedKeys extends X509ExtendedKeyManager {
  /** Stands for the usual names; no name of a host is empty. */
  private static final String USUAL = "";

  private final Authority authority;
  private final Predicate<String> served;
  private final List<String> usual;
  private final Map<String, X509Certificate[]> chains = new ConcurrentHashMap<>();

  NamedKeys(Authority authority, Predicate<String> served, List<String> usual) {
    this.authority = authority;
    this.served = served;
    this.usual = List.copyOf(usual);
  }

  /** Null ends the handshake: there is nothing at such a name. */
  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (!keyType.equals("EC") || !(socket instanceof SSLSocket tls)) {
      return null;
    }
    String name = asked(tls.getHandshakeSession());
    return name.equals(USUAL) || usual.contains(name) ? USUAL : served.test(name) ? name : null;
  }

  private static String asked(@Nullable SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      for (SNIServerName name : extended.getRequestedServerNames()) {
        if (name.getType() == StandardConstants.SNI_HOST_NAME) {
          return new SNIHostName(name.getEncoded()).getAsciiName().toLowerCase(Locale.ROOT);
        }
      }
    }
    return USUAL;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    List<String> names = alias.equals(USUAL) ? usual : List.of(alias);
    return chains.computeIfAbsent(alias, name -> authority.chain(names)).clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return authority.serverKey();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {USUAL};
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
