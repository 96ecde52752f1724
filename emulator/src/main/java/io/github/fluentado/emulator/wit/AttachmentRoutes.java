// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.wit.Attachments.Stored;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files for work items: uploaded at once or in chunks, downloaded as bytes. */
final class AttachmentRoutes implements Area {
  private static final String BYTES = "application/octet-stream";
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,9})-(\\d{1,9})/(\\d{1,9})");

  private static final int MEGABYTE = 1024 * 1024;

  private final Tracking tracking;

  AttachmentRoutes(Tracking tracking) {
    this.tracking = tracking;
  }

  @Override
  public List<Route> routes() {
    String one = "wit/attachments/{id}";
    return List.of(
        Route.of("POST", "wit/attachments", this::upload).consuming(BYTES, "application/json"),
        Route.of("PUT", one, this::chunk).consuming(BYTES, "application/json"),
        Route.of("GET", one, this::download));
  }

  private HttpAnswer upload(Call call) {
    tracking.organization().project(call);
    String name = call.query().text("fileName").orElse("attachment");
    boolean chunked = call.query().text("uploadType").orElse("").equalsIgnoreCase("chunked");
    check(call.body().length);
    Stored file = tracking.attachments().add(name, chunked ? new byte[0] : call.body());
    return Answers.json(201, json(file));
  }

  /** Chunks must follow each other without a gap; the first one begins the file anew. */
  private HttpAnswer chunk(Call call) {
    Stored file = find(call);
    Matcher range = RANGE.matcher(call.headers().first("Content-Range").orElse(""));
    if (!range.matches()) {
      throw ServiceException.invalidArgument("A chunk needs a Content-Range header.");
    }
    int from = Integer.parseInt(range.group(1));
    int length = Integer.parseInt(range.group(2)) - from + 1;
    byte[] bytes = call.body();
    check((long) from + bytes.length);
    if (from == 0) {
      file.clear();
    }
    if (from != file.size() || length != bytes.length) {
      throw WitErrors.of(
          400,
          "WorkItemAttachmentIncorrectOffsetException",
          "VS403280: The chunk begins at "
              + from
              + " with "
              + bytes.length
              + " bytes, but "
              + file.size()
              + " bytes are there.");
    }
    file.append(bytes);
    return Answers.json(201, json(file));
  }

  /** A Server may be told to take more; this one has what is usual. */
  private void check(long size) {
    int most = tracking.organization().isHosted() ? 60 : 4;
    if (size > (long) most * MEGABYTE) {
      throw WitErrors.tooLarge(most);
    }
  }

  private HttpAnswer download(Call call) {
    tracking.organization().project(call);
    Stored file = find(call);
    HttpAnswer answer = HttpAnswer.of(200, BYTES, file.bytes());
    String name = Percent.encode(call.query().text("fileName").orElse(file.name()));
    return call.query().flag("download")
        ? answer.with("Content-Disposition", "attachment; filename*=UTF-8''" + name)
        : answer;
  }

  private Stored find(Call call) {
    String id = call.part("id");
    return tracking.attachments().find(id).orElseThrow(() -> WitErrors.noAttachment(id));
  }

  private Doc json(Stored file) {
    String url = tracking.organization().url() + "/_apis/wit/attachments/" + file.id();
    String name = "?fileName=" + Percent.encode(file.name());
    return Doc.of("id", file.id()).with("url", url + name);
  }
}
