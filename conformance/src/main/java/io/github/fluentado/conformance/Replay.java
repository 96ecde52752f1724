// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.io.IOException;

/** Replays examples, one after the other, on a server of its own. */
final class Replay implements AutoCloseable {
  private final LoopbackServer server;
  private final Client client;

  Replay() throws IOException {
    server = new LoopbackServer();
    client = new Client(server.url());
  }

  /** Sends what the example asks for, answers as it tells, and looks at both. */
  Findings replay(PublishedOperation published, ClientOperation operation, Example example) {
    Findings findings = new Findings();
    String verb = example.verb();
    if (verb != null && !verb.equalsIgnoreCase(published.verb())) {
      findings.note("recorded with another verb", verb);
    }
    for (Example.Answer answer : example.answers()) {
      try {
        replay(published, operation, example, answer, findings);
      } catch (Client.RefusedException refused) {
        findings.failure(String.valueOf(refused.getMessage()));
      } catch (RuntimeException broken) {
        // A client that breaks in an unforeseen way fails this example, not the whole check.
        findings.failure("broke: " + broken);
      }
    }
    return findings;
  }

  private void replay(
      PublishedOperation published,
      ClientOperation operation,
      Example example,
      Example.Answer answer,
      Findings findings)
      throws Client.RefusedException {
    Wanted wanted = Wanted.of(published, example, findings);
    Binding binding = Binding.of(published, operation, example, wanted, findings);
    Body body = Body.of(published, operation, Wanted.body(example), findings);
    Served served = Served.of(operation, answer);
    server.serve(served);
    Client.Outcome outcome = client.run(operation, binding, body.value());
    new RequestCheck(published, operation, wanted, binding, body, findings)
        .check(server.requests());
    new AnswerCheck(operation, answer, served, findings).check(outcome);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
