// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.common.GitVersionType;
import io.github.fluentado.core.error.Check;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The whole id of a commit. Short ones, which git's command line takes, name nothing in the
 * service.
 *
 * @param id 40 hexadecimal digits, in small letters
 */
public record CommitId(String id) implements Version {
  private static final Pattern WHOLE = Pattern.compile("[0-9a-fA-F]{40}");

  /** What stands in a change of a ref for "there is none". */
  static final String NONE = "0".repeat(40);

  /**
   * The same as {@link #of}.
   *
   * @throws IllegalArgumentException as that does
   */
  public CommitId {
    id = checked("commit", id);
  }

  /**
   * From its text.
   *
   * @throws IllegalArgumentException if these are not 40 hexadecimal digits, or are all zero
   */
  public static CommitId of(String id) {
    return new CommitId(id);
  }

  /** The same rule for ids of objects that are no commits. */
  static String checked(String parameter, @Nullable String id) {
    String text = Check.text(parameter, id);
    Check.that(
        WHOLE.matcher(text).matches(),
        parameter,
        "is no whole id: that has 40 hexadecimal digits, this has "
            + text.length()
            + " characters");
    Check.that(!text.equals(NONE), parameter, "is all zeros, which names nothing");
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String version() {
    return id;
  }

  @Override
  public GitVersionType type() {
    return GitVersionType.COMMIT;
  }

  @Override
  public String toString() {
    return id;
  }
}
