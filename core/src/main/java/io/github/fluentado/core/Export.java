// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Blocking;
import io.github.fluentado.core.exchange.Exchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list on its way into a file, a line for each item. Beside the file a checkpoint is kept, named
 * like it with {@code .checkpoint} at the end. However a run ends, by a failure or because the
 * program was killed, the next one goes on where it was, without a gap and without a line twice, as
 * long as the service takes the token of the page.
 *
 * <p>When the end was reached, another run asks only for what is new, if the list is a log of
 * changes; else it does nothing. To begin anew, delete both files. The file is written on a thread
 * that may block, and one run at a time may write it.
 *
 * @param <T> an item of the list
 */
public final class Export<T> extends CallRequest<Export.Progress, Export<T>> {
  private final Paged<T> list;
  private final Function<? super T, String> line;
  private final LineFile file;
  private final Consumer<Progress> listener;
  private final CallOptions own;

  /**
   * How far an export is.
   *
   * @param lines in the file by now, those of earlier runs included
   * @param bytes of the file
   * @param whole whether the end of the list was reached
   */
  public record Progress(long lines, long bytes, boolean whole) {}

  private Export(
      Paged<T> list,
      Function<? super T, String> line,
      LineFile file,
      Consumer<Progress> listener,
      CallOptions own) {
    this.list = list;
    this.line = line;
    this.file = file;
    this.listener = listener;
    this.own = own;
  }

  /**
   * Makes one; nothing is read or written before it runs.
   *
   * @param question what the list is asked for, as a text: a file that was begun for another one is
   *     not gone on with, which is {@code INVALID}
   * @param line an item as one line, such as its JSON
   * @throws IllegalArgumentException if the file has no name
   */
  public static <T> Export<T> of(
      Paged<T> list, String question, Function<? super T, String> line, Path file) {
    Check.notNull("list", list);
    Check.notNull("line", line);
    Check.that(Check.notNull("file", file).getFileName() != null, "file", "has no name");
    LineFile lines = new LineFile(file.toAbsolutePath(), Check.notNull("question", question));
    return of(list, line, lines);
  }

  static <T> Export<T> of(Paged<T> list, Function<? super T, String> line, LineFile file) {
    return new Export<>(list, line, file, progress -> {}, CallOptions.none());
  }

  /** Hears after each page how far it is, once that is on the disk. */
  public Export<T> onProgress(Consumer<Progress> hears) {
    return new Export<>(list, line, file, Check.notNull("listener", hears), own);
  }

  @Override
  public Export<T> with(CallOptions more) {
    CallOptions both = own.under(Check.notNull("options", more));
    return new Export<>(list, line, file, listener, both);
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<Progress> start(CallOptions options) {
    return Call.defer(() -> blocking(file::opened).then(this::from)).start(own.under(options));
  }

  private Call<Progress> from(LineFile.State state) {
    String token = state.token();
    if (state.whole() && token == null) {
      return Call.of(told(state));
    }
    Call<Page<T>> first = token == null ? list.firstPage() : list.page(token);
    return first.then(page -> written(page, state));
  }

  // Each page takes the place of the one before: flat, however many there are.
  private Call<Progress> written(Page<T> page, LineFile.State state) {
    List<String> lines = new ArrayList<>(page.items().size());
    page.items().forEach(item -> lines.add(checked(line.apply(item))));
    String token = page.token().orElse(null);
    boolean whole = page.next().isEmpty();
    if (!whole && token == null) {
      return Call.failed(
          AzureDevOpsException.of(ErrorKind.INVALID, "The list names no page to go on from")
              .build());
    }
    return blocking(() -> file.append(state, lines, token, whole))
        .then(
            after -> {
              Progress progress = told(after);
              listener.accept(progress);
              return page.next()
                  .<Call<Progress>>map(call -> call.then(following -> written(following, after)))
                  .orElseGet(() -> Call.of(progress));
            });
  }

  private static String checked(@Nullable String line) {
    String text = Check.notNull("a line", line);
    Check.that(text.indexOf('\n') < 0 && text.indexOf('\r') < 0, "a line", "has several lines");
    return text;
  }

  private static Progress told(LineFile.State state) {
    return new Progress(state.lines(), state.bytes(), state.whole());
  }

  private static <R> Call<R> blocking(Blocking.Task<R> task) {
    return new Work<>(
        () -> {
          try {
            return task.run();
          } catch (IOException broken) {
            throw AzureDevOpsException.of(
                    ErrorKind.TRANSPORT, "The export could not be saved: " + broken.getMessage())
                .cause(broken)
                .remedy(FileSink.REMEDY)
                .build();
          }
        });
  }

  /** Work with the file, as a part of a run. */
  private static final class Work<R> extends Call<R> {
    private final Blocking.Task<R> task;

    Work(Blocking.Task<R> task) {
      this.task = task;
    }

    @Override
    public Exchange<R> start(CallOptions options) {
      return new Blocking<>("The export", task, options.shared().deadline());
    }
  }

  /** The list that is written. */
  @Override
  public String toString() {
    return "Export[" + list + "]";
  }
}
