// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

/** What went wrong, in the terms a caller can act on. */
public enum ErrorKind {
  /** No, a wrong, or an expired credential; a sign-in page in place of an answer counts too. */
  UNAUTHENTICATED(
      "check the credential: it may be missing, wrong, expired or revoked, a token for all"
          + " organizations (which has stopped to work), or one without the scope of this"
          + " operation"),
  /** Signed in, but not permitted, or a scope is missing from the token. */
  FORBIDDEN("ask for the permission, or for a token with the scope of this operation"),
  /** Missing, or invisible to this identity. */
  NOT_FOUND("check the name or id, the project, and that this identity may see it"),
  /** Somebody else changed it first, or it exists already. */
  CONFLICT("read it again, apply the change to what is there now, and try again"),
  /** The service refused what was asked. */
  INVALID("correct the request as the message says"),
  /** The service did a part of what was asked and refused the rest. */
  PARTLY_DONE("look at the reasons and the body for what was refused, and send only that again"),
  /** This version of the server does not have what was asked for. */
  NOT_SUPPORTED("ask for what this version of the server has, or have the server updated"),
  /** Too much was asked in too little time, beyond the waits that the client makes by itself. */
  THROTTLED("wait as long as retryAfter says, and ask for less at a time"),
  /** The service cannot answer now; the request was not carried out. */
  UNAVAILABLE("try again later"),
  /** The service failed while it worked on the request. */
  SERVER_ERROR("try again later, or report the activity id to the service's support"),
  /** The answer is not what was asked for: broken JSON, HTML, another media type. */
  UNDECODABLE("look at the body: a proxy, or a change of the service, may be in between"),
  /** A redirect that must not be followed, or a 304 to a header that the caller has set. */
  REDIRECTED("check the base URL of the client: the service may have moved"),
  /** The service could not be reached, or the connection broke, and nothing was changed. */
  TRANSPORT("check the network, the host name and the proxy"),
  /** No answer in time, and nothing was changed. */
  TIMED_OUT("try again, or give the call more time"),
  /** Cancelled or interrupted by the caller. */
  CANCELLED("nothing to do: the caller asked for it"),
  /** A change was sent but its answer never came: it may or may not have been made. */
  OUTCOME_UNKNOWN("look whether the change was made before sending it again"),
  /** The client has been closed. */
  CLOSED("use one client for the whole life of the program, and close it last");

  private final String remedy;

  ErrorKind(String remedy) {
    this.remedy = remedy;
  }

  /** What to try, as the end of a sentence. */
  public String remedy() {
    return remedy;
  }
}
