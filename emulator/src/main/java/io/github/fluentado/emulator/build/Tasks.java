// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks that pipelines use most, under their true ids. */
final class Tasks {
  static final String CHECKOUT = "6d15af64-176c-496d-b583-fd2ae21d4df4";
  static final String COMMAND_LINE = "d9bafed4-0b18-4f58-968d-86655b4d2ce9";

  private static final Map<String, String> IDS =
      Map.ofEntries(
          Map.entry("CmdLine", COMMAND_LINE),
          Map.entry("Bash", "6c731c3c-3c68-459a-a5c9-bde6e6595b5b"),
          Map.entry("PowerShell", "e213ff0f-5d5c-4791-802d-52ea3e7be1f1"),
          Map.entry("Maven", "ac4ee482-65da-4485-a532-7b085873e532"),
          Map.entry("Gradle", "8d8eebd8-2b94-4c97-85af-839254cc6da4"),
          Map.entry("Npm", "fe47e961-9fa8-4106-8639-368c024d43ad"),
          Map.entry("NodeTool", "31c75bbb-bcdf-4706-8d7c-4da6a1959bc2"),
          Map.entry("DotNetCoreCLI", "5541a522-603c-47ad-91fc-a4b1d163081b"),
          Map.entry("UseDotNet", "b0ce7256-7898-45d3-9cb5-176b752bfea6"),
          Map.entry("CopyFiles", "5bfb729a-a7c8-4a78-a7c3-8d717bb7c13c"),
          Map.entry("PublishBuildArtifacts", "2ff763a7-ce83-4e1f-bc89-0ae63477cebe"),
          Map.entry("PublishPipelineArtifact", "ecdc45f6-832d-4ad9-b52b-ee49e94659be"),
          Map.entry("DownloadPipelineArtifact", "61f2a582-95ae-4948-b34d-a1b3c4f6a737"),
          Map.entry("PublishTestResults", "0b0f01ed-7dde-43ff-9cbb-e48954daf9b1"),
          Map.entry("AzureCLI", "46e4be58-730b-4389-8a2f-ea10b3e5e815"),
          Map.entry("Delay", "28782b92-5e8e-4458-9751-a71cd1492bae"));

  private Tasks() {}

  /** The ids by name. */
  static Map<String, String> ids() {
    return IDS;
  }

  static Stage.Step step(String shown, String task, String version, @Nullable String artifact) {
    return new Stage.Step(shown, IDS.getOrDefault(task, ""), task, version, artifact);
  }
}
