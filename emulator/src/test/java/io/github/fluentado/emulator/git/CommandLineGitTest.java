// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program git, where there is one, works with the emulator as with the service. */
@Tag("jdk")
class CommandLineGitTest {
  @AutoClose private final Emulator emulator = Emulator.builder().seeded().start();
  private final GitWire wire = new GitWire(Wire.of(emulator));

  @TempDir private Path folder;

  /** What a run of git ended with. */
  private record Run(int status, String output) {}

  private Run git(Path place, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=Cora", "-c", "user.email=cora@contoso.example"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
    // Nothing of the machine's own settings, and no question to anyone.
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.endsWith("_proxy"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", folder.resolve("no-config").toString());
    environment.put("HOME", folder.toString());
    environment.put("GIT_TERMINAL_PROMPT", "0");
    Path output = folder.resolve("output");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(output));
  }

  private void done(Path place, String... arguments) throws IOException, InterruptedException {
    Run run = git(place, arguments);
    assertThat(run.status()).as(run.output()).isZero();
  }

  @BeforeEach
  void gitIsHere() throws InterruptedException {
    boolean here;
    try {
      here = git(folder, "--version").status() == 0;
    } catch (IOException e) {
      here = false;
    }
    assertThat(here || !"true".equals(System.getenv("CI"))).as("git on CI").isTrue();
    assumeTrue(here, "there is no git");
  }

  private String url() {
    String place = emulator.url() + "/web/_git/web";
    return place.replace("http://", "http://anyone:" + emulator.token() + "@");
  }

  private Path cloned() throws IOException, InterruptedException {
    done(folder, "clone", "-q", url(), "work");
    return folder.resolve("work");
  }

  @Test
  void clonesWithTheDefaultBranchCheckedOut() throws Exception {
    Path work = cloned();
    assertThat(Files.readString(work.resolve("README.md"))).startsWith("# web");
    assertThat(git(work, "rev-parse", "HEAD").output().trim()).isEqualTo(wire.tip("main"));
    assertThat(git(work, "branch", "-r").output()).contains("origin/feature/greeting");
    done(work, "fsck", "--strict");
  }

  @Test
  void pushesWhatTheApiThenShows() throws Exception {
    Path work = cloned();
    byte[] large = new byte[300_000];
    new java.util.Random(1).nextBytes(large);
    Files.write(work.resolve("large.bin"), large);
    Files.writeString(work.resolve("README.md"), "changed\n", StandardCharsets.UTF_8);
    done(work, "add", ".");
    done(work, "commit", "-q", "-m", "From the command line");
    done(work, "tag", "-a", "v1", "-m", "First");
    done(work, "push", "-q", "origin", "main", "main:refs/heads/copy", "v1");
    String tip = git(work, "rev-parse", "HEAD").output().trim();
    assertThat(wire.tip("main")).isEqualTo(tip);
    assertThat(wire.tip("copy")).isEqualTo(tip);
    assertThat(wire.get("/items?path=/large.bin&$format=octetStream").bytes()).isEqualTo(large);
    assertThat(wire.get("/commits/" + tip).json().getAsJsonObject("author").get("name"))
        .hasToString("\"Cora\"");
    assertThat(wire.get("/refs?filter=tags/&peelTags=true").strings("value", "peeledObjectId"))
        .containsExactly(tip);
    done(work, "push", "-q", "origin", ":copy");
    assertThat(wire.tip("copy")).isEqualTo(GitWire.NONE);
    assertThat(wire.get("/pushes").list()).hasSize(4);
  }

  @Test
  void fetchesWhatTheApiMade() throws Exception {
    Path work = cloned();
    String made = GitWire.id(wire.push("main", GitWire.add("/new.txt", "new")));
    done(work, "pull", "-q", "--ff-only");
    assertThat(git(work, "rev-parse", "HEAD").output().trim()).isEqualTo(made);
    assertThat(Files.readString(work.resolve("new.txt"))).isEqualTo("new");
    done(folder, "-c", "protocol.version=0", "clone", "-q", "--depth=1", url(), "shallow");
    assertThat(git(folder.resolve("shallow"), "rev-list", "--count", "HEAD").output().trim())
        .isEqualTo("1");
  }

  @Test
  void aPushBehindTheBranchIsRefused() throws Exception {
    Path work = cloned();
    String made = GitWire.id(wire.push("main", GitWire.add("/new.txt", "new")));
    Files.writeString(work.resolve("other.txt"), "other");
    done(work, "add", ".");
    done(work, "commit", "-q", "-m", "Too late");
    Run run = git(work, "push", "-q", "origin", "main");
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("rejected");
    assertThat(wire.tip("main")).isEqualTo(made);
  }

