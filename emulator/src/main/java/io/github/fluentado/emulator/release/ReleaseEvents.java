// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.release;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ServiceEvent;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.release.Release.Environment;
import io.github.fluentado.emulator.server.Doc;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Tells of releases, deployments and approvals as service hooks do. */
final class ReleaseEvents {
  private static final String VERSION = "3.0-preview.1";

  private final World world;
  private final ReleaseJson json;

  ReleaseEvents(World world, ReleaseJson json) {
    this.world = world;
    this.json = json;
  }

  void created(Release release) {
    publish(release, "release-created", "created", Map.of(), () -> about(release));
  }

  void abandoned(Release release) {
    publish(release, "release-abandoned", "abandoned", Map.of(), () -> about(release));
  }

  void asked(Release release, Environment environment, Approval approval) {
    String words = "waits for an approval of " + environment.name();
    publish(
        release,
        "deployment-approval-pending",
        words,
        of(environment, approval),
        () -> about(release).with("approval", json.approval(approval)));
  }

  void decided(Release release, Environment environment, Approval approval) {
    Map<String, String> facts = new HashMap<>(of(environment, approval));
    facts.put("releaseApprovalStatus", approval.status().equals("approved") ? "2" : "4");
    String words = "was " + approval.status() + " for " + environment.name();
    publish(
        release,
        "deployment-approval-completed",
        words,
        facts,
        () -> about(release).with("approval", json.approval(approval)));
  }

  void started(Release release, Environment environment) {
    publish(
        release,
        "deployment-started",
        "is being deployed to " + environment.name(),
        of(environment),
        () -> about(release).with("environment", json.environment(release, environment)));
  }

  /**
   * @param environment with the status in which the deployment has ended
   */
  void completed(Release release, Environment environment, Deployment deployment) {
    Map<String, String> facts = new HashMap<>(of(environment));
    String number =
        switch (environment.status()) {
          case "succeeded" -> "4";
          case "canceled" -> "8";
          default -> "16";
        };
    facts.put("releaseEnvironmentStatus", number);
    publish(
        release,
        "deployment-completed",
        "was deployed to " + environment.name() + ": " + environment.status(),
        facts,
        () ->
            Doc.of("environment", json.environment(release, environment))
                .with("project", project(release))
                .with("deployment", json.deployment(deployment)));
  }

  private static Map<String, String> of(Environment environment) {
    return Map.of("releaseEnvironmentId", Integer.toString(environment.source()));
  }

  private static Map<String, String> of(Environment environment, Approval approval) {
    Map<String, String> facts = new HashMap<>(of(environment));
    facts.put("releaseApprovalType", approval.before() ? "1" : "2");
    return facts;
  }

  private Doc about(Release release) {
    return Doc.of("release", json.release(release, true)).with("project", project(release));
  }

  private Doc project(Release release) {
    Project project = world.organization().project(release.project().toString());
    return Doc.of("id", project.id()).with("name", project.name());
  }

  private void publish(
      Release release, String what, String words, Map<String, String> more, Supplier<Doc> form) {
    Map<String, String> facts = new HashMap<>(more);
    facts.put("releaseDefinitionId", Integer.toString(release.definition()));
    Supplier<JsonObject> resource = () -> form.get().json();
    world
        .events()
        .publish(
            new ServiceEvent(
                "rm",
                "ms.vss-release." + what + "-event",
                world.organization().project(release.project().toString()),
                release.name() + " " + words,
                resource,
                VERSION,
                facts,
                Map.of()));
  }
}
