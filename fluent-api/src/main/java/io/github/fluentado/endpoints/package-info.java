// SPDX-License-Identifier: MIT
/** Service connections. {@link io.github.fluentado.endpoints.ServiceEndpoints} is the door. */
@NullMarked
package io.github.fluentado.endpoints;

import org.jspecify.annotations.NullMarked;
