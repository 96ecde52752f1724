// SPDX-License-Identifier: MIT
/** The work item query language: parser and evaluator. Not for users. */
@NullMarked
package io.github.fluentado.emulator.wit.wiql;

import org.jspecify.annotations.NullMarked;
