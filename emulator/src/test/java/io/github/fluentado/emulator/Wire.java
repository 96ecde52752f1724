// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.emulator.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Speaks to an emulator with the JDK's client: the tests must not know the project's own. */
public final class Wire {
  public static final String PATCH = "application/json-patch+json";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final int port;
  private final List<String> headers;

  private Wire(String url, int port, List<String> headers) {
    this.url = url;
    this.port = port;
    this.headers = List.copyOf(headers);
  }

  public static Wire of(Emulator emulator) {
    return anonymous(emulator).with("Authorization", basic(emulator.token()));
  }

  public static Wire of(Installation installation) {
    return new Wire(installation.url(), installation.port(), List.of())
        .with("Authorization", basic(installation.token()));
  }

  public static Wire anonymous(Emulator emulator) {
    return new Wire(emulator.url(), emulator.port(), List.of());
  }

  public static String basic(String token) {
    byte[] pair = ("anyone:" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  public Wire with(String name, String value) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of(name, value));
    return new Wire(url, port, all);
  }

  /** An answer with its body as text. */
  public record Answer(int status, HttpResponse<byte[]> response) {
    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
      return response.body();
    }

    public JsonObject json() {
      return JsonParser.parseString(text()).getAsJsonObject();
    }

    public JsonArray list() {
      return json().getAsJsonArray("value");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public int id() {
      return json().get("id").getAsInt();
    }

    public int rev() {
      return json().get("rev").getAsInt();
    }

    public JsonObject fields() {
      return json().getAsJsonObject("fields");
    }

    public String field(String name) {
      return fields().get(name).getAsString();
    }

    public String typeKey() {
      return json().get("typeKey").getAsString();
    }

    public String message() {
      return json().get("message").getAsString();
    }

    public List<Integer> ids(String list) {
      return json().getAsJsonArray(list).asList().stream()
          .map(item -> item.getAsJsonObject().get("id").getAsInt())
          .toList();
    }

    public List<String> strings(String list, String member) {
      return json().getAsJsonArray(list).asList().stream()
          .map(item -> item.getAsJsonObject().get(member).getAsString())
          .toList();
    }
  }

  public Answer get(String path) {
    return send("GET", path, "", new byte[0]);
  }

  /** From another port, or another host. */
  public Answer at(URI place) {
    return sendTo(place, "GET", "", new byte[0]);
  }

  public Answer delete(String path) {
    return send("DELETE", path, "", new byte[0]);
  }

  public Answer post(String path, String json) {
    return send("POST", path, "application/json", json);
  }

  public Answer patchJson(String path, String json) {
    return send("PATCH", path, "application/json", json);
  }

  public Answer patch(String path, String document) {
    return send("PATCH", path, PATCH, document);
  }

  public Answer wiql(String query) {
    JsonObject body = new JsonObject();
    body.addProperty("query", query);
    return post("/web/_apis/wit/wiql?api-version=7.1", body.toString());
  }

  /** Creates a work item in the project web. */
  public Answer create(String type, String... operations) {
    String path = "/web/_apis/wit/workitems/$" + type.replace(" ", "%20") + "?api-version=7.1";
    return send("POST", path, PATCH, document(operations));
  }

  public Answer task(String title) {
    return create("Task", add("System.Title", title));
  }

  public Answer update(int id, String... operations) {
    return patch("/web/_apis/wit/workitems/" + id + "?api-version=7.1", document(operations));
  }

  public Answer item(int id) {
    return get("/_apis/wit/workitems/" + id + "?api-version=7.1&$expand=all");
  }

  public static String document(String... operations) {
    return "[" + String.join(",", operations) + "]";
  }

  public static String add(String field, String value) {
    return operation("add", "/fields/" + field, quote(value));
  }

  public static String link(String rel, String url) {
    return operation(
        "add", "/relations/-", "{\"rel\":" + quote(rel) + ",\"url\":" + quote(url) + "}");
  }

  public String itemUrl(int id) {
    return url + "/_apis/wit/workItems/" + id;
  }

  public static String operation(String op, String path, String value) {
    return "{\"op\":\"%s\",\"path\":\"%s\",\"value\":%s}".formatted(op, path, value);
  }

  public static String quote(String text) {
    return new com.google.gson.Gson().toJson(text);
  }

  public Answer send(String method, String path, String type, String body) {
    return send(method, path, type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** To steer the emulator: the path is put behind /_emulator. */
  public Answer control(String method, String path, String body) {
    String root = "http://127.0.0.1:" + port + "/_emulator";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return sendTo(URI.create(root + path), method, "application/json", bytes);
  }

  /** The path is put behind the organization's URL as it is. */
  public Answer send(String method, String path, String type, byte[] body) {
    return sendTo(URI.create(url + path), method, type, body);
  }

  private Answer sendTo(URI uri, String method, String type, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static List<JsonElement> relations(Answer answer) {
    JsonArray relations = answer.json().getAsJsonArray("relations");
    return relations == null ? List.of() : relations.asList();
  }
}
