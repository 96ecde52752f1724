// SPDX-License-Identifier: MIT

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.ToolProvider;

/**
 * Writes what the published modules show to others as text: each class that can be seen from
 * outside with the members that can, sorted. Reads class files through the JDK's compiler, which
 * leaves out what is synthetic. {@code java scripts/Api.java FOLDER}, or by {@code scripts/api}.
 */
final class Api {
  private static final Map<String, String> MODULES =
      Map.of(
          "core", "core",
          "okhttp", "okhttp",
          "fluent", "fluent-api",
          "hooks", "hooks",
          "micrometer", "micrometer",
          "opentelemetry", "opentelemetry",
          "spring-boot-starter", "spring-boot-starter",
          "emulator", "emulator");
  private static final String CLIENT = "generated-client";
  private static final String CLIENT_PACKAGE = "io.github.fluentado.client.";
  // No business of a caller.
  private static final Set<Modifier> UNTOLD =
      EnumSet.of(
          Modifier.NATIVE,
          Modifier.STRICTFP,
          Modifier.SYNCHRONIZED,
          Modifier.TRANSIENT,
          Modifier.VOLATILE);
  // By the kind of a type.
  private static final Set<String> SAID =
      Set.of(
          "java.lang.Object",
          "java.lang.Record",
          "java.lang.Enum",
          "java.lang.annotation.Annotation");
  private static final Set<String> MARKS =
      Set.of("java.lang.Deprecated", "io.github.fluentado.core.Preview");

  private final Elements elements;
  private final Types types;

  private Api(JavacTask task) {
    this.elements = task.getElements();
    this.types = task.getTypes();
  }

  public static void main(String... args) throws IOException {
    Path out = Path.of(args[0]);
    Api api = new Api(reader());
    for (Map.Entry<String, String> module : MODULES.entrySet()) {
      api.write(names(module.getValue()), out.resolve(module.getKey() + ".txt"));
    }
    Map<String, List<String>> areas =
        names(CLIENT).stream().collect(Collectors.groupingBy(Api::area, Collectors.toList()));
    for (Map.Entry<String, List<String>> area : areas.entrySet()) {
      api.write(area.getValue(), out.resolve("client").resolve(area.getKey() + ".txt"));
    }
  }

  private static JavacTask reader() {
    String path =
        Stream.concat(MODULES.values().stream(), Stream.of(CLIENT))
            .map(module -> classes(module).toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options = List.of("-proc:none", "-classpath", path);
    return (JavacTask)
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, said -> {}, options, List.of("java.lang.Object"), null);
  }

  private static Path classes(String module) {
    return Path.of(module, "target", "classes");
  }

