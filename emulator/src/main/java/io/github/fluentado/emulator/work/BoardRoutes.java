// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.work;

import static io.github.fluentado.emulator.server.Scope.PROJECT;
import static io.github.fluentado.emulator.server.Scope.TEAM_OPTIONAL;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Table;
import io.github.fluentado.emulator.wit.ItemType;
import io.github.fluentado.emulator.wit.ItemType.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Boards of teams: a column for each state at first, and one row. */
final class BoardRoutes {
  private static final UUID DEFAULT_ROW = new UUID(0, 0);

  private record Column(
      UUID id,
      String name,
      int limit,
      Map<String, String> states,
      String kind,
      boolean split,
      String description) {

    Doc json() {
      Doc json =
          Doc.of("id", id)
              .with("name", name)
              .with("itemLimit", limit)
              .with("stateMappings", states);
      if (kind.equals("inProgress")) {
        json.with("isSplit", split).with("description", description);
      }
      return json.with("columnType", kind);
    }
  }

  private record Row(UUID id, @Nullable String name, @Nullable String color) {
    Doc json() {
      return Doc.of("id", id).with("name", Json.of(name)).with("color", Json.of(color));
    }
  }

  private record Board(UUID id, Level level) {}

  private final Teams teams;
  private final Table<UUID, List<Column>> columns;
  private final Table<UUID, List<Row>> rows;
  private final Table<UUID, Boolean> autoRefresh;
  private final Counter made;

  BoardRoutes(Teams teams) {
    this.teams = teams;
    this.columns = teams.world().store().table();
    this.rows = teams.world().store().table();
    this.autoRefresh = teams.world().store().table();
    this.made = teams.world().store().counter();
  }

  List<Route> routes() {
    String one = "work/boards/{board}";
    return List.of(
        Route.of("GET", "work/boards", this::list).in(TEAM_OPTIONAL),
        Route.of("GET", one, this::get).in(TEAM_OPTIONAL),
        Route.of("GET", one + "/columns", this::columns).in(TEAM_OPTIONAL),
        Route.of("PUT", one + "/columns", this::setColumns).in(TEAM_OPTIONAL),
        Route.of("GET", one + "/rows", this::rows).in(TEAM_OPTIONAL),
        Route.of("PUT", one + "/rows", this::setRows).in(TEAM_OPTIONAL),
        Route.of("GET", one + "/boardusersettings", this::userSettings).in(TEAM_OPTIONAL),
        Route.of("PATCH", one + "/boardusersettings", this::setUserSettings).in(TEAM_OPTIONAL),
        Route.of("GET", "work/boardcolumns", this::columnNames).in(PROJECT),
        Route.of("GET", "work/boardrows", this::rowNames).in(PROJECT));
  }

  private TeamPlace place(Call call) {
    return teams.place(call);
  }

  private List<Board> boards(TeamPlace place) {
    return Level.all(place.process()).stream()
        .filter(level -> !level.kind().equals("task"))
        .map(level -> new Board(id("board", place.id() + level.id()), level))
        .toList();
  }

  private UUID id(String kind, String text) {
    return teams.world().organization().derivedId(kind, text);
  }

  private Board board(Call call) {
    String wanted = call.part("board");
    TeamPlace place = place(call);
    return boards(place).stream()
        .filter(b -> b.id().toString().equalsIgnoreCase(wanted) || named(place, b, wanted))
        .findFirst()
        .orElseThrow(() -> WorkErrors.noBoard(wanted));
  }

  private static boolean named(TeamPlace place, Board board, String wanted) {
    return Level.find(place.process(), wanted).filter(board.level()::equals).isPresent();
  }

  private HttpAnswer list(Call call) {
    TeamPlace place = place(call);
    return Answers.list(boards(place), board -> reference(place, board));
  }

  private static String url(TeamPlace place, Board board) {
    return place.work() + "/boards/" + board.id();
  }

  private static Doc reference(TeamPlace place, Board board) {
    return Doc.of("id", board.id())
        .with("name", board.level().name())
        .with("url", url(place, board));
  }

