// SPDX-License-Identifier: MIT
package io.github.fluentado.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Set;

/**
 * Names of the semantic conventions (1.45). {@code url.template} and {@code
 * azure.service.request.id} are in development there, all others are stable.
 */
final class HttpAttributes {
  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<String> METHOD_ORIGINAL =
      AttributeKey.stringKey("http.request.method_original");
  static final AttributeKey<Long> RESEND_COUNT = AttributeKey.longKey("http.request.resend_count");
  static final AttributeKey<Long> STATUS_CODE = AttributeKey.longKey("http.response.status_code");
  static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
  static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");
  static final AttributeKey<String> URL_TEMPLATE = AttributeKey.stringKey("url.template");
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
  static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("azure.service.request.id");

  /** Our own. */
  static final AttributeKey<String> WAIT_REASON = AttributeKey.stringKey("fluent_ado.wait.reason");

  static final AttributeKey<Double> WAIT_SECONDS =
      AttributeKey.doubleKey("fluent_ado.wait.seconds");

  /** Those that may stand in a span; what is not among them is {@code _OTHER}. */
  static final Set<String> METHODS =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private HttpAttributes() {}
}
