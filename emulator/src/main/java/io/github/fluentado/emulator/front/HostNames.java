// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names under which the hosted service is known. */
final class HostNames {
  /** Where artifacts are sent from, to those who show a credential. */
  static final String ARTIFACTS = "artprodcus3.artifacts.visualstudio.com";

  /** Where files are sent from, to those who come with a signed address and no credential. */
  static final String STORAGE = "vsblobprodcus3.blob.core.windows.net";

  private static final String OLD = ".visualstudio.com";

  /** Old names of hosts that belong to no single organization. */
  private static final Pattern COMMON = Pattern.compile("app|[a-z]*prod[a-z0-9]*");

  private static final Pattern DEPLOYMENT =
      Pattern.compile("(?i)/A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=/|$|\\?)");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private HostNames() {}

  static boolean isService(String host) {
    return host.equals("dev.azure.com")
        || host.endsWith(".dev.azure.com")
        || host.endsWith(OLD)
        || isStorage(host);
  }

  static boolean isStorage(String host) {
    return host.endsWith(".blob.core.windows.net") || host.endsWith(".vsassets.io");
  }

  static boolean isArtifacts(String host) {
    return host.endsWith(".artifacts" + OLD);
  }

  static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.endsWith(".localhost");
  }

  /** Whether the organization is part of the host's name, and not of paths. */
  static boolean namesOrganization(String host) {
    return host.endsWith(OLD) && !COMMON.matcher(label(host)).matches();
  }

  private static String label(String host) {
    return host.substring(0, host.indexOf('.'));
  }

  /** The path with the organization in front, whatever the host leaves out of its paths. */
  static String whole(String host, String target, String organization) {
    if (!host.endsWith(OLD)) {
      return target;
    }
    if (namesOrganization(host)) {
      return "/" + label(host) + target;
    }
    boolean bare = target.toLowerCase(Locale.ROOT).startsWith("/_apis");
    return bare
        ? "/" + organization + target
        : DEPLOYMENT.matcher(target).replaceFirst("/" + organization);
  }
}
