// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server with one file, which may break off, change, and know nothing of parts. */
public final class FileServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final RawServer server = new RawServer(this::handle);
  private final AtomicInteger answers = new AtomicInteger();
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private volatile byte[] content;
  private volatile String validator = "ETag: \"1\"\n";
  private volatile String extra = "";
  private volatile boolean serves = true;
  private volatile boolean announces = true;
  private volatile boolean holds;
  private volatile IntUnaryOperator breaks = answer -> Integer.MAX_VALUE;
  private volatile Runnable between = () -> {};

  public FileServer(int length) {
    this.content = random(1, length);
  }

  public static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  /** Header line by which the file is known to be the same; empty for none. */
  public FileServer validator(String line) {
    validator = line;
    return this;
  }

  /** More header lines. */
  public FileServer header(String lines) {
    extra = lines;
    return this;
  }

  public FileServer withoutRanges() {
    serves = false;
    return this;
  }

  public FileServer withoutLength() {
    announces = false;
    return this;
  }

  /**
   * After how many bytes an answer, counted from 0, breaks off.
   *
   * @param quietly by saying nothing more
   */
  public FileServer breaks(boolean quietly, IntUnaryOperator after) {
    holds = quietly;
    breaks = after;
    return this;
  }

  /** What happens before each answer. */
  public FileServer between(Runnable task) {
    between = task;
    return this;
  }

  /** Another file takes its place. */
  public void becomes(byte[] other, String otherValidator) {
    content = other;
    validator = otherValidator;
  }

  public byte[] content() {
    return content;
  }

  public String md5() {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(content);
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void handle(RawServer.Request request, RawServer.Wire wire) throws IOException {
    int answer = answers.getAndIncrement();
    between.run();
    byte[] all = content;
    String tag = validator;
    ranges.add(request.first("Range").orElse("all"));
    Matcher range = RANGE.matcher(request.first("Range").orElse(""));
    boolean same =
        request.first("If-Range").map(text -> !tag.isEmpty() && tag.contains(text)).orElse(true);
    String common = "Content-Type: application/octet-stream\n" + tag + extra;
    if (!serves || !same || !range.matches()) {
      String accepts = serves ? "Accept-Ranges: bytes\n" : "";
      body("HTTP/1.1 200 OK\n" + common + accepts, all, answer, wire);
      return;
    }
    int from = Integer.parseInt(range.group(1));
    int to = range.group(2).isEmpty() ? all.length - 1 : Integer.parseInt(range.group(2));
    if (from >= all.length) {
      wire.answer(416, "Content-Range: bytes */" + all.length + "\n", "");
      return;
    }
    String place = "Content-Range: bytes " + from + "-" + to + "/" + all.length + "\n";
    byte[] part = Arrays.copyOfRange(all, from, to + 1);
    body("HTTP/1.1 206 Part\n" + common + place, part, answer, wire);
  }

  private void body(String head, byte[] bytes, int answer, RawServer.Wire wire) throws IOException {
    wire.send(
        head + (announces ? "Content-Length: " + bytes.length + "\n\n" : "Connection: close\n\n"));
    int most = breaks.applyAsInt(answer);
    int sent = Math.min(most, bytes.length);
    wire.send(Arrays.copyOf(bytes, sent));
    if (sent < bytes.length && holds) {
      wire.hold();
    } else if (sent < bytes.length || !announces) {
      wire.close();
    }
  }

  /** What was asked for, in order: {@code all}, or the range. */
  public List<String> ranges() {
    return List.copyOf(ranges);
  }

  public RawServer server() {
    return server;
  }

  public URI uri(String target) {
    return server.uri(target);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
