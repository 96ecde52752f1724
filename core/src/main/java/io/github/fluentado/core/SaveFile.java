// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.Download.Progress;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A download into a file. The file appears under its name only when it is whole: until then its
 * bytes are in another one beside it, with a short name that begins with {@code .fluent-ado-}. Its
 * length is checked, and its MD5 where the answer offers one.
 *
 * <pre>{@code
 * download.to(Path.of("drop.zip")).overwrite().onProgress(p -> bar.stepTo(p.bytes())).execute();
 * }</pre>
 *
 * <p>A file that is there already is left as it is, unless {@link #overwrite} says otherwise; that,
 * and a folder that is missing, is told before anything is sent. A failure leaves nothing behind,
 * and the old file untouched. The file is written on threads of the client's own. What is on the
 * disk is not forced there: a machine that loses power may lose what came last.
 */
public final class SaveFile extends CallRequest<Path, SaveFile> {
  private final Download source;
  private final Path target;
  private final boolean overwrite;
  private final boolean keeps;
  private final Consumer<Progress> listener;
  private final Ranges ranges;

  private SaveFile(
      Download source,
      Path target,
      boolean overwrite,
      boolean keeps,
      Consumer<Progress> listener,
      Ranges ranges) {
    this.source = source;
    this.target = target;
    this.overwrite = overwrite;
    this.keeps = keeps;
    this.listener = listener;
    this.ranges = ranges;
  }

  static SaveFile of(Download source, Path file) {
    Check.notNull("file", file);
    Check.that(file.getFileName() != null, "file", "has no name");
    return new SaveFile(
        source, file.toAbsolutePath(), false, false, progress -> {}, Ranges.STANDARD);
  }

  /** Replaces a file that is there, at once and only when the new one is whole. */
  public SaveFile overwrite() {
    return new SaveFile(source, target, true, keeps, listener, ranges);
  }

  /**
   * Goes on with what an earlier run of the same download to the same place has left, in this or
   * another program, if the service says that the file is the same; and if this run fails, leaves
   * what it has for a later one. One run at a time may do so.
   */
  public SaveFile resume() {
    return new SaveFile(source, target, overwrite, true, listener, ranges);
  }

  /** Tells how far it is, a few times in a second; see {@link Progress}. */
  public SaveFile onProgress(Consumer<Progress> hears) {
    Check.notNull("listener", hears);
    return new SaveFile(source, target, overwrite, keeps, hears, ranges);
  }

  /**
   * In how many parts beside each other a large file may come, where its host serves parts and can
   * tell that the file is still the same. Default: 4, from 64 MiB on.
   *
   * @param atOnce 1 for none
   */
  public SaveFile parallel(int atOnce) {
    return parallel(atOnce, ranges.least());
  }

  /**
   * The same from another size on.
   *
   * @param least bytes that a file must have to come in parts
   */
  public SaveFile parallel(int atOnce, long least) {
    Check.positive("atOnce", atOnce);
    Check.that(least > 0, "least", "is not positive");
    return new SaveFile(source, target, overwrite, keeps, listener, new Ranges(atOnce, least));
  }

  @Override
  public SaveFile with(CallOptions own) {
    return new SaveFile(source.with(own), target, overwrite, keeps, listener, ranges);
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<Path> start(CallOptions options) {
    return new Transfer<>(
            source, () -> new FileSink(target, overwrite, part()), Progress.told(listener), ranges)
        .start(options);
  }

  private PartFile part() {
    return keeps ? KeptPartFile.of(target, source.identity()) : PartFile.once(target);
  }

  /** What is downloaded, and the name of the file. */
  @Override
  public String toString() {
    return "SaveFile[" + source + " to " + target.getFileName() + "]";
  }
}
