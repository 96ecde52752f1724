// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.agent;

import io.github.fluentado.emulator.server.ServiceException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks of an agent: {@code java}, {@code os -equals linux}, {@code v -gtVersion 2.1}.
 */
record Demand(String name, String operator, @Nullable String value) {
  private static final Pattern FORM =
      Pattern.compile("(?i)\\s*(\\S+)(?:\\s+-(equals|gtVersion)\\s+(.+?))?\\s*");

  static Demand parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw ServiceException.invalidArgument("The demand '" + text + "' cannot be read.");
    }
    String operator = matcher.group(2) == null ? "exists" : matcher.group(2);
    return new Demand(matcher.group(1), operator, matcher.group(3));
  }

  boolean isMetBy(Agent agent) {
    String has = agent.capabilities().get(name);
    if (has == null || value == null) {
      return has != null;
    }
    return operator.equalsIgnoreCase("equals")
        ? has.equalsIgnoreCase(value)
        : Arrays.compare(numbers(has), numbers(value)) >= 0;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("[^0-9]+"))
        .filter(part -> !part.isEmpty() && part.length() < 10)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
