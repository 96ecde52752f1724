// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which requests are meant: a verb, {@code *} for any, and a path. The path is compared decoded,
 * without regard to case, from {@code /_apis} on if it begins so, else from behind the
 * organization; {@code *} stands for one segment, {@code **} for any number of them.
 */
public record PathPattern(String method, String path, Pattern expression) {
  public static final PathPattern ALL = of("*", "**");

  public static PathPattern of(String method, String path) {
    String open = "\\E.*\\Q";
    String one = "\\E[^/]*\\Q";
    String regex = path.replace("**", "\u0000").replace("*", one).replace("\u0000", open);
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new PathPattern(method, path, Pattern.compile("\\Q" + regex + "\\E", flags));
  }

  public boolean matches(String verb, String target) {
    boolean sameVerb = method.equals("*") || method.equalsIgnoreCase(verb);
    return sameVerb && expression.matcher(place(target)).matches();
  }

  private String place(String target) {
    String all = decoded(target.split("\\?", 2)[0]);
    boolean fromApis = path.toLowerCase(Locale.ROOT).startsWith("/_apis");
    String virtualDirectory = Address.VIRTUAL_DIRECTORY + "/";
    boolean onServer = all.regionMatches(true, 0, virtualDirectory, 0, virtualDirectory.length());
    int start =
        fromApis
            ? all.toLowerCase(Locale.ROOT).indexOf("/_apis")
            : all.indexOf('/', onServer ? virtualDirectory.length() : 1);
    return start < 0 ? all : all.substring(start);
  }

  private static String decoded(String path) {
    try {
      return Percent.decode(path);
    } catch (ServiceException e) {
      return path; // it will be refused; until then it can be matched as it stands
    }
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
