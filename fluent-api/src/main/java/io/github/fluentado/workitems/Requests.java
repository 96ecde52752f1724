// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.client.wit.AttachmentsApi;
import io.github.fluentado.client.wit.QueriesApi;
import io.github.fluentado.client.wit.QueryExpand;
import io.github.fluentado.client.wit.QueryHierarchyItem;
import io.github.fluentado.client.wit.RecycleBinApi;
import io.github.fluentado.client.wit.ReportingRevisionsExpand;
import io.github.fluentado.client.wit.ReportingWorkItemRevisionsApi;
import io.github.fluentado.client.wit.ReportingWorkItemRevisionsFilter;
import io.github.fluentado.client.wit.Wiql;
import io.github.fluentado.client.wit.WiqlApi;
import io.github.fluentado.client.wit.WorkItemBatchApi;
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
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.OperationCall;
import io.github.fluentado.core.operation.OperationPaged;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The generated operations as the fluent types need them: within the project that the connection is
 * a view of, or for the organization.
 */
record Requests(Connection connection) {
  // In which texts in Markdown are published. It is a preview, so all else goes without it.
  private static final String WITH_MARKDOWN = "7.2-preview.3";

  /**
   * @throws IllegalArgumentException if this is the door of an organization
   */
  Requests inProject(String what) {
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here, and " + what + " needs one: take project(\"…\").workItems()");
    return this;
  }

  OperationCall<io.github.fluentado.client.common.WorkItem, ?> get(int id, Asked asked) {
    var get = new WorkItemsApi(connection).get(id);
    get = asked.fields().isEmpty() ? get : get.fields(asked.fieldNames());
    WorkItemExpand expand = asked.expand();
    get = expand == null ? get : get.expand(expand);
    Instant asOf = asked.asOf();
    return asOf == null ? get : get.asOf(utc(asOf));
  }

  /** The service would name but one of those that are missing, so it is told to leave them out. */
  OperationCall<List<io.github.fluentado.client.common.WorkItem>, ?> list(
      List<Integer> ids, Asked asked) {
    var list = new WorkItemsApi(connection).list(ids).errorPolicy(WorkItemErrorPolicy.OMIT);
    list = asked.fields().isEmpty() ? list : list.fields(asked.fieldNames());
    WorkItemExpand expand = asked.expand();
    list = expand == null ? list : list.expand(expand);
    Instant asOf = asked.asOf();
    return asOf == null ? list : list.asOf(utc(asOf));
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  OperationCall<io.github.fluentado.client.common.WorkItem, ?> create(
      String type, Patch patch, Flags flags) {
    var create = new WorkItemsApi(connection).create(type, patch.operations());
    create = create.expand(WorkItemExpand.ALL);
    create = flags.validateOnly() ? create.validateOnly(true) : create;
    create = flags.bypassRules() ? create.bypassRules(true) : create;
    create = flags.suppressNotifications() ? create.suppressNotifications(true) : create;
    return patch.hasMarkdown() ? create.apiVersion(WITH_MARKDOWN) : create;
  }

  OperationCall<io.github.fluentado.client.common.WorkItem, ?> update(
      int id, Patch patch, Flags flags) {
    var update = new WorkItemsApi(connection).update(id, patch.operations());
    update = update.expand(WorkItemExpand.ALL);
    update = flags.validateOnly() ? update.validateOnly(true) : update;
    update = flags.bypassRules() ? update.bypassRules(true) : update;
    update = flags.suppressNotifications() ? update.suppressNotifications(true) : update;
    update = patch.hasMarkdown() ? update.apiVersion(WITH_MARKDOWN) : update;
    return patch.refusesASecondArrival() || flags.validateOnly() ? update.guarded() : update;
  }

  OperationCall<WorkItemDelete, ?> delete(int id, boolean destroy) {
    var delete = new WorkItemsApi(connection).delete(id);
    return destroy ? delete.destroy(true) : delete;
  }

  OperationCall<WorkItemDelete, ?> restore(int id) {
    WorkItemDeleteUpdate undeleted = new WorkItemDeleteUpdate().isDeleted(false);
    return new RecycleBinApi(connection).restore(id, undeleted);
  }

  OperationCall<List<WorkItemType>, ?> types() {
    return new WorkItemTypesApi(connection).list();
  }

  OperationCall<WorkItemQueryResult, ?> query(String text, QueryOptions options) {
    var query = new WiqlApi(connection).query(new Wiql().query(text));
    query = options.team() == null ? query : query.team(options.team());
    query = options.top() == 0 ? query : query.top(options.top());
    return options.timePrecision() ? query.timePrecision(true) : query;
  }

  OperationCall<WorkItemQueryResult, ?> savedQuery(String id, QueryOptions options) {
    var query = new WiqlApi(connection).queryById(id);
    query = options.team() == null ? query : query.team(options.team());
    query = options.top() == 0 ? query : query.top(options.top());
    return options.timePrecision() ? query.timePrecision(true) : query;
  }

  /** By a POST, as the names of all fields may be longer than an address. */
  OperationPaged<io.github.fluentado.client.common.WorkItem, ?> revisions(RevisionFilter filter) {
    ReportingWorkItemRevisionsFilter body = new ReportingWorkItemRevisionsFilter();
    body = filter.fields().isEmpty() ? body : body.fields(filter.fields());
    body = filter.types().isEmpty() ? body : body.types(filter.types());
    body = filter.withDeleted() ? body.includeDeleted(true) : body;
    body = filter.latest() ? body.includeLatestOnly(true) : body;
    var read = new ReportingWorkItemRevisionsApi(connection).readByFilter(body);
    read = filter.withLargeTexts() ? read.expand(ReportingRevisionsExpand.FIELDS) : read;
    Instant since = filter.since();
    return since == null ? read : read.startDateTime(utc(since));
  }

  /** A saved query with its text. */
  OperationCall<QueryHierarchyItem, ?> savedText(String id) {
    return new QueriesApi(connection).get(id).expand(QueryExpand.WIQL);
  }

  Call<AttachmentReference> upload(String fileName, RequestBody content) {
    return new AttachmentsApi(connection).create(content).fileName(fileName);
  }

  /** The place for a file that comes in chunks. */
  Call<AttachmentReference> beginUpload(String fileName) {
    return new AttachmentsApi(connection)
        .create(RequestBody.of(new byte[0]))
        .fileName(fileName)
        .uploadType("chunked");
  }

  Call<AttachmentReference> uploadChunk(String id, String range, RequestBody piece) {
    return new AttachmentsApi(connection).uploadChunk(id, range, piece);
  }

  Download attachment(String id) {
    return new AttachmentsApi(connection).get(id);
  }

  OperationCall<List<WorkItemBatchResponse>, ?> batch(RequestBody entries) {
    var described = new WorkItemBatchApi(connection).execute(List.of()).invocation();
    return new BatchCall(described.body("application/json", entries));
  }

  /** The address by which a relation names a work item. */
  String itemUrl(int id) {
    return base() + "/_apis/wit/workItems/" + id;
  }

  /** The address below which all of this is. */
  String base() {
    return connection.hosts().base("dev.azure.com", true);
  }

  static JsonObject attributes(String name, String value) {
    JsonObject attributes = new JsonObject();
    attributes.add(name, new JsonPrimitive(value));
    return attributes;
  }
}
