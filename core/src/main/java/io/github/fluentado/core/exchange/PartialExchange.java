// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;

/**
 * A request that goes inside another one, as the entries of a batch do: in a version that the
 * server has, with its answer judged by the same rules as one of its own. For one run.
 */
public final class PartialExchange<T> {
  private final Plan plan;
  private final Versions versions;
  private final Decoder<T> decoder;

  public PartialExchange(Plan plan, Ceilings ceilings, Decoder<T> decoder) {
    this.plan = plan;
    this.versions = new Versions(plan, ceilings);
    this.decoder = decoder;
  }

  /** What is to be sent by what is known now of the versions that the server has. */
  public HttpRequest request() {
    return versions.request();
  }

  /**
   * Whether the server took none but another version, before any work: then the part is to be sent
   * again, and {@link #request} is in that version.
   */
  public boolean refused(HttpResponse answer) {
    return versions.instead(answer).isPresent();
  }

  /**
   * What the answer holds.
   *
   * @throws AzureDevOpsException the failure that it tells
   */
  public T read(HttpResponse answer) {
    Outcome outcome = Outcomes.of(plan.readOnly(), plan.request().headers(), answer);
    if (outcome != Outcome.SUCCESS) {
      throw failure(outcome, answer);
    }
    try {
      return decoder.decode(answer);
    } catch (Decoder.UndecodableException undecodable) {
      String text = plan.what() + " got an answer that cannot be read: " + undecodable.getMessage();
      throw known(ErrorKind.UNDECODABLE, text).response(answer).cause(undecodable).build();
    }
  }

  private AzureDevOpsException failure(Outcome outcome, HttpResponse answer) {
    if (outcome == Outcome.NOT_SUPPORTED || versions.isLacking(outcome, answer)) {
      return told(known(ErrorKind.NOT_SUPPORTED, versions.lacking()), answer);
    }
    boolean open = outcome.fate() == Outcome.Fate.UNCERTAIN && !plan.readOnly();
    ErrorKind kind = open ? ErrorKind.OUTCOME_UNKNOWN : outcome.kind();
    return told(known(kind, plan.what() + " failed as a part of another request"), answer);
  }

  private static AzureDevOpsException told(
      AzureDevOpsException.Builder error, HttpResponse answer) {
    return ErrorBodies.told(error, answer).build();
  }

  private AzureDevOpsException.Builder known(ErrorKind kind, String text) {
    return AzureDevOpsException.of(kind, text).request(versions.request()).attempts(1);
  }
}
