// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import io.github.fluentado.emulator.server.Doc;
import java.util.List;
import java.util.Optional;

/**
 * A kind of service that endpoints stand for.
 *
 * @param url where such a service lives; empty when each endpoint must say
 */
record EndpointType(String name, String displayName, String url, List<Scheme> schemes) {

  /** A way to sign in to the service. */
  record Scheme(String name, String displayName, List<Input> inputs) {
    private static final Input USERNAME = new Input("username", "Username", false, false);
    private static final Input PASSWORD = new Input("password", "Password", true, false);

    static Scheme none() {
      return new Scheme("None", "No Authentication", List.of());
    }

    static Scheme basic() {
      return new Scheme("UsernamePassword", "Basic Authentication", List.of(USERNAME, PASSWORD));
    }

    static Scheme token(String input) {
      Input token = new Input(input, "Personal Access Token", true, true);
      return new Scheme("Token", "Token Based Authentication", List.of(token));
    }

    static Scheme of(String name, String displayName, Input... inputs) {
      return new Scheme(name, displayName, List.of(inputs));
    }

    /** Whatever the scheme does not know to be harmless is a secret. */
    boolean hides(String parameter) {
      return inputs.stream()
          .filter(input -> input.id().equalsIgnoreCase(parameter))
          .findFirst()
          .map(Input::secret)
          .orElse(true);
    }

    Doc json() {
      return Doc.of("inputDescriptors", inputs.stream().map(Input::json).toList())
          .with("scheme", name)
          .with("displayName", displayName)
          .with("authorizationHeaders", List.of())
          .with("clientCertificates", List.of());
    }
  }

  /** A value that a scheme asks for. */
  record Input(String id, String name, boolean secret, boolean required) {
    static Input open(String id, String name) {
      return new Input(id, name, false, true);
    }

    static Input secret(String id, String name) {
      return new Input(id, name, true, true);
    }

    Doc json() {
      Doc validation = Doc.of("dataType", "string").with("isRequired", required);
      return Doc.of("id", id)
          .with("name", name)
          .with("description", name + " for connecting to the endpoint")
          .withNull("type")
          .withNull("properties")
          .with("inputMode", secret ? "passwordBox" : "textBox")
          .with("isConfidential", secret)
          .with("useInDefaultDescription", false)
          .with("groupName", "AuthenticationParameter")
          .withNull("valueHint")
          .with("validation", validation.with("maxLength", 300));
    }
  }

  /** The usual ones among those that an organization without extensions has. */
  static final List<EndpointType> ALL =
      List.of(
          of("azurerm", "Azure Resource Manager", "https://management.azure.com/", azure()),
          of("bitbucket", "Bitbucket Cloud", "https://api.bitbucket.org/", Scheme.basic()),
          of("dockerhost", "Docker Host", "", certificates("cacert", "cert", "key")),
          of("dockerregistry", "Docker Registry", "", docker()),
          of("externalnpmregistry", "npm", "", Scheme.basic(), Scheme.token("apitoken")),
          of("externalnugetfeed", "NuGet", "", nuget()),
          of("externaltfs", "Azure Repos/Team Foundation Server", "", tfs()),
          of("generic", "Generic", "", Scheme.basic(), Scheme.none()),
          of("git", "Other Git", "", Scheme.basic()),
          of("github", "GitHub", "https://github.com", github()),
          of("incomingwebhook", "Incoming WebHook", "https://dev.azure.com", webhook()),
          of("jenkins", "Jenkins", "", Scheme.basic()),
          of("kubernetes", "Kubernetes", "", kubernetes()),
          of("ssh", "SSH", "", ssh()));

  EndpointType {
    schemes = List.copyOf(schemes);
  }

  private static EndpointType of(String name, String displayName, String url, Scheme... schemes) {
    return new EndpointType(name, displayName, url, List.of(schemes));
  }

  private static Scheme[] azure() {
    Input tenant = Input.open("tenantid", "Tenant ID");
    Input principal = Input.open("serviceprincipalid", "Service Principal Id");
    Input subject = new Input("workloadIdentityFederationSubject", "Subject", false, false);
    Input issuer = new Input("workloadIdentityFederationIssuer", "Issuer", false, false);
    return new Scheme[] {
      Scheme.of(
          "ServicePrincipal",
          "Service Principal Authentication",
          tenant,
          principal,
          new Input("authenticationType", "Credential", false, false),
          new Input("scope", "Scope", false, false),
          new Input("serviceprincipalkey", "Service principal key", true, false),
          new Input("servicePrincipalCertificate", "Certificate", true, false)),
      Scheme.of(
          "WorkloadIdentityFederation",
          "Workload Identity Federation",
          tenant,
          principal,
          subject,
          issuer,
          new Input("scope", "Scope", false, false)),
      Scheme.of("ManagedServiceIdentity", "Managed Identity Authentication", tenant),
      Scheme.of("PublishProfile", "Publish Profile Authentication", tenant)
    };
  }

