// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.Headers;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Optional;
import java.util.function.Function;

/** Knows feeds by asking whoever keeps them. */
final class Feeds {
  private final Organization organization;
  private final Function<HttpRequest, HttpAnswer> ask;

  Feeds(Organization organization, Function<HttpRequest, HttpAnswer> ask) {
    this.organization = organization;
    this.ask = ask;
  }

  /** The id of a feed that is named by name or id, with or without a view behind an {@code @}. */
  String id(Optional<String> project, String feed) {
    String name = feed.replaceFirst("@[^@]*$", "");
    String target = root(project) + "/_apis/packaging/feeds/" + Percent.encode(name);
    HttpAnswer answer = ask.apply(new HttpRequest("GET", path(target), Headers.NONE, new byte[0]));
    String id =
        answer.status() == 200
            ? Json.string(Json.parse(answer.bodyText()).getAsJsonObject(), "id")
            : null;
    if (id == null) {
      throw ServiceException.of(
          404,
          "Microsoft.VisualStudio.Services.Feed.WebApi.FeedIdNotFoundException",
          3000,
          "The feed '" + name + "' does not exist, or you may not see it.");
    }
    return id;
  }

  /** Where a project, or the organization without one, begins. */
  String root(Optional<String> project) {
    return organization.url() + project.map(name -> "/" + Percent.encode(name)).orElse("");
  }

  private String path(String url) {
    return "/" + Percent.encode(organization.name()) + url.substring(organization.url().length());
  }
}
