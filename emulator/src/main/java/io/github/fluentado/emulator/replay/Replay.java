// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.http.Listener;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Serves a recording of {@link Recorder} again. A request is answered by the recorded one with the
 * same method, path, query (in any order) and body; requests that were repeated get their answers
 * in the recorded order. Where the recording left out a secret, any text will do. Credentials are
 * not looked at.
 *
 * <pre>{@code
 * try (Replay replay = Replay.start(folder)) {
 *   // give replay.url() to the client
 *   assertThat(replay.unmatched()).isEmpty();
 * }
 * }</pre>
 */
public final class Replay implements AutoCloseable {
  private final Listener listener;
  private final Player player;
  private final String url;

  private Replay(Listener listener, Player player, String url) {
    this.listener = listener;
    this.player = player;
    this.url = url;
  }

  /**
   * Serves the recording in this folder from now on.
   *
   * @throws IllegalArgumentException when it holds none, or one of its files is broken
   */
  public static Replay start(Path folder) {
    Folder source = new Folder(folder);
    Folder.About about = source.about();
    CompletableFuture<Player> player = new CompletableFuture<>();
    Listener listener =
        Listener.start(
            InetAddress.getLoopbackAddress(),
            0,
            InstantSource.system(),
            request -> answer(player.join(), request));
    try {
      String root = "http://127.0.0.1:" + listener.port();
      player.complete(new Player(source.read(), Servers.of(root, about.hosts())));
      return new Replay(listener, player.join(), root + about.root());
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private static Delivery answer(Player player, HttpRequest request) {
    return new Delivery.Whole(player.answer(request));
  }

  /** What a client takes for the service's base URL. */
  public String url() {
    return url;
  }

  /** Recorded requests that nobody has made so far: name of the file, method and address. */
  public List<String> unused() {
    return player.unused();
  }

  /** Requests for which the recording has no answer, each with what was nearest to it. */
  public List<String> unmatched() {
    return player.unmatched();
  }

  @Override
  public void close() {
    listener.close();
  }

  @Override
  public String toString() {
    return "Replay[" + url + "]";
  }
}