  private static Scheme[] docker() {
    Input registry = Input.open("registry", "Docker Registry");
    Input user = new Input("username", "Docker ID", false, false);
    Input mail = new Input("email", "Email", false, false);
    Input password = new Input("password", "Docker Password", true, false);
    Scheme basic =
        Scheme.of("UsernamePassword", "Basic Authentication", registry, user, mail, password);
    Input server = Input.open("loginServer", "Login server");
    Scheme principal =
        Scheme.of(
            "ServicePrincipal",
            "Service Principal Authentication",
            server,
            Input.open("tenantId", "Tenant ID"),
            Input.open("servicePrincipalId", "Service Principal Id"),
            Input.open("role", "Role"),
            Input.open("scope", "Scope"));
    return new Scheme[] {basic, principal};
  }

  private static Scheme[] nuget() {
    Input key = Input.secret("nugetkey", "ApiKey");
    return new Scheme[] {
      Scheme.of("None", "ApiKey", key), Scheme.token("apitoken"), Scheme.basic()
    };
  }

  private static Scheme[] tfs() {
    return new Scheme[] {Scheme.token("apitoken"), Scheme.basic()};
  }

  private static Scheme[] github() {
    Scheme oauth =
        Scheme.of(
            "OAuth",
            "Grant authorization",
            Input.open("ConfigurationId", "OAuth Configuration"),
            Input.secret("AccessToken", "Access Token"));
    Scheme token =
        Scheme.of(
            "PersonalAccessToken",
            "Personal Access Token",
            Input.secret("accessToken", "Personal Access Token"));
    Scheme application =
        Scheme.of(
            "InstallationToken",
            "Grant authorization using GitHub App",
            Input.secret("IdToken", "Id token"),
            Input.secret("IdSignature", "Signature"));
    return new Scheme[] {oauth, token, Scheme.token("AccessToken"), application};
  }

  private static Scheme webhook() {
    return Scheme.of(
        "None",
        "No Authentication",
        Input.open("webhookname", "WebHook Name"),
        new Input("secret", "Secret", true, false),
        new Input("header", "Http Header", false, false));
  }

  private static Scheme[] kubernetes() {
    return new Scheme[] {
      Scheme.of("Kubernetes", "KubeConfig", Input.secret("kubeconfig", "KubeConfig")),
      Scheme.of(
          "Token",
          "Service Account",
          Input.secret("apiToken", "API token"),
          Input.secret("serviceAccountCertificate", "Certificate")),
      Scheme.none()
    };
  }

  private static Scheme ssh() {
    Input password = new Input("password", "Password or Passphrase", true, false);
    return Scheme.of(
        "UsernamePassword", "Basic Authentication", Input.open("username", "Username"), password);
  }

  private static Scheme certificates(String... names) {
    List<Input> inputs = List.of(names).stream().map(n -> Input.secret(n, n)).toList();
    return new Scheme("Certificate", "Certificate Based Authentication", inputs);
  }

  static Optional<EndpointType> find(String name) {
    return ALL.stream().filter(type -> type.name.equalsIgnoreCase(name)).findFirst();
  }

  Optional<Scheme> scheme(String wanted) {
    return schemes.stream().filter(s -> s.name().equalsIgnoreCase(wanted)).findFirst();
  }

  Doc json() {
    Doc place =
        Doc.of("displayName", "Server Url").with("helpText", "Where " + displayName + " is");
    place
        .with("value", url.isEmpty() ? null : url)
        .with("isVisible", String.valueOf(url.isEmpty()));
    return Doc.of("inputDescriptors", List.of())
        .with("authenticationSchemes", schemes.stream().map(Scheme::json).toList())
        .with("dataSources", List.of())
        .with("dependencyData", List.of())
        .with("trustedHosts", List.of())
        .with("name", name)
        .with("displayName", displayName)
        .with("description", "Service endpoint of type " + displayName)
        .with("endpointUrl", place)
        .withNull("helpLink")
        .with("helpMarkDown", "");
  }
}
