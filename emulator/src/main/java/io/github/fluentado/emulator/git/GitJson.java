// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Git things as the service writes them. */
public final class GitJson {
  private static final String NEVER = "0001-01-01T00:00:00";

  private final Organization organization;

  GitJson(Organization organization) {
    this.organization = organization;
  }

  public String url(GitRepository repository) {
    return organization.url()
        + "/"
        + repository.project().id()
        + "/_apis/git/repositories/"
        + repository.id();
  }

  /** Where git itself reaches the repository, and people see it. */
  public String remoteUrl(GitRepository repository) {
    return organization.url()
        + "/"
        + Percent.encode(repository.project().name())
        + "/_git/"
        + Percent.encode(repository.name());
  }

  /** Nothing answers there: the emulator speaks HTTP only. */
  private String sshUrl(GitRepository repository) {
    String project = Percent.encode(repository.project().name());
    String place = organization.name() + "/" + project + "/" + Percent.encode(repository.name());
    return "git@ssh.dev.azure.com:v3/" + place;
  }

  JsonObject person(Identity identity) {
    return identity.json(organization.url());
  }

  Doc project(Project project) {
    return Doc.of("id", project.id())
        .with("name", project.name())
        .with("url", organization.url() + "/_apis/projects/" + project.id())
        .with("state", "wellFormed")
        .with("revision", 1)
        .with("visibility", "private")
        .with("lastUpdateTime", project.lastUpdate());
  }

  /** As it stands inside other things. */
  public Doc repository(GitRepository repository) {
    Doc json =
        Doc.of("id", repository.id())
            .with("name", repository.name())
            .with("url", url(repository))
            .with("project", project(repository.project()))
            .with("defaultBranch", repository.defaultBranch().orElse(null))
            .with("size", repository.size())
            .with("remoteUrl", remoteUrl(repository))
            .with("sshUrl", sshUrl(repository))
            .with("webUrl", remoteUrl(repository))
            .with("isDisabled", repository.isDisabled())
            .with("isInMaintenance", false);
    return repository.info().parent() == null ? json : json.with("isFork", true);
  }

  /** As little as entries of a list tell of where they are, with what stands for unknown. */
  public Doc named(GitRepository repository) {
    Project project = repository.project();
    Doc place =
        Doc.of("id", project.id())
            .with("name", project.name())
            .with("state", "unchanged")
            .with("visibility", "unchanged")
            .with("lastUpdateTime", NEVER);
    return Doc.of("id", repository.id())
        .with("name", repository.name())
        .with("url", url(repository))
        .with("project", place);
  }

  /** As the event of a push tells where it went. */
  Doc pushedTo(GitRepository repository) {
    Project project = repository.project();
    Doc place =
        Doc.of("id", project.id())
            .with("name", project.name())
            .with("url", organization.url() + "/_apis/projects/" + project.id())
            .with("state", "wellFormed")
            .with("visibility", "unchanged")
            .with("lastUpdateTime", NEVER);
    return Doc.of("id", repository.id())
        .with("name", repository.name())
        .with("url", organization.url() + "/_apis/git/repositories/" + repository.id())
        .with("project", place)
        .with("defaultBranch", repository.defaultBranch().orElse(null))
        .with("remoteUrl", remoteUrl(repository));
  }

  public Doc links(GitRepository repository) {
    String url = url(repository);
    Doc links =
        Doc.of()
            .withHref("self", url)
            .withHref("project", "vstfs:///Classification/TeamProject/" + repository.project().id())
            .withHref("web", remoteUrl(repository))
            .withHref(
                "ssh", String.valueOf(repository(repository).json().get("sshUrl").getAsString()));
    for (String part : List.of("commits", "refs", "pullRequests", "items", "pushes")) {
      links.withHref(part, url + "/" + part);
    }
    return links;
  }

  static Doc signature(Signature signature) {
    return Doc.of("name", signature.name())
        .with("email", signature.email())
        .with("date", signature.date());
  }

  /** A commit as lists hold it. */
  public Doc commit(GitRepository repository, Commit commit) {
    String comment = commit.message().strip();
    boolean cut = comment.contains("\n");
    return Doc.of("commitId", commit.id())
        .with("treeId", commit.tree())
        .with("parents", commit.parents())
        .with("author", signature(commit.author()))
        .with("committer", signature(commit.committer()))
        .with("comment", cut ? commit.subject() : comment)
        .with("commentTruncated", cut ? true : null)
        .with("url", url(repository) + "/commits/" + commit.id())
        .with("remoteUrl", remoteUrl(repository) + "/commit/" + commit.id());
  }

