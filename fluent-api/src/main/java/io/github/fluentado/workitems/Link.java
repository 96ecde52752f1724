// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonObject;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.common.WorkItemRelation;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.core.error.Check;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a relation of a work item leads: another work item, an address, or an artifact of the same
 * organization, which the service knows by a {@code vstfs:} address. Immutable; sends nothing.
 *
 * <pre>{@code
 * items.linkOnce(4711, Link.to(pullRequest)).execute();
 * }</pre>
 */
public final class Link {
  private static final Pattern COMMIT = Pattern.compile("\\p{XDigit}{40}");
  private static final String HEADS = "refs/heads/";

  private final RelationType type;
  // Of a work item, whose address is known only where the organization is.
  private final int item;
  private final String url;
  private final String name;
  private final String comment;

  private Link(RelationType type, int item, String url, String name, String comment) {
    this.type = type;
    this.item = item;
    this.url = url;
    this.name = name;
    this.comment = comment;
  }

  /** To another work item: {@code CHILD} makes that one the child. */
  public static Link to(RelationType type, int otherId) {
    Check.notNull("type", type);
    return new Link(type, Check.positive("otherId", otherId), "", "", "");
  }

  /** To any address. */
  public static Link to(URI address) {
    return new Link(
        RelationType.HYPERLINK, 0, Check.notNull("address", address).toString(), "", "");
  }

  /**
   * To a pull request, as the service gave it.
   *
   * @throws IllegalArgumentException if it does not say in which repository it is
   */
  public static Link to(GitPullRequest pullRequest) {
    GitRepository repository = Check.notNull("pullRequest", pullRequest).repository();
    Integer number = pullRequest.pullRequestId();
    boolean whole = repository != null && repository.project() != null && number != null;
    Check.that(whole, "pullRequest", "does not say its number, repository and project");
    return pullRequest(
        id(Objects.requireNonNull(Objects.requireNonNull(repository).project()).id()),
        id(repository.id()),
        Objects.requireNonNull(number));
  }

  private static UUID id(@Nullable String text) {
    return UUID.fromString(Check.text("pullRequest", text));
  }

  /** To a pull request, by number. */
  public static Link pullRequest(UUID project, UUID repository, int number) {
    String id = String.valueOf(Check.positive("number", number));
    return git("PullRequestId", project, repository, id, "Pull Request");
  }

  /**
   * To a commit.
   *
   * @param commit its id of 40 digits
   * @throws IllegalArgumentException if the id is shorter: the service would keep a dead link
   */
  public static Link commit(UUID project, UUID repository, String commit) {
    Check.that(
        COMMIT.matcher(Check.text("commit", commit)).matches(), "commit", "has not 40 digits");
    return git("Commit", project, repository, commit, "Fixed in Commit");
  }

  /**
   * To a branch.
   *
   * @param branch its name, with {@code refs/heads/} or without
   */
  public static Link branch(UUID project, UUID repository, String branch) {
    String given = Check.text("branch", branch);
    String name = given.startsWith(HEADS) ? given.substring(HEADS.length()) : given;
    Check.that(!name.startsWith("refs/") && !name.isEmpty(), "branch", "is a ref, but no branch");
    return git("Ref", project, repository, "GB" + name, "Branch");
  }

  private static Link git(String kind, UUID project, UUID repository, String rest, String name) {
    String path =
        Check.notNull("project", project) + "/" + Check.notNull("repository", repository) + "/";
    String id = URLEncoder.encode(path + rest, StandardCharsets.UTF_8).replace("+", "%20");
    return artifact("vstfs:///Git/" + kind + "/" + id, name);
  }

  /** To a build of the same organization, as the service gave it. */
  public static Link to(Build build) {
    Integer id = Check.notNull("build", build).id();
    Check.that(id != null, "build", "has no number");
    return build(Objects.requireNonNull(id));
  }

  /** To a build, by number: the one that the change went into. */
  public static Link build(int id) {
    return artifact("vstfs:///Build/Build/" + Check.positive("id", id), "Integrated in build");
  }

  /**
   * To an artifact of any kind.
   *
   * @param artifact its {@code vstfs:} address
   * @param name the service's name for that kind of link, such as {@code Found in build}
   */
  public static Link artifact(URI artifact, String name) {
    return artifact(Check.notNull("artifact", artifact).toString(), Check.text("name", name));
  }

  private static Link artifact(String url, String name) {
    Check.that(url.startsWith("vstfs:///"), "artifact", "does not begin with vstfs:///");
    return new Link(RelationType.ARTIFACT_LINK, 0, url, name, "");
  }

  /** With a comment on the link. */
  public Link comment(String text) {
    return new Link(type, item, url, name, Check.notNull("text", text));
  }

  RelationType type() {
    return type;
  }

  String url(Requests requests) {
    return item > 0 ? requests.itemUrl(item) : url;
  }

  JsonObject attributes() {
    JsonObject attributes = new JsonObject();
    if (!name.isEmpty()) {
      attributes.addProperty("name", name);
    }
    if (!comment.isEmpty()) {
      attributes.addProperty("comment", comment);
    }
    return attributes;
  }

  /** Whether one of the relations leads there already, whatever its comment. */
  boolean isAmong(List<WorkItemRelation> relations) {
    return relations.stream().anyMatch(this::matches);
  }

  private boolean matches(WorkItemRelation relation) {
    String rel = relation.rel();
    String other = relation.url();
    if (rel == null || other == null || !type.equals(RelationType.of(rel))) {
      return false;
    }
    return item > 0
        ? Unlink.end(other).stream().anyMatch(end -> end == item)
        : decoded(url).equals(decoded(other));
  }

  /** The service compares addresses of artifacts without regard to letter case. */
  private String decoded(String address) {
    return type.equals(RelationType.ARTIFACT_LINK)
        ? address.replaceAll("(?i)%2f", "/").toLowerCase(Locale.ROOT)
        : address;
  }

  /** Type and target. */
  @Override
  public String toString() {
    return "Link[" + type + " to " + (item > 0 ? "work item " + item : url) + "]";
  }
}
