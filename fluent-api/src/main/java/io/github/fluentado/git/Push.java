// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.common.ItemContent;
import io.github.fluentado.client.common.ItemContentType;
import io.github.fluentado.client.common.VersionControlChangeType;
import io.github.fluentado.client.git.GitChange;
import io.github.fluentado.client.git.GitCommitRef;
import io.github.fluentado.client.git.GitItem;
import io.github.fluentado.client.git.GitPush;
import io.github.fluentado.client.git.GitRefUpdate;
import io.github.fluentado.client.git.PushesApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pushes one commit, made of changes to files, to a branch.
 *
 * <p>If it is not said by {@link #onto} where the branch is, that is read right before, which is
 * one more request; a push of somebody else in between is a {@code CONFLICT}. Without any change it
 * fails as {@code INVALID} when it is run.
 */
public final class Push extends CallRequest<GitPush, Push> {
  private final Connection connection;
  private final String repository;
  private final Branch branch;
  private final @Nullable String base;
  private final String comment;
  private final List<GitChange> changes;
  private final CallOptions own;

  private Push(
      Connection connection,
      String repository,
      Branch branch,
      @Nullable String base,
      String comment,
      List<GitChange> changes,
      CallOptions own) {
    this.connection = connection;
    this.repository = repository;
    this.branch = branch;
    this.base = base;
    this.comment = comment;
    this.changes = changes;
    this.own = own;
  }

  static Push to(Connection connection, String repository, Branch branch, String comment) {
    return new Push(
        connection,
        repository,
        Check.notNull("branch", branch),
        null,
        Check.notNull("comment", comment),
        List.of(),
        CallOptions.none());
  }

  private Push based(String commit) {
    return new Push(connection, repository, branch, commit, comment, changes, own);
  }

  /**
   * The commit that the new one follows: the tip of the branch, or where a branch that is not there
   * yet begins.
   */
  public Push onto(CommitId commit) {
    return based(Check.notNull("commit", commit).id());
  }

  /** The commit follows no other, and the branch must not be there: the first of a repository. */
  public Push asFirst() {
    return based(CommitId.NONE);
  }

  /** A file that is not there yet. */
  public Push add(String path, String text) {
    return and(change(VersionControlChangeType.ADD, path).newContent(raw(text)));
  }

  /** The same for any bytes. */
  public Push add(String path, byte[] content) {
    return and(change(VersionControlChangeType.ADD, path).newContent(encoded(content)));
  }

  /** New content for a file that is there. */
  public Push edit(String path, String text) {
    return and(change(VersionControlChangeType.EDIT, path).newContent(raw(text)));
  }

  /** The same for any bytes. */
  public Push edit(String path, byte[] content) {
    return and(change(VersionControlChangeType.EDIT, path).newContent(encoded(content)));
  }

  public Push delete(String path) {
    return and(change(VersionControlChangeType.DELETE, path));
  }

  /** Gives a file another path. */
  public Push rename(String from, String to) {
    return and(
        change(VersionControlChangeType.RENAME, to).sourceServerItem(Paths.checked("from", from)));
  }

  private Push and(GitChange change) {
    List<GitChange> more = Stream.concat(changes.stream(), Stream.of(change)).toList();
    return new Push(connection, repository, branch, base, comment, more, own);
  }

  private static GitChange change(VersionControlChangeType type, String path) {
    return new GitChange().changeType(type).item(new GitItem().path(Paths.checked("path", path)));
  }

  private static ItemContent raw(String text) {
    return new ItemContent()
        .contentType(ItemContentType.RAW_TEXT)
        .content(Check.notNull("text", text));
  }

  private static ItemContent encoded(byte[] content) {
    return new ItemContent()
        .contentType(ItemContentType.BASE64_ENCODED)
        .content(Base64.getEncoder().encodeToString(Check.notNull("content", content)));
  }

  @Override
  public Push with(CallOptions more) {
    return new Push(
        connection,
        repository,
        branch,
        base,
        comment,
        changes,
        own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<GitPush> start(CallOptions options) {
    return pushed().start(own.under(options));
  }

  private Call<GitPush> pushed() {
    if (changes.isEmpty()) {
      String text = "The push to " + branch + " changes nothing";
      return Call.failed(AzureDevOpsException.of(ErrorKind.INVALID, text).build());
    }
    return base == null
        ? Refs.tip(connection, repository, branch).then(tip -> pushed(tip.id()))
        : pushed(base);
  }

  private Call<GitPush> pushed(String old) {
    GitPush push =
        new GitPush()
            .refUpdates(List.of(new GitRefUpdate().name(branch.ref()).oldObjectId(old)))
            .commits(List.of(new GitCommitRef().comment(comment).changes(changes)));
    return new PushesApi(connection).create(repository, push);
  }

  /** The branch. */
  @Override
  public String toString() {
    return "Push[" + branch + "]";
  }
}
