// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The row of the surface that a test is about. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Row {
  /** Its name, such as {@code GIT-05}. */
  String id();

  /** How it reads here, from the client or from a project called {@code project} on. */
  String call();

  /** Why it is served in another way than by the same request; empty if it is not. */
  String why() default "";
}
