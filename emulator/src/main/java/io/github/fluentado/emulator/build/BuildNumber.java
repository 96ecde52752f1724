// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A build's number, made from the format in its definition. */
final class BuildNumber {
  static final String USUAL = "$(Date:yyyyMMdd).$(Rev:r)";

  private static final Pattern PART = Pattern.compile("\\$\\(([^)]*)\\)");
  private static final Pattern COUNT = Pattern.compile("(?i)\\$\\(rev:(\\.?)(r+)\\)");

  private BuildNumber() {}

  static String of(
      String format, int id, Pipeline pipeline, String project, Request request, Instant now) {
    if (format.isBlank()) {
      return "" + id;
    }
    Matcher matcher = PART.matcher(format);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = value(matcher.group(1), matcher.group(), id, project, request, now);
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(text);
    return counted(text.toString(), pipeline);
  }

  /** The count begins anew whenever the text around it is a new one. */
  private static String counted(String text, Pipeline pipeline) {
    Matcher count = COUNT.matcher(text);
    if (!count.find()) {
      return text;
    }
    String digits = Integer.toString(pipeline.nextNumber(text));
    String padded = "0".repeat(Math.max(0, count.group(2).length() - digits.length())) + digits;
    return count.replaceFirst(Matcher.quoteReplacement(count.group(1) + padded));
  }

  private static String value(
      String name, String whole, int id, String project, Request request, Instant instant) {
    ZonedDateTime now = instant.atZone(ZoneOffset.UTC);
    String low = name.toLowerCase(Locale.ROOT).trim();
    if (low.startsWith("date:")) {
      return date(name.substring(5), now);
    } else if (low.startsWith("year:")) {
      return date(name.substring(5), now);
    } else if (low.startsWith("rev:")) {
      return whole;
    }
    return switch (low) {
      case "buildid", "build.buildid" -> "" + id;
      case "dayofmonth" -> "" + now.getDayOfMonth();
      case "dayofyear" -> "" + now.getDayOfYear();
      case "month" -> "" + now.getMonthValue();
      case "hours" -> "" + now.getHour();
      case "minutes" -> "" + now.getMinute();
      case "seconds" -> "" + now.getSecond();
      case "builddefinitionname", "definitionname", "build.definitionname" ->
          request.definition().name();
      case "sourcebranchname", "build.sourcebranchname" ->
          request.branch().substring(request.branch().lastIndexOf('/') + 1);
      case "sourcebranch", "build.sourcebranch" -> request.branch().replace('/', '_');
      case "sourceversion", "build.sourceversion" -> request.commit();
      case "teamproject", "system.teamproject" -> project;
      default -> {
        String variable = request.variable(name.trim());
        yield variable == null ? whole : variable;
      }
    };
  }

  private static String date(String format, ZonedDateTime now) {
    try {
      return now.format(DateTimeFormatter.ofPattern(format, Locale.ROOT));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw BuildErrors.of(
          400, "BuildNumberFormatException", "'" + format + "' is no format for a date.");
    }
  }
}
