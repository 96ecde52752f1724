// SPDX-License-Identifier: MIT
/** A client in a Spring Boot program, made of the program's properties. */
@NullMarked
package io.github.fluentado.springboot;

import org.jspecify.annotations.NullMarked;
