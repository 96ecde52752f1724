// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.fluentado.conformance.facts.Entry.Parameter;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.Response;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.operation.OperationCall;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Headers go out under their real names, verbatim, and those of an answer can be had. */
final class HeaderProof implements Proof {
  private static final String VALUE = "\"7, 8\"";

  private final Index index;

  HeaderProof(Index index) {
    this.index = index;
  }

  @Override
  public void prove(Fact fact) {
    String[] header = fact.get("header").split(" ", 2);
    Entry entry = index.main(fact);
    if (header[0].equals("request")) {
      sent(entry, header[1], fact.get("required").equals("yes"));
    } else {
      received(entry, header[1]);
    }
  }

  private static void sent(Entry entry, String name, boolean required) {
    Optional<Parameter> parameter = entry.parameter(name);

    assertThat(parameter.map(Parameter::in)).contains("header");
    assertThat(parameter.map(Parameter::required)).contains(required);
    assertThat(sent(entry, Map.of(name, VALUE)).headers().all(name)).containsExactly(VALUE);
    if (!required) {
      assertThat(sent(entry, Map.of()).headers().all(name)).isEmpty();
    }
  }

  private static Sent sent(Entry entry, Map<String, Object> given) {
    Wire wire = new Wire().answer(answer(entry));
    Object request = new Requests(wire.toContoso()).make(entry, given);
    Requests.run(request instanceof Paged<?> paged ? paged.firstPage() : request);
    return wire.only();
  }

  private static JsonElement answer(Entry entry) {
    return entry.kind().equals("paged") ? new JsonArray() : StandIns.json(entry.type(), 1);
  }

  /** Servers and proxies write names of headers in any case. */
  private static void received(Entry entry, String name) {
    Headers headers = Headers.none().with(name.toLowerCase(Locale.ROOT), VALUE);
    Wire wire = new Wire().answer(headers, answer(entry));
    Object request = new Requests(wire.toContoso()).make(entry);
    if (request instanceof Paged<?> paged) {
      assertThat(name).isEqualToIgnoringCase("x-ms-continuationtoken");
      assertThat(paged.firstPage().execute().token()).contains(VALUE);
      return;
    }
    Response<?> response = ((OperationCall<?, ?>) request).withResponse().execute();
    assertThat(response.headers().first(name)).contains(VALUE);
    if (name.equals("ETag")) {
      assertThat(response.etag()).contains(VALUE);
    }
  }
}
