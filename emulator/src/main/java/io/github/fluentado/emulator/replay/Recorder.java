// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import io.github.fluentado.emulator.http.Listener;
import io.github.fluentado.emulator.secrets.Scrubber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Stands on loopback between a client and a service, passes everything on, and writes each exchange
 * into a folder as readable JSON, for {@link Replay} to serve again. Credentials are passed on too,
 * but never written down.
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.of(URI.create("https://dev.azure.com/contoso"), folder).start()) {
 *   // give recorder.url() to the client, and the credentials it always uses
 * }
 * }</pre>
 */
public final class Recorder implements AutoCloseable {
  private final Listener listener;
  private final Tape tape;
  private final String url;

  private Recorder(Listener listener, Tape tape, String url) {
    this.listener = listener;
    this.tape = tape;
    this.url = url;
  }

  /**
   * A recorder of the service at this base URL.
   *
   * @param folder is made if absent; may not hold a recording
   */
  public static Builder of(URI service, Path folder) {
    return new Builder(service, folder);
  }

  /** What a client takes for the service's base URL. */
  public String url() {
    return url;
  }

  /** How many exchanges have been written. */
  public int exchanges() {
    return tape.exchanges();
  }

  /**
   * Ends the recording.
   *
   * @throws UncheckedIOException when an exchange could not be written
   */
  @Override
  public void close() {
    listener.close();
    Optional<IOException> failure = tape.failure();
    if (failure.isPresent()) {
      throw new UncheckedIOException("The recording is not complete.", failure.get());
    }
  }

  @Override
  public String toString() {
    return "Recorder[" + url + "]";
  }

  /** Settings of a recorder. Not safe for use by several threads. */
  public static final class Builder {
    private final Path folder;
    private final List<URI> servers = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private Builder(URI service, Path folder) {
      this.folder = folder;
      servers.add(checked(service));
    }

    private static URI checked(URI uri) {
      boolean http = "http".equalsIgnoreCase(uri.getScheme());
      if ((!http && !"https".equalsIgnoreCase(uri.getScheme()))
          || uri.getHost() == null
          || uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "The URL of a service begins with http or https, names a host and no credentials.");
      }
      return uri;
    }

    /** One more server, such as {@code https://vssps.dev.azure.com}, to which answers may lead. */
    public Builder server(URI further) {
      servers.add(checked(further));
      return this;
    }

    /** A text that is not to be written down wherever it stands. */
    public Builder secret(String value) {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("An empty text is no secret.");
      }
      values.add(value);
      return this;
    }

    /** Names of members, parameters and headers whose values are not to be written down. */
    public Builder secretNames(String... more) {
      names.addAll(Arrays.asList(more));
      return this;
    }

    /** A shape of texts that are not to be written down. */
    public Builder secretPattern(Pattern pattern) {
      patterns.add(pattern);
      return this;
    }

    /** Listens from now on. */
    public Recorder start() {
      CompletableFuture<Tape> tape = new CompletableFuture<>();
      InetAddress loopback = InetAddress.getLoopbackAddress();
      Listener listener =
          Listener.start(loopback, 0, InstantSource.system(), request -> tape.join().pass(request));
      try {
        String root = "http://127.0.0.1:" + listener.port();
        String path = servers.get(0).getRawPath().replaceAll("/+$", "");
        Servers known = Servers.of(servers, root);
        Folder target = new Folder(folder);
        List<String> hosts = servers.stream().skip(1).map(URI::getRawAuthority).toList();
        target.create(new Folder.About(path, hosts));
        tape.complete(new Tape(known, new Scrubber(values, names, patterns), target));
        return new Recorder(listener, tape.join(), root + path);
      } catch (RuntimeException e) {
        listener.close();
        throw e;
      }
    }
  }
}
