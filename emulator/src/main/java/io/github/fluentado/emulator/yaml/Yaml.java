// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.yaml;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads one document into values with places. Plain words mean what they mean in YAML 1.2: {@code
 * yes}, {@code 12:30} and {@code 2026-01-01} are text. A name that stands twice in one mapping, an
 * alias that holds itself, and tags of one's own are refused.
 */
public final class Yaml {
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private final String source;
  private final List<Node> open = new ArrayList<>();

  private Yaml(String source) {
    this.source = source;
  }

  /**
   * Reads a text; an empty one is null.
   *
   * @param source name of the text for messages
   * @throws YamlException if that is not one YAML document
   */
  public static YamlNode read(String source, String text) {
    return new Yaml(source).document(text);
  }

  private YamlNode document(String text) {
    try {
      Node root = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
      return root == null
          ? new YamlNode.Scalar(new YamlPlace(source, 1, 1), JsonNull.INSTANCE)
          : node(root);
    } catch (MarkedYAMLException e) {
      throw new YamlException(place(e.getProblemMark()), String.valueOf(e.getProblem()));
    } catch (YAMLException e) { // characters that no YAML may hold, or too much of it
      throw new YamlException(place(null), String.valueOf(e.getMessage()));
    }
  }

  private YamlPlace place(@Nullable Mark mark) {
    return mark == null
        ? new YamlPlace(source, 1, 1)
        : new YamlPlace(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private YamlNode node(Node node) {
    if (node instanceof ScalarNode scalar) {
      return new YamlNode.Scalar(place(scalar.getStartMark()), value(scalar));
    }
    YamlPlace place = place(node.getStartMark());
    if (open.contains(node)) {
      throw new YamlException(place, "this holds itself");
    }
    open.add(node);
    YamlNode result =
        node instanceof SequenceNode sequence
            ? new YamlNode.Items(place, sequence.getValue().stream().map(this::node).toList())
            : members(place, (MappingNode) node);
    open.remove(open.size() - 1);
    return result;
  }

  private YamlNode members(YamlPlace place, MappingNode mapping) {
    Map<String, YamlNode> members = new LinkedHashMap<>();
    Map<String, YamlPlace> names = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlPlace at = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
        throw new YamlException(at, "a name was expected here");
      }
      if (members.put(key.getValue(), node(tuple.getValueNode())) != null) {
        throw new YamlException(at, "the name \"" + key.getValue() + "\" stands here twice");
      }
      names.put(key.getValue(), at);
    }
    return new YamlNode.Members(place, members, names);
  }

  private JsonElement value(ScalarNode scalar) {
    String tag = scalar.getTag().getValue();
    if (!tag.startsWith(Tag.PREFIX)) {
      throw new YamlException(place(scalar.getStartMark()), "the tag " + tag + " means nothing");
    }
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return plain && !scalar.getTag().equals(Tag.STR)
        ? plain(scalar.getValue())
        : new JsonPrimitive(scalar.getValue());
  }

  private static JsonElement plain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> JsonNull.INSTANCE;
      case "true", "True", "TRUE" -> new JsonPrimitive(true);
      case "false", "False", "FALSE" -> new JsonPrimitive(false);
      default -> number(text).map(JsonPrimitive::new).orElseGet(() -> new JsonPrimitive(text));
    };
  }

  private static Optional<Number> number(String text) {
    if (WHOLE.matcher(text).matches() && text.length() < 19) {
      return Optional.of(Long.valueOf(text));
    }
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