  @Test
  void anEmptyRepositoryTakesAFirstPush() throws Exception {
    Path work = folder.resolve("first");
    done(folder, "init", "-q", "-b", "trunk", "first");
    Files.writeString(work.resolve("a.txt"), "a");
    done(work, "add", ".");
    done(work, "commit", "-q", "-m", "First");
    String place = emulator.url() + "/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_git/";
    String url = place.replace("http://", "http://x:" + emulator.token() + "@");
    done(work, "push", "-q", url + "Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F", "trunk");
    Run wrong = git(folder, "clone", "-q", place.replace("http://", "http://x:wrong@") + "x", "no");
    assertThat(wrong.status()).isNotZero();
    assertThat(wrong.output()).containsIgnoringCase("authentication failed");
  }

  @Test
  void whatGitWouldNotSendIsRefused() {
    Wire plain = Wire.of(emulator);
    String place = "/web/_git/web/";
    assertThat(plain.get(place + "info/refs?service=git-odd").status()).isEqualTo(400);
    assertThat(plain.get("/web/_git/none/info/refs?service=git-upload-pack").status())
        .isEqualTo(404);
    String type = "application/x-git-%s-request";
    for (String service : List.of("upload-pack", "receive-pack")) {
      Wire.Answer answer =
          plain.send("POST", place + "git-" + service, type.formatted(service), "nonsense");
      assertThat(answer.status()).as(service).isEqualTo(400);
    }
    Wire.Answer anonymous =
        Wire.anonymous(emulator).get(place + "info/refs?service=git-upload-pack");
    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(anonymous.header("WWW-Authenticate")).startsWith("Basic");
  }

  @Test
  void whyAWishIsNotMetGitTells() throws Exception {
    Path work = cloned();
    String unknown = "0123456789012345678901234567890123456789";
    for (String version : List.of("0", "2")) {
      String protocol = "protocol.version=" + version;
      Run none = git(work, "-c", protocol, "fetch", "origin", unknown);
      assertThat(none.status()).isNotZero();
      assertThat(none.output()).as(version).contains(unknown).doesNotContain("HTTP");
    }
    Run odd = git(folder, "clone", "-q", "--filter=object:type=commit", url(), "odd");
    assertThat(odd.status()).isNotZero();
    assertThat(odd.output()).contains("remote error").contains("object:type=commit");
  }

  @Test
  void aShallowCloneIsDeepened() throws Exception {
    GitWire.id(wire.push("main", GitWire.add("/a.txt", "a")));
    GitWire.id(wire.push("main", GitWire.add("/b.txt", "b")));
    for (String version : List.of("0", "2")) {
      String name = "shallow" + version;
      String protocol = "protocol.version=" + version;
      done(folder, "-c", protocol, "clone", "-q", "--depth=1", "-b", "main", url(), name);
      Path shallow = folder.resolve(name);
      done(shallow, "-c", protocol, "fetch", "-q", "--deepen=1");
      assertThat(count(shallow)).isEqualTo("2");
      done(shallow, "-c", protocol, "fetch", "-q", "--deepen=1");
      assertThat(count(shallow)).isEqualTo("3");
    }
  }

  private String count(Path work) throws IOException, InterruptedException {
    return git(work, "rev-list", "--count", "HEAD").output().trim();
  }

  @Test
  void aPartialCloneFetchesTheRestWhenItIsNeeded() throws Exception {
    for (String filter : List.of("blob:none", "tree:0")) {
      String name = filter.replace(':', '-');
      done(folder, "clone", "-q", "--no-checkout", "--filter=" + filter, url(), name);
      Path partial = folder.resolve(name);
      assertThat(git(partial, "rev-list", "--objects", "--missing=print", "HEAD").output())
          .as(filter)
          .contains("?");
      done(partial, "checkout", "-q", "main");
      assertThat(Files.readString(partial.resolve("README.md"))).startsWith("# web");
    }
  }

  @Test
  void anAtomicPushIsTakenWholeOrNotAtAll() throws Exception {
    Path work = cloned();
    Files.writeString(work.resolve("a.txt"), "a");
    done(work, "add", ".");
    done(work, "commit", "-q", "-m", "Two at once");
    done(work, "push", "-q", "--atomic", "origin", "HEAD:refs/heads/one", "HEAD:refs/heads/two");
    String tip = git(work, "rev-parse", "HEAD").output().trim();
    assertThat(List.of(wire.tip("one"), wire.tip("two"))).containsExactly(tip, tip);
    wire.push("one", GitWire.add("/other.txt", "x"));
    Run refused =
        git(
            work,
            "push",
            "-q",
            "--atomic",
            "origin",
            "HEAD~:refs/heads/one",
            "HEAD:refs/heads/three");
    assertThat(refused.status()).isNotZero();
    assertThat(wire.tip("three")).isEqualTo(GitWire.NONE);
  }

  @Test
  void gitShowsPeopleWhyItWasRefused() throws Exception {
    String place = emulator.url() + "/web/_git/none";
    Run none =
        git(
            folder,
            "clone",
            "-q",
            place.replace("http://", "http://anyone:" + emulator.token() + "@"),
            "none");
    assertThat(none.status()).isNotZero();
    assertThat(none.output()).contains("remote: TF401019");
  }
}
