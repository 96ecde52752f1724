// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values of one enum and their numbers. */
record EnumNumbers(List<String> values, List<Long> numbers) {

  EnumNumbers {
    values = List.copyOf(values);
    numbers = List.copyOf(numbers);
  }

  /** From two comma lists; values whose number nobody tells, with a dash for it, are left out. */
  static EnumNumbers parse(String values, String numbers) {
    List<String> names = new ArrayList<>();
    List<Long> known = new ArrayList<>();
    String[] given = numbers.split(",", -1);
    String[] all = values.split(",", -1);
    for (int i = 0; i < all.length; i++) {
      if (!given[i].equals("-")) {
        names.add(all[i]);
        known.add(Long.valueOf(given[i]));
      }
    }
    return new EnumNumbers(names, known);
  }

  /** The value of a number; of a sum of flags their list; empty for a number that means nothing. */
  Optional<String> value(long number) {
    int at = numbers.indexOf(number);
    return at >= 0 ? Optional.of(values.get(at)) : flags(number);
  }

  private Optional<String> flags(long number) {
    List<String> set = new ArrayList<>();
    long left = number;
    for (int i = 0; i < numbers.size(); i++) {
      long flag = numbers.get(i);
      if (Long.bitCount(flag) == 1 && (left & flag) != 0) {
        set.add(values.get(i));
        left &= ~flag;
      }
    }
    return left == 0 && !set.isEmpty() ? Optional.of(String.join(", ", set)) : Optional.empty();
  }

  /** The number of a value, or of a list of flags; empty for what is none of them. */
  Optional<Long> number(String text) {
    Map<String, Long> known = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      known.put(values.get(i).toLowerCase(Locale.ROOT), numbers.get(i));
    }
    long sum = 0;
    for (String part : text.split(",", -1)) {
      Long number = known.get(part.trim().toLowerCase(Locale.ROOT));
      if (number == null) {
        return Optional.empty();
      }
      sum |= number;
    }
    return Optional.of(sum);
  }
}
