// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.common.VersionControlRecursionType;
import io.github.fluentado.client.git.AnnotatedTagsApi;
import io.github.fluentado.client.git.BlobsApi;
import io.github.fluentado.client.git.CommitsApi;
import io.github.fluentado.client.git.DiffsApi;
import io.github.fluentado.client.git.GitAnnotatedTag;
import io.github.fluentado.client.git.GitImportGitSource;
import io.github.fluentado.client.git.GitImportRequest;
import io.github.fluentado.client.git.GitImportRequestParameters;
import io.github.fluentado.client.git.GitObject;
import io.github.fluentado.client.git.GitRecycleBinRepositoryDetails;
import io.github.fluentado.client.git.GitRef;
import io.github.fluentado.client.git.GitRefUpdate;
import io.github.fluentado.client.git.GitRefUpdateResult;
import io.github.fluentado.client.git.GitRepository;
import io.github.fluentado.client.git.GitRepositoryCreateOptions;
import io.github.fluentado.client.git.GitStatusState;
import io.github.fluentado.client.git.ImportRequestsApi;
import io.github.fluentado.client.git.ItemsApi;
import io.github.fluentado.client.git.MergeBasesApi;
import io.github.fluentado.client.git.PushesApi;
import io.github.fluentado.client.git.RefsApi;
import io.github.fluentado.client.git.RepositoriesApi;
import io.github.fluentado.client.git.StatsApi;
import io.github.fluentado.client.git.StatusesApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.pullrequests.PullRequests;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The door to git repositories, of a project or of the whole organization. Sends nothing itself.
 *
 * <pre>{@code
 * Repositories.One shop = ado.project("web").repository("shop");
 * Branch hours = Branch.of("hours");
 * shop.createBranch(hours, Branch.of("main")).execute();
 * shop.push(hours, "Tell the hours").add("/hours.md", "9 to 17").execute();
 * }</pre>
 */
public final class Repositories {
  private final Connection connection;

