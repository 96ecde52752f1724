// SPDX-License-Identifier: MIT
/**
 * JSON rules: what the service sends is read leniently, kept whole, and written back as it came.
 *
 * <p>Nothing here knows about HTTP. Generated models and enums build on {@link
 * io.github.fluentado.core.json.Model} and {@link io.github.fluentado.core.json.OpenEnum}.
 */
@NullMarked
package io.github.fluentado.core.json;

import org.jspecify.annotations.NullMarked;
