// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.emulator.http.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final List<String> NAMES = List.of("Ant", "bee", "Cat", "dog", "Elk");

  private static HttpAnswer after(String query) {
    return Pages.after(NAMES, Query.parse(query), 10, name -> name, name -> name);
  }

  private static HttpAnswer from(String query) {
    return Pages.from(NAMES, Query.parse(query), 10, name -> name, name -> name);
  }

  private static String token(HttpAnswer answer) {
    return answer.headers().first("x-ms-continuationtoken").orElse("");
  }

  @Test
  void aPageGoesOnBehindTheLastItemSent() {
    HttpAnswer first = after("$top=2");
    assertThat(first.bodyText()).contains("[\"Ant\",\"bee\"]");
    assertThat(token(first)).isEqualTo("bee");
    HttpAnswer last = after("$top=3&continuationToken=bee");
    assertThat(last.bodyText()).contains("[\"Cat\",\"dog\",\"Elk\"]");
    assertThat(token(last)).isEmpty();
  }

  @Test
  void aPageBeginsWithTheNameThatTheTokenSays() {
    HttpAnswer first = from("$top=2");
    assertThat(first.bodyText()).contains("[\"Ant\",\"bee\"]");
    assertThat(token(first)).isEqualTo("Cat");
    HttpAnswer last = from("$top=3&continuationToken=Cat");
    assertThat(last.bodyText()).contains("[\"Cat\",\"dog\",\"Elk\"]");
    assertThat(token(last)).isEmpty();
  }

  @Test
  void aTokenOfNoItemIsRefused() {
    assertThatThrownBy(() -> after("continuationToken=Fox"))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("Fox");
  }
}
