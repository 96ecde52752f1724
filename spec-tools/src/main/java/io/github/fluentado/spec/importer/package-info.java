// SPDX-License-Identifier: MIT
/** Makes the description of the service from the published Swagger files. */
@NullMarked
package io.github.fluentado.spec.importer;

import org.jspecify.annotations.NullMarked;
