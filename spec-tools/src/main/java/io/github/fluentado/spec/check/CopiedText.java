// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds sentences of the published files in ours: facts may be carried over, words may not. */
final class CopiedText {
  private static final int SHORTEST = 4;

  /** A line may end within a sentence, and then a few words prove nothing. */
  private static final int SHORTEST_LINE = 6;

  private static final Set<String> TEXTS = Set.of("description", "summary");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]\\s+|\\R\\s*\\R");
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern PLURAL = Pattern.compile("(s)es$|(?<=[^su])s$");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** Sentences by their first words. */
  private final Map<List<String>, Set<List<String>>> sentences = new HashMap<>();

  /** Names are facts, however many words they have. */
  private final Set<String> names = new HashSet<>();

  CopiedText(PublishedFiles published) {
    for (PublishedFile file : published.files()) {
      collect(file.root());
      file.operations().forEach(operation -> names.add(operation.id()));
    }
  }

  /** The published sentence that the text contains, or an empty text. */
  String find(String text, Set<String> own) {
    List<String> words = names.contains(text) ? List.of() : words(text);
    for (int start = 0; start + SHORTEST <= words.size(); start++) {
      List<String> rest = words.subList(start, words.size());
      for (List<String> sentence : startingLike(rest)) {
        if (startsWith(rest, sentence) && !isMadeOf(sentence, own)) {
          return String.join(" ", sentence);
        }
      }
    }
    return "";
  }

  /** The words of a name; what is made of these alone, be it in the singular, is not copied. */
  static Set<String> ownWords(String name) {
    return words(CAMEL.matcher(name).replaceAll(" ")).stream()
        .map(CopiedText::singular)
        .collect(Collectors.toSet());
  }

  private static boolean isMadeOf(List<String> sentence, Set<String> own) {
    return sentence.stream().map(CopiedText::singular).allMatch(own::contains);
  }

  private static String singular(String word) {
    return PLURAL.matcher(word).replaceFirst("$1");
  }

  private Set<List<String>> startingLike(List<String> words) {
    return sentences.getOrDefault(words.subList(0, SHORTEST), Set.of());
  }

  private static boolean startsWith(List<String> words, List<String> sentence) {
    return words.size() >= sentence.size() && words.subList(0, sentence.size()).equals(sentence);
  }

  private void collect(Node node) {
    node.members()
        .forEach(
            (key, member) -> {
              if (key.equals("scopes")) {
                member.members().values().forEach(scope -> add(scope.text()));
              } else if (TEXTS.contains(key)) {
                add(member.text());
              }
              collect(member);
            });
    node.items().forEach(this::collect);
  }

  private void add(String text) {
    SENTENCE_END.splitAsStream(text).forEach(sentence -> add(sentence, SHORTEST));
    LINE_END.splitAsStream(text).forEach(line -> add(line, SHORTEST_LINE));
    add(text, SHORTEST);
  }

  private void add(String sentence, int shortest) {
    List<String> words = words(sentence);
    if (words.size() >= shortest) {
      List<String> start = List.copyOf(words.subList(0, SHORTEST));
      sentences.computeIfAbsent(start, key -> new HashSet<>()).add(words);
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(Arrays.asList(BETWEEN_WORDS.split(text.strip())));
    words.removeIf(String::isEmpty);
    words.replaceAll(word -> word.toLowerCase(Locale.ROOT));
    return words;
  }
}
