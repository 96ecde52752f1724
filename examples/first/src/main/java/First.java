import io.github.fluentado.AzureDevOps;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;

public class First {
  private static final String NEWEST =
      "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project"
          + " ORDER BY [System.Id] DESC";

  public static void main(String[] args) {
    try (AzureDevOps ado = AzureDevOps.fromEnvironment()) {
      WorkItems items = ado.project(args[0]).workItems();
      for (WorkItem item : items.query(NEWEST).fields(Fields.TITLE).limit(10)) {
        System.out.println(item.id() + " " + item.peek(Fields.TITLE).orElse("(no title)"));
      }
    }
  }
}
