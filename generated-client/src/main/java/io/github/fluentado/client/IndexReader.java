// SPDX-License-Identifier: MIT
package io.github.fluentado.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of the index, where there is no library for that: the jar must do alone. */
final class IndexReader {
  private final String text;
  private int at;

  IndexReader(String text) {
    this.text = text;
  }

  List<?> list() {
    return (List<?>) value();
  }

  private Object value() {
    char first = next();
    if (first == '{') {
      return object();
    } else if (first == '[') {
      return array();
    } else if (first == '"') {
      return string();
    }
    int begin = at - 1;
    while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(begin, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> word;
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (char c = next(); c != '}'; c = next()) {
      if (c == '"') {
        String name = string();
        next(); // the colon
        members.put(name, value());
      }
    }
    return members;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    for (char c = next(); c != ']'; c = next()) {
      if (c != ',') {
        at--;
        items.add(value());
      }
    }
    return items;
  }

  private String string() {
    StringBuilder read = new StringBuilder();
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      read.append(c == '\\' ? escaped() : c);
    }
    return read.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at++);
  }
}
