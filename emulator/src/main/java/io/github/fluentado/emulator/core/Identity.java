// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import java.util.UUID;

/** A person of the organization. */
public record Identity(UUID id, String displayName, String uniqueName, int personId) {

  public String descriptor() {
    return "aad." + id.toString().replace("-", "");
  }

  /** The form in which older resources write people. */
  public String combinedName() {
    return displayName + " <" + uniqueName + ">";
  }

  public JsonObject json(String organizationUrl) {
    String avatar = organizationUrl + "/_apis/GraphProfile/MemberAvatars/" + descriptor();
    return Doc.of("displayName", displayName)
        .with("url", organizationUrl + "/_apis/Identities/" + id)
        .with("_links", Doc.of().withHref("avatar", avatar))
        .with("id", id)
        .with("uniqueName", uniqueName)
        .with("imageUrl", avatar)
        .with("descriptor", descriptor())
        .json();
  }

  /** Whether a client means this person: by name, mail, both, id or descriptor. */
  public boolean answersTo(String text) {
    String name = text.trim();
    return name.equalsIgnoreCase(displayName)
        || name.equalsIgnoreCase(uniqueName)
        || name.replace(" <", "<").equalsIgnoreCase(combinedName().replace(" <", "<"))
        || name.equalsIgnoreCase(id.toString())
        || name.equalsIgnoreCase(descriptor());
  }
}
