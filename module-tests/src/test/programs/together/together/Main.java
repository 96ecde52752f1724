package together;

import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.hooks.HookRouter;
import java.net.URI;

/** The emulator, the client and the reader of hooks, all of them modules. */
public final class Main {
  public static void main(String... args) throws Exception {
    try (Emulator emulator = Emulator.builder().project("web").start();
        AzureDevOps ado =
            AzureDevOps.at(URI.create(emulator.url()), Credential.pat(emulator.token())).build()) {
      String title =
          ado.project("web")
              .workItems()
              .create("Task")
              .set(TITLE, "made by a module")
              .execute()
              .peek(TITLE)
              .orElse("");
      System.out.println(title + ", " + HookRouter.class.getModule());
    }
  }
}
