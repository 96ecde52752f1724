// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Download.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What people see of a transfer. Printed now and then, and for sure when the bar is closed. */
class ConsoleBarTest {
  private static final int MIB = 1024 * 1024;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ConsoleBar bar = new ConsoleBar("drop.zip", new PrintStream(printed, true, UTF_8));

  private static Progress of(long bytes, OptionalLong total, int attempt) {
    return new Progress(bytes, total, 1_000_000, attempt);
  }

  private static Progress of(long bytes, long total, int attempt) {
    return of(bytes, OptionalLong.of(total), attempt);
  }

  /** The line that stays. */
  private String line() {
    bar.close();
    String all = printed.toString(UTF_8);
    assertThat(all).endsWith(System.lineSeparator()).doesNotContain("\u001b");
    String text = all.stripTrailing();
    return text.substring(text.lastIndexOf('\r') + 1);
  }

  @Test
  void aTotalThatIsNotKnownIsNoShareOfIt() {
    bar.accept(of(3 * MIB, OptionalLong.empty(), 1));

    assertThat(line())
        .contains("drop.zip")
        .contains("3/? MiB")
        .contains("?")
        .doesNotContain("100%");
  }

  @Test
  void aTotalThatBecomesKnownIsShownFromThen() {
    bar.accept(of(1 * MIB, OptionalLong.empty(), 1));
    bar.accept(of(2 * MIB, 8 * MIB, 1));

    assertThat(line()).contains("25%").contains("2/8 MiB").doesNotContain("attempt");
  }

  @Test
  void anotherAttemptIsToldAndMayBeginAtTheBeginning() {
    bar.accept(of(6 * MIB, 8 * MIB, 1));
    bar.accept(of(2 * MIB, 8 * MIB, 2));

    assertThat(line()).contains("25%").contains("2/8 MiB").contains("attempt 2");
  }

  @Test
  void aTransferThatIsWholeIsShownAsWhole() {
    bar.accept(of(8 * MIB, 8 * MIB, 1));

    assertThat(line()).contains("100%").contains("8/8 MiB");
  }

  @Test
  void aBarThatIsClosedAfterAFailureShowsHowFarItCame() {
    bar.accept(of(2 * MIB, 8 * MIB, 1));
    String line = line();
    int length = printed.size();

    bar.close(); // by a program that closes it twice

    assertThat(line).contains("25%").doesNotContain("100%");
    assertThat(printed.size()).isEqualTo(length);
  }

  @Test
  void aBarThatHeardNothingIsClosedAllTheSame() {
    assertThat(line()).contains("drop.zip");
  }

  @Test
  void aFileWithoutAByteIsNoFailure() {
    bar.accept(of(0, 0, 1));

    assertThat(line()).contains("0/0 MiB");
  }

  @Test
  void everyBarEndsItsLineHoweverShortTheTransferWas() {
    for (int i = 0; i < 200; i++) {
      ByteArrayOutputStream console = new ByteArrayOutputStream();
      try (ConsoleBar quick = new ConsoleBar("quick", new PrintStream(console, true, UTF_8))) {
        quick.accept(of(1, 1, 1));
      }
      assertThat(console.toString(UTF_8)).endsWith(System.lineSeparator());
    }
  }

  @Test
  void linesFitTheConsole() {
    bar.accept(of(12_345L * MIB, 99_999L * MIB, 12));

    assertThat(line()).hasSizeLessThanOrEqualTo(80);
  }
}
