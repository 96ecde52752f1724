// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers the requests of one connection, or strikes them. */
final class Answering {
  /** How many things are in each list, and on each of its pages. */
  static final int LIST = 90;

  static final int PAGE = 20;

  // Longer than an attempt may take.
  private static final int LATE_MILLIS = 2500;

  private final Wire wire;
  private final InputStream in;
  private final Ledger ledger;
  private final Random random;

  private enum Fault {
    THROTTLED,
    BUSY,
    FAILED,
    REFUSED,
    SIGN_IN,
    REFUSED_UNREAD,
    BROKEN_BEFORE,
    BROKEN_AFTER,
    CUT,
    LATE_BEFORE,
    LATE_AFTER,
    CLOSED_AFTER,
    SLOW,
    GZIPPED;
    private static final Fault[] ALL = values();
  }

  Answering(Wire wire, InputStream in, Ledger ledger, Random random) {
    this.wire = wire;
    this.in = in;
    this.ledger = ledger;
    this.random = random;
  }

  void answer(Request request) throws IOException {
    if (random.nextInt(4) > 0) {
      long length = request.body(in);
      send(request, made(request, length), false);
      return;
    }
    strike(request, Fault.ALL[random.nextInt(Fault.ALL.length)]);
  }

  private void strike(Request request, Fault fault) throws IOException {
    if (fault == Fault.REFUSED_UNREAD) {
      wire.json(503, "Connection: close\n", "{}", false);
      wire.close();
      return;
    }
    long length = request.body(in);
    switch (fault) {
      case THROTTLED -> wire.json(429, "Retry-After: " + random.nextInt(8) / 7 + "\n", "{}", false);
      case BUSY -> wire.json(503, "", "{}", false);
      case FAILED -> wire.json(500, "", "{\"message\":\"soaked\"}", false);
      case REFUSED -> wire.json(401, "", "{}", false);
      case SIGN_IN -> wire.page(203);
      case BROKEN_BEFORE -> wire.reset();
      case LATE_BEFORE -> {
        Wire.pause(LATE_MILLIS);
        send(request, made(request, length), false);
      }
      default -> strikeAfter(request, made(request, length), fault);
    }
  }

  private void strikeAfter(Request request, String answer, Fault fault) throws IOException {
    switch (fault) {
      case BROKEN_AFTER -> wire.reset();
      case CUT -> send(request, answer, true);
      case LATE_AFTER -> {
        Wire.pause(LATE_MILLIS);
        send(request, answer, false);
      }
      case CLOSED_AFTER -> {
        send(request, answer, false);
        wire.close();
      }
      case GZIPPED -> {
        if (request.kind().equals("file")) {
          send(request, answer, false);
        } else {
          wire.gzipped(headers(request), answer);
        }
      }
      default -> {
        Wire.pause(random.nextInt(200));
        send(request, answer, false);
      }
    }
  }

  /** Does what is asked, and tells the JSON of the answer. */
  private String made(Request request, long length) {
    switch (request.kind()) {
      case "mark" -> ledger.made(request.number());
      case "upload" -> {
        if (length == Content.size(request.number())) {
          ledger.made(request.number());
        }
      }
      case "skip", "token" -> {
        return list(request);
      }
      default -> {}
    }
    return "{\"value\":" + request.number() + "}";
  }

  private static String list(Request request) {
    int from = request.number(request.kind().equals("skip") ? "$skip" : "token");
    return IntStream.range(from, Math.min(LIST, from + PAGE))
        .mapToObj(i -> String.valueOf(request.number() + i))
        .collect(Collectors.joining(",", "{\"value\":[", "]}"));
  }

  private static String headers(Request request) {
    int next = request.number("token") + PAGE;
    return request.kind().equals("token") && next < LIST
        ? "x-ms-continuationtoken: " + next + "\n"
        : "";
  }

  private void send(Request request, String answer, boolean cut) throws IOException {
    if (request.kind().equals("file")) {
      file(request.number(), cut);
    } else {
      wire.json(200, headers(request), answer, cut);
    }
  }

  private void file(long number, boolean cut) throws IOException {
    byte[] content = Content.bytes(number, Content.size(number));
    int upTo = cut ? content.length / 2 : content.length;
    wire.file(content, upTo, random.nextBoolean(), random.nextInt(10) == 0);
    if (cut) {
      switch (random.nextInt(3)) {
        case 0 -> wire.close();
        case 1 -> wire.reset();
        default -> wire.hold(in);
      }
    }
  }
}
