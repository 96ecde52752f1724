// SPDX-License-Identifier: MIT
package io.github.fluentado.benchmarks;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;

/** The clients that somebody would write by hand for the few things that a program needs. */
final class ByHand {
  static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString(":pat".getBytes(StandardCharsets.UTF_8));

  private final Gson gson = new Gson();
  private final OkHttpClient ok;
  private final HttpClient jdk = HttpClient.newHttpClient();
  private final String base;

  ByHand(String base, int parallel) {
    this.base = base;
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(parallel);
    dispatcher.setMaxRequestsPerHost(parallel);
    this.ok =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(parallel, 5, TimeUnit.MINUTES))
            .build();
  }

  private Request request(String target) {
    return new Request.Builder()
        .url(base + target)
        .header("Authorization", LOGIN)
        .header("Accept", "application/json")
        .header("User-Agent", "by-hand")
        .build();
  }

  private <T> T read(Response response, Class<T> type) throws IOException {
    try (response;
        Reader reader = response.body().charStream()) {
      if (response.code() != 200) {
        throw new IOException("status " + response.code());
      }
      return gson.fromJson(reader, type);
    }
  }

  /** Over OkHttp, with Gson, on the calling thread. */
  <T> T get(String target, Class<T> type) throws IOException {
    return read(ok.newCall(request(target)).execute(), type);
  }

  /** The same without waiting. */
  <T> CompletableFuture<T> getAsync(String target, Class<T> type) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    ok.newCall(request(target))
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException failure) {
                answer.completeExceptionally(failure);
              }

              @Override
              public void onResponse(Call call, Response response) {
                try {
                  answer.complete(read(response, type));
                } catch (IOException | RuntimeException broken) {
                  answer.completeExceptionally(broken);
                }
              }
            });
    return answer;
  }

  private HttpRequest jdkRequest(String target) {
    return HttpRequest.newBuilder(URI.create(base + target))
        .header("Authorization", LOGIN)
        .header("Accept", "application/json")
        .header("User-Agent", "by-hand")
        .version(HttpClient.Version.HTTP_1_1)
        .build();
  }

  /** Over the client of the JDK, with Gson. */
  <T> T getByJdk(String target, Class<T> type) throws IOException, InterruptedException {
    var response = jdk.send(jdkRequest(target), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    try (Reader reader = new InputStreamReader(response.body(), StandardCharsets.UTF_8)) {
      return gson.fromJson(reader, type);
    }
  }

  <T> CompletableFuture<T> getAsyncByJdk(String target, Class<T> type) {
    return jdk.sendAsync(jdkRequest(target), HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> gson.fromJson(response.body(), type));
  }

  String text(String target) throws IOException {
    try (Response response = ok.newCall(request(target)).execute()) {
      return response.body().string();
    }
  }

  void download(String target, Path file) throws IOException {
    try (Response response = ok.newCall(request(target)).execute();
        BufferedSink sink = Okio.buffer(Okio.sink(file))) {
      sink.writeAll(response.body().source());
    }
  }

  String upload(String target, Path file) throws IOException {
    Request post =
        request(target)
            .newBuilder()
            .post(RequestBody.create(file.toFile(), MediaType.get("application/octet-stream")))
            .build();
    try (Response response = ok.newCall(post).execute()) {
      return response.body().string();
    }
  }

  /** The same over the client of the JDK. */
  void downloadByJdk(String target, Path file) throws IOException, InterruptedException {
    var response = jdk.send(jdkRequest(target), HttpResponse.BodyHandlers.ofFile(file));
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
  }

  String uploadByJdk(String target, Path file) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(jdkRequest(target), (name, value) -> true)
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    return jdk.send(post, HttpResponse.BodyHandlers.ofString()).body();
  }
}