  private HttpAnswer get(Call call) {
    TeamPlace place = place(call);
    Board board = board(call);
    String url = url(place, board);
    Doc links =
        Doc.of()
            .withHref("self", url)
            .withHref(
                "project", place.organization().url() + "/_apis/projects/" + place.project().id())
            .withHref("columns", url + "/columns")
            .withHref("rows", url + "/rows");
    return Answers.ok(
        reference(place, board)
            .with("revision", 0)
            .with("columns", columns(place, board).stream().map(Column::json).toList())
            .with("rows", rows(board).stream().map(Row::json).toList())
            .with("isValid", true)
            .with("canEdit", true)
            .with("allowedMappings", allowed(place, board))
            .with("fields", fields(place))
            .with("_links", links));
  }

  private static Doc fields(TeamPlace place) {
    return Doc.of("columnField", Level.field(place, "System.BoardColumn", "Board Column"))
        .with("rowField", Level.field(place, "System.BoardLane", "Board Lane"))
        .with("doneField", Level.field(place, "System.BoardColumnDone", "Board Column Done"));
  }

  private List<ItemType> types(TeamPlace place, Board board) {
    List<String> names = board.level().types(place.process(), teams.settings(place));
    return place.process().types().stream().filter(t -> names.contains(t.name())).toList();
  }

  private Doc allowed(TeamPlace place, Board board) {
    Doc allowed = Doc.of();
    for (String kind : List.of("Incoming", "InProgress", "Outgoing")) {
      Doc byType = Doc.of();
      for (ItemType type : types(place, board)) {
        byType.with(
            type.name(),
            type.states().stream().filter(s -> fits(s, kind)).map(State::name).toList());
      }
      allowed.with(kind, byType);
    }
    return allowed;
  }

  private static boolean fits(State state, String kind) {
    return switch (state.category()) {
      case "Proposed" -> !kind.equalsIgnoreCase("outgoing");
      case "Completed" -> kind.equalsIgnoreCase("outgoing");
      case "Removed" -> false;
      default -> kind.equalsIgnoreCase("inProgress");
    };
  }

  private List<Column> columns(TeamPlace place, Board board) {
    return columns.find(board.id()).orElseGet(() -> usual(place, board));
  }

  /** A column for each state of the types, in their order. */
  private List<Column> usual(TeamPlace place, Board board) {
    List<Column> usual = new ArrayList<>();
    List<ItemType> types = types(place, board);
    for (State state : types.get(types.size() - 1).states()) {
      Map<String, String> states = new LinkedHashMap<>();
      types.stream()
          .filter(type -> type.states().contains(state))
          .forEach(type -> states.put(type.name(), state.name()));
      String kind =
          Stream.of("incoming", "inProgress", "outgoing")
              .filter(k -> fits(state, k))
              .findFirst()
              .orElse("");
      if (!kind.isEmpty()) {
        UUID id = id("column", board.id() + state.name());
        int limit = kind.equals("inProgress") ? 5 : 0;
        usual.add(new Column(id, state.name(), limit, states, kind, false, ""));
      }
    }
    return usual;
  }

  private HttpAnswer columns(Call call) {
    return Answers.list(columns(place(call), board(call)), Column::json);
  }

  private HttpAnswer setColumns(Call call) {
    TeamPlace place = place(call);
    Board board = board(call);
    List<Column> next = new ArrayList<>();
    for (JsonElement element : call.array()) {
      next.add(column(place, board, element));
    }
    check(next);
    columns.put(board.id(), List.copyOf(next));
    return Answers.list(next, Column::json);
  }

  private static void check(List<Column> next) {
    boolean shaped =
        next.size() >= 2
            && next.get(0).kind().equals("incoming")
            && next.get(next.size() - 1).kind().equals("outgoing")
            && next.subList(1, next.size() - 1).stream()
                .allMatch(column -> column.kind().equals("inProgress"));
    if (!shaped) {
      throw WorkErrors.badBoard(
          "A board begins with one incoming column and ends with one outgoing column.");
    }
    if (next.stream().map(Column::name).distinct().count() < next.size()) {
      throw WorkErrors.badBoard("Two columns of a board cannot have the same name.");
    }
  }

