// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Work item tracking: items with their history, comments and attachments, types and fields,
 * queries, nodes, tags, templates, batches, reporting.
 */
public final class WitArea implements Area {
  private final Tracking tracking;
  private final List<Area> parts;

  /** Entries of a batch go through the router, as requests of their own do. */
  public WitArea(World world, Router router, Tracking.Limits limits) {
    this.tracking = new Tracking(world, limits);
    PicklistRoutes picklists = new PicklistRoutes(tracking, world.store());
    this.parts =
        List.of(
            new ItemRoutes(tracking),
            new DeletionRoutes(tracking),
            new HistoryRoutes(tracking),
            new CommentRoutes(tracking),
            new WiqlRoutes(tracking),
            new QueryRoutes(tracking),
            new AttachmentRoutes(tracking),
            new TypeRoutes(tracking),
            new ProcessTypeRoutes(tracking),
            new ProcessStateRoutes(tracking),
            new ProcessFieldRoutes(tracking),
            new ProcessBehaviorRoutes(tracking),
            new CategoryRoutes(tracking),
            new TemplateRoutes(tracking),
            new LinkReportRoutes(tracking),
            new CommentDetailRoutes(tracking),
            new FieldRoutes(tracking, picklists),
            picklists,
            new TagRoutes(tracking),
            new NodeRoutes(tracking),
            new ReportingRoutes(tracking),
            new BatchRoutes(router));
  }

  /** What is tracked, for areas that plan with it. */
  public Tracking tracking() {
    return tracking;
  }

  /** Links from work items to other things, for the areas that hold those. */
  public ArtifactLinks artifactLinks() {
    return new ArtifactLinks(tracking);
  }

  @Override
  public List<Route> routes() {
    return parts.stream().map(Area::routes).flatMap(List::stream).toList();
  }

  @Override
  public Map<String, Object> seed(String project) {
    Map<String, Object> made = new LinkedHashMap<>();
    parts.forEach(part -> made.putAll(part.seed(project)));
    return made;
  }
}
