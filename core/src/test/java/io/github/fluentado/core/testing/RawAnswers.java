// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import io.github.fluentado.core.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A server of our own sockets that does as it is told. */
public final class RawAnswers implements AnsweringServer {
  private final RawServer server = new RawServer((request, wire) -> handle(request, wire));
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile RawServer.Handler told = (request, wire) -> wire.close();

  private void handle(RawServer.Request request, RawServer.Wire wire) throws IOException {
    told.handle(request, wire);
  }

  @Override
  public URI uri(String target) {
    return server.uri(target);
  }

  @Override
  public void answer(int status, Headers headers, byte[] body) {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> field : headers.fields()) {
      lines.append(field.getKey()).append(": ").append(field.getValue()).append('\n');
    }
    boolean none = status == 204 || status == 304;
    told =
        (request, wire) -> {
          if (none) {
            wire.send("HTTP/1.1 " + status + " Text\n" + lines + "\n");
          } else if (request.method().equals("HEAD")) {
            wire.send("HTTP/1.1 " + status + " Text\n" + lines + "Content-Length: 0\n\n");
          } else {
            wire.answer(status, lines.toString(), body);
          }
        };
  }

  @Override
  public void answerZipped(String text) {
    byte[] zipped = zipped(text);
    told =
        (request, wire) -> {
          if (request.first("Accept-Encoding").orElse("").contains("gzip")) {
            wire.answer(200, "Content-Encoding: gzip\n", zipped);
          } else {
            wire.answer(200, "", text);
          }
        };
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return zipped.toByteArray();
  }

  @Override
  public void answerInPieces(String text, int pieces) {
    int size = Math.max(1, text.length() / pieces);
    told =
        (request, wire) -> {
          wire.send("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n");
          for (int at = 0; at < text.length(); at += size) {
            String piece = text.substring(at, Math.min(text.length(), at + size));
            wire.send(Integer.toHexString(piece.length()) + "\n" + piece + "\n");
          }
          wire.send("0\n\n");
        };
  }

  @Override
  public void answerAfter(Duration wait, String text) {
    told =
        (request, wire) -> {
          try {
            if (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
              wire.answer(200, "", text);
            }
          } catch (InterruptedException interrupt) {
            throw new IOException(interrupt);
          }
        };
  }

  @Override
  public void fail(Fault fault) {
    told =
        (request, wire) -> {
          switch (fault) {
            case RESET -> wire.reset();
            case EMPTY -> wire.close();
            case NONSENSE -> {
              wire.send("SSH-2.0-OpenSSH\n\n");
              wire.close();
            }
            case BROKEN_BODY -> {
              wire.send("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\nno length\n");
              wire.close();
            }
          }
        };
  }

  @Override
  public List<RawServer.Request> requests() {
    return server.requests();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
  }
}
