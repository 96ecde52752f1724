// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.Validator;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a transfer go. Its methods may block and are called on threads that may, but
 * {@link #abandon} comes from any. Pieces come one after the other, in order; those of a sink that
 * takes them {@link #anywhere} may come beside each other.
 *
 * @param <R> what there is at the end
 */
public interface Sink<R> {

  /**
   * What there is already, when a transfer begins.
   *
   * @param bytes from the beginning of the file
   * @param validator of the file that they are of; absent if there are none
   * @param total bytes of that file, or -1
   */
  record Held(long bytes, @Nullable Validator validator, long total) {
    /** Nothing. */
    public static final Held NOTHING = new Held(0, null, -1);
  }

  /** Whether anything but {@link #write} may block. */
  default boolean blocks() {
    return false;
  }

  /** Makes ready, before anything is asked for. */
  default Held begin() throws IOException {
    return Held.NOTHING;
  }

  /** What the transfer is going to bring; again if it begins anew. Does not block. */
  default void expects(@Nullable Validator validator, long total) {}

  /**
   * Takes a piece.
   *
   * @param position of its first byte in the file
   */
  void write(long position, byte[] bytes, int length) throws IOException;

  /** Whether pieces may come in any order. */
  default boolean anywhere() {
    return false;
  }

  /** All bytes up to there have come, whatever came behind them. */
  default void reached(long position) throws IOException {}

  /** Forgets what has come; false if that cannot be done, as it is out of reach. */
  boolean restart() throws IOException;

  /** What has come, to be read once more; absent if it cannot. */
  default @Nullable InputStream written() throws IOException {
    return null;
  }

  /** All has come: makes it what was asked for. */
  R finish() throws IOException;

  /**
   * Leaves nothing behind. Also after {@link #finish}, which it does not undo; any number of times.
   */
  void abandon();
}
