package client;

import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wit.WorkItemsApi;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.Transports;
import java.net.URI;

/** Reads a work item by the fluent and by the generated client, and tells over what. */
public final class Main {
  public static void main(String... args) throws Exception {
    int id = Integer.parseInt(args[1]);
    try (Transport transport = Transports.standard(TransportSettings.standard());
        AzureDevOps ado =
            AzureDevOps.at(URI.create(args[0]), Credential.pat(args[2]))
                .transport(transport)
                .build()) {
      String title = ado.project("web").workItems().get(id).execute().peek(TITLE).orElse("");
      Integer revision = ado.raw(WorkItemsApi.class).get(id).execute().rev();
      System.out.println(title + ", revision " + revision + ", over " + transport);
    }
  }
}
