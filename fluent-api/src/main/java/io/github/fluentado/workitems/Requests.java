// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.client.wit.AttachmentsApi;
import io.github.fluentado.client.wit.RecycleBinApi;
import io.github.fluentado.client.wit.Wiql;
import io.github.fluentado.client.wit.WiqlApi;
import io.github.fluentado.client.wit.WorkItemBatchApi;
import io.github.fluentado.client.wit.WorkItemBatchRequest;
import io.github.fluentado.client.wit.WorkItemBatchResponse;
import io.github.fluentado.client.wit.WorkItemDelete;
import io.github.fluentado.client.wit.WorkItemDeleteUpdate;
import io.github.fluentado.client.wit.WorkItemErrorPolicy;
import io.github.fluentado.client.wit.WorkItemExpand;
import io.github.fluentado.client.wit.WorkItemQueryResult;
import io.github.fluentado.client.wit.WorkItemType;
import io.github.fluentado.client.wit.WorkItemTypesApi;
import io.github.fluentado.client.wit.WorkItemsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Percent;
import io.github.fluentado.core.http.RequestBody;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generated operations as the fluent types need them: for one project, or for the organization.
 *
 * @param project name or id; absent for the whole organization
 */
record Requests(Connection connection, @Nullable String project) {

  /**
   * @throws IllegalStateException if this is the door of an organization
   */
  String projectFor(String what) {
    if (project == null) {
      throw new IllegalStateException(what + " needs a project: take project(\"…\").workItems()");
    }
    return project;
  }

  Call<io.github.fluentado.client.common.WorkItem> get(int id, Asked asked) {
    var get = new WorkItemsApi(connection).get(id);
    get = project == null ? get : get.project(project);
    get = asked.fields().isEmpty() ? get : get.fields(asked.fieldNames());
    WorkItemExpand expand = asked.expand();
    get = expand == null ? get : get.expand(expand);
    Instant asOf = asked.asOf();
    return asOf == null ? get : get.asOf(utc(asOf));
  }

  /** Leaves out what is missing, unless that is to be a failure. */
  Call<List<io.github.fluentado.client.common.WorkItem>> list(
      List<Integer> ids, Asked asked, boolean strict) {
    var list = new WorkItemsApi(connection).list(ids);
    list = project == null ? list : list.project(project);
    list = asked.fields().isEmpty() ? list : list.fields(asked.fieldNames());
    WorkItemExpand expand = asked.expand();
    list = expand == null ? list : list.expand(expand);
    Instant asOf = asked.asOf();
    list = asOf == null ? list : list.asOf(utc(asOf));
    return strict ? list : list.errorPolicy(WorkItemErrorPolicy.OMIT);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  Call<io.github.fluentado.client.common.WorkItem> create(String type, Patch patch, Flags flags) {
    var create =
        new WorkItemsApi(connection).create(projectFor("create"), type, patch.operations());
    create = create.expand(WorkItemExpand.ALL);
    create = flags.validateOnly() ? create.validateOnly(true) : create;
    create = flags.bypassRules() ? create.bypassRules(true) : create;
    return flags.suppressNotifications() ? create.suppressNotifications(true) : create;
  }

  Call<io.github.fluentado.client.common.WorkItem> update(int id, Patch patch, Flags flags) {
    var update = new WorkItemsApi(connection).update(id, patch.operations());
    update = project == null ? update : update.project(project);
    update = update.expand(WorkItemExpand.ALL);
    update = flags.validateOnly() ? update.validateOnly(true) : update;
    update = flags.bypassRules() ? update.bypassRules(true) : update;
    update = flags.suppressNotifications() ? update.suppressNotifications(true) : update;
    return patch.testsRevision() || flags.validateOnly() ? update.guarded() : update;
  }

  Call<WorkItemDelete> delete(int id, boolean destroy) {
    var delete = new WorkItemsApi(connection).delete(id);
    delete = project == null ? delete : delete.project(project);
    return destroy ? delete.destroy(true) : delete;
  }

  Call<WorkItemDelete> restore(int id) {
    WorkItemDeleteUpdate undeleted = new WorkItemDeleteUpdate().isDeleted(false);
    var restore = new RecycleBinApi(connection).restore(id, undeleted);
    return project == null ? restore : restore.project(project);
  }

  Call<List<WorkItemType>> types() {
    return new WorkItemTypesApi(connection).list(projectFor("types"));
  }

  Call<WorkItemQueryResult> query(String text, QueryOptions options) {
    var query = new WiqlApi(connection).query(new Wiql().query(text));
    query = project == null ? query : query.project(project);
    query = options.team() == null ? query : query.team(options.team());
    query = options.top() == 0 ? query : query.top(options.top());
    return options.timePrecision() ? query.timePrecision(true) : query;
  }

  Call<WorkItemQueryResult> savedQuery(String id, QueryOptions options) {
    var query = new WiqlApi(connection).queryById(id);
    query = project == null ? query : query.project(project);
    query = options.team() == null ? query : query.team(options.team());
    query = options.top() == 0 ? query : query.top(options.top());
    return options.timePrecision() ? query.timePrecision(true) : query;
  }

  Call<AttachmentReference> upload(String fileName, RequestBody content) {
    var upload = new AttachmentsApi(connection).create(content).fileName(fileName);
    return project == null ? upload : upload.project(project);
  }

  Download attachment(String id) {
    var get = new AttachmentsApi(connection).get(id);
    return project == null ? get : get.project(project);
  }

  Call<List<WorkItemBatchResponse>> batch(List<WorkItemBatchRequest> entries) {
    return new WorkItemBatchApi(connection).execute(entries);
  }

  /** Where the door is, below the organization: empty, or a slash and the project. */
  String place() {
    return project == null ? "" : "/" + Percent.encode(project);
  }

  /** A value for a segment of a path: a dot segment would be taken away on its way. */
  static String segment(String parameter, String value) {
    Check.text(parameter, value);
    Check.that(!value.equals(".") && !value.equals(".."), parameter, "is a dot segment");
    return value;
  }

  /** The address by which a relation names a work item. */
  String itemUrl(int id) {
    return connection.hosts().base("dev.azure.com", true) + "/_apis/wit/workItems/" + id;
  }

  static JsonObject attributes(String name, String value) {
    JsonObject attributes = new JsonObject();
    attributes.add(name, new JsonPrimitive(value));
    return attributes;
  }
}
