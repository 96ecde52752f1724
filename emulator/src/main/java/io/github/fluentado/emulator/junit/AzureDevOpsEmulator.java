// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class an emulator: as a parameter of type {@code Emulator}, or of type
 * {@link EmulatorSettings} for a client that takes an address and a token.
 *
 * <p>One emulator serves a class and its nested classes. Before each test it returns to how it was
 * before the first (what {@code @BeforeAll} methods did stays), without faults and received
 * requests. A test that runs beside others of its class has an emulator of its own.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("exports") // Whoever uses it has JUnit.
@ExtendWith(EmulatorExtension.class)
public @interface AzureDevOpsEmulator {
  /** The name of the organization; {@code contoso} unless said here or by the seeds. */
  String organization() default "";

  /** Names of projects in place of the two usual ones. */
  String[] projects() default {};

  /** Whether to put in the few things that {@code EmulatorBuilder.seeded()} does. */
  boolean seeded() default false;

  /**
   * A seed document: a resource, looked for from the test class on as by {@link Class#getResource},
   * or else a file.
   */
  String seeds() default "";

  /** A release of Azure DevOps Server in place of the hosted service, such as {@code 2022}. */
  String server() default "";

  /**
   * An instant at which the clock stands until a test moves it; the system's clock if not given.
   */
  String clock() default "";

  /** Whether each test has an emulator of its own in any case. */
  boolean perMethod() default false;
}