  private Repositories(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of, else of all projects. */
  public static Repositories of(Connection connection) {
    return new Repositories(Check.notNull("connection", connection));
  }

  public RepositoriesApi.List list() {
    return new RepositoriesApi(connection).list();
  }

  /** Makes an empty one in the project. */
  public RepositoriesApi.Create create(String name) {
    return new RepositoriesApi(connection)
        .create(new GitRepositoryCreateOptions().name(Check.text("name", name)));
  }

  /** Those in the recycle bin of the project. */
  public RepositoriesApi.ListInRecycleBin deleted() {
    return new RepositoriesApi(connection).listInRecycleBin();
  }

  /**
   * Out of the recycle bin of the project.
   *
   * @param id as {@link #deleted} tells it: a name will not do
   */
  public RepositoriesApi.RestoreFromRecycleBin restore(String id) {
    return new RepositoriesApi(connection)
        .restoreFromRecycleBin(
            Check.segment("id", id), new GitRecycleBinRepositoryDetails().deleted(false));
  }

  /**
   * The door to one. Not even looks whether it is there.
   *
   * @param nameOrId a name is enough within a project; without one it must be an id
   */
  public One repository(String nameOrId) {
    return new One(connection, Check.segment("repository", nameOrId));
  }

  /**
   * The door to one repository. Where a method takes a {@link Version}, files are those of a
   * branch, a tag or a commit; where it does not, those of the default branch.
   */
  public static final class One {
    private static final int LONGEST_TEXT = 10 * 1024 * 1024;

    private final Connection connection;
    private final String repository;

    private One(Connection connection, String repository) {
      this.connection = connection;
      this.repository = repository;
    }

    /** The name or id that it was asked for by. */
    public String name() {
      return repository;
    }

    public RepositoriesApi.Get get() {
      return new RepositoriesApi(connection).get(repository);
    }

    /**
     * Changes what is set in the model: its name, its default branch, whether it is disabled. The
     * service wants the repository's id for that, and no name.
     */
    public RepositoriesApi.Update update(GitRepository change) {
      return new RepositoriesApi(connection).update(repository, Check.notNull("change", change));
    }

    /** Into the recycle bin. The service wants the repository's id for that, and no name. */
    public RepositoriesApi.Delete delete() {
      return new RepositoriesApi(connection).delete(repository);
    }

    /** The pull requests that lead into this repository. */
    public PullRequests pullRequests() {
      return PullRequests.of(connection, repository);
    }

    /** The commits from the tip of the default branch on, the latest first. */
    public CommitsApi.List commits() {
      return new CommitsApi(connection).list(repository);
    }

    /** The commits from there on, the latest first. */
    public CommitsApi.List commits(Version from) {
      Check.notNull("from", from);
      return commits().itemVersion(from.version()).itemVersionType(from.type());
    }

    public CommitsApi.Get commit(CommitId commit) {
      return new CommitsApi(connection).get(repository, Check.notNull("commit", commit).id());
    }

    /** What a commit changed against its first parent. */
    public CommitsApi.ListChanges changes(CommitId commit) {
      return new CommitsApi(connection)
          .listChanges(repository, Check.notNull("commit", commit).id());
    }

    /** What differs between the files of two versions; to the last change, however many. */
    public DiffsApi.List diff(Version base, Version target) {
      Check.notNull("base", base);
      Check.notNull("target", target);
      return new DiffsApi(connection)
          .list(repository)
          .baseVersion(base.version())
          .baseVersionType(base.type())
          .targetVersion(target.version())
          .targetVersionType(target.type());
    }

    /** The commits at which the histories of two parted. */
    public MergeBasesApi.List mergeBases(CommitId one, CommitId other) {
      return new MergeBasesApi(connection)
          .list(repository, Check.notNull("one", one).id(), Check.notNull("other", other).id());
    }

    /** Branches, tags and all others. */
    public RefsApi.List refs() {
      return new RefsApi(connection).list(repository);
    }

    public RefsApi.List branches() {
      return refs().filter("heads/");
    }

    public RefsApi.List tags() {
      return refs().filter("tags/");
    }

    /** One by its exact name; {@code NOT_FOUND} if there is none. */
    public Call<GitRef> ref(Ref ref) {
      return Refs.get(connection, repository, Check.notNull("ref", ref));
    }

    /** The commit that a branch or a tag leads to; {@code NOT_FOUND} if there is none. */
    public Call<CommitId> tip(Ref ref) {
      return Refs.tip(connection, repository, Check.notNull("ref", ref));
    }

    /**
     * Changes refs, all in one request. The service does what it can: each change has an outcome of
     * its own, and one that it refused is a {@code CONFLICT} that says why.
     *
     * @throws IllegalArgumentException without a change, or with two for one ref
     */
    public Call<Outcomes<RefChange, GitRefUpdateResult>> update(RefChange... changes) {
      return update(Arrays.asList(Check.notNull("changes", changes)));
    }

    /** The same for a list. */
    public Call<Outcomes<RefChange, GitRefUpdateResult>> update(Collection<RefChange> changes) {
      return RefUpdates.of(connection, repository, List.copyOf(changes));
    }

    /** A branch at a commit; {@code CONFLICT} if there is one of that name. */
    public Call<GitRefUpdateResult> createBranch(Branch name, CommitId at) {
      return RefUpdates.one(connection, repository, RefChange.create(name, at));
    }

    /** A branch where another branch or a tag is. Reads where that is: two requests. */
    public Call<GitRefUpdateResult> createBranch(Branch name, Ref from) {
      Check.notNull("name", name);
      return tip(from).then(tip -> createBranch(name, tip));
    }

    /** Deletes a branch if it is at that commit, else {@code CONFLICT}. */
    public Call<GitRefUpdateResult> deleteBranch(Branch name, CommitId at) {
      return RefUpdates.one(connection, repository, RefChange.delete(name, at));
    }

    /** Deletes a branch wherever it is. Reads where that is: two requests. */
    public Call<GitRefUpdateResult> deleteBranch(Branch name) {
      return ref(name)
          .then(found -> deleteBranch(name, CommitId.of(String.valueOf(found.objectId()))));
    }

    /** Nobody can push to a locked branch. */
    public RefsApi.Update lock(Branch branch) {
      return locked(branch, true);
    }

    public RefsApi.Update unlock(Branch branch) {
      return locked(branch, false);
    }

    private RefsApi.Update locked(Branch branch, boolean locked) {
      String name = "heads/" + Check.notNull("branch", branch).name();
      return new RefsApi(connection).update(repository, name, new GitRefUpdate().isLocked(locked));
    }

    /** Makes an annotated tag; one that is not is made by {@link RefChange#create}. */
    public AnnotatedTagsApi.Create createTag(Tag name, CommitId at, String message) {
      return new AnnotatedTagsApi(connection)
          .create(
              repository,
              new GitAnnotatedTag()
                  .name(Check.notNull("name", name).name())
                  .taggedObject(new GitObject().objectId(Check.notNull("at", at).id()))
                  .message(Check.notNull("message", message)));
    }

    /** Begins a commit that is made on the server and pushed to a branch. */
    public Push push(Branch branch, String comment) {
      return Push.to(connection, repository, branch, comment);
    }

    public PushesApi.List pushes() {
      return new PushesApi(connection).list(repository);
    }

    /** How far a branch is ahead of the default branch, and behind it. */
    public StatsApi.Get stats(Branch branch) {
      return new StatsApi(connection).get(repository, Check.notNull("branch", branch).name());
    }

    /** The same for all branches. */
    public StatsApi.List stats() {
      return new StatsApi(connection).list(repository);
    }

    public StatusesApi.List statuses(CommitId commit) {
      return new StatusesApi(connection).list(repository, Check.notNull("commit", commit).id());
    }

    /**
     * Begins a status for a commit.
     *
     * @param genre whose status it is, such as the name of a service
     * @param name what it is about; the latest of a genre and name counts
     * @throws IllegalArgumentException for {@code notSet}, which the service refuses
     */
    public PostStatus status(CommitId commit, String genre, String name, GitStatusState state) {
      return PostStatus.of(
          connection,
          repository,
          Check.notNull("commit", commit),
          PostStatus.status(genre, name, state));
    }

    /** The files and folders below a folder, that itself included, at all depths. */
    public ItemsApi.List items(String folder) {
      return new ItemsApi(connection)
          .list(repository)
          .scopePath(Paths.checked("folder", folder))
          .recursionLevel(VersionControlRecursionType.FULL);
    }

    /** The same as of a version. */
    public ItemsApi.List items(String folder, Version version) {
      Check.notNull("version", version);
      return items(folder).version(version.version()).versionType(version.type());
    }

    /** What is known of a file or folder, without its content. */
    public ItemsApi.Get item(String path) {
      return new ItemsApi(connection).get(repository, Paths.checked("path", path)).format("json");
    }

    /** The same as of a version. */
    public ItemsApi.Get item(String path, Version version) {
      Check.notNull("version", version);
      return item(path).version(version.version()).versionType(version.type());
    }

    /** The content of a text file. */
    public ItemsApi.GetText text(String path) {
      return new ItemsApi(connection).getText(repository, Paths.checked("path", path));
    }

    /** The same as of a version. */
    public ItemsApi.GetText text(String path, Version version) {
      Check.notNull("version", version);
      return text(path).version(version.version()).versionType(version.type());
    }

    /** The content of any file, as a stream. */
    public ItemsApi.GetContent content(String path) {
      return new ItemsApi(connection).getContent(repository, Paths.checked("path", path));
    }

    /** The same as of a version. */
    public ItemsApi.GetContent content(String path, Version version) {
      Check.notNull("version", version);
      return content(path).version(version.version()).versionType(version.type());
    }

    /** All files of a version as a zip file, large ones from where LFS keeps them. */
    public ItemsApi.GetZip zip(Version version) {
      return zip(version, "/");
    }

    /** The same for what is below a folder. */
    public ItemsApi.GetZip zip(Version version, String folder) {
      Check.notNull("version", version);
      return new ItemsApi(connection)
          .getZip(repository, Paths.checked("folder", folder))
          .version(version.version())
          .versionType(version.type())
          .resolveLfs(true)
          .format("zip");
    }

    /**
     * What is known of a blob: its size.
     *
     * @param id 40 hexadecimal digits
     */
    public BlobsApi.Get blob(String id) {
      return new BlobsApi(connection).get(repository, CommitId.checked("id", id)).format("json");
    }

    /** The bytes of a blob, as a stream. */
    public BlobsApi.GetContent blobContent(String id) {
      return new BlobsApi(connection)
          .getContent(repository, CommitId.checked("id", id))
          .format("octetstream");
    }

    /** A blob as UTF-8 text. One of more than 10 MiB fails: {@link #blobContent} streams it. */
    public Call<String> blobText(String id) {
      return blobContent(id)
          .bytes(LONGEST_TEXT)
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Many blobs as a zip file.
     *
     * @throws IllegalArgumentException without an id
     */
    public BlobsApi.GetBatchZip blobs(Collection<String> ids) {
      List<String> whole =
          Check.notNull("ids", ids).stream().map(id -> CommitId.checked("ids", id)).toList();
      Check.that(!whole.isEmpty(), "ids", "is empty");
      return new BlobsApi(connection).getBatchZip(repository, whole);
    }

    /** Begins to fill this empty repository from a public one; the service goes on by itself. */
    public ImportRequestsApi.Create importFrom(URI git) {
      return new ImportRequestsApi(connection)
          .create(
              repository,
              new GitImportRequest()
                  .parameters(
                      new GitImportRequestParameters()
                          .gitSource(
                              new GitImportGitSource().url(Check.notNull("git", git).toString()))));
    }

    /**
     * Looks at an import until it has ended; one that did not succeed is a failure that says why.
     *
     * @param id of the import
     */
    public Call<GitImportRequest> awaitImport(int id, Polling polling) {
      return Imports.ended(
          new ImportRequestsApi(connection).get(repository, Check.positive("id", id)), polling);
    }

    /** The address under which a work item links to a commit, made of ids: one request. */
    public Call<URI> artifactLink(CommitId commit) {
      Check.notNull("commit", commit);
      return get().map(found -> ArtifactLinks.commit(found, commit));
    }

    /** The same for a branch. */
    public Call<URI> artifactLink(Branch branch) {
      Check.notNull("branch", branch);
      return get().map(found -> ArtifactLinks.branch(found, branch));
    }

    @Override
    public String toString() {
      return "Repository[" + repository + "]";
    }
  }
}
