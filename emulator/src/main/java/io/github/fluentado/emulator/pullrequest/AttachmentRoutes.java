// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Route;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Files beside pull requests. */
final class AttachmentRoutes {
  private static final String BYTES = "application/octet-stream";

  private final PullRequests all;
  private final PullRequestJson json;

  AttachmentRoutes(PullRequests all, PullRequestJson json) {
    this.all = all;
    this.json = json;
  }

  List<Route> routes() {
    String some = "git/repositories/{repository}/pullrequests/{id:int}/attachments";
    String one = some + "/{file}";
    return List.of(
        Route.of("GET", some, this::list),
        Route.of("GET", one, this::get),
        Route.of("POST", one, this::create).consuming(BYTES),
        Route.of("DELETE", one, this::remove));
  }

  private HttpAnswer list(Call call) {
    PullRequest request = all.of(call);
    return Answers.list(
        request.attachments().items(), file -> json.attachment(request, file.facts()));
  }

  private static Optional<Attachment> find(PullRequest request, String name) {
    return request.attachments().stream()
        .filter(file -> file.facts().name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static Attachment attachment(PullRequest request, Call call) {
    String name = call.part("file");
    return find(request, name).orElseThrow(() -> PullRequestErrors.noAttachment(name));
  }

  private HttpAnswer get(Call call) {
    return HttpAnswer.of(200, BYTES, attachment(all.of(call), call).content());
  }

  private HttpAnswer create(Call call) {
    PullRequest request = all.of(call);
    String name = call.part("file");
    if (find(request, name).isPresent()) {
      throw PullRequestErrors.badArgument("fileName", "there already is a file " + name);
    }
    byte[] content = call.body();
    Attachment made =
        new Attachment(
            new Attachment.Facts(all.nextAttachment(), name, hash(content), all.me(), all.now()),
            content);
    request.attachments().add(made);
    return Answers.json(201, json.attachment(request, made.facts()));
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // each Java has it
    }
  }

  private HttpAnswer remove(Call call) {
    PullRequest request = all.of(call);
    Attachment gone = attachment(request, call);
    request.attachments().removeIf(file -> file.facts().id() == gone.facts().id());
    return HttpAnswer.empty(200);
  }
}
