// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import io.github.fluentado.client.common.ResourceRef;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.IdentityRefWithVote;
import io.github.fluentado.client.git.PullRequestsApi;
import io.github.fluentado.client.git.WebApiTagDefinition;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.git.Branch;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Opens a pull request from one branch into another. */
public final class CreatePullRequest extends CallRequest<GitPullRequest, CreatePullRequest> {
  private final Connection connection;
  private final String repository;
  private final GitPullRequest wanted;
  private final CallOptions own;

  private CreatePullRequest(
      Connection connection, String repository, GitPullRequest wanted, CallOptions own) {
    this.connection = connection;
    this.repository = repository;
    this.wanted = wanted;
    this.own = own;
  }

  static CreatePullRequest of(
      Connection connection, String repository, Branch source, Branch target) {
    Check.notNull("from", source);
    Check.that(!source.equals(Check.notNull("into", target)), "into", "is the same branch as from");
    GitPullRequest wanted =
        new GitPullRequest().sourceRefName(source.ref()).targetRefName(target.ref());
    return new CreatePullRequest(connection, repository, wanted, CallOptions.none());
  }

  private CreatePullRequest with(GitPullRequest other) {
    return new CreatePullRequest(connection, repository, other, own);
  }

  public CreatePullRequest title(String title) {
    return with(wanted.title(Check.text("title", title)));
  }

  /** Markdown; the service takes 4,000 characters. */
  public CreatePullRequest description(String description) {
    return with(wanted.description(Check.notNull("description", description)));
  }

  /** It can be voted on and completed only after it is published. */
  public CreatePullRequest draft() {
    return with(wanted.isDraft(true));
  }

  /** One who is asked to look at it, besides those named before. */
  public CreatePullRequest reviewer(String identityId) {
    return reviewer(new IdentityRefWithVote().id(Check.text("identityId", identityId)));
  }

  /** The same, without whose approval it cannot be completed. */
  public CreatePullRequest requiredReviewer(String identityId) {
    return reviewer(
        new IdentityRefWithVote().id(Check.text("identityId", identityId)).isRequired(true));
  }

  private CreatePullRequest reviewer(IdentityRefWithVote reviewer) {
    return with(wanted.reviewers(and(wanted.reviewers(), reviewer)));
  }

  /** A work item that it is linked to, besides those named before. */
  public CreatePullRequest workItem(int id) {
    ResourceRef item = new ResourceRef().id(String.valueOf(Check.positive("id", id)));
    return with(wanted.workItemRefs(and(wanted.workItemRefs(), item)));
  }

  /** A label, besides those named before. */
  public CreatePullRequest label(String name) {
    WebApiTagDefinition label = new WebApiTagDefinition().name(Check.text("name", name));
    return with(wanted.labels(and(wanted.labels(), label)));
  }

  private static <T> List<T> and(@org.jspecify.annotations.Nullable List<T> old, T one) {
    return Stream.concat(Objects.requireNonNullElse(old, List.<T>of()).stream(), Stream.of(one))
        .toList();
  }

  @Override
  public CreatePullRequest with(CallOptions more) {
    return new CreatePullRequest(
        connection, repository, wanted, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<GitPullRequest> start(CallOptions options) {
    return new PullRequestsApi(connection).create(repository, wanted).start(own.under(options));
  }

  /** The branches. */
  @Override
  public String toString() {
    return "CreatePullRequest[" + wanted.sourceRefName() + " into " + wanted.targetRefName() + "]";
  }
}
