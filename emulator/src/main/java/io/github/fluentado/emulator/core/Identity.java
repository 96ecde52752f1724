// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.core;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.SignIn;
import java.util.UUID;

/**
 * A person of the organization.
 *
 * @param originId the person's id in the directory that signs people in
 */
public record Identity(
    UUID id, String displayName, String uniqueName, int personId, String originId)
    implements Subject {

  @Override
  public String principalName() {
    return uniqueName;
  }

  @Override
  public String descriptor() {
    return Descriptors.ofUser(id);
  }

  @Override
  public String identityDescriptor() {
    return "Microsoft.IdentityModel.Claims.ClaimsIdentity;" + SignIn.TENANT + "\\" + uniqueName;
  }

  /** The form in which older resources write people. */
  public String combinedName() {
    return displayName + " <" + uniqueName + ">";
  }

  public JsonObject json(String organizationUrl) {
    return reference(this, organizationUrl).with("uniqueName", uniqueName).json();
  }

  static Doc reference(Subject subject, String organizationUrl) {
    String avatar = organizationUrl + "/_apis/GraphProfile/MemberAvatars/" + subject.descriptor();
    return Doc.of("displayName", subject.displayName())
        .with("url", organizationUrl + "/_apis/Identities/" + subject.id())
        .with("_links", Doc.of().withHref("avatar", avatar))
        .with("id", subject.id())
        .with("uniqueName", subject.principalName())
        .with("imageUrl", avatar)
        .with("descriptor", subject.descriptor());
  }

  @Override
  public boolean answersTo(String text) {
    String name = text.trim();
    return name.equalsIgnoreCase(displayName)
        || name.equalsIgnoreCase(uniqueName)
        || name.replace(" <", "<").equalsIgnoreCase(combinedName().replace(" <", "<"))
        || name.equalsIgnoreCase(id.toString())
        || name.equals(descriptor())
        || name.equalsIgnoreCase(identityDescriptor());
  }
}
