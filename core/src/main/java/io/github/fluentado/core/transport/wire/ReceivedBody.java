// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of an answer, read by one thread and closed by any. The streams below are not made for
 * that (neither those of an HTTP library nor decompression), so none of them is closed while it is
 * read: the connection is cut, and the reader closes the stream when it comes back.
 */
public final class ReceivedBody extends InputStream {
  private enum State {
    OPEN,
    READING,
    CLOSED
  }

  private final InputStream stream;
  private final Runnable cut;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

  /**
   * @param cut ends a read of the stream that is under way, from any thread, at once
   */
  public ReceivedBody(InputStream stream, Runnable cut) {
    this.stream = stream;
    this.cut = cut;
  }

  @Override
  public int read() throws IOException {
    begin();
    try {
      return stream.read();
    } catch (IOException broken) {
      throw told(broken);
    } finally {
      end();
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    // OkHttp's stream waits for a byte even if none is asked for, as the end of a bounded read is.
    if (length == 0) {
      return 0;
    }
    begin();
    try {
      return stream.read(target, offset, length);
    } catch (IOException broken) {
      throw told(broken);
    } finally {
      end();
    }
  }

  private void begin() throws IOException {
    if (!state.compareAndSet(State.OPEN, State.READING)) {
      throw new IOException(
          state.get() == State.CLOSED
              ? "the body is closed"
              : "another thread is reading the body");
    }
  }

  private void end() throws IOException {
    if (!state.compareAndSet(State.READING, State.OPEN)) {
      stream.close();
    }
  }

  private IOException told(IOException broken) {
    return state.get() == State.CLOSED
        ? new IOException("the body was closed while it was read", broken)
        : broken;
  }

  @Override
  public void close() throws IOException {
    State before = state.getAndSet(State.CLOSED);
    if (before == State.OPEN) {
      stream.close();
    } else if (before == State.READING) {
      cut.run();
    }
  }
}
