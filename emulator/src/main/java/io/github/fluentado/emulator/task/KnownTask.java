// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.task;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A task that the service brings along, under the id that it has there.
 *
 * @param major the newest major version
 */
public record KnownTask(String name, String id, int major) {
  public static final KnownTask COMMAND_LINE =
      new KnownTask("CmdLine", "d9bafed4-0b18-4f58-968d-86655b4d2ce9", 2);

  private static final List<KnownTask> ALL =
      List.of(
          COMMAND_LINE,
          new KnownTask("Bash", "6c731c3c-3c68-459a-a5c9-bde6e6595b5b", 3),
          new KnownTask("PowerShell", "e213ff0f-5d5c-4791-802d-52ea3e7be1f1", 2),
          new KnownTask("Maven", "ac4ee482-65da-4485-a532-7b085873e532", 4),
          new KnownTask("Gradle", "8d8eebd8-2b94-4c97-85af-839254cc6da4", 3),
          new KnownTask("Npm", "fe47e961-9fa8-4106-8639-368c024d43ad", 1),
          new KnownTask("NodeTool", "31c75bbb-bcdf-4706-8d7c-4da6a1959bc2", 0),
          new KnownTask("DotNetCoreCLI", "5541a522-603c-47ad-91fc-a4b1d163081b", 2),
          new KnownTask("UseDotNet", "b0ce7256-7898-45d3-9cb5-176b752bfea6", 2),
          new KnownTask("CopyFiles", "5bfb729a-a7c8-4a78-a7c3-8d717bb7c13c", 2),
          new KnownTask("PublishBuildArtifacts", "2ff763a7-ce83-4e1f-bc89-0ae63477cebe", 1),
          new KnownTask("PublishPipelineArtifact", "ecdc45f6-832d-4ad9-b52b-ee49e94659be", 1),
          new KnownTask("DownloadPipelineArtifact", "61f2a582-95ae-4948-b34d-a1b3c4f6a737", 2),
          new KnownTask("PublishTestResults", "0b0f01ed-7dde-43ff-9cbb-e48954daf9b1", 2),
          new KnownTask("AzureCLI", "46e4be58-730b-4389-8a2f-ea10b3e5e815", 2),
          new KnownTask("Delay", "28782b92-5e8e-4458-9751-a71cd1492bae", 1));

  static List<KnownTask> all() {
    return ALL;
  }

  /** The ids by name. */
  public static Map<String, String> ids() {
    return ALL.stream().collect(Collectors.toUnmodifiableMap(KnownTask::name, KnownTask::id));
  }
}
