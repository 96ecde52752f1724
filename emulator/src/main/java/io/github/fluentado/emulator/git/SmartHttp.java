// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** What the command-line git speaks: clone, fetch and push over HTTP. */
record SmartHttp(Git git) {
  private static final String UPLOAD = "git-upload-pack";
  private static final String RECEIVE = "git-receive-pack";

  List<Route> routes() {
    String one = "_git/{repository}/";
    return List.of(
        Route.of("GET", one + "info/refs", call -> plain(call, this::refs)),
        Route.of("POST", one + UPLOAD, call -> plain(call, this::upload))
            .consuming("application/x-" + UPLOAD + "-request")
            .unversioned()
            .reading(),
        Route.of("POST", one + RECEIVE, call -> plain(call, this::receive))
            .consuming("application/x-" + RECEIVE + "-request")
            .unversioned());
  }

  /** Git shows people the text of a refusal if it is plain, and nothing of any other. */
  private static HttpAnswer plain(Call call, Function<Call, HttpAnswer> handler) {
    try {
      return handler.apply(call);
    } catch (ServiceException e) {
      return HttpAnswer.of(e.status(), "text/plain; charset=utf-8", e.text());
    }
  }

  private GitRepository repository(Call call) {
    return repository(git, call);
  }

  /** Without a project, the repository is the one that has its project's name. */
  static GitRepository repository(Git git, Call call) {
    String name = call.part("repository").replaceFirst("\\.git$", "");
    return git.organization()
        .find(call.project().orElse(name))
        .flatMap(project -> git.repositories().find(project, name))
        .filter(found -> !found.isDisabled())
        .orElseThrow(() -> GitErrors.noRepository(name));
  }

  private HttpAnswer refs(Call call) {
    GitRepository repository = repository(call);
    String service = call.query().text("service").orElse("");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return Memory.of(
        () -> {
          PacketLineOut lines = new PacketLineOut(out);
          lines.writeString("# service=" + service + "\n");
          lines.end();
          PacketLineOutRefAdvertiser advertiser = new PacketLineOutRefAdvertiser(lines);
          if (service.equals(UPLOAD)) {
            advertiser.advertiseCapability(Deepening.RELATIVE);
          }
          switch (service) {
            case UPLOAD -> uploadPack(repository, call).sendAdvertisedRefs(advertiser);
            case RECEIVE -> receivePack(repository).sendAdvertisedRefs(advertiser);
            default -> throw GitErrors.badArgument("'" + service + "' is not a service of git.");
          }
          return answer(service + "-advertisement", out);
        });
  }

  private static HttpAnswer answer(String type, ByteArrayOutputStream body) {
    return HttpAnswer.of(200, "application/x-" + type, body.toByteArray())
        .with("Cache-Control", "no-cache, max-age=0, must-revalidate");
  }

  private static UploadPack uploadPack(GitRepository repository, Call call) {
    RepositoryView view = new RepositoryView(repository);
    PackConfig config = new PackConfig(view);
    config.setDeltaCompress(false); // it would start threads, and save nothing on loopback
    UploadPack upload = new UploadPack(view);
    upload.setPackConfig(config);
    upload.setBiDirectionalPipe(false);
    Optional<String> protocol = call.headers().first("Git-Protocol");
    upload.setExtraParameters(
        protocol.stream().flatMap(p -> List.of(p.split(":")).stream()).toList());
    return upload;
  }

  private static ReceivePack receivePack(GitRepository repository) {
    ReceivePack receive = new ReceivePack(new RepositoryView(repository));
    receive.setBiDirectionalPipe(false);
    receive.setCheckReceivedObjects(true);
    return receive;
  }

  private static InputStream body(Call call) throws IOException {
    InputStream body = new ByteArrayInputStream(call.body());
    return call.headers().has("Content-Encoding", "gzip") ? new GZIPInputStream(body) : body;
  }

  /** Speaks with git until it has heard all. */
  private interface Talk {
    void with(InputStream in, ByteArrayOutputStream out) throws IOException;
  }

  private static HttpAnswer talk(Call call, String type, Talk talk) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream body = body(call)) {
      talk.with(body, out);
    } catch (UncheckedIOException e) {
      return unread(type, out, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      return unread(type, out, e);
    } catch (ServiceException e) {
      throw e;
    } catch (RuntimeException e) { // something that JGit does not do
      return told(type, "The emulator failed: " + e);
    }
    return answer(type, out);
  }

  /**
   * What is wrong with a pack is in the answer already; what is wrong with a wish, such as a commit
   * that is not there or a filter of no known kind, git shows only in its own words.
   */
  private static HttpAnswer unread(String type, ByteArrayOutputStream out, IOException e) {
    if (e instanceof UnpackException) {
      return answer(type, out);
    } else if (e instanceof PackProtocolException && type.startsWith(UPLOAD)) {
      return told(type, String.valueOf(e.getMessage()));
    }
    throw GitErrors.badArgument("What git sent cannot be understood: " + e.getMessage());
  }

  /** A failure in git's own words, which it shows where it hides those of HTTP. */
  private static HttpAnswer told(String type, String text) {
    return Memory.of(
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          new PacketLineOut(out).writeString("ERR " + text + "\n");
          return answer(type, out);
        });
  }

  private HttpAnswer upload(Call call) {
    GitRepository repository = repository(call);
    return talk(
        call,
        UPLOAD + "-result",
        (in, out) -> {
          byte[] wish = Deepening.absolute(in.readAllBytes(), repository.contents());
          uploadPack(repository, call)
              .uploadWithExceptionPropagation(new ByteArrayInputStream(wish), out, null);
        });
  }

  private HttpAnswer receive(Call call) {
    GitRepository repository = repository(call);
    ReceivePack receive = receivePack(repository);
    receive.setPreReceiveHook((pack, commands) -> move(repository, pack, commands));
    return talk(
        call,
        RECEIVE + "-result",
        (in, out) -> git.world().store().atomically(() -> received(receive, in, out)));
  }

  private static boolean received(ReceivePack receive, InputStream in, OutputStream out) {
    return Memory.of(
        () -> {
          receive.receive(in, out, null);
          return true;
        });
  }

  /** Moves the refs here; what JGit then sees as done, it does not try itself. */
  private void move(
      GitRepository repository, ReceivePack pack, Collection<ReceiveCommand> commands) {
    List<RefChange> wishes = new ArrayList<>();
    boolean all = true;
    for (ReceiveCommand command : commands) {
      RefChange wish =
          new RefChange(command.getRefName(), command.getOldId().name(), command.getNewId().name());
      RefVerdict verdict = RefVerdict.on(git, repository, wish);
      if (verdict.status().startsWith("succeeded")) {
        wishes.add(wish);
        command.setResult(ReceiveCommand.Result.OK);
      } else {
        all = false;
        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, text(verdict));
      }
    }
    if (!all && pack.isAtomic()) {
      refuse(commands);
      return;
    }
    wishes.removeIf(wish -> !repository.updateRef(wish, git.me()));
    if (!wishes.isEmpty()) {
      repository.record(git.me(), wishes);
    }
  }

  private static String text(RefVerdict verdict) {
    String message = verdict.message();
    return message == null ? verdict.status() : message;
  }

  private static void refuse(Collection<ReceiveCommand> commands) {
    for (ReceiveCommand command : commands) {
      if (command.getResult() == ReceiveCommand.Result.OK) {
        command.setResult(
            ReceiveCommand.Result.REJECTED_OTHER_REASON, "another ref of this push was refused");
      }
    }
  }
}
