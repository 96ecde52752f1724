// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.compat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A proxy for HTTPS that ends TLS itself, with a certificate for the hosts of the service made on
 * the spot, and passes everything on to an emulator. Only a process that is told to trusts it.
 */
final class TlsProxy implements AutoCloseable {
  static final String PASSWORD = "changeit";

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool(TlsProxy::daemon);
  private final Set<String> hosts = ConcurrentHashMap.newKeySet();
  private final Path keys;
  private final SSLContext context;
  private final int target;

  private TlsProxy(Path folder, int target) throws IOException, GeneralSecurityException {
    this.keys = makeKeys(folder);
    this.context = context(keys);
    this.target = target;
  }

  static TlsProxy start(Path folder, int target) throws IOException, GeneralSecurityException {
    TlsProxy proxy = new TlsProxy(folder, target);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Holds the certificate, for whoever shall trust it. */
  Path trustStore() {
    return keys;
  }

  /** What clients wanted to be connected to. */
  Set<String> hosts() {
    return Set.copyOf(hosts);
  }

  private static Path makeKeys(Path folder) throws IOException {
    Path file = folder.resolve("proxy.p12").toAbsolutePath();
    Files.createDirectories(folder);
    Files.deleteIfExists(file);
    String names = "dns:dev.azure.com,dns:*.dev.azure.com,dns:app.vssps.visualstudio.com";
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "proxy",
            "-keyalg",
            "EC",
            "-dname",
            "CN=dev.azure.com",
            "-ext",
            "SAN=" + names,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    try {
      Program.run(folder, Map.of(), command);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return file;
  }

  private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed; the loop's condition tells.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      hosts.add(head.replaceFirst("(?s)^CONNECT (\\S+?):.*", "$1"));
      client.getOutputStream().write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
      try (SSLSocket tls =
              (SSLSocket)
                  context.getSocketFactory().createSocket(client, null, client.getPort(), true);
          Socket emulator = new Socket(InetAddress.getLoopbackAddress(), target)) {
        tls.setUseClientMode(false);
        threads.execute(() -> pump(emulator, tls));
        pump(tls, emulator);
      }
    } catch (IOException e) {
      // The client left, or does not trust the certificate; it says so itself.
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException e) {
      // One of both ends is closed, which ends the other one.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "tls-proxy");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
