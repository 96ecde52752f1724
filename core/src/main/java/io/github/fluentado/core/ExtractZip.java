// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.Download.Progress;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Blocking;
import io.github.fluentado.core.exchange.Continuation;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A zip file that is downloaded and unpacked into a folder, which appears when all of it is there:
 * a failure leaves nothing behind. The folder must not exist, or be empty.
 *
 * <p>The archive is trusted in nothing. Entries that lead out of the folder, entries that are there
 * twice, links, and more bytes or entries than {@link #most} allows are refused as {@code
 * UNDECODABLE}, and then nothing is unpacked. It is saved beside the folder first, so that a
 * connection that breaks off is gone on with, and the disk needs room for both.
 */
public final class ExtractZip extends CallRequest<Path, ExtractZip> {
  private final Download source;
  private final Path folder;
  private final Unzip.Limits limits;
  private final Consumer<Progress> listener;

  private ExtractZip(
      Download source, Path folder, Unzip.Limits limits, Consumer<Progress> listener) {
    this.source = source;
    this.folder = folder;
    this.limits = limits;
    this.listener = listener;
  }

  static ExtractZip of(Download source, Path folder) {
    Path whole = Check.notNull("folder", folder).toAbsolutePath().normalize();
    Check.that(whole.getFileName() != null, "folder", "has no name");
    return new ExtractZip(source, whole, Unzip.Limits.STANDARD, progress -> {});
  }

  /**
   * How much may be unpacked. Default: 32 GiB, a million entries.
   *
   * @param bytes of all files together, as counted while they are unpacked
   * @param entries files and folders
   */
  public ExtractZip most(long bytes, long entries) {
    Check.that(bytes > 0, "bytes", "is not positive");
    Check.that(entries > 0, "entries", "is not positive");
    return new ExtractZip(source, folder, new Unzip.Limits(bytes, entries), listener);
  }

  /** Tells how far the download is; see {@link Progress}. */
  public ExtractZip onProgress(Consumer<Progress> hears) {
    return new ExtractZip(source, folder, limits, Check.notNull("listener", hears));
  }

  @Override
  public ExtractZip with(CallOptions own) {
    return new ExtractZip(source.with(own), folder, limits, listener);
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<Path> start(CallOptions options) {
    CallOptions shared = options.shared();
    Path zip = folder.resolveSibling(PartFile.BEGINNING + UUID.randomUUID() + ".zip");
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicBoolean unpacking = new AtomicBoolean();
    Call<Path> all =
        work(() -> {
              Unzip.check(folder);
              return Done.DONE;
            })
            .then(checked -> source.to(zip).onProgress(listener))
            .then(
                saved ->
                    work(
                        () -> {
                          unpacking.set(true);
                          try {
                            return new Unzip(zip, folder, limits, stopped::get).run();
                          } finally {
                            Files.deleteIfExists(zip);
                          }
                        }));
    return Exchanges.nest(() -> all.start(shared), ending(zip, stopped, unpacking));
  }

  /** A run that is given up: whoever unpacks deletes the archive by himself. */
  private static Continuation<Path, Path> ending(
      Path zip, AtomicBoolean stopped, AtomicBoolean unpacking) {
    return new Continuation<>() {
      @Override
      public Exchange<Path> done(Path value) {
        return Exchanges.done(value);
      }

      @Override
      public Exchange<Path> failed(AzureDevOpsException error) {
        abandoned();
        return Exchanges.failed(error);
      }

      @Override
      public void abandoned() {
        stopped.set(true);
        if (!unpacking.get()) {
          try {
            Files.deleteIfExists(zip);
          } catch (IOException stays) {
            Log.warn("an archive could not be deleted: " + zip.getFileName(), stays);
          }
        }
      }
    };
  }

  private static <T> Call<T> work(Blocking.Task<T> task) {
    Blocking.Task<T> told =
        () -> {
          try {
            return task.run();
          } catch (IOException broken) {
            String text = "The archive could not be unpacked: " + FileSink.why(broken);
            throw AzureDevOpsException.of(ErrorKind.TRANSPORT, text)
                .cause(broken)
                .remedy(FileSink.REMEDY)
                .build();
          }
        };
    return Bringing.made(given -> new Blocking<>("The unpacking", told, given.shared().deadline()));
  }

  /** What is downloaded, and the name of the folder. */
  @Override
  public String toString() {
    return "ExtractZip[" + source + " to " + folder.getFileName() + "]";
  }
}
