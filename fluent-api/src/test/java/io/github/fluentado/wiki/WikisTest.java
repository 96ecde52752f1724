// SPDX-License-Identifier: MIT
package io.github.fluentado.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Installed;
import io.github.fluentado.Mode;
import io.github.fluentado.client.wiki.WikiPageDetail;
import io.github.fluentado.client.wiki.WikiV2;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.emulator.ServerYear;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** On the hosted service and on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource(Installed.ALL)
class WikisTest extends Installed {
  private final Wikis.One wiki = project.wikis().wiki(project.name() + ".wiki");

  WikisTest(Optional<ServerYear> server) {
    super(server);
  }

  @ParameterizedTest
  @EnumSource
  void changeIsMadeAnewWhenSomebodyWasFaster(Mode mode) {
    mode.run(wiki.create("/Hours & days", "Mo"));
    AtomicInteger runs = new AtomicInteger();

    VersionedPage changed =
        mode.run(
            wiki.update(
                "/Hours & days",
                text -> {
                  if (runs.incrementAndGet() == 1) {
                    wiki.update("/Hours & days", other -> other + " Tu").execute();
                  }
                  return text + " We";
                }));

    assertThat(runs).hasValue(2);
    assertThat(changed.content()).isEqualTo("Mo Tu We");
    VersionedPage now = mode.run(wiki.read("/Hours & days"));
    assertThat(now.content()).isEqualTo("Mo Tu We");
    assertThat(now.version()).isEqualTo(changed.version());
    assertThat(mode.run(wiki.version("/Hours & days"))).isEqualTo(changed.version());
  }

  @ParameterizedTest
  @EnumSource
  void pageIsKnownByItsNumberFrom2019Update1On(Mode mode) {
    int id = mode.run(wiki.create("/Page", "one")).id().orElseThrow();
    if (server.equals(Optional.of(ServerYear.SERVER_2019))) {
      assertThat(mode.failure(wiki.read(id)).kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
      return;
    }

    VersionedPage changed = mode.run(wiki.update(id, text -> text + " two"));

    assertThat(changed.content()).isEqualTo("one two");
    assertThat(mode.run(wiki.version(id))).isEqualTo(changed.version());
    assertThat(mode.run(wiki.update(id, "three", changed.version())).content()).isEqualTo("three");
    mode.run(wiki.move("/Page", "/Moved"));
    assertThat(mode.run(wiki.page(id)).path()).isEqualTo("/Moved");
    assertThat(mode.run(wiki.read(id)).content()).isEqualTo("three");
    mode.run(wiki.delete(id));
    assertThat(mode.failure(wiki.version(id)).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void changeThatChangesNothingIsNotSent(Mode mode) {
    VersionedPage made = mode.run(wiki.create("/Same", "same"));
    emulator.forgetRequests();

    assertThat(mode.run(wiki.update("/Same", text -> text)).version()).isEqualTo(made.version());

    assertThat(emulator.requests()).noneMatch(request -> request.method().equals("PUT"));
  }

  @ParameterizedTest
  @EnumSource
  void pageOfAnotherVersionIsLeftAlone(Mode mode) {
    VersionedPage made = mode.run(wiki.create("/Page", "one"));
    mode.run(wiki.update("/Page", "two", made.version()));

    assertThat(mode.failure(wiki.update("/Page", "three", made.version())).kind())
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(mode.failure(wiki.create("/Page", "four")).kind()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(mode.run(wiki.read("/Page")).content()).isEqualTo("two");
  }

  @ParameterizedTest
  @EnumSource
  void pagesAreWalkedMovedAndDeleted(Mode mode) {
    mode.run(wiki.create("/A", "a"));
    mode.run(wiki.create("/A/B", "b"));

    if (server.map(year -> year.compareTo(ServerYear.SERVER_2020) < 0).orElse(false)) {
      assertThat(mode.failure(wiki.walk().all()).kind()).isEqualTo(ErrorKind.NOT_SUPPORTED);
    } else {
      assertThat(mode.all(wiki.walk())).extracting(WikiPageDetail::path).contains("/A", "/A/B");
    }
    assertThat(mode.run(wiki.tree("/A")).subPages()).hasSize(1);
    mode.run(wiki.move("/A/B", "/C"));
    assertThat(mode.run(wiki.page("/C")).path()).isEqualTo("/C");
    mode.run(wiki.delete("/A"));
    assertThat(mode.failure(wiki.read("/A")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
    mode.run(wiki.attach("log.txt", RequestBody.of("text")));
    assertThat(mode.run(project.wikis().list()))
        .extracting(WikiV2::name)
        .contains(project.name() + ".wiki");
  }

  @ParameterizedTest
  @EnumSource
  void badArgumentsAreRefusedUnsent(Mode mode) {
    emulator.forgetRequests();

    for (Runnable bad :
        List.<Runnable>of(
            () -> wiki.read("Home"),
            () -> wiki.create("Home", "text"),
            () -> wiki.update("Home", text -> text),
            () -> wiki.move("/Home", "Other"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(bad::run)
          .withMessageContaining("does not begin with a slash");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> wiki.page(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PageVersion("a\r\nX: b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mode.run(wiki.update(1, "text", new PageVersion(""))));
    assertThat(emulator.requests()).isEmpty();
  }
}
