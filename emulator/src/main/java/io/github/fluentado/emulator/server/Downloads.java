// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import static java.util.stream.Collectors.joining;

import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.Hosts;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.http.Listener;
import io.github.fluentado.emulator.store.Gate;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A second port, as the service keeps files on another host: it serves signed URLs, which hold good
 * for an hour of the emulator's clock, and asks nobody to sign in. A storage host refuses a request
 * that carries credentials; so a client that takes its token along to where it was redirected
 * fails, and can be seen among the {@link #requests()}. A host of artifacts lets a token come
 * along, which Microsoft's own client for Node counts on.
 *
 * <p>It listens from the first signed URL on. What it serves is made when it is asked for, from the
 * state of that time.
 */
public final class Downloads implements AutoCloseable {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int LOG_LENGTH = 10_000;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

  private final URI main;
  private final InstantSource clock;
  private final Gate gate;
  private final byte[] key;
  private final Map<String, Function<List<String>, Content>> sources = new ConcurrentHashMap<>();
  private final Set<String> artifacts = ConcurrentHashMap.newKeySet();
  private final Deque<Received> log = new ArrayDeque<>();
  private volatile BiFunction<HttpRequest, Function<HttpRequest, HttpAnswer>, Delivery> guard =
      (request, handler) -> new Delivery.Whole(handler.apply(request));
  private volatile Reach reach;
  private @Nullable Listener listener;

  /**
   * How the second port is reached.
   *
   * @param bind the address that it listens on
   * @param root scheme and host, as clients see them
   */
  private record Reach(String bind, String root, Hosts hosts) {}

  /** A file as it is sent. */
  public record Content(String name, String mediaType, Bytes bytes) {}

  /** A URL that needs no sign-in until it expires. */
  public record Signed(String url, Instant expires) {}

  /** A request to the second port, and the status it was answered with. */
  public record Received(HttpRequest request, int status) {}

  /**
   * @param mainUrl of the emulator; the second port is on the same machine
   */
  public Downloads(String mainUrl, InstantSource clock, Gate gate) {
    this.main = URI.create(mainUrl);
    this.clock = clock;
    this.gate = gate;
    this.reach = new Reach(main.getHost(), main.getScheme() + "://" + main.getHost(), Hosts.NONE);
    this.key = main.getPath().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Says where the files of a kind come from that a storage host has; the source is given the path
   * that was signed.
   */
  public void serve(String kind, Function<List<String>, Content> source) {
    sources.put(kind, source);
  }

  /** As {@link #serve}, for what a host of artifacts has: it takes credentials, too. */
  public void serveArtifacts(String kind, Function<List<String>, Content> source) {
    artifacts.add(kind);
    serve(kind, source);
  }

  /** A URL for a file of a kind. */
  public Signed sign(String kind, String... path) {
    Instant expires = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
    String place =
        "/" + kind + Stream.of(path).map(p -> "/" + Percent.encode(p)).collect(joining());
    String query =
        "?se=" + expires.getEpochSecond() + "&sp=r&sig=" + signature(place, expires.toString());
    return new Signed(root() + place + query, expires);
  }

  private synchronized String root() {
    Listener running = listener == null ? listen() : listener;
    listener = running;
    // The service has its files on another host, by which clients decide what to send along. A
    // name is another host than an address, although both lead here.
    String root = reach.root().replaceFirst("//127\\.0\\.0\\.1$", "//localhost");
    return root + ":" + running.port();
  }

  /** Says how the second port is reached, before the first signed URL: with TLS, by a name. */
  public void reachedBy(String bind, String root, Hosts hosts) {
    reach = new Reach(bind, root, hosts);
  }

  /** What all signed URLs begin with; empty before the first. */
  public synchronized Optional<String> address() {
    return Optional.ofNullable(listener).map(running -> root());
  }

  private Listener listen() {
    try {
      InetAddress address = InetAddress.getByName(reach.bind());
      return Listener.start(address, 0, clock, this::handle, reach.hosts());
    } catch (UnknownHostException e) {
      throw new UncheckedIOException("The host " + reach.bind() + " is not known.", e);
    }
  }

  private String signature(String place, String expires) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      digest.update((place + "\n" + expires).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime knows SHA-256.", e);
    }
  }

  /** Answers a request, whichever way it came. */
  public Delivery handle(HttpRequest request) {
    Delivery delivery = guard.apply(request, this::answer);
    synchronized (log) {
      log.addLast(new Received(request, delivery.status()));
      if (log.size() > LOG_LENGTH) {
        log.removeFirst();
      }
    }
    return delivery;
  }

  /** Lets something stand before the second port that may deliver otherwise, such as faults. */
  public void guardedBy(
      BiFunction<HttpRequest, Function<HttpRequest, HttpAnswer>, Delivery> standing) {
    guard = standing;
  }

  private HttpAnswer answer(HttpRequest request) {
    String kind = request.target().split("[/?]", 3)[1];
    if (request.headers().first("Authorization").isPresent() && !artifacts.contains(kind)) {
      return refusal(400, "InvalidAuthenticationInfo", "A signed URL takes no Authorization.");
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return refusal(405, "UnsupportedHttpVerb", "Only GET and HEAD are served here.");
    }
    String[] halves = request.target().split("\\?", 2);
    try {
      Query query = Query.parse(halves.length > 1 ? halves[1] : "");
      if (!permitted(halves[0], query)) {
        return refusal(403, "AuthenticationFailed", "The signature is wrong or has expired.");
      }
      List<String> path = Arrays.stream(halves[0].split("/")).skip(1).map(Percent::decode).toList();
      return sent(gate.reading(() -> content(path)), request);
    } catch (ServiceException e) {
      return refusal(e.status(), "BlobNotFound", e.text());
    }
  }

  private boolean permitted(String place, Query query) {
    Instant expires = Instant.ofEpochSecond(query.count("se", 0));
    String expected = signature(place, expires.toString());
    return query.text("sig").filter(expected::equals).isPresent()
        && clock.instant().isBefore(expires);
  }

  private Content content(List<String> path) {
    Function<List<String>, Content> source = sources.get(path.get(0));
    if (source == null) {
      throw ServiceException.of(404, "System.Exception", 0, "There is nothing at this place.");
    }
    return source.apply(path.subList(1, path.size()));
  }

  private static HttpAnswer sent(Content file, HttpRequest request) {
    byte[] all = file.bytes().get();
    Matcher range = RANGE.matcher(request.headers().first("Range").orElse(""));
    HttpAnswer answer = HttpAnswer.of(200, file.mediaType(), all);
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2).isEmpty() ? all.length : Integer.parseInt(range.group(2)) + 1;
      if (from >= all.length || to <= from) {
        return refusal(416, "InvalidRange", "The range lies outside the file.")
            .with("Content-Range", "bytes */" + all.length);
      }
      byte[] part = Arrays.copyOfRange(all, from, Math.min(to, all.length));
      answer =
          HttpAnswer.of(206, file.mediaType(), part)
              .with(
                  "Content-Range",
                  "bytes " + from + "-" + (from + part.length - 1) + "/" + all.length);
    }
    return answer
        .with("Accept-Ranges", "bytes")
        .with("ETag", "\"0x" + HexFormat.of().toHexDigits(Arrays.hashCode(all)) + "\"")
        .with("Content-Disposition", "attachment; filename*=UTF-8''" + Percent.encode(file.name()));
  }

  private static HttpAnswer refusal(int status, String code, String text) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>"
            + code
            + "</Code><Message>"
            + text.replace("&", "&amp;").replace("<", "&lt;")
            + "</Message></Error>";
    return HttpAnswer.of(status, "application/xml", xml).with("x-ms-error-code", code);
  }

  /** What has reached the second port, oldest first; at most the last ten thousand. */
  public List<Received> requests() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  /** Empties the list of {@link #requests()}. */
  public void forgetRequests() {
    synchronized (log) {
      log.clear();
    }
  }

  /** The second port; empty before the first signed URL. */
  public synchronized Optional<Integer> port() {
    return Optional.ofNullable(listener).map(Listener::port);
  }

  @Override
  public synchronized void close() {
    if (listener != null) {
      listener.close();
    }
  }
}
