// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonObject;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.operation.OperationCall;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a work item, made all or none by one request. Immutable: each step gives a new one,
 * and nothing is sent until it is run. The work item that comes of it holds every field.
 *
 * @param <S> the change itself
 */
public abstract sealed class WorkItemChange<S extends WorkItemChange<S>>
    extends CallRequest<WorkItem, S> permits CreateWorkItem, EditWorkItem {
  private final Requests requests;
  private final Patch patch;
  private final Flags flags;
  private final CallOptions own;

  WorkItemChange(Requests requests, Patch patch, Flags flags, CallOptions own) {
    this.requests = requests;
    this.patch = patch;
    this.flags = flags;
    this.own = own;
  }

  abstract S with(Patch patch, Flags flags, CallOptions own);

  /** The request for a document that is complete. */
  abstract OperationCall<io.github.fluentado.client.common.WorkItem, ?> request(Patch complete);

  /** What becomes of the answer. */
  abstract WorkItem accepted(io.github.fluentado.client.common.WorkItem answer);

  /** Why it cannot be sent, whatever the service holds; absent if it can. */
  abstract Optional<String> problem();

  /** The number of the work item; 0 for one that is yet to be made. */
  abstract int id();

  final Requests requests() {
    return requests;
  }

  final Patch patch() {
    return patch;
  }

  final Flags flags() {
    return flags;
  }

  final CallOptions own() {
    return own;
  }

  final S with(Patch other, Flags others) {
    return with(other, others, own);
  }

  @Override
  public final S with(CallOptions more) {
    return with(patch, flags, own.under(Check.notNull("options", more)));
  }

  /** Sets a field. Null is sent as null, which empties it. */
  public final <T> S set(Field<T> field, @Nullable T value) {
    return with(patch.set(field, value), flags);
  }

  /**
   * Sets a large text, such as {@link Fields#DESCRIPTION}, in Markdown, from then on for ever: the
   * service knows no way back to HTML, and takes what {@link #set} gives it later as Markdown too.
   * It does so only if the text is another one than before. Servers before 7.2 have no Markdown,
   * which is {@code NOT_SUPPORTED}.
   */
  public final S markdown(Field<String> field, String text) {
    return with(patch.markdown(field, Check.notNull("text", text)), flags);
  }

  /** Empties a field. */
  public final S clear(Field<?> field) {
    return with(patch.clear(field), flags);
  }

  /** Adds a tag to those that there are. */
  public final S addTag(String tag) {
    return with(patch.addTag(tag), flags);
  }

  /** Adds a comment to the discussion. */
  public final S comment(String text) {
    Check.that(!Check.notNull("text", text).isBlank(), "text", "is blank");
    return set(Fields.HISTORY, text);
  }

  /** Links to another work item of the organization: {@code CHILD} makes that one the child. */
  public final S link(RelationType type, int otherId) {
    return link(type, otherId, "");
  }

  /** Links to another work item, with a comment on the link. */
  public final S link(RelationType type, int otherId, String comment) {
    return relate(type, requests.itemUrl(Check.positive("otherId", otherId)), comment);
  }

  /** Links to whatever it is, even if there is such a link; see {@link WorkItems#linkOnce}. */
  public final S link(Link link) {
    Check.notNull("link", link);
    return with(patch.relate(link.type(), link.url(requests), link.attributes()), flags);
  }

  public final S hyperlink(URI target) {
    return hyperlink(target, "");
  }

  public final S hyperlink(URI target, String comment) {
    return relate(RelationType.HYPERLINK, target, comment);
  }

  /**
   * Links to a commit, build, pull request and the like.
   *
   * @param artifact its {@code vstfs:} address
   * @param name the service's name for that kind of link, such as {@code Pull Request}
   */
  public final S artifact(URI artifact, String name) {
    String url = Check.notNull("artifact", artifact).toString();
    JsonObject attributes = Requests.attributes("name", Check.text("name", name));
    return with(patch.relate(RelationType.ARTIFACT_LINK, url, attributes), flags);
  }

  /** Attaches a file that {@link WorkItems#upload} has brought to the service. */
  public final S attach(AttachmentReference upload) {
    return attach(upload, "");
  }

  /** Attaches an uploaded file, with a comment on it. */
  public final S attach(AttachmentReference upload, String comment) {
    String url = Check.text("upload", Check.notNull("upload", upload).url());
    return relate(RelationType.ATTACHED_FILE, url, comment);
  }

  /** Any relation at all; the comment may be empty. */
  public final S relate(RelationType type, URI target, String comment) {
    return relate(type, Check.notNull("target", target).toString(), comment);
  }

  private S relate(RelationType type, String url, String comment) {
    Check.notNull("type", type);
    boolean silent = Check.notNull("comment", comment).isEmpty();
    JsonObject attributes = silent ? new JsonObject() : Requests.attributes("comment", comment);
    return with(patch.relate(type, url, attributes), flags);
  }

  /** Lets the change break the rules of the type; needs a permission of its own. */
  public final S bypassRules() {
    return with(patch, flags.bypassing());
  }

  /** Nobody is notified of the change. */
  public final S suppressNotifications() {
    return with(patch, flags.silent());
  }

  /** Only checks: nothing is saved, and the result is apart from what is held. */
  public final S validateOnly() {
    return with(patch, flags.validating());
  }

  @SuppressWarnings("exports")
  @Override
  public final Exchange<WorkItem> start(CallOptions options) {
    return ready()
        .<io.github.fluentado.client.common.WorkItem>then(request -> request)
        .<WorkItem>map(this::accepted)
        .start(own.under(options));
  }

  /** The request, with this change's own options, as an entry of a batch has it. */
  final Call<OperationCall<io.github.fluentado.client.common.WorkItem, ?>> entry() {
    return ready()
        .<OperationCall<io.github.fluentado.client.common.WorkItem, ?>>map(
            request -> request.with(own))
        .with(own);
  }

  /** The request, after a look at the work item if the document needs one. */
  private Call<OperationCall<io.github.fluentado.client.common.WorkItem, ?>> ready() {
    Optional<String> problem = problem();
    if (problem.isPresent()) {
      return Call.failed(AzureDevOpsException.of(ErrorKind.INVALID, problem.get()).build());
    }
    return patch.needs().map(this::looked).orElseGet(() -> Call.of(request(patch)));
  }

  private Call<OperationCall<io.github.fluentado.client.common.WorkItem, ?>> looked(Asked asked) {
    return requests
        .get(id(), asked)
        .map(data -> request(patch.completed(new Snapshot(data, asked))));
  }
}
