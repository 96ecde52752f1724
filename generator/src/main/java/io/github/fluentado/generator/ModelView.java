// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model as its template sees it. */
record ModelView(
    String packageName,
    List<String> imports,
    List<String> doc,
    String name,
    String modifier,
    String parent,
    String constructors,
    @Nullable String mark,
    @Nullable String neededDoc,
    String needed,
    String initial,
    List<String> wireNames,
    List<String> codecs,
    @Nullable SubtypesView subtypes,
    List<PropertyView> properties) {

  /** A property: a getter, unless the parent has it, and a method that gives a changed copy. */
  record PropertyView(
      String property,
      String getter,
      String type,
      String parameter,
      boolean inherited,
      @Nullable String doc,
      int index) {}

  /** How the subtypes are told apart; an expression each. */
  record SubtypesView(@Nullable String by, List<String> entries) {}

  /** Makes the view of a schema. */
  static final class Builder {
    private static final String JSON = "io.github.fluentado.core.json.";

    private final Description description;
    private final Types types;
    private final String name;
    private final Scope scope;

    Builder(Description description, String name) {
      this.description = description;
      this.types = new Types(description);
      this.name = name;
      this.scope = new Scope(description.packageName(name), name, List.of());
    }

    ModelView build() {
      String base = description.base(name);
      boolean open = description.hasSubtypes(name);
      List.of("Codec", "Contents", "Shape").forEach(type -> scope.ref(JSON + type));
      scope.ref("com.google.gson.JsonElement");
      String parent = base == null ? JSON + "Model" : description.className(base);
      Map<String, Type> all = ordered(base);
      List<PropertyView> properties = properties(all, base);
      SubtypesView subtypes = open ? subtypes() : null;
      String parentName = scope.ref(parent);
      List<String> codecs = all.values().stream().map(scope::codec).toList();
      Marking marking = marking(properties);
      return new ModelView(
          description.packageName(name),
          scope.imports(),
          Docs.model(description.schema(name)),
          name,
          open ? "" : "final ",
          parentName,
          open ? "protected" : "private",
          marking.mark(),
          marking.needed().isEmpty()
              ? null
              : "Says which kind of {@link " + parentName + "} this is.",
          marking.needed(),
          marking.initial(),
          all.keySet().stream().map(Docs::literal).toList(),
          codecs,
          subtypes,
          properties);
    }

    /** How a new object says which subtype it is. */
    private record Marking(@Nullable String mark, String needed, String initial) {}

    private Marking marking(List<PropertyView> properties) {
      String base = description.markedBase(name);
      if (base == null) {
        return new Marking(null, "", "SHAPE.empty()");
      }
      String path = String.valueOf(description.discriminator(base));
      String property = path.substring(0, (path + ".").indexOf('.'));
      List<String> values =
          description.subtypes(base).entrySet().stream()
              .filter(entry -> entry.getValue().equals(name))
              .map(Map.Entry::getKey)
              .toList();
      if (values.size() == 1) {
        String json = Docs.literal(markJson(property, path, values.get(0)));
        return new Marking(Docs.literal(property) + ", " + json, "", "SHAPE.empty()");
      }
      PropertyView view =
          properties.get(List.copyOf(ordered(description.base(name)).keySet()).indexOf(property));
      return new Marking(
          null,
          view.parameter() + " " + view.property(),
          "SHAPE.of(" + view.index() + ", " + view.property() + ")");
    }

    /** A number where the property is one; a path of names is an object in an object. */
    private String markJson(String property, String path, String value) {
      Schema<?> schema = description.properties(name).get(property);
      boolean number = schema != null && "integer".equals(schema.getType());
      String json = number ? value : Docs.literal(value);
      String[] names = path.split("\\.", -1);
      for (int i = names.length - 1; i > 0; i--) {
        json = "{" + Docs.literal(names[i]) + ":" + json + "}";
      }
      return json;
    }

    /** The properties of the base come first: its getters read by index. */
    private Map<String, Type> ordered(@Nullable String base) {
      Map<String, Type> ordered = new LinkedHashMap<>();
      if (base != null) {
        ordered.putAll(new Builder(description, base).ordered(description.base(base)));
      }
      description
          .properties(name)
          .forEach((wire, schema) -> ordered.putIfAbsent(wire, types.of(schema)));
      return ordered;
    }

    private List<PropertyView> properties(Map<String, Type> all, @Nullable String base) {
      List<PropertyView> views = new ArrayList<>();
      Map<String, String> used = new LinkedHashMap<>();
      all.forEach(
          (wire, type) -> {
            String java = Names.property(wire);
            while (used.putIfAbsent(java, wire) != null) {
              java += "Value";
            }
            boolean inherited = base != null && description.properties(base).containsKey(wire);
            views.add(property(wire, java, type, inherited, views.size()));
          });
      return views;
    }

    private PropertyView property(
        String wire, String java, Type type, boolean inherited, int index) {
      String getter =
          switch (type.kind()) {
            case LIST -> "listAt";
            case MAP -> "mapAt";
            default -> "at";
          };
      String result = getter.equals("at") ? scope.nullable(type) : scope.boxed(type);
      @Nullable String doc = doc(wire, java);
      return new PropertyView(java, getter, result, scope.plain(type), inherited, doc, index);
    }

    private @Nullable String doc(String wire, String java) {
      String words = description.words(name, wire);
      String renamed = java.equals(wire) ? null : "The property {@code " + wire + "}.";
      if (words == null) {
        return renamed;
      }
      return Docs.words(words) + (renamed == null ? "" : " " + renamed);
    }

    /** Those that extend this class; one that gives a property another type cannot. */
    private @Nullable SubtypesView subtypes() {
      String property = description.discriminator(name);
      List<String> entries = new ArrayList<>();
      description
          .subtypes(name)
          .forEach(
              (value, subtype) -> {
                if (name.equals(description.base(subtype))) {
                  entries.add(entry(property == null ? null : value, subtype));
                }
              });
      if (entries.isEmpty()) {
        return null;
      }
      scope.ref(JSON + "Subtypes");
      return new SubtypesView(property == null ? null : Docs.literal(property), entries);
    }

    private String entry(@Nullable String value, String subtype) {
      String shape = scope.ref(description.className(subtype)) + ".SHAPE";
      return value == null
          ? shape
          : scope.ref("java.util.Map") + ".entry(" + Docs.literal(value) + ", " + shape + ")";
    }
  }
}
