// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.server.SignIn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tokens with limited scopes to the operations whose published scopes they hold. As with the
 * real service, what they lack is answered with 401, also for GET, and never with a sign-in page:
 * who is calling is known. Operations without published scopes need none.
 */
final class ScopeGate {
  private final World world;
  private final SignIn signIn;

  ScopeGate(World world, SignIn signIn) {
    this.world = world;
    this.signIn = signIn;
  }

  /** The answer to a request that has passed sign-in with a token that does not allow it. */
  Optional<HttpAnswer> refusal(HttpRequest request) {
    return signIn
        .scopes(request)
        .filter(scopes -> !scopes.allows(needed(request)))
        .map(scopes -> unauthorized());
  }

  private List<String> needed(HttpRequest request) {
    try {
      String[] halves = request.target().split("\\?", 2);
      String query = halves.length > 1 ? halves[1] : "";
      List<String> segments = segments(halves[0]);
      return segments.contains("_git")
          ? forGit(request.target())
          : published(request.method(), segments, query);
    } catch (ServiceException malformed) { // which is told where the request is served
      return List.of();
    }
  }

  /** Fetching and pushing speak their own protocol, of which nothing is published. */
  private static List<String> forGit(String target) {
    return List.of(target.contains("git-receive-pack") ? "vso.code_write" : "vso.code");
  }

  private List<String> published(String verb, List<String> segments, String query) {
    List<String> names =
        Arrays.stream(query.split("&", -1))
            .map(part -> part.replaceFirst("=.*", ""))
            .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("api-version"))
            .toList();
    List<Description.Match> found = world.description().find(verb, segments, names);
    if (found.isEmpty() && verb.equals("HEAD")) {
      found = world.description().find("GET", segments, names);
    }
    return found.isEmpty() ? List.of() : found.get(0).operation().scopes();
  }

  /** Decoded, and without the organization and the collection. */
  private List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(Percent.decode(segment));
      }
    }
    drop(segments, world.organization().name());
    drop(segments, "DefaultCollection");
    return segments;
  }

  private static void drop(List<String> segments, String first) {
    if (!segments.isEmpty() && segments.get(0).equalsIgnoreCase(first)) {
      segments.remove(0);
    }
  }

  private HttpAnswer unauthorized() {
    ServiceException refusal =
        ServiceException.of(
            401,
            "Microsoft.TeamFoundation.Framework.Server.InvalidIdentityException",
            3000,
            "TF400813: The user '%s' is not authorized to access this resource."
                .formatted(world.gate().reading(() -> world.organization().me().id())));
    return Answers.json(refusal.status(), refusal.body());
  }
}
