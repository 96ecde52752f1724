// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.hooks;

import io.github.fluentado.emulator.hooks.Notification.Exchange;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.Reply;
import io.github.fluentado.emulator.http.Sender;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends one letter and says what came of it. */
final class Courier {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SHOWN = 20_000;

  private final Sender sender;

  Courier(Sender sender) {
    this.sender = sender;
  }

  /** What a receiver did. Texts are without secrets. */
  record Receipt(
      Outcome outcome, String request, @Nullable String response, @Nullable String error) {
    Exchange exchange(Duration duration) {
      return new Exchange(request, response, error, duration);
    }
  }

  /** Empty when the emulator is being closed. */
  Optional<Receipt> carry(Letter letter) {
    WebHook hook = letter.hook();
    try {
      Reply reply = sender.post(hook.url(), hook.headers(), letter.bytes(), PATIENCE);
      return Optional.of(answered(letter, reply));
    } catch (HttpTimeoutException e) { // as if the receiver had said 408
      return Optional.of(unanswered(letter, Outcome.TRANSIENT, "The receiver took too long."));
    } catch (IOException | IllegalArgumentException e) {
      String text = hook.masked("The request could not be sent: " + e);
      return Optional.of(unanswered(letter, Outcome.ENDURING, text));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Receipt unanswered(Letter letter, Outcome outcome, String error) {
    return new Receipt(outcome, letter.request(), null, error);
  }

  private static Receipt answered(Letter letter, Reply reply) {
    Outcome outcome = Outcome.of(reply.status());
    String error =
        outcome == Outcome.SUCCESS ? null : "The receiver answered " + reply.status() + ".";
    String text =
        "Status Code: %d\nHTTP Version: 1.1\nHeaders:\n{\n%s\n}\nContent:\n%s"
            .formatted(reply.status(), headers(reply), cut(reply.bodyText()));
    return new Receipt(outcome, letter.request(), letter.hook().masked(text), error);
  }

  private static String headers(Reply reply) {
    return reply.headers().lines().stream()
        .map(line -> "  " + line.name() + ": " + shown(line))
        .collect(Collectors.joining("\n"));
  }

  private static String shown(Headers.Line line) {
    String name = line.name().toLowerCase(Locale.ROOT);
    return name.equals("set-cookie") ? OrderReader.MASK : line.value();
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
