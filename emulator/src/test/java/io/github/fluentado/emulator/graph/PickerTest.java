// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whom people mean by a part of a name. */
class PickerTest {
  private static final String PICKER = "/_apis/IdentityPicker/Identities?api-version=7.1-preview.1";
  private static final String SCOPES = "\"operationScopes\":[\"ims\",\"source\"]";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);

  private JsonArray results(String query, String more) {
    Wire.Answer answer = wire.post(PICKER, "{\"query\":\"" + query + "\"," + SCOPES + more + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().getAsJsonArray("results");
  }

  private List<JsonObject> identities(String query, String more) {
    List<JsonObject> found = new ArrayList<>();
    results(query, more)
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("identities")
        .forEach(one -> found.add(one.getAsJsonObject()));
    return found;
  }

  @Test
  void aPartOfANameOrMailFindsPeople() {
    String me =
        wire.get("/_apis/connectionData?api-version=7.1-preview")
            .json()
            .getAsJsonObject("authenticatedUser")
            .get("id")
            .getAsString();
    for (String part : List.of("ada", "ADMIN", "ada@contoso")) {
      JsonObject ada = identities(part, ",\"identityTypes\":[\"user\"]").get(0);
      assertThat(ada.get("displayName").getAsString()).isEqualTo("Ada Admin");
      assertThat(ada.get("localId").getAsString()).isEqualTo(me);
      assertThat(ada.get("entityType").getAsString()).isEqualTo("User");
    }
    assertThat(identities("nobody at all", "")).isEmpty();
    assertThat(wire.post(PICKER, "{\"query\":\"\"}").status()).isEqualTo(400);
  }

  @Test
  void kindsAndNumbersLimitWhatIsFound() {
    List<JsonObject> groups = identities("contributors", ",\"identityTypes\":[\"group\"]");
    assertThat(groups).isNotEmpty().allMatch(one -> one.toString().contains("\"Group\""));
    assertThat(groups.get(0).get("scopeName").getAsString()).isEqualTo("web");
    assertThat(identities("a", ",\"options\":{\"MinResults\":1,\"MaxResults\":2}")).hasSize(2);
  }

  @Test
  void whatIsNotAskedForIsNull() {
    JsonObject ada =
        identities("ada", ",\"properties\":[\"DisplayName\",\"SubjectDescriptor\"]").get(0);
    assertThat(ada.get("displayName").getAsString()).isEqualTo("Ada Admin");
    assertThat(ada.get("mail").isJsonNull()).isTrue();
    String descriptor = ada.get("subjectDescriptor").getAsString();
    assertThat(identities(descriptor, ",\"queryTypeHint\":\"uid\"")).hasSize(1);
  }

  @Test
  void eachPartOfAQueryHasItsResult() {
    JsonArray results = results("ada;nobody", "");
    assertThat(results).hasSize(2);
    assertThat(results.get(1).getAsJsonObject().get("queryToken").getAsString())
        .isEqualTo("nobody");
    assertThat(results.get(1).getAsJsonObject().getAsJsonArray("identities")).isEmpty();
  }
}
