// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import io.github.fluentado.spec.check.Shape.ListOf;
import io.github.fluentado.spec.check.Shape.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the service is known to differ from what is published, for whole families of places.
 *
 * <p>The published files are made from .NET types, and these leak through. What concerns single
 * operations or definitions stands in {@code spec/corrections} instead.
 */
final class Rules {
  static final String BASE_VERSION = "7.1";
  static final String NEXT_VERSION = "7.2";

  /** A host may have a part that clients leave empty. */
  static final String HOST_PREFIX = "{service}";

  /** Formats that name a .NET type, and what is sent instead. */
  private static final Map<String, Shape> FORMATS =
      Map.ofEntries(
          Map.entry("string/T", Shape.JSON),
          Map.entry("string/JToken", Shape.JSON),
          Map.entry("string/JTokenType", Shape.JSON),
          Map.entry("string/JContainer", Shape.JSON),
          Map.entry("string/JObject", Shape.JSON),
          Map.entry("string/Stream", Shape.BYTES),
          Map.entry("string/StreamContent", Shape.BYTES),
          Map.entry("string/TimeSpan", new Scalar("string", "timespan")),
          Map.entry("string/byte", new Scalar("integer", "int32")),
          Map.entry("string/base64", new Scalar("string", "byte")),
          Map.entry("string/decimal", new Scalar("number", "decimal")),
          Map.entry("string/Char", Shape.TEXT),
          Map.entry("string/CultureInfo", Shape.TEXT),
          Map.entry("string/TimeZoneInfo", Shape.TEXT),
          Map.entry("string/HashAlgorithmName", Shape.TEXT),
          Map.entry("integer/int16", new Scalar("integer", "int32")),
          Map.entry("int32", new Scalar("integer", "int32")));

  /** Definitions that are published as objects but are written in another way. */
  private static final Map<String, Shape> DEFINITIONS =
      Map.of(
          "ReferenceLinks", Shape.LINKS,
          "PropertiesCollection", Shape.PROPERTIES,
          "JObject", Shape.JSON,
          "JToken", Shape.JSON,
          "IdentityDescriptor", Shape.TEXT);

  /** The list wrapper of a request; of the list that it holds nothing is published. */
  static final String BODY_WRAPPER = "VssJsonCollectionWrapper";

  static final Shape WRAPPED_BODY = new ListOf(Shape.JSON);

  /** Headers are published under the names of the .NET parameters. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Version", "If-Match",
          "continuationToken", "x-ms-continuationtoken",
          "eTag", "ETag",
          "contentRangeHeader", "Content-Range");

  /** A page of a wiki is created by leaving this header out, though it is published as required. */
  private static final Set<String> NEVER_REQUIRED_HEADERS = Set.of("If-Match");

  /** Lists in a query are joined by commas, but for these. */
  private static final Map<String, String> SEPARATORS =
      Map.of("assetTypes", ":", "leasesToFetch", "|");

  /** Path parameters, by area and operation group, that hold a path with slashes. */
  private static final Map<String, String> SLASHES =
      Map.of(
          "wit/Classification Nodes", "path",
          "wit/Queries", "query",
          "build/Folders", "path",
          "release/Folders", "path");

  /** A token of paging is opaque text, whatever type is published for it. */
  static final List<String> TOKENS = List.of("continuationToken", "pagingToken");

  /**
   * Bases whose subclasses are what is really sent, though no operation names these: without them
   * the fields that matter are lost.
   */
  private static final Set<String> POLYMORPHIC =
      Set.of(
          "BuildProcess",
          "BuildTrigger",
          "CheckConfiguration",
          "DeployPhase",
          "GraphSubject",
          "GraphGroupCreationContext",
          "GraphServicePrincipalCreationContext",
          "GraphUserCreationContext",
          "GraphUserUpdateContext",
          "KubernetesResourceCreateParameters",
          "ReleaseTriggerBase",
          "TaskAgentUpdateReason",
          "VariableGroupProviderData",
          "VariableValue");

  /** Enums whose values were seen joined by commas. */
  private static final Set<String> FLAGS =
      Set.of(
          "ExtensionStateFlags",
          "ResultDetails",
          "SubscriberFlags",
          "SubscriptionFlags",
          "SubscriptionPermissions",
          "SuiteExpand",
          "VersionControlChangeType");

  private static final String JSON = "application/json";

  private Rules() {}

  static Shape scalar(String type, String format) {
    String key = format.isEmpty() ? type : type + "/" + format;
    Shape known = FORMATS.get(key);
    if (known != null) {
      return known;
    }
    boolean named = !format.isEmpty() && Character.isUpperCase(format.charAt(0));
    return named ? new Shape.Named(format) : new Scalar(type, format);
  }

  /** A list of bytes is one text in base64. */
  static Shape list(Node items) {
    boolean bytes = items.get("format").text().equals("byte");
    return bytes ? new Scalar("string", "byte") : new ListOf(Shape.JSON);
  }

  static boolean isRewritten(String definition) {
    return DEFINITIONS.containsKey(definition);
  }

  static Shape rewritten(String definition) {
    return DEFINITIONS.getOrDefault(definition, Shape.NOTHING);
  }

  static String header(String published) {
    return HEADERS.getOrDefault(published, published);
  }

  static boolean neverRequired(String header) {
    return NEVER_REQUIRED_HEADERS.contains(header);
  }

  static String separator(String parameter) {
    return SEPARATORS.getOrDefault(parameter, ",");
  }

  static boolean keepsSlashes(String area, String group, String parameter) {
    return parameter.equals(SLASHES.get(area + "/" + group));
  }

  static boolean isPolymorphic(String definition) {
    return POLYMORPHIC.contains(definition);
  }

  static boolean isFlags(String enumName) {
    return FLAGS.contains(enumName);
  }

  /** A stream is never JSON, even where that is the only media type published for it. */
  static Set<String> answered(List<String> published, Shape result) {
    Set<String> types = new TreeSet<>(published);
    if (result.equals(Shape.BYTES) && types.remove(JSON) && types.isEmpty()) {
      types.add("application/octet-stream");
    }
    return types;
  }

  /** Only the root of an answer is wrapped, and only if it is a list or a map. */
  static String wrapper(Shape result) {
    if (result instanceof ListOf) {
      return "list";
    }
    return result instanceof Shape.MapOf || result.equals(Shape.PROPERTIES) ? "map" : "";
  }
}
