// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Address and credential as the properties say. */
final class PropertiesConnectionDetails implements AzureDevOpsConnectionDetails {
  private static final String ORGANIZATION = "fluent-ado.organization";
  private static final String URL = "fluent-ado.url";
  private static final String PAT = "fluent-ado.pat";
  private static final String BEARER = "fluent-ado.bearer-token";
  private static final String NAME_IT =
      "Write fluent-ado.organization=contoso for https://dev.azure.com/contoso, or"
          + " fluent-ado.url=https://tfs.example.com/tfs/DefaultCollection for a collection of"
          + " Azure DevOps Server.";
  private static final String SIGN_IN =
      "Write fluent-ado.pat=${AZURE_DEVOPS_EXT_PAT} with a personal access token in that variable,"
          + " or fluent-ado.bearer-token=${SYSTEM_ACCESSTOKEN} in a pipeline, or declare a bean of"
          + " type io.github.fluentado.core.credential.Credential.";

  private final URI url;
  private final Credential credential;

  private PropertiesConnectionDetails(URI url, Credential credential) {
    this.url = url;
    this.credential = credential;
  }

  /**
   * Reads the properties.
   *
   * @param bean the program's own credential; absent for none
   */
  static PropertiesConnectionDetails of(FluentAdoProperties settings, @Nullable Credential bean) {
    return new PropertiesConnectionDetails(place(settings), credential(settings, bean));
  }

  private static URI place(FluentAdoProperties settings) {
    String organization = Setting.text(ORGANIZATION, settings.organization(), NAME_IT);
    String url = Setting.text(URL, settings.url(), NAME_IT);
    if (organization != null && url != null) {
      throw Setting.both(ORGANIZATION, URL);
    }
    if (organization != null) {
      return Setting.used(
          ORGANIZATION, NAME_IT, () -> URI.create(ServiceHosts.services(organization).toString()));
    }
    if (url == null) {
      throw new SettingException("Neither " + ORGANIZATION + " nor " + URL + " is set.", NAME_IT);
    }
    return Setting.used(URL, NAME_IT, () -> address(url));
  }

  private static URI address(String text) {
    try {
      URI url = new URI(text);
      ServiceHosts.at(url);
      return url;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url is no address"); // the cause would repeat it
    }
  }

  private static Credential credential(FluentAdoProperties settings, @Nullable Credential bean) {
    String pat = Setting.text(PAT, settings.pat(), SIGN_IN);
    String bearer = Setting.text(BEARER, settings.bearerToken(), SIGN_IN);
    if (pat != null && bearer != null) {
      throw Setting.both(PAT, BEARER);
    }
    if (bean != null) {
      if (pat != null || bearer != null) {
        throw new SettingException(
            "The property "
                + (pat == null ? BEARER : PAT)
                + " is set, and there is a bean of type"
                + " io.github.fluentado.core.credential.Credential, too.",
            "Keep one of the two.");
      }
      return bean;
    }
    if (pat != null) {
      return Setting.used(PAT, SIGN_IN, () -> Credential.pat(pat));
    }
    if (bearer != null) {
      return Setting.used(BEARER, SIGN_IN, () -> Credential.bearer(bearer));
    }
    throw new SettingException(
        "There is no credential for Azure DevOps: neither " + PAT + " nor " + BEARER + " is set.",
        SIGN_IN);
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public Credential credential() {
    return credential;
  }
}
