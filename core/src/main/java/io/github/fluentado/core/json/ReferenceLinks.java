// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Links to related resources, by name. One name may have several links. */
public final class ReferenceLinks {
  public static final Codec<ReferenceLinks> CODEC =
      new ObjectCodec<>(ReferenceLinks::new, links -> links.links);

  private final Tree links;

  private ReferenceLinks(Tree links) {
    this.links = links;
  }

  private JsonObject links() {
    return links.look().getAsJsonObject();
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(links().keySet());
  }

  /** The first link with this name. */
  public Optional<String> href(String name) {
    return hrefs(name).stream().findFirst();
  }

  /** All links with this name; empty if there is none. */
  public List<String> hrefs(String name) {
    JsonElement link = links().get(name);
    return link == null ? List.of() : parts(link).flatMap(ReferenceLinks::hrefOf).toList();
  }

  private static Stream<JsonElement> parts(JsonElement link) {
    return link instanceof JsonArray list
        ? StreamSupport.stream(list.spliterator(), false)
        : Stream.of(link);
  }

  private static Stream<String> hrefOf(JsonElement link) {
    JsonElement href = link instanceof JsonObject object ? object.get("href") : null;
    return href != null && href.isJsonPrimitive() ? Stream.of(href.getAsString()) : Stream.of();
  }

  /** The whole, as sent. */
  public JsonObject json() {
    return links.own().getAsJsonObject();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReferenceLinks that && that.links.equals(links);
  }

  @Override
  public int hashCode() {
    return links.hashCode();
  }

  /** The names alone: a link may carry a signature. */
  @Override
  public String toString() {
    return "ReferenceLinks" + links().keySet();
  }
}