  private Column column(TeamPlace place, Board board, JsonElement element) {
    if (!(element instanceof JsonObject sent)) {
      throw WorkErrors.badBoard("Each column must be an object.");
    }
    String name = Json.string(sent, "name", "");
    String kind = Json.string(sent, "columnType", "inProgress");
    String exact =
        Stream.of("incoming", "inProgress", "outgoing")
            .filter(kind::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> WorkErrors.badBoard("There is no columnType '" + kind + "'."));
    if (name.isBlank()) {
      throw WorkErrors.badBoard("A column needs a name.");
    }
    JsonElement limit = Json.member(sent, "itemLimit");
    return new Column(
        known(columns(place, board).stream().map(Column::id), Json.string(sent, "id")),
        name,
        limit == null ? 0 : Json.number(limit),
        states(place, board, sent, exact),
        exact,
        Json.flag(sent, "isSplit"),
        Json.string(sent, "description", ""));
  }

  /** The id sent if something has it already; a new one if not. */
  private UUID known(Stream<UUID> ids, @Nullable String sent) {
    return ids.filter(id -> id.toString().equalsIgnoreCase(sent))
        .findFirst()
        .orElseGet(() -> id("board part", Integer.toString(made.next())));
  }

  private Map<String, String> states(TeamPlace place, Board board, JsonObject sent, String kind) {
    JsonObject mappings =
        Json.member(sent, "stateMappings") instanceof JsonObject object ? object : new JsonObject();
    Map<String, String> states = new LinkedHashMap<>();
    for (ItemType type : types(place, board)) {
      String state = Json.string(mappings, type.name());
      Optional<State> fitting =
          type.states().stream()
              .filter(s -> s.name().equalsIgnoreCase(state) && fits(s, kind))
              .findFirst();
      if (state != null && fitting.isEmpty()) {
        throw WorkErrors.badBoard(
            "The state '%s' of %s cannot stand in an %s column."
                .formatted(state, type.name(), kind));
      }
      fitting.ifPresent(s -> states.put(type.name(), s.name()));
    }
    return states;
  }

  private List<Row> rows(Board board) {
    return rows.find(board.id()).orElse(List.of(new Row(DEFAULT_ROW, null, null)));
  }

  private HttpAnswer rows(Call call) {
    return Answers.list(rows(board(call)), Row::json);
  }

  private HttpAnswer setRows(Call call) {
    Board board = board(call);
    List<Row> next = new ArrayList<>();
    JsonArray sent = call.array();
    for (JsonElement element : sent) {
      if (!(element instanceof JsonObject row)) {
        throw WorkErrors.badBoard("Each row must be an object.");
      }
      UUID id = known(rows(board).stream().map(Row::id), Json.string(row, "id"));
      next.add(new Row(id, Json.string(row, "name"), Json.string(row, "color")));
    }
    if (next.stream().noneMatch(row -> row.id().equals(DEFAULT_ROW))) {
      throw WorkErrors.badBoard("The default row must stay.");
    }
    rows.put(board.id(), List.copyOf(next));
    return Answers.list(next, Row::json);
  }

  private HttpAnswer userSettings(Call call) {
    boolean on = autoRefresh.find(board(call).id()).orElse(false);
    return Answers.ok(Doc.of("autoRefreshState", on));
  }

  private HttpAnswer setUserSettings(Call call) {
    JsonElement on = Json.member(call.object(), "autoRefreshState");
    if (on != null) {
      autoRefresh.put(board(call).id(), Json.scalar(on).equalsIgnoreCase("true"));
    }
    return userSettings(call);
  }

  private Stream<TeamPlace> places(Call call) {
    Project project = teams.world().organization().requiredProject(call);
    return project.teams().stream().map(team -> teams.place(project, team));
  }

  private HttpAnswer columnNames(Call call) {
    TreeSet<String> names = new TreeSet<>();
    places(call)
        .forEach(
            place ->
                boards(place)
                    .forEach(board -> columns(place, board).forEach(c -> names.add(c.name()))));
    return Answers.list(List.copyOf(names), name -> Doc.of("name", name));
  }

  private HttpAnswer rowNames(Call call) {
    TreeSet<String> names = new TreeSet<>();
    places(call)
        .flatMap(place -> boards(place).stream())
        .flatMap(board -> rows(board).stream())
        .forEach(row -> names.add(Objects.requireNonNullElse(row.name(), "Default")));
    return Answers.list(List.copyOf(names), name -> Doc.of("name", name));
  }
}
