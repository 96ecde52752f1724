// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import com.google.gson.JsonElement;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.core.Outcomes;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.operation.Paging;
import io.github.fluentado.core.operation.Place;
import io.github.fluentado.core.operation.RawRequest;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes calls of every kind. Not for several threads. */
final class Errands {
  private static final int LARGEST = 200_000;

  private final Connection connection;
  private final Ledger ledger;
  private final Random random;
  private final Path file;

  /**
   * @param file where downloads go
   */
  Errands(Connection connection, Ledger ledger, Random random, Path file) {
    this.connection = connection;
    this.ledger = ledger;
    this.random = random;
    this.file = file;
  }

  /** Any one. */
  Errand<?> any() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> thing();
      case 2, 3 -> mark();
      case 4 -> upload(false);
      case 5 -> upload(true);
      case 6 -> list();
      case 7 -> bytes();
      case 8 -> saved();
      default -> many();
    };
  }

  Errand<JsonElement> thing() {
    long number = random.nextInt(1_000_000);
    return Errand.read("thing", request("GET", "thing", number).json(), json -> is(json, number));
  }

  private static boolean is(JsonElement json, long number) {
    return json.getAsJsonObject().get("value").getAsLong() == number;
  }

  private RawRequest request(String method, String kind, long number) {
    return RawRequest.of(connection, method, "/" + kind + "/{number}").path("number", number);
  }

  private Errand<JsonElement> mark() {
    long number = ledger.next();
    Call<JsonElement> call = request("POST", "mark", number).json();
    return new Errand<>("mark", call, json -> is(json, number), number);
  }

  private Errand<JsonElement> upload(boolean once) {
    long number = ledger.next();
    byte[] bytes = Content.bytes(number, Content.size(number));
    RequestBody body =
        once
            ? RequestBody.once(
                new ByteArrayInputStream(bytes), random.nextInt(2) * (bytes.length + 1) - 1)
            : RequestBody.of(bytes);
    RawRequest request = request("POST", "upload", number).body("application/octet-stream", body);
    return new Errand<>("upload", request.json(), json -> is(json, number), number);
  }

  private Errand<List<Long>> list() {
    long number = random.nextInt(1_000_000);
    int most = random.nextInt(2 * Answering.LIST);
    List<Long> all =
        IntStream.range(0, Math.min(most, Answering.LIST)).mapToObj(i -> number + i).toList();
    return Errand.read("list", paged(number).limit(most).all(), all::equals);
  }

  /** A list of {@link Answering#LIST} numbers from that one on. */
  Paged<Long> paged(long number) {
    boolean skip = random.nextBoolean();
    Paging paging =
        skip
            ? Paging.offset(Place.QUERY, "$skip", "$top", "value")
            : Paging.header(Place.QUERY, "token");
    RawRequest request = request("GET", skip ? "skip" : "token", number);
    return request.list(Codec.INT64, paging);
  }

  private Errand<byte[]> bytes() {
    long number = random.nextInt(1_000_000);
    byte[] all = Content.bytes(number, Content.size(number));
    return Errand.read("bytes", download(number).bytes(LARGEST), got -> Arrays.equals(got, all));
  }

  private Errand<Path> saved() {
    long number = random.nextInt(1_000_000);
    Path target = file.resolveSibling(file.getFileName() + "-" + number);
    return Errand.read("saved", download(number).to(target), path -> Folder.take(path, number));
  }

  Download download(long number) {
    return request("GET", "file", number).download("application/octet-stream");
  }

  private Errand<Outcomes<Long, JsonElement>> many() {
    List<Long> numbers = random.longs(8, 1, 1_000_000).boxed().toList();
    Call<Outcomes<Long, JsonElement>> call =
        Call.each(numbers, 3, number -> request("GET", "thing", number).json());
    return Errand.read("many", call, found -> right(found, numbers));
  }

  private static boolean right(Outcomes<Long, JsonElement> found, List<Long> numbers) {
    return found.all().stream().map(Outcome::of).toList().equals(numbers)
        && found.all().stream()
            .allMatch(one -> one.value().map(json -> is(json, one.of())).orElse(true));
  }

  /** The same over another client. */
  Errands over(Connection other) {
    return new Errands(other, ledger, random, file);
  }
}
