// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host of one file without a network: it may break off, change, and know nothing of parts. */
public final class FileTransport implements Transport {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final List<HttpRequest> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private volatile byte[] content;
  private volatile Headers headers = Headers.none().and("ETag", "\"1\"");
  private volatile boolean serves = true;
  private volatile IntUnaryOperator breaks = answer -> Integer.MAX_VALUE;
  private volatile Change change = (number, answer) -> answer;

  /** What is answered. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Answer(int status, Headers headers, byte[] body) {
    public Answer with(String name, String value) {
      return new Answer(status, headers.with(name, value), body);
    }

    public Answer without(String name) {
      return new Answer(status, headers.without(name), body);
    }
  }

  /** Makes another answer of the one with that number, from 0. */
  @FunctionalInterface
  public interface Change {
    Answer of(int number, Answer answer);
  }

  public FileTransport(byte[] content) {
    this.content = content;
  }

  /** Headers of the file; names and values take turns. */
  public FileTransport headers(String... namesAndValues) {
    headers = Reply.headers(namesAndValues);
    return this;
  }

  public FileTransport withoutParts() {
    serves = false;
    return this;
  }

  /** After how many bytes an answer, counted from 0, breaks off. */
  public FileTransport breaks(IntUnaryOperator after) {
    breaks = after;
    return this;
  }

  public FileTransport answers(Change other) {
    change = other;
    return this;
  }

  /** Another file takes its place. */
  public void becomes(byte[] other, String... namesAndValues) {
    content = other;
    headers(namesAndValues);
  }

  public byte[] content() {
    return content;
  }

  /** What was asked for, in order: {@code all}, or the range. */
  public List<String> ranges() {
    return seen.stream().map(request -> request.headers().first("Range").orElse("all")).toList();
  }

  /** The requests, in order. */
  public List<HttpRequest> seen() {
    return seen;
  }

  /** Bodies that nobody has closed. */
  public int open() {
    return open.get();
  }

  @Override
  public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
    int number;
    synchronized (seen) {
      seen.add(request);
      number = answers.getAndIncrement();
    }
    Answer answer = change.of(number, answer(request.headers()));
    InputStream body = new Body(answer.body(), breaks.applyAsInt(number));
    try {
      return CompletableFuture.completedFuture(
          receiver.receive(answer.status(), answer.headers(), body));
    } catch (IOException broken) {
      return CompletableFuture.failedFuture(new TransportException(true, broken));
    }
  }

  private Answer answer(Headers asked) {
    byte[] all = content;
    Headers common = headers.and("Content-Type", "application/octet-stream");
    Matcher range = RANGE.matcher(asked.first("Range").orElse(""));
    boolean same = asked.first("If-Range").map(known -> isOfFile(known, common)).orElse(true);
    if (!serves || !same || !range.matches()) {
      Headers whole = serves ? common.and("Accept-Ranges", "bytes") : common;
      return sized(200, whole, all);
    }
    int from = Integer.parseInt(range.group(1));
    int to = range.group(2).isEmpty() ? all.length - 1 : Integer.parseInt(range.group(2));
    if (from >= all.length) {
      return sized(416, Headers.none(), new byte[0]);
    }
    String place = "bytes " + from + "-" + to + "/" + all.length;
    return sized(206, common.and("Content-Range", place), Arrays.copyOfRange(all, from, to + 1));
  }

  private static boolean isOfFile(String validator, Headers file) {
    return file.first("ETag")
        .or(() -> file.first("Last-Modified"))
        .filter(validator::equals)
        .isPresent();
  }

  private static Answer sized(int status, Headers headers, byte[] body) {
    return new Answer(status, headers.and("Content-Length", "" + body.length), body);
  }

  @Override
  public void close() {}

  private final class Body extends FilterInputStream {
    private final boolean whole;
    private final AtomicBoolean closed = new AtomicBoolean();

    Body(byte[] bytes, int most) {
      super(new ByteArrayInputStream(bytes, 0, Math.min(most, bytes.length)));
      whole = most >= bytes.length;
      open.incrementAndGet();
    }

    @Override
    public int read() throws IOException {
      return checked(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return checked(super.read(target, offset, length));
    }

    private int checked(int read) throws IOException {
      if (read < 0 && !whole) {
        throw new IOException("the connection was lost");
      }
      return read;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        open.decrementAndGet();
      }
    }
  }
}
