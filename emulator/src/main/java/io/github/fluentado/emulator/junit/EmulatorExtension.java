// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.junit;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Snapshot;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link AzureDevOpsEmulator} does. To start an emulator in a way of one's own:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmulatorExtension EMULATOR =
 *     EmulatorExtension.of(() -> Emulator.builder().project("shop").start());
 * }</pre>
 *
 * On an instance field in place of a static one, each test has an emulator of its own.
 */
@SuppressWarnings("exports") // Whoever uses it has JUnit.
public final class EmulatorExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace PLACE =
      ExtensionContext.Namespace.create(EmulatorExtension.class);

  /**
   * An emulator, and the state in which each test finds it.
   *
   * @param owner the unique id of the class or test that it is for
   */
  private record Running(
      String owner,
      Emulator emulator,
      AtomicReference<Snapshot> first,
      AtomicReference<Emulator> shown)
      implements AutoCloseable {

    private void prepare() {
      Snapshot snapshot = first.get();
      if (snapshot == null) {
        first.set(emulator.snapshot());
      } else {
        emulator.restore(snapshot);
      }
      emulator.faults().clear();
      emulator.forgetRequests();
    }

    @Override
    public void close() {
      shown.compareAndSet(emulator, null);
      emulator.close();
    }
  }

  private final @Nullable Supplier<Emulator> starter;
  private final AtomicReference<Emulator> shown = new AtomicReference<>();

  /** For JUnit, which makes it for the annotation. */
  public EmulatorExtension() {
    this(null);
  }

  private EmulatorExtension(@Nullable Supplier<Emulator> starter) {
    this.starter = starter;
  }

  /** With emulators that are started so. */
  public static EmulatorExtension of(Supplier<Emulator> starter) {
    return new EmulatorExtension(starter);
  }

  /**
   * The emulator of the class, once JUnit has started it, for what is not handed parameters: a
   * method of Spring's {@code @DynamicPropertySource}, say.
   *
   * @throws IllegalStateException before and after, and where each test has one of its own
   */
  public Emulator emulator() {
    Emulator emulator = shown.get();
    if (emulator == null) {
      throw new IllegalStateException(
          "No emulator runs for the class: register the extension on a static field.");
    }
    return emulator;
  }

  /** As {@link Emulator#url} of {@link #emulator}. */
  public String url() {
    return emulator().url();
  }

  /** As {@link Emulator#token} of {@link #emulator}. */
  public String token() {
    return emulator().token();
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    boolean own = AnnotationSupport.isAnnotated(context.getElement(), AzureDevOpsEmulator.class);
    Running outer = running(context);
    if (own || outer == null) {
      start(context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Running running = forTest(context);
    if (!running.owner().equals(context.getUniqueId())) {
      running.prepare();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Emulator.class || type == EmulatorSettings.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Emulator emulator = forTest(context).emulator();
    if (parameter.getParameter().getType() == Emulator.class) {
      return emulator;
    }
    return new EmulatorSettings(
        emulator.url(), emulator.token(), emulator.organization(), emulator.seeds().project());
  }

  private @Nullable Running running(ExtensionContext context) {
    return context.getStore(PLACE).get(this, Running.class);
  }

  /** The one of the class, or of the test if it must not share. */
  private Running forTest(ExtensionContext context) {
    Running running = running(context);
    boolean test = context.getTestMethod().isPresent();
    if (running == null || (test && !mayShare(context, running))) {
      return start(context);
    }
    return running;
  }

  private boolean mayShare(ExtensionContext context, Running running) {
    boolean own = running.owner().equals(context.getUniqueId());
    return own || (!settings(context).perMethod() && !runsBesideOthers(context, running));
  }

  /** Whether others may use the emulator at the same time. */
  private static boolean runsBesideOthers(ExtensionContext context, Running running) {
    ExtensionContext place = context;
    while (!place.getUniqueId().equals(running.owner())) {
      Optional<ExtensionContext> outer = place.getParent();
      if (place.getExecutionMode() == ExecutionMode.CONCURRENT || outer.isEmpty()) {
        return true;
      }
      place = outer.get();
    }
    return false;
  }

  /** JUnit closes what is in the store when the class or the test is over. */
  private Running start(ExtensionContext context) {
    Emulator emulator = starter == null ? started(context) : starter.get();
    Running running = new Running(context.getUniqueId(), emulator, new AtomicReference<>(), shown);
    if (context.getTestMethod().isEmpty()) {
      shown.set(emulator);
    }
    context.getStore(PLACE).put(this, running);
    return running;
  }

  private static Settings settings(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(
            context.getRequiredTestClass(),
            AzureDevOpsEmulator.class,
            context.getEnclosingTestClasses())
        .map(Settings::new)
        .orElseGet(() -> new Settings(null));
  }

  private static Emulator started(ExtensionContext context) {
    return settings(context).start(context.getRequiredTestClass());
  }
}
