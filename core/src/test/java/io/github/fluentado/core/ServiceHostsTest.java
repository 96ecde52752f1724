// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHostsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.azure.com",
        "vstmr.dev.azure.com",
        "pkgs.dev.azure.com",
        "vssps.dev.azure.com",
        "feeds.dev.azure.com",
        "vsrm.dev.azure.com",
        "vsaex.dev.azure.com",
        "artifacts.dev.azure.com",
        "auditservice.dev.azure.com",
        "almsearch.dev.azure.com",
        "extmgmt.dev.azure.com",
        "app.vssps.visualstudio.com",
        "status.dev.azure.com",
        "advsec.dev.azure.com"
      })
  void everyPublishedHostIsUsedAndTrusted(String host) {
    ServiceHosts hosts = ServiceHosts.services("Contoso-1");

    assertThat(hosts.base(host, true)).isEqualTo("https://" + host + "/Contoso-1");
    assertThat(hosts.base(host, false)).isEqualTo("https://" + host);
    assertThat(hosts.trusts(URI.create("https://" + host + "/x"))).isTrue();
    assertThat(hosts.trusts(URI.create("https://" + host + ":443/x"))).isTrue();
    assertThat(hosts.trusts(URI.create("http://" + host + "/x"))).isFalse();
    assertThat(hosts.trusts(URI.create("https://" + host + ":8443/x"))).isFalse();
    assertThat(hosts.trusts(URI.create("https://" + host + ".evil.example/x"))).isFalse();
    assertThat(hosts.trusts(URI.create("https://evil.example/" + host))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://contoso.visualstudio.com/x, true",
    "https://CONTOSO.visualstudio.com/x, true",
    "https://contoso.vsrm.visualstudio.com/x, true",
    "https://fabrikam.visualstudio.com/x, false",
    "https://contosox.visualstudio.com/x, false",
    "https://evildev.azure.com/x, false",
    "https://login.microsoftonline.com/x, false",
    "https://x.blob.core.windows.net/x, false",
    "/relative, false"
  })
  void oldHostsOfTheOrganizationAreTrusted(String uri, boolean trusted) {
    assertThat(ServiceHosts.services("contoso").trusts(URI.create(uri))).isEqualTo(trusted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dev.azure.com/contoso",
        "https://DEV.azure.com/contoso/",
        "https://vssps.dev.azure.com/contoso",
        "https://contoso.visualstudio.com",
        "https://contoso.visualstudio.com/DefaultCollection",
        "https://contoso.vsrm.visualstudio.com"
      })
  void anAddressOfTheServicesIsKnownAsSuch(String url) {
    assertThat(ServiceHosts.at(URI.create(url))).hasToString("https://dev.azure.com/contoso");
    assertThat(ServiceHosts.at(URI.create(url)).base("vsrm.dev.azure.com", true))
        .isEqualTo("https://vsrm.dev.azure.com/contoso");
  }

  @ParameterizedTest
  @CsvSource({
    "https://tfs.example.com/tfs/DefaultCollection, https://tfs.example.com/tfs/DefaultCollection",
    "http://tfs:8080/tfs/My%20Collection/, http://tfs:8080/tfs/My%20Collection",
    "http://127.0.0.1:4711/contoso, http://127.0.0.1:4711/contoso",
    "http://tfs_server:8080/tfs/C, http://tfs_server:8080/tfs/C",
    "http://TFS_Server/tfs/My%20C/, http://TFS_Server/tfs/My%20C",
    "http://[::1]:8080/tfs/C, http://[::1]:8080/tfs/C",
    "https://tfs.example.com./tfs/C, https://tfs.example.com./tfs/C"
  })
  void aServerHasEverythingBelowItsCollection(String url, String base) {
    ServiceHosts hosts = ServiceHosts.at(URI.create(url));

    assertThat(hosts.base("vssps.dev.azure.com", true)).isEqualTo(base);
    assertThat(hosts.base("dev.azure.com", false)).isEqualTo(base);
    assertThat(hosts.trusts(URI.create(base + "/_apis/x"))).isTrue();
    assertThat(hosts.trusts(URI.create("https://dev.azure.com/contoso"))).isFalse();
  }

  @Test
  void aServerIsTrustedOnItsOwnPortAndSchemeOnly() {
    ServiceHosts hosts = ServiceHosts.at(URI.create("https://tfs.example.com/tfs/C"));

    assertThat(hosts.trusts(URI.create("https://TFS.example.com:443/tfs/C"))).isTrue();
    assertThat(hosts.trusts(URI.create("http://tfs.example.com/tfs/C"))).isFalse();
    assertThat(hosts.trusts(URI.create("https://tfs.example.com:8443/tfs/C"))).isFalse();
    assertThat(hosts.trusts(URI.create("https://example.com/tfs/C"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-contoso",
        "contoso-",
        "con toso",
        "con/toso",
        "con.toso",
        "c\u00f6ntoso",
        "https://dev.azure.com/contoso",
        "a23456789012345678901234567890123456789012345678901"
      })
  void whatIsNoOrganizationIsRefused(String organization) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceHosts.services(organization))
        .withMessageStartingWith("organization ");
  }

  @Test
  void whoGivesAnAddressForANameIsToldWhereItGoes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceHosts.services("https://tfs.example.com/tfs/DefaultCollection"))
        .withMessage("organization must be a name alone; an address is for at(URI, …)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tfs/DefaultCollection",
        "ftp://tfs/x",
        "mailto:a@b",
        "https:///x",
        "https://user:canary@tfs/x",
        "https://tfs/x?token=canary",
        "https://tfs/x#canary",
        "https://dev.azure.com",
        "https://dev.azure.com/contoso/project"
      })
  void whatIsNoAddressOfACollectionIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceHosts.at(URI.create(url)))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
  }

  @Test
  void aFinalDotAndTheCaseOfAHostMakeNoDifference() {
    assertThat(ServiceHosts.at(URI.create("https://dev.azure.com./contoso")))
        .hasToString("https://dev.azure.com/contoso");
    ServiceHosts dotted = ServiceHosts.at(URI.create("https://tfs.example.com./tfs/C"));
    assertThat(dotted.trusts(URI.create("https://TFS.example.com/x"))).isTrue();
  }

  @Test
  void aServerWithAnUnderscoreIsTrustedOnItsOwnPortAndSchemeOnly() {
    ServiceHosts hosts = ServiceHosts.at(URI.create("http://tfs_server:8080/tfs/C"));

    assertThat(hosts.trusts(URI.create("http://TFS_SERVER:8080/x"))).isTrue();
    assertThat(hosts.trusts(URI.create("http://tfs_server/x"))).isFalse();
    assertThat(hosts.trusts(URI.create("https://tfs_server:8080/x"))).isFalse();
    assertThat(hosts.trusts(URI.create("http://tfs_server2:8080/x"))).isFalse();
    assertThat(hosts.trusts(URI.create("http://tfs-server:8080/x"))).isFalse();
    assertThat(hosts.trusts(URI.create("mailto:tfs_server"))).isFalse();
    assertThat(ServiceHosts.services("contoso").trusts(URI.create("https://a_b.evil.com/x")))
        .isFalse();
    assertThat(ServiceHosts.services("contoso").trusts(URI.create("mailto:a@dev.azure.com")))
        .isFalse();
    assertThat(ServiceHosts.services("contoso").trusts(URI.create("https://dev.azure.com:444/x")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:canary@tfs_server/x",
        "http://me@tfs_server/x",
        "http://tfs_server:canary/x",
        "http://tfs_server:65536/x",
        "http://tfs_server?x=canary",
        "https://dev.azure.com/con_toso",
        "https://dev.azure.com/a/b"
      })
  void anAddressThatCannotBeIsRefusedByName(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceHosts.at(URI.create(url)))
        .withMessageStartingWith("url ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://tfs:8080/tfs/C/p/_apis/x?a=b, https://new/tfs/C/p/_apis/x?a=b, https://new/tfs/C",
    "http://tfs:8080/tfs/C/p/_apis/x, https://new/C2/p/_apis/x?z=1, https://new/C2",
    "http://tfs:8080/tfs/C/p/_apis/x, https://new/login, ",
    "http://tfs:8080/tfs/C/p/_apis/x, http://tfs:8080/tfs/C/p/_apis/x?again=1, ",
    "http://tfs:8080/tfs/Cx/p, https://new/tfs/Cx/p, ",
    "http://other/tfs/C/p, https://new/tfs/C/p, ",
    "http://tfs:8080/tfs/C, https://new/tfs/C, ",
  })
  void aRedirectOfEverythingTellsTheNewBase(String from, String to, String base) {
    ServiceHosts hosts = ServiceHosts.at(URI.create("http://tfs:8080/tfs/C/"));

    assertThat(hosts.newBase(URI.create(from), URI.create(to)).map(URI::toString).orElse(null))
        .isEqualTo(base);
    assertThat(ServiceHosts.services("contoso").newBase(URI.create(from), URI.create(to)))
        .isEmpty();
  }

  @Test
  void anotherOrganizationLiesBesideThisOne() {
    ServiceHosts server = ServiceHosts.at(URI.create("https://tfs.example.com/tfs/Default"));

    assertThat(ServiceHosts.services("contoso").organization("fabrikam"))
        .hasToString("https://dev.azure.com/fabrikam");
    assertThat(server.organization("My Collection"))
        .hasToString("https://tfs.example.com/tfs/My%20Collection");
    assertThat(ServiceHosts.at(URI.create("http://127.0.0.1:8080/contoso")).organization("other"))
        .hasToString("http://127.0.0.1:8080/other");
  }

  @Test
  void whatIsNoNameOfAnOrganizationIsRefused() {
    for (ServiceHosts hosts :
        List.of(
            ServiceHosts.services("contoso"),
            ServiceHosts.at(URI.create("https://tfs.example.com/tfs/Default")))) {
      for (String wrong : List.of("a/b", "..", ".", "", " ")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> hosts.organization(wrong))
            .withMessageContaining("organization");
      }
    }
  }

  @Test
  void theListOfHostsThatMaySeeTheCredentialCanBeChanged() {
    ServiceHosts hosts =
        ServiceHosts.services("contoso")
            .trusting("*.Artifacts.example.com")
            .trusting("one.example.com")
            .distrusting("pkgs.dev.azure.com");

    for (ServiceHosts each : List.of(hosts, hosts.organization("fabrikam"))) {
      assertThat(each.trusts(URI.create("https://eu.artifacts.example.com/x"))).isTrue();
      assertThat(each.trusts(URI.create("https://ONE.example.com/x"))).isTrue();
      assertThat(each.trusts(URI.create("https://dev.azure.com/x"))).isTrue();
      assertThat(each.trusts(URI.create("http://one.example.com/x"))).isFalse();
      assertThat(each.trusts(URI.create("https://one.example.com:8443/x"))).isFalse();
      assertThat(each.trusts(URI.create("https://two.one.example.com/x"))).isFalse();
      assertThat(each.trusts(URI.create("https://artifacts.example.com/x"))).isFalse();
      assertThat(each.trusts(URI.create("https://evilartifacts.example.com/x"))).isFalse();
      assertThat(each.trusts(URI.create("https://pkgs.dev.azure.com/x"))).isFalse();
    }
    assertThat(hosts).hasToString("https://dev.azure.com/contoso");
    for (String wrong :
        List.of("", "*.com", "*", "*.", "a/b", "https://a.example", "a..b", "*.*.a.b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> hosts.trusting(wrong))
          .withMessageContaining("family");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://artprodcus3.artifacts.visualstudio.com/A1/_apis/artifact/x/content, true",
    "https://contoso.pkgs.visualstudio.com/x, true",
    "https://fabrikam.pkgs.visualstudio.com/x, false",
    "https://x.vsblob.vsassets.io/b?sig=1, false",
    "https://x.blob.core.windows.net/b?sig=1, false",
    "https://artifacts.visualstudio.com.evil.example/x, false",
    "https://evilartifacts.visualstudio.com/x, false"
  })
  void hostsOfTheServiceSeeTheCredentialAndHostsOfStorageDoNot(String url, boolean trusted) {
    assertThat(ServiceHosts.services("contoso").trusts(URI.create(url))).isEqualTo(trusted);
  }

  @Test
  void aListOfOtherHostsChangesNothingButTrust() {
    ServiceHosts services = ServiceHosts.services("contoso");
    ServiceHosts more = services.trusting("*.blob.example.org").distrusting("cdn.example.org");
    assertThat(more.base("pkgs.dev.azure.com", true))
        .isEqualTo(services.base("pkgs.dev.azure.com", true));
    assertThat(more.isServer()).isFalse();

    ServiceHosts server =
        ServiceHosts.at(URI.create("https://tfs.example.org/tfs/Old"))
            .trusting("files.example.org");
    assertThat(server.isServer()).isTrue();
    assertThat(
            server.newBase(
                URI.create("https://tfs.example.org/tfs/Old/_apis/projects"),
                URI.create("https://tfs.example.org/tfs/New/_apis/projects")))
        .contains(URI.create("https://tfs.example.org/tfs/New"));
  }
}