  /** The top-level classes of a module. */
  private static List<String> names(String module) throws IOException {
    Path root = classes(module);
    if (!Files.isDirectory(root)) {
      throw new IOException(module + " has not been built");
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .filter(name -> !name.contains("-info.class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static String area(String name) {
    String rest = name.substring(CLIENT_PACKAGE.length());
    int end = rest.indexOf('.');
    // What stands above all areas.
    return end < 0 ? "client" : rest.substring(0, end);
  }

  private void write(List<String> names, Path file) throws IOException {
    Map<String, String> blocks = new TreeMap<>();
    for (String name : names) {
      TypeElement type = elements.getTypeElement(name);
      if (type == null) {
        throw new IOException("cannot read " + name);
      }
      collect(type, blocks);
    }
    if (blocks.isEmpty()) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", blocks.values()));
  }

  private void collect(TypeElement type, Map<String, String> blocks) {
    if (!shown(type)) {
      return;
    }
    blocks.put(type.getQualifiedName().toString(), block(type));
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof TypeElement nested) {
        collect(nested, blocks);
      }
    }
  }

  private static boolean shown(Element element) {
    return element.getModifiers().contains(Modifier.PUBLIC)
        || element.getModifiers().contains(Modifier.PROTECTED);
  }

  /** Whether a type can be named outside of its package. */
  private static boolean visible(TypeElement type) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (!shown(each)) {
        return false;
      }
    }
    return true;
  }

  private String block(TypeElement type) {
    Map<String, String> lines = new TreeMap<>();
    members((DeclaredType) type.asType(), type, lines);
    StringBuilder block = new StringBuilder(head(type)).append(" {\n");
    lines.values().forEach(line -> block.append("  ").append(line).append('\n'));
    return block.append("}\n").toString();
  }

  private String head(TypeElement type) {
    String kind = type.getKind().toString().toLowerCase(Locale.ROOT);
    return marks(type)
        + modifiers(type)
        + kind.replace("annotation_type", "@interface")
        + " "
        + type.getQualifiedName()
        + parameters(type.getTypeParameters())
        + components(type)
        + above(" extends ", Stream.of(type.getSuperclass()))
        + above(
            type.getKind().isInterface() ? " extends " : " implements ",
            type.getInterfaces().stream());
  }

  private static String components(TypeElement type) {
    return type.getKind() != ElementKind.RECORD
        ? ""
        : type.getRecordComponents().stream()
            .map(component -> text(component.asType()) + " " + component.getSimpleName())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String above(String word, Stream<? extends TypeMirror> types) {
    String names =
        types
            .filter(DeclaredType.class::isInstance)
            .filter(each -> visible(element(each)) && !SAID.contains(name(each)))
            .map(Api::text)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : word + names;
  }

  private static String name(TypeMirror type) {
    return element(type).getQualifiedName().toString();
  }

  private static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }

  /** Members of a type, and those that it has from types that nobody sees; by name. */
  private void members(DeclaredType seen, TypeElement from, Map<String, String> lines) {
    boolean own = seen.asElement().equals(from);
    for (Element member : from.getEnclosedElements()) {
      if (shown(member) && isMember(member, own)) {
        String line = line(seen, member);
        lines.put(member.getSimpleName() + " " + line, line);
      }
    }
    for (TypeMirror above : types.directSupertypes(from.asType())) {
      if (above.getKind() == TypeKind.DECLARED && !visible(element(above))) {
        members(seen, element(above), lines);
      }
    }
  }

  private static boolean isMember(Element element, boolean own) {
    return switch (element.getKind()) {
      case FIELD, ENUM_CONSTANT, METHOD -> true;
      case CONSTRUCTOR -> own;
      default -> false;
    };
  }

  private String line(DeclaredType seen, Element member) {
    TypeMirror type = types.asMemberOf(seen, member);
    return marks(member)
        + modifiers(member)
        + (member instanceof ExecutableElement method
            ? method(method, (ExecutableType) type)
            : text(type) + " " + member.getSimpleName() + constant((VariableElement) member));
  }

  private String method(ExecutableElement method, ExecutableType type) {
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    String types =
        type.getParameterTypes().stream().map(Api::text).collect(Collectors.joining(", "));
    String thrown =
        type.getThrownTypes().stream().map(Api::text).sorted().collect(Collectors.joining(", "));
    String generic = parameters(method.getTypeParameters());
    return generic
        + (generic.isEmpty() ? "" : " ")
        + (constructor ? "new" : text(type.getReturnType()) + " " + method.getSimpleName())
        + "("
        + (method.isVarArgs() ? types.substring(0, types.length() - 2) + "..." : types)
        + ")"
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private String constant(VariableElement field) {
    Object value = field.getConstantValue();
    return value == null ? "" : " = " + elements.getConstantExpression(value);
  }

  private static String parameters(List<? extends TypeParameterElement> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.stream().map(Api::bounded).collect(Collectors.joining(", ", "<", ">"));
  }

  private static String bounded(TypeParameterElement parameter) {
    String bounds =
        parameter.getBounds().stream()
            .filter(bound -> !bound.toString().equals("java.lang.Object"))
            .map(Api::text)
            .collect(Collectors.joining(" & "));
    return parameter.getSimpleName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private static String marks(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(mark -> mark.getAnnotationType())
        .filter(type -> MARKS.contains(type.toString()))
        .map(type -> "@" + type.asElement().getSimpleName() + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  private static String modifiers(Element element) {
    return element.getModifiers().stream()
        .filter(modifier -> !UNTOLD.contains(modifier))
        .map(modifier -> modifier + " ")
        .collect(Collectors.joining());
  }

  // Newer JDKs show annotations of types, of which this is no account.
  private static String text(TypeMirror type) {
    return type.toString()
        .replace(" [", "[")
        .replaceAll("@[\\w.]+(\\([^)]*\\))? ?", "")
        .replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "")
        .replaceAll(", ?", ", ");
  }
}
