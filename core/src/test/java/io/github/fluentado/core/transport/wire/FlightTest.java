// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlightTest {
  private final List<String> heard = new ArrayList<>();

  private Flight.Passenger passenger(String name, boolean flies) {
    return new Flight.Passenger() {
      @Override
      public boolean takeOff() {
        heard.add(name + " takes off: " + flies);
        return flies;
      }

      @Override
      public void go() {
        heard.add(name + " goes");
      }

      @Override
      public void stay() {
        heard.add(name + " stays");
      }
    };
  }

  @Test
  void asManyGoAtOnceAsMayAndTheOthersInTheirOrder() {
    Flight flight = new Flight(2);
    for (String name : List.of("a", "b", "c", "d")) {
      flight.add(passenger(name, true));
    }
    assertThat(heard).containsExactly("a takes off: true", "a goes", "b takes off: true", "b goes");
    heard.clear();

    flight.landed();
    assertThat(heard).containsExactly("c takes off: true", "c goes");
    heard.clear();

    flight.landed();
    flight.landed();
    flight.add(passenger("e", true));
    assertThat(heard).containsExactly("d takes off: true", "d goes", "e takes off: true", "e goes");
  }

  @Test
  void whoWasGivenUpTakesNoPlace() {
    Flight flight = new Flight(1);
    flight.add(passenger("a", false));
    flight.add(passenger("b", true));
    flight.add(passenger("c", false));
    flight.add(passenger("d", true));
    flight.landed();

    assertThat(heard)
        .containsExactly(
            "a takes off: false",
            "b takes off: true",
            "b goes",
            "c takes off: false",
            "d takes off: true",
            "d goes");
  }

  @Test
  void whoWaitsWhenAllIsClearedStaysAndOthersMayComeLater() {
    Flight flight = new Flight(1);
    flight.add(passenger("a", true));
    flight.add(passenger("b", true));
    heard.clear();

    flight.clear();
    flight.landed();
    assertThat(heard).containsExactly("b stays");

    flight.add(passenger("c", true));
    assertThat(heard).containsExactly("b stays", "c takes off: true", "c goes");
  }

  @Test
  void aSeatThatIsFreeIsTakenAtOnceAndNotGivenUpAfterwards() throws InterruptedException {
    Flight flight = new Flight(1);
    Flight.Seat seat = new Flight.Seat();

    assertThat(seat.taken(flight)).isTrue();
    seat.stay();
    assertThat(seat.takeOff()).isTrue();
  }

  @Test
  void aSeatThatWasGivenUpIsNeverTaken() throws InterruptedException {
    Flight flight = new Flight(1);
    Flight.Seat seat = new Flight.Seat();
    seat.stay();

    assertThat(seat.taken(flight)).isFalse();
    flight.add(passenger("next", true));
    assertThat(heard).containsExactly("next takes off: true", "next goes");
  }

  @Test
  void anInterruptEndsWaitingForASeatAndGivesItUp() {
    Flight flight = new Flight(1);
    flight.add(passenger("first", true));
    Flight.Seat seat = new Flight.Seat();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> seat.taken(flight));

    assertThat(Thread.interrupted()).isFalse();
    assertThat(seat.takeOff()).isFalse();
  }

  @Test
  void anInterruptLeavesAFreeSeatAndStaysSet() throws InterruptedException {
    Thread.currentThread().interrupt();

    assertThat(new Flight.Seat().taken(new Flight(1))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aSeatIsWaitedForUntilAnotherThreadGivesItOrGivesItUp() throws InterruptedException {
    for (boolean given : new boolean[] {true, false}) {
      Flight flight = new Flight(1);
      flight.add(passenger("first", true));
      Flight.Seat seat = new Flight.Seat();
      Thread waiting = Thread.currentThread();
      Thread other =
          new Thread(
              () -> {
                while (waiting.getState() != Thread.State.WAITING) {
                  Thread.onSpinWait();
                }
                if (given) {
                  flight.landed();
                } else {
                  flight.clear();
                }
              });
      other.start();

      assertThat(seat.taken(flight)).isEqualTo(given);
      other.join();
    }
  }

  @Test
  void aRequestLeavesOrStaysAndNeverBoth() {
    Departure leaving = new Departure();
    assertThat(leaving.left()).isFalse();
    assertThat(leaving.leave()).isTrue();
    assertThat(leaving.leave()).isTrue();
    assertThat(leaving.stay()).isFalse();
    assertThat(leaving.left()).isTrue();

    Departure staying = new Departure();
    assertThat(staying.stay()).isTrue();
    assertThat(staying.leave()).isFalse();
    assertThat(staying.stay()).isTrue();
    assertThat(staying.left()).isFalse();
  }
}