  /** A commit as the event of a push holds it. */
  Doc pushed(GitRepository repository, Commit commit) {
    JsonObject whole = commit(repository, commit).json();
    List.of("treeId", "parents", "remoteUrl").forEach(whole::remove);
    return Doc.of().withAll(whole);
  }

  Doc links(GitRepository repository, Commit commit) {
    String self = url(repository) + "/commits/" + commit.id();
    return Doc.of()
        .withHref("self", self)
        .withHref("repository", url(repository))
        .withHref("changes", self + "/changes")
        .withHref("web", remoteUrl(repository) + "/commit/" + commit.id())
        .withHref("tree", url(repository) + "/trees/" + commit.tree());
  }

  /** One change, with the thing that has changed. */
  public Doc change(GitRepository repository, Difference difference, String commit) {
    Entry before = difference.before();
    Entry entry = difference.after() == null ? before : difference.after();
    if (entry == null) {
      throw new IllegalArgumentException("A difference has at least one side.");
    }
    Doc item =
        Doc.of("objectId", entry.id())
            .with("originalObjectId", before == null || before.equals(entry) ? null : before.id())
            .with("gitObjectType", entry.type())
            .with("commitId", commit)
            .with("path", difference.path())
            .with("isFolder", entry.isFolder() ? true : null)
            .with("url", itemUrl(repository, difference.path(), "commit", commit));
    return Doc.of("item", item)
        .with("changeType", difference.type())
        .with("sourceServerItem", difference.source());
  }

  String itemUrl(GitRepository repository, String path, String type, String version) {
    String encoded =
        String.join("/", List.of(path.split("/", -1)).stream().map(Percent::encode).toList());
    return url(repository)
        + "/items"
        + encoded
        + "?versionType="
        + type
        + "&version="
        + Percent.encode(version)
        + "&versionOptions=None";
  }

  /** How many changes of each kind there are. */
  static Map<String, Integer> counts(List<Difference> differences) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Difference difference : differences) {
      String type = difference.type();
      String name =
          type.equals("edit, rename")
              ? "Rename"
              : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
      counts.merge(name, 1, Integer::sum);
    }
    return counts;
  }

  /** A push without what a request may ask for besides. */
  public Doc push(GitRepository repository, Push push) {
    return Doc.of("pushedBy", person(push.by()))
        .with("pushId", push.id())
        .with("date", push.date())
        .with("url", url(repository) + "/pushes/" + push.id());
  }

  Doc links(GitRepository repository, Push push) {
    String self = url(repository) + "/pushes/" + push.id();
    return Doc.of()
        .withHref("self", self)
        .withHref("repository", url(repository))
        .withHref("commits", url(repository) + "/commits?pushId=" + push.id())
        .withHref("pusher", organization.url() + "/_apis/Identities/" + push.by().id())
        .withHref("refs", url(repository) + "/refs");
  }

  List<Doc> commits(GitRepository repository, Push push, int most) {
    return push.commits().stream()
        .limit(most)
        .flatMap(id -> repository.contents().commit(id).stream())
        .map(commit -> commit(repository, commit))
        .toList();
  }

  List<Doc> refUpdates(GitRepository repository, Push push) {
    return push.changes().stream()
        .map(change -> Doc.of("repositoryId", repository.id()).withAll(refUpdate(change).json()))
        .toList();
  }

  static Doc refUpdate(RefChange change) {
    return Doc.of("name", change.name())
        .with("oldObjectId", change.oldId())
        .with("newObjectId", change.newId());
  }

  Doc ref(GitRepository repository, GitRef ref) {
    Doc json = Doc.of("name", ref.name()).with("objectId", ref.objectId());
    Identity owner = ref.lockedBy();
    if (owner != null) {
      json.with("isLockedBy", person(owner)).with("isLocked", true);
    }
    String filter = Percent.encode(ref.name().replaceFirst("^refs/", ""));
    return json.with("creator", person(ref.creator()))
        .with("url", url(repository) + "/refs?filter=" + filter);
  }
}
