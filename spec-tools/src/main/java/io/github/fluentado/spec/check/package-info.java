// SPDX-License-Identifier: MIT
/**
 * Compares the description of the service with the published Swagger files.
 *
 * <p>Reads both sides by code of its own: it shares nothing with the importer, so that a mistake
 * there is not repeated here.
 */
@NullMarked
package io.github.fluentado.spec.check;

import org.jspecify.annotations.NullMarked;
