// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Lists of the graph come in pages of a fixed size, with an opaque token for the next. */
final class GraphPage {
  static final int SIZE = 500;
  private static final String MARK = "page:";

  private GraphPage() {}

  static <T extends Subject> HttpAnswer of(List<T> all, Call call, Function<T, ?> form) {
    List<String> types = call.query().list("subjectTypes");
    List<T> wanted = all.stream().filter(item -> types.isEmpty() || isOneOf(types, item)).toList();
    int start = call.query().text("continuationToken").map(GraphPage::start).orElse(0);
    int end = Math.min(wanted.size(), start + SIZE);
    HttpAnswer answer = Answers.list(wanted.subList(Math.min(start, end), end), form);
    return end < wanted.size() ? answer.with("X-MS-ContinuationToken", token(end)) : answer;
  }

  /** By the short kind in front of the descriptor, or by the old name of the kind. */
  private static boolean isOneOf(List<String> types, Subject item) {
    String kind = item.descriptor().replaceFirst("\\..*", "");
    String old = item.identityDescriptor().replaceFirst(";.*", "");
    return types.stream().anyMatch(t -> t.equalsIgnoreCase(kind) || t.equalsIgnoreCase(old));
  }

  private static String token(int start) {
    byte[] bytes = (MARK + start).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static int start(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(MARK)) {
        return Integer.parseUnsignedInt(text.substring(MARK.length()));
      }
    } catch (IllegalArgumentException e) {
      // no token of ours either
    }
    throw Subjects.badRequest("The continuation token '" + token + "' is not valid");
  }
}
