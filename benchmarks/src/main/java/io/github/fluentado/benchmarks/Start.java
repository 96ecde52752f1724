// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import com.google.gson.Gson;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.workitems.Fields;
import java.io.Reader;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.azd.connection.Connection;
import org.azd.workitemtracking.WorkItemTrackingApi;

/** Programs that read one work item and end. */
public final class Start {
  private static final String SERVICE = "https://dev.azure.com/contoso";

  private Start() {}

  /** This library. */
  public static final class WithThis {
    private WithThis() {}

    public static void main(String[] args) {
      URI uri = URI.create(args.length > 0 ? args[0] : SERVICE);
      try (AzureDevOps ado = AzureDevOps.at(uri, Credential.token("pat")).build()) {
        var item = ado.project("web").workItems().get(4711).execute();
        System.out.println(item.peek(Fields.TITLE).orElseThrow());
      }
    }
  }

  /** OkHttp and Gson by hand. */
  public static final class ByHandAlone {
    private ByHandAlone() {}

    public static void main(String[] args) throws Exception {
      String base = args.length > 0 ? args[0] : SERVICE;
      Request request =
          new Request.Builder()
              .url(base + "/web/_apis/wit/workitems/4711?%24expand=all&api-version=7.1")
              .header("Authorization", ByHand.LOGIN)
              .build();
      try (Response response = new OkHttpClient().newCall(request).execute();
          Reader reader = response.body().charStream()) {
        Plain.WorkItem item = new Gson().fromJson(reader, Plain.WorkItem.class);
        System.out.println(item.fields.get("System.Title"));
      }
      System.exit(0);
    }
  }

  /** The peer, which knows the service's own host only. */
  public static final class WithAzd {
    private WithAzd() {}

    public static void main(String[] args) throws Exception {
      var api = new WorkItemTrackingApi(new Connection("contoso", "web", "pat"));
      System.out.println(api.getWorkItem(4711).getFields().getSystemTitle());
      System.exit(0);
    }
  }
}
