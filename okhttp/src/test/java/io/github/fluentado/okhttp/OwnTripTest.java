// SPDX-License-Identifier: MIT
package io.github.fluentado.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.core.transport.wire.Flight;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** Names of hosts are looked up beside the caller's thread, which nothing else would end. */
class OwnTripTest {
  private static final Executor HERE = Runnable::run;
  private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());

  private final List<String> begun = new ArrayList<>();
  private final OwnTrip<String> trip =
      new OwnTrip<>(
          new Passage<>(
              new OkHttpClient().newCall(new Request.Builder().url("https://h/").build()),
              URI.create("https://h/"),
              new Progress((status, headers, body) -> "", call -> {}, connection -> {}),
              (status, headers, body) -> "",
              call -> begun.add("begun")),
          new Flight(1));

  private static void unknown(OwnTrip<?> trip, Dns dns, Executor threads, Class<?> cause) {
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> trip.lookup(dns, "h", threads))
        .withMessage("h")
        .satisfies(failure -> assertThat(failure.getCause()).isInstanceOf(cause));
  }

  @Test
  void aNameIsLookedUp() throws UnknownHostException {
    assertThat(trip.lookup(host -> LOOPBACK, "h", HERE)).isEqualTo(LOOPBACK);
  }

  @Test
  void whatTheLookupSaysIsTold() {
    UnknownHostException own = new UnknownHostException("own");
    Dns failing =
        host -> {
          throw own;
        };
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> trip.lookup(failing, "h", HERE))
        .isSameAs(own);
    Dns broken =
        host -> {
          throw new IllegalStateException("defect");
        };
    unknown(trip, broken, HERE, ExecutionException.class);
  }

  @Test
  void whereNobodyLooksAnyMoreTheNameIsUnknown() {
    Executor closed =
        task -> {
          throw new RejectedExecutionException();
        };
    unknown(trip, host -> LOOPBACK, closed, RejectedExecutionException.class);
  }

  @Test
  void cancellingEndsTheWaitForAName() {
    unknown(trip, host -> LOOPBACK, task -> trip.cancel(), CancellationException.class);
  }

  @Test
  void whatWasCancelledLooksNothingUp() {
    trip.cancel();

    unknown(
        trip,
        host -> {
          throw new AssertionError("looks");
        },
        HERE,
        CancellationException.class);
  }

  @Test
  void anInterruptEndsTheWaitForANameAndStaysSet() {
    unknown(
        trip,
        host -> LOOPBACK,
        task -> Thread.currentThread().interrupt(),
        InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void onlyWhoAskedGoesTheOtherWay() throws UnknownHostException {
    List<String> asked = new ArrayList<>();
    Names names =
        new Names(
            host -> {
              asked.add(host);
              return LOOPBACK;
            },
            task -> {
              asked.add("aside");
              task.run();
            });

    assertThat(names.lookup("a")).isEqualTo(LOOPBACK);
    names.asking(trip);
    assertThat(names.lookup("b")).isEqualTo(LOOPBACK);
    assertThat(names.lookup("c")).isEqualTo(LOOPBACK);
    assertThat(asked).containsExactly("a", "aside", "b", "c");
  }

  @Test
  void whatWasCancelledIsNotSent() {
    trip.cancel();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(trip::send)
        .withMessageContaining("given up before it was sent")
        .satisfies(failure -> assertThat(failure.mayHaveArrived()).isFalse());
    assertThat(begun).isEmpty();
  }
}
